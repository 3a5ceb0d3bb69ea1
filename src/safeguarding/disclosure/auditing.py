"""The audit of a table's suppression: for each hidden number, what a reader can work out about it.

A hidden number is safe where it cannot be told exactly, nor narrowed to within the threshold: the range that the reader
can work out is at least ``threshold`` wide. So, counts being 0 or more, the reader cannot even tell that it is a small
one. Where the printed symbol itself says that a number is small, only "not told exactly" is left to ask.

The reader is an outsider who knows how sums work. Somebody who is in the table and knows their own answer knows more;
a threshold above 2 is what protects against that.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Sequence, Set as AbstractSet
from functools import cached_property

import attrs

from safeguarding.disclosure.bounds import Limit, MovementTableau, Reach
from safeguarding.disclosure.movements import UNENDING, Movement
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.tables import CellPlace, CountTable
from safeguarding.records import NoTruthValue, Record


@attrs.frozen(kw_only=True)
class HiddenRange(Record):
    """What a reader can work out about one hidden number.

    Attributes:
        place: Where it stands.
        lowest: The lowest value it may have.
        highest: The highest, or None where there is no end.
        is_safe: Whether that is wide enough for the rule.
    """

    place: CellPlace
    lowest: int
    highest: int | None
    is_safe: bool


@attrs.frozen(kw_only=True)
class Exposure(NoTruthValue, Record):
    """A hidden number that can be worked out too closely.

    Attributes:
        place: Where it stands.
        blocking: The shown places that give it away: one of them at least must be hidden too.
        is_proven: Whether the linear programme itself falls short. False where only no table of whole numbers was
            seen to reach far enough, which counts as exposed, to be on the safe side.
    """

    _instead = "is_proven"

    place: CellPlace
    blocking: frozenset[CellPlace]
    is_proven: bool


def place_order(place: CellPlace) -> tuple[tuple[bool, str], ...]:
    """The order in which places are looked at: by their labels, totals last, never by their row in the table.

    Examples:
        >>> sorted([(None,), ("b",), ("a",)], key=place_order)
        [('a',), ('b',), (None,)]
    """
    return tuple((entry is None, entry or "") for entry in place)


_Order = tuple[tuple[bool, str], ...]


def _sum_order(each: tuple[CellPlace, list[CellPlace]]) -> tuple[_Order, list[_Order]]:
    """The order of sums, whatever the order of the rows they come from."""
    total, parts = each
    return place_order(total), sorted(map(place_order, parts))


class DisclosureAudit:
    """A table, a rule and the places hidden in it, ready to be asked what a reader can work out.

    Args:
        table: The true counts.
        rule: What counts as small.
        hidden: The places at which no number is shown. Places that the table never prints are hidden anyway.
        telling: Places that need protection although they are not small, also where the table never prints them.
        proofs: Movements that may prove numbers safe, by the numbers' indices; each is checked before it is believed.

    Examples:
        >>> from safeguarding.disclosure import FEWER_THAN_FIVE, one_way_table
        >>> table = one_way_table("Answer", {"yes": 30, "no": 12, "other": 2})
        >>> for hidden in ({("other",)}, {("other",), ("no",)}):
        ...     for told in DisclosureAudit(table, FEWER_THAN_FIVE, hidden).ranges():
        ...         print(told.place, told.lowest, told.highest, told.is_safe)
        ('other',) 2 2 False
        ('no',) 0 14 True
        ('other',) 0 14 True
    """

    def __init__(
        self,
        table: CountTable,
        rule: DisclosureRule,
        hidden: AbstractSet[CellPlace],
        *,
        telling: AbstractSet[CellPlace] = frozenset(),
        proofs: Iterable[Movement] = (),
    ) -> None:
        self._rule = rule
        self._places = sorted(table.places(), key=place_order)
        self._index = {place: k for k, place in enumerate(self._places)}
        self._counts = [table.count(*place) for place in self._places]
        printed = set(table.printed_places())
        self._printed = [place in printed for place in self._places]
        self._telling = [place in telling for place in self._places]
        self._hidden = [place in hidden or place not in printed for place in self._places]
        ranges = [self._known_range(k) for k in range(len(self._places))]
        self._down = [count - lowest for count, (lowest, _) in zip(self._counts, ranges, strict=True)]
        self._up = [
            None if highest is None else highest - count
            for count, (_, highest) in zip(self._counts, ranges, strict=True)
        ]
        self._equations = [self._equation(*each) for each in sorted(sums_of(table), key=_sum_order)]
        self._proven: dict[int, int] = {}
        for movement in proofs:
            self._believe(movement)

    @cached_property
    def _tableau(self) -> MovementTableau:
        return MovementTableau(equations=self._equations, down=self._down, up=self._up)

    def _believe(self, movement: Movement) -> None:
        """Keep how far a movement carries each of its numbers, if it leaves every sum true."""
        if any(sum(by * movement.get(k, 0) for k, by in each.items()) for each in self._equations):
            return
        rooms = [(self._up[k], self._down[k], by) for k, by in movement.items()]
        steps = [
            _steps([up if by > 0 else down for up, down, by in rooms], movement),
            _steps([down if by > 0 else up for up, down, by in rooms], movement),
        ]
        for k, by in movement.items():
            self._proven[k] = max(self._proven.get(k, 0), abs(by) * sum(steps))

    def _equation(self, total: CellPlace, parts: list[CellPlace]) -> dict[int, int]:
        return {self._index[total]: -1} | {self._index[part]: 1 for part in parts}

    def _known_range(self, k: int) -> tuple[int, Limit]:
        """What the printed cell alone says about its count."""
        count, rule = self._counts[k], self._rule
        return hidden_range(count, rule, is_printed=self._printed[k]) if self._hidden[k] else shown_range(count, rule)

    def ranges(self) -> tuple[HiddenRange, ...]:
        """The exact range of every hidden number that needs protection, in the order of the places."""
        return tuple(self._range(k) for k in self._guarded())

    def exposures(self) -> list[Exposure]:
        """Every hidden number that is not safe, in the order of the places."""
        return list(self._exposed_numbers())

    def is_content(self) -> bool:
        """Whether every hidden number is safe; where one is not, the others are not looked at."""
        return next(self._exposed_numbers(), None) is None

    def exposures_within(self, work: int) -> Iterator[Exposure | None]:
        """Every hidden number that is not safe, or None at the end where there was more to work out than may be."""
        if len(self._equations) ** 2 * len(self._places) > work:
            yield None
            return
        for k in self._guarded():
            if self.work > work:
                yield None
                return
            found = self._exposure(k)
            if found is not None:
                yield found

    @property
    def work(self) -> int:
        """How much has been worked out so far, in numbers of the tableau: the same on every machine."""
        return self._tableau.work if "_tableau" in self.__dict__ else 0

    def _exposed_numbers(self) -> Iterator[Exposure]:
        found = (self._exposure(k) for k in self._guarded())
        return (each for each in found if each is not None)

    def _guarded(self) -> Iterator[int]:
        """A number that the table never prints needs protection only where it is small, or tells of a whole group."""
        for k, count in enumerate(self._counts):
            if self._hidden[k] and (self._printed[k] or self._telling[k] or self._rule.is_small(count)):
                yield k

    def _range(self, k: int) -> HiddenRange:
        everything = sum(self._counts) + 1
        rise = self._tableau.reach(k, 1, enough=everything)
        fall = self._tableau.reach(k, -1, enough=everything)
        return HiddenRange(
            place=self._places[k],
            lowest=self._counts[k] - _attained(fall, everything),
            highest=None if rise.furthest is None else self._counts[k] + _attained(rise, everything),
            is_safe=self._exposure(k) is None,
        )

    def _exposure(self, k: int) -> Exposure | None:
        width = needed_width(self._rule)
        if self._proven.get(k, 0) >= width or self._tableau.seen(k) >= width:
            return None
        rise = self._tableau.reach(k, 1, enough=width)
        risen = _attained(rise, width)
        if risen >= width:
            return None
        fall = self._tableau.reach(k, -1, enough=width - risen)
        if risen + _attained(fall, width) >= width:
            return None
        return self._exposed(k, [rise, fall], short=_linear(rise) + _linear(fall) < width)

    def _exposed(self, k: int, reaches: Sequence[Reach], *, short: bool) -> Exposure:
        blocking: frozenset[int] = frozenset().union(*(each.blocking for each in reaches))
        return Exposure(
            place=self._places[k],
            blocking=frozenset(self._places[j] for j in blocking if not self._hidden[j]),
            is_proven=short,
        )


def _steps(rooms: Sequence[Limit], movement: Movement) -> int:
    """How many whole steps a movement can go, where each of its numbers has so much room."""
    return min(
        (room // abs(by) for room, by in zip(rooms, movement.values(), strict=True) if room is not None),
        default=UNENDING,
    )


def needed_width(rule: DisclosureRule) -> int:
    """How wide the range of a hidden number must be to be safe."""
    return 1 if rule.tells_small_apart else rule.threshold


def hidden_range(count: int, rule: DisclosureRule, *, is_printed: bool) -> tuple[int, Limit]:
    """What the symbol in place of a count says of it; nothing where the table never prints it."""
    if is_printed and rule.tells_small_apart and rule.is_small(count):
        return rule.smallest_hidden, rule.threshold - 1
    return 0, None


def shown_range(count: int, rule: DisclosureRule) -> tuple[int, int]:
    """The counts that are printed as this one is: itself, or what is rounded to the same multiple.

    Examples:
        >>> from safeguarding.disclosure.schemes import FEWER_THAN_FIVE, OFQUAL
        >>> shown_range(12, FEWER_THAN_FIVE), shown_range(12, OFQUAL), shown_range(6, OFQUAL)
        ((12, 12), (8, 12), (5, 7))
    """
    if rule.rounding_base is None or count == 0 or rule.is_small(count):
        return count, count
    printed, base = rule.printed(count), rule.rounding_base
    alike = [
        each
        for each in range(max(1, printed - base), printed + base + 1)
        if rule.printed(each) == printed and not rule.is_small(each)
    ]
    return alike[0], alike[-1]


def _linear(reach: Reach) -> float:
    """How far the linear programme reaches."""
    return math.inf if reach.furthest is None else float(reach.furthest)


def _attained(reach: Reach, unending: int) -> int:
    """How far whole tables reach; ``unending`` stands for a direction without an end."""
    return unending if reach.attained is None else reach.attained


def sums_of(table: CountTable) -> Iterator[tuple[CellPlace, list[CellPlace]]]:
    """Every total and group of the table with the places that it sums.

    Examples:
        >>> from safeguarding.disclosure.tables import one_way_table
        >>> list(sums_of(one_way_table("Answer", {"yes": 30, "no": 12})))
        [((None,), [('yes',), ('no',)])]
    """
    for k, axis in enumerate(table.axes):
        others = [each.entries for each in (*table.axes[:k], *table.axes[k + 1 :])]
        for entry in (*axis.groups, None):
            for rest in itertools.product(*others):
                yield (
                    (*rest[:k], entry, *rest[k:]),
                    [(*rest[:k], part, *rest[k:]) for part in axis.parts(entry)],
                )
