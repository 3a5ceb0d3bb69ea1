"""As the laws of readers, for figures that stand further apart: true data never accused, a wrong figure found."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings, strategies as st
from tests.prose.test_corpus import is_accused
from tests.prose.test_laws import per_cent, usual

from safeguarding.numbers.rounding import Rounding, rounded

SHARES = (
    "{p}% of the {of} plans issued ({n}) were late.",
    "There were {of} plans in the year; {n} were late, which is {p}% of the total.",
    "In all {of} plans were issued and of these {n} met the deadline, representing {p}%.",
    "{n} took part, {p}% of the {of} invited.",
    "{n} of the {of} plans made by 31 March 2024 for those aged 10 to 17 ({p}%) were late.",
    "A form was emailed to all {of} workers. {n} responded ({p}%).",
    "A {p}% response rate was achieved: {n} children out of {of} took part.",
    "We sent {of} forms and received {n} back – a return rate of {p} per cent.",
)
CHANGES = (
    "There were {b} contacts this year compared with {a} last year. This is a {p}% {rise}.",
    "Plans went from {a} at 31 March 2022 to {b} at 31 March 2024, a {rise} of {p}%.",
    "There were {b} pupils as against {a} twelve months earlier, some {gap} {more} (a {rise} of {p}%).",
    "The list {rose} by {p}% between May (n = {a}) and June (n = {b}).",
    "A year ago {a} children were waiting. There are now {b}, a {rise} of {p}%.",
)
FRACTIONS = (
    "A quarter of the {of} children, {n} in all, had moved.",
    "A quarter of those who took part ({n} of {of}) had moved.",
    "At year end {of} children had a plan. A quarter, {n}, had had one before.",
)
RATES = (
    "The rate per 10,000 was {r}, with {n} children in care of a child population of {of}.",
    "The county's {of} children include {n} in need. That is {r} per 10,000.",
)
few = settings(max_examples=12)


@few
@given(of=st.integers(21, 899), data=st.data(), rule=usual)
@pytest.mark.parametrize("phrase", SHARES)
def test_shares(phrase: str, of: int, rule: Rounding, data: st.DataObject) -> None:
    n = data.draw(st.integers(12, of - 1))
    right = int(per_cent(Fraction(n, of), 0, rule))
    wrong = right + 3 if right < 50 else right - 3
    assert not is_accused(phrase.format(n=n, of=of, p=right))
    assume(wrong > 0 and abs(100 - wrong - Fraction(n * 100, of)) > 2)  # the share of the others
    assert is_accused(phrase.format(n=n, of=of, p=wrong))


@few
@given(a=st.integers(101, 899), step=st.integers(7, 60), is_up=st.booleans(), rule=usual)
@pytest.mark.parametrize("phrase", CHANGES)
def test_changes(phrase: str, a: int, step: int, rule: Rounding, *, is_up: bool) -> None:
    b = a + step if is_up else a - step
    size = int(per_cent(Fraction(step, a), 0, rule))
    words = {
        "rise": "rise" if is_up else "fall",
        "rose": "grew" if is_up else "fell",
        "more": "more" if is_up else "fewer",
    }
    assert not is_accused(phrase.format(a=a, b=b, p=size, gap=step, **words))
    assert is_accused(phrase.format(a=a, b=b, p=size + 3, gap=step, **words))


@few
@given(part=st.integers(12, 200))
@pytest.mark.parametrize("phrase", FRACTIONS)
def test_fractions(phrase: str, part: int) -> None:
    assert not is_accused(phrase.format(n=part, of=part * 4))
    assert is_accused(phrase.format(n=part, of=part * 2))


@few
@given(n=st.integers(20, 900), of=st.integers(20_001, 99_999), rule=usual)
@pytest.mark.parametrize("phrase", RATES)
def test_rates(phrase: str, n: int, of: int, rule: Rounding) -> None:
    """Where the population stands in another sentence only what is far off is wrong."""
    assume(of % 10)
    rate = Fraction(n * 10_000, of)
    assert not is_accused(phrase.format(n=n, of=f"{of:,}", r=f"{rounded(rate, 0, rule):f}"))
    assert is_accused(phrase.format(n=n, of=f"{of:,}", r=f"{rounded(rate * Fraction(5, 4) + 2, 0, rule):f}"))
