"""The number of a DBS certificate: twelve digits, leading zeros real, never shown whole.

It is text, not a number. Every message, ``repr`` and ``str`` shows the last four digits only; the whole of it is
had from ``reveal()``, on purpose.
"""

from __future__ import annotations

import re

from safeguarding.errors import InvalidRecordError, ParseError
from safeguarding.secrets import Secret, held, hold
from safeguarding.sources import Certainty, Source
from safeguarding.typechecks import described

TWELVE_DIGITS = Source(
    title="DBS certificate number: 12 digits, with leading zeros",
    published_at="gov.uk, Disclosure and Barring Service",
    certainty=Certainty.VERIFIED,
)

LENGTH = 12
_SHOWN = 4
_HIDDEN = "*" * (LENGTH - _SHOWN)
_EXPECTED = "the 12 digits of a certificate number, as text"


class CertificateNumber(Secret):
    """A certificate number. Two are equal where all twelve digits are.

    Raises:
        InvalidRecordError: for anything but twelve digits; the message does not repeat them.

    Examples:
        >>> number = CertificateNumber("001234567890")
        >>> number
        CertificateNumber('********7890')
        >>> f"{number}", number.last_four, number.reveal()
        ('********7890', '7890', '001234567890')
    """

    __slots__ = ()

    def __init__(self, digits: str) -> None:
        if digits.__class__ is not str or len(digits) != LENGTH or not (digits.isascii() and digits.isdigit()):
            raise InvalidRecordError(
                "a certificate number is text of exactly 12 digits, leading zeros included", source=TWELVE_DIGITS
            )
        hold(self, digits)

    @property
    def last_four(self) -> str:
        """The part that may be shown."""
        return self.reveal()[-_SHOWN:]

    def masked(self) -> str:
        """The number with all but its last four digits hidden."""
        whole: str = held(self)
        return _HIDDEN + whole[-_SHOWN:]


def masked(text: str) -> str:
    """Any text with every digit but the last four hidden; of four digits or fewer, all.

    Examples:
        >>> masked("0012 3456 7890"), masked("1.23457E+11"), masked("123")
        ('**** **** 7890', '*.***57E+11', '***')
    """
    digits = sum(each.isdigit() for each in text)
    hidden = digits - _SHOWN if digits > _SHOWN else digits
    shown: list[str] = []
    for each in text:
        hide = each.isdigit() and hidden > 0
        hidden -= each.isdigit()
        shown.append("*" if hide else each)
    return "".join(shown)


def masked_or_none(number: CertificateNumber | None) -> str | None:
    """A number as a report may hold it: all but the last four digits hidden, or None where there is none.

    Examples:
        >>> masked_or_none(parse_certificate_number("000000663968")), masked_or_none(None)
        ('********3968', None)
    """
    return None if number is None else number.masked()


def parse_certificate_number(text: str) -> CertificateNumber:
    """Read a number of twelve digits; spaces, hyphens and a leading apostrophe are left out.

    Nothing is repaired here: a register reader may put lost zeros back and says so when it does.

    Raises:
        ParseError: for anything else, masked, with what a spreadsheet has probably done to it.

    Examples:
        >>> parse_certificate_number("0012 3456 7890").last_four
        '7890'
        >>> parse_certificate_number("1.23457E+11")
        Traceback (most recent call last):
        ...
        safeguarding.errors.ParseError: '*.***57E+11' was rounded by a spreadsheet and its digits are lost; expected the 12 digits of a certificate number, as text
        >>> parse_certificate_number("1234567890")
        Traceback (most recent call last):
        ...
        safeguarding.errors.ParseError: '******7890' has 10 digits, perhaps without its leading zeros; expected the 12 digits of a certificate number, as text
    """
    plain = re.sub(r"[\s\-\u2010-\u2015]", "", text).removeprefix("'") if isinstance(text, str) else ""
    if len(plain) == LENGTH and _ascii_digits(plain):
        return CertificateNumber(plain)
    raise _refusal(text, plain)


def _refusal(text: object, plain: str) -> ParseError:
    if not isinstance(text, str) or not plain:
        shown, reason = described(text), "there is no certificate number"
    elif is_rounded_by_spreadsheet(plain):
        shown = masked(text[:40])
        reason = f"{shown!r} was rounded by a spreadsheet and its digits are lost"
    elif not _ascii_digits(plain):
        # letters may be a name, put into the wrong field
        shown, reason = "", f"a text of {len(text)} signs that are not all digits is no certificate number"
    else:
        shown = masked(text[:40])
        lost = ", perhaps without its leading zeros" if len(plain) < LENGTH else ""
        reason = f"{shown!r} has {len(plain)} digits{lost}"
    return ParseError(reason, remedy=f"expected {_EXPECTED}", found=shown, expected=_EXPECTED)


def is_rounded_by_spreadsheet(text: str) -> bool:
    """Whether a text is a number in scientific notation: 1.23457E+11.

    Examples:
        >>> is_rounded_by_spreadsheet("1.23457E+11"), is_rounded_by_spreadsheet("001234567890")
        (True, False)
    """
    return re.fullmatch(r"\s*[0-9](?:[.,][0-9]{1,20})?[eE]\+?[0-9]{1,3}\s*", text[:60]) is not None


def _ascii_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
