"""The working-day calendars that instruments define. Each is a value; a rule is handed the one its instrument means."""

from __future__ import annotations

import functools
from datetime import date

from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.dates.holidays import BANK_HOLIDAYS_ACT, FIRST_YEAR, LAST_YEAR, bank_holidays
from safeguarding.sources import Certainty, Source

SI_2007_462 = "Education and Inspections Act 2006 (Inspection of Local Authorities) Regulations 2007, SI 2007/462"
SI_2007_462_REG_1 = Source(
    title=SI_2007_462,
    clause="reg 1(2)",
    published_at="legislation.gov.uk/uksi/2007/462",
    certainty=Certainty.VERIFIED,
    checked_on=date(2026, 11, 1),
    note=(
        "not a Saturday, Sunday, Christmas Day, Good Friday or a bank holiday in England and Wales "
        "under the Banking and Financial Dealings Act 1971"
    ),
)


@functools.cache
def england_and_wales() -> WorkingDayCalendar:
    """Working days as SI 2007/462 means them: no weekend, Christmas Day, Good Friday or bank holiday.

    Covers 1995 to 2028; past that it says so, because a proclamation may still add a day.

    Examples:
        >>> england_and_wales().nth_working_day_after(date(2017, 2, 7), 70)
        datetime.date(2017, 5, 19)
        >>> england_and_wales().working_days_between(date(2017, 2, 7), date(2017, 5, 17))
        68
    """
    return WorkingDayCalendar(
        name="working days in England and Wales (SI 2007/462)",
        days_off=[day for year in range(FIRST_YEAR, LAST_YEAR + 1) for day in bank_holidays(year)],
        covers_from=date(FIRST_YEAR, 1, 1),
        covers_to=date(LAST_YEAR, 12, 31),
        source=SI_2007_462_REG_1,
        holidays_source=BANK_HOLIDAYS_ACT,
    )


@functools.cache
def weekends_only() -> WorkingDayCalendar:
    """Monday to Friday with no holidays: what a count that forgets bank holidays has used.

    It is no instrument's calendar. It is here to show where such a count goes wrong.

    Examples:
        >>> weekends_only().working_days_between(date(2017, 2, 7), date(2017, 5, 17))
        71
    """
    return WorkingDayCalendar(
        name="Monday to Friday, holidays ignored",
        days_off=(),
        covers_from=date(FIRST_YEAR, 1, 1),
        covers_to=date(LAST_YEAR, 12, 31),
        source=Source(title="No instrument; for comparison only", certainty=Certainty.UNVERIFIED),
    )
