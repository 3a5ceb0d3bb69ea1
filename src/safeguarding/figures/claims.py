"""Every kind of claim, and the one table of its name, its record and its check.

A new kind is a module in ``kinds`` with a frozen record and a ``check_…(claim, policy)``, one name in ``Claim`` for type
checkers and one row in ``KINDS``; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import attrs

from safeguarding.errors import DemandError, InvalidRecordError
from safeguarding.figures.kinds.ages import AgeClaim, check_age
from safeguarding.figures.kinds.binaries import BinaryClaim, check_binary
from safeguarding.figures.kinds.calendar_dates import CalendarDateClaim, check_calendar_date
from safeguarding.figures.kinds.date_orders import DateOrderClaim, check_date_order
from safeguarding.figures.kinds.deadlines import DeadlineClaim, check_deadline
from safeguarding.figures.kinds.deviations import DeviationClaim, check_deviation
from safeguarding.figures.kinds.differences import ChangeClaim, DifferenceClaim, check_change, check_difference
from safeguarding.figures.kinds.durations import DurationClaim, check_duration
from safeguarding.figures.kinds.fractions_in_words import FractionClaim, check_fraction
from safeguarding.figures.kinds.lists import ListClaim, check_list
from safeguarding.figures.kinds.means import MeanClaim, check_mean
from safeguarding.figures.kinds.proportions import ProportionClaim, check_proportion
from safeguarding.figures.kinds.ratios import RateClaim, RatioClaim, check_rate, check_ratio
from safeguarding.figures.kinds.repeats import RepeatClaim, check_repeat
from safeguarding.figures.kinds.sequences import SequenceClaim, check_sequence
from safeguarding.figures.kinds.shares import ShareClaim, check_share
from safeguarding.figures.kinds.suppressions import SuppressionClaim, check_suppression
from safeguarding.figures.kinds.totals import TotalClaim, check_total
from safeguarding.figures.kinds.trends import TrendClaim, check_trend
from safeguarding.figures.policies import CHARITABLE, CheckingPolicy
from safeguarding.figures.verdicts import Verdict, say_by
from safeguarding.figures.words import Extent
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
    | SuppressionClaim
    | CalendarDateClaim
    | AgeClaim
)
"""One stated figure, or several that belong together."""


C = TypeVar("C")
Check = Callable[[Any, CheckingPolicy], Verdict]
"""What judges a claim of one kind."""


@attrs.frozen
class Kind(Record):
    """A kind of claim.

    Attributes:
        name: What it is called in a file of claims and in a table of verdicts.
        record: The record of such a claim.
        check: What judges it.
    """

    name: str
    record: type[Claim]
    check: Check


def _row(name: str, record: type[C], check: Callable[[C, CheckingPolicy], Verdict]) -> tuple[str, type[C], Check]:
    """A row of the table, in which the check is known to take the record."""
    return name, record, check


KINDS = tuple(
    Kind(*row)
    for row in (
        _row("share", ShareClaim, check_share),
        _row("total", TotalClaim, check_total),
        _row("difference", DifferenceClaim, check_difference),
        _row("change", ChangeClaim, check_change),
        _row("ratio", RatioClaim, check_ratio),
        _row("rate", RateClaim, check_rate),
        _row("mean", MeanClaim, check_mean),
        _row("deviation", DeviationClaim, check_deviation),
        _row("binary", BinaryClaim, check_binary),
        _row("repeat", RepeatClaim, check_repeat),
        _row("list", ListClaim, check_list),
        _row("sequence", SequenceClaim, check_sequence),
        _row("date order", DateOrderClaim, check_date_order),
        _row("duration", DurationClaim, check_duration),
        _row("deadline", DeadlineClaim, check_deadline),
        _row("fraction", FractionClaim, check_fraction),
        _row("proportion", ProportionClaim, check_proportion),
        _row("trend", TrendClaim, check_trend),
        _row("suppression", SuppressionClaim, check_suppression),
        _row("calendar date", CalendarDateClaim, check_calendar_date),
        _row("age", AgeClaim, check_age),
    )
)
"""Every kind of claim."""

CLAIM_KINDS: dict[str, type[Claim]] = {kind.name: kind.record for kind in KINDS}
"""The record of every kind by the kind's name."""

_KIND_OF: dict[type[Claim], Kind] = {kind.record: kind for kind in KINDS}


def kind_name(claim: Claim) -> str:
    """What the kind of a claim is called.

    Examples:
        >>> kind_name(ShareClaim(percentage="97%"))
        'share'
    """
    return _KIND_OF[type(claim)].name


def check(claim: Claim, policy: CheckingPolicy = CHARITABLE) -> Verdict:
    """Judge a claim of any kind.

    Raises:
        InvalidRecordError: for what is no claim.

    Examples:
        >>> print(check(ShareClaim(count="39", base="139", percentage="28%")))
        consistent: 39 of 139 is 28.06%, stated as 28%.
    """
    kind = _KIND_OF.get(type(claim))
    if kind is None:
        raise InvalidRecordError(f"a {type(claim).__name__} is no claim; state it as one, such as a ShareClaim")
    return say_by(kind.check(claim, policy), kind.check, claim, policy)


def extent(claim: Claim, verdict: Verdict) -> Extent:
    """Whether a claim was compared with something, is only possible, or cannot be checked.

    A percentage with its base or its count alone is compared with nothing: some whole number allows it, or none does. A
    count of a base without a percentage states nothing that could be wrong.

    Examples:
        >>> bare, whole = ShareClaim(percentage="97%"), ShareClaim(count="39", base="139", percentage="28%")
        >>> extent(bare, check(bare)).label, extent(whole, check(whole)).label
        ('possible', 'checked')
    """
    if verdict.is_inconsistent:
        return Extent.CHECKED
    if isinstance(claim, ShareClaim):
        if claim.percentage is None:
            return Extent.NOT_CHECKABLE
        if claim.count is None or claim.base is None:
            return Extent.POSSIBLE
    return Extent.CHECKED if verdict.is_consistent else Extent.NOT_CHECKABLE


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
