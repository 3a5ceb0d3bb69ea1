"""What ships of every indicator."""

import pytest

from safeguarding.indicators.catalogue import INDICATORS, indicator_named
from safeguarding.indicators.definitions import FigureKind, Indicator, MeasuredOver


@pytest.mark.parametrize("found", INDICATORS, ids=lambda each: each.key)
def test_a_rate_is_per_ten_thousand_children(found: Indicator) -> None:
    """DfE's rates are; shares and means are per nothing. Only what councils define themselves cites them."""
    assert found.per == (10_000 if found.kind is FigureKind.RATE else None)
    assert found.source.clause == found.key
    assert found.source.title.startswith(
        "Councils' own" if found.measured is MeasuredOver.OTHER else "Department for Education"
    )


@pytest.mark.parametrize(
    ("key", "first_year", "changed"),
    [
        ("cla_rate", 1994, []),
        ("assessment_45wd", None, [2014]),
        ("sw_vacancy", None, [2017]),
        ("sw_turnover", None, [2017]),
    ],
)
def test_first_years_and_changes(key: str, first_year: int | None, changed: list[int]) -> None:
    """Children looked after have been counted so since 1994; one assessment came in 2014, another census method in 2017."""
    found = indicator_named(key)
    assert (found.first_year, [each.from_year for each in found.changes]) == (first_year, changed)
