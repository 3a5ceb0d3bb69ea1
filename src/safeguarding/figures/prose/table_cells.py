"""The cells of a table as numbers, and its columns by their headings."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from fractions import Fraction

import attrs

from safeguarding.figures.prose.passages import Passage
from safeguarding.figures.prose.tables import begins_elsewhere, is_a_total, with_one_header
from safeguarding.records import Record

_CELL = re.compile(
    r"(?P<sign>[+−–-])?\s?(?P<money>£\s?)?(?P<digits>[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,9})(?P<places>\.[0-9]{1,4})?\s?(?P<unit>%|pp|ppts?)?",
    re.ASCII,
)
# an amount below nothing, as accounts print it
_BELOW_NOTHING = re.compile(r"\((?P<amount>£?[0-9][0-9,.]*)\)", re.ASCII)


@attrs.frozen
class NumberCell(Record):
    """A cell that holds one number.

    Attributes:
        text: The number as it can be stated: "1,380", "-3", "15%".
        value: The number.
        is_count: Whether it is a whole number without a sign.
        is_share: Whether it has a per cent sign.
        is_signed: Whether a sign stands before it.
        is_money: Whether it is a sum of money.
    """

    text: str
    value: Fraction
    is_count: bool
    is_share: bool
    is_signed: bool
    is_money: bool = False


def number_in(cell: str) -> NumberCell | None:
    """The one number of a cell, or None where it holds anything else.

    Examples:
        >>> number_in("–3").text, number_in("57.1").is_count, number_in("<5"), number_in("15 %").is_share
        ('-3', False, None, True)
        >>> number_in("(£1,200)").text, number_in("(12%)")
        ('-1,200', None)
    """
    below = _BELOW_NOTHING.fullmatch(cell.strip())
    match = _CELL.fullmatch(f"-{below['amount']}" if below is not None else cell.strip())
    if match is None:
        return None
    sign = {"+": "+", None: ""}.get(match["sign"], "-")
    digits = f"{match['digits']}{match['places'] or ''}"
    value = Fraction(digits.replace(",", "")) * (-1 if sign == "-" else 1)
    mark = "%" if match["unit"] == "%" else ""
    is_count = not sign and not match["places"] and not match["unit"]
    return NumberCell(f"{sign}{digits}{mark}", value, is_count, bool(mark), bool(sign), bool(match["money"]))


@attrs.frozen
class NumberTable(Record):
    """A table of numbers.

    Attributes:
        headings: What stands above each column.
        labels: What opens each row.
        rows: The numbers of each row, None where a cell holds none; without the first column.
    """

    headings: tuple[str, ...]
    labels: tuple[str, ...]
    rows: tuple[tuple[NumberCell | None, ...], ...]

    def column(self, at: int) -> list[NumberCell | None]:
        """The numbers of a column."""
        return [row[at] for row in self.rows]


def number_table(passage: Passage, *, columns: int = 2) -> NumberTable | None:
    """A table with one header, a label before each row, so many columns or more, and as many cells in each; None for any other.

    Rows that only head the rows below them are left out.

    Examples:
        >>> rows = (("Team", "Sent", "Back"), ("North", "120", "48"), ("South", "85", "51"))
        >>> from safeguarding.figures.prose.passages import PassageKind
        >>> number_table(Passage(kind=PassageKind.TABLE, rows=rows)).headings
        ('Sent', 'Back')
    """
    if begins_elsewhere(passage):
        return None
    read = with_one_header(passage).rows or ((),)
    head, *several = [row for at, row in enumerate(read) if not at or any(map(str.strip, row))]
    rows = [head, *(row for row, below in itertools.pairwise([*several, ()]) if not _heads_what_is_below(row, below))]
    if len(rows) < 3 or len({len(row) for row in rows}) != 1 or len(rows[0]) <= columns:  # noqa: PLR2004  header and two rows
        return None
    header, *body = rows
    return NumberTable(
        tuple(cell.strip() for cell in header[1:]),
        tuple(row[0].strip() for row in body),
        tuple(tuple(number_in(cell) for cell in row[1:]) for row in body),
    )


def _heads_what_is_below(row: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a row only names the rows below it; before a total, or in a single column, its cells may just be empty."""
    is_bare = len(row) > 2 and not any(map(str.strip, row[1:]))  # noqa: PLR2004  a label and a column
    return is_bare and any(map(str.strip, below[1:])) and not is_a_total(below[0])


def is_total(label: str) -> bool:
    """Whether a row or a column is said to be a total."""
    return is_a_total(label)


def said(cells: Sequence[NumberCell | None]) -> list[NumberCell]:
    """The numbers that are there."""
    return [cell for cell in cells if cell is not None]
