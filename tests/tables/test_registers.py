"""Registers as councils and schools have them: each file is read as the reading beside it says.

A register is a file in ``registers/`` with a ``.toml`` of the same name, which says where its shape was seen, where each
person stands on the day, and what is reported. To add one, add the two files.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.dbs_registers import read_in_every_way

from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.statuses import recheck_status
from safeguarding.errors import FaultyInputError, UnreadableFileError

FOLDER = Path(__file__).parent / "registers"
READINGS = sorted(FOLDER.glob("*.toml"))
LEAST = 20


def test_every_register_has_a_reading() -> None:
    """No file of the corpus is left out, and there are enough of them."""
    registers = {path.stem for path in FOLDER.iterdir() if path.suffix != ".toml"}
    assert registers == {path.stem for path in READINGS}
    assert len(registers) >= LEAST


@pytest.mark.parametrize("reading", READINGS, ids=lambda path: path.stem)
def test_a_register_is_read_as_it_says(reading: Path) -> None:
    """Each person stands where the reading says; each report is made; rows in are rows read and rows reported."""
    expected = tomllib.loads(reading.read_text(encoding="utf-8"))
    assert expected["seen"]
    (file,) = (path for path in FOLDER.glob(f"{reading.stem}.*") if path.suffix != ".toml")
    if "refused" in expected:
        with pytest.raises((FaultyInputError, UnreadableFileError)) as refusal:
            read_in_every_way(file)
        for words in expected["refused"]:
            assert words in str(refusal.value)
        return
    check(file, expected)


def check(file: Path, expected: Mapping[str, Any]) -> None:
    found = read_in_every_way(file, columns=expected.get("columns"))
    standings = {
        each.reference: recheck_status(each, YORK_2017, on=expected["as_at"]).standing.label for each in found.people
    }
    assert standings == expected["people"]
    assert list(found.unread) == expected.get("unread", [])
    reports = [str(each) for each in (*found.faults, *found.problems)]
    for words in expected.get("reported", []):
        assert any(words in report for report in reports), (words, reports)
    if not expected.get("reported"):
        assert reports == []
    assert found.has_serious_faults is expected["serious"]
    of_people = [number for numbers in found.rows for number in numbers]
    assert sorted((*of_people, *found.unread)) == sorted(set(of_people) | set(found.unread))
    assert len(of_people) + len(found.unread) == found.row_count
