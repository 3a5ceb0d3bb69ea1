"""Which numbers of a table to hide: the small ones, and as few others as protect them.

Secondary suppression is found by asking the audit: a hidden number that can be worked out names the shown places that
give it away, and one of them must go. The lightest choice that answers every such demand is tried, audited, and
tried again until the audit has nothing left to say. On tables of ordinary size that choice is the best there is; on
large ones the search is cut short after a fixed number of steps and the result is safe but may hide more than the
least. Nothing depends on the order of rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set as AbstractSet

import attrs

from safeguarding.disclosure.auditing import DisclosureAudit, Exposure, place_order, sums_of
from safeguarding.disclosure.covers import Cover, bits, lightest_cover
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.tables import CellPlace, CountTable
from safeguarding.errors import InvalidRecordError
from safeguarding.labels import Labelled
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
        exposed: Places that stay too easy to work out although nothing is left to hide; only a rule that tells small
            numbers apart by its symbol can have any.

    Examples:
        >>> from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
        >>> from safeguarding.disclosure.tables import one_way_table
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

_ROUNDS = 40
_STEPS = 1_500
_WORK = 150_000_000
_WORK_OF_THINNING = 200_000_000
"""How much the audits may work before the search for the least is cut short, and before what need not be hidden stays so."""


def suppression_pattern(
    table: CountTable,
    rule: DisclosureRule,
    *,
    hidden_already: AbstractSet[CellPlace] = frozenset(),
    telling: AbstractSet[CellPlace] = frozenset(),
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
        telling: Places that must not be known although their counts are not small, such as those of a small group of
            whom everybody answered alike; those that the table never prints are protected as well.

    Raises:
        InvalidRecordError: for a table too large to audit; publish it in parts that share no totals.

    Examples:
        >>> from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
        >>> from safeguarding.disclosure.tables import one_way_table
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
    start = primary | (frozenset(hidden_already) & frozenset(printed))
    search = _PatternSearch(table, rule, start, telling)
    chosen, is_least, exposed = search.run()
    return SuppressionPattern(
        hidden={
            place: Suppression.PRIMARY if place in primary else Suppression.SECONDARY
            for place in printed
            if place in start or place in chosen
        },
        is_least=is_least,
        exposed=exposed,
    )


@attrs.frozen
class _Demand(Record):
    """One of some places must be hidden, as bits; ``of`` is the place that asks so while it is hidden, None for always."""

    of: int | None
    places: int


class _PatternSearch:
    """The search for the places to hide besides those that must be hidden from the start."""

    def __init__(
        self,
        table: CountTable,
        rule: DisclosureRule,
        start: frozenset[CellPlace],
        telling: AbstractSet[CellPlace],
    ) -> None:
        self._table = table
        self._rule = rule
        self._start = start
        self._telling = telling
        self._all_proven = True
        self._work = 0
        counts = {place: table.count(*place) for place in table.printed_places()}
        self._candidates = sorted(
            (place for place, count in counts.items() if count and place not in start), key=place_order
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
        demands: set[int] = set()
        chosen, is_least = 0, True
        for _ in range(_ROUNDS):
            new, hopeless = self._demands(chosen)
            if not new:
                break
            self._keep(new, demands)
            cover = self._lightest(demands)
            chosen, is_least = cover.items, is_least and cover.is_lightest
            if self._work > _WORK:
                chosen, hopeless = self._grown(chosen)
                is_least = False
                break
        else:
            chosen, hopeless = self._grown(chosen)
            is_least = False
        is_least = is_least and self._all_proven
        if not is_least:
            chosen = self._thinned(chosen)
        return frozenset(self._candidates[k] for k in bits(chosen)), is_least, hopeless

    def _audit(self, chosen: int) -> list[Exposure]:
        audit = self._audit_of(chosen)
        found = audit.exposures()
        self._work += audit.work
        return found

    def _audit_of(self, chosen: int) -> DisclosureAudit:
        hidden = self._start.union(self._candidates[k] for k in bits(chosen))
        return DisclosureAudit(self._table, self._rule, hidden, telling=self._telling)

    def _is_no_worse(self, chosen: int, exposed: int) -> bool:
        """Whether no more is exposed than before."""
        if exposed:
            return len(self._audit(chosen)) <= exposed
        audit = self._audit_of(chosen)
        is_content = audit.is_content()
        self._work += audit.work
        return is_content

    def _demands(self, chosen: int) -> tuple[list[_Demand], tuple[CellPlace, ...]]:
        """For each number that can be worked out, the shown places one of which must go; and the hopeless ones."""
        exposures = self._audit(chosen)
        self._all_proven = self._all_proven and all(each.is_proven for each in exposures)
        asked = [_Demand(self._bit.get(each.place), self._mask(each.blocking)) for each in exposures]
        demands = [each for each in asked if each.places]
        hopeless = tuple(each.place for each, demand in zip(exposures, asked, strict=True) if not demand.places)
        if hopeless and not demands:
            anything = ((1 << len(self._candidates)) - 1) & ~chosen
            demands = [_Demand(None, anything)] if anything else []
        return demands, hopeless

    def _keep(self, new: Iterable[_Demand], demands: set[int]) -> None:
        """Remember new demands; what a number asks that need not be hidden itself holds only while it is."""
        for demand in new:
            if demand.of is None:
                demands.add(demand.places)
            elif demand.places not in self._raises[demand.of]:
                self._raises[demand.of] = sorted([*self._raises[demand.of], demand.places])

    def _lightest(self, demands: AbstractSet[int]) -> Cover:
        return lightest_cover(demands, weights=self._weights, raises=self._raises, steps=_STEPS)

    def _grown(self, chosen: int) -> tuple[int, tuple[CellPlace, ...]]:
        """Hide more until the audit is content."""
        demands, hopeless = self._demands(chosen)
        while demands:
            chosen |= self._lightest({demand.places for demand in demands}).items
            demands, hopeless = self._demands(chosen)
        return chosen, hopeless

    def _thinned(self, chosen: int) -> int:
        """Show again, the costliest first, whatever need not have been hidden."""
        exposed = len(self._audit(chosen))
        for k in sorted(bits(chosen), key=lambda k: (-self._weights[k], k)):
            if self._work > _WORK_OF_THINNING:
                break
            fewer = chosen & ~(1 << k)
            if self._is_no_worse(fewer, exposed):
                chosen = fewer
        return chosen


def _weights(counts: Mapping[CellPlace, int], candidates: Sequence[CellPlace]) -> list[int]:
    """What hiding each place costs: totals first, then how many places, then how large their numbers are."""
    unit = 1 + sum(counts.values())
    total_unit = unit * (1 + sum(None not in place for place in candidates))
    return [counts[place] + (total_unit * place.count(None) if None in place else unit) for place in candidates]
