"""Events typed on the command line as ``kind=day``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from safeguarding.cli.days import parse_moment
from safeguarding.dates.ranges import DateRange
from safeguarding.dates.reading import parse_date, parse_date_range
from safeguarding.errors import ParseError
from safeguarding.timescales.events import STAY, Events, Moment

_EXPECTED = "an event such as done=2017-05-04, restarted=…, ended=…, extended=… or 'first review=2017-05-20'"


def typed_events(texts: Iterable[str]) -> Events:
    """Read events.

    Raises:
        ParseError: for one that is not ``kind=day``, or whose day cannot be read.

    Examples:
        >>> events = typed_events(["done=4 May 2017", "stay=2017-05-01/2017-05-12"])
        >>> events.of("done"), [str(stay) for stay in events.stays]
        ((datetime.date(2017, 5, 4),), ['1 – 12 May 2017'])
    """
    moments: defaultdict[str, list[Moment]] = defaultdict(list)
    stays = []
    for text in texts:
        kind, equals, day = (part.strip() for part in text.partition("="))
        if not (kind and equals and day):
            raise ParseError.of(text, _EXPECTED)
        if kind.casefold() == STAY:
            stays.append(typed_range(day))
        else:
            moments[kind.casefold()].append(parse_moment(day))
    return Events(moments={kind: tuple(several) for kind, several in moments.items()}, stays=tuple(stays))


def typed_range(text: str) -> DateRange:
    """A first and a last day, with a slash between them.

    Raises:
        ParseError: for anything else.

    Examples:
        >>> str(typed_range("2023-09-04/2023-12-20"))
        '4 September – 20 December 2023'
    """
    first, slash, last = text.partition("/")
    try:
        return DateRange(parse_date(first), parse_date(last))
    except ParseError:
        return parse_date_range(text if not slash else text.replace("/", " to ", 1))
