"""Plain text and Markdown as passages: paragraphs, list entries, and tables with tabs or pipes."""

from __future__ import annotations

import codecs
import io
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import attrs

from safeguarding.documents.laid_out import on_one_line, table_passages
from safeguarding.errors import UnreadableFileError
from safeguarding.figures.prose.passages import Document, Passage, PassageKind, TextPlace
from safeguarding.opened_files import file_contents
from safeguarding.records import Record

MOST_BYTES = 20_000_000
"""A report of words is never larger; a file that is, is refused before it is read."""

# a line longer than this is no line of prose; it is read in pieces so that no pattern sees it whole
LONGEST_LINE = 20_000
# hundreds of thousands of lines are no report either; what comes after is not looked at
MOST_LINES = 200_000

_BULLET = re.compile(r"\s{0,40}(?:[-*•◦▪‣·–◼■□●○➢❖✓✔\uf000-\uf0ff]|o(?=\s))\s{1,10}(?=\S)")
_NUMBERED = re.compile(r"\s{0,40}(?P<number>\(?[0-9]{1,3}[.)]|\(?[a-z][.)])\s{1,10}(?=\S)")
# a number whose gap before the words was lost
_GLUED = re.compile(r"(?P<number>[0-9]{1,3}[.)])(?=[A-Z])")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s")
_RULE = re.compile(r"[\s|:=-]{3,200}")
_EMPHASIS = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")
# ~~struck out~~, the mark of a note, and a break within a cell
_STRUCK = re.compile(r"~~(?=\S)[^~]{1,200}~~ ?|\[\^[^\]\s]{1,20}\]")
_BREAK = re.compile(r"<br ?/?>", re.IGNORECASE)
# 19- to 21 is no word that a line broke
# **Total**; a star alone stands for a count that is withheld
_EMPHASISED = re.compile(r"(?P<mark>\*{1,3}|_{1,3})(?P<text>[^\s*_](?:[^*_]*[^\s*_])?)(?P=mark)")
_SUSPENDED = re.compile(r"(?:to|and|or)\b")
_BAR = re.compile(r"(?<!\\)\|")
_CELLS = 3


@attrs.frozen
class Line(Record):
    """A line of a document and its place."""

    text: str
    place: TextPlace


def read_text_document(path: Path) -> Document:
    r"""Read a .txt or .md file.

    Raises:
        UnreadableFileError: for a file that is missing, empty, binary, larger than 20 MB, or not UTF-8, Windows-1252
            or UTF-16 with its byte order mark.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as name:
        ...     path = Path(name, "report.txt")
        ...     _ = path.write_text("Of the 139 seen:\n- 39 were good\n", encoding="utf-8")
        ...     [(passage.kind.name, str(passage.place), passage.text) for passage in read_text_document(path).passages]
        [('PARAGRAPH', 'line 1', 'Of the 139 seen:'), ('LIST_ENTRY', 'line 2', '39 were good')]
    """
    raw = list(itertools.islice(_raw_lines(decoded_text(path)), MOST_LINES + 1))
    lines = (
        Line(line[:LONGEST_LINE], TextPlace("line", number)) for number, line in enumerate(raw[:MOST_LINES], start=1)
    )
    return Document(name=path.name, passages=tuple(passages_of(lines)), remarks=tuple(_remarks(raw)))


def _raw_lines(text: str) -> Iterator[str]:
    # one by one: a list of all the lines of a hostile file would not fit in memory
    for line in io.StringIO(text, newline=None):
        yield from line.splitlines()


def _remarks(lines: list[str]) -> Iterator[str]:
    longest = max(map(len, lines), default=0)
    if longest > LONGEST_LINE:
        yield f"A line of {longest} characters was read only in part."
    if len(lines) > MOST_LINES:
        yield f"Only the first {MOST_LINES:,} lines were read."


def contents_of(path: Path, *, most: int = MOST_BYTES) -> bytes:
    """The bytes of a file of bearable size.

    Args:
        path: The file.
        most: How many bytes are bearable.

    Raises:
        UnreadableFileError: for a file that is missing, empty or larger.
    """
    contents = file_contents(path, most=most)
    if not contents.strip():
        raise UnreadableFileError("the file is empty", file=path.name)
    return contents


def decoded_text(path: Path) -> str:
    """The text of a file in UTF-8, Windows-1252, or UTF-16 with its byte order mark.

    Raises:
        UnreadableFileError: for a file that is none of these, or that ``contents_of`` refuses.
    """
    contents = contents_of(path)
    if contents.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return contents.decode("utf-16")
        except UnicodeDecodeError:
            raise UnreadableFileError("damaged UTF-16 text", file=path.name, remedy="save it as UTF-8") from None
    if b"\0" in contents[:100_000]:
        raise UnreadableFileError("a binary file", file=path.name, remedy="expected text, Markdown, .docx or .pdf")
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return contents.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFileError("neither UTF-8 nor Windows-1252 text", file=path.name, remedy="save it as UTF-8")


def passages_of(lines: Iterable[Line]) -> Iterator[Passage]:
    """The passages that lines make up. A paragraph may run over several lines; a blank line ends it.

    Examples:
        >>> texts = ["We saw 139", "children.", "", "1. Train staff."]
        >>> lines = [Line(text, TextPlace("line", number)) for number, text in enumerate(texts, start=1)]
        >>> [(passage.kind.name, passage.number, passage.text) for passage in passages_of(lines)]
        [('PARAGRAPH', '', 'We saw 139 children.'), ('LIST_ENTRY', '1.', 'Train staff.')]
    """
    block: list[Line] = []
    for line in lines:
        if block and not _continues(block, line):
            yield from _whole_passages(block)
            block = []
        if line.text.strip():
            block.append(line)
    if block:
        yield from _whole_passages(block)


def _whole_passages(block: Sequence[Line]) -> Iterator[Passage]:
    passage = plain_passage(block)
    if passage.rows:
        yield from table_passages(passage.rows, passage.place, (place for _, place in passage.breaks))
    else:
        yield passage


def _continues(block: list[Line], line: Line) -> bool:
    """Whether a line belongs to the passage so far."""
    if not line.text.strip():
        return False
    if _is_row(block[0].text) or _is_row(line.text):
        return _is_row(block[0].text) and _is_row(line.text)
    if _BULLET.match(line.text) or _NUMBERED.match(line.text) or _HEADING.match(line.text):
        return False
    return not _HEADING.match(block[0].text) and sum(len(each.text) for each in block) < LONGEST_LINE


def _is_row(line: str) -> bool:
    """Whether a line is a row of a table: cells between tabs, or between pipes."""
    is_framed = line.strip().startswith("|") and line.count("|") >= _CELLS
    is_rule = "|" in line and _RULE.fullmatch(line) is not None
    return is_framed or is_rule or len(line.split("\t")) >= _CELLS or (" | " in line and line.count("|") >= _CELLS - 1)


def plain_passage(block: Sequence[Line]) -> Passage:
    """What lines that belong together are: a table, an entry of a list by its bullet or number, or a paragraph.

    Examples:
        >>> plain_passage([Line("• Train staff", TextPlace("line", 1))]).kind.label
        'list entry'
    """
    if _is_row(block[0].text):
        lines = [line for line in block if not _RULE.fullmatch(line.text)]
        return Passage(
            kind=PassageKind.TABLE,
            rows=tuple(cells(line.text) for line in lines),
            place=block[0].place,
            breaks=tuple(enumerate(line.place for line in lines)),
        )
    entry = _BULLET.match(block[0].text) or _NUMBERED.match(block[0].text)
    first = block[0].text[entry.end() :] if entry else block[0].text
    number = (entry.groupdict().get("number") or "") if entry else ""
    return joined_passage([attrs.evolve(block[0], text=first), *block[1:]], number=number, is_entry=entry is not None)


def entry_passage(passage: Passage, label: str) -> Passage:
    """A paragraph as the entry of a list that it is, its bullet or number given apart.

    Examples:
        >>> entry = entry_passage(Passage(text="Train staff"), "7.")
        >>> entry.kind.label, entry.number
        ('list entry', '7.')
    """
    numbered = _NUMBERED.match(f"{label.strip()} x")
    text, number = passage.text, numbered["number"] if numbered else passage.number
    if not number and (glued := _GLUED.match(text)):
        number, text = glued["number"], text[glued.end() :]
    return attrs.evolve(passage, kind=PassageKind.LIST_ENTRY, number=number, text=text)


def joined_passage(lines: Sequence[Line], *, number: str = "", is_entry: bool = False) -> Passage:
    """The lines of one paragraph or entry as one text that still knows where each line began.

    Examples:
        >>> passage = joined_passage([Line("We saw **139**", TextPlace("page", 1)), Line("children.", TextPlace("page", 2))])
        >>> passage.text, str(passage.place_of(0)), str(passage.place_of(12))
        ('We saw 139 children.', 'page 1', 'page 2')
    """
    text, breaks = "", []
    for line in lines:
        plain = on_one_line(_EMPHASIS.sub("", _STRUCK.sub("", line.text)))
        if text:
            text = before_the_next_line(text, plain)
            breaks.append((len(text), line.place))
        text += plain
    text = text.replace("\xad", "")
    kind = PassageKind.LIST_ENTRY if is_entry else PassageKind.PARAGRAPH
    return Passage(kind=kind, text=text, place=lines[0].place, number=number, breaks=tuple(breaks))


def before_the_next_line(text: str, line: str) -> str:
    """A text to which a line may be joined: with a space, but where the break of the line stands inside a word.

    A hyphen at the end of a line is mostly a real one: the break goes, and the hyphen stays.

    Examples:
        >>> before_the_next_line("19- to 21-year-", "olds"), before_the_next_line("of 19-", "to 21-year-olds")
        ('19- to 21-year-', 'of 19- ')
    """
    if text.endswith("\xad"):
        return text[:-1]
    is_hyphen = len(text) > 1 and text[-1] == "-" and text[-2].isalnum()
    if is_hyphen and line[:1].isalnum() and not line[:1].isupper() and not _SUSPENDED.match(line):
        return text
    return f"{text} "


def cells(line: str) -> tuple[str, ...]:
    r"""The cells of a row.

    Examples:
        >>> cells("| Theme | Done |"), cells("Theme\tDone\tOverdue")
        (('Theme', 'Done'), ('Theme', 'Done', 'Overdue'))
    """
    if "\t" in line:
        return tuple(cell.strip() for cell in line.split("\t"))
    parts = (_STRUCK.sub("", _BREAK.sub(" ", cell)).strip() for cell in _BAR.split(line.strip().removeprefix("|")))
    held = [whole["text"] if (whole := _EMPHASISED.fullmatch(cell)) is not None else cell for cell in parts]
    return tuple(held[:-1] if line.rstrip().endswith("|") else held)
