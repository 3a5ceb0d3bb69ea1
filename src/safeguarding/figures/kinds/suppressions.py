"""Counts that are published as suppressed: whether the rest of their table tells them all the same.

A reader knows that each total is the sum of its parts and that no count is below 0. No number that can be worked out is
ever part of a verdict: it says only where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.verdicts import Verdict, unverifiable
from safeguarding.figures.words import ClaimOutcome
from safeguarding.numbers.nouns import counted
from safeguarding.records import Record

_COUNT = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,9}", re.ASCII)
_FEWER = re.compile(
    r"(?:(?P<below><|fewer than|less than|under)|≤|<=|up to)\s?(?P<number>[0-9]{1,3}|five|ten|six)", re.IGNORECASE
)
_SYMBOL = re.compile(r"\*{1,3}|\[?c\]?|\[x\]|\.\.|s|#|supp(?:ressed)?\.?|withheld", re.IGNORECASE)
_WORDS = {"five": 5, "ten": 10, "six": 6}
_MOST_CELLS, _MOST_ROUNDS = 2_000, 200
_FEWEST = 3

PrintedBounds = tuple[int, int | None]
"""The least and the most that a count can be; None for no end."""

CellAt = tuple[int, int]
"""A line and a cell in it, the first being 0."""


@attrs.frozen(kw_only=True)
class SuppressionClaim(Record):
    """Lines of counts, each with its total at the end, some of them printed as "<5", "c" or "*".

    Attributes:
        rows: The lines, each cell as printed.
        columns_too: Whether the last line holds the totals of the columns.
        about: What is counted.
        where: Where it stands in the report.

    Raises:
        InvalidRecordError: for a line of fewer than two counts and a total, a cell that is neither a count nor suppressed,
            or columns that are not of one length.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_suppression(SuppressionClaim(rows=(("9", "<5", "6", "18"),)), CHARITABLE))
        inconsistent: 1 suppressed count can be worked out from the others: cell 2 of line 1.
        >>> print(check_suppression(SuppressionClaim(rows=(("9", "<5", "<5", "14"),)), CHARITABLE))
        consistent: None of the 2 suppressed counts can be worked out from the others.
    """

    rows: tuple[tuple[str, ...], ...]
    columns_too: bool = False
    about: str = ""
    where: str = ""

    def _check(self) -> None:
        if not self.rows or any(len(row) < _FEWEST for row in self.rows):
            raise InvalidRecordError("a line of a table has two counts or more, and their total")
        if self.columns_too and (len(self.rows) < _FEWEST or len({len(row) for row in self.rows}) > 1):
            raise InvalidRecordError("columns with totals need lines of one length, three or more")
        if sum(map(len, self.rows)) > _MOST_CELLS:
            raise InvalidRecordError(f"a table of more than {_MOST_CELLS:,} cells is not looked at")
        for cell in (cell for row in self.rows for cell in row):
            if printed_bounds(cell) is None:
                raise InvalidRecordError("each cell is a count, or stands for one that is suppressed: '<5', 'c', '*'")


def printed_bounds(cell: str) -> PrintedBounds | None:
    """What a printed cell says about its count; None where it is no count at all.

    Examples:
        >>> printed_bounds("1,204"), printed_bounds("<5"), printed_bounds("c"), printed_bounds("late")
        ((1204, 1204), (0, 4), (0, None), None)
    """
    text = cell.strip()
    if _COUNT.fullmatch(text):
        value = int(text.replace(",", ""))
        return value, value
    fewer = _FEWER.fullmatch(text)
    if fewer is not None:
        number = _WORDS.get(fewer["number"].casefold()) or int(fewer["number"])
        return 0, number - 1 if fewer["below"] else number
    return (0, None) if _SYMBOL.fullmatch(text) else None


def check_suppression(claim: SuppressionClaim, policy: CheckingPolicy) -> Verdict:
    """Whether no suppressed count can be worked out. Rounding plays no part, so neither does the policy.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> rows = (("9", "<5", "12"), ("7", "c", "11"), ("16", "7", "23"))
        >>> check_suppression(SuppressionClaim(rows=rows, columns_too=True), CHARITABLE).is_inconsistent
        True
    """
    del policy
    hidden = _hidden(claim)
    if not hidden:
        return unverifiable("No count of the table is suppressed.")
    known = _worked_out(claim)
    if known is None:
        return unverifiable("The table does not add up, so nothing can be worked out from its totals.")
    told = [place for place in hidden if known[place][0] == known[place][1]]
    if not told:
        which = counted(len(hidden), "suppressed count")
        sentence = (
            f"None of the {which} can be worked out from the others."
            if len(hidden) > 1
            else "The suppressed count cannot be worked out from the others."
        )
        return Verdict(outcome=ClaimOutcome.CONSISTENT, sentence=sentence)
    places = ", ".join(f"cell {cell + 1} of line {line + 1}" for line, cell in told[:_MOST_NAMED])
    more = f" and {len(told) - _MOST_NAMED} more" if len(told) > _MOST_NAMED else ""
    return Verdict(
        outcome=ClaimOutcome.INCONSISTENT,
        sentence=f"{counted(len(told), 'suppressed count')} can be worked out from the others: {places}{more}.",
    )


def told_by_the_rest(claim: SuppressionClaim) -> tuple[CellAt, ...]:
    """Where the counts stand that can be worked out: the line and the cell of each, the first being 0.

    Examples:
        >>> told_by_the_rest(SuppressionClaim(rows=(("9", "<5", "6", "18"),)))
        ((0, 1),)
    """
    known = _worked_out(claim) or {}
    return tuple(place for place in _hidden(claim) if place in known and known[place][0] == known[place][1])


def _hidden(claim: SuppressionClaim) -> list[CellAt]:
    return [
        (line, cell)
        for line, row in enumerate(claim.rows)
        for cell, text in enumerate(row)
        if not _COUNT.fullmatch(text.strip())
    ]


_MOST_NAMED = 8


def _worked_out(claim: SuppressionClaim) -> dict[CellAt, PrintedBounds] | None:
    """What each count can be once every sum has been drawn on until nothing more follows; None where a sum cannot hold."""
    known: dict[CellAt, PrintedBounds] = {}
    for line, row in enumerate(claim.rows):
        for cell, text in enumerate(row):
            known[line, cell] = printed_bounds(text) or (0, None)
    sums = list(_sums(claim))
    for _ in range(_MOST_ROUNDS):
        before = dict(known)
        for places in sums:
            if not _narrow(known, places):
                return None
        if known == before:
            break
    return known


def _sums(claim: SuppressionClaim) -> Iterator[list[CellAt]]:
    """The places of every sum, its total last."""
    for line, row in enumerate(claim.rows):
        yield [(line, cell) for cell in range(len(row))]
    if claim.columns_too:
        for cell in range(len(claim.rows[0])):
            yield [(line, cell) for line in range(len(claim.rows))]


def _narrow(known: dict[CellAt, PrintedBounds], places: Sequence[CellAt]) -> bool:
    """Draw on one sum: the total lies between the least and the most of its parts, and so does each part."""
    *parts, total = places
    least = sum(known[part][0] for part in parts)
    most = _added([known[part][1] for part in parts])
    known[total] = max(known[total][0], least), _least(known[total][1], most)
    for part in parts:
        others = [known[each] for each in parts if each != part]
        low, high = known[part]
        rest = _added([each[1] for each in others])
        if rest is not None:
            low = max(low, known[total][0] - rest)
        ceiling = known[total][1]
        if ceiling is not None:
            high = _least(high, ceiling - sum(each[0] for each in others))
        known[part] = low, high
    return all(high is None or low <= high for low, high in (known[place] for place in places))


def _added(values: Sequence[int | None]) -> int | None:
    """The sum, without an end where one of the values has none."""
    total = 0
    for value in values:
        if value is None:
            return None
        total += value
    return total


def _least(*values: int | None) -> int | None:
    """The least of several ends; None where there is none at all."""
    return min((value for value in values if value is not None), default=None)
