"""How fast claims are checked, and how little a search for bases looks at."""

from __future__ import annotations

import random
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from benchmarks.measuring import Line, Part, medians, within
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


def claims() -> tuple[list[tuple[int, int, str]], list[Claim], list[Claim]]:
    """Shares as text, the same as claims, and claims of four kinds, of which about one in seven is wrong too."""
    raw = shares(CLAIMS)
    built: list[Claim] = [ShareClaim(count=str(hits), base=str(base), percentage=stated) for hits, base, stated in raw]
    mixed: list[Claim] = [
        claim
        for hits, base, stated in raw[: CLAIMS // 4]
        for slip in (int(stated.rstrip("%")) - round(100 * hits / base),)
        for claim in (
            ShareClaim(count=str(hits), base=str(base), percentage=stated),
            TotalClaim(parts=(str(hits), str(base)), total=str(hits + base + slip)),
            DifferenceClaim(earlier=f"{hits}.5", later=f"{base}.5", difference=str(base - hits + slip)),
            MeanClaim(mean=f"{hits % 5}.{base % 100:02d}", n=base % 90 + 1),
        )
    ]
    return raw, built, mixed


_IN_FULL = "the outcome alone, its words when read; intervals are made where what is printed does not decide it"


def lines() -> Iterator[Line]:
    """Claims with their verdicts, then the search for bases."""
    raw, built, mixed = claims()
    by_rule = "by hand: one rule, yes or no, no words"
    took = medians(
        {
            by_rule: lambda: [by_hand(*each) for each in raw],
            "shares: records from text": lambda: [
                ShareClaim(count=str(h), base=str(b), percentage=s) for h, b, s in raw
            ],
            "shares: verdicts": lambda: [check(claim) for claim in built],
            "shares, totals, differences, means: verdicts": lambda: [check(claim) for claim in mixed],
            "and the sentence of each": lambda: [str(check(claim)) for claim in mixed],
        },
        unit="s",
    )
    for what in list(took)[1:]:
        goal = within(0.1) if what.endswith("verdicts") else None
        yield Line(
            what=what,
            value=took[what],
            unit="s",
            peer=by_rule,
            peer_value=took[by_rule],
            goal=goal,
            note=_IN_FULL if goal else "",
        )
    for name, interval, last in (
        ("97%", NINETY_SEVEN, 100),
        ("97.0000% (all bases possible from 1,000,000)", FINE, 100_000),
    ):
        took = medians(
            {
                "ours": lambda interval=interval: possible_bases(interval),  # type: ignore[misc]
                "theirs": lambda interval=interval, last=last: scanned(interval, last),  # type: ignore[misc]
            },
            rounds=3,
        )
        peer = f"the first {last:,} tried one by one"
        yield Line(what=f"bases of {name}", value=took["ours"], unit="ms", peer=peer, peer_value=took["theirs"])


PART = Part(title="Figures", about=f"{CLAIMS:,} claims, as records.", lines=lines)
