"""A survey's response file: one row a person, one column a question, read with the survey's codebook.

Every row is kept. A cell that no option matches is kept as unreadable, counted among those asked, and reported by its
place only: what somebody wrote into a survey about their care has no business in a message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

import attrs

from safeguarding.errors import FaultyInputError
from safeguarding.faults import Fault, Severity
from safeguarding.records import Record
from safeguarding.tables.grids import Grid, Row, cell_place
from safeguarding.tables.headers import Column, Header, find_header
from safeguarding.tables.reading import read_table
from safeguarding.surveys.codebooks import GroupingRule, ResponseLayout
from safeguarding.surveys.questions import Question
from safeguarding.surveys.responses import BLANK, NOT_ASKED, UNREADABLE, Grouping, Responses
from safeguarding.surveys.waves import Wave

_ANSWER, _GROUPING, _KEY, _WEIGHT = "answer: ", "grouping: ", "key", "weight"


@attrs.frozen(kw_only=True)
class ResponseTable(Record):
    """What a response file holds.

    Attributes:
        name: The file's name.
        responses: Everybody's answers; one entry for each row that is neither blank nor a total.
        faults: Every cell and column that could not be read, with its place and never with what stood there.
    """

    name: str
    responses: Responses
    faults: tuple[Fault, ...] = ()


def read_responses(path: Path, *, wave: Wave, questions: Sequence[Question], layout: ResponseLayout) -> ResponseTable:
    """Read a wave's responses from CSV, or from a workbook with the extra ``tables``.

    Args:
        path: The file. Columns are found by the questions' identifiers, in any order.
        wave: The wave, whose stated number of responses is held against the rows.
        questions: The questions as they were put in that wave.
        layout: What else the file holds.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: where no question's column is there.
        MissingExtraError: for a workbook where the extra is not installed.
    """
    grid = read_table(path).grid
    header = find_header(grid, _columns(questions, layout))
    present = [question for question in questions if _ANSWER + question.identifier in header.positions]
    if not present:
        raise FaultyInputError.of(grid.name, header.faults)
    below = [row for row in grid.rows if row.number > header.row.number and not row.is_blank]
    rows = [row for row in below if not _is_total(row)]
    reader = _Reader(grid=grid, header=header, rows=rows, layout=layout)
    responses = Responses(
        wave=wave.name,
        size=len(rows),
        answers={question.identifier: reader.answers(question) for question in present},
        groupings=tuple(reader.groupings()),
        weights=reader.weights(),
        keys=reader.keys(),
    )
    faults = (
        *grid.faults,
        *header.faults,
        *reader.faults,
        *_unknown_columns(grid, header),
        *(_total(grid, row) for row in below if _is_total(row)),
        *_other_size(grid, wave, rows),
    )
    return ResponseTable(name=grid.name, responses=responses, faults=faults)


_TOTAL = re.compile(r"(?:grand |sub-?)?totals?:?", re.IGNORECASE | re.ASCII)


def _is_total(row: Row) -> bool:
    """Whether a row sums the others: the first thing in it says so."""
    return _TOTAL.fullmatch(next(cell.strip() for cell in row.cells if cell.strip())) is not None


def _total(grid: Grid, row: Row) -> Fault:
    return Fault(
        place=f"{grid.name}, row {row.number}",
        problem="a total; nobody's answers, so it was not counted",
        remedy="leave totals out of the table",
        severity=Severity.WARNING,
    )


def _columns(questions: Sequence[Question], layout: ResponseLayout) -> list[Column]:
    columns = [
        Column(field=_ANSWER + question.identifier, headers=(question.identifier,), is_required=True)
        for question in questions
    ]
    columns += [
        Column(field=_GROUPING + rule.name, headers=(rule.column,), is_required=True) for rule in layout.groupings
    ]
    for field, title in ((_KEY, layout.key), (_WEIGHT, layout.weight)):
        if title:
            columns.append(Column(field=field, headers=(title,), is_required=True))
    return columns


def _unknown_columns(grid: Grid, header: Header) -> Iterator[Fault]:
    known = set(header.positions.values())
    for position, cell in enumerate(header.row.cells):
        if position not in known and cell.strip():
            yield Fault(
                place=f"{grid.name}, row {header.row.number}, column {position + 1}",
                problem="a column that the codebook does not name; it was not read",
                remedy="name it in the codebook, or leave it out",
                found=cell.strip(),
                severity=Severity.WARNING,
            )


def _other_size(grid: Grid, wave: Wave, rows: Sequence[Row]) -> Iterator[Fault]:
    if len(rows) != wave.responded:
        yield Fault(
            place=grid.name,
            problem=f"{len(rows)} responses, but wave {wave.name} is said to have {wave.responded}",
            remedy="correct the file or the wave's complete and partial responses",
            severity=Severity.WARNING,
        )


@attrs.define(kw_only=True)
class _Reader:
    """Reads column after column and gathers their faults."""

    grid: Grid
    header: Header
    rows: Sequence[Row]
    layout: ResponseLayout
    faults: list[Fault] = attrs.field(factory=list)

    def _cells(self, field: str) -> list[str]:
        return [self.header.cell(row, field) for row in self.rows]

    def _report(self, row: Row, field: str, problem: str, remedy: str) -> None:
        place = cell_place(self.grid.name, row, self.header.title(field))
        self.faults.append(Fault(place=place, problem=problem, remedy=remedy))

    def answers(self, question: Question) -> bytes:
        """One byte a person for a question."""
        field = _ANSWER + question.identifier
        known = {"": BLANK} | {sign.casefold(): NOT_ASKED for sign in self.layout.not_asked}
        for k, option in enumerate(question.options):
            known.setdefault(" ".join(option.label.casefold().split()), k)
        known |= {option.code.casefold(): k for k, option in enumerate(question.options)}
        column = bytearray()
        for row, cell in zip(self.rows, self._cells(field), strict=True):
            byte = known.get(cell)
            if byte is None:
                byte = known.get(" ".join(cell.casefold().split()), UNREADABLE)
            if byte == UNREADABLE:
                codes = ", ".join(option.code for option in question.options)
                self._report(row, field, "an answer that is none of the options; kept as unreadable", f"write {codes}")
            column.append(byte)
        return bytes(column)

    def groupings(self) -> Iterator[Grouping]:
        """The groupings whose columns are there."""
        for rule in self.layout.groupings:
            if _GROUPING + rule.name in self.header.positions:
                yield self._grouping(rule)

    def _grouping(self, rule: GroupingRule) -> Grouping:
        field = _GROUPING + rule.name
        members = [bytearray(len(self.rows)) for _ in rule.group_names]
        for k, (row, cell) in enumerate(zip(self.rows, self._cells(field), strict=True)):
            groups = rule.groups_of(cell) if cell else ()
            if groups is None:
                self._report(row, field, "belongs to no group; kept in the total only", "write one that is known")
            for group in groups or ():
                members[group][k] = 1
        return Grouping(name=rule.name, labels=rule.group_names, members=tuple(map(bytes, members)))

    def weights(self) -> tuple[Decimal, ...] | None:
        """The weights; one that cannot be read is 0 and reported, so that it weighs nothing."""
        if _WEIGHT not in self.header.positions:
            return None
        weights = []
        for row, cell in zip(self.rows, self._cells(_WEIGHT), strict=True):
            weight = _weight(cell)
            if weight is None:
                self._report(row, _WEIGHT, "not a weight; the response weighs nothing", "write a number, 0 or more")
            weights.append(weight or Decimal(0))
        return tuple(weights)

    def keys(self) -> tuple[str, ...] | None:
        """The keys; a blank or a second one is replaced by one that matches nobody, and a second one reported."""
        if _KEY not in self.header.positions:
            return None
        keys: dict[str, None] = {}
        for row, cell in zip(self.rows, self._cells(_KEY), strict=True):
            own = cell
            if cell in keys:
                self._report(row, _KEY, "a key for the second time; kept without one", "give each person one row")
            if not cell or cell in keys:
                own = f"\0{row.number}"
            keys[own] = None
        return tuple(keys)


def _weight(cell: str) -> Decimal | None:
    try:
        weight = Decimal(cell)
    except InvalidOperation:
        return None
    return weight if weight.is_finite() and 0 <= weight < 10**6 else None  # no design weighs so
