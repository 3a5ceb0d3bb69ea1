"""Measures of impact and their readings."""

from datetime import date, timedelta
from decimal import Decimal

import attrs
import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.polarities import Polarity
from safeguarding.numbers.shares import Share
from safeguarding.recommendations.checks import plan_faults
from safeguarding.recommendations.impact_measures import ImpactMeasure, Reading
from safeguarding.recommendations.records import Plan

START = date(2024, 3, 31)

ASKED = date(2025, 1, 1)


def of_shares(before: Share, after: Share, *, target: int | None = None, lower: bool = False) -> ImpactMeasure:
    return ImpactMeasure(
        ref="m1",
        name="in time",
        actions=["a1"],
        polarity=Polarity.LOWER_IS_BETTER if lower else Polarity.HIGHER_IS_BETTER,
        baseline=Reading(on=START, share=before),
        target=None if target is None else Decimal(target),
        readings=[Reading(on=date(2024, 9, 30), share=after, recorded_on=date(2024, 10, 8))],
    )


def of_numbers(*numbers: str, lower: bool = False) -> ImpactMeasure:
    readings = [Reading(on=START + timedelta(days=30 * k), number=Decimal(text)) for k, text in enumerate(numbers)]
    return ImpactMeasure(
        ref="m1",
        name="days",
        actions=["a1"],
        polarity=Polarity.LOWER_IS_BETTER if lower else Polarity.HIGHER_IS_BETTER,
        baseline=readings[0] if readings else None,
        readings=readings[1:],
    )


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
