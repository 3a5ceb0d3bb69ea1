"""The longest time and the limit that it kept or broke.

"Fourteen have exceeded the limit of 16 weeks, the worst taking nine months": the worst of those that broke a limit broke it too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from safeguarding.figures.prose.change_wordings import figure_of
from safeguarding.figures.prose.direction_phrases import direction_claim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import LONGEST_PASSAGE
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.quantities import Quantity, quantities_in
from safeguarding.figures.words import Direction

# those that broke a limit, and the worst of them
_BROKEN = re.compile(
    r"\b(?:exceed(?:s|ed|ing)?|over|beyond|outside|longer than|more than|past|in excess of|breach(?:ed|ing)?|missed)(?: (?:the|this|that|its|their|a|an|statutory|required|national|local|expected|target|limit|timescale|deadline|standard|of|maximum)){0,5} \Z",
    re.IGNORECASE,
)
_BROKEN_THIS = re.compile(
    r"\b(?:exceed(?:s|ed|ing)?|over|beyond|outside|breach(?:ed|ing)?|missed) (?:this|that) (?:timescale|limit|target|standard|deadline|period|time)\b",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"(?<!nearly )(?<!almost )(?<!not )(?<!virtually )\b(?:all(?! but)|each|every(?:one)?|none|no(?: one| [a-z]+)?)\b[^.;:0-9]{0,60}?\b(?P<how>within|in (?:less|under|fewer) than|under|inside|longer than|more than|over|beyond)(?: (?:the|a|statutory|required|limit|target|timescale|of)){0,4} \Z",
    re.IGNORECASE,
)
_WORST = re.compile(
    r"\b(?:the|its|their|our) (?:(?:single )?(?:worst|longest|slowest|latest|oldest))(?: (?:case|example|one|wait|delay|assessment|time|being|child|family|had|of (?:them|these|those|which|all))){0,3}(?:,? (?:being|was|is|took|taking|takes|waited|waiting|lasted|lasting|at|of|had taken|had waited|has taken|open for|stood at)){1,2}(?: (?:as long as|some|just|only|for|at)){0,2} \Z",
    re.IGNORECASE,
)
_WORST_WORD = re.compile(r"\b(?:worst|longest|slowest|latest|oldest)\b", re.IGNORECASE)
_DAYS: dict[str, Fraction] = {
    **{unit: Fraction(days) for unit, days in {"day": 1, "week": 7, "month": 30, "year": 365}.items()},
    "hour": Fraction(1, 24),
}
# the longest being 3 days over: what is beyond the limit, and no time of its own
_OVER = re.compile(r" (?:over|late|overdue|beyond|past|too (?:late|long)|longer|more|after)\b")
_LONGEST = 400


def longest_times_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every longest time with its limit.

    Examples:
        >>> text = "Four exceeded the limit of 16 weeks, the longest taking nine weeks."
        >>> [each.taken for each in longest_times_in([Passage(text=text)])]
        [('16 weeks as the limit', 'nine weeks as the longest')]
    """
    for passage in passages:
        if passage.kind is not PassageKind.TABLE and len(passage.text) < LONGEST_PASSAGE:
            yield from _worst(passage)


def _worst(passage: Passage) -> Iterator[FoundClaim]:
    """The longest time of a sentence, beside the limit there that it is said to have broken or kept."""
    text = passage.text
    if _WORST_WORD.search(text) is None:
        return
    times = [each for each in quantities_in(text) if each.unit in _DAYS]
    before: tuple[int, int] | None = None
    for span in sentence_spans(text, longest=_LONGEST):
        own = [each for each in times if span[0] <= each.start < span[1]]
        worst = [each for each in own if _WORST.search(text, span[0], each.start)]
        limits = [each for each in own if each not in worst]
        earlier = [each for each in times if before is not None and before[0] <= each.start < before[1]]
        lead = "" if before is None else text[before[0] : before[1]]
        before = span
        if len(worst) != 1 or (
            _OVER.match(text, worst[0].end) and not any(_OVER.match(text, each.end) for each in limits)
        ):
            continue
        if not limits and len(earlier) == 1 and _BROKEN_THIS.search(text, *span):
            yield from _limited(passage, earlier[0], worst[0], Direction.UP)
        elif not limits and len(earlier) == 1 and lead.endswith(";"):
            way = _way(text[span[0] - len(lead) - 1 : earlier[0].start])
            yield from _limited(passage, earlier[0], worst[0], way) if way else ()
        elif len(limits) == 1 and limits[0].end <= worst[0].start:
            way = _way(text[span[0] : limits[0].start])
            yield from _limited(passage, limits[0], worst[0], way) if way else ()


def _way(lead: str) -> Direction | None:
    """On which side of a limit the longest must lie: beyond it where some broke it, within it where all kept it."""
    if re.search(r"\b(?:should|must|would|will|aim\w*|target is|required to be|need\w*|expected)\b", lead):
        return None
    kept = _KEPT.search(lead)
    if kept is not None:
        is_none = re.match(r"no", kept[0], re.IGNORECASE)
        is_within = re.match(r"within|in |under|inside", kept["how"], re.IGNORECASE)
        return Direction.DOWN if bool(is_none) is not bool(is_within) else None
    return Direction.UP if _BROKEN.search(lead) and not re.search(r"\b(?:no|none|not)\b", lead) else None


def _limited(passage: Passage, limit: Quantity, worst: Quantity, way: Direction) -> Iterator[FoundClaim]:
    text, place = passage.text, passage.place_of(worst.start)
    is_working = ["working" in text[each.start : each.end] for each in (limit, worst)]
    one, other = (each.value * _DAYS[each.unit] for each in (limit, worst))
    is_alike = limit.unit == worst.unit
    if is_working[0] is not is_working[1] and not (is_working[0] and way is Direction.UP):
        return
    # a month has 28 to 31 days
    is_wrong = (other < one) if way is Direction.UP else (other > one)
    if not is_wrong or (not is_alike and abs(one - other) * 10 < one):
        return
    figures = (
        [each.stated for each in (limit, worst)] if is_alike else [figure_of(str(int(each))) for each in (one, other)]
    )
    claim = direction_claim(figures[0], figures[1], way)
    span = min(limit.start, worst.start), max(limit.end, worst.end)
    taken = f"{text[limit.start : limit.end]} as the limit", f"{text[worst.start : worst.end]} as the longest"
    yield from found_in(passage, span, claim, *taken, place=place)
