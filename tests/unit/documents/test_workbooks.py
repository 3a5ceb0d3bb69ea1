"""The workbook of a report's tables. All figures are made up."""

from pathlib import Path

import pytest
import xlsxwriter

from safeguarding.documents.checking import check_report
from safeguarding.documents.folders import report_files
from safeguarding.documents.reports import read_document

Cell = str | float


def workbook(tmp_path: Path, *sheets: list[list[Cell]], hidden: bool = False) -> Path:
    path = tmp_path / "tables.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
        if hidden:
            sheet.hide()
    return path


def wrong(path: Path) -> list[tuple[str, str]]:
    return [(each.place, each.sentence) for each in check_report(path).inconsistent]


COUNTS: list[list[Cell]] = [["Grade", "Number"], ["Good", 39], ["Poor", 61], ["Total", 101]]


class TestTables:
    def test_blocks(self, tmp_path: Path) -> None:
        """Tables over and beside one another are several, and their places are those of the spreadsheet."""
        rows: list[list[Cell]] = [["Table 1: grades of plans"], [], *[["", *row, "", "Team", 3] for row in COUNTS]]
        path = workbook(tmp_path, [["Notes"]], rows)
        assert [len(each.rows) for each in read_document(path).passages] == [0, 0, 4, 4]
        assert wrong(path) == [("sheet 2, row 6, cell 3", "Total | »101«")]

    def test_hidden_sheets(self, tmp_path: Path) -> None:
        """What the report's reader does not see is not judged."""
        assert wrong(workbook(tmp_path, [["Notes"]], COUNTS, hidden=True)) == []

    @pytest.mark.parametrize(
        ("share", "is_wrong"), [(35 / 139, False), (0.25, False), (0.252, False), (0.24, True), (0.2519, True)]
    )
    def test_shares_are_judged_by_value(self, tmp_path: Path, share: float, *, is_wrong: bool) -> None:
        """A share is kept as 0.2518 and shown as 25%; as it is kept, it has the decimal places that it has."""
        rows: list[list[Cell]] = [
            ["Grade", "Number", "% of all"],
            ["Good", 100, 100 / 139],
            ["Fair", 4, 4 / 139],
            ["Poor", 35, share],
            ["Total", 139, 1],
        ]
        assert bool(wrong(workbook(tmp_path, rows))) is is_wrong

    def test_rates_below_one_are_no_shares(self, tmp_path: Path) -> None:
        """A column that is not headed as shares stays as it is, and so does one of per cent below 1."""
        rows: list[list[Cell]] = [
            ["Team", "Staff", "Days lost"],
            ["North", 40, 0.5],
            ["South", 60, 0.25],
            ["Total", 100, 0.35],
        ]
        assert wrong(workbook(tmp_path, rows)) == []
        rows[0][2] = "% absent"
        assert wrong(workbook(tmp_path, rows)) == []

    @pytest.mark.parametrize(
        ("form", "is_wrong"), [("0%", True), ('0.0" %off"', False), ("0.00", False), ("#,##0.0%", True)]
    )
    def test_cells_that_are_shown_in_per_cent(self, tmp_path: Path, form: str, *, is_wrong: bool) -> None:
        """Whatever their column is called: by their own form, not by a sign that is only shown beside the number."""
        path = tmp_path / "tables.xlsx"
        rows = [("Grade", "Number", "Of all"), ("Good", 51, 0.51), ("Fair", 28, 0.28), ("Poor", 21, 0.245)]
        with xlsxwriter.Workbook(path) as book:
            sheet, shown = book.add_worksheet("Grades"), book.add_format({"num_format": form})
            for at, (grade, number, share) in enumerate(rows):
                sheet.write_row(at + 2, 1, [grade, number])
                sheet.write(at + 2, 3, share, shown)
        assert wrong(path) == ([("sheet 1, row 6, cell 4", "Poor | 21 | »24.5«%")] if is_wrong else [])

    def test_data_are_no_table_of_a_report(self, tmp_path: Path) -> None:
        rows: list[list[Cell]] = [["Id", "n"]]
        rows += [[k, k] for k in range(30_000)]
        report = check_report(workbook(tmp_path, rows))
        assert report.figures == ()
        assert "a table of 30,001 rows is data" in report.remarks[0]


class TestCsv:
    """A table of a report as CSV is judged where it is named; in a folder it may be data, and is not."""

    TEXT = "Grade;Number\nGood;39\nPoor;61\nTotal;101\n"

    def test_named(self, tmp_path: Path) -> None:
        path = tmp_path / "table.csv"
        path.write_text(self.TEXT, encoding="utf-8")
        assert wrong(path) == [("row 4, cell 2", "Total | »101«")]

    def test_in_a_folder(self, tmp_path: Path) -> None:
        (tmp_path / "table.csv").write_text(self.TEXT, encoding="utf-8")
        (tmp_path / "report.md").write_text("Of 139 children, 35 (25%) were seen.", encoding="utf-8")
        found = report_files([tmp_path])
        assert ([file.name for file in found.files], dict(found.others)) == (["report.md"], {".csv": 1})

    def test_data_are_no_table_of_a_report(self, tmp_path: Path) -> None:
        path = tmp_path / "data.csv"
        path.write_text("A,B\n" + "1,2\n" * 100_000, encoding="utf-8")
        (remark,) = read_document(path).remarks
        assert remark == "A table of 100,001 rows is data, and was not read."


def test_an_empty_line_of_words_is_none(tmp_path: Path) -> None:
    """Beside one block of words another may go on lower down: its first rows are no passages."""
    path = workbook(tmp_path, [["Notes", "", ""], ["", "", "Team"], ["More", "", "North"]])
    assert [(str(each.place), each.text) for each in read_document(path).passages] == [
        ("sheet 1, row 1", "Notes"),
        ("sheet 1, row 3", "More"),
        ("sheet 1, row 2", "Team"),
        ("sheet 1, row 3", "North"),
    ]
