"""Parts that are more than what they are parts of, no share being said: "25 were not seen. Of these, 33 were unborn"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_ties import value_of, values_in
from safeguarding.figures.prose.share_wordings import NUMBER
from safeguarding.figures.prose.shares_of_the_last import counts_in
from safeguarding.figures.prose.things import counted_in, counts_things, names_another_thing
from safeguarding.figures.prose.tokens import COUNT

_OF_THESE = re.compile(r"(?:Out of|Of|From|Among|Amongst) (?:these|those|them|this number|that number|this total),? ")
# of 1,660 assessments, 25 did not …: it is the 25 that "these" are
_OF_SO_MANY = re.compile(
    rf"\b[Oo]f (?:the |these |those |our |all |all the |a total of )?(?P<all>{COUNT})(?: [a-z’'-]{{1,20}}){{1,6}}, (?P<last>{COUNT})(?= (?:were|was|did|had|have|are|remained|[a-z]+ed)\b)"
)
_PART = re.compile(rf"(?P<count>{NUMBER})(?= (?:were|was|had|did|are|have|live|lived|[a-z]+ed)\b)", re.IGNORECASE)
# who may be counted more than once, and what may be another thing, or of others
_ELSE = re.compile(
    r"\b(?:twice|duplicat\w*|more than once|repeat\w*|each|every|several|multiple|planned|target|expected|more|fewer|less|further(?! action)|another|additional|others?|"
    r"average\w*|between|famil(?:y|ies)|groups?|siblings?|households?|per|most|some|many|half|third|quarter|majority|minority)\b|%|£|[;:(]",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    r"\b(?!(?:was|as|this|its|across|unless|us|plus|thus|always|sometimes)\b)[a-z]{3,}s\b|\b(?:children|people)\b"
)
_LONGEST, _REACH = 400, 2


def more_than_were_counted_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every part that is said to be of what the sentence before counted, and is more than that.

    Examples:
        >>> text = "Of 640 visits made, 25 were late. Of these, 33 were made by agency staff."
        >>> [each.taken for each in more_than_were_counted_in([Passage(text=text)])]
        [('33 as the count', '25 as the base')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or not _OF_THESE.search(passage.text):
            continue
        plain = masked(passage.text)
        spans = [*sentence_spans(plain, longest=_LONGEST)]
        for at, (start, end) in enumerate(spans[1:], start=1):
            opening = _OF_THESE.match(plain, start, end)
            if opening is None or _ELSE.search(plain, opening.end(), end):
                continue
            first, last = spans[max(at - 1 - _REACH, 0)][0], spans[at - 1]
            whole = _counted(plain[slice(*last)].rstrip(".;"), plain[first : last[0]])
            for part in _PART.finditer(plain, opening.end(), end) if whole is not None else ():
                is_part = counts_things(f"x {plain[part.start() : end]}", 2, 2 + len(part[0]))
                named = counted_in(plain[slice(*last)], 0)
                if (
                    whole
                    and is_part
                    and value_of(part[0]) > whole
                    and not names_another_thing(plain[part.end() :], named)
                ):
                    yield _found(passage, part, whole)


def _counted(sentence: str, before: str) -> int | None:
    """How many "these" are that a sentence counts; None where it counts none, or several things, or more were counted before."""
    of_all = _OF_SO_MANY.search(sentence)
    sentence = sentence if of_all is None else sentence[of_all.start() :]
    counted = counts_in(sentence) if _ELSE.search(sentence) is None else None
    if not counted or len(_PLURAL.findall(sentence)) > 1 + (of_all is not None):
        return None
    if of_all is not None:
        counted = [each for each in counted if each != value_of(of_all["all"])]
    whole = counted[0] if len(counted) == 1 else None
    return whole if whole is not None and not values_in(before) else None


def _found(passage: Passage, part: re.Match[str], whole: int) -> FoundClaim:
    place = passage.place_of(part.start())
    return FoundClaim(
        claim=ShareClaim(count=str(value_of(part[0])), base=str(whole), where=str(place)),
        place=place,
        quote=fragment(passage.text[part.start() : part.end() + 40]),
        taken=(f"{part[0]} as the count", f"{whole:,} as the base"),
        sentence=marked(passage.text, part.span()),
    )
