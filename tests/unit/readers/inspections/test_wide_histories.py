"""Histories with one row an authority. All inspections are made up."""

from datetime import date
from pathlib import Path

import pytest

from safeguarding.authorities.england import english_authorities
from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.inspections.areas import JudgementArea
from safeguarding.readers.inspections.outcomes import read_inspections

HEADER = (
    "Local authority name,SIF publication date,SIF overall effectiveness,First ILACS publication date,"
    "First ILACS inspection type,First ILACS overall effectiveness"
)
ROWS = "York,07/02/2017,Good,22/04/2022,Standard,Outstanding", "Yrok,17/02/2017,Good,12/04/2022,Standard,Good"


@pytest.mark.parametrize(
    ("register", "faults"),
    [
        (None, []),
        (english_authorities(), ["not a local authority"]),
    ],
)
def test_a_history_since_2013_without_a_register(
    tmp_path: Path, register: AuthorityRegister | None, faults: list[str]
) -> None:
    """Nothing is said of columns of older inspections that are not there, nor of names that nobody asked to be looked up."""
    path = tmp_path / "history.csv"
    path.write_text("\n".join([HEADER, *ROWS]), encoding="utf-8")
    table = read_inspections(path, register=register)
    assert [each.problem for each in table.faults] == faults
    overall = [
        (each.authority, each.published_on, str(each.grade_of(JudgementArea.OVERALL_EFFECTIVENESS)))
        for each in table.inspections
    ]
    assert overall == [
        ("York", date(2017, 2, 7), "Good"),
        ("York", date(2022, 4, 22), "Outstanding"),
        ("Yrok", date(2017, 2, 17), "Good"),
        ("Yrok", date(2022, 4, 12), "Good"),
    ]
