"""As the laws of readers, for ranks, multiples, rates said twice and places side by side: the true one is never accused."""

import pytest
from hypothesis import given, settings, strategies as st
from tests.prose.test_corpus import is_accused

# the first figure is the larger, the second the smaller
LARGER_FIRST = (
    "The highest rate was in Northfield ({a}%), followed by Southwick ({b}%).",
    "Northfield had the highest rate, at {a}%, and Southwick the lowest ({b}%).",
    "The most common reason was neglect ({a}%), followed by emotional abuse ({b}%).",
    "{b}% of our pupils passed. This was the second highest percentage of all areas, after Northfield ({a}%).",
    "Neglect is the largest category ({a}%), with emotional abuse at {b}%.",
    "Boys ({a}%) were more likely than girls ({b}%) to be excluded.",
    "Boys were more likely to be excluded than girls ({a}% compared with {b}%).",
    "Girls, at {b}%, are below both boys ({a}%) and England ({c}%).",
    "The rate is {b}%, lower now than in 2012 ({a}%).",
    "Rates in Alder and Birch were below the England average of {a}%, at {b}% and {b}% respectively.",
    "All districts are above the county's {b}%: Alder ({a}%), Birch ({c}%) and Cedar ({a}%).",
    "The town has been above its comparators for all years. The latest rate is {a}% for the town, compared with {b}% for similar authorities and {b}% for England.",
    "The rate of absence was higher in Kent ({b}%) than England (2%). Rates vary across the county: Alder had the highest rate of absence ({a}%).",
)
few = settings(max_examples=8)


@few
@given(b=st.integers(20, 50), step=st.integers(2, 9))
@pytest.mark.parametrize("phrase", LARGER_FIRST)
def test_which_is_the_larger(phrase: str, b: int, step: int) -> None:
    """True as it is said, and wrong where the two figures change places."""
    assert not is_accused(phrase.format(a=b + step, b=b, c=b + step + 3))
    assert is_accused(phrase.format(a=b, b=b + step, c=b + step + 3))


@few
@given(b=st.integers(11, 24), factor=st.sampled_from([("twice", 2), ("three times", 3), ("four times", 4)]))
@pytest.mark.parametrize(
    "text",
    [
        "Boys were {times} as likely to be excluded as girls ({a}% compared with {b}%).",
        "The rate for boys was {a}%. This was {times} the rate for girls ({b}%).",
        "Boys were {times} as likely to be excluded as girls. {a}% were excluded, compared with {b}% of girls.",
    ],
)
def test_so_many_times(text: str, b: int, factor: tuple[str, int]) -> None:
    """A multiple is what the two figures make, and not one and a half more or less of it."""
    times, by = factor
    assert not is_accused(text.format(times=times, a=b * by, b=b))
    assert is_accused(text.format(times=times, a=round(b * by * 1.5), b=b))


@few
@given(share=st.integers(11, 98))
@pytest.mark.parametrize(
    "text",
    [
        "About 0.{share}% of children ({rate} per 10,000) have a plan.",
        "The rate is 0.{share} per cent of pupils, which is equivalent to around {rate} pupils per 10,000.",
        "There were {rate} children per 10,000 (0.{share}%) in care.",
    ],
)
def test_a_rate_said_twice(text: str, share: int) -> None:
    """The same per cent and per 10,000; ten times as many is another rate."""
    assert not is_accused(text.format(share=share, rate=share))
    assert is_accused(text.format(share=share, rate=share * 10))
