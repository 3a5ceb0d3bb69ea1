import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.stated import Stated
from safeguarding.figures.words import Precision


def right(claim: Claim) -> bool:
    """Whether a claim holds under a usual rule."""
    verdict = check(claim)
    return verdict.is_consistent and not verdict.is_unusual


def wrong(claim: Claim) -> bool:
    return check(claim).is_inconsistent


class TestTotals:
    def test_slack_is_what_rounding_gives(self) -> None:
        """Four rounded parts can miss 100 by less than 2: 97 fails every usual rule, 99 does not, and 95 fails any."""
        assert right(TotalClaim(parts=("1%", "28%", "45%", "25%"), total="100%"))
        assert not right(TotalClaim(parts=("1%", "28%", "45%", "23%"), total="100%"))
        assert wrong(TotalClaim(parts=("1%", "28%", "45%", "21%"), total="100%"))

    def test_counts_have_no_slack(self) -> None:
        assert wrong(TotalClaim(parts=("2", "39", "63", "35"), total="140"))

    def test_a_rounded_total(self) -> None:
        assert right(TotalClaim(parts=("1.24", "2.24"), total="3.5"))
        assert wrong(TotalClaim(parts=("1.24", "2.24"), total="3.6"))

    def test_a_hundred_that_was_itself_rounded_is_not_exact(self) -> None:
        """100% to the nearest ten is any whole from 95 to 105."""
        rounded = Stated("100%", to_nearest=10)
        assert right(TotalClaim(parts=("60%", "36%"), total=rounded))
        assert wrong(TotalClaim(parts=("60%", "30%"), total=rounded))

    def test_one_part_is_no_sum(self) -> None:
        with pytest.raises(InvalidRecordError):
            TotalClaim(parts=("1",), total="1")


class TestInWords:
    """What is said of a sum: its figures, their unit, and what a reader with a calculator stumbles over."""

    def test_a_part_that_is_taken_off(self) -> None:
        assert (
            str(check(TotalClaim(parts=("12", "-5", "3"), total="10"))) == "consistent: 12 - 5 + 3 is 10, stated as 10."
        )

    def test_the_remark_is_made_of_what_holds_and_does_not_add_up_as_printed(self) -> None:
        explained = check(TotalClaim(parts=("1%", "28%", "45%", "25%"), total="100%"))
        assert explained.remarks == ("The printed parts sum to 99; their rounding explains it.",)
        assert check(TotalClaim(parts=("2%", "28%", "45%", "25%"), total="100%")).remarks == ()
        assert check(TotalClaim(parts=("1%", "28%", "45%", "21%"), total="100%")).remarks == ()

    def test_one_hundred_per_cent_is_exact_whether_or_not_it_has_its_sign(self) -> None:
        """Parts in per cent make a whole of just 100; a total of 99 is as rounded as they are."""
        for total in ("100", "100%"):
            assert right(TotalClaim(parts=("33.3%", "33.3%", "33.4%"), total=total))
            assert wrong(TotalClaim(parts=("33.3%", "33.3%", "33.1%"), total=total))
        verdict = check(TotalClaim(parts=("33%", "33%"), total="70"))
        assert verdict.is_inconsistent
        assert "%" in verdict.sentence

    @pytest.mark.parametrize(
        ("parts", "total", "says"),
        [
            (("33", "33"), "70%", "33 + 33 is between 65.00% and 67.00%, not 70%"),
            (("33%", "33%"), "70", "33% + 33% is between 65.00% and 67.00%, not 70%"),
            (("33", "33"), "70", "33 + 33 is 66, not 70"),
        ],
    )
    def test_the_sum_has_the_sign_of_its_parts_or_its_total(
        self, parts: tuple[str, ...], total: str, says: str
    ) -> None:
        assert check(TotalClaim(parts=parts, total=total)).sentence.startswith(says)

    @pytest.mark.parametrize(("count", "says"), [(12, "1 + 1 + 1"), (13, "The sum of 13 parts is 13")])
    def test_twelve_parts_are_written_out(self, count: int, says: str) -> None:
        assert check(TotalClaim(parts=("1",) * count, total=str(count))).sentence.startswith(says)

    @pytest.mark.parametrize(
        ("parts", "total"), [(("33.3%", "33.3%"), "67"), (("49.6", "50.2"), "100"), (("49.6", "50.2"), "100%")]
    )
    def test_only_a_hundred_of_parts_in_per_cent_is_exact(self, parts: tuple[str, ...], total: str) -> None:
        """Any other total is as rounded as it is printed."""
        assert right(TotalClaim(parts=parts, total=total))


def test_parts_with_different_decimals_are_summed_exactly() -> None:
    """Also where no float is as fine."""
    for parts, total in ((("1.5", "2.25"), "3.75"), (("9007199254740993.5", "0.25"), "9007199254740993.75")):
        exact = [Stated(part, precision=Precision.EXACT) for part in parts]
        assert right(TotalClaim(parts=exact, total=Stated(total, precision=Precision.EXACT)))
        assert wrong(TotalClaim(parts=exact, total=Stated(f"{total}1", precision=Precision.EXACT)))
