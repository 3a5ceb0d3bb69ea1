"""Strategies for sources and timelines."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from hypothesis import strategies as st

from safeguarding.faults import Fault, Place, Severity
from safeguarding.sources import Certainty, Source
from safeguarding.testing.strategies.texts import words
from safeguarding.timelines import DatedValue, Timeline

T = TypeVar("T")

INVENTED_RULE = Source(title="An invented rule", certainty=Certainty.UNVERIFIED)


def sources() -> st.SearchStrategy[Source]:
    """Sources of every certainty."""
    return st.builds(
        Source,
        title=words(),
        certainty=st.sampled_from(Certainty),
        clause=words() | st.just(""),
        published_at=words() | st.just(""),
        checked_on=st.none() | st.dates(min_value=date(2000, 1, 1), max_value=date(2030, 12, 31)),
        note=words() | st.just(""),
    )


def places() -> st.SearchStrategy[Place]:
    """Places in a file, a table or data."""
    numbers = st.none() | st.integers(min_value=1, max_value=99)
    return st.builds(
        Place,
        file=words() | st.just(""),
        sheet=words() | st.just(""),
        row=numbers,
        column=words() | st.just(""),
        line=numbers,
        path=st.none() | st.lists(words() | st.integers(min_value=0, max_value=99), max_size=3),
        part=words() | st.just(""),
    )


def faults() -> st.SearchStrategy[Fault]:
    """Faults of an input."""
    return st.builds(
        Fault,
        place=places(),
        problem=words(),
        remedy=words() | st.just(""),
        found=words() | st.just(""),
        severity=st.sampled_from(Severity),
        source=st.none() | sources(),
    )


@st.composite
def timelines(draw: st.DrawFn, *, values: st.SearchStrategy[T], most: int = 4) -> Timeline[T]:
    """Timelines of 1 to ``most`` dated values; coverage ends in about half of them."""
    starts = sorted(draw(st.sets(st.dates(min_value=date(1990, 1, 1)), min_size=1, max_size=most)))
    return Timeline(
        name=draw(words()),
        entries=[DatedValue(start, draw(values), draw(sources())) for start in starts],
        ends_on=draw(st.none() | st.dates(min_value=starts[-1])),
    )


STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    Source: sources(),
    Place: places(),
    Fault: faults(),
}
"""A strategy for each public record here."""
