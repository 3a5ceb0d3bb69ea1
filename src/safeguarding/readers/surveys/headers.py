"""The header of a response file: one row, or the block of rows that a survey tool writes above the answers.

SurveyMonkey writes the question over its parts, Qualtrics three rows, Google Forms the part of a matrix in brackets.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set as AbstractSet

import attrs

from safeguarding.errors import FaultyInputError
from safeguarding.faults import Fault
from safeguarding.surveys.answer_texts import folded
from safeguarding.surveys.questions import Question
from safeguarding.tables.grids import Grid, Row
from safeguarding.tables.headers import Column, Header, find_header
from safeguarding.tables.reading import FileTable
from safeguarding.tables.titles import readings
from safeguarding.tables.words import plain_words
from safeguarding.texts import shortened

_FARTHEST = 30
_RESPONDENT = "respondent id"
_PLAIN_PARTS = frozenset({"", "response", "open ended response"})
_NUMBERING = re.compile(r"^(?:q(?:uestion)? ?)?[0-9]{1,3}[a-z]?[.):\-]? +", re.IGNORECASE)
_BLOCK = 3
_IMPORT_ID = re.compile(r"\s*\{\W*ImportId\b")
# columns that stand beside a question, and are not its answers
_BESIDE = re.compile(r"(?:points|feedback|score|comments?)\b", re.IGNORECASE)


def response_header(grid: Grid, columns: Sequence[Column], asked: Mapping[str, Question]) -> Header:
    """The header of a response file.

    Args:
        grid: The file.
        columns: The columns that the codebook names.
        asked: The questions, by the field of their column.

    Raises:
        FaultyInputError: where no question's column is there.
    """
    whole = _joined_block(grid, asked)
    named = _with_titles(whole, columns, asked)
    header = find_header(whole, named)
    if not asked.keys() & header.positions.keys():
        raise FaultyInputError.of(grid.name, (*(header.faults or _no_question(grid, header, asked)), *grid.faults))
    return header


def _no_question(grid: Grid, header: Header, asked: Mapping[str, Question]) -> Iterator[Fault]:
    """That a file has no column of a question of which several answers may be chosen, and of no other."""
    found = ", ".join(repr(shortened(title)) for title in header.unread)
    for question in asked.values():
        if question.identifier == question.choice_of:
            yield Fault(
                place=grid.place(header.row),
                problem=f"no column {question.identifier!r}, nor one for each of its answers",
                remedy=f"call it so, or by its wording; the headers found are {found or 'none'}",
            )


def _joined_block(grid: Grid, asked: Mapping[str, Question]) -> Grid:
    """The grid, its two rows of headers joined into one where a survey tool wrote two."""
    answers = {plain_words(option.label) for question in asked.values() for option in question.options} - {""}
    rows = list(grid.rows[:_FARTHEST])
    first = next((row for row in rows if not row.is_blank), None)
    for above, below in itertools.pairwise(rows):
        if above.is_blank or below.is_blank:
            continue
        if _is_block(above, below, answers if above is first else frozenset()):
            joined = Row(below.number, tuple(_joined(above, below)))
            return attrs.evolve(grid, rows=[joined, *(row for row in grid.rows if row.number > below.number)])
    return grid


def _is_block(above: Row, below: Row, answers: AbstractSet[str]) -> bool:
    """Whether questions stand over their parts: below "Respondent ID", or with answers of the codebook under no title."""
    title = next(cell for cell in above.cells if cell.strip())
    parts = [plain_words(cell) for cell in below.cells]
    if parts[0] and not {*parts} & (_PLAIN_PARTS - {""}):
        return False
    untitled = {part for over, part in zip(above.cells, parts, strict=False) if not over.strip()}
    return _RESPONDENT in readings(title) or not answers.isdisjoint(untitled)


def _joined(above: Row, below: Row) -> Iterable[str]:
    question = ""
    for k, cell in enumerate(above.cells):
        question = cell.strip() or question
        part = below.cells[k].strip() if k < len(below.cells) else ""
        yield question if plain_words(part) in _PLAIN_PARTS else f"{question} [{part}]"


def _with_titles(grid: Grid, columns: Sequence[Column], asked: Mapping[str, Question]) -> list[Column]:
    """The columns, each question's also by its wording as the file prints it: numbered, or as part of a matrix."""
    titles = {cell for row in grid.rows[:_FARTHEST] for cell in row.cells if cell.strip()}
    known: dict[str, list[str]] = {}
    for title in titles:
        for name in _names(title):
            known.setdefault(name, []).append(title)
    named = []
    for column in columns:
        question = asked.get(column.field)
        found = () if question is None else known.get(plain_words(question.wording), ())
        named.append(attrs.evolve(column, headers=(*column.headers, *sorted(found))) if found else column)
    return named


def _names(title: str) -> set[str]:
    """What a title may be called by: all of it, or its part in brackets or after a dash, without its number."""
    bare = _NUMBERING.sub("", title.strip())
    names = {plain_words(bare), plain_words(title)}
    if _BESIDE.match(bare):
        return names
    bare = bare.replace(" - Selected Choice", "")
    names.add(plain_words(bare))
    part = re.search(r"\[([^\[\]]+)\]$", bare) or re.search(r"(?: [-–] |-(?=[A-Z]))([^–]+?)$", bare)
    if part:
        names.add(plain_words(part[1]))
    return names


_KINDS = frozenset({"status", "response type", "distribution channel", "distributionchannel"})
_TRIALS = frozenset({"survey preview", "survey test", "spam", "preview", "test", "offline survey preview"})


def is_trial(row: Row, header: Header) -> bool:
    """Whether a survey tool says of a row that nobody's answers stand in it: somebody tried the form out."""
    for title, cell in zip(header.row.cells, row.cells, strict=False):
        if plain_words(title) in _KINDS and plain_words(cell) in _TRIALS:
            return True
    return False


def last_of_the_block(table: FileTable) -> int:
    """The row in which Qualtrics writes its ImportIds, the last of a header; 0 where there is none."""
    rows = itertools.islice(table.rows, _BLOCK)
    return max((row.number for row in rows if any(map(_IMPORT_ID.match, row.cells))), default=0)


def is_still_header(row: Row, header: Header, asked: Mapping[str, Question]) -> bool:
    """Whether one of the first rows below a header belongs to it, such as Qualtrics' wordings."""
    if row.number > header.row.number + _BLOCK:
        return False
    cells = [(asked[field], header.cells(row)[field]) for field in asked if field in header.positions]
    said = [(question, cell) for question, cell in cells if cell]
    return bool(said) and all(
        folded(cell) in {folded(question.wording), folded(question.identifier)}
        or plain_words(question.wording) in _names(cell)
        or plain_words(cell) in _PLAIN_PARTS - {""}
        for question, cell in said
    )
