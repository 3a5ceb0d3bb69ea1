"""What to send now, and what was sent: a ledger that neither loses an alert nor sends one twice.

Data comes late: a row is typed weeks after the day it is about, a date is corrected, a run is missed. So a run does not
ask which alerts fall on its day, but which must stand by now and have not been sent.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from safeguarding.dates.days import checked_day
from safeguarding.dates.due import period_before
from safeguarding.dates.periods import Period
from safeguarding.dates.words import printed_date
from safeguarding.dbs.alert_reasons import AlertKey, Reasons, alert_reasons
from safeguarding.dbs.alerting import Alert, AlertKind
from safeguarding.dbs.due_dates import DueDateCache, later_day
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.standings import GRAVEST_FIRST, Standing
from safeguarding.errors import InvalidRecordError
from safeguarding.records import NoTruthValue, Record, Several, how_many

KEPT_FOR = Period(years=1)
"""How long a late recheck is still told, and a ledger remembers somebody who has left. A convention of this library."""


@attrs.frozen(kw_only=True)
class SentAlert(Record):
    """One line of a ledger: an alert that was sent and still stands.

    Attributes:
        key: Which alert.
        sent_on: The day of the run that sent it.
        seen_on: The day of the last run in which its person was on the register.
        due_on: The due date it was about; None where there is none.
    """

    key: AlertKey
    sent_on: date
    seen_on: date
    due_on: date | None = None


@attrs.frozen(kw_only=True)
class AlertLedger(Record):
    """What was sent and still stands, by staff reference: no name, no certificate number.

    Attributes:
        run_on: The day of the last run; None before the first.
        sent: The alerts, by reference and cycle.

    Examples:
        >>> AlertLedger()
        AlertLedger(run_on=None, sent=<0>)
    """

    run_on: date | None = None
    sent: tuple[SentAlert, ...] = attrs.field(default=(), converter=Several[SentAlert], repr=how_many)

    def _check(self) -> None:
        if len({each.key for each in self.sent}) < len(self.sent):
            raise InvalidRecordError("a ledger has each alert once")


@attrs.frozen(kw_only=True)
class WithdrawnAlert(Record):
    """An alert that was sent and has no reason any more.

    Attributes:
        key: Which alert.
        sent_on: The day it was sent.
        due_on: The due date it was about; None where there was none.
        standing: Where the person stands now; None where the register has not had them for as long as the ledger
            remembers anybody.
    """

    key: AlertKey
    sent_on: date
    due_on: date | None = None
    standing: Standing | None = None

    def __str__(self) -> str:
        due = "" if self.due_on is None else f" (due {printed_date(self.due_on)})"
        now = "no longer on the register" if self.standing is None else f"now {self.standing}"
        return f"withdrawn: {self.key.reference}: {self.key.kind}{due}, sent {printed_date(self.sent_on)}; {now}"


@attrs.frozen(kw_only=True)
class AlertRun(NoTruthValue, Record):
    """What one run gives.

    Attributes:
        to_send: The alerts to send now, in the register's order.
        withdrawn: The alerts sent earlier whose reason is gone, to be said as well.
        ledger: The ledger after the run.
    """

    _instead = "to_send, withdrawn and ledger"

    to_send: tuple[Alert, ...] = attrs.field(repr=how_many)
    withdrawn: tuple[WithdrawnAlert, ...] = attrs.field(repr=how_many)
    ledger: AlertLedger


def alerts_due(
    people: Iterable[Person],
    policy: RecheckPolicy,
    *,
    as_at: date,
    sent: AlertLedger,
    kept_for: Period = KEPT_FOR,
) -> AlertRun:
    """What to send on a day, given what was sent before, and the ledger after it.

    Of each cycle the most urgent alert that has been reached must stand; one that was passed over unsent is not sent
    after it. An alert whose reason is gone is withdrawn: if the reason comes back, the alert is sent again. An alert
    "due today" is in the run of that day. Nothing is sent about people who have left.

    Args:
        people: The register. Two people of one staff reference share their alerts.
        policy: The employer's policy, with its alert leads.
        as_at: The day of the run; checks dated after it are not known yet.
        sent: The ledger of the last run; an empty one for the first.
        kept_for: How long a recheck made late is still told, and how long the ledger remembers people who have left
            or are missing from the register.

    Raises:
        InvalidRecordError: for a day before the ledger's last run: what was sent since cannot be taken back.
        OutOfCoverageError: for a day on which the policy has no rule.

    Examples:
        >>> from safeguarding.dbs.checks import Certificate
        >>> from safeguarding.dbs.published_policies import YORK_2017
        >>> typed_late = Person(reference="S0042", certificates=[Certificate(issued_on=date(2014, 9, 1))])
        >>> run = alerts_due([typed_late], YORK_2017, as_at=date(2017, 9, 15), sent=AlertLedger())
        >>> print(*run.to_send)
        15 September 2017: S0042: recheck not made in time (due 1 September 2017)
        >>> alerts_due([typed_late], YORK_2017, as_at=date(2017, 9, 22), sent=run.ledger).to_send
        ()
    """
    if sent.run_on is not None and checked_day(as_at, "day of the run") < sent.run_on:
        raise InvalidRecordError(f"the ledger's last run was on {sent.run_on}; a run cannot be made for {as_at}")
    late_since = _earlier(as_at, kept_for)
    standing_alerts = {each.key: each for each in sent.sent}
    reasons = _reasons_by_reference(people, DueDateCache(policy), sent, as_at, late_since)
    kept: dict[AlertKey, SentAlert] = {}
    withdrawn: list[WithdrawnAlert] = []
    for key, entry in standing_alerts.items():
        after = _carried(entry, reasons.get(key.reference), as_at, kept_for)
        if isinstance(after, SentAlert):
            kept[key] = after
        elif after is not None:
            withdrawn.append(after)
    to_send: list[Alert] = []
    for found in reasons.values():
        for key in (key for each in found for key in each.to_stand):
            if key not in kept:
                due = _due_of(key, found)
                kept[key] = SentAlert(key=key, sent_on=as_at, seen_on=as_at, due_on=due)
                to_send.append(Alert(reference=key.reference, falls_on=as_at, kind=key.kind, due_on=due, lead=key.lead))
    ledger = AlertLedger(run_on=as_at, sent=sorted(kept.values(), key=_place))
    return AlertRun(to_send=tuple(to_send), withdrawn=tuple(withdrawn), ledger=ledger)


def _earlier(day: date, period: Period) -> date:
    try:
        return period_before(day, period)
    except LookupError:
        return date.min


def _reasons_by_reference(
    people: Iterable[Person], cache: DueDateCache, sent: AlertLedger, as_at: date, late_since: date
) -> dict[str, list[Reasons]]:
    told: dict[str, list[Period]] = {}
    for entry in sent.sent:
        if entry.key.lead is not None:
            told.setdefault(entry.key.reference, []).append(entry.key.lead)
    found: dict[str, list[Reasons]] = {}
    for person in people:
        leads = tuple(told.get(person.reference, ()))
        reasons = alert_reasons(person, cache, on=as_at, told=leads, late_since=late_since)
        found.setdefault(person.reference, []).append(reasons)
    return found


def _carried(
    entry: SentAlert, reasons: list[Reasons] | None, as_at: date, kept_for: Period
) -> SentAlert | WithdrawnAlert | None:
    """What becomes of an alert that was sent: it stands, it is withdrawn, or its person is forgotten."""
    if reasons is None:
        # a register that lacks somebody does not say that they have left
        return entry if as_at <= later_day(entry.seen_on, kept_for) else _withdrawn(entry, None)
    has_left = all(each.left_on is not None for each in reasons)
    if entry.key.kind is AlertKind.MADE_LATE and has_left:
        left_on = max(each.left_on for each in reasons if each.left_on is not None)
        if as_at > later_day(left_on, kept_for):
            return None
    if any(key == entry.key for each in reasons for key, _ in each.holding):
        return attrs.evolve(entry, seen_on=as_at, due_on=_due_of(entry.key, reasons))
    return _withdrawn(entry, min((each.standing for each in reasons), key=GRAVEST_FIRST.index))


def _withdrawn(entry: SentAlert, standing: Standing | None) -> WithdrawnAlert:
    return WithdrawnAlert(key=entry.key, sent_on=entry.sent_on, due_on=entry.due_on, standing=standing)


def _due_of(key: AlertKey, reasons: Iterable[Reasons]) -> date | None:
    due = [due for each in reasons for found, due in each.holding if found == key and due is not None]
    return min(due, default=None)


_KINDS = tuple(AlertKind)


def _place(entry: SentAlert) -> tuple[str, date, int, str]:
    key = entry.key
    return key.reference, key.anchor or date.min, _KINDS.index(key.kind), "" if key.lead is None else str(key.lead)
