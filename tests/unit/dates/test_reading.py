import contextlib
import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from safeguarding.dates.ranges import DateRange
from safeguarding.dates.reading import parse_date, parse_date_range, parse_date_ranges
from safeguarding.dates.words import printed_date
from safeguarding.errors import ParseError, SafeguardingError
from safeguarding.testing.strategies.dates import date_ranges

SIF_OUTCOMES = Path(__file__).parents[3] / "examples" / "york-2017" / "outcomes.csv"


@pytest.mark.parametrize(
    ("text", "starts_on", "ends_on"),
    [
        ("14 November – 8 December 2016", date(2016, 11, 14), date(2016, 12, 8)),
        ("7 to 18 March 2022", date(2022, 3, 7), date(2022, 3, 18)),
        ("28 – 30 January 2014", date(2014, 1, 28), date(2014, 1, 30)),
        ("14th November 2016 – 8th December 2017", date(2016, 11, 14), date(2017, 12, 8)),
        ("9–24 November 2017", date(2017, 11, 9), date(2017, 11, 24)),
        ("20 June 2017 ─ 13 July 2017", date(2017, 6, 20), date(2017, 7, 13)),
        ("28 January—5 February 2014", date(2014, 1, 28), date(2014, 2, 5)),
        ("1/06/2015 – 25/06/2015", date(2015, 6, 1), date(2015, 6, 25)),
        ("3/10/2016 - 27/10/2016", date(2016, 10, 3), date(2016, 10, 27)),
        ("2016-11-14 – 2016-12-08", date(2016, 11, 14), date(2016, 12, 8)),
        ("18 Feb 2014 – 12 March 2014", date(2014, 2, 18), date(2014, 3, 12)),
        ("28 July 2016", date(2016, 7, 28), date(2016, 7, 28)),
        ("08/12/2016", date(2016, 12, 8), date(2016, 12, 8)),
        ("19 December – 11 January 2014", date(2013, 12, 19), date(2014, 1, 11)),
        ("14 November 2016 to 8 December", date(2016, 11, 14), date(2016, 12, 8)),
        ("14 November 2016 to 8 January", date(2016, 11, 14), date(2017, 1, 8)),
        ("between 3 and 5 May 2016", date(2016, 5, 3), date(2016, 5, 5)),
        ("from Monday 7 March to Friday 18 March 2022", date(2022, 3, 7), date(2022, 3, 18)),
        ("Tues 1 – Weds 2 March 2022", date(2022, 3, 1), date(2022, 3, 2)),
        ("14/11 – 08/12/2016", date(2016, 11, 14), date(2016, 12, 8)),
        ("19/12 – 11/01/2014", date(2013, 12, 19), date(2014, 1, 11)),
        ("2016-11-14/2016-12-08", date(2016, 11, 14), date(2016, 12, 8)),
        ("14 November – 8 December 2016.", date(2016, 11, 14), date(2016, 12, 8)),
        ("14 November to 8 December 2016 inclusive", date(2016, 11, 14), date(2016, 12, 8)),
        ("14 November to 8 December 2016 (inclusive)", date(2016, 11, 14), date(2016, 12, 8)),
        ("from the 14th of November to the 8th of December 2016", date(2016, 11, 14), date(2016, 12, 8)),
        ("the 14 November 2016 up to 8 December 2016", date(2016, 11, 14), date(2016, 12, 8)),
        ("14 November 2016 through to 8 December 2016", date(2016, 11, 14), date(2016, 12, 8)),
        ("14-Nov-2016 - 8-Dec-2016", date(2016, 11, 14), date(2016, 12, 8)),
    ],
)
def test_ranges_are_read_as_reports_print_them(text: str, starts_on: date, ends_on: date) -> None:
    """Dashes of every kind, missing first months and years, British numbers, one single day."""
    assert parse_date_range(text) == DateRange(starts_on, ends_on)


def test_every_range_in_the_published_sif_outcomes_is_read_right() -> None:
    """All 167 printed ranges give the first and last day that the extracted table states beside them."""
    with SIF_OUTCOMES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 167
    for row in rows:
        visits = parse_date_ranges(row["inspection_dates_raw"])
        assert visits[0].starts_on.isoformat() == row["inspection_start"], row["inspection_dates_raw"]
        assert visits[-1].ends_on.isoformat() == row["inspection_end"], row["inspection_dates_raw"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("19 November-11 December 2013 and 28 – 30 January 2014", ["19 November – 11 December 2013", "28 – 30 January 2014"]),
        ("3–5 and 10–12 March 2014", ["3 – 5 March 2014", "10 – 12 March 2014"]),
        ("15, 16 and 17 March 2017", ["15 March 2017", "16 March 2017", "17 March 2017"]),
        ("28 November to 2 December and 9 January 2015", ["28 November – 2 December 2014", "9 January 2015"]),
    ],
)  # fmt: skip
def test_several_visits_are_joined_by_and(text: str, printed: list[str]) -> None:
    """Visits joined by "and" or commas are ranges of their own; what a date lacks comes from the date after it."""
    assert [str(each) for each in parse_date_ranges(text)] == printed


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "expected"),
        ("14 November", "expected"),
        ("7 to", "expected"),
        ("7 March 2022 and 21", "expected"),
        ("to 7 March 2022", "expected"),
        ("7 March 2022 8 March 2022", "expected"),
        ("7 to 18 Marchish 2022", "expected"),
        ("8 December 2016 – 14 November 2016", "before it starts on 8 December 2016"),
        ("30 February 2016", "no day 30/2/2016"),
        ("31 – 3 February 2014", "no day 31/2/2014"),
        ("8/12/16", "expected"),
        ("8-Dec-16", "expected"),
        ("8-Nov-20166", "expected"),
        ("٨ December 2016", "expected"),
        ("8 December 20166", "expected"),
    ],
)
def test_anything_else_is_refused_with_the_reason(text: str, problem: str) -> None:
    """What is not a range, an end before its start, and a day that does not exist are refused."""
    with pytest.raises(ParseError, match=problem):
        parse_date_range(text)


def test_one_range_is_not_several() -> None:
    """Where one range is wanted, several are refused rather than one of them dropped."""
    with pytest.raises(ParseError, match="is 2 ranges; expected one"):
        parse_date_range("3–5 and 10–12 March 2014")


@given(date_ranges(earliest=date(1, 1, 1), latest=date(9999, 12, 31), longest=800))
def test_reading_what_was_printed_gives_the_range_back(span: DateRange) -> None:
    """Parse after print is the identity for ranges."""
    assert parse_date_range(str(span)) == span


@given(st.lists(date_ranges(), min_size=1, max_size=4))
def test_reading_joined_ranges_gives_them_back(spans: list[DateRange]) -> None:
    """Ranges joined by "and" are read back one by one."""
    assert list(parse_date_ranges(" and ".join(map(str, spans)))) == spans


@given(st.dates())
def test_reading_what_was_printed_gives_the_date_back(on: date) -> None:
    """Parse after print is the identity for dates, in words, in British figures and in ISO form."""
    assert parse_date(printed_date(on)) == on
    assert parse_date(f"{on.day}/{on.month}/{on.year:04}") == on
    assert parse_date(on.isoformat()) == on


@given(st.text(max_size=200) | st.text(alphabet="0123456789 –-/.,;&andtobetweenmarchjuly", max_size=60))
def test_junk_is_read_or_refused_and_nothing_else(text: str) -> None:
    """Whatever the text, the outcome is a value or this library's own error."""
    for parse in (parse_date, parse_date_range, parse_date_ranges):
        with contextlib.suppress(SafeguardingError):
            parse(text)


@pytest.mark.parametrize("text", ["1 " * 500_000, "to " * 400, "1 and " * 160, "1/" * 400])
def test_long_junk_is_refused_quickly(text: str) -> None:
    """Pathological text ends in an error."""
    with pytest.raises(ParseError):
        parse_date_ranges(text)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("7–18 March 2022 and 4–5 April", ["7 – 18 March 2022", "4 – 5 April 2022"]),
        ("13 December 2021 and 10 – 11 January", ["13 December 2021", "10 – 11 January 2022"]),
        (
            "10 – 11 December, 20 January and 3 September 2017",
            ["10 – 11 December 2016", "20 January 2017", "3 September 2017"],
        ),
        ("7 to 11 March 2022; 21 March; 4 April", ["7 – 11 March 2022", "21 March 2022", "4 April 2022"]),
    ],
)
def test_a_later_visit_without_a_year_follows_the_one_before_it(text: str, printed: list[str]) -> None:
    """A missing last year is taken from the visit before; where it would then lie before it, it is the next year's."""
    assert [str(each) for each in parse_date_ranges(text)] == printed


@pytest.mark.parametrize(
    "text",
    [
        "2022 and 4 April",
        "7 March 2022 and 4",
        "4 April and 5 May",
        "4 and 5 April – 6 May",
        "14/13 – 8/12/2016",
        "1/2",
    ],
)
def test_a_year_that_stands_nowhere_is_not_invented(text: str) -> None:
    """Where no date has a year there is nothing to take it from."""
    with pytest.raises(ParseError):
        parse_date_ranges(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [("2 July – 1 January 2014", 184), ("19 December – 11 January 2014", 24), ("3 July – 1 January 2014", 183)],
)
def test_a_range_over_new_year(text: str, days: int) -> None:
    """A first day without a year may lie in the year before, as far back as half a year."""
    assert parse_date_range(text).days == days


@pytest.mark.parametrize("text", ["8 December – 14 November 2016", "1 July – 1 January 2014"])
def test_a_range_that_runs_backwards(text: str) -> None:
    """Days in the wrong order are not made into an inspection of most of a year."""
    with pytest.raises(ParseError, match="ends before it starts"):
        parse_date_range(text)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("14 – 18 November and 17 – 20 November 2016", "2015"),
        ("30 November and 2 – 5 November 2016", "2015"),
        ("20 November 2016 and 10 November", "2017"),
        ("8 December 2016 to 14 November", "2017"),
    ],
)
def test_a_year_is_not_made_up_to_put_days_in_order(text: str, year: str) -> None:
    """Visits that overlap or run backwards are a slip: none of them is moved to another year."""
    with pytest.raises(ParseError, match=f"in {year}; print that year"):
        parse_date_ranges(text)


@pytest.mark.parametrize("value", [None, 20170517, b"17 May 2017", ["17 May 2017"]])
def test_what_is_no_text_is_refused(value: str) -> None:
    """By this library's own error, whatever it is."""
    for parse in (parse_date, parse_date_range, parse_date_ranges):
        with pytest.raises(ParseError):
            parse(value)


@pytest.mark.parametrize("word", ["to", "and", "–"])
def test_a_word_between_two_dates_is_no_date(word: str) -> None:
    """What joins two dates is none by itself."""
    with pytest.raises(ParseError, match="expected"):
        parse_date(word)


def test_a_range_of_one_day_printed_twice() -> None:
    """The second day has the year of the first, unless it lies before it."""
    assert parse_date_ranges("5 March 2017 – 5 March") == (DateRange(date(2017, 3, 5), date(2017, 3, 5)),)
    with pytest.raises(ParseError, match="unless it ended in 2018"):
        parse_date_ranges("5 March 2017 – 4 March")


def test_visits_follow_from_the_start_of_the_next() -> None:
    """June is more than half a year before the end of a visit over the new year, and not before its start."""
    found = parse_date_ranges("14 June and 20 December 2017 – 19 January 2018")
    assert [each.starts_on for each in found] == [date(2017, 6, 14), date(2017, 12, 20)]
