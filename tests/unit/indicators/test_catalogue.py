"""What ships of every indicator."""

import pytest
from tests.unit.statistics.test_counts import rows

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


def test_first_years() -> None:
    """Those that are known are those of the table that was compiled before."""
    known = {each.key: each.first_year for each in INDICATORS if each.first_year is not None}
    given = {row["id"]: row["first_year"] for row in rows("definitions")}
    assert len(known) == 5
    for key, year in known.items():
        assert given[key].startswith(str(year))


@pytest.mark.parametrize(
    ("key", "changed"), [("cla_rate", []), ("assessment_45wd", [2014]), ("sw_vacancy", [2017]), ("sw_turnover", [2017])]
)
def test_changes(key: str, changed: list[int]) -> None:
    """One assessment came in 2014, another method of the workforce census in 2017."""
    assert [each.from_year for each in indicator_named(key).changes] == changed
