import math

import numpy as np
import pytest
from hypothesis import given, strategies as st

from safeguarding.errors import InvalidRecordError
from safeguarding.statistics.distributions import two_sided_z
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.comparisons import ChangeVerdict, ComparisonPolicy, WaveResult, compared_questions
from safeguarding.surveys.questions import Question
from safeguarding.surveys.sampling import needed_responses, smallest_detectable_change
from safeguarding.surveys.waves import Wave


class TestNeededResponses:
    """The fewest answers whose interval is no wider than wanted."""

    def test_the_textbook(self) -> None:
        assert needed_responses(0.05, population=None) == 385
        assert needed_responses(0.03, population=None) == 1068
        assert needed_responses(0.05, population=1_000) == 278

    @given(margin=st.floats(0.01, 0.3), population=st.integers(2, 5_000), share=st.floats(0.05, 0.95))
    def test_it_is_the_fewest(self, margin: float, population: int, share: float) -> None:
        needed = needed_responses(margin, population=population, expected_share=share)

        def half_width(base: int) -> float:
            factor = (population - base) / (population - 1)
            return two_sided_z(0.95) * math.sqrt(factor * share * (1 - share) / base)

        assert half_width(needed) <= margin * (1 + 1e-9)
        assert needed == 1 or half_width(needed - 1) > margin * (1 - 1e-9)

    def test_never_more_than_there_are(self) -> None:
        assert needed_responses(0.0001, population=40) == 40
        assert needed_responses(0.05, population=1) == 1

    @pytest.mark.parametrize(("margin", "share", "population"), [(0, 0.5, 9), (1, 0.5, 9), (0.1, 1, 9), (0.1, 0.5, 0)])
    def test_refusals(self, margin: float, share: float, population: int) -> None:
        with pytest.raises(InvalidRecordError):
            needed_responses(margin, population=population, expected_share=share)


class TestDetectableChange:
    """The smallest rise that two waves would probably have shown."""

    @given(base=st.integers(20, 500), share=st.floats(0.05, 0.6))
    def test_at_that_rise_the_power_is_reached(self, base: int, share: float) -> None:
        rise = smallest_detectable_change(
            base, base, earlier_share=share, earlier_population=None, later_population=None
        )
        if rise is None:
            return
        later = share + rise
        pooled = (share + later) / 2
        shown = two_sided_z(0.95) * math.sqrt(2 * pooled * (1 - pooled) / base)
        error = math.sqrt((share * (1 - share) + later * (1 - later)) / base)
        power = 0.5 * math.erfc((shown - rise) / error / math.sqrt(2))
        assert power == pytest.approx(0.8, abs=1e-6)

    @pytest.mark.parametrize("tests", [1, 10])
    @pytest.mark.parametrize(("bases", "share"), [((80, 90), 0.6), ((50, 40), 0.3), ((20, 20), 0.5), ((100, 40), 0.05)])
    def test_the_rule_that_judges_shows_it_four_times_in_five(
        self, waves: list[Wave], yes_or_no: Question, bases: tuple[int, int], share: float, tests: int
    ) -> None:
        """Simulated with the comparison itself: one question rises so much, the others are as they were."""
        rise = smallest_detectable_change(
            *bases, earlier_share=share, earlier_population=None, later_population=None, tests=tests
        )
        assert rise is not None
        draws = np.random.default_rng(17)
        rounds = 300 if tests == 1 else 150

        def result(wave: int, p: float) -> WaveResult:
            yes = int(draws.binomial(bases[wave], p))
            answers = AnswerCounts(question=yes_or_no, chosen={"Y": yes, "N": bases[wave] - yes})
            return WaveResult(wave=waves[wave], answers=answers)

        shown = 0
        for _ in range(rounds):
            risen = (result(0, share), result(1, share + rise), None)
            others = [(result(0, share), result(1, share), None) for _ in range(tests - 1)]
            found = compared_questions([risen, *others], policy=ComparisonPolicy())[0]
            shown += found.verdict is ChangeVerdict.IMPROVED
        # three standard errors of the simulation below 80%
        assert shown / rounds > 0.8 - 3 * math.sqrt(0.16 / rounds)

    def test_larger_waves_notice_smaller_changes(self) -> None:
        small, large = (
            smallest_detectable_change(n, n, earlier_share=0.6, earlier_population=None, later_population=None)
            for n in (50, 500)
        )
        assert small is not None
        assert large is not None
        assert large < small

    def test_of_everybody_any_change_is_noticed(self) -> None:
        rise = smallest_detectable_change(90, 95, earlier_share=0.6, earlier_population=90, later_population=95)
        assert rise == pytest.approx(0, abs=1e-9)

    def test_nothing_can_rise_above_everybody(self) -> None:
        assert (
            smallest_detectable_change(50, 50, earlier_share=1, earlier_population=None, later_population=None) is None
        )
        assert (
            smallest_detectable_change(4, 4, earlier_share=0.9, earlier_population=None, later_population=None) is None
        )

    def test_at_least_one_question(self) -> None:
        with pytest.raises(InvalidRecordError):
            smallest_detectable_change(9, 9, earlier_share=0.5, earlier_population=None, later_population=None, tests=0)

    def test_refusals(self) -> None:
        for bases, share, population in (((0, 5), 0.5, None), ((5, 5), 1.5, None), ((5, 5), 0.5, 4)):
            with pytest.raises(InvalidRecordError):
                smallest_detectable_change(
                    *bases, earlier_share=share, earlier_population=population, later_population=None
                )


@pytest.mark.parametrize(("margin", "share"), [(0.05, 0), (0.05, 1), (0.05, -0.5), (0, 0.5), (1, 0.5), (-0.1, 0.5)])
def test_a_margin_and_a_share_lie_between_none_and_all(margin: float, share: float) -> None:
    with pytest.raises(InvalidRecordError):
        needed_responses(margin, population=None, expected_share=share)
