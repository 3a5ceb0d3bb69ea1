"""The long tables of the Department for Education, read as they are published: a row for each period, area and group.

Every long table has the same columns of time and place (``time_period``, ``geographic_level``, ``new_la_code``, …). Its
other columns are groups, which are words, and numbers, each of which may be a symbol instead.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from safeguarding.dates.words import MONTH_NUMBERS
from safeguarding.errors import InvalidRecordError
from safeguarding.faults import Fault, Severity
from safeguarding.labels import Labelled
from safeguarding.numbers.nouns import counted
from safeguarding.readers.indicators.cells import PublishedNumber, WhyMissing, is_number_or_symbol, published_number
from safeguarding.records import Record, Several, how_many
from safeguarding.tables.grids import Grid
from safeguarding.tables.headers import Column, Header, find_header
from safeguarding.tables.opening import read_one
from safeguarding.tables.reading import FileTable, matching, table_of
from safeguarding.tables.row_readers import Cells, RowReader
from safeguarding.tables.words import begins_summary, plain_text
from safeguarding.texts import shortened


class AreaLevel(Labelled):
    """What kind of area a row is of."""

    NATIONAL = "National"
    REGIONAL = "Regional"
    LOCAL_AUTHORITY = "Local authority"


_PERIOD = re.compile(r"(?:19|20)[0-9]{2}(?:[0-9]{2})?", re.ASCII)
_LEVELS = {each.value.casefold(): each for each in AreaLevel}


@attrs.frozen
class PublishedPeriod(Record):
    """A period as it is published.

    Attributes:
        code: ``"2025"``, or ``"202425"`` for a year that begins in one and ends in another.
        identifier: What kind of period: "Reporting year", "Financial year".

    Examples:
        >>> print(PublishedPeriod("202425", "Financial year"), PublishedPeriod("2025", "Reporting year").year)
        2024/25 (Financial year) 2025
    """

    code: str
    identifier: str

    def _check(self) -> None:
        if not _is_period(self.code):
            raise InvalidRecordError("a period is a year such as 2025 or 202425")

    @property
    def year(self) -> int:
        """The year in which it ends."""
        return int(self.code[:4]) + bool(self.code[4:])

    def __str__(self) -> str:
        return f"{'/'.join(filter(None, (self.code[:4], self.code[4:])))} ({self.identifier})"


def _is_period(code: str) -> bool:
    """Whether it is a year, or two that follow each other."""
    return bool(_PERIOD.fullmatch(code)) and code[4:] in ("", f"{(int(code[2:4]) + 1) % 100:02}")


@attrs.frozen(kw_only=True)
class PublishedRow(Record):
    """A row of a long table.

    Attributes:
        line: The line of the file on which it starts.
        period: Its period.
        level: What kind of area it is of.
        area_code: The area's code of nine characters; empty where none is printed.
        area: The area's name.
        region_code: The code of the region that it lies in, or is; empty for England.
        department_code: An authority's three-digit code; empty for others.
        groups: The words of its other columns, by title.
        numbers: Its numbers, by title.
    """

    line: int
    period: PublishedPeriod
    level: AreaLevel
    area_code: str
    area: str
    region_code: str = ""
    department_code: str = ""
    groups: Mapping[str, str] = attrs.field(repr=how_many, hash=False)
    numbers: Mapping[str, PublishedNumber] = attrs.field(repr=how_many, hash=False)


@attrs.frozen(kw_only=True)
class PublishedTable(Record):
    """A long table.

    Attributes:
        name: The file's name.
        rows: Its rows, in their order; of rows that stand twice the first, of rows that contradict one another none.
        groups: The titles of its columns of words.
        numbers: The titles of its columns of numbers.
        faults: Every row and cell that could not be used, and what a reader over several years should know.
    """

    name: str
    rows: tuple[PublishedRow, ...] = attrs.field(converter=Several[PublishedRow], repr=how_many)
    groups: tuple[str, ...] = attrs.field(converter=Several[str])
    numbers: tuple[str, ...] = attrs.field(converter=Several[str])
    faults: tuple[Fault, ...] = attrs.field(default=(), converter=Several[Fault], repr=how_many)

    @property
    def periods(self) -> tuple[PublishedPeriod, ...]:
        """Its periods, the earliest first."""
        return tuple(sorted({each.period for each in self.rows}, key=lambda each: (each.year, each.code)))


_COLUMNS = (
    Column(field="time_period", headers=("time_period",), is_required=True),
    Column(field="time_identifier", headers=("time_identifier",), is_required=True),
    Column(field="geographic_level", headers=("geographic_level",), is_required=True),
    *(
        Column(field=field, headers=(field,))
        for field in ("country_code", "country_name", "region_code", "region_name")
    ),
    *(Column(field=field, headers=(field,)) for field in ("old_la_code", "new_la_code", "la_name")),
)
_PLACE = frozenset(each.field for each in _COLUMNS)
# what tables of smaller areas have besides; no row of the levels that are read has any
_OTHER_PLACES = re.compile(
    r"(?:lad|ward|pcon|parliamentary|school|trust|mat|opportunity|rsc|lep|lsip|sponsor|provider|institution|"
    r"english_devolved|police|pfa|icb)_.*"
)
# the standard of the Department's statistics for what a period is
_IDENTIFIER = re.compile(
    r"(?:academic|calendar|financial|reporting|tax) year(?: q[1-4](?:-q?[1-4])?)?"
    r"|(?:autumn|spring|summer)(?: and (?:autumn|spring|summer))? term|week [0-9]{1,2}"
    rf"|{'|'.join(MONTH_NUMBERS)}|part [12] \([a-z ]{{3,30}}\)"
)


def read_published_table(path: Path, *, sheet: str | None = None) -> PublishedTable:
    r"""Read a long table as it is published: every row and column is read, or it is reported.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: where a column of time or level is missing.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> head = "time_period,time_identifier,geographic_level,new_la_code,la_name,referral_count,rereferral_count"
        >>> text = f"{head}\n2025,Reporting year,Local authority,E06000014,York,1500,c\n"
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "referrals.csv")
        ...     _ = path.write_text(text, encoding="utf-8")
        ...     row = read_published_table(path).rows[0]
        >>> print(row.area, row.period, row.numbers["referral_count"], row.numbers["rereferral_count"].why, sep="; ")
        York; 2025 (Reporting year); 1500; hidden to protect people
    """
    return read_one(path, lambda grid: _published(table_of(grid, _matched)), sheet=sheet)


def is_long_table(grid: Grid) -> bool:
    """Whether a grid has the columns of time and level that every long table has."""
    return find_header(grid, _COLUMNS).is_complete


def _matched(grid: Grid) -> Header:
    """The header with every column: those of time and place by name, and all others by their own titles."""
    header = matching(_COLUMNS)(grid)
    others = [title for title in header.unread if title not in _PLACE]
    return find_header(grid, (*_COLUMNS, *(Column(field=title, headers=(title,)) for title in dict.fromkeys(others))))


def _published(table: FileTable) -> PublishedTable:
    others = [field for field in table.header.positions if field not in _PLACE]
    places = [field for field in others if _OTHER_PLACES.fullmatch(field)]
    numbers = [field for field in others if field not in places and _holds_numbers(table, field)]
    groups = [field for field in others if field not in places and field not in numbers]
    reader = RowReader(
        table=table,
        record="a figure",
        place=table.place(),
        sure=("time_period", "geographic_level"),
        counts_cells=True,
        trusted=lambda _: {},
    )
    rows = _Rows(reader, groups, numbers)
    for cells in reader.records():
        rows.add(cells)
    kept = rows.kept()
    return PublishedTable(
        name=table.name,
        rows=kept,
        groups=groups,
        numbers=numbers,
        faults=(*table.faults, *reader.faults, *rows.of_levels(), *rows.of_signs(), *_changes(table, kept, groups)),
    )


def _holds_numbers(table: FileTable, field: str) -> bool:
    """Whether a column is of numbers: at most a tenth of its different cells are no number or symbol, and none a total.

    Ages and other groups that are printed as numbers have a total among them.
    """
    cells = [cell for (cell,) in table.body.distinct(field)]
    others = [cell for cell in cells if not is_number_or_symbol(cell)]
    is_of_groups = any(begins_summary(cell) or plain_text(cell).startswith("all ") for cell in others)
    return any(map(str.strip, cells)) and not is_of_groups and len(others) * 10 <= len(cells)


_Key = tuple[PublishedPeriod, AreaLevel, str, str, tuple[str, ...]]


class _Rows:
    """The rows of one table, each area and group once a period."""

    def __init__(self, reader: RowReader, groups: Sequence[str], numbers: Sequence[str]) -> None:
        self._reader, self._groups, self._numbers = reader, groups, numbers
        self._rows: dict[_Key, PublishedRow] = {}
        self._contradicted: set[_Key] = set()
        self._signs: dict[tuple[str, str], list[int]] = defaultdict(list)
        self._levels: dict[str, list[int]] = defaultdict(list)

    def add(self, cells: Cells) -> None:
        """Add a row, or report why it cannot be."""
        code, level = cells.text("time_period").strip(), _LEVELS.get(cells.text("geographic_level").strip().casefold())
        if not _is_period(code):
            cells.report("time_period", "not a year such as 2025 or 202425; the row is not read", "write the year")
            return
        if not _IDENTIFIER.fullmatch(plain_text(cells.text("time_identifier"))):
            cells.report("time_identifier", "no known kind of period; the row is not read", "write 'Reporting year'")
            return
        if level is None:
            self._levels[cells.text("geographic_level").strip()].append(cells.number)
            return
        row = self._row(cells, PublishedPeriod(code, cells.text("time_identifier").strip()), level)
        if not row.area:
            cells.report("geographic_level", "no area is named; the row is not read", "name the area")
            return
        self._keep(cells, row)

    def _row(self, cells: Cells, period: PublishedPeriod, level: AreaLevel) -> PublishedRow:
        code, name = {
            AreaLevel.NATIONAL: ("country_code", "country_name"),
            AreaLevel.REGIONAL: ("region_code", "region_name"),
            AreaLevel.LOCAL_AUTHORITY: ("new_la_code", "la_name"),
        }[level]
        numbers = {title: published_number(cells.text(title)) for title in self._numbers}
        for title, number in numbers.items():
            if number.why is WhyMissing.UNKNOWN_SIGN:
                self._signs[title, number.text].append(cells.number)
        return PublishedRow(
            line=cells.number,
            period=period,
            level=level,
            area_code=_printed(cells.text(code)),
            area=_printed(cells.text(name)) or _printed(cells.text(code)),
            region_code=_printed(cells.text("region_code")),
            department_code=_printed(cells.text("old_la_code")),
            groups={title: cells.text(title).strip() for title in self._groups},
            numbers=numbers,
        )

    def _keep(self, cells: Cells, row: PublishedRow) -> None:
        key = (row.period, row.level, row.area_code, row.area, tuple(row.groups.values()))
        first = self._rows.setdefault(key, row)
        if first is row:
            return
        if first.numbers == row.numbers:
            problem, remedy = f"the same figures as in row {first.line}", "counted once"
            cells.report("", problem, remedy, Severity.WARNING)
        else:
            self._contradicted.add(key)
            problem = f"the same period, area and groups as in row {first.line}, with other figures"
            cells.report("", problem, "neither is used, since nothing says which is right")

    def kept(self) -> tuple[PublishedRow, ...]:
        """The rows that nothing contradicts."""
        return tuple(row for key, row in self._rows.items() if key not in self._contradicted)

    def of_levels(self) -> Iterator[Fault]:
        """Every kind of area that is not read, with how many rows are of it."""
        known = ", ".join(each.value for each in AreaLevel)
        for level, lines in self._levels.items():
            place = attrs.evolve(self._reader.table.place(), row=lines[0], column="geographic_level")
            problem = f"a level that is not read here; {counted(len(lines), 'row')} left out"
            remedy = f"what is read is {known}"
            yield Fault(place=place, problem=problem, found=level, remedy=remedy, severity=Severity.WARNING)

    def of_signs(self) -> Iterator[Fault]:
        """Every sign that is no symbol, with the column and the rows where it stands."""
        for (title, sign), lines in self._signs.items():
            place = attrs.evolve(self._reader.table.place(), row=lines[0], column=title)
            also = f", here and in {counted(len(lines) - 1, 'more row')}" if len(lines) > 1 else ""
            remedy = f"taken as missing, never as 0{also}"
            yield Fault(place=place, problem="neither a number nor a symbol that is known", found=sign, remedy=remedy)


def _printed(text: str) -> str:
    """A code or a name; the symbols for what does not apply are none."""
    found = text.strip()
    return "" if found.casefold() in {"z", "x", ":", "[z]", "[x]"} else found


_SHOWN_NAMES = 5


def _changes(table: FileTable, rows: Sequence[PublishedRow], groups: Sequence[str]) -> Iterator[Fault]:
    """What is not there in every year, by which figures over time can mislead: words of a group, and areas."""
    years = sorted({row.period.year for row in rows})
    for title in groups:
        for word, seen in _years(years, ((row.groups[title], row.period.year) for row in rows)):
            yield _change(
                table, f"{shortened(word)!r} stands only in {seen}", "look whether its definition changed", title
            )
    areas = ((f"{row.area} ({row.area_code})", row.period.year) for row in rows)
    found = [f"{area} in {seen}" for area, seen in _years(years, areas)]
    if found:
        more = f" and {len(found) - _SHOWN_NAMES} more" if len(found) > _SHOWN_NAMES else ""
        names = "; ".join(found[:_SHOWN_NAMES])
        problem = f"{counted(len(found), 'area')} of a name and code not there in every year: {names}{more}"
        yield _change(table, problem, "compare their figures over time with care", "la_name")


def _years(years: Sequence[int], pairs: Iterable[tuple[str, int]]) -> Iterator[tuple[str, str]]:
    """What stands in some years only, with those years."""
    seen: dict[str, set[int]] = defaultdict(set)
    for word, year in pairs:
        seen[word].add(year)
    for word, there in seen.items():
        if len(there) < len(years):
            is_run = len(there) > 1 and there == {year for year in years if min(there) <= year <= max(there)}
            yield word, f"{min(there)} to {max(there)}" if is_run else ", ".join(map(str, sorted(there)))


def _change(table: FileTable, problem: str, remedy: str, column: str) -> Fault:
    place = attrs.evolve(table.place(table.header.row), column=table.header.title(column))
    return Fault(place=place, problem=problem, remedy=remedy, severity=Severity.WARNING)
