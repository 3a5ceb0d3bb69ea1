"""Means of listed counts: "12, 15 and 18 cases, a mean of 15"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from safeguarding.figures.kinds.ratios import RatioClaim
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.stated import Stated

_NUMBER = r"[0-9]{1,4}(?:\.[0-9]{1,2})?"
# 12, 15, 18, 14 and 16 cases, a mean of 15; and nothing after it that may be another's
_LISTED = re.compile(
    rf"(?<![\w.,/£$€%-])(?P<parts>(?:{_NUMBER}, ){{1,20}}{_NUMBER},? and {_NUMBER})(?![\w%.,/]*[0-9])(?! ?%)(?P<things>(?: [a-z-]{{2,20}}){{0,4}})"
    rf"(?:,| –| -|:)? \(?(?:with |giving |which is |that is |making |or )?(?:(?:an?|the) (?:overall )?(?:mean|average)(?: [a-z]{{3,12}})? of|(?:the|their) (?:mean|average) (?:is|was)) (?P<mean>[0-9]{{1,4}}(?:\.[0-9]{{1,3}})?)"
    r"(?: (?:cases|children|days|points|visits|weeks|months|each|per (?:team|worker|person|social worker|month|year)|a (?:team|month|year)))?(?=\.(?![0-9])|[;)]|\Z)"
)
_OTHER = re.compile(
    r"\b(?:England|national\w*|region\w*|target|last|previous|about|around|some|aged?|years?|page|section|paragraphs?)\b",
    re.IGNORECASE,
)


def means_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every mean that stands behind the counts it is of.

    Examples:
        >>> [each.taken for each in means_in([Passage(text="The teams hold 12, 15 and 18 cases, a mean of 17.")])]
        [('12, 15 and 18 as the counts, 45 together', '3 as how many there are', '17 as their mean')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE:
            continue
        for match in _LISTED.finditer(passage.text):
            before = passage.text[max(match.start() - 40, 0) : match.start()]
            if _OTHER.search(before.rpartition(". ")[2]) or _OTHER.search(match["things"]):
                continue
            parts = [Fraction(each) for each in re.findall(_NUMBER, match["parts"])]
            place = passage.place_of(match.start())
            whole = Stated(f"{float(sum(parts)):.2f}".rstrip("0").rstrip("."))
            yield FoundClaim(
                claim=RatioClaim(value=whole, of=str(len(parts)), ratio=match["mean"], where=str(place)),
                place=place,
                quote=fragment(match[0]),
                taken=(
                    f"{match['parts']} as the counts, {whole} together",
                    f"{len(parts)} as how many there are",
                    f"{match['mean']} as their mean",
                ),
                sentence=marked(passage.text, match.span()),
            )
