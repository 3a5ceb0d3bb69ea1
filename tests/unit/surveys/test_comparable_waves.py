import attrs
import pytest

from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.comparable_waves import comparability
from safeguarding.surveys.comparisons import (
    ChangeVerdict,
    ComparisonPolicy,
    WaveResult,
    compared_waves,
)
from safeguarding.surveys.questions import Question
from safeguarding.surveys.waves import Wave
from safeguarding.surveys.words import BasePolicy, Coding, Mode

POLICY = ComparisonPolicy()


def result(wave: Wave, question: Question, yes: int, no: int) -> WaveResult:
    return WaveResult(wave=wave, answers=AnswerCounts(question=question, chosen={"Y": yes, "N": no}))


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
