"""What a proportion in words rests on."""

from fractions import Fraction

import pytest

from safeguarding.figures.allowances import usual_reading
from safeguarding.figures.evidence import Proportion, as_percentage
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.stated import Figure, Stated
from safeguarding.figures.words import Precision
from safeguarding.numbers.intervals import Interval

READ = usual_reading(CHARITABLE)
# 25.5 is rounded to 26, by half to even too
QUARTER = Interval(Fraction(49, 200), Fraction(51, 200), upper_closed=False)


@pytest.mark.parametrize("value", [25, "25", "25%", Stated("25", precision=Precision.ROUNDED)])
def test_a_percentage_is_rounded_however_it_is_given(value: Figure) -> None:
    """Without its sign and as a number, too."""
    stated = as_percentage(value)
    assert stated is not None
    assert not stated.is_exact
    assert Proportion(percentage=stated).shares(READ) == QUARTER
    assert as_percentage(None) is None


def test_counts_go_before_a_percentage() -> None:
    """One count alone says nothing."""
    both = Proportion(count=Stated("35"), base=Stated("140"), percentage=Stated("30%"))
    assert (both.text, both.shares(READ)) == ("35 of 140", Interval(Fraction(1, 4), Fraction(1, 4)))
    assert [str(each) for each in both.figures] == ["35", "140"]
    one = Proportion(count=Stated("35"), percentage=Stated("30%"))
    assert (one.text, len(one.figures)) == ("30%", 1)
    nothing = Proportion(count=Stated("35"))
    assert (nothing.text, nothing.figures, nothing.is_known(CHARITABLE)) == ("", (), False)


@pytest.mark.parametrize(("base", "is_known"), [("1", True), ("0", False)])
def test_of_nobody_there_is_no_proportion(base: str, is_known: bool) -> None:  # noqa: FBT001 - a table's column
    assert Proportion(count=Stated("0"), base=Stated(base)).is_known(CHARITABLE) is is_known


def test_shares_stay_within_the_whole() -> None:
    """100% is rounded from no more than the whole; a count above its base stays what it is, to be told of."""
    assert Proportion(percentage=Stated("100%")).shares(READ) == Interval(Fraction(199, 200), 1)
    assert Proportion(count=Stated("3"), base=Stated("2")).shares(READ) == Interval(Fraction(3, 2), Fraction(3, 2))
