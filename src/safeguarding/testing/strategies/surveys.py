"""Hypothesis strategies for surveys: questions, answers, waves and responses of invented people. Small by default."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from safeguarding.dates.ranges import DateRange
from safeguarding.disclosure.protection import protected_table
from safeguarding.numbers.shares import Share
from safeguarding.statistics.differences import PairedCounts
from safeguarding.statistics.intervals import ConfidenceInterval
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.codebooks import GroupingRule, NamedBand, ResponseLayout
from safeguarding.surveys.comparisons import ComparisonPolicy
from safeguarding.surveys.printed_numbers import NUMBERS_FORMAT, PrintedNumber, PrintedNumbers
from safeguarding.surveys.publication import PublishedQuestion
from safeguarding.surveys.questions import Option, Question
from safeguarding.surveys.response_rates import Dispositions
from safeguarding.surveys.responses import BLANK, NOT_ASKED, UNREADABLE, Grouping, Responses
from safeguarding.surveys.waves import Survey, Theme, Wave
from safeguarding.surveys.words import BasePolicy, Coding, Mode
from safeguarding.testing.strategies.disclosure import count_tables, disclosure_rules
from safeguarding.testing.strategies.records import record_of
from safeguarding.testing.strategies.sources import sources
from safeguarding.testing.strategies.texts import words


@st.composite
def questions(
    draw: st.DrawFn, *, max_options: int = 5, is_scale: bool | None = None, identifier: str = "q1"
) -> Question:
    """Questions with two options or more, the first of them in the base."""
    scored = draw(st.booleans()) if is_scale is None else is_scale
    size = draw(st.integers(2, max_options))
    codings = [Coding.FAVOURABLE, *draw(st.lists(st.sampled_from(Coding), min_size=size - 1, max_size=size - 1))]
    return Question(
        identifier=identifier,
        wording="An invented question?",
        theme="invented",
        options=[
            Option(code=str(k + 1), label=f"answer {k + 1}", coding=coding, score=Decimal(size - k) if scored else None)
            for k, coding in enumerate(codings)
        ],
        base_policy=draw(st.sampled_from(BasePolicy)),
    )


@st.composite
def answer_counts(draw: st.DrawFn, *, question: Question | None = None, max_count: int = 60) -> AnswerCounts:
    """Counted answers to a question, drawn too where none is given."""
    put = draw(questions()) if question is None else question
    counts = st.integers(0, max_count)
    return AnswerCounts(
        question=put,
        chosen={option.code: draw(counts) for option in put.options},
        blank=draw(st.integers(0, 5)),
        unreadable=draw(st.integers(0, 2)),
        not_asked=draw(st.integers(0, 5)),
    )


@st.composite
def waves(draw: st.DrawFn, *, name: str = "2017", max_population: int = 300) -> Wave:
    """Waves of a small population."""
    population = draw(st.integers(0, max_population))
    invited = draw(st.integers(0, population))
    responded = draw(st.integers(0, invited))
    partial = draw(st.integers(0, responded))
    starts_on = draw(st.dates(date(2005, 1, 1), date(2026, 1, 1)))
    return Wave(
        name=name,
        fieldwork=DateRange(starts_on, starts_on + timedelta(days=draw(st.integers(0, 60)))),
        population=population,
        invited=invited,
        complete=responded - partial,
        partial=partial,
        mode=draw(st.sampled_from(Mode)),
    )


@st.composite
def surveys(draw: st.DrawFn, *, max_waves: int = 3) -> Survey:
    """Surveys of one theme with a few questions."""
    count = draw(st.integers(0, max_waves))
    drawn = sorted((draw(waves(name=f"wave {k}")) for k in range(count)), key=lambda wave: (wave.held_on, wave.name))
    distinct = {wave.held_on: wave for wave in drawn}
    identifiers = [f"q{k}" for k in range(draw(st.integers(0, 3)))]
    return Survey(
        title="An invented survey",
        themes=(Theme(identifier="invented", title="Invented"),),
        questions=tuple(draw(questions(identifier=each)) for each in identifiers),
        waves=tuple(distinct.values()),
        note="Everybody in it is invented.",
    )


@st.composite
def responses(draw: st.DrawFn, *, question: Question, max_size: int = 60, max_groups: int = 3) -> Responses:
    """Responses of invented people to one question, divided into groups that may overlap."""
    size = draw(st.integers(0, max_size))
    answer = st.sampled_from([*range(len(question.options)), BLANK, UNREADABLE, NOT_ASKED])
    labels = tuple(f"group {k}" for k in range(draw(st.integers(1, max_groups))))
    members = tuple(bytes(draw(st.lists(st.integers(0, 1), min_size=size, max_size=size))) for _ in labels)
    return Responses(
        wave="2017",
        size=size,
        answers={question.identifier: bytes(draw(st.lists(answer, min_size=size, max_size=size)))},
        groupings=(Grouping(name="Group", labels=labels, members=members),),
    )


@st.composite
def shares(draw: st.DrawFn, *, max_base: int = 200) -> Share:
    """A count of a base."""
    base = draw(st.integers(1, max_base))
    return Share(draw(st.integers(0, base)), base)


@st.composite
def paired_counts(draw: st.DrawFn, *, max_count: int = 40) -> PairedCounts:
    """Answers of invented people who were asked twice."""
    cells = st.integers(0, max_count)
    return PairedCounts(
        both=draw(cells), earlier_only=draw(cells), later_only=draw(cells), neither=draw(st.integers(1, max_count))
    )


@st.composite
def dispositions(draw: st.DrawFn, *, max_count: int = 50) -> Dispositions:
    """What became of every case, at least one of them a response."""
    counts = st.integers(0, max_count)
    return Dispositions(
        complete=draw(st.integers(1, max_count)),
        partial=draw(counts),
        refused=draw(counts),
        not_reached=draw(counts),
        other=draw(counts),
        unknown=draw(counts),
    )


@st.composite
def named_bands(draw: st.DrawFn, *, label: str = "band") -> NamedBand:
    """Bands of ages."""
    lowest, highest = sorted((draw(st.integers(0, 20)), draw(st.integers(0, 20))))
    return NamedBand(label=label, lowest=lowest, highest=highest)


@st.composite
def grouping_rules(draw: st.DrawFn, *, name: str = "Age") -> GroupingRule:
    """Groupings by words or by bands, which may overlap."""
    labels = tuple(f"group {k}" for k in range(draw(st.integers(1, 3))))
    if draw(st.booleans()):
        return GroupingRule(name=name, column="column", labels=labels)
    return GroupingRule(name=name, column="column", bands=tuple(draw(named_bands(label=label)) for label in labels))


@st.composite
def confidence_intervals(draw: st.DrawFn) -> ConfidenceInterval:
    """Intervals of shares and of differences between them."""
    lower, upper = sorted((draw(st.floats(-1, 1)), draw(st.floats(-1, 1))))
    return ConfidenceInterval(
        lower, upper, confidence=draw(st.floats(0.5, 0.999)), method=draw(words()), source=draw(st.none() | sources())
    )


STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    Option: questions().map(lambda question: question.options[0]),
    Question: questions(),
    AnswerCounts: answer_counts(),
    Wave: waves(),
    Theme: st.builds(Theme, identifier=words(), title=words()),
    Survey: surveys(),
    PairedCounts: paired_counts(),
    Dispositions: dispositions(),
    NamedBand: named_bands(),
    GroupingRule: grouping_rules(),
    ResponseLayout: st.builds(
        ResponseLayout, groupings=st.lists(grouping_rules(), max_size=2).map(tuple), key=st.just("") | words()
    ),
    ConfidenceInterval: confidence_intervals(),
    ComparisonPolicy: record_of(ComparisonPolicy, confidence=st.floats(0.5, 0.999), smallest_base=st.integers(1, 50)),
    Grouping: questions()
    .flatmap(lambda question: responses(question=question))
    .map(lambda everybody: everybody.groupings[0]),
    Responses: questions().flatmap(lambda question: responses(question=question)),
    PublishedQuestion: record_of(
        PublishedQuestion, table=st.builds(protected_table, count_tables(max_labels=3), disclosure_rules())
    ),
    PrintedNumbers: st.lists(record_of(PrintedNumber), max_size=3, unique_by=lambda each: each.at).map(
        lambda numbers: PrintedNumbers(format=NUMBERS_FORMAT, title="an invented survey", numbers=numbers)
    ),
}
"""A strategy for each public record, results included."""
