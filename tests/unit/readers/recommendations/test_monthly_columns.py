"""Trackers with a column for each month: the tracker as it was at each of them."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from safeguarding.errors import FaultyInputError
from safeguarding.readers.recommendations.monthly_columns import monthly_snapshots, snapshots_of
from safeguarding.readers.recommendations.snapshots import log_from_snapshots
from safeguarding.recommendations.states import state_on
from safeguarding.tables.grids import Grid, Row

AS_AT = date(2024, 7, 10)


def grid(*rows: Sequence[str]) -> Grid:
    return Grid(name="plan.csv", rows=[Row(number, tuple(cells)) for number, cells in enumerate(rows, start=1)])


def test_each_months_columns_are_that_months_snapshot() -> None:
    """What a later month says is not known in an earlier one; a state without a month is of the last."""
    snapshots = snapshots_of(
        grid(
            [
                "Action",
                "Target date",
                "May 2024 update",
                "RAG May-24",
                "Jun 24 Update",
                "RAG (June 2024)",
                "Date completed",
            ],
            ["Train staff", "30/06/2024", "Two of four", "In progress", "All done", "Complete", "28/06/2024"],
            ["Audit cases", "31/08/2024", "", "Not started", "Begun", "In progress", ""],
        ),
        as_at=AS_AT,
    )
    assert [each.as_at for each in snapshots] == [date(2024, 5, 31), date(2024, 6, 30)]
    log = log_from_snapshots(snapshots)
    train, audit = log.plan.actions
    assert state_on(log.plan, train.ref, on=date(2024, 5, 31)).delivery.label == "in progress"
    done = state_on(log.plan, train.ref, on=AS_AT)
    assert (done.delivery.label, str(done.completed_on)) == ("complete, awaiting sign-off", "2024-06-28")
    notes = [(str(each.on), each.note) for each in log.plan.updates if each.action == train.ref]
    assert notes == [("2024-05-31", "Two of four"), ("2024-06-30", "All done")]
    assert state_on(log.plan, audit.ref, on=AS_AT).delivery.label == "in progress"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Update 30/06/2024", "2024-06-30"),
        ("June 2024 progress", "2024-06-30"),
        ("RAG - Jun '24", "2024-06-30"),
        ("Status (Sept 2023)", "2023-09-30"),
        ("April", "2024-04-30"),
        ("December update", "2023-12-31"),
    ],
)
def test_the_title_says_the_month(title: str, expected: str) -> None:
    """A month without a year is the latest up to the day that the tracker shows."""
    (found,) = snapshots_of(grid(["Action", "Target date", title], ["Train", "30/06/2024", "In progress"]), as_at=AS_AT)
    assert str(found.as_at) == expected
    told = "\n".join(map(str, found.faults))
    assert ("a month without a year" in told) is (title in {"April", "December update"})


def test_months_under_the_heading_of_a_group() -> None:
    snapshots = snapshots_of(
        grid(
            ["", "", "RAG", ""],
            ["Action", "Target date", "May 2024", "June 2024"],
            ["Train", "30/06/2024", "Green", "Red"],
        ),
        as_at=AS_AT,
    )
    assert [each.plan.updates[0].rating.label for each in snapshots if each.plan.updates[0].rating] == ["green", "red"]


def test_a_month_that_is_not_over_is_as_at_the_trackers_day() -> None:
    (found,) = snapshots_of(grid(["Action", "RAG July 2024"], ["Train", "Complete"]), as_at=AS_AT)
    assert found.as_at == AS_AT
    assert any("ends after" in fault.problem for fault in found.faults)


def test_a_target_in_a_month_is_no_column_of_that_month() -> None:
    """A deadline may have a month in its title; a tracker without columns of months is refused."""
    with pytest.raises(FaultyInputError, match="no column is of a month"):
        snapshots_of(grid(["Action", "Funding agreed June 2024", "Status"], ["Train", "yes", "Complete"]), as_at=AS_AT)


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Action,RAG May 2024\nTrain,Complete\n", encoding="utf-8")
    (found,) = monthly_snapshots(path, as_at=AS_AT)
    assert found.as_at == date(2024, 5, 31)


def test_a_column_under_a_month_alone_is_what_it_holds() -> None:
    """Colours, states or words; a day that is none, and a month without a year in a heading of words, are told apart."""
    snapshots = snapshots_of(
        grid(["Action", "May 2024", "June 2024", "31/02/2024"], ["Train staff", "Green", "In progress", "x"]),
        as_at=AS_AT,
    )
    states = [state_on(each.plan, each.plan.actions[0].ref, on=each.as_at) for each in snapshots]
    assert [(state.rating and state.rating.label, state.delivery.label) for state in states] == [
        ("green", "not known"),
        (None, "in progress"),
    ]


def test_a_file_without_actions_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan.csv").write_text("Name,May 2024\nInvented,3\n", encoding="utf-8")
    with pytest.raises(FaultyInputError):
        monthly_snapshots(tmp_path / "plan.csv", as_at=AS_AT)
