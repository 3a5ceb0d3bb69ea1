"""Events typed on the command line as ``kind=day``, gathered into one case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

import attrs

from safeguarding.cli.days import parse_moment
from safeguarding.dates.ranges import DateRange
from safeguarding.dates.reading import parse_date, parse_date_range
from safeguarding.errors import InvalidRecordError, ParseError
from safeguarding.records import Record
from safeguarding.timescales.episodes import Episode, Milestone

_EXPECTED = "an event such as done=2017-05-04, restarted=…, ended=…, extended=… or 'first review=2017-05-20'"
DONE, ENDED, RESTARTED, EXTENDED, STAY = "done", "ended", "restarted", "extended", "stay"


@attrs.frozen(kw_only=True)
class TypedEvents(Record):
    """The events of a command line.

    Attributes:
        moments: The days of each kind of event, or the times where they were typed, in the order typed.
        stays: The stays typed as ``stay=first/last``.
    """

    moments: dict[str, tuple[date | datetime, ...]]
    stays: tuple[DateRange, ...]

    def of(self, kind: str) -> tuple[date, ...]:
        """The days of one kind."""
        return tuple(map(day_of, self.moments.get(kind, ())))

    def first(self, kind: str) -> date | datetime | None:
        """The first one typed of a kind, with its time where it has one; None where there is none."""
        return next(iter(self.moments.get(kind, ())), None)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Every kind that was typed."""
        return (*self.moments, *([STAY] if self.stays else []))

    @property
    def ends_as_done(self) -> TypedEvents:
        """The same events for a state that is to have ended: its end is what was to be done."""
        others = {kind: several for kind, several in self.moments.items() if kind not in (DONE, ENDED)}
        done = (*self.moments.get(DONE, ()), *self.moments.get(ENDED, ()))
        return TypedEvents(moments=others | ({DONE: done} if done else {}), stays=self.stays)


def day_of(moment: date | datetime) -> date:
    """The day of a time, or the day itself.

    Examples:
        >>> day_of(datetime(2017, 5, 4, 22, 30))
        datetime.date(2017, 5, 4)
    """
    return moment.date() if isinstance(moment, datetime) else moment


def typed_events(texts: Iterable[str]) -> TypedEvents:
    """Read events.

    Raises:
        ParseError: for one that is not ``kind=day``, or whose day cannot be read.

    Examples:
        >>> events = typed_events(["done=4 May 2017", "stay=2017-05-01/2017-05-12"])
        >>> events.of("done"), [str(stay) for stay in events.stays]
        ((datetime.date(2017, 5, 4),), ['1 – 12 May 2017'])
    """
    moments: defaultdict[str, list[date | datetime]] = defaultdict(list)
    stays = []
    for text in texts:
        kind, equals, day = (part.strip() for part in text.partition("="))
        if not (kind and equals and day):
            raise ParseError.of(text, _EXPECTED)
        if kind.casefold() == STAY:
            stays.append(_stay(day))
        else:
            moments[kind.casefold()].append(parse_moment(day))
    return TypedEvents(moments={kind: tuple(several) for kind, several in moments.items()}, stays=tuple(stays))


def _stay(text: str) -> DateRange:
    first, slash, last = text.partition("/")
    try:
        return DateRange(parse_date(first), parse_date(last))
    except ParseError:
        return parse_date_range(text if not slash else text.replace("/", " to ", 1))


_KINDS = frozenset({DONE, RESTARTED, ENDED, EXTENDED})


def typed_case(events: TypedEvents, *, started_on: date, born_on: date | None) -> Episode:
    """The case that the events make up. Kinds that are no event of a case are milestones.

    Raises:
        InvalidRecordError: for two ends, two extensions, or events that cannot be true together.

    Examples:
        >>> events = typed_events(["done=2017-05-04", "first review=2017-05-20"])
        >>> case = typed_case(events, started_on=date(2017, 4, 3), born_on=None)
        >>> case.done_on, case.milestones
        ((datetime.date(2017, 5, 4),), (Milestone(event='first review', on=datetime.date(2017, 5, 20)),))
    """
    return Episode(
        started_on=started_on,
        done_on=events.of(DONE),
        restarted_on=events.of(RESTARTED),
        ended_on=_only(events, ENDED),
        extended_on=_only(events, EXTENDED),
        born_on=born_on,
        milestones=[Milestone(kind, day) for kind in events.moments if kind not in _KINDS for day in events.of(kind)],
    )


def _only(events: TypedEvents, kind: str) -> date | None:
    days = events.of(kind)
    if len(days) > 1:
        raise InvalidRecordError(f"a case is {kind} once, not {len(days)} times")
    return days[0] if days else None
