"""A workbook is refused before it takes the memory that it asks for; all files here are a few kilobytes."""

from __future__ import annotations

import io
import random
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter
from tools.fuzz_packages import (
    begun12,
    binary_workbook,
    cell12,
    old_workbook,
    record,
    record12,
    row12,
    shared12,
    wide,
    workbook_parts,
)

from safeguarding.errors import UnreadableFileError
from safeguarding.tables import workbook_sizes, workbooks
from safeguarding.tables.grids import Grid
from safeguarding.tables.opening import open_grids
from safeguarding.tables.workbook_reaches import UsedRange, reach_of_binary, room_of_open_document
from safeguarding.tables.workbook_records import BEGINS, room_of_old_workbook

CHANCE = random.Random(1)  # noqa: S311 - made-up cells
Edit = Callable[[bytes], bytes]


def made(folder: Path, part: str, edit: Edit, *, text: str = "x") -> Path:
    """A workbook of two rows, one part of which is changed."""
    plain, path = io.BytesIO(), folder / "staff.xlsx"
    book = xlsxwriter.Workbook(plain)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["Staff ID", "Checked on"])
    sheet.write_row(1, 0, ["S1", text])
    book.close()
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, edit(old.read(name)) if name == part else old.read(name))
    return path


def with_rows(rows: bytes) -> Edit:
    return lambda text: text.replace(b"</sheetData>", rows + b"</sheetData>")


def row(reference: str) -> bytes:
    number = re.sub("[A-Z]", "", reference)
    return f'<row r="{number}"><c r="{reference}"><v>1</v></c></row>'.encode()


ODS = '<a xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body><office:spreadsheet>{}</office:spreadsheet></office:body></a>'


def ods_sheet(words: str = "1", *, rows: str = '"1"', columns: str = '"1"') -> str:
    attribute = "" if "=" in rows else "="
    cell = f'<table:table-cell office:value-type="string" table:number-columns-repeated={columns}><text:p>{words}</text:p></table:table-cell>'
    return f'<table:table table:name="A"><table:table-row table:number-rows-repeated{attribute}{rows}>{cell}</table:table-row></table:table>'


def open_document(folder: Path, sheets: str) -> Path:
    path = folder / "staff.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", ODS.format(sheets))
    return path


def of_two_sheets(folder: Path, kind: str) -> Path:
    """A workbook with two sheets, each of 1,000 cells at most by where its last one stands."""
    path = folder / f"staff.{kind}"
    if kind == "ods":
        sheet = ods_sheet(rows='"1000"')
        return open_document(folder, sheet + sheet.replace('"A"', '"B"'))
    if kind == "xls":
        stray = record(0x0203, struct.pack("<HHHd", 99, 9, 0, 12))
        path.write_bytes(old_workbook([TestOldWorkbooks.CELL, stray], sheets=2))
        return path
    parts = workbook_parts(CHANCE, [["a"]])
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(
        "<row", row("J100").decode() + "<row", 1
    )
    # both show the one part
    named, again = '<sheet name="One" sheetId="1" r:id="rId1"/>', '<sheet name="Two" sheetId="2" r:id="rId1"/>'
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(named, named + again)
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


class TestWhereCellsStand:
    """A sheet that reaches over more cells than can be held is refused, whatever it states of itself."""

    @pytest.mark.parametrize(
        "rows",
        [
            row("XFD1048576"),
            row("XFD3") + row("A20001"),
            row("A99999999999"),
            row("A4294967297"),
            row("ZZZZZZZZZZZZZZZZZZZZZZ3"),
            row("XFE3"),
            row("A1048577"),
            b"<row>" + b"<c><v>1</v></c>" * 16_000 + b"</row>" + b"<row><c><v>1</v></c></row>" * 16_000,
            b"<x:row r='3'><x:c s='1' r = 'XFD3'/></x:row><x:row r='20001'><x:c r='A20001'/></x:row>",
        ],
    )
    def test_too_far(self, rows: bytes, tmp_path: Path) -> None:
        path = made(tmp_path, "xl/worksheets/sheet1.xml", with_rows(rows))
        with pytest.raises(UnreadableFileError, match="reach over") as refused:
            open_grids(path)
        assert len(str(refused.value)) < 400

    def test_a_cell_beside_the_table_is_read(self, tmp_path: Path) -> None:
        path = made(tmp_path, "xl/worksheets/sheet1.xml", with_rows(row("XFD900")))
        (grid,) = open_grids(path)
        assert len(grid.rows) == 900
        assert grid.rows[899].cells[-1] == "1"

    def test_repeated_cells_of_an_open_document(self, tmp_path: Path) -> None:
        for repeated in ('"1048576"', "'&#49;048576'", ' = "+1048576"'):
            sheet = ods_sheet(rows=repeated, columns='"16384"')
            with pytest.raises(UnreadableFileError, match="reach over 1,048,576 rows and 16,384 columns"):
                open_grids(open_document(tmp_path, sheet))

    def test_empty_rows_below_one_sheet_do_not_stand_above_the_next(self) -> None:
        """Spreadsheets repeat empty rows to the edge of each sheet: three small sheets are small."""
        full = '<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>'
        for empty in (
            '<table:table-row table:number-rows-repeated="1048575"><table:table-cell/></table:table-row>',
            '<table:table-row table:number-rows-repeated="1048575"/>',
        ):
            sheet = f'<table:table table:name="A">{full}{empty}</table:table>'
            assert room_of_open_document(f"<a>{sheet * 3}</a>".encode()).sheets == (UsedRange(1, 1),) * 3
            between = f'<table:table table:name="A">{full}{empty}{full}</table:table>'
            found = room_of_open_document(f"<a>{sheet}{between}{sheet}</a>".encode())
            assert found.sheets == (UsedRange(1, 1), UsedRange(1_048_577, 1), UsedRange(1, 1))

    @pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
    def test_several_sheets_together(self, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """What each sheet may ask for, a hundred may not: all that are read are added up, and as often as they are read."""
        path = of_two_sheets(tmp_path, kind)
        monkeypatch.setattr(workbook_sizes, "MOST_CELLS", 2_000)
        assert [len(each.rows) for each in open_grids(path)] == [1000 if kind == "ods" else 100] * 2
        monkeypatch.setattr(workbook_sizes, "MOST_CELLS", 1_999)
        with pytest.raises(UnreadableFileError, match=r"its sheets reach over 2,000 cells together, .* 1,999"):
            open_grids(path)

    @pytest.mark.parametrize("column", [49, 50])
    def test_rows_that_reach_far_and_hold_next_to_nothing(
        self, column: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Every reader goes over every cell: fifty for each one that holds something are borne, no more."""
        monkeypatch.setattr(workbooks, "_MUCH", 100)
        path = tmp_path / "staff.xlsx"
        with xlsxwriter.Workbook(path) as book:
            page = book.add_worksheet()
            for line in range(0, 40, 4):
                page.write(line, 2 * column + 1, "x")
                page.write(line, 0, "x")
        if column > 49:
            with pytest.raises(
                UnreadableFileError, match=r"of the 1,020 cells of its rows 20 hold anything.*far beside"
            ):
                open_grids(path)
        else:
            (grid,) = open_grids(path)
            assert [len(row.cells) for row in grid.rows[:5]] == [100, 0, 0, 0, 100]

    @pytest.mark.parametrize("part", ["xl/printerSettings/printerSettings1.bin", "xl/vbaProject.bin"])
    def test_settings_and_macros_are_no_sheets(self, part: str, tmp_path: Path) -> None:
        """Excel keeps a printer's settings in a binary part, whose bytes would be cells far away."""
        path = made(tmp_path, "", lambda text: text)
        with zipfile.ZipFile(path, "a") as archive:
            archive.writestr(part, b"\x00\x04\xff\xff\xff\x00\x01\x08\xff\xff\xff\x00" + bytes(4))
        assert len(open_grids(path)[0].rows) == 2

    def test_a_sheet_of_a_binary_workbook(self, tmp_path: Path) -> None:
        """What such a workbook links to is a sheet, wherever and however it is named."""
        with zipfile.ZipFile(tmp_path / "staff.xlsb", "w") as archive:
            archive.writestr("xl/_rels/workbook.bin.rels", '<r><r Target="other/Page&#46;bin"/></r>')
            archive.writestr("xl/other/page.bin", b"\x00\x04\xff\xff\xff\x00")
        with pytest.raises(UnreadableFileError, match="reach over"):
            open_grids(tmp_path / "staff.xlsb")


def as_a_document(contents: bytes) -> bytes:
    """The file with another name for the stream of its book."""
    workbook, document = (each.encode("utf-16-le") for each in ("Workbook", "Document"))
    return contents.replace(workbook, document)


class TestOldWorkbooks:
    """An .xls file says in records where its cells stand; a library makes room for all that it says."""

    CELL = record(0x0204, struct.pack("<HHHHB", 0, 0, 0, 2, 0) + b"ID")

    def grid(self, folder: Path, contents: bytes) -> Grid:
        (folder / "staff.xls").write_bytes(contents)
        return open_grids(folder / "staff.xls")[0]

    def test_a_small_one_is_read(self, tmp_path: Path) -> None:
        beside = record(0x0203, struct.pack("<HHHd", 999, 250, 0, 12))
        grid = self.grid(tmp_path, old_workbook([self.CELL, beside]))
        assert (grid.rows[0].cells[0], grid.rows[999].cells[250]) == ("ID", "12")

    @pytest.mark.parametrize(
        "stray",
        [
            record(0x0203, struct.pack("<HHHd", 65535, 65535, 0, 12)),
            record(0x0006, struct.pack("<HHH", 65535, 65535, 0) + bytes(20)),
            record(0x00BD, struct.pack("<HH", 65535, 500) + bytes(6 * 100) + struct.pack("<H", 599)),
            record(0x0200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 256, 0)),
            record(0x0200, struct.pack("<IIHHH", 9, 3, 0, 256, 0)),
            record(0x0200, struct.pack("<IIIHH", 9, 3, 9, 256, 0)),
        ],
    )
    def test_too_far(self, stray: bytes, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError, match=r"reach over|stands before|unknown way"):
            self.grid(tmp_path, old_workbook([self.CELL, stray]))

    def test_a_text_in_many_cells(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Also one that goes on in the next record, in signs of another width."""
        shared = record(0xFC, bytes(8) + struct.pack("<HB", 900, 0) + b"x" * 500) + record(0x3C, b"\x01" + b"y\0" * 400)
        cells = [self.CELL, *(record(0xFD, struct.pack("<HHHI", k, 0, 0, 0)) for k in range(1, 1000))]
        contents = old_workbook(cells, [shared])
        assert self.grid(tmp_path, contents).rows[999].cells[0] == "x" * 500 + "y" * 400
        monkeypatch.setenv("SAFEGUARDING_LARGEST_FILE", "890000")
        with pytest.raises(UnreadableFileError, match="in every cell that shows them"):
            self.grid(tmp_path, contents)

    @pytest.mark.parametrize(
        ("place", "value"),
        [
            (68, 1),
            (44, 2**31),
            (64, 2**31),
            (512 + 4, 1),
            (1024 + 128 + 120, 2**31),
            (512 + 8, 2),
            (48, 9999),
            (48, 2**32 - 2),
        ],
    )
    def test_what_leads_in_a_circle_or_nowhere(self, place: int, value: int, tmp_path: Path) -> None:
        """The tables of sectors, the list of streams, and a stream: each bent at one place."""
        contents = bytearray(old_workbook([self.CELL] * 300))
        contents[place : place + 4] = struct.pack("<I", value)
        with pytest.raises(UnreadableFileError, match="not a workbook that can be read"):
            self.grid(tmp_path, bytes(contents))

    def test_a_table_of_sectors_that_names_itself_as_its_next(self) -> None:
        """The list of where the table stands goes on in a sector that says it goes on in itself."""
        contents = bytearray(old_workbook([self.CELL]))
        contents[68:72], contents[1020:1024] = bytes(4), bytes(4)
        with pytest.raises(ValueError, match="the table of sectors leads in a circle"):
            room_of_old_workbook(bytes(contents))

    def test_no_stream_of_a_workbook_and_one_with_a_password(self) -> None:
        """Of neither is anything read; a record that is there and holds no password locks nothing."""
        plain = old_workbook([self.CELL])
        room = room_of_old_workbook(plain)
        assert room is not None
        assert room.sheets == (UsedRange(1, 1),)
        assert room_of_old_workbook(as_a_document(plain)) is None
        assert room_of_old_workbook(old_workbook([self.CELL], [record(0x2F, b"\x01\x00")])) is None
        assert room_of_old_workbook(old_workbook([self.CELL], [record(0x2F, bytes(2))])) == room

    def test_what_a_chart_in_a_sheet_holds_is_not_the_sheets(self) -> None:
        """A part begun inside a sheet ends before it, and the cells behind it are the sheet's again."""
        far = record(0x0203, struct.pack("<HHHd", 999, 250, 0, 12))
        near = record(0x0203, struct.pack("<HHHd", 4, 2, 0, 12))
        chart = [record(0x0809, struct.pack("<HHHHII", 0x0600, 0x20, 0, 0, 0, 0)), far, record(0x0A)]
        room = room_of_old_workbook(old_workbook([self.CELL, *chart, near]))
        assert room is not None
        assert room.sheets == (UsedRange(5, 3),)

    def test_parts_that_never_end(self) -> None:
        """A book and a sheet without their last record reach as far as the cells that are there."""
        other, end = record(0x22), record(0x0A)
        contents = old_workbook([self.CELL, other], [other]).replace(other + end, other * 2)
        room = room_of_old_workbook(contents)
        assert room is not None
        assert room.sheets == (UsedRange(1, 1),)

    def test_texts_that_go_on_to_the_end_of_the_file(self) -> None:
        """The record that goes on with them says that it is longer than the file: what is there is counted."""
        shared = record(0xFC, bytes(8) + struct.pack("<HB", 900, 0) + b"x" * 500)
        room = room_of_old_workbook(old_workbook([self.CELL], [shared, struct.pack("<HH", 0x3C, 60_000)]))
        assert room is not None
        assert room.signs == 0

    def test_a_stream_so_short_that_it_stands_in_another(self) -> None:
        """Streams below 4,096 bytes stand together in one, in pieces that have a table of their own."""
        plain = old_workbook([self.CELL])
        contents = bytearray(plain + struct.pack("<128I", *range(1, 63), 2**32 - 2, *[2**32 - 1] * 65))
        root, book = 1024, 1024 + 128
        for place, number in (
            (60, 10),  # the table of pieces stands in the last sector
            (64, 1),
            (512 + 4 * 10, 2**32 - 2),
            (root + 116, 2),
            (root + 120, 4_032),
            (book + 116, 0),
            (book + 120, 4_000),
        ):
            contents[place : place + 4] = struct.pack("<I", number)
        assert room_of_old_workbook(bytes(contents)) == room_of_old_workbook(plain)


class TestWhatPartsUnpackTo:
    """A part that unpacks to far more than it is packed in, or texts that many cells share, are refused."""

    def test_a_shared_text(self, tmp_path: Path) -> None:
        path = made(
            tmp_path, "xl/sharedStrings.xml", lambda text: text.replace(b"<t>x<", b"<t>" + b"x" * 40_000_000 + b"<")
        )
        assert path.stat().st_size < 100_000
        with pytest.raises(UnreadableFileError, match=r"sharedStrings.xml' unpacks to above 20,000,000 bytes"):
            open_grids(path)

    def test_in_truth_and_not_as_stated(self, tmp_path: Path) -> None:
        path = made(tmp_path, "xl/sharedStrings.xml", lambda text: text + b" " * 40_000_000)
        contents = path.read_bytes()
        with zipfile.ZipFile(path) as archive:
            size = archive.getinfo("xl/sharedStrings.xml").file_size
        path.write_bytes(contents.replace(size.to_bytes(4, "little"), (999).to_bytes(4, "little")))
        with pytest.raises(UnreadableFileError, match="unpacks to above 20,000,000 bytes"):
            open_grids(path)

    def test_a_text_in_many_cells(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        cells = b"".join(f'<row r="{k}"><c r="A{k}" t="s"><v>3</v></c></row>'.encode() for k in range(3, 1000))
        path = made(tmp_path, "xl/worksheets/sheet1.xml", with_rows(cells), text="x" * 1000)
        assert len(open_grids(path)[0].rows) == 999
        monkeypatch.setenv("SAFEGUARDING_LARGEST_FILE", "100000")
        with pytest.raises(UnreadableFileError, match="in every cell that shows them"):
            open_grids(path)

    def test_a_text_in_many_cells_of_a_binary_workbook(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        rows = [row12(k) + cell12(7, 0, struct.pack("<I", k % 2)) for k in range(1000)]
        sheet = [*begun12(1000, 1), *rows]
        (tmp_path / "staff.xlsb").write_bytes(binary_workbook(sheet, shared=shared12("Staff ID", "x" * 1000)))
        assert open_grids(tmp_path / "staff.xlsb")[0].rows[999].cells == ("x" * 1000,)
        monkeypatch.setenv("SAFEGUARDING_LARGEST_FILE", "400000")
        with pytest.raises(UnreadableFileError, match="in every cell that shows them"):
            open_grids(tmp_path / "staff.xlsb")

    @pytest.mark.parametrize(
        ("words", "rows", "columns"),
        [("x" * 1000, '"1"', '"500"'), ("x" * 1000, '"500"', '"1"'), ('a<text:s text:c="500000"/>b', '"1"', '"1"')],
    )
    def test_a_text_that_an_open_document_repeats(
        self, words: str, rows: str, columns: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Over cells or rows, or spaces that say how often they stand there."""
        path = open_document(tmp_path, ods_sheet(words, rows=rows, columns=columns))
        assert sum(len(cell) for each in open_grids(path)[0].rows for cell in each.cells) >= 500_000
        monkeypatch.setenv("SAFEGUARDING_LARGEST_FILE", "499999")
        with pytest.raises(UnreadableFileError, match="in every cell that shows them"):
            open_grids(path)


@pytest.mark.parametrize(
    ("part", "edit"),
    [
        ("xl/workbook.xml", lambda text: re.sub(rb"<sheets>.*</sheets>", b"<sheets/>", text)),
        ("xl/workbook.xml", lambda _: b""),
        ("xl/worksheets/sheet1.xml", lambda text: text[: len(text) // 2]),
        ("xl/_rels/workbook.xml.rels", lambda _: b"<Relationships/>"),
    ],
)
def test_what_is_damaged_is_refused(part: str, edit: Edit, tmp_path: Path) -> None:
    """A workbook without sheets, or with half a sheet, is refused in words."""
    with pytest.raises(UnreadableFileError):
        open_grids(made(tmp_path, part, edit))


def test_what_the_library_panics_on_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What goes wrong inside the library that reads workbooks is an unreadable file, and never ends the process."""
    monkeypatch.setattr(workbook_sizes, "_LAST_ROW", 10**30)
    monkeypatch.setattr(workbook_sizes, "_LAST_COLUMN", 10**30)
    monkeypatch.setattr(workbook_sizes, "MOST_CELLS", 10**60)
    path = made(tmp_path, "xl/worksheets/sheet1.xml", with_rows(row("ZZZZZZZZZZZZZZZZZZZZ99999999999")))
    with pytest.raises(UnreadableFileError, match="not a workbook that can be read"):
        open_grids(path)


class TestWhatIsNoWorkbook:
    """A file that begins as an old workbook, and is something else, is refused for what it is."""

    def test_an_old_file_of_something_else(self, tmp_path: Path) -> None:
        """A text document of those days is a file of streams too, and needs no room as a workbook."""
        (tmp_path / "staff.xls").write_bytes(as_a_document(old_workbook([TestOldWorkbooks.CELL])))
        with pytest.raises(UnreadableFileError):
            open_grids(tmp_path / "staff.xls")

    @pytest.mark.parametrize(
        ("contents", "problem"),
        [
            (BEGINS, "no file of streams"),
            (BEGINS + bytes(504), "no file of streams"),
            (BEGINS + bytes(22) + b"\x09" + bytes(481), "no list of streams|lead nowhere"),
        ],
    )
    def test_refused(self, contents: bytes, problem: str, tmp_path: Path) -> None:
        (tmp_path / "staff.xls").write_bytes(contents)
        with pytest.raises(UnreadableFileError, match=problem):
            open_grids(tmp_path / "staff.xls")

    def test_two_sheets_in_one_place(self, tmp_path: Path) -> None:
        again = record(0x85, struct.pack("<IHBB", 0, 0, 1, 0) + b"A")
        (tmp_path / "staff.xls").write_bytes(old_workbook([TestOldWorkbooks.CELL], [again, again]))
        with pytest.raises(UnreadableFileError, match="two sheets in one place"):
            open_grids(tmp_path / "staff.xls")

    def test_an_open_document_with_a_password(self, tmp_path: Path) -> None:
        with zipfile.ZipFile(tmp_path / "staff.ods", "w") as archive:
            archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
        with pytest.raises(UnreadableFileError, match="needs a password"):
            open_grids(tmp_path / "staff.ods")

    def test_more_than_may_be_unpacked(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = made(tmp_path, "xl/sharedStrings.xml", lambda text: text + b" " * 200_000)
        monkeypatch.setenv("SAFEGUARDING_LARGEST_FILE", "150000")
        with pytest.raises(UnreadableFileError, match=r"unpacks to above 150,000 bytes"):
            open_grids(path)


def test_records_that_say_nothing_of_a_cell_reach_nowhere() -> None:
    """Other kinds, and numbers that run on to the end of the file."""
    row, cell = b"\x00\x04\x09\x00\x00\x00", b"\x02\x04\x03\x00\x00\x00"
    other, cut = b"\x40\x04\xff\xff\xff\x00", b"\x80\x80\xff\xff\xff\xff\x00"
    assert str(reach_of_binary(row + other + row + cell + cut)[0]) == "10 rows and 4 columns"


@pytest.mark.parametrize("short", [row12(0)[:1] + b"\x00", b"\x00\x02\xff\xff", cell12(6, 0, b"")[:1] + b"\x00"])
def test_a_record_too_short_stands_where_the_one_before_it_said(short: bytes, tmp_path: Path) -> None:
    """Whoever reads such a workbook takes what was left there: a row of millions, for which there is no room."""
    far = record12(999, struct.pack("<I", 0x000FFFFF))
    sheet = [*begun12(1, 1), row12(0), cell12(6, 0, wide("a")), far, short, cell12(6, 0x3FFF, wide("b"))]
    (tmp_path / "staff.xlsb").write_bytes(binary_workbook(sheet))
    with pytest.raises(UnreadableFileError, match="reach over"):
        open_grids(tmp_path / "staff.xlsb")
