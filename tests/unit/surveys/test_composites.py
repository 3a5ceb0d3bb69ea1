import statistics
from fractions import Fraction

import pytest
from tests.survey_parts import counted, people

from safeguarding.errors import InvalidRecordError
from safeguarding.statistics.intervals import proportion_interval
from safeguarding.surveys.composites import composite_mean, composite_share, weighted_share
from safeguarding.surveys.questions import Question
from safeguarding.surveys.responses import (
    Responses,
    answer_column,
)


class TestComposites:
    """A theme's questions as one number, without pretending that one person's answers are many people's."""

    def test_from_counts(self, scale: Question, yes_or_no: Question) -> None:
        found = composite_share("placement", [counted(scale, c5=20, c1=10), counted(yes_or_no, cY=25, cN=5)])
        assert (found.count, found.base) == (45, 60)
        assert found.interval is not None
        # thirty people, not sixty answers
        assert found.interval.width == pytest.approx(proportion_interval(45 // 2, 30).width, rel=0.05)
        assert found.interval.width > proportion_interval(45, 60).width
        assert composite_share("x", [counted(scale)]).is_missing
        with pytest.raises(InvalidRecordError):
            composite_share("x", [])

    def test_of_people(self, scale: Question) -> None:
        other = Question(identifier="q3", wording="Another?", theme="placement", options=scale.options)
        answers = {
            "q1": answer_column(scale, ["5", "4", None, "9", "1"]),
            "q3": answer_column(other, ["4", None, "2", None, "1"]),
        }
        found = composite_mean("placement", Responses(wave="2017", size=5, answers=answers), [scale, other])
        # means of 4.5, 4, 2 and 1; the fourth person gave no valid answer
        assert (found.base, found.estimate) == (4, Fraction(23, 8))
        assert found.spread == pytest.approx(statistics.stdev([4.5, 4, 2, 1]))

    def test_only_scales_have_means(self, yes_or_no: Question) -> None:
        with pytest.raises(InvalidRecordError):
            composite_mean("x", people(yes_or_no, ["Y"]), [yes_or_no])


class TestWeights:
    """Weights change the share and widen the interval; equal weights change nothing."""

    def test_equal_weights(self, yes_or_no: Question) -> None:
        codes = ["Y"] * 20 + ["N"] * 10
        found = weighted_share(people(yes_or_no, codes, [3] * 30), yes_or_no)
        plain = proportion_interval(20, 30)
        assert found.estimate == Fraction(2, 3)
        assert found.interval is not None
        assert (found.interval.lower, found.interval.upper) == pytest.approx((plain.lower, plain.upper))

    def test_unequal_weights(self, yes_or_no: Question) -> None:
        found = weighted_share(people(yes_or_no, ["Y", "N", "N", None], [2, 1, 1, 50]), yes_or_no)
        assert found.estimate == Fraction(1, 2)
        # Kish: 4² / (4 + 1 + 1)
        assert "2.7" in found.method

    def test_no_weights_no_weighted_share(self, yes_or_no: Question) -> None:
        with pytest.raises(InvalidRecordError):
            weighted_share(people(yes_or_no, ["Y"]), yes_or_no)
        assert weighted_share(people(yes_or_no, [None], [1]), yes_or_no).is_missing


def test_of_nobody(scale: Question) -> None:
    found = composite_share("x", [counted(scale)])
    assert (found.base, found.estimate, found.notes) == (0, None, ("Nobody is in the base.",))


def test_a_mean_may_lie_above_every_answer_that_was_given(scale: Question) -> None:
    """Of 4, 4, 4 and 3 the interval goes on above 4, since the scale goes to 5, and no further than that."""
    for given, upper in (("4443", 4.5456), ("45", 5)):
        answered = Responses(wave="2017", size=len(given), answers={"q1": answer_column(scale, list(given))})
        interval = composite_mean("placement", answered, [scale]).interval
        assert interval is not None
        assert interval.upper == pytest.approx(upper, abs=1e-4)
