"""A wide table of counts, a column for each option, turned into a long one: wave, question, option, count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from safeguarding.faults import Fault, Place, Severity
from safeguarding.surveys.answer_texts import folded
from safeguarding.surveys.questions import Question
from safeguarding.surveys.waves import Survey
from safeguarding.tables.grids import Grid, Row
from safeguarding.tables.guards import cleaned
from safeguarding.tables.spanning_cells import filled, spanning_fault
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
        grid: The table, with a column "Question", one for each option's code or label, and "Wave" where there are several;
            or the waves stand in the row above, each over its options.
        survey: The survey, whose options are looked for.
    """
    names = {
        folded(name): _names(question)
        for question in survey.questions
        for name in (question.wording, question.identifier)
    }
    every = frozenset(OTHER_COUNTS).union(*names.values())
    above: Sequence[str] = ()
    for header in grid.rows[:_FARTHEST]:
        titles = [folded(cleaned(cell)) for cell in header.cells]
        options = {k: title for k, title in enumerate(titles) if title in every}
        waves = _waves_over(above, [*options], survey)
        question = next((each.index("question") for each in (titles, above) if "question" in each), -1)
        if question >= 0 and options and ("wave" in titles or waves or len(survey.waves) == 1):
            options |= {k: ROWS_BASE for k, title in enumerate(titles) if title in _BASES and k not in options}
            only = survey.waves[0].name if len(survey.waves) == 1 else ""
            wave = titles.index("wave") if "wave" in titles else -1
            if waves:
                waves = _waves_over(above, [*options], survey)
                options = {k: title for k, title in options.items() if k in waves}
            rows = [Row(header.number, ("Wave", "Question", "Option", "Count"))]
            below, merged = _filled(grid, header, [wave, question])
            for row in below:
                own = names.get(folded(cleaned(_cell(row, question))), frozenset())
                for k, option in options.items():
                    if _cell(row, k).strip() or option in own:
                        told = waves.get(k) or _cell(row, wave) or only
                        rows.append(Row(row.number, (told, _cell(row, question), option, _cell(row, k))))
            used = {wave, question, *options}
            unread = [title for k, title in enumerate(header.cells) if title.strip() and k not in used]
            return attrs.evolve(
                grid, rows=rows, spans=(), faults=(*grid.faults, *merged, *_unread(grid, header, unread))
            )
        above = titles
    return None


def _cell(row: Row, place: int) -> str:
    return row.cells[place] if 0 <= place < len(row.cells) else ""


def _waves_over(above: Sequence[str], places: Sequence[int], survey: Survey) -> dict[int, str]:
    """The wave over each column, where the row above names some: a name stands over the columns up to the next one."""
    names = {folded(wave.name): wave.name for wave in survey.waves}
    found, current = dict[int, str](), ""
    for k in range(max(places, default=-1) + 1):
        title = above[k] if k < len(above) else ""
        current = names.get(title, "") if title else current
        if current and k in places:
            found[k] = current
    return found


def _filled(grid: Grid, header: Row, columns: Sequence[int]) -> tuple[list[Row], list[Fault]]:
    """The rows below a header, with what stands in a merged cell in each that it spans; and that it was read so."""
    below = [row for row in grid.rows if row.number > header.number]
    own = [k for k in range(len(header.cells)) if k not in columns]
    numbers = [row.number for row in below]
    cells, where = filled([row.cells for row in below], numbers, grid.spans, columns=columns, named_by=own)
    rows = [Row(number, tuple(each)) for number, each in zip(numbers, cells, strict=True)]
    titles = {_cell(header, k).strip() or "question": several for k, several in where.items()}
    told = [spanning_fault(Place(file=grid.name, sheet=grid.sheet), titles)] if titles else []
    return [row for row in rows if not row.is_blank], told


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
