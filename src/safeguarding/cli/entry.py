"""Where the ``safeguarding`` command starts. It says which extra is missing instead of showing a traceback."""

from __future__ import annotations

import importlib
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
    except KeyboardInterrupt:
        _stopped()
    try:
        application.run()
    except KeyboardInterrupt:
        _stopped()
    except SystemExit as end:
        if end.code == _STOPPED:
            # the command line has caught the key itself
            _stopped()
        raise


_STOPPED = 130
"""How a shell knows a program that was stopped from the keyboard."""


def _stopped() -> NoReturn:
    print("Stopped: nothing more was written.", file=sys.stderr)  # noqa: T201 - as above
    sys.exit(_STOPPED)
