"""The ledger of alerts: what was sent and still stands, and what an interrupted run may have sent.

It holds staff references only: no name, no certificate number.
"""

from __future__ import annotations

import uuid
from datetime import date

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.dbs.alert_reasons import AlertKey
from safeguarding.dbs.alerting import Alert
from safeguarding.dbs.standings import Standing
from safeguarding.errors import InvalidRecordError
from safeguarding.records import NoTruthValue, Record, Several, how_many


@attrs.frozen(kw_only=True)
class SentAlert(Record):
    """One line of a ledger: an alert that was sent and still stands.

    Attributes:
        key: Which alert.
        sent_on: The day of the run that sent it.
        seen_on: The day of the last run in which its person was on the register.
        due_on: The due date it was about; None where there is none.
        run: The number of the run that sent it, of those that had something to say.
    """

    key: AlertKey
    sent_on: date
    seen_on: date
    due_on: date | None = None
    run: int = 0

    @property
    def identity(self) -> str:
        """What tells this sending of the alert from every other. A run that is made again gives it again."""
        key = self.key
        words = key.reference, key.kind.name, str(key.anchor), str(key.lead), str(self.run)
        return str(uuid.uuid5(_ALERTS, "\n".join(words)))

    @property
    def withdrawn_as(self) -> str:
        """The identity of its withdrawal."""
        return str(uuid.uuid5(_ALERTS, f"withdrawn\n{self.identity}"))


_ALERTS = uuid.UUID("6f0d9a52-0f0c-4f5e-9a55-2b3f5f1f8f6e")


@attrs.frozen(kw_only=True)
class AlertLedger(Record):
    """What was sent and still stands, by staff reference: no name, no certificate number.

    Attributes:
        run_on: The day of the last run; None before the first.
        sent: The alerts, by reference and cycle.
        runs: How many runs were begun that had something to say.
        sending: Alerts that a run was sending when it was interrupted: each may have been sent, or not.
        withdrawing: Alerts that a run was withdrawing then.

    Raises:
        InvalidRecordError: for an alert that stands in it twice.

    Examples:
        >>> AlertLedger()
        AlertLedger(run_on=None, sent=<0>, runs=0, sending=<0>, withdrawing=<0>)
    """

    run_on: date | None = None
    sent: tuple[SentAlert, ...] = attrs.field(default=(), converter=Several[SentAlert], repr=how_many)
    runs: int = 0
    sending: tuple[SentAlert, ...] = attrs.field(default=(), converter=Several[SentAlert], repr=how_many)
    withdrawing: tuple[SentAlert, ...] = attrs.field(default=(), converter=Several[SentAlert], repr=how_many)

    def _check(self) -> None:
        held = (*self.sent, *self.sending)
        if len({each.key for each in held}) < len(held):
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
        identity: What tells this withdrawal from every other.
        is_again: Whether a run that was interrupted may have told it.
    """

    key: AlertKey
    sent_on: date
    due_on: date | None = None
    standing: Standing | None = None
    identity: str = attrs.field(default="", eq=False)
    is_again: bool = attrs.field(default=False, eq=False)

    def __str__(self) -> str:
        due = "" if self.due_on is None else f" (due {printed_date(self.due_on)})"
        now = "no longer on the register" if self.standing is None else f"now {self.standing}"
        again = "; again, the run before was interrupted" if self.is_again else ""
        return f"withdrawn: {self.key.reference}: {self.key.kind}{due}, sent {printed_date(self.sent_on)}; {now}{again}"


@attrs.frozen(kw_only=True)
class AlertRun(NoTruthValue, Record):
    """What one run gives.

    Attributes:
        to_send: The alerts to send now, in the register's order.
        withdrawn: The alerts sent earlier whose reason is gone, to be said as well.
        ledger: The ledger after the run.
        begun: The ledger to keep while the run is sending: the run after an interrupted one goes on from it.
    """

    _instead = "to_send, withdrawn and ledger"

    to_send: tuple[Alert, ...] = attrs.field(repr=how_many)
    withdrawn: tuple[WithdrawnAlert, ...] = attrs.field(repr=how_many)
    ledger: AlertLedger
    begun: AlertLedger = AlertLedger()

    @property
    def messages(self) -> tuple[Alert | WithdrawnAlert, ...]:
        """Everything to be said, withdrawals first: of an alert that is withdrawn and sent anew, the sending counts."""
        return (*self.withdrawn, *self.to_send)
