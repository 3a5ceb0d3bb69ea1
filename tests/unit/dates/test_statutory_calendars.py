"""The working days that instruments define, from the first year that is known to the last."""

from datetime import date

import pytest

from safeguarding.dates.statutory_calendars import england_and_wales, weekends_only
from safeguarding.errors import SafeguardingError


@pytest.mark.parametrize(
    "day", [date(1995, 12, 25), date(2017, 4, 14), date(2017, 4, 17), date(2022, 9, 19), date(2028, 12, 25)]
)
def test_bank_holidays_are_no_working_days_and_weekends_only_forgets_them(day: date) -> None:
    """Good Friday, Easter Monday, the first Christmas Day and the last, and the day of the Queen's funeral."""
    assert not england_and_wales().is_working_day(day)
    assert weekends_only().is_working_day(day)


def test_what_is_covered_ends_with_the_last_proclaimed_year() -> None:
    """From the first day of 1995 to the last of 2028: past either end there is no answer, rather than a wrong one."""
    for calendar in (england_and_wales(), weekends_only()):
        assert calendar.is_working_day(date(1995, 1, 3))
        assert calendar.is_working_day(date(2028, 12, 29))
        for day in (date(1994, 12, 30), date(2029, 1, 2)):
            with pytest.raises(SafeguardingError):
                calendar.is_working_day(day)
        assert (calendar.covers_from, calendar.covers_to) == (date(1995, 1, 1), date(2028, 12, 31))
