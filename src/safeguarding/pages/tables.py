"""A table as a value, with typed cells. How it is shown is the renderers' business."""

from __future__ import annotations

import importlib
from decimal import Decimal

import attrs

from safeguarding.disclosure.protection import ProtectedNumber
from safeguarding.errors import InvalidRecordError
from safeguarding.pages.cells import Percentage, Points, Row, printed
from safeguarding.records import Record, Several, how_many
from safeguarding.serialization.scalars import folded
from safeguarding.sources import Source

_NUMBERS = (int, Decimal, Percentage, Points, ProtectedNumber)


@attrs.frozen(kw_only=True)
class Reason(Record):
    """Why figures of a table are what they are: web pages show it on demand, documents below the table.

    Attributes:
        rule: How they are counted or judged, as a sentence.
        source: What that rests on, and how surely it is known.
        figures: Which they are, in the table's own words; empty for all of the table.

    Examples:
        >>> from safeguarding.statistics.intervals import WILSON
        >>> Reason(rule="The interval in which the true share lies.", source=WILSON, figures="95% interval").figures
        '95% interval'
    """

    rule: str
    source: Source
    figures: str = ""


@attrs.frozen(kw_only=True)
class Table(Record):
    """A table of a section.

    Attributes:
        caption: What it shows; empty where the section's title says it.
        columns: The headers.
        rows: The rows; each has as many cells as there are columns.
        notes: What to know when reading it.
        reasons: Why its figures are what they are, one for each rule.

    Raises:
        InvalidRecordError: for a row of another length.

    Examples:
        >>> Table(caption="Waves", columns=("Wave", "n"), rows=[("2017", 112)]).keys
        ('wave', 'n')
        >>> print(Table(caption="Waves", columns=("Wave", "n"), rows=[("2017", 112), ("2018", 7)], notes=["Invented."]))
        Waves
        Wave    n
        ----  ---
        2017  112
        2018    7
        Invented.
        >>> Table(caption="Waves", columns=("Wave", "n"), rows=[("2017", 112, "a note")])
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: Waves: a row has not 2 cells
    """

    caption: str
    columns: tuple[str, ...] = attrs.field(converter=Several[str])
    rows: tuple[Row, ...] = attrs.field(converter=Several[Row])
    notes: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
    reasons: tuple[Reason, ...] = attrs.field(default=(), converter=Several[Reason], repr=how_many)

    def _check(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise InvalidRecordError(f"{self.caption}: a row has not {len(self.columns)} cells")

    def _repr_html_(self) -> str:
        """What a notebook shows, as a web page would."""
        # the renderer stands above, and is loaded when something is shown
        text: str = importlib.import_module("safeguarding.pages.renderers.html.document").fragment_html(self)
        return text

    @property
    def rules_by_source(self) -> tuple[tuple[Source, dict[str, str]], ...]:
        """What the reasons say, those of one source together: of which figures, and which rules.

        Examples:
            >>> from safeguarding.statistics.intervals import WILSON
            >>> why = [Reason(figures=name, rule="Of those asked.", source=WILSON) for name in ("Yes", "No")]
            >>> [rules for _, rules in Table(caption="Waves", columns=(), rows=(), reasons=why).rules_by_source]
            [{'Yes': 'Of those asked.', 'No': 'Of those asked.'}]
        """
        told: dict[Source, dict[str, dict[str, None]]] = {}
        for each in self.reasons:
            told.setdefault(each.source, {}).setdefault(each.figures, {}).setdefault(each.rule)
        return tuple((source, {name: " ".join(rules) for name, rules in of.items()}) for source, of in told.items())

    @property
    def words(self) -> tuple[tuple[str, ...], ...]:
        """The rows in words, as every form for people prints them."""
        return tuple(tuple(map(printed, row)) for row in self.rows)

    def __str__(self) -> str:
        """The table in plain text: the caption, the columns side by side with numbers to the right, the notes."""
        cells = [[" ".join(cell.split()) for cell in row] for row in (self.columns, *self.words)]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        is_number = [
            all(isinstance(row[k], _NUMBERS) or row[k] is None for row in self.rows) for k in range(len(widths))
        ]
        cells.insert(1, ["-" * width for width in widths])
        lines = [
            "  ".join(
                cell.rjust(width) if right else cell.ljust(width)
                for cell, width, right in zip(row, widths, is_number, strict=True)
            ).rstrip()
            for row in cells
        ]
        return "\n".join([*filter(None, [self.caption]), *lines, *self.notes])

    @property
    def keys(self) -> tuple[str, ...]:
        """The columns' names for programs: the headers in lower case, joined by underscores, all different.

        Examples:
            >>> Table(caption="Answers", columns=("Yes", "Yes!", "?"), rows=()).keys
            ('yes', 'yes_2', 'column')
        """
        keys: list[str] = []
        for column in self.columns:
            key = wanted = folded(column) or "column"
            number = 2
            while key in keys:
                key, number = f"{wanted}_{number}", number + 1
            keys.append(key)
        return tuple(keys)
