import contextlib

import pytest
from hypothesis import given, strategies as st

from safeguarding.dates.periods import Period, parse_period
from safeguarding.errors import InvalidRecordError, ParseError, SafeguardingError
from safeguarding.testing.strategies.dates import calendar_periods, periods


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("3 years", Period(years=3)),
        ("70 working days", Period(working_days=70)),
        ("P3Y", Period(years=3)),
        ("P1Y6M", Period(years=1, months=6)),
        ("P2W", Period(weeks=2)),
        ("1 year", Period(years=1)),
        ("four weeks", Period(weeks=4)),
        ("a month", Period(months=1)),
        ("1 year and 6 months", Period(years=1, months=6)),
        ("1 year, 2 months and 3 days", Period(years=1, months=2, days=3)),
        ("  12\N{NO-BREAK SPACE}MONTHS ", Period(months=12)),
        ("70-working-day", Period(working_days=70)),
        ("0 days", Period()),
    ],
)
def test_periods_are_read_as_rules_print_them(text: str, period: Period) -> None:
    """A period is read from figures, from words up to twenty, and from ISO 8601."""
    assert parse_period(text) == period


@pytest.mark.parametrize(
    "text",
    [
        "", "3", "years", "3 yaers", "-3 years", "3.5 years", "P", "PT3H", "P3", "3 years 3 years", "2 days 1 year",
        "3 years and", "hundred days", "٣ years", "1234567 days", "bi-annual", "3 years and 2 working days",
    ],
)  # fmt: skip
def test_anything_else_is_refused(text: str) -> None:
    """What is not a period is refused by an error that says what would be read. A recurrence is never a word."""
    with pytest.raises(ParseError, match=r"expected|not in both") as refused:
        parse_period(text)
    assert "a period such as" in refused.value.expected


@given(periods())
def test_reading_what_was_printed_gives_the_period_back(period: Period) -> None:
    """Parse after print is the identity, unit by unit."""
    read = parse_period(str(period))
    assert read == period
    if period != Period():
        assert [read.years, read.months, read.weeks, read.days, read.working_days] == [
            period.years, period.months, period.weeks, period.days, period.working_days,
        ]  # fmt: skip


@given(calendar_periods())
def test_reading_the_iso_form_gives_the_period_back(period: Period) -> None:
    """Parse after ISO 8601 is the identity."""
    assert parse_period(period.iso) == period


def test_iso_8601_has_no_working_days() -> None:
    """A period in working days has no ISO form."""
    with pytest.raises(InvalidRecordError, match="no working days"):
        _ = Period(working_days=1).iso


@given(st.integers(min_value=0, max_value=200))
def test_years_are_twelve_months_and_weeks_seven_days(count: int) -> None:
    """N years equal 12n months, n weeks equal 7n days, and equal periods have equal hashes."""
    assert Period(years=count) == Period(months=12 * count)
    assert hash(Period(years=count)) == hash(Period(months=12 * count))
    assert Period(weeks=count) == Period(days=7 * count)
    assert Period(days=count + 1) != Period(working_days=count + 1)


@pytest.mark.parametrize("wrong", [{"years": -1}, {"days": 1.5}, {"months": True}, {"years": 1, "working_days": 1}])
def test_an_impossible_period_is_refused(wrong: dict[str, int]) -> None:
    """A period counts whole units, 0 or more, in calendar units or in working days."""
    with pytest.raises(InvalidRecordError):
        Period(**wrong)


@given(st.text() | st.text(alphabet="0123456789 yearsmonthdwkingPYMWD-,and"))
def test_junk_is_read_or_refused_and_nothing_else(text: str) -> None:
    """Whatever the text, the outcome is a period or this library's own error."""
    with contextlib.suppress(SafeguardingError):
        parse_period(text)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("seventy working days", Period(working_days=70)),
        ("twenty-one days", Period(days=21)),
        ("Ninety nine days", Period(days=99)),
        ("thirty six months", Period(months=36)),
        ("three calendar months", Period(months=3)),
        ("10 calendar days", Period(days=10)),
        ("a fortnight", Period(weeks=2)),
        ("two fortnights", Period(weeks=4)),
    ],
)
def test_numbers_in_words_and_other_units(text: str, period: Period) -> None:
    """Numbers in words up to ninety-nine; calendar units may say so; a fortnight is two weeks."""
    assert parse_period(text) == period


@pytest.mark.parametrize(
    "text", ["twenty-ten days", "one-twenty days", "calendar working days", "3 calendar fortnights"]
)
def test_words_that_are_no_number(text: str) -> None:
    """Words that do not make a number are refused."""
    with pytest.raises(ParseError):
        parse_period(text)


def test_a_period_that_could_not_be_read_back_is_refused() -> None:
    """At most 999,999 of a unit: what is printed can be read, to the largest."""
    largest = Period(years=999_999, months=999_999, weeks=999_999, days=999_999)
    assert parse_period(str(largest)) == largest
    assert parse_period(largest.iso) == largest
    with pytest.raises(InvalidRecordError, match="999,999"):
        Period(days=1_000_000)


@pytest.mark.parametrize(
    ("period", "printed"),
    [
        (Period(years=1), "1 year"),
        (Period(years=2), "2 years"),
        (Period(working_days=1), "1 working day"),
        (Period(years=1, months=2, weeks=1, days=3), "1 year, 2 months, 1 week and 3 days"),
    ],
)
def test_one_of_a_unit_has_no_s(period: Period, printed: str) -> None:
    """A period is printed as a rule would write it."""
    assert str(period) == printed


@pytest.mark.parametrize("unit", ["years", "months", "weeks", "days"])
def test_no_calendar_unit_goes_with_working_days(unit: str) -> None:
    """Which is counted first would change the date, whichever the other unit is."""
    with pytest.raises(InvalidRecordError, match="not in both"):
        Period(**{unit: 1, "working_days": 1})


@pytest.mark.parametrize("value", [3, None, ["3 years"]])
def test_what_is_no_text_is_no_period(value: object) -> None:
    """A period is read from a text; of what else it may be nothing is guessed."""
    with pytest.raises(ParseError, match="a period such as"):
        parse_period(value)  # type: ignore[arg-type]
