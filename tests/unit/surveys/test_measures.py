from fractions import Fraction

import pytest
from tests.survey_parts import counted

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.statistics.intervals import WILSON, proportion_interval
from safeguarding.surveys.measures import (
    Measure,
    _printed_end,
    mean_measure,
    printed_estimate,
    printed_interval,
    share_measure,
)
from safeguarding.surveys.question_measures import (
    coded_share,
    item_non_response,
    option_share,
)
from safeguarding.surveys.questions import Question
from safeguarding.surveys.words import BasePolicy


class TestBases:
    """A percentage is of the base that its question says, and blanks and "does not apply" count as the policy says."""

    @pytest.mark.parametrize(
        ("policy", "base"),
        [(BasePolicy.VALID_ANSWERS, 30), (BasePolicy.ALL_ASKED, 30 + 4 + 3 + 1), (BasePolicy.ALL_RESPONDENTS, 44)],
    )
    def test_three_bases(self, scale: Question, policy: BasePolicy, base: int) -> None:
        put = Question(
            identifier="q1", wording=scale.wording, theme="placement", options=scale.options, base_policy=policy
        )
        answers = counted(put, c5=10, c4=15, c1=5, c9=4, blank=3, unreadable=1, not_asked=6)
        assert answers.base == base
        assert coded_share(answers).estimate == Fraction(25, base)

    def test_item_non_response_is_of_those_asked(self, scale: Question) -> None:
        found = item_non_response(counted(scale, c5=10, c9=4, blank=3, unreadable=1, not_asked=6))
        assert (found.count, found.base) == (4, 18)


class TestShares:
    """A share carries its count, base, interval, method, population and notes."""

    def test_everything_is_there(self, yes_or_no: Question) -> None:
        found = coded_share(counted(yes_or_no, cY=28, cN=1), population=40)
        assert (found.count, found.base, found.population) == (28, 29, 40)
        assert found.interval == proportion_interval(28, 29, population=40)
        assert "Wilson" in found.method
        assert str(found) == "favourable: 97% (28 of 29; 95% interval 91% to 99%)"

    def test_a_full_count_says_that_there_is_no_sampling_error(self) -> None:
        assert "no sampling error" in share_measure("x", 28, 29, population=29).notes[0]

    @pytest.mark.parametrize(("count", "base"), [(None, 10), (5, None), (None, None), (0, 0)])
    def test_missing_in_missing_out(self, count: int | None, base: int | None) -> None:
        found = share_measure("x", count, base)
        assert found.is_missing
        assert (found.estimate, found.interval) == (None, None)
        assert printed_estimate(found) == "–"
        assert printed_interval(found) == ""
        assert "n = 0" in str(found)

    @pytest.mark.parametrize(("count", "base", "population"), [(5, 4, None), (-1, 4, None), (1, 0, None), (1, 5, 4)])
    def test_a_wrong_count_is_an_error(self, count: int, base: int, population: int | None) -> None:
        with pytest.raises(InvalidRecordError):
            share_measure("x", count, base, population=population)

    def test_an_option_twice_counts_once(self, scale: Question) -> None:
        answers = counted(scale, c5=10, c4=15)
        assert option_share(answers, "5", "5").count == 10
        assert option_share(answers, "5", "4").count == 25
        with pytest.raises(UnknownNameError):
            option_share(answers, "7")


class TestMeansOfEqualAnswers:
    """Equal answers have no spread, and yet their mean is not known without doubt."""

    SCALE = tuple(map(Fraction, range(1, 6)))

    def mean(self, score: int, base: int, population: int | None = None) -> Measure:
        return mean_measure("mean", [(each, base * (each == score)) for each in self.SCALE], population=population)

    @pytest.mark.parametrize("score", range(1, 6))
    def test_the_interval_has_width_and_stays_on_the_scale(self, score: int) -> None:
        found = self.mean(score, 16).interval
        assert found is not None
        assert 1 <= found.lower <= score <= found.upper <= 5
        # by hand: 1.96² / (16 + 1.96²) might have answered with the other end
        assert found.upper - found.lower == pytest.approx(4 * 3.8415 / 19.8415, abs=1e-4)

    def test_more_people_are_surer(self) -> None:
        few, many = self.mean(5, 5).interval, self.mean(5, 500).interval
        assert few is not None
        assert many is not None
        assert few.lower < many.lower < 5

    def test_of_everybody_it_is_known(self) -> None:
        found = self.mean(5, 16, population=16).interval
        assert found is not None
        assert (found.lower, found.upper) == (5, 5)

    def test_without_a_scale_there_is_none(self) -> None:
        found = mean_measure("mean", [(Fraction(5), 16)])
        assert found.interval is None
        assert "no interval" in found.notes[0]


def test_the_source_goes_with_the_interval() -> None:
    """Wilson's; where nobody answered there is neither."""
    assert share_measure("yes", 28, 29).source == WILSON
    assert share_measure("yes", 0, 0).source is None


def test_a_mean_of_nobody_is_none_and_of_one_has_no_interval() -> None:
    """Nobody in the base, no mean; one answer says nothing of how far others lie from it."""
    nobody = mean_measure("score", [])
    one = mean_measure("score", [(Fraction(4), 1)])
    assert (nobody.estimate, nobody.base, nobody.interval) == (None, 0, None)
    assert (one.estimate, one.base, one.interval) == (Fraction(4), 1, None)


def test_nothing_has_no_sign() -> None:
    """An end a little below nothing is printed as 0, as one a little above is."""
    assert [str(_printed_end(end, 0)) for end in (-0.4, 0.4, -0.6)] == ["0", "0", "-1"]
