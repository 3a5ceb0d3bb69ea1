"""Where the ``safeguarding`` command starts. It says which extra is missing instead of showing a traceback."""

from __future__ import annotations

import importlib
import sys

_OPTIONAL = frozenset({"typer", "rich", "click"})


def main() -> None:
    """Run the command line.

    Exits 2, naming the extra to install, where typer or rich are missing.
    """
    try:
        application = importlib.import_module("safeguarding.cli.application")
    except ModuleNotFoundError as error:
        if error.name not in _OPTIONAL:
            raise
        sys.exit(_without_extra(error.name))
    application.run()


def _without_extra(name: str | None) -> int:
    message = f"the command line needs {name}; install it with: pip install 'safeguarding[cli]'"
    print(message, file=sys.stderr)  # noqa: T201 - rich, which prints elsewhere, may be what is missing
    return 2
