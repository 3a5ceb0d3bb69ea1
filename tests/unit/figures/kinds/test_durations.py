"""Stated lengths of time, whichever way they are counted."""

from datetime import date

import pytest

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.durations import DurationClaim


class TestDurations:
    @pytest.mark.parametrize(
        ("ends_on", "length", "holds"),
        [
            # 25 days with the last, 24 without
            (date(2016, 12, 8), "25 days", True),
            (date(2016, 12, 8), "24 days", True),
            (date(2016, 12, 8), "26 days", False),
            (date(2016, 12, 8), "23 days", False),
            # 3.4 to 3.6 weeks, in four calendar weeks
            (date(2016, 12, 8), "4 weeks", True),
            (date(2016, 12, 8), "3 weeks", True),
            (date(2016, 12, 8), "5 weeks", False),
            (date(2016, 12, 8), "2 weeks", False),
            (date(2016, 12, 13), "1 month", True),
            (date(2016, 12, 14), "1 month", True),
            (date(2017, 1, 13), "2 months", True),
            (date(2017, 1, 13), "3 months", False),
            (date(2018, 11, 13), "2 years", True),
            (date(2018, 11, 13), "3 years", False),
            (date(2018, 5, 13), "1 year and 6 months", True),
            (date(2016, 12, 8), "19 working days", True),
            (date(2016, 12, 8), "18 working days", True),
            (date(2016, 12, 8), "20 working days", False),
            # inspectors' days are working days
            (date(2016, 12, 8), "19 days", True),
            (date(2016, 12, 8), "20 days", False),
        ],
    )
    def test_lengths_from_14_november(self, ends_on: date, length: str, holds: bool) -> None:  # noqa: FBT001
        claim = DurationClaim(starts_on=date(2016, 11, 14), ends_on=ends_on, length=length)
        assert check(claim).is_consistent is holds, check(claim)

    @pytest.mark.parametrize(
        ("starts_on", "ends_on", "length"),
        [
            (date(2016, 11, 14), date(2016, 12, 8), "9000 years and 1 day"),
            (date(1, 1, 1), date(1, 1, 5), "30 working days"),
            (date(1, 1, 1), date(1, 1, 5), "30 days"),
        ],
    )
    def test_lengths_that_lead_out_of_the_calendar(self, starts_on: date, ends_on: date, length: str) -> None:
        """A length that no day can have is wrong, and no error."""
        assert check(DurationClaim(starts_on=starts_on, ends_on=ends_on, length=length)).is_inconsistent

    def test_an_end_before_the_start(self) -> None:
        verdict = check(DurationClaim(starts_on=date(2016, 11, 14), ends_on=date(2015, 12, 8), length="4 weeks"))
        assert verdict.is_inconsistent
        assert "8 December 2016 would fit" in verdict.sentence
