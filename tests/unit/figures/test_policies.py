import attrs
import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.claims import check, check_all
from safeguarding.figures.kinds.lists import ListClaim
from safeguarding.figures.kinds.repeats import RepeatClaim
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.policies import CHARITABLE, STRICT, CheckingPolicy
from safeguarding.figures.stated import Stated
from safeguarding.figures.words import Precision
from safeguarding.numbers.rounding import Rounding


class TestPolicies:
    def test_mixed_rounding_is_said_apart(self) -> None:
        """2.5 printed as 2 (half to even) and as 3 (half up): one figure only if two rules were used."""
        claim = RepeatClaim(
            figures=(Stated("2", precision=Precision.ROUNDED), Stated("3", precision=Precision.ROUNDED))
        )
        verdict = check(claim, attrs.evolve(CHARITABLE, unusual=()))
        assert verdict.is_unusual
        assert "different rules" in verdict.sentence
        assert check(claim, STRICT).is_inconsistent

    def test_policies_check_themselves(self) -> None:
        with pytest.raises(InvalidRecordError):
            CheckingPolicy(usual=())
        with pytest.raises(InvalidRecordError):
            CheckingPolicy(usual=(Rounding.FLOOR,))

    def test_many_at_once(self) -> None:
        claims = (ShareClaim(percentage="97%"), ListClaim(stated="1", listed=1))
        assert [each.claim for each in check_all(claims)] == list(claims)
