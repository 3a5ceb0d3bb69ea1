"""Measures of impact and their readings."""

from datetime import timedelta
from decimal import Decimal

import attrs
import pytest
from tests.unit.recommendations.made_up import ASKED, START, of_numbers, of_shares

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.polarities import Polarity
from safeguarding.numbers.shares import Share
from safeguarding.recommendations.checks import plan_faults
from safeguarding.recommendations.impact_measures import ImpactMeasure, Reading
from safeguarding.recommendations.records import Plan


class TestRecords:
    @pytest.mark.parametrize(
        "fields",
        [
            {},
            {"share": Share(1, 2), "number": Decimal(1)},
            {"number": Decimal(1), "recorded_on": START - timedelta(days=1)},
        ],
    )
    def test_readings_that_cannot_be(self, fields: dict[str, object]) -> None:
        with pytest.raises(InvalidRecordError):
            Reading(on=START, **fields)  # type: ignore[arg-type]

    def test_shares_and_numbers_are_not_mixed(self) -> None:
        with pytest.raises(InvalidRecordError, match="cannot be compared"):
            attrs.evolve(of_shares(Share(1, 2), Share(1, 2)), baseline=Reading(on=START, number=Decimal(1)))
        with pytest.raises(InvalidRecordError, match="two readings of one day"):
            attrs.evolve(of_numbers("1"), readings=[Reading(on=START, number=Decimal(1))])

    def test_names_that_nothing_has(self) -> None:
        plan = Plan(measures=[of_numbers("1"), of_numbers("2")])
        problems = [fault.problem for fault in plan_faults(plan, on=ASKED)]
        assert problems == ["not an action of the plan", "used before, at $.measures[0]", "not an action of the plan"]


@pytest.mark.parametrize(("days", "is_after"), [(-1, False), (1, True)])
def test_only_what_is_of_a_day_after_the_baseline_shows_an_effect(days: int, is_after: bool) -> None:  # noqa: FBT001
    measure = attrs.evolve(of_numbers("5"), readings=[Reading(on=START + timedelta(days=days), number=Decimal(7))])
    assert (measure.latest(on=ASKED) is not None) is is_after
    assert measure.latest(on=START - timedelta(days=1)) is None


def test_a_measure_needs_a_key() -> None:
    """By the key what was measured is joined with the actions."""
    with pytest.raises(InvalidRecordError, match="needs a key"):
        ImpactMeasure(ref=" ", name="visits", actions=["a1"], polarity=Polarity.HIGHER_IS_BETTER)
