"""The days that were counted, one by one."""

from datetime import date

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.day_counts import counted_days
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations


def owed(rule: str, case: Episode, as_at: date, **how: object) -> tuple[Obligation, ...]:
    return obligations([rule_named(rule)], case, as_at=as_at, **how)  # type: ignore[arg-type]


class TestTheDaysThatWereCounted:
    """Each day with its number, or why it was left out; the last number is the period's."""

    @pytest.mark.parametrize("rule", ["iha", "icpc", "complaint_panel", "care_proceedings", "epo", "placement_plan"])
    def test_the_last_has_the_periods_number(self, rule: str) -> None:
        (each,) = owed(rule, Episode(started_on=date(2017, 3, 31)), date(2017, 4, 3))
        days = counted_days(each)
        assert (days[0].on, days[-1].on) == (date(2017, 3, 31), each.due_on)
        assert days[-1].number == (each.interval.working_days or each.interval.total_days)
        assert all((day.number is None) == bool(day.left_out) for day in days)

    def test_a_holiday_is_named(self) -> None:
        (each,) = owed("referral_decision", Episode(started_on=date(2017, 4, 13)), date(2017, 4, 13))
        assert [day.left_out for day in counted_days(each) if day.number is None] == [
            "Good Friday",
            "weekend",
            "weekend",
            "Easter Monday",
        ]

    def test_without_a_due_day_there_is_nothing_to_count(self) -> None:
        (each,) = owed("placement_plan", Episode(started_on=date(2020, 5, 1)), date(2020, 5, 1))
        with pytest.raises(InvalidRecordError, match="no due day"):
            counted_days(each)
