"""``safeguarding plan``: an action plan as at a day, with what is overdue, what closes next, and what is wrong in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import attrs
import typer

from safeguarding.cli.days import typed_day
from safeguarding.cli.exits import EXIT_WRONG
from safeguarding.cli.formats import PageFormat, print_page
from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.faults import Fault
from safeguarding.pages.plans.data import plan_data
from safeguarding.pages.plans.section import plan_section
from safeguarding.pages.renderers.json_text import Format
from safeguarding.pages.renderers.spreadsheets import write_workbook
from safeguarding.pages.sections import Page
from safeguarding.readers.recommendations.trackers import read_tracker
from safeguarding.recommendations.ratings import COUNCIL_EXAMPLE
from safeguarding.recommendations.stated import PlanFacts
from safeguarding.serialization.documents import read_json, read_toml
from safeguarding.tables.kinds import TABLE_SUFFIXES


def plan(  # long: its options are its parameters, each with its help
    file: Annotated[
        Path, typer.Argument(help="A plan in TOML or JSON, or a tracker as CSV, as a workbook or as Parquet.")
    ],
    *,
    on: Annotated[
        date,
        typer.Option(
            "--on",
            parser=typed_day,
            metavar="DATE",
            help="The day to judge by, such as 2017-09-19; nothing recorded later counts.",
        ),
    ],
    output: Annotated[
        PageFormat, typer.Option("--format", "-f", help="How to print the plan.", case_sensitive=False)
    ] = PageFormat.TABLE,
    workbook: Annotated[
        Path | None,
        typer.Option("--workbook", metavar="FILE", help="Write the tables to this .xlsx file too (extra `tables`)."),
    ] = None,
    chart: Annotated[
        Path | None,
        typer.Option(
            "--chart", metavar="FILE", help="Draw the timeline to this .png, .svg or .pdf file (extra `charts`)."
        ),
    ] = None,
    sheet: Annotated[
        str | None,
        typer.Option(
            "--sheet", metavar="NAME", help="The sheet of a workbook; by default the only one that holds a tracker."
        ),
    ] = None,
    published_rating_rule: Annotated[
        bool,
        typer.Option(
            "--published-rating-rule",
            help="Check red, amber and green by one council's published rule, where the file has no rule of its own.",
        ),
    ] = False,
) -> None:
    """Print an action plan as it stood on a day: progress, what is overdue, what closes next, and what is wrong in it.

    Exit status: 0 nothing in conflict, 1 conflicts found, 2 the input could not be read.

    Examples:

    - `safeguarding plan examples/york-2017/plan.toml --on 2017-09-19`

    - `safeguarding plan tracker.csv --on 2017-09-19 --format markdown`
    """  # noqa: D412 - typer shows this text, and wants the blank line before the list
    facts, faults = _read(file, on, sheet)
    if published_rating_rule and facts.rating_rule is None:
        facts = attrs.evolve(facts, rating_rule=COUNCIL_EXAMPLE)
    section = plan_section(facts, on=on, calendar=england_and_wales(), faults=faults)
    shown = Page(
        title=facts.plan.title or file.name,
        about=facts.plan.body or "Action plan",
        as_at=on,
        sections=[section],
    )
    print_page(shown, output, form=Format.PLAN, data={"plan": plan_data(facts.plan, on=on)})
    if workbook is not None:
        write_workbook(section.tables, workbook)
    if chart is not None:
        from safeguarding.charts.plan_timeline import draw_plan_timeline  # noqa: PLC0415 - the extra is optional

        draw_plan_timeline(facts.plan, chart, on=on)
    if shown.conflicts:
        raise typer.Exit(EXIT_WRONG)


def _read(file: Path, on: date, sheet: str | None) -> tuple[PlanFacts, tuple[Fault, ...] | None]:
    """The plan of a file; for a tracker with its faults, since only its reader knows the rows they stand in."""
    suffix = file.suffix.casefold()
    if suffix in TABLE_SUFFIXES:
        tracker = read_tracker(file, as_at=on, sheet=sheet)
        return PlanFacts(plan=tracker.plan), tracker.faults
    return (read_json if suffix == ".json" else read_toml)(file, PlanFacts), None
