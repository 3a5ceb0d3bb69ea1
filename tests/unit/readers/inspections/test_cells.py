"""Cells of tables of inspections: days that are doubtful, and codes."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from tests.unit.readers.inspections.test_outcomes import read

from safeguarding.readers.inspections.cells import _single, is_dfe_code

GRADES = "2022-04-27,ILACS short inspection,Good,Good,Good,Good,"


@pytest.mark.parametrize(
    ("other", "days", "starts_on", "said"),
    [
        # a column whose dates are day first, and one whose dates are month first
        ("15/03/2022", "07/03/2022 to 18/03/2022", date(2022, 3, 7), ""),
        ("03/15/2022", "07/03/2022 to 08/03/2022", None, "days in figures, in a column that is not day first"),
        ("03/15/2022", "7 to 18 March 2022", date(2022, 3, 7), ""),
        ("15/03/2022", "07/03/22", date(2022, 3, 7), "a year of two digits; read as 07/03/2022"),
        ("2022-03-15", "2022-03-07 00:00:00", date(2022, 3, 7), ""),
        # a spreadsheet took what it could for dates, and may have exchanged day and month
        ("15/03/2022", "2022-03-07", None, "day and month may have been exchanged by a spreadsheet"),
        ("15/03/2022", "in March", None, "not readable as inspection dates"),
        ("15/03/2022", "", None, "no date of inspection"),
    ],
)
def test_days_of_inspections(tmp_path: Path, other: str, days: str, starts_on: date | None, said: str) -> None:
    """A doubt is told of; days that are not known make no inspection."""
    table = read(tmp_path, f"E08000035,Leeds,{other},{GRADES}", f"E06000014,York,{days},{GRADES}")
    found = [each.starts_on for each in table.inspections if each.authority == "York"]
    assert found == ([starts_on] if starts_on else [])
    problems = [fault.problem for fault in table.faults if fault.place.row == 3]
    assert [said in problem for problem in problems] == [True] * bool(said)


@pytest.mark.parametrize(
    ("text", "answer"), [("816", True), (" 816 ", True), ("81", False), ("8160", False), ("E06", False)]
)
def test_codes_of_three_digits(text: str, answer: bool) -> None:  # noqa: FBT001 - a table's column
    assert is_dfe_code(text) is answer


@pytest.mark.parametrize(
    ("found", "on", "reported"),
    [("2022-03-07", date(2022, 3, 7), 0), ("17/03/2022", date(2022, 3, 17), 0), ("07/03/2022", date(2022, 3, 7), 1)],
)
def test_a_day_without_a_column_is_read_by_itself(found: str, on: date, reported: int) -> None:
    """Nothing tells of which of two small numbers is the month: it is read day first, and that is told."""
    said: list[object] = []
    cells: Any = SimpleNamespace(looked={}, report=lambda *words: said.append(words))
    assert _single(cells, "published", found).on == on
    assert len(said) == reported
