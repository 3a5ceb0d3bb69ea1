"""An authority's published figure beside England, its region and its neighbours: one definition, one table, one year."""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from fractions import Fraction

import attrs

from safeguarding.authorities.neighbours import department_code, statistical_neighbours
from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.dates.words import printed_date
from safeguarding.errors import InvalidRecordError, OutOfCoverageError, UnknownNameError
from safeguarding.indicators.comparisons import AreaFigure, AreaRank, neighbours_value, quartile_cuts, ranked
from safeguarding.indicators.definitions import DefinitionChange, breaks_between
from safeguarding.indicators.figures import Figure, figure_value
from safeguarding.indicators.funnels import Funnel, FunnelPoint, funnel
from safeguarding.readers.indicators.folders import FolderIndicator, IndicatorFolder
from safeguarding.readers.indicators.long_tables import AreaLevel, PublishedPeriod, PublishedRow
from safeguarding.readers.indicators.measures import PublishedFigure, published_figures
from safeguarding.readers.indicators.periods import FigurePeriod, PeriodLength
from safeguarding.readers.indicators.values import PeriodFigure
from safeguarding.records import NoTruthValue, Record, Several, how_many
from safeguarding.tables.words import plain_words


@attrs.frozen(kw_only=True)
class NoBenchmark(NoTruthValue, Record):
    """Why a figure stands beside no other.

    Attributes:
        reason: Why.
        absent: The areas of the table that was looked in, where the authority is not among them.
    """

    _instead = "reason"

    reason: str
    absent: tuple[str, ...] = attrs.field(default=(), converter=Several[str], repr=how_many)


@attrs.frozen(kw_only=True)
class Benchmark(NoTruthValue, Record):
    """A figure beside those of others.

    Attributes:
        period: The year of all of them.
        table: The table that prints all of them.
        ours: The authority's figure.
        england: England's; None where it is missing.
        region: The region's, with its name.
        neighbours: Each neighbour's.
        not_found: The neighbours that the folder names and the table has not.
        neighbours_value: What they have together, a share as part of 1; None where none has a value.
        rank: The authority's place among all that have a value.
        quartiles: The values between the quarters, in the unit of the figure; empty where there are none.
        funnel: All authorities about the pooled figure; None where it cannot be drawn.
        changes: Changes of the definition between that year and the council's own latest value.
        own: The council's own value of that year; None where it has none.
    """

    _instead = "rank"

    period: PublishedPeriod
    table: str
    ours: PublishedFigure
    england: PublishedFigure | None = None
    region: PublishedFigure | None = None
    neighbours: tuple[PublishedFigure, ...] = attrs.field(default=(), converter=Several[PublishedFigure])
    not_found: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
    neighbours_value: Fraction | None = None
    rank: AreaRank
    quartiles: tuple[Fraction, ...] = attrs.field(default=(), converter=Several[Fraction])
    funnel: Funnel | None = None
    changes: tuple[DefinitionChange, ...] = attrs.field(default=(), converter=Several[DefinitionChange])
    own: Figure | None = None

    @property
    def point(self) -> FunnelPoint | None:
        """The authority in the funnel."""
        points = () if self.funnel is None else self.funnel.points
        return next((each for each in points if each.area == label_of(self.ours.row)), None)


def benchmark_of(
    each: FolderIndicator, folder: IndicatorFolder, *, register: AuthorityRegister
) -> Benchmark | NoBenchmark:
    """A figure's place in the latest published year that had ended on the day; or why it has none.

    Args:
        each: The figure.
        folder: Its folder.
        register: The authorities, by which statistical neighbours are found.
    """
    if each.published is None:
        own = "its definition is the council's own, which no table here prints"
        return NoBenchmark(reason="no published table of it is in the folder" if each.facts.use else own)
    if not folder.facts.authority:
        return NoBenchmark(reason="the folder does not say which authority of the published table it is")
    table, measure = each.published
    periods = [period for period in table.periods if _ends(each, period) <= folder.on]
    if not periods:
        return NoBenchmark(reason=f"{table.name} has no year that had ended by {printed_date(folder.on)}")
    try:
        figures = [
            one for one in published_figures(table, measure, year=periods[-1].year) if one.row.period == periods[-1]
        ]
    except InvalidRecordError as error:
        return NoBenchmark(reason=str(error))
    authorities = [one for one in figures if one.row.level is AreaLevel.LOCAL_AUTHORITY]
    ours = found_area(authorities, folder.facts.authority, register)
    if ours is None:
        reason = f"{table.name} has no row of {folder.facts.authority} in {periods[-1]}"
        return NoBenchmark(reason=reason, absent=[one.row.area for one in authorities])
    return _benchmark(each, folder, figures, ours, register)


def _benchmark(
    each: FolderIndicator,
    folder: IndicatorFolder,
    figures: Sequence[PublishedFigure],
    ours: PublishedFigure,
    register: AuthorityRegister,
) -> Benchmark:
    authorities = [one for one in figures if one.row.level is AreaLevel.LOCAL_AUTHORITY]
    policy = folder.facts.conventions.policy
    areas = [AreaFigure(label_of(one.row), one.figure) for one in authorities]
    places = ranked(areas, polarity=each.indicator.polarity, policy=policy)
    there = [one.figure for one in authorities if one.figure is not None]
    neighbours = tuple(neighbours_of(ours, authorities, folder, register))
    known = [one.figure for one in neighbours if one.figure is not None]
    try:
        drawn = funnel(areas)
    except InvalidRecordError:
        drawn = None
    values = () if each.table is None else each.table.figures
    own = values[-1].period.ends_on if values else None
    ends_on = _ends(each, ours.row.period)
    return Benchmark(
        period=ours.row.period,
        table="" if each.published is None else each.published[0].name,
        ours=ours,
        england=next((one for one in figures if one.row.level is AreaLevel.NATIONAL), None),
        region=next((one for one in figures if _is_region(one.row, ours.row)), None),
        neighbours=neighbours,
        not_found=[name for name in folder.facts.neighbours if found_area(authorities, name, register) is None],
        neighbours_value=neighbours_value(known, how=policy.neighbours),
        rank=next(place for place in places if place.area == label_of(ours.row)),
        quartiles=quartile_cuts([figure_value(one) for one in there]) if there else (),
        funnel=drawn,
        changes=() if own is None else breaks_between(each.indicator, ends_on, own),
        own=next(
            (one.figure for one in values if (one.period.kind, one.period.ends_on) == (PeriodLength.YEAR, ends_on)),
            None,
        ),
    )


def published_series(
    each: FolderIndicator, folder: IndicatorFolder, *, register: AuthorityRegister
) -> tuple[PeriodFigure, ...]:
    """The authority's published figures year by year, up to the day; none where it is in no table of the folder."""
    if each.published is None or not folder.facts.authority:
        return ()
    table, measure = each.published
    found: list[PeriodFigure] = []
    for period in table.periods:
        try:
            figures = published_figures(table, measure, year=period.year)
        except InvalidRecordError:
            continue
        areas = [one for one in figures if one.row.level is AreaLevel.LOCAL_AUTHORITY and one.row.period == period]
        ours = found_area(areas, folder.facts.authority, register)
        if ours is None or _ends(each, period) > folder.on:
            continue
        label = FigurePeriod(kind=PeriodLength.YEAR, ends_on=_ends(each, period), label=f"{period.code}, published")
        found.append(PeriodFigure(period=label, figure=ours.figure, why=ours.reason, row=ours.row.line))
    return tuple(found)


def _ends(each: FolderIndicator, period: PublishedPeriod) -> date:
    """The last day of a published year."""
    month = each.indicator.measured.year_ends_in
    return date(period.year, month, calendar.monthrange(period.year, month)[1])


def _is_region(row: PublishedRow, ours: PublishedRow) -> bool:
    return row.level is AreaLevel.REGIONAL and bool(row.region_code) and row.region_code == ours.region_code


def label_of(row: PublishedRow) -> str:
    """An area by name, with its code where it has one: two areas have had one name."""
    return f"{row.area} ({row.area_code})" if row.area_code else row.area


def found_area(figures: Sequence[PublishedFigure], wanted: str, register: AuthorityRegister) -> PublishedFigure | None:
    """The row of an area: by its name or a code as they are printed, or as the register knows it."""
    names = names_of([wanted], register)
    found = [
        one
        for one in figures
        if not names.isdisjoint(map(plain_words, (one.row.area, one.row.area_code, one.row.department_code)))
    ]
    return found[0] if len(found) == 1 else None


def names_of(wanted: Sequence[str], register: AuthorityRegister) -> frozenset[str]:
    """What areas may be called in a table, in plain words: as they are named, and by the codes of the register."""
    names = set(map(plain_words, filter(None, wanted)))
    for each in wanted:
        with suppress(UnknownNameError, OutOfCoverageError):
            known = register.find(each)
            names |= {plain_words(known.name), *(plain_words(code.value) for code in known.codes)}
    return frozenset(names)


def neighbours_of(
    ours: PublishedFigure, authorities: Sequence[PublishedFigure], folder: IndicatorFolder, register: AuthorityRegister
) -> Iterator[PublishedFigure]:
    """The figures of the neighbours that the folder names, or of the statistical neighbours of 2025."""
    if folder.facts.neighbours:
        for name in folder.facts.neighbours:
            one = found_area(authorities, name, register)
            if one is not None:
                yield one
        return
    try:
        model = statistical_neighbours(register.find(ours.row.area_code or ours.row.area))
    except (UnknownNameError, OutOfCoverageError):
        return
    for neighbour in model:
        code = department_code(neighbour.authority)
        codes = {each.value for each in neighbour.authority.codes}
        yield from (
            one for one in authorities if one.row.area_code in codes or (code and one.row.department_code == code)
        )
