"""The status of a column of certificates on each library, beside its best hand-written code and beside the usual way."""

from __future__ import annotations

import importlib.util
import sys
import warnings
from collections.abc import Callable, Iterator, Mapping
from time import perf_counter

import numpy as np
import pandas as pd
from dateutil.relativedelta import relativedelta

from benchmarks import measuring
from benchmarks.engine_frames import (
    DUE,
    ENGINES,
    IN_DATE,
    NONE,
    ON,
    OVERDUE,
    SIZES,
    SOON,
    UNKNOWN,
    WINDOW,
    Engine,
    Frame,
    by_numpy,
    cuts,
    days_of,
    numbered,
    pandas_frame,
    polars_frame,
)
from benchmarks.measuring import Line, Part, faster, medians, peak_megabytes
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.frames import recheck_standings

LOOPED = 20_000
"""How many rows the usual loop is measured on; it takes as long for each row of a longer list."""


def ours(frame: Frame) -> Frame:
    return recheck_standings(frame, YORK_2017, issued_on="issued_on", on=ON, window=WINDOW, as_codes=True)


def of_an_engine(engine: Engine) -> Iterator[Line]:
    """One library at each size, then how its time grew from a million rows to ten, beside how its peer's did."""
    taken: dict[int, Mapping[str, float]] = {}
    sizes = [rows for rows in engine.sizes if rows <= measuring.most_rows]
    for rows in sizes:
        frame = engine.frame(*days_of(rows))
        work = {
            "ours": lambda frame=frame: engine.collected(ours(frame)),
            "peer": lambda frame=frame: engine.by_hand(frame),
        }
        # the first run of a library fills its own memos
        for each in work.values():
            each()
        taken[rows] = medians(work, clock=perf_counter, rounds=engine.rounds)
        yield Line(
            what=f"status of {rows:,} rows, {engine.name}",
            value=taken[rows]["ours"],
            unit="ms",
            peer=engine.peer,
            peer_value=taken[rows]["peer"],
            goal=engine.goal if rows == max(engine.sizes) else None,
        )
    if len(sizes) < len(engine.sizes):
        return
    million, ten = SIZES[1], SIZES[2]
    growth, theirs = (taken[ten][each] / taken[million][each] for each in ("ours", "peer"))
    most = max(11.0, 1.1 * theirs)
    yield Line(
        what=f"growth from 1 to 10 million rows, {engine.name}",
        value=growth,
        unit="×",
        peer=engine.peer,
        peer_value=theirs,
        note=f"at most {most:.1f} ×: {'held' if growth <= most else 'missed'}",
    )


def beside_the_usual_ways() -> Iterator[Line]:
    """What most people write: DateOffset in pandas, and a loop of relativedelta."""
    rows = SIZES[1]
    frame, lazy = pandas_frame(*days_of(rows)), polars_frame(*days_of(rows)).lazy()
    issued = [each.date() for each in frame["issued_on"].head(LOOPED) if each is not pd.NaT]

    def by_offset() -> object:
        due = frame["issued_on"] + pd.DateOffset(years=3)
        on, until = pd.Timestamp(ON), pd.Timestamp(ON) + pd.DateOffset(days=60)
        found = [frame["issued_on"].isna(), frame["issued_on"] > on, due < on, due == on, due <= until]
        return np.select(found, [UNKNOWN, NONE, OVERDUE, DUE, SOON], default=IN_DATE)

    def by_loop() -> object:
        due = (day + relativedelta(years=3) for day in issued)
        return [OVERDUE if each < ON else DUE if each == ON else IN_DATE for each in due]

    took = medians(
        {"pandas": lambda: ours(frame), "polars": lambda: ours(lazy).collect(), "offset": by_offset, "loop": by_loop},
        clock=perf_counter,
    )
    loop = took["loop"] * rows / len(issued)
    measured = f"the loop measured on {len(issued):,} rows"
    yield Line(
        what=f"status of {rows:,} rows, pandas",
        value=took["pandas"],
        unit="ms",
        peer="DateOffset and np.select",
        peer_value=took["offset"],
        goal=faster(10),
        note="measured in turns with the loop, which leaves the caches empty; by itself it takes half as long, as above",
    )
    for name in ("pandas", "polars"):
        yield Line(
            what=f"status of {rows:,} rows, {name}",
            value=took[name],
            unit="ms",
            peer="relativedelta loop",
            peer_value=loop,
            goal=faster(40),
            note=measured,
        )


def at_the_limit() -> Iterator[Line]:
    """How far it is from what the memory allows: one pass over the numbers, compiled."""
    if importlib.util.find_spec("numba") is None:
        return
    import numba  # noqa: PLC0415 - only where it is installed

    overdue, due, soon, on = numbered(cuts())

    @numba.njit
    def one_pass(numbers: np.ndarray, missing: np.ndarray, codes: np.ndarray) -> None:
        for k in range(numbers.size):
            day = numbers[k]
            step = (day > overdue) * (DUE - OVERDUE) + (day > due) * (SOON - DUE) + (day > soon) * (IN_DATE - SOON)
            code = OVERDUE + step + (day > on) * (NONE - IN_DATE)
            codes[k] = UNKNOWN if missing[k] else code

    rows = min(SIZES[2], measuring.most_rows)
    numbers, missing = days_of(rows)
    codes, frame = np.empty(rows, np.int8), pandas_frame(numbers, missing)
    work: dict[str, Callable[[], object]] = {
        "ours": lambda: ours(frame),
        "limit": lambda: one_pass(numbers, missing, codes),
        "numpy": lambda: by_numpy(numbers, missing),
    }
    for each in work.values():
        each()
    took = medians(work, clock=perf_counter)
    for peer, name in (("limit", "one compiled pass (numba)"), ("numpy", "numpy on 32-bit numbers")):
        yield Line(
            what=f"status of {rows:,} rows, pandas", value=took["ours"], unit="ms", peer=name, peer_value=took[peer]
        )


def memory() -> Iterator[Line]:
    """The most memory that a frame takes while it is made and judged, beside that of making it alone."""
    rows = min(SIZES[2], measuring.most_rows)
    for name in ("pandas", "polars"):
        before = f"from benchmarks.engines import *; from benchmarks.engine_frames import *; kept = ours({name}_frame(*days_of(9)))"
        made = f"held = {name}_frame(*days_of({rows}))"
        yield Line(
            what=f"memory for {rows:,} rows made and judged, {name}",
            value=peak_megabytes(before, f"{made}; kept = ours(held)"),
            unit="MB",
            peer="made alone",
            peer_value=peak_megabytes(before, made),
        )


def lines() -> Iterator[Line]:
    """Every library that is installed, one after the other."""
    with warnings.catch_warnings():
        # the libraries warn of one another's versions
        warnings.simplefilter("ignore", FutureWarning)
        for engine in ENGINES:
            if importlib.util.find_spec(engine.module) is not None:
                yield from of_an_engine(engine)
            else:
                print(f"  {engine.name} is not installed", file=sys.stderr)
        yield from beside_the_usual_ways()
        yield from at_the_limit()
        yield from memory()


PART = Part(
    title="Status by column on each library",
    about="Days of issue over six years, 3% missing; York's policy with a look-ahead of 60 days; small whole numbers as codes.",
    lines=lines,
    needs=("dask", "duckdb", "ibis-framework", "narwhals", "numba", "numpy", "pandas", "polars", "pyarrow", "pyspark"),
)
