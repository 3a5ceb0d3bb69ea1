"""The words of a change: that something rose or fell, the figures, and when each was."""

from __future__ import annotations

import re

from safeguarding.figures.stated import Stated

UP = r"rose|risen|rises|rising|increased|increases|increasing|grew|grown|growing|climbed|went up|gone up|came up|jumped|soared|surged|edged up|crept up"
DOWN = r"fell|fallen|falls|falling|decreased|decreases|decreasing|dropped|drops|declined|reduced|went down|gone down|came down|brought down|declining|dropping|slipped|dipped|shrank|shrunk|slumped|plunged|tumbled|edged down"
UP_NOUN, DOWN_NOUN = (
    r"increase|rise|growth|uplift|jump|surge|upturn",
    r"fall|decrease|reduction|drop|decline|dip|downturn|contraction",
)
NOUN = rf"(?:{UP_NOUN}|{DOWN_NOUN})"
FIGURE = r"£?(?:[0-9]{1,3}(?:,[0-9]{3}){1,3}|[0-9]{1,7})(?:\.[0-9]{1,3})?(?:m\b| million\b|%| per cent\b)?(?![\w/:]|[.,-][0-9]|-[a-z]| [0-9])"
PER_CENT = r"(?<![\w.,/])(?:[0-9]{1,3}|[0-9],[0-9]{3})(?:\.[0-9]{1,3})?"
SIGN = r"\s?(?:%|per ?cent\b)"
# in 2015, (2015), in March 2016, last year, a month, children
WHEN = r"(?: [a-z]{3,14}(?=[ ,]))?(?: ?[(]?(?:in|at|by|during|for)? ?(?:the )?(?:[A-Z][a-z]{2,8} )?(?:19|20)[0-9]{2}(?:[-/–][0-9]{2})?[)]?)?"

# with others left in, the figures would be others
LEFT_OUT = re.compile(
    r"\b(?:if|unless|excluding|except|left out|leaving out|not counting|allowing|adjusted|in the (?:plan|forecast|budget))\b"
)

_ROUND = 1_000


def kind_of(figure: str) -> str:
    """What a figure is of, by its signs: "%", "£", "£m"; empty for a plain number.

    Examples:
        >>> kind_of("£1.2 million"), kind_of("45 per cent"), kind_of("1,200")
        ('£m', '%', '')
    """
    return re.sub(r"[0-9.,]", "", figure).strip().replace("per cent", "%").replace("million", "m").replace(" ", "")


def figure_of(text: str) -> Stated:
    """A figure; thousands that end in 00 may have been rounded to hundreds."""
    plain = text.replace("£", "").replace(" million", "").rstrip("m").replace(" per cent", "%").strip()
    digits = plain.replace(",", "")
    if digits.isdigit() and int(digits) >= _ROUND and digits.endswith("00"):
        return Stated(plain, to_nearest=100)
    return Stated(plain)
