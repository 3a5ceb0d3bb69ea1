"""What stands in a cell that spans several rows belongs to each row that it spans, and the answer says so."""

import itertools
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pytest
import xlsxwriter
from hypothesis import given, settings, strategies as st
from tests.unit.tables.test_opening import write_open_document

from safeguarding.faults import Place, Severity
from safeguarding.readers.dbs.registers import read_register
from safeguarding.readers.recommendations.monthly_columns import monthly_snapshots
from safeguarding.readers.recommendations.trackers import read_tracker
from safeguarding.tables.opening import open_grids
from safeguarding.tables.spanning_cells import SpanningCell, filled, spanning_fault, spans_of_open_document

REGISTER = [
    ("Staff number", "DBS level", "DBS issue date"),
    ("S1", "Enhanced", "20/09/2023"),
    ("S2", "", "20/09/2020"),
    ("S3", "", ""),
]
UNMERGED = [*REGISTER[:2], ("S2", "Enhanced", "20/09/2020"), ("S3", "Enhanced", "20/09/2020")]
PLAN = [
    ("Ref", "Action", "Lead", "Target date", "Status", "Evidence"),
    ("1", "Train managers", "AB", "30/06/2024", "In progress", "a list"),
    ("", "Audit files", "", "", "", "a tool"),
    ("", "", "", "", "", "a second tool"),
]
MERGED_IN_PLAN = [(0, 1, 3), (1, 2, 3), (2, 1, 3), (3, 1, 2), (4, 1, 3)]


def workbook(path: Path, rows: Sequence[Sequence[str]], merged: Iterable[tuple[int, int, int]]) -> Path:
    """A workbook with cells merged: the column, and the first and last row from 0."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for place, cell in enumerate(row):
                if cell:
                    sheet.write_string(number, place, cell)
        for column, first, last in merged:
            sheet.merge_range(first, column, last, column, rows[first][column])
    return path


def dates_and_levels(path: Path) -> list[tuple[str, list[tuple[date | None, object]]]]:
    people = read_register(path).people
    return [(each.reference, [(check.issued_on, check.level) for check in each.certificates]) for each in people]


def test_a_merged_level_and_date_are_of_each_person_whom_they_span(tmp_path: Path) -> None:
    """A register whose cells are merged says what it says with the value in every row; the answer names the columns."""
    merged = workbook(tmp_path / "merged.xlsx", REGISTER, [(1, 1, 3), (2, 2, 3)])
    assert dates_and_levels(merged) == dates_and_levels(workbook(tmp_path / "plain.xlsx", UNMERGED, []))
    (fault,) = [fault for fault in read_register(merged).faults if "merged cells" in fault.problem]
    assert "'DBS level' in rows 3 to 4, 'DBS issue date' in row 4" in fault.problem
    assert fault.severity is Severity.WARNING


def test_a_person_whose_reference_spans_two_checks_has_both(tmp_path: Path) -> None:
    rows = [REGISTER[0], ("S1", "Enhanced", "20/09/2020"), ("", "", "20/09/2023")]
    ((reference, checks),) = dates_and_levels(workbook(tmp_path / "r.xlsx", rows, [(0, 1, 2), (1, 1, 2)]))
    assert (reference, [issued for issued, _ in checks]) == ("S1", [date(2020, 9, 20), date(2023, 9, 20)])


def test_an_open_document_is_filled_alike(tmp_path: Path) -> None:
    """In an .ods file a cell says how many rows it spans, and the row of how many rows it is."""
    cell = '<table:table-cell office:value-type="string"{}><text:p>{}</text:p></table:table-cell>'
    span, covered = ' table:number-rows-spanned="3" table:number-columns-spanned="1"', "<table:covered-table-cell/>"
    rows = [
        "".join(cell.format("", title) for title in REGISTER[0]),
        cell.format("", "S1") + cell.format(span, "Enhanced") + cell.format("", "20/09/2023"),
        cell.format("", "S2") + covered + cell.format(span.replace("3", "2", 1), "20/09/2020"),
        cell.format("", "S3") + covered + covered,
    ]
    path = tmp_path / "merged.ods"
    write_open_document(path, "".join(f"<table:table-row>{row}</table:table-row>" for row in rows))
    assert dates_and_levels(path) == dates_and_levels(workbook(tmp_path / "plain.xlsx", UNMERGED, []))


def test_a_title_that_spans_the_rows_of_a_header_fills_nothing_below_it(tmp_path: Path) -> None:
    rows = [("Staff number", "Checks", ""), ("", "DBS level", "DBS issue date"), *REGISTER[1:]]
    path = workbook(tmp_path / "r.xlsx", rows, [(0, 0, 1)])
    assert not any("merged" in str(fault) for fault in read_register(path).faults)
    assert [each.reference for each in read_register(path).people] == ["S1", "S2", "S3"]


def test_an_action_that_goes_on_below_is_one_and_its_date_belongs_to_each_it_spans(tmp_path: Path) -> None:
    """An action over two rows of evidence is not two; a target and a state over two actions are of both."""
    tracker = read_tracker(workbook(tmp_path / "plan.xlsx", PLAN, MERGED_IN_PLAN), as_at=date(2024, 9, 1))
    found = [(each.text, each.owner and each.owner.reveal(), each.target_on) for each in tracker.plan.actions]
    assert found == [("Train managers", "AB", date(2024, 6, 30)), ("Audit files", "AB", date(2024, 6, 30))]
    assert tracker.rows_unread == (4,)


def test_merged_cells_of_a_table_in_word_are_read_as_in_a_workbook(tmp_path: Path) -> None:
    written = docx.Document()
    table = written.add_table(rows=len(PLAN), cols=len(PLAN[0]))
    for k, row in enumerate(PLAN):
        for cell, text in zip(table.rows[k].cells, row, strict=True):
            cell.text = text
    for column, first, last in MERGED_IN_PLAN:
        table.cell(first, column).merge(table.cell(last, column))
    written.save(str(tmp_path / "plan.docx"))
    as_at = date(2024, 9, 1)
    in_word = read_tracker(tmp_path / "plan.docx", as_at=as_at).plan.actions
    assert in_word == read_tracker(workbook(tmp_path / "plan.xlsx", PLAN, MERGED_IN_PLAN), as_at=as_at).plan.actions


def test_merged_cells_beside_columns_of_months_stay_in_their_column(tmp_path: Path) -> None:
    """Of a tracker with columns for each month one month is read at a time: the other columns move."""
    rows = [
        ("Action", "RAG May 2024", "RAG June 2024", "Target date"),
        ("Train managers", "Red", "Green", "30/06/2024"),
        ("Audit files", "Red", "Amber", ""),
    ]
    path = workbook(tmp_path / "plan.xlsx", rows, [(3, 1, 2)])
    plan = monthly_snapshots(path, as_at=date(2024, 6, 30))[-1].plan
    assert [each.target_on for each in plan.actions] == [date(2024, 6, 30)] * 2


def test_spans_that_overlap_or_reach_beyond_the_sheet_cost_nothing() -> None:
    spans = [SpanningCell(0, 2, 1_000_000), *[SpanningCell(0, k, 1_000_000) for k in range(2, 500)]]
    rows = [(f"S{k}", "") if k % 2 else ("", "x") for k in range(1000)]
    again, where = filled(rows, range(1, 1001), spans, columns=[0, 1])
    assert again[2] == ("S1", "x")
    assert len(where[0]) == 499


def test_an_open_documents_repeated_rows_and_cells_are_counted() -> None:
    row = b'<table:table-row table:number-rows-repeated="2"><table:table-cell/></table:table-row>'
    spanning = b'<table:table-cell table:number-columns-repeated="3"/><table:table-cell table:number-rows-spanned="2"/>'
    assert spans_of_open_document(row + b"<table:table-row>" + spanning + b"</table:table-row>") == (
        SpanningCell(3, 3, 4),
    )


@settings(max_examples=8)
@given(st.lists(st.tuples(st.sampled_from(["", "Enhanced", "Basic"]), st.sampled_from(["", "20/09/2023"])), max_size=6))
def test_a_merged_register_says_what_it_says_unmerged(rows: list[tuple[str, str]]) -> None:
    """Wherever blanks below a value are one cell with it, the register is the one with the value in each row."""
    merged, plain, begun = [], [REGISTER[0]], {1: 0, 2: 0}
    table = [REGISTER[0], ("S0", "Enhanced", "20/09/2020"), *((f"S{k}", *row) for k, row in enumerate(rows, start=1))]
    for number, row in enumerate(table[1:], start=1):
        begun = {k: number if row[k] else first for k, first in begun.items()}
        plain.append((row[0], table[begun[1]][1], table[begun[2]][2]))
    for k in (1, 2):
        starts = [*(number for number, row in enumerate(table) if number and row[k]), len(table)]
        merged += [(k, first, after - 1) for first, after in itertools.pairwise(starts) if after - first > 1]
    with TemporaryDirectory() as folder:
        found = dates_and_levels(workbook(Path(folder, "merged.xlsx"), table, merged))
        assert found == dates_and_levels(workbook(Path(folder, "plain.xlsx"), plain, []))


def test_every_sheet_of_a_workbook_has_its_own_spans(tmp_path: Path) -> None:
    (grid,) = open_grids(workbook(tmp_path / "r.xlsx", REGISTER, [(1, 1, 3)]))
    assert grid.spans == (SpanningCell(1, 2, 4),)


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ([3, 5, 7, 9, 11, 13], "in rows 3, 5, 7, 9, 11 and 13"),
        ([3, 5, 7, 9, 11, 13, 15], "in 7 rows, the first of them 3"),
    ],
)
def test_many_rows_that_were_filled_are_counted(numbers: list[int], said: str) -> None:
    """Up to six runs of rows are named, of more the first."""
    assert spanning_fault(Place(file="a.xlsx"), {"Level": numbers}).problem.endswith(said)


def test_a_span_over_rows_that_are_not_read_or_of_nothing_fills_nothing() -> None:
    """A row that was left out in between is passed over; a merged cell without a value says nothing of anybody."""
    spans = [SpanningCell(0, 2, 4), SpanningCell(1, 2, 4)]
    again, where = filled([("S1", "", "a"), ("", "", "c")], [2, 4], spans, columns=[0, 1, 2])
    assert ([tuple(each) for each in again], dict(where)) == ([("S1", "", "a"), ("S1", "", "c")], {0: [4]})
