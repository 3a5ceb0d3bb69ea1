"""Who answered beside who could have, by group; and favourable answers weighted to the population's groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from safeguarding.disclosure.protection import hidden_number
from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.rounding import rounded
from safeguarding.numbers.shares import Share
from safeguarding.pages.cells import Beside, Cell, Gap, Percentage, Row, shown_share
from safeguarding.pages.surveys.results import SurveyResults
from safeguarding.pages.surveys.tables import MAY_BE_SHOWN
from safeguarding.pages.tables import Reason, Table
from safeguarding.surveys.composites import weighted_share
from safeguarding.surveys.measures import rounded_estimate, rounded_interval
from safeguarding.surveys.publication import PublishedQuestion
from safeguarding.surveys.questions import Question
from safeguarding.surveys.representativeness import representation, representation_note
from safeguarding.surveys.responses import Responses
from safeguarding.surveys.waves import Wave
from safeguarding.surveys.weighting import WEIGHTING_SOURCES, design_effect, margin_weights
from safeguarding.surveys.words import Coding
from safeguarding.texts import phrases


def people_tables(tables: SurveyResults, wave: Wave) -> Iterator[Table]:
    """How many of each group took part, beside the population, where the codebook gives it."""
    responses, published = tables.folder.responses.get(wave.name), tables.wave(wave.name)
    shown_by = (Reason(rule=MAY_BE_SHOWN, source=tables.folder.rule.source),)
    for name, population in tables.folder.population_by(wave.name).items():
        if responses is None:
            continue
        caption = f"Who answered in {wave.name}, by {name.casefold()}"
        people = published.people.get(name)
        if people is None:
            why = "A number of these could not be protected, or is above its population."
            yield Table(
                caption=caption,
                columns=("Group", "Took part"),
                rows=[("all groups", Gap("withheld"))],
                notes=(why,),
                reasons=shown_by,
            )
            continue
        everybody, rule = sum(population.values()), tables.folder.rule
        hidden = hidden_number(rule)
        rows: list[Row] = []
        for group, size in population.items():
            # a group of nobody has no number that could give another away
            took_part = people.get(group, hidden if rule.is_small(0) else 0)
            count = took_part if isinstance(took_part, int) else took_part.value
            shares: tuple[Cell, ...] = (hidden, hidden)
            if count is not None:
                shares = (_share(int(count), responses.size), _share(int(count), size))
            rows.append((group, size, took_part, _share(size, everybody), *shares))
        yield Table(
            caption=caption,
            columns=phrases(
                "Group | Population | Took part | Of the population | Of those who took part | Response rate"
            ),
            rows=rows,
            notes=tuple(_notes(tables, responses.grouping(name).overlaps, rows, population)),
            reasons=shown_by,
        )


def _share(count: int, base: int) -> Cell:
    return shown_share(Share(count, base)) if base else None


def _notes(tables: SurveyResults, overlaps: bool, rows: list[Row], population: Mapping[str, int]) -> Iterator[str]:  # noqa: FBT001  # what the note says
    counts = [row[2] if isinstance(row[2], int) else getattr(row[2], "value", None) for row in rows]
    rule = tables.folder.rule
    if any(count is None for count in counts):
        yield f"{rule.symbols.suppressed}: a small number, or one that would give it away."
        yield "Whether some groups answered more readily than others is not said, since a number is hidden."
    elif rule.rounding_base is not None:
        yield "Whether some groups answered more readily than others is not said, since the numbers are rounded."
    elif overlaps:
        yield "Groups overlap and do not add up; whether some answered more readily than others is not tested."
    elif any(counts):
        taken = {str(row[0]): int(count or 0) for row, count in zip(rows, counts, strict=True)}
        yield representation_note(representation(taken, population), confidence=tables.folder.policy.confidence)
    yield "It speaks of these groups only: people of one group may think otherwise than those of it who did not answer."


def weighted_table(tables: SurveyResults, wave: Wave) -> Table | None:
    """Favourable answers as they are and weighted to the population's groups, with the design effect; None where unasked."""
    names = next((each.weight_by for each in tables.folder.facts.waves if each.name == wave.name), ())
    responses = tables.folder.responses.get(wave.name)
    if not names or responses is None:
        return None
    population = tables.folder.population_by(wave.name)
    caption = (
        f"Favourable answers in {wave.name}, weighted to the population by {' and '.join(map(str.casefold, names))}"
    )
    columns = ("Question", "Of those who answered", "Weighted", "Design effect")
    try:
        weighted = margin_weights(responses, {name: population[name] for name in names})
    except InvalidRecordError as error:
        return Table(caption=caption, columns=columns[:1], rows=[("not weighted",)], notes=(f"{error}.",))
    rows = [
        (made.question.wording, *_weighted_cells(tables, wave, weighted, made.question))
        for made in tables.wave(wave.name).questions.values()
        if isinstance(made, PublishedQuestion)
    ]
    hidden = tables.folder.rule.symbols.suppressed
    return Table(
        caption=caption,
        columns=columns,
        rows=rows,
        reasons=[
            Reason(figures="Weighted; Design effect", rule=_WEIGHTED[0], source=source) for source in WEIGHTING_SOURCES
        ],
        notes=(*_WEIGHTED, *((_rests_on(hidden),) if any(str(cell) == hidden for row in rows for cell in row) else ())),
    )


_WEIGHTED = (
    (
        "Weights give each group its part of the population. They do not mend that people of a group who did not answer "
        "may think otherwise."
    ),
    (
        "Design effect: by how much unequal weights enlarge the variance (Kish); the interval is Wilson's on the base "
        "divided by it."
    ),
    f"Sources: {'; '.join(map(str, WEIGHTING_SOURCES))}.",
)


def _rests_on(hidden: str) -> str:
    return f"{hidden}: a number of a group that it rests on is hidden, and a weighted share would give it away."


def _weighted_cells(
    tables: SurveyResults, wave: Wave, weighted: Responses, question: Question
) -> tuple[Cell, Cell, Cell]:
    rule, published = tables.folder.rule, tables.wave(wave.name)
    made = published.questions[question.identifier]
    hidden = hidden_number(rule)
    own: Cell = hidden
    if isinstance(made, PublishedQuestion) and not made.percentage(Coding.FAVOURABLE).is_hidden:
        own = Percentage(percentage=made.percentage(Coding.FAVOURABLE), base=made.base(), beside=Beside.BASE)
    names = next(each.weight_by for each in tables.folder.facts.waves if each.name == wave.name)
    by_group = [published.by_group.get((name, question.identifier)) for name in names]
    if rule.rounding_base is not None or not all(map(_is_whole, by_group)):
        return own, hidden, hidden
    measure = weighted_share(weighted, question, confidence=tables.folder.policy.confidence)
    estimate, interval = rounded_estimate(measure), rounded_interval(measure)
    if estimate is None or weighted.weights is None:
        return own, None, None
    valid = {k for k, option in enumerate(question.options) if option.is_in_base}
    column = weighted.column(question.identifier)
    effect = design_effect([weight for byte, weight in zip(column, weighted.weights, strict=True) if byte in valid])
    return own, Percentage(percentage=estimate, interval=interval, beside=Beside.BASE), Decimal(rounded(effect, 2))


def _is_whole(made: object) -> bool:
    """Whether nothing of a question's table by groups is hidden, so that a weighted share follows from it."""
    return isinstance(made, PublishedQuestion) and not any(number.is_hidden for number in made.table.cells.values())
