"""The laws of every kind of claim: nothing true is accused, and what is suggested passes."""

from collections.abc import Callable

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from safeguarding.figures.claims import Claim, check
from safeguarding.figures.policies import CHARITABLE, CheckingPolicy
from safeguarding.numbers.rounding import Rounding
from safeguarding.testing.strategies import figure_dates_and_lists as dates_and_lists, figure_numbers as numbers
from safeguarding.testing.strategies.figures import true_claims

ROUNDED_KINDS: list[Callable[..., st.SearchStrategy[Claim]]] = [
    numbers.true_shares,
    numbers.true_rounded_shares,
    numbers.true_totals,
    numbers.true_differences,
    numbers.true_changes,
    numbers.true_ratios,
    numbers.true_rates,
    numbers.true_means,
    numbers.true_deviations,
    numbers.true_binaries,
    numbers.true_repeats,
    dates_and_lists.true_durations,
    numbers.true_fractions,
    numbers.true_proportions,
    numbers.true_trends,
]
COUNTED_KINDS: list[Callable[[], st.SearchStrategy[Claim]]] = [
    dates_and_lists.true_lists,
    dates_and_lists.true_sequences,
    dates_and_lists.true_date_orders,
    dates_and_lists.true_deadlines,
    dates_and_lists.true_calendar_dates,
    dates_and_lists.true_ages,
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
        sentence = check(data.draw(true_claims(rule=rule)), CHARITABLE).sentence
        assert sentence.endswith(".")
        assert not sentence.endswith("..")
        assert "\n" not in sentence
