"""Whether a bare count of overdue rechecks is plausible."""

import math
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st
from scipy import stats

from safeguarding.dates.periods import Period
from safeguarding.dbs.plausibility import DAYS_IN_A_MONTH, _binomial_tails, explained_count
from safeguarding.errors import InvalidRecordError


def exact_tails(count: int, base: int, chance: Fraction) -> tuple[Fraction, Fraction]:
    """The binomial tails by whole numbers: the independent answer."""
    mass = [math.comb(base, k) * chance**k * (1 - chance) ** (base - k) for k in range(base + 1)]
    return sum(mass[: count + 1], Fraction()), sum(mass[count:], Fraction())


class TestABareCount:
    """31 of 491 under a three-yearly policy is about two and a quarter months' worth: a look-ahead or a backlog."""

    def test_the_reports_figure(self) -> None:
        found = explained_count(31, 491, Period(years=3))
        assert found.per_month == Fraction(491, 36)
        assert found.months_worth == Fraction(31 * 36, 491)
        assert [each.is_plausible for each in found.look_aheads] == [False, True, True]
        assert found.is_possible_backlog
        assert found.explanation == (
            "31 of 491 is 6.31%; with rechecks every 3 years, spread evenly, 13.6 fall due a month, so this is 2.27 "
            "months' worth; as a look-ahead it fits 60 days or 90 days; as a backlog it is 2.3 months of rechecks "
            "not made; the count alone does not say which"
        )

    @given(st.integers(1, 60), st.data(), st.sampled_from([Period(days=30), Period(months=2), Period(years=3)]))
    def test_plausible_is_the_exact_middle_95_per_cent(self, base: int, data: st.DataObject, window: Period) -> None:
        count = data.draw(st.integers(0, base))
        (reading,) = explained_count(count, base, Period(years=3), windows=[window]).look_aheads
        months = window.total_months + window.total_days / DAYS_IN_A_MONTH
        chance = min(months / 36, Fraction(1))
        assert reading.expected == base * chance
        tails = exact_tails(count, base, chance)
        if abs(min(tails) - Fraction(25, 1000)) > Fraction(1, 10**9):
            assert reading.is_plausible is (min(tails) >= Fraction(25, 1000))

    def test_too_few_are_as_implausible_as_too_many(self) -> None:
        few = explained_count(3, 491, Period(years=3), windows=[Period(days=30), Period(days=90), Period(years=3)])
        assert [each.is_plausible for each in few.look_aheads] == [False, False, False]
        everybody = explained_count(491, 491, Period(years=3), windows=[Period(days=90), Period(years=3)])
        assert [each.is_plausible for each in everybody.look_aheads] == [False, True]

    def test_nothing_due_is_no_backlog(self) -> None:
        assert not explained_count(0, 491, Period(years=3)).is_possible_backlog

    def test_a_base_beyond_any_register_is_refused(self) -> None:
        with pytest.raises(InvalidRecordError):
            explained_count(31, 10**9, Period(years=3))

    @pytest.mark.parametrize("interval", [Period(), Period(working_days=30)])
    def test_an_interval_is_calendar_time(self, interval: Period) -> None:
        with pytest.raises(InvalidRecordError):
            explained_count(31, 491, interval)


@pytest.mark.parametrize("count", [0, 1, 19, 20])
def test_both_tails_hold_the_count_itself(count: int) -> None:
    """By the exact sums of another way of counting, at either end as well."""
    below, above = _binomial_tails(count, 20, 0.25)
    exact = exact_tails(count, 20, Fraction(1, 4))
    assert [below, above] == pytest.approx([float(tail) for tail in exact])
    assert _binomial_tails(count, 20, 1.0) == (float(count == 20), 1.0)


@pytest.mark.parametrize(("count", "base", "chance"), [(0, 3, 0.5), (3, 3, 0.5), (31, 491, 0.1), (491, 491, 0.9)])
def test_the_chances_of_so_many_are_those_of_scipy(count: int, base: int, chance: float) -> None:
    """So many or fewer, and so many or more: both count the number itself."""
    below, above = _binomial_tails(count, base, chance)
    assert below == pytest.approx(stats.binom.cdf(count, base, chance))
    assert above == pytest.approx(stats.binom.sf(count - 1, base, chance), abs=1e-12)


@pytest.mark.parametrize(("months", "is_plausible"), [(40, True), (41, False)])
def test_the_middle_includes_its_ends(months: int, is_plausible: bool) -> None:  # noqa: FBT001 - a table's column
    """One of one within a month of forty has a chance of just 2.5%, and is still in the middle 95%."""
    (reading,) = explained_count(1, 1, Period(months=months), windows=[Period(months=1)]).look_aheads
    assert reading.is_plausible is is_plausible
