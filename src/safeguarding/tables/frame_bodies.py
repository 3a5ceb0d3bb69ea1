"""The body of a long CSV file, read by polars as nothing but text. Extra ``polars``.

It takes only what it is sure to read as the standard library's reader does: one row a line, and quotation marks only
where a cell begins and ends. For any other file it declines, and the file is read row by row.
"""

from __future__ import annotations

import csv
import re
from bisect import bisect_right
from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol

import attrs

from safeguarding.extras import optional
from safeguarding.records import Record
from safeguarding.tables.bodies import AROUND, STANDS_AROUND, Cells
from safeguarding.tables.csv_blocks import CsvBlocks, TextBlocks, is_utf_8
from safeguarding.tables.csv_text import CsvText
from safeguarding.tables.grids import Row
from safeguarding.tables.headers import Header

with optional("polars", task="a long table read quickly"):
    import polars as pl


class RowSource(Protocol):
    """Where a body's rows stand as they were written."""

    def cells_of(self, position: int) -> tuple[str, ...]:
        """The cells of one row."""


class CsvLines:
    """The lines of a text in blocks, of which the last that was asked about is held.

    Args:
        blocks: The blocks.
        firsts: The position of the first row of each, and how many rows there are.
        delimiter: The sign between two cells.
    """

    def __init__(self, blocks: CsvBlocks, firsts: Sequence[int], delimiter: str) -> None:
        self._blocks, self._firsts, self._delimiter = blocks, firsts, delimiter
        self._held: tuple[int, list[str]] = -1, []

    def cells_of(self, position: int) -> tuple[str, ...]:
        """The cells of one row, exactly as they stand in the file."""
        place = bisect_right(self._firsts, position) - 1
        held, lines = self._held
        if held != place:
            lines = self._blocks.block(place).split("\n")
            self._held = place, lines
        (cells,) = csv.reader([lines[position - self._firsts[place]]], delimiter=self._delimiter)
        return tuple(cells)


@attrs.frozen(eq=False)
class FrameBody(Record):
    """A table's body as a frame of text.

    Attributes:
        source: Where its rows stand as they were written.
        numbers: The line on which each row starts.
        frame: The columns that the header names; those in which few texts stand, as codes of these.
        names: The frame's column of each field.
        uneven: The rows that end before the header's last title.
    """

    source: RowSource = attrs.field(repr=False)
    numbers: range
    frame: pl.DataFrame = attrs.field(repr=False)
    names: dict[str, str]
    uneven: tuple[int, ...] = attrs.field(default=(), repr=False)

    def __len__(self) -> int:
        return self.frame.height

    def row(self, position: int) -> Row:
        """One row, exactly as it stands in the file."""
        return Row(self.numbers[position], self.source.cells_of(position))

    def cells(self, field: str) -> list[str]:
        """All cells of a column."""
        return self._column(field).to_list()

    def parts(self, size: int) -> Iterator[dict[str, list[str]]]:
        """The cells of all columns by field, of so many rows at a time."""
        codes = [column.unique() for column in self.frame if column.dtype == pl.Categorical]
        texts = {each.name: dict(zip(each.to_physical(), each.cast(pl.String), strict=True)) for each in codes}
        for rows in self.frame.iter_slices(size):
            columns = {
                column.name: list(map(texts[column.name].__getitem__, column.to_physical().to_list()))
                if column.name in texts
                else column.to_list()
                for column in rows
            }
            yield {field: columns[name] for field, name in self.names.items()}

    def has(self, field: str, pattern: str) -> bool:
        """Whether a pattern, which polars reads as Python does, is found in a cell of a column."""
        return self._column(field).str.contains(pattern).any()

    def is_of_one_length(self, field: str) -> bool:
        """Whether all cells of a column are equally long."""
        lengths = self._column(field).str.len_chars()
        return lengths.min() == lengths.max()

    def distinct(self, *fields: str) -> set[Cells]:
        """What stands in some columns side by side, each once."""
        if len(fields) == 1:
            return {(cell,) for cell in self.frame[self.names[fields[0]]].unique()}
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

    def ragged(self) -> tuple[int, ...]:
        """The rows that end before the header's last title; polars refuses a text with a longer one."""
        return self.uneven

    def not_single(self, field: str) -> list[int]:
        """The rows whose cell is empty, or stands in another row too, whatever stands around it."""
        bare = self._bare(field)
        return (bare.is_in(["", *_repeated(bare)])).arg_true().to_list()

    def repeated(self, field: str) -> set[str]:
        """What stands in several rows of a column, without what stands around it."""
        return set(_repeated(self._bare(field)))

    def not_digits(self, field: str, length: int) -> list[int]:
        """The rows whose cell is anything but so many digits, spaces around them aside."""
        return (
            (~self._column(field).str.contains(rf"\A[{_SPACES}]*[0-9]{{{length}}}[{_SPACES}]*\z")).arg_true().to_list()
        )

    def _bare(self, field: str) -> pl.Series:
        column = self._column(field)
        # without a second column, where nothing stands around any cell
        return column.str.strip_chars(AROUND) if self.has(field, STANDS_AROUND) else column

    def _column(self, field: str) -> pl.Series:
        column = self.frame[self.names[field]]
        return column if column.dtype == pl.String else column.cast(pl.String)

    def _side_by_side(self, fields: Sequence[str]) -> pl.DataFrame:
        # two fields may be one column
        return pl.DataFrame([self.frame[self.names[field]].alias(field) for field in fields])


_SPACES = AROUND.removeprefix("=\"'\ufeff")


def _repeated(texts: pl.Series) -> pl.Series:
    """The texts that stand there again: looked at only where a number that is made of them does."""
    numbers = texts.hash()
    # equal texts stand side by side where the texts are in order, as references mostly are, and so do their numbers
    in_order = numbers if texts.is_sorted() else numbers.sort()
    again = in_order.filter(in_order == in_order.shift(1)).unique()
    if again.is_empty():
        return texts.clear()
    doubtful = texts.filter(numbers.is_in(again.implode()))
    return doubtful.filter(doubtful.is_duplicated()).unique()


def frame_body(file: CsvText, header: Header, start: int) -> FrameBody | None:
    """The rows below a header as a frame; None for a file that only a row-by-row reader can be sure of.

    Args:
        file: The file.
        header: Its header, which stands on one line.
        start: Where in the text the line below the header begins.
    """
    return frame_of_blocks(TextBlocks(file.text, start), header, file.delimiter)


def frame_of_blocks(blocks: CsvBlocks, header: Header, delimiter: str) -> FrameBody | None:
    """As :func:`frame_body`, of a text in blocks, each of which is let go when it has been read.

    Args:
        blocks: What stands below the header.
        header: The header.
        delimiter: The sign between two cells.
    """
    if not delimiter.isascii():
        return None
    names = [f"{position}" for position in range(len(header.row.cells))]
    wanted = [names[position] for position in sorted(set(header.positions.values()))]
    parts: list[pl.DataFrame] = []
    firsts, uneven = [0], list[int]()
    for part, lines in _parts(blocks, names, wanted, delimiter, least=header.titled_width):
        if part is None:
            return None
        uneven += [firsts[-1] + line for line in lines]
        firsts.append(firsts[-1] + part.height)
        parts.append(part)
    if not parts:
        return None
    below = header.row.number + 1
    return FrameBody(
        source=CsvLines(blocks, firsts, delimiter),
        numbers=range(below, below + firsts[-1]),
        frame=pl.concat(parts),
        names={field: names[position] for field, position in header.positions.items()},
        uneven=tuple(uneven),
    )


def _parts(
    blocks: CsvBlocks, names: Sequence[str], wanted: Sequence[str], delimiter: str, *, least: int
) -> Iterator[tuple[pl.DataFrame | None, Sequence[int]]]:
    """The frame of each block with its short lines; None for the first that only a row-by-row reader can be sure of.

    While polars reads a block, which leaves Python free, the next one is looked through.
    """
    kinds: Mapping[str, pl.DataType] = {}
    with ThreadPoolExecutor(1) as beside:
        waiting: deque[tuple[Future[pl.DataFrame | None], Sequence[int]]] = deque()
        for block in blocks:
            rows = block.count(b"\n") + (not block.endswith(b"\n"))
            signs = _signs_between(block, delimiter.encode())
            if signs is None:
                yield None, ()
                return
            short = [] if signs == (len(names) - 1) * rows else _short_lines(block, rows, delimiter, least=least)
            reading = beside.submit(_part, block, rows, names, wanted, delimiter=delimiter, kinds=kinds)
            waiting.append((reading, short))
            if not kinds and (first := reading.result()) is not None:
                kinds = first.schema
            if len(waiting) > 1:
                yield _read(*waiting.popleft())
        for part in waiting:
            yield _read(*part)


def _read(reading: Future[pl.DataFrame | None], short: Sequence[int]) -> tuple[pl.DataFrame | None, Sequence[int]]:
    return reading.result(), short


def _part(
    block: bytes,
    rows: int,
    names: Sequence[str],
    wanted: Sequence[str],
    *,
    delimiter: str,
    kinds: Mapping[str, pl.DataType],
) -> pl.DataFrame | None:
    try:
        # under a header of our own, for at the very start of a file polars looks for marks of encoding and compression
        frame = pl.read_csv(
            # where a text ends, polars overlooks an empty cell that is too many
            b"\n".join([delimiter.join(names).encode(), block, *([b""] if block.endswith(delimiter.encode()) else [])]),
            separator=delimiter,
            quote_char='"' if b'"' in block else None,
            infer_schema=False,
            schema_overrides=dict(kinds),
            columns=list(wanted),
        ).fill_null("")
    except pl.exceptions.PolarsError:
        return None
    # a last look: whatever else polars may take for the end of a row, the lines then do not come out
    if frame.height != rows:
        return None
    return frame if kinds else coded(frame)


_LEAST, _FEW = 1_000, 4


def coded(part: pl.DataFrame) -> pl.DataFrame:
    """A frame of text whose columns with few texts are codes of these: a quarter of the memory, and what differs is known."""
    if part.height < _LEAST:
        return part
    few = [column.name for column in part if column.n_unique() * _FEW <= part.height]
    return part.cast(dict.fromkeys(few, pl.Categorical))


def _short_lines(block: bytes, rows: int, delimiter: str, *, least: int) -> list[int]:
    """The lines of a block that end before the header's last title."""
    lines = pl.Series(block.decode().split("\n")[:rows], dtype=pl.String)
    signs = lines.str.count_matches(delimiter, literal=True)
    doubtful = ((signs < least - 1) | lines.str.contains('"', literal=True)).arg_true()
    cells = csv.reader(lines.gather(doubtful), delimiter=delimiter)
    return [line for line, found in zip(doubtful, cells, strict=True) if len(found) < least]


_LONE_RETURN = re.compile(rb"\r(?!\n)")


def _signs_between(block: bytes, delimiter: bytes) -> int | None:
    """How many signs in a block stand between two cells; None for a block that may be read in several ways.

    It is read in one where it is in UTF-8, no cell has a line break in it, and every quotation mark opens or closes a
    whole cell, or is doubled.
    """
    if not is_utf_8(block) or (b"\r" in block and _LONE_RETURN.search(block)):
        return None
    if b'"' not in block:
        return block.count(delimiter)
    parts = block.split(b'"')
    # outside and inside by turns; nothing at all stands between the two marks that mean one
    outside, inside = parts[::2], parts[1::2]
    is_whole = (
        len(outside) == len(inside) + 1
        and {part[:1] for part in outside[1:]} <= {b"", b"\r", b"\n", delimiter}
        and {part[-1:] for part in outside[:-1]} <= {b"", b"\n", delimiter}
        and b"\n" not in b"".join(inside)
    )
    return b"".join(outside).count(delimiter) if is_whole else None
