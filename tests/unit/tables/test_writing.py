"""Tables written to a workbook read back as they were."""

import os
import zipfile
from datetime import date
from pathlib import Path

import attrs
import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from safeguarding.errors import InvalidRecordError, UnreadableFileError
from safeguarding.tables.typed_tables import Shade, TypedTable
from safeguarding.tables.writing import check_apart, make_folder, making_folder, write_bytes, write_sheets, write_table


def test_every_cell_stays_the_text_it_was(tmp_path: Path) -> None:
    """Formulas, numbers with leading zeros and addresses stay texts; captions become names that sheets may have."""
    rows = [("=1+1", "001"), ("http://example.org", "é’"), ("", " x")]
    long = "Actions as at 19 September 2017: all [of] them"
    path = tmp_path / "out.xlsx"
    tables = [
        TypedTable(name=long, columns=("A", "B"), rows=rows),
        TypedTable(name=long, columns=("C",), rows=()),
        TypedTable(name="", columns=("D",), rows=[("d",)]),
    ]
    write_sheets(tables, path)
    workbook = CalamineWorkbook.from_path(path)
    assert len(set(workbook.sheet_names)) == 3
    assert all(len(name) <= 31 for name in workbook.sheet_names)
    read = workbook.get_sheet_by_index(0).to_python(skip_empty_area=False)
    assert [tuple(row) for row in read] == [("A", "B"), *rows]


class TestForThePrinter:
    """A sheet prints on landscape pages with its header on each; a colour never stands without its words."""

    TABLE = TypedTable(
        name="Due & overdue",
        columns=("Person", "Standing"),
        rows=[("A1", "overdue"), ("A2", "date unknown"), ("A3", "in date")],
        shaded="Standing",
        shades=[Shade.LATE, Shade.UNKNOWN, None],
    )

    def test_pages(self, tmp_path: Path) -> None:
        write_sheets([self.TABLE], tmp_path / "due.xlsx")
        sheet = load_workbook(tmp_path / "due.xlsx").active
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.print_title_rows, sheet.page_setup.fitToHeight) == ("$1:$1", 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddFooter.right.text == "Page &P of &N"

    def test_colours(self, tmp_path: Path) -> None:
        """Each of its own, on the one column, beside the words that were there."""
        write_sheets([self.TABLE], tmp_path / "due.xlsx")
        sheet = load_workbook(tmp_path / "due.xlsx").active
        column = [sheet.cell(row=number, column=2) for number in (2, 3, 4)]
        assert [each.value for each in column] == ["overdue", "date unknown", "in date"]
        fills = [each.fill.fgColor.rgb if each.fill.fill_type else None for each in column]
        assert fills[2] is None
        assert len(set(fills)) == 3
        assert sheet.cell(row=2, column=1).fill.fill_type is None

    @pytest.mark.parametrize(("shaded", "shades"), [("Standing", []), ("", [Shade.LATE]), ("Colour", [Shade.LATE] * 3)])
    def test_shades_belong_to_rows(self, shaded: str, shades: list[Shade]) -> None:
        with pytest.raises(InvalidRecordError):
            attrs.evolve(self.TABLE, shaded=shaded, shades=shades)


def test_a_path_that_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="cannot be written"):
        write_sheets([TypedTable(name="A", columns=("B",), rows=())], tmp_path / "no" / "out.xlsx")


class TestWholeOrNotAtAll:
    """A file is written beside its place and takes it when complete; an output is never an input or another output."""

    @pytest.mark.parametrize("suffix", [".csv", ".json", ".xlsx"])
    def test_what_fails_leaves_the_old_file(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str) -> None:
        place = tmp_path / f"due{suffix}"
        place.write_text("the old one", encoding="utf-8")

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "replace", full)
        with pytest.raises(UnreadableFileError, match="No space left"):
            write_table(TypedTable(name="Due", columns=("Person",), rows=[("A1",)]), place)
        assert place.read_text(encoding="utf-8") == "the old one"
        assert list(tmp_path.iterdir()) == [place]

    def test_places_are_apart(self, tmp_path: Path) -> None:
        staff, due = tmp_path / "staff.csv", tmp_path / "due.csv"
        staff.touch()
        assert check_apart([due, None], inputs=[staff]) == ()
        assert check_apart([staff], inputs=[]) == (staff,)
        with pytest.raises(UnreadableFileError, match="over what is read"):
            check_apart([tmp_path / "." / "staff.csv"], inputs=[staff])
        with pytest.raises(UnreadableFileError, match="by another output"):
            check_apart([due, tmp_path / "x" / ".." / "due.csv"], inputs=[staff])

    def test_a_place_that_is_not_there(self, tmp_path: Path) -> None:
        """It is said before the work, not after it."""
        with pytest.raises(UnreadableFileError, match="no such folder"):
            check_apart([tmp_path / "nowhere" / "due.csv"], inputs=[])

    def test_a_name_that_no_file_has(self, tmp_path: Path) -> None:
        """Refused before any work is done, as the writer would at its end."""
        for name in ("a\0b.csv", "a" * 300 + ".csv"):
            with pytest.raises(UnreadableFileError, match="cannot be written"):
                check_apart([tmp_path / name], inputs=[])
        with pytest.raises(UnreadableFileError, match="cannot be written"), making_folder(tmp_path / "a\0b"):
            pass

    def test_another_name_of_the_input(self, tmp_path: Path) -> None:
        staff, linked, hard = (tmp_path / name for name in ("staff.csv", "linked.csv", "hard.csv"))
        staff.touch()
        linked.symlink_to(staff)
        hard.hardlink_to(staff)
        for other in (linked, hard):
            with pytest.raises(UnreadableFileError, match="over what is read"):
                check_apart([other], inputs=[staff])


class TestFolders:
    """A folder of files is there when all of them are, or not at all."""

    def test_all_or_nothing(self, tmp_path: Path) -> None:
        place = tmp_path / "ours"

        def broken_off() -> None:
            with making_folder(place) as beside:
                (beside / "a.toml").write_text("a", encoding="utf-8")
                raise OSError(28, "No space left on device")

        with pytest.raises(UnreadableFileError):
            broken_off()
        assert list(tmp_path.iterdir()) == []
        place.mkdir()
        with making_folder(place) as beside:
            (beside / "a.toml").write_text("a", encoding="utf-8")
        assert [each.name for each in place.iterdir()] == ["a.toml"]
        assert list(tmp_path.iterdir()) == [place]


def test_a_workbook_has_no_moment_of_writing_in_it(tmp_path: Path) -> None:
    """The same table gives the same file, to the byte."""
    write_table(TypedTable(name="Due", columns=("Person",), rows=[("A1",)]), tmp_path / "due.xlsx")
    with zipfile.ZipFile(tmp_path / "due.xlsx") as made:
        assert b">2000-01-01T00:00:00Z<" in made.read("docProps/core.xml")
        assert {each.date_time[0] for each in made.infolist()} == {1980}


def test_days_before_spreadsheets_count_are_texts(tmp_path: Path) -> None:
    """A spreadsheet counts days from 1900: an earlier one is written as it is, and read back as the day."""
    path = tmp_path / "out.xlsx"
    days = [date(1899, 12, 31), date(1900, 1, 1), date(2017, 9, 19)]
    write_table(TypedTable(name="T", columns=("Day",), rows=[(each,) for each in days]), path)
    cells = [row[0] for row in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()[1:]]
    assert [str(each)[:10] for each in cells] == [f"{each}" for each in days]
    assert isinstance(cells[0], str)


@pytest.mark.parametrize("name", ["a\0b", "staff.csv/inside"])
def test_a_folder_that_cannot_be_made_is_refused(tmp_path: Path, name: str) -> None:
    """A name that no folder has, and a place below a file."""
    (tmp_path / "staff.csv").write_text("Ref\n", encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="cannot be written"):
        make_folder(tmp_path / name)


def test_what_is_printed_into_a_file_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """``command --output out.csv > out.csv`` would lose the one or the other."""
    path = tmp_path / "out.csv"
    path.write_text("printed", encoding="utf-8")
    with path.open("rb") as printed:
        there = os.fstat(printed.fileno())
        monkeypatch.setattr(os, "fstat", lambda _: there)
        with pytest.raises(UnreadableFileError, match="what is printed goes there"):
            write_bytes(b"written", path)
    assert path.read_text(encoding="utf-8") == "printed"
