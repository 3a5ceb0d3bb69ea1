"""The ``safeguarding`` command: its subcommands, and what every one of them does with bad input."""

from __future__ import annotations

import codecs
import io
import os
import sys
from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from safeguarding.cli.commands.brief import brief
from safeguarding.cli.commands.check import check
from safeguarding.cli.commands.conformance import conformance
from safeguarding.cli.commands.dbs import dbs
from safeguarding.cli.commands.due import due
from safeguarding.cli.commands.history import history
from safeguarding.cli.commands.indicators import indicators
from safeguarding.cli.commands.moved import moved
from safeguarding.cli.commands.new_update import new_update
from safeguarding.cli.commands.plan import plan
from safeguarding.cli.commands.profile import profile
from safeguarding.cli.commands.recruitment import recruitment
from safeguarding.cli.commands.rules import rules
from safeguarding.cli.commands.survey import survey
from safeguarding.cli.commands.timeliness import timeliness
from safeguarding.cli.exits import EXIT_UNREADABLE
from safeguarding.cli.options import option
from safeguarding.cli.screens import complain, say
from safeguarding.cli.standard_input import taking_standard_input
from safeguarding.errors import SafeguardingError
from safeguarding.texts import visible
from safeguarding.versions import __version__


class _Commands(TyperGroup):
    """The commands; what they say of an option that they do not know repeats it without signs that steer."""

    def invoke(self, ctx: Any) -> Any:  # noqa: ANN401 - typer's own, wherever it keeps it
        try:
            return super().invoke(ctx)
        except Exception as error:
            _make_visible(error)
            raise

    def make_context(self, *args: Any, **extra: Any) -> Any:  # noqa: ANN401 - as above
        try:
            return super().make_context(*args, **extra)
        except Exception as error:
            _make_visible(error)
            raise


def _make_visible(error: Any) -> None:  # noqa: ANN401 - a usage error, whose class typer keeps to itself
    if isinstance(getattr(error, "message", None), str) and hasattr(error, "exit_code"):
        error.message = visible(error.message)


application: typer.Typer = typer.Typer(
    cls=_Commands,
    name="safeguarding",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)
COMMANDS: dict[str, Callable[..., None]] = {
    "brief": brief,
    "check": check,
    "dbs": dbs,
    "recruitment": recruitment,
    "survey": survey,
    "indicators": indicators,
    "plan": plan,
    "due": due,
    "timeliness": timeliness,
    "moved": moved,
    "profile": profile,
    "history": history,
    "new-update": new_update,
    "rules": rules,
    "conformance": conformance,
}
for _name, _command in COMMANDS.items():
    application.command(name=_name)(taking_standard_input(_command))


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"safeguarding {__version__}")
        raise typer.Exit


@application.callback()
def options(
    *,
    version: Annotated[
        bool, option("--version", "Show the version and exit.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Check a council's children's-services figures, dates and plans against the rules they must obey.

    Every command ends with exit status 0 where nothing is wrong, 1 where something is, and 2 where its input could not
    be read. `safeguarding COMMAND --help` says more of each.
    """


def _json_escapes(error: UnicodeError) -> tuple[str, int]:
    """Signs that a stream lacks as the escapes of JSON; of one above U+FFFF, both halves."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    halves = error.object[error.start : error.end].encode("utf-16-be", errors="surrogatepass")
    return "".join(f"\\u{halves[k]:02x}{halves[k + 1]:02x}" for k in range(0, len(halves), 2)), error.end


codecs.register_error("json_escapes", _json_escapes)


def run() -> None:
    """Run the command line; bad input ends in a message and exit status 2, never in a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # a terminal that lacks a sign shows its number, in the way that JSON writes it too
            stream.reconfigure(errors="json_escapes")
    try:
        application()
    except SafeguardingError as error:
        complain(error)
        raise SystemExit(EXIT_UNREADABLE) from None
    except OSError as error:
        what = f"{error.filename} cannot be opened" if error.filename else "the output cannot be written"
        say(f"{what} ({error.strerror})", err=True)
        # what is left in the buffer cannot be written either: nothing more is tried at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(EXIT_UNREADABLE) from None
