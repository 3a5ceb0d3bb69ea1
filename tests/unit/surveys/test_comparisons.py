from typing import Any

import attrs
import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.shares import Share
from safeguarding.statistics.differences import PairedCounts, unpaired_difference_interval, unpaired_p_value
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.comparisons import (
    ChangeVerdict,
    ComparisonPolicy,
    WaveResult,
    compared_questions,
    compared_waves,
)
from safeguarding.surveys.questions import Question
from safeguarding.surveys.waves import Wave

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
            # 60.4% and 80.6%: rounded 21 apart, in truth 20
            ((55, 36), (50, 12), "60% (55 of 91) to 81% (50 of 62), 20 points more before the shares were rounded,"),
            ((50, 12), (55, 36), "20 points fewer before the shares were rounded,"),
            # a rise of 19.3 points shows four times in five, so one of 19 does not quite
            ((50, 50), (52, 48), "A rise of 20 points or more would probably have shown."),
            # of 24.76 points
            ((30, 20), (30, 20), "A rise of 25 points or more would probably have shown."),
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

    def test_what_would_have_shown_allows_for_all_of_them(self, waves: list[Wave], yes_or_no: Question) -> None:
        """Alone, 20.1 points would have shown; with ten questions together, 25.4."""
        same = result(waves[0], yes_or_no, 48, 32), result(waves[1], yes_or_no, 50, 30), None
        assert "A rise of 26 points or more" in compared_questions([same] * 10, policy=POLICY)[0].reason

    def test_pairs_promise_nothing(self, waves: list[Wave], yes_or_no: Question) -> None:
        """What pairs would have shown depends on how many change their answer."""
        both = result(waves[0], yes_or_no, 23, 27), result(waves[1], yes_or_no, 24, 26)
        pairs = PairedCounts(both=22, earlier_only=1, later_only=2, neither=25)
        assert "would probably" not in compared_waves(*both, policy=POLICY, pairs=pairs).reason

    def test_those_that_cannot_be_said_are_not_counted(self, waves: list[Wave], yes_or_no: Question) -> None:
        changed = result(waves[0], yes_or_no, 48, 32), result(waves[1], yes_or_no, 56, 14), None
        nothing = result(waves[0], yes_or_no, 1, 0), result(waves[1], yes_or_no, 1, 0), None
        found = compared_questions([changed, *[nothing] * 9], policy=POLICY)
        assert found[0].verdict is ChangeVerdict.IMPROVED
        assert found[1].adjusted_p_value is None


def test_the_population_of_each_wave_corrects_its_own_share(waves: list[Wave], yes_or_no: Question) -> None:
    """Newcombe's interval and the test, with 90 of 100 asked the one time and 90 of 10,000 the other."""
    few, many = (
        attrs.evolve(wave, population=size, invited=size, complete=90)
        for wave, size in zip(waves, (100, 10_000), strict=False)
    )
    for earlier, later in ((few, many), (many, few)):
        found = compared_waves(
            result(earlier, yes_or_no, 48, 42),
            result(later, yes_or_no, 60, 30),
            policy=ComparisonPolicy(corrects_for_population=True),
        )
        later_share, earlier_share = Share(60, 90), Share(48, 90)
        sizes: dict[str, Any] = {"later_population": later.population, "earlier_population": earlier.population}
        interval = unpaired_difference_interval(later_share, earlier_share, **sizes)
        assert found.interval is not None
        assert (found.interval.lower, found.interval.upper) == (interval.lower, interval.upper)
        assert found.p_value == unpaired_p_value(later_share, earlier_share, **sizes)


def test_the_points_are_the_difference_of_the_shares(waves: list[Wave], yes_or_no: Question) -> None:
    """10% and 80% are 70 points apart."""
    earlier, later = result(waves[0], yes_or_no, 10, 90), result(waves[1], yes_or_no, 80, 20)
    (found,) = compared_questions([(earlier, later, None)], policy=POLICY)
    assert "70 points more" in found.reason


def test_the_smallest_base_is_of_somebody() -> None:
    assert ComparisonPolicy(smallest_base=1).smallest_base == 1
    with pytest.raises(InvalidRecordError, match="nothing can be said of nobody"):
        ComparisonPolicy(smallest_base=0)


def test_of_very_many_a_rise_of_one_point_would_have_shown(waves: list[Wave], yes_or_no: Question) -> None:
    """It is said as one point, and as no less, however many answered."""
    large = [attrs.evolve(each, population=900_000, invited=900_000, complete=400_000) for each in waves]
    for half in (30_000, 200_000):
        earlier, later = (result(wave, yes_or_no, half, half) for wave in large[:2])
        (found,) = compared_questions([(earlier, later, None)], policy=POLICY)
        assert "A rise of 1 point or more would probably have shown." in found.reason


@pytest.mark.parametrize(("fewer", "verdict"), [(4, ChangeVerdict.NO_CLEAR_CHANGE), (5, ChangeVerdict.WORSE)])
def test_a_change_is_clear_where_the_interval_says_so_as_well(
    waves: list[Wave], yes_or_no: Question, fewer: int, verdict: ChangeVerdict
) -> None:
    """From 20 of 20 to 16 the test alone finds a change: its interval holds none, and to 15 it does not."""
    policy = attrs.evolve(POLICY, corrects_for_population=False)
    found = compared_waves(
        result(waves[0], yes_or_no, 20, 0), result(waves[1], yes_or_no, 20 - fewer, fewer), policy=policy
    )
    assert found.p_value is not None
    assert found.interval is not None
    assert (found.p_value < 0.05, 0 in found.interval, found.verdict) == (True, fewer == 4, verdict)
