"""``safeguarding conformance``: whether another system counts as the law asks."""

from __future__ import annotations

import csv
import enum
import io
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated

import typer

from safeguarding.cli.exits import EXIT_WRONG
from safeguarding.cli.formats import OutputFile, PageFormat, TemplateFile, print_page, print_text
from safeguarding.cli.options import form, option
from safeguarding.cli.screens import tell_replaced
from safeguarding.errors import UnknownNameError
from safeguarding.pages.conformance import conformance_data, conformance_section
from safeguarding.pages.renderers.json_text import Format
from safeguarding.readers.conformance.answers import read_answers
from safeguarding.readers.conformance.comparisons import compared
from safeguarding.readers.conformance.kits import Kit, conformance_kit, kit_schema_text, kit_text
from safeguarding.readers.rules_asked import names_beginning
from safeguarding.tables.writing import check_apart
from safeguarding.timescales.catalogue import rule_named


class Given(enum.StrEnum):
    """What is handed out to whoever wants to answer."""

    KIT = "kit"
    SCHEMA = "schema"
    FORM = "form"


def conformance(
    file: Annotated[
        Path | None,
        typer.Argument(help="The other system's answers: JSON, CSV or a workbook.", show_default=False),
    ] = None,
    *,
    give: Annotated[
        Given | None,
        option(
            "--give",
            "In place of a file: print the cases with their answers (kit), their JSON Schema (schema), or a CSV "
            "file to fill in (form).",
        ),
    ] = None,
    rule: Annotated[
        list[str] | None,
        option(
            "--rule",
            "Only the cases of this rule; several times for several.",
            metavar="RULE",
            autocompletion=names_beginning,
        ),
    ] = None,
    area: Annotated[
        list[str] | None, option("--area", "Only the cases of this area; several times for several.", metavar="AREA")
    ] = None,
    output: Annotated[PageFormat, form("How to print what differs.")] = PageFormat.TABLE,
    to: OutputFile = None,
    template: TemplateFile = None,
) -> None:
    """Compare another system's answers to the boundary cases of every rule with those that the law asks for.

    Exit status: 0 every case was answered, and alike; 1 some differ or were not answered; 2 the answers could not be read.

    Examples:

    - `safeguarding conformance --give kit --output kit.json`

    - `safeguarding conformance answers.csv --area health`
    """  # noqa: D412 - typer shows this text, and wants the blank line before the list
    if (file is None) is (give is None):
        raise typer.BadParameter("name a file of answers, or what to --give")
    tell_replaced(check_apart((to,), inputs=(file, template)))
    if file is None:
        given: dict[Given | None, Callable[[], str]] = {Given.KIT: kit_text, Given.SCHEMA: kit_schema_text}
        print_text(given.get(give, _form)(), to)
        return
    kit = conformance_kit()
    areas = _known("area", area or (), {case.area for case in kit.cases})
    answers = read_answers(file, kit=kit)
    if answers.kit and answers.kit != kit.version:
        typer.echo(f"{file.name}: answers to kit {answers.kit}; this is kit {kit.version}.", err=True)
    found = compared(kit, answers, rule_ids=[_rule(name, kit) for name in rule or ()], areas=areas)
    section = conformance_section(kit, found)
    data = conformance_data(kit, found)
    print_page(section, output, form=Format.CONFORMANCE, data=data, to=to, template=template)
    if not found.is_conformant:
        raise typer.Exit(EXIT_WRONG)


def _rule(name: str, kit: Kit) -> str:
    """A rule of the kit by its own name, or by any under which a timescale is known."""
    return name if name in {case.rule_id for case in kit.cases} else rule_named(name).rule_id


def _known(what: str, names: Iterable[str], known: set[str]) -> list[str]:
    for name in names:
        if name not in known:
            raise UnknownNameError.among(what, name, sorted(known))
    return list(names)


def _form() -> str:
    """A table of the cases, without answers."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(
        [("case", "due", "opens", "outcome"), *((case.name, "", "", "") for case in conformance_kit().cases)]
    )
    return text.getvalue()
