"""Hypothesis strategies for tables of counts and disclosure rules. Small by default."""

from __future__ import annotations

import itertools

from hypothesis import strategies as st

from safeguarding.disclosure.bands import NumberBand, banded_axis
from safeguarding.disclosure.linked_counts import LinkedCounts, LinkedKind, LinkedPlace, PartAnswers
from safeguarding.disclosure.linked_periods import PeriodCount
from safeguarding.disclosure.linked_protection import LinkedPattern
from safeguarding.disclosure.protection import ProtectedNumber, ProtectedTable, protected_table
from safeguarding.disclosure.rules import DisclosureRule, Symbols
from safeguarding.disclosure.suppression import Suppression, SuppressionPattern
from safeguarding.disclosure.tables import Axis, CellPlace, CountTable
from safeguarding.disclosure.whole_groups import WholeGroupRule
from safeguarding.testing.strategies.dates import days
from safeguarding.testing.strategies.records import record_of
from safeguarding.testing.strategies.sources import INVENTED_RULE
from safeguarding.testing.strategies.texts import words


@st.composite
def disclosure_rules(
    draw: st.DrawFn,
    *,
    max_threshold: int = 8,
    rounding: bool = True,
) -> DisclosureRule:
    """Rules with a threshold from 1, with or without rounding."""
    return DisclosureRule(
        name="an invented rule",
        threshold=draw(st.integers(1, max_threshold)),
        hides_zeros=draw(st.booleans()),
        rounding_base=draw(st.none() | st.sampled_from([3, 5, 10])) if rounding else None,
        source=INVENTED_RULE,
    )


@st.composite
def count_tables(
    draw: st.DrawFn,
    *,
    min_axes: int = 1,
    max_axes: int = 2,
    max_labels: int = 4,
    max_count: int = 40,
) -> CountTable:
    """Tables with a mixture of zeros, small counts and larger ones."""
    sizes = draw(st.lists(st.integers(1, max_labels), min_size=min_axes, max_size=max_axes))
    axes = [Axis(name=f"axis {k}", labels=[f"{chr(97 + k)}{j}" for j in range(size)]) for k, size in enumerate(sizes)]
    counts = st.one_of(st.integers(0, 6), st.integers(0, max_count))
    places = itertools.product(*(axis.labels for axis in axes))
    return CountTable(axes, {place: draw(counts) for place in places})


@st.composite
def banded_tables(draw: st.DrawFn, *, max_bands: int = 3, max_labels: int = 3, max_count: int = 40) -> CountTable:
    """Tables of overlapping bands of an age by an answer, whose finest parts are never printed."""
    drawn = draw(st.lists(bands(highest=12), min_size=1, max_size=max_bands))
    ages = banded_axis("Age", {f"band {k}": band for k, band in enumerate(drawn)})
    answers = Axis(name="Answer", labels=[f"a{j}" for j in range(draw(st.integers(1, max_labels)))])
    counts = st.one_of(st.integers(0, 6), st.integers(0, max_count))
    places = itertools.product(ages.labels, answers.labels)
    return CountTable((ages, answers), {place: draw(counts) for place in places})


def bands(*, highest: int = 30) -> st.SearchStrategy[NumberBand]:
    """Bands of whole numbers."""
    ends = st.tuples(st.integers(0, highest), st.integers(0, highest))
    return ends.map(lambda pair: NumberBand(min(pair), max(pair)))


def places(*, max_axes: int = 3) -> st.SearchStrategy[CellPlace]:
    """Places of a table, with labels of any text and sums."""
    return st.lists(st.none() | words(), min_size=1, max_size=max_axes).map(tuple)


def protected_numbers() -> st.SearchStrategy[ProtectedNumber]:
    """Published whole numbers, published percentages, and symbols."""
    percentages = st.decimals(min_value=-100, max_value=100, places=1)
    values = (st.integers(0, 5_000) | percentages).map(ProtectedNumber)
    return values | words().map(lambda symbol: ProtectedNumber(symbol=symbol))


@st.composite
def linked_counts(draw: st.DrawFn, *, max_labels: int = 3, max_questions: int = 3) -> LinkedCounts:
    """People by one grouping or two, and what they answered to some questions."""
    groupings = [
        Axis(
            name=f"Grouping {k}",
            labels=[f"{k}.{j}" for j in range(size)],
            groups={f"group {k}.{j}": [f"{k}.{j}"] for j in range(size)},
            prints_labels=False,
        )
        for k, size in enumerate(draw(st.lists(st.integers(1, max_labels), min_size=1, max_size=2)))
    ]
    people = {part: draw(st.integers(0, 30)) for part in itertools.product(*(axis.labels for axis in groupings))}
    answers: dict[str, dict[tuple[str, ...], PartAnswers]] = {}
    for k in range(draw(st.integers(1, max_questions))):
        answers[f"q{k}"] = {}
        for part, count in people.items():
            having = draw(st.integers(0, count))
            others = draw(st.integers(0, count - having))
            answers[f"q{k}"][part] = PartAnswers(having=having, others=others, without=count - having - others)
    return LinkedCounts(
        groupings=groupings,
        answers=answers,
        printed={axis.name: tuple(answers) for axis in groupings},
        prints_people=frozenset(axis.name for axis in groupings if draw(st.booleans())),
    )


def linked_places() -> st.SearchStrategy[LinkedPlace]:
    """Places among linked tables."""
    return st.builds(LinkedPlace, question=words(), grouping=words(), group=words(), kind=st.sampled_from(LinkedKind))


def period_counts() -> st.SearchStrategy[PeriodCount]:
    """What was counted from one day to the same or a later one."""
    two_days = st.lists(days(), min_size=2, max_size=2).map(sorted)
    others = st.none() | st.integers(0, 50)
    return st.builds(
        lambda ends, having, rest: PeriodCount(starts_on=ends[0], ends_on=ends[1], having=having, others=rest),
        two_days,
        st.integers(0, 50),
        others,
    )


STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    Symbols: st.builds(
        Symbols, suppressed=words(), not_applicable=words(), unavailable=words(), rounds_to_zero=words()
    ),
    DisclosureRule: disclosure_rules(),
    WholeGroupRule: st.builds(WholeGroupRule, smallest_shown=st.integers(0, 20)),
    NumberBand: bands(),
    Axis: banded_tables().map(lambda table: table.axes[0]),
    CountTable: count_tables() | banded_tables(),
    SuppressionPattern: record_of(
        SuppressionPattern, hidden=st.dictionaries(places(), st.sampled_from(Suppression), max_size=4)
    ),
    PartAnswers: record_of(PartAnswers, **dict.fromkeys(("having", "others", "without"), st.integers(0, 50))),
    PeriodCount: period_counts(),
    LinkedCounts: linked_counts(),
    LinkedPlace: linked_places(),
    LinkedPattern: st.builds(
        LinkedPattern,
        hidden=st.lists(linked_places(), max_size=3).map(tuple),
        withheld=st.frozensets(st.tuples(words(), words()), max_size=2),
        exposed=st.lists(linked_places(), max_size=2).map(tuple),
        is_least=st.booleans(),
    ),
    ProtectedNumber: protected_numbers(),
    ProtectedTable: st.builds(protected_table, count_tables(max_labels=3), disclosure_rules()),
}
"""A strategy for each public record. A table of true counts, once written, is to be kept like the answers themselves."""
