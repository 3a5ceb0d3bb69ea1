"""``safeguarding check``: the figures of reports, judged."""

from __future__ import annotations

import enum
from pathlib import Path
from typing import Annotated

import typer

from safeguarding.cli.exits import EXIT_UNREADABLE, EXIT_WRONG
from safeguarding.cli.screens import complain, screen
from safeguarding.documents.checking import CheckedReport, check_report
from safeguarding.errors import SafeguardingError
from safeguarding.figures.policies import STRICT, CheckingPolicy
from safeguarding.pages.checks import check_section
from safeguarding.pages.renderers.json_text import Format, json_text
from safeguarding.pages.renderers.junit import check_junit
from safeguarding.pages.renderers.markdown import section_markdown
from safeguarding.pages.renderers.terminal import section_screen
from safeguarding.serialization.documents import to_data


class CheckFormat(enum.StrEnum):
    """How the verdicts are printed."""

    TABLE = "table"
    MARKDOWN = "markdown"
    JSON = "json"
    JUNIT = "junit"


def check(
    files: Annotated[
        list[Path],
        typer.Argument(help="Reports (.txt, .md, .docx, .pdf) or files of claims (.toml).", show_default=False),
    ],
    *,
    output: Annotated[
        CheckFormat, typer.Option("--format", "-f", help="How to print the verdicts.", case_sensitive=False)
    ] = CheckFormat.TABLE,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="Accept figures rounded half up alone. Without it, one that only another rounding explains is pointed out, not called wrong.",
        ),
    ] = False,
    only_wrong: Annotated[
        bool, typer.Option("--only-wrong", help="Show what is wrong, and leave out of the table what is not.")
    ] = False,
) -> None:
    """Check the figures that reports state: shares, totals, dates, lists and more.

    A report is read for what can be checked without being told. What no reader can guess is stated in a file of claims.

    Exit status: 0 nothing inconsistent, 1 inconsistent figures found, 2 a file could not be read; the others are answered all the same.

    Examples:

    - `safeguarding check examples/york-2017/report.figures.toml`

    - `safeguarding check report.docx --format markdown > checked.md`
    """  # noqa: D412 - typer shows this text, and wants the blank line before the list
    reports = [report for path in files if (report := _checked(path, STRICT if strict else None)) is not None]
    match output:
        case CheckFormat.TABLE:
            screen().print(*(section_screen(check_section(each, only_wrong=only_wrong)) for each in reports), sep="\n")
        case CheckFormat.MARKDOWN:
            sections = (section_markdown(check_section(each, only_wrong=only_wrong)) for each in reports)
            typer.echo("\n".join(sections), nl=False)
        case CheckFormat.JSON:
            typer.echo(json_text(Format.CHECK, {"reports": to_data(tuple(reports))}))
        case CheckFormat.JUNIT:
            typer.echo(check_junit(reports), nl=False)
    if len(reports) < len(files):
        raise typer.Exit(EXIT_UNREADABLE)
    if any(report.inconsistent for report in reports):
        raise typer.Exit(EXIT_WRONG)


def _checked(path: Path, policy: CheckingPolicy | None) -> CheckedReport | None:
    """The checked file; one that cannot be read is complained of, and does not cost the answers for the others."""
    try:
        return check_report(path, policy=policy)
    except SafeguardingError as error:
        complain(error)
        return None
