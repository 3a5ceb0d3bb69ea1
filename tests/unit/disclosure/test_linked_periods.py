import calendar
import itertools
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings, strategies as st

from safeguarding.disclosure.linked_periods import PeriodCount, hidden_periods
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
from safeguarding.errors import InvalidRecordError
from safeguarding.sources import Certainty, Source

OF_THREE = DisclosureRule(
    name="1 and 2 hidden", threshold=3, source=Source(title="An example", certainty=Certainty.UNVERIFIED)
)


def period(first: int, last: int, having: int, others: int | None = None) -> PeriodCount:
    """From one month of 2025 to another, both by number; months above 12 are of 2026."""
    years = [2025 + (month - 1) // 12 for month in (first, last)]
    months = [(month - 1) % 12 + 1 for month in (first, last)]
    ends = date(years[1], months[1], calendar.monthrange(years[1], months[1])[1])
    return PeriodCount(starts_on=date(years[0], months[0], 1), ends_on=ends, having=having, others=others)


def months(*counts: int) -> list[PeriodCount]:
    return [period(4 + k, 4 + k, count) for k, count in enumerate(counts)]


def hidden(counts: Sequence[PeriodCount]) -> list[int]:
    return sorted(hidden_periods(counts, FEWER_THAN_FIVE))


class TestYears:
    """A year's total less its other months is the hidden month, so one of them is hidden with it."""

    def test_one_small_month(self) -> None:
        assert hidden(months(20, 3, 25, 30)) == [1, 2]

    def test_two_small_months(self) -> None:
        """Of 4 and 3, which are 7 together, each may be 0 to 7: nothing else needs to go. Of 1 and 1 each is 0 to 2."""
        assert hidden(months(4, 3, 20, 30)) == [0, 1]
        assert hidden(months(1, 1, 20, 30)) == [0, 1, 2]

    def test_none_small(self) -> None:
        assert hidden(months(20, 5, 0, 30)) == []

    def test_two_that_are_few_together(self) -> None:
        """Of 1 and 2 each is 0 to 3, which is too close, whatever else the symbol may say: April goes too."""
        assert hidden(months(9, 1, 2)) == [0, 1, 2]

    def test_nothing_else_to_hide(self) -> None:
        """What is hidden for another reason stays so where nothing protects it."""
        assert sorted(hidden_periods(months(0), FEWER_THAN_FIVE, hidden_already={0})) == [0]

    def test_december_and_january(self) -> None:
        """They are months of one year where it ends in March, and of two where it ends in December."""
        counts = [period(12, 12, 3), period(13, 13, 9)]
        assert hidden(counts) == [0, 1]
        assert sorted(hidden_periods(counts, FEWER_THAN_FIVE, year_ends_in=12)) == [0]

    def test_another_year(self) -> None:
        """A month is hidden by a month of its own year: March and April are in two, unless years end in September."""
        counts = [period(3, 3, 3), period(4, 4, 9), period(5, 5, 22)]
        assert hidden(counts) == [0]
        assert sorted(hidden_periods(counts, FEWER_THAN_FIVE, year_ends_in=9)) == [0, 1]

    def test_a_period_in_two_years(self) -> None:
        """January to December lies in two years that end in March: no year's total tells it, and the months after it stay."""
        counts = [period(1, 12, 3), period(13, 14, 20)]
        assert hidden(counts) == [0]
        assert hidden([*counts, period(12, 12, 2)]) == [0, 1, 2]

    def test_the_only_month_of_a_year(self) -> None:
        """It is no total that stands anywhere: April alone of its year can be hidden to protect March, and the sum kept."""
        assert hidden([period(3, 3, 3), period(4, 4, 9), period(3, 4, 12)]) == [0, 1]

    def test_a_year_of_two_months(self) -> None:
        """Its 23 are known: March is hidden, so February goes with it, although April hides it in the 33 of both."""
        assert hidden([period(2, 2, 20), period(3, 3, 3), period(4, 4, 30), period(3, 4, 33)]) == [0, 1, 2]

    def test_months_of_two_years_in_one_sum(self) -> None:
        """July of one year and August of the next are linked by the 12 of both: August is hidden with July."""
        counts = [period(7, 7, 3), period(8, 8, 9), period(7, 8, 12)]
        assert sorted(hidden_periods(counts, FEWER_THAN_FIVE, year_ends_in=7)) == [0, 1]

    def test_the_year_is_taken_as_known_from_the_first_page(self) -> None:
        """What protects March and April when May is made need not be hidden again when June is."""
        assert hidden([period(3, 3, 3), period(5, 5, 20), period(4, 5, 22), period(3, 6, 29)]) == [0, 1]

    def test_a_small_year(self) -> None:
        """Of a year whose own total would be hidden nobody knows it."""
        assert hidden(months(0, 3, 0, 0)) == [1]

    def test_what_was_read_before(self) -> None:
        """April was on the page of April: hiding it when May is small protects nobody who kept that, so June is hidden."""
        assert hidden(months(9, 20, 3, 25, 30)) == [2, 3]

    def test_the_last_month(self) -> None:
        """Where none follows, an earlier one is hidden, and a page that is read alone tells nothing."""
        assert hidden(months(20, 9, 25, 3)) == [1, 3]

    def test_what_was_hidden_stays(self) -> None:
        """However many months have come since."""
        assert hidden(months(20, 3, 25)) == hidden(months(20, 3, 25, 6)) == hidden(months(20, 3, 25, 6, 5)) == [1, 2]


class TestShares:
    """Of a share the count, the rest and the base are protected, and a month is hidden whole."""

    @pytest.mark.parametrize(("having", "others"), [(3, 30), (30, 3), (2, 2), (0, 9), (9, 0)])
    def test_what_points_at_a_child(self, having: int, others: int) -> None:
        counts = [period(4, 4, 20, 12), period(5, 5, having, others), period(6, 6, 25, 14), period(7, 7, 30, 11)]
        assert hidden(counts) == [1, 2]

    def test_nothing_small(self) -> None:
        assert hidden([period(4, 4, 20, 12), period(5, 5, 0, 10), period(6, 6, 10, 0)]) == []


class TestLongerPeriods:
    """Quarters, years and years to date are sums of months, and less the others they are a month."""

    def test_quarters(self) -> None:
        counts = [*months(20, 3, 25, 30, 31, 32), period(4, 6, 48), period(7, 9, 93)]
        assert hidden(counts) == [1, 2]

    def test_a_month_that_nobody_prints(self) -> None:
        """41 in the quarter and 20 and 18 in two of its months: 3 in the third, although it is not printed."""
        assert hidden([period(4, 4, 20), period(5, 5, 18), period(4, 6, 41)]) != []
        assert hidden([period(4, 4, 20), period(5, 5, 16), period(4, 6, 41)]) == []

    def test_year_to_date(self) -> None:
        """41 to May and 43 to June are 2 in June."""
        assert hidden([period(4, 4, 20), period(4, 5, 41), period(4, 6, 43), period(4, 7, 60)]) == [2]
        assert hidden([period(4, 4, 20), period(4, 5, 41), period(4, 6, 46), period(4, 7, 60)]) == []

    @pytest.mark.parametrize(("others", "found"), [(13, [0]), (15, [])])
    def test_the_others_of_a_month_that_nobody_prints(self, others: int, found: list[int]) -> None:
        """Of 13 others in the quarter, less 10 and none in two of its months, 3 are in the third; of 15, 5 are."""
        quarter = [period(4, 6, 65, others), period(4, 4, 20, 10), period(5, 5, 25, 0)]
        assert hidden(quarter)[:1] == found

    def test_what_was_known_before_the_year(self) -> None:
        """May's 2 are hidden with June's 0, though April's 30 are known: only July, which comes then, protects them."""
        counts = [period(4, 4, 30), period(6, 6, 0), period(7, 7, 30), period(5, 6, 2)]
        assert hidden(counts) == [2, 3]

    def test_the_month_goes_rather_than_the_longer_one(self) -> None:
        """June of 4 is hidden with July; the 34 of both together are shown, and the year's 40 are known."""
        assert hidden([*months(3, 3, 4, 30), period(6, 7, 34)]) == [0, 1, 2, 3]

    def test_the_same_period_twice(self) -> None:
        """What is hidden for another reason in one place is not shown in another."""
        assert sorted(hidden_periods(months(25) * 2, FEWER_THAN_FIVE, hidden_already={0})) == [0, 1]
        assert hidden(months(25) * 2) == []

    def test_revised(self) -> None:
        """Months that are more than their quarter tell nothing of what is left."""
        assert hidden([period(4, 4, 20), period(5, 5, 25), period(4, 6, 41)]) == []

    @pytest.mark.parametrize(("having", "others"), [(44, 30), (60, 19)])
    def test_revised_shares(self, having: int, others: int) -> None:
        """Nor do they where one more answered so, or otherwise, than in the whole quarter."""
        assert hidden([period(4, 4, 20, 10), period(5, 5, 25, 10), period(4, 6, having, others)]) == []


@settings(max_examples=20, deadline=None)
@given(
    counts=st.lists(st.integers(0, 6), min_size=3, max_size=3),
    to_date=st.booleans(),
)
def test_nobody_works_a_small_month_out(counts: list[int], *, to_date: bool) -> None:
    """Of every way to fill the months that fits what is shown, a small month differs by the threshold at least."""
    figures = months(*counts)
    if to_date:
        figures += [period(4, 4 + k, sum(counts[: k + 1])) for k in range(3)]
    found = hidden_periods(figures, OF_THREE)
    total = sum(counts)
    shown = [(figure, k) for k, figure in enumerate(figures) if k not in found]
    spans = [range(figure.starts_on.month - 4, figure.ends_on.month - 3) for figure, _ in shown]
    fits = [
        each
        for each in itertools.product(range(total + 1), repeat=3)
        if (OF_THREE.is_small(total) or sum(each) == total)
        and all(sum(each[k] for k in span) == figure.having for span, (figure, _) in zip(spans, shown, strict=True))
    ]
    for k, count in enumerate(counts):
        if OF_THREE.is_small(count):
            assert k in found
            if not OF_THREE.is_small(total):
                values = {each[k] for each in fits}
                assert max(values) - min(values) >= OF_THREE.threshold


def test_no_period() -> None:
    with pytest.raises(InvalidRecordError, match="ends on the day"):
        PeriodCount(starts_on=date(2025, 2, 1), ends_on=date(2025, 1, 1), having=1)


def days(first: date, last: date, having: int) -> PeriodCount:
    return PeriodCount(starts_on=first, ends_on=last, having=having)


APRIL, MAY = (date(2025, 4, 1), date(2025, 4, 30)), (date(2025, 5, 1), date(2025, 5, 31))


@pytest.mark.parametrize(
    ("second", "is_sum"),
    [
        (MAY, True),
        # a day is left out between them, or at the end
        ((date(2025, 5, 2), date(2025, 5, 31)), False),
        ((date(2025, 5, 1), date(2025, 5, 30)), False),
        # a day stands in both
        ((date(2025, 4, 30), date(2025, 5, 31)), True),
    ],
)
def test_parts_that_leave_no_day_out_are_the_whole(second: tuple[date, date], is_sum: bool) -> None:  # noqa: FBT001
    """Where a day is left out, 41 less 20 and 18 are 3 of that day; where none is, the whole tells nothing more."""
    counts = [days(*APRIL, 20), days(*second, 18), days(APRIL[0], MAY[1], 41)]
    assert (hidden(counts) == []) is is_sum


@pytest.mark.parametrize(("count", "found"), [(3, [0]), (5, [])])
def test_one_figure_alone(count: int, found: list[int]) -> None:
    """It is hidden where it is small, and no other can be hidden with it."""
    assert hidden(months(count)) == found


def test_a_year_of_one_month_is_no_total() -> None:
    """Of two months in two years, each is its year's only one: nothing stands beside it."""
    assert hidden([period(3, 3, 3), period(4, 4, 9)]) == [0]
    assert hidden([period(4, 4, 3), period(5, 5, 9)]) == [0, 1]
