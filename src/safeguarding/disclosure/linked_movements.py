"""Movements of people through all tables over the same people at once: what a reader of all of them cannot rule out.

Two kinds are enough. People of two groups exchange answers to one question: nothing else changes. Or people of one
group and of another exchange their groups, and take with them what they answered to every question. Nobody moves to where
nobody is: whoever reads may know which combinations of groups there are.
"""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import attrs

from safeguarding.disclosure.linked_counts import LinkedCounts, LinkedKind, LinkedPlace, Part, PartAnswers
from safeguarding.disclosure.movements import IsHidden, Movement, Offer
from safeguarding.disclosure.tables import Axis

_KINDS = (LinkedKind.HAVING, LinkedKind.OTHERS, None)
"""What somebody may have answered; None is no answer."""

_BARRED = 10**12

_Column = Sequence[int]


@attrs.define
class _Between:
    """One label of a grouping and another, and people of theirs who differ in nothing else, pair by pair of parts.

    Attributes:
        of_answers: For each question and answer, the numbers that move when one more of the first label has given it,
            and one fewer of the other.
        of_people: The numbers of people that move with them.
        ones: For each question and answer, how many of the first label gave it, by pair.
        others: The same of the other label.
        both: For each question and answer, how many of the two labels gave it.
        people: How many people the first label has, and the other, by pair.
    """

    questions: Sequence[str]
    entries: frozenset[str]
    of_answers: Mapping[tuple[str, LinkedKind | None], Movement]
    of_people: Movement
    ones: Mapping[tuple[str, LinkedKind | None], _Column]
    others: Mapping[tuple[str, LinkedKind | None], _Column]
    both: Mapping[tuple[str, LinkedKind | None], int]
    people: tuple[_Column, _Column]


class LinkedMovements:
    """The movements of linked tables.

    Args:
        counts: The true counts.
        index: The index of each number, printed or not: of groups and of labels.
        weights: What hiding each costs; None where it cannot be hidden.
        width: How far a hidden number must be able to move.
    """

    def __init__(
        self, counts: LinkedCounts, index: Mapping[LinkedPlace, int], weights: Sequence[int | None], *, width: int
    ) -> None:
        self._width = width
        self._places = list(index)
        self._weights = weights
        self._between = {axis.name: list(_pairs(counts, k, index)) for k, axis in enumerate(counts.groupings)}

    def through(self, k: int, is_hidden: IsHidden) -> Iterator[Offer]:
        """Every movement that moves a number, those that change one question only first."""
        place = self._places[k]
        pairs = [each for each in self._between[place.grouping] if place.group in each.entries]
        if place.question:
            for between in pairs:
                yield from _of_answers(between, place.question, k)
        for between in pairs:
            yield from self._of_groups(between, place.question, k, is_hidden)

    def _of_groups(self, between: _Between, question: str, k: int, is_hidden: IsHidden) -> Iterator[Offer]:
        """People exchange their groups, and take their answers with them to every question that is printed by these."""
        choices = [self._by_cost(between, each, is_hidden) for each in between.questions if each != question]
        # the cheapest of each question that enough people gave, and the commonest, behind which most can move
        for others in dict.fromkeys(zip(*choices, strict=True)) if choices else ((),):
            for own in _KINDS if question else (None,):
                taken: list[tuple[str, LinkedKind | None]] = [*others, *([(question, own)] if question else [])]
                movement = dict(between.of_people)
                for each in taken:
                    movement |= between.of_answers[each]
                if k in movement:
                    yield movement, partial(_together, between, tuple(taken))

    def _by_cost(
        self, between: _Between, question: str, is_hidden: IsHidden
    ) -> tuple[tuple[str, LinkedKind | None], tuple[str, LinkedKind | None]]:
        """The answer to another question whose numbers hide most cheaply, and the one that most people gave."""
        costs: list[tuple[int, int, int]] = []
        for turn, kind in enumerate(_KINDS):
            each = (question, kind)
            people = between.both[each]
            weights = [self._weights[k] for k in between.of_answers[each] if not is_hidden(k)]
            barred = _BARRED if None in weights or people < self._width else 0
            costs.append((barred + sum(weight or 0 for weight in weights), -people, turn))
        cheapest, commonest = min(costs), min(costs, key=lambda cost: (cost[1], cost[0]))
        return (question, _KINDS[cheapest[2]]), (question, _KINDS[commonest[2]])


def _of_answers(between: _Between, question: str, k: int) -> Iterator[Offer]:
    """People of two groups exchange answers to one question."""
    for rising, falling in itertools.permutations(_KINDS, 2):
        up, down = (question, rising), (question, falling)
        moved = Counter(between.of_answers[up])
        moved.subtract(between.of_answers[down])
        if moved[k] > 0:
            yield {each: by for each, by in moved.items() if by}, partial(_exchanged, between, up, down)


_Given = tuple[str, LinkedKind | None]
"""An answer to a question."""


def _exchanged(between: _Between, up: _Given, down: _Given) -> tuple[int, int]:
    """As many as can exchange one answer for another with people of the other label, either way."""
    rise = sum(map(min, between.ones[down], between.others[up]))
    fall = sum(map(min, between.ones[up], between.others[down]))
    return rise, fall


def _together(between: _Between, taken: Sequence[_Given]) -> tuple[int, int]:
    """As many people as there are, pair by pair, whatever each of them is taken to have answered, either way."""
    sides = ((between.others, between.people[1]), (between.ones, between.people[0]))
    rise, fall = (
        sum(map(min, *(given[each] for each in taken), people)) if taken else sum(people) for given, people in sides
    )
    return rise, fall


def _pairs(counts: LinkedCounts, k: int, index: Mapping[LinkedPlace, int]) -> Iterator[_Between]:
    axis = counts.groupings[k]
    labels_of: defaultdict[tuple[Part, Part], set[str]] = defaultdict(set)
    for part in {part for asked in counts.answers.values() for part, given in asked.items() if given.people}:
        labels_of[part[:k], part[k + 1 :]].add(part[k])
    for one, other in itertools.permutations(sorted(axis.labels), 2):
        rests = [rest for rest, labels in sorted(labels_of.items()) if one in labels and other in labels]
        if rests:
            parts = tuple([(*before, label, *after) for before, after in rests] for label in (one, other))
            yield _between(counts, axis, (one, other), parts, index)


def _between(
    counts: LinkedCounts,
    axis: Axis,
    labels: tuple[str, str],
    parts: Sequence[Sequence[Part]],
    index: Mapping[LinkedPlace, int],
) -> _Between:
    one, other = (frozenset(entry for entry in (label, *axis.groups) if label in axis.parts(entry)) for label in labels)
    signs = dict.fromkeys(one - other, 1) | dict.fromkeys(other - one, -1)
    questions = counts.printed.get(axis.name, ())

    def moved(question: str, *kinds: LinkedKind) -> Movement:
        places = {LinkedPlace(question, axis.name, entry, kind): by for entry, by in signs.items() for kind in kinds}
        return {index[place]: by for place, by in places.items() if place in index}

    given = list(itertools.product(questions, _KINDS))
    ones, others = (
        {(question, kind): [_of(counts.answers[question][part], kind) for part in side] for question, kind in given}
        for side in parts
    )
    everybody = next(iter(counts.answers.values()), {})
    of_one, of_other = ([everybody[part].people for part in side] for side in parts)
    return _Between(
        questions=questions,
        entries=frozenset(signs),
        of_answers={
            (question, kind): moved(question, kind, LinkedKind.BASE) if kind else {} for question, kind in given
        },
        of_people=moved("", LinkedKind.PEOPLE),
        ones=ones,
        others=others,
        both={each: sum(ones[each]) + sum(others[each]) for each in given},
        people=(of_one, of_other),
    )


def _of(answered: PartAnswers, kind: LinkedKind | None) -> int:
    if kind is None:
        return answered.without
    return answered.having if kind is LinkedKind.HAVING else answered.others
