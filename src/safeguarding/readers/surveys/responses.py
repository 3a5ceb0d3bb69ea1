"""A survey's response file: one row a person, one column a question, read with the survey's codebook.

Every row is kept. A cell that no option matches is kept as unreadable, counted among those asked, and reported by its
place only: what somebody wrote into a survey about their care has no business in a message.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import partial
from pathlib import Path

import attrs

from safeguarding.faults import Fault, Place, Severity
from safeguarding.readers.surveys.answers import answer_reader
from safeguarding.readers.surveys.choices import are_places, asked_wording, place_title, read_choices, title_words
from safeguarding.readers.surveys.headers import response_header
from safeguarding.readers.surveys.people import (
    KEY,
    below_the_header,
    keys_of,
    one_a_person,
    refuse_other_shapes,
    report_keys_alike,
    unnamed_repeats,
)
from safeguarding.records import Record
from safeguarding.surveys.codebooks import GroupingRule, ResponseLayout
from safeguarding.surveys.questions import Question
from safeguarding.surveys.responses import BLANK, NOT_ASKED, UNREADABLE, Grouping, Responses
from safeguarding.surveys.waves import Wave
from safeguarding.tables.headers import Column, Header
from safeguarding.tables.reading import FileTable, read_table
from safeguarding.tables.row_readers import Cells, RowReader
from safeguarding.tables.titles import readings

_SHIFTED = "\0shifted"
_ANSWER, _SEVERAL, _GROUPING, _WEIGHT = "answer: ", "several: ", "grouping: ", "weight"


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


def read_responses(  # long: its example makes a wave and a file
    path: Path, *, wave: Wave, questions: Sequence[Question], layout: ResponseLayout
) -> ResponseTable:
    r"""Read a wave's responses from CSV, or from a workbook with the extra ``tables``.

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

    Examples:
        >>> from safeguarding.surveys import Coding, Option, Question
        >>> yes = Option(code="Y", label="Yes", coding=Coding.FAVOURABLE)
        >>> no = Option(code="N", label="No", coding=Coding.UNFAVOURABLE)
        >>> safe = Question(identifier="safe", wording="Do you feel safe?", theme="life", options=[yes, no])
        >>> from datetime import date
        >>> from tempfile import TemporaryDirectory
        >>> from safeguarding.dates.ranges import DateRange
        >>> from safeguarding.surveys.words import Mode
        >>> spring = DateRange(date(2017, 3, 1), date(2017, 4, 30))
        >>> wave = Wave(name="2017", fieldwork=spring, population=3, invited=3, complete=2, mode=Mode.PAPER)
        >>> with TemporaryDirectory() as folder:
        ...     _ = Path(folder, "2017.csv").write_text("safe\nY\nN\n")
        ...     read = read_responses(Path(folder, "2017.csv"), wave=wave, questions=[safe], layout=ResponseLayout())
        >>> print(read.responses.size)
        2
    """
    asked = {_ANSWER + question.identifier: question for question in questions}
    asked |= {
        _SEVERAL + each.choice_of: attrs.evolve(each, identifier=each.choice_of, wording=asked_wording(each))
        for each in questions
        if each.choice_of
    }
    table = read_table(path, lambda grid: response_header(grid, _columns(questions, layout), asked))
    reader = RowReader(
        table=table,
        record="a response",
        place=table.place(),
        shown=_nothing_shown,
        trusted=partial(_unshifted, table.header),
    )
    refuse_other_shapes(table, asked)
    rows = one_a_person(reader, list(reader.records(below_the_header(reader, asked))), layout)
    report_keys_alike(reader, rows)
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
        keys=tuple(keys_of(rows)) if KEY in present else None,
    )
    for cells in rows:
        reader.take_down(cells)
    _report_other_words(reader, responses)
    faults = (
        *table.faults,
        *unnamed_repeats(table, layout),
        *reader.unread_columns("name them in the codebook, or leave them out"),
        *reader.faults,
        *_other_size(table.name, wave, len(rows)),
    )
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
        if _SEVERAL + parent in present and _stands_over_more(reader.table, present[_SEVERAL + parent]):
            fault = f"answers to {parent!r} stand in columns without a title besides; none of them is counted"
            reader.report_column(_SEVERAL + parent, fault, "head each column by its answer", Severity.ERROR)
            continue
        _report_places(reader, choices)
        by_place = are_places([[cells.text(field) for field in choices] for cells in rows])
        read = [read_choices(cells, choices, _SEVERAL + parent, layout, by_place=by_place) for cells in rows]
        answers |= {each.identifier: bytes(row[field] for row in read) for field, each in choices.items()}
    return answers


def _report_other_words(reader: RowReader, responses: Responses) -> None:
    """Columns in which most answers are none of the options: the codebook may be of another file."""
    for identifier, answers in responses.answers.items():
        unreadable, field = answers.count(UNREADABLE), _ANSWER + identifier
        said = len(answers) - answers.count(BLANK) - answers.count(NOT_ASKED)
        if unreadable * 2 > said and field in reader.table.header.positions:
            problem = "most answers are none of the options, so the codebook may be of another file"
            reader.report_column(field, problem, "give the options their words or codes in the file", Severity.ERROR)


def _stands_over_more(table: FileTable, position: int) -> bool:
    """Whether cells stand in the column beside one, which has no title: of a heading over several the others are lost."""
    titles, beside = table.header.row.cells, position + 1
    is_bare = beside < len(titles) and not titles[beside].strip()
    return is_bare and any(row.cells[beside].strip() for row in table.rows if beside < len(row.cells))


def _report_places(reader: RowReader, choices: Mapping[str, Question]) -> None:
    """That columns are told apart by a number alone, which is taken for the place of the answer in the codebook."""
    header = reader.table.header
    places = {field: f"{k}" for k, field in enumerate(choices, start=1)}
    numbered = [
        field
        for field, question in choices.items()
        if field in header.positions
        and title_words(header.title(field)).split(" ")[-1].lstrip("0") == places[field]
        and title_words(header.title(field)) != title_words(question.identifier)
    ]
    if numbered:
        done = "taken in the order of the codebook: head each by its answer, if they stand in another"
        reader.report_column(numbered[0], "columns of answers with a number and no words", done)


def _unshifted(header: Header, texts: Mapping[str, str]) -> Mapping[str, str]:
    """What is known of somebody whose cells may have shifted: the key in the first column; each answer is unreadable."""
    is_first = header.positions.get(KEY) == 0
    return {field: _SHIFTED if field.startswith((_ANSWER, _SEVERAL)) or field == _WEIGHT else "" for field in texts} | (
        {KEY: texts[KEY]} if is_first else {}
    )


def _nothing_shown(_: Cells, __: str) -> str:
    return ""


def _columns(questions: Sequence[Question], layout: ResponseLayout) -> list[Column]:
    columns = [
        Column(
            field=_ANSWER + each.identifier,
            headers=(each.identifier, *place_title(each, questions)),
            read=None if each.choice_of else answer_reader(each, layout),
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
        columns.append(Column(field=KEY, headers=dict.fromkeys((layout.key, *readings(layout.key))), is_required=True))
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


def _groups(rule: GroupingRule) -> Callable[[Cells, str], tuple[int, ...]]:
    """Reads the groups that one person belongs to."""

    def read(cells: Cells, field: str) -> tuple[int, ...]:
        cell = cells.text(field)
        groups = rule.groups_of(cell) if cell else ()
        if groups is None:
            problem = "belongs to no group; kept in the total only"
            cells.report(field, problem, "write one that is known", Severity.WARNING)
        return groups or ()

    return read


def _grouping(rule: GroupingRule, rows: Sequence[Cells]) -> Grouping:
    members = [bytearray(len(rows)) for _ in rule.group_names]
    for k, cells in enumerate(rows):
        for group in cells[_GROUPING + rule.name]:
            members[group][k] = 1
    return Grouping(name=rule.name, labels=rule.group_names, members=tuple(map(bytes, members)))


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
