"""The steps of a text: by so much, by a part, to so many times, or only which way; and what each claims of two figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.claims import Claim
from safeguarding.figures.kinds.differences import DifferenceClaim
from safeguarding.figures.kinds.ratios import RatioClaim
from safeguarding.figures.prose import paired_wordings as wordings
from safeguarding.figures.prose.change_claims import claim_of, step_claim
from safeguarding.figures.prose.change_wordings import figure_of
from safeguarding.figures.prose.quantities import Quantity
from safeguarding.figures.stated import Stated
from safeguarding.figures.words import Direction
from safeguarding.records import Record

_ROOM = 0.15


@attrs.frozen
class StatedStep(Record):
    """What is said to have changed: by so much, by a part, to so many times, or only which way; and where it stands."""

    start: int
    end: int
    way: Direction | None = None
    size: Quantity | None = None
    said: re.Match[str] | None = None
    is_about: bool = False


def way_of(match: re.Match[str]) -> Direction | None:
    """Which way the words of a step go, by the names of their groups."""
    names = {name[:2] for name, value in match.groupdict().items() if value}
    return Direction.UP if "up" in names else Direction.DOWN if "do" in names else None


def sized_step(plain: str, quantity: Quantity) -> StatedStep | None:
    """The step that a figure is the size of; None where it is none."""
    before, after = plain[max(quantity.start - 60, 0) : quantity.start], plain[quantity.end : quantity.end + 40]
    match = wordings.STEP_BEFORE.search(before)
    if match is not None:
        start = quantity.start - len(before) + match.start()
        return StatedStep(start, quantity.end, way_of(match), quantity, is_about=bool(match["about"]))
    match = wordings.STEP_AFTER.match(after)
    is_about = wordings.ABOUT_BEFORE.search(before) is not None
    if match is not None:
        return StatedStep(quantity.start, quantity.end + match.end(), way_of(match), quantity, is_about=is_about)
    is_points = quantity.unit == "point"
    return StatedStep(quantity.start, quantity.end, None, quantity, is_about=is_about) if is_points else None


def unsized_steps(plain: str, sized: Sequence[StatedStep]) -> Iterator[StatedStep]:
    """Steps said as a part or as so many times, and words that only say which way."""
    said = [
        *(StatedStep(*match.span(), way_of(match), said=match) for match in wordings.PART.finditer(plain)),
        *(StatedStep(*match.span(), Direction.UP, said=match) for match in wordings.TIMES.finditer(plain)),
    ]
    yield from said
    for match in wordings.WAY.finditer(plain):
        if not any(step.start <= match.start() < step.end for step in (*sized, *said)):
            yield StatedStep(*match.span(), way_of(match))


def claim_of_step(step: StatedStep, earlier: Quantity, later: Quantity) -> Claim | None:
    """What a step says of two figures; None where it says nothing that can be wrong."""
    before, now = figure_of(earlier.text), figure_of(later.text)
    gap = now.value - before.value
    if not before.value or not now.value or not (gap or step.said or step.size):
        return None
    if step.said is not None:
        return _told(step.said, before, now, step.way)
    if step.size is None:
        digits = f"{float(abs(gap)):.3f}".rstrip("0").rstrip(".") + "%" * before.is_percentage
        return DifferenceClaim(earlier=before, later=now, difference=digits, direction=step.way)
    stated = step.size
    if step.is_about:
        of = before.value / 100 if stated.unit == "%" and not before.is_percentage else 1
        apart = abs(gap / of) - stated.value
        goes = step.way is None or (gap > 0) is (step.way is Direction.UP)
        if goes and (abs(apart) <= _ROOM * stated.value + 1 or apart > 0):
            return None
    if stated.unit in ("%", "point"):
        size = stated.text.rstrip("%")
        return step_claim(before, now, size=size, unit=stated.unit, way=step.way)
    return DifferenceClaim(earlier=before, later=now, difference=stated.text, direction=step.way)


def _told(said: re.Match[str], before: Stated, now: Stated, way: Direction | None) -> Claim | None:
    """A step said as a part of what there was, or as so many times it; each stands for its neighbourhood."""
    groups = said.groupdict()
    if groups.get("part"):
        parts = {
            "part": groups["part"],
            "about": (groups["about"] or "").strip(),
            "verb": "rose" if way is Direction.UP else "fell",
        }
        if parts["about"] not in (
            "",
            "about",
            "around",
            "nearly",
            "almost",
            "over",
            "more than",
            "just over",
            "just under",
        ):
            return None
        return claim_of(parts, before.text, now.text)[0]
    word = (groups["word"] or groups["factor"] or groups["many"]).casefold()
    factor = wordings.FACTORS.get(word) or int(word)
    whole, part = (before, now) if word in ("halved", "half") else (now, before)
    ratio, more = whole.value / part.value, (groups["more"] or "").casefold().strip()
    high = factor + (re.search(r"times (?:more|higher|greater|larger)", said[0]) is not None)
    low, most = 0.8 * factor, 1.25 * high
    if more in ("more than", "over", "at least", "just over"):
        low, most = 0.98 * factor, most if more == "just over" else 10 * high
    elif more in ("less than", "nearly", "almost", "just under"):
        low, most = (0 if more == "less than" else low), 1.02 * high
    return None if low <= ratio <= most else RatioClaim(value=whole, of=part, ratio=f"{factor:.1f}")
