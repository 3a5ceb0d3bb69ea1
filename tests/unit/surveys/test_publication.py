import itertools
import math
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from scipy.optimize import linprog

from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.publication import (
    PublishedQuestion,
    Withheld,
    published_beside,
    published_by_group,
    published_question,
)
from safeguarding.surveys.questions import Option, Question
from safeguarding.surveys.responses import Grouping, Responses, counted_answers
from safeguarding.surveys.words import Coding
from safeguarding.testing.strategies.surveys import answer_counts, questions, responses

RULE = FEWER_THAN_FIVE


def published(found: PublishedQuestion | Withheld) -> PublishedQuestion:
    assert isinstance(found, PublishedQuestion)
    return found


class TestFewRespondents:
    """Fewer valid answers than the threshold yield no table at all unless asked."""

    @pytest.mark.parametrize(("people", "is_made"), [(4, False), (5, True)])
    def test_both_sides(self, yes_or_no: Question, people: int, is_made: bool) -> None:  # noqa: FBT001  # a table of cases
        answers = AnswerCounts(question=yes_or_no, chosen={"Y": people}, blank=30)
        assert isinstance(published_question(answers, RULE), PublishedQuestion) is is_made

    def test_unless_asked(self, yes_or_no: Question) -> None:
        answers = AnswerCounts(question=yes_or_no, chosen={"Y": 3})
        withheld = published_question(answers, RULE)
        assert isinstance(withheld, Withheld)
        assert "3" not in withheld.reason
        made = published(published_question(answers, RULE, shows_small_bases=True))
        assert str(made.base()) == "c"

    def test_by_group(self, yes_or_no: Question) -> None:
        few = Responses(
            wave="2017",
            size=3,
            answers={"q2": b"\0\0\1"},
            groupings=(Grouping(name="Age", labels=("a",), members=(b"\1\1\1",)),),
        )
        assert isinstance(published_by_group(few, yes_or_no, few.groupings[0], RULE), Withheld)


class TestShares:
    """A published percentage follows from the published table and from nothing else."""

    def test_of_a_scale(self, scale: Question) -> None:
        answers = AnswerCounts(question=scale, chosen={"5": 30, "4": 20, "3": 10, "2": 9, "1": 2, "9": 3})
        made = published(published_question(answers, RULE))
        # 2 is hidden; so is another, and with it one of the sums that hold the two
        assert made.table.at("Very unhappy").is_hidden
        assert not made.is_whole()
        assert str(made.base()) == "71"
        assert str(made.percentage(Coding.FAVOURABLE)) == "70"

    def test_percentages_that_sum_to_100_on_request(self, scale: Question) -> None:
        answers = AnswerCounts(question=scale, chosen={"5": 10, "4": 10, "3": 10, "2": 20, "1": 7})
        made = published(published_question(answers, RULE))
        assert not made.percentages_sum_to_100()
        adjusted = made.summing_percentages()
        assert adjusted is not None
        assert sum(adjusted.values()) == 100
        hidden = published(published_question(AnswerCounts(question=scale, chosen={"5": 30, "1": 3, "2": 9}), RULE))
        assert hidden.summing_percentages() is None

    def test_97_of_98_hides_the_one(self, yes_or_no: Question) -> None:
        made = published(published_question(AnswerCounts(question=yes_or_no, chosen={"Y": 97, "N": 1}), RULE))
        assert made.percentage(Coding.FAVOURABLE).is_hidden
        assert made.counted(Coding.UNFAVOURABLE).is_hidden

    def test_a_coding_that_no_option_has(self, yes_or_no: Question) -> None:
        made = published(published_question(AnswerCounts(question=yes_or_no, chosen={"Y": 60, "N": 40}), RULE))
        assert made.is_whole()
        assert str(made.percentage(Coding.NEUTRAL)) == "z"
        assert made.counted(Coding.NEUTRAL).value == 0

    @settings(max_examples=24)
    @given(data=st.data())
    def test_no_share_of_a_hidden_count(self, data: st.DataObject) -> None:
        question = data.draw(questions())
        answers = data.draw(answer_counts(question=question))
        made = published_question(answers, RULE)
        if isinstance(made, PublishedQuestion):
            for coding in (Coding.FAVOURABLE, Coding.NEUTRAL, Coding.UNFAVOURABLE):
                if question.codes(coding):
                    shown = made.percentage(coding)
                    assert shown.is_hidden or not RULE.is_small(answers.count_of(coding))


class TestWholeGroups:
    """No small group is shown of whom all answered alike, or none so: it tells every child's answer."""

    def test_everybody(self, yes_or_no: Question) -> None:
        for yes, no, is_hidden in ((9, 0, True), (0, 9, True), (10, 0, False), (0, 10, False), (5, 5, False)):
            made = published(published_question(AnswerCounts(question=yes_or_no, chosen={"Y": yes, "N": no}), RULE))
            assert made.percentage(Coding.FAVOURABLE).is_hidden is is_hidden, (yes, no)

    def test_a_scale_may_have_an_option_of_nobody(self, scale: Question) -> None:
        """Nobody was very unhappy, and two of eight were unhappy: only the small number is hidden."""
        answers = AnswerCounts(question=scale, chosen={"5": 8, "3": 8, "2": 6})
        assert published(published_question(answers, RULE)).is_whole()
        alike = published(published_question(AnswerCounts(question=scale, chosen={"4": 7}), RULE))
        assert alike.percentage(Coding.FAVOURABLE).is_hidden
        assert alike.table.at("Happy").is_hidden

    @pytest.mark.parametrize(("people", "is_hidden"), [(9, True), (10, False)])
    def test_of_a_question_whose_options_all_count_as_the_same(self, people: int, *, is_hidden: bool) -> None:
        """Where children live is neither good nor bad: that all nine live in one kind of home tells it of each."""
        options = [
            Option(code=each, label=each, coding=Coding.NEUTRAL) for each in ("Foster", "Kinship", "Residential")
        ]
        question = Question(identifier="where", wording="Where do you live?", theme="life", options=options)
        made = published(published_question(AnswerCounts(question=question, chosen={"Kinship": people}), RULE))
        assert made.table.at("Kinship").is_hidden is is_hidden

    @settings(max_examples=24)
    @given(data=st.data())
    def test_in_no_group(self, data: st.DataObject) -> None:
        question = data.draw(questions(max_options=3))
        answered = data.draw(responses(question=question))
        codings = {each.coding for each in question.options_in_base}
        for grouping in answered.groupings:
            made = published_by_group(answered, question, grouping, RULE)
            if isinstance(made, Withheld) or len(codings) == 1:
                continue
            for label in filter(made.has_group, grouping.labels):
                base = made.base(label).value
                if base is not None and 0 < base < 10:
                    assert {str(made.percentage(coding, label)) for coding in codings}.isdisjoint({"0", "100"})


class TestGroups:
    """A table by overlapping groups gives nobody away who is in one group and not in the other."""

    @settings(max_examples=16)
    @given(data=st.data())
    def test_shown_numbers_are_true(self, data: st.DataObject) -> None:
        question = data.draw(questions(max_options=3))
        drawn = data.draw(responses(question=question, max_size=50, max_groups=2))
        grouping = drawn.groupings[0]
        made = published_by_group(drawn, question, grouping, RULE)
        if isinstance(made, Withheld):
            return
        column = drawn.column(question.identifier)
        in_base = {k for k, option in enumerate(question.options) if option.is_in_base}
        for label, members in zip(grouping.labels, grouping.members, strict=True):
            base = sum(1 for byte, member in zip(column, members, strict=True) if member and byte in in_base)
            if base:
                shown = made.base(label)
                assert shown.is_hidden or shown.value == base

    def test_two_bands_that_differ_by_two(self, yes_or_no: Question) -> None:
        older, younger = 2, 40
        people = Responses(
            wave="2017",
            size=older + younger,
            answers={"q2": b"\0" * 20 + b"\1" * 22},
            groupings=(
                Grouping(
                    name="Age",
                    labels=("11–15", "11–17"),
                    members=(b"\1" * younger + b"\0" * older, b"\1" * (younger + older)),
                ),
            ),
        )
        made = published(published_by_group(people, yes_or_no, people.groupings[0], RULE))
        assert made.base("11–15").is_hidden or made.base("11–17").is_hidden


def widths_told_together(tables: list[PublishedQuestion]) -> list[float]:
    """How wide the range of each hidden number is for a reader of all the tables at once, by linear programming.

    The unknowns are the people by part of the first grouping, part of the second, and answer: every printed number of
    every table is a sum of them.
    """
    parts = [made.table.axes[0] for made in tables]
    answers = tables[0].table.axes[-1]
    cells = list(itertools.product(*(axis.labels for axis in parts), answers.labels))
    rows, values, hidden = [], [], []
    for k, made in enumerate(tables):
        for (group, answer), number in made.table.cells.items():
            row = np.array([cell[k] in parts[k].parts(group) and cell[-1] in answers.parts(answer) for cell in cells])
            if number.is_hidden:
                hidden.append(row.astype(float))
            else:
                rows.append(row.astype(float))
                values.append(float(number.value or 0))
    widths = []
    for row in hidden:
        lowest, highest = (linprog(sign * row, A_eq=np.array(rows), b_eq=values) for sign in (1, -1))
        widths.append(math.inf if highest.status == 3 else -highest.fun - lowest.fun)
    return widths


class TestSeveralGroupings:
    """Tables by several groupings, read together, tell no more of a hidden number than the rule allows."""

    @settings(max_examples=24)
    @given(data=st.data())
    def test_joint_audit(self, data: st.DataObject) -> None:
        question = data.draw(questions(max_options=3))
        size = data.draw(st.integers(30, 60))
        in_base = [k for k, option in enumerate(question.options) if option.is_in_base]

        def column(values: list[int]) -> bytes:
            return bytes(data.draw(st.lists(st.sampled_from(values), min_size=size, max_size=size)))

        groupings = tuple(
            Grouping(name=name, labels=("a", "b"), members=(column([0, 1, 1, 1, 1]), column([0, 1])))
            for name in ("Age", "Placement")
        )
        people = Responses(wave="2017", size=size, answers={question.identifier: column(in_base)}, groupings=groupings)
        own = published_question(counted_answers(people, question), RULE)
        assert isinstance(own, PublishedQuestion)
        made = [published_beside(own, people, grouping) for grouping in groupings]
        tables = [each for each in made if isinstance(each, PublishedQuestion)]
        if len(tables) == len(groupings):
            assert all(width >= RULE.threshold - 1e-6 for width in widths_told_together(tables))

    def test_no_table_beside_one_that_hides(self, yes_or_no: Question) -> None:
        people = Responses(
            wave="2017",
            size=60,
            answers={"q2": b"\0" * 57 + b"\1" * 3},
            groupings=(Grouping(name="Age", labels=("a",), members=(b"\1" * 60,)),),
        )
        own = published(published_question(counted_answers(people, yes_or_no), RULE))
        assert isinstance(published_beside(own, people, people.groupings[0]), Withheld)

    @pytest.mark.parametrize(("noes", "is_made"), [(2, False), (5, True)])
    def test_no_table_that_would_have_to_hide_a_total(self, yes_or_no: Question, noes: int, *, is_made: bool) -> None:
        """Two groups that overlap, with few noes in each: the total would give away those outside both."""
        parts = [((1, 1), 6, 0), ((1, 0), 4, noes), ((0, 1), 2, noes - 1), ((0, 0), 3, noes)]
        members = tuple(bytes(part[k] for part, yes, no in parts for _ in range(yes + no)) for k in (0, 1))
        answers = b"".join(b"\0" * yes + b"\1" * no for _, yes, no in parts)
        ages = Grouping(name="Age", labels=("a", "b"), members=members)
        people = Responses(wave="2017", size=len(answers), answers={"q2": answers}, groupings=(ages,))
        own = published(published_question(counted_answers(people, yes_or_no), RULE))
        assert own.is_whole()
        made = published_beside(own, people, ages)
        assert isinstance(made, PublishedQuestion) is is_made
        assert is_made or "a total is hidden" in str(made)


def test_an_option_that_nobody_chose_has_no_part_of_the_whole(yes_or_no: Question) -> None:
    found = published(published_question(AnswerCounts(question=yes_or_no, chosen={"Y": 30, "N": 0}), RULE))
    assert found.summing_percentages() == {"Yes": Decimal(100), "No": Decimal(0)}
