"""A list with a row for each event: every row is used, or it is reported and makes nobody overdue."""

from datetime import date, datetime
from pathlib import Path

import pytest

from safeguarding.errors import FaultyInputError
from safeguarding.readers.childrens_files.child_lists import ChildLists, joined, read_child_list
from safeguarding.timescales.children import ChildEvents, child_answers
from safeguarding.timescales.words import TimescaleOutcome

HEADER = "Child,Step,Date,Worker,Date of birth"
BEGAN = "0042,care began,03/04/2017,W. One,13/02/2012"


def read(folder: Path, *rows: str, header: str = HEADER, encoding: str = "utf-8") -> ChildLists:
    path = folder / "events.csv"
    path.write_text("\n".join([header, *rows, ""]), encoding=encoding)
    return read_child_list(path)


def outcomes(child: ChildEvents, rule: str, on: date = date(2017, 9, 19)) -> list[TimescaleOutcome]:
    return [each.outcome for each in child_answers(child, on=on).answers if each.rule_id == rule]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("header", "rows", "encoding"),
    [
        (HEADER, [BEGAN, "0042,LAC review,05/05/2017,,"], "utf-8"),
        ("LAchildID;EVENT;date;Social Worker;DOB", [BEGAN.replace(",", ";"), "0042;Review;5 May 2017;;"], "utf-8-sig"),
        (
            "Case reference\tActivity\tEvent date\tAllocated Worker\tBorn",
            [BEGAN.replace(",", "\t"), "0042\tCLA reviews\t2017-05-05\t\t"],
            "utf-16",
        ),
    ],
)
def test_in_the_words_of_the_field(tmp_path: Path, header: str, rows: list[str], encoding: str) -> None:
    found = read(tmp_path, *rows, header=header, encoding=encoding)
    (child,) = found.children
    assert (child.reference, child.worker.reveal(), child.born_on) == ("0042", "W. One", date(2012, 2, 13))
    assert child.moments == {"care began": (date(2017, 4, 3),), "review": (date(2017, 5, 5),)}
    assert not found.has_serious_faults


def test_a_file_of_one_child_needs_no_column_for_it(tmp_path: Path) -> None:
    found = read(tmp_path, "care began,03/04/2017", "IHA,none yet", header="Step,Date")
    assert [(child.reference, child.moments["health assessment"]) for child in found.children] == [("events", ())]
    assert outcomes(found.children[0], "iha") == [TimescaleOutcome.OVERDUE]


def test_a_time_of_day_is_kept_and_midnight_is_none(tmp_path: Path) -> None:
    rows = ["7,police protection,01/05/2017 22:30,,", "7,police protection ended,2017-05-04T00:00:00,,"]
    (child,) = read(tmp_path, *rows).children
    assert child.moments["police protection"] == (datetime.fromisoformat("2017-05-01T22:30"),)
    assert child.moments["police protection ended"] == (date(2017, 5, 4),)


@pytest.mark.parametrize(
    "row",
    [
        "0042,LAC review,31/02/2017,,",
        "0042,LAC review,soon,,",
        "0042,LAC review,,,",
        "0042,LAC review,N/A,,",
        "0042,Reveiw meeting,20/04/2017,,",
        "0042,,20/04/2017,,",
        "0042,Reveiw meeting,soon,,",
        ",LAC review,20/04/2017,,",
        ",LAC review,soon,,",
    ],
)
def test_a_row_that_cannot_be_used_makes_nobody_overdue(tmp_path: Path, row: str) -> None:
    """It is reported, and may have been what is missed; what is missed without it is overdue, or late."""
    plain = read(tmp_path, BEGAN, "0042,LAC review,none,,").children[0]
    assert outcomes(plain, "cla_review_first") == [TimescaleOutcome.OVERDUE]
    found = read(tmp_path, BEGAN, "0042,LAC review,none,,", row)
    assert found.has_serious_faults
    assert "0042" not in "".join(map(str, found.faults))
    assert outcomes(found.children[0], "cla_review_first") in ([], [TimescaleOutcome.CANNOT_TELL])
    late = read(tmp_path, BEGAN, "0042,LAC review,05/05/2017,,", row).children[0]
    assert TimescaleOutcome.LATE not in outcomes(late, "cla_review_first")


def test_what_lies_outside_the_time_changes_nothing(tmp_path: Path) -> None:
    rows = ["0042,LAC review,none,,", "0042,Supervision,02/04/2017,,", "0042,Supervision,20/09/2017,,"]
    child = read(tmp_path, BEGAN, *rows).children[0]
    assert outcomes(child, "cla_review_first") == [TimescaleOutcome.OVERDUE]


def test_two_birthdays_are_none(tmp_path: Path) -> None:
    found = read(tmp_path, BEGAN, "0042,IHA,none,W. Two,13/02/2011")
    assert found.children[0].born_on is None
    assert {str(each.severity) for each in found.faults} == {"error", "warning"}


def test_no_child_is_not_nothing_overdue(tmp_path: Path) -> None:
    assert read(tmp_path, ",care began,03/04/2017,,").has_serious_faults


def test_a_missing_column_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(FaultyInputError, match="Step"):
        read(tmp_path, "7,03/04/2017", header="Child,Date")


def test_a_child_of_two_files_is_one(tmp_path: Path) -> None:
    first = read(tmp_path, BEGAN, "0042,LAC review,02/05/2017,,").children
    second = read(tmp_path, "0042,LAC review,01/08/2017,,").children
    (child,) = joined([*first, *second])
    assert child.moments["review"] == (date(2017, 5, 2), date(2017, 8, 1))
    assert (child.born_on, child.worker.reveal()) == (date(2012, 2, 13), "W. One")
    disputed = joined([*first, *read(tmp_path, BEGAN.replace("2012", "2011")).children])
    assert disputed[0].born_on is None


@pytest.mark.parametrize("said", [["soon", "soon"], ["01/04/2016", "01/04/2017"]], ids=["unread", "disputed"])
def test_without_the_day_from_which_all_is_known_nobody_is_overdue(tmp_path: Path, said: list[str]) -> None:
    """A day that cannot be read, or two of them, leaves open what was done before: nothing is known to be undone."""
    header = "Child,Step,Date,Known from"
    rows = ["0042,care began,03/04/2017,", "0042,LAC review,none yet,"]
    sure = read(tmp_path, *(f"{row}{day}" for row, day in zip(rows, ["01/04/2017"] * 2, strict=True)), header=header)
    unsure = read(tmp_path, *(f"{row}{day}" for row, day in zip(rows, said, strict=True)), header=header)
    assert outcomes(sure.children[0], "cla_review_first") == [TimescaleOutcome.OVERDUE]
    assert TimescaleOutcome.OVERDUE not in outcomes(unsure.children[0], "cla_review_first")
    assert unsure.faults


def test_none_yet_beside_an_unknown_step_says_of_no_step_that_it_was_not_done(tmp_path: Path) -> None:
    """Which step has not been done yet is not known: it is reported, and no list becomes an empty one."""
    found = read(tmp_path, BEGAN, "0042,Reveiw meeting,none yet,,")
    assert set(found.children[0].moments) == {"care began"}
    assert any("no event that is known here" in each.problem for each in found.faults)
