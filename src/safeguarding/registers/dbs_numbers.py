"""A cell of certificate numbers, with what spreadsheets do to them: zeros put back, rounded digits not invented."""

from __future__ import annotations

import re

import attrs

from safeguarding.dbs.certificate_numbers import (
    LENGTH,
    CertificateNumber,
    is_rounded_by_spreadsheet,
    parse_certificate_number,
)
from safeguarding.errors import ParseError
from safeguarding.records import Record
from safeguarding.registers.dbs_words import is_no_number

# real numbers have begun with up to three zeros; a shorter run of digits is something else
_FEWEST_DIGITS = 9


@attrs.frozen(kw_only=True)
class NumberCell(Record):
    """A cell of certificate numbers, read.

    Attributes:
        number: The number; None where there is none that can be read.
        problem: What is wrong or doubtful; empty where nothing is.
        done: What was done about it.
    """

    number: CertificateNumber | None = None
    problem: str = ""
    done: str = ""


def read_number_cell(text: str) -> NumberCell:
    """Read one cell.

    Examples:
        >>> read_number_cell("1234567890")
        NumberCell(number=CertificateNumber('********7890'), problem='leading zeros lost', done='read with 2 put back')
        >>> read_number_cell("1.23457E+11").problem, read_number_cell("N/A").problem
        ('rounded by a spreadsheet', '')
    """
    if len(text) == LENGTH and text.isascii() and text.isdigit():
        return NumberCell(number=CertificateNumber(text))
    if is_no_number(text):
        return NumberCell()
    text = re.sub(r"\.0+$", "", text)
    if text.isascii() and text.isdigit() and _FEWEST_DIGITS <= len(text) < LENGTH:
        done = f"read with {LENGTH - len(text)} put back"
        return NumberCell(number=CertificateNumber(text.zfill(LENGTH)), problem="leading zeros lost", done=done)
    try:
        return NumberCell(number=parse_certificate_number(text))
    except ParseError:
        rounded = is_rounded_by_spreadsheet(text)
        return NumberCell(
            problem="rounded by a spreadsheet" if rounded else "not a certificate number", done="left out"
        )
