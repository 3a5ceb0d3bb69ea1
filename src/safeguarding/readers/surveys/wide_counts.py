"""A wide table of counts, a column for each option, turned into a long one: wave, question, option, count."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from safeguarding.faults import Fault, Severity
from safeguarding.surveys.answer_texts import folded
from safeguarding.surveys.questions import Question
from safeguarding.surveys.waves import Survey
from safeguarding.tables.grids import Grid, Row
from safeguarding.tables.guards import cleaned
from safeguarding.texts import shortened

_FARTHEST = 30
OTHER_COUNTS = ("blank", "not asked")
ROWS_BASE = "base of the row"
"""What the long table calls the number that the options of a wide one add up to."""

_BASES = frozenset({"base", "total", "all", "n", "all answers", "responses", "total responses"})


def long_counts(grid: Grid, *, survey: Survey) -> Grid | None:
    """The long table that a wide one says; None where it is no wide table of counts.

    An option that a question does not have is left out where its cell is empty. One that it has is kept empty: a count
    that is not there is not 0.

    Args:
        grid: The table, with a column "Question", one for each option's code or label, and "Wave" where there are several.
        survey: The survey, whose options are looked for.
    """
    names = {
        folded(name): _names(question)
        for question in survey.questions
        for name in (question.wording, question.identifier)
    }
    every = frozenset(OTHER_COUNTS).union(*names.values())
    for header in grid.rows[:_FARTHEST]:
        titles = [folded(cleaned(cell)) for cell in header.cells]
        options = {k: title for k, title in enumerate(titles) if title in every}
        if "question" in titles and options and ("wave" in titles or len(survey.waves) == 1):
            options |= {k: ROWS_BASE for k, title in enumerate(titles) if title in _BASES and k not in options}
            only = "" if "wave" in titles else survey.waves[0].name
            places = titles.index("wave") if "wave" in titles else -1, titles.index("question")
            rows = [Row(header.number, ("Wave", "Question", "Option", "Count"))]
            for row in grid.rows:
                if row.number > header.number and not row.is_blank:
                    rows += _long(row, places, options, names, only)
            unread = [title for k, title in enumerate(header.cells) if title.strip() and k not in {*places, *options}]
            return attrs.evolve(grid, rows=rows, spans=(), faults=(*grid.faults, *_unread(grid, header, unread)))
    return None


def _long(
    row: Row, places: tuple[int, int], options: Mapping[int, str], names: Mapping[str, frozenset[str]], only: str
) -> Iterator[Row]:
    wave, question = (row.cells[k] if 0 <= k < len(row.cells) else "" for k in places)
    wave = wave or only
    own = names.get(folded(cleaned(question)), frozenset())
    for k, option in options.items():
        count = row.cells[k] if k < len(row.cells) else ""
        if count.strip() or option in own:
            yield Row(row.number, (wave, question, option, count))


def _names(question: Question) -> frozenset[str]:
    return frozenset(folded(name) for option in question.options for name in (option.code, option.label))


def _unread(grid: Grid, header: Row, titles: list[str]) -> Iterator[Fault]:
    if titles:
        yield Fault(
            place=grid.place(header),
            problem=f"columns that are not read: {', '.join(repr(shortened(title.strip())) for title in titles)}",
            remedy="head each column by an option's code or label, blank or not asked, or leave it out",
            severity=Severity.WARNING,
        )
