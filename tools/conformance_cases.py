"""The boundary cases of every rule, from which the conformance kit is written; here those that are counted in days."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tools.conformance_answers import Draft, Given, expected
from tools.conformance_totals import (
    of_averages,
    of_cumulative,
    of_hours,
    of_periods,
    of_rolling,
    of_share,
    of_windows,
)

from safeguarding.dates.due import months_after
from safeguarding.timelines import DatedValue
from safeguarding.timescales.limits import (
    AverageTarget,
    BirthdayWindow,
    CumulativeTotal,
    EachPeriod,
    HourLimit,
    Limit,
    RollingTotal,
    ShareTarget,
)
from safeguarding.timescales.rules import Rule, schedule_in
from safeguarding.timescales.schedules import Anniversary, Birthday, Reached, Schedule, Step
from safeguarding.timescales.words import Expects

A_DAY = timedelta(days=1)
# a leap day and its eve, ends of months of each length, Easter with May Day, Christmas, a weekend, a clock change,
# and the holidays that were moved or added
STARTS = tuple(
    date.fromisoformat(day)
    for day in [
        "2008-02-29",
        "2010-12-20",
        "2012-05-28",
        "2016-02-29",
        "2016-08-31",
        "2016-11-30",
        "2016-12-31",
        "2017-04-03",
        "2017-04-14",
        "2017-10-27",
        "2018-01-31",
        "2019-02-28",
        "2019-12-21",
        "2022-05-26",
        "2023-12-29",
        "2024-02-29",
        "2024-05-31",
        "2024-12-24",
        "2025-04-17",
        "2026-02-27",
        "2026-08-30",
        "2026-12-18",
    ]
)
MOST_STARTS = 3


def drafts(rule: Rule, entry: DatedValue[Limit]) -> Iterator[Draft]:
    """The boundary cases of one entry of a rule's law."""
    limit = entry.value
    match limit:
        case Schedule():
            yield from _schedule(rule, entry, limit)
        case ShareTarget():
            yield from _schedule(rule, entry, limit.schedule)
            yield from of_share()
        case HourLimit():
            yield from of_hours(limit)
        case RollingTotal():
            yield from of_rolling(rule, entry, limit)
        case CumulativeTotal():
            yield from of_cumulative(entry, limit)
        case BirthdayWindow():
            yield from of_windows(limit)
        case EachPeriod():
            yield from of_periods(entry, limit)
        case AverageTarget():
            yield from of_averages(limit)


def _starts(rule: Rule, entry: DatedValue[Limit]) -> list[date]:
    """The first and last day of an entry, and days about holidays and month ends that lie between."""
    last = rule.limits.last_day_of(entry)
    held = [day for day in STARTS if entry.starts_on < day and (last is None or day < last)]
    # spread over the time that it held; an entry that changes nothing is tried at its ends
    spread = held[:: max(1, -(-len(held) // MOST_STARTS))] if last is None or _is_new(rule, entry) else []
    return sorted({entry.starts_on, *spread, *([last] if last else [])})


def _is_new(rule: Rule, entry: DatedValue[Limit]) -> bool:
    """Whether an entry says something else than the one before it."""
    place = rule.limits.entries.index(entry)
    return place == 0 or rule.limits.entries[place - 1].value != entry.value


def _schedule(rule: Rule, entry: DatedValue[Limit], schedule: Schedule) -> Iterator[Draft]:
    for start in _starts(rule, entry):
        tries_all = start == entry.starts_on and _is_new(rule, entry)
        yield from _about(rule, _first(schedule, start), tries_all=tries_all, schedule=schedule)
    middle = _starts(rule, entry)[1]
    for step in schedule.steps:
        for given in _later(step, schedule, middle):
            yield from _about(rule, given, tries_all=False, schedule=schedule)
    yield from _ages(rule, middle)
    for step in schedule.steps:
        if step.extended_to is not None:
            yield from _extended(rule, middle)
        if step.ends_at_noon_after_holiday:
            yield from _on_holidays(rule)
    if schedule.restarts_on and (due := _due(rule, {"started": middle.isoformat()})):
        moved = {"started": middle.isoformat(), "restarted": due.isoformat()}
        yield from _about(rule, moved, tries_all=False, schedule=schedule)


def _first(schedule: Schedule, start: date) -> Given:
    given: Given = {"started": start.isoformat()}
    if any(isinstance(step.until, Birthday) for step in schedule.steps):
        given["born"] = months_after(start, -12).isoformat()
    return given


def _later(step: Step, schedule: Schedule, start: date) -> Iterator[Given]:
    """What is counted from a later time than the first, about the day on which the interval changes."""
    plain = _first(schedule, start)
    match step.until:
        case Anniversary(after=period):
            change = months_after(start, period.total_months)
            for day in (change - A_DAY, change):
                yield plain | {"earlier": [day.isoformat()]}
        case Birthday(age=age):
            for day in (start - A_DAY, start, start + A_DAY):
                # the clock starts about the birthday itself
                yield {"started": start.isoformat(), "born": months_after(day, -12 * age).isoformat()}
        case Reached(event=event):
            reached = start + timedelta(days=20)
            for day in (reached - A_DAY, reached):
                yield plain | {"earlier": [day.isoformat()], "events": {event: reached.isoformat()}}
        case _ if len(schedule.steps) > 1:
            yield plain | {"earlier": [(start + A_DAY).isoformat()]}
        case _:
            return


def _about(rule: Rule, given: Given, *, tries_all: bool, schedule: Schedule) -> Iterator[Draft]:
    """Both sides of the last day in time: done, and with ``tries_all`` open, closed and done before the start."""
    given = _of_age(rule, given)
    due = _due(rule, given)
    if due is None:
        # no number stands: asked about a month later
        later = (date.fromisoformat(given.get("restarted") or given["started"]) + timedelta(days=31)).isoformat()
        if expected(rule, given | {"on": later}) is not None:
            yield Draft("not done", given | {"on": later})
            yield Draft("done", given | {"done": later, "on": later})
        return
    after, asked = (due + A_DAY).isoformat(), (due + timedelta(days=2)).isoformat()
    yield Draft("done on the last day", given | {"done": due.isoformat(), "on": asked})
    yield Draft("done a day late", given | {"done": after, "on": asked})
    if not tries_all:
        return
    yield Draft("not done on the last day", given | {"on": due.isoformat()})
    yield Draft("not done a day after", given | {"on": after})
    if schedule.expects is Expects.DONE and "earlier" not in given:
        yield Draft("closed on the last day", given | {"ended": due.isoformat(), "on": asked})
        yield Draft("closed a day after, not done", given | {"ended": after, "on": asked})
    if "restarted" not in given:
        start = date.fromisoformat(given["started"])
        yield Draft("done before the start", given | {"done": (start - A_DAY).isoformat(), "on": after})


def _ages(rule: Rule, start: date) -> Iterator[Draft]:
    """About the ages that a rule is for: the birthday on the day of the last time and on the last day in time, and a day later."""
    ages = rule.ages
    given: Given = {"started": start.isoformat()}
    due = _due(rule, given)
    if ages is None or due is None:
        return
    for age in (ages.from_age, ages.to_age and ages.to_age + 1):
        for day in (start, due) if age and ages.needs_birthday else (due,) if age else ():
            for birthday in (day, day + A_DAY):
                yield Draft("about a birthday", _born(given, birthday, age) | {"done": due.isoformat(), "on": str(due)})
    if ages.to_age is not None:
        after = _born(given, due + 2 * A_DAY, ages.to_age + 1)
        for days in (1, 2):
            yield Draft("not done by a birthday", after | {"on": (due + timedelta(days=days)).isoformat()})


def _born(given: Given, birthday: date, age: int | None) -> Given:
    return given | {"born": months_after(birthday, -12 * (age or 0)).isoformat()}


def _of_age(rule: Rule, given: Given) -> Given:
    """A date of birth, for a rule that cannot do without: well within its ages."""
    if rule.ages is None or not rule.ages.needs_birthday or "born" in given:
        return given
    return _born(given, date.fromisoformat(given["started"]), 9)


def _due(rule: Rule, given: Given) -> date | None:
    found = expected(rule, _of_age(rule, given) | {"on": given.get("restarted", given["started"])})
    if found is None or found.due is None:
        found = expected(rule, _of_age(rule, given) | {"on": "2028-06-01"})
    return date.fromisoformat(found.due) if found is not None and found.due is not None else None


def _extended(rule: Rule, start: date) -> Iterator[Draft]:
    given = {"started": start.isoformat()}
    short = _due(rule, given)
    if short is None:
        return
    agreed = given | {"extended": short.isoformat()}
    longer = expected(rule, agreed | {"on": short.isoformat()})
    if longer is None or longer.due is None:
        return
    after = (date.fromisoformat(longer.due) + A_DAY).isoformat()
    yield Draft("longer time agreed in time, done on its last day", agreed | {"done": longer.due, "on": after})
    yield Draft("longer time agreed in time, done a day after it", agreed | {"done": after, "on": after})
    late = given | {"extended": (short + A_DAY).isoformat()}
    yield Draft("longer time agreed too late", late | {"done": (short + A_DAY).isoformat(), "on": after})


def _on_holidays(rule: Rule) -> Iterator[Draft]:
    """An order whose last day is Easter Sunday: the court may have named noon on the Tuesday."""
    given: Given = {"started": "2017-04-08"}
    yield Draft("last day a holiday, end not stated", given | {"done": "2017-04-18", "on": "2017-05-01"})
    stated = given | {"stated": "2017-04-18"}
    yield Draft("last day a holiday, the later end stated", stated | {"done": "2017-04-18", "on": "2017-05-01"})
    beyond = given | {"stated": "2017-04-19"}
    yield Draft("an end stated that is later than allowed", beyond | {"done": "2017-04-19", "on": "2017-05-01"})
    if any(step.begins_with for step in schedule_in(rule.limits.entries[-1].value, rule_id=rule.rule_id).steps):
        (step,) = schedule_in(rule.limits.entries[-1].value, rule_id=rule.rule_id).steps
        held = {"started": "2017-05-10", "events": {step.begins_with: "2017-05-09"}}
        yield Draft("last day counted from the earlier event", held | {"done": "2017-05-16", "on": "2017-06-01"})
        yield Draft("a day after, counted from the earlier event", held | {"done": "2017-05-17", "on": "2017-06-01"})
