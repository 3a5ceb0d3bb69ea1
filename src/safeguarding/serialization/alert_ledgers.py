"""The ledger of alerts as a small JSON file. It is replaced whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from safeguarding.dates.periods import Period
from safeguarding.dbs.alert_ledgers import AlertLedger, AlertRun
from safeguarding.dbs.alert_runs import KEPT_FOR, alerts_due
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.serialization.documents import read_json, to_json
from safeguarding.tables.writing import write_text


def read_ledger(path: Path) -> AlertLedger:
    """The ledger of the last run; an empty one where there is no file yet.

    Raises:
        UnreadableFileError: for a file that is there and cannot be read.
        FaultyInputError: for a file that is no ledger, with every fault.

    Examples:
        >>> read_ledger(Path("no-run-yet.json"))
        AlertLedger(run_on=None, sent=<0>, runs=0, sending=<0>, withdrawing=<0>)
    """
    return read_json(path, AlertLedger) if path.exists() else AlertLedger()


def write_ledger(ledger: AlertLedger, path: Path) -> None:
    """Write a ledger in the place of the one before.

    One that is interrupted leaves the old file or the new one, never a part. :func:`alert_run` writes it before and
    after the alerts are handed over.

    Raises:
        UnreadableFileError: for a file that cannot be written.

    Examples:
        >>> import tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     write_ledger(AlertLedger(), Path(folder, "ledger.json"))
        ...     read_ledger(Path(folder, "ledger.json")) == AlertLedger()
        True
    """
    write_text(to_json(ledger) + "\n", path)


@contextmanager
def alert_run(
    ledger: Path, people: Iterable[Person], policy: RecheckPolicy, *, as_at: date, kept_for: Period = KEPT_FOR
) -> Iterator[AlertRun]:
    """A run that sends what it gives between its first line and its last, and keeps the ledger file.

    Before anything is sent, the file says what is going to be; when all is, that it was. A run that ends in an error or
    with the machine leaves the first of these, and the next run says again what may not have been said, under the same
    identities.

    Args:
        ledger: The file; it need not be there yet.
        people: The register.
        policy: The employer's policy.
        as_at: The day of the run.
        kept_for: As for :func:`~safeguarding.dbs.alert_runs.alerts_due`.

    Raises:
        UnreadableFileError: for a ledger that cannot be read or written; nothing was sent then.

    Examples:
        >>> from tempfile import mkdtemp
        >>> from safeguarding.dbs import YORK_2017, Certificate
        >>> file = Path(mkdtemp(), "ledger.json")
        >>> people = [Person(reference="S0042", certificates=[Certificate(issued_on=date(2014, 9, 1))])]
        >>> for day in (15, 22):
        ...     with alert_run(file, people, YORK_2017, as_at=date(2017, 9, day)) as run:
        ...         print(*run.messages or ["nothing to send"])
        15 September 2017: S0042: recheck not made in time (due 1 September 2017)
        nothing to send
    """
    run = alerts_due(people, policy, as_at=as_at, sent=read_ledger(ledger), kept_for=kept_for)
    write_ledger(run.begun, ledger)
    yield run
    write_ledger(run.ledger, ledger)
