"""Where the ``safeguarding`` command starts. It says which extra is missing instead of showing a traceback."""

from __future__ import annotations

import importlib
import sys

from safeguarding.errors import MissingExtraError
from safeguarding.extras import optional


def main() -> None:
    """Run the command line.

    Exits 2, naming the extra to install, where typer or rich are missing.
    """
    try:
        with optional("typer", "rich", task="the command line"):
            application = importlib.import_module("safeguarding.cli.application")
    except MissingExtraError as error:
        print(error, file=sys.stderr)  # noqa: T201 - rich, which prints elsewhere, may be what is missing
        sys.exit(2)
    application.run()
