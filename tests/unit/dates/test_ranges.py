"""Spans of days: what is in them, what meets, and how a report prints them."""

from datetime import date, datetime

import pytest

from safeguarding.dates.ranges import DateRange, joined_ranges
from safeguarding.errors import InvalidRecordError


class TestDateRange:
    """A date range includes its first and its last day."""

    def test_days_and_containment(self) -> None:
        visit = DateRange(date(2016, 11, 14), date(2016, 12, 8))
        assert visit.days == 25 == len(list(visit))
        assert date(2016, 11, 14) in visit
        assert date(2016, 12, 8) in visit
        assert date(2016, 11, 13) not in visit
        assert date(2016, 12, 9) not in visit

    def test_ranges_overlap_from_one_common_day(self) -> None:
        first = DateRange(date(2016, 1, 1), date(2016, 1, 10))
        assert first.overlaps(DateRange(date(2016, 1, 10), date(2016, 1, 12)))
        assert DateRange(date(2016, 1, 10), date(2016, 1, 12)).overlaps(first)
        assert not DateRange(date(2016, 1, 11), date(2016, 1, 12)).overlaps(first)
        assert not first.overlaps(DateRange(date(2016, 1, 11), date(2016, 1, 12)))

    def test_an_end_before_the_start_is_refused(self) -> None:
        with pytest.raises(InvalidRecordError, match="before it starts"):
            DateRange(date(2016, 12, 8), date(2016, 12, 7))

    def test_a_time_of_day_is_refused(self) -> None:
        with pytest.raises(InvalidRecordError, match=r"a date is wanted|is a date"):
            DateRange(datetime(2016, 12, 8, 9, 0), date(2016, 12, 9))  # noqa: DTZ001 - the case itself

    @pytest.mark.parametrize(
        ("last", "printed"),
        [
            (date(2016, 5, 17), "17 May 2016"),
            (date(2016, 5, 18), "17 – 18 May 2016"),
            (date(2016, 6, 1), "17 May – 1 June 2016"),
            (date(2017, 5, 18), "17 May 2016 – 18 May 2017"),
        ],
    )
    def test_the_month_and_the_year_of_the_first_day_are_printed_where_they_differ(
        self, last: date, printed: str
    ) -> None:
        assert str(DateRange(date(2016, 5, 17), last)) == printed

    def test_only_what_begins_on_the_day_after_goes_on(self) -> None:
        """A day between the two, or a day in common, leaves them apart."""
        first = DateRange(date(2023, 5, 17), date(2023, 5, 17))
        for starts_on, count in ((date(2023, 5, 17), 2), (date(2023, 5, 18), 1), (date(2023, 5, 19), 2)):
            joined = joined_ranges([first, DateRange(starts_on, date(2023, 5, 19))])
            assert len(joined) == count
            assert (joined[0].starts_on, joined[-1].ends_on) == (date(2023, 5, 17), date(2023, 5, 19))

    def test_each_day_in_order(self) -> None:
        three = [date(2016, 2, 28), date(2016, 2, 29), date(2016, 3, 1)]
        assert list(DateRange(three[0], three[-1])) == three

    def test_of_several_each_goes_on_with_the_one_before_it(self) -> None:
        days = [date(2023, 5, day) for day in (1, 17, 18, 19, 25)]
        assert [str(each) for each in joined_ranges([DateRange(day, day) for day in days])] == [
            *("1 May 2023", "17 – 19 May 2023", "25 May 2023"),
        ]
