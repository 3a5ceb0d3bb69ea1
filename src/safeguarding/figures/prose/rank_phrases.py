"""The highest, the lowest and who follows: "highest in North (14.1%), followed by South (12.3%)", "second highest, after West (15%)".

What follows the highest may not lie above it, the highest not below the lowest. They are compared where nothing but names
stands between them: another measure, another time, another group of people, and nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.kinds.trends import TrendClaim
from safeguarding.figures.prose import rank_wordings as wordings
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import LONGEST_PASSAGE, masked
from safeguarding.figures.prose.paired_wordings import GENERIC
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.quantities import Quantity, quantities_in
from safeguarding.figures.prose.things import stems_in
from safeguarding.figures.words import Direction
from safeguarding.records import Record

_LONGEST = 420
# smaller ones in brackets may be the numbers of notes
_SMALLEST_COUNT = 10


@attrs.frozen
class _Seen(Record):
    """A passage, its text without dates and ages, and its figures."""

    passage: Passage
    plain: str = attrs.field(repr=False)
    quantities: Sequence[Quantity]

    def inside(self, start: int, end: int) -> list[Quantity]:
        """The figures of a stretch."""
        return [each for each in self.quantities if start <= each.start < end]


def ranks_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every order that is said of figures: which is the highest, which the lowest, and which follows.

    Examples:
        >>> text = "The rate was highest in North (14.1%), followed by South (12.3%)."
        >>> [each.taken for each in ranks_in([Passage(text=text)])]
        [('14.1% as the highest', '12.3% as what follows it')]
    """
    for passage in passages:
        text = passage.text
        if passage.kind is PassageKind.TABLE or len(text) >= LONGEST_PASSAGE or not wordings.EXTREME.search(text):
            continue
        seen = _Seen(passage, masked(text), [*quantities_in(text)])
        before: tuple[int, int] | None = None
        for span in sentence_spans(text, longest=_LONGEST):
            yield from _in_sentence(seen, span, before)
            before = span


def _in_sentence(seen: _Seen, span: tuple[int, int], before: tuple[int, int] | None) -> Iterator[FoundClaim]:
    words = [*wordings.EXTREME.finditer(seen.plain, *span)]
    if not words or wordings.DOUBT.search(seen.plain, *span):
        return
    inside = seen.inside(*span)
    firsts = [None if word["second"] else _figure_of(seen, word, inside) for word in words]
    for at, (word, first) in enumerate(zip(words, firsts, strict=True)):
        if word["second"]:
            yield from _second(seen, word, inside, before)
        # lowest in the largest city, North (12%): of two extremes
        if first is None or any(first == each for each in (*firsts[:at], *firsts[at + 1 :])):
            continue
        yield from _followed(seen, word, first, inside)
        if at + 1 < len(words):
            yield from _opposite(seen, (word, words[at + 1]), first, inside)


def _figure_of(seen: _Seen, word: re.Match[str], inside: Sequence[Quantity]) -> Quantity | None:
    """The figure of who is the highest: behind the word or, in brackets, before it."""
    after = next((each for each in inside if each.start >= word.end()), None)
    if after is not None and wordings.TO_FIGURE.fullmatch(seen.plain, word.end(), after.start):
        return after if wordings.is_level(seen.plain, after) else None
    ahead = next((each for each in reversed(inside) if each.end <= word.start()), None)
    if ahead is not None and wordings.TO_WORD.fullmatch(seen.plain, ahead.end, word.start()):
        return ahead if wordings.is_level(seen.plain, ahead) else None
    return None


def _followed(seen: _Seen, word: re.Match[str], first: Quantity, inside: Sequence[Quantity]) -> Iterator[FoundClaim]:
    """Those that follow the first, each against the one before it."""
    last, end = first, max(first.end, word.end())
    joint = wordings.FOLLOWED if first.start >= word.end() else wordings.FOLLOWED_AT_LAST
    for each in inside:
        if each.start < end:
            continue
        between = joint.fullmatch(seen.plain, end, each.start)
        if each.unit != first.unit or between is None:
            return
        lead = seen.plain[word.end() : each.start]
        is_other = wordings.STEP.search(lead) or wordings.A_YEAR.search(lead)
        is_rate = "per" in each.unit and wordings.NUMBER_OF.match(lead)
        if not wordings.is_level(seen.plain, each) or is_other or is_rate:
            return
        way = Direction.DOWN if word["high"] else Direction.UP
        # "followed by B and C" does not say which of the two comes first
        against = last if "then" in between[0] or "followed" in between[0] else first
        yield from _found(seen, (against, each), way, (f"the {word['extreme'].casefold()}", "what follows it"))
        last, end, joint = each, each.end, wordings.AND_THEN


def _opposite(
    seen: _Seen, words: tuple[re.Match[str], re.Match[str]], first: Quantity, inside: Sequence[Quantity]
) -> Iterator[FoundClaim]:
    """The highest and the lowest of one measure."""
    one, other = words
    if bool(one["high"]) is bool(other["high"]) or other["second"]:
        return
    second = next((each for each in inside if each.start >= other.end()), None)
    lead = seen.plain[one.end() : first.start] if first.start >= one.end() else ""
    if second is None or second.unit != first.unit or not wordings.is_level(seen.plain, second):
        return
    between = wordings.TO_OTHER.fullmatch(seen.plain, max(first.end, one.end()), other.start())
    theirs = wordings.OF_THE_OTHER.fullmatch(seen.plain, other.end(), second.start)
    if theirs is None or between is None or wordings.STEP.search(lead) or _is_of_another(seen.plain, one, other):
        return
    # who it is stands on the same side of both, or of neither
    ahead = seen.plain[max(one.start() - 24, 0) : one.start()]
    is_before = wordings.HAD.search(ahead) or (between["name"][:1].isupper() and wordings.WAS.search(ahead))
    name, who = bool(between["name"]), bool(theirs["who"])
    if (name, who) != (True, False) if is_before else (name or (who and wordings.NARROWED.search(lead))):
        return
    way = Direction.DOWN if one["high"] else Direction.UP
    named = [f"the {word['extreme'].casefold()}" for word in words]
    yield from _found(seen, (first, second), way, (named[0], named[1]))


def _is_of_another(plain: str, one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether two extremes are of two measures: "the highest absence was in May (7%) and the lowest attendance too"."""
    first, second = (
        stems_in(named[0]) - GENERIC - wordings.MEASURES if named else frozenset()
        for named in map(wordings.MEASURE.match, (plain,) * 2, (one.end(), other.end()))
    )
    return bool(second) and second != first


def _second(
    seen: _Seen, word: re.Match[str], inside: Sequence[Quantity], before: tuple[int, int] | None
) -> Iterator[FoundClaim]:
    """What is second, and the one that it comes after."""
    after = next((each for each in inside if each.start >= word.end()), None)
    if after is None or not wordings.AFTER.fullmatch(seen.plain, word.end(), after.start):
        return
    if not wordings.is_level(seen.plain, after):
        return
    start = inside[0].start if inside[0] is not after else before[0] if before else None
    lead = seen.plain[start : word.start()] if start is not None else ""
    against = wordings.AGAINST.search(lead)
    ours = [] if start is None else seen.inside(start, start + against.start() if against else word.start())
    is_pointed_at = inside[0] is not after or wordings.POINTING.search(lead)
    if len(ours) != 1 or not is_pointed_at or ours[0].unit != after.unit or not wordings.is_exact(seen.plain, ours[0]):
        return
    way = Direction.DOWN if word["high"] else Direction.UP
    yield from _found(seen, (after, ours[0]), way, ("the first", f"the second {word['extreme'].casefold()}"))


def _found(
    seen: _Seen, pair: tuple[Quantity, Quantity], way: Direction, names: tuple[str, str]
) -> Iterator[FoundClaim]:
    one, other = pair
    if one.value == other.value or (not one.unit and max(one.value, other.value) < _SMALLEST_COUNT):
        return
    first, last = sorted(pair, key=lambda each: each.start)
    taken = f"{one.text} as {names[0]}", f"{other.text} as {names[1]}"
    claim = TrendClaim(direction=way, values=(one.stated, other.stated), at_every_step=True)
    yield from found_in(seen.passage, (first.start, last.end), claim, *taken)
