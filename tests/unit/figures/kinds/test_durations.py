"""Stated lengths of time, whichever way they are counted."""

from datetime import date
from fractions import Fraction

import attrs
import pytest

from safeguarding.dates.periods import Period
from safeguarding.figures.claims import check
from safeguarding.figures.kinds.durations import DurationClaim, months_between, other_years
from safeguarding.figures.policies import CHARITABLE
from safeguarding.numbers.rounding import Rounding


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
            (date(2018, 8, 13), "1 year and 6 months", False),
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


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "months"),
    [
        (date(2017, 1, 1), date(2017, 1, 1), Fraction(0)),
        (date(2017, 1, 15), date(2017, 2, 14), Fraction(30, 31)),
        (date(2017, 1, 15), date(2017, 2, 15), Fraction(1)),
        (date(2017, 1, 20), date(2017, 3, 10), 1 + Fraction(18, 28)),
        (date(2016, 12, 31), date(2017, 12, 30), 11 + Fraction(30, 30)),
        (date(2016, 12, 31), date(2017, 12, 31), Fraction(12)),
        # from the 31st a month ends on the last day of February
        (date(2017, 1, 31), date(2017, 2, 28), Fraction(1)),
    ],
)
def test_months_between(starts_on: date, ends_on: date, months: Fraction) -> None:
    """Whole months first, then what is left by the days of its month."""
    assert months_between(starts_on, ends_on) == months


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "length", "holds"),
    [
        # half of the 28 days of February, with the last day and not without
        (date(2017, 1, 1), date(2017, 2, 14), "2 months", True),
        (date(2017, 1, 1), date(2017, 2, 13), "2 months", False),
        (date(2016, 11, 14), date(2018, 5, 13), "2 years", True),
        (date(2016, 11, 14), date(2018, 5, 12), "2 years", False),
        (date(2016, 11, 14), date(2016, 12, 17), "1 month and 3 days", True),
        (date(2016, 11, 14), date(2016, 12, 16), "1 month and 3 days", True),
        (date(2016, 11, 14), date(2016, 12, 15), "1 month and 3 days", False),
        (date(2016, 11, 14), date(2016, 12, 18), "1 month and 3 days", False),
        (date(2016, 11, 14), date(2016, 11, 14), "1 day", True),
        # no day comes after it
        (date(9999, 12, 1), date.max, "1 month", True),
        (date(9999, 12, 1), date.max, "3 months", False),
    ],
)
def test_the_last_day_may_count_or_not(starts_on: date, ends_on: date, length: str, holds: bool) -> None:  # noqa: FBT001
    """A length is right where either way of counting gives it, to the day."""
    verdict = check(DurationClaim(starts_on=starts_on, ends_on=ends_on, length=length))
    assert (verdict.is_consistent and not verdict.is_unusual) is holds


@pytest.mark.parametrize(("length", "years"), [("1 year", [2017]), ("12 years", [2028]), ("13 years", [])])
def test_the_year_that_would_fit_is_looked_for_up_to_twelve_years_on(length: str, years: list[int]) -> None:
    claim = DurationClaim(starts_on=date(2016, 11, 14), ends_on=date(2016, 11, 13), length=length)
    found = [day.year for remedy in check(claim).remedies for day in remedy.dates]
    assert found == years


def test_the_29_february_is_in_no_other_year_than_a_leap_year() -> None:
    """Of other years that would make a length right, those without the day are passed over."""
    claim = DurationClaim(starts_on=date(2014, 2, 28), ends_on=date(2020, 2, 29), length=Period(years=2))
    assert other_years(claim, CHARITABLE) == (date(2016, 2, 29),)


@pytest.mark.parametrize(("last", "holds"), [(29, True), (28, False)])
def test_weeks_with_their_last_day(last: int, *, holds: bool) -> None:
    """From a Wednesday two weeks are over on the second Tuesday, where only whole weeks count."""
    whole_only = attrs.evolve(CHARITABLE, usual=(Rounding.FLOOR,), unusual=())
    claim = DurationClaim(starts_on=date(2016, 11, 16), ends_on=date(2016, 11, last), length="2 weeks")
    assert check(claim, whole_only).is_consistent is holds


@pytest.mark.parametrize(("last", "holds"), [(30, True), (29, False)])
def test_weeks_rounded_with_their_last_day(last: int, *, holds: bool) -> None:
    """Eleven days are two weeks to the nearest, and ten with the last are one: neither fills three weeks of the calendar."""
    nearest_only = attrs.evolve(CHARITABLE, usual=(Rounding.HALF_UP,), unusual=())
    claim = DurationClaim(starts_on=date(2016, 11, 20), ends_on=date(2016, 11, last), length="2 weeks")
    assert check(claim, nearest_only).is_consistent is holds
