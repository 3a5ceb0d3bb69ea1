"""A million due dates in bulk, beside numpy's own business-day and month arithmetic. Prints ratios; read those.

Run: python benchmarks/bench_timescales.py
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

import numpy as np

from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.timescales.bulk import due_days, due_table, outcome_codes
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations

CASES = 1_000_000
RUNS = 5


def milliseconds(work: Callable[[], object]) -> float:
    """The median of several runs."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
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
        within = starts - months.astype("datetime64[D]")
        last_of_month = (months + 4).astype("datetime64[D]") - np.timedelta64(1, "D")
        return np.minimum((months + 3).astype("datetime64[D]") + within, last_of_month)

    assert np.array_equal(numpys_working_days(), due)  # noqa: S101 - a benchmark of different answers would be none
    assert np.array_equal(numpys_months(), due_days(monthly, starts))  # noqa: S101

    peer, months_peer = milliseconds(numpys_working_days), milliseconds(numpys_months)
    a_thousand = [Episode(started_on=day) for day in starts[:1000].tolist()]
    scalar = milliseconds(lambda: [obligations([working], case, as_at=case.started_on) for case in a_thousand])
    rows = [
        ("20 working days, numpy.busday_offset", peer, peer),
        ("20 working days, due_days (table made anew)", milliseconds(lambda: due_days(working, starts)), peer),
        ("20 working days, a table made before", milliseconds(lambda: table.due_on(starts)), peer),
        ("3 months, numpy month arithmetic", months_peer, months_peer),
        ("3 months, due_days (table made anew)", milliseconds(lambda: due_days(monthly, starts)), months_peer),
        ("outcomes as at a day", milliseconds(lambda: outcome_codes(due, done, as_at=last)), peer),
        ("obligations, one case at a time (from 1,000)", scalar * CASES / 1000, peer),
    ]
    print(f"{'a million cases':50} {'ms':>9} {'of its peer':>12}")
    for name, taken, beside in rows:
        print(f"{name:50} {taken:9.1f} {taken / beside:11.2f}x")


if __name__ == "__main__":
    main()
