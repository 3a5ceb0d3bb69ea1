"""Percentages that stand without a count and a base: nothing can be checked, and the possible bases are told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.passages import Passage
from safeguarding.figures.prose.tokens import PERCENTAGE, is_step_after, words_before
from safeguarding.figures.stated import as_stated

_OF_SOMEBODY = re.compile(rf"(?P<percentage>{PERCENTAGE}) of (?!the (?:way|time|cost|budget)\b)[a-z]")
_STEPS = ("by", "than", "increase", "rise", "fall", "decrease", "reduction")
_WHOLE = 100


def bare_percentages_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every "97% of those who …".

    Examples:
        >>> [each.quote for each in bare_percentages_in([Passage(text="97% of those who answered were content.")])]
        ['97%']
    """
    for passage in passages:
        for match in _OF_SOMEBODY.finditer(passage.text):
            figure = match["percentage"]
            before = words_before(passage.text, match.start(), count=1)
            if is_step_after(passage.text, match.end("percentage")) or set(before) & set(_STEPS):
                continue
            if as_stated(figure).value > _WHOLE:
                continue
            span, place = match.span("percentage"), passage.place_of(match.start())
            taken = f"{figure} as a percentage without a count or a base"
            yield from found_in(passage, span, ShareClaim(percentage=figure), taken, place=place, is_sure=False)
