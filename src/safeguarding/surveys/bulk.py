"""Counting a very large survey: the same counts as ``responses`` makes, by numpy. Needs the extra ``numpy``."""

from __future__ import annotations

from collections.abc import Iterable

from safeguarding.errors import InvalidRecordError
from safeguarding.extras import optional
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.questions import Question
from safeguarding.surveys.responses import BLANK, NOT_ASKED, UNREADABLE, Grouping, Responses

with optional("numpy", task="a very large survey"):
    import numpy as np
    import numpy.typing as npt

_BYTES = 256


def counted_in_bulk(responses: Responses, questions: Iterable[Question]) -> dict[str, AnswerCounts]:
    """How many gave each answer to each question, by the question's identifier.

    Raises:
        InvalidRecordError: for a byte that stands for nothing.
        UnknownNameError: for a question that the wave does not have.

    Examples:
        >>> from safeguarding.surveys import Coding, Option
        >>> yes, no = (Option(code=each, label=each, coding=Coding.NEUTRAL) for each in ("yes", "no"))
        >>> question = Question(identifier="q1", wording="Well?", theme="t", options=[yes, no])
        >>> responses = Responses(wave="2017", size=4, answers={"q1": bytes([0, 1, 1, BLANK])})
        >>> counts = counted_in_bulk(responses, [question])["q1"]
        >>> counts.count("yes"), counts.count("no"), counts.blank
        (1, 2, 1)
    """
    return {
        question.identifier: _answers(
            question,
            np.bincount(np.frombuffer(responses.column(question.identifier), dtype=np.uint8), minlength=_BYTES),
        )
        for question in questions
    }


def counted_by_group_in_bulk(responses: Responses, question: Question, grouping: Grouping) -> dict[str, AnswerCounts]:
    """The answers of each group, by the group's name. Groups that overlap do not add up.

    Raises:
        InvalidRecordError: for a byte that stands for nothing.
        UnknownNameError: for a question that the wave does not have.

    Examples:
        >>> from safeguarding.surveys.examples import SAFE
        >>> ages = Grouping(name="Age", labels=("younger", "older"), members=(bytes([1, 1, 0, 0]), bytes([0, 0, 1, 1])))
        >>> responses = Responses(wave="2017", size=4, answers={"safe": bytes([0, 1, 1, BLANK])}, groupings=[ages])
        >>> for name, counts in counted_by_group_in_bulk(responses, SAFE, ages).items():
        ...     print(name, counts.count("Y"), counts.count("N"), counts.blank)
        younger 1 1 0
        older 0 1 1
    """
    column = np.frombuffer(responses.column(question.identifier), dtype=np.uint8)
    return {
        label: _answers(question, np.bincount(column[np.frombuffer(members, dtype=np.bool_)], minlength=_BYTES))
        for label, members in zip(grouping.labels, grouping.members, strict=True)
    }


def _answers(question: Question, counts: npt.NDArray[np.intp]) -> AnswerCounts:
    numbers = counts.tolist()
    chosen = {option.code: numbers[k] for k, option in enumerate(question.options)}
    blank, unreadable, not_asked = numbers[BLANK], numbers[UNREADABLE], numbers[NOT_ASKED]
    if sum(chosen.values()) + blank + unreadable + not_asked != sum(numbers):
        raise InvalidRecordError(f"{question.identifier}: an answer is none of its options")
    return AnswerCounts(question=question, chosen=chosen, blank=blank, unreadable=unreadable, not_asked=not_asked)
