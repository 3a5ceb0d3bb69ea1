"""As the laws of readers, for steps over sentences: true data in every phrasing is never accused, a digit wrong is found."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings, strategies as st
from tests.prose.test_corpus import is_accused
from tests.prose.test_laws import per_cent, usual

from safeguarding.figures.prose import paired_wordings as wordings
from safeguarding.numbers.rounding import Rounding

STEPS = (
    "There has been a {p}% {rise} in the number of plans. There were {b} plans in 2022, compared to {a} plans in 2021.",
    "Complaints in 2022/23 had {risen} by {p}% ({b}) compared to 2021/22 ({a}).",
    "There were {b} carers on 31 March 2023. This compares with {a} carers a year before, a {rise} of {p}% in the year.",
    "There has been a {p}% {rise} in the number of family and friends households from {a} in 2015 to {b} in 2016.",
    "The number of education, health and care plans {rose} by {p}% between January 2015 and January 2016, from {a} to {b}.",
    "The number of plans has {risen} by {p}% in 2022/23. This is a change from {a} in 2021/22 to {b} in 2022/23.",
    "On 1 April 2021 {a} children were looked after, which by 31 March 2022 became {b} children - a {rise} of {p}%.",
)
WAYS = (
    "There was {rise} in complaints to the service, with {b} complaints in 2015-16 compared to {a} in 2014-15.",
    "The number of plans {rose}. There were {a} plans in 2021 and {b} plans in 2022.",
    "The number of plans follows the {way} trend of recent years - {b} children had a plan, compared with {a} six years ago.",
    "There was {rise} since 2012/13 ({a} to {b}), which is being looked into.",
    "We heard {b} complaints this year. This was {more} than in 2010/11 ({a}).",
    "The rate of exclusions is {b} pupils per 10,000, {up} from {a} per 10,000 the previous year.",
)
POINTS = (
    "In 2017-18 {b}% of moves were sudden. This is {rise} of {gap} percentage points since last year, when {a}% of moves were.",
    "Timeliness was {a}% in 2021 and {b}% in 2022, {gap} percentage points {more}.",
)
TIMES = (
    "This Easter 210 children took part. This is {words} the number who took part in Easter 2022 ({n}).",
    "Demand has risen {words} in three years: from {n} young people in 2019/20 to 210 in 2022/23.",
)
few = settings(max_examples=12)
counts, steps = st.integers(101, 899), st.integers(7, 60)


def words_of(*, is_up: bool) -> dict[str, str]:
    up = {"rise": "rise", "risen": "risen", "rose": "rose", "way": "upward", "more": "higher", "up": "up"}
    return (
        up
        if is_up
        else {"rise": "fall", "risen": "fallen", "rose": "fell", "way": "downward", "more": "lower", "up": "down"}
    )


@few
@given(a=counts, step=steps, is_up=st.booleans(), rule=usual)
@pytest.mark.parametrize("phrase", STEPS)
def test_steps_over_sentences(phrase: str, a: int, step: int, rule: Rounding, *, is_up: bool) -> None:
    b = a + step if is_up else a - step
    size = int(per_cent(Fraction(step, a), 0, rule))
    assert not is_accused(phrase.format(a=a, b=b, p=size, **words_of(is_up=is_up)))
    assert is_accused(phrase.format(a=a, b=b, p=size + 4, **words_of(is_up=is_up)))


@few
@given(a=counts, step=steps, is_up=st.booleans())
@pytest.mark.parametrize("phrase", WAYS)
def test_which_way_it_went(phrase: str, a: int, step: int, *, is_up: bool) -> None:
    b = a + step if is_up else a - step
    said, other = (
        {**words_of(is_up=way), "rise": "an increase" if way else "a decrease"} for way in (is_up, not is_up)
    )
    assert not is_accused(phrase.format(a=a, b=b, **said))
    assert is_accused(phrase.format(a=a, b=b, **other))


@few
@given(a=st.integers(30, 60), gap=st.integers(5, 19), is_up=st.booleans())
@pytest.mark.parametrize("phrase", POINTS)
def test_points(phrase: str, a: int, gap: int, *, is_up: bool) -> None:
    """Two rounded percentages lie up to a point further apart, or nearer."""
    said = {**words_of(is_up=is_up), "rise": "an increase" if is_up else "a decrease"}
    b = a + gap if is_up else a - gap
    assert not is_accused(phrase.format(a=a, b=b, gap=gap, **said))
    assert is_accused(phrase.format(a=a, b=b, gap=gap + 3, **said))


@few
@given(n=st.integers(20, 190))
@pytest.mark.parametrize(("phrase", "factor"), list(zip(TIMES, (2, 4), strict=True)))
def test_so_many_times(phrase: str, factor: int, n: int) -> None:
    """A word for so many times stands for its neighbourhood; "more than" for what is above."""
    words, ratio = ("more than double" if factor == 2 else "fourfold"), Fraction(210, n)
    is_wrong = ratio < Fraction(9, 5) if factor == 2 else ratio < 3 or ratio > Fraction(11, 2)
    assume(is_wrong or (ratio >= factor if factor == 2 else Fraction(10, 3) < ratio < Fraction(14, 3)))
    assert is_accused(phrase.format(words=words, n=n)) is is_wrong


@pytest.mark.parametrize(
    "step",
    [
        *("an increase of 5", "a reduction of 9", "fell by 12", "rose by 12", "up 5%", "down by 3", "changed by 3"),
        *(
            "moved by 3",
            "a difference of 3",
            "a change of 3",
            "halved",
            "trebled",
            "quadrupled",
            "dropped by a quarter",
        ),
        *("12 more", "12 fewer", "12 less than", "12 higher", "12 lower", "12 greater", "3 percentage points"),
        *("nearly twice the 40", "double the number", "treble the rate", "three times as many", "threefold", "3-fold"),
        *("5 fold", "upward", "downward", "growth of 4", "a 9% decline", "grew by 2", "declined by 2"),
    ],
)
def test_no_word_of_a_step_is_passed_over(step: str) -> None:
    """A text is searched for steps where one may be told: whatever tells one is among those words."""
    assert wordings.A_STEP.search(f"There were 40, {step}.")
