"""The text of a CSV file: what it is encoded in, which sign separates its cells, and the rows it has."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from pathlib import Path

import attrs

from safeguarding.errors import UnreadableFileError
from safeguarding.faults import Fault, Place, Severity
from safeguarding.opened_files import file_contents
from safeguarding.records import Record

LINES_TO_JUDGE_BY = 30
"""How far titles may stand above a header."""

# read after the last line; where it does not come back as a row of its own, a quotation swallowed it
_END = "\0end"


@attrs.frozen(kw_only=True)
class CsvText(Record):
    """A CSV file, decoded.

    Attributes:
        name: The file's name, for messages.
        text: All of it, without a byte-order mark.
        delimiter: The sign between two cells.
        faults: What was doubtful about the file as a whole, such as a guessed encoding.
    """

    name: str
    text: str = attrs.field(repr=False)
    delimiter: str
    faults: tuple[Fault, ...] = ()


def read_csv_text(path: Path) -> CsvText:
    """Read a CSV file: comma, semicolon, tab, bar or a rarer sign; UTF-8, UTF-16 or UTF-32, or Windows-1252.

    Raises:
        UnreadableFileError: for a file that is missing, empty, binary, or in none of these encodings.
    """
    text, faults = _decoded(path, _contents(path))
    if not text or text.isspace():
        raise _empty(path)
    return csv_text_of(path.name, text, faults)


def csv_text_of(name: str, text: str, faults: tuple[Fault, ...] = ()) -> CsvText:
    r"""A text with the sign that separates its cells, which the first rows show.

    Examples:
        >>> csv_text_of("made up", "reference;role\nS1;cook\n").delimiter
        ';'
    """
    said = _SAID.match(text)
    return CsvText(name=name, text=text, delimiter=said[1] if said else _delimiter(text), faults=faults)


def csv_rows(file: CsvText) -> tuple[list[int], list[list[str]]]:
    r"""The line on which each row starts, and the cells of each row.

    Raises:
        UnreadableFileError: for quoting that breaks down.

    Examples:
        >>> csv_rows(CsvText(name="made up", text='reference,role\nS1,"cook,\ndriver"\nS2,cook', delimiter=","))
        ([1, 2, 4], [['reference', 'role'], ['S1', 'cook,\ndriver'], ['S2', 'cook']])
    """
    text = file.text if file.text.endswith(("\n", "\r")) else file.text + "\n"
    reader = csv.reader(io.StringIO(text + _END, newline=""), delimiter=file.delimiter)
    # each row begins on the line after the one before it ended
    numbers, rows = [1], []
    try:
        for cells in reader:
            rows.append(cells)
            numbers.append(reader.line_num + 1)
    except csv.Error as error:
        problem = f"line {numbers[-1]}: not readable as CSV ({error})"
        raise UnreadableFileError(problem, file=file.name, remedy="mend the quotation marks there") from None
    if rows.pop() != [_END]:
        problem = f"line {numbers[-2]}: a quotation mark is opened and never closed"
        raise UnreadableFileError(problem, file=file.name, remedy="close it")
    return numbers[: len(rows)], rows


_DELIMITERS = ",;\t|^~\x1f¦§"
# how a file tells a spreadsheet which sign it has
_SAID = re.compile(r'"?sep=([^\w\s"]|\t)"?\r?\n', re.IGNORECASE)
_SAMPLE = 20_000


def _delimiter(text: str) -> str:
    """The sign that splits most rows of a sample; of two, the one that makes longer rows.

    One cell with many signs in it, such as a note or the answers to a question, splits no other row. A sign that is not
    in the longest row of all separates nothing.
    """
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    lengths = {sign: _lengths(sample, sign) for sign in _DELIMITERS}
    # of rows that are equally long the first, which is the header
    longest = max((row for each in lengths.values() for row in each), key=lambda row: (row[0], -row[1]), default=(0, 0))
    return max(_DELIMITERS, key=lambda sign: _regularity(lengths[sign], longest[1]))


def _lengths(sample: str, sign: str) -> list[tuple[int, int]]:
    """How many cells each row has, where it has more than one, and the line on which it ends."""
    if sign not in sample:
        return []
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=sign)
    try:
        rows = [(cells, reader.line_num) for cells in reader if any(cells)]
    except csv.Error:
        return []
    split = [(cells, line) for cells, line in rows if len(cells) > 1]
    if len(split) + 1 == len(rows) and len(rows[0][0]) == 1 and not any(cells[-1].strip() for cells, _ in split):
        # a list in one cell, which ends with the sign under a header that has none
        return []
    return [(len(cells), line) for cells, line in split]


def _regularity(rows: list[tuple[int, int]], longest: int) -> tuple[int, int]:
    """How many rows are split, and their commonest length; nothing where the row on a line is not split."""
    if all(line != longest for _, line in rows):
        return 0, 0
    return len(rows), Counter(length for length, _ in rows).most_common(1)[0][0]


def _contents(path: Path) -> bytes:
    contents = file_contents(path)
    if not contents:
        raise _empty(path)
    return contents


def _empty(path: Path) -> UnreadableFileError:
    return UnreadableFileError("the file is empty", file=path.name, remedy="expected a table with a header row")


# the marks of UTF-32 begin with those of UTF-16
_MARKED = {
    "utf-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE),
    "utf-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE),
}


def _decoded(path: Path, contents: bytes) -> tuple[str, tuple[Fault, ...]]:
    encodings = [encoding for encoding, marks in _MARKED.items() if contents.startswith(marks)]
    if encodings:
        del encodings[1:]
    elif encoding := _unmarked(contents):
        encodings = [encoding]
    elif b"\0" in contents:
        problem = f"a binary file (byte 0 at position {contents.index(0)})"
        raise UnreadableFileError(problem, file=path.name, remedy="expected CSV text")
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return contents.decode(encoding), _encoding_doubt(path, contents, encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFileError("neither UTF-8 nor Windows-1252 text", file=path.name, remedy="save it as CSV UTF-8")


def _unmarked(contents: bytes) -> str:
    """UTF-16 without its mark, in which every second byte of plain text is 0; empty for anything else."""
    start = contents[:_LONGEST_LOOK]
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        zeros = start[first::2]
        if len(contents) % 2 == 0 and zeros.count(0) * 2 > len(zeros) and 0 not in start[1 - first :: 2]:
            return encoding
    return ""


_LONGEST_LOOK = 2000


def _encoding_doubt(path: Path, contents: bytes, encoding: str) -> tuple[Fault, ...]:
    if encoding in ("utf-16-le", "utf-16-be"):
        problem, remedy = "no mark of its encoding; read as UTF-16", "check accented letters, or save it as CSV UTF-8"
        return (Fault(place=Place(file=path.name), problem=problem, remedy=remedy, severity=Severity.WARNING),)
    if encoding != "cp1252":
        return ()
    line = next(number for number, each in enumerate(contents.splitlines(), start=1) if not _is_utf_8(each))
    return (
        Fault(
            place=Place(file=path.name, line=line),
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
