"""``safeguarding history``: everything that published tables hold of one authority."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from safeguarding.authorities.england import english_authorities
from safeguarding.authorities.records import Authority
from safeguarding.charts.pictures import Picture
from safeguarding.cli.exits import EXIT_WRONG
from safeguarding.cli.formats import OutputFile, PageFormat, TemplateFile, illustrated, print_page
from safeguarding.cli.options import day, file, form, option
from safeguarding.cli.outcomes import given_outcomes
from safeguarding.cli.screens import tell_replaced
from safeguarding.inspections.histories import CutOff, graded_history, inspections_of
from safeguarding.inspections.interventions import InterventionList
from safeguarding.inspections.records import Inspection
from safeguarding.pages.outcomes import history_section
from safeguarding.pages.renderers.json_text import Format, fault_data
from safeguarding.serialization.documents import read_toml
from safeguarding.tables.writing import check_apart


def history(
    authority: Annotated[str, typer.Argument(help="The authority, by its name or its nine-character code.")],
    tables: Annotated[list[Path], typer.Argument(help="One table of outcomes or several, as Ofsted publishes them.")],
    *,
    on: Annotated[date | None, day("--on", "The day on which to look; by default all is shown.")] = None,
    sheet: Annotated[
        str | None, option("--sheet", "The sheet to read, where several sheets of a workbook could be meant.")
    ] = None,
    interventions: Annotated[
        Path | None, option("--interventions", "A TOML file of [[interventions]], each dated, to show beside them.")
    ] = None,
    chart: Annotated[
        Path | None,
        file("--chart", "Draw each area's grades over time to this .png, .svg or .pdf file (extra `charts`)."),
    ] = None,
    output: Annotated[PageFormat, form("How to print the history.")] = PageFormat.TABLE,
    to: OutputFile = None,
    template: TemplateFile = None,
) -> None:
    """Show an authority's inspections and visits, how its overall grade moved, and what to expect next.

    Exit status: 0 every row was read, 1 some were not (each is named on standard error), 2 no table could be read.

    Examples:

    - `safeguarding history York sif.csv ilacs.csv`

    - `safeguarding history Cumbria ilacs.csv --on 2023-03-31 --format markdown`
    """  # noqa: D412 - typer shows this text, and wants the blank line before the list
    tell_replaced(check_apart((chart, to), inputs=[*tables, interventions, template]))
    register = english_authorities()
    found = register.find(authority, on=on)
    # what is shipped of an authority abolished since belongs to its history, and to no count
    given = given_outcomes(tables, register=register, with_abolished=True, sheet=sheet)
    stated = read_toml(interventions, InterventionList).interventions if interventions else ()
    section = history_section(given.inspections, found, register=register, on=on, interventions=stated)
    shown = illustrated(section, output, lambda: _pictures(given.inspections, found, on))
    data = {"faults": [fault_data(each) for each in given.faults]}
    print_page(given.told_in(shown), output, form=Format.HISTORY, data=data, to=to, template=template)
    if chart is not None:
        from safeguarding.charts.inspection_pictures import grade_rows, write_grades  # noqa: PLC0415 - the extra is optional

        write_grades(_picture_title(found), grade_rows(_graded(given.inspections, found, on)), chart)
    if given.has_faults:
        raise typer.Exit(EXIT_WRONG)


def _pictures(inspections: Iterable[Inspection], authority: Authority, on: date | None) -> Iterator[Picture]:
    from safeguarding.charts.inspection_pictures import grade_rows, grades_picture  # noqa: PLC0415 - the extra is optional

    if rows := grade_rows(_graded(inspections, authority, on)):
        yield grades_picture(_picture_title(authority), rows)


def _picture_title(authority: Authority) -> str:
    return f"Inspections of {authority.name}, by area"


def _graded(inspections: Iterable[Inspection], authority: Authority, on: date | None) -> tuple[Inspection, ...]:
    register = english_authorities()
    own = inspections_of(inspections, authority, register=register)
    # all that is known, where no day is asked about
    cut_off = CutOff(inspected_by=on, published_by=on) if on else CutOff(inspected_by=date.max)
    return graded_history(own, register=register, cut_off=cut_off).get(authority, ())
