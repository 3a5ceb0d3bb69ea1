"""A survey's response file: one row a person, one column a question, read with the survey's codebook.

Every row is kept. A cell that no option matches is kept as unreadable, counted among those asked, and reported by its
place only: what somebody wrote into a survey about their care has no business in a message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

import attrs

from safeguarding.errors import FaultyInputError
from safeguarding.faults import Fault, Place, Severity
from safeguarding.readers.surveys.words import folded
from safeguarding.records import Record
from safeguarding.surveys.codebooks import GroupingRule, ResponseLayout
from safeguarding.surveys.questions import Question
from safeguarding.surveys.responses import BLANK, NOT_ASKED, UNREADABLE, Grouping, Responses
from safeguarding.surveys.waves import Wave
from safeguarding.tables.grids import Grid
from safeguarding.tables.headers import Column, Header, find_header
from safeguarding.tables.reading import read_table
from safeguarding.tables.row_readers import Cells, RowReader

_ANSWER, _GROUPING, _KEY, _WEIGHT = "answer: ", "grouping: ", "key", "weight"


@attrs.frozen(kw_only=True)
class ResponseTable(Record):
    """What a response file holds.

    Attributes:
        name: The file's name.
        responses: All answers; one entry for each row that is neither blank nor a total.
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

    def matched(grid: Grid) -> Header:
        header = find_header(grid, _columns(questions, layout))
        if not any(_ANSWER + question.identifier in header.positions for question in questions):
            raise FaultyInputError.of(grid.name, (*header.faults, *grid.faults))
        return header

    table = read_table(path, matched)
    reader = RowReader(table=table, record="a response", place=table.place(), shown=_nothing_shown)
    rows = list(reader.records())
    present = table.header.positions
    responses = Responses(
        wave=wave.name,
        size=len(rows),
        answers={
            question.identifier: bytes(cells[_ANSWER + question.identifier] for cells in rows)
            for question in questions
            if _ANSWER + question.identifier in present
        },
        groupings=tuple(_grouping(rule, rows) for rule in layout.groupings if _GROUPING + rule.name in present),
        weights=tuple(cells[_WEIGHT] for cells in rows) if _WEIGHT in present else None,
        keys=tuple(_keys(rows)) if _KEY in present else None,
    )
    for cells in rows:
        reader.take_down(cells)
    unread = reader.unread_columns("name them in the codebook, or leave them out")
    faults = (*table.faults, *unread, *reader.faults, *_other_size(table.name, wave, len(rows)))
    return ResponseTable(name=table.name, responses=responses, faults=faults)


def _nothing_shown(_: Cells, __: str) -> str:
    return ""


def _columns(questions: Sequence[Question], layout: ResponseLayout) -> list[Column]:
    columns = [
        Column(
            field=_ANSWER + each.identifier, headers=(each.identifier,), read=_answer(each, layout), is_required=True
        )
        for each in questions
    ]
    columns += [
        Column(field=_GROUPING + rule.name, headers=(rule.column,), read=_groups(rule), is_required=True)
        for rule in layout.groupings
    ]
    if layout.key:
        columns.append(Column(field=_KEY, headers=(layout.key,), is_required=True))
    if layout.weight:
        columns.append(Column(field=_WEIGHT, headers=(layout.weight,), read=_weight, is_required=True))
    return columns


def _other_size(name: str, wave: Wave, size: int) -> Iterator[Fault]:
    if size != wave.responded:
        yield Fault(
            place=Place(file=name),
            problem=f"{size} responses, but wave {wave.name} is said to have {wave.responded}",
            remedy="correct the file or the wave's complete and partial responses",
            severity=Severity.WARNING,
        )


def _answer(question: Question, layout: ResponseLayout) -> Callable[[Cells, str], int]:
    """Reads the answer of one person to a question as one byte."""
    known = {"": BLANK} | {folded(sign): NOT_ASKED for sign in layout.not_asked}
    for k, option in enumerate(question.options):
        known.setdefault(folded(option.label), k)
    known |= {folded(option.code): k for k, option in enumerate(question.options)}

    def read(cells: Cells, field: str) -> int:
        byte = known.get(folded(cells.text(field)), UNREADABLE)
        if byte == UNREADABLE:
            codes = ", ".join(option.code for option in question.options)
            cells.report(field, "an answer that is none of the options; kept as unreadable", f"write {codes}")
        return byte

    return read


def _groups(rule: GroupingRule) -> Callable[[Cells, str], tuple[int, ...]]:
    """Reads the groups that one person belongs to."""

    def read(cells: Cells, field: str) -> tuple[int, ...]:
        cell = cells.text(field)
        groups = rule.groups_of(cell) if cell else ()
        if groups is None:
            cells.report(field, "belongs to no group; kept in the total only", "write one that is known")
        return groups or ()

    return read


def _grouping(rule: GroupingRule, rows: Sequence[Cells]) -> Grouping:
    members = [bytearray(len(rows)) for _ in rule.group_names]
    for k, cells in enumerate(rows):
        for group in cells[_GROUPING + rule.name]:
            members[group][k] = 1
    return Grouping(name=rule.name, labels=rule.group_names, members=tuple(map(bytes, members)))


def _keys(rows: Sequence[Cells]) -> Iterator[str]:
    """The keys; a blank or a second one is replaced by one that matches nobody, and a second one reported."""
    seen: set[str] = set()
    for cells in rows:
        key = cells.text(_KEY)
        if key in seen:
            cells.report(_KEY, "a key for the second time; kept without one", "give each person one row")
        yield f"\0{cells.number}" if not key or key in seen else key
        seen.add(key)


def _weight(cells: Cells, field: str) -> Decimal:
    """A weight; one that cannot be read is 0 and reported, so that it weighs nothing."""
    try:
        weight = Decimal(cells.text(field))
    except InvalidOperation:
        weight = Decimal("NaN")
    # no design weighs more
    if weight.is_finite() and 0 <= weight < 10**6:
        return weight
    cells.report(field, "not a weight; the response weighs nothing", "write a number, 0 or more")
    return Decimal(0)
