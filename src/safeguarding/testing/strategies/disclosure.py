"""Hypothesis strategies for tables of counts and disclosure rules. Small by default."""

from __future__ import annotations

import itertools

from hypothesis import strategies as st

from safeguarding.disclosure.bands import Band, banded_axis
from safeguarding.disclosure.rules import DisclosureRule, Symbols
from safeguarding.disclosure.tables import Axis, CountTable
from safeguarding.sources import Certainty, Source
from safeguarding.testing.strategies.texts import words

_INVENTED = Source(title="An invented rule", certainty=Certainty.UNVERIFIED)


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
        source=_INVENTED,
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


def bands(*, highest: int = 30) -> st.SearchStrategy[Band]:
    """Bands of whole numbers."""
    ends = st.tuples(st.integers(0, highest), st.integers(0, highest))
    return ends.map(lambda pair: Band(min(pair), max(pair)))


STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    Symbols: st.builds(
        Symbols, suppressed=words(), not_applicable=words(), unavailable=words(), rounds_to_zero=words()
    ),
    DisclosureRule: disclosure_rules(),
    Band: bands(),
}
"""A strategy for each public record that may stand in a file. A table of true counts is never written to one."""
