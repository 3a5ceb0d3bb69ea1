"""DBS rules and registers beside peers in the same run: read the ratios, not the times.

Run with: python benchmarks/bench_dbs.py [rows]. Needs the extra ``polars``.
"""

from __future__ import annotations

import csv
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import polars as pl
from dateutil.relativedelta import relativedelta

from safeguarding.dates.periods import Period
from safeguarding.dbs.audits import audit
from safeguarding.dbs.bulk import recheck_due_dates, recheck_standings
from safeguarding.dbs.published_policies import THREE_YEARLY_WITH_STATUS_CHECKS, YORK_2017
from safeguarding.readers.dbs.registers import read_register
from safeguarding.tables import reading

ON, AHEAD = date(2017, 9, 19), Period(days=60)
HEADER = ("Employee No", "Name", "Job Title", "DBS Level", "DBS Number", "Issue Date", "Start Date")
ROLES = ("Social worker", "Family support worker", "Residential worker", "Team manager", "Driver")


MORE = (
    "Date Submitted",
    "Date Seen",
    "Status Check Date",
    "Status Check Result",
    "Update Service",
    "Absence Start Date",
)


def write_register(
    path: Path, rows: int, *, name: str = "Invented Person {}", odd: int = 0, is_wide: bool = False
) -> None:
    """A made-up register: one row a person, dates as HR systems print them."""
    rng = random.Random(2017)  # noqa: S311 - a fixed seed, nothing secret
    first = date(2012, 1, 1)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER + MORE if is_wide else HEADER)
        for k in range(rows):
            issued = first + timedelta(days=rng.randrange(2000))
            starts = issued + timedelta(days=rng.randrange(40))
            writer.writerow(
                (
                    f"S{k:06}",
                    name.format(k),
                    ROLES[k % len(ROLES)],
                    "Enhanced with children's barred list",
                    f"{rng.randrange(10**10):012}",
                    "not known yet" if odd and k % odd == 0 else f"{issued:%d/%m/%Y}",
                    f"{starts:%d/%m/%Y}",
                    *(_more(issued, k) if is_wide else ()),
                )
            )


def _more(issued: date, k: int) -> tuple[str, ...]:
    """The cells of the further columns: half of the people are checked with the Update Service."""
    days = [f"{issued + timedelta(days=days):%d/%m/%Y}" for days in (-20, 5, 400)]
    looked = (days[2], "BLANK_NO_NEW_INFO", "yes") if k % 2 else ("", "", "no")
    return (*days[:2], *looked, "01/02/2015" if k % 50 == 0 else "")


def seconds(work: Callable[[], object], times: int = 5) -> float:
    """The median of several runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def peak_megabytes(path: Path, people: str) -> float:
    """The most memory that a process of its own holds at once, above what its imports take. Linux only."""
    script = (
        "import re, sys; from pathlib import Path; import polars;"
        "from safeguarding.readers.dbs.registers import read_register;"
        "used = lambda: int(re.search(r'VmHWM:\\s+([0-9]+)', Path('/proc/self/status').read_text())[1]) / 1000;"
        f"before = used(); read_register(Path(sys.argv[1])){people}; print(used() - before)"
    )
    ran = subprocess.run([sys.executable, "-c", script, path], capture_output=True, check=True, text=True)  # noqa: S603
    return float(ran.stdout)


def line(what: str, ours: float, peer: str, theirs: float) -> None:
    """One line of the table."""
    print(f"{what:<44} {ours * 1000:>9.1f} ms   {peer:<38} {theirs * 1000:>9.1f} ms   {ours / theirs:>6.2f} x")


def main(rows: int) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "register.csv")
        write_register(path, rows)
        bare = seconds(lambda: pl.read_csv(path))
        line(f"read_register, {rows:,} rows", seconds(lambda: read_register(path)), "polars read_csv", bare)
        line(
            "",
            seconds(lambda: read_register(path)),
            "polars, text and dates parsed",
            seconds(lambda: _with_polars(path)),
        )
        line("and everybody made", seconds(lambda: read_register(path).people, 3), "polars read_csv", bare)
        quoted = Path(folder, "quoted.csv")
        write_register(quoted, rows, name="{}, Invented")
        line(
            "names in quotation marks",
            seconds(lambda: read_register(quoted)),
            "polars read_csv",
            seconds(lambda: pl.read_csv(quoted)),
        )
        wide = Path(folder, "wide.csv")
        write_register(wide, rows, is_wide=True)
        line(
            "with status checks and more",
            seconds(lambda: read_register(wide)),
            "polars read_csv",
            seconds(lambda: pl.read_csv(wide)),
        )
        line("one row in ten with a doubt", *_dirty(Path(folder, "dirty.csv"), rows))
        reading.LONG, usual = sys.maxsize, reading.LONG
        without = seconds(lambda: read_register(path), 3)
        line("row by row, as without polars", without, "polars read_csv", bare)
        line("", without, "csv.reader alone", seconds(lambda: _rows_alone(path)))
        line("", without, "csv.DictReader, strptime on 2 columns", seconds(lambda: _with_strptime(path), 1))
        reading.LONG = usual
        half = Path(folder, "half.csv")
        write_register(half, rows // 2)
        for what, people in (("read", ""), ("and everybody made", ".people")):
            whole, part = peak_megabytes(path, people), peak_megabytes(half, people)
            print(
                f"{'memory, ' + what:<44} {whole:>9.1f} MB   {'half the rows':<38} {part:>9.1f} MB   {whole / part:>6.2f} x"
            )
        people = read_register(path).people
        looked_up = read_register(wide).people
    anchors = [each for person in people for each in (person.certificates[0].issued_on,) if each is not None]
    loop = seconds(lambda: [each + relativedelta(years=3) for each in anchors])
    line("recheck_due_dates", seconds(lambda: recheck_due_dates(anchors, YORK_2017)), "relativedelta loop", loop)
    line("recheck_standings", seconds(lambda: recheck_standings(anchors, YORK_2017, on=ON)), "relativedelta loop", loop)
    for what, several, policy in (
        ("audit, counted", people, YORK_2017),
        ("half of them with status checks", looked_up, THREE_YEARLY_WITH_STATUS_CHECKS),
    ):
        counted = seconds(lambda several=several, policy=policy: audit(several, policy, as_at=ON, window=AHEAD).counts)
        line(what, counted, "relativedelta loop", loop)
    few = people[:5_000]
    found = seconds(lambda: audit(few, YORK_2017, as_at=ON, window=AHEAD).statuses)
    part = seconds(lambda: [each + relativedelta(years=3) for each in anchors[: len(few)]])
    line(f"and {len(few):,} statuses", found, "relativedelta loop", part)


def _dirty(path: Path, rows: int) -> tuple[float, str, float]:
    """Every tenth row with a date that cannot be read."""
    write_register(path, rows, odd=10)
    return seconds(lambda: read_register(path), 3), "polars read_csv", seconds(lambda: pl.read_csv(path))


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
