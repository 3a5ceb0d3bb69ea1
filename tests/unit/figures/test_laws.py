"""The laws of every kind of claim: nothing true is accused, and what is suggested passes."""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from safeguarding.figures.claims import Claim, check
from safeguarding.figures.policies import CHARITABLE, CheckingPolicy
from safeguarding.numbers.rounding import Rounding
from safeguarding.testing.strategies import figures as made

ROUNDED_KINDS: list[Callable[..., st.SearchStrategy[Claim]]] = [
    made.true_shares,
    made.true_rounded_shares,
    made.true_totals,
    made.true_differences,
    made.true_changes,
    made.true_ratios,
    made.true_rates,
    made.true_means,
    made.true_deviations,
    made.true_binaries,
    made.true_repeats,
    made.true_durations,
    made.true_fractions,
    made.true_proportions,
    made.true_trends,
]
COUNTED_KINDS: list[Callable[[], st.SearchStrategy[Claim]]] = [
    made.true_lists,
    made.true_sequences,
    made.true_date_orders,
    made.true_deadlines,
]


def only(rule: Rounding) -> CheckingPolicy:
    """A policy that knows one rounding rule."""
    return attrs.evolve(CHARITABLE, usual=(rule,), unusual=(), allows_mixed_rounding=False)


class TestNothingTrueIsAccused:
    """A claim made by really rounding a real count is never inconsistent under that rounding rule."""

    @pytest.mark.parametrize("kind", ROUNDED_KINDS, ids=lambda kind: kind.__name__)
    @settings(max_examples=120)
    @given(data=st.data(), rule=st.sampled_from(Rounding))
    def test_rounded(self, kind: Callable[..., st.SearchStrategy[Claim]], data: st.DataObject, rule: Rounding) -> None:
        claim = data.draw(kind(rule=rule))
        verdict = check(claim, only(rule))
        assert not verdict.is_inconsistent, verdict
        assert not verdict.is_unusual
        assert not check(claim, CHARITABLE).is_inconsistent

    @pytest.mark.parametrize("kind", COUNTED_KINDS, ids=lambda kind: kind.__name__)
    @settings(max_examples=60)
    @given(data=st.data())
    def test_counted(self, kind: Callable[[], st.SearchStrategy[Claim]], data: st.DataObject) -> None:
        assert check(data.draw(kind()), CHARITABLE).is_consistent


class TestEveryVerdictSpeaks:
    """A verdict is one sentence: a capital or a figure first, one full stop at the end."""

    @settings(max_examples=150)
    @given(data=st.data(), rule=st.sampled_from(Rounding))
    def test_sentence(self, data: st.DataObject, rule: Rounding) -> None:
        sentence = check(data.draw(made.true_claims(rule=rule)), CHARITABLE).sentence
        assert sentence.endswith(".")
        assert not sentence.endswith("..")
        assert "\n" not in sentence
