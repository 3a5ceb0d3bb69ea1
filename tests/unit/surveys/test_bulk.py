import pytest
from hypothesis import given, strategies as st

from safeguarding.errors import InvalidRecordError
from safeguarding.surveys.bulk import counted_by_group_in_bulk, counted_in_bulk
from safeguarding.surveys.questions import Question
from safeguarding.surveys.responses import Responses, counted_answers, counted_by_group
from safeguarding.testing.strategies.surveys import questions, responses


class TestBulk:
    """Counted by numpy, everything is the same."""

    @given(data=st.data())
    def test_the_same(self, data: st.DataObject) -> None:
        question = data.draw(questions())
        drawn = data.draw(responses(question=question))
        assert counted_in_bulk(drawn, [question]) == {question.identifier: counted_answers(drawn, question)}
        grouping = drawn.groupings[0]
        assert counted_by_group_in_bulk(drawn, question, grouping) == counted_by_group(drawn, question, grouping)

    def test_a_byte_that_stands_for_nothing(self, yes_or_no: Question) -> None:
        with pytest.raises(InvalidRecordError):
            counted_in_bulk(Responses(wave="2017", size=1, answers={"q2": b"\x09"}), [yes_or_no])
