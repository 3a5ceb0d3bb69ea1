"""Spans of dates in running text: an end before the start, and a stated length that the dates do not have."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from datetime import date

from safeguarding.dates.periods import parse_period
from safeguarding.dates.reading import parse_date, parse_date_ranges
from safeguarding.dates.words import MONTHS
from safeguarding.errors import SafeguardingError
from safeguarding.figures.kinds.date_orders import DatedEvent, DateOrderClaim
from safeguarding.figures.kinds.durations import DurationClaim
from safeguarding.figures.prose.found import FoundClaim, found_in, fragment
from safeguarding.figures.prose.passages import Passage
from safeguarding.figures.prose.tokens import NUMBER_WORD

_MONTH = "|".join((*MONTHS, *(month[:3] for month in MONTHS), "Sept"))
_NEAR = 160
_DATE = rf"[0-9]{{1,2}}(?:st|nd|rd|th)? (?:of )?(?:{_MONTH})\.?(?:,? [0-9]{{4}})?|[0-9]{{1,2}}/[0-9]{{1,2}}/[0-9]{{4}}"
_RANGE = re.compile(rf"(?<![\w/])(?P<first>{_DATE})(?: ?[–—-] ?| to | until )(?P<last>{_DATE})(?![\w/])")
# between 14 and 25 January 2019
_BETWEEN = re.compile(
    rf"\b[Bb]etween (?P<first>[0-9]{{1,2}}(?: (?:{_MONTH}))?(?:,? [0-9]{{4}})?) and (?P<last>[0-9]{{1,2}} (?:{_MONTH}),? [0-9]{{4}})(?![\w/])"
)
_DAYS_OF_A_MONTH = re.compile(
    rf"(?<![\w/.,£-])(?P<first>[0-9]{{1,2}})(?: ?[–—-] ?| to )(?P<last>[0-9]{{1,2}} (?:{_MONTH}),? [0-9]{{4}})(?![\w/])"
)
_LENGTH = rf"(?P<length>(?:[0-9]{{1,3}}|{NUMBER_WORD})[ -](?:working[ -]days?|days?|weeks?|months?|years?))"
_SPAN_NOUN = r"(?:period|inspection|review|visit|consultation|programme|pilot|project|audit)"
# a four week period [range]; ran for four weeks (range); four weeks from range
_BEFORE = re.compile(
    rf"(?:(?<![a-z])(?P<lead>[a-z]+(?: [a-z]+)?))? ?\b{_LENGTH}(?P<noun>[ -]{_SPAN_NOUN})?(?P<joint>(?: (?:took place|was held|was open|ran))?,? (?:from|between))?[ ,:]{{0,2}}[\[(]?\Z",
    re.IGNORECASE,
)
_LASTING = re.compile(r"\b(?:ran|runs?|running|last(?:s|ed|ing)?|took|taking)(?: (?:for|over))?\Z", re.IGNORECASE)
# a length after one of these is a limit or an estimate, not the span's own length
_LIMITS = frozenset(
    [
        "within",
        "in",
        "under",
        "than",
        "after",
        "by",
        "every",
        "over",
        "least",
        "most",
        "about",
        "around",
        "approximately",
        "nearly",
        "almost",
    ]
)
# range (four weeks); range, a four week period; range lasted four weeks
_AFTER = re.compile(
    rf"\A[\])]?(?: ?\({_LENGTH.replace('length', 'bracketed')}\)|, an? (?:period of )?{_LENGTH}(?:[ -]period\b|(?=[.;)]|\Z))"
    rf"|,?(?: which| that| and)? (?:lasted for|lasted|lasting|ran for|took) {_LENGTH.replace('length', 'lasted')}(?=\s*(?:[.,;)]|\Z)))",
    re.IGNORECASE,
)
_YEAR = re.compile(r"[0-9]{4}\Z")
# what a report says of itself: the days of its inspection, and the day on which it was published
_INSPECTED = re.compile(
    rf"\bInspection dates?: ?(?P<first>{_DATE})(?: ?[–—-] ?| to | until )(?P<last>{_DATE})(?![\w/])"
)
_PUBLISHED = re.compile(
    rf"\b(?:Report published|Published|Publication date|Date of publication)(?: on)?: ?(?P<day>{_DATE})(?![\w/])"
)


def dates_in(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """Every span of dates with something to check: its order, or its stated length.

    Examples:
        >>> (found,) = dates_in([Passage(text="It ran from 8 December 2016 to 14 November 2016.")])
        >>> found.taken
        ('2016-12-08 as the first day', '2016-11-14 as the last day')
    """
    for passage in passages:
        for pattern in (_RANGE, _BETWEEN, _DAYS_OF_A_MONTH):
            for match in pattern.finditer(passage.text):
                yield from _span(passage, match)
    yield from _published(passages)


def _published(passages: Sequence[Passage]) -> Iterator[FoundClaim]:
    """The last day of an inspection and, there or in the next passage, the day on which its report was published."""
    for passage, following in itertools.zip_longest(passages, passages[1:]):
        for match in _INSPECTED.finditer(passage.text):
            days, rest = _days(match), passage.text[match.end() : match.end() + _NEAR]
            day = _PUBLISHED.search(rest) or (following and _PUBLISHED.match(following.text))
            if days is None or not day or not _YEAR.search(day["day"]) or _INSPECTED.search(rest):
                continue
            ended = DatedEvent("the inspection ended", days[1])
            try:
                published = DatedEvent("the report was published", parse_date(day["day"]))
            except SafeguardingError:
                continue
            claim, place = DateOrderClaim(events=(ended, published)), passage.place_of(match.start())
            taken = (f"{ended.on.isoformat()} as the last day", f"{published.on.isoformat()} as the day of publication")
            quote = fragment(f"{match[0]} {day[0]}")
            yield FoundClaim(claim=claim, place=place, quote=quote, taken=taken, sentence=quote)


def _span(passage: Passage, match: re.Match[str]) -> Iterator[FoundClaim]:
    days = _days(match)
    if days is None:
        return
    taken = f"{days[0].isoformat()} as the first day", f"{days[1].isoformat()} as the last day"
    length = _length(passage.text, match) if days[0] <= days[1] else None
    if length is None:
        order = DateOrderClaim(events=(DatedEvent("the span begins", days[0]), DatedEvent("the span ends", days[1])))
        yield from found_in(passage, match.span(), order, *taken)
        return
    try:
        claim = DurationClaim(starts_on=days[0], ends_on=days[1], length=parse_period(length))
    except SafeguardingError:
        return
    quote = f"{length}, {match[0]}"
    yield from found_in(passage, match.span(), claim, *taken, f"{length} as the length of the span", quote=quote)


def _days(match: re.Match[str]) -> tuple[date, date] | None:
    """Both days of a span. A year that is left out is the one that makes the span run forwards."""
    try:
        if _YEAR.search(match["first"]) and _YEAR.search(match["last"]):
            return parse_date(match["first"]), parse_date(match["last"])
        if (year := _YEAR.search(match["last"])) and _is_backwards(match):
            return parse_date(f"{match['first']} {year[0]}"), parse_date(match["last"])
        (span,) = parse_date_ranges(f"{match['first']} to {match['last']}")
    except (SafeguardingError, ValueError):
        return None
    return span.starts_on, span.ends_on


def _is_backwards(match: re.Match[str]) -> bool:
    """Whether both days are of one month, the later one first: nobody means almost a year by "30 to 10 November"."""
    days = [
        re.match(rf"(?P<day>[0-9]{{1,2}})[a-z]* (?:of )?(?P<month>{_MONTH})", match[name]) for name in ("first", "last")
    ]
    first, last = days
    return bool(first and last and first["month"] == last["month"] and int(first["day"]) > int(last["day"]))


def _length(text: str, match: re.Match[str]) -> str | None:
    """The length that is stated directly before or after a span."""
    before = _BEFORE.search(text[max(match.start() - 60, 0) : match.start()])
    after = _AFTER.search(text[match.end() : match.end() + 60])
    if (before is None) == (after is None):
        return None  # none, or two that may mean different things
    if before is not None:
        return before["length"].replace("-", " ") if _is_of_the_span(before) else None
    assert after is not None  # noqa: S101  one of the two is there
    return str(after["bracketed"] or after["length"] or after["lasted"]).replace("-", " ")


def _is_of_the_span(before: re.Match[str]) -> bool:
    """Whether a length before a span is surely its own, and no limit that something was measured by."""
    lead = (before["lead"] or "").casefold()
    if lead.rpartition(" ")[2] in _LIMITS:
        return False
    return bool(before["noun"] or before["joint"] or _LASTING.search(lead))
