"""The notebook runs, what it shows is what is kept in it, and it shows nobody."""

import csv

import nbformat
import pytest
from run_notebook import NOTEBOOK, ran


@pytest.fixture(scope="module")
def today():
    """The notebook as it comes out today."""
    return ran()


def shown(notebook):
    """The text of each output, by its cell."""
    return {
        cell["id"]: [output.get("data", {}).get("text/plain", output.get("text")) for output in cell.outputs]
        for cell in notebook.cells
        if cell.cell_type == "code"
    }


def test_it_shows_what_is_kept_in_it(today):
    """Whoever reads it without running it sees what it would show."""
    assert {**shown(today), "chart": None} == {**shown(nbformat.read(NOTEBOOK, as_version=4)), "chart": None}


def test_the_counts_are_those_of_the_register(today):
    """460 in date, 27 due within 60 days, 4 overdue: as the register was made."""
    [counts] = shown(today)["audit"]
    for words in ("in date", "460", "27", "overdue", "4"):
        assert words in counts


def test_nobody_is_in_it(today):
    """No name and no whole certificate number of the register stands in the file."""
    text = NOTEBOOK.read_text(encoding="utf-8") + nbformat.writes(today)
    with (NOTEBOOK.parent / "../york-2017/staff.csv").open(encoding="utf-8", newline="") as file:
        next(file)
        for row in csv.DictReader(file):
            assert row["Name"] not in text
            assert row["DBS Number"] not in text
