"""Parts of a whole in a sentence: "a total of 204, made up of …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.passages import Passage
from safeguarding.figures.prose.share_wordings import NUMBER, digits_of
from safeguarding.figures.prose.things import counts_things
from safeguarding.figures.prose.tokens import COUNT, NUMBER_WORD
from safeguarding.figures.stated import Stated

_MONEY = r"£[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]{1,3})?(?: ?(?:million|m|k|bn)\b)?"
_MADE_OF = re.compile(
    rf"(?P<total>{COUNT}|{_MONEY})(?P<things>(?: [a-z’-]{{2,20}}){{0,7}}),? (?:which )?(?:(?:is|was|are|were) )?(?:made up of|comprise[sd]?(?: of)?|comprising(?: of)?|consist(?:s|ed|ing)? of|composed of|built up (?:of|from)|(?P<split>(?:split|divided?|broken down|break down|shared) (?:between|into|across|among|as)(?: (?:the )?(?:two|three|four|five|six)(?: [a-z]+){{1,2}}(?=:))?)):? (?P<parts>(?:[^.;:()%]|\.(?=[0-9])|\({_MONEY}\)){{5,200}}?)(?=[.;](?![0-9])|\Z|, (?:each (?:counted|shown|recorded|in)|were|was|have|has|had|are|is|took|came|attended)\b)"
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
_TWICE = re.compile(
    r"\b(?:some|several|both|two|twice|more than one|overlap\w*|others?|rest|remain\w*)\b", re.IGNORECASE
)
_MOST_PARTS = 8
_BESIDE, _FAR = 3, Fraction(2, 5)


def sums_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every sentence that says of which parts a whole is made, all of them.

    Examples:
        >>> [each.quote for each in sums_in([Passage(text="A total of 60, made up of 40 boys and 30 girls.")])]
        ['60, made up of 40 boys and 30 girls']
    """
    for passage in passages:
        for match in _MADE_OF.finditer(passage.text):
            if match["total"].startswith("£"):
                yield from _of_money(passage, match)
                continue
            parts = [*_NUMBER.finditer(match["parts"])]
            if _is_all(match["parts"], parts) and _is_whole(passage.text, match):
                yield from _found(passage, match, [digits_of(part[0]) for part in parts], match["total"])


def _is_whole(text: str, match: re.Match[str]) -> bool:
    """Whether a total counts things; and, of what is split, whether nothing said after it puts some of it in two parts."""
    is_shared = match["split"] and _TWICE.search(text, match.end())
    return counts_things(text, *match.span("total")) and not is_shared


def _is_all(text: str, parts: Sequence[re.Match[str]]) -> bool:
    """Whether every part has its number, and each stands where a part begins."""
    if not 2 <= len(parts) <= _MOST_PARTS or _NESTED.search(_IN_WORDS.sub(" ", text)):  # noqa: PLR2004  one part is no sum
        return False
    pieces = re.split(r",? and |, ", text.strip())
    return len(pieces) == len(parts) and all(
        (said := _NUMBER.match(piece)) and said[0] == part[0] and counts_things(piece, 0, len(part[0]))
        for piece, part in zip(pieces, parts, strict=True)
    )


def _of_money(passage: Passage, match: re.Match[str]) -> Iterator[FoundClaim]:
    """Sums of money in one unit, each named where a part begins or ends."""
    parts = [each[0] for each in re.finditer(_MONEY, match["parts"])]
    plain = re.sub(rf"\({_MONEY}\)|{_MONEY}", " ", match["parts"])
    pieces = re.split(r",? and |, ", match["parts"].strip())
    units = {re.sub(r"[£0-9.,]", "", each).strip() for each in (*parts, match["total"])}
    if not 2 <= len(parts) <= _MOST_PARTS or len(units) > 1 or re.search(r"[0-9]", plain) or _NESTED.search(plain):  # noqa: PLR2004  one part is no sum
        return
    if len(pieces) == len(parts):
        figures = [re.sub(r"[^0-9.,]", "", each) for each in (*parts, match["total"])]
        yield from _found(passage, match, figures[:-1], figures[-1])


def _found(passage: Passage, match: re.Match[str], parts: Sequence[str], total: str) -> Iterator[FoundClaim]:
    # of many words between, the last may be what is made up of the parts
    is_beside = len(match["things"].split()) <= _BESIDE
    taken = f"{', '.join(parts)} as the parts", f"{total} as the total"
    claim = TotalClaim(parts=tuple(parts), total=total)
    is_sure = is_beside or abs(sum(Stated(part).value for part in parts) / Stated(total).value - 1) <= _FAR
    return found_in(passage, match.span(), claim, *taken, is_sure=is_sure)
