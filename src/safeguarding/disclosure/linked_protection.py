"""What to hide in tables over the same people, so that a reader of all of them can work out no small number.

A number is hidden where it is small or tells of a whole group; others are hidden with it until each hidden number has a
movement of people that carries it across the threshold and leaves everything shown as it is, in every table at once.
Where there is no such movement, the table in question is not made.
"""

from __future__ import annotations

from collections.abc import Iterator, Set as AbstractSet

import attrs

from safeguarding.disclosure.auditing import hidden_range, needed_width
from safeguarding.disclosure.bounds import Limit
from safeguarding.disclosure.linked_counts import LinkedCounts, LinkedKind, LinkedPlace
from safeguarding.disclosure.linked_movements import LinkedMovements
from safeguarding.disclosure.quick_search import Numbers, QuickChoice, quick_choice
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.watching import Watching
from safeguarding.records import Record

_TIMES = {LinkedKind.HAVING: 10, LinkedKind.OTHERS: 1, LinkedKind.BASE: 4, LinkedKind.PEOPLE: 10}
"""How much each kind is missed: a share is not printed without its count; the others' number is never printed itself."""

_WORK, _MOST_WORK = 60_000, 3_000_000
"""How much is looked at before no further order is tried, and before what is left has no proof and is not printed."""


@attrs.frozen(kw_only=True)
class LinkedPattern(Record):
    """What to hide in linked tables.

    Attributes:
        hidden: The printed places at which nothing is shown.
        withheld: Tables that are not made at all: a grouping and a question; no question where it is its people.
        exposed: Places that an earlier publication printed and that may not be shown now: hiding them, or making no table,
            protects nobody.
        is_least: Whether it is proven that hiding fewer numbers would not do.
    """

    hidden: tuple[LinkedPlace, ...]
    withheld: frozenset[tuple[str, str]] = frozenset()
    exposed: tuple[LinkedPlace, ...] = ()
    is_least: bool


def linked_pattern(
    counts: LinkedCounts,
    rule: DisclosureRule,
    *,
    hidden_already: AbstractSet[LinkedPlace] = frozenset(),
    shown_already: AbstractSet[LinkedPlace] = frozenset(),
    watching: Watching | None = None,
) -> LinkedPattern:
    """The places to hide so that no small number can be worked out from all the tables together.

    Totals over everybody are taken as known, and so are all shown numbers to the last one, also where a rule rounds; which
    groups of two groupings have nobody in common too. What two tell together of a pair of groups is asked of ``tells_of_few``.

    Args:
        counts: The true counts.
        rule: What counts as small.
        hidden_already: Places that stay hidden, for instance because an earlier publication hid them.
        shown_already: Places that an earlier publication printed: a reader knows them, whatever is hidden now.
        watching: Told how far the search has come.

    Examples:
        >>> from safeguarding.disclosure import FEWER_THAN_FIVE, Axis, PartAnswers
        >>> homes = Axis(
        ...     name="Home",
        ...     labels=["f", "k", "r"],
        ...     groups={"Foster": ["f"], "Kinship": ["k"], "Residential": ["r"]},
        ...     prints_labels=False,
        ... )
        >>> few = {("f",): (30, 11, 1), ("k",): (12, 9, 1), ("r",): (2, 2, 2)}
        >>> all_said = {("f",): (21, 21, 0), ("k",): (15, 7, 0), ("r",): (6, 0, 0)}
        >>> answers = {
        ...     question: {
        ...         part: PartAnswers(having=yes, others=no, without=none) for part, (yes, no, none) in asked.items()
        ...     }
        ...     for question, asked in (("safe", few), ("heard", all_said))
        ... }
        >>> counts = LinkedCounts(groupings=[homes], answers=answers, printed={"Home": ("safe", "heard")})
        >>> found = linked_pattern(counts, FEWER_THAN_FIVE)
        >>> sorted((place.question, place.group) for place in found.hidden if place.kind is LinkedKind.BASE)
        [('heard', 'Kinship'), ('heard', 'Residential'), ('safe', 'Kinship'), ('safe', 'Residential')]
    """
    withheld: set[tuple[str, str]] = set()
    told = {(place.grouping, place.question) for place in shown_already}
    while True:
        # of a table that is not made a reader may know numbers all the same, where it was made before
        linked = _Linked(_without(counts, withheld - told), rule, hidden_already, shown_already, frozenset(withheld))
        found = linked.choice(watching)
        if not found.exposed:
            break
        withheld |= {_table(linked.places[k]) for k in found.exposed}
    # what was printed before of a table that cannot be protected now may narrow the others of its question
    lost = {question for _, question in withheld & told}
    withheld |= {(name, question) for name, asked in counts.printed.items() for question in asked if question in lost}
    hidden = linked.start | linked.primary | {linked.places[k] for k in found.chosen}
    return LinkedPattern(
        hidden=tuple(place for place in counts.places() if _table(place) not in withheld and place in hidden),
        withheld=frozenset(withheld),
        exposed=tuple(place for place in counts.places() if place in linked.small & shown_already),
        is_least=not found.chosen and not withheld,
    )


def _table(place: LinkedPlace) -> tuple[str, str]:
    return place.grouping, place.question


def _without(counts: LinkedCounts, withheld: AbstractSet[tuple[str, str]]) -> LinkedCounts:
    return attrs.evolve(
        counts,
        printed={
            name: tuple(question for question in questions if (name, question) not in withheld)
            for name, questions in counts.printed.items()
        },
        prints_people=frozenset(name for name in counts.prints_people if (name, "") not in withheld),
    )


class _Linked:
    """The numbers of linked tables, printed or not, ready for the search."""

    def __init__(
        self,
        counts: LinkedCounts,
        rule: DisclosureRule,
        hidden_already: AbstractSet[LinkedPlace],
        shown_already: AbstractSet[LinkedPlace],
        withheld: AbstractSet[tuple[str, str]],
    ) -> None:
        self._counts = counts
        self._rule = rule
        self._known = shown_already
        self._withheld = withheld
        tables = counts.places()
        # whatever the order of labels, groups and questions, the same numbers are hidden
        self.places = sorted([*tables, *_of_labels(counts)], key=_order)
        self._numbers = [counts.count(place) for place in self.places]
        number = dict(zip(self.places, self._numbers, strict=True))
        self._telling = {
            place
            for place in self.places
            if place.kind in (LinkedKind.HAVING, LinkedKind.OTHERS)
            and rule.whole_groups.tells_all(number[place], number[attrs.evolve(place, kind=LinkedKind.BASE)])
        }
        self.printed = frozenset(place for place in tables if _table(place) not in withheld)
        self.small = frozenset(place for place in tables if place in self._telling or rule.is_small(number[place]))
        self.primary = self.small & self.printed
        unprinted = frozenset(self.places) - self.printed
        self.start = (self.primary | (hidden_already & self.printed) | unprinted) - shown_already

    def choice(self, watching: Watching | None) -> QuickChoice:
        """What to hide besides the start, by the quick search."""
        rule, numbers = self._rule, self._numbers
        unit = 10 * (1 + max(numbers, default=0))
        weights = [
            None if not count or place in self._known else _TIMES[place.kind] * unit + count
            for place, count in zip(self.places, numbers, strict=True)
        ]
        index = {place: k for k, place in enumerate(self.places)}
        return quick_choice(
            Numbers(
                counts=numbers,
                hidden_ranges=[
                    self._hidden_range(place, count) for place, count in zip(self.places, numbers, strict=True)
                ],
                shown_ranges=[(count, count) for count in numbers],
                weights=weights,
                is_guarded=[self._is_guarded(place, count) for place, count in zip(self.places, numbers, strict=True)],
                width=needed_width(rule),
                most_work=_MOST_WORK,
                movements=LinkedMovements(self._counts, index, weights, width=needed_width(rule)).through,
            ),
            (index[place] for place in self.start),
            work=_WORK,
            watching=watching,
        )

    def _hidden_range(self, place: LinkedPlace, count: int) -> tuple[int, Limit]:
        """What a reader knows of a number that is hidden here."""
        if place in self._known:
            return count, count
        lowest, highest = hidden_range(count, self._rule, is_printed=place in self.printed)
        if place.kind is LinkedKind.PEOPLE:
            most = self._counts.at_most.get(place.grouping, {}).get(place.group)
            highest = min((each for each in (highest, most) if each is not None), default=None)
        return lowest, highest

    def _is_guarded(self, place: LinkedPlace, count: int) -> bool:
        if place in self._known or _table(place) in self._withheld:
            return False
        return place in self.printed or place in self._telling or self._rule.is_small(count)


def _order(place: LinkedPlace) -> tuple[str, str, str, str]:
    return place.question, place.grouping, place.group, place.kind.name


def _of_labels(counts: LinkedCounts) -> Iterator[LinkedPlace]:
    """The numbers of parts, which are never printed and could be worked out from groups that overlap."""
    for axis in counts.groupings:
        for label in axis.labels:
            for question in counts.printed.get(axis.name, ()):
                for kind in (LinkedKind.HAVING, LinkedKind.OTHERS, LinkedKind.BASE):
                    yield LinkedPlace(question, axis.name, label, kind)
            if axis.name in counts.prints_people:
                yield LinkedPlace("", axis.name, label, LinkedKind.PEOPLE)
