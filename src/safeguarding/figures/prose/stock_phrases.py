"""Stocks that roll forward in running text, over a sentence or three: what there was, what came, what went, what is left."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.main_figures import without_asides
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_wordings import NUMBER, digits_of
from safeguarding.figures.prose.things import counts_things

_DAY = r"[0-9]{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}"
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WHEN = rf"(?:(?:(?:late|early|mid)[- ])?{_MONTH}(?:’s|'s)?|(?:Mon|Tues|Wednes|Thurs|Fri)day|spring|summer|autumn|winter|Christmas|Easter)\b"
OPENING = re.compile(
    rf"\b(?:(?:on|at|as at|from) {_DAY}|(?:in|on|at|by|since) (?:the )?{_WHEN}|(?:at|from) the (?:start|beginning|outset)|(?:start|beginning) of (?:the )?(?:year|quarter|period|month|[0-9]{{4}})|"
    r"(?:opened|began|begun|started|starts|begins|opens|entered) (?:the |this |that )?(?:year|quarter|period|month|[0-9]{4}|with)|brought forward|(?:carried|brought) (?:over|in|forward)(?: from)?|inherited|initially|at first|at the (?:last|previous) (?:meeting|report|count|census)|stood at|opening|opened (?:at|on)|a year (?:ago|earlier|before)|(?:at|by) the end of (?:last year|the previous (?:year|quarter|month)|[0-9]{4}))\b",
    re.IGNORECASE,
)
CLOSING = re.compile(
    rf"\b(?:leaving|so that|therefore|thus|giving|making|(?:and|which|that|this) (?:left|leaves|gives|gave|meant|means|makes|made|brought|took)|(?:on|at|as at|by) {_DAY}|(?:in|on|at|by) (?:the )?(?:following |next )?{_WHEN}|at (?:the )?(?:year|quarter|month|period)[- ]?end|"
    r"(?:at|by) (?:the )?(?:end|close)|end of|remain(?:ed|ing)?|still|(?:ended|closed|finished) (?:(?:the |this )?(?:year|quarter|month|period) |it )?(?:with|at|on)|stood at|so|hence|to end|now|current|in post|in place|outstanding|finished with|today|next (?:year|quarter|month)|a (?:register|list|caseload|total) of|carried (?:forward|(?:[a-z0-9,]+ )?into)|closing|(?:taking|bringing)\b[^.;]{0,40} to|in hand|into the)\b",
    re.IGNORECASE,
)
CAME = re.compile(
    r"\b(?:new|appointed|appointments|added|started|starts|began|begun|commenced|joined|joiners|starters|admitted|admissions|added|additions|approved|approvals|(?<!de-)registered|(?<!de-)registrations|"
    r"received|opened|became|gone in(?:to)?|entered|gained|recruited|recruits|issued|arrived|arrivals|accepted|taken on|came in|moved in|transferred (?:in|to us)|made subject|contributions|"
    r"plus|income|notified|notifications|c[oa]me (?:in|into|onto|on|forward)|coming (?:in|into|onto|on)|went on(?:to| to)?|going on(?:to| to)?|placed on|entrants|entries|newcomers|enrolled|referred|"
    r"hired|acquired|intake|inflow|signed up|overspends?|overspent|welcomed|created|joining|set up|recruitment|taken into|brought in|taken up|logged|lodged|raised|reported|paid (?:back|in)|repaid|allocated|topped up)\b",
    re.IGNORECASE,
)
WENT = re.compile(
    r"\b(?:resolved|decided|leaving(?! [0-9a])|ended|ends|ceased|left|leavers|closed|closures|de-?registered|deregistrations|removed|resigned|resignations|retired|retirements|discharged|stopped|"
    r"finished|withdrew|withdrawn|concluded|completed|moved out|turned 18|transferred (?:to(?! us)|out)|lost|adopted|died|expired|discontinued|departed|drawdown|less|spent|spending|"
    r"c[oa]me off|coming off|departures|departing|discharges|withdrawals|terminat\w+|exits?|exited|endings|outflow|lapsed|dismissed|cancelled|settled|"
    r"signed off|gone (?:back|home|off)|stepped down|stood down|gave up|given up|dropped out|offset|underspends?|seen|matched|dealt with|cleared|disposed of|taken off|returned (?:home|to)|went (?:home|off|out)|moved (?:on|away|off)|placed for adoption|cease|leave|resign|deregister|de-?list\w*|reunified|struck off|drew|drawn|withdrew|moved to(?! us))\b",
    re.IGNORECASE,
)
# what makes the flows others than those of the stock, or no counts at all
OTHER_FLOWS = re.compile(
    r"%|per ?cent|\b(?:of (?:whom|which|these|those|them(?! (?:had|have|were) ))|net|transfers? between|re-?classif\w+|adjust\w*|revis\w+|restat\w+|averages?|rates?|some|about|around|"
    r"approximately|nearly|almost|at least|more than|over(?= [0-9])|up to|re-?(?:open|join|start|enter|appoint)\w*|c[oa]me back|returned(?! home| to (?:their|the|parents|family|birth))|returning|of the (?:leavers|joiners|starters|new\w*|entrants|arrivals|former)|targets?|forecast\w*|would|expect\w*|if|planned|will|including|includes|both|"
    r"episodes?|more than once|again|paused|suspended|on hold)\b",
    re.IGNORECASE,
)
# what neither came nor went, said of what was left too: two of them reopened, after a data cleanse
_CORRECTED = re.compile(
    r"\b(?:re-?opened|cleans(?:e|ed|ing)|duplicates?|correct(?:ed|ions?)|merged|migrated)\b", re.IGNORECASE
)
# taking the caseload to 77: no step up to it
_TO_END = re.compile(r"\b(?:taking|bringing)\b[^.;0-9]{0,40} to (?=[0-9])", re.IGNORECASE)
# who is admitted comes off a list of those who wait; vacancies grow by those who leave
_QUEUE = re.compile(r"\bwait|\blist\b", re.IGNORECASE)
_FROM_A_QUEUE = re.compile(
    r"\b(?:admi\w+|accept\w+|start\w*|beg[au]n|plac\w+|allocat\w+|appoint\w+|taken|enrol\w+)\b",
    re.IGNORECASE,
)
_VACANT = re.compile(r"\bvacan(?:t|cy|cies)\b|\bgaps\b", re.IGNORECASE)
SPAN = re.compile(r"[ -](?:working |calendar )?(?:days?|weeks?|months?|quarters?|years?)\b")
_MONEY = re.compile(r"(?P<count>£[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]{1,3})?)(?P<unit> ?(?:million|m|k|bn)\b)?")
_NUMBER = re.compile(NUMBER, re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[a-z0-9)”’][.!?]) (?=[A-Z0-9])")
_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_FOLLOWS = re.compile(
    r"\b(?:leaving|so|therefore|thus|giving|making|(?:and|which|that|this) (?:left|leaves|gives|gave|meant|means|makes|made|brought|took)|hence|to end|remain(?:ed|ing)|(?:ended|closed|finished) (?:(?:the |this )?(?:year|quarter|month|period) |it )?(?:with|at|on)|ended|(?:began|begins|started|starts|entered|enters) (?:the )?next (?:year|quarter|month)|a (?:register|list|caseload|total) of|closing|carried (?:forward|(?:[a-z0-9,]+ )?into)|outstanding|taking|bringing|(?:it|which) now stands|in hand)\b",
    re.IGNORECASE,
)
# what is said of those who were left
_TAIL = re.compile(
    r"(?:[,;]| –| -| \() ?(?:of (?:whom|which|these|those|them)|(?:[0-9]{1,5}|[a-z]+) of (?:them|whom|which|these|those)|(?:its|the|their|our) (?:highest|lowest|most|fewest|smallest|largest)|which compares|against|compared (?:with|to)|up from|down from|including)\b[^.]*",
    re.IGNORECASE,
)
_FEWEST, _MOST, _LONGEST, _REACH = 4, 7, 420, 3
_FAR = 2


def stocks_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every stock with what came to it, what went from it, and what was left.

    Examples:
        >>> text = "On 1 April there were 118 carers. During the year 21 were approved and 17 left, so that at 31 March there were 129."
        >>> [each.taken[1:] for each in stocks_in([Passage(text=text)])]
        [('21, -17 as what came and went', '129 as what was left')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE or not (CAME.search(passage.text) or WENT.search(passage.text)):
            continue
        text = passage.text
        starts = [0, *(match.end() for match in _SENTENCE.finditer(text))]
        reached = 0
        for at, start in enumerate(starts):
            if start < reached:
                continue
            ends = [end for end in (*starts[at + 1 : at + _REACH], len(text))[:_REACH] if end - start <= _LONGEST]
            for end, found in ((end, next(_in_window(passage, start, end), None)) for end in ends):
                # what is not surely the end of it may go on in the next sentence
                if found is not None and found.is_sure:
                    reached = end
                    yield found
                    break


def _in_window(passage: Passage, start: int, end: int) -> Iterator[FoundClaim]:
    window = passage.text[start:end]
    if _CORRECTED.search(window):
        return
    tail = _TAIL.search(window)
    if tail is not None and len(flow_figures(window[: tail.start()])) >= _FEWEST:
        window = window[: tail.start()]
    if OTHER_FLOWS.search(window) or _VACANT.search(window):
        return
    years = {int(match[0]) for match in _YEAR.finditer(window)}
    figures = flow_figures(window) if not years or max(years) - min(years) <= 1 else []
    if not _FEWEST <= len(figures) <= _MOST:
        return
    spans = [span for span, _ in figures]
    opening, closing = window[: spans[1][0]], window[spans[-2][1] : min(spans[-1][1] + 70, len(window))]
    if not OPENING.search(opening) or not CLOSING.search(closing):
        return
    signs = flow_signs(window, figures)[1:-1]
    known = {*signs} - {None}
    if not known or (len(known) == 1 and None not in signs):
        return
    (_, was), *flows, (_, left) = figures
    # what is not said to have come or gone may have done either, or neither
    ways = [
        tuple(
            f"-{each}" if sign == "-" else each if sign else "0" for (_, each), sign in zip(flows, chosen, strict=True)
        )
        for chosen in itertools.product(*((sign,) if sign else ("+", "-", "") for sign in signs))
    ]
    sums = [TotalClaim(parts=(was, *way), total=left) for way in ways]
    fitting = next(
        (at for at, each in enumerate(sums) if sum(part.value for part in each.parts) == each.total.value), 0
    )
    if None in signs and len(ways) > _FEWEST * _FAR:
        return
    parts = (was, *ways[fitting])
    claim = TotalClaim(parts=parts, total=left)
    made, total = float(sum(part.value for part in claim.parts)), float(claim.total.value)
    is_far = abs(made - total) > max(made, total) / _FAR
    # only some words say that what is left follows from the rest; elsewhere a digit must have been mistyped
    follows = _FOLLOWS.search(closing) is not None or (
        None not in signs and made >= 0 and is_near(f"{made:.0f}", left.replace(",", ""))
    )
    taken = f"{was} as what there was", f"{', '.join(parts[1:])} as what came and went", f"{left} as what was left"
    # counts that all end in 0 may have been rounded
    is_rounded = all(each.text.endswith("0") for each in (*claim.parts, claim.total))
    is_sure = made == total or (follows and not is_far and not is_rounded)
    span = start + spans[-1][0], start + spans[-1][1]
    place = passage.place_of(start)
    yield from found_in(passage, span, claim, *taken, quote=window, place=place, is_sure=is_sure)


def is_near(one: str, other: str) -> bool:
    """Whether two whole numbers differ in one digit, or in the order of two."""
    apart = [at for at in range(len(one)) if one[at] != other[at]] if len(one) == len(other) else []
    return len(apart) == 1 or (len(apart) == 2 and sorted(one) == sorted(other))  # noqa: PLR2004  two digits turned round


def flow_figures(window: str) -> list[tuple[tuple[int, int], str]]:
    """The counts of some sentences, or the sums of money in one unit; none where anything else is counted."""
    money = [*_MONEY.finditer(window)]
    if money:
        alike = len({(match["unit"] or "").strip() for match in money}) == 1
        return [(match.span(), match["count"].removeprefix("£")) for match in money] if alike else []
    plain = without_asides(window)
    closings = {match.end() for match in _TO_END.finditer(plain)}
    counts = [
        match
        for match in _NUMBER.finditer(plain)
        if not re.fullmatch(r"one|no", match[0], re.IGNORECASE) and not SPAN.match(plain[match.end() :])
    ]
    if not all(
        counts_things(plain, *match.span()) or _is_further(plain, match) or match.start() in closings
        for match in counts
    ):
        return []
    rest = _NUMBER.sub("", plain)  # what is left in digits is no count
    return [] if re.search(r"[0-9]", rest) else [(match.span(), digits_of(match[0])) for match in counts]


def _is_further(plain: str, match: re.Match[str]) -> bool:
    """Whether a count is of further ones: "a further 52 were opened"."""
    before = re.search(
        r"\b(?:a|another) (?:further )?\Z|\banother \Z",
        plain[max(match.start() - 12, 0) : match.start()],
        re.IGNORECASE,
    )
    return before is not None and counts_things(f"x {plain[match.start() : match.start() + 80]}", 2, 2 + len(match[0]))


def flow_signs(window: str, figures: Sequence[tuple[tuple[int, int], str]]) -> list[str | None]:
    """Whether each count came, "+", or went, "-"; None where that is not clear.

    Examples:
        >>> text = "14 were approved and 15 resigned"
        >>> flow_signs(text, flow_figures(text))
        ['+', '-']
    """
    spans = [*(span for span, _ in figures), (len(window), len(window))]
    return [_sign(window, spans, at) for at in range(len(figures))]


def _sign(window: str, spans: Sequence[tuple[int, int]], at: int) -> str | None:
    """Whether a count came or went, by the verb directly before it or by the words after it; None where that is not clear."""
    before = window[spans[at - 1][1] if at else 0 : spans[at][0]].rpartition(". ")[2]
    near = re.split(r"[,;]|\band\b(?! [a-z]+ \Z)", before)[-1][-40:]
    led = re.search(r"(?<![A-Za-z-])([A-Za-z-]++)(?: (?:of|by|a|another|further|only|just|in)\b){0,6}+ £?\Z", near)
    for words in ((led[1] if led else ""), re.split(r"[,;.]| and ", window[spans[at][1] : spans[at + 1][0]])[0], near):
        came, went = CAME.search(words), WENT.search(words)
        if came is not None and _QUEUE.search(window) and _FROM_A_QUEUE.match(came[0]):
            return None
        if (came is None) != (went is None):
            return "-" if came is None else "+"
        if came is not None:
            return None
    return None
