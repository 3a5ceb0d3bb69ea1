"""A briefing as a value: sections with tables and what was found in conflict. How it is shown is decided elsewhere."""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.records import Record, Several
from safeguarding.sources import Source


@attrs.frozen(kw_only=True)
class Table(Record):
    """A table of a section.

    Attributes:
        caption: What it shows.
        columns: The headers.
        rows: The rows; each has as many cells as there are columns.
        notes: What to know when reading it.

    Raises:
        InvalidRecordError: for a row of another length.

    Examples:
        >>> Table(caption="Waves", columns=("Wave", "n"), rows=[("2017", "112", "a note")])
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: Waves: a row has not 2 cells
    """

    caption: str
    columns: tuple[str, ...] = attrs.field(converter=Several[str])
    rows: tuple[tuple[str, ...], ...] = attrs.field(converter=Several[tuple[str, ...]])
    notes: tuple[str, ...] = attrs.field(default=(), converter=Several[str])

    def _check(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise InvalidRecordError(f"{self.caption}: a row has not {len(self.columns)} cells")


@attrs.frozen(kw_only=True)
class FoundConflict(Record):
    """Something in the update that cannot be right.

    Attributes:
        explanation: One sentence with the values concerned.
        remedy: What would be right, or what to check.
        source: The rule's source, and how surely it is known.

    Examples:
        >>> from safeguarding.sources import Certainty
        >>> found = FoundConflict(
        ...     explanation="35 of 139 is 25.18%, which no rounding states as 24%.",
        ...     remedy="25% would be right.",
        ...     source=Source(title="The update's own figures", certainty=Certainty.VERIFIED),
        ... )
        >>> print(found.explanation, found.remedy)
        35 of 139 is 25.18%, which no rounding states as 24%. 25% would be right.
    """

    explanation: str
    remedy: str
    source: Source


@attrs.frozen(kw_only=True)
class Section(Record):
    """One section of a briefing.

    Attributes:
        title: Its heading.
        paragraphs: What it says in words.
        tables: What it shows.
        conflicts: What was found in conflict.
        notes: What it could not say, and why.

    Examples:
        >>> Section(title="Survey", notes=["No answers are in the folder."]).conflicts
        ()
    """

    title: str
    paragraphs: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
    tables: tuple[Table, ...] = attrs.field(default=(), converter=Several[Table])
    conflicts: tuple[FoundConflict, ...] = attrs.field(default=(), converter=Several[FoundConflict])
    notes: tuple[str, ...] = attrs.field(default=(), converter=Several[str])


@attrs.frozen(kw_only=True)
class Briefing(Record):
    """A whole briefing.

    Attributes:
        title: What the update is.
        authority: The council.
        reported_on: The date of the update.
        sections: Its sections, in order.
        files_not_read: Files of the folder that no section reads, so that none is passed over unseen.

    Examples:
        >>> briefing = Briefing(title="An update", authority="York", reported_on=date(2017, 9, 19), sections=[Section(title="Survey")])
        >>> [section.title for section in briefing.sections], briefing.conflicts
        (['Survey'], ())
    """

    title: str
    authority: str
    reported_on: date
    sections: tuple[Section, ...] = attrs.field(converter=Several[Section])
    files_not_read: tuple[str, ...] = attrs.field(default=(), converter=Several[str])

    @property
    def conflicts(self) -> tuple[FoundConflict, ...]:
        """Everything found in conflict, in the order of the sections."""
        return tuple(conflict for section in self.sections for conflict in section.conflicts)
