"""The employer's recheck policy as a value. In England no law sets an interval: every council builds its own.

A policy is a history of rules. Each rule says how long evidence lasts, from which day, what counts as done, when to
warn, and what becomes of evidence already held when the rule comes in.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from safeguarding.dates.days import checked_day
from safeguarding.dates.due import EventDay, MonthEnd, due_on
from safeguarding.dates.periods import Period
from safeguarding.dbs.checks import FIRST_ISSUE, JOIN_WITHIN, Moment
from safeguarding.dbs.levels import Tier
from safeguarding.errors import InvalidRecordError
from safeguarding.labels import Labelled
from safeguarding.records import Record, Several, of_several
from safeguarding.sources import Source
from safeguarding.timelines import DatedValue, Timeline

NO_TIME = Period()


class EvidenceKind(Labelled):
    """What a due date is counted from."""

    CERTIFICATE = "certificate"
    STATUS_CHECK = "status check"


# to name a member costs as much as to look at it, and a register asks millions of times
_CERTIFICATE, _SEEN = EvidenceKind.CERTIFICATE, Moment.SEEN


class DecidingCheck(Labelled):
    """Which of several covering checks sets the due date."""

    LASTS_LONGEST = "the check that lasts longest"
    LATEST = "the latest check, even where it lasts a shorter time"


class AbsenceTreatment(Labelled):
    """What a long absence does to a due date."""

    RUNS = "the date stands"
    DEFERRED = "a date that falls in the absence moves to the first day back"
    LEFT_OUT = "the person is left out of the count while away"


class OpenAbsence(Labelled):
    """What becomes of a date that is deferred to the first day back while that day is not known."""

    OUT_OF_THE_COUNT = "the person is out of the count until the return is known"
    DATE_STANDS = "the date stands until the return is known"


class NewInformation(Labelled):
    """What settles new information that a status check found."""

    UNTIL_NEW_CERTIFICATE = "only a certificate issued after it"
    UNTIL_LATER_PASS = "a status check that passes on a later day, too"  # noqa: S105 - no password
    UNTIL_PASS = "a status check that passes on that day or a later one, too"  # noqa: S105 - no password


@attrs.frozen(kw_only=True)
class BreakRule(Record):
    """After how long a break in service the checks made before it no longer count.

    Attributes:
        length: The length that policies print: "3 months", "12 weeks".
        or_more: Whether a break of exactly that length is enough ("12 weeks or more") or not ("more than").

    Examples:
        >>> from safeguarding.dates.ranges import DateRange
        >>> twelve_weeks = DateRange(date(2024, 1, 1), date(2024, 3, 24))
        >>> BreakRule(length=Period(weeks=12), or_more=True).applies_to(twelve_weeks.starts_on, twelve_weeks.ends_on)
        True
        >>> BreakRule(length=Period(weeks=12), or_more=False).applies_to(date(2024, 1, 1), date(2024, 3, 24))
        False
    """

    length: Period
    or_more: bool

    def _check(self) -> None:
        if self.length == NO_TIME or self.length.working_days:
            raise InvalidRecordError("a break in service is measured in days, weeks, months or years")

    def applies_to(self, starts_on: date, ends_on: date) -> bool:
        """Whether a break, first and last day included, is long enough."""
        last = due_on(starts_on, self.length, event_day=EventDay.DAY_ONE)
        return ends_on >= last if self.or_more else ends_on > last


def _roles(roles: Iterable[str]) -> frozenset[str]:
    return of_several(roles, lambda several: frozenset(role.strip().casefold() for role in several))


@attrs.frozen(kw_only=True)
class IntervalOverride(Record):
    """Other intervals for some posts: by role, by tier, or by both.

    Attributes:
        roles: The roles it is for, whatever their capitals; empty for every role.
        tier: The required tier it is for; None for every tier.
        certificate_interval: As in :class:`RecheckRule`.
        status_check_interval: As in :class:`RecheckRule`.

    Examples:
        >>> yearly = IntervalOverride(roles=["Driver"], certificate_interval=Period(years=1))
        >>> yearly.is_for("driver ", None), yearly.is_for("Cook", None)
        (True, False)
    """

    certificate_interval: Period | None
    status_check_interval: Period | None = None
    roles: frozenset[str] = attrs.field(default=frozenset(), converter=_roles)
    tier: Tier | None = None

    def _check(self) -> None:
        _check_intervals(self.certificate_interval, self.status_check_interval)
        if not self.roles and self.tier is None:
            raise InvalidRecordError("an override names a role or a tier; for everyone, change the rule")

    def is_for(self, role: str, tier: Tier | None) -> bool:
        """Whether a post falls under it."""
        return (not self.roles or role.strip().casefold() in self.roles) and self.tier in (None, tier)


def _check_intervals(*intervals: Period | None) -> None:
    for interval in intervals:
        if interval is None:
            continue
        if interval.working_days:
            raise InvalidRecordError("a recheck interval is in calendar time, not in working days")
        if interval == NO_TIME:
            raise InvalidRecordError("an interval of no length would make every check due at once")


_ANY_DAY = date(2001, 1, 1)


def _longest_first(leads: Iterable[Period]) -> tuple[Period, ...]:
    def in_order(several: tuple[Period, ...]) -> tuple[Period, ...]:
        if any(lead.working_days or lead == NO_TIME for lead in several):
            raise InvalidRecordError("an alert lead is a length of calendar time, at least a day")
        return tuple(sorted(several, key=lambda lead: due_on(_ANY_DAY, lead), reverse=True))

    return of_several(leads, in_order)


@attrs.frozen(kw_only=True)
class RecheckRule(Record):
    """One version of a policy.

    Attributes:
        certificate_interval: How long a certificate lasts; None where no recheck is asked for.
        status_check_interval: How long a passed status check lasts; None where it does not count as a recheck.
        anchor: The day of a certificate that the interval is counted from. A status check has only its own day.
        done_when: The step by which a recheck counts as made. A certificate is evidence from its issue, or, where it
            must be seen, from the day it was seen.
        grace: How long after the due date a recheck is not yet late.
        alert_leads: How long before the due date to warn; longest first.
        month_end: What a missing corresponding day becomes.
        event_day: Whether the anchor's own day is counted; where it is, the interval ends the day before.
        absence: What a long absence does.
        break_rule: After how long a break checks no longer count; None where a break changes nothing.
        deciding_check: Which of several covering checks sets the date.
        overrides: Other intervals for some posts; the first that fits is taken.
        applies_to_held: Whether checks already held on the rule's first day come under it. Where not, each keeps
            its old due date and only newer checks come under the rule.
        compliance_on: For checks already held: the first day by which a *shorter* interval can make them due.
            None means the rule's first day. No rule makes a check due before the rule began.
        application_lapses_after: How long an application may be in flight before it is given up; None for no limit.
        joined_within: How long after a certificate's issue the Update Service can have been joined. Status checks of
            a certificate that a recorded subscription joined later do not count. By default the Service's own 30 days.
        open_absence: What an absence without a known end does to a date that would be deferred.
        new_information: What settles new information that a status check found.

    Raises:
        InvalidRecordError: for an interval, lead or grace in working days, or an interval of no length.

    Examples:
        >>> yearly = IntervalOverride(roles=["Driver"], certificate_interval=Period(years=1))
        >>> rule = RecheckRule(certificate_interval=Period(years=3), overrides=[yearly])
        >>> print(*(rule.interval_for(EvidenceKind.CERTIFICATE, role, None) for role in ("Driver", "Cook")), sep=", ")
        1 year, 3 years
    """

    certificate_interval: Period | None
    status_check_interval: Period | None = None
    anchor: Moment = Moment.ISSUED
    done_when: Moment = Moment.ISSUED
    grace: Period = NO_TIME
    alert_leads: tuple[Period, ...] = attrs.field(default=(), converter=_longest_first)
    month_end: MonthEnd = MonthEnd.CLAMP
    event_day: EventDay = EventDay.DAY_ZERO
    absence: AbsenceTreatment = AbsenceTreatment.RUNS
    break_rule: BreakRule | None = None
    deciding_check: DecidingCheck = DecidingCheck.LASTS_LONGEST
    overrides: tuple[IntervalOverride, ...] = attrs.field(default=(), converter=Several[IntervalOverride])
    applies_to_held: bool = True
    compliance_on: date | None = None
    application_lapses_after: Period | None = None
    joined_within: Period = JOIN_WITHIN
    open_absence: OpenAbsence = OpenAbsence.OUT_OF_THE_COUNT
    new_information: NewInformation = NewInformation.UNTIL_NEW_CERTIFICATE

    def _check(self) -> None:
        _check_intervals(self.certificate_interval, self.status_check_interval, self.application_lapses_after)
        _check_intervals(self.joined_within)
        if self.grace.working_days:
            raise InvalidRecordError("grace is in calendar time, not in working days")

    def interval_for(self, kind: EvidenceKind, role: str, tier: Tier | None) -> Period | None:
        """How long evidence lasts for a post; None where it lasts for good, or (a status check) does not count."""
        terms: RecheckRule | IntervalOverride = self
        if self.overrides:
            terms = next((each for each in self.overrides if each.is_for(role, tier)), self)
        if kind is _CERTIFICATE:
            return terms.certificate_interval
        return terms.status_check_interval

    def held_from(self, issued_on: date | None, seen_on: date | None) -> date | None:
        """The day from which a certificate is evidence; None where that day is not recorded."""
        return seen_on if self.done_when is _SEEN else issued_on


@attrs.frozen(kw_only=True)
class Extension(Record):
    """More time for everyone whose recheck falls due within some days: a cohort, as in the COVID years.

    Attributes:
        due_from: The first due date that is extended.
        due_to: The last one.
        by: How much later those become due.
        source: Who allowed it.
    """

    due_from: date
    due_to: date
    by: Period
    source: Source

    def _check(self) -> None:
        if self.due_to < self.due_from:
            raise InvalidRecordError(f"an extension of due dates cannot end on {self.due_to}, before it starts")
        _check_intervals(self.by)


@attrs.frozen(kw_only=True)
class RecheckPolicy(Record):
    """An employer's recheck policy: its rules over time, and any extensions of due dates.

    Attributes:
        name: What it is called, for explanations.
        versions: The rules in force over time. A check made before the first of them comes under the first.
        extensions: Cohorts of due dates that were given more time; the first that fits is taken.

    Raises:
        InvalidRecordError: for a rule whose compliance date lies before its own first day.

    Examples:
        >>> from safeguarding.sources import Certainty
        >>> told = Source(title="An example", certainty=Certainty.UNVERIFIED)
        >>> policy = steady_policy("three-yearly", RecheckRule(certificate_interval=Period(years=3)), source=told)
        >>> print(policy.versions.value_on(date(2017, 9, 19)).certificate_interval)
        3 years
    """

    _words = "{0.name}"

    name: str
    versions: Timeline[RecheckRule]
    extensions: tuple[Extension, ...] = attrs.field(default=(), converter=Several[Extension])

    def _check(self) -> None:
        for entry in self.versions.entries:
            compliance_on = entry.value.compliance_on
            if compliance_on is not None and compliance_on < entry.starts_on:
                raise InvalidRecordError(
                    f"{self.name}: compliance by {compliance_on} lies before the rule starts on {entry.starts_on}"
                )

    def version_on(self, on: date) -> DatedValue[RecheckRule]:
        """The rule in force on a day, with its first day and its source.

        Raises:
            OutOfCoverageError: before the policy's first rule or after its end.
            InvalidRecordError: for a time of day, or anything but a date.
        """
        return self.versions.entry_on(checked_day(on, "day asked about"))

    def version_for(self, anchor: date) -> int:
        """The place of the version that evidence first comes under: the one in force on its day, or the first."""
        place = 0
        for k, entry in enumerate(self.versions.entries):
            if entry.starts_on <= anchor:
                place = k
        return place


APPLICATION_OPEN_FOR = Period(months=6)
"""How long the shipped policies take an application to be under way. A convention; no published policy says it."""


def steady_policy(name: str, rule: RecheckRule, *, source: Source, starts_on: date = FIRST_ISSUE) -> RecheckPolicy:
    """A policy of one rule that has not changed.

    Args:
        name: What it is called, for explanations.
        rule: The rule.
        source: Where it stands.
        starts_on: Its first day; by default the month in which disclosures began.

    Examples:
        >>> from safeguarding.sources import Certainty
        >>> told = Source(title="DBS policy 2022 (invented)", certainty=Certainty.UNVERIFIED)
        >>> print(steady_policy("three-yearly rechecks", RecheckRule(certificate_interval=Period(years=3)), source=told))
        three-yearly rechecks
    """
    versions = Timeline(name=name, entries=[DatedValue(starts_on, rule, source)])
    return RecheckPolicy(name=name, versions=versions)
