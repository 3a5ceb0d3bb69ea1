"""Plans in the tables of Word documents, and what is no plan there."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import docx
import pytest

from safeguarding.errors import FaultyInputError, UnknownNameError, UnreadableFileError
from safeguarding.readers.recommendations.trackers import read_tracker
from safeguarding.recommendations.states import states_on

AS_AT = date(2024, 9, 30)
PLAN = [
    ["Ref", "Action", "Lead", "By when", "RAG status"],
    ["1.1", "Write the guide", "Head of service", "30/06/2024", "Complete"],
    ["1.2", "Train all staff", "Head of service", "31/08/2024", "In progress"],
]
MORE = [PLAN[0], ["2.1", "Audit ten cases", "QA manager", "31/12/2024", "Not started"]]


def document(path: Path, *tables: Sequence[Sequence[str]], name: str = "plan.docx") -> Path:
    written = docx.Document()
    written.add_paragraph("Improvement plan, invented")
    for rows in tables:
        table = written.add_table(rows=len(rows), cols=len(rows[0]))
        for k, row in enumerate(rows):
            for cell, text in zip(table.rows[k].cells, row, strict=True):
                cell.text = text
        written.add_paragraph("")
    written.save(str(path / name))
    return path / name


def test_a_plan_in_a_word_table_is_read(tmp_path: Path) -> None:
    """A table in a document is read as one in a spreadsheet is."""
    tracker = read_tracker(document(tmp_path, PLAN), as_at=AS_AT)
    states = [
        (each.action.ref, each.delivery.label, str(each.target_on())) for each in states_on(tracker.plan, on=AS_AT)
    ]
    assert states == [("1.1", "complete, awaiting sign-off", "2024-06-30"), ("1.2", "in progress", "2024-08-31")]
    assert tracker.action_rows == (2, 3)


def test_every_table_of_a_document_with_a_column_of_actions_is_part_of_the_plan(tmp_path: Path) -> None:
    """Plans have a table for each theme; a table of something else is named, and not read."""
    tracker = read_tracker(document(tmp_path, PLAN, [["Version", "Agreed by"], ["2", "Board"]], MORE), as_at=AS_AT)
    assert [each.text for each in tracker.plan.actions] == ["Write the guide", "Train all staff", "Audit ten cases"]
    assert tracker.sheets == ("plan.docx, table 1", "plan.docx, table 3")
    told = "\n".join(map(str, tracker.faults))
    assert "read as one plan" in told
    assert "not read: 'plan.docx, table 2'" in told


def test_a_table_that_may_go_on_with_the_plan_is_a_serious_fault(tmp_path: Path) -> None:
    """Word splits a table at a page, and the rest has no header: it is as wide as the plan."""
    tracker = read_tracker(document(tmp_path, PLAN, MORE[1:]), as_at=AS_AT)
    assert len(tracker.plan.actions) == 2
    assert any(fault.severity.name == "ERROR" and "table 2" in fault.problem for fault in tracker.faults)


def test_a_document_without_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="without a table"):
        read_tracker(document(tmp_path), as_at=AS_AT)


def test_a_document_whose_tables_are_no_plan_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FaultyInputError, match="no column 'action'"):
        read_tracker(document(tmp_path, [["Version", "Agreed by"], ["2", "Board"]]), as_at=AS_AT)


def test_a_document_has_no_sheets(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError, match="no workbook"):
        read_tracker(document(tmp_path, PLAN), as_at=AS_AT, sheet="Plan")


def test_a_document_is_known_by_what_is_in_it(tmp_path: Path) -> None:
    """A document that was given another name is still a document."""
    path = document(tmp_path, PLAN)
    assert len(read_tracker(path.rename(tmp_path / "plan.xlsx"), as_at=AS_AT).plan.actions) == 2


def test_two_dates_on_two_lines_of_a_cell_are_a_target_and_its_revision(tmp_path: Path) -> None:
    """In Word a new target is written below the old one."""
    rows = [PLAN[0], ["1.1", "Write the guide", "Head of service", "30/06/2024\n31/10/2024", "In progress"]]
    (state,) = states_on(read_tracker(document(tmp_path, rows), as_at=AS_AT).plan, on=AS_AT)
    assert list(map(str, state.targets)) == ["2024-06-30", "2024-10-31"]
