"""A figure over time: what may stand in it, where it is judged anew, and how its values are printed."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.indicators.series import IndicatorSeries, Observation, SeriesBreak, days_between

DAYS = [date(2024, month, 28) for month in range(1, 7)]


def series(**given: Any) -> IndicatorSeries:  # noqa: ANN401 - whatever a series has
    return IndicatorSeries(name="visits", observations=given.pop("observations", ()), **given)


@pytest.mark.parametrize(
    ("given", "can_be"),
    [
        ({"per": 1}, True), ({"per": 0}, False), ({"per": -1}, False),
        ({"per": 1_000, "is_share": True}, False), ({"is_share": True}, True),
    ],
)  # fmt: skip
def test_a_rate_is_per_one_or_more_and_no_share(given: dict[str, Any], can_be: bool) -> None:  # noqa: FBT001
    if can_be:
        assert series(**given).name == "visits"
    else:
        with pytest.raises(InvalidRecordError):
            series(**given)


@pytest.mark.parametrize(("base", "can_be"), [(None, True), (1, True), (0, False), (-1, False)])
def test_a_value_is_of_one_or_more(base: int | None, can_be: bool) -> None:  # noqa: FBT001
    if can_be:
        assert Observation(on=DAYS[0], value=Fraction(1), base=base).base == base
    else:
        with pytest.raises(InvalidRecordError):
            Observation(on=DAYS[0], value=Fraction(1), base=base)


def test_a_part_begins_on_the_day_of_its_break() -> None:
    """In the order of the days, whichever was given first."""
    observations = [Observation(on=day, value=Fraction(k)) for k, day in enumerate(DAYS)]
    breaks = [SeriesBreak(on=DAYS[4], reason="a new form"), SeriesBreak(on=DAYS[1], reason="a new team")]
    parts = series(observations=observations[::-1], breaks=breaks).parts
    assert [[int(each.value or 0) for each in part] for part in parts] == [[0], [1, 2, 3], [4, 5]]
    assert series().parts == ()


@pytest.mark.parametrize(
    ("given", "limit", "kept"),
    [
        ({"is_share": True}, "-0.2", "0"), ({"is_share": True}, "1.2", "1"), ({"is_share": True}, "0.5", "0.5"),
        ({"per": 1_000}, "-3", "0"), ({"per": 1_000}, "1.2", "1.2"), ({}, "-3", "-3"), ({}, "1.2", "1.2"),
    ],
)  # fmt: skip
def test_limits_within_what_can_be(given: dict[str, Any], limit: str, kept: str) -> None:
    """A share lies from 0 to 1, a rate at 0 or above; of other values nothing is known."""
    assert series(**given).kept(Fraction(limit)) == Fraction(kept)


@pytest.mark.parametrize(
    ("given", "printed", "unit"),
    [
        ({"is_share": True}, "41%", ""), ({"per": 10_000}, "0.4", " per 10,000"),
        ({"noun": "days"}, "0", " days"), ({}, "0.4", ""),
    ],
)  # fmt: skip
def test_values_and_their_unit(given: dict[str, Any], printed: str, unit: str) -> None:
    """A share in whole per cent, whole things without a place, others with one."""
    assert (series(**given).printed(Fraction(41, 100)), series(**given).unit) == (printed, unit)


@pytest.mark.parametrize(
    ("values", "places"),
    [
        (("0.92", "0.93"), 0),
        (("0.921", "0.924"), 1),
        (("0.9211", "0.9214"), 2),
        (("0.92111", "0.92114"), 2),
        (("0.92", "0.92"), 0),
    ],
)
def test_two_places_more_at_most(values: tuple[str, ...], places: int) -> None:
    """So many as print different values differently, if two more than usual do."""
    assert series(is_share=True).places_telling(*map(Fraction, values)) == places


def test_days_between_events() -> None:
    """One event has no time between; two of one day are one."""
    assert days_between(DAYS[:1]) == ()
    assert [each.value for each in days_between([DAYS[1], DAYS[0], DAYS[1]])] == [31]
