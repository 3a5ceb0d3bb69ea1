"""Which column of a tracker is which, where its cells must show it."""

import pytest

from safeguarding.errors import FaultyInputError
from safeguarding.readers.recommendations.matching import tracker_header
from safeguarding.tables.grids import Grid, Row
from safeguarding.tables.headers import Header


def header_of(*rows: str) -> Header:
    made = tuple(Row(number, tuple(row.split("|"))) for number, row in enumerate(rows, start=1))
    return tracker_header(Grid(name="tracker.csv", rows=made))


@pytest.mark.parametrize(
    ("rows", "held", "is_told"),
    [
        (("Action|Progress", "Train|40%", "Audit|100 %"), "percent", False),
        (("Action|Progress", "Train|Not started", "Audit|Complete"), "delivery", False),
        (("Action|Progress", "Train|Two of three courses were held", "Audit|Begun in May"), "note", False),
        # half of them states: an account in words, in which a state is not looked for
        (("Action|Progress", "Train|In progress", "Audit|Begun in May"), "note", True),
        (("Action|% Progress", "Train|nearly there"), "percent", False),
        # where another column has the states
        (("Action|Status|Progress", "Train|In progress|Complete", "Audit|Complete|Complete"), "note", True),
    ],
)
def test_a_column_called_progress(rows: tuple[str, ...], held: str, is_told: bool) -> None:  # noqa: FBT001 - a column
    header = header_of(*rows)
    assert header.positions[held] == len(rows[0].split("|")) - 1
    assert bool(header.faults) is is_told


@pytest.mark.parametrize(
    ("title", "cells", "field"),
    [
        ("Completed", ("Yes", "No", "soon"), "done"),
        ("Completed", ("30/09/2017", "No", "01/10/2017"), "completed"),
        ("Complete", ("Y", "N", "n"), "done"),
        ("Complete", ("40%", "100%", "0%"), "percent"),
    ],
)
def test_a_column_of_yes_and_no(title: str, cells: tuple[str, ...], field: str) -> None:
    """It says whether the work is done, not when, nor how much of it."""
    header = header_of(f"Action|{title}", *(f"Step {k}|{cell}" for k, cell in enumerate(cells)))
    assert header.positions[field] == 1


@pytest.mark.parametrize(
    ("title", "others", "field"),
    [
        ("Completion date", "", "target"),
        ("Completion date", "|Target date", "completed"),
        ("Date completed", "", "completed"),
    ],
)
def test_a_completion_date_beside_no_target_is_the_target(title: str, others: str, field: str) -> None:
    """Nobody is taken to have finished for having a deadline."""
    header = header_of(f"Action|{title}{others}", "Train|30/09/2017|01/10/2017")
    assert header.positions[field] == 1
    assert ["may be a target" in fault.problem for fault in header.faults] == [True] * (field == "target")


@pytest.mark.parametrize(("second", "is_read"), [("In progress", True), ("Complete", False)])
def test_of_two_columns_of_states_that_differ_neither_is_read(second: str, is_read: bool) -> None:  # noqa: FBT001
    header = header_of("Action|Status|Status", f"Train|In progress|{second}")
    assert ("delivery" in header.positions) is is_read
    assert any("say different things" in fault.problem for fault in header.faults) is not is_read


def test_a_sheet_without_actions_is_refused() -> None:
    with pytest.raises(FaultyInputError):
        header_of("Name|Telephone", "Invented Person|01904")
