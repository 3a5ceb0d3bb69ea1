import random
from fractions import Fraction

import pytest
from tests.unit.statistics.test_counts import rows

from safeguarding.errors import InvalidRecordError
from safeguarding.indicators.comparisons import AreaFigure, QuartileBand, funnel, quartile_cuts, ranked
from safeguarding.indicators.figures import mean_of
from safeguarding.numbers.polarities import Polarity
from safeguarding.numbers.shares import Share

HIGH, LOW = Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER
ROWS = rows("rereferrals_2025")
AREAS = [
    AreaFigure(row["old_la_code"], Share(int(row["rereferral_count"]), int(row["referral_count"])))
    if row["rereferral_count"].isdigit() and row["referral_count"].isdigit()
    else AreaFigure(row["old_la_code"], None)
    for row in ROWS
]


class TestRanks:
    """Rank and quarter as DfE's tool has them, with the places that chance leaves open."""

    def test_the_authorities_of_2025(self) -> None:
        """77 ranks and bands of printed re-referral shares."""
        found = {each.area: each for each in ranked(AREAS, polarity=LOW, places=1)}
        given = rows("oracles_benchmark")
        assert len(given) == 77
        for row in given:
            mine = found[row["la_code"]]
            assert (str(mine.rank), str(mine.of)) == (row["rank"], row["authorities_with_value"])
            assert mine.band is QuartileBand(row["band"])

    def test_the_cuts(self) -> None:
        printed = [Fraction(row["rereferral_percent"]) for row in ROWS if row["rereferral_percent"][0].isdigit()]
        assert [float(cut) for cut in quartile_cuts(printed)] == [16.9, 20.0, 23.0]

    def test_uncertainty_holds_the_rank(self) -> None:
        for each in ranked(AREAS, polarity=LOW):
            if each.rank is not None:
                assert (each.best_rank or 0) <= each.rank <= (each.worst_rank or 0)
                assert each.band in each.bands

    def test_a_small_area_may_be_anywhere(self) -> None:
        areas = [AreaFigure("small", Share(1, 4)), *(AreaFigure(str(k), Share(k * 100, 1_000)) for k in range(1, 8))]
        small = ranked(areas, polarity=LOW)[0]
        assert (small.best_rank, small.worst_rank, len(small.bands)) == (1, 8, 4)

    def test_ties_share_the_best_place(self) -> None:
        areas = [AreaFigure("a", Share(1, 2)), AreaFigure("b", Share(2, 4)), AreaFigure("c", Share(3, 4))]
        assert [each.rank for each in ranked(areas, polarity=LOW)] == [1, 1, 3]
        assert [each.rank for each in ranked(areas, polarity=HIGH)] == [2, 2, 1]

    def test_no_polarity_no_rank(self) -> None:
        """Of a figure that is neither good nor bad when high, nobody is best."""
        assert {(each.rank, each.band) for each in ranked(AREAS, polarity=None)} == {(None, None)}

    def test_missing(self) -> None:
        """A missing value has no rank and takes no place."""
        found = ranked([AreaFigure("a", None), AreaFigure("b", Share(1, 2))], polarity=LOW)
        assert [(each.rank, each.of) for each in found] == [(None, 1), (1, 1)]
        with pytest.raises(InvalidRecordError):
            quartile_cuts([])

    def test_a_mean_that_tells_nothing(self) -> None:
        found = ranked([AreaFigure("a", mean_of([3])), AreaFigure("b", mean_of([1, 2, 3]))], polarity=LOW)
        assert [(each.best_rank, each.worst_rank) for each in found] == [(1, 2), (1, 2)]


class TestFunnel:
    """Limits of chance about the pooled share, which say so when the areas differ by more than chance."""

    def test_the_authorities_of_2025(self) -> None:
        """102 of 153 lie outside the 99.8% limits: overdispersion, not 102 outliers."""
        found = funnel(AREAS)
        assert sum(each.beyond == 0.998 for each in found.points) == 102
        assert found.is_overdispersed
        assert found.dispersion == pytest.approx(102, abs=1.5)
        assert "102 of 153 areas lie outside the 99.8% limits: overdispersed" in str(found)

    def test_chance_alone(self) -> None:
        """Areas that differ by chance are not overdispersed, and few lie outside."""
        rng = random.Random(7)  # noqa: S311 - chance in a test, not a secret
        areas = [
            AreaFigure(str(k), Share(sum(rng.random() < 0.2 for _ in range(base)), base))
            for k, base in enumerate(range(100, 1_100, 10))
        ]
        found = funnel(areas)
        assert not found.is_overdispersed
        assert sum(each.beyond is not None for each in found.points) <= 12

    def test_one_outlier_is_named(self) -> None:
        areas = [AreaFigure(str(k), Share(200, 1_000)) for k in range(100)]
        found = funnel([*areas, AreaFigure("high", Share(250, 1_000))])
        assert [(each.area, each.is_high) for each in found.points if each.beyond] == [("high", True)]
        assert not found.is_overdispersed

    def test_refusals(self) -> None:
        for areas in ([AREAS[0]], [AreaFigure("a", Share(0, 5)), AreaFigure("b", Share(0, 6))]):
            with pytest.raises(InvalidRecordError):
                funnel(areas)
