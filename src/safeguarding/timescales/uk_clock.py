"""Times on the clock of the United Kingdom, whose hours are not all hours of the day: summer time begins and ends.

Summer time begins at 1:00 GMT on the last Sunday of March and ends at 1:00 GMT on the last Sunday of October; from 1990 to
1995 it ended on the first from the 22nd on, before that from the 23rd on. A time that comes twice is either of two, one that
is left out is none.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from safeguarding.errors import InvalidRecordError, OutOfCoverageError

_HOUR = timedelta(hours=1)
_SUNDAY = 6
_LAST_SUNDAY_SINCE, _FROM_THE_22ND_SINCE = 1996, 1990


def summer_time(year: int) -> tuple[datetime, datetime]:
    """The moments at which summer time begins and ends in a year, in UTC.

    Examples:
        >>> [str(each) for each in summer_time(2017)]
        ['2017-03-26 01:00:00+00:00', '2017-10-29 01:00:00+00:00']
    """
    if year >= _LAST_SUNDAY_SINCE:
        ends = _sunday_from(year, 10, 25)
    else:
        ends = _sunday_from(year, 10, 22 if year >= _FROM_THE_22ND_SINCE else 23)
    return _sunday_from(year, 3, 25), ends


def _sunday_from(year: int, month: int, day: int) -> datetime:
    """1:00 GMT on the first Sunday from a day on: from the 25th of a month of 31 days, its last."""
    first = datetime(year, month, day, 1, tzinfo=UTC)
    return first + timedelta(days=(_SUNDAY - first.weekday()) % 7)


def moments_of(local: datetime) -> tuple[datetime, ...]:
    """The moments, in UTC, at which the clock shows a time: one, or two in the hour that comes twice.

    Raises:
        InvalidRecordError: for a time that the clock leaves out when summer time begins.

    Examples:
        >>> [str(each) for each in moments_of(datetime(2017, 10, 29, 1, 30))]
        ['2017-10-29 00:30:00+00:00', '2017-10-29 01:30:00+00:00']
    """
    begins, ends = summer_time(local.year)
    try:
        readings = [local.replace(tzinfo=UTC) - _HOUR, local.replace(tzinfo=UTC)]
    except OverflowError:
        raise OutOfCoverageError("the hour before lies before the year 1", covers_from=date.min) from None
    found = tuple(
        each for each, is_summer in zip(readings, (True, False), strict=True) if (begins <= each < ends) is is_summer
    )
    if not found:
        raise InvalidRecordError("on the day summer time begins, the clock leaves out the hour from 1:00 to 2:00")
    return found


def shown_at(moment: datetime) -> datetime:
    """What the clock shows at a moment given in UTC, without a zone.

    Examples:
        >>> str(shown_at(datetime(2017, 7, 1, 12, tzinfo=UTC)))
        '2017-07-01 13:00:00'
    """
    begins, ends = summer_time(moment.year)
    return (moment + (_HOUR if begins <= moment < ends else timedelta())).replace(tzinfo=None)
