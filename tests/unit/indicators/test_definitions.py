from datetime import date
from typing import Any

import attrs
import pytest
from tests.unit.statistics.test_counts import rows

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.indicators.catalogue import INDICATORS, indicator_named
from safeguarding.indicators.definitions import FigureKind, MeasuredOver, breaks_between, chosen_indicator
from safeguarding.numbers.polarities import Polarity
from safeguarding.sources import Certainty

GIVEN = {row["id"]: row for row in rows("definitions")}
LOCAL = {"iha_20wd"}
POLARITIES = {"none": None, "low": Polarity.LOWER_IS_BETTER, "high": Polarity.HIGHER_IS_BETTER}
PERIODS = {
    "31 March": MeasuredOver.DAY_IN_MARCH,
    "year ending 31 March": MeasuredOver.YEAR_TO_MARCH,
    "30 September": MeasuredOver.DAY_IN_SEPTEMBER,
    "year ending 30 September": MeasuredOver.YEAR_TO_SEPTEMBER,
    "three years ending 31 March": MeasuredOver.THREE_YEARS_TO_MARCH,
}


class TestShippedDefinitions:
    """Each agrees with the table that was compiled before it: polarity, period, unit and how surely it is known."""

    @pytest.mark.parametrize("key", [each.key for each in INDICATORS if each.key not in LOCAL])
    def test_one(self, key: str) -> None:
        found, given = indicator_named(key), GIVEN[key]
        assert found.polarity is POLARITIES[given["polarity"].split(" (")[0]]
        assert found.measured is PERIODS[given["period"].split(" (")[0]]
        assert (found.kind is FigureKind.RATE) is (given["multiplier"] == "10000")
        assert (found.kind is FigureKind.SHARE) is (given["unit"] == "%")
        assert found.source.certainty in (Certainty.ESTABLISHED, Certainty.SECONDARY), "nobody here read DfE's own text"
        if found.source.certainty is Certainty.ESTABLISHED:
            assert any(mark in given["certainty"] for mark in (" of ", "fit", "recomputation"))

    def test_keys(self) -> None:
        keys = [each.key for each in INDICATORS]
        assert len(keys) == len(set(keys)) >= 20
        assert {
            "cla_rate",
            "rereferral_12m",
            "icpc_15wd",
            "assessment_45wd",
            "cpp_repeat",
            "iha_20wd",
            "cla_stability",
        } <= {*keys}

    def test_what_is_not_known_is_said(self) -> None:
        assert indicator_named("iha_20wd").source.certainty is Certainty.FROM_MEMORY


class TestOwnDefinitions:
    """A council's own is a value like those that ship."""

    def test_a_councils_own(self) -> None:
        own = attrs.evolve(indicator_named("cpp_repeat"), key="cpp_repeat_2y", numerator="plans within two years")
        assert chosen_indicator("cpp_repeat_2y", [*INDICATORS, own]) is own

    def test_an_unknown_one(self) -> None:
        with pytest.raises(UnknownNameError, match="did you mean"):
            indicator_named("rereferral_12")

    @pytest.mark.parametrize("wrong", [{"per": None}, {"per": 0}, {"kind": FigureKind.SHARE}, {"name": " "}])
    def test_refusals(self, wrong: dict[str, Any]) -> None:
        with pytest.raises(InvalidRecordError):
            attrs.evolve(indicator_named("cla_rate"), **wrong)

    def test_a_rate_may_be_per_one(self) -> None:
        assert attrs.evolve(indicator_named("cla_rate"), per=1).per == 1


@pytest.mark.parametrize(
    ("earlier", "later", "breaks"), [(2013, 2014, 1), (2014, 2025, 0), (2025, 2013, 1), (2010, 2013, 0)]
)
def test_a_change_of_definition(earlier: int, later: int, breaks: int) -> None:
    """Values on the two sides of a change cannot be compared, in whichever order they are given."""
    found = breaks_between(indicator_named("assessment_45wd"), date(earlier, 3, 31), date(later, 3, 31))
    assert len(found) == breaks


@pytest.mark.parametrize("measured", MeasuredOver)
def test_years_end_in_march_but_for_the_workforce(measured: MeasuredOver) -> None:
    """The census of the workforce is of 30 September."""
    assert measured.year_ends_in == (9 if "30 September" in measured.label else 3)
