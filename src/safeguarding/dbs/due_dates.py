"""When a recheck falls due: the one-line rule, and the same rule under a policy that has changed over time.

The due date of a check depends on the check and the policy, never on the day somebody asks. So a date that has
passed stays passed, and a status moves only forward.
"""

from __future__ import annotations

from datetime import date
from typing import TypeVar

import attrs

from safeguarding.dates.due import EventDay, MonthEnd, due_on
from safeguarding.dates.periods import Period
from safeguarding.dbs.levels import Tier
from safeguarding.dbs.policies import NO_TIME, EvidenceKind, RecheckPolicy, RecheckRule
from safeguarding.errors import OutOfCoverageError
from safeguarding.records import Record
from safeguarding.sources import Source
from safeguarding.timelines import DatedValue

K = TypeVar("K")
T = TypeVar("T")


def recheck_due_on(
    issued_on: date,
    interval: Period,
    *,
    month_end: MonthEnd = MonthEnd.CLAMP,
    event_day: EventDay = EventDay.DAY_ZERO,
) -> date:
    """The day on which a recheck falls due: one date, one interval. It is overdue from the day after.

    Args:
        issued_on: The day the interval is counted from.
        interval: The employer's interval. Three years are not 1,095 days.
        month_end: What a missing corresponding day becomes; by default the last day of the month.
        event_day: Whether the first day is counted; by default it is not.

    Raises:
        InvalidRecordError: for a time of day, or an interval in working days.

    Examples:
        >>> recheck_due_on(date(2014, 9, 19), Period(years=3))
        datetime.date(2017, 9, 19)
        >>> recheck_due_on(date(2016, 2, 29), Period(years=3), month_end=MonthEnd.ROLL)
        datetime.date(2019, 3, 1)
        >>> recheck_due_on(date(2014, 9, 19), Period(years=3), event_day=EventDay.DAY_ONE)
        datetime.date(2017, 9, 18)
    """
    return due_on(issued_on, interval, month_end=month_end, event_day=event_day)


@attrs.frozen(kw_only=True)
class RecheckDue(Record):
    """A due date and what set it.

    Attributes:
        version_starts_on: The first day of the policy version that set the date.
        source: That version's source.
        on: The due date; None where the policy asks for no recheck.
        grace_ends_on: The last day that is not late; the due date itself where there is no grace.
        grace: How long after the due date a recheck is not yet late.
        interval: The interval that was counted, or None.
        adjustments: What moved the date from the plain sum, in words, in order.
    """

    version_starts_on: date
    source: Source
    on: date | None = None
    grace_ends_on: date | None = None
    grace: Period = NO_TIME
    interval: Period | None = None
    adjustments: tuple[str, ...] = ()


def evidence_due(
    anchor: date,
    kind: EvidenceKind,
    policy: RecheckPolicy,
    *,
    role: str = "",
    tier: Tier | None = None,
) -> RecheckDue | None:
    """The due date that one piece of evidence gives for a post, or None where the policy does not accept it.

    A check comes under the version in force on its own day. A later version takes it over unless it has fallen due by
    then or the version is for newer checks only; a shorter interval cannot make it due before the compliance date.

    Args:
        anchor: The day of the evidence that the policy counts from.
        kind: Certificate or status check.
        policy: The employer's policy.
        role: The post's role, for overrides.
        tier: The post's required tier, for overrides.

    Examples:
        >>> from safeguarding.dbs.published_policies import THREE_YEARLY_WITH_STATUS_CHECKS
        >>> evidence_due(date(2017, 3, 1), EvidenceKind.STATUS_CHECK, THREE_YEARLY_WITH_STATUS_CHECKS).on
        datetime.date(2018, 3, 1)
    """
    entries = policy.versions.entries
    first = policy.version_for(anchor)
    setter = entries[first]
    if kind is EvidenceKind.STATUS_CHECK and setter.value.interval_for(kind, role, tier) is None:
        return None
    due = _counted(anchor, setter.value, kind, role, tier)
    adjustments: tuple[str, ...] = ()
    for later in entries[first + 1 :]:
        if due is not None and due < later.starts_on:
            break
        if not later.value.applies_to_held:
            continue
        if kind is EvidenceKind.STATUS_CHECK and later.value.interval_for(kind, role, tier) is None:
            continue
        counted = _counted(anchor, later.value, kind, role, tier)
        taken_over = _taken_over(due, counted, later)
        # a version that gives the same date has taken the check over too, with its own grace
        if taken_over != due or counted == due:
            adjustments = () if taken_over == counted else (f"not before {taken_over}, by the policy's transition",)
            due, setter = taken_over, later
    return _finished(due, setter, policy, setter.value.interval_for(kind, role, tier), adjustments)


def _counted(anchor: date, rule: RecheckRule, kind: EvidenceKind, role: str, tier: Tier | None) -> date | None:
    interval = rule.interval_for(kind, role, tier)
    if interval is None:
        return None
    return later_day(anchor, interval, month_end=rule.month_end, event_day=rule.event_day)


def later_day(
    day: date, period: Period, *, month_end: MonthEnd = MonthEnd.CLAMP, event_day: EventDay = EventDay.DAY_ZERO
) -> date:
    """As :func:`~safeguarding.dates.due.due_on`, but the calendar's last day where the answer lies past it.

    One mistyped year in a register must not stop the audit of everybody else.

    Examples:
        >>> later_day(date(2017, 9, 19), Period(days=30)), later_day(date(9999, 9, 19), Period(years=3))
        (datetime.date(2017, 10, 19), datetime.date(9999, 12, 31))
    """
    try:
        return due_on(day, period, month_end=month_end, event_day=event_day)
    except OutOfCoverageError:
        return date.max


def _taken_over(old: date | None, new: date | None, later: DatedValue[RecheckRule]) -> date | None:
    """The due date of a check already held when a version comes in."""
    if new is None or (old is not None and new >= old):
        return new
    compliant = max(new, later.value.compliance_on or later.starts_on)
    return compliant if old is None else min(old, compliant)


def _finished(
    due: date | None,
    setter: DatedValue[RecheckRule],
    policy: RecheckPolicy,
    interval: Period | None,
    adjustments: tuple[str, ...],
) -> RecheckDue:
    if due is not None and policy.extensions:
        extension = next((each for each in policy.extensions if each.due_from <= due <= each.due_to), None)
        if extension is not None:
            adjustments = (*adjustments, f"{due} extended by {extension.by} ({extension.source.title})")
            due = later_day(due, extension.by)
    grace = setter.value.grace
    return RecheckDue(
        on=due,
        grace_ends_on=due if due is None or grace == NO_TIME else later_day(due, grace),
        grace=grace,
        interval=interval,
        version_starts_on=setter.starts_on,
        source=setter.source,
        adjustments=adjustments,
    )


MOST_REMEMBERED = 50_000
"""How many answers are remembered: the days of a century and more."""


def _remember(known: dict[K, T], key: K, value: T) -> None:
    """Keep an answer; where there are too many, all before it are forgotten. Safe where several threads ask."""
    if len(known) >= MOST_REMEMBERED:
        known.clear()
    known[key] = value


@attrs.define
class DueDateCache:
    """Due dates under one policy, remembered: a workforce has few distinct days. Answers are those of the plain rule.

    Examples:
        >>> from safeguarding.dbs.published_policies import YORK_2017
        >>> cache = DueDateCache(YORK_2017)
        >>> cache.evidence_due(date(2014, 9, 19), EvidenceKind.CERTIFICATE).on
        datetime.date(2017, 9, 19)
    """

    policy: RecheckPolicy
    _known: dict[tuple[date, EvidenceKind, str, Tier | None], RecheckDue | None] = attrs.field(
        factory=dict, init=False, repr=False
    )
    _versions: dict[date, DatedValue[RecheckRule]] = attrs.field(factory=dict, init=False, repr=False)
    _roles_matter: bool = attrs.field(init=False, repr=False)
    _window: tuple[date, Period, date] = attrs.field(default=(date.max, NO_TIME, date.max), init=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """See whether due dates can differ by role: where they cannot, one answer serves all roles."""
        rules = [entry.value for entry in self.policy.versions.entries]
        self._roles_matter = any(override.roles for rule in rules for override in rule.overrides)

    def version_on(self, on: date) -> DatedValue[RecheckRule]:
        """As the policy's own; a register is mostly asked about one day.

        Raises:
            OutOfCoverageError: for a day on which the policy has no rule.
        """
        version = self._versions.get(on)
        if version is None:
            version = self.policy.version_on(on)
            _remember(self._versions, on, version)
        return version

    def window_end(self, on: date, window: Period) -> date:
        """The last day of the look-ahead from a day; a register is mostly asked about one day and one window."""
        known_on, known_window, ends_on = self._window
        if known_on is not on or known_window is not window:
            ends_on = due_on(on, window)
            self._window = on, window, ends_on
        return ends_on

    def evidence_due(
        self, anchor: date, kind: EvidenceKind, *, role: str = "", tier: Tier | None = None
    ) -> RecheckDue | None:
        """As :func:`evidence_due`, computed once for each anchor, kind, role and tier."""
        key = (anchor, kind, role if self._roles_matter else "", tier)
        try:
            return self._known[key]
        except KeyError:
            answer = evidence_due(anchor, kind, self.policy, role=role, tier=tier)
            _remember(self._known, key, answer)
            return answer


def first_warning_on(due: date, lead: Period) -> date:
    """The first day that lies within a lead of the due date: the earliest day which, with the lead added, reaches it.

    Taking months off the due date would disagree at month ends: four months from 28 February end on 28 June, so 30 June
    is not yet within them. This is found from the forward rule.

    Examples:
        >>> first_warning_on(date(2017, 9, 19), Period(days=60)), first_warning_on(date(2017, 6, 30), Period(months=4))
        (datetime.date(2017, 7, 21), datetime.date(2017, 3, 1))
    """
    high = due.toordinal()
    # no month is longer than 31 days, so no earlier day reaches it
    low = max(date.min.toordinal(), high - lead.total_days - 31 * lead.total_months)
    while low < high:
        middle = (low + high) // 2
        if _reaches(date.fromordinal(middle), lead, due):
            high = middle
        else:
            low = middle + 1
    return date.fromordinal(low)


def _reaches(start: date, lead: Period, due: date) -> bool:
    try:
        return due_on(start, lead) >= due
    except OutOfCoverageError:
        return True
