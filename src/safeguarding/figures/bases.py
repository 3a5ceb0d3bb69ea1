"""Which bases can give a share: the whole numbers n for which some count k has k/n inside an interval.

No base is tried. Counted from the nearer end (hits or misses), k of n lie inside the interval exactly for the n
between two bounds that grow with k; once neighbouring bounds meet for good, every larger base is possible.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.runs import Run, joined, listed, run_within, whole_numbers_within
from safeguarding.numbers.intervals import Interval
from safeguarding.records import Record

# a figure printed so finely that it has more separate runs than this is listed only in part
_MOST_COUNTS = 2_000


@attrs.frozen(kw_only=True)
class PossibleBases(Record):
    """The bases that can give a share.

    Attributes:
        runs: The possible bases, lowest first. The last run has no end, unless no base above it is possible.
        is_complete: Whether every possible base is in ``runs``. A share printed very finely has more runs than
            anybody reads; then some are left out, between the last listed one and the endless one.

    Examples:
        >>> from safeguarding.figures.runs import Run
        >>> 100 in PossibleBases(runs=(Run(first=29, last=39), Run(first=58, last=79), Run(first=86, last=None)))
        True
    """

    runs: tuple[Run, ...]
    is_complete: bool = True

    def __contains__(self, base: int) -> bool:
        """Whether a base is listed as possible."""
        return any(base in run for run in self.runs)

    def __str__(self) -> str:
        return listed(self.runs)


def is_possible_base(base: int, shares: Interval) -> bool:
    """Whether a base has a count whose share lies in an interval of shares.

    Examples:
        >>> is_possible_base(40, Interval(Fraction(965, 1000), Fraction(975, 1000), upper_closed=False))
        False
    """
    return possible_counts(base, shares) is not None


def possible_counts(base: int, shares: Interval) -> Run | None:
    """The counts out of a base whose share lies in an interval of shares, or None where there is none.

    Examples:
        >>> print(possible_counts(139, Interval(Fraction(235, 1000), Fraction(245, 1000), upper_closed=False)))
        33–34
    """
    if type(base) is not int or base < 1:
        raise InvalidRecordError(f"a base is a whole number, 1 or more, not {base!r}")
    within = shares.intersection(Interval(0, 1))
    if within is None:
        return None
    counts = whole_numbers_within(within, base)
    return None if counts is None else Run(first=counts[0], last=counts[1])


def possible_bases(shares: Interval) -> PossibleBases:
    """The bases for which some whole count has its share in an interval.

    Args:
        shares: The shares that a printed figure may stand for; what lies outside 0 to 1 is left out.

    Examples:
        >>> from safeguarding.figures.runs import listed
        >>> ninety_seven_per_cent = Interval(Fraction(965, 1000), Fraction(975, 1000), upper_closed=False)
        >>> listed(possible_bases(ninety_seven_per_cent).runs)
        '29–39, 58–79, 86+'
    """
    within = shares.intersection(Interval(0, 1))
    if within is None:
        return PossibleBases(runs=())
    if 0 in within or 1 in within:
        return PossibleBases(runs=(Run(first=1, last=None),))
    if within.lower == within.upper:
        # one exact share: the multiples of its denominator
        step = Fraction(within.lower.denominator)
        return PossibleBases(runs=(Run(first=step, last=None, unit=step),))
    return _bases_inside(within)


def _bases_inside(within: Interval) -> PossibleBases:
    """The bases for an interval of more than one point, strictly inside 0 to 1 but for open ends."""
    if within.lower + within.upper > 1:
        # misses instead of hits: the fewer of the two make fewer runs
        within = Interval(
            1 - within.upper,
            1 - within.lower,
            lower_closed=within.upper_closed,
            upper_closed=within.lower_closed,
        )
    runs: list[Run] = []
    for k in range(1, _MOST_COUNTS + 1):
        if _covers_from(k, within):
            break
        run = _bases_with(k, within)
        if run is not None:
            runs.append(run)
    else:
        endless = Run(first=_all_from(within), last=None)
        return PossibleBases(runs=(*joined(runs), endless), is_complete=False)
    return PossibleBases(runs=joined([*runs, *_closing_runs(k, within)]))


def _bases_with(k: int, within: Interval) -> Run | None:
    """The bases of which exactly ``k`` have a share in the interval."""
    if within.lower == 0:
        # the lower end is open here, or every base would have been possible
        first = run_within(Interval(k / within.upper, k / within.upper + 1, lower_closed=within.upper_closed))
        return None if first is None else Run(first=first.first, last=None)
    return run_within(
        Interval(
            k / within.upper,
            k / within.lower,
            lower_closed=within.upper_closed,
            upper_closed=within.lower_closed,
        )
    )


def _covers_from(k: int, within: Interval) -> bool:
    """Whether from ``k`` on each count's bases reach those of the next count, with no whole number between."""
    return within.lower == 0 or (k + 1) / within.upper < k / within.lower


def _closing_runs(k: int, within: Interval) -> Iterator[Run]:
    """The run of ``k``, without its end: every later one overlaps the one before it."""
    start = next(run for run in (_bases_with(each, within) for each in itertools.count(k)) if run is not None)
    yield Run(first=start.first, last=None)


def _all_from(within: Interval) -> int:
    """A base from which on all are possible: an interval as wide as 1/n holds some k/n, whatever its ends."""
    width = within.upper - within.lower
    return width.denominator // width.numerator + 1
