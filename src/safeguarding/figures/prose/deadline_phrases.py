"""Two dates and the time between them: "received on … and answered on …, within 15 working days", "ten days after …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from safeguarding.dates.periods import Period, parse_period
from safeguarding.dates.reading import parse_date
from safeguarding.dates.words import MONTHS
from safeguarding.errors import SafeguardingError
from safeguarding.figures.kinds.date_orders import DatedEvent, DateOrderClaim
from safeguarding.figures.kinds.deadlines import DeadlineClaim
from safeguarding.figures.kinds.durations import DurationClaim
from safeguarding.figures.prose.found import FoundClaim, found_in
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.share_bases import sentence_start
from safeguarding.figures.prose.things import stem, stems_in
from safeguarding.figures.prose.tokens import NUMBER_WORD
from safeguarding.figures.stated import SHORT_NUMBER_WORDS

_DATE = rf"[0-9]{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTHS)})(?:,? [0-9]{{4}})?"
_LENGTH = (
    rf"(?P<length>(?:[0-9]{{1,3}}|{NUMBER_WORD}) (?:working days?|calendar days?|days?|weeks?|months?|hours?))(?!-)"
)
_TIMES = _LENGTH.replace("|hours?", "|years?")
# within 15 working days of the referral; the 20 working days allowed at stage two; inside the 26 weeks expected by the court
_OF = (
    r"(?: (?:limit|timescales?|deadline|standard|allowed|target|permitted|period|expected|required|prescribed|specified|stipulated|laid|set|given|provided|maximum|requirement|rule|in|that)"
    r"(?: [A-Za-z’'-]{1,20}){0,8}| (?:of|from|after) [a-z’'-]{2,20}+(?: [a-z’'-]{2,20}+){0,5} ?)?"
)
_SOME = r"[^.;0-9]{1,70}?"
# the second date may stand in the next sentence
_TILL = r"(?:[^.;0-9]|\. (?=[A-Z])){1,110}?"
_SO = r"(?:,| –| -)? \(?(?:so (?:that )?the (?P<subject>(?:[a-z]+ ){1,3}?)(?:was|were|took place|met|came|followed) )?(?:(?:which|that|it|this|and|so|is|was|are|were|being|falls|fell|therefore|hence|thus|well|just|still|comfortably|easily|completed|held|done) ){0,4}"
_THE = r"(?:(?:the|its|their|our|a|statutory|legal|national|required|agreed|maximum|prescribed|expected|permitted|usual|requirement|timescale|limit|standard|deadline|target|period|rule|of) ){0,5}"
_KEPT = r"(?:within|inside|in line with|in accordance with|in keeping with|(?:in )?compliance with|complying with|meeting|met|satisfying)"
_BROKEN = r"(?:outside|beyond|later than|in breach of|breaching|exceeding|missing|over)"
# received on 3 March 2017 and answered on 18 April 2017, within 15 working days
_WITHIN = re.compile(
    rf"(?P<first>{_DATE}){_TILL}(?P<last>{_DATE}){_SO}{_KEPT} {_THE}{_LENGTH}{_OF}(?=[.;,)]|\Z)", re.IGNORECASE
)
# held on 30 March 2017, within 15 working days of the discussion on 1 March 2017
_WITHIN_OF = re.compile(
    rf"(?P<last>{_DATE}){_SO}(?:within|inside) {_THE}{_LENGTH} (?:of|from|after|following) (?P<what>{_SOME})\b(?:on|of|dated) (?P<first>{_DATE})(?=[.;,)]|\Z)",
    re.IGNORECASE,
)
# received on 3 March 2017 and answered on 5 June 2017, outside the 20 working days allowed
_OUTSIDE = re.compile(
    rf"(?P<first>{_DATE}){_TILL}(?P<last>{_DATE}){_SO}{_BROKEN} {_THE}{_LENGTH}{_OF}(?=[.;,)]|\Z)", re.IGNORECASE
)
# visits at least every six weeks; the last two were on 4 January and 28 March 2017, and so were in time
_EVERY = re.compile(
    rf"\bevery {_LENGTH}[.;,:] [^.;0-9]{{0,40}}?\b(?:last|latest|most recent) two(?: [a-z]{{2,12}}){{0,4}} (?P<first>{_DATE}) and (?:on )?(?P<last>{_DATE})[^.;0-9]{{0,30}}?\b(?:within|in|inside|met|on) (?:the )?(?:timescales?|time|standard|limit)\b",
    re.IGNORECASE,
)
_THAT_IS = r"(?:(?:that is|which is|which was|i\.e\.|or|exactly|just|only|in other words|to say|it was|this was|and so),? ){0,3}"
# came on 10 January 2017 and left on 10 October 2018, 21 months later
_LATER = re.compile(
    rf"(?P<first>{_DATE}){_TILL}(?P<last>{_DATE})(?:,| –| -)? \(?{_THAT_IS}{_TIMES} (?:later|afterwards|after|on)(?=[.;,)]|\Z)",
    re.IGNORECASE,
)
# opened on 3 July 2017 and closed on 31 July 2017, having been open for 28 days
_LASTED = re.compile(
    rf"(?P<first>{_DATE}){_TILL}(?P<last>{_DATE})(?:,| –| -)? \(?(?:having (?:been|lasted|run|stayed|remained|taken)|after(?: being| running| lasting)?|lasting|taking|an? (?:interval|gap|wait|period|total) of|(?:and )?(?:so )?(?:it )?(?:had been|was|lasted|took|ran))"
    rf"(?: [a-z]{{2,14}}){{0,4}}? ?{_TIMES}(?: (?:in (?:total|all|(?:the |that )?(?:post|role|job|care|office|placement))|altogether|overall))?(?= ?[.;,()]|\Z)",
    re.IGNORECASE,
)
# submitted on 17 May 2017, 70 working days after publication on 7 February 2017
_AFTER = re.compile(
    rf"(?P<last>{_DATE}),? (?:which (?:is|was) |exactly |some )?{_TIMES} (?:after|from|following) (?P<what>{_SOME})(?:\b(?:on|of|dated) |\()(?P<first>{_DATE})(?=[.;,)]|\Z)",
    re.IGNORECASE,
)
# held on 14 March 2023, two days before the review on 16 March 2023
_AHEAD = re.compile(
    rf"(?P<first>{_DATE}),? (?:which (?:is|was) |exactly )?{_TIMES} (?:before|ahead of|prior to) (?P<what>{_SOME})(?:\bon )(?P<last>{_DATE})(?=[.;,)]|\Z)",
    re.IGNORECASE,
)
# listed for 11 October 2023 and put off by exactly a week to 19 October 2023
_PUT_OFF = re.compile(
    rf"(?P<first>{_DATE}){_TILL}(?P<step>\bby exactly (?:{_TIMES}|a (?P<one>day|week|fortnight|month|year))),? (?:to|until|till) (?:[A-Z][a-z]{{2,5}}day )?(?P<last>{_DATE})",
    re.IGNORECASE,
)
# opened on 9 September 2017 and closed on 5 August 2017
_ORDER = re.compile(
    rf"\b(?:opened|began|started|commenced|launched|issued|received|arrived|admitted|entered|made|granted|placed|appointed|joined)\b[^.;0-9]{{0,40}}? (?P<first>{_DATE}),? (?:(?:and|but|it|then|was|were|which|finally|formally|came) ){{1,4}}(?:to (?:an end|a close)|closed|ended|finished|concluded|completed|expired|discharged|answered|left|ceased|stopped|revoked|ran out|died|broke down) on (?P<last>{_DATE})",
    re.IGNORECASE,
)
# a referral was received on 9 May 2017. Following that referral the assessment began on 3 April 2017
_FOLLOWING = re.compile(
    rf"(?P<first>{_DATE})[^.;0-9]{{0,60}}(?:[.;,]| and) (?:(?:following|after) (?:that|this|which)\b|afterwards|thereafter|subsequently|then|it was then)[^.;0-9]{{1,80}}? (?:on|dated) (?P<last>{_DATE})",
    re.IGNORECASE,
)
# promised by 10 May 2017. It was sent on 24 May 2017, a fortnight early
# planned for 4 June and held three weeks later, on 25 June
_LATER_ON = re.compile(
    rf"(?P<first>{_DATE})[^.;0-9]{{1,80}}\b{_TIMES} (?:later|afterwards),? (?:on|namely on) (?P<last>{_DATE})(?=[.;,)]|\Z)",
    re.IGNORECASE,
)
# opened on 6 May 2024 and ran for eight weeks until 3 June 2024
_RAN = re.compile(
    rf"(?P<first>{_DATE}),?(?: and| which| it)? (?:ran|lasted|running|lasting|stayed open|was open|remained open|went on|continued)(?: for)? {_TIMES},? (?:until|till|to|up to|ending on|and (?:ended|closed|finished) on) (?P<last>{_DATE})(?=[.;,)]|\Z)",
    re.IGNORECASE,
)
# the 12-week consultation opened on 6 May 2024 and closed on 29 July 2024
_LONG = re.compile(
    rf"\b(?P<length>(?:[0-9]{{1,3}}|{NUMBER_WORD})[ -](?:working[ -]day|day|week|month))[ -](?:[a-z]+ )?(?:consultation|inspection|review|visit|pilot|programme|project|audit|period|course|trial|campaign)(?: period)? (?:opened|began|started|commenced|ran|was launched|took place) (?:on|from) (?P<first>{_DATE}),? (?:and (?:it )?(?:closed|ended|finished|concluded|came to an end) on|until|to) (?P<last>{_DATE})",
    re.IGNORECASE,
)
_DUE = re.compile(
    rf"\b(?:promised|due|expected|required|scheduled|wanted|deadline|milestone|to be (?:live|ready|finished|complete|in place))\b[^.;0-9]{{0,40}}?\b(?:by|on|for|was|of|no later than) (?P<first>{_DATE}){_TILL}(?P<last>{_DATE}),? (?:or |which (?:is|was) )?(?:an? [a-z]+|{_TIMES}) (?P<way>early|late|ahead of (?:time|schedule|the milestone|target)|before (?:time|it was due)|behind (?:time|schedule|the milestone|target)|after (?:time|it was due)|overdue)\b",
    re.IGNORECASE,
)
# the referral was made; the conference
_OF_ONE_EVENT = re.compile(
    r"(?:the |its |their |our |a |an |this |that )?(?:(?!(?:the|its|their|our|an?|this|that|which|who|to|for|of|in|at|by|with|from|about|on|before|after|until|when|if|and|or)\b)[a-z’'-]+ ?){1,6}(?:was |were |had been |and )?",
    re.IGNORECASE,
)
# took place on 14 March 2023, two days after …: the day of the clause itself, not of a letter in it
_TOOK_PLACE = re.compile(
    r" *(?:The|A|An|Its|Our|Their) (?:[a-z’'-]+ ){1,4}?(?:took place|(?:was|were) (?!due\b|planned\b|expected\b|not\b)[a-z]+|met|began|started|came|ended|opened|closed|happened) on "
)
_NAMES = {
    _FOLLOWING: ("the first of the two", "what follows it"),
    _DUE: ("when it was due", "when it was done"),
    _AFTER: ("what came first", "what came after it"),
    _AHEAD: ("what came before", "what it came before"),
}
_LIMITS = {_WITHIN: "within", _WITHIN_OF: "within", _EVERY: "within", _OUTSIDE: "outside"}
_FROM_WHAT = re.compile(
    r"\b(?:of|from|after|following) (?:the |a |an |this |that |its |their )?(?P<what>[a-z’'-]{2,20}(?: [a-z’'-]{2,20}){0,3})",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(?:it|this|that|they|followed|(?:the|an?) (?:final |full |written |draft |initial )?(?:reply|response|answer|decision|plan|outcome|report|assessment|conference|order))\b",
    re.IGNORECASE,
)
# a reply to it, or to nothing that is named; the day of receipt is that of what "was received"
_TO_ANOTHER = re.compile(
    r"\b(?:reply|response|answer|decision|report)s? (?:to|on|about|for) (?!it\b|this\b|that\b|them\b)(?:the |its |their )?(?P<what>[a-z’'-]+)",
    re.IGNORECASE,
)
_RECEIVED = re.compile(
    r"\b(?:received|arrived|reached us|came(?: in)?|got|(?:letter|e-?mail|papers?|call|message)s? followed)\b",
    re.IGNORECASE,
)
_OF_DOING = re.compile(
    r"\b(?:of|from|after|following) (?!receiving|being|having|learning|hearing|working)[a-z]{3,}ing [a-z]"
)
_DAY, _HALF = 24, 120
_TO = re.compile(r" ?(?:[–—-]|to|until) ?")
_YEAR = re.compile(r"[0-9]{4}\Z")
_DOUBT = re.compile(
    r"\b(?:not|should|must|due|by|before|until|planned|target|expected|would|extended|paused|second|again|last|latest|next|further|reminders?|holding|acknowledged)\b",
    re.IGNORECASE,
)


def deadlines_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every pair of dates with the time that is said to lie between them, or within which the second is said to come.

    Examples:
        >>> text = "It was received on 3 March 2017 and answered on 18 April 2017, within 15 working days."
        >>> next(each.taken for each in deadlines_in([Passage(text=text)]))
        ('2017-03-03 as the event', '2017-04-18 as when it was done', 'within 15 working days')
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE:
            continue
        for pattern in (
            _WITHIN,
            _WITHIN_OF,
            _OUTSIDE,
            _EVERY,
            _AFTER,
            _AHEAD,
            _LATER,
            _LASTED,
            _PUT_OFF,
            _LATER_ON,
            _RAN,
            _LONG,
        ):
            for match in pattern.finditer(passage.text):
                yield from _deadline(passage, match)
        for pattern in (_ORDER, _FOLLOWING, _DUE):
            for match in pattern.finditer(passage.text):
                yield from _order(passage, match)


def _order(passage: Passage, match: re.Match[str]) -> Iterator[FoundClaim]:
    """Two days of one thing, its beginning and its end, each with its year; they may be turned round."""
    if not (_YEAR.search(match["first"]) and _YEAR.search(match["last"])):
        return
    if match.re is not _DUE and _DOUBT.search(_doubted(match)):
        return
    try:
        first, last = parse_date(match["first"]), parse_date(match["last"])
    except (SafeguardingError, ValueError):
        return
    events = [
        DatedEvent(name, day)
        for name, day in zip(_NAMES.get(match.re, ("it begins", "it ends")), (first, last), strict=True)
    ]
    if match.groupdict().get("way", "").casefold().startswith(("early", "ahead", "before")):
        events.reverse()
    taken = f"{first.isoformat()} as the first day", f"{last.isoformat()} as the last day"
    yield from found_in(passage, match.span(), DateOrderClaim(events=tuple(events)), *taken)


def _deadline(passage: Passage, match: re.Match[str]) -> Iterator[FoundClaim]:
    days = _days(match)
    if match.re in (_AFTER, _AHEAD):
        took_place = _TOOK_PLACE.fullmatch(passage.text, sentence_start(passage.text, match.start()), match.start())
        if not _OF_ONE_EVENT.fullmatch(match["what"]) or (match.re is _AHEAD and not took_place):
            return  # two days after they got the letter of 3 May
        if days is None and took_place:
            yield from _order(passage, match)
    is_span = match.re is _LASTED and _TO.fullmatch(passage.text, match.end("first"), match.start("last")) is not None
    if days is None or is_span or _DOUBT.search(_doubted(match)) or not _is_linked(passage.text, match):
        return  # a span with its length is read as such
    length = _length(match)
    try:
        period = _period(length.replace("calendar ", ""))
        claim: DeadlineClaim | DurationClaim
        if match.re in _LIMITS:
            is_met = match.re is not _OUTSIDE
            claim = DeadlineClaim(event_on=days[0], done_on=days[1], period=period, met=is_met)
        else:
            claim = DurationClaim(starts_on=days[0], ends_on=days[1], length=period)
    except SafeguardingError:
        return
    taken = (
        f"{days[0].isoformat()} as the event",
        f"{days[1].isoformat()} as when it was done",
        f"{_LIMITS.get(match.re, 'before' if match.re is _AHEAD else 'after')} {length}",
    )
    yield from found_in(passage, match.span(), claim, *taken)


def _is_linked(text: str, match: re.Match[str]) -> bool:
    """Whether a second date in the next sentence is surely of what the first is of: it says so, or names it again."""
    first, last = sorted((match.span("first"), match.span("last")))
    between = text[first[1] : last[0]]
    named = _FROM_WHAT.search(match[0][match.end("length") - match.start() :])
    subject = match.groupdict().get("subject")
    if (
        subject
        and named is not None
        and stem(named["what"].split()[-1]) not in stems_in(text[max(first[0] - _HALF, 0) : first[1]])
    ):
        return False
    if (subject and not stems_in(subject) & stems_in(between)) or _OF_DOING.search(match[0]):
        return False  # "so the panel met", "within a week of moving": another matter than that of the dates
    if ". " not in between or match.re is _LATER:
        return True
    if named is None:
        return _POINTING.search(between.partition(". ")[2]) is not None
    lead = text[max(first[0] - _HALF, 0) : first[1]]
    if named["what"].casefold() in ("receipt", "receiving it", "its receipt"):
        opening, _, answer = between.partition(". ")
        other = _TO_ANOTHER.search(answer)
        is_another = other is not None and stem(other["what"]) not in stems_in(lead)
        return bool(_RECEIVED.search(lead + opening) and _POINTING.search(answer)) and not (
            is_another or _RECEIVED.search(answer)
        )
    return stem(named["what"].split()[-1]) in stems_in(lead)


def _doubted(match: re.Match[str]) -> str:
    """The words in which a doubt counts: not those behind the time allowed, which say whose rule it is."""
    if match.re is _EVERY:
        return match[0][match.end("first") - match.start() :]
    if match.re is _AHEAD:
        return match["what"]
    if match.re in (_RAN, _LONG):
        return match[0][: match.end("first") - match.start()]
    if match.re is _PUT_OFF:
        return match[0][: match.start("step") - match.start()]
    if match.re not in (_WITHIN, _OUTSIDE):
        return match[0]
    behind = match[0][match.end("length") - match.start() :]
    return match[0] if re.match(r" (?:of|from|after)\b", behind) else match[0].removesuffix(behind)


def _length(match: re.Match[str]) -> str:
    """The time that is said, "a week" in figures too."""
    one = match.groupdict().get("one") or ""
    days = {"week": "7 days", "fortnight": "14 days"}
    return days.get(one, f"1 {one}") if one else match["length"].casefold().replace("-", " ")


def _period(length: str) -> Period:
    """A length of time; hours in days, since a date has no hour: 30 hours may end on the second day."""
    number, _, unit = length.partition(" ")
    if unit != "hours":
        return parse_period(length)
    hours = int(number) if number.isdigit() else SHORT_NUMBER_WORDS[number]
    return Period(days=-(-hours // _DAY))


def _days(match: re.Match[str]) -> tuple[date, date] | None:
    """Both days. A year that only one of them has is the other's too."""
    years = [year[0] for name in ("first", "last") if (year := _YEAR.search(match[name])) is not None]
    if not years:
        return None
    try:
        first, last = (
            parse_date(match[name] if _YEAR.search(match[name]) else f"{match[name]} {years[0]}")
            for name in ("first", "last")
        )
    except (SafeguardingError, ValueError):
        return None
    return (first, last) if first <= last else None
