"""A million due dates in bulk, and one at a time, beside numpy's own business-day and month arithmetic and a day loop."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

import numpy as np
from dateutil.relativedelta import relativedelta

from benchmarks.measuring import Line, Part, faster, medians, within
from safeguarding.dates.due import due_on
from safeguarding.dates.periods import Period
from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.timescales import remembered
from safeguarding.timescales.bulk import due_days, due_table, outcome_codes
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.courses import LOOKED_AFTER_REVIEWS
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.rules import Rule

CASES = 1_000_000
DAY, THREE_YEARS, SEVENTY = date(2014, 9, 19), Period(years=3), Period(working_days=70)


def lines() -> Iterator[Line]:
    """The bulk rules, then the scalar ones."""
    yield from in_bulk()
    yield from one_at_a_time()


def in_bulk() -> Iterator[Line]:
    """A million cases at once."""
    random = np.random.default_rng(20261123)
    starts = np.datetime64("2015-01-01") + random.integers(0, 3650, CASES).astype("timedelta64[D]")
    done = starts + random.integers(0, 60, CASES).astype("timedelta64[D]")
    holidays = np.array([day.on for day in england_and_wales().days_off], dtype="datetime64[D]")
    working, monthly = rule_named("iha"), rule_named("rcpc_first")
    first, last = starts.min().item(), starts.max().item()
    table = due_table(working, first=first, last=last)
    due = table.due_on(starts)

    def numpys_working_days() -> object:
        return np.busday_offset(starts, 20, roll="backward", holidays=holidays)

    def numpys_months() -> object:
        months = starts.astype("datetime64[M]")
        within_month = starts - months.astype("datetime64[D]")
        last_of_month = (months + 4).astype("datetime64[D]") - np.timedelta64(1, "D")
        return np.minimum((months + 3).astype("datetime64[D]") + within_month, last_of_month)

    assert np.array_equal(numpys_working_days(), due)  # noqa: S101 - a benchmark of different answers would be none
    assert np.array_equal(numpys_months(), due_days(monthly, starts))  # noqa: S101
    ours = {
        "20 working days, due_days": (lambda: due_days(working, starts), numpys_working_days),
        "20 working days, a table made before": (lambda: table.due_on(starts), numpys_working_days),
        "3 months, due_days": (lambda: due_days(monthly, starts), numpys_months),
    }
    for what, (work, peer) in ours.items():
        took = medians({"ours": work, "theirs": peer})
        name = "numpy, one busday_offset" if peer is numpys_working_days else "numpy, month arithmetic"
        goal = faster(10) if what.endswith("days, due_days") else None
        yield Line(what=what, value=took["ours"], unit="ms", peer=name, peer_value=took["theirs"], goal=goal)
    took = medians({"ours": lambda: outcome_codes(due, done, as_at=last)})
    yield Line(what="outcomes as at a day", value=took["ours"], unit="ms")


def by_day(day: date, count: int) -> date:
    """The peer of working days: each day is visited."""
    one, off = timedelta(days=1), DAYS_OFF
    while count:
        day += one
        if day.weekday() < 5 and day not in off:
            count -= 1
    return day


CALENDAR = england_and_wales()
DAYS_OFF = frozenset(day.on for day in CALENDAR.days_off)


_WHOLE = "every entry of the law that may count is looked at, and the answer is a record of 25 checked fields"


def one_at_a_time() -> Iterator[Line]:
    """One case, with all its checks."""
    assert by_day(DAY, 70) == due_on(DAY, SEVENTY, calendar=CALENDAR)  # noqa: S101
    took = medians(
        {
            "due": lambda: due_on(DAY, THREE_YEARS),
            "rd": lambda: DAY + relativedelta(years=3),
            "working": lambda: due_on(DAY, SEVENTY, calendar=CALENDAR),
            "loop": lambda: by_day(DAY, 70),
        },
        unit="µs",
        rounds=9,
        times=3_000,
    )
    rd = "day + relativedelta(years=3)"
    yield Line(what="due_on, 3 years", value=took["due"], unit="µs", peer=rd, peer_value=took["rd"], goal=faster(8))
    yield Line(
        what="due_on, 70 working days",
        value=took["working"],
        unit="µs",
        peer="each day visited, days off in a set",
        peer_value=took["loop"],
        goal=faster(20),
    )
    yield from obligations_asked()


def obligations_asked() -> Iterator[Line]:
    """One clock, and a course of reviews: on days that were asked about before, and on each day for the first time."""
    began = [date(2024, 1, 1) + timedelta(days=k) for k in range(500)]
    once = [Episode(started_on=day, reference=f"case {day}") for day in began]
    reviewed = [
        Episode(
            started_on=day,
            done_on=[day + timedelta(days=days) for days in (20, 100)],
            reference=f"case {day}",
        )
        for day in began
    ]
    asked = {
        "obligations of one clock": ([rule_named("iha")], once, 6),
        "a course of reviews, three of them": (LOOKED_AFTER_REVIEWS, reviewed, 12),
    }
    for what, (rules, cases, most) in asked.items():

        def again(rules: Sequence[Rule] = rules, cases: Sequence[Episode] = cases) -> None:
            for case in cases:
                obligations(rules, case, as_at=date(2025, 12, 1))

        def afresh(again: Callable[[], None] = again) -> None:
            remembered.forget()
            again()

        took = medians(
            {"again": again, "first": afresh, "rd": lambda: [day + relativedelta(years=3) for day in began]},
            unit="µs",
            rounds=9,
        )
        per = {name: each / len(cases) for name, each in took.items()}
        rd = "day + relativedelta(years=3)"
        yield Line(
            what=what,
            value=per["again"],
            unit="µs",
            peer=rd,
            peer_value=per["rd"],
            goal=within(most),
            note="on days asked about before, by another case too",
        )
        yield Line(
            what=f"{what}, each day for the first time",
            value=per["first"],
            unit="µs",
            peer=rd,
            peer_value=per["rd"],
            note=_WHOLE,
        )


PART = Part(
    title="Timescales",
    about=f"Bulk: {CASES:,} cases. One at a time: one case with all its checks.",
    lines=lines,
    needs=("numpy",),
)
