from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st
from scipy import stats
from tests.unit.statistics.test_counts import rows

from safeguarding.errors import InvalidRecordError
from safeguarding.indicators.figures import Figure, mean_of
from safeguarding.indicators.rates import Rate
from safeguarding.indicators.targets import (
    IndicatorTarget,
    RagColour,
    RagRule,
    TargetVerdict,
    against_target,
    rag,
)
from safeguarding.numbers.polarities import Polarity
from safeguarding.numbers.shares import Share

HIGH, LOW = Polarity.HIGHER_IS_BETTER, Polarity.LOWER_IS_BETTER
WORDS = {
    "above target": TargetVerdict.MET,
    "below target": TargetVerdict.NOT_MET,
    "cannot say": TargetVerdict.CANNOT_SAY,
}


def target(value: str, *, polarity: Polarity | None = HIGH, tolerance: str = "0") -> IndicatorTarget:
    return IndicatorTarget(value=Decimal(value), tolerance=Decimal(tolerance), polarity=polarity)


class TestShares:
    """Met or not met only where chance would seldom give as much at the target itself."""

    @pytest.mark.parametrize(
        "row", rows("oracles_target_tests"), ids=lambda row: f"{row['numerator']}/{row['denominator']}"
    )
    def test_worked_ones(self, row: dict[str, str]) -> None:
        """Verdict, tail, limits and the raw fact agree with scipy and statsmodels; turned about, the polarity turns."""
        share = Share(int(row["numerator"]), int(row["denominator"]))
        found = against_target(share, target(row["target"]))
        assert found.verdict is WORDS[row["verdict_exact_95"]]
        assert found.is_met_as_counted is (row["raw"] == "met")
        assert found.interval is not None
        assert (found.interval.lower, found.interval.upper) == pytest.approx(
            (float(row["exact_lower"]), float(row["exact_upper"])), abs=1e-9
        )
        turned = against_target(share, target(row["target"], polarity=LOW))
        if found.verdict is not TargetVerdict.CANNOT_SAY:
            assert {found.verdict, turned.verdict} == {TargetVerdict.MET, TargetVerdict.NOT_MET}

    def test_the_sentence(self) -> None:
        found = against_target(Share(56, 61), target("0.95"))
        assert str(found) == "92% of 61 against 95%: cannot say (by chance the true figure may be 81.9% to 97.3%)"

    def test_a_rounded_percentage_is_not_the_share(self) -> None:
        """94.95% is not 95%, whatever is printed."""
        assert against_target(Share(1_899, 2_000), target("0.95")).is_met_as_counted is False
        assert against_target(Share(1_900, 2_000), target("0.95")).is_met_as_counted is True

    def test_a_tolerance(self) -> None:
        """What is needed is the target less its tolerance, or plus it where low is good."""
        assert against_target(Share(460, 500), target("0.95")).verdict is TargetVerdict.NOT_MET
        within = against_target(Share(460, 500), target("0.95", tolerance="0.03"))
        assert (within.verdict, within.is_met_as_counted) == (TargetVerdict.CANNOT_SAY, True)
        low = against_target(Share(60, 500), target("0.10", polarity=LOW, tolerance="0.02"))
        assert low.is_met_as_counted is True

    def test_targets_at_the_ends(self) -> None:
        """Of all and of none: one case that fails is sure, and no number of cases proves that all will do."""
        assert against_target(Share(60, 61), target("1")).verdict is TargetVerdict.NOT_MET
        assert against_target(Share(61, 61), target("1")).verdict is TargetVerdict.CANNOT_SAY
        assert against_target(Share(1, 61), target("0", polarity=LOW)).verdict is TargetVerdict.NOT_MET
        assert against_target(Share(0, 61), target("0", polarity=LOW)).verdict is TargetVerdict.CANNOT_SAY

    def test_a_percentage_for_a_share_is_refused(self) -> None:
        with pytest.raises(InvalidRecordError, match=r"0\.95 where it is a number"):
            against_target(Share(56, 61), target("95"))

    def test_no_polarity(self) -> None:
        """Where neither way is good, nothing is met or missed."""
        found = against_target(Share(56, 61), target("0.95", polarity=None))
        assert (found.verdict, found.is_met_as_counted) == (TargetVerdict.CANNOT_SAY, None)

    @pytest.mark.parametrize("base", [5, 20, 61, 300])
    @pytest.mark.parametrize("wanted", ["0.5", "0.8", "0.95"])
    def test_false_alarms(self, base: int, wanted: str) -> None:
        """A service just at its target is said to meet it, or to miss it, at most 25 times in 1,000 each."""
        chances: dict[Any, float] = dict.fromkeys(TargetVerdict, 0.0)
        for count in range(base + 1):
            verdict = against_target(Share(count, base), target(wanted)).verdict
            chances[verdict] += float(stats.binom.pmf(count, base, float(wanted)))
        assert chances[TargetVerdict.MET] <= 0.025 + 1e-12
        assert chances[TargetVerdict.NOT_MET] <= 0.025 + 1e-12


class TestRatesAndMeans:
    """The same three answers for rates and means."""

    @pytest.mark.parametrize(
        ("count", "verdict"),
        [(0, TargetVerdict.CANNOT_SAY), (1, TargetVerdict.CANNOT_SAY), (10, TargetVerdict.NOT_MET)],
    )
    def test_a_low_rate_is_good(self, count: int, verdict: TargetVerdict) -> None:
        """3.6 events are expected at the target: none of them is within chance, as scipy has it; ten are not."""
        assert stats.poisson.cdf(0, 3.6) > 0.025 > stats.poisson.sf(9, 3.6)
        assert against_target(Rate(count, 3_600, per=10_000), target("10", polarity=LOW)).verdict is verdict

    def test_a_mean(self) -> None:
        days = mean_of([10, 12, 13, 11, 14, 12])
        assert against_target(days, target("20", polarity=LOW)).verdict is TargetVerdict.MET
        assert against_target(days, target("12", polarity=LOW)).verdict is TargetVerdict.CANNOT_SAY
        assert against_target(days, target("8", polarity=LOW)).verdict is TargetVerdict.NOT_MET
        peer = stats.ttest_1samp([10, 12, 13, 11, 14, 12], 8).pvalue / 2
        assert against_target(days, target("8", polarity=LOW)).p_value == pytest.approx(peer)

    def test_equal_values(self) -> None:
        """Values that are all the same do not tell what chance does; what was counted still stands."""
        found = against_target(mean_of([12, 12, 12]), target("20", polarity=LOW))
        assert (found.verdict, found.is_met_as_counted, found.interval) == (TargetVerdict.CANNOT_SAY, True, None)


_FIGURES = st.one_of(
    st.integers(1, 300).flatmap(lambda base: st.builds(Share, st.integers(0, base), st.just(base))),
    st.builds(Rate, st.integers(0, 80), st.integers(500, 60_000), per=st.just(10_000)),
)


@given(_FIGURES, st.decimals("0.01", "1", places=2), st.sampled_from(Polarity))
def test_verdict_and_interval_never_part(figure: Figure, value: Decimal, polarity: Polarity) -> None:
    """It cannot be said exactly where the exact interval holds what is needed."""
    found = against_target(figure, IndicatorTarget(value=value, polarity=polarity))
    assert found.interval is not None
    needed = float(value)
    if min(abs(needed - found.interval.lower), abs(needed - found.interval.upper)) > 1e-9:
        assert (found.verdict is TargetVerdict.CANNOT_SAY) is (needed in found.interval)


class TestColours:
    """A colour follows a council's own rule, and says which other colours chance might give."""

    RULE = RagRule(green_from=Decimal("0.95"), amber_from=Decimal("0.90"), polarity=HIGH)

    @pytest.mark.parametrize(
        ("count", "colour"),
        [(950, RagColour.GREEN), (949, RagColour.AMBER), (900, RagColour.AMBER), (899, RagColour.RED)],
    )
    def test_both_sides_of_each_bound(self, count: int, colour: RagColour) -> None:
        assert rag(Share(count, 1_000), self.RULE).colour is colour

    def test_its_doubt(self) -> None:
        assert str(rag(Share(56, 61), self.RULE)) == "92% of 61: amber, but by chance it may be red or green"
        assert rag(Share(5, 61), self.RULE).possible == (RagColour.RED,)
        assert rag(mean_of([1, 1]), RagRule(green_from=1, amber_from=2, polarity=LOW)).is_doubtful

    def test_low_is_good(self) -> None:
        rule = RagRule(green_from=10, amber_from=12, polarity=LOW)
        colours = [rule.colour(Fraction(each)) for each in (10, 11, 12, 13)]
        assert colours == [RagColour.GREEN, RagColour.AMBER, RagColour.AMBER, RagColour.RED]

    def test_bounds_the_wrong_way_round(self) -> None:
        for green, amber, polarity in ((90, 95, HIGH), (12, 10, LOW)):
            with pytest.raises(InvalidRecordError, match="polarity"):
                RagRule(green_from=green, amber_from=amber, polarity=polarity)


@pytest.mark.parametrize(
    ("count", "verdict"), [(0, TargetVerdict.NOT_MET), (1, TargetVerdict.CANNOT_SAY), (2, TargetVerdict.MET)]
)
def test_a_tail_of_just_what_is_left(count: int, verdict: TargetVerdict) -> None:
    """None of two, where half are wanted, has a chance of a quarter: as much as a confidence of a half leaves each side."""
    assert against_target(Share(count, 2), target("0.5"), confidence=0.5).verdict is verdict


@pytest.mark.parametrize(
    ("value", "tolerance", "polarity", "needed"),
    [
        ("0.1", "0.2", HIGH, 0), ("0.1", "0.05", HIGH, Fraction(1, 20)), ("0.1", "0.2", LOW, Fraction(3, 10)),
        ("0", "0", LOW, 0), ("10", "0", None, 10),
    ],
)  # fmt: skip
def test_what_is_needed(value: str, tolerance: str, polarity: Polarity | None, needed: Fraction) -> None:
    """The target less its tolerance, never below nothing; where low is good, the target and its tolerance."""
    assert target(value, polarity=polarity, tolerance=tolerance).needed == needed


@pytest.mark.parametrize(("value", "tolerance"), [("-0.1", "0"), ("0.1", "-0.1"), ("-1", "-1")])
def test_neither_is_below_nothing(value: str, tolerance: str) -> None:
    with pytest.raises(InvalidRecordError):
        target(value, tolerance=tolerance)


@pytest.mark.parametrize(
    ("wanted", "verdict"),
    [("12", TargetVerdict.NOT_MET), ("12.45", TargetVerdict.CANNOT_SAY), ("13", TargetVerdict.MET)],
)
def test_a_mean_less_than_one_from_its_target(wanted: str, verdict: TargetVerdict) -> None:
    """Which side it lies on decides, not how many units away; the method goes with the interval."""
    found = against_target(
        mean_of([Decimal("12.4"), Decimal("12.5"), Decimal("12.6")] * 4), target(wanted, polarity=LOW)
    )
    assert found.verdict is verdict
    assert found.interval is not None
    assert (found.method, found.source) == (found.interval.method, found.interval.source)
    silent = against_target(mean_of([12]), target(wanted, polarity=LOW))
    assert (silent.method, silent.source, silent.verdict) == ("", None, TargetVerdict.CANNOT_SAY)


def test_a_tolerance_past_everybody() -> None:
    """At most 95%, give or take 10, is met by whatever there can be."""
    found = against_target(Share(90, 100), target("0.95", polarity=LOW, tolerance="0.10"))
    assert (found.verdict, found.is_met_as_counted, found.p_value) == (TargetVerdict.MET, True, 0)
    everybody = against_target(Share(100, 100), target("0.95", polarity=LOW, tolerance="0.10"))
    assert (everybody.verdict, everybody.is_met_as_counted, everybody.p_value) == (TargetVerdict.CANNOT_SAY, True, 1)


def test_as_unlikely_as_the_confidence_asks() -> None:
    """None of two, where the target is a half, comes up in one of four; a confidence that leaves less to chance is not met."""
    p_value = against_target(Share(0, 2), target("0.5")).p_value
    assert p_value is not None
    assert p_value == pytest.approx(0.25)
    just = 1 - 2 * p_value
    assert against_target(Share(0, 2), target("0.5"), confidence=just).verdict is TargetVerdict.NOT_MET
    assert against_target(Share(0, 2), target("0.5"), confidence=just + 1e-9).verdict is TargetVerdict.CANNOT_SAY
