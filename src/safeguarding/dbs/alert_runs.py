"""What to send now, and what was sent: a ledger that neither loses an alert nor sends one twice.

Data comes late: a row is typed weeks after the day it is about, a date is corrected, a run is missed. So a run does not
ask which alerts fall on its day, but which must stand by now and have not been sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from safeguarding.dates.days import checked_day
from safeguarding.dates.due import period_before
from safeguarding.dates.periods import Period
from safeguarding.dbs.alert_ledgers import AlertLedger, AlertRun, SentAlert, WithdrawnAlert
from safeguarding.dbs.alert_reasons import AlertKey, Reasons, alert_reasons
from safeguarding.dbs.alerting import Alert, AlertKind
from safeguarding.dbs.due_dates import DueDateCache, later_day
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.standings import GRAVEST_FIRST
from safeguarding.errors import InvalidRecordError

KEPT_FOR = Period(years=1)
"""How long a late recheck is still told, and a ledger remembers somebody who has left. A convention of this library."""


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

    A run that may be interrupted keeps ``begun`` while it sends, and ``ledger`` when it is done. The run after one that
    was interrupted says again what may not have been said, under the same ``identity``: who heeds it has all once.

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
        >>> from safeguarding.dbs import YORK_2017, Certificate
        >>> typed_late = Person(reference="S0042", certificates=[Certificate(issued_on=date(2014, 9, 1))])
        >>> run = alerts_due([typed_late], YORK_2017, as_at=date(2017, 9, 15), sent=AlertLedger())
        >>> print(*run.to_send)
        15 September 2017: S0042: recheck not made in time (due 1 September 2017)
        >>> alerts_due([typed_late], YORK_2017, as_at=date(2017, 9, 22), sent=run.ledger).to_send
        ()
    """
    if sent.run_on is not None and checked_day(as_at, "day of the run") < sent.run_on:
        raise InvalidRecordError(f"the ledger's last run was on {sent.run_on}; a run cannot be made for {as_at}")
    reasons = _reasons_by_reference(people, DueDateCache(policy), sent, as_at, _earlier(as_at, kept_for))
    going = list(sent.withdrawing)
    kept, unsure = (_standing_still(several, reasons, as_at, kept_for, going) for several in (sent.sent, sent.sending))
    new: dict[AlertKey, SentAlert] = {}
    for found in reasons.values():
        for key in (key for each in found for key in each.to_stand if key not in kept):
            # what an interrupted run may have sent keeps that run's number, and so its identity
            run = unsure[key].run if key in unsure else sent.runs + 1
            new.setdefault(key, SentAlert(key=key, sent_on=as_at, seen_on=as_at, due_on=_due_of(key, found), run=run))
    runs = sent.runs + bool(new or going)
    still_unsure = [entry for key, entry in unsure.items() if key not in new]
    return AlertRun(
        to_send=tuple(_alert(entry, is_again=key in unsure) for key, entry in new.items()),
        withdrawn=tuple(
            _withdrawn(entry, reasons.get(entry.key.reference), is_again=entry in sent.withdrawing) for entry in going
        ),
        ledger=_ledger(as_at, runs, [*kept.values(), *new.values()], still_unsure),
        begun=_ledger(as_at, runs, kept.values(), [*still_unsure, *new.values()], going),
    )


def _standing_still(
    entries: Iterable[SentAlert],
    reasons: Mapping[str, list[Reasons]],
    as_at: date,
    kept_for: Period,
    going: list[SentAlert],
) -> dict[AlertKey, SentAlert]:
    """Those of the entries that stand still; those whose reason is gone are added to the ones that are going."""
    kept = {}
    for entry in entries:
        found = reasons.get(entry.key.reference)
        if _is_forgotten(entry, found, as_at, kept_for):
            continue
        if found is None and as_at <= later_day(entry.seen_on, kept_for):
            # a register that lacks somebody does not say that they have left
            kept[entry.key] = entry
        elif found is not None and any(key == entry.key for each in found for key, _ in each.holding):
            kept[entry.key] = attrs.evolve(entry, seen_on=as_at, due_on=_due_of(entry.key, found))
        else:
            going.append(entry)
    return kept


def _is_forgotten(entry: SentAlert, reasons: list[Reasons] | None, as_at: date, kept_for: Period) -> bool:
    """Whether a recheck made late is no longer remembered: its person left too long ago."""
    if entry.key.kind is not AlertKind.MADE_LATE or reasons is None:
        return False
    left = [each.left_on for each in reasons if each.left_on is not None]
    return len(left) == len(reasons) and as_at > later_day(max(left), kept_for)


def _earlier(day: date, period: Period) -> date:
    try:
        return period_before(day, period)
    except LookupError:
        return date.min


def _reasons_by_reference(
    people: Iterable[Person], cache: DueDateCache, sent: AlertLedger, as_at: date, late_since: date
) -> dict[str, list[Reasons]]:
    told: dict[str, list[Period]] = {}
    for entry in (*sent.sent, *sent.sending):
        if entry.key.lead is not None:
            told.setdefault(entry.key.reference, []).append(entry.key.lead)
    found: dict[str, list[Reasons]] = {}
    for person in people:
        leads = tuple(told.get(person.reference, ()))
        reasons = alert_reasons(person, cache, on=as_at, told=leads, late_since=late_since)
        found.setdefault(person.reference, []).append(reasons)
    return found


def _alert(entry: SentAlert, *, is_again: bool) -> Alert:
    key = entry.key
    return Alert(
        reference=key.reference,
        falls_on=entry.sent_on,
        kind=key.kind,
        due_on=entry.due_on,
        lead=key.lead,
        identity=entry.identity,
        is_again=is_again,
    )


def _withdrawn(entry: SentAlert, reasons: list[Reasons] | None, *, is_again: bool) -> WithdrawnAlert:
    return WithdrawnAlert(
        key=entry.key,
        sent_on=entry.sent_on,
        due_on=entry.due_on,
        standing=None if reasons is None else min((each.standing for each in reasons), key=GRAVEST_FIRST.index),
        identity=entry.withdrawn_as,
        is_again=is_again,
    )


def _due_of(key: AlertKey, reasons: Iterable[Reasons]) -> date | None:
    due = [due for each in reasons for found, due in each.holding if found == key and due is not None]
    return min(due, default=None)


def _ledger(
    as_at: date,
    runs: int,
    sent: Iterable[SentAlert],
    sending: Iterable[SentAlert],
    withdrawing: Iterable[SentAlert] = (),
) -> AlertLedger:
    parts = [sorted(several, key=_place) for several in (sent, sending, withdrawing)]
    return AlertLedger(run_on=as_at, runs=runs, sent=parts[0], sending=parts[1], withdrawing=parts[2])


_KINDS = tuple(AlertKind)


def _place(entry: SentAlert) -> tuple[str, date, int, str]:
    key = entry.key
    return key.reference, key.anchor or date.min, _KINDS.index(key.kind), "" if key.lead is None else str(key.lead)
