"""Timeliness for those outside the team: small numbers hidden, and the share over time."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from safeguarding.dates.ranges import DateRange
from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
from safeguarding.pages.timeliness import CountedBy
from safeguarding.pages.timeliness_lists import MeasuredObligation
from safeguarding.pages.timeliness_published import published_timeliness, timeliness_chart
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.timeliness_measures import Cohort

ON = date(2018, 3, 31)
YEAR = DateRange(date(2017, 4, 1), ON)
ALL = "All"


def owed(*cases: tuple[str, date, int | None]) -> list[MeasuredObligation]:
    """A case for each group, start and days that it took; never done without a number. 20 working days are 28 to 31."""
    made = []
    for group, start, days in cases:
        case = Episode(started_on=start, done_on=[] if days is None else [start + timedelta(days=days)])
        made += [
            MeasuredObligation(obligation=each, group=group)
            for each in obligations([rule_named("iha")], case, as_at=ON)
        ]
    return made


def shown(measured: list[MeasuredObligation], by: CountedBy | None) -> dict[str, tuple[str, ...]]:
    section = published_timeliness(
        measured, title="", cohort=Cohort.FELL_DUE, period=YEAR, as_at=ON, by=by, rule=FEWER_THAN_FIVE
    )
    assert not section.paragraphs
    return {row[0]: row[1:] for row in section.tables[0].words}


def test_small_numbers_and_what_gives_them_away_are_hidden() -> None:
    """Two of twenty in the north were late, five of ten in the south: neither row may tell of the two, nor the sum."""
    may = date(2017, 5, 2)
    north = [("North", may, 10 if k >= 2 else 60) for k in range(20)]
    south = [("South", may, 10 if k >= 5 else 60) for k in range(10)]
    found = shown(owed(*north, *south), CountedBy.GROUP)
    assert found["North"] == ("20", "c", "c", "c", "0", "0", "20")
    assert found["South"][1:4] == ("c", "c", "c")
    assert found[ALL] == ("30", "76.7%", "23", "7", "0", "0", "30")


@pytest.mark.parametrize("by", [None, CountedBy.MONTH, CountedBy.QUARTER, CountedBy.GROUP])
def test_large_numbers_are_exact(by: CountedBy | None) -> None:
    cases = [(f"T{k % 2}", date(2017, 5 + 6 * (k % 2), 2), (10, 60)[k % 4 > 1]) for k in range(40)]
    found = shown(owed(*cases), by)
    assert found[ALL] == ("40", "50.0%", "20", "20", "0", "0", "40")
    assert "c" not in {cell for row in found.values() for cell in row}
    if by is CountedBy.GROUP:
        assert found["T0"] == found["T1"] == ("20", "50.0%", "10", "10", "0", "0", "20")


def test_the_share_over_time() -> None:
    """Month by month, from the first in which something is settled to the last; a month without any is missing, not 0."""
    cases = [("", date(2017, month, 2), days) for month in (5, 7) for days in (10, 10, 60)]
    chart = timeliness_chart(owed(*cases), title="x", cohort=Cohort.FELL_DUE, period=YEAR, as_at=ON)
    found = [(each.on.month, each.value, each.base) for each in chart.series.observations]
    assert found == [(5, Fraction(2, 3), 3), (6, None, None), (7, Fraction(2, 3), 3)]
    assert not timeliness_chart([], title="x", cohort=Cohort.FELL_DUE, period=YEAR, as_at=ON).points
