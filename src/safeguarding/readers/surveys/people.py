"""Which rows of a response file are people: one row each, below the header, and no trial of the form.

Every threshold of disclosure counts people, so nobody may stand in two rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import attrs

from safeguarding.errors import FaultyInputError
from safeguarding.faults import Fault, Severity
from safeguarding.numbers.nouns import counted
from safeguarding.readers.references import alike
from safeguarding.readers.surveys.headers import is_still_header, is_trial, last_of_the_block
from safeguarding.surveys.answer_texts import folded
from safeguarding.surveys.codebooks import ResponseLayout
from safeguarding.surveys.questions import Question
from safeguarding.surveys.words import RepeatRule
from safeguarding.tables.grids import Row
from safeguarding.tables.reading import FileTable
from safeguarding.tables.row_readers import Cells, RowReader
from safeguarding.tables.words import begins_summary, plain_words
from safeguarding.texts import phrases

KEY = "key"
"""The field of the column that says who is the same person."""


_OF_A_SUMMARY = frozenset({"answer choices", "answer options", "answer choice"})


def refuse_other_shapes(table: FileTable, asked: Mapping[str, Question]) -> None:
    """A table with a row an answer, its questions down the side, or a summary of them, is no table of one row a person.

    Raises:
        FaultyInputError: for such a table.
    """
    names = {folded(name): question for question in asked.values() for name in (question.identifier, question.wording)}
    for field, question in asked.items():
        if field not in table.header.positions:
            continue
        for (cell,) in table.body.distinct(field):
            if folded(cell) in _OF_A_SUMMARY:
                place = attrs.evolve(table.place(table.header.row), column=table.header.title(field))
                remedy = "export the single responses; or give the counts as a table of counts"
                raise FaultyInputError.of(
                    table.name, [Fault(place=place, problem="a summary of the answers, no responses", remedy=remedy)]
                )
            other = names.get(folded(cell))
            if other is not None and other.identifier != question.identifier:
                place = attrs.evolve(table.place(table.header.row), column=table.header.title(field))
                problem = f"no column {question.identifier!r}: below it stands another question, {other.identifier!r}"
                remedy = "give each person a row, and each question a column"
                raise FaultyInputError.of(table.name, [Fault(place=place, problem=problem, remedy=remedy)])


def below_the_header(reader: RowReader, asked: Mapping[str, Question]) -> Iterator[Row]:
    """The rows below a header of one row or several.

    What still belongs to the header is set aside, and so are trials of the form, and a note below the table.
    """
    header, last = reader.table.header, last_of_the_block(reader.table)
    for row in reader.table.rows:
        filled = [cell for cell in row.cells if cell.strip()]
        if row.number <= last or is_still_header(row, header, asked):
            reader.set_aside(row, "a further row of the header")
        elif is_trial(row, header):
            reader.set_aside(row, "a trial of the form, or spam, as its column of kinds says")
        elif len(filled) == 1 and begins_summary(filled[0]):
            reader.set_summary_aside(row)
        else:
            yield row


def one_a_person(reader: RowReader, rows: Sequence[Cells], layout: ResponseLayout) -> list[Cells]:
    """One row for each key. Somebody who sent the form five times is one person, and every threshold counts people.

    Raises:
        FaultyInputError: where the layout does not say which of a person's rows counts.
    """
    if KEY not in reader.table.header.positions:
        return list(rows)
    kept: dict[str, Cells] = {}
    dropped: list[tuple[Cells, Cells]] = []
    for cells in rows:
        # a blank key is of nobody known
        key = folded(cells.text(KEY)) or f"\0{cells.number}"
        earlier = kept.get(key)
        if earlier is None or layout.repeats is RepeatRule.LAST:
            kept[key] = cells
        if earlier is not None:
            dropped.append((earlier, cells) if layout.repeats is RepeatRule.LAST else (cells, earlier))
    if dropped and layout.repeats is RepeatRule.REFUSE:
        title = reader.table.header.title(KEY)
        raise FaultyInputError.of(reader.table.name, [_again(reader, again, first, title) for again, first in dropped])
    for cells, kept_row in dropped:
        reader.set_aside(cells.row, f"a person for the second time; row {kept_row.number} is counted", "leave one out")
    return sorted(kept.values(), key=lambda cells: cells.number)


def _again(reader: RowReader, again: Cells, first: Cells, title: str) -> Fault:
    return Fault(
        place=attrs.evolve(reader.table.place(again.row), column=title),
        problem=f"a person for the second time, first in row {first.number}",
        remedy='give each person one row, or write repeats = "first" or "last" in [layout]',
    )


def report_keys_alike(reader: RowReader, rows: Sequence[Cells]) -> None:
    """Keys that may be one person's; never with the keys themselves, which are about children."""
    if KEY not in reader.table.header.positions:
        return
    several = list(alike([folded(cells.text(KEY)) for cells in rows]))
    if several:
        problem = f"{counted(len(several), 'key')} that differ from another only in leading zeros, spaces or signs"
        done = "counted as people of their own, and each pair may be one person: write keys in one way"
        reader.report_column(KEY, problem, done, Severity.ERROR)


def keys_of(rows: Sequence[Cells]) -> Iterator[str]:
    """The keys; a blank one is replaced by one that matches nobody, and reported: it may be anybody's second row."""
    for cells in rows:
        key = folded(cells.text(KEY))
        if not key:
            cells.report(KEY, "no key; counted as a person of its own", "fill it in", Severity.WARNING)
        yield key or f"\0{cells.number}"


_IDENTIFIERS = frozenset(
    phrases(
        "id | respondent id | response id | email | email address | recipient email | upn | pupil | pupil id | child"
        " | child id | person | person id | student | student id | key | code | name | full name | case | unique id"
        " | externalreference | external reference | external data reference | member id | login"
    )
)


def unnamed_repeats(table: FileTable, layout: ResponseLayout) -> Iterator[Fault]:
    """That somebody may stand in several rows, where the codebook names no key and a column looks like one."""
    header = table.header
    if layout.key:
        return
    for k, title in enumerate(header.row.cells):
        if plain_words(title) not in _IDENTIFIERS or k in header.positions.values():
            continue
        cells = [folded(row.cells[k]) for row in table.rows if k < len(row.cells) and row.cells[k].strip()]
        again = len(cells) - len(set(cells))
        # what is the same in most rows, such as "anonymous", tells nobody apart
        if again and len(set(cells)) * 2 > len(cells):
            problem = f"{counted(again, 'row')} with what another row has there: one person may stand in several rows"
            remedy = (
                f'write key = "{title.strip()}" and which row counts in [layout], if it says who is the same person'
            )
            place = attrs.evolve(table.place(header.row), column=title.strip())
            yield Fault(place=place, problem=problem, remedy=remedy)
