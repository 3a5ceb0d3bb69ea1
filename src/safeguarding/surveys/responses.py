"""The responses of a wave one by one, kept as columns of bytes: small, quick to count, and silent in every repr.

An answer is the number of its option, one byte a person. Three bytes at the end of the range stand for what is no
option. Nothing here holds a name; a key, where there is one, only says who is the same person in another wave.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

import attrs

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.records import Record, Several
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.questions import Question

BLANK = 255
"""Asked and left blank."""
UNREADABLE = 254
"""An answer that no option matches."""
NOT_ASKED = 253
"""The question was not put to this person."""


@attrs.frozen(kw_only=True)
class Grouping(Record):
    """A way to divide the respondents, such as by placement or by age band.

    Attributes:
        name: What divides them.
        labels: The groups' names.
        members: For each group, one byte a person: 1 for a member, 0 for none. Groups may overlap, as age bands do.

    Examples:
        >>> ages = Grouping(name="Age", labels=("11 to 15", "11 to 17"), members=(bytes([1, 1, 0]), bytes([1, 1, 1])))
        >>> ages.overlaps
        True
    """

    name: str
    labels: tuple[str, ...] = attrs.field(converter=Several[str])
    members: tuple[bytes, ...] = attrs.field(repr=False)

    def _check(self) -> None:
        if len(self.labels) != len(self.members) or len(set(self.labels)) != len(self.labels):
            raise InvalidRecordError(f"{self.name}: each group has a name of its own and its members")

    @property
    def overlaps(self) -> bool:
        """Whether anybody is in two groups."""
        seen = 0
        for column in self.members:
            mask = int.from_bytes(column, "little")
            if seen & mask:
                return True
            seen |= mask
        return False


@attrs.frozen(kw_only=True)
class Responses(Record):
    """Everybody's answers in one wave.

    Attributes:
        wave: The wave's name.
        size: How many people answered.
        answers: For each question's identifier, one byte a person.
        groupings: Ways to divide them.
        weights: One weight a person where the design needs them, else None.
        keys: For each person a key that is the same in other waves; None where people cannot be matched.

    Raises:
        InvalidRecordError: for columns of different lengths, weights below 0, or a key twice.

    Examples:
        >>> sex = Grouping(name="Sex", labels=("Girls", "Boys"), members=(bytes([1, 0, 1]), bytes([0, 1, 0])))
        >>> everybody = Responses(wave="2017", size=3, answers={"safe": bytes([0, 0, 1])}, groupings=(sex,))
        >>> list(everybody.column("safe")), everybody.grouping("Sex").labels
        ([0, 0, 1], ('Girls', 'Boys'))
        >>> everybody.column("saef")
        Traceback (most recent call last):
        ...
        safeguarding.errors.UnknownNameError: unknown question 'saef'; did you mean 'safe'?
    """

    wave: str
    size: int
    answers: Mapping[str, bytes] = attrs.field(repr=False, hash=False)
    groupings: tuple[Grouping, ...] = attrs.field(default=(), converter=Several[Grouping])
    weights: tuple[Decimal, ...] | None = attrs.field(default=None, repr=False)
    keys: tuple[str, ...] | None = attrs.field(default=None, repr=False)

    def _check(self) -> None:
        columns: list[Sequence[object]] = [*self.answers.values()]
        columns += [members for grouping in self.groupings for members in grouping.members]
        columns += [column for column in (self.weights, self.keys) if column is not None]
        if any(len(column) != self.size for column in columns):
            raise InvalidRecordError(f"wave {self.wave}: every column has one entry for each of {self.size} people")
        if self.weights is not None and any(weight < 0 for weight in self.weights):
            raise InvalidRecordError(f"wave {self.wave}: a weight is 0 or more")
        if self.keys is not None and len(set(self.keys)) != self.size:
            raise InvalidRecordError(f"wave {self.wave}: two responses have one key")

    def column(self, identifier: str) -> bytes:
        """The answers to a question, one byte a person.

        Raises:
            UnknownNameError: for a question that the wave does not have.
        """
        try:
            return self.answers[identifier]
        except KeyError:
            raise UnknownNameError.among("question", identifier, self.answers) from None

    def grouping(self, name: str) -> Grouping:
        """The grouping of a name.

        Raises:
            UnknownNameError: for a name that none has.
        """
        for grouping in self.groupings:
            if grouping.name == name:
                return grouping
        raise UnknownNameError.among("grouping", name, [grouping.name for grouping in self.groupings])


def answer_column(question: Question, codes: Iterable[str | None]) -> bytes:
    """A column from option codes, None for a blank.

    Raises:
        UnknownNameError: for a code that the question does not have.

    Examples:
        >>> from safeguarding.surveys import Coding, Option
        >>> asked = Question(
        ...     identifier="safe",
        ...     wording="Do you feel safe?",
        ...     theme="life",
        ...     options=[
        ...         Option(code="Y", label="Yes", coding=Coding.FAVOURABLE),
        ...         Option(code="N", label="No", coding=Coding.UNFAVOURABLE),
        ...     ],
        ... )
        >>> column = answer_column(asked, ["Y", "Y", "N", None])
        >>> counted_column(asked, column).chosen, counted_column(asked, column).blank
        ({'Y': 2, 'N': 1}, 1)
    """
    numbers: dict[str | None, int] = {option.code: k for k, option in enumerate(question.options)}
    numbers[None] = BLANK
    try:
        return bytes(map(numbers.__getitem__, codes))
    except KeyError:
        raise UnknownNameError(f"an answer to {question.identifier} is none of its options") from None


def counted_answers(responses: Responses, question: Question) -> AnswerCounts:
    """How many gave each answer to a question.

    Raises:
        UnknownNameError: for a question that the wave does not have.

    Examples:
        >>> from safeguarding.surveys.examples import TALK
        >>> responses = Responses(wave="2017", size=4, answers={"talk": answer_column(TALK, ["Y", "N", "Y", None])})
        >>> answers = counted_answers(responses, TALK)
        >>> answers.count("Y"), answers.valid, answers.blank
        (2, 3, 1)
    """
    return counted_column(question, responses.column(question.identifier))


def counted_column(question: Question, column: bytes) -> AnswerCounts:
    """How many gave each answer in a column of bytes.

    Raises:
        InvalidRecordError: for a byte that stands for nothing.

    Examples:
        >>> from safeguarding.surveys import Coding, Option
        >>> yes = Option(code="Y", label="Yes", coding=Coding.FAVOURABLE)
        >>> asked = Question(identifier="safe", wording="Do you feel safe?", theme="life", options=[yes])
        >>> counted_column(asked, bytes([0, 0, BLANK])).chosen
        {'Y': 2}
    """
    chosen = [column.count(k) for k in range(len(question.options))]
    blank, unreadable, not_asked = (column.count(each) for each in (BLANK, UNREADABLE, NOT_ASKED))
    if sum(chosen) + blank + unreadable + not_asked != len(column):
        raise InvalidRecordError(f"{question.identifier}: an answer is none of its options")
    return AnswerCounts(
        question=question,
        chosen={option.code: count for option, count in zip(question.options, chosen, strict=True)},
        blank=blank,
        unreadable=unreadable,
        not_asked=not_asked,
    )


def counted_by_group(responses: Responses, question: Question, grouping: Grouping) -> dict[str, AnswerCounts]:
    """The answers of each group, by the group's name. Groups that overlap do not add up.

    Examples:
        >>> from safeguarding.surveys import Coding, Option
        >>> asked = Question(
        ...     identifier="safe",
        ...     wording="Do you feel safe?",
        ...     theme="life",
        ...     options=[
        ...         Option(code="Y", label="Yes", coding=Coding.FAVOURABLE),
        ...         Option(code="N", label="No", coding=Coding.UNFAVOURABLE),
        ...     ],
        ... )
        >>> sex = Grouping(name="Sex", labels=("Girls", "Boys"), members=(bytes([1, 0, 1]), bytes([0, 1, 0])))
        >>> everybody = Responses(wave="2017", size=3, answers={"safe": answer_column(asked, "YYN")}, groupings=(sex,))
        >>> {group: answers.chosen for group, answers in counted_by_group(everybody, asked, sex).items()}
        {'Girls': {'Y': 1, 'N': 1}, 'Boys': {'Y': 1, 'N': 0}}
    """
    column = responses.column(question.identifier)
    return {
        label: counted_column(question, _of_members(column, members))
        for label, members in zip(grouping.labels, grouping.members, strict=True)
    }


def _of_members(column: bytes, members: bytes) -> bytes:
    return bytes(answer for answer, is_member in zip(column, members, strict=True) if is_member)
