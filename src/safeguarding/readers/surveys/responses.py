"""A survey's response file: one row a person, one column a question, read with the survey's codebook.

Every row is kept. A cell that no option matches is kept as unreadable, counted among those asked, and reported by its
place only: what somebody wrote into a survey about their care has no business in a message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from pathlib import Path

import attrs

from safeguarding.errors import FaultyInputError
from safeguarding.faults import Fault, Place, Severity
from safeguarding.readers.surveys.choices import asked_wording, read_choices
from safeguarding.readers.surveys.headers import is_still_header, response_header
from safeguarding.readers.surveys.words import folded
from safeguarding.records import Record
from safeguarding.surveys.codebooks import GroupingRule, ResponseLayout
from safeguarding.surveys.questions import Question
from safeguarding.surveys.responses import BLANK, NOT_ASKED, UNREADABLE, Grouping, Responses
from safeguarding.surveys.waves import Wave
from safeguarding.surveys.words import RepeatRule
from safeguarding.tables.grids import Row
from safeguarding.tables.headers import Column
from safeguarding.tables.reading import Table, read_table
from safeguarding.tables.row_readers import Cells, RowReader
from safeguarding.texts import shortened

_LETTERED = re.compile(r"^\(?[a-z0-9][.):] +|^[0-9]{1,2} - ")
_ANSWER, _SEVERAL, _GROUPING, _KEY, _WEIGHT = "answer: ", "several: ", "grouping: ", "key", "weight"


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
        FaultyInputError: where no question's column is there; and where a person stands in several rows, unless the
            layout says which of them counts.
        MissingExtraError: for a workbook where the extra is not installed.
    """
    asked = {_ANSWER + question.identifier: question for question in questions}
    asked |= {
        _SEVERAL + each.choice_of: attrs.evolve(each, identifier=each.choice_of, wording=asked_wording(each))
        for each in questions
        if each.choice_of
    }
    table = read_table(path, lambda grid: response_header(grid, _columns(questions, layout), asked))
    reader = RowReader(table=table, record="a response", place=table.place(), shown=_nothing_shown)
    rows = _one_a_person(reader, list(reader.records(_below_the_header(reader, asked))), layout)
    present = table.header.positions
    responses = Responses(
        wave=wave.name,
        size=len(rows),
        answers={
            question.identifier: bytes(cells[_ANSWER + question.identifier] for cells in rows)
            for question in questions
            if _ANSWER + question.identifier in present and not question.choice_of
        }
        | _chosen(reader, rows, questions, layout),
        groupings=tuple(_grouping(rule, rows) for rule in layout.groupings if _GROUPING + rule.name in present),
        weights=tuple(cells[_WEIGHT] for cells in rows) if _WEIGHT in present else None,
        keys=tuple(_keys(rows)) if _KEY in present else None,
    )
    for cells in rows:
        reader.take_down(cells)
    faults = (*table.faults, *_unread_columns(table), *reader.faults, *_other_size(table.name, wave, len(rows)))
    return ResponseTable(name=table.name, responses=responses, faults=faults)


def _chosen(
    reader: RowReader, rows: Sequence[Cells], questions: Sequence[Question], layout: ResponseLayout
) -> dict[str, bytes]:
    """The answers to questions of which several answers could be chosen: from one column each, or from one for all."""
    answers: dict[str, bytes] = {}
    for parent in dict.fromkeys(question.choice_of for question in questions if question.choice_of):
        choices = {_ANSWER + each.identifier: each for each in questions if each.choice_of == parent}
        present = reader.table.header.positions
        missing = [each.options[0].label for field, each in choices.items() if field not in present]
        if _SEVERAL + parent not in present and missing:
            fault = f"no column for {parent!r}, nor for each of its answers: {', '.join(map(repr, missing))} missing"
            remedy = "give it one column, or each answer one, headed by its words"
            reader.report_row(reader.table.header.row.number, fault, remedy, severity=Severity.ERROR)
            continue
        read = [read_choices(cells, choices, _SEVERAL + parent, layout) for cells in rows]
        answers |= {each.identifier: bytes(row[field] for row in read) for field, each in choices.items()}
    return answers


def _unread_columns(table: Table) -> Iterator[Fault]:
    """All columns that are not read, in one line, by their own words."""
    titles = table.header.unread
    if titles:
        yield Fault(
            place=table.place(table.header.row),
            problem=f"columns that are not read: {', '.join(repr(shortened(title)) for title in titles)}",
            remedy="name them in the codebook, or leave them out",
            severity=Severity.WARNING,
        )


def _below_the_header(reader: RowReader, asked: Mapping[str, Question]) -> Iterator[Row]:
    """The rows below a header of one row or several; what still belongs to the header is set aside."""
    for row in reader.table.rows:
        if is_still_header(row, reader.table.header, asked):
            reader.set_aside(row, "a further row of the header")
        else:
            yield row


def _one_a_person(reader: RowReader, rows: Sequence[Cells], layout: ResponseLayout) -> list[Cells]:
    """One row for each key. Somebody who sent the form five times is one person, and every threshold counts people.

    Raises:
        FaultyInputError: where the layout does not say which of a person's rows counts.
    """
    if _KEY not in reader.table.header.positions:
        return list(rows)
    kept: dict[str, Cells] = {}
    dropped: list[tuple[Cells, Cells]] = []
    for cells in rows:
        # a blank key is of nobody known
        key = folded(cells.text(_KEY)) or f"\0{cells.number}"
        earlier = kept.get(key)
        if earlier is None or layout.repeats is RepeatRule.LAST:
            kept[key] = cells
        if earlier is not None:
            dropped.append((earlier, cells) if layout.repeats is RepeatRule.LAST else (cells, earlier))
    if dropped and layout.repeats is RepeatRule.REFUSE:
        title = reader.table.header.title(_KEY)
        raise FaultyInputError.of(reader.table.name, [_again(reader, again, first, title) for again, first in dropped])
    for cells, counted in dropped:
        reader.set_aside(cells.row, f"a person for the second time; row {counted.number} is counted", "leave one out")
    return sorted(kept.values(), key=lambda cells: cells.number)


def _again(reader: RowReader, again: Cells, first: Cells, title: str) -> Fault:
    return Fault(
        place=attrs.evolve(reader.table.place(again.row), column=title),
        problem=f"a person for the second time, first in row {first.number}",
        remedy='give each person one row, or write repeats = "first" or "last" in [layout]',
    )


def _nothing_shown(_: Cells, __: str) -> str:
    return ""


def _columns(questions: Sequence[Question], layout: ResponseLayout) -> list[Column]:
    columns = [
        Column(
            field=_ANSWER + each.identifier,
            headers=(each.identifier,),
            read=None if each.choice_of else _answer(each, layout),
            is_required=not each.choice_of,
        )
        for each in questions
    ]
    parents = dict.fromkeys(each.choice_of for each in questions if each.choice_of)
    columns += [Column(field=_SEVERAL + parent, headers=(parent,)) for parent in parents]
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
        for name in (option.label, *option.aliases):
            known.setdefault(folded(name), k)
    known |= {folded(option.code): k for k, option in enumerate(question.options)}

    def read(cells: Cells, field: str) -> int:
        found = folded(cells.text(field))
        byte = known.get(found)
        if byte is None:
            # without the letter of a list: "a. Excellent" is excellent
            byte = known.get(_LETTERED.sub("", found), UNREADABLE)
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
    """The keys; a blank one is replaced by one that matches nobody, and reported: it may be anybody's second row."""
    for cells in rows:
        key = folded(cells.text(_KEY))
        if not key:
            cells.report(_KEY, "no key; counted as a person of its own", "fill it in", Severity.WARNING)
        yield key or f"\0{cells.number}"


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
