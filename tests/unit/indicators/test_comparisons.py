from fractions import Fraction

import pytest
from tests.unit.statistics.test_counts import rows

from safeguarding.authorities.neighbours import authority_of_department_code, department_code, statistical_neighbours
from safeguarding.errors import InvalidRecordError
from safeguarding.indicators.comparisons import (
    BANDS,
    BANDS_BY_RANK,
    AreaFigure,
    ComparisonConventions,
    NeighbourMean,
    QuartileBand,
    QuartileMethod,
    TieRule,
    _placed,
    neighbours_value,
    quantiles_by_rank,
    quartile_cuts,
    ranked,
)
from safeguarding.indicators.figures import Figure, mean_of
from safeguarding.indicators.rates import Rate
from safeguarding.numbers.polarities import Polarity
from safeguarding.numbers.shares import Share
from safeguarding.sources import Certainty, Source

OWN = Source(title="Our own scorecard", certainty=Certainty.ESTABLISHED)
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
        found = {each.area: each for each in ranked(AREAS, polarity=LOW, policy=ComparisonConventions(places=1))}
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


class TestConventions:
    """Quarters, ties and the neighbours' figure follow the convention that is named."""

    @pytest.mark.parametrize("group", sorted({row["group"] for row in rows("oracles_quantiles")}))
    def test_quantiles_by_rank(self, group: str) -> None:
        """Published quantiles of whole areas; where 1 is the highest, values are turned about."""
        mine = [row for row in rows("oracles_quantiles") if row["group"] == group]
        sign = -1 if mine[0]["quantile_1_is"] == "highest values" else 1
        there = [row for row in mine if row["value"] not in ("", "NA")]
        found = quantiles_by_rank([sign * Fraction(row["value"]) for row in there], int(mine[0]["quantiles"]))
        assert ["" if each is None else str(each) for each in found] == [
            "" if row["quantile"] == "NA" else row["quantile"] for row in there
        ]

    def test_ties(self) -> None:
        areas = [AreaFigure("a", Share(1, 2)), AreaFigure("b", Share(2, 4)), AreaFigure("c", Share(3, 4))]
        for ties, expected in ((TieRule.BEST, [1, 1, 3]), (TieRule.WORST, [2, 2, 3]), (TieRule.DENSE, [1, 1, 2])):
            found = ranked(areas, polarity=LOW, policy=ComparisonConventions(ties=ties))
            assert [each.rank for each in found] == expected

    def test_quarters_by_rank(self) -> None:
        """Fewer areas than quarters have none by rank."""
        policy = ComparisonConventions(quartiles=QuartileMethod.BY_RANK)
        areas = [AreaFigure(str(k), Share(k, 10)) for k in range(8)]
        assert [each.band for each in ranked(areas, polarity=LOW, policy=policy)] == [
            band for band in QuartileBand for _ in range(2)
        ]
        for few in (ranked(areas[:3], polarity=LOW, policy=policy), ranked(areas[:3], polarity=LOW)):
            assert {(each.band, each.bands) for each in few} == {(None, ())}
        assert [each.band for each in ranked(areas[:4:2], polarity=LOW)] == [None, None]
        assert None not in {each.band for each in ranked(areas[:4], polarity=LOW)}

    def test_the_two_methods_part_over_six_areas(self) -> None:
        """The third cut of 1 to 6 is 4.75, so that 5 lies above it; by rank the last quarter of six holds one."""
        areas = [AreaFigure(str(k), Share(k, 10)) for k in range(1, 7)]
        bands = {
            method: [
                list(QuartileBand).index(each.band) + 1
                for each in ranked(areas, polarity=LOW, policy=ComparisonConventions(quartiles=method))
                if each.band
            ]
            for method in QuartileMethod
        }
        assert bands[QuartileMethod.BY_RANK] == [1, 1, 2, 3, 3, 4]
        assert {tuple(found) for method, found in bands.items() if method is not QuartileMethod.BY_RANK} == {
            (1, 1, 2, 3, 4, 4)
        }

    def test_the_quarters_of_one_value(self) -> None:
        assert quartile_cuts([Fraction(7)]) == (Fraction(7),) * 3

    def test_rates_are_ranked_as_they_are_printed(self) -> None:
        """10.6 and 11.4 are both printed 11, and share a rank."""
        areas = [AreaFigure("a", Rate(106, 1_000, per=100)), AreaFigure("b", Rate(114, 1_000, per=100))]
        found = ranked(areas, polarity=LOW, policy=ComparisonConventions(places=0))
        assert [each.rank for each in found] == [1, 1]

    def test_the_neighbours_of_2025(self) -> None:
        """77 simple means and pooled shares of ten neighbours, to the printed digits; they part by up to some points."""
        by_code = {each.area: each.figure for each in AREAS}
        printed = {row["old_la_code"]: row["rereferral_percent"] for row in ROWS}
        for row in rows("oracles_benchmark"):
            codes = [
                department_code(each.authority)
                for each in statistical_neighbours(authority_of_department_code(row["la_code"]))
            ]
            there = [figure for code in codes if (figure := by_code[code]) is not None]
            assert len(there) == int(row["neighbours_with_value"])
            pooled = neighbours_value(there, how=NeighbourMean.POOLED)
            assert float(pooled or 0) * 100 == pytest.approx(float(row["neighbours_pooled"]))
            # the tool takes the mean of printed shares, each at most half a tenth away
            simple = float(neighbours_value(there) or 0) * 100
            assert simple == pytest.approx(float(row["neighbours_simple_mean"]), abs=0.05)
            of_printed = [Fraction(printed[code]) for code in codes if printed[code][0].isdigit()]
            assert float(sum(of_printed) / len(of_printed)) == pytest.approx(float(row["neighbours_simple_mean"]))

    def test_nobody_and_what_cannot_be_pooled(self) -> None:
        assert neighbours_value([]) is None
        several: list[list[Figure]] = [
            [mean_of([1])],
            [Rate(1, 2, per=10), Rate(1, 2, per=100)],
            [Share(1, 2), Rate(1, 2, per=10)],
        ]
        for figures in several:
            with pytest.raises(InvalidRecordError):
                neighbours_value(figures, how=NeighbourMean.POOLED)


@pytest.mark.parametrize(
    ("policy", "source"),
    [
        (ComparisonConventions(), BANDS),
        (ComparisonConventions(quartiles=QuartileMethod.BY_RANK), BANDS_BY_RANK),
        (ComparisonConventions(quartiles=QuartileMethod.BY_RANK, source=OWN), OWN),
        (ComparisonConventions(source=OWN), OWN),
    ],
)
def test_whose_convention_it_is(policy: ComparisonConventions, source: Source) -> None:
    """Quarters by rank are UKHSA's unless somebody's own are named."""
    assert {each.source for each in ranked(AREAS[:8], polarity=LOW, policy=policy)} == {source}


@pytest.mark.parametrize(
    ("figures", "pooled"),
    [
        ([Rate(1, 2, per=10)], 5),
        ([Rate(1, 2, per=10), Rate(3, 2, per=10)], 10),
        ([Share(1, 2), Share(1, 6)], Fraction(1, 4)),
    ],
)
def test_pooled(figures: list[Figure], pooled: Fraction) -> None:
    """All counts over all bases, per what each rate is per; a mean among shares has no count."""
    assert neighbours_value(figures, how=NeighbourMean.POOLED) == pooled
    with pytest.raises(InvalidRecordError):
        neighbours_value([*figures, mean_of([1])], how=NeighbourMean.POOLED)


@pytest.mark.parametrize("per", [None, 10_000])
@pytest.mark.parametrize("polarity", [LOW, HIGH])
def test_areas_of_which_each_is_sure_have_one_rank_and_one_quarter(per: int | None, polarity: Polarity) -> None:
    """Of shares and of rates, whichever way is good, also where they are ranked as printed."""
    areas = [
        AreaFigure(str(k), Share(k * 1_000, 10_000) if per is None else Rate(k * 1_000, 10_000, per=per))
        for k in range(1, 9)
    ]
    found = ranked(areas, polarity=polarity, policy=ComparisonConventions(places=1))
    in_order = found if polarity is LOW else found[::-1]
    assert [(each.best_rank, each.rank, each.worst_rank) for each in in_order] == [(k, k, k) for k in range(1, 9)]
    assert [each.bands for each in in_order] == [(band,) for band in QuartileBand for _ in range(2)]


def test_an_area_whose_interval_only_touches_is_not_surely_better() -> None:
    """It may be as good, so that the best place is still open."""
    for end, best in ((0.2, 1), (0.19, 2)):
        found = _placed(
            "York",
            Fraction(2, 10),
            (0.2, 0.3),
            others=[(0.1, end), (0.2, 0.3)],
            by_rank=[Fraction(1, 10), Fraction(2, 10)],
            bands={Fraction(1, 10): None, Fraction(2, 10): None},
            policy=ComparisonConventions(),
        )
        assert found.best_rank == best
