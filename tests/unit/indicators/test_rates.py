from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st
from tests.unit.statistics.test_counts import rows

from safeguarding.errors import InvalidRecordError
from safeguarding.indicators.rates import Rate, compared_rates, rate_measure, standardised_rate
from safeguarding.statistics.counts import BYAR, EXACT_POISSON

_RATES = st.builds(Rate, st.integers(0, 5_000), st.integers(1, 60_000), per=st.just(10_000))


class TestRates:
    """A rate is two counts until it is printed; small counts have exact limits, others Byar's."""

    @pytest.mark.parametrize(
        "row",
        [row for row in rows("oracles_rates") if row["count"] and row["population"]],
        ids=lambda row: f"{row['case']} {row['confidence']}",
    )
    def test_published_ones(self, row: dict[str, str]) -> None:
        """The rates and limits of PHEindicatormethods, by the method that it names."""
        rate = Rate(int(row["count"]), int(row["population"]), per=int(row["multiplier"]))
        found = rate_measure(rate, confidence=float(row["confidence"]))
        assert (found.method == "exact Poisson") is (row["method"] == "Exact")
        assert float(found.estimate) == pytest.approx(float(row["rate"]), rel=1e-12)
        assert found.interval.lower == pytest.approx(float(row["lower"]), rel=1e-10)
        assert found.interval.upper == pytest.approx(float(row["upper"]), rel=1e-10)

    def test_the_method_goes_with_it(self) -> None:
        """A reader sees by which method the limits were found."""
        few, more = rate_measure(Rate(9, 100, per=10_000)), rate_measure(Rate(10, 100, per=10_000))
        assert (few.source, few.method) == (EXACT_POISSON, "exact Poisson")
        assert (more.source, more.method) == (BYAR, "Byar's")

    def test_ties_go_up(self) -> None:
        """DfE prints a tie of two rates as the higher: 0.5 per 10,000 as 1."""
        assert Rate(1, 20_000, per=10_000).printed() == 1
        assert Rate(1, 80_000, per=10_000).printed(places=2) == Decimal("0.13")

    def test_more_events_than_people(self) -> None:
        """A person may have several events."""
        assert rate_measure(Rate(12, 10, per=1_000)).estimate == 1_200

    @pytest.mark.parametrize(("count", "base", "per"), [(1, 0, 1_000), (-1, 5, 1_000), (1, 5, 0)])
    def test_what_is_no_rate(self, count: int, base: int, per: int) -> None:
        with pytest.raises(InvalidRecordError):
            Rate(count, base, per=per)


class TestTwoRates:
    """The difference and the ratio have intervals of their own."""

    @given(_RATES, _RATES)
    def test_turned_about(self, one: Rate, other: Rate) -> None:
        found, turned = compared_rates(one, other), compared_rates(other, one)
        assert found.difference == -turned.difference
        assert found.difference_interval.lower == pytest.approx(-turned.difference_interval.upper)
        assert found.p_value == pytest.approx(turned.p_value, abs=1e-6)
        assert float(found.difference) in found.difference_interval or found.difference == 0

    def test_the_unit(self) -> None:
        """Per 1,000 beside per 10,000 is refused, never scaled without a word."""
        with pytest.raises(InvalidRecordError, match="cannot stand beside"):
            compared_rates(Rate(1, 10, per=1_000), Rate(1, 10, per=10_000))

    def test_no_ratio_over_nothing(self) -> None:
        found = compared_rates(Rate(3, 100, per=10_000), Rate(0, 100, per=10_000))
        assert (found.ratio, found.ratio_interval) == (None, None)
        assert found.difference == 300


class TestStandardised:
    """Rates of groups weighted as in a standard population, with Dobson's limits."""

    @pytest.mark.parametrize(
        "row",
        [row for row in rows("oracles_dsr") if "nonind" not in row["case"]],
        ids=lambda row: f"{row['case']} {row['multiplier']} {row['confidence']}",
    )
    def test_published_ones(self, row: dict[str, str]) -> None:
        """All but one case agree with the print; its 99.8% limits are ten times too large there, not here."""
        groups = [
            (Rate(int(each["events"]), int(each["population"]), per=10_000), int(each["standard_population"]))
            for each in rows("oracles_dsr_strata")
            if each["case"] == row["case"]
        ]
        found = standardised_rate(groups, per=int(row["multiplier"]), confidence=float(row["confidence"]))
        if not row["value"]:
            assert (found.interval, found.estimate) == (None, None)
            assert "fewer than 10" in found.reason
            return
        assert found.interval is not None
        assert float(found.estimate or 0) == pytest.approx(float(row["value"]), rel=1e-10)
        assert found.interval.lower == pytest.approx(float(row["computed_lower"]), rel=1e-9)
        assert found.interval.upper == pytest.approx(float(row["computed_upper"]), rel=1e-9)
        if row["status"] == "verified":
            assert found.interval.upper == pytest.approx(float(row["upper"]), rel=1e-9)

    def test_equal_weights_change_nothing(self) -> None:
        """In groups as large as the standard's, the rate is the plain one."""
        found = standardised_rate([(Rate(10, 100, per=10_000), 100), (Rate(30, 200, per=10_000), 200)])
        assert found.estimate == Fraction(40 * 10_000, 300)

    def test_no_standard(self) -> None:
        with pytest.raises(InvalidRecordError, match="standard population"):
            standardised_rate([])


def test_no_standardised_rate_is_below_nothing() -> None:
    """One event in a small group that counts for much makes wide limits, which end at 0."""
    found = standardised_rate([(Rate(20, 1_000, per=10_000), 1), (Rate(1, 10, per=10_000), 10)])
    assert found.interval is not None
    assert found.interval.lower == 0


def test_a_standardised_rate_of_nothing_is_printed_as_0() -> None:
    """Where the groups with events count for nobody."""
    found = standardised_rate([(Rate(20, 1_000, per=10_000), 0), (Rate(0, 10, per=10_000), 10)])
    assert str(found) == "0.0 per 10,000 (20 of 1,010)"
