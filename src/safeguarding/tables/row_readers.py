"""A table's rows read one after the other. What is no record is set aside with its reason, and every doubt is reported.

What is blank, what is a total, a note or the header again, how long a row may be, which columns were not read, and how
all of it is reported, is the same for every table and stands here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import islice
from typing import Any

import attrs

from safeguarding.faults import Fault, Place, Severity
from safeguarding.numbers.nouns import counted
from safeguarding.tables.grids import Row
from safeguarding.tables.headers import Column
from safeguarding.tables.meanings import others_meant
from safeguarding.tables.reading import FileTable
from safeguarding.tables.titles import is_format, readings
from safeguarding.tables.words import begins_summary, is_total
from safeguarding.texts import shortened

Doubt = tuple[str, str, str, Severity]
"""A field, what is wrong with its cell, what was done or would be right, and how serious it is."""

_NOWHERE = Row(0, ())
_FEWEST_TITLES = 2
_FURTHER_ROWS = 10
_ROWS_TO_JUDGE_BY = 50


class Cells:
    """The cells of one row by field, each read when it is asked for and once.

    Examples:
        >>> cells = Cells({"role": " Cook"}, {"role": Column(field="role", headers=("role",))}, {})
        >>> cells.text("role"), cells["role"], cells["level"], cells.doubts
        (' Cook', ' Cook', '', [])
    """

    __slots__ = ("_columns", "_values", "doubts", "looked", "row", "texts")

    def __init__(
        self, texts: Mapping[str, str], columns: Mapping[str, Column], looked: Mapping[str, Any], row: Row = _NOWHERE
    ) -> None:
        self.texts: Mapping[str, str] = texts
        self.looked: Mapping[str, Any] = looked
        """What looking through a whole column has shown, by field."""
        self.row: Row = row
        """The row that they stand in; without cells of its own where they stand in several."""
        self.doubts: list[Doubt] = []
        self._columns = columns
        self._values: dict[str, Any] = {}

    @property
    def number(self) -> int:
        """The line on which the row starts."""
        return self.row.number

    def text(self, field: str) -> str:
        """A cell's text; empty where the table has no such column."""
        return self.texts.get(field, "")

    def __getitem__(self, field: str) -> Any:  # noqa: ANN401 - whatever the column's cells are read as
        values = self._values
        if field in values:
            return values[field]
        column = self._columns.get(field)
        read = None if column is None else column.read
        value = values[field] = self.texts.get(field, "") if read is None else read(self, field)
        return value

    def report(self, field: str, problem: str, remedy: str, severity: Severity = Severity.ERROR) -> None:
        """Note a doubt about a cell, or about the row where the table has no such column."""
        doubt = (field, problem, remedy, severity)
        if doubt not in self.doubts:
            self.doubts.append(doubt)


def _as_found(cells: Cells, field: str) -> str:
    return cells.text(field)


@attrs.define(kw_only=True, repr=False, slots=False)
class RowReader:
    """Reads the rows of a table, and gathers what was wrong with them.

    Attributes:
        table: The table.
        record: What each row is, for messages: "an action".
        place: The file and the sheet, for messages.
        shown: What may be shown of a cell.
        sure: Fields; a row that has all of them is a record, whatever words it begins with.
        is_named_first: Whether rows begin with references or names, so that one which begins as a total is a total, and
            a cell that stands alone is a note. Elsewhere a total is a row whose first cell says nothing else.
        counts_cells: Whether a row that ends early is reported too.
        trusted: What is trusted of the cells of a row that has more or fewer cells than the header, so that they may
            have shifted: all of them, where nothing is said; such rows are then read with a warning.
        faults: What was wrong so far.
        unread: The rows that are no records.
        blank_rows: How many rows held nothing.
    """

    table: FileTable
    record: str
    place: Place
    shown: Callable[[Cells, str], str] = _as_found
    sure: tuple[str, ...] = ()
    is_named_first: bool = False
    counts_cells: bool = False
    trusted: Callable[[Mapping[str, str]], Mapping[str, str]] | None = None
    columns: Mapping[str, Column] = attrs.field(init=False)
    looked: Mapping[str, Any] = attrs.field(init=False)
    faults: list[Fault] = attrs.field(factory=list, init=False)
    unread: list[Row] = attrs.field(factory=list, init=False)
    blank_rows: int = attrs.field(default=0, init=False)

    def __attrs_post_init__(self) -> None:
        table = self.table
        self.columns = {column.field: column for column in table.header.columns}
        self.looked = {
            field: column.look((cell for (cell,) in table.body.distinct(field)), table.date_system)
            for field, column in self.columns.items()
            if column.look is not None and field in table.header.positions
        }

    def records(self, rows: Iterable[Row] | None = None) -> Iterator[Cells]:
        """The cells of each row that is a record; their doubts are taken down when the next one is asked for.

        Args:
            rows: Some of the table's rows; by default all of them.
        """
        header, second = self.table.header, None
        for row in self.table.rows if rows is None else rows:
            if row.is_blank:
                self.blank_rows += 1
                continue
            cells = Cells(header.cells(row), self.columns, self.looked, row)
            reason = self._no_record(row, cells)
            if header.is_repeated_by(row):
                second = None
            elif second is None and self.is_other_header(row):
                second = row.number
                reason = "another header"
            if second is not None:
                remedy = f"not read as {self.record}: put the table below it into a file of its own"
                below = reason or f"below another header, in row {second}"
                self.set_aside(row, below, remedy, Severity.ERROR)
            elif reason:
                self.set_aside(row, reason)
            else:
                if self._has_shifted(row) and self.trusted is not None:
                    cells = Cells(self.trusted(cells.texts), self.columns, self.looked, row)
                yield cells
                if cells.doubts:
                    self.take_down(cells)

    def is_other_header(self, row: Row) -> bool:
        """Whether a row is the header of a second table: most of its cells are titles that are known."""
        filled = [cell for cell in row.cells if cell.strip()]
        if len(filled) < _FEWEST_TITLES or self.table.header.is_repeated_by(row):
            return False
        # from the right, where the same words stand in many rows; a look is over when too many cells are no titles
        wanted = max(_FEWEST_TITLES, len(filled) // 2 + 1)
        others = (cell for cell in reversed(filled) if not self._is_title(cell))
        return next(islice(others, len(filled) - wanted, None), None) is None

    def _is_of_formats(self, row: Row) -> bool:
        """Whether a row just below the header says how the cells are written: "dd/mm/yyyy", "12 digits"."""
        if not self.is_named_first or row.number > self.table.header.row.number + _FURTHER_ROWS:
            return False
        filled = [cell for cell in row.cells if cell.strip()]
        formats = sum(map(is_format, filled))
        titles = sum(map(self._is_title, filled)) if formats else 0
        return formats > 0 and (formats + titles) * 2 > len(filled)

    def _is_title(self, cell: str) -> bool:
        """Whether a cell is a title that is known."""
        return (not cell.isdigit() or cell in self._names) and not self._names.isdisjoint(readings(cell))

    @cached_property
    def _names(self) -> frozenset[str]:
        return self.table.header.names

    def _no_record(self, row: Row, cells: Cells) -> str:
        """Why a row is no record; empty where it is one."""
        header = self.table.header
        if header.is_repeated_by(row):
            return "the header again"
        if self.sure and all(map(cells.text, self.sure)) and not self._is_of_formats(row):
            return ""
        if self._is_of_formats(row):
            return "a further row of the header"
        filled = [cell.strip() for cell in row.cells if cell.strip()]
        is_summary = is_total(filled[0])
        if self.is_named_first and not is_summary:
            is_note = len(filled) == 1 and len(header.positions) > 1 and " " in filled[0]
            is_summary = is_note or begins_summary(filled[0]) or any(map(is_total, filled))
        return self._summary if is_summary else ""

    @property
    def _summary(self) -> str:
        return f"a total or a note, not {self.record}"

    def set_summary_aside(self, row: Row) -> None:
        """Leave a total or a note unread, and report it."""
        self.set_aside(row, self._summary)

    def set_aside(self, row: Row, reason: str, remedy: str = "", severity: Severity = Severity.WARNING) -> None:
        """Leave a row unread, and report why."""
        self.unread.append(row)
        self.report_row(row.number, reason, remedy or f"not read as {self.record}", severity=severity)

    def _has_shifted(self, row: Row) -> bool:
        """Whether a row has more or fewer cells than the header, which is reported."""
        header = self.table.header
        width, length = len(header.row.cells), len(row.cells)
        if header.titled_width <= length <= width or (length < width and not self.counts_cells):
            return False
        beyond = " ".join(filter(None, map(str.strip, row.cells[width:])))
        if length > width and not beyond and (self.trusted is None or self._ends_in_signs):
            return False
        problem = f"{length} cells, where the header has {width}"
        remedy = "look for a comma outside quotation marks" if length > width else "fill in the cells that are missing"
        severity = Severity.WARNING
        if self.trusted is not None:
            remedy, severity = f"its cells may have shifted and are taken as unknown: {remedy}", Severity.ERROR
        found = self.shown(Cells({"": beyond}, {}, {}), "")
        self.report_row(row.number, problem, remedy, found=found, severity=severity)
        return True

    @cached_property
    def _ends_in_signs(self) -> bool:
        """Whether most rows are longer than the header: an export that ends each with a sign too many."""
        body, width = self.table.body, len(self.table.header.row.cells)
        longer = sum(len(body.row(position).cells) > width for position in body.ragged())
        return longer * 2 > len(body)

    def take_down(self, cells: Cells) -> None:
        """Report the doubts of a row's cells."""
        for field, problem, remedy, severity in cells.doubts:
            title = self.table.header.title(field)
            found = self.shown(cells, field) if title else ""
            place = self._place(cells.number, title)
            self.faults.append(Fault(place=place, problem=problem, remedy=remedy, found=found, severity=severity))
        cells.doubts.clear()

    def report_row(
        self, number: int, problem: str, remedy: str, *, found: str = "", severity: Severity = Severity.WARNING
    ) -> None:
        """Report a fault of a whole row."""
        place = self._place(number)
        self.faults.append(Fault(place=place, problem=problem, remedy=remedy, found=found, severity=severity))

    def report_column(self, field: str, problem: str, remedy: str, severity: Severity = Severity.WARNING) -> None:
        """Report a fault of a whole column, at its header."""
        header = self.table.header
        place = self._place(header.row.number, header.title(field))
        self.faults.append(Fault(place=place, problem=problem, remedy=remedy, severity=severity))

    def _place(self, row: int, column: str = "") -> Place:
        return Place(file=self.place.file, sheet=self.place.sheet, row=row, column=column)

    def unread_columns(self, remedy: str, *, shown: Callable[[str], str] = shortened) -> Iterator[Fault]:
        """That a table has columns which are not read, with a title or without, where it has any."""
        header = self.table.header
        titles = header.unread
        if titles:
            names = ", ".join(repr(shown(title)) for title in titles)
            absent = [each for each in header.columns if each.field not in header.positions]
            read = frozenset(header.positions.values())
            left = {k: shown(cell.strip()) for k, cell in enumerate(header.row.cells) if cell.strip() and k not in read}
            meant = others_meant(absent, left, self._first_cells, declares=header.declares)
            yield Fault(
                place=self.table.place(header.row),
                problem=f"columns that are not read: {names}",
                remedy="; ".join([*meant, remedy]),
                severity=Severity.WARNING,
            )
        yield from self.untitled_cells()

    def untitled_cells(self) -> Iterator[Fault]:
        """Cells under no title at all; serious in a text file, where cells may have shifted there."""
        table = self.table
        bare = [k for k, title in enumerate(table.header.row.cells) if not title.strip()]
        if not bare:
            return
        below = ((row.number, row.cells) for row in table.rows)
        rows = [number for number, cells in below if any(cells[k].strip() for k in bare if k < len(cells))]
        if rows:
            yield Fault(
                place=table.place(table.header.row),
                problem=f"cells under no header in {counted(len(rows), 'row')}, the first of them row {rows[0]}",
                remedy="not read: give the column a header, or look whether cells have shifted there",
                # no cell shifts into the first column
                severity=Severity.WARNING if table.sheet or bare == [0] else Severity.ERROR,
            )

    def _first_cells(self, position: int) -> Iterator[str]:
        """The cells of a column in the first rows, also of one that is not read."""
        rows = (self.table.body.row(k) for k in range(min(len(self.table.body), _ROWS_TO_JUDGE_BY)))
        return (row.cells[position] for row in rows if position < len(row.cells))
