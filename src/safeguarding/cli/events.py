"""Events typed on the command line as ``kind=day``, gathered into one case."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.dates.reading import parse_date, parse_date_range
from safeguarding.errors import InvalidRecordError, ParseError
from safeguarding.timescales.episodes import Episode, Milestone

_EXPECTED = "an event such as done=2017-05-04, restarted=…, ended=…, extended=… or 'first review=2017-05-20'"
_STAY = "stay"


@attrs.frozen(kw_only=True)
class TypedEvents:
    """The events of a command line.

    Attributes:
        days: The days of each kind of event, in the order typed.
        stays: The stays typed as ``stay=first/last``.
    """

    days: dict[str, tuple[date, ...]]
    stays: tuple[DateRange, ...]

    def of(self, kind: str) -> tuple[date, ...]:
        """The days of one kind."""
        return self.days.get(kind, ())

    @property
    def latest(self) -> date | None:
        """The last day typed; None where there is none."""
        days = [day for several in self.days.values() for day in several] + [stay.ends_on for stay in self.stays]
        return max(days, default=None)


def typed_events(texts: Iterable[str]) -> TypedEvents:
    """Read events.

    Raises:
        ParseError: for one that is not ``kind=day``, or whose day cannot be read.
    """
    days: defaultdict[str, list[date]] = defaultdict(list)
    stays = []
    for text in texts:
        kind, equals, day = (part.strip() for part in text.partition("="))
        if not (kind and equals and day):
            raise ParseError.of(text, _EXPECTED)
        if kind.casefold() == _STAY:
            stays.append(_stay(day))
        else:
            days[kind.casefold()].append(parse_date(day))
    return TypedEvents(days={kind: tuple(several) for kind, several in days.items()}, stays=tuple(stays))


def _stay(text: str) -> DateRange:
    first, slash, last = text.partition("/")
    try:
        return DateRange(parse_date(first), parse_date(last))
    except ParseError:
        return parse_date_range(text if not slash else text.replace("/", " to ", 1))


_KINDS = frozenset({"done", "restarted", "ended", "extended"})


def typed_case(events: TypedEvents, *, started_on: date, born_on: date | None) -> Episode:
    """The case that the events make up. Kinds that are no event of a case are milestones.

    Raises:
        InvalidRecordError: for two ends, two extensions, or events that cannot be true together.
    """
    return Episode(
        started_on=started_on,
        done_on=events.of("done"),
        restarted_on=events.of("restarted"),
        ended_on=_only(events, "ended"),
        extended_on=_only(events, "extended"),
        born_on=born_on,
        milestones=[
            Milestone(kind, day) for kind, several in events.days.items() if kind not in _KINDS for day in several
        ],
    )


def _only(events: TypedEvents, kind: str) -> date | None:
    days = events.of(kind)
    if len(days) > 1:
        raise InvalidRecordError(f"a case is {kind} once, not {len(days)} times")
    return days[0] if days else None
