"""Strategies for stated figures, for true claims of any kind, and for their verdicts. All figures are invented.

Under the rounding rule that it was made by, no true claim may ever be called inconsistent.
"""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.ages import AgeClaim
from safeguarding.figures.kinds.binaries import BinaryClaim
from safeguarding.figures.kinds.calendar_dates import CalendarDateClaim
from safeguarding.figures.kinds.date_orders import DateOrderClaim
from safeguarding.figures.kinds.deadlines import DeadlineClaim
from safeguarding.figures.kinds.deviations import DeviationClaim
from safeguarding.figures.kinds.differences import ChangeClaim, DifferenceClaim
from safeguarding.figures.kinds.durations import DurationClaim
from safeguarding.figures.kinds.fractions_in_words import FractionClaim
from safeguarding.figures.kinds.lists import ListClaim
from safeguarding.figures.kinds.means import MeanClaim
from safeguarding.figures.kinds.proportions import ProportionClaim
from safeguarding.figures.kinds.ratios import RateClaim, RatioClaim
from safeguarding.figures.kinds.repeats import RepeatClaim
from safeguarding.figures.kinds.sequences import SequenceClaim
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.kinds.suppressions import SuppressionClaim
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.kinds.trends import TrendClaim
from safeguarding.figures.policies import CHARITABLE, STRICT
from safeguarding.figures.stated import Stated
from safeguarding.figures.verdicts import Verdict
from safeguarding.figures.words import Precision
from safeguarding.numbers.rounding import Rounding
from safeguarding.testing.strategies import figure_dates_and_lists as dates_and_lists, figure_numbers as numbers


def true_claims(*, rule: Rounding) -> st.SearchStrategy[Claim]:
    """A claim of any kind, made by really counting and then rounding by one rule."""
    return st.one_of(
        numbers.true_shares(rule=rule),
        numbers.true_rounded_shares(rule=rule),
        numbers.true_totals(rule=rule),
        numbers.true_differences(rule=rule),
        numbers.true_changes(rule=rule),
        numbers.true_ratios(rule=rule),
        numbers.true_rates(rule=rule),
        numbers.true_means(rule=rule),
        numbers.true_deviations(rule=rule),
        numbers.true_binaries(rule=rule),
        numbers.true_repeats(rule=rule),
        dates_and_lists.true_lists(),
        dates_and_lists.true_sequences(),
        dates_and_lists.true_date_orders(),
        dates_and_lists.true_durations(rule=rule),
        dates_and_lists.true_deadlines(),
        numbers.true_fractions(rule=rule),
        numbers.true_proportions(rule=rule),
        numbers.true_trends(rule=rule),
        numbers.true_suppressions(),
    )


def _by_any_rule(kind: Callable[..., st.SearchStrategy[Claim]]) -> st.SearchStrategy[Claim]:
    return st.sampled_from(Rounding).flatmap(lambda rule: kind(rule=rule))


@st.composite
def stated_figures(draw: st.DrawFn) -> Stated:
    """A figure as it may be stated: a count, a percentage, a rounded count, a word."""
    whole = draw(st.integers(0, 9_999))
    tenths = draw(st.integers(0, 9))
    return draw(
        st.sampled_from(
            [
                Stated(f"{whole:,}"),
                Stated(f"{whole}.{tenths}%", where="table 2"),
                Stated(str(whole), precision=Precision.ROUNDED),
                Stated(f"{whole}0", to_nearest=10),
                Stated(f"{whole}/139", precision=Precision.EXACT),
                Stated("four"),
            ]
        )
    )


def verdicts() -> st.SearchStrategy[Verdict]:
    """The verdict on a claim, which may have been judged by another rule than it was made by."""
    return st.builds(check, _by_any_rule(true_claims), st.sampled_from([CHARITABLE, STRICT]))


STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    Stated: stated_figures(),
    Verdict: verdicts(),
    ShareClaim: _by_any_rule(numbers.true_shares) | _by_any_rule(numbers.true_rounded_shares),
    TotalClaim: _by_any_rule(numbers.true_totals),
    DifferenceClaim: _by_any_rule(numbers.true_differences),
    ChangeClaim: _by_any_rule(numbers.true_changes),
    RatioClaim: _by_any_rule(numbers.true_ratios),
    RateClaim: _by_any_rule(numbers.true_rates),
    MeanClaim: _by_any_rule(numbers.true_means),
    DeviationClaim: _by_any_rule(numbers.true_deviations),
    BinaryClaim: _by_any_rule(numbers.true_binaries),
    RepeatClaim: _by_any_rule(numbers.true_repeats),
    ListClaim: dates_and_lists.true_lists(),
    SequenceClaim: dates_and_lists.true_sequences(),
    DateOrderClaim: dates_and_lists.true_date_orders(),
    DurationClaim: _by_any_rule(dates_and_lists.true_durations),
    DeadlineClaim: dates_and_lists.true_deadlines(),
    FractionClaim: _by_any_rule(numbers.true_fractions),
    ProportionClaim: _by_any_rule(numbers.true_proportions),
    TrendClaim: _by_any_rule(numbers.true_trends),
    CalendarDateClaim: dates_and_lists.true_calendar_dates(),
    AgeClaim: dates_and_lists.true_ages(),
    SuppressionClaim: numbers.true_suppressions(),
}
"""A strategy for each public record of the domain."""
