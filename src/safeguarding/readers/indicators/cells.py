"""A number of a published table, or the symbol in its place: what a symbol stands for is never 0.

The symbols are those of official statistics: ``c`` for confidential, ``z`` for not applicable, ``x`` for not available,
``low`` or ``k`` for what rounds to 0, ``u`` for unreliable; with or without square brackets.
"""

from __future__ import annotations

import re
from decimal import Decimal

import attrs

from safeguarding.labels import Labelled
from safeguarding.records import Record
from safeguarding.sources import Certainty, Source
from safeguarding.tables.row_readers import Cells

SYMBOLS_OF_TABLES = Source(
    title="Government Analysis Function, Symbols in tables: definitions and help",
    certainty=Certainty.SECONDARY,
    note="The Department for Education prints them without brackets, and k for what rounds to 0.",
)


class WhyMissing(Labelled):
    """Why a cell holds no number."""

    SUPPRESSED = "hidden to protect people"
    NOT_APPLICABLE = "not applicable"
    NOT_AVAILABLE = "not available"
    ROUNDS_TO_ZERO = "not 0, but rounds to it"
    UNRELIABLE = "too unreliable to be shown"
    BLANK = "nothing stands there"
    UNKNOWN_SIGN = "a sign that is not known"

    @property
    def source(self) -> Source:
        """By whose list of symbols it is read."""
        return SYMBOLS_OF_TABLES


SYMBOLS = {
    "c": WhyMissing.SUPPRESSED,
    "z": WhyMissing.NOT_APPLICABLE,
    "x": WhyMissing.NOT_AVAILABLE,
    "k": WhyMissing.ROUNDS_TO_ZERO,
    "low": WhyMissing.ROUNDS_TO_ZERO,
    "u": WhyMissing.UNRELIABLE,
    "n/a": WhyMissing.NOT_APPLICABLE,
    "": WhyMissing.BLANK,
}
"""What each symbol stands for."""

_NUMBER = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\.[0-9]{1,15})?", re.ASCII)


@attrs.frozen
class PublishedNumber(Record):
    """A cell of a published table.

    Attributes:
        text: As it is printed.
        value: The number; None where there is none, which is never 0.
        why: Why there is none; None where there is one.

    Examples:
        >>> published_number("1,234").value, published_number("c").value, published_number("[low]").why.label
        (Decimal('1234'), None, 'not 0, but rounds to it')
        >>> published_number("..").why.label
        'a sign that is not known'
    """

    text: str
    value: Decimal | None = None
    why: WhyMissing | None = None

    @property
    def count(self) -> int | None:
        """The number where it is a whole one, 0 or more."""
        whole = self.value is not None and self.value >= 0 and self.value == self.value.to_integral_value()
        return int(self.value) if whole and self.value is not None else None

    def __str__(self) -> str:
        return self.text


def published_number(text: str) -> PublishedNumber:
    """The number that a cell holds, or why there is none.

    Examples:
        >>> print(published_number(" 22.6 ").value, published_number("12%").value)
        22.6 12
    """
    found = text.strip()
    bare = found.removesuffix("%").rstrip()
    if _NUMBER.fullmatch(bare):
        return PublishedNumber(found, Decimal(bare.replace(",", "")))
    return PublishedNumber(found, why=SYMBOLS.get(found.casefold().strip("[]"), WhyMissing.UNKNOWN_SIGN))


def is_number_or_symbol(text: str) -> bool:
    """Whether a cell may stand in a column of numbers.

    Examples:
        >>> is_number_or_symbol("c"), is_number_or_symbol("Total"), is_number_or_symbol("7")
        (True, False, True)
    """
    return published_number(text).why is not WhyMissing.UNKNOWN_SIGN


def first_said(cells: Cells, *fields: str) -> tuple[str, PublishedNumber]:
    """The first of some cells in which something stands, with its field; the last where nothing does, or no column is there."""
    read: list[tuple[str, PublishedNumber | None]] = [(field, cells[field]) for field in fields]
    field, number = next((each for each in read if each[1] is not None and each[1].text), read[-1])
    return field, number or published_number("")
