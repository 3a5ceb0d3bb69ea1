"""What a row of a central record becomes, where its days contradict one another or two cells are of one check."""

from datetime import date
from pathlib import Path

import pytest
from tests.unit.readers.recruitment.test_central_records import read

from safeguarding.recruitment.words import CheckKind

HEADER = "Staff ID,Name,Start date,Date of appointment,Leaving date,Identity check,Right to work\n"


@pytest.mark.parametrize(
    ("appointed", "left", "left_on", "said"),
    [
        ("01/07/2024", "31/08/2024", date(2024, 8, 31), []),
        # somebody who left before starting: which of the two days is wrong is not told
        ("01/07/2024", "30/07/2024", None, ["before the start"]),
        ("31/07/2024", "", None, []),
        ("01/08/2024", "", None, ["after the start"]),
    ],
)
def test_days_that_cannot_follow_one_another(
    tmp_path: Path, appointed: str, left: str, left_on: date | None, said: list[str]
) -> None:
    """On the day of the start both may be."""
    found = read(tmp_path, f"{HEADER}S1,Invented Person,31/07/2024,{appointed},{left},20/07/2024,20/07/2024\n")
    (record,) = found.records
    assert (record.starts_on, record.left_on) == (date(2024, 7, 31), left_on)
    assert [fault.problem for fault in found.faults if fault.place.row == 2] == said


@pytest.mark.parametrize(
    ("checked", "is_known"), [("31/12/1949", False), ("14/03/1925 IP", False), ("01/01/1950", True)]
)
def test_a_check_before_anybody_at_work_was_recruited(tmp_path: Path, checked: str, *, is_known: bool) -> None:
    """It is a slip, and says nothing of whether the check was made."""
    found = read(tmp_path, f"{HEADER}S1,Invented Person,31/07/2024,,,{checked},20/07/2024\n")
    (check,) = found.records[0].of(CheckKind.IDENTITY)
    assert check.is_known is is_known
    said = [fault.problem for fault in found.faults if fault.place.column == "Identity check"]
    assert said == ([] if is_known else ["before 1950, when nobody at work was recruited"])


def test_a_start_before_anybody_at_work_was_recruited(tmp_path: Path) -> None:
    """Nothing is counted from a day that cannot be right."""
    found = read(tmp_path, f"{HEADER}S1,Invented Person,31/07/1925,,,20/07/2024,20/07/2024\n")
    assert found.records[0].starts_on is None
    assert "before 1950, when nobody at work was recruited" in [fault.problem for fault in found.faults]


@pytest.mark.parametrize(
    ("first", "second", "done_on", "says_done"),
    [
        ("20/07/2024", "22/07/2024", date(2024, 7, 22), True),
        ("22/07/2024", "20/07/2024", date(2024, 7, 22), True),
        # the day of one is not known, so that of both is not
        ("20/07/2024", "Yes", None, True),
        ("20/07/2024", "n/a", None, False),
        ("n/a", "20/07/2024", None, False),
    ],
)
def test_two_references_are_done_with_the_later(
    tmp_path: Path,
    first: str,
    second: str,
    done_on: date | None,
    says_done: bool,  # noqa: FBT001 - a table's column
) -> None:
    text = f"Staff ID,Name,Start date,Reference 1,Reference 2,Right to work\nS1,Invented Person,31/07/2024,{first},{second},20/07/2024\n"
    (record,) = read(tmp_path, text).records
    (check,) = record.of(CheckKind.REFERENCES)
    assert (check.done_on, check.says_done) == (done_on, says_done)


def test_a_certificate_that_is_said_not_to_be_needed(tmp_path: Path) -> None:
    text = "Staff ID,Name,Start date,DBS,DBS number,Right to work\nS1,Invented Person,31/07/2024,n/a,,20/07/2024\n"
    (record,) = read(tmp_path, text).records
    assert [check.not_required_because for check in record.of(CheckKind.ENHANCED_DBS)] == ["n/a"]
