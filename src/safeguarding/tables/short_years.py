"""Years of two digits: their century follows from the whole column, not by each cell alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median_low

FIRST_YEAR = 1930
"""The first of the hundred years that spreadsheets take, where a column does not tell: 00 to 29 are 2000 to 2029."""

_CENTURY, _HALF = 100, 50
_SHORT = re.compile(
    r"(?<![0-9])[0-9]{1,2}(?:st|nd|rd|th)?[/.\- ](?:[0-9]{1,2}|[a-z]{3,9}\.?)[/.\-, ]+'?([0-9]{2})(?![0-9/.\-])",
    re.IGNORECASE | re.ASCII,
)
_FULL = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")


def first_year_of(texts: Iterable[str]) -> int:
    """The first of the hundred years that the short years of a column are in.

    Where other cells have whole years, the short ones are the nearest to those. Where all are short, and the usual
    hundred years would tear apart what lies together, they are taken together.

    Examples:
        >>> first_year_of(["19/09/14", "20/09/85"]), first_year_of(["19/09/31", "01/04/2026"])
        (1930, 1976)
        >>> first_year_of(["01/04/28", "01/04/33"])
        2020
    """
    cells = tuple(texts)
    short = {int(match[1]) for cell in cells if (match := _SHORT.search(cell))}
    if not short:
        return FIRST_YEAR
    whole = [int(year) for cell in cells for year in _FULL.findall(cell)]
    if whole:
        return median_low(whole) - _HALF
    return _together(sorted(short))


def _together(short: Sequence[int]) -> int:
    """The hundred years in which short years lie closest together, if those are much closer than usual."""
    gaps = [(then - one, then) for one, then in pairwise([*short, short[0] + _CENTURY])]
    widest, start = max(gaps)
    usual = sorted(in_years(each, FIRST_YEAR) for each in short)
    if (usual[-1] - usual[0]) - (_CENTURY - widest) < _HALF:
        return FIRST_YEAR
    return 2000 + start % _CENTURY // 10 * 10


def in_years(year: int, first: int) -> int:
    """A year's like among the hundred from a first one.

    Examples:
        >>> in_years(31, 1930), in_years(1931, 1976)
        (1931, 2031)
    """
    return first + (year - first) % _CENTURY
