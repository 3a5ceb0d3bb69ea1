"""Strategies for true claims about dates and about lists. All days are invented.

Each claim is built from real days, or from a list that was really made, so that none of them may ever be called
inconsistent.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import strategies as st

from safeguarding.dates.due import due_on
from safeguarding.dates.periods import Period
from safeguarding.dates.words import printed_date
from safeguarding.figures.kinds.ages import AgeClaim
from safeguarding.figures.kinds.calendar_dates import CalendarDateClaim, weekday_of
from safeguarding.figures.kinds.date_orders import DatedEvent, DateOrderClaim
from safeguarding.figures.kinds.deadlines import DeadlineClaim
from safeguarding.figures.kinds.durations import DurationClaim
from safeguarding.figures.kinds.lists import ListClaim
from safeguarding.figures.kinds.sequences import SequenceClaim
from safeguarding.numbers.rounding import Rounding, rounded_whole

_FIRST_DAY, _LAST_DAY = date(1996, 1, 1), date(2027, 6, 30)


@st.composite
def true_lists(draw: st.DrawFn) -> ListClaim:
    """A list as long as it says."""
    length = draw(st.integers(0, 30))
    return ListClaim(stated=str(length), listed=length)


@st.composite
def true_sequences(draw: st.DrawFn) -> SequenceClaim:
    """Numbers without a gap, in any order."""
    length = draw(st.integers(1, 20))
    return SequenceClaim(
        numbers=tuple(str(each) for each in draw(st.permutations(range(1, length + 1)))),
        announced=draw(st.sampled_from([None, str(length)])),
    )


@st.composite
def true_date_orders(draw: st.DrawFn) -> DateOrderClaim:
    """Events in order."""
    days = sorted(draw(st.lists(st.dates(_FIRST_DAY, _LAST_DAY), min_size=2, max_size=5)))
    return DateOrderClaim(events=tuple(DatedEvent(f"event {k}", day) for k, day in enumerate(days)))


@st.composite
def true_calendar_dates(draw: st.DrawFn) -> CalendarDateClaim:
    """A day with its own weekday, or without one."""
    day = draw(st.dates(_FIRST_DAY, _LAST_DAY))
    return CalendarDateClaim(day=printed_date(day), weekday=draw(st.sampled_from(["", weekday_of(day)])))


@st.composite
def true_ages(draw: st.DrawFn) -> AgeClaim:
    """Somebody's age on some day, both dates printed whole or as years."""
    born = draw(st.dates(_FIRST_DAY, date(2015, 1, 1)))
    on = draw(st.dates(date(2016, 2, 1), _LAST_DAY))
    years = on.year - born.year - ((on.month, on.day) < (born.month, born.day))
    print_born, print_on = draw(st.sampled_from([printed_date, _year])), draw(st.sampled_from([printed_date, _year]))
    return AgeClaim(born=print_born(born), on=print_on(on), age=str(years))


def _year(day: date) -> str:
    return str(day.year)


@st.composite
def true_durations(draw: st.DrawFn, *, rule: Rounding) -> DurationClaim:
    """Two days, and the weeks or days that lie between them, the last day counted or not."""
    starts_on = draw(st.dates(_FIRST_DAY, date(2020, 1, 1)))
    days = draw(st.integers(7, 800))
    stated = days + draw(st.integers(0, 1))
    length = draw(
        st.sampled_from(
            [
                Period(days=stated),
                Period(weeks=rounded_whole(Fraction(stated, 7), rule)),
                Period(months=3),
                Period(years=2),
            ]
        )
    )
    if length.total_months:
        return DurationClaim(starts_on=starts_on, ends_on=due_on(starts_on, length), length=length)
    return DurationClaim(starts_on=starts_on, ends_on=starts_on + timedelta(days=days), length=length)


@st.composite
def true_deadlines(draw: st.DrawFn) -> DeadlineClaim:
    """A thing done within its calendar days or after them."""
    event_on = draw(st.dates(_FIRST_DAY, date(2020, 1, 1)))
    allowed, taken = draw(st.integers(1, 100)), draw(st.integers(0, 150))
    return DeadlineClaim(
        event_on=event_on,
        done_on=event_on + timedelta(days=taken),
        period=Period(days=allowed),
        met=taken <= allowed,
        due_on=draw(st.sampled_from([None, event_on + timedelta(days=allowed)])),
    )
