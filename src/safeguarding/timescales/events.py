"""What happened under a rule, event by event: done, started afresh, ended, extended, and the stays that totals add up."""

from __future__ import annotations

from datetime import date, datetime

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError
from safeguarding.records import Record
from safeguarding.timescales.episodes import Episode, Milestone

Moment = date | datetime

DONE, ENDED, RESTARTED, EXTENDED, STATED, STAY = "done", "ended", "restarted", "extended", "stated", "stay"
_KINDS = frozenset({DONE, RESTARTED, ENDED, EXTENDED, STATED})


def day_of(moment: Moment) -> date:
    """The day of a time, or the day itself.

    Examples:
        >>> day_of(datetime(2017, 5, 4, 22, 30))
        datetime.date(2017, 5, 4)
    """
    return moment.date() if isinstance(moment, datetime) else moment


@attrs.frozen(kw_only=True)
class Events(Record):
    """The events of a case, by kind.

    Attributes:
        moments: The days of each kind of event, or the times where they are known, in the order given.
        stays: The stays, first and last day both counted.

    Examples:
        >>> events = Events(moments={"done": (date(2017, 5, 4),)})
        >>> events.of("done"), events.first("ended"), events.kinds
        ((datetime.date(2017, 5, 4),), None, ('done',))
    """

    moments: dict[str, tuple[Moment, ...]]
    stays: tuple[DateRange, ...] = ()

    def of(self, kind: str) -> tuple[date, ...]:
        """The days of one kind."""
        return tuple(map(day_of, self.moments.get(kind, ())))

    def first(self, kind: str) -> Moment | None:
        """The first one given of a kind, with its time where it has one; None where there is none."""
        return next(iter(self.moments.get(kind, ())), None)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Every kind that is there."""
        return (*self.moments, *([STAY] if self.stays else []))

    @property
    def ends_as_done(self) -> Events:
        """The same events for a state that is to have ended: its end is what was to be done."""
        others = {kind: several for kind, several in self.moments.items() if kind not in (DONE, ENDED)}
        done = (*self.moments.get(DONE, ()), *self.moments.get(ENDED, ()))
        return Events(moments=others | ({DONE: done} if done else {}), stays=self.stays)


def last_moment(started: Moment, events: Events) -> Moment:
    """The last day named; where the clock starts at a time with a zone, the last such time.

    Examples:
        >>> last_moment(date(2017, 4, 3), Events(moments={"done": (date(2017, 5, 4),)}))
        datetime.date(2017, 5, 4)
    """
    named = [started, *(each for several in events.moments.values() for each in several)]
    if isinstance(started, datetime) and started.tzinfo is not None:
        return max(each for each in named if isinstance(each, datetime) and each.tzinfo is not None)
    return max([*map(day_of, named), *(stay.ends_on for stay in events.stays)])


def episode_of(events: Events, *, started_on: date, born_on: date | None, known_from: date | None = None) -> Episode:
    """The case that the events make up. Kinds that are no event of a case are milestones.

    Raises:
        InvalidRecordError: for two ends, two extensions, two stated ends, or events that cannot be true together.

    Examples:
        >>> events = Events(moments={"done": (date(2017, 5, 4),), "first review": (date(2017, 5, 20),)})
        >>> case = episode_of(events, started_on=date(2017, 4, 3), born_on=None)
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
        known_from=known_from,
        stated_end_on=_only(events, STATED),
        milestones=[Milestone(kind, day) for kind in events.moments if kind not in _KINDS for day in events.of(kind)],
    )


def _only(events: Events, kind: str) -> date | None:
    days = events.of(kind)
    if len(days) > 1:
        raise InvalidRecordError(f"a case is {kind} once, not {len(days)} times")
    return next(iter(days), None)
