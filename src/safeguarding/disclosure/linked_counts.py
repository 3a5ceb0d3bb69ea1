"""The same people in several tables: by groups in several ways, and by what they answered to several questions.

Tables over the same people tell of one another. How many are in a group is one number, whichever question it is asked
beside; so a group's hidden base in one table is narrowed by its base in another and by how many left the question
blank. Here all such tables are one thing, to be protected together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import attrs

from safeguarding.disclosure.tables import Axis
from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.labels import Labelled
from safeguarding.numbers.shares import checked_count
from safeguarding.records import Record, Several, of_several, own_mapping

Part = tuple[str, ...]
"""The people who belong to the same groups in every way: one label of each grouping."""


class LinkedKind(Labelled):
    """What a number counts of a group."""

    HAVING = "who answered so"
    OTHERS = "who answered otherwise"
    BASE = "who answered"
    PEOPLE = "who took part"


@attrs.frozen(kw_only=True)
class PartAnswers(Record):
    """What some people answered to one question.

    Attributes:
        having: How many answered so, such as favourably.
        others: How many answered otherwise.
        without: How many are in neither: blanks, answers outside the base, and those who were not asked.

    Examples:
        >>> PartAnswers(having=12, others=3, without=1).people
        16
    """

    having: int
    others: int
    without: int = 0

    def _check(self) -> None:
        for count in (self.having, self.others, self.without):
            checked_count(count, "count of answers")

    @property
    def people(self) -> int:
        """How many people they are."""
        return self.having + self.others + self.without


@attrs.frozen
class LinkedPlace(Record):
    """Where a number stands among linked tables.

    Attributes:
        question: The question, or nothing where the number counts people only.
        grouping: The way in which the people are divided.
        group: The group.
        kind: What of it is counted.
    """

    question: str
    grouping: str
    group: str
    kind: LinkedKind


def _own_answers(answers: Mapping[str, Mapping[Part, PartAnswers]]) -> Mapping[str, Mapping[Part, PartAnswers]]:
    return own_mapping(answers)


def _own_names(printed: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(printed, Mapping):
        return printed
    return {name: of_several(names, tuple) for name, names in printed.items()}


@attrs.frozen(kw_only=True)
class LinkedCounts(Record):
    """What is printed over the same people: of each question, by each grouping, each group's answers and base.

    Attributes:
        groupings: The ways in which they are divided. The labels are parts that are never printed; the groups, which may
            overlap, are.
        answers: For each question, what the people of each part of all groupings answered.
        printed: The questions printed by each grouping, by its name.
        prints_people: The groupings of which each group's number of people is printed too.
        at_most: How many people each group of a grouping can have at most, where that is known to a reader.

    Raises:
        InvalidRecordError: for two groupings of one name, parts of other lengths, or questions to other people.
        UnknownNameError: for a part or a grouping that there is not.

    Examples:
        >>> homes = Axis(name="Home", labels=("f", "k"), groups={"Foster": ["f"], "Kinship": ["k"]}, prints_labels=False)
        >>> counts = LinkedCounts(
        ...     groupings=[homes],
        ...     answers={"safe": {("f",): PartAnswers(having=30, others=12), ("k",): PartAnswers(having=6, others=2)}},
        ...     printed={"Home": ["safe"]},
        ... )
        >>> counts.count(LinkedPlace("safe", "Home", "Kinship", LinkedKind.BASE))
        8
    """

    groupings: tuple[Axis, ...] = attrs.field(converter=Several[Axis])
    answers: Mapping[str, Mapping[Part, PartAnswers]] = attrs.field(converter=_own_answers, hash=False, repr=False)
    printed: Mapping[str, tuple[str, ...]] = attrs.field(converter=_own_names, hash=False)
    prints_people: frozenset[str] = frozenset()
    at_most: Mapping[str, Mapping[str, int]] = attrs.field(factory=dict, hash=False)

    def _check(self) -> None:
        names = [axis.name for axis in self.groupings]
        if len(set(names)) != len(names):
            raise InvalidRecordError("two groupings have one name")
        for name in (*self.printed, *self.prints_people, *self.at_most):
            if name not in names:
                raise UnknownNameError.among("grouping", name, names)
        for question in (each for several in self.printed.values() for each in several):
            if question not in self.answers:
                raise UnknownNameError.among("question", question, self.answers)
        people = [
            {part: each.people for part, each in several.items() if each.people} for several in self.answers.values()
        ]
        if any(each != people[0] for each in people[1:]):
            raise InvalidRecordError("the questions are not of the same people: a part has other numbers in another")
        for part in (part for several in self.answers.values() for part in several):
            self._check_part(part)

    def _check_part(self, part: Part) -> None:
        if len(part) != len(self.groupings):
            raise InvalidRecordError(f"a part here has {len(self.groupings)} labels, not {len(part)}")
        for label, axis in zip(part, self.groupings, strict=True):
            if label not in axis.labels:
                raise UnknownNameError.among(f"label of {axis.name}", label, axis.labels)

    def count(self, place: LinkedPlace) -> int:
        """The number at a place; a label's, where that is given as its group.

        Raises:
            UnknownNameError: for a grouping or a question that there is not.
        """
        names = [axis.name for axis in self.groupings]
        if place.grouping not in names:
            raise UnknownNameError.among("grouping", place.grouping, names)
        if place.question and place.question not in self.answers:
            raise UnknownNameError.among("question", place.question, self.answers)
        k = names.index(place.grouping)
        labels = self.groupings[k].parts(place.group)
        asked = self.answers[place.question] if place.question else next(iter(self.answers.values()), {})
        return sum(counted(answered, place.kind) for part, answered in asked.items() if part[k] in labels)

    def places(self) -> list[LinkedPlace]:
        """Every number that is printed unless it is hidden."""
        kinds = (LinkedKind.HAVING, LinkedKind.OTHERS, LinkedKind.BASE)
        found = [
            LinkedPlace(question, axis.name, group, kind)
            for axis in self.groupings
            for question in self.printed.get(axis.name, ())
            for group in axis.groups
            for kind in kinds
        ]
        found += [
            LinkedPlace("", axis.name, group, LinkedKind.PEOPLE)
            for axis in self.groupings
            if axis.name in self.prints_people
            for group in axis.groups
        ]
        return found


def counted(answered: PartAnswers, kind: LinkedKind) -> int:
    """How many of some people a kind counts.

    Examples:
        >>> counted(PartAnswers(having=12, others=3, without=1), LinkedKind.BASE)
        15
    """
    return {
        LinkedKind.HAVING: answered.having,
        LinkedKind.OTHERS: answered.others,
        LinkedKind.BASE: answered.having + answered.others,
        LinkedKind.PEOPLE: answered.people,
    }[kind]
