"""A fraction in words as a figure beside percentages: "has fallen to a third, from 41%", "two thirds, above the average of 58%".

It is taken as a roughly rounded percentage, since a third may be anything from 28 to 38%.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from safeguarding.figures.kinds.fractions_in_words import parse_fraction_in_words
from safeguarding.figures.prose.quantities import Quantity

_ABOUT = r"(?:(?P<about>about|around|nearly|almost|just over|just under|some|roughly|approximately) )?"
_PART = r"(?:(?P<part>(?:an?|one) (?:third|quarter|fifth)|(?:two|three|four)[ -](?:thirds|quarters|fifths)|half))"
_FRACTION = re.compile(
    rf"(?<![\w-])(?<!by )(?<!over )(?<!under )(?<!than )(?<!first )(?<!second )(?<!other )(?<!last )(?<!latter )(?<!per )(?<!each )(?<!every )(?<!in )(?<!least )(?<!most )(?<!within )(?<!the )(?<!another )(?<!and )(?<!to )(?<!of ){_ABOUT}{_PART}(?![\w-])"
    r"(?! (?:of (?:what|its?|their|that|those|these|the (?:[0-9]|level|number|figure|cost|rate|previous|original|amount|total|time|way|year|sum|price|average)|£|all in|last|(?:19|20)[0-9])|as |a |an |years?|terms?|days?|hours?|later|ago|earlier|time|way|before|after|more|less|fewer|again|higher|lower|the ))",
    re.IGNORECASE,
)
_MOVED_TO = re.compile(
    rf"(?<=[a-z] to ){_ABOUT}{_PART}(?=[.,;)]|\Z| (?:of (?:all|[a-z]+s\b|children|people)|in (?:the|(?:19|20)[0-9])|by|this|at|now|are|were|were)\b)",
    re.IGNORECASE,
)
_ROUGHLY = {Fraction(1, 4): (25, 5), Fraction(3, 4): (75, 5), Fraction(1, 3): (33, 11), Fraction(2, 3): (66, 11)}


def fraction_levels(text: str) -> Iterator[Quantity]:
    """The fractions of a text that may be set beside percentages.

    Examples:
        >>> [(each.text, each.unit) for each in fraction_levels("Two thirds of them are at work; it fell by a third in a quarter.")]
        [('66%', '%')]
    """
    for pattern in (_FRACTION, _MOVED_TO):
        for match in pattern.finditer(text):
            part = match["part"].casefold().replace("-", " ")
            share = parse_fraction_in_words(part).fraction
            number, nearest = _ROUGHLY.get(share, (round(100 * share), 10))
            yield Quantity(f"{number}%", "%", *match.span(), to_nearest=nearest)
