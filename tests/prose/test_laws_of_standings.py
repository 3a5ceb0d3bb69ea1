"""As the laws of readers, for a figure beside that of others or of the time before: the true one is never accused."""

import pytest
from hypothesis import given, settings, strategies as st
from tests.prose.test_corpus import is_accused

LOWER = (
    "Adopted children waited {a} days. This is lower than the England average of {b} days.",
    "The average was {a} days, which is very good and much lower than comparable authorities’ average of {c}, and the England average of {b} days.",
    "The time between care and adoption improved from {c} days (31 March 2013) to {a} days (31 March 2014). This is now within the {b} day target.",
    "The rate was {a} per 10,000 population, which is now well below the England average ({c} per 10,000) and statistical neighbours ({b} per 10,000).",
    "The average time taken is {a} days. This was better than the England average at {b} days and statistical neighbours at {c} days.",
    "We had {b} foster carers in 2012-13; this figure fell to {a} in 2014-15.",
)
HIGHER = (
    "Staff turnover is at {a}%. This is considerably higher than statistical neighbours ({c}%) and the England average ({b}%).",
    "Assessments completed in time were at {a}%. This is better than comparators and the England average at {b}% and {c}% respectively.",
    "Most reviews are completed on time, an improvement from {b}% at the end of March 2014 to {a}% in March 2015.",
    "In the first quarter, {b}% of plans were up to date. This has increased to {a}% in the second.",
)
MOVED_DOWN = (
    "It took {b} days in 2014–15. The latest information shows a slight improvement, reducing to {a} days.",
    "In 2013, {b}% of leavers waited a year for a visit. According to its own data, the proportion of leavers who waited a year had fallen to {a}%.",
    "The figure for last year is {b} days. For the most recent period, a further reported drop to {a} days provides hope.",
    "At 31 March 2014, {b}% of children had such a plan. At 31 March 2015 this had reduced to {a}% and is under review.",
    "Attendance at reviews was {b}% in 2013. Performance has since declined further, with only {a}% attending in June 2015.",
    "The average time taken by proceedings has improved slightly from {b} weeks to {a} as at January 2015.",
    "This year {a} children are missing, an increase from 5 in 2015 and a reduction from {b} in 2014.",
)
MOVED_UP = (
    "Of these leavers, {a}% are in education, employment or training, an improvement from {b}% in 2013.",
    "Only {a}% of plans were up to date. This is an improvement on 2014–15, when it was {b}%.",
    "In quarter three the average was {b} weeks, while in quarter four it increased slightly to {a} weeks.",
)
SAME = (
    "On average a child waited {a} days. This performance matches the government threshold of {b} days.",
    "Dental checks stand at {a}%, the same as 2013–14 when the England average was also {b}%.",
)
WAYS = [*((each, -1) for each in (*LOWER, *MOVED_DOWN)), *((each, 1) for each in (*HIGHER, *MOVED_UP))]
few = settings(max_examples=12)
steps = st.integers(2, 9)


@few
@given(b=st.integers(40, 80), step=steps)
@pytest.mark.parametrize(("phrase", "way"), WAYS)
def test_on_which_side(phrase: str, way: int, b: int, step: int) -> None:
    """Of two that ours is set beside, the nearer one decides."""
    far = b - 12 * way
    assert not is_accused(phrase.format(a=b + step * way, b=b, c=far))
    assert is_accused(phrase.format(a=b - step * way, b=b, c=far))


@few
@given(a=st.integers(200, 600), b=st.integers(601, 700), off=st.integers(2, 60))
@pytest.mark.parametrize(
    "text",
    [
        "Children waited {a} days. This is {gap} days better than the national target of {b}, as hoped.",
        "It took {a} days, {gap} days quicker than the England average of {b}.",
    ],
)
def test_so_many_days_better(text: str, a: int, b: int, off: int) -> None:
    assert not is_accused(text.format(a=a, b=b, gap=b - a))
    assert is_accused(text.format(a=a, b=b, gap=b - a + off))


@few
@given(before=st.integers(200, 900), step=st.integers(3, 40))
@pytest.mark.parametrize(
    "text",
    [
        "There were {b} calls in 2011/12. That is a 3 per cent change on May, and a {p} per cent {way} on 2006/07, when there were {a}.",
        "There were {b} homes with 9,000 places. This was a {p}% {way} in the number of homes from {a} the year before.",
        "We received {b} notifications. This was a {p}% {way} on the number of notifications in the year before ({a}).",
    ],
)
def test_so_large_a_step_from_what_was_named(text: str, before: int, step: int) -> None:
    for way, now in (("increase", before + before * step // 100), ("decrease", before - before * step // 100)):
        size = round(100 * abs(now - before) / before)
        assert not is_accused(text.format(a=before, b=now, p=size, way=way))
        assert is_accused(text.format(a=before, b=now, p=size + 5, way=way))


@few
@given(a=st.integers(20, 80), b=st.integers(20, 80), c=st.integers(20, 80))
def test_between_two_others(a: int, b: int, c: int) -> None:
    """Whether much or little of it is good, it is better than both, or than neither, and below one that it is above."""
    # printed alike, it may lie on either side of the one that it is alike to
    text = f"The proportion is {a}%. This is better than neighbours at {b}% and the England average of {c}%."
    assert is_accused(text) is (min(b, c) < a < max(b, c))


@few
@given(b=st.integers(40, 80), step=steps)
@pytest.mark.parametrize("phrase", SAME)
def test_the_same(phrase: str, b: int, step: int) -> None:
    assert not is_accused(phrase.format(a=b, b=b))
    assert is_accused(phrase.format(a=b + step, b=b))


@few
@given(day=st.integers(1, 28), later=st.integers(2018, 2024))
def test_a_report_is_published_after_its_inspection(day: int, later: int) -> None:
    text = "Inspection date: 5 June {year} – 16 June {year}\n\nReport published: {day} August {other}"
    assert not is_accused(text.format(year=later, other=later, day=day))
    assert is_accused(text.format(year=later, other=later - 1, day=day))
