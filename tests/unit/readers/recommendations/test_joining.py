"""Trackers of several tabs: one plan, each action once, and no plan of two days taken for two plans."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from safeguarding.errors import FaultyInputError
from safeguarding.faults import Fault, Place, Severity
from safeguarding.readers.recommendations.joining import joined_tracker
from safeguarding.readers.recommendations.trackers import read_tracker
from safeguarding.recommendations.states import states_on
from safeguarding.tables.grids import Grid, Row
from safeguarding.tables.typed_tables import TypedTable
from safeguarding.tables.writing import write_sheets

AS_AT = date(2024, 9, 30)
COLUMNS = ("Rec", "Recommendation", "Action", "Target date", "Status")
FRONT_DOOR = [
    ("1", "Better plans", "Write the guide", "30/06/2024", "Complete"),
    ("2", "Better visits", "Train all staff", "31/08/2024", "In progress"),
]
PERMANENCE = [
    ("1", "Fewer moves", "Track every plan", "31/12/2024", "Not started"),
    ("2", "Better visits", "Ask children", "31/12/2024", "In progress"),
]


def workbook(path: Path, **sheets: Sequence[tuple[str, ...]]) -> Path:
    tables = [
        TypedTable(
            name=name.replace("_", " "), columns=COLUMNS if len(rows[0]) > 2 else ("Colour", "Meaning"), rows=rows
        )
        for name, rows in sheets.items()
    ]
    write_sheets(tables, path / "plan.xlsx")
    return path / "plan.xlsx"


def test_the_tabs_of_a_tracker_are_one_plan(tmp_path: Path) -> None:
    """Two recommendations of one number on two tabs stay two, and one that both tabs have is one."""
    path = workbook(tmp_path, Front_door=FRONT_DOOR, Permanence=PERMANENCE, Key=[("Blue", "Complete")])
    tracker = read_tracker(path, as_at=AS_AT)
    plan = tracker.plan
    assert [each.text for each in plan.actions] == [
        "Write the guide",
        "Train all staff",
        "Track every plan",
        "Ask children",
    ]
    assert len({each.ref for each in plan.actions}) == 4
    assert [each.text for each in plan.recommendations] == ["Better plans", "Better visits", "Fewer moves"]
    served = {each.ref: [action.text for action in plan.actions_for(each)] for each in plan.recommendations}
    assert [*served.values()] == [["Write the guide"], ["Train all staff", "Ask children"], ["Track every plan"]]
    assert [each.delivery.name for each in states_on(plan, on=AS_AT)] == [
        *("COMPLETE_AWAITING_SIGN_OFF", "IN_PROGRESS", "NOT_STARTED", "IN_PROGRESS")
    ]
    assert tracker.sheets == ("Front door", "Permanence")
    told = "\n".join(map(str, tracker.faults))
    assert "read as one plan: 'Front door', 'Permanence'" in told
    assert "not read: 'Key'" in told


def test_one_tab_can_be_asked_for(tmp_path: Path) -> None:
    tracker = read_tracker(
        workbook(tmp_path, Front_door=FRONT_DOOR, Permanence=PERMANENCE), as_at=AS_AT, sheet="Permanence"
    )
    assert [each.text for each in tracker.plan.actions] == ["Track every plan", "Ask children"]


def test_an_action_on_two_tabs_is_a_serious_fault(tmp_path: Path) -> None:
    """It would count twice."""
    path = workbook(tmp_path, Front_door=FRONT_DOOR, Permanence=[*PERMANENCE, *PERMANENCE[:1], FRONT_DOOR[1]])
    faults = [each for each in read_tracker(path, as_at=AS_AT).faults if "stands in 'Front door' too" in each.problem]
    assert [(each.place.sheet, each.place.row, each.severity) for each in faults] == [("Permanence", 5, Severity.ERROR)]


def test_a_tab_for_each_month_is_no_part_of_a_plan(tmp_path: Path) -> None:
    """The same actions on each tab are the plan on several days: read as one they would count several times."""
    with pytest.raises(FaultyInputError, match="'June' and 'July' hold the same actions"):
        read_tracker(workbook(tmp_path, June=FRONT_DOOR, July=FRONT_DOOR), as_at=AS_AT)


def test_where_no_table_is_a_tracker_each_says_why() -> None:
    """The faults of every table are told, and none is left out."""
    grids = [Grid(name="plan.xlsx", sheet=name, rows=(Row(1, ("Colour",)),)) for name in ("One", "Two")]

    def make(grid: Grid) -> object:
        raise FaultyInputError.of(
            grid.name, [Fault(place=Place(file=grid.name, sheet=grid.sheet), problem="no column")]
        )

    with pytest.raises(FaultyInputError) as caught:
        joined_tracker("plan.xlsx", grids, make)  # type: ignore[arg-type]
    assert [each.place.sheet for each in caught.value.faults] == ["One", "Two"]
