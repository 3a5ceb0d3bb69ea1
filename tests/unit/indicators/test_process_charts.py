import random
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from tests.unit.statistics.test_counts import rows

from safeguarding.errors import InvalidRecordError
from safeguarding.indicators.chart_limits import ChartKind, dispersion
from safeguarding.indicators.process_charts import (
    Assurance,
    ChartPolicy,
    ChartVerdict,
    ProcessChart,
    assurance,
    breaks_of,
    process_chart,
    widened_chart,
)
from safeguarding.indicators.rates import Rate
from safeguarding.indicators.series import (
    BreakKind,
    IndicatorSeries,
    Observation,
    PeriodsCovered,
    SeriesBreak,
    days_between,
    observed,
)
from safeguarding.indicators.signals import SignalRule
from safeguarding.numbers.polarities import Polarity
from safeguarding.numbers.shares import Share
from safeguarding.sources import Certainty

HIGH, LOW = Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER
STEADY = [44, 40, 47, 41, 39, 45, 43, 48, 42, 44, 38, 46]
POINTS = rows("oracles_spc_points")
LIMITS = rows("oracles_spc_limits")


def month(k: int) -> date:
    return date(2018 + k // 12, k % 12 + 1, 28)


def chart_of(
    values: Sequence[object],
    *,
    polarity: Polarity | None = None,
    policy: ChartPolicy | None = None,
    breaks: Sequence[SeriesBreak] = (),
    periods: PeriodsCovered = PeriodsCovered.SEPARATE,
) -> ProcessChart:
    exact = [None if each is None else Fraction(str(each)) for each in values]
    seen = [Observation(on=month(k), value=value) for k, value in enumerate(exact)]
    series = IndicatorSeries(name="visits", observations=seen, polarity=polarity, breaks=breaks, periods=periods)
    return process_chart(series, policy=policy)


class TestPublishedSeries:
    """Every flag of 11 series under each convention, as NHSRplotthedots and others print or imply them."""

    @pytest.mark.parametrize(
        "row", [row for row in LIMITS if "3/1.128" not in row["note"]], ids=lambda row: row["series"]
    )
    def test_every_flag(self, row: dict[str, str]) -> None:
        mine = [point for point in POINTS if point["series"] == row["series"]]
        values = [Decimal(point["value"]) for point in mine]

        def flags(rule: SignalRule, **conventions: object) -> list[str]:
            policy = ChartPolicy(
                screened=row["moving_ranges_screened"] == "yes",
                baseline=int(row["baseline_points"]),
                fewest=2,
                **conventions,  # type: ignore[arg-type]  # named by the table below
            )
            points = chart_of(values, policy=policy).points
            ways = [[each.is_up for each in point.signals if each.rule is rule] for point in points]
            return [str(0 if not way else 1 if way[0] else -1) for way in ways]

        for column, found in (
            ("outside_limits", flags(SignalRule.OUTSIDE)),
            ("shift_7", flags(SignalRule.SHIFT)),
            ("shift_6", flags(SignalRule.SHIFT, shift=6)),
            ("shift_8", flags(SignalRule.SHIFT, shift=8)),
            ("trend_7_points", flags(SignalRule.TREND)),
            ("trend_6_points", flags(SignalRule.TREND, trend=6)),
            ("two_of_three_nhsr_excl_outside", flags(SignalRule.TWO_OF_THREE)),
            ("two_of_three_mdc2023_incl_outside", flags(SignalRule.TWO_OF_THREE, counts_outside=True)),
            (
                "two_of_three_western_third_anywhere",
                flags(SignalRule.TWO_OF_THREE, counts_outside=True, one_side=False),
            ),
        ):
            assert found == [point[column] for point in mine], column

    def test_a_chart_of_shares(self) -> None:
        """Limits of each share from the pooled one and its own base, to the printed digits."""
        mine = [row for row in rows("oracles_spc_attribute_charts") if row["chart"] == "p"]
        seen = [
            observed(date.fromisoformat(row["label"]), Share(int(row["numerator"]), int(row["denominator"])))
            for row in mine
        ]
        found = process_chart(IndicatorSeries(name="shares", observations=seen, is_share=True), kind=ChartKind.P)
        for point, row in zip(found.points, mine, strict=True):
            assert float(point.mean or 0) * 100 == pytest.approx(float(row["centre"]), abs=1e-9)
            assert float(point.lower or 0) * 100 == pytest.approx(float(row["computed_lower"]), abs=1e-9)
            assert float(point.upper or 0) * 100 == pytest.approx(float(row["published_upper"]), abs=0.0051)

    def test_a_chart_of_shares_needs_bases_and_shares(self) -> None:
        few = [Observation(on=month(k), value=Fraction(1, 2)) for k in range(13)]
        with pytest.raises(InvalidRecordError, match="base of each"):
            process_chart(IndicatorSeries(name="x", observations=few), kind=ChartKind.P)
        rates = [observed(month(k), Rate(30, 1_000, per=10_000)) for k in range(13)]
        with pytest.raises(InvalidRecordError, match="needs shares"):
            process_chart(IndicatorSeries(name="x", observations=rates), kind=ChartKind.P)


class TestTheLatestValue:
    """Only the latest value is judged, and its polarity says whether a sign is good."""

    def test_within_chance(self) -> None:
        found = chart_of([*STEADY, 41])
        assert found.verdict is ChartVerdict.NO_SIGN_OF_CHANGE
        assert str(found) == (
            "no sign of change; 41.0 in January 2019 is within what this process gives by chance (29.8 to 56.0)"
        )

    @pytest.mark.parametrize(
        ("polarity", "verdict"),
        [(HIGH, ChartVerdict.IMPROVEMENT), (LOW, ChartVerdict.CONCERN), (None, ChartVerdict.CHANGE)],
    )
    def test_outside(self, polarity: Polarity | None, verdict: ChartVerdict) -> None:
        found = chart_of([*STEADY, 90], polarity=polarity)
        assert found.verdict is verdict
        assert "90.0 in January 2019 is outside the limits of chance" in str(found)

    def test_signs_both_ways_are_named(self) -> None:
        """A trend upward that is still a shift downward is a change, and not simply good."""
        values = [100, 99, 101, 100, 102, 98, 100, 101, 99, 100, 80, 81, 82, 83, 84, 85, 86]
        found = chart_of(values, polarity=HIGH)
        assert {(each.rule, each.is_up) for each in found.points[-1].signals} >= {
            (SignalRule.TREND, True),
            (SignalRule.SHIFT, False),
        }
        assert found.verdict is ChartVerdict.CHANGE

    def test_an_old_signal_is_no_news(self) -> None:
        found = chart_of([90, *STEADY, 41])
        assert found.points[0].signals
        assert found.verdict is ChartVerdict.NO_SIGN_OF_CHANGE


class TestWhatIsNotJudged:
    """Too few values, no latest one, no width, and values that share data: it cannot be said, and why."""

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            (STEADY, "12 values"),
            ([*STEADY, 41, None], "no latest value"),
            ([100] * 20, "no width"),
            ([], "no latest value"),
        ],
    )
    def test_cannot_say(self, values: list[object], reason: str) -> None:
        found = chart_of(values, polarity=HIGH)
        assert found.verdict is ChartVerdict.CANNOT_SAY
        assert reason in found.reason
        assert assurance(found, Fraction(50)) in (Assurance.CANNOT_SAY, Assurance.HIT_AND_MISS)

    @pytest.mark.parametrize("periods", [PeriodsCovered.ROLLING, PeriodsCovered.YEAR_TO_DATE])
    def test_shared_data(self, periods: PeriodsCovered) -> None:
        found = chart_of([*STEADY, 41], periods=periods)
        assert (found.verdict, found.points[0].lower) == (ChartVerdict.CANNOT_SAY, None)

    def test_the_thirteenth_value(self) -> None:
        assert chart_of([*STEADY, 41]).points[0].lower is not None
        assert chart_of(STEADY, policy=ChartPolicy(fewest=12)).points[0].lower is not None


class TestBreaks:
    """Limits are recalculated at a stated break with its reason, and no rule runs across it."""

    STEP = SeriesBreak(on=month(13), reason="a second duty team from February 2019")

    def test_a_new_part(self) -> None:
        values = [*STEADY, 41, *(each + 40 for each in [*STEADY, 41])]
        plain, parted = chart_of(values), chart_of(values, breaks=[self.STEP])
        assert plain.verdict is ChartVerdict.CHANGE
        assert parted.verdict is ChartVerdict.NO_SIGN_OF_CHANGE
        assert [each.mean for each in (parted.points[12], parted.points[13])] == [
            Fraction(558, 13),
            Fraction(558, 13) + 40,
        ]
        assert breaks_of(parted) == (self.STEP,)
        assert "second duty team" in str(self.STEP)

    def test_too_little_after_it(self) -> None:
        found = chart_of([*STEADY, 41, 80, 81], breaks=[self.STEP])
        assert found.verdict is ChartVerdict.CANNOT_SAY
        assert "2 values since the latest break" in found.reason

    def test_a_reason_is_needed(self) -> None:
        with pytest.raises(InvalidRecordError, match="reason"):
            SeriesBreak(on=month(3), reason=" ", kind=BreakKind.DATA)

    def test_a_base_of_nobody(self) -> None:
        with pytest.raises(InvalidRecordError, match="no base"):
            Observation(on=month(1), value=Fraction(1), base=0)

    def test_two_of_one_day(self) -> None:
        with pytest.raises(InvalidRecordError, match="one day"):
            chart_of([1, 2], breaks=[self.STEP, self.STEP])


class TestAssurance:
    """The published cases: a target outside the limits is met, or missed, always; one on a limit is hit and miss."""

    @pytest.mark.parametrize(
        ("target", "polarity", "answer"),
        [
            ("29", HIGH, Assurance.WILL_MEET),
            ("29", LOW, Assurance.WILL_MISS),
            ("57", HIGH, Assurance.WILL_MISS),
            ("57", LOW, Assurance.WILL_MEET),
            ("43", HIGH, Assurance.HIT_AND_MISS),
            ("43", None, Assurance.CANNOT_SAY),
        ],
    )
    def test_a_target(self, target: str, polarity: Polarity | None, answer: Assurance) -> None:
        assert assurance(chart_of([*STEADY, 41], polarity=polarity), Fraction(target)) is answer

    def test_on_a_limit(self) -> None:
        found = chart_of([*STEADY, 41], polarity=HIGH)
        assert assurance(found, found.points[-1].lower or Fraction(0)) is Assurance.HIT_AND_MISS


@pytest.mark.parametrize(("length", "published"), [(12, 6), (24, 15), (36, 24)])
def test_false_alarms(length: int, published: int) -> None:
    """Of 100 charts of a steady process, as many show any signal as was established by simulation elsewhere."""
    rng = random.Random(20261126 + length)  # noqa: S311 - chance in a test, not a secret
    charts = 400
    alarms = 0
    for _ in range(charts):
        values = [round(rng.gauss(50, 5), 6) for _ in range(length)]
        found = chart_of(values, policy=ChartPolicy(fewest=2))
        alarms += any(point.signals for point in found.points)
    assert alarms / charts * 100 == pytest.approx(published, abs=6)


class TestSmallNumbers:
    """Rates have the limits of their own bases; what is rare is judged by the days between."""

    def test_a_chart_of_rates(self) -> None:
        """The limits of a published u chart, ten of its points being the baseline."""
        mine = [row for row in rows("oracles_spc_attribute_charts") if row["chart"] == "u"]
        seen = [
            observed(month(k), Rate(int(float(row["numerator"])), int(float(row["denominator"])), per=1))
            for k, row in enumerate(mine)
        ]
        baseline = sum(row["note"] == "in baseline" for row in mine)
        series = IndicatorSeries(name="errors", observations=seen, per=1)
        found = process_chart(series, kind=ChartKind.U, policy=ChartPolicy(baseline=baseline, fewest=2))
        assert found.source.certainty is Certainty.SECONDARY
        for point, row in zip(found.points, mine, strict=True):
            assert float(point.mean or 0) == pytest.approx(float(row["centre"]), abs=1e-9)
            assert max(0.0, float(point.lower or 0)) == pytest.approx(float(row["computed_lower"]), abs=1e-9)
            assert float(point.upper or 0) == pytest.approx(float(row["published_upper"]), abs=1e-9)

    def test_the_unit_of_a_rate(self) -> None:
        """Limits per 10,000 are those per head times 10,000, and the sentence says what the rate is per."""
        seen = [observed(month(k), Rate(3 + k % 2, 5_000, per=10_000)) for k in range(13)]
        found = process_chart(IndicatorSeries(name="entries", observations=seen, per=10_000), kind=ChartKind.U)
        head = [observed(month(k), Rate(3 + k % 2, 5_000, per=1)) for k in range(13)]
        alike = process_chart(IndicatorSeries(name="entries", observations=head, per=1), kind=ChartKind.U)
        assert float(found.points[0].upper or 0) == pytest.approx(float(alike.points[0].upper or 0) * 10_000)
        assert "6.0 per 10,000 in January 2019 is within what this process gives by chance" in str(found)

    def test_days_between_events(self) -> None:
        """Limits of the days to the power of 1/3.6, drawn as days: by numpy, and none is below 0."""
        rng = random.Random(3)  # noqa: S311 - chance in a test, not a secret
        days = [date(2020, 1, 1)]
        for _ in range(24):
            days.append(days[-1] + timedelta(days=1 + int(rng.expovariate(1 / 40))))
        seen = days_between(days)
        found = process_chart(IndicatorSeries(name="days between", observations=seen), kind=ChartKind.DAYS_BETWEEN)
        powered = np.array([float(each.value or 0) for each in seen]) ** (1 / 3.6)
        width = 2.66 * np.abs(np.diff(powered)).mean()
        assert float(found.points[0].mean or 0) == pytest.approx(powered.mean() ** 3.6)
        assert float(found.points[0].upper or 0) == pytest.approx((powered.mean() + width) ** 3.6)
        assert float(found.points[0].lower or 0) == pytest.approx(max(0, powered.mean() - width) ** 3.6)

    def test_a_long_time_without(self) -> None:
        """After events every fortnight, a year without one is a sign; of what is bad, a sign of improvement."""
        days = [date(2022, 1, 1) + timedelta(days=14 * k + k % 3) for k in range(20)]
        seen = days_between([*days, days[-1] + timedelta(days=365)])
        series = IndicatorSeries(name="days between", observations=seen, polarity=HIGH)
        assert process_chart(series, kind=ChartKind.DAYS_BETWEEN).verdict is ChartVerdict.IMPROVEMENT

    def test_events_of_one_day(self) -> None:
        """Two events of one day, as of brothers, are one day on which it happened."""
        assert len(days_between([date(2024, 5, 2), date(2024, 5, 2), date(2024, 5, 9)])) == 1

    def test_a_chart_of_rates_needs_bases(self) -> None:
        few = [Observation(on=month(k), value=Fraction(1, 2)) for k in range(13)]
        with pytest.raises(InvalidRecordError, match="rates needs the base"):
            process_chart(IndicatorSeries(name="x", observations=few), kind=ChartKind.U)

    def test_a_share_is_per_nothing(self) -> None:
        with pytest.raises(InvalidRecordError, match="no share"):
            IndicatorSeries(name="x", observations=(), is_share=True, per=100)


class TestWidenedLimits:
    """Shares of large bases vary by more than chance gives: Laney's limits are widened by how far they move."""

    ROWS = tuple(row for row in rows("oracles_spc_attribute_charts") if row["chart"] == "p' (Laney)")

    def emergencies(self) -> ProcessChart:
        seen = [
            observed(month(k), Share(int(row["numerator"]), int(row["denominator"]))) for k, row in enumerate(self.ROWS)
        ]
        return process_chart(IndicatorSeries(name="in 4 hours", observations=seen, is_share=True), kind=ChartKind.P)

    def test_published_limits(self) -> None:
        """Of PowerBI-SPC's twenty weeks, to their printed digits; and by numpy from Laney's formula."""
        plain = self.emergencies()
        found = widened_chart(plain)
        assert found is not None
        assert (found.kind, found.source.title[:5]) == (ChartKind.P_PRIME, "Laney")
        counts, bases = (np.array([float(row[name]) for row in self.ROWS]) for name in ("numerator", "denominator"))
        errors = np.sqrt(counts.sum() / bases.sum() * (1 - counts.sum() / bases.sum()) / bases)
        sigma = np.abs(np.diff((counts / bases - counts.sum() / bases.sum()) / errors)).mean() / 1.128
        for point, row, error in zip(found.points, self.ROWS, errors, strict=True):
            assert float(point.lower or 0) * 100 == pytest.approx(float(row["published_lower"]), abs=6e-5)
            assert float(point.upper or 0) * 100 == pytest.approx(float(row["published_upper"]), abs=6e-5)
            assert float((point.upper or 0) - (point.mean or 0)) == pytest.approx(3 * sigma * error, rel=1e-9)
        signs = [
            sum(signal.rule is SignalRule.OUTSIDE for point in each.points for signal in point.signals)
            for each in (plain, found)
        ]
        assert signs[0] > 10
        assert signs[1] == 0

    def test_rates(self) -> None:
        """By numpy: the rates of a count that varies fourfold have limits twice as wide."""
        rng = np.random.default_rng(4)
        counts = rng.poisson(rng.gamma(100, 1, size=30) * 20)
        seen = [observed(month(k), Rate(int(count), 40_000, per=10_000)) for k, count in enumerate(counts)]
        found = widened_chart(process_chart(IndicatorSeries(name="x", observations=seen, per=10_000), kind=ChartKind.U))
        assert found is not None
        error = np.sqrt(counts.mean())
        sigma = np.abs(np.diff((counts - counts.mean()) / error)).mean() / 1.128
        assert float(found.points[0].upper or 0) == pytest.approx((counts.mean() + 3 * sigma * error) / 4, rel=1e-9)

    @pytest.mark.parametrize("step", [0, 30])
    def test_chance_and_steps(self, step: int) -> None:
        """Shares that vary by chance, and shares that step from one level to another, are not widened away."""
        rng = random.Random(5)  # noqa: S311 - chance in a test, not a secret
        shares = [0.5 + step / 100 * (k >= 12) for k in range(24)]
        seen = [
            observed(month(k), Share(sum(rng.random() < share for _ in range(200)), 200))
            for k, share in enumerate(shares)
        ]
        chart = process_chart(IndicatorSeries(name="x", observations=seen, is_share=True), kind=ChartKind.P)
        assert widened_chart(chart) is None

    def test_false_alarms(self) -> None:
        """Of steady processes about one in a thousand is said to vary by more than chance."""
        rng = np.random.default_rng(6)
        drawn = rng.binomial(60, 0.7, size=(300, 24))
        told = [
            dispersion(
                [Observation(on=month(k), value=Fraction(int(count), 60), base=60) for k, count in enumerate(counts)],
                ChartKind.P,
                per=1,
            )
            for counts in drawn
        ]
        assert sum(each is not None for each in told) <= 4

    def test_what_is_not_of_bases(self) -> None:
        assert widened_chart(chart_of([*STEADY, 41])) is None


def test_a_limit_of_just_nothing_is_printed_as_it_is() -> None:
    """Between 2.16 and 3.16 the mean is 2.66 and so is the width."""
    found = chart_of(["2.16", "3.16"] * 7)
    assert found.reason == "3.2 in February 2019 is within what this process gives by chance (0.0 to 5.3)"


def test_the_latest_part_is_held_against_a_target() -> None:
    """Before the step 15 was out of reach; now it is always met."""
    step = SeriesBreak(on=month(14), reason="a second team")
    found = chart_of([10, 11] * 7 + [20, 21] * 7, polarity=HIGH, breaks=[step])
    assert assurance(found, Fraction(15)) is Assurance.WILL_MEET
    assert assurance(found, Fraction(25)) is Assurance.WILL_MISS


def test_one_value_since_a_break_is_not_judged() -> None:
    """Whatever was judged before it."""
    found = chart_of([*STEADY, 41, 80], breaks=[SeriesBreak(on=month(13), reason="a new form")])
    assert found.reason == "1 value since the latest break, or the start, is fewer than 13"


def test_counts_a_head_are_rates_per_one() -> None:
    """A chart of them is widened as one of rates per 10,000 is."""
    rates = [(2 + k % 2 * 2) * 1_000 for k in range(24)]
    seen = [Observation(on=month(k), value=Fraction(each, 10_000), base=10_000) for k, each in enumerate(rates)]
    found = widened_chart(process_chart(IndicatorSeries(name="x", observations=seen), kind=ChartKind.U))
    assert found is not None
    assert found.verdict is ChartVerdict.NO_SIGN_OF_CHANGE


@pytest.mark.parametrize("field", ["shift", "trend", "fewest", "baseline"])
def test_a_run_is_of_two_at_least(field: str) -> None:
    """Of one value nothing follows: a run, a baseline and a chart begin at two."""
    assert getattr(ChartPolicy(**{field: 2}), field) == 2  # type: ignore[arg-type]
    with pytest.raises(InvalidRecordError, match="2 values or more"):
        ChartPolicy(**{field: 1})  # type: ignore[arg-type]


def test_counts_a_head_have_limits_of_one_head() -> None:
    """Of 2 a head among 50 each the limits lie three roots of 2/50 away."""
    counts = [Observation(on=month(k), value=Fraction(2), base=50) for k in range(13)]
    first = process_chart(IndicatorSeries(name="moves", observations=counts), kind=ChartKind.U).points[0]
    assert first.upper is not None
    assert float(first.upper) == pytest.approx(2 + 3 * (2 / 50) ** 0.5)


@pytest.mark.parametrize(
    ("label", "said"),
    [("", "0% in January 2019"), ("2018/19", "0% on 2018/19"), ("5 May", "0% on 5 May"), ("year 9", "0% in year 9")],
)
def test_the_last_value_may_be_nothing(label: str, said: str) -> None:
    """It is printed as it is, with the words that go before a period of that name."""
    shares = [Observation(on=month(k), value=Fraction(each, 100)) for k, each in enumerate(STEADY)]
    latest = Observation(on=month(12), value=Fraction(0), label=label)
    found = process_chart(IndicatorSeries(name="visits", observations=[*shares, latest], is_share=True))
    assert f"{said} is outside the limits" in str(found)


def test_a_value_of_nothing_within_the_limits() -> None:
    """And an upper limit of nothing, below which every value lies: both are printed as they are."""
    found = chart_of([1, -1] * 6 + [0])
    assert found.reason.startswith("0.0 in January 2019 is within")
    found = chart_of(["-2.16", "-3.16"] * 7)
    assert found.reason == "-3.2 in February 2019 is within what this process gives by chance (-5.3 to 0.0)"


def test_too_few_values_are_not_widened() -> None:
    """Of twelve nothing is said, however far they lie apart."""
    seen = [Observation(on=month(k), value=Fraction(90 + k % 2 * 2, 100), base=20_000) for k in range(13)]
    for known, is_widened in ((12, False), (13, True)):
        series = IndicatorSeries(name="visits", observations=seen[:known], is_share=True)
        assert (widened_chart(process_chart(series, kind=ChartKind.P)) is not None) is is_widened
