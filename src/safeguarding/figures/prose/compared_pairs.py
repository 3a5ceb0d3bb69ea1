"""Two figures that a comparison names one after the other: "fewer this year (12) than last year (23)".

The larger or smaller one is named first, as the sentence has it; where anything but a few words stands between the comparison and
its figures, nothing is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.prose.change_wordings import DOWN, FIGURE, UP, figure_of, kind_of
from safeguarding.figures.prose.direction_phrases import direction_claim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.masks import LONGEST_PASSAGE, masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_bases import sentence_start
from safeguarding.figures.prose.share_wordings import NUMBER, digits_of
from safeguarding.figures.stated import Stated
from safeguarding.figures.words import Direction

_UP, _DOWN = r"more|higher|greater|larger|bigger", r"fewer|lower|smaller|less"
_MORE = rf"\b(?<!no )(?<!or )(?:(?P<up>{_UP})|(?P<down>{_DOWN})) (?!than\b)"
_WORDS = r"[^.;:()0-9%£]"
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_LATER, _EARLIER = (
    rf"\((?:n ?= ?)?(?P<{name}>{FIGURE})(?: (?P<{noun}>[a-z-]+)| per (?:1,000|10,000|100,000))?\)"
    for name, noun in (("later", "of_later"), ("earlier", "of_earlier"))
)
# fewer this year (12) than last year (23)
_THAN = re.compile(
    rf"{_MORE}{_WORDS}{{3,90}}?{_LATER}{_WORDS}{{0,30}}? than {_WORDS}{{2,80}}?{_EARLIER}",
    re.IGNORECASE,
)
# more were so than their peers: 10.6% compared with 4%; a higher share than the average had three moves in 2014 (13% compared with 11%)
_THEN_BOTH = re.compile(
    rf"{_MORE}{_WORDS}{{3,140}}? than {_WORDS}{{3,120}}?(?::|,| –|,? at| \() ?(?P<later>{FIGURE}),? (?:compared (?:with|to)|against|as against|versus|and) (?P<earlier>{FIGURE})(?P<end>\)|,? respectively|[.;]|\Z)",
    re.IGNORECASE,
)
# lower than the national average (9% compared with 11%)
_SIDE = re.compile(
    rf"\b(?:(?P<up>above|higher than|greater than|more than)|(?P<down>below|lower than|less than|fewer than)) {_WORDS}{{3,60}}? \((?P<later>{FIGURE}) (?:compared (?:with|to)|against|as against|versus) (?P<earlier>{FIGURE})(?P<end>\))",
    re.IGNORECASE,
)
# the number with a plan (194) has been reduced since March (266)
_MOVED = re.compile(
    rf"{_LATER} (?:has|have|had|was|were|is|are) (?:been |now |also |since )*(?:[a-z]+ly )?(?:(?P<up>{UP})|(?P<down>{DOWN})){_WORDS}{{0,30}}? (?:since|from|on|compared (?:with|to)|than) (?={_WORDS}*?(?:xx|last|previous|year|quarter|month|start|end|beginning|inspection|report|{_MONTH}))(?!{_WORDS}*? (?:by|more|less|new|who|when)\b){_WORDS}{{2,60}}?{_EARLIER}",
    re.IGNORECASE,
)
# 9.6% for England (up from 9.2%)
_UP_FROM = re.compile(
    rf"(?<![\w.,/£-])(?P<later>{FIGURE})(?:(?!\bof (?:whom|which|these|those|them)\b){_WORDS}){{0,60}}? \((?:(?:an? )?(?P<up>up|increase|rise)|(?:an? )?(?P<down>down|decrease|reduction|fall)) from (?P<earlier>{FIGURE})",
    re.IGNORECASE,
)
# within two years is 14%, and within three years is 17%: those within two are among those within three
_WITHIN = r"(?:within|in (?:under|less than)) (?P<{}>{}) (?P<{}>hour|day|week|month|year)s?"
_NO_OTHERS = r"(?: (?:of (?:the )?(?:referral|request|notification|birth)|it|this|the (?:figure|proportion|share)|is|was|were|stands at|stood at|rises to|at))*"
_CUMULATIVE = re.compile(
    rf"\b{_WITHIN.format('short', NUMBER, 'unit')}{_NO_OTHERS},? (?P<first>{FIGURE}),? (?:and|but|rising to|with) (?:then )?{_WITHIN.format('long', NUMBER, 'unit2')}{_NO_OTHERS},? (?P<second>{FIGURE})"
    rf"|(?P<first2>{FIGURE}) (?:of (?:them )?)?(?:were |was |are )?(?:[a-z]+ ){{0,2}}{_WITHIN.format('short2', NUMBER, 'unit3')},? (?:rising|increasing|going up) to (?P<second2>{FIGURE}) {_WITHIN.format('long2', NUMBER, 'unit4')}",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:not(?! (?:yet )?in\b)|never|neither|nor|if|whether|would|should|could|might|will|half|twice|times|targets?|expected|forecast|planned|but|although|while|whilst|whereas|rank\w*|ratio|of (?:whom|which|these|those|them)|likel\w+|no longer)\b|n[’']t\b",
    re.IGNORECASE,
)
# another comparison, or another matter, comes before the figures
_OTHER = re.compile(rf"(?<!or )\b(?:{_UP}|{_DOWN})\b|, (?:and|yet|so|but|with)\b|\b(?:though|means|because|as)\b")
# more boys than girls, in two groups: 40 and 30 count the groups, and not them
_BOTH = re.compile(r"\band\b")
_PATTERNS = (_THAN, _THEN_BOTH, _SIDE, _MOVED, _UP_FROM)


def compared_pairs_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every two figures that a comparison has just put in order.

    Examples:
        >>> text = "There have been fewer this year (12) than last year (23)."
        >>> [each.taken for each in compared_pairs_in([Passage(text=text)])]
        [('12 as the figure', '23 as what it is set against', '“fewer” between them')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or len(passage.text) >= LONGEST_PASSAGE:
            continue
        plain = masked(passage.text)
        for pattern in _PATTERNS:
            for match in pattern.finditer(plain):
                yield from _found(passage, plain, match)
        for match in _CUMULATIVE.finditer(passage.text):
            yield from _cumulative(passage, match)


def _found(passage: Passage, plain: str, match: re.Match[str]) -> Iterator[FoundClaim]:
    text = passage.text
    later, earlier = (text[slice(*match.span(name))] for name in ("later", "earlier"))
    start = sentence_start(plain, match.start())
    said = match["up"] or match["down"]
    between = match[0][len(said) :]
    end = match.groupdict().get("end") or ""
    is_other = match.re not in (_MOVED, _UP_FROM) and _OTHER.search(between)
    is_both = _BOTH.search(plain[match.end("later") : match.start("earlier")]) and "respectively" not in end
    named = {match.groupdict().get(name) for name in ("of_later", "of_earlier")} - {None}
    if (
        kind_of(later) != kind_of(earlier)
        or len(named) > 1
        or is_both
        or is_other
        or _DOUBT.search(plain[start : match.start()] + between.replace(end, ""))
    ):
        return
    way = Direction.UP if match["up"] else Direction.DOWN
    claim = direction_claim(figure_of(earlier), figure_of(later), way)
    taken = f"{later} as the figure", f"{earlier} as what it is set against", f"“{said}” between them"
    yield from found_in(passage, match.span(), claim, *taken)


def _cumulative(passage: Passage, match: re.Match[str]) -> Iterator[FoundClaim]:
    """Shares within a shorter and a longer time: the second is no smaller."""
    both = [match[name] or match[f"{name}2"] for name in ("first", "second", "short", "long")]
    units = {(match[one] or match[other]).casefold() for one, other in (("unit", "unit3"), ("unit2", "unit4"))}
    low, high = (Stated(digits_of(each)).value for each in both[2:])
    first, second = (figure_of(each) for each in both[:2])
    if (
        len(units) > 1
        or low >= high
        or kind_of(both[0]) != "%"
        or kind_of(both[1]) != "%"
        or first.value <= second.value
    ):
        return
    claim = direction_claim(first, second, Direction.UP)
    taken = f"{both[0]} within {both[2]}", f"{both[1]} within {both[3]}, in which those are counted too"
    yield from found_in(passage, match.span(), claim, *taken)
