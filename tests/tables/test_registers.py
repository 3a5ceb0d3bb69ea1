"""Registers as councils and schools have them: each file is read as the reading beside it says.

A register is a file in ``registers/`` with a ``.toml`` of the same name, which says where its shape was seen, where each
person stands on the day, and what is reported. To add one, add the two files.
"""

import csv
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from tests.dbs_registers import read_in_every_way

from safeguarding.dbs.published_policies import PUBLISHED_POLICIES, YORK_2017
from safeguarding.dbs.statuses import recheck_status
from safeguarding.errors import FaultyInputError, UnreadableFileError
from safeguarding.readers.dbs.masking import shown
from safeguarding.readers.dbs.registers import read_register, register_match
from safeguarding.tables.reading import read_table

FOLDER = Path(__file__).parent / "registers"
READINGS = sorted(FOLDER.glob("*.toml"))
LEAST = 40
POLICIES = {policy.name: policy for policy in PUBLISHED_POLICIES}


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
    policy = POLICIES[expected.get("policy", YORK_2017.name)]
    standings: dict[str, str] = {}
    for person, rows in zip(found.people, found.rows, strict=True):
        # two people may have one reference
        name = f"{person.reference}, row {rows[0]}" if person.reference in standings else person.reference
        standings[name] = recheck_status(person, policy, on=expected["as_at"]).standing.label
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


READ = [reading for reading in READINGS if "refused" not in tomllib.loads(reading.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("reading", READ, ids=lambda path: path.stem)
def test_each_cell_is_read_or_reported(reading: Path, tmp_path: Path) -> None:
    """Each column is read or reported by its own words; words without meaning in any coded cell that is read are reported."""
    columns = tomllib.loads(reading.read_text(encoding="utf-8")).get("columns", {})
    table = read_table(reading.with_suffix(".csv"), register_match(columns))
    found = read_register(reading.with_suffix(".csv"), columns=columns)
    told = "\n".join(map(str, found.faults))
    assert [title for title in table.header.unread if shown(title) not in told] == []
    coded = {column.field for column in table.header.columns if column.read is not None}
    # a line a row, so that rows are numbered as they stand
    rows = [[" ".join(cell.split()) for cell in row.cells] for row in (table.header.row, *table.rows)]
    unread = {row.number for row in table.rows if row.number in found.unread}
    for k, row in enumerate(table.rows, start=1):
        for field in coded & table.header.positions.keys() if row.number not in unread else ():
            changed = [list(cells) for cells in rows]
            if table.header.positions[field] >= len(changed[k]):
                continue
            changed[k][table.header.positions[field]] = "zqx vwk"
            file = tmp_path / "register.csv"
            with file.open("w", encoding="utf-8", newline="") as target:
                csv.writer(target).writerows(changed)
            again = read_register(file, columns=columns)
            places = [fault.place for fault in (*again.faults, *again.problems)]
            assert any(place.row == k + 1 for place in places), (row.number, field)
