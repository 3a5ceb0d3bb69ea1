"""``safeguarding plan``: an action plan as at a day, what changed since another, and everything a board asks of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import attrs
import typer

from safeguarding.charts.pictures import Picture
from safeguarding.cli.days import typed_day
from safeguarding.cli.exits import EXIT_WRONG
from safeguarding.cli.formats import OutputFile, PageFormat, TemplateFile, illustrated, print_page
from safeguarding.cli.options import day, file, form, option, word
from safeguarding.cli.screens import tell_replaced
from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.faults import Fault
from safeguarding.pages.plans.board import board_section
from safeguarding.pages.plans.data import plan_data
from safeguarding.pages.plans.groups import By, register_table
from safeguarding.pages.renderers.json_text import Format
from safeguarding.pages.renderers.spreadsheets import write_workbook
from safeguarding.pages.sections import Page
from safeguarding.pages.tables import Table
from safeguarding.readers.recommendations.monthly_columns import monthly_snapshots
from safeguarding.readers.recommendations.snapshots import log_from_snapshots
from safeguarding.readers.recommendations.trackers import read_tracker
from safeguarding.recommendations.burn_ups import burn_up
from safeguarding.recommendations.published_rating_rules import COUNCIL_EXAMPLE
from safeguarding.recommendations.ratings import RatingRule
from safeguarding.recommendations.records import Plan
from safeguarding.recommendations.stated import PlanFacts
from safeguarding.serialization.documents import read_json, read_toml
from safeguarding.serialization.plan_files import write_plan
from safeguarding.tables.kinds import TABLE_SUFFIXES
from safeguarding.tables.writing import check_apart, write_text


def plan(  # long: its options are its parameters, each with its help
    file: Annotated[
        Path, typer.Argument(help="A plan in TOML or JSON, or a tracker as CSV, workbook, Parquet or Word document.")
    ],
    *,
    on: Annotated[date, day("--on", "The day to judge by, such as 2017-09-19; nothing recorded later counts.")],
    since: Annotated[
        date | None, day("--since", "The day of the last meeting; what changed since then comes first.")
    ] = None,
    by: Annotated[
        By | None, word("--by", "Arrange the actions by this. Owners are shown only where asked for.")
    ] = None,
    earlier: Annotated[
        list[Path] | None, file("--earlier", "The plan after an earlier inspection of the same body; repeat for more.")
    ] = None,
    output: Annotated[PageFormat, form("How to print the plan.")] = PageFormat.TABLE,
    to: OutputFile = None,
    template: TemplateFile = None,
    workbook: Annotated[
        Path | None,
        file(
            "--workbook",
            "Write a register of all actions, with owners, and the tables to this .xlsx file too (extra `tables`).",
        ),
    ] = None,
    chart: Annotated[
        Path | None,
        file(
            "--chart",
            "Draw the timeline, with owners, to this .png, .svg or .pdf file (extra `charts`); a second page to "
            "FILE-2, and so on.",
        ),
    ] = None,
    burn_up: Annotated[
        Path | None,
        file(
            "--burn-up", "Draw what is done and signed off against the original targets to this file (extra `charts`)."
        ),
    ] = None,
    calendar: Annotated[
        Path | None, file("--calendar", "Write what closes next to this .ics file (extra `calendars`).")
    ] = None,
    toml: Annotated[Path | None, file("--toml", "Write the plan, its log and its owners to this .toml file.")] = None,
    sheet: Annotated[
        str | None, option("--sheet", "The sheet of a workbook; by default all that hold a tracker.", metavar="NAME")
    ] = None,
    snapshot: Annotated[
        list[str] | None,
        option(
            "--snapshot",
            "An earlier copy of the same tracker, and the day that it shows; repeat for more. Together they are the log.",
            metavar="DATE=FILE",
        ),
    ] = None,
    monthly: Annotated[
        bool, option("--monthly", "The tracker has columns for each month: read them as the log.")
    ] = False,
    rating_rule: Annotated[
        Path | None,
        file(
            "--rating-rule",
            "Check the ratings by the rule in this .toml file, where the plan's file has none of its own.",
        ),
    ] = None,
    published_rating_rule: Annotated[
        bool,
        option(
            "--published-rating-rule",
            "Check red, amber and green by one council's published rule, where the file has no rule of its own.",
        ),
    ] = False,
) -> None:
    """Print an action plan as it stood on a day: what changed, progress, what is overdue, what closes next, and what is wrong in it.

    Exit status: 0 nothing in conflict, 1 conflicts found, 2 the input could not be read.

    Examples:

    - `safeguarding plan examples/york-2017/plan.toml --on 2017-09-19`

    - `safeguarding plan examples/westmarch-2024/plan.toml --on 2025-03-31 --since 2025-01-20 --by owner`

    - `safeguarding plan tracker.csv --on 2017-09-19 --format markdown`

    - `safeguarding plan july.xlsx --on 2017-07-31 --snapshot 2017-06-30=june.xlsx --since 2017-06-30`
    """  # noqa: D412 - typer shows this text, and wants the blank line before the list
    earlier_files, copies = earlier or [], [_copy(each, on) for each in snapshot or ()]
    # each picture has its alt text beside it
    words = [each.with_suffix(".alt.txt") for each in (chart, burn_up) if each is not None]
    tell_replaced(
        check_apart(
            (workbook, chart, burn_up, calendar, toml, to, *words),
            inputs=(file, rating_rule, template, *earlier_files, *(path for _, path in copies)),
        )
    )
    if since is not None and since >= on:
        raise typer.BadParameter(f"{since} is not before {on}", param_hint="--since")
    _refuse_second_page(chart, burn_up)
    if not _is_tracker(file) and (sheet or monthly):
        raise typer.BadParameter(
            f"{file.name} is no tracker, which has sheets and months: leave out --sheet and --monthly"
        )
    if rating_rule is not None and published_rating_rule:
        raise typer.BadParameter("--rating-rule and --published-rating-rule are two answers to one question")
    is_logged = bool(copies) or monthly
    facts, faults = _logged(file, on, sheet, copies, monthly=monthly) if is_logged else _read(file, on, sheet)
    if facts.rating_rule is None:
        rule = _rule(rating_rule, is_published=published_rating_rule)
        facts = attrs.evolve(facts, rating_rule=rule)
    section = board_section(
        facts,
        on=on,
        calendar=england_and_wales(),
        faults=faults,
        since=since,
        by=by,
        earlier=[_read(each, on, None)[0].plan for each in earlier_files],
    )
    shown = Page(
        title=facts.plan.title or file.name,
        about=facts.plan.body or "Action plan",
        as_at=on,
        sections=[illustrated(section, output, lambda: _pictures(facts.plan, on, by))],
    )
    data = plan_data(facts.plan, on=on, with_owners=by is By.OWNER)
    print_page(shown, output, form=Format.PLAN, data={"plan": data}, to=to, template=template)
    if workbook is not None:
        write_workbook(_sheets(facts, section.tables, since, on), workbook)
    _draw(facts.plan, on, chart, burn_up)
    if calendar is not None:
        from safeguarding.pages.plans.calendars import plan_calendar  # noqa: PLC0415 - the extra is optional

        write_text(plan_calendar(facts.plan, on=on), calendar)
    if toml is not None:
        write_plan(facts, toml)
    if shown.conflicts:
        raise typer.Exit(EXIT_WRONG)


def _copy(text: str, on: date) -> tuple[date, Path]:
    """``2017-06-30=june.xlsx`` as a day and a file."""
    day, sign, file = text.partition("=")
    shown = typed_day(day.strip()) if sign and file.strip() else None
    if shown is None or shown >= on:
        problem = f"{text!r} is no day before {on} and a file, such as {on.replace(day=1)}=earlier.xlsx"
        raise typer.BadParameter(problem, param_hint="--snapshot")
    return shown, Path(file.strip())


def _refuse_second_page(chart: Path | None, burn_up: Path | None) -> None:
    """A second page of the timeline must not be written over the burn-up."""
    if chart is None or burn_up is None or chart.with_name(burn_up.name) != burn_up:
        return
    if chart.suffix == burn_up.suffix and re.fullmatch(rf"{re.escape(chart.stem)}-[0-9]+", burn_up.stem):
        raise typer.BadParameter(f"{burn_up.name} may be a page of --chart {chart.name}", param_hint="--burn-up")


def _logged(
    file: Path, on: date, sheet: str | None, copies: Sequence[tuple[date, Path]], *, monthly: bool
) -> tuple[PlanFacts, tuple[Fault, ...] | None]:
    """The plan and its log, from several copies of a tracker or from its columns for each month."""
    others = [path for path in (file, *(path for _, path in copies)) if not _is_tracker(path)]
    if others:
        raise typer.BadParameter(f"{others[0].name} is no tracker, of which there are copies", param_hint="--snapshot")
    last = monthly_snapshots(file, as_at=on, sheet=sheet) if monthly else (read_tracker(file, as_at=on, sheet=sheet),)
    snapshots = [*(read_tracker(path, as_at=day, sheet=sheet) for day, path in copies), *last]
    log = log_from_snapshots(snapshots)
    return PlanFacts(plan=log.plan), (*(fault for each in snapshots for fault in each.faults), *log.faults)


def _rule(file: Path | None, *, is_published: bool) -> RatingRule | None:
    """The rule to check ratings by: that of a file, or a published one where it was asked for."""
    if file is not None:
        return (read_json if file.suffix.casefold() == ".json" else read_toml)(file, RatingRule)
    return COUNCIL_EXAMPLE if is_published else None


def _sheets(facts: PlanFacts, tables: Sequence[Table], since: date | None, on: date) -> list[Table]:
    """What changed first, where that was asked; then the register, which is what a board sorts."""
    changed = 0 if since is None else 1
    return [*tables[:changed], register_table(facts.plan, facts.rating_rule, on=on), *tables[changed:]]


def _pictures(plan: Plan, on: date, by: By | None) -> Iterator[Picture]:
    """The burn-up; the timeline, which shows owners, only where they are asked for."""
    from safeguarding.charts.plan_burn_up import burn_up_picture  # noqa: PLC0415 - the extra is optional
    from safeguarding.charts.plan_timeline import timeline_pictures  # noqa: PLC0415

    if by is By.OWNER:
        yield from timeline_pictures(plan, on=on)
    # an empty picture would look as if nothing had been due or done
    if burn_up(plan, on=on).points:
        yield burn_up_picture(plan, on=on)


def _draw(plan: Plan, on: date, chart: Path | None, burn_up: Path | None) -> None:
    if chart is not None:
        from safeguarding.charts.plan_timeline import draw_plan_timeline  # noqa: PLC0415 - the extra is optional

        draw_plan_timeline(plan, chart, on=on)
    if burn_up is not None:
        from safeguarding.charts.plan_burn_up import draw_plan_burn_up  # noqa: PLC0415 - the extra is optional

        draw_plan_burn_up(plan, burn_up, on=on)


def _read(file: Path, on: date, sheet: str | None) -> tuple[PlanFacts, tuple[Fault, ...] | None]:
    """The plan of a file; for a tracker with its faults, since only its reader knows the rows they stand in."""
    if _is_tracker(file):
        tracker = read_tracker(file, as_at=on, sheet=sheet)
        return PlanFacts(plan=tracker.plan), tracker.faults
    return (read_json if file.suffix.casefold() == ".json" else read_toml)(file, PlanFacts), None


def _is_tracker(file: Path) -> bool:
    return file.suffix.casefold() in (*TABLE_SUFFIXES, ".docx")
