"""Percentages of a base that is said, without their count: "46 live in homes, of whom 48% live elsewhere"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.masks import masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_wordings import ARTICLE, NUMBER, digits_of
from safeguarding.figures.prose.things import counts_things
from safeguarding.figures.prose.tokens import NUMBER_WORD, PERCENTAGE

# 46 live in homes, of whom 48% live elsewhere
_OF_WHOM = re.compile(
    rf"(?P<base>{NUMBER})(?P<between>[^.;:()0-9%•▪\uf0a7\uf0b7]{{1,80}}?)[,;]?[0-9]? of (?:whom|which) (?:only |just )?(?P<percentage>{PERCENTAGE})(?P<after>.{{0,40}})",
    re.IGNORECASE,
)
# of the 48 plans seen, 63% were good
_OF_ALL = re.compile(
    rf"(?:\A|(?<=[.;:] )|(?<=\A )|\b(?:seen|cases), )(?:Out of|Of) {ARTICLE}(?P<base>{NUMBER})(?P<between>[^.;:()0-9%,•▪\uf0a7\uf0b7]{{1,80}}), (?:only |just )?(?P<percentage>{PERCENTAGE})(?P<after>.{{0,40}})",
    re.IGNORECASE,
)
# of what a percentage is, it says itself, or its count comes after
_OTHERWISE = re.compile(
    r" ?(?:of (?!them\b|these\b|those\b)|\(|[0-9–-]|points?\b|more\b|fewer\b|less\b|higher\b|lower\b|visits\b)"
)
_UNSURE = re.compile(
    r"\b(?:about|around|nearly|almost|over|approximately|average|including|(?!one of)"
    rf"{NUMBER_WORD})\b",
    re.IGNORECASE,
)


def shares_without_counts_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every percentage of a base that its sentence says, where the count is left out.

    Examples:
        >>> text = "We visited 46 homes, of which 47% were good."
        >>> [each.taken for each in shares_without_counts_in([Passage(text=text)])]
        [('46 as the base', '47% as the percentage')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or "%" not in passage.text:
            continue
        plain = masked(passage.text)
        for pattern in (_OF_WHOM, _OF_ALL):
            for match in pattern.finditer(plain):
                if not _OTHERWISE.match(match["after"]) and not _UNSURE.search(match["between"]):
                    yield from _found(passage, match)


def _found(passage: Passage, match: re.Match[str]) -> Iterator[FoundClaim]:
    base, percentage = digits_of(match["base"]), match["percentage"]
    if not counts_things(passage.text, *match.span("base")) or not int(base.replace(",", "")):
        return
    span = match.start(), match.end("percentage")
    taken = f"{base} as the base", f"{percentage} as the percentage"
    yield from found_in(passage, span, ShareClaim(base=base, percentage=percentage), *taken)
