"""Headings of groups over titles: a title is read with them, alone where they say nothing, and not where they say another thing."""

from collections.abc import Sequence

import pytest

from safeguarding.tables.grids import Grid, Row
from safeguarding.tables.headers import Column, Header, find_header
from safeguarding.tables.spreadsheet_dates import DateColumn

COLUMNS = (
    Column(field="reference", headers="ref | staff id"),
    Column(field="number", headers="dbs number | certificate number"),
    Column(field="issued", headers="issue date | dbs issue date | dbs date", is_required=True, look=DateColumn.of),
    Column(field="starts", headers="start date | employment start"),
    Column(field="left", headers="end date | leaving date"),
    Column(field="revised", headers="revised date"),
)


def header(*rows: str) -> Header:
    cells = [Row(number, tuple(row.split("|"))) for number, row in enumerate(rows, start=1)]
    return find_header(Grid(name="t", rows=cells), COLUMNS)


@pytest.mark.parametrize(
    ("rows", "positions"),
    [
        # a group's heading makes a title known, over two rows and over three
        (("Staff||DBS|", "Ref|Name|Number|Date"), {"reference": 0, "number": 2, "issued": 3}),
        (("Staff|||DBS||", "|||Issue||", "Ref|Name|Level|Date|By|To"), {"reference": 0, "issued": 3}),
        (("DBS||Staff", "Certificate|Issue|", "Number|Date|Ref"), {"number": 0, "issued": 1, "reference": 2}),
        # a heading with more words than the name has
        (("Staff details||DBS check|", "Ref|Name|Number|Issue date"), {"reference": 0, "number": 2, "issued": 3}),
        # a plural heading over what is one of them
        (("|Dates||", "Ref|Issue|Start|Revised"), {"reference": 0, "issued": 1, "starts": 2, "revised": 3}),
        # titles written over two rows, and one that stands above only
        (("Staff|Certificate|Issue", "ID|Number|Date"), {"reference": 0, "number": 1, "issued": 2}),
        (("Staff ID|DBS|", "|Number|Issue date"), {"reference": 0, "number": 1, "issued": 2}),
        # a title of the sheet is no heading
        (("Our council||", "Ref|Start date|Issue date"), {"reference": 0, "starts": 1, "issued": 2}),
        (("Our council|As at 1 May 2024|", "Ref|Start date|Issue date"), {"reference": 0, "starts": 1, "issued": 2}),
        (("Our council||", "Staff|DBS|", "Ref|Number|Issue date"), {"reference": 0, "number": 1, "issued": 2}),
    ],
)
def test_titles_with_their_headings(rows: Sequence[str], positions: dict[str, int]) -> None:
    assert header(*rows).positions == positions


class TestAnotherThing:
    """Under a heading of something else a title is not what it is by itself; it is reported by both."""

    def test_a_passport(self) -> None:
        found = header("Staff|Passport||DBS|", "Ref|Number|Issue date|Number|Issue date")
        assert found.positions == {"reference": 0, "number": 3, "issued": 4}
        assert "Passport Issue date" in found.unread

    def test_only_a_passport(self) -> None:
        found = header("Staff|Passport||DBS", "Ref|Number|Issue date|Number")
        assert "issued" not in found.positions
        assert "'Passport Issue date'" in found.faults[0].remedy

    def test_a_leave(self) -> None:
        """Who comes back from a leave has not left."""
        found = header("Personal|Checks|Maternity leave|", "Ref|Issue date|Start date|End date")
        assert found.positions == {"reference": 0, "issued": 1}
        assert found.unread == ("Maternity leave Start date", "Maternity leave End date")
