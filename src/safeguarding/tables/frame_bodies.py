"""The body of a long CSV file, read by polars as nothing but text. Extra ``polars``.

It takes only what it is sure to read as the standard library's reader does: one row a line, and quotation marks only
where a cell begins and ends. For any other file it declines, and the file is read row by row.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Sequence
from functools import cached_property

import attrs

from safeguarding.extras import optional
from safeguarding.records import Record
from safeguarding.tables.bodies import AROUND, Cells
from safeguarding.tables.csv_text import CsvText
from safeguarding.tables.grids import Row
from safeguarding.tables.headers import Header

with optional("polars", task="a long table read quickly"):
    import polars as pl


@attrs.frozen(eq=False)
class FrameBody(Record):
    """A table's body as a frame of text.

    Attributes:
        text: The text of its rows.
        delimiter: The sign between two cells.
        numbers: The line on which each row starts.
        frame: The columns that the header names, as they stand in the file.
        names: The frame's column of each field.
        width: How many cells the header has.
        least: How many it has up to its last title.
    """

    text: str = attrs.field(repr=False)
    delimiter: str
    numbers: range
    frame: pl.DataFrame = attrs.field(repr=False)
    names: dict[str, str]
    width: int
    least: int

    def __len__(self) -> int:
        return self.frame.height

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    def row(self, position: int) -> Row:
        """One row, exactly as it stands in the file."""
        (cells,) = csv.reader([self._lines[position]], delimiter=self.delimiter)
        return Row(self.numbers[position], tuple(cells))

    def cells(self, field: str) -> list[str]:
        """All cells of a column."""
        return self._column(field).to_list()

    def part(self, start: int, stop: int) -> dict[str, list[str]]:
        """The cells of some rows side by side, by field."""
        return {field: self._column(field)[start:stop].to_list() for field in self.names}

    def together(self, field: str) -> str:
        """All cells of a column in one text, a line break before each."""
        return "\n" + "".join(self._column(field).str.join("\n"))

    def distinct(self, *fields: str) -> set[Cells]:
        """What stands in some columns side by side, each once."""
        if len(fields) == 1:
            return {(cell,) for cell in self._column(*fields).unique()}
        return set(self._side_by_side(fields).unique().rows())

    def positions_of(self, several: Collection[Cells], *fields: str) -> list[int]:
        """The rows in which one of several stands in some columns side by side."""
        if not several:
            return []
        if len(fields) == 1:
            return self._column(*fields).is_in([cell for (cell,) in several]).arg_true().to_list()
        here = self._side_by_side(fields)
        wanted = pl.DataFrame(list(several), schema=here.schema, orient="row")
        return here.with_row_index("row").join(wanted, on=here.columns, how="semi")["row"].to_list()

    def ragged(self) -> list[int]:
        """The rows that end before the header's last title; polars refuses a text with a longer one."""
        if self.text.count(self.delimiter) == (self.width - 1) * len(self) and '"' not in self.text:
            return []
        lines = pl.Series(self._lines[: len(self)], dtype=pl.String)
        signs = lines.str.count_matches(self.delimiter, literal=True)
        doubtful = ((signs < self.least - 1) | lines.str.contains('"', literal=True)).arg_true().to_list()
        return [position for position in doubtful if len(self.row(position).cells) < self.least]

    def not_single(self, field: str) -> list[int]:
        """The rows whose cell is empty, or stands in another row too, whatever stands around it."""
        bare = self._column(field).str.strip_chars(AROUND)
        if bare.n_unique() == len(bare) and bare.str.len_bytes().min():
            return []
        return ((bare == "") | bare.is_duplicated()).arg_true().to_list()

    def repeated(self, field: str) -> set[str]:
        """What stands in several rows of a column, without what stands around it."""
        bare = self._column(field).str.strip_chars(AROUND)
        return set(bare.filter(bare.is_duplicated()))

    def not_digits(self, field: str, length: int) -> list[int]:
        """The rows whose cell is anything but so many digits, spaces around them aside."""
        return (
            (~self._column(field).str.contains(rf"\A[{_SPACES}]*[0-9]{{{length}}}[{_SPACES}]*\z")).arg_true().to_list()
        )

    def _column(self, field: str) -> pl.Series:
        return self.frame[self.names[field]]

    def _side_by_side(self, fields: Sequence[str]) -> pl.DataFrame:
        # two fields may be one column
        return pl.DataFrame([self._column(field).alias(field) for field in fields])


_LONE_RETURN = re.compile("\r(?!\n)")
_SPACES = AROUND.removeprefix("'\ufeff")


def frame_body(file: CsvText, header: Header, start: int) -> FrameBody | None:
    """The rows below a header as a frame; None for a file that only a row-by-row reader can be sure of.

    Args:
        file: The file.
        header: Its header, which stands on one line.
        start: Where in the text the line below the header begins.
    """
    text = file.text[start:]
    if not text or not file.delimiter.isascii() or not _is_one_row_a_line(text, file.delimiter):
        return None
    names = [f"{position}" for position in range(len(header.row.cells))]
    # under a header of our own, for at the very start of a file polars looks for marks of encoding and compression
    numbered = "\n".join([file.delimiter.join(names), text])
    try:
        frame = pl.read_csv(
            numbered.encode(),
            separator=file.delimiter,
            quote_char='"' if '"' in text else None,
            infer_schema=False,
            columns=[names[position] for position in sorted(set(header.positions.values()))],
        ).fill_null("")
    except pl.exceptions.PolarsError:
        return None
    # a last look: whatever else polars may take for the end of a row, the lines then do not come out
    rows = text.count("\n") + (not text.endswith("\n"))
    if frame.height != rows:
        return None
    below = header.row.number + 1
    fields = {field: names[position] for field, position in header.positions.items()}
    return FrameBody(text, file.delimiter, range(below, below + rows), frame, fields, len(names), header.titled_width)


def _is_one_row_a_line(text: str, delimiter: str) -> bool:
    """Whether no cell has a line break in it, and every quotation mark opens or closes a whole cell, or is doubled."""
    if _LONE_RETURN.search(text):
        return False
    if '"' not in text:
        return True
    parts = text.split('"')
    # outside and inside by turns; nothing at all stands between the two marks that mean one
    outside, inside = parts[::2], parts[1::2]
    return (
        len(outside) == len(inside) + 1
        and {part[:1] for part in outside[1:]} <= {"", "\r", "\n", delimiter}
        and {part[-1:] for part in outside[:-1]} <= {"", "\n", delimiter}
        and "\n" not in "".join(inside)
    )
