"""What is given of a case of the conformance kit, and what the library answers.

A case asks about one thing to be done: the first after everything in ``earlier`` and ``restarted``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from safeguarding.cli.days import parse_moment
from safeguarding.dates.ranges import DateRange
from safeguarding.errors import SafeguardingError
from safeguarding.timescales.answers import Conventions, DueAnswer, due_answers
from safeguarding.timescales.events import Events, Moment
from safeguarding.timescales.limits import AverageTarget, ShareTarget
from safeguarding.timescales.rules import Rule, counted_as
from safeguarding.timescales.timeliness_measures import Cohort, Timeliness, average_outcome, target_outcome
from safeguarding.timescales.words import TimescaleOutcome

Given = dict[str, Any]


class Draft(NamedTuple):
    """A case without its answer: what it tries, and what is given."""

    what: str
    given: Given


class Expected(NamedTuple):
    """An answer: the last day or time in time, the first day of a window, and how the case stands."""

    due: str | None
    opens: str | None
    outcome: str


def expected(rule: Rule, given: Given) -> Expected | None:
    """What the library answers; None where it has none."""
    limit = rule.limits.entries[-1].value
    if "counts" in given and isinstance(limit, ShareTarget):
        return _met(limit, given["counts"])
    if "days" in given and isinstance(limit, AverageTarget):
        return Expected(None, None, average_outcome(limit, given["days"]).name.lower())
    found = _asked_for(_answers(rule, given), given)
    if found is None:
        return None
    opens = found.due.starts_on if isinstance(found.due, DateRange) else None
    due = found.due.ends_on if isinstance(found.due, DateRange) else found.due
    return Expected(as_text(due), as_text(opens), found.outcome.name.lower())


def otherwise(rule: Rule, given: Given, answer: Expected) -> dict[str, list[str | None]]:
    """The answers by other ways of counting that differ, by the name of each: what a slip would have given."""
    found: dict[str, list[str | None]] = {}
    if "days" in given or "counts" in given:
        return found
    for other in rule.other_counts:
        counted = counted_as(rule, other.name)
        try:
            told = expected(counted, given)
        except (SafeguardingError, ValueError):
            continue
        if told is not None and told != answer:
            found[other.name] = [told.due, told.outcome]
    return found


def _met(target: ShareTarget, counts: dict[str, int]) -> Expected:
    measured = Timeliness(
        cohort=Cohort.STARTED,
        period=DateRange(date(2017, 4, 1), date(2018, 3, 31)),
        as_at=date(2018, 3, 31),
        counts=[(TimescaleOutcome[name.upper()], count) for name, count in counts.items()],
    )
    return Expected(None, None, target_outcome(target, measured).name.lower())


def _answers(rule: Rule, given: Given) -> tuple[DueAnswer, ...]:
    moments: dict[str, list[Moment]] = {}
    for kind in ("restarted", "ended", "extended", "stated"):
        if kind in given:
            moments[kind] = [parse_moment(given[kind])]
    done = [*given.get("earlier", ()), *([given["done"]] if "done" in given else ())]
    if done:
        moments["done"] = [parse_moment(day) for day in done]
    for name, day in given.get("events", {}).items():
        moments[name] = [date.fromisoformat(day)]
    return due_answers(
        [rule],
        started=parse_moment(given["started"]),
        events=Events(
            moments={kind: tuple(each) for kind, each in moments.items()}, stays=tuple(_ranges(given.get("stays", ())))
        ),
        born_on=date.fromisoformat(given["born"]) if "born" in given else None,
        on=parse_moment(given["on"]),
        conventions=Conventions(terms=tuple(_ranges(given.get("terms", ())))),
    )


def _ranges(pairs: list[list[str]] | tuple[()]) -> Iterator[DateRange]:
    for first, last in pairs:
        yield DateRange(date.fromisoformat(first), date.fromisoformat(last))


def _asked_for(answers: tuple[DueAnswer, ...], given: Given) -> DueAnswer | None:
    """Of all answers, that to the first thing after the earlier times and the fresh start."""
    if answers and answers[0].obligation is None:
        return next((each for each in answers if each.age == given.get("age")), None)
    clock = date.fromisoformat(given.get("restarted") or given["started"])
    number = 1 + sum(date.fromisoformat(day) >= clock for day in given.get("earlier", ()))
    of_clock = {
        owed.number: answer
        for answer in answers
        if (owed := answer.obligation) is not None and owed.clock_started_on == clock
    }
    # what was done before the start stands as the number 0
    return of_clock[0] if number == 1 and 0 in of_clock else of_clock.get(number)


def as_text(moment: date | datetime | None) -> str | None:
    """A day, or a time to the minute, as ISO text."""
    if isinstance(moment, datetime):
        return moment.isoformat(timespec="minutes")
    return None if moment is None else moment.isoformat()
