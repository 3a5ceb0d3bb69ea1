"""Months beside the quarters and years that they add up to: a total less the months that are shown is the hidden one.

Figures of one thing for several periods are one table: its labels are the shortest periods, and each longer one is a sum
of some of them. What no figure prints alone, such as the month between two year-to-date figures, is a label too.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence, Set as AbstractSet
from datetime import date, timedelta

import attrs

from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.suppression import suppression_pattern
from safeguarding.disclosure.tables import Axis, CellPlace, CountTable
from safeguarding.disclosure.whole_groups import whole_group_places
from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.shares import checked_count
from safeguarding.records import Record

_ANSWERS = ("having", "others")


@attrs.frozen(kw_only=True)
class PeriodCount(Record):
    """What was counted in a period.

    Attributes:
        starts_on: Its first day.
        ends_on: Its last day.
        having: How many were counted.
        others: How many others its base holds; None of a count whose base adds up to nothing, such as a population.

    Raises:
        InvalidRecordError: for a period that ends before it starts, and for a negative count.
    """

    starts_on: date
    ends_on: date
    having: int
    others: int | None = None

    def _check(self) -> None:
        if self.ends_on < self.starts_on:
            raise InvalidRecordError("a period ends on the day it starts, or later")
        checked_count(self.having, "count")
        if self.others is not None:
            checked_count(self.others, "count of others")

    def is_within(self, other: PeriodCount) -> bool:
        """Whether it lies within another period, or is the same."""
        return other.starts_on <= self.starts_on and self.ends_on <= other.ends_on

    def tells(self, rule: DisclosureRule) -> bool:
        """Whether it may not be shown, whatever stands beside it."""
        if self.others is None:
            return rule.is_small(self.having)
        base = self.having + self.others
        return rule.is_small_share(self.having, base) or rule.whole_groups.tells_all(self.having, base)


def hidden_periods(
    counts: Sequence[PeriodCount],
    rule: DisclosureRule,
    *,
    hidden_already: AbstractSet[int] = frozenset(),
    year_ends_in: int = 3,
) -> frozenset[int]:
    """Which of the figures of one thing may not be shown, so that none can be worked out from the others.

    The total of a year is taken as known, since somebody prints it, unless it is small itself. A page is taken to be made at
    the end of each period: what it hid stays hidden, and what it showed is known for good, so that a small period is hidden
    with the next one rather than with one that was read before. At last the figures are protected as they stand together.

    Args:
        counts: The figures, of whatever lengths.
        rule: What counts as small; it is applied to exact numbers.
        hidden_already: The positions of figures that are hidden for another reason.
        year_ends_in: The month in which a year ends.

    Examples:
        >>> from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
        >>> months = [(4, 2), (5, 18), (6, 25), (7, 30)]
        >>> shown = [
        ...     PeriodCount(starts_on=date(2025, month, 1), ends_on=date(2025, month, 28), having=count) for month, count in months
        ... ]
        >>> sorted(hidden_periods(shown, FEWER_THAN_FIVE))
        [0, 1]
        >>> sorted(hidden_periods(shown[1:], FEWER_THAN_FIVE))
        []
    """
    rule = attrs.evolve(rule, rounding_base=None, tells_small_apart=False)
    linked = _Linked(counts, year_ends_in)
    hidden = {k for k, each in enumerate(counts) if k in hidden_already or each.tells(rule)}
    for several in linked.together():
        known: set[int] = set()
        for end in sorted({counts[k].ends_on for k in several}):
            made = [k for k in several if counts[k].ends_on <= end]
            hidden |= linked.page(made, hidden, known, rule)
            known |= set(made) - hidden
        hidden |= linked.whole(several, hidden, rule)
    return frozenset(hidden)


class _Linked:
    """Figures as sums of parts: each part is a figure itself, or what a longer figure has besides its parts."""

    def __init__(self, counts: Sequence[PeriodCount], year_ends_in: int) -> None:
        self._counts = counts
        self._parts: list[PeriodCount] = []
        self._sums: list[frozenset[int]] = [frozenset()] * len(counts)
        order = sorted(
            range(len(counts)), key=lambda k: (counts[k].ends_on - counts[k].starts_on, counts[k].ends_on, k)
        )
        for k in order:
            self._sums[k] = self._sum(counts[k])
        self._years = [self._year(each, year_ends_in) for each in self._parts]

    def _sum(self, count: PeriodCount) -> frozenset[int]:
        inside = [k for k, part in enumerate(self._parts) if part.is_within(count)]
        if not covers([self._parts[k] for k in inside], count):
            rest = _less(count, [self._parts[k] for k in inside])
            # where the parts have more than the whole, one of them was revised: nothing is known of what is left
            if rest is not None:
                self._parts.append(rest)
                inside.append(len(self._parts) - 1)
        return frozenset(inside)

    def _year(self, part: PeriodCount, ends_in: int) -> int | None:
        """The year in which a part lies, by that of its end; None where it lies in several."""
        first, last = (each.year + (each.month > ends_in) for each in (part.starts_on, part.ends_on))
        return last if first == last else None

    def together(self) -> Iterator[list[int]]:
        """The figures that share parts or a year, each several as one."""
        of_part = list(range(len(self._parts)))

        def found(k: int) -> int:
            while of_part[k] != k:
                k = of_part[k]
            return k

        in_year: dict[int, int] = {}
        for k, year in enumerate(self._years):
            if year is not None:
                of_part[found(k)] = found(in_year.setdefault(year, k))
        for several in self._sums:
            for one, other in itertools.pairwise(sorted(several)):
                of_part[found(other)] = found(one)
        groups: dict[int, list[int]] = {}
        for k, several in enumerate(self._sums):
            groups.setdefault(found(min(several)), []).append(k)
        yield from groups.values()

    def page(
        self, made: Sequence[int], hidden: AbstractSet[int], known: AbstractSet[int], rule: DisclosureRule
    ) -> AbstractSet[int]:
        """What to hide when the latest of some figures is made, and some of the others are known."""
        if not self._is_anything_small(made, hidden, rule):
            return frozenset()
        for knows_years in (True, False):
            found = self._found(made, hidden, known, rule, knows_years=knows_years)
            if found is not None:
                return found
        return set(made) - known

    def whole(self, made: Sequence[int], hidden: AbstractSet[int], rule: DisclosureRule) -> AbstractSet[int]:
        """What to hide of figures that are read together."""
        if not self._is_anything_small(made, hidden, rule):
            return frozenset()
        found = self._found(made, hidden, frozenset(), rule, knows_years=True)
        return set(made) if found is None else found

    def _parts_of(self, made: Sequence[int]) -> list[int]:
        return sorted({part for k in made for part in self._sums[k]})

    def _is_anything_small(self, made: Sequence[int], hidden: AbstractSet[int], rule: DisclosureRule) -> bool:
        return not hidden.isdisjoint(made) or any(self._parts[k].tells(rule) for k in self._parts_of(made))

    def _found(
        self,
        made: Sequence[int],
        hidden: AbstractSet[int],
        known: AbstractSet[int],
        rule: DisclosureRule,
        *,
        knows_years: bool,
    ) -> AbstractSet[int] | None:
        """The figures to hide; None where that protects nobody."""
        parts, own = self._parts_of(made), hidden & set(made)
        years = self._known_years(parts, rule) if knows_years else {}
        groups = {f"figure {k}": {f"{each}" for each in self._sums[k]} for k in made}
        groups |= {f"year {year}": {f"{each}" for each in several} for year, several in years.items()}
        has_base = all(self._parts[k].others is not None for k in parts)
        axis = Axis(name="Period", labels=[f"{k}" for k in parts], groups=groups, prints_labels=False)
        counts: dict[tuple[str, ...], int] = {
            (f"{k}", answer): count or 0
            for k in parts
            for answer, count in zip(_ANSWERS, (self._parts[k].having, self._parts[k].others), strict=True)
        }
        table = (
            CountTable([axis, Axis(name="Answer", labels=_ANSWERS)], counts)
            if has_base
            else CountTable([axis], {place[:1]: count for place, count in counts.items() if place[1] == "having"})
        )
        entries = (*_ANSWERS, None) if has_base else ()

        def places(name: str) -> set[CellPlace]:
            return {(name, entry) for entry in entries} or {(name,)}

        found = suppression_pattern(
            table,
            rule,
            hidden_already={place for k in own for place in places(f"figure {k}")},
            shown_already={
                place
                for name in (*(f"year {year}" for year in years), *(f"figure {k}" for k in known & set(made)))
                for place in places(name)
            },
            telling=frozenset(whole_group_places(table, rule.whole_groups, _ANSWERS)) if has_base else frozenset(),
        )
        if found.exposed:
            return None
        return {k for k in made if k in own or not places(f"figure {k}").isdisjoint(found.hidden)}

    def _known_years(self, parts: Sequence[int], rule: DisclosureRule) -> Mapping[int, list[int]]:
        """The years of several parts whose totals a reader knows."""
        years: dict[int, list[int]] = {}
        for k in parts:
            year = self._years[k]
            if year is not None:
                years.setdefault(year, []).append(k)
        totals = {year: _total([self._parts[k] for k in several]) for year, several in years.items()}
        return {year: several for year, several in years.items() if len(several) > 1 and not totals[year].tells(rule)}


def _total(parts: Sequence[PeriodCount]) -> PeriodCount:
    others = [part.others for part in parts if part.others is not None]
    return PeriodCount(
        starts_on=min(part.starts_on for part in parts),
        ends_on=max(part.ends_on for part in parts),
        having=sum(part.having for part in parts),
        others=sum(others) if len(others) == len(parts) else None,
    )


def _less(count: PeriodCount, parts: Sequence[PeriodCount]) -> PeriodCount | None:
    """What a period has besides some of its parts; None where they have more."""
    having = count.having - sum(part.having for part in parts)
    others = None if count.others is None else count.others - sum(part.others or 0 for part in parts)
    if having < 0 or (others is not None and others < 0):
        return None
    return attrs.evolve(count, having=having, others=others)


def covers(parts: Sequence[PeriodCount], whole: PeriodCount) -> bool:
    """Whether parts leave no day of a period out."""
    reached = whole.starts_on
    for part in sorted(parts, key=lambda each: each.starts_on):
        if part.starts_on > reached:
            return False
        reached = max(reached, part.ends_on + timedelta(days=1))
    return reached > whole.ends_on
