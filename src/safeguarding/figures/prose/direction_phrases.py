"""Which way a figure is said to have gone from another: "an increase from 265", "up from 240", "rose from 19 to 13".

Only the direction is judged, and only where both figures are of one measure and in one unit. Two words that go different
ways in one clause leave open which of them is meant, and nothing is said.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.kinds.differences import DifferenceClaim
from safeguarding.figures.kinds.trends import TrendClaim
from safeguarding.figures.prose.change_wordings import (
    DOWN,
    DOWN_NOUN,
    LEFT_OUT,
    OF_A_RANK,
    UP,
    UP_NOUN,
    figure_of,
    kind_of,
)
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import main_figure
from safeguarding.figures.prose.masks import masked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_bases import sentence_start
from safeguarding.figures.prose.things import stems_in
from safeguarding.figures.prose.tokens import NUMBER_WORD
from safeguarding.figures.stated import Stated
from safeguarding.figures.words import Direction

_ANY = rf"(?:(?<![\w.,/])(?:[0-9]{{1,3}}(?:,[0-9]{{3}}){{1,3}}|[0-9]{{1,7}})(?:\.[0-9]{{1,3}})?(?:%| per ?cent\b)?(?![\w/:]|[.,-][0-9]|-[a-z]| [0-9])|\b(?:{NUMBER_WORD})\b(?![-]))"
_UP_WORD = rf"(?:{UP}|{UP_NOUN}|rising|raised|raising)"
_DOWN_WORD = rf"(?:{DOWN}|{DOWN_NOUN}|reduce|reducing|dropping|dipped|slipped|lowered|lowering|declining|shrunk|cut)"
_MOVES = re.compile(rf"\b(?:(?P<up>{_UP_WORD})|(?P<down>{_DOWN_WORD}))\b", re.IGNORECASE)
_TIME = r"(?:days|weeks|months|years|hours|minutes)"
_OF = rf"(?: per (?:1,?000|10,?000|100,?000)| {_TIME})?"
# rose … from 19 in September 2015 to 13
_FROM_TO = re.compile(
    rf"\bfrom (?P<earlier>{_ANY}){_OF}(?P<aside>(?: [a-z]{{3,14}}){{0,2}}?(?: ?\(?(?:in|at|for|during|on|as at)? ?(?:[0-9]{{1,2}} )?(?:the )?(?:(?:academic|financial|reporting) year |(?:year|quarter|period|month|months) (?:ending|ended|to) (?:[0-9]{{1,2}} )?)?(?:(?:end|start|beginning) of )?(?:year )?(?:[A-Z][a-z]{{2,8}} )?"
    rf"(?:19|20)[0-9]{{2}}(?:[-/–−] ?[0-9]{{2,4}})?\)?| in (?:quarter [1-4]|Q[1-4]|[A-Z][a-z]{{2,8}}))?),? to (?:just |only |currently |an average of |a current figure of )?(?P<later>{_ANY})"
)
# this is an increase from 265; an increase from 265; up from 240
_FROM = re.compile(
    rf"(?:(?:\A|,? but )(?:[Tt]his|[Ii]t|[Tt]hat|[Tt]he (?:figure|rate|number|proportion|percentage)) ha[sd] (?:since |now )?(?P<verb>rose|risen|increased|grown|gone up|fallen|decreased|dropped|declined|reduced|gone down)|(?:\A(?:This|It|That) (?:is|was|represents) an? (?:[a-z]+ )?|, (?:which is |this is |which was )?an? (?:[a-z]+ )?|(?P<short>,? \(?(?:and )?(?:slightly |well )?))"
    rf"(?P<word>{UP_NOUN}|{DOWN_NOUN}|up|down)) from (?:the )?(?P<earlier>{_ANY})"
)
_ITS_SIZE = re.compile(r" ?(?:[a-z]+ ){0,2}")
_GREW = re.compile(rf"{UP_NOUN}|up|rose|risen|increased|grown|gone up")
_PER = re.compile(r"per (?:1,?000|10,?000|100,?000)\b")
# rose to 71% in December and rose again to 61%
_AGAIN = re.compile(
    rf"\b(?:(?P<up>{UP})|(?P<down>{DOWN}))(?: [a-z]+ly)? to (?P<earlier>{_ANY}){_OF}(?: in [A-Z][a-z]{{2,8}}(?: (?:19|20)[0-9]{{2}})?)?,? (?:and|then|and then) (?:(?P<up2>{UP})|(?P<down2>{DOWN})) (?:again|further) to (?P<later>{_ANY})"
)
# where small is good, far or seldom, or nothing has happened yet
TURNED = re.compile(
    r"\b(?:frequenc\w+|rank\w*|position|grade[ds]?|ages?|aged|quartile|decile|every|ratio|target\w*|limit|threshold|minimum|maximum|speed|"
    r"pace|efficien\w+|not|if|would|could|should|(?-i:may)|might|will|planned|plans? to|intend\w*|hop\w+ to|expected to|aim\w*|forecast|potential\w*|ranging|range|between|gap|"
    r"difference|until|before|(?<!looked )after|unless)\b",
    re.IGNORECASE,
)
# what is meant to go down is not to go up
_AIMED = re.compile(
    rf"\b(?:plan(?:s|ned|ning)?|aim(?:s|ed|ing)?|intend(?:s|ed|ing)?|hop(?:es|ed|ing)) to (?=(?:{_UP_WORD}|{_DOWN_WORD}|increase|improve)\b)",
    re.IGNORECASE,
)
_LENGTH = re.compile(r"\b(?:time|times|length|duration|average|wait\w*|took|days|weeks|months)\b", re.IGNORECASE)
_INTERVAL = re.compile(
    r" ?(?:weekly|monthly|daily|yearly|day|week|month|hour|working days? (?:standard|target)|out of|in (?!(?:19|20)[0-9]{2})[0-9]|st|nd|rd|th)\b"
)
_BY = re.compile(
    r"\bby (?:over |more than |just over |nearly |almost |about |around )?[0-9.,]+(?:%| per cent)?,? \Z|\((?:19|20)[0-9]{2}[-–−/0-9]*\) \Z"
)
_POINTS = re.compile(
    r" ?(?:percentage )?points?\b| (?:January|February|March|April|May|June|July|August|September|October|November|December)\b| ?(?:times|fold)\b|-| ?(?:in|out of) (?!(?:19|20)[0-9]{2})[0-9]"
)
_OTHER_UNIT = re.compile(r" (?P<unit>days?|weeks?|months?|years?|hours?|minutes?|per (?:1,?000|10,?000|100,?000))\b")
# what stands before may itself be one of several figures, or a step
_RELATIVE = re.compile(
    r"\b(?:rank\w*|quartile|ratio|target\w*|if|would|could|should|gap|difference|increase of|reduction of|by (?=[0-9]))\b",
    re.IGNORECASE,
)
# what happened because of a rise or a fall has figures of its own
DID = re.compile(
    r"\b(?:help\w*|s[ae]w|seen|meant|means?|led|leads?|leading|made|makes?|allow\w*|so|that|which|went|goes|go|gone|mov(?:e|ed|ing)|explain\w*|"
    r"result\w*|ha[sd]|have|is|was|were|are|enabl\w+|brought|took|caus\w+|by [a-z]+ing)\b",
    re.IGNORECASE,
)
_WHO = re.compile(r"\bwho (?:are|is|were|have|had|has)\b")
_BETTER = re.compile(
    r"\b(?:(?P<up>improv(?:ed|es|ing|ement))|(?P<down>deteriorat(?:ed|es|ing|ion)|worsened))\b", re.IGNORECASE
)
# has been on a downward trend. It has gone from 6% to 4%
_GONE = re.compile(r"\b(?:gone|going|went|moved|moving|changed|changing) ?\Z")
_TREND = re.compile(
    r"\b(?:(?P<up>upward|increasing|rising|growing)|(?P<down>downward|decreasing|declining|falling|reducing)) (?:trend|trajectory)\b",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"(?:It|This|(?:The|Our|Its|Their|[A-Z][a-z]+[’']s) (?P<measure>(?:[a-z]+ ){0,3}[a-z]+)) (?:has|have|had) (?:gone|moved|changed) ?"
)
_WHILE_GOING = re.compile(
    r"(?: (?:in|over|through|for|since|across) [A-Za-z0-9/–, -]{2,40})?,? (?:going|moving|changing) ?"
)
_TURN = re.compile(r"\b(?:but|although|though|except|until|before|then|gap|and)\b")
_AN_IMPROVEMENT = re.compile(r" an? (?:[a-z]+ )?(?:improvement|deterioration) ")
_GOOD = re.compile(
    r"\b(?:timel\w+|within timescales?|on time|attendance|complet\w+|suitable|education|immunis\w+|health|dental|up-to-date|stability|"
    r"participat\w+|satisf\w+|convening|qualified|permanent)\b",
    re.IGNORECASE,
)
_BAD = re.compile(
    r"\b(?:re-referr\w*|repeat\w*|absen\w+|exclu\w+|vacan\w+|turnover|agency|sickness|NEET|not|moves|missed|missing|overdue|delay\w*|late|breakdown\w*|unsuitable|un\w+able)\b",
    re.IGNORECASE,
)
# 31 out of 120: a count, whatever stands beside it
_OF_SOME = re.compile(r" (?:out )?of (?:the |all |all the |our )?[0-9]")
_THING = re.compile(r" (?P<thing>[a-z]{3,20}s)\b")
_MOST_OF_A_PASSAGE = 2_000
_REACH = 140


def directions_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every pair of figures that a word puts above or below each other.

    Examples:
        >>> text = "At 1 March 229 children had a plan. This is an increase from 220 at 31 March 2015."
        >>> [each.taken for each in directions_in([Passage(text=text)])]
        [('229 as the figure', '220 as what it is set against', '“increase from” between them')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE:
            continue
        yield from _moved(passage)
        yield from _from(passage)
        for match in _AGAIN.finditer(passage.text):
            if bool(match["up"]) is bool(match["up2"]):
                way = Direction.UP if match["up"] else Direction.DOWN
                yield from _found(passage, match, way=way, said=match["up"] or match["down"])


def _moved(passage: Passage) -> Iterator[FoundClaim]:
    """A word of rising or falling some way before "from … to …"."""
    text = passage.text
    for match in _FROM_TO.finditer(text):
        start = max(sentence_start(text, match.start()), match.start() - _REACH)
        pieces = [piece for piece in re.split(r"[;:]", text[start : match.start()])[-1].split(",") if piece.strip()]
        is_range = re.match(r" (?:at (?:most|least)|a |per |or |[a-z]+ a )", text[match.end() : match.end() + 20])
        clause = pieces[-1] if pieces else ""
        clause = clause if is_range else _AIMED.sub("", clause)
        if len(pieces) > 1 and _AN_IMPROVEMENT.match(clause):
            clause = f"{pieces[-2]}{clause}"  # what is better was said just before
        words = [*_MOVES.finditer(clause)]
        if not words and "%" in match["earlier"]:
            words = _better(clause)
        if not words and _GONE.search(clause):
            words, clause = _trend(text, start, match.start()), ""
        ways = {bool(word["up"]) for word in words}
        between = _BY.sub("", clause[words[-1].end() :]) if words else ""
        if LEFT_OUT.search(text[match.end() : match.end() + 60].partition(". ")[0].partition(" and")[0]):
            continue
        if _INTERVAL.match(text[match.end() : match.end() + 20]):
            continue
        if re.search(rf" {_TIME}\b", match[0] + text[match.end() : match.end() + 8]) and not _LENGTH.search(clause):
            continue
        is_told = bool(words) and words[0].re is _TREND
        between = "" if is_told else between
        is_of_another = (
            OF_A_RANK.search(text[: match.start()][-_REACH:])
            or _BETTER.search(between)
            or DID.search(_WHO.sub("", between))
        )
        if is_of_another or _of_other_things(text, match):
            continue
        if len(ways) != 1 or re.search(r"[0-9]", between) or TURNED.search(clause) or TURNED.search(match["aside"]):
            continue
        yield from _found(passage, match, way=Direction.UP if ways.pop() else Direction.DOWN, said=words[-1][0])


def _trend(text: str, start: int, end: int) -> list[re.Match[str]]:
    """The trend that the words just before tell of, or the sentence before of what is named again or pointed at."""
    subject = _SUBJECT.fullmatch(text, start, end)
    own = [*_TREND.finditer(text, start, end)]
    if own:
        return own if len(own) == 1 and _WHILE_GOING.fullmatch(text, own[0].end(), end) else []
    first = sentence_start(text, max(start - 1, 0))
    trends = [*_TREND.finditer(text, first, start)]
    if subject is None or len(trends) != 1 or _TURN.search(text, trends[0].end(), start):
        return []
    named, known = stems_in(subject["measure"] or ""), text[first : trends[0].start()]
    is_same = not named - stems_in(text[:start]) and stems_in(
        (subject["measure"] or "").rpartition(" ")[2]
    ) <= stems_in(known)
    return trends if is_same else []


def _better(clause: str) -> list[re.Match[str]]:
    """Words of getting better or worse, where a larger share is surely the better one."""
    return [*_BETTER.finditer(clause)] if _GOOD.search(clause) and not _BAD.search(clause) else []


def _of_other_things(text: str, match: re.Match[str]) -> bool:
    """Whether the two figures count different things: "from 12 schools to 3 teams"."""
    things = [_THING.match(text[match.end(name) : match.end(name) + 24]) for name in ("earlier", "later")]
    named = {thing["thing"] for thing in things if thing is not None}
    return len(named) > 1


def _from(passage: Passage) -> Iterator[FoundClaim]:
    """A step from an earlier figure whose later one is the only one of the words, or of the sentence, before."""
    text = passage.text
    places = itertools.islice(re.finditer(r"\bfrom ", text), _MOST_OF_A_PASSAGE)
    starts = sorted({0, *(sentence_start(text, match.start()) for match in places)})
    for at, start in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(text)
        match = _FROM.search(text[start:end][:400])
        if match is None:
            continue
        before, offset = text[start : start + match.start()], start
        if re.search(r"\b(?:gone|having|been) ?\Z", before):
            continue  # what had gone before
        if not before.strip():
            if not start:
                continue
            offset = sentence_start(text, start - 1)
            before = text[offset : start - 1]
        later = main_figure(before) or main_figure(_PER.sub(_blank, masked(before)))
        whole = re.compile(_FROM.pattern).search(
            text, start + match.start() if before.strip() and offset == start else start
        )
        if later is None or whole is None or _RELATIVE.search(before):
            continue
        if whole["short"] is not None and _ITS_SIZE.fullmatch(before[later.start + len(later.text) :]):
            continue  # "a 40% increase from 542"
        unit = _kind(text, whole, "earlier")
        if unit != later.unit and (unit or not later.unit or _OF_SOME.match(text, whole.end("earlier"))):
            continue
        word = whole["word"] or whole["verb"]
        way = Direction.UP if _GREW.fullmatch(word) else Direction.DOWN
        yield from _claim(
            passage,
            (offset + later.start, whole.end()),
            later.text,
            whole["earlier"],
            way=way,
            said=f"{word} from",
        )


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _kind(text: str, match: re.Match[str], name: str) -> str:
    """The unit of a figure: its sign, or the word that follows."""
    after = _OTHER_UNIT.match(text[match.end(name) : match.end(name) + 20])
    if after is None and not match[name][0].isdigit():
        return ""
    return kind_of(match[name]) if after is None else after["unit"].replace(",", "").rstrip("s")


def _found(passage: Passage, match: re.Match[str], *, way: Direction, said: str) -> Iterator[FoundClaim]:
    text = passage.text
    if match["earlier"].casefold() == match["later"].casefold():
        return  # "from 12 to 12": a slip of some kind, but of which?
    if any(_POINTS.match(text[match.end(name) : match.end(name) + 20]) for name in ("earlier", "later")):
        return
    units = [_kind(text, match, name) for name in ("earlier", "later")]
    if units[0] != units[1] and not (units[0] == "" and match.re is _FROM_TO and units[1] != "%"):
        return
    yield from _claim(passage, match.span(), match["later"], match["earlier"], way=way, said=said)


def _claim(
    passage: Passage, span: tuple[int, int], later: str, earlier: str, *, way: Direction, said: str
) -> Iterator[FoundClaim]:
    if any(re.fullmatch(r"(?:19|20)[0-9]{2}", each) for each in (later, earlier)):
        return
    figures = [figure_of(each.casefold()) for each in (earlier, later)]
    claim = direction_claim(figures[0], figures[1], way)
    taken = f"{later} as the figure", f"{earlier} as what it is set against", f"“{said}” between them"
    yield from found_in(passage, span, claim, *taken)


def direction_claim(earlier: Stated, later: Stated, way: Direction) -> DifferenceClaim | TrendClaim | None:
    """That one figure lies on one side of another; of two equal ones, only counts surely do not."""
    gap = abs(later.value - earlier.value)
    if not gap:
        is_counted = not earlier.is_percentage and not earlier.places and not later.places
        return TrendClaim(direction=way, values=(earlier, later)) if is_counted else None
    digits = f"{gap.numerator}" if gap.denominator == 1 else f"{float(gap):.3f}".rstrip("0")
    mark = "%" if earlier.is_percentage else ""
    return DifferenceClaim(earlier=earlier, later=later, difference=f"{digits}{mark}", direction=way)
