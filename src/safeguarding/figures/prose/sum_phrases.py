"""Parts of a whole in a sentence: "a total of 204, made up of …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.passages import Passage
from safeguarding.figures.prose.share_wordings import NUMBER, digits_of
from safeguarding.figures.prose.things import counts_things
from safeguarding.figures.prose.tokens import COUNT, NUMBER_WORD

_MADE_OF = re.compile(
    rf"(?P<total>{COUNT})(?: [a-z-]{{2,20}}){{0,3}},? (?:which )?(?:(?:is|was|are|were) )?(?:made up of|comprise[sd]?(?: of)?|comprising(?: of)?|consist(?:s|ed|ing)? of|composed of):? (?P<parts>[^.;:()%]{{5,200}}?)(?=[.;]|\Z|, (?:were|was|have|has|had|are|is|took|came|attended)\b)"
)
_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_IN_WORDS = re.compile(rf"\b{NUMBER_WORD}\b", re.IGNORECASE)
# parts of parts, or parts that are not all
_NESTED = re.compile(
    r"\b(?:of (?:whom|which|these|those|them)|includ\w+|plus|(?<![0-9] )others?|some|several|a few|many|various|at least|up to|more than|"
    r"(?:about|around|over|nearly|almost|approximately)(?= [0-9])|each|both|also|per|another|further|compared|last|previous\w*|up from|down from|"
    r"one|two|three|four|five|six|seven|eight|nine|ten)\b|\(|\bas well as\b",
    re.IGNORECASE,
)
_MOST_PARTS = 8


def sums_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every sentence that says of which parts a whole is made, all of them.

    Examples:
        >>> [each.quote for each in sums_in([Passage(text="A total of 60, made up of 40 boys and 30 girls.")])]
        ['60, made up of 40 boys and 30 girls']
    """
    for passage in passages:
        for match in _MADE_OF.finditer(passage.text):
            parts = [*_NUMBER.finditer(match["parts"])]
            if _is_all(match["parts"], parts) and counts_things(passage.text, *match.span("total")):
                yield _found(passage, match.span(), [digits_of(part[0]) for part in parts], match["total"])


def _is_all(text: str, parts: Sequence[re.Match[str]]) -> bool:
    """Whether every part has its number, and each stands where a part begins."""
    if not 2 <= len(parts) <= _MOST_PARTS or _NESTED.search(_IN_WORDS.sub(" ", text)):  # noqa: PLR2004  one part is no sum
        return False
    pieces = re.split(r",? and |, ", text.strip())
    return len(pieces) == len(parts) and all(
        _NUMBER.match(piece) and counts_things(piece, 0, len(part[0]))
        for piece, part in zip(pieces, parts, strict=True)
    )


def _found(passage: Passage, span: tuple[int, int], parts: Sequence[str], total: str) -> FoundClaim:
    place = passage.place_of(span[0])
    return FoundClaim(
        claim=TotalClaim(parts=tuple(parts), total=total, where=str(place)),
        place=place,
        quote=fragment(passage.text[slice(*span)]),
        taken=(f"{', '.join(parts)} as the parts", f"{total} as the total"),
        sentence=marked(passage.text, span),
    )
