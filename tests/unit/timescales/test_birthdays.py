from datetime import date

import pytest

from safeguarding.dates.due import MonthEnd
from safeguarding.dates.periods import Period
from safeguarding.timescales.birthdays import window_answers
from safeguarding.timescales.limits import (
    BirthdayWindow,
)
from safeguarding.timescales.words import TimescaleOutcome


class TestBirthdayWindows:
    """From three months before a birthday to one month after it, both days included."""

    LIMIT = BirthdayWindow(ages=[19], before=Period(months=3), after=Period(months=1))

    @pytest.mark.parametrize(
        ("recorded", "inside"),
        [
            (date(2019, 6, 18), False),
            (date(2019, 6, 19), True),
            (date(2019, 10, 19), True),
            (date(2019, 10, 20), False),
        ],
    )
    def test_edges(self, recorded: date, inside: bool) -> None:  # noqa: FBT001 - a table's column
        (answer,) = window_answers(self.LIMIT, [recorded], born_on=date(2000, 9, 19), as_at=date(2020, 1, 1))
        assert (answer.outcome is TimescaleOutcome.IN_TIME) == inside

    def test_not_closed_yet(self) -> None:
        (answer,) = window_answers(self.LIMIT, [], born_on=date(2000, 9, 19), as_at=date(2019, 10, 19))
        assert answer.outcome is TimescaleOutcome.NOT_YET_DUE

    def test_born_on_29_february(self) -> None:
        days_of = [
            window_answers(self.LIMIT, [], born_on=date(2000, 2, 29), as_at=date(2019, 1, 1), month_end=end)[0].window
            for end in MonthEnd
        ]
        assert [str(window) for window in days_of] == [
            "28 November 2018 – 28 March 2019",
            "1 December 2018 – 1 April 2019",
        ]

    @pytest.mark.parametrize(("day", "recorded_on"), [(1, date(2019, 9, 1)), (2, None)])
    def test_what_was_recorded_by_the_day_of_the_question(self, day: int, recorded_on: date | None) -> None:
        """What is recorded on the very day is known, and what is recorded on the next is not."""
        born_on, as_at = date(2000, 9, 19), date(2019, 9, 1)
        (answer,) = window_answers(self.LIMIT, [date(2019, 9, day)], born_on=born_on, as_at=as_at)
        assert answer.recorded_on == recorded_on
