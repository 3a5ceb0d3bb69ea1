import attrs
import pytest

from safeguarding.errors import UnknownNameError
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.differences import _RISE_ALONE, ChangeClaim, DifferenceClaim, check_change
from safeguarding.figures.kinds.trends import TrendClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.stated import Stated
from safeguarding.figures.words import ClaimOutcome, Direction, Precision
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.rounding import Rounding


def right(claim: Claim) -> bool:
    """Whether a claim holds under a usual rule."""
    verdict = check(claim)
    return verdict.is_consistent and not verdict.is_unusual


def wrong(claim: Claim) -> bool:
    return check(claim).is_inconsistent


def unverifiable(claim: Claim) -> bool:
    return check(claim).outcome is ClaimOutcome.UNVERIFIABLE


class TestSteps:
    def test_differences_of_rounded_values(self) -> None:
        """From 45% to 52% the rise can be 6, 7 or 8 points; from 45 to 52 people it is 7."""
        for size, holds in (("5", False), ("6", True), ("7", True), ("8", True), ("9", False)):
            claim = DifferenceClaim(earlier="45%", later="52%", difference=size, direction=Direction.UP)
            assert check(claim).is_consistent is holds
        assert wrong(DifferenceClaim(earlier="45", later="52", difference="8"))
        assert right(DifferenceClaim(earlier="45", later="52", difference="7"))

    def test_direction(self) -> None:
        """A fall that is called a rise is wrong; a size alone is right either way; a sign is taken as such."""
        assert wrong(DifferenceClaim(earlier="52", later="45", difference="7", direction=Direction.UP))
        assert right(DifferenceClaim(earlier="52", later="45", difference="7", direction=Direction.DOWN))
        assert right(DifferenceClaim(earlier="52", later="45", difference="7"))
        assert right(DifferenceClaim(earlier="52", later="45", difference="-7"))
        assert wrong(DifferenceClaim(earlier="52", later="45", difference="+7"))

    def test_a_change_in_per_cent(self) -> None:
        """From 120 to 139 is 15.83%: 16% is right, 15% is cut off, 17% is wrong."""
        assert right(ChangeClaim(earlier="120", later="139", change="16%"))
        assert check(ChangeClaim(earlier="120", later="139", change="15%")).is_unusual
        assert wrong(ChangeClaim(earlier="120", later="139", change="17%"))

    def test_points_are_no_per_cent(self) -> None:
        """From 20% to 30% is 10 points and 50 per cent."""
        assert right(DifferenceClaim(earlier="20%", later="30%", difference="10"))
        assert wrong(ChangeClaim(earlier="20%", later="30%", change="10%"))
        assert right(ChangeClaim(earlier="20%", later="30%", change="50%"))

    def test_from_nothing(self) -> None:
        """From nothing there is no change in per cent; from one to three it is 200."""
        assert unverifiable(ChangeClaim(earlier="0", later="3", change="300%"))
        assert right(ChangeClaim(earlier="1", later="3", change="200%"))
        assert unverifiable(ChangeClaim(earlier="-2", later="3", change="250%"))

    def test_the_wrong_way(self) -> None:
        """Where the values go the other way, no size of the step would be right, and the verdict says which way."""
        verdict = check(DifferenceClaim(earlier="28%", later="24%", difference="4", direction=Direction.UP))
        assert str(verdict) == "inconsistent: From 28% to 24% is a fall, and a rise is stated."
        assert check(ChangeClaim(earlier="20", later="30", change="50%", direction=Direction.DOWN)).is_inconsistent

    def test_a_direction_is_one_of_three_words(self) -> None:
        assert DifferenceClaim(earlier="28", later="24", difference="4", direction="down").direction is Direction.DOWN
        with pytest.raises(UnknownNameError):
            TrendClaim(direction="upp")


@pytest.mark.parametrize(
    ("earlier", "later", "span"),
    [
        ("45%", "52%", "rise is between 6.00 and 8.00"),
        ("52%", "45%", "fall is between 6.00 and 8.00"),
        ("45%", "45%", "rise is between 0.00 and 1.00"),
    ],
)
def test_a_size_alone_is_that_of_either_way(earlier: str, later: str, span: str) -> None:
    """A size is never below nothing, and what holds it is the same turned about."""
    verdict = check(DifferenceClaim(earlier=earlier, later=later, difference="5"))
    assert verdict.sentence.startswith(f"From {earlier} to {later}, the {span}, not 5")


@pytest.mark.parametrize(("later", "is_right"), [("1174", True), ("1181", False)])
def test_a_change_without_its_sign_is_rounded_all_the_same(later: str, is_right: bool) -> None:  # noqa: FBT001 - a table's column
    """A change in per cent is no count, also where its column says the sign: 17 for 17.4%."""
    assert check_change(ChangeClaim(earlier="1000", later=later, change="17"), CHARITABLE).is_consistent is is_right


def test_no_step_is_the_size_of_a_rise() -> None:
    """A bare 0 is read as a size first, and as a signed step where a rule that looks at the sign asks for it."""
    assert str(check(DifferenceClaim(earlier="3", later="3", difference="0"))).startswith(
        "consistent: From 3 to 3, the rise is 0"
    )
    for rule, earlier, later, holds in (
        (Rounding.FLOOR, "10.4", "10", True),
        (Rounding.CEILING, "10.4", "10", True),
        (Rounding.AWAY_FROM_ZERO, "10.4", "10", False),
    ):
        policy = attrs.evolve(CHARITABLE, usual=(rule,), unusual=())
        values = [Stated(each, precision=Precision.EXACT) for each in (earlier, later)]
        claim = DifferenceClaim(earlier=values[0], later=values[1], difference="0")
        assert check(claim, policy).is_consistent is holds


def test_only_a_direction_that_is_stated_can_be_wrong() -> None:
    """A signed step of the wrong size says nothing of a rise; and a "rise of -3" is the fall that there is."""
    wrong_size = check(DifferenceClaim(earlier="10", later="7", difference="-5"))
    assert wrong_size.is_inconsistent
    assert "is stated" not in wrong_size.sentence
    negative_rise = check(DifferenceClaim(earlier="10", later="7", difference="-3", direction=Direction.UP))
    assert negative_rise.is_consistent
    assert "is stated" not in negative_rise.sentence


def test_the_size_of_a_step_that_is_above_nothing() -> None:
    """An end that is left out stays left out."""
    above = Interval(0, 2, lower_closed=False)
    assert _RISE_ALONE.of(above) == above
    assert _RISE_ALONE.of(Interval(-2, 0, upper_closed=False)) == above
    assert _RISE_ALONE.of(Interval(-1, 2)) == Interval(0, 2)
