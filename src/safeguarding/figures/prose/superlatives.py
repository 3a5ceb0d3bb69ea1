"""What is called the largest or the smallest, beside one that is larger or smaller: "neglect is the largest group (25%), followed by … (37%)".

The other one comes after "followed by", is called the smallest where the first is the largest, is the one that a second comes
after, or is of the same kind: another category of abuse, another who refers. Another time, place or base, and nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from safeguarding.figures.prose.direction_phrases import direction_claim
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.main_figures import sentence_spans
from safeguarding.figures.prose.masks import masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.tokens import COUNT
from safeguarding.figures.stated import Stated
from safeguarding.figures.words import Direction
from safeguarding.records import Record

_HIGH = r"(?:largest|biggest|highest|greatest|most (?:common|frequent|numerous|usual)|commonest|main|leading)"
_LOW = r"(?:smallest|lowest|fewest|least (?:common|frequent|numerous))"
_NOUN = r"(?: [a-z-]{1,20}){0,5}? (?:groups?|category|source|reason|type|cause|referrer|proportions?|percentages?|shares?|numbers?|rates?|form|need|factor|concern)\b(?! after| apart| except| other| minority)"
_SUPERLATIVE = re.compile(
    rf"(?P<rank>\bsecond[ -])?(?<!third )(?<!next )(?<!third-)(?<!one of the )(?<!among the )\b(?:(?P<up>{_HIGH})|(?P<down>{_LOW}))(?P<of>{_NOUN})?|\b(?P<most>[Mm]ost|[Tt]he majority)\b"
)
_FIGURE = re.compile(
    rf"(?<![\w.,/+−-])(?<![0-9] )(?P<share>[0-9]{{1,3}}(?:\.[0-9]{{1,2}})?)(?: ?%| per ?cent\b)|(?P<count>{COUNT})"
)
_BY, _AFTER = re.compile(r",? (?:followed by|ahead of) "), re.compile(r",? (?:after|behind) ")
_THE = re.compile(rf",? (?:and|while|whilst|with|but) the (?:{_HIGH}|{_LOW})\b")
_BESIDE = re.compile(r",? (?:with|and|while|whilst) ")
_VERB = re.compile(r" (?:was|were|is|are|in|at|for|seen|found)\b| \(| (?=[A-Z])")
_THIS_WAS = re.compile(r"This (?:is|was) the ")
_KINDS = tuple(
    re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
    for words in (
        "neglect|emotional|physical|sexual",
        "police|schools?|health|hospitals?|nurseries|housing|families|neighbours|members of the public",
    )
)
_ELSE = re.compile(
    r"\b(?:England|national\w*|region(?:al|ally)|last year|previous\w*|earlier|compared|x{4}|rose|fell|of (?:these|those|them|whom|which|all)|average|target|new|both|each|either|not|no longer|had been|until|used to|ceased|now|increase|rise|fall|reduction|change|improvement|decrease|n[’']t)\b|[:;]",
    re.IGNORECASE,
)
_ASIDE = re.compile(r" of all (?:[a-z]+ )?groups\b|,? compared (?:with|to) [0-9.]{1,6}%?[^.;:0-9%]{0,60}(?=\.|\Z)")
_FOR_SOME = re.compile(r"\b(?:for|among|amongst|rate|boys|girls|aged|in (?:the |x|[A-Z]))")
_STEP = re.compile(
    r"\b(?:by|from|to|than|up|down|about|around|over|under|nearly|almost|another|further) \Z", re.IGNORECASE
)
_OF_ELSE = re.compile(
    r"\)? (?:of (?!them\b|these\b|all\b)|more\b|fewer\b|in (?:the |x|[A-Z])|last\b|nationally\b|points?\b|per (?!cent)|[^.;]{0,40}\b(?:now|passed|overtak\w+|exceeds)\b)|[-–]"
)
_ENDS = re.compile(r"\)?(?:[.,;]|\Z| (?:and|while|whilst|with|of them|was|were|is|are)\b)")
_LONGEST, _FAR = 420, 130


@attrs.frozen
class _Two(Record):
    """What is called the largest, or the smallest, its figure, and another one, which is to lie on its other side."""

    word: re.Match[str]
    own: re.Match[str]
    other: re.Match[str]


def superlatives_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every figure that is called the largest or the smallest, or the second, with another beside it.

    Examples:
        >>> text = "Neglect is the most common category (31%), followed by emotional abuse (42%)."
        >>> [each.taken for each in superlatives_in([Passage(text=text)])]
        [('31% as the largest', '42% as another')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or not _SUPERLATIVE.search(passage.text):
            continue
        plain, before = masked(passage.text), (0, 0)
        for span in sentence_spans(plain, longest=_LONGEST):
            figures = [*_FIGURE.finditer(plain, *span)]
            for word in _SUPERLATIVE.finditer(plain, *span):
                two = _second(plain, word, before, figures) if word["rank"] else _first(plain, word, span, figures)
                if two is not None and _is_plain(plain, two, span):
                    yield from _found(passage, two)
            before = span


def _first(plain: str, word: re.Match[str], span: tuple[int, int], figures: Sequence[re.Match[str]]) -> _Two | None:
    """The largest with its figure, and another that follows it, is the smallest, or is of its kind."""
    after = [each for each in figures if each.start() >= word.end()][:2]
    if len(after) < 2 or not (word["of"] or word["most"]):  # noqa: PLR2004  its own and another
        return None
    own, other = after
    said, between = plain[word.end() : own.start()], plain[own.end() : other.start()].removeprefix(")")
    if _BY.match(between):
        return _Two(word, own, other)
    the, name = _THE.search(between), plain[span[0] : word.start()]
    if word["most"] or (_FOR_SOME.search(f"{said} {between}") and the is None):
        return None
    if the is not None:
        of_next = _VERB.split(between[the.end() :])[0]
        of_own = f"{word['of']}{_VERB.split(said)[0]}"
        is_opposite = (re.search(_LOW, the[0]) is not None) is bool(word["up"])
        return _Two(word, own, other) if is_opposite and {*of_next.split()} <= {*of_own.split()} else None
    is_of_a_kind = word["up"] and _BESIDE.match(between) and _are_of_a_kind(f"{name} {said}", between)
    return _Two(word, own, other) if is_of_a_kind else None


def _second(plain: str, word: re.Match[str], before: tuple[int, int], figures: Sequence[re.Match[str]]) -> _Two | None:
    """The second largest, whose figure stands before it, and the one that it comes after."""
    is_this = _THIS_WAS.fullmatch(plain, before[1] + 1, word.start()) is not None
    own = [*_FIGURE.finditer(plain, *before)] if is_this else [each for each in figures if each.end() <= word.start()]
    other = [each for each in figures if each.start() >= word.end()]
    is_after = other and _AFTER.search(plain, word.end(), other[0].start())
    return _Two(word, own[0], other[0]) if is_after and own and (is_this or len(own) == 1) else None


def _is_plain(plain: str, two: _Two, span: tuple[int, int]) -> bool:
    """Whether two figures are of the same things, and each belongs to what stands beside it."""
    after = plain[two.other.end() :]
    first, last = min(two.own.end(), two.word.start()), two.other.start()
    own, own_end = plain[first:last], plain[two.own.end() :][:60]
    is_near = two.other.start() - max(two.own.end(), two.word.end()) <= _FAR >= two.own.start() - two.word.end()
    is_open = plain[two.other.start() - 1] == "(" and not after.startswith(")")
    lead = plain[span[0] : two.word.start()]
    return (
        is_near
        and bool(two.own["share"]) is bool(two.other["share"])
        and not is_open
        and not _ELSE.search(_ASIDE.sub("", lead))
        and not _ELSE.search(_ASIDE.sub("", own))
        and not any(_STEP.search(plain[max(each.start() - 12, 0) : each.start()]) for each in (two.own, two.other))
        and not _OF_ELSE.match(after)
        and _ENDS.match(after) is not None
        and not (not two.word["rank"] and _OF_ELSE.match(own_end))
    )


def _are_of_a_kind(name: str, other: str) -> bool:
    """Whether what is the largest, and what stands beside it, are two of one kind."""
    for kind in _KINDS:
        one, two = {*map(str.casefold, kind.findall(name))}, {*map(str.casefold, kind.findall(other))}
        if len(one) == len(two) == 1 and one != two:
            return True
    return False


def _found(passage: Passage, two: _Two) -> Iterator[FoundClaim]:
    own, other = (f"{each['share']}%" if each["share"] else each["count"] for each in (two.own, two.other))
    if Stated(own).value == Stated(other).value:
        return  # as large as another
    is_high = not two.word["down"]
    span = min(two.word.start(), two.own.start()), two.other.end()
    place = passage.place_of(span[0])
    way = Direction.UP if is_high is not bool(two.word["rank"]) else Direction.DOWN
    claim = direction_claim(Stated(other), Stated(own), way, str(place))
    if claim is not None:
        yield FoundClaim(
            claim=claim,
            place=place,
            quote=fragment(passage.text[slice(*span)]),
            taken=(f"{own} as the {'largest' if is_high else 'smallest'}", f"{other} as another"),
            sentence=marked(passage.text, span),
        )
