"""The ledger of alerts as a small JSON file. It is replaced whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import NamedTemporaryFile

from safeguarding.dbs.alert_runs import AlertLedger
from safeguarding.errors import UnreadableFileError
from safeguarding.serialization.documents import read_json, to_json


def read_ledger(path: Path) -> AlertLedger:
    """The ledger of the last run; an empty one where there is no file yet.

    Raises:
        UnreadableFileError: for a file that is there and cannot be read.
        FaultyInputError: for a file that is no ledger, with every fault.

    Examples:
        >>> read_ledger(Path("no-run-yet.json"))
        AlertLedger(run_on=None, sent=<0>)
    """
    return read_json(path, AlertLedger) if path.exists() else AlertLedger()


def write_ledger(ledger: AlertLedger, path: Path) -> None:
    """Write a ledger in the place of the one before, once its alerts have been handed over.

    A run that is interrupted before this leaves the old ledger, and the next run gives the same alerts under the same
    keys; one interrupted within it leaves the old file or the new one, never a part.

    Raises:
        UnreadableFileError: for a file that cannot be written.
    """
    try:
        with NamedTemporaryFile("w", dir=path.parent, prefix=f".{path.name}.", delete=False, encoding="utf-8") as file:
            file.write(to_json(ledger) + "\n")
            file.flush()
            os.fsync(file.fileno())
        Path(file.name).replace(path)
    except OSError as error:
        problem = f"cannot be written ({error.strerror})"
        raise UnreadableFileError(problem, file=path.name, remedy="check the path") from None
