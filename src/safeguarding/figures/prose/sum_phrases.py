"""Parts of a whole in a sentence: "a total of 204, made up of …", "and the remaining 18%"."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.passages import Passage
from safeguarding.figures.prose.share_bases import sentence_start
from safeguarding.figures.prose.share_wordings import NUMBER, digits_of
from safeguarding.figures.prose.things import counts_things
from safeguarding.figures.prose.tokens import COUNT, NUMBER_WORD, PERCENTAGE
from safeguarding.figures.stated import Stated

_MADE_OF = re.compile(
    rf"(?P<total>{COUNT})(?: [a-z-]{{2,20}}){{0,3}},? (?:which )?(?:(?:is|was|are|were) )?(?:made up of|comprise[sd]?(?: of)?|comprising(?: of)?|consist(?:s|ed|ing)? of|composed of):? (?P<parts>[^.;:()%]{{5,200}}?)(?=[.;]|\Z|, (?:were|was|have|has|had|are|is|took|came|attended)\b)"
)
_REMAINING = re.compile(rf"\b(?:and|while|with) the (?:remaining|other) (?P<last>{PERCENTAGE}|{COUNT})")
_OPENING = re.compile(rf"\A(?:Out of|Of) (?:the |these |those |all )?(?P<total>{COUNT})")
_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_IN_WORDS = re.compile(rf"\b{NUMBER_WORD}\b", re.IGNORECASE)
_COUNT, _PERCENTAGE = re.compile(COUNT), re.compile(PERCENTAGE)
# parts of parts, or parts that are not all
_NESTED = re.compile(
    r"\b(?:of (?:whom|which|these|those|them)|includ\w+|plus|(?<![0-9] )others?|some|several|a few|many|various|at least|up to|more than|"
    r"(?:about|around|over|nearly|almost|approximately)(?= [0-9])|each|both|also|per|another|further|compared|last|previous\w*|up from|down from|"
    r"one|two|three|four|five|six|seven|eight|nine|ten)\b|\(|\bas well as\b",
    re.IGNORECASE,
)
# of those asked, 44% were content: all that follows is of them
_OF_THOSE = re.compile(r"\A(?:Out of|Of) (?:those|these|them)(?: [a-z]+){0,4}, ")
# some 44% of the children
_SOME_SHARE = re.compile(r"\b[Ss]ome (?=[0-9]{1,3}(?:\.[0-9]+)?(?:%| per cent))")
_MOST_PARTS = 8
_WHOLE = 100


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
        for match in _REMAINING.finditer(passage.text):
            yield from _remaining(passage, match)


def _is_all(text: str, parts: Sequence[re.Match[str]]) -> bool:
    """Whether every part has its number, and each stands where a part begins."""
    if not 2 <= len(parts) <= _MOST_PARTS or _NESTED.search(_IN_WORDS.sub(" ", text)):  # noqa: PLR2004  one part is no sum
        return False
    pieces = re.split(r",? and |, ", text.strip())
    return len(pieces) == len(parts) and all(
        _NUMBER.match(piece) and counts_things(piece, 0, len(part[0]))
        for piece, part in zip(pieces, parts, strict=True)
    )


def _remaining(passage: Passage, match: re.Match[str]) -> Iterator[FoundClaim]:
    start = sentence_start(passage.text, match.start())
    before = _OF_THOSE.sub("", passage.text[start : match.start()])
    if _NESTED.search(_SOME_SHARE.sub("", before)):
        return
    if "%" in match["last"] or "cent" in match["last"]:
        parts, total = [each[0] for each in _PERCENTAGE.finditer(before)], "100%"
        if _COUNT.search(before):
            return
    else:
        opening = _OPENING.match(before)
        after = passage.text[match.end() :].lstrip()
        if opening is None or _PERCENTAGE.search(before) or after.startswith(("%", "per cent")):
            return
        parts = [each[0] for each in _COUNT.finditer(before, opening.end())]
        total = opening["total"]
        if not counts_things(passage.text, match.start("last"), match.end("last")):
            return
    parts.append(match["last"])
    if 2 <= len(parts) <= _MOST_PARTS and not _some_make(parts, total):  # noqa: PLR2004  one part is no sum
        yield _found(passage, (start, match.end()), parts, total)


def _some_make(parts: Sequence[str], total: str) -> bool:
    """Whether only some of the figures, the last among them, make the whole: then the others are of something else."""
    *others, last = parts
    whole = Stated(total).value
    return any(
        sum(Stated(each).value for each in (*some, last)) == whole
        for size in range(1, len(others))
        for some in itertools.combinations(others, size)
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
