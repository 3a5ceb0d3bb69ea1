"""The ``safeguarding`` command: its subcommands, and what every one of them does with bad input."""

from __future__ import annotations

from importlib import metadata
from typing import Annotated

import typer

from safeguarding.cli.commands.brief import brief
from safeguarding.cli.commands.check import check
from safeguarding.cli.commands.dbs import dbs
from safeguarding.cli.commands.due import due
from safeguarding.cli.commands.plan import plan
from safeguarding.cli.commands.rules import rules
from safeguarding.cli.commands.survey import survey
from safeguarding.cli.screens import complain
from safeguarding.errors import SafeguardingError

EXIT_UNREADABLE = 2

application = typer.Typer(
    name="safeguarding",
    help="Check a council's children's-services figures, dates and plans against the rules they must obey.",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
)
application.command(name="brief")(brief)
application.command(name="plan")(plan)
application.command(name="due")(due)
application.command(name="rules")(rules)
application.command(name="dbs")(dbs)
application.command(name="check")(check)
application.command(name="survey")(survey)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"safeguarding {metadata.version('safeguarding')}")
        raise typer.Exit


@application.callback()
def options(
    *,
    version: Annotated[
        bool, typer.Option("--version", help="Show the version.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Check a council's children's-services figures, dates and plans against the rules they must obey."""


def run() -> None:
    """Run the command line; bad input ends in a message and exit status 2, never in a traceback."""
    try:
        application()
    except SafeguardingError as error:
        complain(error)
        raise SystemExit(EXIT_UNREADABLE) from None
