"""Two dates and the time between them: "received on … and answered on …, within 15 working days", "ten days after …"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from safeguarding.dates.periods import parse_period
from safeguarding.dates.reading import parse_date
from safeguarding.dates.words import MONTHS
from safeguarding.errors import SafeguardingError
from safeguarding.figures.kinds.deadlines import DeadlineClaim
from safeguarding.figures.kinds.durations import DurationClaim
from safeguarding.figures.prose.found import FoundClaim, fragment, marked
from safeguarding.figures.prose.passages import Passage, PassageKind
from safeguarding.figures.prose.tokens import NUMBER_WORD

_DATE = rf"[0-9]{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(MONTHS)})(?:,? [0-9]{{4}})?"
_LENGTH = rf"(?P<length>(?:[0-9]{{1,3}}|{NUMBER_WORD}) (?:working days|calendar days|days|weeks|months))"
_SOME = r"[^.;0-9]{1,70}?"
# received on 3 March 2017 and answered on 18 April 2017, within 15 working days
_WITHIN = re.compile(
    rf"(?P<first>{_DATE}){_SOME}(?P<last>{_DATE})(?:,| –| -)? \(?(?:which (?:is|was) |and so |so |well |just )?(?:within|inside) (?:the |its |their )?(?:statutory |required |agreed |maximum )?{_LENGTH}"
    r"(?: (?:limit|timescale|deadline|standard|allowed|target))?(?=[.;,)]|\Z)",
    re.IGNORECASE,
)
# submitted on 17 May 2017, 70 working days after publication on 7 February 2017
_AFTER = re.compile(
    rf"(?P<last>{_DATE}),? (?:which (?:is|was) |exactly |some )?{_LENGTH} after (?P<what>{_SOME})\bon (?P<first>{_DATE})(?=[.;,)]|\Z)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"[0-9]{4}\Z")
_DOUBT = re.compile(
    r"\b(?:not|should|must|due|by|before|until|planned|target|expected|would|extended|paused|second|again|holding|acknowledged)\b",
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
        for pattern in (_WITHIN, _AFTER):
            for match in pattern.finditer(passage.text):
                yield from _deadline(passage, match)


def _deadline(passage: Passage, match: re.Match[str]) -> Iterator[FoundClaim]:
    days = _days(match)
    if days is None or _DOUBT.search(match[0]):
        return
    place, length = passage.place_of(match.start()), match["length"].casefold()
    try:
        period = parse_period(length.replace("calendar ", ""))
        claim: DeadlineClaim | DurationClaim
        if match.re is _WITHIN:
            claim = DeadlineClaim(event_on=days[0], done_on=days[1], period=period, where=str(place))
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
            f"{'within' if match.re is _WITHIN else 'after'} {length}",
        ),
        sentence=marked(passage.text, match.span()),
    )


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
