"""Steps from one figure to another: "rose from 120 to 150, an increase of 25%", and the direction that is stated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.differences import ChangeClaim, DifferenceClaim
from safeguarding.figures.kinds.ratios import RatioClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.change_wordings import (
    DOWN,
    FIGURE,
    LEFT_OUT,
    NOUN,
    PER_CENT,
    SIGN,
    UP,
    UP_NOUN,
    WHEN,
    figure_of,
    kind_of,
)
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.passages import Passage
from safeguarding.figures.prose.tokens import COUNT
from safeguarding.figures.stated import Stated
from safeguarding.figures.words import Direction

_SOMEHOW = r"improved|improving|changed|moved|shifted"
_FROM_TO = rf"from (?P<earlier>{FIGURE}){WHEN} to (?P<later>{FIGURE}){WHEN}"
_STEP = (
    rf"(?:an? )?(?P<noun>{NOUN}) of (?P<size>{PER_CENT})(?P<unit>{SIGN}| percentage points?)"
    rf"|(?:an? )?(?P<size2>{PER_CENT})(?P<unit2>{SIGN}|[ -]percentage[ -]points?) (?P<noun2>{NOUN})"
    rf"|(?P<noun3>up|down) (?:by )?(?P<size3>{PER_CENT})(?P<unit3>{SIGN}| percentage points?)"
)
_MOVED = re.compile(
    rf"\b(?P<verb>{UP}|{DOWN}) {_FROM_TO}(?:(?:,| –| -|;)? ?[(]?(?:or |which is |this is |representing )?(?:{_STEP}))?"
)
_MOVED_BY = re.compile(
    rf"\b(?P<verb>{UP}|{DOWN}|{_SOMEHOW}) by (?P<size>{PER_CENT})(?P<unit>{SIGN}| percentage points?),? \(?{_FROM_TO}"
)
# rose by 20% to 150 from 120
_BY_TO = re.compile(
    rf"\b(?P<verb>{UP}|{DOWN}) by (?P<size>{PER_CENT})(?P<unit>{SIGN}| percentage points?) to (?P<later>{FIGURE}){WHEN},? from (?P<earlier>{FIGURE})"
)
# a 25% increase in allegations, from 64 to 80
_NOUN_FIRST = re.compile(
    rf"\ban? (?:(?P<size2>{PER_CENT})(?P<unit2>{SIGN}|[ -]percentage[ -]points?) (?P<noun2>{NOUN})|(?P<noun>{NOUN}) of (?P<size>{PER_CENT})(?P<unit>{SIGN}| percentage points?))"
    rf"(?: in [a-z’' -]{{2,50}}?)?,? \(?{_FROM_TO}"
)
# 34 orders, down from 42 the year before, a drop of 19%
_FROM = re.compile(
    rf"(?<![\w.,/£-])(?P<later>{FIGURE})(?: [a-z-]{{2,20}}){{0,4}},? \(?(?:up|down) from (?P<earlier>{FIGURE})(?: (?!and\b)[a-z]{{2,10}}){{0,4}}{WHEN}\)?,? (?:or |which is |this is )?(?:{_STEP})"
)
# rose from 386 to 412, an increase of 26 (7%)
_BY_SO_MANY = re.compile(
    rf"\b(?P<verb>{UP}|{DOWN}) {_FROM_TO}(?:,| –| -)? ?\(?an? (?P<noun>{NOUN}) of (?P<gap>{COUNT})(?! ?(?:%|per\b|percent))"
)
_SO_MANY_FIRST = re.compile(rf"\b(?P<verb>{UP}|{DOWN}) by (?P<gap>{COUNT}),? \(?{_FROM_TO}")
# 88 adoptions, 12 more than the 76 in 2017-18
_MORE_THAN = re.compile(
    rf"(?<![\w.,/£-])(?P<later>{FIGURE})(?: [a-z-]{{2,20}}){{1,4}}, (?P<gap>{COUNT}) (?P<noun>more|fewer) than (?:the |in )?(?P<earlier>{FIGURE})"
)
_TIMES = re.compile(
    rf"\b(?P<more>more than |less than |nearly |almost |just over |just under )?(?P<times>doubled|halved|trebled|tripled|quadrupled)(?: since (?:19|20)[0-9]{{2}}| (?:in|over) (?:the )?[a-z0-9 ]{{2,25}}?)?,? {_FROM_TO}"
)
# the figure is 5,076, an increase of 8% from 4,700 a year earlier
_ON = re.compile(
    rf"(?<![\w.,/£-])(?P<later>{FIGURE})(?: [a-z]{{2,14}}){{0,3}}, (?:an? )(?:(?P<noun>{NOUN}) of (?P<size>{PER_CENT})(?P<unit>{SIGN})"
    rf"|(?P<size2>{PER_CENT})(?P<unit2>{SIGN}) (?P<noun2>{NOUN})) (?:from|on) (?:the )?(?P<earlier>{FIGURE})"
)
# 1,609 referrals, compared with 847 last year. This is a 90% increase
_COMPARED = re.compile(
    rf"(?<![\w.,/£-])(?P<later>{FIGURE})(?: [a-z]{{2,14}}){{0,3}},? compared (?:with|to) (?P<earlier>{FIGURE})"
    rf"(?: [a-z]{{1,10}}){{0,4}}(?: (?:19|20)[0-9]{{2}})?(?:\. This (?:is|was|represents)|, (?:which is)?) ?(?:an? )(?:(?P<size>{PER_CENT})(?P<unit>{SIGN}) (?P<noun>{NOUN})"
    rf"|(?P<noun2>{NOUN}) of (?P<size2>{PER_CENT})(?P<unit2>{SIGN}))(?! (?:in|for|on|of)\b)"
)
# grew by 13.3% between January (331) and December (365)
_BETWEEN = re.compile(
    rf"\b(?P<verb>{UP}|{DOWN}) by (?P<size>{PER_CENT})(?P<unit>{SIGN}) between [A-Za-z0-9 ]{{2,25}} \((?P<earlier>{FIGURE})\) and [A-Za-z0-9 ]{{2,25}} \((?P<later>{FIGURE})\)"
)
# after the step these make it one of something else, a yearly one, or a planned one
NOT_AFTER = re.compile(
    r"\)?,? (?:for|among|in (?!(?:19|20)[0-9]{2}|total\b|all\b|just\b|one\b|a year\b|the (?:year|number|total)\b)|of (?!(?:the )?(?:previous|last|year|preceding)\b)|on (?:the |its |their )?(?:plan|target|budget|forecast)|"
    r"a (?:year|month|week)(?! (?:earlier|before|ago|later))|per |each|every|annual|year on year|above|below|more|since)\b",
    re.IGNORECASE,
)
_MONTH = r" (?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
NO_COUNT = re.compile(
    rf"{_MONTH}| (?:in|out of) (?!(?:19|20)[0-9]{{2}}\b)[0-9]| (?:st|nd|rd|th)\b| (?:levels|prices|hundred|thousand|k\b|bn|billion|and over)",
    re.IGNORECASE,
)
UNITS = re.compile(r" ?(?:weekly|monthly|daily|yearly|weeks?|days?|months?|years?|hours?|minutes?|times)\b")
# where small is good, far or seldom, the words may turn the figures round
_TURNED = re.compile(
    r"\b(?:frequenc\w+|rank\w*|position|place[ds]?|grade[ds]?|age|ages|aged|quartile|decile|band|every|ratio|from every|level|phase|stage|tier|"
    r"minimum|maximum|limit|threshold|target|speed|about|around|nearly|almost|over|approximately|some|between|roughly)\b",
    re.IGNORECASE,
)
# a rise of each year, or figures that may be of what was named before
_EACH = re.compile(r"\b(?:each|every|per|annual\w*|yearly) ")
_NAMED_FIRST = re.compile(r"%|\b(?:against|compared|while|despite)\b")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_FACTORS = {"doubled": 2, "trebled": 3, "tripled": 3, "quadrupled": 4}
# 2,145 homes, a 3% increase on the previous year (2,071); an increase of 74 compared with 31 March 2016 (2,071); up 4% on last year (2,071)
_ON_BRACKETED = re.compile(
    rf"(?<![\w.,/£-])(?P<later>{FIGURE})(?:,? [a-z’'-]{{2,20}}){{0,6}}(?:,| –| -|,? which is|,? this is) (?:an? (?:[a-z]+ )?)?(?:(?P<size2>{PER_CENT})(?P<unit2>{SIGN}) (?P<noun2>{NOUN})"
    rf"|(?P<noun>{NOUN}) of (?:(?P<size>{PER_CENT})(?P<unit>{SIGN})|(?P<gap>{COUNT})(?! ?(?:%|per\b))(?: [a-z]{{3,15}})?)|(?P<noun3>up|down) (?P<size3>{PER_CENT})(?P<unit3>{SIGN}))"
    rf" (?:on|compared with|compared to|from|since) (?:the |last |that of )?(?:[A-Za-z0-9’'-]{{2,12}} ){{1,5}}\((?P<earlier>{FIGURE})\)"
)
# 512, which is 14% higher than the 480 of the year before
_HIGHER = re.compile(
    rf"(?<![\w.,/£-])(?P<later>{FIGURE})(?: [a-z-]{{2,20}}){{0,3}},? (?:which |and )?(?:is|was|are|were) (?P<size>{PER_CENT})(?P<unit>{SIGN}) (?P<noun>higher|lower|more|fewer|less) than (?:the |in )?(?P<earlier>{FIGURE})"
)
# 212 carers, compared with 198 a year before, an increase of 14
_COMPARED_BY = re.compile(
    rf"(?<![\w.,/£-])(?P<later>{FIGURE})(?: [a-z]{{2,14}}){{0,3}},? compared (?:with|to) (?:the )?(?P<earlier>{FIGURE})(?: [a-z]{{1,10}}){{0,4}}(?: (?:19|20)[0-9]{{2}}(?:[-/–][0-9]{{2}})?)?,"
    rf" (?:which is )?an? (?P<noun>{NOUN}) of (?P<gap>{COUNT})(?! ?(?:%|per\b|percent))"
)
_PATTERNS = (
    _BY_SO_MANY,
    _MOVED,
    _MOVED_BY,
    _BY_TO,
    _NOUN_FIRST,
    _FROM,
    _SO_MANY_FIRST,
    _MORE_THAN,
    _ON_BRACKETED,
    _HIGHER,
    _COMPARED_BY,
    _TIMES,
    _ON,
    _COMPARED,
    _BETWEEN,
)


def changes_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every step whose two figures and whose size, or direction, are stated.

    Examples:
        >>> [each.quote for each in changes_in([Passage(text="It rose from 120 to 150, an increase of 20%.")])]
        ['rose from 120 to 150, an increase of 20%']
    """
    for passage in passages:
        ends = -1
        for match in sorted(_matches(passage.text), key=lambda each: (each.start(), -each.end())):
            if match.start() < ends or not _is_plain(passage.text, match):
                continue
            ends = match.end()
            claim = _claim(match, str(passage.place_of(match.start())))
            if claim is not None:
                yield _found(passage, match, claim)


def _matches(text: str) -> Iterator[re.Match[str]]:
    for pattern in _PATTERNS:
        yield from pattern.finditer(text)


def _found(passage: Passage, match: re.Match[str], claim: Claim) -> FoundClaim:
    place = passage.place_of(match.start())
    taken = (f"{match['earlier']} as the earlier figure", f"{match['later']} as the later figure")
    return FoundClaim(
        claim=claim, place=place, quote=fragment(match[0]), taken=taken, sentence=marked(passage.text, match.span())
    )


def _is_plain(text: str, match: re.Match[str]) -> bool:
    """Whether both figures are surely of the same measure, and exact."""
    earlier, later = match["earlier"], match["later"]
    if kind_of(earlier) != kind_of(later) or any(_YEAR.fullmatch(each) for each in (earlier, later)):
        return False
    if LEFT_OUT.search(text[match.end() : match.end() + 60].partition(". ")[0]):
        return False
    for name in ("earlier", "later"):
        if NO_COUNT.match(text[match.end(name) : match.end(name) + 16]):
            return False
    before = text[max(match.start() - 60, 0) : match.start()]
    if match.re is _NOUN_FIRST and (_EACH.search(match[0]) or _NAMED_FIRST.search(before)):
        return False
    around = f"{before[before.rfind('. ') + 1 :]} {text[match.end('earlier') : match.start('later')]}"
    if _TURNED.search(around) or re.search(
        r"\b(?:if|would|could|might|may|will|should|if|not|planned?|expected)\b", before
    ):
        return False
    return not UNITS.match(text[match.end("later") : match.end("later") + 12])


def _claim(match: re.Match[str], where: str) -> Claim | None:
    groups = match.groupdict()
    earlier, later = figure_of(groups["earlier"]), figure_of(groups["later"])
    if not earlier.value:
        return None
    if groups.get("times"):
        return times_claim(groups["times"], groups.get("more") or "", earlier, later, where)
    if groups.get("gap"):
        return DifferenceClaim(
            earlier=earlier,
            later=later,
            difference=str(groups["gap"]),
            direction=way_of(groups["noun"] if "noun" in groups else groups["verb"]),
            where=where,
        )
    size = next((groups[name] for name in ("size", "size2", "size3") if groups.get(name)), None)
    word = next((groups[name] for name in ("noun", "noun2", "noun3", "verb") if groups.get(name)), "")
    if size is None or NOT_AFTER.match(match.string[match.end() : match.end() + 30]):
        return _direction(groups, earlier, later, where)
    way = way_of(word)
    unit = next(groups[name] for name in ("unit", "unit2", "unit3") if groups.get(name))
    return step_claim(earlier, later, size=size, unit=unit, way=way, where=where)


def way_of(word: str | None) -> Direction | None:
    """Which way a word says that a figure went; None for one that only says that it did."""
    if word is None or re.fullmatch(_SOMEHOW, word):
        return None
    return Direction.UP if re.fullmatch(f"{UP}|{UP_NOUN}|up|more|higher", word) else Direction.DOWN


def step_claim(
    earlier: Stated, later: Stated, *, size: str, unit: str, way: Direction | None, where: str
) -> ChangeClaim | DifferenceClaim | None:
    """A step of so many per cent or points, as a claim; of two percentages, whichever of the two holds."""
    points = DifferenceClaim(earlier=earlier, later=later, difference=f"{size}%", direction=way, where=where)
    if "point" in unit:
        return points if earlier.is_percentage else None
    # of two percentages, "7%" may be points or per cent of the first
    if earlier.is_percentage and check(points, CHARITABLE).is_consistent:
        return points
    return ChangeClaim(earlier=earlier, later=later, change=f"{size}%", direction=way, where=where)


def _direction(groups: dict[str, str | None], earlier: Stated, later: Stated, where: str) -> Claim | None:
    """Only that it rose or fell: wrong where the figures go the other way; otherwise it says nothing more."""
    verb = groups.get("verb")
    if verb is None:
        return None
    way = Direction.UP if re.fullmatch(UP, verb) else Direction.DOWN
    if earlier.value == later.value:
        return None
    gap = abs(later.value - earlier.value)
    digits = f"{gap.numerator}" if gap.denominator == 1 else f"{float(gap):.3f}".rstrip("0")
    mark = "%" if earlier.is_percentage else ""
    return DifferenceClaim(earlier=earlier, later=later, difference=f"{digits}{mark}", direction=way, where=where)


def times_claim(word: str, more: str, earlier: Stated, later: Stated, where: str) -> Claim | None:
    """Doubled and halved stand for their neighbourhood; what is said before narrows it to one side."""
    ratio = later.value / earlier.value
    exact = 1 / ratio if word == "halved" and ratio else ratio
    factor = 2 if word == "halved" else _FACTORS[word]
    side = {"more than": (factor, None), "just over": (factor, None), "": (factor * 0.8, factor * 1.25)}
    below = {"less than", "nearly", "almost", "just under"}
    key = more.strip()
    low, high = (0.8 * factor if key != "less than" else 0, factor) if key in below else side[key]
    if low <= exact and (high is None or exact <= high):
        return None
    whole, part = (earlier, later) if word == "halved" else (later, earlier)
    return RatioClaim(value=whole, of=part, ratio=f"{factor}.0", where=where)
