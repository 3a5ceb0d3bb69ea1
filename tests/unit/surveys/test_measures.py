import statistics
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st
from scipy import stats

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.statistics.intervals import proportion_interval
from safeguarding.surveys.answers import AnswerCounts, pooled_answers
from safeguarding.surveys.composites import composite_mean, composite_share, weighted_share
from safeguarding.surveys.measures import printed_estimate, printed_interval, share_measure
from safeguarding.surveys.question_measures import (
    bottom_box,
    coded_share,
    item_non_response,
    mean_score,
    net_balance,
    option_share,
    top_box,
)
from safeguarding.surveys.questions import Option, Question
from safeguarding.surveys.responses import (
    BLANK,
    NOT_ASKED,
    UNREADABLE,
    Grouping,
    Responses,
    answer_column,
    counted_answers,
    counted_by_group,
    counted_column,
)
from safeguarding.surveys.words import BasePolicy, Coding
from safeguarding.testing.strategies.surveys import answer_counts, questions, responses


def counted(
    question: Question, *, blank: int = 0, unreadable: int = 0, not_asked: int = 0, **counts: int
) -> AnswerCounts:
    chosen = {code.removeprefix("c"): count for code, count in counts.items()}
    return AnswerCounts(question=question, chosen=chosen, blank=blank, unreadable=unreadable, not_asked=not_asked)


def people(question: Question, codes: Sequence[str | None], weights: Sequence[int] | None = None) -> Responses:
    return Responses(
        wave="2017",
        size=len(codes),
        answers={question.identifier: answer_column(question, codes)},
        weights=None if weights is None else tuple(map(Decimal, weights)),
    )


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


class TestScales:
    """Top and bottom boxes, net balance, mean and standard deviation of a scale."""

    def test_boxes(self, scale: Question) -> None:
        answers = counted(scale, c5=10, c4=15, c3=6, c2=4, c1=5, c9=7)
        assert [box.count for boxes in (1, 2, 3) if (box := top_box(answers, boxes))] == [10, 25, 31]
        assert [box.count for boxes in (1, 2, 3) if (box := bottom_box(answers, boxes))] == [5, 9, 15]
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


class TestQuestions:
    """A question that cannot be is refused."""

    def test_refusals(self, scale: Question) -> None:
        one = scale.options[0]
        for options in ([], [one, one], [scale.options[-1]], [one, Option(code="x", label="x", coding=Coding.NEUTRAL)]):
            with pytest.raises(InvalidRecordError):
                Question(identifier="q", wording="?", theme="t", options=options)
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
