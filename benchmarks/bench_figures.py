"""How fast claims are checked, and how little a search for bases looks at.

Run with ``python benchmarks/bench_figures.py``. Ratios are what counts: each row stands beside a peer in one run.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from safeguarding.figures.bases import is_possible_base, possible_bases
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.differences import DifferenceClaim
from safeguarding.figures.kinds.means import MeanClaim
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.numbers.intervals import Interval

CLAIMS = 10_000
WRONG = 0.14
NINETY_SEVEN = Interval(Fraction(965, 1000), Fraction(975, 1000), upper_closed=False)
FINE = Interval(Fraction(96_999_95, 100_000_00), Fraction(97_000_05, 100_000_00), upper_closed=False)


def seconds(work: Callable[[], object], repeats: int = 5) -> float:
    """The median of several runs, in processor time: another program on the machine does not count."""
    times = []
    for _ in range(repeats):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return sorted(times)[len(times) // 2]


def shares(count: int) -> list[tuple[int, int, str]]:
    """Made-up shares; about one in seven is stated a point too high."""
    chance = random.Random(20170919)  # noqa: S311  made-up figures
    made = []
    for _ in range(count):
        base = chance.randint(20, 2_000)
        hits = chance.randint(0, base)
        made.append((hits, base, f"{round(100 * hits / base) + (chance.random() < WRONG)}%"))
    return made


def by_hand(hits: int, base: int, stated: str) -> bool:
    """The peer: one rule, one answer, no explanation."""
    exact = Decimal(hits) / Decimal(base) * 100
    return exact.quantize(Decimal(1), rounding=ROUND_HALF_UP) == Decimal(stated.rstrip("%"))


def scanned(interval: Interval, last: int) -> list[int]:
    """The peer for bases: every base is tried."""
    return [base for base in range(1, last + 1) if is_possible_base(base, interval)]


def main() -> None:
    """Print the table."""
    raw = shares(CLAIMS)
    built: list[Claim] = [ShareClaim(count=str(hits), base=str(base), percentage=stated) for hits, base, stated in raw]
    mixed: list[Claim] = [
        claim
        for hits, base, stated in raw[: CLAIMS // 4]
        for claim in (
            ShareClaim(count=str(hits), base=str(base), percentage=stated),
            TotalClaim(parts=(str(hits), str(base)), total=str(hits + base)),
            DifferenceClaim(earlier=f"{hits}.5", later=f"{base}.5", difference=str(base - hits)),
            MeanClaim(mean=f"{hits % 5}.{base % 100:02d}", n=base % 90 + 1),
        )
    ]
    peer = seconds(lambda: [by_hand(*each) for each in raw])
    print(f"{'10,000 claims':<46}{'seconds':>10}{'ratio':>9}")
    rows = (
        ("shares by hand, one rule, yes or no (peer)", peer),
        (
            "shares: records from text",
            seconds(lambda: [ShareClaim(count=str(h), base=str(b), percentage=s) for h, b, s in raw]),
        ),
        ("shares: verdicts with sentences and remedies", seconds(lambda: [check(claim) for claim in built])),
        ("shares, totals, differences, means: verdicts", seconds(lambda: [check(claim) for claim in mixed])),
    )
    for name, taken in rows:
        print(f"{name:<46}{taken:>10.3f}{taken / peer:>9.1f}")
    print()
    print(f"{'possible bases':<46}{'seconds':>10}{'ratio':>9}")
    for name, interval, last in (
        ("97%", NINETY_SEVEN, 100),
        ("97.0000% (all bases possible from 1,000,000)", FINE, 100_000),
    ):
        search = seconds(lambda interval=interval: possible_bases(interval))  # type: ignore[misc]
        scan = seconds(lambda interval=interval, last=last: scanned(interval, last), repeats=1)  # type: ignore[misc]
        print(f"{name + ', found':<46}{search:>10.5f}{1.0:>9.1f}")
        print(f"{f'  the first {last:,} tried one by one (peer)':<46}{scan:>10.5f}{scan / search:>9.1f}")


if __name__ == "__main__":
    main()
