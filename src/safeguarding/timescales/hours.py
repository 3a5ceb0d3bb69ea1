"""Limits in hours: 72 hours of police protection, a return interview within 72 hours.

Hours are no ``Period``: they are counted between times of day, and dates alone settle them only when the gap is wide.
Where it is not, the answer is that it cannot be told.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import attrs

from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.records import Record
from safeguarding.timescales.limits import DateSpanLimit, HourLimit
from safeguarding.timescales.words import TimescaleOutcome

_DAY = timedelta(days=1)


@attrs.frozen
class _Span(Record):
    """The times at which something can have happened: one time, or any time of a day."""

    earliest: datetime
    latest: datetime


def ends_at(limit: HourLimit, started_at: datetime) -> datetime:
    """The time at which a limit in hours runs out.

    Args:
        limit: The limit.
        started_at: When the clock started. A time with a zone is counted in real hours, across a change of the
            clocks too; one without is taken to be on a clock that nobody changes.

    Raises:
        OutOfCoverageError: past the year 9999.

    Examples:
        >>> ends_at(HourLimit(hours=72), datetime(2017, 5, 1, 22, 30))
        datetime.datetime(2017, 5, 4, 22, 30)
    """
    try:
        if started_at.tzinfo is None:
            return started_at + timedelta(hours=limit.hours)
        return (started_at.astimezone(UTC) + timedelta(hours=limit.hours)).astimezone(started_at.tzinfo)
    except (OverflowError, ValueError):
        raise OutOfCoverageError(f"{limit.hours} hours lead past the year 9999", covers_to=date.max) from None


def hours_outcome(
    limit: HourLimit, started: date | datetime, finished: date | datetime | None, *, as_at: date | datetime
) -> TimescaleOutcome:
    """How a limit in hours stood at a time.

    Args:
        limit: The limit.
        started: When the clock started: a time, or only its date.
        finished: When it was done, or ended; None where it was not.
        as_at: The time of the question. A finish after it is not looked at.

    Returns:
        In time or late; not yet due or overdue where it was not finished; or that it cannot be told, where the
        dates leave both possible.

    Raises:
        InvalidRecordError: for a finish before the start, or times with and without a zone together.

    Examples:
        >>> protection = HourLimit(hours=72)
        >>> taken = datetime(2017, 5, 1, 22, 30)
        >>> hours_outcome(protection, taken, datetime(2017, 5, 4, 22, 30), as_at=date(2017, 6, 1)).label
        'in time'
        >>> for day in (3, 4, 5):
        ...     print(hours_outcome(protection, date(2017, 5, 1), date(2017, 5, day), as_at=date(2017, 6, 1)).label)
        in time
        cannot be told from what is known
        late
    """
    start, asked = _span(started), _span(as_at)
    end = None if finished is None else _span(finished)
    _check_zones(start, asked, end)
    if end is not None and (end.latest < start.earliest or (end.latest == start.earliest != end.earliest)):
        raise InvalidRecordError("a case cannot finish before it starts")
    known = end if end is not None and end.earliest <= asked.latest else None
    least, most = _elapsed(start, known or asked)
    allowed = timedelta(hours=limit.hours)
    if most <= allowed:
        return TimescaleOutcome.IN_TIME if known else TimescaleOutcome.NOT_YET_DUE
    # here the most is over; a least of just the limit is then a bound that is never reached
    if least >= allowed:
        return TimescaleOutcome.LATE if known else TimescaleOutcome.OVERDUE
    return TimescaleOutcome.CANNOT_TELL


def date_span_outcome(
    limit: DateSpanLimit, started_on: date, finished_on: date | None, *, as_at: date
) -> TimescaleOutcome:
    """How a check that has only dates judges a limit in hours: by the difference of the dates alone.

    Raises:
        InvalidRecordError: for a finish before the start.

    Examples:
        >>> check = DateSpanLimit(days=3)
        >>> date_span_outcome(check, date(2017, 5, 1), date(2017, 5, 4), as_at=date(2017, 6, 1)).label
        'in time'
    """
    if finished_on is not None and finished_on < started_on:
        raise InvalidRecordError("a case cannot finish before it starts")
    if finished_on is not None and finished_on <= as_at:
        return TimescaleOutcome.IN_TIME if (finished_on - started_on).days <= limit.days else TimescaleOutcome.LATE
    return TimescaleOutcome.NOT_YET_DUE if (as_at - started_on).days <= limit.days else TimescaleOutcome.OVERDUE


def _span(moment: date | datetime) -> _Span:
    if isinstance(moment, datetime):
        return _Span(moment, moment)
    midnight = datetime.combine(moment, time.min)
    try:
        return _Span(midnight, midnight + _DAY)
    except OverflowError:
        raise OutOfCoverageError("the day after lies past the year 9999", on=moment, covers_to=date.max) from None


def _check_zones(*spans: _Span | None) -> None:
    zoned = {span.earliest.tzinfo is not None for span in spans if span is not None}
    if len(zoned) > 1:
        raise InvalidRecordError("times with a zone cannot be compared with dates, or with times without one")


def _elapsed(start: _Span, end: _Span) -> tuple[timedelta, timedelta]:
    """The least and the most time between two moments; with a zone, in real hours."""
    if start.earliest.tzinfo is not None:
        utc = [moment.astimezone(UTC) for moment in (start.earliest, end.earliest)]
        return utc[1] - utc[0], utc[1] - utc[0]
    return end.earliest - start.latest, end.latest - start.earliest
