"""As the other laws: sums, stocks, averages, dates, ages, targets and suppressed cells; silent on true data, and one slip is found."""

import itertools
import operator
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings, strategies as st
from tests.prose.test_corpus import is_accused

from safeguarding.figures.kinds.calendar_dates import weekday_of
from safeguarding.numbers.rounding import Rounding, rounded

few = settings(max_examples=8)
STOCKS = (
    "On 1 April 2016 there were {a} carers. During the year {b} were approved and {c} left, so that at 31 March 2017 there were {d}.",
    "The quarter began with {a} open cases. A further {b} were opened and {c} closed, and {d} remained open at the end of the quarter.",
    "There were {a} plans at the beginning of the year, {b} new plans were issued and {c} ceased. The number at the year end was therefore {d}.",
    "The quarter opened with {a} cases; {b} were taken on, {c} were closed and {d} remained.",
    "On 1 April {a} cases were open. By 30 June {b} had been added and {c} closed, leaving {d}.",
    "| Movement | Number |\n|---|---|\n| Looked after at 1 April | {a} |\n| Entered care | {b} |\n| Left care | {c} |\n| Looked after at 31 March | {d} |",
)
AVERAGES = (
    "There were {whole} interviews in the {by} months of 2016, an average of {mean} a month.",
    "The {by} workers hold {whole} children between them, an average caseload of {mean}.",
    "At year end {by} advisers were responsible for {whole} young people, giving an average of {mean} each.",
)
LISTS = (
    "A total of {} contacts came from the police ({}), schools ({}), health ({}) and others ({}).",
    "There were {} children on roll: {} lived with carers, {} in homes, {} with relatives and {} elsewhere.",
    "Of the {} who left, {} went home, {} were adopted, {} moved to guardians and the other {} turned 18.",
)
LATER = (
    ("He came on {a} and left on {b}, {n} days later.", 1),
    ("The case was opened on {a} and closed on {b}, having been open for {n} days.", 1),
    ("A request was dated {a}. The plan was issued on {b}, exactly {n} days afterwards.", 1),
    ("The report was signed on {b}, {n} days after the visit of {a}.", 1),
)
AGES = (
    "Child B, born in {born}, was aged {age} when the review began in {on}.",
    "The boy (born in {born}) was {age} years old when the visit was made in {on}.",
    "D (date of birth 1 July {born}) turned {age} on 1 July {on}.",
    "When he died in {on}, at the age of {age}, the young man born in {born} had been known to us for years.",
    "K was born in {born}. She was {age} in {on}, when the first call came.",
    "She is {age} (date of birth 1 July {born}) as at 2 July {on}.",
)
BELOW = "Visits on time were {} the target of {}%, at {}%."


def long(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


@few
@given(a=st.integers(60, 400), b=st.integers(12, 60), c=st.integers(11, 50), by=st.integers(1, 19))
@pytest.mark.parametrize("phrase", STOCKS)
def test_stocks(phrase: str, a: int, b: int, c: int, by: int) -> None:
    """What there was, what came and what went make what is left; counts that all end in 0 may have been rounded."""
    assume(b % 10)
    left = a + b - c
    assert not is_accused(phrase.format(a=a, b=b, c=c, d=left))
    # a table's one column may leave ways of coming and going out, which a larger gap would be of
    assume(not phrase.startswith("|") or 3 * by <= left + by)
    assert is_accused(phrase.format(a=a, b=b, c=c, d=left + by))


@few
@given(by=st.integers(4, 40), each=st.integers(9, 60), more=st.integers(0, 3))
@pytest.mark.parametrize("phrase", AVERAGES)
def test_averages(phrase: str, by: int, each: int, more: int) -> None:
    whole = by * each + more
    assume(whole > by and not 1_900 <= whole < 2_100)
    mean = rounded(Fraction(whole, by), 1, Rounding.HALF_UP)
    assert not is_accused(phrase.format(whole=whole, by=by, mean=mean))
    assert is_accused(phrase.format(whole=whole, by=by, mean=mean + 3))


@few
@given(parts=st.lists(st.integers(21, 90), min_size=4, max_size=4), by=st.integers(1, 6))
@pytest.mark.parametrize("phrase", LISTS)
def test_lists_that_name_their_rest(phrase: str, parts: list[int], by: int) -> None:
    whole = sum(parts)
    assert not is_accused(phrase.format(whole, *parts))
    assume((whole + by) % 10 and by not in parts)
    # what is left of a part by chance is read so
    ways = itertools.product((-1, 0, 1), repeat=len(parts))
    left = (sum(map(operator.mul, way, (whole + by, *parts))) for way in ways if -1 in way)
    assume(parts[-1] not in left)
    assert is_accused(phrase.format(whole + by, *parts))


@few
@given(start=st.dates(date(2015, 1, 1), date(2017, 1, 1)), days=st.integers(5, 200), by=st.integers(8, 30))
@pytest.mark.parametrize(("phrase", "slack"), LATER)
def test_days_between_dates(phrase: str, slack: int, start: date, days: int, by: int) -> None:
    """The last day may be counted or not, days may be working days, and whole weeks may be working weeks."""
    assume((days + by) % 7)
    end = start + timedelta(days=days)
    for n in (days, days + slack):
        assert not is_accused(phrase.format(a=long(start), b=long(end), n=n))
    assert is_accused(phrase.format(a=long(start), b=long(end), n=days + by))


@few
@given(day=st.dates(date(2010, 1, 1), date(2026, 12, 31)), by=st.integers(1, 6))
def test_weekdays(day: date, by: int) -> None:
    text = "The panel met on {} {}."
    assert not is_accused(text.format(weekday_of(day), long(day)))
    assert is_accused(text.format(weekday_of(day + timedelta(days=by)), long(day)))


@few
@given(born=st.integers(1996, 2008), age=st.integers(5, 17), by=st.integers(2, 5))
@pytest.mark.parametrize("phrase", AGES)
def test_ages(phrase: str, born: int, age: int, by: int) -> None:
    assert not is_accused(phrase.format(born=born, age=age, on=born + age))
    assert is_accused(phrase.format(born=born, age=age + by, on=born + age))


@few
@given(first=st.integers(2015, 2019), age=st.integers(8, 15), years=st.integers(1, 4), by=st.integers(2, 5))
def test_two_ages_of_one_person(first: int, age: int, years: int, by: int) -> None:
    """An age at one time leaves two years of birth, and a birthday in another year must fit one of them."""
    text = "He was {} when the order began in June {} and had his {}th birthday in May {}."
    assert not is_accused(text.format(age, first, age + years, first + years))
    assert is_accused(text.format(age, first, age + years + by, first + years))


@few
@given(
    day=st.dates(date(2015, 1, 1), date(2019, 1, 1)), days=st.integers(1, 200), way=st.sampled_from(("early", "late"))
)
def test_a_report_that_was_promised(day: date, days: int, way: str) -> None:
    """Early is before the day that was promised, late after it."""
    first, last = (day, day + timedelta(days=days)) if way == "late" else (day + timedelta(days=days), day)
    text = "The board had been promised the audit by {}. It was sent on {}, a fortnight {}."
    assert not is_accused(text.format(long(first), long(last), way))
    assert is_accused(text.format(long(last), long(first), way))


@few
@given(target=st.integers(40, 95), actual=st.integers(30, 99))
@pytest.mark.parametrize(
    ("word", "is_up"), [("below", False), ("above", True), ("short of", False), ("in excess of", True)]
)
def test_targets(word: str, target: int, actual: int, *, is_up: bool) -> None:
    assume(target != actual)
    assert is_accused(BELOW.format(word, target, actual)) is ((actual > target) is not is_up)


@few
@given(shown=st.lists(st.integers(6, 90), min_size=2, max_size=5), hidden=st.integers(1, 4))
def test_a_suppressed_cell_and_its_note(shown: list[int], hidden: int) -> None:
    """A note says that counts below 5 are withheld; one of them is what the total leaves, two of them are not."""
    assume(any(each % 5 for each in shown))
    head = "Counts below 5 are shown as *.\n\n| Need | Girls |\n|---|---|\n"
    rows = "\n".join(f"| Need {chr(65 + k)} | {each} |" for k, each in enumerate(shown))
    assert is_accused(f"{head}{rows}\n| Other | * |\n| Total | {sum(shown) + hidden} |")
    assert not is_accused(f"{head}{rows}\n| Other | * |\n| Rare | * |\n| Total | {sum(shown) + hidden + 3} |")
