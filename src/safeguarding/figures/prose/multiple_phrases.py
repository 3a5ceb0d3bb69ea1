"""So many times another figure: "twice as likely (24% compared with 12%)", "0.35 per cent. This was six times the rate for girls (0.06)".

The sentence holds nothing but the two figures, one may stand in the sentence before where this one points to it, or both in
the next where it speaks of the same. A multiple stands for its neighbourhood, as where something doubled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.prose import multiple_wordings as wordings
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import LONGEST_PASSAGE, masked
from safeguarding.figures.prose.paired_steps import StatedStep, claim_of_step
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.quantities import Quantity, quantities_in
from safeguarding.figures.prose.rank_wordings import is_exact
from safeguarding.figures.prose.things import stems_in
from safeguarding.figures.words import Direction
from safeguarding.records import Record

_LONGEST, _BOTH = 420, 2


@attrs.frozen
class _Seen(Record):
    """A passage, its text without dates and ages, its sentences and its figures."""

    passage: Passage
    plain: str = attrs.field(repr=False)
    spans: Sequence[tuple[int, int]]
    quantities: Sequence[Quantity]

    def inside(self, at: int) -> list[Quantity]:
        """The figures of a sentence; none where there is no such sentence."""
        if not 0 <= at < len(self.spans):
            return []
        start, end = self.spans[at]
        return [each for each in self.quantities if start <= each.start < end]


def multiples_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every figure that is said to be so many times another one beside it.

    Examples:
        >>> text = "Boys were twice as likely to be excluded as girls (24% compared with 12%)."
        >>> [each.taken for each in multiples_in([Passage(text=text)])]
        []
        >>> [each.taken for each in multiples_in([Passage(text=text.replace("12%", "21%"))])]
        [('24% and 21% as the two figures', '“twice” between them')]
    """
    for passage in passages:
        text = passage.text
        if passage.kind is PassageKind.TABLE or len(text) >= LONGEST_PASSAGE or not wordings.TIMES.search(text):
            continue
        plain = masked(text)
        said = [match.span() for match in wordings.TIMES.finditer(plain)]
        figures = [each for each in quantities_in(text) if not any(a <= each.start < b for a, b in said)]
        seen = _Seen(passage, plain, [*sentence_spans(text, longest=_LONGEST)], figures)
        for at, span in enumerate(seen.spans):
            yield from _in_sentence(seen, at, span)


def _in_sentence(seen: _Seen, at: int, span: tuple[int, int]) -> Iterator[FoundClaim]:
    words = [*wordings.TIMES.finditer(seen.plain, *span)]
    if len(words) != 1 or (words[0]["word"] and words[0]["more"]):
        return
    pair = _pair(seen, at, words[0])
    if pair is None:
        return
    one, other = pair
    start = min(span[0], one.start)
    if (
        one.unit != other.unit
        or not one.value
        or not other.value
        or wordings.DOUBT.search(seen.plain, start, other.end)
    ):
        return
    if all(is_exact(seen.plain, each) for each in pair):
        yield from _found(seen.passage, words[0], pair)


def _pair(seen: _Seen, at: int, word: re.Match[str]) -> tuple[Quantity, Quantity] | None:
    """The two figures that are compared; None where it is not plain which they are."""
    plain, own = seen.plain, seen.inside(at)
    if len(own) == _BOTH:
        one, other = own
        if one.start >= word.end():
            is_plain = wordings.TO_BOTH.fullmatch(plain, word.end(), one.start) and wordings.BETWEEN.fullmatch(
                plain, one.end, other.start
            )
        else:
            is_plain = wordings.FROM_FIGURE.fullmatch(plain, one.end, word.start()) and wordings.TO_OTHER.fullmatch(
                plain, word.end(), other.start
            )
        return (one, other) if is_plain and wordings.ENDS.match(plain, other.end) else None
    if (
        len(own) == 1
        and own[0].start >= word.end()
        and wordings.POINTING.fullmatch(plain, seen.spans[at][0], word.start())
    ):
        before = seen.inside(at - 1)
        if len(before) != 1 or not wordings.TO_OTHER.fullmatch(plain, word.end(), own[0].start):
            return None
        return (before[0], own[0]) if wordings.ENDS.match(plain, own[0].end) else None
    after = [] if own else seen.inside(at + 1)
    if len(after) == _BOTH and wordings.COMPARED.fullmatch(plain, after[0].end, after[1].start):
        known, said = (plain[slice(*seen.spans[each])] for each in (at, at + 1))
        if not stems_in(said) - stems_in(known) - wordings.GENERIC:
            return after[0], after[1]
    return None


def _found(passage: Passage, word: re.Match[str], pair: tuple[Quantity, Quantity]) -> Iterator[FoundClaim]:
    low, high = sorted(pair, key=lambda each: each.value)
    is_part = word["word"] is not None
    earlier, later = (high, low) if is_part else (low, high)
    step = StatedStep(*word.span(), Direction.UP, said=word)
    claim = claim_of_step(step, earlier, later)
    span = min(pair[0].start, word.start()), max(pair[1].end, word.end())
    taken = f"{pair[0].text} and {pair[1].text} as the two figures", f"“{word['said']}” between them"
    yield from found_in(passage, span, claim, *taken, place=passage.place_of(pair[0].start))
