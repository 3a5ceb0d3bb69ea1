"""Any list of cases: each row is a case, or is told of; a day that cannot be read is neither done nor undone."""

from datetime import date
from pathlib import Path

import pytest

from safeguarding.errors import FaultyInputError
from safeguarding.readers.childrens_files.event_columns import EventCases, EventColumns, read_event_cases

COLUMNS = EventColumns(
    started="Strategy discussion", done="Conference", reference="Case", group="Team", ended="Withdrawn"
)
HEADER = "Case,Strategy discussion,Conference,Withdrawn,Team\n"


def read(folder: Path, *rows: str, columns: EventColumns = COLUMNS) -> EventCases:
    (folder / "cases.csv").write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return read_event_cases(folder / "cases.csv", columns)


def test_rows_become_cases(tmp_path: Path) -> None:
    """Each event stands in its column; an empty cell is an event that has not happened."""
    found = read(tmp_path, "C1,13/04/2017,24/04/2017,,North", "C2,13/04/2017,,20/04/2017,")
    first, second = found.cases
    assert (first.case.started_on, first.case.done_on, first.group) == (
        date(2017, 4, 13),
        (date(2017, 4, 24),),
        "North",
    )
    assert (second.case.done_on, second.case.ended_on) == ((), date(2017, 4, 20))
    assert not found.has_serious_faults


@pytest.mark.parametrize("reference", ["n/a", "TBC", "-", "unknown"])
def test_a_reference_that_is_nobodys_makes_no_two_cases_one(tmp_path: Path, reference: str) -> None:
    """Two children whose number is not known yet are two children, who may have begun on one day."""
    found = read(tmp_path, f"{reference},13/04/2017,24/04/2017,,", f"{reference},13/04/2017,,,")
    assert [(each.case.reference, len(each.case.done_on)) for each in found.cases] == [("", 1), ("", 0)]
    assert not found.has_serious_faults


def test_a_team_in_other_capitals_is_the_same(tmp_path: Path) -> None:
    """A team is not measured in parts for the way it is typed; a cell that names nothing is no team."""
    teams = ("North", "NORTH ", "north", "n/a", "unknown", "South")
    found = read(tmp_path, *(f"C{k},13/04/2017,,,{team}" for k, team in enumerate(teams)))
    assert [each.group for each in found.cases] == ["North", "North", "North", "", "", "South"]


@pytest.mark.parametrize(
    "row",
    [
        "C9,soon,24/04/2017,,",
        "C9,,24/04/2017,,",
        "C9,N/A,24/04/2017,,",
        "C9,NULL,,,",
        "C9,13/04/2017,booked,,",
        "C9,13/04/2017,N/A,,",
        "C9,13/04/2017,31/02/2017,,",
        "C9,13/04/2017,,01/04/2017,",
    ],
)
def test_what_cannot_be_read_is_no_open_case(tmp_path: Path, row: str) -> None:
    """A day that cannot be read, or cannot be true, makes no case: nobody is overdue and nobody is in time for it."""
    found = read(tmp_path, "C1,13/04/2017,24/04/2017,,North", row)
    assert (len(found.cases), found.unused) == (1, (3,))
    assert found.has_serious_faults
    assert "C9" not in "".join(map(str, found.faults))


def test_a_total_is_no_case(tmp_path: Path) -> None:
    """Rows in are cases, unused rows and rows that are no cases."""
    found = read(tmp_path, "C1,13/04/2017,24/04/2017,,North", "Total,7,,,")
    assert (len(found.cases), found.unused, found.unread) == (1, (), (3,))


def test_a_column_that_is_not_there_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(FaultyInputError, match="Finished"):
        read(
            tmp_path, "C1,13/04/2017,24/04/2017,,", columns=EventColumns(started="Strategy discussion", done="Finished")
        )


@pytest.mark.parametrize(
    ("second", "cases", "unused", "words"),
    [
        ("C1,13/04/2017,24/04/2017,,North", 1, (3,), "the same case as in row 2; counted once"),
        ("C1,13/04/2017,25/04/2017,,North", 0, (2, 3), "again, with other days"),
        ("C1,13/04/2017,,,North", 0, (2, 3), "again, with other days"),
        ("C1,14/04/2017,24/04/2017,,North", 2, (), ""),
        (",13/04/2017,24/04/2017,,North", 2, (), ""),
    ],
)
def test_a_case_that_stands_twice(tmp_path: Path, second: str, cases: int, unused: tuple[int, ...], words: str) -> None:
    """It is counted once; where its rows contradict one another it is neither in time nor late."""
    found = read(tmp_path, "C1,13/04/2017,24/04/2017,,North", second)
    assert (len(found.cases), found.unused) == (cases, unused)
    assert words in " ".join(fault.problem for fault in found.faults)
    assert found.has_serious_faults is bool(unused)


def test_a_list_of_nothing_is_told(tmp_path: Path) -> None:
    """No case is not the same as every case in time; a column that nothing asks for is named."""
    assert read(tmp_path).has_serious_faults
    (tmp_path / "wide.csv").write_text("Case,Began,Seen,Visits\nC1,13/04/2017,,3\n", encoding="utf-8")
    columns = EventColumns(started="Began", done="Seen", reference="Case")
    assert "'Visits'" in read_event_cases(tmp_path / "wide.csv", columns).faults[-1].problem


@pytest.mark.parametrize(
    ("row", "cases"),
    [
        ("C9,13/04/2017,,20/04/2017,20/04/2017", 1),
        ("C9,13/04/2017,,19/04/2017,20/04/2017", 0),
    ],
)
def test_nothing_starts_afresh_after_it_ended(tmp_path: Path, row: str, cases: int) -> None:
    """On its last day a clock may start again; the day after it may not, and the row is no case."""
    columns = EventColumns(
        started="Strategy discussion", done="Conference", reference="Case", ended="Withdrawn", restarted="Team"
    )
    found = read(tmp_path, row, columns=columns)
    assert (len(found.cases), len(found.unused)) == (cases, 1 - cases)


@pytest.mark.parametrize(("born", "cases"), [("13/04/2017", 1), ("14/04/2017", 0)])
def test_nobody_is_born_after_the_clock_starts(tmp_path: Path, born: str, cases: int) -> None:
    """A birthday on the day itself may be; a later one is another's, or a slip."""
    columns = EventColumns(started="Strategy discussion", done="Conference", reference="Case", born="Team")
    found = read(tmp_path, f"C9,13/04/2017,24/04/2017,,{born}", columns=columns)
    assert (len(found.cases), len(found.unused)) == (cases, 1 - cases)
