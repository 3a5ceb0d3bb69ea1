"""A table of counts with every margin: one way, two ways, three ways, with groups and overlapping bands.

The finest cells are stored; every total follows from them, so a table cannot contradict itself. A place in it is one
label per axis, and ``None`` where the axis is summed over: ``("Girls", None)`` is the total of the girls.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set as AbstractSet

import attrs

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.numbers.shares import checked_count
from safeguarding.records import Record, Several, of_several, own_mapping

CellPlace = tuple[str | None, ...]
"""Where a cell stands: one label or group per axis, None for the sum over an axis."""


def _frozen_groups(groups: Mapping[str, Iterable[str]]) -> Mapping[str, AbstractSet[str]]:
    if not isinstance(groups, Mapping):
        return groups
    return {name: of_several(labels, frozenset) for name, labels in groups.items()}


def _own_counts(counts: Mapping[tuple[str, ...], int]) -> Mapping[tuple[str, ...], int]:
    return own_mapping(counts)


@attrs.frozen(kw_only=True)
class Axis(Record):
    """One way in which a table is divided.

    Attributes:
        name: What divides: ``"Age"``.
        labels: The finest parts, no two alike, together everything.
        groups: Sums of some labels that the table prints as well, by name: regions of districts, bands of ages.
            Groups may overlap.
        prints_labels: Whether the finest parts are printed themselves. Overlapping bands are printed as groups of
            parts that are not; such a part must be protected all the same, since two bands may give it away.

    Raises:
        InvalidRecordError: for no labels, a label twice, or a group of unknown labels.

    Examples:
        >>> ages = Axis(name="Age", labels=("8 to 10", "11 to 15", "16 and 17"), groups={"11 to 17": ["11 to 15", "16 and 17"]})
        >>> ages.entries
        ('8 to 10', '11 to 15', '16 and 17', '11 to 17', None)
    """

    name: str
    labels: Sequence[str] = attrs.field(converter=Several[str])
    groups: Mapping[str, AbstractSet[str]] = attrs.field(factory=dict, converter=_frozen_groups, hash=False)
    prints_labels: bool = True

    def _check(self) -> None:
        if not self.labels:
            raise InvalidRecordError(f"{self.name}: an axis needs at least one label")
        if len(set(self.labels) | set(self.groups)) != len(self.labels) + len(self.groups):
            raise InvalidRecordError(f"{self.name}: a label or group appears twice")
        for group, labels in self.groups.items():
            if not labels or not labels <= set(self.labels):
                raise InvalidRecordError(f"{self.name}: the group {group!r} is of labels that the axis does not have")

    @property
    def entries(self) -> tuple[str | None, ...]:
        """Every label, every group, and None for the total."""
        return (*self.labels, *self.groups, None)

    @property
    def printed_entries(self) -> tuple[str | None, ...]:
        """The entries that a reader sees."""
        return self.entries if self.prints_labels else (*self.groups, None)

    def parts(self, entry: str | None) -> Sequence[str]:
        """The labels that an entry sums."""
        if entry is None:
            return self.labels
        group = self.groups.get(entry)
        return (entry,) if group is None else tuple(label for label in self.labels if label in group)


@attrs.frozen
class CountTable(Record):
    """Counts of people by one or more axes.

    Attributes:
        axes: The ways in which it is divided.
        counts: The count at each place of finest labels; a place that is left out counts 0.

    Raises:
        InvalidRecordError: for no axes, two axes of one name, a count that is no whole number.
        UnknownNameError: for a place that the axes do not have.

    Examples:
        >>> table = CountTable(
        ...     (Axis(name="Sex", labels=("Girls", "Boys")), Axis(name="Answer", labels=("Yes", "No"))),
        ...     {("Girls", "Yes"): 20, ("Girls", "No"): 3, ("Boys", "Yes"): 15, ("Boys", "No"): 9},
        ... )
        >>> table.count("Girls", "No"), table.count("Girls", None), table.count(None, None)
        (3, 23, 47)
    """

    axes: Sequence[Axis] = attrs.field(converter=Several[Axis])
    counts: Mapping[tuple[str, ...], int] = attrs.field(converter=_own_counts, hash=False, repr=False)

    def _check(self) -> None:
        if not self.axes:
            raise InvalidRecordError("a table needs at least one axis")
        if len({axis.name for axis in self.axes}) != len(self.axes):
            raise InvalidRecordError("two axes of a table have one name")
        known = [set(axis.labels) for axis in self.axes]
        for place, count in self.counts.items():
            checked_count(count, "count")
            if len(place) != len(self.axes):
                raise InvalidRecordError(f"a place in this table has {len(self.axes)} labels, not {len(place)}")
            for label, labels, axis in zip(place, known, self.axes, strict=True):
                if label not in labels:
                    raise UnknownNameError.among(f"label of {axis.name}", str(label), axis.labels)

    def count(self, *place: str | None) -> int:
        """The count at a place: a cell, a group's or a total.

        Raises:
            UnknownNameError: for a place that the table does not have.
        """
        if len(place) != len(self.axes):
            raise UnknownNameError(f"a place in this table has {len(self.axes)} labels, not {len(place)}")
        for entry, axis in zip(place, self.axes, strict=True):
            if entry not in axis.entries:
                raise UnknownNameError.among(f"label of {axis.name}", str(entry), (*axis.labels, *axis.groups))
        parts = [axis.parts(entry) for axis, entry in zip(self.axes, place, strict=True)]
        return sum(self.counts.get(each, 0) for each in itertools.product(*parts))

    @property
    def size(self) -> int:
        """How many places it has, totals and groups included."""
        return math.prod(len(axis.entries) for axis in self.axes)

    def places(self) -> Iterator[CellPlace]:
        """Every place, totals and groups included."""
        return itertools.product(*(axis.entries for axis in self.axes))

    def printed_places(self) -> Iterator[CellPlace]:
        """The places that a reader sees."""
        return itertools.product(*(axis.printed_entries for axis in self.axes))


def one_way_table(name: str, counts: Mapping[str, int]) -> CountTable:
    """A table divided one way, with its total: an audit's statuses, a question's options.

    Examples:
        >>> table = one_way_table("Status", {"in date": 460, "due": 29, "overdue": 2})
        >>> table.count("overdue"), table.count(None)
        (2, 491)
    """
    return CountTable(
        (Axis(name=name, labels=tuple(counts)),),
        {(label,): count for label, count in counts.items()},
    )
