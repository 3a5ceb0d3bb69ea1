"""Limits in hours: 72 hours of police protection, a return interview within 72 hours.

Hours are no ``Period``: they are counted between times of day, and dates alone settle them only when the gap is wide.
Where it is not, the answer is that it cannot be told. A time without a zone is on the clock of the United Kingdom.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import attrs

from safeguarding.errors import OutOfCoverageError
from safeguarding.records import Record
from safeguarding.timescales.limits import DateSpanLimit, HourLimit
from safeguarding.timescales.uk_clock import moments_of, shown_at
from safeguarding.timescales.words import TimescaleOutcome

_DAY = timedelta(days=1)


@attrs.frozen
class _Span(Record):
    """The moments at which something can have happened, in UTC: one, one of two, or any of a day up to its end."""

    earliest: datetime
    latest: datetime
    is_day: bool = False


def ends_at(limit: HourLimit, started_at: datetime) -> datetime:
    """The time at which a limit in hours runs out.

    Args:
        limit: The limit.
        started_at: When the clock started. A time with a zone is counted in real hours, and so is one without, which
            is on the clock of the United Kingdom; of the hour that comes twice in October, the first (``fold`` 0).

    Raises:
        InvalidRecordError: for a time that the clock leaves out in March.
        OutOfCoverageError: past the year 9999.

    Examples:
        >>> ends_at(HourLimit(hours=72), datetime(2017, 5, 1, 22, 30))
        datetime.datetime(2017, 5, 4, 22, 30)
        >>> ends_at(HourLimit(hours=72), datetime(2017, 10, 27, 22, 30))
        datetime.datetime(2017, 10, 30, 21, 30)
    """
    moments = () if started_at.tzinfo is not None else moments_of(started_at)
    try:
        if moments:
            return shown_at(moments[min(started_at.fold, len(moments) - 1)] + timedelta(hours=limit.hours))
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
        In time or late; not yet due or overdue where it was not finished; done before the start; or that it cannot be
        told, where the dates, or an hour that comes twice, leave more than one possible.

    Raises:
        InvalidRecordError: for a time that the clock leaves out in March.

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
    known = end if end is not None and end.earliest <= asked.latest else None
    if known is not None and _is_before(known, start):
        return TimescaleOutcome.BEFORE_START
    finish = known or asked
    least, most = finish.earliest - start.latest, finish.latest - start.earliest
    allowed = timedelta(hours=limit.hours)
    if most <= allowed:
        return TimescaleOutcome.IN_TIME if known else TimescaleOutcome.NOT_YET_DUE
    # the end of a day is a bound that no time of it reaches
    if least > allowed or (least == allowed and start.is_day):
        return TimescaleOutcome.LATE if known else TimescaleOutcome.OVERDUE
    return TimescaleOutcome.CANNOT_TELL


def date_span_outcome(
    limit: DateSpanLimit, started_on: date, finished_on: date | None, *, as_at: date
) -> TimescaleOutcome:
    """How a check that has only dates judges a limit in hours: by the difference of the dates alone.

    Examples:
        >>> check = DateSpanLimit(days=3)
        >>> date_span_outcome(check, date(2017, 5, 1), date(2017, 5, 4), as_at=date(2017, 6, 1)).label
        'in time'
    """
    if finished_on is not None and finished_on <= as_at:
        if finished_on < started_on:
            return TimescaleOutcome.BEFORE_START
        return TimescaleOutcome.IN_TIME if (finished_on - started_on).days <= limit.days else TimescaleOutcome.LATE
    return TimescaleOutcome.NOT_YET_DUE if (as_at - started_on).days <= limit.days else TimescaleOutcome.OVERDUE


def _is_before(end: _Span, start: _Span) -> bool:
    return end.latest < start.earliest or (end.is_day and end.latest == start.earliest)


def _span(moment: date | datetime) -> _Span:
    if isinstance(moment, datetime):
        moments = moments_of(moment) if moment.tzinfo is None else (moment.astimezone(UTC),)
        return _Span(moments[0], moments[-1])
    midnight = datetime.combine(moment, time.min)
    try:
        return _Span(moments_of(midnight)[0], moments_of(midnight + _DAY)[-1], is_day=True)
    except OverflowError:
        raise OutOfCoverageError("the day after lies past the year 9999", on=moment, covers_to=date.max) from None
