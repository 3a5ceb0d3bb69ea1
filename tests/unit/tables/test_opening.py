"""Any file that holds a table is opened in one way; what holds none is named for what it is."""

import zipfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl
import pytest
import xlsxwriter

from safeguarding.errors import FaultyInputError, UnknownNameError, UnreadableFileError
from safeguarding.faults import Fault, Place
from safeguarding.tables.grids import Grid
from safeguarding.tables.opening import open_grids, read_one
from safeguarding.tables.several import read_several
from safeguarding.tables.spreadsheet_dates import DateSystem

CELLS = [("Staff ID", "Issue Date"), ("0012", "2014-09-19"), ("S2", "")]


def as_text(delimiter: str, encoding: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_text("\n".join(map(delimiter.join, CELLS)), encoding=encoding)

    return write


def as_workbook(path: Path) -> None:
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("Staff")
        for number, row in enumerate(CELLS):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, cell)
        sheet.write_datetime(1, 1, date(2014, 9, 19), workbook.add_format({"num_format": "dd/mm/yyyy"}))


def as_open_document(path: Path) -> None:
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in CELLS
    )
    write_open_document(path, rows)


def write_open_document(path: Path, rows: str) -> None:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    with zipfile.ZipFile(path, "w") as archive:
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        archive.writestr("mimetype", kind)
        archive.writestr(
            "content.xml",
            f'<office:document-content {spaces}><office:body><office:spreadsheet><table:table table:name="Staff">'
            f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>",
        )
        archive.writestr("META-INF/manifest.xml", "<manifest/>")


def as_parquet(path: Path) -> None:
    header, *rows = CELLS
    frame = pl.DataFrame(rows, schema=list(header), orient="row")
    frame.with_columns(pl.col("Issue Date").str.to_date("%Y-%m-%d", strict=False)).write_parquet(path)


WRITERS: dict[str, Callable[[Path], None]] = {
    "commas.csv": as_text(",", "utf-8"),
    "tabs.tsv": as_text("\t", "utf-16"),
    "bars.txt": as_text("|", "utf-8-sig"),
    "semicolons.csv": as_text(";", "utf-32"),
    "workbook.xlsx": as_workbook,
    "macros.xlsm": as_workbook,
    "misnamed.csv": as_workbook,
    "open.ods": as_open_document,
    "frame.parquet": as_parquet,
    **{f"{ord(sign):x}.csv": as_text(sign, "utf-8") for sign in "^~¦§\x1f"},
}


@pytest.mark.parametrize("name", WRITERS)
def test_every_kind_of_file_holds_the_same_table(tmp_path: Path, name: str) -> None:
    """The cells are the same text, whatever holds them."""
    WRITERS[name](tmp_path / name)
    (grid,) = open_grids(tmp_path / name)
    assert [row.cells for row in grid.rows] == CELLS
    assert [row.number for row in grid.rows] == [1, 2, 3]
    assert (grid.name, grid.faults, grid.date_system) == (name, (), DateSystem.FROM_1900)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_an_encoding_without_its_mark(tmp_path: Path, encoding: str) -> None:
    """It is seen by its zeros, and said."""
    as_text(";", encoding)(tmp_path / "t.csv")
    (grid,) = open_grids(tmp_path / "t.csv")
    assert [row.cells for row in grid.rows] == CELLS
    assert [each.problem for each in grid.faults] == ["no mark of its encoding; read as UTF-16"]


@pytest.mark.parametrize("said", ["sep=:\n", '"sep=:"\r\n'])
def test_a_file_that_says_its_sign(tmp_path: Path, said: str) -> None:
    (tmp_path / "t.csv").write_text(said + "\n".join(map(":".join, CELLS)), encoding="utf-8", newline="")
    (grid,) = open_grids(tmp_path / "t.csv")
    assert [row.cells for row in grid.rows[1:]] == CELLS


class TestWhatHoldsNoTable:
    """A file that holds no table is named for what it is, whatever it is called."""

    @pytest.mark.parametrize(
        ("start", "name", "words"),
        [
            (b"\xef\xbb\xbf <TABLE><tr>", "staff.xls", "a web page, named .xls"),
            ("<html>".encode("utf-16"), "staff.xlsx", "a web page, named .xlsx"),
            (b'<?xml version="1.0"?>\n<html xmlns="x">', "staff.csv", "a web page, named .csv"),
            (b'<?xml version="1.0"?>\n<Workbook xmlns="x">', "staff.xls", "an XML file, named .xls"),
            (b"MIME-Version: 1.0\r\n", "staff.xls", "a web archive, named .xls"),
            (b"%PDF-1.7\n", "staff.pdf", "a PDF document"),
            (b"\x1f\x8b\x08\x00", "staff.csv.gz", "a compressed file"),
        ],
    )
    def test_other_files(self, tmp_path: Path, start: bytes, name: str, words: str) -> None:
        (tmp_path / name).write_bytes(start)
        with pytest.raises(UnreadableFileError, match=words):
            open_grids(tmp_path / name)

    @pytest.mark.parametrize("name", ["staff.parquet", "staff.xlsx"])
    def test_damaged_files(self, tmp_path: Path, name: str) -> None:
        """The beginning alone makes no file."""
        WRITERS["frame.parquet" if name.endswith("parquet") else "workbook.xlsx"](tmp_path / name)
        (tmp_path / name).write_bytes((tmp_path / name).read_bytes()[:60])
        with pytest.raises(UnreadableFileError, match="that can be read"):
            open_grids(tmp_path / name)

    def test_no_rows(self, tmp_path: Path) -> None:
        pl.DataFrame({"Staff ID": []}, schema={"Staff ID": pl.String}).write_parquet(tmp_path / "staff.parquet")
        with pytest.raises(UnreadableFileError, match="no rows"):
            open_grids(tmp_path / "staff.parquet")

    @pytest.mark.parametrize("name", ["commas.csv", "frame.parquet"])
    def test_no_sheets(self, tmp_path: Path, name: str) -> None:
        WRITERS[name](tmp_path / name)
        with pytest.raises(UnknownNameError, match="no sheet 'Staff'"):
            open_grids(tmp_path / name, sheets=["Staff"])


def test_cells_of_parquet(tmp_path: Path) -> None:
    """Each type as a workbook's would be written; a moment with its zone stays a moment, for its day to be found."""
    frame = pl.DataFrame(
        {
            "moment": [datetime(2014, 9, 30, 23, tzinfo=UTC)],
            "midnight": [datetime(2014, 9, 30)],  # noqa: DTZ001 - as it is stored
            "time": [datetime(2014, 9, 30, 9, 30)],  # noqa: DTZ001
            "whole": [12.0],
            "part": [0.1],
            "number": [1234567890],
            "said": [True],
            "nothing": [None],
        }
    )
    frame.write_parquet(tmp_path / "all.parquet")
    (grid,) = open_grids(tmp_path / "all.parquet")
    assert grid.rows[1].cells == (
        *("2014-09-30T23:00:00Z", "2014-09-30", "2014-09-30 09:30:00", "12", "0.1", "1234567890", "yes", ""),
    )


class TestPartsOfWorkbooks:
    """What a workbook leaves open about its cells is said: its day numbers, and formulas that nobody calculated."""

    @staticmethod
    def changed(path: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
        as_workbook(path)
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        with zipfile.ZipFile(path, "w") as archive:
            for name, text in parts.items():
                new = change(name, text)
                if new is not None:
                    archive.writestr(name, new)
        return path

    @pytest.mark.parametrize("prefix", ["", "x:"])
    def test_name_spaces(self, tmp_path: Path, prefix: str) -> None:
        """The date system and the formulas are found by whatever prefix a program writes."""

        def change(name: str, text: bytes) -> bytes:
            if name == "xl/workbook.xml":
                text = text.replace(b"<workbookPr", b"<workbookPr date1904='1'")
            if name.startswith("xl/worksheets"):
                text = text.replace(b"</sheetData>", b'<row r="4"><c r="A4"><f>TODAY()</f></c></row></sheetData>')
            if not prefix or name not in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
                return text
            space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
            text = text.replace(b'xmlns="' + space, b'xmlns:x="' + space)
            head, _, rest = text.partition(b"?>")
            return head + b"?>" + rest.replace(b"</", b"</x:").replace(b"<", b"<x:").replace(b"<x:/x:", b"</x:")

        (grid,) = open_grids(self.changed(tmp_path / "staff.xlsx", change))
        assert grid.date_system is DateSystem.FROM_1904
        assert [each.problem for each in grid.faults] == [
            "formulas without a stored value, read as empty cells: 1, the first of them A4"
        ]

    def test_open_document(self, tmp_path: Path) -> None:
        rows = '<table:table-row><table:table-cell office:value-type="string"><text:p>a</text:p></table:table-cell>'
        rows += '<table:table-cell table:formula="of:=TODAY()"/></table:table-row>'
        write_open_document(tmp_path / "staff.ods", rows)
        (grid,) = open_grids(tmp_path / "staff.ods")
        assert [each.problem for each in grid.faults] == ["formulas without a stored value, read as empty cells: 1"]

    def test_what_cannot_be_told(self, tmp_path: Path) -> None:
        """A workbook whose parts cannot be looked through is read, and what nobody looked at is said."""

        def change(_: str, text: bytes) -> bytes:
            return text

        path = self.changed(tmp_path / "staff.xlsx", change)
        contents = path.read_bytes()
        # the archive's directory calls the parts otherwise than they are found by
        path.write_bytes(contents.replace(b"xl/workbook.xml", b"XL/WORKBOOK.xml"))
        (grid,) = open_grids(path)
        assert [each.problem for each in grid.faults] == [
            "the workbook does not say in a way that can be read from which day it numbers its days",
            "formulas without a stored value could not be looked for: they would be read as empty cells",
        ]

    def test_no_sheets(self, tmp_path: Path) -> None:
        path = self.changed(tmp_path / "staff.xlsx", lambda name, text: None if name == "xl/workbook.xml" else text)
        with pytest.raises(UnreadableFileError):
            open_grids(path)


def test_a_sheet_of_no_file(tmp_path: Path) -> None:
    """That there is no file is said, and not that it is no workbook."""
    with pytest.raises(UnreadableFileError):
        open_grids(tmp_path / "training.xlsx", sheets=["2017"])


def of_sheets(path: Path, **sheets: list[tuple[str, ...]]) -> Path:
    """A workbook of these sheets; one whose name begins with "hidden" is hidden."""
    with xlsxwriter.Workbook(path) as workbook:
        for name, rows in sheets.items():
            sheet = workbook.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
            if name.startswith("hidden"):
                sheet.hide()
    return path


def made(grid: Grid) -> str:
    """The name of a sheet of staff; anything else is refused."""
    if grid.rows[0].cells[0] != "Ref":
        raise FaultyInputError.of(grid.name, [Fault(place=Place(file=grid.name), problem="no column Ref")])
    return grid.sheet


class TestHiddenSheets:
    """A sheet that is hidden is read where it is named; otherwise it is told, or is no choice at all."""

    def test_the_only_one_that_is_shown_needs_no_remark(self, tmp_path: Path) -> None:
        path = of_sheets(tmp_path / "a.xlsx", Staff=[("Ref",), ("S1",)], hidden=[("Ref",), ("S2",)])
        faults = read_one(path, lambda grid: (made(grid), grid.faults))
        assert faults == ("Staff", ())

    def test_of_every_sheet_the_hidden_are_left_out_by_name(self, tmp_path: Path) -> None:
        path = of_sheets(tmp_path / "a.xlsx", Staff=[("Ref",), ("S1",)], hidden=[("Ref",), ("S2",)])
        parts, left = read_several([path], read=lambda each: read_one(each, made), make=made, every_sheet=True)
        assert (parts, [(each.place.sheet, each.problem) for each in left]) == (
            ["Staff"],
            [("hidden", "the sheet was not read: it is hidden")],
        )
        named, _ = read_several([path], read=lambda each: read_one(each, made), make=made, sheets=["hidden"])
        assert named == ["hidden"]

    def test_a_workbook_without_the_sheet_that_another_has_is_read_by_its_own(self, tmp_path: Path) -> None:
        one = of_sheets(tmp_path / "a.xlsx", Staff=[("Ref",), ("S1",)], Notes=[("Colour",)])
        other = of_sheets(tmp_path / "b.xlsx", Governors=[("Ref",), ("S2",)])
        parts, _ = read_several([one, other], read=lambda each: read_one(each, made), make=made, sheets=["Staff"])
        assert parts == ["Staff", "Governors"]

    def test_a_sheet_of_files_that_have_none(self, tmp_path: Path) -> None:
        (tmp_path / "a.csv").write_text("Ref\nS1\n", encoding="utf-8")
        with pytest.raises(UnknownNameError, match="it is no workbook"):
            read_several([tmp_path / "a.csv"], read=lambda each: read_one(each, made), make=made, sheets=["Staff"])


def test_a_moment_in_a_workbook_keeps_its_time(tmp_path: Path) -> None:
    """A day is a day; with a time of day it is that moment, to the second."""
    path = tmp_path / "moments.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet, shape = workbook.add_worksheet(), workbook.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        for number, moment in enumerate((datetime(2017, 5, 1), datetime(2017, 5, 1, 22, 30))):  # noqa: DTZ001 - as a sheet has it
            sheet.write_datetime(number, 0, moment, shape)
    assert [row.cells for row in open_grids(path)[0].rows] == [("2017-05-01",), ("2017-05-01 22:30:00",)]
