"""Words that stand in any table's cells and are no value: nothing, not known yet, a total, a note."""

from __future__ import annotations

import re

PLAIN_YES, PLAIN_NO = frozenset({"yes", "y", "true", "1"}), frozenset({"no", "n", "false", "0"})
"""Yes and no in whatever table; a reader adds what its own tables say instead."""
TICKS, CROSSES = frozenset("✓✔"), frozenset("✗✘")
_NOTHING = frozenset({"", "-", "--", "–", ".", "n/a", "na", "n.a.", "none", "nil", "null", "nan", "not applicable"})
_PENDING = frozenset(
    {
        *("tbc", "tba", "t.b.c.", "pending", "awaiting", "awaited", "in progress", "ongoing", "to follow"),
        *("applied", "applied for", "to be confirmed", "?", "unknown", "not known", "missing"),
    }
)
_TOTAL = re.compile(
    r"(?:(?:grand|sub|overall) ?)?totals?"
    r"(?: (?:number of )?(?:actions|answers|authorities|inspections|people|records|recommendations|responses|rows|staff))?"
)
_SUMMARY = re.compile(
    r"(?:(?:grand|sub|overall)[ \-]?)?totals?\b|(?:count|sum|average)\b(?! of)"
    r"|(?:count|number|no\.?) of (?:all )?(?:staff|people|employees|records|rows|checks|volunteers|governors)\b"
    r"|end of (?:report|list|register)\b|page [0-9]|last (?:updated|reviewed|amended|checked|refreshed)\b|updated (?:on|by)\b"
    r"|signed(?: off| by)?\b(?:[: ]|$)|(?:checked|verified|audited|approved|inspected|authorised) by\b|(?:report |data |list )?(?:run|printed|exported|generated|produced|prepared|extracted"
    r"|created|compiled|completed) (?:by|on|at|from)\b|report (?:date|run|parameters|filters?)\b|data as at\b|as at\b"
    r"|(?:date|notes?|key|source|prepared by|reviewed by|filters?|parameters)\s*:|(?:oldest|newest|earliest|latest|minimum"
    r"|maximum)\b(?:[: ]|$)|n\.?b\.?:? (?:all|please|the|dates?|this|these|figures|where|any)\b|confidential\b"
    r"|official(?:[ -]sensitive)?\b|(?<!\*)\*++ ?(?:end|note)"
)
_EXAMPLE = re.compile(r"e\.? ?g\b\.?|(?:an? )?(?:example|sample)\b|for example\b|template\b")
_PUNCTUATION = re.compile(r"[\W_]+")


def plain_text(cell: str) -> str:
    r"""A cell's text without byte-order marks, zero-width signs, odd spaces and capitals.

    Examples:
        >>> plain_text("\ufeff 19\xa0Sep  2014 ")
        '19 sep 2014'
    """
    return " ".join(cell.replace("\ufeff", "").replace("\u200b", "").casefold().split())


def plain_words(cell: str) -> str:
    """A cell's words in lower case, punctuation as single spaces.

    Examples:
        >>> plain_words("Complete - awaiting sign-off")
        'complete awaiting sign off'
    """
    return _PUNCTUATION.sub(" ", cell.casefold()).strip()


def is_nothing(cell: str) -> bool:
    """Whether a cell says that there is nothing.

    Examples:
        >>> is_nothing("N/A"), is_nothing("TBC")
        (True, False)
    """
    return cell in _NOTHING or plain_text(cell) in _NOTHING


def is_pending(cell: str) -> bool:
    """Whether a cell says that something is not known yet.

    Examples:
        >>> is_pending("TBC"), is_pending("N/A")
        (True, False)
    """
    return plain_text(cell) in _PENDING


def is_unsaid(cell: str) -> bool:
    """Whether a cell says that there is nothing, or nothing yet: it is no name, no number and no state.

    Examples:
        >>> is_unsaid("TBC"), is_unsaid("n/a"), is_unsaid("0042")
        (True, True, False)
    """
    return is_nothing(cell) or is_pending(cell)


def is_total(cell: str) -> bool:
    """Whether a cell says "total", and nothing else.

    Examples:
        >>> is_total("Overall total:"), is_total("Total number of actions"), is_total("Total Respect training")
        (True, True, False)
    """
    return _TOTAL.fullmatch(plain_words(cell)) is not None


def begins_summary(cell: str) -> bool:
    """Whether a cell begins as a total or a note does: for tables whose first cells are references and names.

    Examples:
        >>> begins_summary("Total staff: 45"), begins_summary("End of report"), begins_summary("S0042")
        (True, True, False)
    """
    return _SUMMARY.match(plain_text(cell)) is not None


def is_example(cell: str) -> bool:
    """Whether a cell begins as a template's example does.

    Examples:
        >>> is_example("e.g. 12345"), is_example("Example person"), is_example("EG12"), is_example("S0042")
        (True, True, False, False)
    """
    return _EXAMPLE.match(plain_text(cell)) is not None
