"""A table as it stands in a file: rows of text cells, each with its line number. Nothing is interpreted yet."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import overload

import attrs

from safeguarding.errors import UnreadableFileError
from safeguarding.faults import Fault, Severity


@attrs.frozen
class Row:
    """One row of a table.

    Attributes:
        number: The line of the file on which it starts; the first line is 1.
        cells: Its cells as text, exactly as they stand in the file.
    """

    number: int
    cells: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds anything but spaces."""
        return not any(cell.strip() for cell in self.cells)


@attrs.frozen
class Rows(Sequence[Row]):
    """Rows, each made when it is asked for: a reader that works by column does without most of them.

    Attributes:
        numbers: The line of each row, rising.
        cells: The cells of each row.
    """

    numbers: Sequence[int]
    cells: Sequence[Sequence[str]]

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Rows: ...
    def __getitem__(self, index: int | slice) -> Row | Rows:
        if isinstance(index, slice):
            return Rows(self.numbers[index], self.cells[index])
        return Row(self.numbers[index], tuple(self.cells[index]))


def _as_rows(rows: Iterable[Row]) -> Rows:
    if isinstance(rows, Rows):
        return rows
    several = tuple(rows)
    return Rows([row.number for row in several], [row.cells for row in several])


@attrs.frozen(kw_only=True)
class Grid:
    """A file's rows.

    Attributes:
        name: The file's name, for messages.
        rows: Every row, blank ones included.
        faults: What was doubtful about the file as a whole, such as a guessed encoding.

    Examples:
        >>> grid = Grid(name="outcomes.csv", rows=(Row(1, ("authority", "overall")), Row(3, ("York", "good"))))
        >>> cell_place(grid.name, grid.rows[1], "overall")
        "outcomes.csv, row 3, column 'overall'"
    """

    name: str
    rows: Rows = attrs.field(repr=False, converter=_as_rows)
    faults: tuple[Fault, ...] = ()


def cell_place(name: str, row: Row, column: str) -> str:
    """Where a cell stands, for messages: file, row and the column's header."""
    return f"{name}, row {row.number}, column {column!r}"


def read_csv_grid(path: Path) -> Grid:
    """Read a CSV file: comma, semicolon, tab or bar; UTF-8, UTF-16 or UTF-32 with a mark, or Windows-1252.

    Raises:
        UnreadableFileError: for a file that is missing, empty, binary, or in none of these encodings, and for one
            whose quoting breaks down.
    """
    text, faults = _decoded(path, _contents(path))
    if not text.strip():
        raise _empty(path)
    return Grid(name=path.name, rows=_rows(path, text), faults=faults)


def _contents(path: Path) -> bytes:
    try:
        contents = path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(f"{path.name}: cannot be opened ({error.strerror}); check the path") from None
    except ValueError:
        raise UnreadableFileError(f"{path.name!r}: cannot be opened (no file has such a name)") from None
    if not contents:
        raise _empty(path)
    return contents


def _empty(path: Path) -> UnreadableFileError:
    return UnreadableFileError(f"{path.name}: the file is empty; expected a table with a header row")


# the marks of UTF-32 begin with those of UTF-16
_MARKED = {
    "utf-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
    "utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
}


def _decoded(path: Path, contents: bytes) -> tuple[str, tuple[Fault, ...]]:
    encodings = [encoding for encoding, marks in _MARKED.items() if contents.startswith(marks)]
    if encodings:
        del encodings[1:]
    elif b"\0" in contents:
        raise UnreadableFileError(
            f"{path.name}: a binary file (byte 0 at position {contents.index(0)}); expected CSV text"
        )
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return contents.decode(encoding), _encoding_doubt(path, contents, encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFileError(f"{path.name}: neither UTF-8 nor Windows-1252 text; save it as CSV UTF-8")


def _encoding_doubt(path: Path, contents: bytes, encoding: str) -> tuple[Fault, ...]:
    if encoding != "cp1252":
        return ()
    line = next(number for number, each in enumerate(contents.splitlines(), start=1) if not _is_utf_8(each))
    return (
        Fault(
            place=f"{path.name}, line {line}",
            problem="not UTF-8; read as Windows-1252",
            remedy="check accented letters and dashes, or save the file as CSV UTF-8",
            severity=Severity.WARNING,
        ),
    )


def _is_utf_8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


_LINES_TO_JUDGE_BY = 30

# read after the file's last line; where it does not come back as a row of its own, a quotation swallowed it
_END = "\0end"


def _rows(path: Path, text: str) -> Rows:
    # titles may stand above the header, so the sign that some line has most often separates the cells
    start = "\n".join(text.split("\n", _LINES_TO_JUDGE_BY)[:_LINES_TO_JUDGE_BY])
    lines = start.splitlines()[:_LINES_TO_JUDGE_BY]
    delimiter = max(",;\t|", key=lambda sign: max(line.count(sign) for line in lines))
    ended = text if text.endswith(("\n", "\r")) else text + "\n"
    reader = csv.reader(io.StringIO(ended + _END, newline=""), delimiter=delimiter)
    # each row begins on the line after the one before it ended
    numbers, rows = [1], []
    try:
        for cells in reader:
            rows.append(cells)
            numbers.append(reader.line_num + 1)
    except csv.Error as error:
        raise UnreadableFileError(
            f"{path.name}, line {numbers[-1]}: not readable as CSV ({error}); mend the quotation marks there"
        ) from None
    if rows.pop() != [_END]:
        raise UnreadableFileError(
            f"{path.name}, line {numbers[-2]}: a quotation mark is opened and never closed; close it"
        )
    return Rows(numbers[: len(rows)], rows)
