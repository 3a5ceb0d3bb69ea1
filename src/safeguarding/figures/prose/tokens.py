"""The pieces that claims are recognised by. Every pattern is bounded, so that no text takes long to read."""

from __future__ import annotations

import re

from safeguarding.figures.stated import SHORT_NUMBER_WORDS

COUNT = r"(?<![\w.,/£$€+−–-])(?<![0-9] )(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,7})(?![\w%]|[.,/][0-9]| [0-9])"
"""A whole number that stands alone: no part of a word, a date, a price or a decimal, and no rest of split digits."""

PERCENTAGE = r"(?<![\w.,/+−-])(?<![0-9] )[0-9]{1,3}(?:\.[0-9]{1,4})?\s?(?:%|per ?cent\b)"
"""A percentage with its sign."""

ABOUT = r"(?:(?:only|just|just over|just under|nearly|almost|about|around|over|under|some|roughly|approximately|more than|fewer than|less than|at least|up to|an estimated) )?"
"""What may stand before a figure and makes it no other."""

_MOST_WORDS = "|".join(sorted(SHORT_NUMBER_WORDS, key=len, reverse=True))
ANY_NUMBER_WORD = rf"(?:{_MOST_WORDS})"
"""A number in words, up to twenty, wherever it stands."""

NUMBER_WORD = rf"(?:(?<!hundred and )(?<!thousand and )(?<!hundred )(?<!thousand )(?:{_MOST_WORDS})(?! (?:hundred|thousand|million)\b))"
"""A number in words, up to twenty, that is no part of a larger one: "one hundred and twelve"."""

YEARS = range(1900, 2100)

# a number after one of these is a name or a label, not a count
_LABELS = frozenset(
    [
        "fig",
        "figure",
        "figures",
        "table",
        "section",
        "sections",
        "page",
        "pages",
        "p",
        "pp",
        "paragraph",
        "para",
        "appendix",
        "annex",
        "chapter",
        "question",
        "q",
        "year",
        "years",
        "stage",
        "ks",
        "recommendation",
        "rec",
        "phase",
        "item",
        "note",
        "band",
        "grade",
        "age",
        "ages",
        "aged",
        "rank",
        "ranks",
        "ranked",
        "ranking",
        "came",
        "position",
        "placed",
        "rated",
        "score",
        "scored",
        "week",
        "month",
        "day",
        "part",
        "no",
        "number",
        "ref",
        "regulation",
        "reg",
        "act",
        "clause",
        "step",
        "level",
        "version",
        "tier",
        "ward",
        "room",
        "line",
        "form",
        "schedule",
        "article",
    ]
)
# a number after one of these is not exact, or is a step rather than a count
_INEXACT = frozenset(
    [
        "about",
        "around",
        "approximately",
        "roughly",
        "circa",
        "c",
        "ca",
        "over",
        "nearly",
        "almost",
        "some",
        "under",
        "by",
        "another",
        "further",
        "additional",
        "extra",
        "exceeding",
        "estimated",
        "least",
        "most",
        "to",
        "than",
    ]
)
_STEPS = frozenset(
    ["increase", "rise", "fall", "decrease", "reduction", "drop", "difference", "change", "growth", "gain", "loss"]
)
_MORE_OR_LESS = frozenset(
    ["more", "fewer", "less", "higher", "lower", "up", "down", "increase", "decrease", "rise", "fall", "reduction"]
)

# "completed by 46 of the staff": by whom, and no step
_DONE = frozenset(
    """
    completed attended answered returned used signed made seen chosen named raised reported supported led visited accessed
    received read reviewed agreed given attained passed taken provided signed
    """.split()  # noqa: SIM905  a list of words reads as one
)

_TIMES = frozenset(["year", "month", "week", "day", "stage", "phase"])
_POINTING = frozenset(["the", "this", "that", "each", "every", "last", "first", "same"])

_LAST_WORDS = re.compile(r"[A-Za-z]+")


def words_before(text: str, offset: int, count: int = 3) -> list[str]:
    """The last words before a place in a text, in lower case, the nearest first.

    Examples:
        >>> words_before("Of the last 35", 12)
        ['last', 'the', 'of']
    """
    return [word.casefold() for word in reversed(_LAST_WORDS.findall(text[max(offset - 60, 0) : offset])[-count:])]


def word_after(text: str, offset: int) -> str:
    """The first word after a place in a text, in lower case; empty where something else follows.

    Examples:
        >>> word_after("39 (28%) more", 8)
        'more'
    """
    match = re.match(r"\s*([A-Za-z]+)", text[offset : offset + 40])
    return match[1].casefold() if match else ""


# <5, > 60, ~50: a bound or an estimate
_BOUNDED = re.compile(r"[<>≤≥~≈±] ?\Z")


def is_count_here(text: str, start: int, digits: str) -> bool:
    """Whether a number is surely a count: whole, no year, no label's number, no approximation, no step.

    Examples:
        >>> is_count_here("see Table 3 (24%)", 10, "3"), is_count_here("of whom 3 (24%)", 8, "3")
        (False, True)
        >>> is_count_here("of whom 2.5 (24%)", 8, "2.5")
        False
    """
    if (
        "." in digits
        or ("," not in digits and int(digits) in YEARS)
        or _BOUNDED.search(text[max(start - 2, 0) : start])
    ):
        return False
    before = [word for word in words_before(text, start, 5) if word not in ("only", "just")]
    # the nearest word counts only where nothing but spaces stands between
    nearest = before[0] if before and re.search(r"[A-Za-z]\.?\s*\Z", text[max(start - 4, 0) : start]) else ""
    # "during the year 312 of them": the year, not a year with a number
    is_label = nearest in _LABELS and not (nearest in _TIMES and _POINTING.intersection(before[1:3]))
    is_by_whom = nearest == "by" and before[1:2] and before[1] in _DONE
    # some 129 of them: no round number
    is_exact_some = nearest == "some" and digits[-1] not in "05"
    if is_label or (nearest in _INEXACT and not (is_by_whom or is_exact_some)):
        return False
    return not (nearest == "of" and len(before) > 1 and before[1] in _STEPS)


def is_step_after(text: str, end: int) -> bool:
    """Whether what follows a figure makes it a step: "39 (28%) more".

    Examples:
        >>> is_step_after("39 (28%) more", 8)
        True
    """
    return word_after(text, end) in _MORE_OR_LESS
