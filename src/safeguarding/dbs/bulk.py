"""Due dates and standings for many dates at once, with the answers of the one-by-one rules.

A standing needs no due date: the due date never gets earlier as the anchor gets later, so one cut-off a policy and
day decides. The cut-off is found from the forward rule by search; taking the interval off would disagree at month
ends. Where a policy's history breaks that order (an extension, a transition), each distinct
date is worked out once instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import TypeVar

import attrs

from safeguarding.dates.due import due_on
from safeguarding.dates.periods import Period
from safeguarding.dbs.due_dates import DueDateCache, RecheckDue, evidence_due
from safeguarding.dbs.levels import Tier
from safeguarding.dbs.policies import EvidenceKind, RecheckPolicy
from safeguarding.dbs.standings import Standing
from safeguarding.records import Record

K = TypeVar("K")
V = TypeVar("V")


@attrs.frozen(kw_only=True)
class CutOffs(Record):
    """The last anchors that are already overdue, due, and due within the window; None where not even the first is.

    Attributes:
        overdue: Checks made up to here are overdue.
        due: Checks made after that and up to here are due.
        due_soon: Checks made after that and up to here fall due within the window; later ones are in date.

    Examples:
        >>> cuts = CutOffs(overdue=date(2014, 9, 18), due=date(2014, 9, 19), due_soon=date(2014, 11, 18))
        >>> [cuts.standing(date(2014, 9, day)).label for day in (18, 19, 20)]
        ['overdue', 'due', 'due within the window']
    """

    overdue: date | None = None
    due: date | None = None
    due_soon: date | None = None

    def standing(self, anchor: date) -> Standing:
        """The standing of a certificate by its anchor alone."""
        if self.overdue is not None and anchor <= self.overdue:
            return Standing.OVERDUE
        if self.due is not None and anchor <= self.due:
            return Standing.DUE
        if self.due_soon is not None and anchor <= self.due_soon:
            return Standing.DUE_SOON
        return Standing.IN_DATE


def is_in_order(
    policy: RecheckPolicy,
    *,
    kind: EvidenceKind = EvidenceKind.CERTIFICATE,
    role: str = "",
    tier: Tier | None = None,
) -> bool:
    """Whether a later check never falls due, or overdue, before an earlier one under a policy.

    Said only where it is sure: one grace throughout, no extension, versions that take over at once, and status checks
    that count throughout or not at all.

    Args:
        policy: The employer's policy.
        kind: Certificates, or status checks.
        role: The post's role, for overrides; asked for status checks only.
        tier: The post's required tier, for overrides; likewise.

    Examples:
        >>> from safeguarding.dbs.published_policies import YORK_2017
        >>> is_in_order(YORK_2017)
        True
    """
    versions = policy.versions.entries
    at_once = all(
        entry.value.applies_to_held and entry.value.compliance_on in (None, entry.starts_on) for entry in versions
    )
    if not at_once or policy.extensions or len({entry.value.grace for entry in versions}) > 1:
        return False
    counts = {entry.value.interval_for(kind, role, tier) is not None for entry in versions}
    return kind is EvidenceKind.CERTIFICATE or len(counts) == 1


def cut_offs(
    policy: RecheckPolicy,
    *,
    on: date,
    window: Period | None = None,
    role: str = "",
    tier: Tier | None = None,
    kind: EvidenceKind = EvidenceKind.CERTIFICATE,
) -> CutOffs | None:
    """The cut-offs for certificates on a day, or None where the policy's due dates are not in order.

    Args:
        policy: The employer's policy.
        on: The day.
        window: The look-ahead; None for none.
        role: The post's role, for overrides.
        tier: The post's required tier, for overrides.
        kind: Certificates, or status checks.

    Examples:
        >>> from safeguarding.dbs.published_policies import YORK_2017
        >>> cut_offs(YORK_2017, on=date(2017, 9, 19)).overdue
        datetime.date(2014, 9, 18)
    """
    policy.version_on(on)
    if not is_in_order(policy, kind=kind, role=role, tier=tier):
        return None
    cache = DueDateCache(policy)
    window_ends_on = on if window is None else due_on(on, window)
    newest = cache.evidence_due(window_ends_on, kind, role=role, tier=tier)
    lasts = timedelta() if newest is None or newest.on is None else newest.on - window_ends_on

    def last(until: date, holds: Callable[[RecheckDue], bool]) -> date | None:
        def reached(anchor: date) -> bool:
            due = cache.evidence_due(anchor, kind, role=role, tier=tier)
            return due is not None and due.on is not None and holds(due)

        near = max(until.toordinal() - lasts.days, 1)
        return _last_day(reached, window_ends_on.toordinal(), near=near)

    return CutOffs(
        overdue=last(on, lambda due: due.grace_ends_on is not None and due.grace_ends_on < on),
        due=last(on, lambda due: due.on is not None and due.on <= on),
        due_soon=last(window_ends_on, lambda due: due.on is not None and due.on <= window_ends_on),
    )


def _last_day(holds: Callable[[date], bool], last: int, *, near: int) -> date | None:
    """The last day for which something holds that holds up to some day and not after; None where it never does.

    No day after ``last`` is asked about, and the search goes out from ``near``, where the answer probably lies.
    """
    low, high, step = 0, last, 1
    # in steps that double, until the answer lies between two days that were asked about
    while low < near <= high:
        if holds(date.fromordinal(near)):
            low, near = near, near + step
        else:
            high, near = near - 1, near - step
        step *= 2
    while low < high:
        middle = (low + high + 1) // 2
        if holds(date.fromordinal(middle)):
            low = middle
        else:
            high = middle - 1
    return date.fromordinal(low) if low else None


class _Answers(dict[K, V]):
    """What a rule answers for each different day of a list, asked once a day."""

    def __init__(self, rule: Callable[[K], V]) -> None:
        super().__init__()
        self._rule = rule

    def __missing__(self, day: K) -> V:
        answer = self[day] = self._rule(day)
        return answer


def recheck_due_dates(
    anchors: Iterable[date], policy: RecheckPolicy, *, role: str = "", tier: Tier | None = None
) -> list[date | None]:
    """The due date of each certificate, given the day that its interval is counted from; None where none is asked.

    Examples:
        >>> from safeguarding.dbs.published_policies import YORK_2017
        >>> recheck_due_dates([date(2014, 9, 19), date(2016, 2, 29)], YORK_2017)
        [datetime.date(2017, 9, 19), datetime.date(2019, 2, 28)]
    """

    def due_on_day(anchor: date) -> date | None:
        due = evidence_due(anchor, EvidenceKind.CERTIFICATE, policy, role=role, tier=tier)
        return None if due is None else due.on

    return list(map(_Answers(due_on_day).__getitem__, anchors))


def recheck_standings(
    anchors: Sequence[date | None],
    policy: RecheckPolicy,
    *,
    on: date,
    window: Period | None = None,
    role: str = "",
    tier: Tier | None = None,
) -> list[Standing]:
    """The standing of each certificate by its date alone: a missing date is unknown, a later one is no check yet.

    Args:
        anchors: The day that each certificate's interval is counted from, or None where it is not known.
        policy: The employer's policy.
        on: The day.
        window: The look-ahead; None for none.
        role: The post's role, for overrides.
        tier: The post's required tier, for overrides.

    Examples:
        >>> from safeguarding.dbs.published_policies import YORK_2017
        >>> [each.label for each in recheck_standings([date(2014, 9, 18), None], YORK_2017, on=date(2017, 9, 19))]
        ['overdue', 'date unknown']
    """
    cuts = cut_offs(policy, on=on, window=window, role=role, tier=tier)
    decided = _by_due_date(policy, on, window, role, tier) if cuts is None else cuts.standing

    def standing(anchor: date | None) -> Standing:
        if anchor is None:
            return Standing.UNKNOWN_DATE
        return Standing.NO_CHECK if anchor > on else decided(anchor)

    return list(map(_Answers(standing).__getitem__, anchors))


def _by_due_date(
    policy: RecheckPolicy, on: date, window: Period | None, role: str, tier: Tier | None
) -> Callable[[date], Standing]:
    cache = DueDateCache(policy)
    window_ends_on = on if window is None else due_on(on, window)

    def decided(anchor: date) -> Standing:
        due = cache.evidence_due(anchor, EvidenceKind.CERTIFICATE, role=role, tier=tier)
        if due is None or due.on is None or due.grace_ends_on is None or due.on > window_ends_on:
            return Standing.IN_DATE
        if on < due.on:
            return Standing.DUE_SOON
        return Standing.DUE if on <= due.grace_ends_on else Standing.OVERDUE

    return decided
