"""Overlapping bands of a number, such as ages, as an axis of a table.

"11 to 17" and "11 to 15" printed side by side give away those of 16 and 17. So bands are built from the finest parts
that they have in common; the parts are never printed, and the audit protects them all the same.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping

import attrs

from safeguarding.disclosure.tables import Axis
from safeguarding.errors import InvalidRecordError
from safeguarding.records import Record


@attrs.frozen(order=True)
class NumberBand(Record):
    """The whole numbers from ``lowest`` to ``highest``, both included.

    Raises:
        InvalidRecordError: for an end below the start.

    Examples:
        >>> 15 in NumberBand(11, 15), 16 in NumberBand(11, 15), str(NumberBand(11, 15))
        (True, False, '11–15')
    """

    lowest: int
    highest: int

    def _check(self) -> None:
        if self.highest < self.lowest:
            raise InvalidRecordError(f"a band cannot end at {self.highest}, below its start at {self.lowest}")

    def __contains__(self, value: int) -> bool:
        return self.lowest <= value <= self.highest

    def overlaps(self, other: NumberBand) -> bool:
        """Whether the two have a number in common."""
        return self.lowest <= other.highest and other.lowest <= self.highest

    def __str__(self) -> str:
        return f"{self.lowest}–{self.highest}"


def finest_bands(bands: Iterable[NumberBand]) -> tuple[NumberBand, ...]:
    """The coarsest bands that do not overlap and of which every given band is made.

    Examples:
        >>> [str(band) for band in finest_bands([NumberBand(11, 17), NumberBand(11, 15), NumberBand(8, 12)])]
        ['8–10', '11–12', '13–15', '16–17']
    """
    wanted = list(bands)
    starts = sorted({band.lowest for band in wanted} | {band.highest + 1 for band in wanted})
    pieces = (NumberBand(lowest, following - 1) for lowest, following in itertools.pairwise(starts))
    return tuple(piece for piece in pieces if any(piece.overlaps(band) for band in wanted))


def banded_axis(name: str, bands: Mapping[str, NumberBand], *, besides: Iterable[str] = ()) -> Axis:
    """An axis that prints the bands, which may overlap, and protects the parts that they have in common.

    Args:
        name: What is banded: ``"Age"``.
        bands: The printed bands by their printed names.
        besides: Labels that belong to no band, such as ``"not stated"``; printed as groups of their own.

    Examples:
        >>> axis = banded_axis("Age", {"11 to 17": NumberBand(11, 17), "11 to 15": NumberBand(11, 15)})
        >>> axis.printed_entries, axis.labels
        (('11 to 17', '11 to 15', None), ('11–15 (part)', '16–17 (part)'))
    """
    parts = {part_label(piece): piece for piece in finest_bands(bands.values())}
    groups = {
        printed: frozenset(label for label, piece in parts.items() if piece.overlaps(band))
        for printed, band in bands.items()
    }
    alone = {label: f"{label} (part)" for label in besides}
    return Axis(
        name=name,
        labels=[*parts, *alone.values()],
        groups=groups | {label: frozenset({part}) for label, part in alone.items()},
        prints_labels=False,
    )


def part_label(piece: NumberBand) -> str:
    """The label of a part that is never printed."""
    return f"{piece} (part)"
