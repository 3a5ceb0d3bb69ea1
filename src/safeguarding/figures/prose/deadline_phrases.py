"""Two dates and the time between them: "received on … and answered on …, within 15 working days", "ten days after …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from safeguarding.dates.periods import Period, parse_period
from safeguarding.dates.reading import parse_date
from safeguarding.dates.words import MONTHS
from safeguarding.errors import SafeguardingError
from safeguarding.figures.kinds.deadlines import DeadlineClaim
from safeguarding.figures.kinds.durations import DurationClaim
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.tokens import NUMBER_WORD
from safeguarding.figures.stated import SHORT_NUMBER_WORDS

_DATE = rf"[0-9]{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTHS)})(?:,? [0-9]{{4}})?"
_LENGTH = rf"(?P<length>(?:[0-9]{{1,3}}|{NUMBER_WORD}) (?:working days|calendar days|days|weeks|months|hours))"
_TIMES = _LENGTH.replace("|hours", "|years")
# within 15 working days of the referral; the 20 working days allowed at stage two
_OF = r"(?: (?:limit|timescale|deadline|standard|allowed|target|permitted|period)(?: [a-z]{2,14}){0,4}| (?:of|from|after) (?:[a-z’'-]{2,20} ?){1,6})?"
_SOME = r"[^.;0-9]{1,70}?"
# received on 3 March 2017 and answered on 18 April 2017, within 15 working days
_WITHIN = re.compile(
    rf"(?P<first>{_DATE}){_SOME}(?P<last>{_DATE})(?:,| –| -)? \(?(?:which (?:is|was) |and so |so |well |just )?(?:within|inside) (?:the |its |their )?(?:statutory |required |agreed |maximum )?{_LENGTH}"
    rf"{_OF}(?=[.;,)]|\Z)",
    re.IGNORECASE,
)
# received on 3 March 2017 and answered on 5 June 2017, outside the 20 working days allowed
_OUTSIDE = re.compile(_WITHIN.pattern.replace("(?:within|inside)", "(?:outside|beyond|later than)"), re.IGNORECASE)
# came on 10 January 2017 and left on 10 October 2018, 21 months later
_LATER = re.compile(
    rf"(?P<first>{_DATE}){_SOME}(?P<last>{_DATE}),? \(?(?:exactly |just )?{_TIMES} (?:later|afterwards)(?=[.;,)]|\Z)",
    re.IGNORECASE,
)
# opened on 3 July 2017 and closed on 31 July 2017, having been open for 28 days
_LASTED = re.compile(
    rf"(?P<first>{_DATE}){_SOME}(?P<last>{_DATE}),? \(?(?:having (?:been|lasted|run|stayed|remained)|after (?:being|running|lasting)|lasting|taking|(?:and )?(?:so )?(?:it )?(?:had been|was|lasted|took|ran))"
    rf"(?: [a-z]{{2,14}}){{0,4}}? {_TIMES}(?= ?[.;,()]|\Z)",
    re.IGNORECASE,
)
# submitted on 17 May 2017, 70 working days after publication on 7 February 2017
_AFTER = re.compile(
    rf"(?P<last>{_DATE}),? (?:which (?:is|was) |exactly |some )?{_TIMES} after (?P<what>{_SOME})\b(?:on|of|dated) (?P<first>{_DATE})(?=[.;,)]|\Z)",
    re.IGNORECASE,
)
_LIMITS = {_WITHIN: "within", _OUTSIDE: "outside"}
_DAY = 24
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
        >>> [each.taken for each in deadlines_in([Passage(text=text)])]
        [('2017-03-03 as the event', '2017-04-18 as when it was done', 'within 15 working days')]
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE:
            continue
        for pattern in (_WITHIN, _OUTSIDE, _AFTER, _LATER, _LASTED):
            for match in pattern.finditer(passage.text):
                yield from _deadline(passage, match)


def _deadline(passage: Passage, match: re.Match[str]) -> Iterator[FoundClaim]:
    days = _days(match)
    is_span = match.re is _LASTED and _TO.fullmatch(passage.text, match.end("first"), match.start("last")) is not None
    if days is None or is_span or _DOUBT.search(match[0]):
        return  # a span with its length is read as such
    place, length = passage.place_of(match.start()), match["length"].casefold()
    try:
        period = _period(length.replace("calendar ", ""))
        claim: DeadlineClaim | DurationClaim
        if match.re in _LIMITS:
            is_met = match.re is _WITHIN
            claim = DeadlineClaim(event_on=days[0], done_on=days[1], period=period, met=is_met, where=str(place))
        else:
            claim = DurationClaim(starts_on=days[0], ends_on=days[1], length=period, where=str(place))
    except SafeguardingError:
        return
    yield FoundClaim(
        claim=claim,
        place=place,
        quote=fragment(match[0]),
        taken=(
            f"{days[0].isoformat()} as the event",
            f"{days[1].isoformat()} as when it was done",
            f"{_LIMITS.get(match.re, 'after')} {length}",
        ),
        sentence=marked(passage.text, match.span()),
    )


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
