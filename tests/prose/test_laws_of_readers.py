"""As the laws of shares, changes and sums: each reader stays silent on true data, and one wrong figure is found."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import assume, given, strategies as st
from tests.prose.test_corpus import RIGHT, WRONG, is_accused
from tests.prose.test_laws import per_cent, usual

from safeguarding.numbers.rounding import Rounding, rounded

RATES = (
    "With {n} children in care and a child population of {of}, the rate is {r} per 10,000.",
    "There were {n} children on plans, a rate of {r} per 10,000 of the {of} children in the county.",
    "The borough has {of} children; {n} are looked after (a rate of {r} per 10,000).",
)
RESPONSES = (
    "{of} questionnaires were sent out and {n} were returned, a response rate of {p}%.",
    "We had {n} replies from the {of} parents (a response rate of {p}%).",
    "A total of {of} surveys were issued with {n} completed, giving a response rate of {p}%.",
)
DIRECTIONS = (
    ("There are {b} children in care, an increase from {a} a year earlier.", True),
    ("At 31 March {b} children had a plan. This is a reduction from {a} at 31 March 2016.", False),
    ("The number of children in care has grown over the year from {a} to {b}.", True),
    ("Numbers of guardianship orders have fallen, from {a} in 2013–14 to {b} in 2014–15.", False),
    ("Absence is {b}%, above the national average of {a}%.", True),
    ("At {b}%, staff turnover is lower than the England average of {a}%.", False),
    ("Only {b} children waited, down from {a} last year.", False),
)
GROUPS = ("boys", "girls")
OVER_HALF = ("More than half of the carers ({p}%) agreed.", "The majority of carers ({p}%) agreed.")
JUNE = date(2017, 6, 1)  # no bank holiday until the end of August


def long(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


@given(n=st.integers(20, 2_000), of=st.integers(20_000, 99_999), places=st.integers(0, 1), rule=usual)
@pytest.mark.parametrize("phrase", RATES)
def test_rates(phrase: str, n: int, of: int, places: int, rule: Rounding) -> None:
    """A rate is right beside its count and population, and wrong a twentieth and two whole ones away."""
    assume(of % 10 and not 1_900 <= n < 2_100)
    rate = Fraction(n * 10_000, of)
    assert not is_accused(phrase.format(n=n, of=f"{of:,}", r=f"{rounded(rate, places, rule):f}"))
    assert is_accused(phrase.format(n=n, of=f"{of:,}", r=f"{rounded(rate * Fraction(21, 20) + 2, places, rule):f}"))


@given(of=st.integers(20, 1_899), data=st.data(), rule=usual)
@pytest.mark.parametrize("phrase", RESPONSES)
def test_response_rates(phrase: str, of: int, rule: Rounding, data: st.DataObject) -> None:
    n = data.draw(st.integers(1, of))
    right = int(per_cent(Fraction(n, of), 0, rule))
    assert not is_accused(phrase.format(n=n, of=of, p=right))
    assert is_accused(phrase.format(n=n, of=of, p=right + 2 if right < 50 else right - 2))


@given(a=st.integers(11, 95), b=st.integers(11, 95))
@pytest.mark.parametrize(("phrase", "is_up"), DIRECTIONS)
def test_directions(phrase: str, *, is_up: bool, a: int, b: int) -> None:
    """A word that says which way is right where the figures go that way, and wrong where they go the other."""
    assume(a != b)
    assert is_accused(phrase.format(a=a, b=b)) is ((b > a) is not is_up)


@given(p=st.integers(1, 100))
@pytest.mark.parametrize("phrase", OVER_HALF)
def test_more_than_half(phrase: str, p: int) -> None:
    """Half itself, as printed, may have been a little more."""
    assert is_accused(phrase.format(p=p)) is (p < 50)


@given(parts=st.integers(2, 9), count=st.integers(12, 80))
def test_one_in_so_many(parts: int, count: int) -> None:
    words = ("two", "three", "four", "five", "six", "seven", "eight", "nine")[parts - 2]
    text = "One in {} young people ({} of {}) had moved."
    assert not is_accused(text.format(words, count, count * parts))
    assert is_accused(text.format(words, count, count * parts * 2))


@given(parts=st.lists(st.integers(30, 300), min_size=2, max_size=2), by=st.integers(1, 6))
@pytest.mark.parametrize(
    "phrase",
    ["{} children are looked after: {} boys and {} girls.", "The {} children are made up of:\n\n- {} boys\n- {} girls"],
)
def test_parts_of_a_count(phrase: str, parts: list[int], by: int) -> None:
    """Two parts of a pair make their whole; a whole that ends in 00 or 0 may have been rounded."""
    whole = sum(parts)
    assert not is_accused(phrase.format(whole, *parts))
    assume((whole + by) % 10)
    assert is_accused(phrase.format(whole + by, *parts))


@given(opening=st.integers(50, 400), came=st.integers(11, 200), went=st.integers(11, 45), by=st.integers(1, 30))
def test_stocks(opening: int, came: int, went: int, by: int) -> None:
    text = "The year opened with {} plans; {} began and {} ended, leaving {} at year end."
    closing = opening + came - went
    assert not is_accused(text.format(opening, came, went, closing))
    assume(2 * by <= closing + by)  # what is further off than half may be the stock of something else
    assume(any(each % 10 for each in (opening, came, went, by)))  # or they may have been rounded
    assert is_accused(text.format(opening, came, went, closing + by))


@given(
    rows=st.lists(st.tuples(st.integers(30, 400), st.integers(1, 29)), min_size=4, max_size=7),
    at=st.integers(0, 3),
    rule=usual,
)
def test_columns_of_shares(rows: list[tuple[int, int]], at: int, rule: Rounding) -> None:
    """A column that all rows show to be shares; one that is off by three points is found, and two rows alone show nothing."""
    assume(any(base % 10 for base, _ in rows) and rows[at][0] % 5)
    shares = [int(per_cent(Fraction(count, base), 0, rule)) for base, count in rows]
    head = "| Team | Cases | Late | % late |\n|---|---|---|---|\n"
    table = [f"| {chr(65 + k)} | {base} | {count} | {{}}% |" for k, (base, count) in enumerate(rows)]
    assert not is_accused(head + "\n".join(table).format(*shares))
    # rows that say the same show no more than one of them
    assume(len({each for k, each in enumerate(rows) if k != at}) >= 3)
    shares[at] += 3
    assert is_accused(head + "\n".join(table).format(*shares))


def test_shares_that_are_also_of_their_sum_by_chance() -> None:
    """1 of 41, 1 of 30, 1 of 30 and 27 of 30: the counts make 30 together, and three shares fit that too; nothing is wrong."""
    rows = "| A | 41 | 1 | 2% |\n| B | 30 | 1 | 3% |\n| C | 30 | 1 | 3% |\n| D | 30 | 27 | 90% |"
    assert not is_accused(f"| Team | Cases | Late | % late |\n|---|---|---|---|\n{rows}")


@given(parts=st.lists(st.integers(1_000, 9_999), min_size=3, max_size=8))
def test_a_total_that_was_rounded_above_exact_parts_is_a_convention(parts: list[int]) -> None:
    """Regions are published to the nearest 10 above authorities that are not rounded."""
    rows = "\n".join(f"| {chr(65 + k)} | {part:,} | x |" for k, part in enumerate(parts))
    total = (sum(parts) + 5) // 10 * 10
    assert not is_accused(f"| Area | Referrals | Note |\n|---|---|---|\n{rows}\n| Total | {total:,} | x |")


@given(counts=st.lists(st.integers(1, 60), min_size=3, max_size=6), by=st.integers(1, 9))
def test_means(counts: list[int], by: int) -> None:
    text = f"The teams hold {', '.join(map(str, counts[:-1]))} and {counts[-1]} cases, a mean of {{}}."
    mean = rounded(Fraction(sum(counts), len(counts)), 1, Rounding.HALF_UP)
    assert not is_accused(text.format(mean))
    assert is_accused(text.format(mean + by))


@given(start=st.integers(0, 25), days=st.integers(1, 40), limit=st.integers(1, 30))
def test_working_days(start: int, days: int, limit: int) -> None:
    """Within so many working days of the first date, which itself does not count; no bank holiday falls between."""
    first = JUNE + timedelta(days=start)
    last = first + timedelta(days=days)
    worked = sum((first + timedelta(days=k)).weekday() < 5 for k in range(1, days + 1))
    text = f"It was received on {long(first)} and answered on {long(last)}, within {limit} working days."
    if worked < limit or (worked == limit and last.weekday() < 5):
        assert not is_accused(text)
    elif worked > limit:
        assert is_accused(text)


@given(a=st.integers(100, 899), at=st.integers(0, 2), digit=st.integers(1, 9))
def test_the_same_figure_twice(a: int, at: int, digit: int) -> None:
    """A digit that was mistyped is found; another year's figure is another figure."""
    other = int("".join(str((int(each) + digit) % 10) if k == at else each for k, each in enumerate(str(a))))
    assume(other >= 100)
    text = "During 2016/17 there were {} referrals.\n\nIn {} there were {} referrals."
    assert not is_accused(text.format(a, "2016/17", a))
    assert not is_accused(text.format(a, "2015/16", other))
    assert is_accused(text.format(a, "2016/17", other))


@given(
    shown=st.lists(st.integers(5, 90), min_size=1, max_size=4),
    hidden=st.lists(st.integers(0, 4), min_size=1, max_size=3),
)
def test_what_a_table_gives_away(shown: list[int], hidden: list[int]) -> None:
    """One suppressed count below a total is told; several are where they can only be all 0, or all 4."""
    assume(any(each % 5 for each in shown))
    rows = [*map(str, shown), *("<5" for _ in hidden), str(sum(shown) + sum(hidden))]
    labels = [*(f"Group {k}" for k in range(len(rows) - 1)), "Total"]
    table = "\n".join(f"| {label} | {cell} | x |" for label, cell in zip(labels, rows, strict=True))
    told = len(hidden) == 1 or sum(hidden) in (0, 4 * len(hidden))
    assert is_accused(f"| Group | Number | Note |\n|---|---|---|\n{table}") is told


@given(
    case=st.sampled_from([*RIGHT, *WRONG]), at=st.integers(0, 400), mark=st.sampled_from("0123456789,.%()|/-–£ \n:;<*c")
)
def test_no_slip_of_a_typist_stops_the_reading(case: tuple[str, str], at: int, mark: str) -> None:
    """Whatever stands in a text, it is read to its end: one odd cell must not cost the answers for the rest."""
    text = case[1]
    place = at % len(text)
    assert is_accused(text[:place] + mark + text[place + 1 :]) in (True, False)


@given(
    rows=st.lists(st.tuples(st.integers(11, 400), st.integers(11, 400)), min_size=3, max_size=6),
    by=st.integers(1, 3),
    name=st.sampled_from(("Total", "Total referrals", "Q2 total", "All teams", "**Grand total**")),
)
def test_totals_of_two_columns(rows: list[tuple[int, int]], by: int, name: str) -> None:
    """A column that makes its total shows that the other one should."""
    first, second = (sum(each) for each in zip(*rows, strict=True))
    assume(any(each % 5 for row in rows for each in row) and (second + by) % 10 and (second + by) != 100)
    assume(by not in {each for _, each in rows} and first not in (second, second + by))
    head = "| Team | Referrals | Contacts |\n|---|---|---|\n"
    body = "\n".join(f"| {chr(65 + k)} | {one} | {other} |" for k, (one, other) in enumerate(rows))
    assert not is_accused(f"{head}{body}\n| {name} | {first} | {second} |")
    assert is_accused(f"{head}{body}\n| {name} | {first} | {second + by} |")
