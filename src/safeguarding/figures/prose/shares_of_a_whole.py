"""Percentages of one whole that exclude each other: "58% improved, 22% did not"; and categories with those in several of them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import sentence_spans, without_asides
from safeguarding.figures.prose.partitions import (
    NOT_ALL,
    OF_A_SEX,
    SEXES,
    are_all,
    are_of_one_scale,
    may_overlap,
)
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.tables import NO_SUM
from safeguarding.figures.prose.tokens import PERCENTAGE
from safeguarding.figures.stated import Stated

# education (41%), police (28%) and others (22%)
_IN_BRACKETS = re.compile(rf"(?P<name>[A-Za-z][A-Za-z’' /-]{{1,50}}) \((?P<share>{PERCENTAGE})\)")
# 58% improved, 22% had an increased need and 30% maintained it
_SHARE_FIRST = re.compile(rf"(?P<share>{PERCENTAGE})(?P<name> [^,.;%0-9()]{{3,60}})")
# neglect featured in 49% of plans, emotional abuse 38% and …
_NAME_FIRST = re.compile(
    rf"(?:\A|(?:[,.]|,? (?:and|while)) )(?P<name>[^,.;%0-9()]{{3,60}}?) (?P<share>{PERCENTAGE})(?: of (?:the |all )?[a-z]{{1,20}}(?: [a-z]{{1,20}})?)?(?=[,.;]| and\b| while\b|\Z)"
)
# a further 16% did not say; multiple categories were used in 2% of cases; no plan had two
_FURTHER = re.compile(
    rf"A further {PERCENTAGE}[^.;%]{{0,100}}\.|(?:Multiple categories|More than one category) [^.;%0-9]{{2,40}} {PERCENTAGE}(?: of [a-z ]{{2,30}})?\."
)
_BETWEEN_TWO = re.compile(r",? ?(?:(?:and|while|with) )?")
_OF_WHOM = re.compile(r"\A(?:Of|of) these,? |\bof (?:whom|which|these|those)\b")
_ELSEWHERE = re.compile(r"\b(?:England|national\w*|region\w*|neighbours|earlier|before)\b", re.IGNORECASE)
_MULTIPLE = re.compile(r"\b(?:multiple|more than one)\b", re.IGNORECASE)
_FEWEST, _MOST, _LONGEST, _WHOLE, _FAR, _ROUNDING, _OTHER_CATEGORIES = 3, 9, 600, 100, 20, 2, 3


def shares_of_a_whole_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every sentence of shares that exclude each other, or that say that they are all.

    Examples:
        >>> text = "58% improved, 22% stayed the same and 30% worsened."
        >>> [each.taken for each in shares_of_a_whole_in([Passage(text=text)])]
        [('58%, 22%, 30% as the parts', '100% as the total')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or not re.search(r"%|per ?cent", passage.text):
            continue
        if NO_SUM.search(_FURTHER.sub("", passage.text)):
            continue
        for start, end in sentence_spans(passage.text, longest=_LONGEST):
            further = None if are_all([passage.text[start:end]]) else _FURTHER.match(passage.text, end + 1)
            sentence = passage.text[start : further.end() if further else end]
            if len(re.findall(PERCENTAGE, sentence)) > 1:
                yield from _in_brackets(passage, sentence, start) if ")" in sentence else ()
                yield from _share_first(passage, sentence, start)
                yield from _by_category(passage, sentence, start)


def _share_first(passage: Passage, sentence: str, start: int) -> Iterator[FoundClaim]:
    """Shares before names that exclude each other: together they are no more than 100%."""
    items = [*_SHARE_FIRST.finditer(sentence)]
    names = [each["name"] for each in items]
    is_pair = len(items) > 1 and all(map(SEXES.search, names)) and not any(map(OF_A_SEX.match, names))
    is_pair = is_pair and _BETWEEN_TWO.fullmatch(sentence[items[0].end() : items[1].start()]) is not None
    if (len(items) >= _FEWEST or is_pair) and (are_of_one_scale(names) or _go_on(sentence, items)):
        is_whole = len(items) == len(re.findall(PERCENTAGE, sentence)) and not NOT_ALL.search(
            _OF_WHOM.sub("", _SHARE_FIRST.sub(" ", sentence), count=1)
        )
        yield from _of_all(passage, start, items, is_sure=is_whole and _WHOLE < _sum(items) <= _WHOLE + _FAR)


def _by_category(passage: Passage, sentence: str, start: int) -> Iterator[FoundClaim]:
    """Categories of which several may go for one child, with the share of those who have several: each may be counted in all."""
    items = [*_NAME_FIRST.finditer(sentence)]
    names = [each["name"].casefold() for each in items]
    several = [float(Stated(each["share"]).value) for each in items if _MULTIPLE.search(each["name"])]
    is_list = _FEWEST <= len(items) <= _MOST and len(items) == len(re.findall(PERCENTAGE, sentence))
    if is_list and len(several) == 1 and are_of_one_scale(names) and len({*names}) == len(names):
        most = _WHOLE + _ROUNDING + _OTHER_CATEGORIES * several[0]
        rest = _MULTIPLE.sub("", _NAME_FIRST.sub(" ", sentence))
        is_plain = not NOT_ALL.search(rest) and not _ELSEWHERE.search(sentence)
        yield from _of_all(passage, start, items, is_sure=is_plain and _sum(items) - several[0] > most)


def _in_brackets(passage: Passage, sentence: str, start: int) -> Iterator[FoundClaim]:
    """Shares in brackets behind their names, the last of them that of the others: they make 100%."""
    items = [*_IN_BRACKETS.finditer(sentence)]
    gaps = [sentence[one.end() : other.start()] for one, other in itertools.pairwise(items)]
    plain = _IN_BRACKETS.sub(" ", sentence)
    if (
        not _FEWEST <= len(items) <= _MOST
        or NOT_ALL.search(plain)
        or not all(re.fullmatch(r",? ?(?:and )?", gap) for gap in gaps)
        or not are_all([items[-1]["name"]])
        or re.search(r"[0-9]", without_asides(plain))
    ):
        return
    yield from _of_all(passage, start, items, is_sure=abs(_sum(items) - _WHOLE) <= _FAR)


def _go_on(sentence: str, items: Sequence[re.Match[str]]) -> bool:
    """Whether each share goes on with the same verb, and the last is one further: "49% as primary age, … A further 16% did not say"."""
    is_further = re.search(r"\b[Aa] further \Z", sentence[: items[-1].start()]) is not None
    inner = [each["name"] for each in items[1:-1]]
    return is_further and all(
        re.match(r" (?:as|in|of|from|at|aged)\b", name) and not may_overlap(name) for name in inner
    )


def _sum(items: Sequence[re.Match[str]]) -> float:
    return sum(float(Stated(each["share"]).value) for each in items)


def _of_all(passage: Passage, start: int, items: Sequence[re.Match[str]], *, is_sure: bool) -> Iterator[FoundClaim]:
    span = start + items[0].start(), start + items[-1].end()
    parts = [re.sub(r"\s?(?:%|per ?cent)", "%", each["share"]) for each in items]
    taken = f"{', '.join(parts)} as the parts", "100% as the total"
    return found_in(passage, span, TotalClaim(parts=tuple(parts), total="100%"), *taken, is_sure=is_sure)
