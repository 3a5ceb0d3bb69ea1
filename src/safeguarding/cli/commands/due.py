"""``safeguarding due``: when something falls due under a rule, and how it stands."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import attrs
import typer
from rich.console import RenderableType

from safeguarding.cli.children import tell_children
from safeguarding.cli.days import typed_day, typed_moment
from safeguarding.cli.events import typed_events, typed_range
from safeguarding.cli.exits import EXIT_WRONG
from safeguarding.cli.formats import OutputFile, PageFormat, print_made, print_text
from safeguarding.cli.options import day, file, form, option, word
from safeguarding.cli.screens import tell_replaced
from safeguarding.dates.due import MonthEnd
from safeguarding.pages.due import counted_days_table, due_data, due_line
from safeguarding.pages.renderers.json_text import Format, json_text
from safeguarding.pages.renderers.terminal import table_screen
from safeguarding.readers.rules_asked import named_rules, names_beginning, published_and_own
from safeguarding.tables.writing import check_apart
from safeguarding.texts import visible
from safeguarding.timescales.answers import Conventions, DueAnswer, due_answers
from safeguarding.timescales.catalogue import edition_of
from safeguarding.timescales.courses import COURSES
from safeguarding.timescales.words import StepChange


class DueFormat(enum.StrEnum):
    """How the answer is printed: a page, where it is about a child, else a line or data."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"


_AS_PAGE = {
    DueFormat.TEXT: PageFormat.TABLE,
    DueFormat.JSON: PageFormat.JSON,
    DueFormat.MARKDOWN: PageFormat.MARKDOWN,
    DueFormat.HTML: PageFormat.HTML,
    DueFormat.DOCX: PageFormat.DOCX,
}


class MonthEndChoice(enum.StrEnum):
    """What a month without the corresponding day does."""

    CLAMP = "clamp"
    ROLL = "roll"
    REFUSE = "refuse"


def due(  # long: its options are its parameters, each with its help
    rule: Annotated[
        str,
        typer.Argument(
            help=f"A rule, by the name that `safeguarding rules` gives it, or several in a row: {', '.join(COURSES)}. "
            "None with --child.",
            autocompletion=names_beginning,
        ),
    ] = "",
    *,
    started: Annotated[
        str,
        option(
            "--from",
            "The day on which the clock starts, such as 2017-04-03; the time too, as 2017-05-01T22:30, where hours count.",
            metavar="DATE",
        ),
    ] = "",
    on: Annotated[
        str, option("--on", "The day to judge by, such as 2017-09-19: it is always asked for.", metavar="DATE")
    ],
    event: Annotated[
        list[str] | None,
        option(
            "--event",
            "What happened, any number of times: `done=DATE`, `restarted=DATE` (a placement move), `ended=DATE`, "
            "`extended=DATE`, `stated=DATE` (the end that an order states), `stay=FIRST/LAST`, or what a rule "
            "waits for, such as `'first review=DATE'`. The time too where hours count.",
            metavar="KIND=DATE",
        ),
    ] = None,
    born: Annotated[date | None, day("--born", "The child's date of birth, which some rules need.")] = None,
    count: Annotated[
        str,
        option("--count", "Another way of counting, by the name that `safeguarding rules` gives it.", metavar="NAME"),
    ] = "",
    by_due_day: Annotated[
        bool,
        option(
            "--by-due-day",
            "Where the interval changes between two times, take the one in force on the later day, not on the earlier.",
        ),
    ] = False,
    by_day_asked: Annotated[
        bool,
        option(
            "--by-day-asked", "Where the interval changes between two times, take the one in force on the day asked."
        ),
    ] = False,
    month_end: Annotated[
        MonthEndChoice | None,
        word(
            "--month-end",
            "What a month without the corresponding day does: its last day, the first of the next, or no answer.",
        ),
    ] = None,
    known_from: Annotated[
        date | None,
        day(
            "--known-from",
            "The first day from which it is known what was done, where a file leaves out what came before.",
        ),
    ] = None,
    law_on: Annotated[
        date | None,
        day(
            "--law-on",
            "Count by the law of that day throughout, in place of that of the day each step is counted from.",
        ),
    ] = None,
    term: Annotated[
        list[str] | None,
        option("--term", "A school term's first and last day, for a rule that counts by terms.", metavar="FIRST/LAST"),
    ] = None,
    own_rules: Annotated[
        Path | None, file("--rules", "Rules of your own, in TOML or JSON, beside the published ones.")
    ] = None,
    show_days: Annotated[bool, option("--calendar", "Show the days that were counted, week by week.")] = False,
    child: Annotated[
        Path | None,
        option(
            "--child",
            "In place of a rule: a child's events in TOML or JSON, or a list with the columns Child, Step and Date, or a "
            "folder of such files; an Annex A workbook, a census of children in need, the folder of a return on children "
            "looked after or of the standard dataset. Everything that applies is shown.",
            metavar="PATH",
        ),
    ] = None,
    only: Annotated[str, option("--only", "With --child: only the child of that reference.", metavar="REFERENCE")] = "",
    ics: Annotated[Path | None, file("--ics", "With --child: write what is open to a calendar file besides.")] = None,
    to: OutputFile = None,
    output: Annotated[
        DueFormat, form("How to print the answer; markdown, html and docx are for --child.")
    ] = DueFormat.TEXT,
) -> None:
    """Say when something falls due under a rule, whether it was in time, and what is due next: for one rule, or for a child.

    Exit status: 0 nothing late or overdue, 1 something is, a total was passed or something could not be used, 2 the input
    could not be read.

    Examples:

    - `safeguarding due iha --from 2017-04-03 --event done=2017-05-05 --on 2017-06-01`

    - `safeguarding due looked_after_reviews --from 2017-04-03 --event done=2017-04-28 --on 2017-09-19`

    - `safeguarding due police_protection --from 2017-05-01T22:30 --event ended=2017-05-04T22:00 --on 2017-05-05`

    - `safeguarding due --child case.toml --on 2017-09-19 --ics case.ics`
    """  # noqa: D412 - typer shows this text, and wants the blank line before the list
    catalogue = published_and_own(own_rules)
    if child is not None:
        conventions = (by_due_day, by_day_asked, month_end, law_on, term)
        _refuse_beside_a_child(rule, started, event, count, born, show_days, *conventions)
        tell_children(
            child,
            on=typed_day(on),
            rules=catalogue,
            page_format=_AS_PAGE[output],
            to=to,
            ics=ics,
            known_from=known_from,
            only=only,
        )
        return
    _refuse_without_a_child(rule, started, output, ics, only)
    tell_replaced(check_apart((to,), inputs=(own_rules,)))
    if by_due_day and by_day_asked:
        raise typer.BadParameter("--by-due-day and --by-day-asked are two answers to one question")
    given = due_answers(
        named_rules(rule, count, catalogue),
        started=typed_moment(started),
        events=typed_events(event or ()),
        born_on=born,
        on=typed_moment(on),
        conventions=attrs.evolve(
            _conventions(month_end, known_from, by_due_day=by_due_day, by_day_asked=by_day_asked),
            terms=[typed_range(text) for text in term or ()],
            law_on=law_on,
        ),
    )
    if output is DueFormat.JSON:
        answers = [due_data(each, rules=catalogue, show_days=show_days) for each in given]
        data = {"catalogue": edition_of(catalogue), "answers": answers}
        print_text(f"{json_text(Format.DUE, data)}\n", to)
    else:
        nothing = f"Nothing is due under {rule} on that day: the clock has not started, or the rule does not apply."
        print_made(_lines(given, show_days=show_days) or [visible(nothing)], to, soft_wrap=True)
    if any(each.is_breach for each in given):
        raise typer.Exit(EXIT_WRONG)


def _lines(given: Sequence[DueAnswer], *, show_days: bool) -> list[RenderableType]:
    """The answers for people, a line each, with the days that were counted where they are asked for."""
    made: list[RenderableType] = []
    for each in given:
        made.append(due_line(each))
        if show_days and each.obligation is not None and each.obligation.due_on is not None:
            made.append(table_screen(counted_days_table(each.obligation)))
    return made


def _refuse_beside_a_child(*given: object) -> None:
    if any(given):
        raise typer.BadParameter(
            "with --child, the file says what happened: beside it go only --on, --only, --known-from, --rules, --ics, --output and --format"
        )


def _refuse_without_a_child(rule: str, started: str, output: DueFormat, ics: Path | None, only: str) -> None:
    if not rule or not started:
        raise typer.BadParameter("name a rule and the day it counts --from, or a child's file with --child")
    if ics is not None or only or output not in (DueFormat.TEXT, DueFormat.JSON):
        raise typer.BadParameter("--ics, --only, markdown, html and docx are for a child's file: --child PATH")


def _conventions(
    month_end: MonthEndChoice | None, known_from: date | None, *, by_due_day: bool, by_day_asked: bool
) -> Conventions:
    change = StepChange.BY_LAST_TIME
    if by_due_day or by_day_asked:
        change = StepChange.BY_DUE_DAY if by_due_day else StepChange.BY_DAY_ASKED
    chosen = {MonthEndChoice.CLAMP: MonthEnd.CLAMP, MonthEndChoice.ROLL: MonthEnd.ROLL}
    return Conventions(
        step_change=change,
        month_end=None if month_end is None else chosen.get(month_end),
        refuses_missing_day=month_end is MonthEndChoice.REFUSE,
        known_from=known_from,
    )
