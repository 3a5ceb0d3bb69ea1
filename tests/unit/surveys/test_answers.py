import pytest
from hypothesis import given, strategies as st
from tests.survey_parts import counted, people

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.surveys.answers import AnswerCounts, pooled_answers
from safeguarding.surveys.questions import Question
from safeguarding.surveys.responses import (
    BLANK,
    NOT_ASKED,
    UNREADABLE,
    Grouping,
    answer_column,
    counted_answers,
    counted_by_group,
    counted_column,
)
from safeguarding.testing.strategies.surveys import questions, responses


class TestPooling:
    """Pooled from counts equals counted together; averages of averages are never taken."""

    @given(data=st.data())
    def test_pooled_equals_counted_together(self, data: st.DataObject) -> None:
        question = data.draw(questions())
        together = data.draw(responses(question=question, max_groups=2))
        # a division of everybody: members of the first group, and the rest
        first = together.groupings[0].members[0]
        rest = bytes(1 - each for each in first)
        halves = Grouping(name="half", labels=("one", "other"), members=(first, rest))
        parts = counted_by_group(together, question, halves)
        assert pooled_answers(parts.values()) == counted_answers(together, question)

    def test_only_the_same_question(self, scale: Question, yes_or_no: Question) -> None:
        with pytest.raises(InvalidRecordError):
            pooled_answers([counted(scale, c5=1), counted(yes_or_no, cY=1)])
        with pytest.raises(InvalidRecordError):
            pooled_answers([])


class TestCounting:
    """Every answer is counted once, whatever it is; nothing is lost."""

    @given(data=st.data())
    def test_nothing_is_lost(self, data: st.DataObject) -> None:
        question = data.draw(questions())
        drawn = data.draw(responses(question=question))
        counts = counted_answers(drawn, question)
        column = drawn.column(question.identifier)
        assert counts.respondents == drawn.size
        assert counts.blank == list(column).count(BLANK)
        assert counts.unreadable == list(column).count(UNREADABLE)
        assert counts.not_asked == list(column).count(NOT_ASKED)
        for k, option in enumerate(question.options):
            assert counts.count(option.code) == list(column).count(k)

    def test_groups_may_overlap(self, yes_or_no: Question) -> None:
        ages = Grouping(name="Age", labels=("11–15", "11–17"), members=(b"\1\1\0", b"\1\1\1"))
        assert ages.overlaps
        found = counted_by_group(people(yes_or_no, ["Y", "N", "Y"]), yes_or_no, ages)
        assert (found["11–15"].count("Y"), found["11–17"].count("Y")) == (1, 2)

    def test_refusals(self, yes_or_no: Question) -> None:
        with pytest.raises(InvalidRecordError):
            counted_column(yes_or_no, b"\7")
        with pytest.raises(UnknownNameError) as refused:
            answer_column(yes_or_no, ["I want to go home"])
        assert "home" not in str(refused.value)
        with pytest.raises(UnknownNameError):
            people(yes_or_no, ["Y"]).column("q9")
        with pytest.raises(UnknownNameError):
            people(yes_or_no, ["Y"]).grouping("Age")

    def test_answers_are_silent(self, yes_or_no: Question) -> None:
        assert "\\x00" not in repr(people(yes_or_no, ["Y", "N"]))
        assert "41" not in repr(counted(yes_or_no, cY=41))


def test_one_group_is_pooled_as_it_is(yes_or_no: Question) -> None:
    only = counted(yes_or_no, cY=3, cN=2, blank=1)
    assert pooled_answers([only]) == only


@pytest.mark.parametrize("field", ["blank", "unreadable", "not_asked"])
def test_nobody_is_the_fewest_that_gave_no_answer(yes_or_no: Question, field: str) -> None:
    """A count below nought is refused, of those who gave none as of those who gave one."""
    nobody, fewer = ({field: count} for count in (0, -1))
    assert AnswerCounts(question=yes_or_no, chosen={"Y": 5}, **nobody).respondents == 5
    with pytest.raises(InvalidRecordError):
        AnswerCounts(question=yes_or_no, chosen={"Y": 5}, **fewer)
