from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st
from tests.unit.statistics.test_counts import rows

from safeguarding.statistics.process_limits import shift_signals, trend_signals, two_of_three_signals, xmr_limits

POINTS = rows("oracles_spc_points")
RULES = rows("oracles_spc_rules")


def values_of(series: str) -> list[Fraction | None]:
    return [Fraction(Decimal(row["value"])) for row in POINTS if row["series"] == series]


def numbers(text: str) -> list[int]:
    return [int(each) for each in text.split()]


class TestLimits:
    """Published limits of single values, screened or not, from all values or from the first ones."""

    @pytest.mark.parametrize("row", rows("oracles_spc_limits"), ids=lambda row: row["series"])
    def test_a_published_series(self, row: dict[str, str]) -> None:
        factor = Fraction(3000, 1128) if "3/1.128" in row["note"] else Fraction(266, 100)
        values = values_of(row["series"])[: int(row["baseline_points"])]
        found = xmr_limits(values, factor=factor, screened=row["moving_ranges_screened"] == "yes")
        assert found is not None
        assert float(found.mean) == pytest.approx(float(row["mean"]), abs=1e-9)
        assert float(found.lower) == pytest.approx(float(row["lower_limit"]), abs=1e-9)
        assert float(found.upper) == pytest.approx(float(row["upper_limit"]), abs=1e-9)
        if row["published_lower"]:
            tolerance = float(row["published_tolerance"])
            assert float(found.lower) == pytest.approx(float(row["published_lower"]), abs=tolerance)
            assert float(found.upper) == pytest.approx(float(row["published_upper"]), abs=tolerance)

    def test_screening_is_a_convention(self) -> None:
        """The same 18 points have an upper limit of 4.60 or 6.95."""
        values = values_of("one-outlier-18-screened")
        uppers = []
        for screened in (True, False):
            found = xmr_limits(values, screened=screened)
            assert found is not None
            uppers.append(round(float(found.upper), 2))
        assert uppers == [4.6, 6.95]

    def test_a_gap_gives_no_range(self) -> None:
        """A missing value is no value, and what stands at its sides does not follow one another."""
        assert xmr_limits([Fraction(1), None, Fraction(9)]) is None
        found = xmr_limits([Fraction(1), Fraction(3), None, Fraction(9), Fraction(11)])
        assert found is not None
        assert (found.mean, found.width) == (Fraction(6), Fraction(266, 50))


class TestRules:
    """The worked flags that the packages' own tests print."""

    @pytest.mark.parametrize("row", [row for row in RULES if row["rule"] == "shift"], ids=lambda row: row["note"][:60])
    def test_a_shift(self, row: dict[str, str]) -> None:
        length = int(row["parameters"].split(";")[0].removeprefix("n="))
        centre = int(row["parameters"].split("centre ")[1].split()[0])
        sides = [(each > centre) - (each < centre) for each in numbers(row["values"])]
        assert shift_signals(sides, length) == numbers(row["expected"])

    @pytest.mark.parametrize("row", [row for row in RULES if row["rule"] == "trend"], ids=lambda row: row["note"][:60])
    def test_a_trend_is_counted_in_points(self, row: dict[str, str]) -> None:
        length = int(row["parameters"].removeprefix("n="))
        values = [Fraction(each) for each in numbers(row["values"])]
        assert trend_signals(values, length) == numbers(row["expected"])

    @pytest.mark.parametrize(
        "row",
        [row for row in RULES if row["convention"].startswith("NHS: all three")],
        ids=lambda row: row["parameters"],
    )
    def test_two_of_three(self, row: dict[str, str]) -> None:
        near, sides = (
            (numbers(each.split("=")[1]) for each in row["parameters"].split(";"))
            if "near=" in row["parameters"]
            else (numbers(each.split("=")[1]) for each in row["values"].split(";"))
        )
        wanted = numbers(row["expected"])
        assert [int(each != 0) for each in two_of_three_signals(sides, near)] == wanted

    def test_a_missing_value_ends_a_run(self) -> None:
        """Three above, a gap and three above are no six in a row."""
        assert shift_signals([1, 1, 1, None, 1, 1, 1], 6) == [0] * 7
        rising = [Fraction(1), Fraction(2), Fraction(3), None, Fraction(4), Fraction(5), Fraction(6)]
        assert trend_signals(rising, 6) == [0] * 7
        assert two_of_three_signals([1, None, 1, 1], [1, None, 1, 0]) == [0] * 4


@given(st.lists(st.integers(-9, 9), max_size=30), st.integers(2, 9))
def test_turned_upside_down(whole: list[int], length: int) -> None:
    """What rises in a series falls in its mirror image, and a longer run is never easier."""
    values = [Fraction(each) for each in whole]
    mirrored = [-each for each in values]
    assert trend_signals(mirrored, length) == [-each for each in trend_signals(values, length)]
    sides = [(each > 0) - (each < 0) for each in whole]
    shorter, longer = shift_signals(sides, length), shift_signals(sides, length + 1)
    assert all(short == long for short, long in zip(shorter, longer, strict=True) if long)


@pytest.mark.parametrize("way", [1, -1])
def test_two_of_three_upward_as_downward(way: int) -> None:
    """The near ones are marked, each way alike."""
    assert two_of_three_signals([way] * 3, [way, 0, way]) == [way, 0, way]
    assert two_of_three_signals([way, -way, way], [way, 0, way]) == [0, 0, 0]
    assert two_of_three_signals([way, -way, way], [way, 0, way], one_side=False) == [way, 0, way]
