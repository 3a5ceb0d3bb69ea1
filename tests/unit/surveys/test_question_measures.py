import statistics
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st
from scipy import stats
from tests.survey_parts import counted

from safeguarding.surveys.measures import printed_estimate
from safeguarding.surveys.question_measures import (
    bottom_box,
    mean_score,
    net_balance,
    top_box,
)
from safeguarding.surveys.questions import Question
from safeguarding.testing.strategies.surveys import answer_counts, questions


class TestScales:
    """Top and bottom boxes, net balance, mean and standard deviation of a scale."""

    def test_boxes(self, scale: Question) -> None:
        answers = counted(scale, c5=10, c4=15, c3=6, c2=4, c1=5, c9=7)
        assert [box.count for boxes in (1, 2, 3) if (box := top_box(answers, boxes))] == [10, 25, 31]
        assert [box.count for boxes in (1, 2, 3) if (box := bottom_box(answers, boxes))] == [5, 9, 15]
        assert [box.count for end in (top_box, bottom_box) if (box := end(answers, 5))] == [40, 40]
        assert top_box(answers, 6) is None
        assert top_box(answers, 0) is None

    def test_no_scale_has_no_boxes_and_no_mean(self, yes_or_no: Question) -> None:
        answers = counted(yes_or_no, cY=3)
        assert (top_box(answers), bottom_box(answers), mean_score(answers)) == (None, None, None)

    def test_net(self, scale: Question) -> None:
        found = net_balance(counted(scale, c5=10, c4=15, c3=6, c2=4, c1=5))
        assert found.estimate == Fraction(16, 40)
        assert found.interval is not None
        assert 0.4 in found.interval
        assert printed_estimate(found) == "+40"
        assert net_balance(counted(scale)).is_missing

    @given(data=st.data())
    def test_mean_and_spread(self, data: st.DataObject) -> None:
        question = data.draw(questions(is_scale=True))
        answers = data.draw(answer_counts(question=question, max_count=12))
        scores = [
            float(option.score or 0) for option in question.options_in_base for _ in range(answers.count(option.code))
        ]
        found = mean_score(answers)
        assert found is not None
        if not scores:
            assert found.is_missing
        elif len(scores) == 1:
            assert (float(found.estimate or 0), found.interval) == (scores[0], None)
        else:
            assert float(found.estimate or 0) == pytest.approx(statistics.mean(scores))
            assert found.spread == pytest.approx(statistics.stdev(scores), abs=1e-12)

    def test_the_interval_of_a_mean_is_student_s(self, scale: Question) -> None:
        found = mean_score(counted(scale, c5=10, c4=15, c3=6, c2=4, c1=5))
        assert found is not None
        assert found.interval is not None
        scores = [5] * 10 + [4] * 15 + [3] * 6 + [2] * 4 + [1] * 5
        expected = stats.t.interval(0.95, 39, loc=statistics.mean(scores), scale=stats.sem(scores))
        assert (found.interval.lower, found.interval.upper) == pytest.approx(expected, abs=1e-10)
        of_all = mean_score(counted(scale, c5=10, c4=15, c3=6, c2=4, c1=5), population=40)
        assert of_all is not None
        assert of_all.interval is not None
        assert of_all.interval.width == 0
        of_more = mean_score(counted(scale, c5=10, c4=15, c3=6, c2=4, c1=5), population=80)
        assert of_more is not None
        assert of_more.interval is not None
        assert of_more.interval.width == pytest.approx(found.interval.width * (1 / 2) ** 0.5)

    def test_the_interval_stays_on_the_scale(self, scale: Question) -> None:
        found = mean_score(counted(scale, c5=2, c1=1))
        assert found is not None
        assert found.interval is not None
        assert (found.interval.lower, found.interval.upper) == (1, 5)


def test_two_boxes_are_usual(scale: Question) -> None:
    """Where nobody says how many."""
    answers = counted(scale, c5=10, c4=15, c3=6, c2=4, c1=5)
    assert [(box.name, box.count) for box in (top_box(answers), bottom_box(answers)) if box] == [
        ("top-2-box", 25),
        ("bottom-2-box", 9),
    ]


def test_nobody_in_the_base_of_a_balance(yes_or_no: Question) -> None:
    found = net_balance(counted(yes_or_no))
    assert (found.base, found.estimate, found.notes) == (0, None, ("Nobody is in the base.",))
