"""``safeguarding indicators``: a folder of figures becomes a scorecard, what is wrong first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from safeguarding.authorities.england import english_authorities
from safeguarding.charts.pictures import Picture
from safeguarding.cli.disclosures import Disclosure
from safeguarding.cli.exits import EXIT_WRONG
from safeguarding.cli.formats import OutputFile, PageFormat, TemplateFile, illustrated, print_page
from safeguarding.cli.options import day, file, form, option
from safeguarding.cli.progress import long_steps, watched
from safeguarding.cli.screens import files_read, tell_replaced
from safeguarding.faults import by_harm
from safeguarding.pages.indicators.data import judged_data
from safeguarding.pages.indicators.hidden_values import without_numbers
from safeguarding.pages.indicators.judged import JudgedIndicator, judged_folder
from safeguarding.pages.indicators.ratios import JudgedRatio, judged_ratios, ratios_data
from safeguarding.pages.indicators.section import has_serious_faults, section_of_judged
from safeguarding.pages.indicators.tables import values_tables
from safeguarding.pages.renderers.json_text import Format, fault_data
from safeguarding.pages.renderers.spreadsheets import write_workbook
from safeguarding.readers.indicators.facts import INDICATORS_FILE
from safeguarding.readers.indicators.folders import read_indicator_folder
from safeguarding.tables.writing import check_apart


def indicators(  # long: its options are its parameters, each with its help
    folder: Annotated[
        Path,
        typer.Argument(
            help=f"The folder that holds `{INDICATORS_FILE}` and its tables, or published long tables alone."
        ),
    ],
    *,
    on: Annotated[date, day("--on", "The day to judge by; no later period counts.")],
    authority: Annotated[
        str,
        option("--authority", "Which area of the published tables, where the folder does not say it.", metavar="NAME"),
    ] = "",
    disclosure: Annotated[
        Disclosure | None,
        typer.Option(help="Hide what could point at a child, in place of the folder's own rule.", case_sensitive=False),
    ] = None,
    output: Annotated[PageFormat, form("How to print the scorecard.")] = PageFormat.TABLE,
    to: OutputFile = None,
    template: TemplateFile = None,
    workbook: Annotated[
        Path | None,
        file(
            "--workbook",
            "Write the scorecard, and each figure's values with their limits, to this .xlsx file too (extra `tables`).",
        ),
    ] = None,
    chart: Annotated[
        list[Path] | None,
        file(
            "--chart",
            "Draw each figure over time and beside others to this .png, .svg or .pdf file and FILE-2, FILE-3, … "
            "(extra `charts`); repeat the option for another kind.",
        ),
    ] = None,
) -> None:
    """Print a scorecard: each figure beside its target, over time and beside others, with how sure that is; what is wrong first.

    A verdict is *met*, *not met* or *cannot say*, by exact tests. What a table does not say is missing and never 0.

    Exit status: 0 nothing is wrong by more than chance, 1 a target is not met, a figure shows a sign of concern, a printed
    figure does not follow from its counts or something could not be used, 2 the input could not be read.

    Examples:

    - `safeguarding indicators examples/westmarch-indicators --on 2026-04-30`

    - `safeguarding indicators examples/westmarch-indicators --on 2026-04-30 --chart figures.png --chart figures.svg`

    - `safeguarding indicators published-tables --on 2025-12-31 --authority York --format html --output york.html`
    """  # noqa: D412 - typer shows this text, and wants the blank line before the list
    charts = chart or []
    words = dict.fromkeys(each.with_suffix(".alt.txt") for each in charts)
    tell_replaced(check_apart((to, workbook, *charts, *words), inputs=(template, *files_read(folder))))
    rule = None if disclosure is None else disclosure.rule
    read = read_indicator_folder(folder, on=on, authority=authority)
    rule = rule or read.rule
    with long_steps("Judging", 1) as step:
        judged = judged_folder(read, register=english_authorities(), rule=rule, watching=step("Judging"))
    ratios = judged_ratios(read, register=english_authorities(), rule=rule)
    read = without_numbers(read, rule)
    section = section_of_judged(read, judged, rule=rule, ratios=ratios)
    print_page(
        illustrated(section, output, lambda: _pictures(judged, ratios)),
        output,
        form=Format.INDICATORS,
        data={
            "on": on.isoformat(),
            "indicators": [judged_data(each) for each in judged],
            "ratios": ratios_data(ratios),
            "faults": [fault_data(each) for each in by_harm(read.faults)],
        },
        to=to,
        template=template,
    )
    if workbook is not None:
        write_workbook([*section.tables, *values_tables(judged)], workbook)
    if charts:
        _draw(judged, ratios, charts)
    if section.conflicts or has_serious_faults(read) or any(each.is_wrong for each in judged):
        raise typer.Exit(EXIT_WRONG)


def _pictures(judged: Sequence[JudgedIndicator], ratios: Sequence[JudgedRatio]) -> Iterator[Picture]:
    from safeguarding.charts.picture_files import drawn  # noqa: PLC0415 - the extra is optional
    from safeguarding.pages.indicators.pictures import figures_of  # noqa: PLC0415

    for figure, caption, alt_text in watched("Drawing", list(figures_of(judged, ratios))):
        yield drawn(figure, caption=caption, alt_text=alt_text)


def _draw(judged: Sequence[JudgedIndicator], ratios: Sequence[JudgedRatio], charts: Sequence[Path]) -> None:
    from safeguarding.charts.picture_files import write_pictures  # noqa: PLC0415 - the extra is optional
    from safeguarding.pages.indicators.pictures import figures_of  # noqa: PLC0415

    figures = [(figure, alt_text) for figure, _, alt_text in figures_of(judged, ratios)]
    made = [each for chart in charts for each in write_pictures(figures, chart)]
    typer.echo(
        f"Pictures drawn: {', '.join(each.name for each in made) or 'none, since nothing can be drawn'}.", err=True
    )
