"""The days on which alerts fall, by the records as they are: for looking back, and for planning ahead.

Alerts over [a, b) and [b, c) together are those over [a, c). A new check begins a new cycle with alerts of its own; an
application under way holds them back. A row that is typed or corrected later may have had its day already: what is to
be *sent* is asked with :func:`~safeguarding.dbs.alert_runs.alerts_due`, which remembers what was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import attrs

from safeguarding.dates.days import checked_day
from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dates.words import printed_date
from safeguarding.dbs.due_dates import DueDateCache, first_warning_on
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.recheck_cycles import Cycle, PositionPeriod, cycles_of, day_within, position_periods, spans_of
from safeguarding.dbs.standings import Standing
from safeguarding.errors import InvalidRecordError
from safeguarding.labels import Labelled
from safeguarding.records import Record


class AlertKind(Labelled):
    """Why something is sent, from the least to the most urgent.

    Examples:
        >>> AlertKind.MADE_LATE.label
        'recheck made late'
    """

    AHEAD = "recheck falls due soon"
    DUE = "recheck due"
    NOT_MADE = "recheck not made in time"
    MADE_LATE = "recheck made late"
    RESULT_UNKNOWN = "the status check found no match"
    UNKNOWN_DATE = "the date of the check is not known"
    UNKNOWN_LEVEL = "the level of the check is not known"
    WRONG_LEVEL = "the check is below the level that the post requires"
    NO_CHECK = "no check on record"
    NEW_CERTIFICATE_REQUIRED = "new certificate required"


@attrs.frozen(kw_only=True)
class Alert(Record):
    """One alert.

    Attributes:
        reference: Whom it is about, by staff reference.
        falls_on: The day it is to be sent.
        kind: Why.
        due_on: The due date it is about; None where there is none.
        lead: For alerts ahead: how long before the due date.
        identity: What tells this sending from every other; empty where nothing was to be sent.
        is_again: Whether a run that was interrupted may have sent it.

    Examples:
        >>> print(Alert(reference="S0042", falls_on=date(2017, 9, 20), kind=AlertKind.NOT_MADE, due_on=date(2017, 9, 19)))
        20 September 2017: S0042: recheck not made in time (due 19 September 2017)
    """

    reference: str
    falls_on: date
    kind: AlertKind
    due_on: date | None = None
    lead: Period | None = None
    identity: str = attrs.field(default="", eq=False)
    is_again: bool = attrs.field(default=False, eq=False)

    def __str__(self) -> str:
        due = "" if self.due_on is None else f" (due {printed_date(self.due_on)})"
        again = "; again, the run before was interrupted" if self.is_again else ""
        return f"{printed_date(self.falls_on)}: {self.reference}: {self.kind.label}{due}{again}"


def alerts(
    people: Iterable[Person],
    policy: RecheckPolicy,
    *,
    since: date,
    until: date,
    cache: DueDateCache | None = None,
) -> list[Alert]:
    """The alerts that fall on the days from ``since`` up to, and not including, ``until``, in order of day.

    Of several alerts of one cycle that fall on one day, only the most urgent is sent: a check that is recorded late
    does not set off every lead at once.

    Args:
        people: The register.
        policy: The employer's policy, with its alert leads.
        since: The first day; the day of the last run, to lose nothing.
        until: The day after the last one: today, so that the next run starts with it.
        cache: The policy's due dates remembered from earlier calls.

    Raises:
        InvalidRecordError: for a span that ends before it starts, or a time of day.

    Examples:
        >>> from safeguarding.dbs import THREE_YEARLY_WITH_STATUS_CHECKS, Certificate
        >>> person = Person(reference="S0042", certificates=[Certificate(issued_on=date(2014, 9, 19))])
        >>> for alert in alerts(
        ...     [person], THREE_YEARLY_WITH_STATUS_CHECKS, since=date(2017, 7, 1), until=date(2017, 9, 1)
        ... ):
        ...     print(alert)
        21 July 2017: S0042: recheck falls due soon (due 19 September 2017)
        20 August 2017: S0042: recheck falls due soon (due 19 September 2017)
    """
    if checked_day(until, "day after the last") < checked_day(since, "first day"):
        raise InvalidRecordError(f"alerts cannot be asked for from {since} to {until}")
    cache = cache or DueDateCache(policy)
    found = [alert for person in people for alert in all_alerts(person, cache) if since <= alert.falls_on < until]
    return sorted(found, key=lambda alert: (alert.falls_on, alert.reference))


def all_alerts(person: Person, cache: DueDateCache) -> list[Alert]:
    r"""Every alert a person's records give rise to, ever: each once.

    Examples:
        >>> from safeguarding.dbs import YORK_2017, Certificate, DueDateCache
        >>> person = Person(reference="S0042", certificates=[Certificate(issued_on=date(2014, 9, 1))])
        >>> print(*all_alerts(person, DueDateCache(YORK_2017))[:2], sep="\n")
        1 March 2002: S0042: no check on record
        1 September 2017: S0042: recheck due (due 1 September 2017)
    """
    pieces = position_periods(person, cache)
    found = [*_standing_alerts(person.reference, pieces)]
    for cycle in cycles_of(person.reference, pieces):
        found.extend(_cycle_alerts(cycle, pieces, cache.policy))
    return found


def _cycle_alerts(cycle: Cycle, pieces: list[PositionPeriod], policy: RecheckPolicy) -> Iterator[Alert]:
    """The alerts of a cycle, one for each due date it had and each threshold, the most urgent on any one day."""
    for due, grace_ends_on, spans in _due_dates(cycle, pieces):
        by_day: dict[date, Alert] = {}
        for kind, lead, day in thresholds(due, grace_ends_on, policy):
            falls_on = day_within(spans, day)
            if falls_on is not None:
                by_day[falls_on] = Alert(reference=cycle.reference, falls_on=falls_on, kind=kind, due_on=due, lead=lead)
        yield from by_day.values()
    if cycle.closed_on is not None and cycle.is_made_late:
        yield Alert(reference=cycle.reference, falls_on=cycle.closed_on, kind=AlertKind.MADE_LATE, due_on=cycle.due_on)


def _due_dates(cycle: Cycle, pieces: list[PositionPeriod]) -> list[tuple[date, date, list[DateRange]]]:
    """Each due date the cycle's check had, with the days on which alerts about it are not held back."""
    active: dict[tuple[date, date], list[PositionPeriod]] = {}
    for piece in pieces:
        position, starts_on = piece.position, piece.days.starts_on
        inside = cycle.opened_on <= starts_on and (cycle.closed_on is None or starts_on < cycle.closed_on)
        if inside and position.due_on is not None and position.grace_ends_on is not None and not position.is_in_flight:
            active.setdefault((position.due_on, position.grace_ends_on), []).append(piece)
    return [(due, grace_ends_on, spans_of(several)) for (due, grace_ends_on), several in active.items()]


def thresholds(
    due: date, grace_ends_on: date, policy: RecheckPolicy
) -> Iterator[tuple[AlertKind, Period | None, date]]:
    """The first day of each alert, from the least to the most urgent. Leads are those in force on the due date.

    A date before the policy's first rule, of a check older than the policy, has the leads of that rule.
    """
    first, last = policy.versions.entries[0].starts_on, policy.versions.ends_on
    rule = policy.version_on(max(first, due if last is None else min(due, last))).value
    for lead in rule.alert_leads:
        yield AlertKind.AHEAD, lead, first_warning_on(due, lead)
    yield AlertKind.DUE, None, due
    if grace_ends_on < date.max:
        yield AlertKind.NOT_MADE, None, date.fromordinal(grace_ends_on.toordinal() + 1)


STANDING_ALERTS: Mapping[Standing, AlertKind | None] = {
    Standing.IN_DATE: AlertKind.AHEAD,
    Standing.DUE_SOON: AlertKind.AHEAD,
    Standing.DUE: AlertKind.DUE,
    Standing.OVERDUE: AlertKind.NOT_MADE,
    Standing.NEW_CERTIFICATE_REQUIRED: AlertKind.NEW_CERTIFICATE_REQUIRED,
    Standing.NO_CHECK: AlertKind.NO_CHECK,
    Standing.UNKNOWN_DATE: AlertKind.UNKNOWN_DATE,
    Standing.UNKNOWN_LEVEL: AlertKind.UNKNOWN_LEVEL,
    Standing.WRONG_LEVEL: AlertKind.WRONG_LEVEL,
    Standing.IN_PROGRESS: None,
    Standing.ABSENT: None,
    Standing.NOT_REQUIRED: None,
    Standing.NOT_STARTED: None,
    Standing.LEFT: None,
}
"""What is sent about somebody in each part of the partition; None where alerts wait, or none is wanted.

Somebody in date is warned from the first lead on. While an application is under way, and while an absence takes
somebody out of the count, what is due is sent as soon as that ends.
"""


def _standing_alerts(reference: str, pieces: list[PositionPeriod]) -> Iterator[Alert]:
    """One alert each time a standing without a date sets in: nothing on record, or a new certificate needed."""
    before: AlertKind | None = None
    for piece in pieces:
        position = piece.position
        kind = None if position.standing is None else STANDING_ALERTS[position.standing]
        if kind is not None and position.is_in_flight:
            continue
        if kind is not None and kind is not before:
            yield Alert(reference=reference, falls_on=piece.days.starts_on, kind=kind)
        before = kind
