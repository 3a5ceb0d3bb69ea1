from safeguarding.dates.calendars import DayOff as DayOff, WorkingDayCalendar as WorkingDayCalendar
from safeguarding.dates.deadlines import Deadline as Deadline, DeadlineRule as DeadlineRule, deadline as deadline
from safeguarding.dates.due import EventDay as EventDay, MonthEnd as MonthEnd, due_on as due_on
from safeguarding.dates.holidays import Proclamation as Proclamation, bank_holidays as bank_holidays
from safeguarding.dates.inspection_reports import (
    PUBLISH_REPORT as PUBLISH_REPORT,
    STATEMENT_OF_ACTION as STATEMENT_OF_ACTION,
)
from safeguarding.dates.periods import Period as Period, parse_period as parse_period
from safeguarding.dates.ranges import DateRange as DateRange
from safeguarding.dates.reading import (
    parse_date as parse_date,
    parse_date_range as parse_date_range,
    parse_date_ranges as parse_date_ranges,
)
from safeguarding.dates.statutory_calendars import (
    SI_2007_462 as SI_2007_462,
    england_and_wales as england_and_wales,
    weekends_only as weekends_only,
)
from safeguarding.dates.words import printed_date as printed_date
