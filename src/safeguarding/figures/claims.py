"""Every kind of claim, and the one place that knows which check goes with which.

A new kind is a frozen record with a ``check_…(claim, policy)`` of its own, one name in ``Claim`` and one case below.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

import attrs

from safeguarding.errors import DemandError
from safeguarding.figures.binaries import BinaryClaim, check_binary
from safeguarding.figures.date_orders import DateOrderClaim, check_date_order
from safeguarding.figures.deadlines import DeadlineClaim, check_deadline
from safeguarding.figures.deviations import DeviationClaim, check_deviation
from safeguarding.figures.differences import ChangeClaim, DifferenceClaim, check_change, check_difference
from safeguarding.figures.durations import DurationClaim, check_duration
from safeguarding.figures.fractions_in_words import FractionClaim, check_fraction
from safeguarding.figures.lists import ListClaim, check_list
from safeguarding.figures.means import MeanClaim, check_mean
from safeguarding.figures.policies import CHARITABLE, CheckingPolicy
from safeguarding.figures.proportions import ProportionClaim, check_proportion
from safeguarding.figures.ratios import RateClaim, RatioClaim, check_rate, check_ratio
from safeguarding.figures.repeats import RepeatClaim, check_repeat
from safeguarding.figures.sequences import SequenceClaim, check_sequence
from safeguarding.figures.shares import ShareClaim, check_share
from safeguarding.figures.totals import TotalClaim, check_total
from safeguarding.figures.trends import TrendClaim, check_trend
from safeguarding.figures.verdicts import Verdict
from safeguarding.records import NoTruthValue, Record

Claim = (
    ShareClaim
    | TotalClaim
    | DifferenceClaim
    | ChangeClaim
    | RatioClaim
    | RateClaim
    | MeanClaim
    | DeviationClaim
    | BinaryClaim
    | RepeatClaim
    | ListClaim
    | SequenceClaim
    | DateOrderClaim
    | DurationClaim
    | DeadlineClaim
    | FractionClaim
    | ProportionClaim
    | TrendClaim
)
"""One stated figure, or several that belong together."""


def check(claim: Claim, policy: CheckingPolicy = CHARITABLE) -> Verdict:  # noqa: C901, PLR0911, PLR0912  one case a kind
    """Judge a claim of any kind.

    Examples:
        >>> print(check(ShareClaim(count="39", base="139", percentage="28%")))
        consistent: 39 of 139 is 28.06%, stated as 28%.
    """
    match claim:
        case ShareClaim():
            return check_share(claim, policy)
        case TotalClaim():
            return check_total(claim, policy)
        case DifferenceClaim():
            return check_difference(claim, policy)
        case ChangeClaim():
            return check_change(claim, policy)
        case RatioClaim():
            return check_ratio(claim, policy)
        case RateClaim():
            return check_rate(claim, policy)
        case MeanClaim():
            return check_mean(claim, policy)
        case DeviationClaim():
            return check_deviation(claim, policy)
        case BinaryClaim():
            return check_binary(claim, policy)
        case RepeatClaim():
            return check_repeat(claim, policy)
        case ListClaim():
            return check_list(claim, policy)
        case SequenceClaim():
            return check_sequence(claim, policy)
        case DateOrderClaim():
            return check_date_order(claim, policy)
        case DurationClaim():
            return check_duration(claim, policy)
        case DeadlineClaim():
            return check_deadline(claim, policy)
        case FractionClaim():
            return check_fraction(claim, policy)
        case ProportionClaim():
            return check_proportion(claim, policy)
        case TrendClaim():
            return check_trend(claim, policy)
        case _:
            assert_never(claim)


@attrs.frozen(kw_only=True)
class CheckedClaim(NoTruthValue, Record):
    """A claim and what became of it.

    Examples:
        >>> (checked,) = check_all((ShareClaim(count="35", base="139", percentage="24%"),))
        >>> checked.verdict.is_inconsistent
        True
    """

    _instead = "verdict"

    claim: Claim
    verdict: Verdict

    def __str__(self) -> str:
        return str(self.verdict)


def demand(claim: Claim, policy: CheckingPolicy = CHARITABLE) -> Verdict:
    """The verdict on a claim that has to hold, for a test or a gate.

    A claim that only an unusual rounding rule allows does hold, as ``check`` says. One that cannot be checked does
    not: whoever demands a figure wants to know that it is right.

    Raises:
        DemandError: for a claim that is inconsistent or unverifiable, with the verdict's sentence.

    Examples:
        >>> demand(ShareClaim(count="39", base="139", percentage="28%")).outcome.label
        'consistent'
        >>> demand(ShareClaim(percentage="97%"))
        Traceback (most recent call last):
        ...
        safeguarding.errors.DemandError: unverifiable: 97% is stated without its base; it is possible only for a base of 29–39, 58–79, 86+.
    """
    verdict = check(claim, policy)
    if not verdict.is_consistent:
        raise DemandError(str(verdict))
    return verdict


def check_all(claims: Iterable[Claim], policy: CheckingPolicy = CHARITABLE) -> tuple[CheckedClaim, ...]:
    """Judge claims one by one, in their order.

    Examples:
        >>> several = (ShareClaim(count="39", base="139", percentage="28%"), ShareClaim(percentage="97%"))
        >>> [each.verdict.outcome.label for each in check_all(several)]
        ['consistent', 'unverifiable']
    """
    return tuple(CheckedClaim(claim=claim, verdict=check(claim, policy)) for claim in claims)
