"""Laws of what is of one base: what can be right is never accused, what cannot be is found."""

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings, strategies as st
from tests.prose.test_corpus import is_accused
from tests.prose.test_laws import per_cent, usual

from safeguarding.numbers.rounding import Rounding

few = settings(max_examples=10)


@few
@given(whole=st.integers(21, 90), part=st.integers(21, 200))
@pytest.mark.parametrize(
    "text",
    [
        "Of 640 visits made, {n} were late. Of these, {k} were made by agency staff.",
        "There were {n} moves in the year. Of these, {k} were sudden.",
    ],
)
def test_a_part_is_no_more_than_what_was_counted(text: str, whole: int, part: int) -> None:
    """Of another number that was counted too, it may be."""
    assert is_accused(text.format(n=whole, k=part)) is (part > whole)
    assert not is_accused(f"There were 480 in the year before. {text.format(n=whole, k=part)}")


@few
@given(whole=st.integers(11, 90), part=st.integers(11, 200))
@pytest.mark.parametrize(
    "text",
    [
        "Currently {n} children have an independent visitor, {k} of whom live elsewhere.",
        "In all, {n} children and young people were missing, of whom only {k} were seen.",
        "Of the {n} plans read, {k} were late.",
        "The data show that, of {n} children aged over 11 years, only {k} gave their views.",
        "We looked again: {n} children live with parents. Of these {n}, {k} live outside the county.",
        "This has slipped, with only {k} out of {n} invitations leading to a report.",
        "We wrote to {n} carers and heard from {k} of them.",
    ],
)
def test_a_part_is_no_more_than_its_whole(text: str, whole: int, part: int) -> None:
    """In whatever words; more cases than families there may be."""
    assert is_accused(text.format(n=whole, k=part)) is (part > whole)
    assert not is_accused(f"There are {whole} families, {part} of whom are children.")


@few
@given(here=st.integers(30, 95), there=st.integers(5, 70))
@pytest.mark.parametrize(
    "text",
    [
        "Of a total of 148 placements, {a}% are within the county and {b}% are located in neighbouring authorities.",
        "{a}% of leavers are in education or training. However, {b}% of leavers are not in education, employment or training.",
        "{a}% of visits were on time, while {b}% were late.",
    ],
)
def test_shares_that_exclude_each_other(text: str, here: int, there: int) -> None:
    """Together they are no more than all, but for their rounding; of other things they may be."""
    assert is_accused(text.format(a=here, b=there)) is (here + there > 101)


@few
@given(base=st.integers(200, 900), data=st.data(), rule=usual)
def test_two_shares_of_one_base(base: int, rule: Rounding, data: st.DataObject) -> None:
    """Each says how large the base is."""
    one, other = (data.draw(st.integers(base // 5, base - 1)) for _ in range(2))
    first, right = (int(per_cent(Fraction(each, base), 0, rule)) for each in (one, other))
    text = "{n} ({p}%) of children live far away, with {m} ({q}%) living in another county."
    assert not is_accused(text.format(n=one, p=first, m=other, q=right))
    wrong = right * 2 if right < 50 else right // 2
    assume(abs(Fraction(100 * other, one) - wrong) > 2)
    assert is_accused(text.format(n=one, p=first, m=other, q=wrong))


@few
@given(
    population=st.integers(40_000, 90_000),
    count=st.integers(150, 400),
    step=st.integers(5, 40),
    grown=st.integers(98, 102),
    rule=usual,
)
def test_two_rates_of_one_population(population: int, count: int, step: int, grown: int, rule: Rounding) -> None:
    """It changes slowly between two dates."""
    before = count + step
    now, then = (
        int(per_cent(Fraction(100 * each, whole), 0, rule))
        for each, whole in ((count, population), (before, Fraction(population * grown, 100)))
    )
    text = "{n} children had a plan (a rate of {p} per 10,000 children). This is a reduction from {m} ({q} per 10,000 children)."
    assert not is_accused(text.format(n=count, p=now, m=before, q=then))
    assert is_accused(text.format(n=count, p=now, m=before, q=then * 3 // 2))


@few
@given(base=st.integers(300, 900), data=st.data(), rule=usual)
def test_shares_that_say_of_what_they_are(base: int, rule: Rounding, data: st.DataObject) -> None:
    """The one that is of another base than all the others."""
    counts = [data.draw(st.integers(base // 4, base - 1)) for _ in range(3)]
    shares = [int(per_cent(Fraction(each, base), 0, rule)) for each in counts]
    text = "Violence featured in {}% ({}) of all plans. Illness was a factor in {}% ({}) of plans. Drugs were in {}% ({}) of plans."
    said = [each for pair in zip(shares, counts, strict=True) for each in pair]
    assert not is_accused(text.format(*said))
    wrong = [*said[:2], said[2] * 2 if said[2] < 50 else said[2] // 2, *said[3:]]
    assert is_accused(text.format(*wrong))
