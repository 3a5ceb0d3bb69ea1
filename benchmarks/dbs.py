"""DBS registers as files and people as records, beside polars and a loop that adds three years."""

from __future__ import annotations

import csv
import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import polars as pl
from dateutil.relativedelta import relativedelta

from benchmarks import measuring
from benchmarks.measuring import Goal, Line, Part, at_most, faster, medians, peak_megabytes, within
from safeguarding.dates.periods import Period
from safeguarding.dbs.audits import audit
from safeguarding.dbs.bulk import recheck_due_dates, recheck_standings
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.published_policies import THREE_YEARLY_WITH_STATUS_CHECKS, YORK_2017
from safeguarding.dbs.statuses import recheck_status
from safeguarding.readers.dbs.registers import read_register
from safeguarding.tables import reading

ON, AHEAD = date(2017, 9, 19), Period(days=60)
ROWS, PEOPLE, SOME = 1_000_000, 100_000, 5_000
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


def lines() -> Iterator[Line]:
    """Registers as files, then people as records."""
    rows = _rows()
    with tempfile.TemporaryDirectory() as folder:
        plain, wide = Path(folder, "register.csv"), Path(folder, "wide.csv")
        write_register(plain, rows)
        write_register(wide, PEOPLE, is_wide=True)
        yield from as_files(Path(folder), plain)
        looked_up = read_register(wide).people
        yield from as_records(read_register(plain).people[:PEOPLE], looked_up)


def _rows() -> int:
    return min(ROWS, measuring.most_rows)


def _of_all(goal: Goal) -> Goal | None:
    """A goal of the whole length: of fewer rows, what every file costs stands beside too little."""
    return goal if _rows() == ROWS else None


_ONE_BY_ONE = "four objects each, and the time to let them go; what they check together is checked once for all alike"
_BY_ITSELF = "each row with a doubt is read by itself, and each doubt is told in its place"
_READ = "polars, bare read_csv"


def as_files(folder: Path, plain: Path) -> Iterator[Line]:
    """Registers read, beside polars on the same file."""
    took = medians(
        {
            "read": lambda: read_register(plain),
            "made": lambda: read_register(plain).people,
            "bare": lambda: pl.read_csv(plain),
            "parsed": lambda: _with_polars(plain),
        },
        unit="s",
        rounds=3,
        clock=time.perf_counter,
    )
    size = f"{_rows():,} rows"
    yield Line(
        what=f"read_register, {size}",
        value=took["read"],
        unit="s",
        peer=_READ,
        peer_value=took["bare"],
        goal=_of_all(at_most(3)),
        note="every line's structure, every reference and every number is looked at, and all doubts are told",
    )
    parsed = "polars, text and two dates"
    yield Line(what="", value=took["read"], unit="s", peer=parsed, peer_value=took["parsed"])
    each = (took["made"] - took["read"]) / _rows() * 1e6
    yield Line(what="each person made when asked for", value=each, unit="µs", goal=_of_all(within(2)), note=_ONE_BY_ONE)
    variants: dict[str, dict[str, Any]] = {
        "names in quotation marks": {"name": "{}, Invented"},
        "with status checks and more": {"is_wide": True},
        "one row in ten with a doubt": {"odd": 10},
    }
    for what, how in variants.items():
        path = folder / "variant.csv"
        write_register(path, _rows() // 5, **how)
        took = medians(
            {"read": partial(read_register, path), "bare": partial(pl.read_csv, path)},
            unit="s",
            rounds=3,
            clock=time.perf_counter,
        )
        note = _BY_ITSELF if "odd" in how else ""
        yield Line(what=what, value=took["read"], unit="s", peer=_READ, peer_value=took["bare"], note=note)
    parquet = folder / "register.parquet"
    pl.read_csv(plain, infer_schema=False).write_parquet(parquet)
    took = medians(
        {"read": lambda: read_register(parquet), "bare": lambda: pl.read_parquet(parquet)},
        unit="s",
        rounds=3,
        clock=time.perf_counter,
    )
    peer = "polars, bare read_parquet"
    yield Line(what=f"from Parquet, {size}", value=took["read"], unit="s", peer=peer, peer_value=took["bare"])
    yield from row_by_row(plain, folder)
    yield from memory(plain, parquet)


def row_by_row(plain: Path, folder: Path) -> Iterator[Line]:
    """The way without polars, on a tenth of the rows."""
    few = folder / "few.csv"
    with plain.open(encoding="utf-8") as whole:
        few.write_text("".join(islice(whole, _rows() // 10)), encoding="utf-8")
    reading.LONG, usual = sys.maxsize, reading.LONG
    try:
        took = medians(
            {
                "ours": lambda: read_register(few),
                "csv.reader alone": lambda: _rows_alone(few),
                "csv.DictReader, strptime on 2 columns": lambda: _with_strptime(few),
            },
            unit="s",
            rounds=3,
        )
    finally:
        reading.LONG = usual
    for peer in list(took)[1:]:
        what = f"row by row, without polars, {_rows() // 10:,} rows"
        yield Line(what=what, value=took["ours"], unit="s", peer=peer, peer_value=took[peer])


def memory(plain: Path, parquet: Path) -> Iterator[Line]:
    """The most memory that is held at once, beside the size of the CSV file."""
    before = (
        "import polars; from datetime import date; from safeguarding.readers.dbs.registers import read_register; "
        "from safeguarding.dbs.audit_counts import audit_in_pieces; "
        "from safeguarding.dbs.published_policies import YORK_2017"
    )
    read, size = "found = read_register(Path(sys.argv[1]))", plain.stat().st_size / 1e6
    asked = "audit_in_pieces(found.pieces(5_000), YORK_2017, as_at=date(2017, 9, 19), may_share=found.may_share)"
    works = {
        "read": (plain, read, _of_all(at_most(3))),
        "read and audited in pieces": (plain, f"{read}; {asked}", _of_all(at_most(1.5))),
        "the same from Parquet": (parquet, f"{read}; {asked}", _of_all(at_most(1.5))),
        "read, and everybody made": (plain, f"{read}; found.people", None),
    }
    for what, (path, work, goal) in works.items():
        held = peak_megabytes(before, work, str(path))
        note = "a third of it is the library's own, whatever the file" if goal else ""
        yield Line(
            what=f"memory, {what}", value=held, unit="MB", peer="the file", peer_value=size, goal=goal, note=note
        )
    held = peak_megabytes("import polars", "polars.read_csv(sys.argv[1])", str(plain))
    yield Line(what="memory, polars bare read_csv", value=held, unit="MB", peer="the file", peer_value=size)


def as_records(people: Sequence[Person], looked_up: Sequence[Person]) -> Iterator[Line]:
    """People audited and asked about, beside a loop that adds three years to a date."""
    anchors = [each for person in people for each in (person.certificates[0].issued_on,) if each is not None]
    short = people[:SOME]
    rich = looked_up[:SOME]
    plain_cache, rich_cache = DueDateCache(YORK_2017), DueDateCache(THREE_YEARLY_WITH_STATUS_CHECKS)
    york, checked, loop = YORK_2017, THREE_YEARLY_WITH_STATUS_CHECKS, "day + relativedelta(years=3) in a loop"
    took = medians(
        {
            loop: lambda: [each + relativedelta(years=3) for each in anchors],
            "recheck_due_dates": lambda: recheck_due_dates(anchors, york),
            "recheck_standings": lambda: recheck_standings(anchors, york, on=ON),
            "audit, counted": lambda: audit(people, york, as_at=ON, window=AHEAD).counts,
            "audit, half with status checks": lambda: audit(looked_up, checked, as_at=ON, window=AHEAD).counts,
        }
    )
    goals = {
        "recheck_due_dates": faster(40),
        "recheck_standings": faster(15),
        "audit, counted": faster(6),
        "audit, half with status checks": faster(3.5),
    }
    for what, goal in goals.items():
        yield Line(what=what, value=took[what], unit="ms", peer=loop, peer_value=took[loop], goal=goal)
    took = medians(
        {
            "plain": lambda: _asked(short, york, plain_cache),
            "rich": lambda: _asked(rich, checked, rich_cache),
            loop: lambda: [each + relativedelta(years=3) for each in anchors[:SOME]],
        },
        unit="µs",
    )
    for what, most in (("plain", 10), ("rich", 22)):
        yield Line(
            what=f"one status when asked for, {what}",
            value=took[what] / SOME,
            unit="µs",
            peer="day + relativedelta(years=3)",
            peer_value=took[loop] / SOME,
            goal=within(most),
            note="the candidates, the evidence, the position and the status are each a checked record",
        )


def _asked(people: Sequence[Person], policy: RecheckPolicy, cache: DueDateCache) -> None:
    """Each status asked for and let go."""
    for person in people:
        recheck_status(person, policy, on=ON, window=AHEAD, cache=cache)


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


PART = Part(
    title="DBS registers and people",
    about=f"A register of up to {ROWS:,} rows, 7 columns and two dates; {PEOPLE:,} people as records.",
    lines=lines,
    needs=("polars",),
)
