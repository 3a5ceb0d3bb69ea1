"""``safeguarding due``: when something falls due under a rule, and how it stands."""

from __future__ import annotations

import enum
from datetime import date
from typing import Annotated

import typer

from safeguarding.cli.days import typed_day, typed_moment
from safeguarding.cli.events import typed_events
from safeguarding.cli.exits import EXIT_WRONG
from safeguarding.cli.screens import screen
from safeguarding.errors import UnknownNameError
from safeguarding.pages.due import due_data, due_line
from safeguarding.pages.renderers.json_text import Format, json_text
from safeguarding.timescales.answers import due_answers
from safeguarding.timescales.catalogue import RULES, rule_named
from safeguarding.timescales.courses import COURSES
from safeguarding.timescales.rules import Rule, counted_as
from safeguarding.timescales.words import StepChange


class DueFormat(enum.StrEnum):
    """How the answer is printed."""

    TEXT = "text"
    JSON = "json"


def due(  # long: its options are its parameters, each with its help
    rule: Annotated[
        str,
        typer.Argument(
            help=f"A rule, by the name that `safeguarding rules` gives it, or several in a row: {', '.join(COURSES)}."
        ),
    ],
    *,
    started: Annotated[
        str,
        typer.Option(
            "--from",
            metavar="DATE",
            help="The day on which the clock starts, such as 2017-04-03; the time too, as 2017-05-01T22:30, where hours count.",
        ),
    ],
    event: Annotated[
        list[str] | None,
        typer.Option(
            "--event",
            metavar="KIND=DATE",
            help="What happened, any number of times: `done=DATE`, `restarted=DATE` (a placement move), `ended=DATE`, "
            "`extended=DATE`, `stay=FIRST/LAST`, or what a rule waits for, such as `'first review=DATE'`. "
            "The time too where hours count.",
        ),
    ] = None,
    born: Annotated[
        date | None,
        typer.Option(
            "--born", parser=typed_day, metavar="DATE", help="The child's date of birth, which some rules need."
        ),
    ] = None,
    on: Annotated[
        str,
        typer.Option(
            "--on", metavar="DATE", help="The day to judge by, such as 2017-09-19; by default the last day named."
        ),
    ] = "",
    count: Annotated[
        str,
        typer.Option(
            "--count", metavar="NAME", help="Another way of counting, by the name that `safeguarding rules` gives it."
        ),
    ] = "",
    by_due_day: Annotated[
        bool,
        typer.Option(
            "--by-due-day",
            help="Where the interval changes between two times, take the one in force on the later day, not on the earlier.",
        ),
    ] = False,
    output: Annotated[
        DueFormat, typer.Option("--format", "-f", help="How to print the answer.", case_sensitive=False)
    ] = DueFormat.TEXT,
) -> None:
    """Say when something falls due under a rule, whether it was in time, and what is due next.

    Exit status: 0 nothing late or overdue, 1 something is or a total was passed, 2 the input could not be read.

    Examples:

    - `safeguarding due iha --from 2017-04-03 --event done=2017-05-05`

    - `safeguarding due looked_after_reviews --from 2017-04-03 --event done=2017-04-28 --on 2017-09-19`

    - `safeguarding due police_protection --from 2017-05-01T22:30 --event ended=2017-05-04T22:00`
    """  # noqa: D412 - typer shows this text, and wants the blank line before the list
    given = due_answers(
        _rules(rule, count),
        started=typed_moment(started),
        events=typed_events(event or ()),
        born_on=born,
        on=typed_moment(on) if on else None,
        step_change=StepChange.BY_DUE_DAY if by_due_day else StepChange.BY_LAST_TIME,
    )
    if output is DueFormat.JSON:
        typer.echo(json_text(Format.DUE, {"answers": [due_data(each) for each in given]}))
    else:
        for each in given:
            screen().print(due_line(each), soft_wrap=True)
        if not given:
            typer.echo(
                f"Nothing is due under {rule} on that day: the clock has not started, or the rule does not apply."
            )
    if any(each.is_breach for each in given):
        raise typer.Exit(EXIT_WRONG)


def _rules(name: str, count: str) -> tuple[Rule, ...]:
    if name in COURSES:
        return _course(name, count)
    try:
        rule = rule_named(name)
    except UnknownNameError:
        raise UnknownNameError.among("rule", name, [*(each.rule_id for each in RULES), *COURSES]) from None
    return (counted_as(rule, count) if count else rule,)


def _course(name: str, count: str) -> tuple[Rule, ...]:
    """The rules of a course, those counted another way that can be."""
    course = COURSES[name]
    counts = {rule.rule_id: [other.name for other in rule.other_counts] for rule in course}
    if count and not any(count in names for names in counts.values()):
        raise UnknownNameError.among(f"count of {name}", count, [each for names in counts.values() for each in names])
    return tuple(counted_as(rule, count) if count in counts[rule.rule_id] else rule for rule in course)
