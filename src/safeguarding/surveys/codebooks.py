"""What a codebook says of a response file besides its questions: groupings, keys, weights, and signs for blanks."""

from __future__ import annotations

import attrs

from safeguarding.disclosure.bands import NumberBand
from safeguarding.errors import InvalidRecordError
from safeguarding.records import Record, Several
from safeguarding.surveys.answer_texts import NOT_ASKED_SIGNS
from safeguarding.surveys.words import RepeatRule


@attrs.frozen(kw_only=True)
class NamedBand(Record):
    """A band of whole numbers with the name that is printed.

    Attributes:
        label: ``"11 to 15"``.
        lowest: The lowest number in it.
        highest: The highest number in it.

    Examples:
        >>> 13 in NamedBand(label="11 to 15", lowest=11, highest=15).band
        True
    """

    label: str
    lowest: int
    highest: int

    @property
    def band(self) -> NumberBand:
        """The numbers in it."""
        return NumberBand(self.lowest, self.highest)


@attrs.frozen(kw_only=True)
class GroupingRule(Record):
    """How a column divides the respondents: by its words, or by bands of its numbers. Bands may overlap.

    Attributes:
        name: What divides them: ``"Age"``.
        column: The column's header in the response file.
        labels: The words of the column, each a group.
        bands: The bands of its numbers, each a group.

    Raises:
        InvalidRecordError: for neither words nor bands, or both.
    """

    name: str
    column: str
    labels: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
    bands: tuple[NamedBand, ...] = attrs.field(default=(), converter=Several[NamedBand])

    def _check(self) -> None:
        if bool(self.labels) == bool(self.bands):
            raise InvalidRecordError(f"grouping {self.name}: give either labels or bands")
        for band in self.bands:
            _ = band.band

    @property
    def group_names(self) -> tuple[str, ...]:
        """The groups' names."""
        return self.labels or tuple(band.label for band in self.bands)

    def groups_of(self, cell: str) -> tuple[int, ...] | None:
        """The numbers of the groups that a cell belongs to; None where it cannot be read.

        Examples:
            >>> ages = GroupingRule(
            ...     name="Age",
            ...     column="age",
            ...     bands=(NamedBand(label="11–15", lowest=11, highest=15), NamedBand(label="11–17", lowest=11, highest=17)),
            ... )
            >>> ages.groups_of("12"), ages.groups_of("16"), ages.groups_of("19"), ages.groups_of("twelve")
            ((0, 1), (1,), (), None)
        """
        if self.labels:
            folded = [label.casefold() for label in self.labels]
            return (folded.index(cell.casefold()),) if cell.casefold() in folded else None
        if not (cell.isascii() and cell.isdigit() and len(cell) <= 4):  # noqa: PLR2004  # no age is longer
            return None
        return tuple(k for k, band in enumerate(self.bands) if int(cell) in band.band)


@attrs.frozen(kw_only=True)
class ResponseLayout(Record):
    """What a response file holds besides answers.

    Attributes:
        groupings: How its respondents are divided.
        key: The header of a column that says who is the same person, in this wave and in another; empty for none.
        repeats: Which row of one person counts; by default a file with such rows is refused.
        weight: The header of a column of weights; empty for none.
        not_asked: What stands in a cell of a question that was not put to this person.

    Examples:
        >>> ResponseLayout(key="id").not_asked
        ('-', 'not asked')
    """

    groupings: tuple[GroupingRule, ...] = attrs.field(default=(), converter=Several[GroupingRule])
    key: str = ""
    repeats: RepeatRule = RepeatRule.REFUSE
    weight: str = ""
    not_asked: tuple[str, ...] = NOT_ASKED_SIGNS
