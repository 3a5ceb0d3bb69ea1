"""Days in running text that the calendar does not have, and days with another weekday than their own."""

from __future__ import annotations

import calendar as calendars
import re
from collections.abc import Iterator, Sequence

from safeguarding.dates.words import MONTHS
from safeguarding.figures.claims import check
from safeguarding.figures.kinds.calendar_dates import CalendarDateClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.prose.found import FoundClaim, found_in, fragment
from safeguarding.figures.prose.passages import Passage, PassageKind

_MONTH = "|".join(MONTHS)
_DAY_NAME = "|".join((*calendars.day_name, *calendars.day_abbr, "Tues", "Thur", "Thurs"))
# Monday 5 May 2014; Mon, the 5th of May 2014; Monday, May 5, 2014
_WEEKDAY = re.compile(
    rf"\b(?P<weekday>{_DAY_NAME})\b[.,]{{0,2}} (?:the )?(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH})|(?P<month2>{_MONTH}) (?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?),? (?P<year>(?:19|20)[0-9]{{2}})(?![0-9/–-])"
)
# a number before a month may count something of that month: "the 31 April referrals"
_IN_WORDS = re.compile(
    rf"\b(?:on|by|until|till|from|to|dated|since|at|before|after|and|between|of) (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH})"
    r"(?:,? (?P<year>(?:19|20)[0-9]{2})(?![0-9/–-])|(?=[.,;)]|\Z))"
)
_IN_DIGITS = re.compile(
    r"\b(?:on|by|until|till|from|to|dated|since|at|before|after|and|between|of|born:?) (?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>(?:19|20)[0-9]{2})(?![\w/])"
)
_MONTHS_OF_A_YEAR, _LONGEST = 12, 31


def calendar_dates_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every day with its weekday, and every day that does not exist.

    Examples:
        >>> [each.quote for each in calendar_dates_in([Passage(text="The panel met on 31 April 2014 and on Monday 5 May 2014.")])]
        ['Monday 5 May 2014', '31 April 2014']
    """
    for passage in passages:
        if passage.kind is PassageKind.TABLE:
            continue
        for match in _WEEKDAY.finditer(passage.text):
            weekday = next(each for each in calendars.day_name if each.startswith(match["weekday"][:3]))
            day = f"{match['day'] or match['day2']} {match['month'] or match['month2']} {match['year']}"
            yield from _found(passage, match, day, weekday)
        for match in _IN_WORDS.finditer(passage.text):
            # where no year is named, 29 February is left alone
            day = f"{match['day']} {match['month']} {match['year'] or 2000}"
            if int(match["day"]) <= _LONGEST and _is_no_day(day):
                yield from _found(passage, match, day, "")
        for match in _IN_DIGITS.finditer(passage.text):
            if 1 <= int(match["month"]) <= _MONTHS_OF_A_YEAR and int(match["day"]) <= _LONGEST:
                day = f"{match['day']} {MONTHS[int(match['month']) - 1]} {match['year']}"
                if _is_no_day(day):
                    yield from _found(passage, match, day, "")


def _is_no_day(day: str) -> bool:
    return check(CalendarDateClaim(day=day), CHARITABLE).is_inconsistent


def _found(passage: Passage, match: re.Match[str], day: str, weekday: str) -> Iterator[FoundClaim]:
    start = match.start("weekday") if weekday else match.start("day")
    claim = CalendarDateClaim(day=day, weekday=weekday)
    taken = [f"{weekday} as its weekday"] if weekday else []
    said = f"{fragment(passage.text[start : match.end()])} as the day"
    return found_in(passage, (start, match.end()), claim, said, *taken)
