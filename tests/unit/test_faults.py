"""Faults: where one stands, what it says, and which are told first."""

import pytest

from safeguarding.errors import FaultyInputError, UnknownNameError, UnreadableFileError
from safeguarding.faults import Fault, Place, Severity, as_path, by_harm, faults_of, kinds_of


@pytest.mark.parametrize(
    ("place", "printed"),
    [
        (Place(), ""),
        (Place(path=()), "$"),
        (Place(file="plan.toml", path=("actions", 0, "target")), "plan.toml $.actions[0].target"),
        (Place(file="a.xlsx", sheet="Staff", row=3, column="Issued"), "a.xlsx, sheet 'Staff', row 3, column 'Issued'"),
        (Place(line=1, part="page 3"), "line 1, page 3"),
    ],
)
def test_only_the_parts_that_apply_are_printed(place: Place, printed: str) -> None:
    assert str(place) == printed
    # a path is read back from the way it is printed
    assert place.path is None or as_path(str(Place(path=place.path))) == place.path


def test_a_file_that_is_named_stays() -> None:
    assert str(Place(row=2).within("a.csv")) == "a.csv, row 2"
    assert str(Fault(place=Place(file="b.csv", row=2), problem="no date").within("a.csv")) == "b.csv, row 2: no date"
    assert str(Place(path="$.actions[0]").below("plans", 3)) == "$.plans[3].actions[0]"
    assert str(Place().below(3)) == "$[3]"


def test_what_a_fault_says() -> None:
    """The place, what is wrong, what was found and what would be right; signs that would steer a screen are shown."""
    fault = Fault(place=Place(row=3), problem="not a grade", found="Godo\x1b[2J", remedy="write Good")
    assert str(fault) == "row 3: not a grade, found 'Godo\\x1b[2J'; write Good"
    assert str(Fault(place=Place(), problem="the file is empty")) == "the file is empty"


def test_the_faults_of_an_error() -> None:
    """All that it holds, within its file; one that holds none is a fault itself, with what the caller knows."""
    several = [Fault(place=Place(row=row), problem="not a date") for row in (2, 5)]
    found = faults_of(FaultyInputError("2 faults", faults=several, name="a.csv"))
    assert [str(fault) for fault in found] == ["a.csv, row 2: not a date", "a.csv, row 5: not a date"]
    unreadable = UnreadableFileError("the file is empty", file="plan.toml")
    assert [str(each) for each in faults_of(unreadable, place=Place(row=1), remedy="look again")] == [
        "plan.toml: the file is empty; look again"
    ]
    (other,) = faults_of(UnknownNameError.among("area", "helth", ["health"]), place=Place(row=4))
    assert other.place == Place(row=4)
    (nowhere,) = faults_of(UnreadableFileError("the file is empty"))
    assert str(nowhere) == "the file is empty"


def test_the_most_harmful_come_first() -> None:
    """Rows, columns and tables before cells, and of each the errors; a row's cell has a row and a column."""
    cell, row, column = Place(row=3, column="Grade"), Place(row=9), Place(column="Grade")
    made = [
        Fault(place=place, problem=f"{severity.value} {k}", severity=severity)
        for k, place in enumerate((cell, row, column))
        for severity in (Severity.WARNING, Severity.ERROR)
    ]
    assert [fault.problem for fault in by_harm(made)] == [
        *("error 1", "error 2", "warning 1", "warning 2"),
        *("error 0", "warning 0"),
    ]
    assert kinds_of([made[0], made[1], made[0]]) == [("warning 0", 2), ("error 0", 1)]
