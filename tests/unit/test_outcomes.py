"""An outcome has no truth value: a test that forgets to ask what was found fails, whatever was found."""

import enum

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from tools.pin_public_api import public_names

from safeguarding.errors import DemandError, NoTruthValueError
from safeguarding.figures.claims import check, check_all, demand
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.inspections.scales import Grade
from safeguarding.records import NoTruthValue
from safeguarding.testing.strategies.registration import STRATEGIES

RIGHT = ShareClaim(count="39", base="139", percentage="28%")
WRONG = ShareClaim(count="35", base="139", percentage="24%")
UNKNOWN = ShareClaim(percentage="97%")

_NAMES = ("Outcome", "Verdict", "Standing", "Result", "Requirement", "State", "Progress")
# every word for what came of something, and whatever is called like one; the grade of an outcome is a grade
WORDS = [
    kind
    for kind in {id(kind): kind for kind in public_names().values()}.values()
    if isinstance(kind, type)
    and issubclass(kind, enum.Enum)
    and (issubclass(kind, NoTruthValue) or kind.__name__.endswith(_NAMES))
    and not issubclass(kind, Grade)
]
OUTCOMES = [kind for kind in STRATEGIES if issubclass(kind, NoTruthValue)]


@pytest.mark.parametrize("kind", OUTCOMES, ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
@settings(max_examples=1, phases=[Phase.generate], suppress_health_check=list(HealthCheck), deadline=None)
@given(st.data())
def test_a_result_is_neither_true_nor_false(kind: type[object], data: st.DataObject) -> None:
    """The error says what to ask for instead."""
    with pytest.raises(NoTruthValueError, match="neither true nor false; ask for its "):
        bool(data.draw(STRATEGIES[kind]))


@pytest.mark.parametrize("kind", WORDS, ids=lambda kind: kind.__name__)
def test_nor_is_a_word_for_one(kind: type[enum.Enum]) -> None:
    """The word is compared with another."""
    for member in kind:
        with pytest.raises(NoTruthValueError, match=rf"compare it: is {kind.__name__}\."):
            bool(member)


@pytest.mark.parametrize("claim", [RIGHT, WRONG, UNKNOWN])
def test_an_assertion_that_asks_nothing_fails(claim: ShareClaim) -> None:
    """As in somebody's test suite: an impossible figure never passes, and neither does a right one."""
    with pytest.raises(NoTruthValueError, match=r"is_consistent, or demand\(claim\)"):
        assert check(claim)
    with pytest.raises(NoTruthValueError):
        assert all(check_all(each for each in [claim]))


class TestDemand:
    """``demand`` returns the verdict, or raises with its sentence."""

    def test_what_holds_comes_back(self) -> None:
        assert demand(RIGHT) == check(RIGHT)

    def test_what_holds_only_by_an_unusual_rule_holds(self) -> None:
        cut_off = ShareClaim(count="2", base="3", percentage="66%")
        assert check(cut_off).is_unusual
        assert demand(cut_off).is_consistent

    @pytest.mark.parametrize("claim", [WRONG, UNKNOWN])
    def test_what_is_wrong_or_cannot_be_checked_does_not(self, claim: ShareClaim) -> None:
        with pytest.raises(DemandError) as caught:
            demand(claim)
        assert str(caught.value) == str(check(claim))
        assert isinstance(caught.value, AssertionError)
