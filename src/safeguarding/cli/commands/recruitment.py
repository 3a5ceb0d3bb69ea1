"""``safeguarding recruitment``: what a single central record lacks, by the rules of its setting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from safeguarding.cli.days import typed
from safeguarding.cli.exits import EXIT_WRONG
from safeguarding.cli.formats import OutputFile, PageFormat, TemplateFile, print_page
from safeguarding.cli.options import day, declared_columns, file, form, option
from safeguarding.cli.screens import tell_replaced
from safeguarding.errors import UnreadableFileError
from safeguarding.faults import by_harm
from safeguarding.numbers.nouns import counted
from safeguarding.pages.fault_notes import worst_of
from safeguarding.pages.recruitment import findings_of_records, recruitment_data, recruitment_section
from safeguarding.pages.renderers.json_text import Format, fault_data
from safeguarding.readers.recruitment.central_records import CentralRecord, read_central_records
from safeguarding.readers.recruitment.fields import FACTS, PERSON_FACTS
from safeguarding.recruitment.facts import FACT_WORDS, Role
from safeguarding.recruitment.record_completeness import Completeness, completeness
from safeguarding.recruitment.words import CheckKind, RoleKind, Setting
from safeguarding.serialization.scalars import structured_member
from safeguarding.tables.typed_tables import TypedTable
from safeguarding.tables.writing import check_apart, write_table

L = TypeVar("L", Setting, RoleKind)
_SHOWN_FAULTS = 20
_YES_OR_NO = {"yes": True, "no": False}


def _member(text: str, kind: type[L]) -> L:
    return typed(text, lambda name: structured_member(name, kind))


def _known(declared: list[str]) -> dict[str, bool]:
    """``lived_abroad=no`` as a fact."""
    known: dict[str, bool] = {}
    for text in declared:
        name, _, answer = (part.strip() for part in text.partition("="))
        if name not in FACT_WORDS or answer not in _YES_OR_NO:
            facts = ", ".join(FACT_WORDS)
            raise typer.BadParameter(f"{text!r} is no fact such as 'lived_abroad=no'; the facts are {facts}")
        if known.setdefault(name, _YES_OR_NO[answer]) is not _YES_OR_NO[answer]:
            raise typer.BadParameter(f"{name} is said to be both yes and no")
    return known


def recruitment(  # long: its options are its parameters, each with its help
    files: Annotated[
        list[Path],
        typer.Argument(
            help="The single central record, or another list of checks: CSV, a workbook or Parquet. Several files"
            " are read as one."
        ),
    ],
    *,
    setting: Annotated[
        Setting,
        typer.Option(
            parser=lambda text: _member(text, Setting),
            metavar="SETTING",
            help=f"Where the people work: {', '.join(each.value for each in Setting)}.",
        ),
    ],
    on: Annotated[date, day("--on", "The day, such as 2024-12-02.")],
    role: Annotated[
        RoleKind | None,
        typer.Option(
            parser=lambda text: _member(text, RoleKind),
            metavar="ROLE",
            help="The capacity of those whose row names none, by default staff: "
            f"{', '.join(each.value for each in RoleKind)}.",
        ),
    ] = None,
    known: Annotated[
        list[str] | None,
        typer.Option(
            metavar="FACT=yes|no",
            help=f"What you know of everybody and the file does not say: {', '.join((*FACTS, *PERSON_FACTS))}.",
        ),
    ] = None,
    column: Annotated[
        list[str] | None,
        typer.Option(metavar="FIELD=HEADER", help="A column that the file calls by a name of its own."),
    ] = None,
    sheet: Annotated[
        list[str] | None,
        typer.Option(help="The workbook's sheet, where several could be meant; more than one are read as one record."),
    ] = None,
    all_sheets: Annotated[bool, option("--all-sheets", "Read every sheet that holds a record of checks.")] = False,
    out: Annotated[Path | None, file("--out", "Write what is wrong: .csv, .xlsx or .json.")] = None,
    output: Annotated[PageFormat, form("How to print the page.")] = PageFormat.TABLE,
    to: OutputFile = None,
    template: TemplateFile = None,
) -> None:
    """Check a single central record: what is missing, late, expired, or should never have been requested.

    People stand in the answers by reference, or by row; names are not kept.

    Exit status: 0 every record is complete, 1 something is wrong or not known, or cells and rows could not be used, 2
    the input could not be read.

    Examples:

    - `safeguarding recruitment scr.csv --setting school --on 2024-12-02`

    - `safeguarding recruitment scr.xlsx --setting "children's home" --on 2024-12-02 --known lived_abroad=no`

    - `safeguarding recruitment scr.xlsx --setting school --on 2024-12-02 --sheet Staff --sheet Governors`
    """  # noqa: D412 - typer shows this text, and wants the blank line before the list
    facts, columns = _known(known or []), declared_columns(column or ())
    tell_replaced(check_apart((out, to), inputs=(*files, template)))
    record = read_central_records(
        files,
        setting=setting,
        role=None if role is None else Role(kind=role),
        columns=columns,
        sheets=sheet or (),
        every_sheet=all_sheets,
    )
    if not record.records:
        first = f"the first problem: {record.faults[0]}" if record.faults else ""
        raise UnreadableFileError("no people in its rows", file=record.name, remedy=first)
    found = [completeness(each, on=on, known=facts) for each in record.records]
    title = f"Pre-appointment checks: {record.name}, {setting}"
    section = recruitment_section(found, title=title, notes=_notes(record, found))
    data = recruitment_data(found) | {"faults": [fault_data(each) for each in by_harm(record.faults)]}
    print_page(section, output, form=Format.RECRUITMENT, data=data, to=to, template=template)
    if out is not None:
        wrong = findings_of_records(found)
        write_table(TypedTable(name=wrong.caption, columns=wrong.columns, rows=wrong.words), out)
    if record.has_serious_faults or not all(each.is_complete for each in found):
        raise typer.Exit(EXIT_WRONG)


def _notes(record: CentralRecord, found: Iterable[Completeness]) -> list[str]:
    unread = f", {len(record.unread)} not read as people" if record.unread else ""
    notes = [f"{record.name}: {counted(len(record.records), 'record')}{unread}."]
    asked = {answer.kind for each in found for answer in each.unknown}
    everywhere = [kind for kind in asked if all(kind in each.not_held for each in record.records)]
    somewhere = [kind for kind in asked if kind not in everywhere and kind in record.not_held]
    for kinds, where in ((everywhere, ""), (somewhere, " in some of the tables")):
        if labels := "; ".join(kind.label for kind in CheckKind if kind in kinds):
            notes.append(f"No column for these{where}, so that nothing is known of them{where and ' there'}: {labels}.")
    return [*notes, *worst_of(record.faults, most=_SHOWN_FAULTS)]
