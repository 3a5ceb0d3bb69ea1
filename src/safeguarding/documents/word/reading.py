"""Word reports (.docx) as passages, in the order of the document and as Word shows it.

A .docx is a zip archive. What a part would unpack to is looked at before it is unpacked, and only the parts that hold
words are.
"""

from __future__ import annotations

import io
import itertools
import posixpath
import re
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter
from pathlib import Path
from typing import TypeVar
from xml.etree import ElementTree as ET

import attrs

from safeguarding.documents.laid_out import MOST_CELLS, is_table_of_figures, table_passages
from safeguarding.documents.texts import LONGEST_LINE, Line, contents_of, entry_passage, plain_passage
from safeguarding.documents.word.numbering import ListNumbering
from safeguarding.documents.word.shown import (
    WORD,
    Element,
    blocks_of,
    boxes_of,
    ends_in_the_next,
    is_table,
    rows_and_rests,
    rows_of,
    text_of,
)
from safeguarding.errors import UnreadableFileError
from safeguarding.figures.prose.passages import Document, Passage, TextPlace
from safeguarding.tables.grids import Grid, Row
from safeguarding.tables.spanning_cells import spans_of_rests

T = TypeVar("T")

MOST_BYTES = 100_000_000
"""A report with pictures may be large; one above this is none."""

MOST_PARAGRAPHS = 50_000
"""No report has more: the first are read."""

_MOST_UNPACKED = 40_000_000
_MOST_PARTS = 5_000
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# the same elements under the names of the strict form of the standard
_STRICT, _COMMON = b"http://purl.oclc.org/ooxml/wordprocessingml/main", WORD[1:-1].encode()
_BULLETED = re.compile(r"List\b", re.IGNORECASE)
_HEADING = re.compile(r"(?:heading|title|toc)\b", re.IGNORECASE)


def read_word_document(path: Path) -> Document:
    """Read a .docx file. Places are paragraph numbers, since Word keeps no pages in the file.

    Raises:
        UnreadableFileError: for a file that is missing, damaged, encrypted, no .docx, or would unpack to too much.
    """
    passages = _read(path, lambda report: tuple(itertools.islice(report.passages(), MOST_PARAGRAPHS + 1)))
    remarks = (f"Only the first {MOST_PARAGRAPHS:,} paragraphs were read.",) if len(passages) > MOST_PARAGRAPHS else ()
    return Document(name=path.name, passages=passages[:MOST_PARAGRAPHS], remarks=remarks)


def read_word_tables(path: Path) -> tuple[Grid, ...]:
    """Every table of a .docx file, whatever it was laid out for; each cell's paragraphs stand on lines of their own.

    Raises:
        UnreadableFileError: for a file that is missing, damaged, encrypted, no .docx, or would unpack to too much.
    """
    tables = _read(path, lambda report: tuple(report.tables()))
    return tuple(attrs.evolve(grid, name=f"{path.name}, table {k}") for k, grid in enumerate(tables, start=1))


def _read(path: Path, make: Callable[[_Report], T]) -> T:
    """What is made of a file's parts."""
    contents = contents_of(path, most=MOST_BYTES)
    if contents.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFileError(
            "encrypted, or an old .doc", file=path.name, remedy="save it as .docx without a password"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(contents)) as archive:
            return make(_Report(archive, path.name))
    except UnreadableFileError:
        raise
    except (zipfile.BadZipFile, EOFError, NotImplementedError):
        raise UnreadableFileError("damaged or no .docx", file=path.name, remedy="save it again from Word") from None
    except Exception as error:  # noqa: BLE001  a damaged file can fail anywhere
        raise UnreadableFileError(
            f"not readable as .docx ({type(error).__name__})", file=path.name, remedy="save it again from Word"
        ) from None


class _Report:
    """The parts of a file that hold words."""

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self.archive, self.name = archive, name
        parts = archive.infolist()
        unpacked = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
        if len(parts) > _MOST_PARTS or unpacked > _MOST_UNPACKED:
            raise UnreadableFileError(
                f"would unpack to {unpacked:,} bytes of text in {len(parts):,} parts",
                file=name,
                remedy="that is no report",
            )
        self.root("[Content_Types].xml")
        main = self.related("")["officeDocument"][0]
        self.related_to_main = self.related(main)
        self.body = self.root(main).find(f"{WORD}body")
        self.boxes: list[tuple[Element, TextPlace]] = []
        self.numbering = ListNumbering(self.part("numbering"), self.part("styles"))

    def root(self, part: str) -> Element:
        """The root of a part's XML, which by the standard declares no entities (ECMA-376 part 2)."""
        contents = self.archive.read(part)
        # entities of entities can unfold without end; in UTF-16 there is a zero byte at each sign
        if b"<!DOCTYPE" in contents.replace(b"\0", b""):
            raise UnreadableFileError("declares entities, as no .docx does", file=self.name)
        return ET.fromstring(contents.replace(_STRICT, _COMMON))  # noqa: S314 - it declares no entities

    def part(self, kind: str) -> Element | None:
        """The root of the part of a kind, if the file has one."""
        return next(self.parts(kind), None)

    def parts(self, kind: str) -> Iterator[Element]:
        """The roots of all parts of a kind: a report may have several headers."""
        return (self.root(name) for name in self.related_to_main.get(kind, ()) if name in self.archive.namelist())

    def related(self, part: str) -> dict[str, list[str]]:
        """The parts that belong to a part, by their kind."""
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if part and name not in self.archive.namelist():
            return {}
        found = defaultdict(list)
        for each in self.root(name).iter(_RELATION):
            target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip("/")
            found[each.get("Type", "").rpartition("/")[2]].append(target)
        return found

    def passages(self) -> Iterator[Passage]:
        """The passages of the body, then those of its notes, its headers and footers, and its boxes."""
        blocks = ((block, TextPlace("paragraph", number)) for number, block in enumerate(blocks_of(self.body), start=1))
        yield from self._blocks(blocks)
        for unit in ("footnote", "endnote"):
            notes = itertools.chain.from_iterable(_notes(each, unit) for each in self.parts(f"{unit}s"))
            yield from self._apart((note, TextPlace(unit, number)) for number, note in enumerate(notes, start=1))
        for unit in ("header", "footer"):
            # the first page and the others often have the same
            several = {" ".join(map(text_of, each.iter(f"{WORD}p"))): each for each in self.parts(unit)}.values()
            yield from self._apart((each, TextPlace(unit, number)) for number, each in enumerate(several, start=1))
        yield from self._apart(self.boxes)

    def _apart(self, elements: Iterable[tuple[Element, TextPlace]]) -> Iterator[Passage]:
        """What is about nothing that stands around it, and the sentences around it go on."""
        for element, place in elements:
            yield Passage(place=place)
            yield from self._blocks((inner, place) for inner in blocks_of(element))
            yield Passage(place=place)

    def tables(self) -> Iterator[Grid]:
        """The tables of the body as they stand, one inside another's cell after it."""
        waiting, count = [*blocks_of(self.body)][::-1], 0
        while waiting:
            block = waiting.pop()
            several = [*rows_and_rests(block)] if is_table(block) else []
            rows = [cells for cells, _ in several]
            count += sum(map(len, rows))
            if count > MOST_CELLS:
                return
            if rows:
                texts = [tuple(_cell_text(cell, between="\n") for cell in row) for row in rows]
                yield Grid(
                    name="", rows=map(Row, itertools.count(1), texts), spans=spans_of_rests(map(itemgetter(1), several))
                )
            inside = (inner for row in rows for cell in row if cell is not None for inner in blocks_of(cell))
            waiting += [inner for inner in inside if is_table(inner)][::-1]

    def _blocks(self, blocks: Iterator[tuple[Element, TextPlace]]) -> Iterator[Passage]:
        before: list[Line] = []
        for block, place in blocks:
            if is_table(block):
                yield from self._table(block, place)
                continue
            text = text_of(block)[:LONGEST_LINE]
            lines = [*before, Line(text, place)] if text.strip() else before
            before = []
            if ends_in_the_next(block):
                before = lines
            elif lines:
                yield self._paragraph(block, lines)
            self.boxes += ((box, place) for box in boxes_of(block))
        if before:
            yield plain_passage(before)

    def _paragraph(self, block: Element, lines: list[Line]) -> Passage:
        """A paragraph or an entry of a list, with the number that Word shows before it."""
        number, style = self.numbering.next_number(block), self.numbering.style_name(block)
        passage = plain_passage(lines)
        if _HEADING.match(style) or (number is None and not _BULLETED.match(style)):
            return passage
        return entry_passage(passage, number or "")

    def _table(self, table: Element, place: TextPlace) -> Iterator[Passage]:
        """A table, or the paragraphs of what is only laid out as one; tables inside its cells stand after it."""
        rows: list[list[Element | None]] = []
        count = 0
        for row in rows_of(table):
            count += len(row)
            if count > MOST_CELLS:
                break
            rows.append(row)
        texts = [[_cell_text(cell) for cell in row] for row in rows]
        cells = [cell for row in rows for cell in row if cell is not None]
        if not is_table_of_figures(texts):
            for cell in cells:
                yield from self._blocks((block, place) for block in blocks_of(cell))
            return
        yield from table_passages(texts, place)
        for cell in cells:
            for block in blocks_of(cell):
                if is_table(block):
                    yield from self._table(block, place)


def _notes(notes: Element, unit: str) -> Iterator[Element]:
    """The notes themselves, without the lines that part them from the text."""
    return (note for note in notes.iter(f"{WORD}{unit}") if note.get(f"{WORD}type", "normal") == "normal")


def _cell_text(cell: Element | None, *, between: str = " ") -> str:
    if cell is None:
        return ""
    texts = (text_of(block)[:LONGEST_LINE] for block in blocks_of(cell) if not is_table(block))
    return between.join(filter(None, texts))
