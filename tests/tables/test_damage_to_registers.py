"""A register that is read rightly, damaged: the answer is the same or something is reported, and nobody is safer.

Damage that leaves no trace cannot be seen by any reader: a row that is gone, a person's reference exchanged for another, an
optional cell blanked, two columns of one kind exchanged, one date whose day and month are both 12 or less exchanged. An
optional column that is gone leaves this trace only: the answer names the columns that it did not have.
"""

import csv
import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.standings import Standing
from safeguarding.dbs.statuses import recheck_status
from safeguarding.errors import FaultyInputError, UnreadableFileError
from safeguarding.readers.dbs.registers import DbsRegister, read_register

AS_AT = date(2024, 9, 19)
HEADER = ["Staff ID", "Name", "Level required", "DBS level", "DBS number", "Issue date", "Start date", "Job title"]
ROWS = [
    ["S01", "Invented One", "Enhanced", "Enhanced", "001234567801", "20/03/2023", "13/04/2015", "Cook"],
    ["S02", "Invented Two", "Enhanced", "Enhanced", "001234567802", "21/03/2019", "14/04/2015", "Driver"],
    ["S03", "Invented Three", "Enhanced", "Standard", "001234567803", "22/03/2023", "15/04/2015", "Cook"],
    ["S04", "Invented Four", "Enhanced", "Enhanced", "001234567804", "23/10/2021", "16/04/2015", "Social worker"],
    ["S05", "Invented Five", "", "", "001234567805", "24/03/2020", "17/04/2015", "Cook"],
    ["S06", "Invented Six", "Enhanced", "", "001234567806", "25/03/2023", "18/04/2015", "Cook"],
    ["S07", "Invented Seven", "Standard", "Enhanced", "001234567807", "26/03/2023", "19/04/2015", "Cook"],
    ["S08", "Invented Eight", "Enhanced", "Enhanced", "", "", "20/04/2015", "Cook"],
]
ISSUED, LEVEL = HEADER.index("Issue date"), HEADER.index("DBS level")
WRITTEN = {"delimiter": ",", "encoding": "utf-8"}

Table = list[list[str]]
Draw = Callable[[st.SearchStrategy[Any]], Any]
Damage = Callable[[Table, Draw, dict[str, str]], None]


def _at(table: Table, draw: Draw) -> list[str]:
    return table[draw(st.integers(1, len(table) - 1))]


def rename_a_column(table: Table, draw: Draw, _: dict[str, str]) -> None:
    table[0][draw(st.integers(0, len(HEADER) - 1))] = draw(st.sampled_from(["Column 7", "Misc", "x", "Valid from"]))


def drop_the_needed_column(table: Table, _draw: Draw, _: dict[str, str]) -> None:
    for row in table:
        del row[ISSUED]


def repeat_a_column(table: Table, draw: Draw, _: dict[str, str]) -> None:
    column = draw(st.integers(0, len(HEADER) - 1))
    for k, row in enumerate(table):
        row.append(row[column] if k == 0 else draw(st.sampled_from(["", "29/03/2024", "x"])))


def lengthen_a_row(table: Table, draw: Draw, _: dict[str, str]) -> None:
    row = _at(table, draw)
    row.insert(draw(st.integers(0, len(row))), draw(st.sampled_from(["", "Ann", "29/03/2024"])))


def shorten_a_row(table: Table, draw: Draw, _: dict[str, str]) -> None:
    row = _at(table, draw)
    del row[draw(st.integers(0, len(row) - 1))]


def insert_a_note(table: Table, draw: Draw, _: dict[str, str]) -> None:
    notes = [
        "Total",
        "Last updated 19/09/2024",
        "Signed: A. Manager",
        "Count of staff",
        "Report run by HR",
        "Agency staff:",
    ]
    blank = [""] * (len(HEADER) - 1)
    blank[ISSUED - 1] = draw(st.sampled_from(["", "29/03/2024", "8"]))
    place = draw(st.integers(0, 1))
    note = [draw(st.sampled_from(notes)), *blank] if place == 0 else ["", draw(st.sampled_from(notes)), *blank[1:]]
    table.insert(draw(st.integers(1, len(table))), note)


def insert_a_second_header(table: Table, draw: Draw, _: dict[str, str]) -> None:
    table.insert(draw(st.integers(1, len(table))), draw(st.permutations(HEADER)))


def junk_in_a_cell(table: Table, draw: Draw, _: dict[str, str]) -> None:
    # a reference is whatever stands there
    _at(table, draw)[draw(st.sampled_from([LEVEL, ISSUED, 2, 4, 6]))] = draw(
        st.sampled_from(["#REF!", "see file", "31/02/2023", "List 99", "yes", "99", "1.23E+11"])
    )


def one_american_date(table: Table, draw: Draw, _: dict[str, str]) -> None:
    row = table[draw(st.integers(1, 7))]
    day, month, year = row[ISSUED].split("/")
    row[ISSUED] = f"{month}/{day}/{year}"


def another_delimiter(_table: Table, draw: Draw, written: dict[str, str]) -> None:
    written["delimiter"] = draw(st.sampled_from([";", "\t", "|"]))


def another_encoding(_table: Table, draw: Draw, written: dict[str, str]) -> None:
    written["encoding"] = draw(st.sampled_from(["cp1252", "utf-16", "utf-8-sig", "utf-32"]))


DAMAGES: tuple[Damage, ...] = (
    *(rename_a_column, drop_the_needed_column, repeat_a_column, lengthen_a_row, shorten_a_row, insert_a_note),
    *(insert_a_second_header, junk_in_a_cell, one_american_date, another_delimiter, another_encoding),
)


def standings(found: DbsRegister) -> dict[str, Standing]:
    return {each.reference: recheck_status(each, YORK_2017, on=AS_AT).standing for each in found.people}


def read(folder: Path, table: Table, written: dict[str, str]) -> DbsRegister:
    text = io.StringIO()
    csv.writer(text, delimiter=written["delimiter"]).writerows(table)
    file = folder / "staff.csv"
    file.write_text(text.getvalue(), encoding=written["encoding"], newline="")
    return read_register(file)


def test_the_register_is_read_rightly(tmp_path: Path) -> None:
    found = read(tmp_path, [HEADER, *ROWS], WRITTEN)
    assert (found.faults, found.problems) == ((), ())
    labels = [each.label for each in standings(found).values()]
    assert labels == [
        *("in date", "overdue", "wrong level", "in date"),
        *("overdue", "level unknown", "in date", "no check on record"),
    ]


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda each: each.__name__)
@settings(max_examples=20)
@given(data=st.data())
def test_damage_is_harmless_or_reported(
    damage: Damage, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The answer is the same, or something is reported; nobody who was not in date is so by the damage."""
    folder = tmp_path_factory.mktemp("registers")
    before = standings(read(folder, [HEADER, *ROWS], WRITTEN))
    table, written = [list(row) for row in (HEADER, *ROWS)], dict(WRITTEN)
    damage(table, data.draw, written)
    try:
        found = read(folder, table, written)
    except (FaultyInputError, UnreadableFileError):
        return
    after = standings(found)
    assert after == before or found.faults or found.problems
    # another column of dates is another check, and without its title nobody knows what a post requires; both are reported
    if damage is not repeat_a_column and damage is not rename_a_column:
        safe = {reference for reference, standing in after.items() if standing.is_compliant}
        assert safe <= {reference for reference, standing in before.items() if standing.is_compliant}


def test_a_column_that_is_gone_is_named(tmp_path: Path) -> None:
    """Without the column of what posts require nobody is below it, and the answer says that it had no such column."""
    table = [row[:2] + row[3:] for row in (HEADER, *ROWS)]
    found = read(tmp_path, table, WRITTEN)
    assert standings(found)["S03"] is Standing.IN_DATE
    assert "required level" in found.absent
