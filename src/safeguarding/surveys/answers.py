"""How many gave each answer to a question in a wave: the counts that every measure is worked out from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.shares import checked_count
from safeguarding.records import Record, own_mapping
from safeguarding.surveys.questions import Question
from safeguarding.surveys.words import BasePolicy, Coding


def _own_counts(counts: Mapping[str, int]) -> Mapping[str, int]:
    return own_mapping(counts)


@attrs.frozen(kw_only=True)
class AnswerCounts(Record):
    """The answers to one question, counted.

    Attributes:
        question: The question as it was put.
        chosen: How many chose each option, by its code; an option that is left out was chosen by nobody.
        blank: How many were asked and left it blank.
        unreadable: How many answers no option matches. They are kept, in the base of all asked only.
        not_asked: How many respondents the question was not put to.

    Raises:
        InvalidRecordError: for a count that is no whole number.
        UnknownNameError: for a code that the question does not have.

    Examples:
        >>> from safeguarding.surveys.examples import TALK
        >>> answers = AnswerCounts(question=TALK, chosen={"Y": 28, "N": 1}, blank=3)
        >>> answers.valid, answers.asked, answers.count_of(Coding.FAVOURABLE)
        (29, 32, 28)
    """

    question: Question
    chosen: Mapping[str, int] = attrs.field(converter=_own_counts, hash=False, repr=False)
    blank: int = 0
    unreadable: int = 0
    not_asked: int = 0

    def _check(self) -> None:
        for code, count in self.chosen.items():
            self.question.option(code)
            checked_count(count, "count of answers")
        for count in (self.blank, self.unreadable, self.not_asked):
            checked_count(count, "count of answers")

    def count(self, *codes: str) -> int:
        """How many chose one of the options.

        Raises:
            UnknownNameError: for a code that the question does not have.
        """
        return sum(self.chosen.get(self.question.option(code).code, 0) for code in dict.fromkeys(codes))

    def count_of(self, coding: Coding) -> int:
        """How many chose an option that counts so."""
        return self.count(*self.question.codes(coding))

    @property
    def valid(self) -> int:
        """How many chose an option in the base."""
        return sum(self.chosen.get(option.code, 0) for option in self.question.options_in_base)

    @property
    def asked(self) -> int:
        """How many were asked."""
        return sum(self.chosen.values()) + self.blank + self.unreadable

    @property
    def respondents(self) -> int:
        """How many took part, asked or not."""
        return self.asked + self.not_asked

    @property
    def base(self) -> int:
        """The denominator of the question's percentages, by its own policy."""
        return {
            BasePolicy.VALID_ANSWERS: self.valid,
            BasePolicy.ALL_ASKED: self.asked,
            BasePolicy.ALL_RESPONDENTS: self.respondents,
        }[self.question.base_policy]


def pooled_answers(several: Iterable[AnswerCounts]) -> AnswerCounts:
    """The answers of several groups as one, from their counts. Averaging their percentages would be wrong.

    The groups must not overlap; nobody can tell from counts.

    Raises:
        InvalidRecordError: for no groups, or answers to different questions.

    Examples:
        >>> from safeguarding.surveys.examples import TALK
        >>> girls = AnswerCounts(question=TALK, chosen={"Y": 9, "N": 1})
        >>> boys = AnswerCounts(question=TALK, chosen={"Y": 20, "N": 20})
        >>> both = pooled_answers([girls, boys])  # the average of 90% and 50% would be 70%
        >>> both.count("Y"), both.valid
        (29, 50)
    """
    groups = list(several)
    if not groups:
        raise InvalidRecordError("there are no answers to pool")
    question = groups[0].question
    if any(group.question != question for group in groups):
        raise InvalidRecordError("answers to different questions, or different wordings of one, cannot be pooled")
    return AnswerCounts(
        question=question,
        chosen={option.code: sum(group.count(option.code) for group in groups) for option in question.options},
        blank=sum(group.blank for group in groups),
        unreadable=sum(group.unreadable for group in groups),
        not_asked=sum(group.not_asked for group in groups),
    )
