import attrs
import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.statistics.differences import PairedCounts
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.comparable_waves import comparability
from safeguarding.surveys.comparisons import (
    ChangeVerdict,
    ComparisonPolicy,
    WaveResult,
    compared_questions,
    compared_waves,
)
from safeguarding.surveys.growth_claims import growth, growth_of_questions
from safeguarding.surveys.questions import Question
from safeguarding.surveys.waves import Wave
from safeguarding.surveys.words import BasePolicy, Coding, Mode

POLICY = ComparisonPolicy()


def result(wave: Wave, question: Question, yes: int, no: int) -> WaveResult:
    return WaveResult(wave=wave, answers=AnswerCounts(question=question, chosen={"Y": yes, "N": no}))


class TestVerdicts:
    """Improved, worse, no clear change or cannot say; each with the sentence that justifies it."""

    def test_improved(self, waves: list[Wave], yes_or_no: Question) -> None:
        found = compared_waves(result(waves[0], yes_or_no, 48, 32), result(waves[1], yes_or_no, 56, 14), policy=POLICY)
        assert found.verdict is ChangeVerdict.IMPROVED
        assert found.reason == (
            "Favourable answers went from 60% (48 of 80) to 80% (56 of 70), 20 points more, "
            "95% interval +5 to +33 points: more than chance would make."
        )
        assert found.p_value == found.adjusted_p_value

    def test_worse(self, waves: list[Wave], yes_or_no: Question) -> None:
        found = compared_waves(result(waves[0], yes_or_no, 56, 14), result(waves[1], yes_or_no, 48, 32), policy=POLICY)
        assert found.verdict is ChangeVerdict.WORSE
        assert "20 points fewer" in found.reason

    def test_no_clear_change_says_what_would_have_shown(self, waves: list[Wave], yes_or_no: Question) -> None:
        found = compared_waves(result(waves[0], yes_or_no, 48, 32), result(waves[1], yes_or_no, 50, 30), policy=POLICY)
        assert found.verdict is ChangeVerdict.NO_CLEAR_CHANGE
        # 20.1 points, so that 20 would not quite
        assert "A rise of 21 points or more would probably have shown." in found.reason

    @pytest.mark.parametrize(
        ("before", "after", "says"),
        [
            ((50, 50), (51, 49), ", 1 point more,"),
            ((100, 150), (101, 150), ", less than 1 point more,"),
            ((80, 0), (80, 0), "no difference, "),
            ((80, 0), (78, 2), "From 100% nothing can rise."),
            # a rise of 19.3 points shows four times in five, so one of 19 does not quite
            ((50, 50), (52, 48), "A rise of 20 points or more would probably have shown."),
        ],
    )
    def test_the_words_fit_the_numbers(
        self, waves: list[Wave], yes_or_no: Question, before: tuple[int, int], after: tuple[int, int], says: str
    ) -> None:
        found = compared_waves(result(waves[0], yes_or_no, *before), result(waves[1], yes_or_no, *after), policy=POLICY)
        assert says in found.reason

    @pytest.mark.parametrize(("people", "can_say"), [(9, False), (10, True)])
    def test_too_few_people(
        self,
        waves: list[Wave],
        yes_or_no: Question,
        people: int,
        can_say: bool,  # noqa: FBT001  # a table of cases
    ) -> None:
        found = compared_waves(
            result(waves[0], yes_or_no, people, 0), result(waves[1], yes_or_no, 40, 0), policy=POLICY
        )
        assert (found.verdict is not ChangeVerdict.CANNOT_SAY) is can_say

    def test_nobody(self, waves: list[Wave], yes_or_no: Question) -> None:
        found = compared_waves(result(waves[0], yes_or_no, 0, 0), result(waves[1], yes_or_no, 9, 9), policy=POLICY)
        assert found.verdict is ChangeVerdict.CANNOT_SAY
        assert found.reason.startswith("Only 0 are in the base of wave 2013")

    def test_the_same_people_are_compared_in_pairs(self, waves: list[Wave], yes_or_no: Question) -> None:
        earlier, later = result(waves[0], yes_or_no, 23, 27), result(waves[1], yes_or_no, 31, 19)
        pairs = PairedCounts(both=22, earlier_only=1, later_only=9, neither=18)
        assert compared_waves(earlier, later, policy=POLICY, pairs=pairs).verdict is ChangeVerdict.IMPROVED
        # as different people the same shares show nothing
        assert compared_waves(earlier, later, policy=POLICY).verdict is ChangeVerdict.NO_CLEAR_CHANGE

    def test_of_everybody_any_difference_is_known(self, waves: list[Wave], yes_or_no: Question) -> None:
        full = [attrs.evolve(wave, population=80, invited=80, complete=80) for wave in waves[:2]]
        both = result(full[0], yes_or_no, 48, 32), result(full[1], yes_or_no, 50, 30)
        corrected = ComparisonPolicy(corrects_for_population=True)
        assert compared_waves(*both, policy=corrected).verdict is ChangeVerdict.IMPROVED
        assert compared_waves(*both, policy=POLICY).verdict is ChangeVerdict.NO_CLEAR_CHANGE
        same = result(full[0], yes_or_no, 48, 32), result(full[1], yes_or_no, 48, 32)
        assert compared_waves(*same, policy=corrected).verdict is ChangeVerdict.NO_CLEAR_CHANGE

    def test_a_policy_needs_people(self) -> None:
        with pytest.raises(InvalidRecordError):
            ComparisonPolicy(smallest_base=0)


class TestManyQuestions:
    """What looks changed among many questions may be chance: Holm's adjustment decides."""

    def test_one_of_ten(self, waves: list[Wave], yes_or_no: Question) -> None:
        changed = result(waves[0], yes_or_no, 48, 32), result(waves[1], yes_or_no, 56, 14), None
        same = result(waves[0], yes_or_no, 48, 32), result(waves[1], yes_or_no, 42, 28), None
        alone = compared_questions([changed], policy=POLICY)[0]
        among = compared_questions([changed, *[same] * 9], policy=POLICY)[0]
        assert alone.verdict is ChangeVerdict.IMPROVED
        assert among.verdict is ChangeVerdict.NO_CLEAR_CHANGE
        assert "with 10 questions compared together" in among.reason
        assert among.adjusted_p_value == pytest.approx(10 * (alone.p_value or 0))

    def test_those_that_cannot_be_said_are_not_counted(self, waves: list[Wave], yes_or_no: Question) -> None:
        changed = result(waves[0], yes_or_no, 48, 32), result(waves[1], yes_or_no, 56, 14), None
        nothing = result(waves[0], yes_or_no, 1, 0), result(waves[1], yes_or_no, 1, 0), None
        found = compared_questions([changed, *[nothing] * 9], policy=POLICY)
        assert found[0].verdict is ChangeVerdict.IMPROVED
        assert found[1].adjusted_p_value is None


class TestComparability:
    """A change of words, options, base or people between waves makes them not comparable, and it says so."""

    @pytest.mark.parametrize(
        ("change", "obstacle"),
        [
            ({"wording": "Is there an adult you trust?"}, "the wording changed"),
            ({"identifier": "q9"}, "the question is another"),
            ({"base_policy": BasePolicy.ALL_ASKED}, "the base changed"),
            ({"asked_of": "children in foster care"}, "it was put to other people"),
        ],
    )
    def test_of_the_question(
        self, waves: list[Wave], yes_or_no: Question, change: dict[str, object], obstacle: str
    ) -> None:
        changed = attrs.evolve(yes_or_no, **change)  # type: ignore[arg-type]  # a table of cases
        found = compared_waves(result(waves[0], yes_or_no, 20, 20), result(waves[1], changed, 40, 0), policy=POLICY)
        assert found.verdict is ChangeVerdict.CANNOT_SAY
        assert obstacle in found.reason
        assert (found.difference, found.interval, found.p_value) == (None, None, None)

    def test_of_the_options(self, waves: list[Wave], yes_or_no: Question) -> None:
        yes, no = yes_or_no.options
        for options in (
            [no, yes],
            [attrs.evolve(yes, label="Always"), no],
            [yes, attrs.evolve(no, coding=Coding.NEUTRAL)],
        ):
            changed = attrs.evolve(yes_or_no, options=options)
            assert not comparability((waves[0], yes_or_no), (waves[1], changed)).is_comparable

    def test_of_the_population(self, waves: list[Wave], yes_or_no: Question) -> None:
        other = attrs.evolve(waves[1], population_is="children aged 11 to 17")
        assert not comparability((waves[0], yes_or_no), (other, yes_or_no)).is_comparable

    def test_capitals_and_a_question_mark_are_no_change(self, waves: list[Wave], yes_or_no: Question) -> None:
        retyped = attrs.evolve(yes_or_no, wording="do you have  someone to talk to")
        assert comparability((waves[0], yes_or_no), (waves[1], retyped)).is_comparable

    def test_a_change_of_mode_is_a_caution(self, waves: list[Wave], yes_or_no: Question) -> None:
        asked = attrs.evolve(waves[1], mode=Mode.INTERVIEW)
        found = compared_waves(result(waves[0], yes_or_no, 48, 32), result(asked, yes_or_no, 56, 14), policy=POLICY)
        assert found.verdict is ChangeVerdict.IMPROVED
        assert found.cautions == ("the mode changed from online to interview",)


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
