import attrs
import pytest

from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.comparisons import (
    ChangeVerdict,
    ComparisonPolicy,
    WaveResult,
)
from safeguarding.surveys.growth_claims import growth, growth_of_questions
from safeguarding.surveys.questions import Question
from safeguarding.surveys.waves import Wave

POLICY = ComparisonPolicy()


def result(wave: Wave, question: Question, yes: int, no: int) -> WaveResult:
    return WaveResult(wave=wave, answers=AnswerCounts(question=question, chosen={"Y": yes, "N": no}))


class TestGrowth:
    """The claim of continuous growing satisfaction is shown by a rise every time and a clear trend, or it is refused."""

    def grown(self, waves: list[Wave], question: Question, *shares: tuple[int, int]) -> list[WaveResult]:
        return [result(wave, question, count, base - count) for wave, (count, base) in zip(waves, shares, strict=False)]

    def test_shown(self, waves: list[Wave], yes_or_no: Question) -> None:
        found = growth(self.grown(waves, yes_or_no, (60, 100), (70, 100), (80, 100)), policy=POLICY)
        assert found.verdict is ChangeVerdict.IMPROVED
        assert found.shows_continuous_growth
        assert "60%, 70%, 80%" in found.reason

    def test_small_rises_are_not_enough(self, waves: list[Wave], yes_or_no: Question) -> None:
        found = growth(self.grown(waves, yes_or_no, (60, 100), (62, 100), (64, 100)), policy=POLICY)
        assert (found.verdict, found.is_continuous) == (ChangeVerdict.NO_CLEAR_CHANGE, True)
        assert not found.shows_continuous_growth
        assert "it rose every time, but" in found.reason

    def test_a_clear_trend_with_a_dip_is_not_continuous(self, waves: list[Wave], yes_or_no: Question) -> None:
        found = growth(self.grown(waves, yes_or_no, (55, 100), (53, 100), (80, 100)), policy=POLICY)
        assert (found.verdict, found.is_continuous) == (ChangeVerdict.IMPROVED, False)
        assert not found.shows_continuous_growth

    def test_no_p_value_is_printed_as_1_or_0(self, waves: list[Wave], yes_or_no: Question) -> None:
        level = growth(self.grown(waves, yes_or_no, (60, 100), (60, 100), (60, 100)), policy=POLICY)
        steep = growth(self.grown(waves, yes_or_no, (5, 100), (50, 100), (95, 100)), policy=POLICY)
        assert level.reason.endswith("(p > 0.99).")
        assert steep.reason.endswith("(p < 0.001).")

    @pytest.mark.parametrize(("base", "is_judged"), [(9, False), (10, True)])
    def test_the_smallest_base(self, waves: list[Wave], yes_or_no: Question, base: int, is_judged: bool) -> None:  # noqa: FBT001
        """A wave of just so many answers is enough."""
        found = growth(self.grown(waves, yes_or_no, (60, 100), (5, base), (80, 100)), policy=POLICY)
        assert (found.trend is not None) is is_judged

    def test_a_trend_that_chance_makes_and_no_rise(self, waves: list[Wave], yes_or_no: Question) -> None:
        """Two things speak against it, and no "but" stands between them; in words of both questions that were asked."""
        level = self.grown(waves, yes_or_no, (60, 100), (60, 100), (60, 100))
        found = growth_of_questions([level, level], policy=POLICY)[0]
        assert "it did not rise every time, and the trend is no more than chance would often make" in found.reason
        assert found.reason.endswith(" among 2 questions).")
        assert "among" not in growth(level, policy=POLICY).reason

    def test_one_wave_is_no_trend(self, waves: list[Wave], yes_or_no: Question) -> None:
        found = growth(self.grown(waves, yes_or_no, (60, 100)), policy=POLICY)
        assert (found.question, found.verdict) == (yes_or_no.identifier, ChangeVerdict.CANNOT_SAY)
        assert "figures for 1 wave;" in found.reason

    def test_a_weak_trend_is_clear_to_whoever_asks_little(self, waves: list[Wave], yes_or_no: Question) -> None:
        """Which way it goes is told by its sign, however small it is."""
        rising = self.grown(waves, yes_or_no, (60, 100), (62, 100), (64, 100))
        found = growth(rising, policy=ComparisonPolicy(confidence=0.4))
        assert found.verdict is ChangeVerdict.IMPROVED
        assert found.trend is not None
        assert 0 < found.trend.z < 1

    def test_a_fall(self, waves: list[Wave], yes_or_no: Question) -> None:
        found = growth(self.grown(waves, yes_or_no, (80, 100), (70, 100), (60, 100)), policy=POLICY)
        assert found.verdict is ChangeVerdict.WORSE
        assert "it fell every time, and" in found.reason

    def test_among_many_questions_a_trend_must_be_stronger(self, waves: list[Wave], yes_or_no: Question) -> None:
        rising = self.grown(waves, yes_or_no, (62, 100), (69, 100), (77, 100))
        level = self.grown(waves, yes_or_no, (60, 100), (60, 100), (60, 100))
        alone = growth(rising, policy=POLICY)
        among = growth_of_questions([rising, *[level] * 9], policy=POLICY)[0]
        assert (alone.verdict, among.verdict) == (ChangeVerdict.IMPROVED, ChangeVerdict.NO_CLEAR_CHANGE)
        assert "among 10 questions" in among.reason
        assert among.adjusted_p_value == pytest.approx(10 * (alone.adjusted_p_value or 0))

    def test_without_figures_nothing_can_be_said(self, waves: list[Wave], yes_or_no: Question) -> None:
        assert growth([], policy=POLICY).verdict is ChangeVerdict.CANNOT_SAY
        two = growth(self.grown(waves, yes_or_no, (1, 20), (20, 20)), policy=POLICY)
        assert (two.verdict, two.is_continuous) == (ChangeVerdict.CANNOT_SAY, None)
        few = growth(self.grown(waves, yes_or_no, (1, 9), (20, 20), (20, 20)), policy=POLICY)
        assert "only 9 are in the base of wave 2013" in few.reason

    def test_a_reworded_wave_breaks_the_row(self, waves: list[Wave], yes_or_no: Question) -> None:
        results = self.grown(waves, yes_or_no, (60, 100), (70, 100), (80, 100))
        reworded = attrs.evolve(yes_or_no, wording="Another?")
        results[1] = result(waves[1], reworded, 70, 30)
        found = growth(results, policy=POLICY)
        assert found.verdict is ChangeVerdict.CANNOT_SAY
        assert "the wording changed between 2013 and 2015" in found.reason


def test_how_many_waves_a_trend_needs(waves: list[Wave], yes_or_no: Question) -> None:
    """Three; with fewer the reason says how many there are, and three of which nothing is known are not too few."""
    two = growth([result(wave, yes_or_no, 10, 10) for wave in waves[:2]], policy=POLICY)
    assert two.reason == "There are figures for 2 waves; a trend needs 3."
    small = growth([result(wave, yes_or_no, 1, 1) for wave in waves], policy=POLICY)
    assert small.reason.startswith("Nothing can be said: only 2 are in the base of wave 2013")
