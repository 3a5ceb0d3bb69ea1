"""The days that an answer counted, one by one, so that a person can follow them on a calendar."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.dates.due import EventDay
from safeguarding.errors import InvalidRecordError
from safeguarding.records import Record
from safeguarding.timescales.counting import calendar_of
from safeguarding.timescales.duties import Obligation

_A_DAY = timedelta(days=1)


@attrs.frozen(kw_only=True)
class CountedDay(Record):
    """A day between the one counted from and the last in time.

    Attributes:
        on: The day.
        number: Which day of the count it is, from 0 or 1; None where it was not counted.
        left_out: Why it was not counted: "weekend", or the holiday's name; empty where it was.
    """

    on: date
    number: int | None
    left_out: str = ""

    def __str__(self) -> str:
        return f"{self.on.isoformat()} {self.left_out if self.number is None else self.number}"


def counted_days(owed: Obligation, *, calendar: WorkingDayCalendar | None = None) -> tuple[CountedDay, ...]:
    """Every day from the one counted from to the last in time, with its number or why it was left out.

    Args:
        owed: The answer.
        calendar: The working-day calendar that was used in place of the rule's own; None where none was.

    Raises:
        InvalidRecordError: for an answer without a due day.

    Examples:
        >>> from safeguarding.timescales import Episode, obligations, rule_named
        >>> (owed,) = obligations([rule_named("referral_decision")], Episode(started_on=date(2017, 4, 13)), as_at=date(2017, 4, 13))
        >>> for day in counted_days(owed):
        ...     print(day)
        2017-04-13 0
        2017-04-14 Good Friday
        2017-04-15 weekend
        2017-04-16 weekend
        2017-04-17 Easter Monday
        2017-04-18 1
    """
    if owed.due_on is None:
        raise InvalidRecordError(f"{owed.rule_id}: there is no due day to count to")
    in_working_days = bool(owed.interval.working_days)
    worked = (calendar or calendar_of(owed.counting.working_days)) if in_working_days else None
    names = {day.on: day.name for day in worked.days_off} if worked else {}
    number = 0 if owed.counting.event_day is EventDay.DAY_ONE else -1
    found, day = [], owed.counted_from
    while day <= owed.due_on:
        is_first = day == owed.counted_from and owed.counting.event_day is EventDay.DAY_ZERO
        if worked is None or is_first or worked.is_working_day(day):
            number += 1
            found.append(CountedDay(on=day, number=number))
        else:
            found.append(CountedDay(on=day, number=None, left_out=names.get(day, "weekend")))
        day += _A_DAY
    return tuple(found)
