"""The trackers of ``tests/tables/trackers``: each is read as the file beside it says. Adding one needs no code here."""

import json
from datetime import date
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from tests.damaged_tables import damaged

from safeguarding.errors import SafeguardingError
from safeguarding.readers.recommendations.matching import tracker_header
from safeguarding.readers.recommendations.readings import Tracker
from safeguarding.readers.recommendations.trackers import read_tracker, tracker_of
from safeguarding.recommendations.states import standing, states_on
from safeguarding.tables.grids import Grid, Row, read_csv_grid
from safeguarding.texts import shortened

CORPUS = Path(__file__).parents[3] / "tables" / "trackers"
FILES = sorted(CORPUS.glob("*.csv"))


def reading(tracker: Tracker) -> list[dict[str, str | None]]:
    """What an action is, how far, until when, and how it stands."""
    return [
        {
            "action": state.action.text,
            "delivery": state.delivery.label,
            "target": None if state.target_on() is None else str(state.target_on()),
            "standing": standing(state).label,
        }
        for state in states_on(tracker.plan, on=tracker.as_at)
    ]


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_each_tracker_is_read_as_it_is_meant(path: Path) -> None:
    """Each action has the state and the target that a person reads there, and what is not understood is reported."""
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert expected["origin"]
    tracker = read_tracker(path, as_at=date.fromisoformat(expected["as_at"]))
    assert reading(tracker) == expected["actions"]
    told = "\n".join(map(str, tracker.faults))
    assert [words for words in expected["reported"] if words not in told] == []


CODED = {
    *("delivery", "rating", "percent", "starts", "target", "revised", "completed", "signed_off", "done", "resolution"),
    *("kind", "response"),
}


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_each_row_and_each_cell_is_read_or_reported(path: Path) -> None:
    """Each column is read, or reported by its words; each row shows in the plan or is reported; so does each coded cell."""
    as_at = date.fromisoformat(json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))["as_at"])
    grid = read_csv_grid(path)
    header, whole = tracker_header(grid), tracker_of(grid, as_at=as_at)
    told = "\n".join(map(str, whole.faults))
    assert [title for title in header.unread if shortened(title) not in told] == []
    rows = list(grid.rows)
    for k, row in enumerate(rows):
        if row.number <= header.row.number or row.is_blank:
            continue
        without = tracker_of(attrs.evolve(grid, rows=rows[:k] + rows[k + 1 :]), as_at=as_at)
        assert (without.plan, without.faults) != (whole.plan, whole.faults), row.number
        for field in CODED & header.positions.keys() if row.number in whole.action_rows else ():
            cells = [*row.cells, *[""] * len(header.row.cells)]
            cells[header.positions[field]] = "zqx vwk"
            again = attrs.evolve(grid, rows=[*rows[:k], Row(row.number, tuple(cells)), *rows[k + 1 :]])
            faults = tracker_of(again, as_at=as_at).faults
            assert any(each.place.row == row.number and each not in whole.faults for each in faults), (
                row.number,
                field,
            )


def test_issues_are_joined_by_what_their_parents_are_called() -> None:
    """A task serves its epic, and a sub-task what its task serves; where two are called alike nobody is joined."""
    tracker = read_tracker(CORPUS / "jira_by_parent_summary.csv", as_at=date(2024, 6, 15))
    assert [len(action.serves) for action in tracker.plan.actions] == [1, 1, 1, 0]
    rows = [
        Row(1, ("Issue Type", "Summary", "Parent summary")),
        Row(2, ("Epic", "Care", "")),
        Row(3, ("Epic", "Care", "")),
    ]
    alike = tracker_of(Grid(name="t.csv", rows=[*rows, Row(4, ("Task", "Train", "Care"))]), as_at=date(2024, 6, 15))
    assert alike.plan.actions[0].serves == ()
    assert any("no epic of this table" in each.problem for each in alike.faults)


def test_the_corpus_is_there() -> None:
    assert len(FILES) >= 20


ROWS = [
    ["Rec", "Action", "Target date", "Status", "% complete", "Date completed"],
    ["1", "Train staff", "30/06/2024", "Complete", "100%", "28/06/2024"],
    ["2", "Audit cases", "31/08/2024", "In progress", "40%", ""],
    ["3", "Write a guide", "13/12/2024", "Not started", "0%", ""],
]
AS_AT = date(2024, 9, 30)


def read(rows: list[list[str]]) -> Tracker:
    return tracker_of(
        Grid(name="t", rows=[Row(number, tuple(row)) for number, row in enumerate(rows, start=1)]), as_at=AS_AT
    )


SOUND = read(ROWS)


DAMAGED = damaged(ROWS, coded=range(2, 6), without=("drop",))


@given(DAMAGED)
def test_damage_changes_nothing_in_silence(rows: list[list[str]]) -> None:
    """A table damaged so that it shows gives the same answer, or something is reported; or the table is refused."""
    try:
        tracker = read(rows)
    except SafeguardingError:
        return
    assert reading(tracker) == reading(SOUND) or len(tracker.faults) > len(SOUND.faults)


@given(DAMAGED)
def test_damage_makes_nobody_done(rows: list[list[str]]) -> None:
    """No damage of a state or a date makes an action done that was not."""
    try:
        tracker = read(rows)
    except SafeguardingError:
        return
    done_before = {each.action.text for each in states_on(SOUND.plan, on=AS_AT) if each.delivery.is_done}
    named = {row[1] for row in ROWS[1:]}
    done = {each.action.text for each in states_on(tracker.plan, on=AS_AT) if each.delivery.is_done}
    assert not (done & named) - done_before


def test_the_sound_table_is_sound() -> None:
    assert [each["delivery"] for each in reading(SOUND)] == [
        "complete, awaiting sign-off",
        "in progress",
        "not started",
    ]
    assert SOUND.rows_unread == ()
