"""A figure beside that of others, of a threshold or of the year before: lower than, matches, within, exceeds, rose to.

The words of comparison must be followed by who is compared and by their figure, or their figures one after the other. Ours is
the only figure in that unit before those words in the sentence, or, where the sentence only points ("This is lower than"), the
only one of the sentence before; of "from 675 to 630 days" the later one. Better and worse are read where large or small is
plainly good. More than one figure that might be meant, another measure or a doubt means silence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.claims import Claim
from safeguarding.figures.kinds.repeats import RepeatClaim
from safeguarding.figures.prose import beside_wordings as wordings
from safeguarding.figures.prose.direction_phrases import direction_claim
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import LONGEST_PASSAGE
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.quantities import Quantity, quantities_in
from safeguarding.figures.prose.things import names_another_thing, stem, stems_in
from safeguarding.figures.words import Direction
from safeguarding.records import Record

_LONGEST = 420


@attrs.frozen
class _Said(Record):
    """A word of comparison, and the figures that ours is set beside."""

    word: re.Match[str]
    references: Sequence[Quantity]


def beside_levels_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every figure that is said to lie above, below or at that of others.

    Examples:
        >>> text = "Adopted children waited 630 days. This is lower than the England average of 628 days."
        >>> [each.taken for each in beside_levels_in([Passage(text=text)])]
        [('630 as the figure', '628 as what it is set beside', '“lower than” between them')]
    """
    for passage in passages:
        text = passage.text
        if passage.kind is PassageKind.TABLE or len(text) >= LONGEST_PASSAGE or not wordings.WORD.search(text):
            continue
        quantities = [each for each in quantities_in(text) if not wordings.AVERAGED.match(text, each.end)]
        before: tuple[int, int] | None = None
        for span in sentence_spans(text, longest=_LONGEST):
            yield from _in_sentence(passage, quantities, span, before)
            before = span


def _in_sentence(
    passage: Passage, quantities: Sequence[Quantity], span: tuple[int, int], before: tuple[int, int] | None
) -> Iterator[FoundClaim]:
    """What a sentence says; of what is said on, with "and" or "but", ours is the same figure."""
    text, last = passage.text, None
    for word in wordings.WORD.finditer(text, *span):
        said = _Said(word, _references(text, [each for each in quantities if word.end() <= each.start < span[1]], word))
        if not said.references:
            continue
        is_continued = last is not None and wordings.CONTINUED.fullmatch(text, last[1], word.start())
        ours = last[0] if last is not None and is_continued else _ours(text, quantities, said, span, before)
        if ours is None or ours.unit != said.references[0].unit:
            continue
        end = said.references[-1].end
        words = text[span[0] if before is None or span[0] <= ours.start else before[0] : end]
        if wordings.DOUBT.search(words) or wordings.DOUBT_AFTER.match(text, end):
            continue
        if word["rose"] is not None and _is_of_another(text, ours, said.references[0]):
            continue
        last = ours, end
        for reference in said.references:
            yield from _found(passage, word, ours, reference, words=words)


def _references(text: str, after: Sequence[Quantity], word: re.Match[str]) -> list[Quantity]:
    """The figures that follow a word of comparison one after the other, all in one unit."""
    found: list[Quantity] = []
    end = word.end()
    for each in after:
        if not any(joint.fullmatch(text, end, each.start) for joint in _joints(word, is_first=not found)):
            break
        if word["within"] and not wordings.NAMED_AFTER.match(text, each.end):
            break
        found.append(each)
        end = each.end
    units = {each.unit for each in found if each.unit}
    if len(units) > 1 or any(wordings.NO_LEVEL.match(text, each.end) for each in found):
        return []
    unit = units.pop() if units else ""
    return [attrs.evolve(each, unit=unit) for each in found]


def _joints(word: re.Match[str], *, is_first: bool) -> tuple[re.Pattern[str], ...]:
    """What may stand between a word of comparison and a figure."""
    is_single = word["rose"] or word["within"] or word["same"] or word["improvement"]
    if not is_first:
        return () if is_single else (wordings.TO_ANOTHER,)
    if word["rose"] or word["within"]:
        return (wordings.TO_ITS_LEVEL if word["rose"] else wordings.TO_LIMIT,)
    return (wordings.TO_REFERENCE, wordings.TO_THE_PAST) if word["improvement"] else (wordings.TO_REFERENCE,)


def _ours(
    text: str,
    quantities: Sequence[Quantity],
    said: _Said,
    span: tuple[int, int],
    before: tuple[int, int] | None,
) -> Quantity | None:
    """The one figure that is compared, in the sentence or in the one before; None where several may be meant."""
    unit, word = said.references[0].unit, said.word
    if not unit and not word["rose"]:
        return None  # what is counted here and in all England is not set side by side
    lead = text[span[0] : word.start()]
    found = _levels(text, quantities, unit, (span[0], word.start()))
    own = [
        each for each in found if not re.search(r"\bfrom (?:[a-z]+ )?\Z", text[max(each.start - 24, 0) : each.start])
    ]
    between = wordings.BETWEEN.fullmatch(text, own[0].end, word.start()) if len(own) == 1 else None
    if between is not None:
        of = between["of"] + ("," if text.startswith(",", between.end("of")) else "")
        is_other = wordings.EARLIER.search(text[span[0] : own[0].start]) and not word["rose"]
        is_step = wordings.STEP.fullmatch(text, own[0].end, word.start())
        return None if is_other or is_step or wordings.OTHERS.search(of) else own[0]
    # "while it has improved from 245, this is lower than": what this is was said before
    pointer = re.split(r"[,–] ", lead)[-1] if found else lead
    is_pointing = wordings.POINTING.fullmatch(pointer) or (word["rose"] and not pointer)
    if own or before is None or not is_pointing:
        return None
    theirs = _levels(text, quantities, unit, before)
    is_bare = not unit and any(before[0] <= each.start < before[1] and each.unit for each in quantities)
    return theirs[0] if len(theirs) == 1 and not is_bare else None


def _levels(text: str, quantities: Sequence[Quantity], unit: str, span: tuple[int, int]) -> list[Quantity]:
    """The figures of a unit in a stretch; of "from 675 to 630 days" the later one alone; an inexact one leaves two."""
    inside = [each for each in quantities if span[0] <= each.start < span[1]]
    levels = [each for each in inside if each.unit == unit]
    if len(levels) == 2 and wordings.FROM_TO.fullmatch(text, levels[0].end, levels[1].start):  # noqa: PLR2004
        is_from = re.search(r"\bfrom (?:[a-z]+ )?\Z", text[max(levels[0].start - 24, 0) : levels[0].start])
        levels = levels[1:] if is_from else levels
    is_inexact = any(
        wordings.INEXACT.search(text[max(each.start - 30, 0) : each.start])
        or wordings.RANGE.search(text[max(each.start - 14, 0) : each.start])
        or wordings.NO_LEVEL.match(text, each.end)
        for each in levels
    )
    return [] if is_inexact and len(levels) == 1 else levels


def _is_of_another(text: str, ours: Quantity, later: Quantity) -> bool:
    """Whether what something rose to is of other things, or of an earlier time, than the figure before."""
    known = stems_in(text[max(ours.start - _LONGEST, 0) : later.start])
    time = wordings.AT_A_TIME.match(text, later.end)
    is_share = not ours.unit and wordings.SHARE.search(text[max(later.start - 60, 0) : later.start])
    years = [[int(each[0]) for each in wordings.YEAR.finditer(text, one.end, one.end + 60)] for one in (ours, later)]
    return bool(
        time is None
        or (time["thing"] and stem(time["thing"]) not in known)
        or is_share
        or names_another_thing(text[later.end : later.end + 60], known)
        or wordings.NOT_LAST.match(text, later.end)
        or (years[0] and years[1] and years[1][0] <= years[0][0])
    )


def _found(
    passage: Passage, word: re.Match[str], ours: Quantity, reference: Quantity, *, words: str
) -> Iterator[FoundClaim]:
    start, end = min(ours.start, word.start()), reference.end
    place = passage.place_of(start)
    later, earlier = (reference, ours) if word["rose"] is not None else (ours, reference)
    claim = _claim(word, later, earlier, words, str(place))
    if claim is not None:
        yield FoundClaim(
            claim=claim,
            place=place,
            quote=fragment(passage.text[start:end]),
            taken=(
                f"{later.text} as the figure",
                f"{earlier.text} as what it is set beside",
                f"“{word[0]}” between them",
            ),
            sentence=marked(passage.text, (start, end)),
        )


def _claim(word: re.Match[str], later: Quantity, earlier: Quantity, words: str, where: str) -> Claim | None:
    """What a word of comparison says of two figures; None where it says nothing that can be wrong."""
    if word["same"]:
        return RepeatClaim(figures=(later.stated, earlier.stated), where=where)
    way = _way(word, later.unit, words)
    if way is None or (later.value == earlier.value and (word["within"] or word["rose"])):
        return None
    return direction_claim(earlier.stated, later.stated, way, where)


def _way(word: re.Match[str], unit: str, words: str) -> Direction | None:
    """On which side of the other a figure is said to lie; better and worse only where the words say which is good."""
    is_time, is_high = unit in wordings.TIMES, unit == "%" and wordings.HIGH_IS_GOOD.search(words) is not None
    if word["up"] or word["down"]:
        if not (is_high or word["still"]) and _is_place(word, words, is_time=is_time):
            return None
        return Direction.UP if word["up"] else Direction.DOWN
    if word["rose"]:
        return Direction.UP if word["grew"] else Direction.DOWN
    if word["within"] or word["longer"] or word["shorter"]:
        way = Direction.UP if word["longer"] else Direction.DOWN
        return way if is_time else None
    is_low = bool(wordings.LOW_IS_GOOD.search(words) or (is_time and wordings.WAIT.search(words)))
    if is_low is is_high or wordings.TURNED.search(words):
        return None
    return Direction.DOWN if is_low is bool(word["better"]) else Direction.UP


def _is_place(word: re.Match[str], words: str, *, is_time: bool) -> bool:
    """Whether above and below may speak of how well one did: performance below a target of 487 days may be 519 days."""
    is_performing = wordings.PERFORMANCE.search(words) is not None
    return bool(wordings.GOAL.search(words) or is_performing or (is_time and (word["above"] or word["below"])))
