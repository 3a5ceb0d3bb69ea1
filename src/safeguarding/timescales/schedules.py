"""Schedules: a thing to be done once, or again and again, at intervals that may change on the way.

One shape covers a single deadline, a recurring interval, a restart on a placement move, and a step down after a first
review, a first year or a fifth birthday. It is a list of steps; each holds until something is reached.
"""

from __future__ import annotations

import attrs

from safeguarding.dates.periods import Period
from safeguarding.errors import InvalidRecordError
from safeguarding.records import Record, Several
from safeguarding.timescales.counting import FROM_THE_DAY_AFTER, Counting
from safeguarding.timescales.words import Expects, RelaxedBy


@attrs.frozen
class Times(Record):
    """A step lasts until the thing was done so many times in it.

    Examples:
        >>> print(Step(interval=Period(weeks=1), until=Times(2)))
        every week, 2 times
    """

    count: int

    def _check(self) -> None:
        if self.count < 1:
            raise InvalidRecordError(f"a step lasts for one time or more, not {self.count!r}")

    def __str__(self) -> str:
        return "once" if self.count == 1 else f"{self.count} times"


@attrs.frozen
class Anniversary(Record):
    """A step lasts until so long after the clock started: the first year of a placement.

    Examples:
        >>> print(Step(interval=Period(weeks=6), until=Anniversary(Period(years=1))))
        every 6 weeks, until 1 year after the start
    """

    after: Period

    def __str__(self) -> str:
        return f"until {self.after} after the start"


@attrs.frozen
class Birthday(Record):
    """A step lasts until the child reaches an age in years.

    Examples:
        >>> print(Step(interval=Period(months=6), until=Birthday(5)))
        every 6 months, until the child is 5
    """

    age: int

    def __str__(self) -> str:
        return f"until the child is {self.age}"


@attrs.frozen
class Reached(Record):
    """A step lasts until something else happens: the first review.

    Examples:
        >>> print(Step(interval=Period(months=3), until=Reached("first review")))
        every 3 months, until the first review
    """

    event: str

    def __str__(self) -> str:
        return f"until the {self.event}"


Until = Times | Anniversary | Birthday | Reached
"""What ends a step."""


@attrs.frozen(kw_only=True)
class Relaxed(Record):
    """What the law put in the place of an interval for a time, or on what condition the interval still held.

    Attributes:
        by: How it was relaxed.
        words: In the words of the instrument, for a sentence: "as soon as reasonably practicable".

    Examples:
        >>> soon = Relaxed(by=RelaxedBy.REPLACED, words="as soon as reasonably practicable")
        >>> print(once(Period(working_days=5), relaxed=soon))
        as soon as reasonably practicable, in place of within 5 working days
    """

    by: RelaxedBy
    words: str

    def _check(self) -> None:
        if not self.words.strip():
            raise InvalidRecordError("what relaxes an interval is said in words")


@attrs.frozen(kw_only=True)
class Step(Record):
    """One interval, and how long it holds.

    Attributes:
        interval: At most so long from the start, or from the last time.
        until: What ends the step; None where nothing does.
        counting: How the days are counted.
        extended_to: The longer interval that may be agreed instead, from the same day; None where none may.
        from_start: Whether the interval is counted from the start of the clock even after the first time.
        relaxed: What stood in the place of the interval, or on what condition it held; None where it holds plainly.
            Under words in its place there is no due day, and nothing is late.
        ends_at_noon_after_holiday: Whether a court may, where the last day is a public holiday, name noon of the first
            later day that is none. It never lengthens the interval by itself.
        begins_with: An earlier event with whose day the interval begins, that day counted, where it happened ("police
            protection"); empty where there is none.

    Raises:
        InvalidRecordError: for an extension into other units, or one that is not longer.

    Examples:
        >>> print(Step(interval=Period(weeks=6), until=Anniversary(Period(years=1))))
        every 6 weeks, until 1 year after the start
    """

    interval: Period
    until: Until | None = None
    counting: Counting = FROM_THE_DAY_AFTER
    extended_to: Period | None = None
    from_start: bool = False
    relaxed: Relaxed | None = None
    ends_at_noon_after_holiday: bool = False
    begins_with: str = ""

    def _check(self) -> None:
        if self.interval == Period():
            raise InvalidRecordError("an interval lasts at least one day")
        if self.extended_to is not None and not _is_longer(self.extended_to, self.interval):
            raise InvalidRecordError(f"{self.extended_to} does not extend {self.interval} in the same units")

    def __str__(self) -> str:
        plain = self._plain()
        if self.relaxed is None:
            return plain
        return (
            f"{self.relaxed.words}, in place of {plain}"
            if self.relaxed.by is RelaxedBy.REPLACED
            else f"{plain}, {self.relaxed.words}"
        )

    def _plain(self) -> str:
        extension = f" (may be extended to {self.extended_to})" if self.extended_to else ""
        if isinstance(self.until, Times) and self.until.count == 1:
            return f"within {self.interval}{' of the start' if self.from_start else ''}{extension}"
        ends = f", {self.until}" if self.until else ""
        # "every week", but "every 1 year and 6 months"
        every = str(self.interval) if " and " in str(self.interval) else str(self.interval).removeprefix("1 ")
        return f"every {every}{extension}{ends}"


def _is_longer(longer: Period, shorter: Period) -> bool:
    lengths = [(each.working_days, each.total_months, each.total_days) for each in (longer, shorter)]
    same_units = [tuple(map(bool, each)) for each in lengths]
    return same_units[0] == same_units[1] and lengths[0] > lengths[1]


@attrs.frozen(kw_only=True)
class Schedule(Record):
    """Steps in order: each interval holds until its step ends.

    Attributes:
        steps: The steps. Only the last may be without an end, and steps counted in times come before the others.
        restarts_on: What starts the clock afresh, in words ("a new placement"); empty where nothing does.
        expects: Whether something is to be done, or a state is to have ended, by the day.

    Raises:
        InvalidRecordError: for no steps, an endless step before the last, or times counted after another ending.

    Examples:
        >>> visits = Schedule(
        ...     steps=[
        ...         Step(interval=Period(weeks=1), until=Times(1)),
        ...         Step(interval=Period(weeks=6), until=Anniversary(Period(years=1))),
        ...         Step(interval=Period(months=3)),
        ...     ],
        ...     restarts_on="a new placement",
        ... )
        >>> print(visits)
        within 1 week; then every 6 weeks, until 1 year after the start; then every 3 months; afresh on a new placement
    """

    steps: tuple[Step, ...] = attrs.field(converter=Several[Step])
    restarts_on: str = ""
    expects: Expects = Expects.DONE

    def _check(self) -> None:
        if not self.steps:
            raise InvalidRecordError("a schedule has at least one step")
        if any(step.until is None for step in self.steps[:-1]):
            raise InvalidRecordError("a step that nothing ends can only be the last")
        counted = [isinstance(step.until, Times) for step in self.steps]
        if counted != sorted(counted, reverse=True):
            raise InvalidRecordError("steps counted in times come before steps that end on a day")

    def __str__(self) -> str:
        words = "; then ".join(str(step) for step in self.steps)
        return f"{words}; afresh on {self.restarts_on}" if self.restarts_on else words


def once(
    interval: Period,
    *,
    counting: Counting = FROM_THE_DAY_AFTER,
    extended_to: Period | None = None,
    expects: Expects = Expects.DONE,
    restarts_on: str = "",
    relaxed: Relaxed | None = None,
    ends_at_noon_after_holiday: bool = False,
    begins_with: str = "",
) -> Schedule:
    """A schedule of a single deadline.

    Examples:
        >>> print(once(Period(working_days=10), extended_to=Period(working_days=20)))
        within 10 working days (may be extended to 20 working days)
    """
    step = Step(
        interval=interval,
        until=Times(1),
        counting=counting,
        extended_to=extended_to,
        relaxed=relaxed,
        ends_at_noon_after_holiday=ends_at_noon_after_holiday,
        begins_with=begins_with,
    )
    return Schedule(steps=[step], expects=expects, restarts_on=restarts_on)


def every(
    interval: Period, *, until: Until | None = None, restarts_on: str = "", relaxed: Relaxed | None = None
) -> Schedule:
    """A schedule of one recurring interval.

    Examples:
        >>> print(every(Period(months=6), until=Birthday(5)))
        every 6 months, until the child is 5
    """
    return Schedule(steps=[Step(interval=interval, until=until, relaxed=relaxed)], restarts_on=restarts_on)


def relaxed_as(schedule: Schedule, relaxed: Relaxed) -> Schedule:
    """The same schedule with every step relaxed in one way: what an instrument did to a rule for a time.

    Examples:
        >>> print(relaxed_as(every(Period(months=6)), Relaxed(by=RelaxedBy.WHERE_PRACTICABLE, words="where practicable")))
        every 6 months, where practicable
    """
    return attrs.evolve(schedule, steps=[attrs.evolve(step, relaxed=relaxed) for step in schedule.steps])
