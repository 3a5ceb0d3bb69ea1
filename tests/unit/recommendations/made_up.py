"""Measures of impact that are made up."""

from datetime import date, timedelta
from decimal import Decimal

from safeguarding.numbers.polarities import Polarity
from safeguarding.numbers.shares import Share
from safeguarding.recommendations.impact_measures import ImpactMeasure, Reading

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
