"""The largest category beside a larger one, the highest of a county's places beside the county, and all places beside one figure.

Of the categories of abuse each share is of the same children. The highest place of a county is not below the county itself,
nor the lowest above it, where both are said of the same measure in the same words. A list of places that all lie above a
figure holds none that does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.prose.direction_phrases import direction_claim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import LONGEST_PASSAGE
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_bases import sentence_start
from safeguarding.figures.prose.tokens import PERCENTAGE
from safeguarding.figures.stated import as_stated
from safeguarding.figures.words import Direction

_LONGEST = 900
_ABUSE = r"(?:neglect|(?:emotional|physical|sexual) (?:abuse|harm))"
_IS = r"(?:is|was|are|were|remains?|remained)(?: now| still)?"
_LARGEST = r"the (?:largest|biggest|most (?:common|frequent|prevalent))(?: single)? (?:group|category|reason|form)(?: of (?:abuse|plans?|concern|risk|need))?"
_FIRST = re.compile(
    rf"(?:(?P<name>{_ABUSE}) {_IS} {_LARGEST}(?: \(| at |, at )|\b{_LARGEST} {_IS} (?P<name2>{_ABUSE})(?: \(| at |, at ))(?P<figure>{PERCENTAGE})\)?(?P<rest>[^.;]{{0,160}})",
    re.IGNORECASE,
)
_OTHER = re.compile(
    rf"(?:,|,? (?:and|while|whilst|but|with)) (?P<lead>(?!after\b|behind\b|following\b)[^.;,()0-9]{{0,80}}?)(?P<name>{_ABUSE})(?: is recorded| accounts?| stands| was recorded| is| was)?(?: at| for)?(?: only)? \(?(?P<figure>{PERCENTAGE})(?:\)|,|\Z| of (?:plans|children|cases))",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:boys|girls|aged|under|teenagers?|unlike|England|national\w*|neighbours?|last|previous\w*|(?:19|20)[0-9]{2}|up from|from|where|when|not)\b",
    re.IGNORECASE,
)
_MEASURE = r"(?P<measure>(?:prevalence|proportion|percentage|rate) of [a-z][a-z ]{2,50}?)"
_PLACE = r"[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}"
_OF_THE_WHOLE = re.compile(
    rf"\b(?i:{_MEASURE}) (?:is|was) (?:[a-z]+ ){{0,3}}in (?P<place>{_PLACE}) \((?P<figure>{PERCENTAGE})\) than (?:in )?(?:England|nationally)"
)
_HIGHEST_WITHIN = re.compile(
    rf"\b(?:[Ww]ithin|[Aa]cross|[Ii]n) (?:the|its) (?:county|borough|city|districts|wards)(?: -| –|:|,) {_PLACE} (?:has|had) the (?:(?P<highest>highest)|lowest) {_MEASURE} \((?P<figure>{PERCENTAGE})"
    rf"(?:[^.;()]*\)|\))(?:,? and {_PLACE} (?:(?:has|had) )?the (?P<other>highest|lowest) \((?P<figure2>{PERCENTAGE}))?"
)
_GROUPS = re.compile(r"\b(?:boys|girls|males?|females?|aged|(?:19|20)[0-9]{2})\b")
_ITEM = rf"(?:[A-Z][A-Za-z’'-]*(?: (?:[A-Z][A-Za-z’'-]*|of|and|the)){{0,4}}) \({PERCENTAGE}\)"
# all districts are above the county's 61%: Alder (62%), Birch (71%)
_ALL = re.compile(
    rf"\b[Aa]ll (?:(?:the|our|its|of the|of our) )?(?:[a-z]+ ){{1,3}}(?:are|were) (?:(?P<up>above|higher than)|below|lower than) (?:the |our )?(?:[A-Za-z’']+ ){{0,4}}?(?:of )?(?P<figure>{PERCENTAGE})(?::|,| –| -) (?P<items>{_ITEM}(?:,? (?:and )?{_ITEM}){{1,15}})[.]"
)


def rank_places_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every category, place or list of places that is said to lie above or below the rest.

    Examples:
        >>> text = "Neglect is the largest category (35%), with emotional abuse at 47%."
        >>> [each.taken for each in rank_places_in([Passage(text=text)])]
        [('35% as the larger', '47% as the smaller')]
    """
    whole: re.Match[str] | None = None
    for passage in passages:
        text = passage.text
        if passage.kind is PassageKind.TABLE or len(text) >= LONGEST_PASSAGE:
            whole = None
            continue
        for first in _FIRST.finditer(text):
            yield from _categories(passage, first)
        for match in _ALL.finditer(text):
            yield from _all(passage, match)
        for span in sentence_spans(text, longest=_LONGEST):
            within = _HIGHEST_WITHIN.search(text, *span)
            # the entries of a list may stand in one sentence
            own = _OF_THE_WHOLE.search(text, span[0], within.start() if within is not None else span[1])
            whole = own or (whole if within is not None else None)
            if within is not None and whole is not None and not _GROUPS.search(text, *span):
                yield from _within(passage, within, whole)


def _categories(passage: Passage, first: re.Match[str]) -> Iterator[FoundClaim]:
    """The largest category, and another behind it in the same sentence."""
    rest, start = first["rest"], first.start("rest")
    if _ELSEWHERE.search(rest) or _ELSEWHERE.search(
        passage.text, sentence_start(passage.text, first.start()), first.start()
    ):
        return
    for other in _OTHER.finditer(rest):
        if other["name"].casefold() != (first["name"] or first["name2"]).casefold():
            span = first.start(), start + other.end()
            yield from _found(passage, (first["figure"], other["figure"]), Direction.UP, span)


def _within(passage: Passage, within: re.Match[str], whole: re.Match[str]) -> Iterator[FoundClaim]:
    """The highest and the lowest place of a whole, each beside the whole."""
    if within["measure"].casefold() != whole["measure"].casefold():
        return
    way = Direction.UP if within["highest"] else Direction.DOWN
    yield from _found(passage, (within["figure"], whole["figure"]), way, within.span())
    if within["other"]:
        way = Direction.UP if within["other"] == "highest" else Direction.DOWN
        yield from _found(passage, (within["figure2"], whole["figure"]), way, within.span())


def _all(passage: Passage, match: re.Match[str]) -> Iterator[FoundClaim]:
    """Each of those that are all said to lie on one side of a figure."""
    for share in re.finditer(PERCENTAGE, match["items"]):
        yield from _found(
            passage, (share[0], match["figure"]), Direction.UP if match["up"] else Direction.DOWN, match.span()
        )


def _found(passage: Passage, figures: tuple[str, str], way: Direction, span: tuple[int, int]) -> Iterator[FoundClaim]:
    """One figure on a side of another; where both are the same, nothing is said."""
    ours, other = (as_stated(each) for each in figures)
    claim = None if ours.value == other.value else direction_claim(other, ours, way)
    names = ("larger", "smaller") if way is Direction.UP else ("smaller", "larger")
    yield from found_in(passage, span, claim, f"{figures[0]} as the {names[0]}", f"{figures[1]} as the {names[1]}")
