"""The due list and the list of problems."""

import json
from datetime import date
from pathlib import Path

from tests.dbs_registers import AUDIT, REGISTER, read, row

from safeguarding.readers.dbs.due_lists import due_list, problem_list
from safeguarding.tables.writing import write_table


class TestTheDueList:
    """Everybody to be acted on, most urgent first; numbers masked unless asked for."""

    def test_who_and_in_what_order(self) -> None:
        rows = due_list(AUDIT, REGISTER).rows
        assert [each[0] for each in rows] == ["S4", "S1", "S2"]
        assert rows[1][:7] == ("S1", "Invented Person", None, "overdue", date(2017, 9, 1), 18, "********7890")

    def test_whole_numbers_on_request(self, tmp_path: Path) -> None:
        file = tmp_path / "due.xlsx"
        write_table(due_list(AUDIT, REGISTER, whole_numbers=True), file)
        grid = _cells(file)
        assert grid[2][6] == "001234567890"
        assert grid[2][4] == date(2017, 9, 1)

    def test_json(self, tmp_path: Path) -> None:
        file = tmp_path / "due.json"
        write_table(due_list(AUDIT, REGISTER), file)
        assert json.loads(file.read_text(encoding="utf-8"))[1]["Recheck due on"] == "2017-09-01"

    def test_problems_have_a_table_of_their_own(self, tmp_path: Path) -> None:
        found = read(tmp_path, row(Issue_Date="asked HR about Invented"))
        (line,) = problem_list(found.problems).rows
        assert line == (2, "Issue Date", "not a date", "*** *** about ***", "taken as unknown", "error")


def _cells(path: Path) -> list[list[object]]:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - a second opinion on what was written

    return [list(each) for each in CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()]
