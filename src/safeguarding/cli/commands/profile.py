"""``safeguarding profile``: how many authorities stand at each grade on a day, from published tables of outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from safeguarding.authorities.england import english_authorities
from safeguarding.authorities.neighbours import statistical_neighbours
from safeguarding.authorities.records import Authority
from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.charts.pictures import Picture
from safeguarding.cli.exits import EXIT_WRONG
from safeguarding.cli.formats import OutputFile, PageFormat, TemplateFile, illustrated, print_page
from safeguarding.cli.options import day, file, form, option
from safeguarding.cli.outcomes import given_outcomes
from safeguarding.cli.screens import tell_replaced
from safeguarding.errors import UnknownNameError
from safeguarding.inspections.histories import CutOff
from safeguarding.inspections.records import Inspection
from safeguarding.pages.outcomes import profile_section
from safeguarding.pages.renderers.json_text import Format, fault_data
from safeguarding.tables.writing import check_apart

_MIXED = ". Grades of several frameworks stand together here: the same word was given for other things"


def profile(  # long: its options are its parameters, each with its help
    tables: Annotated[list[Path], typer.Argument(help="One table of outcomes or several, as Ofsted publishes them.")],
    *,
    on: Annotated[date, day("--on", "The last day on site of the inspections that count.")],
    published_by: Annotated[
        date | None,
        day(
            "--published-by", "The last day of publication; by default it does not matter when a report was published."
        ),
    ] = None,
    region: Annotated[str, option("--region", "A region to show beside England, as Ofsted names it.")] = "",
    authority: Annotated[
        str,
        option("--authority", "An authority whose statistical neighbours of 2025 and whose place are shown as well."),
    ] = "",
    with_abolished: Annotated[
        bool,
        option(
            "--with-abolished",
            "Count the six shipped reports on authorities abolished since, known by their publication day.",
        ),
    ] = False,
    sheet: Annotated[
        str | None, option("--sheet", "The sheet to read, where several sheets of a workbook could be meant.")
    ] = None,
    chart: Annotated[
        Path | None,
        file("--chart", "Draw the profile on that day of each year to this .png, .svg or .pdf file (extra `charts`)."),
    ] = None,
    output: Annotated[PageFormat, form("How to print the profile.")] = PageFormat.TABLE,
    to: OutputFile = None,
    template: TemplateFile = None,
) -> None:
    """Count authorities by overall grade, each at its latest inspection, as at a day.

    Exit status: 0 every row was read, 1 some were not (each is named on standard error), 2 no table could be read.

    Examples:

    - `safeguarding profile outcomes.csv --on 2017-03-31 --published-by 2017-04-30 --with-abolished`

    - `safeguarding profile history.ods --sheet ILACS_inspection_history --on 2025-03-31 --authority York`
    """  # noqa: D412 - typer shows this text, and wants the blank line before the list
    tell_replaced(check_apart((chart, to), inputs=[*tables, template]))
    register = english_authorities()
    about = register.find(authority, on=on) if authority else None
    groups = list(_groups(register, on, region, about))
    given = given_outcomes(tables, register=register, with_abolished=with_abolished, sheet=sheet)
    section = profile_section(
        given.inspections,
        register=register,
        cut_off=CutOff(inspected_by=on, published_by=published_by),
        groups=groups,
        about=about,
    )
    shown = illustrated(section, output, lambda: _pictures(given.inspections, register, on))
    data = {"faults": [fault_data(each) for each in given.faults]}
    print_page(given.told_in(shown), output, form=Format.PROFILE, data=data, to=to, template=template)
    if chart is not None:
        from safeguarding.charts.inspection_pictures import profile_years, write_profile_by_year  # noqa: PLC0415 - the extra is optional

        years = profile_years(given.inspections, register=register, on=on)
        write_profile_by_year(_picture_title(given.inspections), years, chart)
    if given.has_faults:
        raise typer.Exit(EXIT_WRONG)


def _pictures(inspections: Sequence[Inspection], register: AuthorityRegister, on: date) -> Iterator[Picture]:
    from safeguarding.charts.inspection_pictures import profile_picture, profile_years  # noqa: PLC0415 - the extra is optional

    years = profile_years(inspections, register=register, on=on)
    yield profile_picture(_picture_title(inspections), years)


def _picture_title(inspections: Sequence[Inspection]) -> str:
    several = len({each.framework for each in inspections}) > 1
    return f"Overall effectiveness of authorities, each at its latest inspection{_MIXED if several else ''}"


def _groups(
    register: AuthorityRegister, on: date, region: str, about: Authority | None
) -> Iterator[tuple[str, tuple[Authority, ...]]]:
    if region:
        regions = list(dict.fromkeys(each.region for each in register.authorities))
        if region not in regions:
            raise UnknownNameError.among("region", region, regions)
        yield f"authorities of {region}", tuple(each for each in register.existing_on(on) if each.region == region)
    if about is not None:
        yield "statistical neighbours", tuple(each.authority for each in statistical_neighbours(about))
