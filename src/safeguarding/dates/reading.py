"""Dates and date ranges as reports print them, read into values.

British order only: 3/10/2016 is 3 October. A year has four digits; "16" is left to readers that know the column.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.dates.words import MONTH_NUMBERS
from safeguarding.errors import InvalidRecordError, ParseError
from safeguarding.records import Record

_DATE_EXPECTED = "a date such as '8 December 2016', '08/12/2016' or '2016-12-08'"
_RANGE_EXPECTED = "a date range such as '14 November – 8 December 2016', '7 to 18 March 2022' or '08/12/2016'"


@attrs.frozen(kw_only=True)
class _PartialDate(Record):
    """A date as printed, where the month or the year may be left to its neighbour."""

    day: int
    month: int | None = None
    year: int | None = None

    def on(self) -> date:
        if self.month is None or self.year is None:
            raise ValueError("no month or no year")
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            raise InvalidRecordError(f"the calendar has no day {self.day}/{self.month}/{self.year:04}") from None


_TO, _AND = "to", "and"
_Token = _PartialDate | str


def parse_date(text: str) -> date:
    """Read one day.

    Raises:
        ParseError: for anything else, and for a day that does not exist.

    Examples:
        >>> parse_date("8th December 2016"), parse_date("08/12/2016")
        (datetime.date(2016, 12, 8), datetime.date(2016, 12, 8))
        >>> parse_date("31 June 2016")
        Traceback (most recent call last):
        ...
        safeguarding.errors.ParseError: '31 June 2016': the calendar has no day 31/6/2016
    """
    try:
        (partial,) = _tokens(text)
        if isinstance(partial, str):
            raise ParseError.of(text, _DATE_EXPECTED)
        return partial.on()
    except InvalidRecordError as error:
        raise ParseError(f"{text.strip()!r}: {error}", found=text, expected=_DATE_EXPECTED) from None
    except ValueError:
        raise ParseError.of(text, _DATE_EXPECTED) from None


def parse_date_range(text: str) -> DateRange:
    """Read one range of days, or one single day.

    Raises:
        ParseError: for anything else, for several ranges, and for an end before the start.

    Examples:
        >>> print(parse_date_range("14th November to 8th December 2016").days)
        25
        >>> print(parse_date_range("19 December – 11 January 2014"))
        19 December 2013 – 11 January 2014
    """
    ranges = parse_date_ranges(text)
    if len(ranges) > 1:
        raise ParseError(
            f"{text.strip()!r} is {len(ranges)} ranges; expected one",
            found=text,
            expected=_RANGE_EXPECTED,
        )
    return ranges[0]


def parse_date_ranges(text: str) -> tuple[DateRange, ...]:
    """Read one or more ranges, joined by "and", "&", commas or semicolons: an inspection may have had two visits.

    A missing month or year is taken from the date that follows; where the range would then end before it starts,
    it began in the year before. A missing last year is taken from the date before, or is the year after it where
    the days would else run backwards. A year is never made up that would put the days more than half a year apart.

    Raises:
        ParseError: for anything else, and for an end before the start.

    Examples:
        >>> [str(each) for each in parse_date_ranges("19 November-11 December 2013 and 28 – 30 January 2014")]
        ['19 November – 11 December 2013', '28 – 30 January 2014']
    """
    try:
        spans = _with_later_years(_spans(_tokens(text)))
        return tuple(DateRange(starts, ends) for starts, ends in _dated(spans))
    except InvalidRecordError as error:
        raise ParseError(f"{text.strip()!r}: {error}", found=text, expected=_RANGE_EXPECTED) from None
    except ValueError:
        raise ParseError.of(text, _RANGE_EXPECTED) from None


_MONTH = "|".join(sorted(MONTH_NUMBERS, key=len, reverse=True))

_TOKEN = re.compile(
    rf"""\s*(?:
      (?P<iso>[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})(?![0-9])
    | (?P<d>[0-9]{{1,2}})(?P<mark>[/.-])(?P<m>[0-9]{{1,2}})(?P=mark)(?P<y>[0-9]{{4}})(?![0-9])
    | (?P<dashed_day>[0-9]{{1,2}})-(?P<dashed_month>{_MONTH})-(?P<dashed_year>[0-9]{{4}})(?![0-9])
    | (?P<slashed>[0-9]{{1,2}}/[0-9]{{1,2}})(?![0-9/])
    | (?:the\s+)?(?:(?:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b,?\s+)?
      (?:the\s+)?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?![0-9])
      (?:\s*(?:of\s+)?(?P<month>{_MONTH})(?![a-z])\.?(?:,?\s*(?P<year>[0-9]{{4}})(?![0-9]))?)?
    | (?P<to>-+|(?:(?:up\ |through\ )?to|until|till|through)(?![a-z]))
    | (?P<and>and(?![a-z])|&|,(?:\s*and(?![a-z]))?|;)
    )\s*""",
    re.VERBOSE | re.ASCII,
)

# longer than any list of visits ever printed; bounds the work on junk
_LONGEST = 1_000


def _tokens(text: str) -> list[_Token]:
    """The dates and joints of a text. Raises ValueError where anything else stands in it."""
    if not isinstance(text, str) or len(text) > _LONGEST:
        raise ValueError("not a short text")
    plain = _plain(text)
    tokens: list[_Token] = []
    position = 0
    while position < len(plain):
        match = _TOKEN.match(plain, position)
        if match is None:
            raise ValueError("neither a date nor a joint")
        tokens.append(_token(match))
        position = match.end()
    return tokens


def _plain(text: str) -> str:
    """Lower case, one kind of dash and of space; "between … and" and the slash of ISO 8601 as "to"."""
    plain = "".join("-" if unicodedata.category(each) == "Pd" or each in "−─━" else each for each in text.casefold())
    plain = " ".join(plain.split())
    between = re.fullmatch(r"between (.+?) and (.+)", plain)
    if between:
        plain = f"{between[1]} to {between[2]}"
    plain = re.sub(r"(?<=[0-9]{4}-[0-9]{2}-[0-9]{2})/(?=[0-9]{4}-)", " to ", plain)
    return re.sub(r"^(?:from|on) |(?: inclusive| \(inclusive\))?\.?$", "", plain)


def _token(match: re.Match[str]) -> _Token:
    if match["iso"]:
        year, month, day = match["iso"].split("-")
        return _PartialDate(day=int(day), month=int(month), year=int(year))
    if match["d"]:
        return _PartialDate(day=int(match["d"]), month=int(match["m"]), year=int(match["y"]))
    if match["dashed_day"]:
        month = MONTH_NUMBERS[match["dashed_month"]]
        return _PartialDate(day=int(match["dashed_day"]), month=month, year=int(match["dashed_year"]))
    if match["slashed"]:
        day, month = match["slashed"].split("/")
        return _PartialDate(day=int(day), month=int(month))
    if match["day"]:
        return _PartialDate(
            day=int(match["day"]),
            month=MONTH_NUMBERS[match["month"]] if match["month"] else None,
            year=int(match["year"]) if match["year"] else None,
        )
    return _TO if match["to"] else _AND


# a day without a year that would lie farther off is a slip, and no day of the year before or after
_LONGEST_OVER_NEW_YEAR = timedelta(days=183)

_Span = tuple[_PartialDate, _PartialDate]


def _spans(tokens: Sequence[_Token]) -> list[_Span]:
    """The first and last partial date of each range. Raises ValueError where dates and joints do not alternate."""
    spans: list[_Span] = []
    remaining: Iterator[_Token] = iter(tokens)
    joint: _Token | None = _AND
    while joint == _AND:
        first = last = _partial(next(remaining, None))
        joint = next(remaining, None)
        if joint == _TO:
            last = _partial(next(remaining, None))
            joint = next(remaining, None)
        spans.append((first, last))
    if joint is not None:
        raise ValueError("a joint is out of place")
    return spans


def _partial(token: _Token | None) -> _PartialDate:
    if not isinstance(token, _PartialDate):
        raise ValueError("a date is missing")  # noqa: TRY004
    return token


def _with_later_years(spans: list[_Span]) -> list[_Span]:
    """The ranges, those after the last printed year with the year that follows from it."""
    stated = [k for k, span in enumerate(spans) if any(each.year is not None for each in span)]
    if not stated:
        return spans
    done = spans[: stated[-1] + 1]
    before = max(_in_year(each) for each in done[-1] if each.year is not None)
    for first, last in spans[stated[-1] + 1 :]:
        whole = attrs.evolve(last, year=before[0])
        if _in_year(whole) < before:
            whole = attrs.evolve(last, year=before[0] + 1)
            if _is_far_over_new_year(date(*before), whole.on()):
                raise InvalidRecordError(f"the visits run backwards, unless one ended in {whole.year}; print that year")
        done.append((whole if first is last else first, whole))
        before = _in_year(whole)
    return done


def _in_year(partial: _PartialDate) -> tuple[int, int, int]:
    if partial.month is None or partial.year is None:
        raise ValueError("no month or no year")
    return partial.year, partial.month, partial.day


def _dated(spans: Sequence[_Span]) -> list[tuple[date, date]]:
    """Fill in what the printed dates leave to their neighbours, from the last date to the first."""
    dated: list[tuple[date, date]] = []
    following: _PartialDate | None = None
    for first, last in reversed(spans):
        whole_last = _completed(last, following, earlier=first)
        whole_first = whole_last if first is last else _started(first, whole_last)
        starts, ends = whole_first.on(), whole_last.on()
        if first.year is None and _is_far_over_new_year(starts, ends):
            raise InvalidRecordError(f"it ends before it starts, unless it started in {starts.year}; print that year")
        if last.year is None and _is_far_over_new_year(starts, ends):
            raise InvalidRecordError(f"it ends before it starts, unless it ended in {ends.year}; print that year")
        if last.year is None and dated and _is_far_over_new_year(ends, dated[-1][0]):
            raise InvalidRecordError(f"the visits run backwards, unless one ended in {ends.year}; print that year")
        dated.append((starts, ends))
        following = whole_first
    return dated[::-1]


def _is_far_over_new_year(earlier: date, later: date) -> bool:
    return earlier.year < later.year and later - earlier > _LONGEST_OVER_NEW_YEAR


def _completed(partial: _PartialDate, following: _PartialDate | None, *, earlier: _PartialDate) -> _PartialDate:
    """A range's last day, with what it lacks from the next range, or else from its own first day."""
    if following is not None:
        return _started(partial, following)
    if partial.year is None and partial.month is not None and earlier.year is not None:
        whole = attrs.evolve(partial, year=earlier.year)
        if earlier.month is not None and (partial.month, partial.day) < (
            earlier.month,
            earlier.day,
        ):
            whole = attrs.evolve(partial, year=earlier.year + 1)
        return whole
    return partial


def _started(partial: _PartialDate, following: _PartialDate) -> _PartialDate:
    """A day with what it lacks taken from the day that follows it."""
    if following.month is None or following.year is None:
        raise ValueError("no month or no year")
    if partial.month is None:
        return attrs.evolve(partial, month=following.month, year=following.year)
    if partial.year is None:
        later = (partial.month, partial.day) > (following.month, following.day)
        return attrs.evolve(partial, year=following.year - later)
    return partial
