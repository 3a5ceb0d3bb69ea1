from decimal import Decimal

import attrs
import pytest

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.questions import MOST_OPTIONS, Option, Question
from safeguarding.surveys.words import Coding


class TestQuestions:
    """A question that cannot be is refused."""

    def test_refusals(self, scale: Question) -> None:
        one = scale.options[0]
        many = [attrs.evolve(one, code=str(k)) for k in range(MOST_OPTIONS + 1)]
        assert len(Question(identifier="q", wording="?", theme="t", options=many[1:]).options) == 250
        for options in (
            many,
            [],
            [one, one],
            [scale.options[-1]],
            [one, Option(code="x", label="x", coding=Coding.NEUTRAL)],
        ):
            with pytest.raises(InvalidRecordError):
                Question(identifier="q", wording="?", theme="t", options=options)
        with pytest.raises(InvalidRecordError, match="from 1 to 250 options"):
            Question(identifier="q", wording="?", theme="t", options=[])
        with pytest.raises(InvalidRecordError):
            Question(identifier=" ", wording="?", theme="t", options=scale.options)
        for code, label, score in (("", "x", None), ("x", " ", None), ("x", "x", Decimal("NaN"))):
            with pytest.raises(InvalidRecordError):
                Option(code=code, label=label, coding=Coding.NEUTRAL, score=score)
        for counts in ({"5": -1}, {"5": 1.5}):
            with pytest.raises(InvalidRecordError):
                AnswerCounts(question=scale, chosen=counts)  # type: ignore[arg-type]  # the point of the test
        with pytest.raises(UnknownNameError):
            AnswerCounts(question=scale, chosen={"8": 1})

    def test_codings(self, scale: Question) -> None:
        assert scale.codes(Coding.FAVOURABLE) == ("5", "4")
        assert scale.is_of_everybody
