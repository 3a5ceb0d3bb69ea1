"""DBS rules and registers beside peers in the same run: read the ratios, not the times.

Run with: python benchmarks/bench_dbs.py [rows]. Needs polars, which is no dependency of the library.
"""

from __future__ import annotations

import csv
import random
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import polars as pl
from dateutil.relativedelta import relativedelta

from safeguarding.dbs.audits import audit
from safeguarding.dbs.bulk import recheck_due_dates, recheck_standings
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.registers.dbs import read_register

ON = date(2017, 9, 19)
HEADER = ("Employee No", "Name", "Job Title", "DBS Level", "DBS Number", "Issue Date", "Start Date")
ROLES = ("Social worker", "Family support worker", "Residential worker", "Team manager", "Driver")


def write_register(path: Path, rows: int) -> None:
    """A made-up register: one row a person, dates as HR systems print them."""
    rng = random.Random(2017)  # noqa: S311 - a fixed seed, nothing secret
    first = date(2012, 1, 1)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for k in range(rows):
            issued = first + timedelta(days=rng.randrange(2000))
            starts = issued + timedelta(days=rng.randrange(40))
            writer.writerow(
                (
                    f"S{k:06}",
                    f"Invented Person {k}",
                    ROLES[k % len(ROLES)],
                    "Enhanced with children's barred list",
                    f"{rng.randrange(10**10):012}",
                    f"{issued:%d/%m/%Y}",
                    f"{starts:%d/%m/%Y}",
                )
            )


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """The median of several runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def peak_megabytes(work: Callable[[], object]) -> float:
    """The most memory that the work holds at once."""
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def line(what: str, ours: float, peer: str, theirs: float) -> None:
    """One line of the table."""
    print(f"{what:<44} {ours * 1000:>9.1f} ms   {peer:<34} {theirs * 1000:>9.1f} ms   {ours / theirs:>6.2f} x")


def main(rows: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "register.csv")
        write_register(path, rows)
        read = seconds(lambda: read_register(path), 3)
        bare = seconds(lambda: pl.read_csv(path))
        line(f"read_register, {rows:,} rows", read, "polars read_csv, bare", bare)
        everybody = seconds(lambda: list(read_register(path).people), 3)
        line("read_register, and everybody made", everybody, "polars read_csv, bare", bare)
        as_text = seconds(lambda: _with_polars(path))
        line("", read, "polars, text and dates parsed", as_text)
        line("", read, "csv.reader alone", seconds(lambda: _rows_alone(path)))
        line("", read, "csv.DictReader, strptime on 2 columns", seconds(lambda: _with_strptime(path), 1))
        half = Path(folder, "half.csv")
        write_register(half, rows // 2)
        whole, part = peak_megabytes(lambda: read_register(path)), peak_megabytes(lambda: read_register(half))
        print(f"{'peak memory':<44} {whole:>9.1f} MB   {'half the rows':<34} {part:>9.1f} MB   {whole / part:>6.2f} x")
        whole = peak_megabytes(lambda: list(read_register(path).people))
        part = peak_megabytes(lambda: list(read_register(half).people))
        print(
            f"{'with everybody made':<44} {whole:>9.1f} MB   {'half the rows':<34} {part:>9.1f} MB   {whole / part:>6.2f} x"
        )
        people = read_register(path).people
    anchors = [each for person in people for each in (person.certificates[0].issued_on,) if each is not None]
    loop = seconds(lambda: [each + relativedelta(years=3) for each in anchors], 1)
    line("recheck_due_dates", seconds(lambda: recheck_due_dates(anchors, YORK_2017)), "relativedelta loop", loop)
    line("recheck_standings", seconds(lambda: recheck_standings(anchors, YORK_2017, on=ON)), "relativedelta loop", loop)
    line("audit", seconds(lambda: audit(people, YORK_2017, as_at=ON), 1), "relativedelta loop", loop)


def _with_polars(path: Path) -> pl.DataFrame:
    frame = pl.read_csv(path, infer_schema=False)
    return frame.with_columns(pl.col("Issue Date", "Start Date").str.to_date("%d/%m/%Y", strict=False))


def _rows_alone(path: Path) -> int:
    with path.open(newline="", encoding="utf-8") as file:
        return sum(1 for _ in csv.reader(file))


def _with_strptime(path: Path) -> int:
    with path.open(newline="", encoding="utf-8") as file:
        return sum(
            time.strptime(row["Issue Date"], "%d/%m/%Y") is not None
            and time.strptime(row["Start Date"], "%d/%m/%Y") is not None
            for row in csv.DictReader(file)
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200_000)
