"""Which numbers of a table to hide: the small ones, and as few others as protect them.

Secondary suppression is found by asking the audit: a hidden number that can be worked out names the shown places that
give it away, and one of them must go. The lightest choice that answers every such demand is tried, audited, and
tried again until the audit has nothing left to say. On tables of ordinary size that choice is the best there is. Where
finding it would be more work than there may be, a quick search finds what to hide, the audit proves it safe, and
``is_least`` says that fewer might do. Nothing depends on the order of rows, nor on how fast the machine is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set as AbstractSet

import attrs

from safeguarding.disclosure.auditing import (
    DisclosureAudit,
    Exposure,
    hidden_range,
    needed_width,
    place_order,
    shown_range,
    sums_of,
)
from safeguarding.disclosure.covers import Cover, bits, lightest_cover
from safeguarding.disclosure.movements import TableMovements, without_end
from safeguarding.disclosure.quick_search import Numbers, quick_choice
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.tables import CellPlace, CountTable
from safeguarding.disclosure.watching import Watching
from safeguarding.errors import InvalidRecordError
from safeguarding.labels import Labelled
from safeguarding.numbers.shares import checked_count
from safeguarding.records import Record


class Suppression(Labelled):
    """Why a number is hidden. Readers must not be told which: the difference gives small numbers away."""

    PRIMARY = "small itself"
    SECONDARY = "hidden to protect another"


@attrs.frozen(kw_only=True)
class SuppressionPattern(Record):
    """The places to hide in one table.

    Attributes:
        hidden: Each hidden place and why.
        is_least: Whether it is proven that no fewer secondary places (totals kept wherever possible) would do.
        exposed: Places that stay too easy to work out although nothing is left to hide: where a rule tells small
            numbers apart by its symbol, or an earlier publication printed them.

    Examples:
        >>> from safeguarding.disclosure import FEWER_THAN_FIVE, one_way_table
        >>> table = one_way_table("Status", {"in date": 460, "due": 29, "overdue": 2})
        >>> pattern = suppression_pattern(table, FEWER_THAN_FIVE)
        >>> sorted(pattern.secondary), pattern.is_least
        ([('due',)], True)
    """

    hidden: Mapping[CellPlace, Suppression] = attrs.field(hash=False)
    is_least: bool
    exposed: tuple[CellPlace, ...] = ()

    @property
    def secondary(self) -> frozenset[CellPlace]:
        """The places hidden only to protect others."""
        return frozenset(place for place, why in self.hidden.items() if why is Suppression.SECONDARY)


MOST_PLACES, MOST_PLACES_IN_THREE_WAYS = 3_000, 600
"""The largest tables, totals included, that are audited: larger ones would take minutes."""

WORK = 150_000_000
"""How much the search for the least works before it gives way to the quick one, in numbers of its tables looked at."""

_ROUNDS = 40
_STEPS = 1_500
_WORK_OF_A_DEMAND, _WORK_OF_A_MOVE = 10, 200
"""To look at a demand, or at a number of a movement, takes as long as to look at so many numbers of a table."""


def suppression_pattern(
    table: CountTable,
    rule: DisclosureRule,
    *,
    hidden_already: AbstractSet[CellPlace] = frozenset(),
    shown_already: AbstractSet[CellPlace] = frozenset(),
    telling: AbstractSet[CellPlace] = frozenset(),
    work: int = WORK,
    watching: Watching | None = None,
) -> SuppressionPattern:
    """The places to hide so that no small number can be worked out.

    Places that count 0 are shown (a reader may know that they cannot be otherwise), unless the rule hides zeros.
    Totals are kept wherever the table can be protected without hiding them; then as few cells as possible are
    hidden, and of equally few those that hold the smaller numbers.

    Args:
        table: The true counts.
        rule: What counts as small.
        hidden_already: Places that stay hidden whatever else happens, for instance because an earlier publication
            hid them.
        shown_already: Places that an earlier publication printed: a reader knows them, so they protect nothing; those
            that would be hidden now are hidden in vain, and stand among the exposed.
        telling: Places that must not be known although their counts are not small, such as those of a small group of
            whom everybody answered alike; those that the table never prints are protected as well.
        work: How much the search for the least may work. It is counted in numbers of its tables looked at, never
            timed, so that the answer is the same on every machine. Past it a quick search finds what to hide: safe
            by the same audit, and perhaps more than the least. 0 takes the quick search at once.
        watching: Told now and then how much has been worked, and how much may be.

    Raises:
        InvalidRecordError: for a table too large to audit; publish it in parts that share no totals.

    Examples:
        >>> from safeguarding.disclosure import FEWER_THAN_FIVE, one_way_table
        >>> audit = one_way_table("Status", {"in date": 460, "due": 29, "overdue": 2})
        >>> pattern = suppression_pattern(audit, FEWER_THAN_FIVE)
        >>> [(place, why.label) for place, why in pattern.hidden.items()]
        [(('due',), 'hidden to protect another'), (('overdue',), 'small itself')]
    """
    most = MOST_PLACES if len(table.axes) < 3 else MOST_PLACES_IN_THREE_WAYS  # noqa: PLR2004  # ways
    if table.size > most:
        raise InvalidRecordError(f"a table of {table.size} numbers is too large to audit; at most {most} can be")
    printed = sorted(table.printed_places(), key=place_order)
    primary = frozenset(place for place in printed if place in telling or rule.is_small(table.count(*place)))
    hidden = primary | (frozenset(hidden_already) & frozenset(printed))
    search = _PatternSearch(
        table, rule, hidden, shown_already, telling, work=checked_count(work, "work"), watching=watching
    )
    chosen, is_least, exposed = search.run()
    return SuppressionPattern(
        hidden={
            place: Suppression.PRIMARY if place in primary else Suppression.SECONDARY
            for place in printed
            if place in hidden or place in chosen
        },
        is_least=is_least,
        exposed=(*exposed, *(place for place in printed if place in primary and place in shown_already)),
    )


@attrs.define
class _Demand:  # no Record, whose whole numbers are those that people write: its bits may be many
    """One of some places must be hidden, as bits; ``of`` is the place that asks so while it is hidden, None for always."""

    of: int | None
    places: int


class _PatternSearch:
    """The search for the places to hide besides those that must be hidden from the start."""

    def __init__(
        self,
        table: CountTable,
        rule: DisclosureRule,
        hidden: frozenset[CellPlace],
        known: AbstractSet[CellPlace],
        telling: AbstractSet[CellPlace],
        *,
        work: int,
        watching: Watching | None,
    ) -> None:
        self._table = table
        self._may_work = work
        self._until = work // 3
        self._watching = watching
        self._rule = rule
        self._start = start = hidden - known
        self._telling = telling
        self._all_proven = True
        self._hopeless: tuple[CellPlace, ...] = ()
        self._work = 0
        counts = {place: table.count(*place) for place in table.printed_places()}
        self._candidates = sorted(
            (place for place, count in counts.items() if count and place not in start and place not in known),
            key=place_order,
        )
        self._bit = {place: k for k, place in enumerate(self._candidates)}
        self._weights = _weights(counts, self._candidates)
        self._raises = self._raised_demands(start | (set(table.places()) - set(counts)))

    def _raised_demands(self, hidden: AbstractSet[CellPlace]) -> list[list[int]]:
        """A number hidden alone in a sum can be worked out: something else in that sum must go with it.

        Not so where the others are rounded, since their sum is not known exactly.
        """
        raises: list[list[int]] = [[] for _ in self._candidates]
        if self._rule.rounding_base is not None:
            return raises
        for total, parts in sums_of(self._table):
            line = [total, *parts]
            if hidden.isdisjoint(line):
                mask = self._mask(line)
                for k in bits(mask):
                    raises[k].append(mask & ~(1 << k))
        return [sorted(demand for demand in demands if demand) for demands in raises]

    def _mask(self, places: Iterable[CellPlace]) -> int:
        return sum(1 << self._bit[place] for place in places if place in self._bit)

    def run(self) -> tuple[frozenset[CellPlace], bool, tuple[CellPlace, ...]]:
        """The places to hide besides the start, whether they are the fewest, and what stays exposed."""
        found = self._searched()
        if found is not None and found.is_lightest:
            return self._places(found.items), True, self._hopeless
        quick, exposed = self._found_quickly()
        self._until = self._may_work
        if (
            found is not None
            and len(self._hopeless) <= len(exposed)
            and self._weight(found.items) < self._weight(quick)
        ):
            quick, exposed = found.items, self._hopeless
        return self._places(self._thinned(quick, len(exposed))), False, exposed

    def _searched(self) -> Cover | None:
        """The lightest choice with which the audit is content; None where finding it would be too much work."""
        demands: set[int] = set()
        chosen, is_least = 0, True
        for _ in range(_ROUNDS):
            exposures = self._audit(chosen)
            if exposures is None:
                return None
            new = self._demands(exposures, chosen)
            if not new:
                return Cover(items=chosen, is_lightest=is_least and self._all_proven)
            self._keep(new, demands)
            cover = self._lightest(demands)
            chosen, is_least = cover.items, is_least and cover.is_lightest
            self._work += cover.work * _WORK_OF_A_DEMAND
        return None

    def _weight(self, chosen: int) -> int:
        return sum(self._weights[k] for k in bits(chosen))

    def _places(self, chosen: int) -> frozenset[CellPlace]:
        return frozenset(self._candidates[k] for k in bits(chosen))

    def _audit(self, chosen: int) -> list[Exposure] | None:
        """What is exposed; None where finding it would be more work than there may be."""
        audit = DisclosureAudit(self._table, self._rule, self._start | self._places(chosen), telling=self._telling)
        found = []
        for each in audit.exposures_within(self._until - self._work):
            if each is None:
                self._work += audit.work
                return None
            found.append(each)
            self._tell(audit.work)
        self._work += audit.work
        self._tell()
        return found

    def _tell(self, more: int = 0) -> None:
        if self._watching is not None:
            self._watching(min(self._work + more, self._may_work), self._may_work)

    def _demands(self, exposures: Sequence[Exposure], chosen: int) -> list[_Demand]:
        """For each number that can be worked out, the shown places one of which must go; the hopeless ones are kept."""
        self._all_proven = self._all_proven and all(each.is_proven for each in exposures)
        asked = [_Demand(self._bit.get(each.place), self._mask(each.blocking)) for each in exposures]
        demands = [each for each in asked if each.places]
        self._hopeless = tuple(each.place for each, demand in zip(exposures, asked, strict=True) if not demand.places)
        if self._hopeless and not demands:
            anything = ((1 << len(self._candidates)) - 1) & ~chosen
            demands = [_Demand(None, anything)] if anything else []
        return demands

    def _keep(self, new: Iterable[_Demand], demands: set[int]) -> None:
        """Remember new demands; what a number asks that need not be hidden itself holds only while it is."""
        for demand in new:
            if demand.of is None:
                demands.add(demand.places)
            else:
                self._raises[demand.of] = sorted({*self._raises[demand.of], demand.places})

    def _lightest(self, demands: AbstractSet[int]) -> Cover:
        return lightest_cover(demands, weights=self._weights, raises=self._raises, steps=_STEPS)

    def _found_quickly(self) -> tuple[int, tuple[CellPlace, ...]]:
        """A safe choice by the quick search, and what stays exposed by the audit that checks its proofs."""
        table, rule = self._table, self._rule
        places = sorted(table.places(), key=place_order)
        index = {place: k for k, place in enumerate(places)}
        counts = [table.count(*place) for place in places]
        printed = set(table.printed_places())
        movements = TableMovements(table, index)
        found = quick_choice(
            Numbers(
                counts=counts,
                hidden_ranges=[
                    hidden_range(count, rule, is_printed=place in printed)
                    for place, count in zip(places, counts, strict=True)
                ],
                shown_ranges=[shown_range(count, rule) for count in counts],
                weights=[self._weights[self._bit[place]] if place in self._bit else None for place in places],
                is_guarded=[
                    place in printed or place in self._telling or rule.is_small(count)
                    for place, count in zip(places, counts, strict=True)
                ],
                width=needed_width(rule),
                movements=lambda k, _: ((each, without_end) for each in movements.through(places[k])),
            ),
            (k for k, place in enumerate(places) if place in self._start or place not in printed),
            work=self._may_work // _WORK_OF_A_MOVE,
        )
        chosen = self._mask(places[k] for k in found.chosen)
        proofs = {id(each): each for each in found.proofs.values()}.values()
        audit = DisclosureAudit(table, rule, self._start | self._places(chosen), telling=self._telling, proofs=proofs)
        return chosen, tuple(each.place for each in audit.exposures())

    def _thinned(self, chosen: int, exposed: int) -> int:
        """Show again, the costliest first, whatever the audit can do without, while there may be work."""
        for k in sorted(bits(chosen), key=lambda k: (-self._weights[k], k)):
            fewer = chosen & ~(1 << k)
            found = self._audit(fewer)
            if found is None:
                break
            if len(found) <= exposed:
                chosen = fewer
        return chosen


def _weights(counts: Mapping[CellPlace, int], candidates: Sequence[CellPlace]) -> list[int]:
    """What hiding each place costs: totals first, then how many places, then how large their numbers are."""
    unit = 1 + sum(counts.values())
    total_unit = unit * (1 + sum(None not in place for place in candidates))
    return [counts[place] + (total_unit * place.count(None) if None in place else unit) for place in candidates]
