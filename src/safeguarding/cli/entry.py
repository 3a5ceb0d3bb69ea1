"""Where the ``safeguarding`` command starts. It says which extra is missing instead of showing a traceback."""

from __future__ import annotations

import importlib
import os
import sys
from typing import NoReturn

from safeguarding.errors import MissingExtraError
from safeguarding.extras import optional


def main() -> None:
    """Run the command line.

    Exits 130 with one line where it is stopped from the keyboard, and 2, naming the extra to install, where typer or rich are missing.
    """
    try:
        with optional("typer", "rich", task="the command line"):
            application = importlib.import_module("safeguarding.cli.application")
    except MissingExtraError as error:
        print(error, file=sys.stderr)  # noqa: T201 - rich, which prints elsewhere, may be what is missing
        sys.exit(2)
    except KeyboardInterrupt as key:
        _stopped(key)
    try:
        application.run()
    except KeyboardInterrupt as key:
        _stopped(key)
    except SystemExit as end:
        if end.code == _STOPPED:
            # the command line has caught the key itself
            _stopped(end)
        raise


_STOPPED = 130
"""How a shell knows a program that was stopped from the keyboard."""


def _stopped(why: BaseException | None) -> NoReturn:
    print("Stopped: nothing more was written.", file=sys.stderr)  # noqa: T201 - as above
    while why is not None:
        if getattr(why, "leaves_processes", False):
            sys.stdout.flush()
            sys.stderr.flush()
            # files were put in order on the way here, and what watched the processes might wait for ever
            os._exit(_STOPPED)
        why = why.__context__
    sys.exit(_STOPPED)
