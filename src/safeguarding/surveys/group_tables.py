"""A wave's tables by groups, protected together over all questions and groupings, beside what earlier editions printed."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Mapping

import attrs

from safeguarding.disclosure.crossed_groupings import tells_of_few
from safeguarding.disclosure.linked_counts import LinkedCounts, LinkedKind, LinkedPlace, PartAnswers
from safeguarding.disclosure.linked_protection import LinkedPattern, linked_pattern
from safeguarding.disclosure.protection import ProtectedNumber, ProtectedTable, hidden_number, shown_number
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.tables import Axis, CellPlace
from safeguarding.disclosure.watching import Watching
from safeguarding.surveys.printed_numbers import NumberPlace, PrintedNumbers, points_at_few
from safeguarding.surveys.publication import ANSWER_AXIS, PublishedQuestion, Withheld, favourable_entry
from safeguarding.surveys.published_waves import (
    CHANGED_A_LITTLE,
    NO_COVER,
    NOBODY_ANSWERED,
    NONE_IS_FAVOURABLE,
    OTHER_GROUPS,
    TELLS_OF_FEW,
    TOTAL_IS_HIDDEN,
    PublishedWave,
)
from safeguarding.surveys.responses import Grouping, Responses
from safeguarding.surveys.words import Coding


class GroupTables:
    """All tables by groups of one wave, protected as one.

    Args:
        published: The wave with its questions' own tables.
        responses: The responses one by one.
        rule: What counts as small.
        before: What earlier editions printed and hid.
        population: How many people each group has, answered or not, by grouping.
    """

    def __init__(
        self,
        published: PublishedWave,
        responses: Responses,
        rule: DisclosureRule,
        before: PrintedNumbers,
        population: Mapping[str, Mapping[str, int]],
    ) -> None:
        self._published = published
        self._responses = responses
        self._rule = rule
        self._before = before
        self._asked = {
            identifier: made
            for identifier, made in published.questions.items()
            if isinstance(made, PublishedQuestion) and identifier in responses.answers
        }
        self._axes = [_axis(grouping) for grouping in responses.groupings]
        people = {
            (grouping.name, label): sum(members)
            for grouping in responses.groupings
            for label, members in zip(grouping.labels, grouping.members, strict=True)
        }
        # beside a small population a number of people says too much, and above it one of the two is wrong
        self._population = {
            name: groups
            for name, groups in population.items()
            if name in {axis.name for axis in self._axes}
            and not any(rule.is_small(size) or people.get((name, group), 0) > size for group, size in groups.items())
        }
        self._reasons: dict[tuple[str, str], str] = {}

    def published(self, watching: Watching | None = None) -> PublishedWave:
        """The wave with its tables by groups."""
        counts = self._linked_counts()
        pattern = linked_pattern(
            counts,
            self._rule,
            hidden_already=self._hidden_before(),
            shown_already=self._shown_before(counts),
            watching=watching,
        )
        made = {
            (axis.name, identifier): self._table(axis, identifier, counts, pattern)
            for axis in self._axes
            for identifier in self._asked
        }
        numbers = {
            NumberPlace(self._published.wave, identifier, "base" if entry is None else "having", name, group): number
            for (name, identifier), each in made.items()
            if isinstance(each, PublishedQuestion)
            for (group, entry), number in each.table.cells.items()
            if group is not None
        }
        people = {
            axis.name: {
                group: self._number(counts, pattern, LinkedPlace("", axis.name, group, LinkedKind.PEOPLE))
                for group in axis.groups
            }
            for axis in self._axes
            if axis.name in counts.prints_people and (axis.name, "") not in pattern.withheld
        }
        numbers |= {
            NumberPlace(self._published.wave, "", "people", name, group): number
            for name, groups in people.items()
            for group, number in groups.items()
        }
        return attrs.evolve(
            self._published,
            by_group=made,
            people=people,
            numbers={**self._published.numbers, **numbers},
            exposed=(*self._published.exposed, *map(self._at, pattern.exposed)),
            is_least=pattern.is_least,
        )

    def _number(self, counts: LinkedCounts, pattern: LinkedPattern, place: LinkedPlace) -> ProtectedNumber:
        return hidden_number(self._rule) if place in pattern.hidden else shown_number(counts.count(place), self._rule)

    def _at(self, place: LinkedPlace) -> NumberPlace:
        return NumberPlace(
            self._published.wave, place.question, place.kind.name.casefold(), place.grouping, place.group
        )

    def _hidden_before(self) -> frozenset[LinkedPlace]:
        return frozenset(
            LinkedPlace(at.question, at.grouping, at.group, LinkedKind[at.entry.upper()])
            for at in self._before.hidden
            if at.wave == self._published.wave and at.grouping and at.entry.upper() in LinkedKind.__members__
        )

    def _shown_before(self, counts: LinkedCounts) -> frozenset[LinkedPlace]:
        shown = self._before.shown
        return frozenset(place for place in counts.places() if self._at(place) in shown)

    def _linked_counts(self) -> LinkedCounts:
        parts = list(zip(*(_parts(grouping) for grouping in self._responses.groupings), strict=True))
        answers = {identifier: self._answered(identifier, parts) for identifier in self._asked}
        if not answers:
            people = {part: PartAnswers(having=0, others=0, without=count) for part, count in Counter(parts).items()}
            answers = {"": people}
        everything = LinkedCounts(
            groupings=self._axes,
            answers=answers,
            printed={axis.name: tuple(self._asked) for axis in self._axes},
            prints_people=frozenset(self._population),
            at_most=self._population,
        )
        return attrs.evolve(
            everything,
            printed={
                axis.name: tuple(each for each in self._asked if self._may_be_made(axis, each, everything))
                for axis in self._axes
            },
            prints_people=frozenset(
                axis.name
                for axis in self._axes
                if axis.name in self._population and self._may_be_made(axis, "", everything)
            ),
        )

    def _answered(self, identifier: str, parts: list[tuple[str, ...]]) -> dict[tuple[str, ...], PartAnswers]:
        question = self._asked[identifier].question
        valid = {k for k, option in enumerate(question.options) if option.is_in_base}
        good = {k for k in valid if question.options[k].coding is Coding.FAVOURABLE}
        column = self._responses.column(identifier)
        people = Counter(parts)
        having, answered = (
            Counter(part for part, byte in zip(parts, column, strict=True) if byte in wanted)
            for wanted in (good, valid)
        )
        return {
            part: PartAnswers(having=having[part], others=answered[part] - having[part], without=count - answered[part])
            for part, count in people.items()
        }

    def _may_be_made(self, axis: Axis, identifier: str, counts: LinkedCounts) -> bool:
        """Whether a table by groups may be made at all; where not, the reason is kept."""
        reason = ""
        if identifier:
            made = self._asked[identifier]
            if favourable_entry(made.question) is None:
                reason = NONE_IS_FAVOURABLE
            elif made.percentage(Coding.FAVOURABLE).is_hidden:
                reason = NOBODY_ANSWERED if made.base().value == 0 else TOTAL_IS_HIDDEN
        if self._before.groupings_of(self._published.wave) - {each.name for each in self._axes}:
            reason = OTHER_GROUPS
        shown = {
            each.at: each.printed
            for each in self._before.of(self._published.wave, identifier, axis.name)
            if each.printed is not None
        }
        truth = {
            self._at(place): self._rule.printed(counts.count(place))
            for place in counts.places()
            if (place.grouping, place.question) == (axis.name, identifier)
        }
        if points_at_few(shown, truth, self._rule):
            reason = CHANGED_A_LITTLE
        if not reason and self._tells_of_few(axis, identifier, counts):
            reason = TELLS_OF_FEW
        if reason:
            self._reasons[axis.name, identifier] = reason
        return not reason

    def _tells_of_few(self, axis: Axis, identifier: str, counts: LinkedCounts) -> bool:
        """Whether the table tells of few beside one by an earlier grouping."""
        earlier = itertools.takewhile(lambda each: each.name != axis.name, self._axes)
        printed = (each.name for each in earlier if identifier or each.name in self._population)
        made = [name for name in printed if (name, identifier) not in self._reasons]
        # what was printed before is known, whatever is hidden now
        is_first = not any(each.wave == self._published.wave for each in self._before.shown)
        return any(
            tells_of_few(counts, (name, axis.name), identifier, self._rule, is_first_edition=is_first) for name in made
        )

    def _table(
        self, axis: Axis, identifier: str, counts: LinkedCounts, pattern: LinkedPattern
    ) -> PublishedQuestion | Withheld:
        reason = self._reasons.get((axis.name, identifier))
        if reason is None and (axis.name, identifier) in pattern.withheld:
            reason = NO_COVER
        if reason is not None:
            return Withheld(question=identifier, reason=f"By {axis.name}: {reason[:1].casefold()}{reason[1:]}")
        made = self._asked[identifier]
        entry = favourable_entry(made.question)
        answers = Axis(
            name=ANSWER_AXIS,
            labels=["favourable (part)", "others (part)"],
            groups={entry or "": ["favourable (part)"]},
            prints_labels=False,
        )
        hidden = frozenset(pattern.hidden)
        cells: dict[CellPlace, ProtectedNumber] = {
            (None, entry): made.counted(Coding.FAVOURABLE),
            (None, None): made.base(),
        }
        for group in axis.groups:
            base, having, others = (
                LinkedPlace(identifier, axis.name, group, kind)
                for kind in (LinkedKind.BASE, LinkedKind.HAVING, LinkedKind.OTHERS)
            )
            # a share beside its base tells both numbers of answers
            share_is_hidden = not {base, having, others}.isdisjoint(hidden)
            for place, cell, is_hidden in ((having, entry, share_is_hidden), (base, None, base in hidden)):
                cells[group, cell] = (
                    hidden_number(self._rule) if is_hidden else shown_number(counts.count(place), self._rule)
                )
        table = ProtectedTable(axes=(axis, answers), cells=cells, rule=self._rule, is_least=pattern.is_least)
        return PublishedQuestion(question=made.question, table=table)


def _parts(grouping: Grouping) -> Iterator[str]:
    """For each person the part of a grouping: those who belong to the same groups are one."""
    return (f"part {''.join(map(str, belongs))}" for belongs in zip(*grouping.members, strict=True))


def _axis(grouping: Grouping) -> Axis:
    """A grouping as an axis: its parts, and the groups that hold anybody."""
    parts = dict.fromkeys(zip(*grouping.members, strict=True))
    names = {belongs: f"part {''.join(map(str, belongs))}" for belongs in sorted(parts)}
    groups = {label: [name for belongs, name in names.items() if belongs[k]] for k, label in enumerate(grouping.labels)}
    return Axis(
        name=grouping.name,
        labels=list(names.values()) or ["nobody"],
        groups={label: each for label, each in groups.items() if each},
        prints_labels=False,
    )
