"""The boundary cases of limits that are not counted in days for one case: hours, totals, windows, periods, targets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from tools.conformance_answers import Draft, Given, as_text

from safeguarding.dates.due import months_after
from safeguarding.timelines import DatedValue
from safeguarding.timescales.birthdays import window_answers
from safeguarding.timescales.limits import (
    AverageTarget,
    BirthdayWindow,
    CumulativeTotal,
    EachPeriod,
    HourLimit,
    Limit,
    PeriodKind,
    RollingTotal,
)
from safeguarding.timescales.rules import Rule

A_DAY = timedelta(days=1)


def of_share() -> Iterator[Draft]:
    """How many of all cases: both sides of the share."""
    for in_time, late, open_ in ((8, 2, 0), (79, 21, 0), (9, 1, 0), (89, 11, 0), (10, 0, 0), (7, 2, 1), (99, 1, 0)):
        counts = {"in_time": in_time, "beyond_target": late, "not_yet_due": open_}
        what = f"{in_time} in time, {late} beyond, {open_} open"
        yield Draft(what, {"counts": {name: count for name, count in counts.items() if count}})


def of_hours(limit: HourLimit) -> Iterator[Draft]:
    """Both sides of the last minute, over each change of the clock, and dates alone."""
    # within summer time, over the end of summer time, and over its beginning
    for started in ("2017-05-01T22:30", "2017-10-27T22:30", "2018-03-23T10:15"):
        last = datetime.fromisoformat(started) + timedelta(hours=limit.hours)
        for minutes in (-61, -60, 0, 1, 60, 61):
            done = last + timedelta(minutes=minutes)
            given = {"started": started, "done": as_text(done), "on": as_text(done + timedelta(days=9))}
            yield Draft(f"done {minutes:+} minutes from {limit.hours} hours on the clock", given)
        yield Draft("not done at the time", {"started": started, "on": as_text(last - timedelta(hours=2))})
        yield Draft("not done long after", {"started": started, "on": as_text(last + timedelta(hours=2))})
    for days in (-1, 2, 3, 4):
        day = (date(2017, 5, 1) + timedelta(days=days)).isoformat()
        given = {"started": "2017-05-01", "done": day, "on": "2017-06-01"}
        yield Draft(f"dates alone, {days:+} days", given)


def of_rolling(rule: Rule, entry: DatedValue[Limit], limit: RollingTotal) -> Iterator[Draft]:
    """The total and a day more; a day of a year before; a day in two stays."""
    last = rule.limits.last_day_of(entry)
    year = entry.starts_on.year + (0 if last is not None and last.year == entry.starts_on.year else 1)
    start = max(entry.starts_on, date(year, 1, 1))
    for total in (limit.most_days, limit.most_days + 1):
        spans = [(start, start + timedelta(days=29))]
        spans.append((start + timedelta(days=60), start + timedelta(days=60 + total - 30 - 1)))
        yield Draft(f"{total} days in two stays", _with_stays(start, spans))
    # the day a year later lies in the next window; the day before it does not
    begin, again = start, months_after(start, 12)
    for last in (again - A_DAY, again):
        spans = [(begin, begin), (last - timedelta(days=limit.most_days - 1), last)]
        yield Draft(f"a day a year before, and {limit.most_days} to {last:%d %B}", _with_stays(start, spans))
    overlapping = [(start, start + timedelta(days=50)), (start + timedelta(days=40), start + timedelta(days=74))]
    yield Draft("a day in two stays counts once", _with_stays(start, overlapping))


def _with_stays(start: date, spans: list[tuple[date, date]]) -> Given:
    stays = [[first.isoformat(), last.isoformat()] for first, last in spans]
    on = max(last for _, last in spans) + timedelta(days=400)
    return {"started": start.isoformat(), "stays": stays, "on": on.isoformat()}


def of_cumulative(entry: DatedValue[Limit], limit: CumulativeTotal) -> Iterator[Draft]:
    """The total and a day less; the birthday that it must reach; days before those that count."""
    begins = entry.starts_on + timedelta(days=30)
    for born in (months_after(begins, -12 * limit.from_age), date(2000, 2, 29)):
        counts_from, past = months_after(born, 12 * limit.from_age), months_after(born, 12 * limit.past_age)
        if counts_from < entry.starts_on:
            continue
        # the last days of the stay lie on, or just before, the birthday that it must reach
        for last, days in ((past, 0), (past, -1), (past - A_DAY, 0)):
            first = last - timedelta(days=limit.total.total_days + days - 1)
            yield Draft(
                "about the total and the later birthday",
                _with_stays(counts_from, [(first, last)]) | {"born": born.isoformat()},
            )
        early = [(counts_from - timedelta(days=60), counts_from + timedelta(days=limit.total.total_days - 3))]
        for more in (past, past + A_DAY):
            spans = [*early, (past, more)]
            yield Draft(
                "days before the first birthday do not count",
                _with_stays(counts_from, spans) | {"born": born.isoformat()},
            )


def of_windows(limit: BirthdayWindow) -> Iterator[Draft]:
    """Both sides of a window's first and last day, and nothing recorded."""
    for born in (date(2000, 9, 19), date(2000, 2, 29), date(2001, 5, 31)):
        for age in (limit.ages[0], limit.ages[-1]):
            (answer,) = (
                each for each in window_answers(limit, (), born_on=born, as_at=date(2027, 1, 1)) if each.age == age
            )
            window = answer.window
            given: Given = {"started": window.starts_on.isoformat(), "born": born.isoformat(), "age": age}
            on = (window.ends_on + timedelta(days=9)).isoformat()
            for what, day in (
                ("a day before it opens", window.starts_on - A_DAY),
                ("on its first day", window.starts_on),
                ("on its last day", window.ends_on),
                ("a day after it closed", window.ends_on + A_DAY),
            ):
                yield Draft(f"recorded {what}", given | {"done": day.isoformat(), "on": on})
            yield Draft("not recorded on its last day", given | {"on": window.ends_on.isoformat()})


def of_periods(entry: DatedValue[Limit], limit: EachPeriod) -> Iterator[Draft]:
    """Both sides of a month's or term's first and last day, and nothing done."""
    year = entry.starts_on.year + (entry.starts_on.month > _LATEST_MONTH)
    given: Given = {"started": date(year, 5, 1).isoformat()}
    first, last = date(year, 5, 1), date(year, 5, 31)
    if limit.kind is PeriodKind.SCHOOL_TERM:
        given = {"started": date(year, 9, 1).isoformat(), "terms": [[f"{year}-09-04", f"{year}-12-20"]]}
        first, last = date(year, 9, 4), date(year, 12, 20)
    on = (last + timedelta(days=9)).isoformat()
    for what, day in (
        ("on the first day", first),
        ("on the last day", last),
        ("a day before the first", first - A_DAY),
        ("a day after the last", last + A_DAY),
    ):
        yield Draft(f"done {what}", given | {"done": day.isoformat(), "on": on})
    yield Draft("not done on the last day", given | {"on": last.isoformat()})
    yield Draft("not done a day after", given | {"on": (last + A_DAY).isoformat()})


_LATEST_MONTH = 5


def of_averages(limit: AverageTarget) -> Iterator[Draft]:
    """An average that meets the target, one above it, and none."""
    most = limit.most_days
    for days in ([most, most], [most - 1, most + 1], [most, most + 1], [most + 1], []):
        yield Draft(f"an average of {len(days)} cases", {"days": days})
