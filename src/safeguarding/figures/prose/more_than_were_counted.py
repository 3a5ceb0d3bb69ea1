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
_OPENS = re.compile(r"(?:[A-Z][a-z]+ [a-z ]{2,40}, )?(?:Out of|out of|Of|of) ")
_MAY_BE = re.compile(
    r"\b(?:[Oo]f|From|Among|Amongst) (?:the |all |these |those |them|this |that |our |a total of )?(?:[0-9,a-z])"
)
_PART = re.compile(rf"(?P<count>{NUMBER})(?= (?:were|was|had|did|are|have|live|lived|[a-z]+ed)\b)", re.IGNORECASE)
# who may be counted more than once, and what may be another thing, or of others
_ELSE = re.compile(
    r"\b(?:twice|duplicat\w*|more than once|repeat\w*|each|every|several|multiple|planned|target|expected|due|available|places?|beds?|capacity|posts?|needed|(?<!action )required|budget\w*|funded|commissioned|offered|more|fewer|less|further(?! action)|another|additional|others?|"
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
        if passage.kind is PassageKind.TABLE or not _MAY_BE.search(passage.text):
            continue
        plain = masked(passage.text)
        spans = [*sentence_spans(plain, longest=_LONGEST)]
        for at, (start, end) in enumerate(spans):
            of_all = _OPENS.match(plain, start, end) and _OF_SO_MANY.search(plain, start, end)
            if of_all and not _ELSE.search(plain, start, end) and counts_things(plain, *of_all.span("all")):
                yield from _above(passage, plain, of_all.span("last"), value_of(of_all["all"]))
            opening = _OF_THESE.match(plain, start, end)
            if not at or opening is None or _ELSE.search(plain, opening.end(), end):
                continue
            first, last = spans[max(at - 1 - _REACH, 0)][0], spans[at - 1]
            whole = _counted(plain[slice(*last)].rstrip(".;"), plain[first : last[0]])
            named = counted_in(plain[slice(*last)], 0)
            for part in _PART.finditer(plain, opening.end(), end) if whole else ():
                if whole and not names_another_thing(plain[part.end() : end], named):
                    yield from _above(passage, plain, part.span(), whole)


def _above(passage: Passage, plain: str, part: tuple[int, int], whole: int) -> Iterator[FoundClaim]:
    """A part that was counted and is more than its whole."""
    start, end = part
    if value_of(plain[start:end]) > whole and counts_things(f"x {plain[start:][:90]}", 2, 2 + end - start):
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


def _found(passage: Passage, part: tuple[int, int], whole: int) -> FoundClaim:
    place, said = passage.place_of(part[0]), passage.text[slice(*part)]
    return FoundClaim(
        claim=ShareClaim(count=str(value_of(said)), base=str(whole), where=str(place)),
        place=place,
        quote=fragment(passage.text[part[0] : part[1] + 40]),
        taken=(f"{said} as the count", f"{whole:,} as the base"),
        sentence=marked(passage.text, part),
    )
