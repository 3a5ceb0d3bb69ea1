"""What a step is claimed to be: so many more, so many per cent or points, a part, doubled, or only up or down."""

from __future__ import annotations

import re

from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.differences import ChangeClaim, DifferenceClaim
from safeguarding.figures.kinds.fractions_in_words import FractionClaim, parse_fraction_in_words
from safeguarding.figures.kinds.ratios import RatioClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.change_wordings import DOWN_NOUN, DOWNWARDS, UP, UP_NOUN, UPWARDS, figure_of, kind_of
from safeguarding.figures.prose.share_wordings import digits_of
from safeguarding.figures.stated import Stated
from safeguarding.figures.words import Direction

_FACTORS = {"doubled": 2, "trebled": 3, "tripled": 3, "quadrupled": 4}


def claim_of(groups: dict[str, str | None], earlier: str, later: str) -> tuple[Claim | None, str]:
    """What the words of a step claim of two figures, and the step as it is said; no claim where they say nothing to check.

    Examples:
        >>> claim_of({"size": "27", "unit": "%", "noun": "increase"}, "265", "318")[1]
        '27% increase'
    """

    def first(*names: str) -> str:
        return next((value for name in names if (value := groups.get(name))), "")

    before, now = figure_of(earlier), figure_of(later)
    word = first("noun", "noun2", "noun3", "verb").casefold()
    way = _way(word)
    size, unit, gap = (
        first("size", "size2", "size3", "vsize"),
        first("unit", "unit2", "unit3", "vunit"),
        first("gap", "gap2"),
    )
    if groups.get("went"):
        return _went(first("went").casefold(), before, now), first("went")
    if groups.get("times"):
        times = first("times")
        return _times(times.casefold(), first("more").casefold(), before, now), times
    if groups.get("part"):
        return _part(first("about"), first("part"), earlier, later, way), first("part")
    if gap:
        if kind_of(earlier):
            return None, gap
        return DifferenceClaim(earlier=before, later=now, difference=gap, direction=way), f"{gap} {word}"
    if "p" in unit and "point" not in unit and "cent" not in unit:
        unit = " points"
    return step_claim(before, now, size=size, unit=unit, way=way), f"{size}{unit} {word}".strip()


def _part(about: str, part: str, earlier: str, later: str, way: Direction | None) -> Claim | None:
    """A step that is said as a part of what there was: "fell by a third, from 57 to 38"."""
    words = " ".join(
        f"{about} {'half' if part.casefold().endswith(' half') else part}".casefold().replace("-", " ").split()
    )
    before, now = figure_of(earlier), figure_of(later)
    gap = now.value - before.value
    if kind_of(earlier) or not gap or abs(gap) > before.value or (gap > 0) is not (way is Direction.UP):
        return None
    if gap.denominator != 1:
        return None
    parse_fraction_in_words(words)
    return FractionClaim(words=words, count=str(abs(gap.numerator)), base=before)


def _went(word: str, before: Stated, now: Stated) -> Claim | None:
    """Only which way it went: wrong where the figures go the other way."""
    up = re.fullmatch(rf"{UP}|go(?:ne|es)? up|lengthened|widened|swollen|swelled|climbed|expanded|crept up", word)
    gap = abs(now.value - before.value)
    if not gap or (now.value > before.value) is (up is not None):
        return None
    digits = f"{gap.numerator}" if gap.denominator == 1 else f"{float(gap):.3f}".rstrip("0")
    mark = "%" if before.is_percentage else ""
    way = Direction.UP if up else Direction.DOWN
    return DifferenceClaim(earlier=before, later=now, difference=f"{digits}{mark}", direction=way)


def _way(word: str) -> Direction | None:
    if re.fullmatch(rf"{UPWARDS}|{UP_NOUN}|uplift|jump|more|higher|above|ahead of", word):
        return Direction.UP
    return (
        Direction.DOWN
        if re.fullmatch(rf"{DOWNWARDS}|{DOWN_NOUN}|dip|fewer|less|lower|below|behind|short of", word)
        else None
    )


def step_claim(
    earlier: Stated, later: Stated, *, size: str, unit: str, way: Direction | None
) -> ChangeClaim | DifferenceClaim | None:
    """A step of so many per cent or points, as a claim; of two percentages, whichever of the two holds."""
    points = DifferenceClaim(earlier=earlier, later=later, difference=f"{digits_of(size)}%", direction=way)
    if "point" in unit:
        return points if earlier.is_percentage else None
    # of two percentages, "7%" may be points or per cent of the first
    if earlier.is_percentage and check(points, CHARITABLE).is_consistent:
        return points
    return ChangeClaim(earlier=earlier, later=later, change=f"{digits_of(size)}%", direction=way)


def _times(word: str, more: str, earlier: Stated, later: Stated) -> Claim | None:
    """Doubled and halved stand for their neighbourhood; what is said before narrows it to one side."""
    ratio = later.value / earlier.value
    exact = 1 / ratio if word == "halved" and ratio else ratio
    factor = 2 if word == "halved" else _FACTORS[word]
    side = {"more than": (factor, None), "just over": (factor, None), "": (factor * 0.85, factor * 1.25)}
    below = {"less than", "nearly", "almost", "just under"}
    key = more.strip()
    low, high = (0.85 * factor if key != "less than" else 0, factor) if key in below else side[key]
    if low <= exact and (high is None or exact <= high):
        return None
    whole, part = (earlier, later) if word == "halved" else (later, earlier)
    return RatioClaim(value=whole, of=part, ratio=f"{factor}.0")
