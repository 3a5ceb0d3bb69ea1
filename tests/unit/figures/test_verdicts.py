"""What a verdict says is worked out when it is read, and is what it would have been at once."""

import copy
import pickle
from collections.abc import Callable
from fractions import Fraction

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from safeguarding.figures import allowances
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.differences import DifferenceClaim
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.policies import CHARITABLE, STRICT, CheckingPolicy
from safeguarding.figures.verdicts import Verdict
from safeguarding.figures.words import ClaimOutcome
from safeguarding.numbers.rounding import Rounding
from safeguarding.testing.strategies.figures import stated_figures, true_claims

figures = stated_figures()
any_claims: st.SearchStrategy[Claim] = st.one_of(
    st.sampled_from(Rounding).flatmap(lambda rule: true_claims(rule=rule)),
    st.builds(ShareClaim, count=figures, base=figures, percentage=st.integers(0, 100).map(lambda share: f"{share}%")),
    st.builds(TotalClaim, parts=st.lists(figures, min_size=2, max_size=3), total=figures),
    st.builds(DifferenceClaim, earlier=figures, later=figures, difference=figures),
)
WRONG = ShareClaim(count="35", base="139", percentage="24%")


def at_once(outcome: ClaimOutcome, say: Callable[[], Verdict], *, is_unusual: bool = False) -> Verdict:
    """The whole verdict, whose outcome is that which was found first."""
    whole = say()
    assert (whole.outcome, whole.is_unusual) == (outcome, is_unusual)
    return whole


@settings(max_examples=60)
@given(any_claims, st.sampled_from([CHARITABLE, STRICT]))
def test_it_is_what_it_would_have_been_at_once(claim: Claim, policy: CheckingPolicy) -> None:
    """Field by field, whatever the claim: the outcome first, then the words, the values and the remedies."""
    found = check(claim, policy)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(allowances, "said_later", at_once)
        whole = check(claim, policy)
    assert attrs.asdict(found, recurse=False) == attrs.asdict(whole, recurse=False)
    assert found == whole
    assert hash(found) == hash(whole)


def sent(verdict: Verdict) -> Verdict:
    """As another process receives it."""
    received: Verdict = pickle.loads(pickle.dumps(verdict))  # noqa: S301 - our own
    return received


@pytest.mark.parametrize("read", [copy.copy, copy.deepcopy, sent, attrs.evolve, lambda each: each])
def test_copies_say_the_same(read: Callable[[Verdict], Verdict]) -> None:
    """A verdict of which nothing has been read is copied, sent and compared as one that was read."""
    assert repr(read(check(WRONG))) == repr(check(WRONG))
    assert str(read(check(WRONG))).startswith("inconsistent: 35 of 139 is 25.18%")


def test_nothing_is_said_that_nobody_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    """The outcome needs no sentence and no remedy."""
    said: list[object] = []
    in_words = allowances.shown

    def noted(value: Fraction, places: int) -> str:
        said.append(value)
        return in_words(value, places)

    monkeypatch.setattr("safeguarding.figures.kinds.shares.shown", noted)
    found = check(WRONG)
    assert found.is_inconsistent
    assert not said
    assert found.remedy("percentage") is not None
    assert found.sentence.endswith("would give 24%.")
    assert len(said) == 1


def test_no_other_field_is_made_up() -> None:
    """What a verdict does not have is missing, as of any record."""
    with pytest.raises(AttributeError, match="has no attribute 'advice'"):
        _ = check(WRONG).advice  # type: ignore[attr-defined]
