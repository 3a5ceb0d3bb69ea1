from decimal import Decimal

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.means import MeanClaim
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.policies import STRICT
from safeguarding.figures.stated import Stated
from safeguarding.figures.words import ClaimOutcome
from safeguarding.numbers.shares import Share, percentage as published


def right(claim: Claim) -> bool:
    """Whether a claim holds under a usual rule."""
    verdict = check(claim)
    return verdict.is_consistent and not verdict.is_unusual


def wrong(claim: Claim) -> bool:
    return check(claim).is_inconsistent


def unverifiable(claim: Claim) -> bool:
    return check(claim).outcome is ClaimOutcome.UNVERIFIABLE


class TestShares:
    def test_a_decimal_is_read_as_it_is_printed(self) -> None:
        """What ``percentage`` rounds for print is a right percentage, and a Decimal mean is a printed one."""
        assert right(ShareClaim(count=35, base=139, percentage=published(Share(35, 139))))
        assert right(ShareClaim(count=35, base=139, percentage=25))
        assert wrong(ShareClaim(count=35, base=139, percentage=Decimal("25.0")))
        assert right(MeanClaim(mean=Decimal("3.47"), n=19))

    def test_trailing_zeros_carry_meaning(self) -> None:
        """35 of 139 is 25.18%: 25% and 25.2% are right, 25.0% is not."""
        assert right(ShareClaim(count="35", base="139", percentage="25"))
        assert right(ShareClaim(count="35", base="139", percentage="25.2"))
        assert wrong(ShareClaim(count="35", base="139", percentage="25.0"))

    def test_ties(self) -> None:
        """1 of 8 is exactly 12.5%: 13 half up, 12 half to even, both right by charity; only 13 strictly."""
        for percentage in ("12", "13"):
            claim = ShareClaim(count="1", base="8", percentage=percentage)
            assert right(claim)
            assert check(claim, STRICT).is_consistent is (percentage == "13")

    def test_more_than_there_are(self) -> None:
        assert wrong(ShareClaim(count="140", base="139"))
        assert wrong(ShareClaim(percentage="101%"))
        assert unverifiable(ShareClaim(percentage="100%"))

    def test_nothing_of_nothing(self) -> None:
        assert unverifiable(ShareClaim(count="0", base="0", percentage="0%"))
        assert wrong(ShareClaim(count="1", base="0"))

    def test_a_base_too_small(self) -> None:
        """24% of 20 is impossible: 4 is 20% and 5 is 25%; from 100 on every percentage is possible."""
        assert wrong(ShareClaim(base="20", percentage="24%"))
        assert right(ShareClaim(base="100", percentage="24%"))

    def test_a_count_alone(self) -> None:
        assert right(ShareClaim(count="1", percentage="33.3%"))
        assert not right(ShareClaim(count="1", percentage="33.4%"))
        assert wrong(ShareClaim(count="1", percentage="33.5%"))

    def test_published_counts_are_rounded(self) -> None:
        """1,230 of 4,560, each to the nearest 10, can be 26.8% to 27.1%."""
        count, base = Stated("1,230", to_nearest=10), Stated("4,560", to_nearest=10)
        assert right(ShareClaim(count=count, base=base, percentage="26.9%"))
        assert not right(ShareClaim(count=count, base=base, percentage="26.7%"))
        assert wrong(ShareClaim(count=count, base=base, percentage="26.4%"))

    def test_needs_something_to_check(self) -> None:
        for figures in ({"count": "3"}, {"base": "3"}, {}, {"count": "-3", "base": "5"}):
            with pytest.raises(InvalidRecordError):
                ShareClaim(**figures)

    def test_strict_judging_names_its_rule(self) -> None:
        sentence = check(ShareClaim(count="1", base="8", percentage="12%"), STRICT).sentence
        assert sentence.startswith("1 of 8 is 12.50%, which rounded half up is not 12%: 13% would be right")
