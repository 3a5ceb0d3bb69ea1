import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.claims import check_all
from safeguarding.figures.kinds.lists import ListClaim
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.numbers.rounding import Rounding


class TestPolicies:
    def test_policies_check_themselves(self) -> None:
        with pytest.raises(InvalidRecordError):
            CheckingPolicy(usual=())
        with pytest.raises(InvalidRecordError):
            CheckingPolicy(usual=(Rounding.FLOOR,))

    def test_many_at_once(self) -> None:
        claims = (ShareClaim(percentage="97%"), ListClaim(stated="1", listed=1))
        assert [each.claim for each in check_all(claims)] == list(claims)
