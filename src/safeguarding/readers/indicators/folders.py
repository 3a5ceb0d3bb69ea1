"""A folder of a council's figures: ``indicators.toml`` names them, its tables hold their values, published ones those of others."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.errors import FaultyInputError, InvalidRecordError, SafeguardingError, UnreadableFileError
from safeguarding.faults import Fault, Place, Severity, faults_of
from safeguarding.indicators.catalogue import INDICATORS
from safeguarding.indicators.definitions import FigureKind, Indicator
from safeguarding.indicators.targets import IndicatorTarget, RagRule
from safeguarding.opened_files import check_folder, folder_entries, is_inside
from safeguarding.readers.indicators.events import read_events
from safeguarding.readers.indicators.facts import INDICATORS_FILE, IndicatorFacts, ScorecardFacts
from safeguarding.readers.indicators.grouped import GroupedTable, contradicted_totals, read_groups
from safeguarding.readers.indicators.long_tables import PublishedTable, is_long_table, read_published_table
from safeguarding.readers.indicators.measures import PublishedMeasure, measure_of
from safeguarding.readers.indicators.observed import ObservedTable, read_observed
from safeguarding.readers.indicators.recomputing import faults_of_figures
from safeguarding.readers.indicators.stated_definitions import definition_of
from safeguarding.readers.indicators.values import FigureTable, read_figures
from safeguarding.records import Record, Several, how_many
from safeguarding.serialization.documents import read_toml
from safeguarding.tables.kinds import TABLE_SUFFIXES
from safeguarding.tables.opening import open_grids
from safeguarding.texts import shortened

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class FolderIndicator(Record):
    """A figure of a folder with all that is known of it.

    Attributes:
        indicator: Its definition.
        facts: What the folder says of it.
        table: The council's own values; None where the folder has none.
        target: What it should be; None where nobody says.
        colours: The rule of its colours.
        published: Where it is published; None where it is in none of the folder's tables.
        grouped: Its values by groups, to be standardised; None where the folder has none.
    """

    indicator: Indicator
    facts: IndicatorFacts
    table: FigureTable | None = None
    target: IndicatorTarget | None = None
    colours: RagRule | None = None
    published: tuple[PublishedTable, PublishedMeasure] | None = None
    grouped: GroupedTable | None = None


@attrs.frozen(kw_only=True)
class IndicatorFolder(Record):
    """A folder of figures, read.

    Attributes:
        facts: What ``indicators.toml`` holds.
        on: The day to judge by.
        indicators: The figures.
        observed: Areas with what was observed and what was expected of them.
        rule: The council's disclosure rule; None where it has none.
        files_not_read: The folder's tables that nothing names.
        faults: Everything that could not be used, with its place; printed figures that do not follow among them.
    """

    facts: ScorecardFacts
    on: date
    indicators: tuple[FolderIndicator, ...] = attrs.field(converter=Several[FolderIndicator], repr=how_many)
    observed: tuple[ObservedTable, ...] = attrs.field(default=(), converter=Several[ObservedTable], repr=how_many)
    rule: DisclosureRule | None = None
    files_not_read: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
    faults: tuple[Fault, ...] = attrs.field(default=(), converter=Several[Fault], repr=how_many)


def read_indicator_folder(path: Path, *, on: date, authority: str = "") -> IndicatorFolder:
    r"""Read a folder of figures.

    Args:
        path: The folder. Without ``indicators.toml`` its published tables are read for the authority that is named.
        on: The day to judge by.
        authority: Which area of the published tables is asked about, where the folder does not say it.

    Raises:
        UnreadableFileError: for a folder without ``indicators.toml`` where no authority is named, or nothing is published.
        FaultyInputError: with the faults of every file that stop a scorecard from being made.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as name:
        ...     _ = Path(name, "indicators.toml").write_text('title = "Ours"\nauthority = "York"\nindicators = []')
        ...     read_indicator_folder(Path(name), on=date(2026, 4, 30)).facts.title
        'Ours'
    """
    check_folder(path, holding=INDICATORS_FILE)
    facts = None if not (path / INDICATORS_FILE).is_file() else read_toml(path / INDICATORS_FILE, ScorecardFacts)
    if facts is not None and not facts.authority:
        facts = attrs.evolve(facts, authority=authority)
    reader = _Reader(path, on)
    reader.read_published(facts)
    if facts is None:
        facts = _facts_of_published(path, authority, reader.published)
    indicators = [reader.indicator(k, each) for k, each in enumerate(facts.indicators)]
    reader.check_keys([each for each in indicators if each is not None])
    reader.check_rows([each for each in indicators if each is not None])
    observed = reader.observed(facts)
    if reader.stopping:
        raise FaultyInputError.of(path.resolve().name or str(path), reader.stopping)
    return IndicatorFolder(
        facts=facts,
        on=on,
        indicators=tuple(each for each in indicators if each is not None),
        observed=observed,
        rule=None if facts.disclosure is None else facts.disclosure.rule,
        files_not_read=reader.files_not_read(),
        faults=tuple(dict.fromkeys(reader.faults)),
    )


def named_files(path: Path) -> tuple[str, ...]:
    """The tables of a folder that its scorecard reads; none where it has no ``indicators.toml`` that can be read.

    Examples:
        >>> named_files(Path("nowhere"))
        ()
    """
    try:
        facts = read_toml(path / INDICATORS_FILE, ScorecardFacts)
    except SafeguardingError:
        return ()
    reader = _Reader(path, date.max)
    own = [file for file, _ in facts.own_files]
    return (*own, *reader.published_files(facts))


def _facts_of_published(path: Path, authority: str, tables: Sequence[PublishedTable]) -> ScorecardFacts:
    """What a folder of published tables alone is asked: every figure that they are known to hold, of one authority."""
    name = path.resolve().name or str(path)
    if not authority:
        remedy = f"write {INDICATORS_FILE}, or name the authority whose published figures are asked about"
        raise UnreadableFileError(f"holds no {INDICATORS_FILE}", file=name, remedy=remedy)
    keys = [each.key for each in INDICATORS if measure_of(each, tables) is not None]
    if not keys:
        problem = f"holds neither {INDICATORS_FILE} nor a published table of figures that are known"
        raise UnreadableFileError(problem, file=name, remedy=f"write {INDICATORS_FILE}")
    return ScorecardFacts(
        title=f"Published figures of {authority}",
        authority=authority,
        indicators=tuple(IndicatorFacts(use=key) for key in keys),
    )


class _Reader:
    """Reads a folder's files; what stops a scorecard and what does not are kept apart."""

    def __init__(self, path: Path, on: date) -> None:
        self._path, self._on = path, on
        self._read: set[str] = {INDICATORS_FILE}
        self._by_name: dict[str, PublishedTable] = {}
        self._tables: dict[tuple[str, str, str], FigureTable] = {}
        self.stopping: list[Fault] = []
        self.faults: list[Fault] = []

    @property
    def published(self) -> tuple[PublishedTable, ...]:
        """The published tables, in the order in which they were named."""
        return tuple(self._by_name.values())

    def read_published(self, facts: ScorecardFacts | None) -> None:
        """Read the published tables."""
        for file in self.published_files(facts):
            table = self._read_file(file, read_published_table)
            if table is not None:
                self._by_name[file] = table
                self.faults += (*table.faults, *faults_of_figures(table))

    def published_files(self, facts: ScorecardFacts | None) -> tuple[str, ...]:
        """The published tables: those that are named, or all that are in the folder."""
        beside = [] if facts is None else [each.beside.file for each in facts.indicators if each.beside]
        named = [] if facts is None else [*facts.published, *beside]
        return tuple(dict.fromkeys(named or self._long_tables(facts)))

    def _long_tables(self, facts: ScorecardFacts | None) -> Iterator[str]:
        own = set() if facts is None else {file for file, _ in facts.own_files}
        for path in self._files():
            if path.name not in own and _is_long(path):
                yield path.name

    def _files(self) -> Iterator[Path]:
        suffixes = {*TABLE_SUFFIXES} - {".txt"}
        yield from (
            each for each in folder_entries(self._path) if each.suffix.casefold() in suffixes and each.is_file()
        )

    def files_not_read(self) -> tuple[str, ...]:
        """The folder's tables that nothing names."""
        return tuple(each.name for each in self._files() if each.name not in self._read)

    def _read_file(self, file: str, read: Callable[[Path], T]) -> T | None:
        """What a file of the folder holds; None where it stops everything, which is reported."""
        self._read.add(file)
        path = self._path / file
        try:
            if not is_inside(path, self._path):
                raise UnreadableFileError("outside the folder", file=file, remedy="move it inside")
            return read(path)
        except SafeguardingError as error:
            self.stopping += faults_of(error, place=Place(file=file), remedy=f"correct the file or {INDICATORS_FILE}")
            return None

    def indicator(self, number: int, facts: IndicatorFacts) -> FolderIndicator | None:
        """A figure with its values and its published table; None where its facts cannot be used, which is reported."""
        place = Place(file=INDICATORS_FILE, path=("indicators", number))
        try:
            indicator = definition_of(facts)
            target = None if facts.target is None else facts.target.target(indicator)
            colours = None if facts.colours is None else facts.colours.rule(indicator)
            published = self._published(indicator, facts)
            grouped = self._grouped(indicator, facts)
        except SafeguardingError as error:
            self.stopping += faults_of(error, place=place, remedy=f"correct {INDICATORS_FILE}")
            return None
        return FolderIndicator(
            indicator=indicator,
            facts=facts,
            table=self._values(indicator, facts, grouped),
            grouped=grouped,
            target=target,
            colours=colours,
            published=published,
        )

    def _grouped(self, indicator: Indicator, facts: IndicatorFacts) -> GroupedTable | None:
        standard = facts.standardised
        if standard is None:
            return None
        if indicator.kind is not FigureKind.RATE:
            raise InvalidRecordError(f"{indicator.name}: no rate, so there is no standardised one")
        found = self._read_file(
            standard.groups, lambda path: read_groups(path, indicator, standard, on=self._on, called=facts.called)
        )
        self.faults += () if found is None else found.faults
        return found

    def _values(self, indicator: Indicator, facts: IndicatorFacts, grouped: GroupedTable | None) -> FigureTable | None:
        if facts.events:
            found = self._read_file(facts.events, lambda path: read_events(path, on=self._on))
        elif facts.values:
            found = self._read_file(
                facts.values, lambda path: read_figures(path, indicator, on=self._on, called=facts.called)
            )
        else:
            return None if grouped is None else grouped.together
        if found is not None:
            self.faults += (*found.faults, *(() if grouped is None else contradicted_totals(found, grouped)))
            if not found.figures and not found.events:
                problem = f"no value of {indicator.name} up to {printed_date(self._on)}"
                remedy = "look what the table calls it, and say so as 'called'"
                self.faults.append(Fault(place=Place(file=found.name), problem=problem, remedy=remedy))
        return found

    def _published(self, indicator: Indicator, facts: IndicatorFacts) -> tuple[PublishedTable, PublishedMeasure] | None:
        if facts.beside is None:
            # a council's own definition is in no published table, whatever its key
            return measure_of(indicator, self.published) if facts.use else None
        table = self._by_name.get(facts.beside.file)
        if table is None:
            return None
        measure = PublishedMeasure(
            indicator=indicator.key,
            numerator=facts.beside.numerator,
            denominator=facts.beside.denominator,
            printed=facts.beside.printed,
            per=indicator.per,
            groups=facts.beside.groups,
        )
        if not measure.is_in(table):
            known = ", ".join((*table.numbers, *table.groups))
            raise InvalidRecordError(f"{table.name} has no such columns of numbers and groups; it has {known}")
        return table, measure

    def observed(self, facts: ScorecardFacts) -> list[ObservedTable]:
        """The areas of each funnel of ratios."""
        read = [self._read_file(each.file, partial(read_observed, facts=each)) for each in facts.ratios]
        found = [each for each in read if each is not None]
        self.faults += [fault for each in found for fault in each.faults]
        return found

    def check_keys(self, indicators: Sequence[FolderIndicator]) -> None:
        """Report a key that two figures have."""
        seen: set[str] = set()
        for each in indicators:
            if each.indicator.key in seen:
                problem = f"two figures have the key {each.indicator.key!r}"
                self.faults.append(Fault(place=Place(file=INDICATORS_FILE), problem=problem, severity=Severity.WARNING))
            seen.add(each.indicator.key)

    def check_rows(self, indicators: Sequence[FolderIndicator]) -> None:
        """Report rows of a table of several figures that none of the folder's figures reads."""
        of_file: dict[str, list[FolderIndicator]] = {}
        for each in indicators:
            if each.table is not None and each.facts.values:
                of_file.setdefault(each.table.name, []).append(each)
        for name, readers in of_file.items():
            left = [each.table.others for each in readers if each.table is not None]
            nobodys = [other for other in left[0] if all(other in others for others in left)]
            if nobodys:
                problem = f"rows of {', '.join(repr(shortened(other)) for other in nobodys)} that no figure reads"
                remedy = f"name them in {INDICATORS_FILE}, or leave them out"
                self.faults.append(
                    Fault(place=Place(file=name), problem=problem, remedy=remedy, severity=Severity.WARNING)
                )


def _is_long(path: Path) -> bool:
    """Whether a file is a long table; what cannot be opened is none, and is reported where it is named."""
    try:
        return any(map(is_long_table, open_grids(path)))
    except SafeguardingError:
        return False
