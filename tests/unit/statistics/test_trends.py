import csv
import math
from datetime import date, timedelta
from decimal import Decimal, localcontext
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, strategies as st
from scipy import stats

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.shares import Share
from safeguarding.statistics.trends import trend

_VECTORS = Path(__file__).parents[2] / "vectors" / "statistics"


class TestCochranArmitage:
    """The trend test with the waves' dates as scores."""

    def test_published(self) -> None:
        with (_VECTORS / "cochran_armitage.csv").open(newline="", encoding="utf-8") as file:
            rows = [{key: int(value) for key, value in row.items()} for row in csv.DictReader(file)]
        points = [
            (date(2020, 1, 1) + timedelta(days=row["score"]), Share(row["with"], row["with"] + row["without"]))
            for row in rows
        ]
        found = trend(points)
        assert found is not None
        people = sum(share.base for _, share in points)
        # the publication's statistic has the other of the two usual variances
        assert round(found.z * math.sqrt(people / (people - 1)), 3) == -1.790
        assert round(found.slope_a_year / 365.25, 4) == -0.0194

    @given(data=st.data(), waves=st.integers(3, 6))
    def test_it_is_the_correlation_of_answer_and_date(self, data: st.DataObject, waves: int) -> None:
        """Its square is N r²: an independent way to the same number, to 1e-10."""
        points = []
        for k in range(waves):
            base = data.draw(st.integers(1, 30))
            points.append(
                (date(2015, 1, 1) + timedelta(days=400 * k + k * k), Share(data.draw(st.integers(0, base)), base))
            )
        count, base = sum(share.count for _, share in points), sum(share.base for _, share in points)
        found = trend(points)
        assert found is not None
        if not 0 < count < base:
            assert (found.z, found.p_value) == (0, 1)
            return
        days = np.concatenate([[on.toordinal()] * share.base for on, share in points])
        answers = np.concatenate([[1] * share.count + [0] * (share.base - share.count) for _, share in points])
        expected = math.sqrt(base) * stats.pearsonr(days, answers).statistic
        assert found.z == pytest.approx(expected, abs=1e-10)
        assert found.p_value == pytest.approx(2 * stats.norm.sf(abs(expected)), abs=1e-10)

    @given(data=st.data(), waves=st.integers(3, 6))
    def test_it_is_the_true_value(self, data: st.DataObject, waves: int) -> None:
        """The statistic lies within 1e-13 of the formula worked out to fifty digits, for any days and large bases."""
        points: list[tuple[date, Share]] = []
        for on in data.draw(st.sets(st.dates(), min_size=waves, max_size=waves)):
            size = data.draw(st.integers(1, 10**6))
            points.append((on, Share(data.draw(st.integers(0, size)), size)))
        count, base = sum(share.count for _, share in points), sum(share.base for _, share in points)
        found = trend(points)
        assert found is not None
        if not 0 < count < base:
            return
        with localcontext(prec=50):
            pooled = Decimal(count) / base
            pairs = [(Decimal(on.toordinal()), share.count, share.base) for on, share in points]
            mean = sum((size * day for day, _, size in pairs), Decimal(0)) / base
            upper = sum(((day - mean) * (some - size * pooled) for day, some, size in pairs), Decimal(0))
            spread = sum((size * (day - mean) ** 2 for day, _, size in pairs), Decimal(0))
            expected = upper / (pooled * (1 - pooled) * spread).sqrt()
            assert abs(Decimal(found.z) - expected) <= Decimal("1e-13") * max(Decimal(1), abs(expected))
            slope = upper / spread * Decimal("365.25")
            assert abs(Decimal(found.slope_a_year) - slope) <= Decimal("1e-13") * max(Decimal(1), abs(slope))

    def test_two_waves_are_no_trend(self) -> None:
        assert trend([(date(2015, 1, 1), Share(1, 2)), (date(2017, 1, 1), Share(2, 2))]) is None

    def test_the_order_given_does_not_matter(self) -> None:
        points = [(date(2011 + 2 * k, 5, 1), Share(50 + 5 * k, 100)) for k in range(4)]
        assert trend(points) == trend(points[::-1])

    def test_one_day_cannot_have_two_waves(self) -> None:
        with pytest.raises(InvalidRecordError):
            trend([(date(2015, 1, 1), Share(1, 2))] * 3)

    def test_a_standstill_is_no_rise(self) -> None:
        points = [(date(2011 + 2 * k, 5, 1), Share(count, 100)) for k, count in enumerate((50, 60, 60))]
        found = trend(points)
        assert found is not None
        assert not found.rises_every_time
        assert not found.falls_every_time


@pytest.mark.parametrize(
    ("counts", "rises", "falls"),
    [((5, 6, 7), True, False), ((7, 6, 5), False, True), ((5, 5, 6), False, False), ((6, 5, 5), False, False)],
)
def test_a_step_that_stays_level_neither_rises_nor_falls(counts: tuple[int, ...], rises: bool, falls: bool) -> None:  # noqa: FBT001
    found = trend([(date(2015 + k, 1, 1), Share(count, 10)) for k, count in enumerate(counts)])
    assert found is not None
    assert (found.rises_every_time, found.falls_every_time) == (rises, falls)
