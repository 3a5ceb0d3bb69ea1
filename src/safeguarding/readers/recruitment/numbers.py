"""The cells of certificates' numbers, which hold words as well."""

from __future__ import annotations

import re

from safeguarding.faults import Severity
from safeguarding.readers.recruitment.cells import INITIALS, NO, NOT_MADE_OUT, NOT_REQUIRED, YES
from safeguarding.tables.row_readers import Cells
from safeguarding.tables.words import plain_text, plain_words

FEWEST_DIGITS = 9
"""How many digits the number of a certificate has at the least."""

_NO_CERTIFICATE_OF_OURS = re.compile(
    r"\b(?:portable|agency|adults?|transfer\w*|previous\w*|other|former|update service|await\w*|pending|applied|lost|not"
    r"|none|expired|elsewhere)\b"
)


def number(cells: Cells, field: str) -> str:
    """A certificate's number; words that put the certificate in doubt are reported, and others that are no number."""
    text = cells.text(field)
    plain = plain_words(text)
    if sum(map(str.isdigit, text)) >= FEWEST_DIGITS or not any(map(str.isalpha, text)) or plain == NOT_MADE_OUT:
        return text
    if is_in_doubt(text):
        cells.report(field, "words in place of the number of a certificate", "the certificate is taken as unknown")
    elif plain_text(text) not in {*YES, *NO, *NOT_REQUIRED} and not INITIALS.fullmatch(text.strip()):
        cells.report(field, "no number of a certificate", "not read", Severity.WARNING)
    return text


def is_in_doubt(text: str) -> bool:
    """Whether the words in place of a certificate's number leave open whether there is one of this employer's.

    Examples:
        >>> [is_in_doubt(each) for each in ("Portable DBS", "held by agency", "Adult workforce", "see file", "CRB 12345")]
        [True, True, True, False, False]
    """
    return sum(map(str.isdigit, text)) < FEWEST_DIGITS and bool(_NO_CERTIFICATE_OF_OURS.search(plain_words(text)))
