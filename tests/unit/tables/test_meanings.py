"""A refusal says which column may be meant: by every name, by what the column holds, and what it is not."""

import pytest

from safeguarding.errors import FaultyInputError
from safeguarding.faults import Place
from safeguarding.tables.grids import Grid, Row
from safeguarding.tables.headers import Column
from safeguarding.tables.reading import FileTable, matching, table_of
from safeguarding.tables.row_readers import RowReader
from safeguarding.tables.spreadsheet_dates import DateColumn

COLUMNS = (
    Column(field="reference", headers="staff id | payroll number"),
    Column(
        field="issued",
        headers="issue date | date of disclosure",
        look=DateColumn.of,
        is_required=True,
        from_its_end="work from it",
    ),
    Column(
        field="number",
        headers="dbs number | certificate no",
        looks_like=lambda cell: len(cell) == 4 and cell.isdigit(),
        cells_are="numbers of 4 digits",
    ),
)


def table(*rows: str) -> FileTable:
    cells = [Row(number, tuple(row.split("|"))) for number, row in enumerate(rows, start=1)]
    return table_of(Grid(name="t", rows=cells), matching(COLUMNS, declares=True))


def refusal(*rows: str) -> str:
    with pytest.raises(FaultyInputError) as refused:
        table(*rows)
    return str(refused.value)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        # by what it holds, whatever it is called
        (
            ("Staff ID|Wann", "S1|19/09/2014"),
            "is 'Wann' meant for it? Then declare it: issued=Wann ('Wann' holds dates)",
        ),
        # by a name that is not the first one
        (("Staff ID|Date of disclosur", "S1|"), "is 'Date of disclosur' meant for it?"),
        # what the other columns may be
        (("Staff ID|Wann|Nr", "S1|19/09/2014|0012"), "'Nr' holds numbers of 4 digits: is it 'dbs number'?"),
        (("Payrol number|Wann", "S1|19/09/2014"), "is 'Payrol number' meant for 'staff id'?"),
        # what ends is not what begins
        (("Staff ID|Expires", "S1|19/09/2017"), "'Expires' seems to say when something ends or is next due"),
        (("Staff ID|Expires", "S1|19/09/2017"), "which is another day: work from it"),
        # all headers
        (("Staff ID|Name|x", "S1||"), "the headers found are 'Staff ID', 'Name', 'x'"),
    ],
)
def test_what_may_be_meant(rows: tuple[str, ...], words: str) -> None:
    assert words in refusal(*rows)


def test_of_columns_that_are_not_read() -> None:
    """A table that is read says the same of a column that nothing reads."""
    read = table("Staff ID|Issue date|Nr|Remarks", "S1|19/09/2014|0012|", "S2|19/09/2014|0013|1")
    (fault,) = RowReader(table=read, record="a person", place=Place()).unread_columns("leave them out")
    assert fault.remedy == (
        "'Nr' holds numbers of 4 digits: is it 'dbs number'? Then declare it: number=Nr; leave them out"
    )


def test_below_titles_of_the_sheet() -> None:
    """Where no title is known at all, the row that is about as wide as the table is taken for its header."""
    assert "the headers found are 'Nr', 'Wann', 'Was'" in refusal("Our council", "|As at May|", "Nr|Wann|Was", "S1|x|y")


def test_a_table_without_a_header_shows_nobody() -> None:
    """Values are not printed as if they were titles: there may be names among them."""
    said = refusal("S1|Invented Person|001234567801|19/09/2014", "S2|Invented Other|001234567802|")
    assert "no row of headers was found" in said
    assert "Invented" not in said


def test_where_nothing_can_be_declared() -> None:
    """A reader whose caller cannot declare a column asks for its name."""
    grid = Grid(name="t", rows=[Row(1, ("Staff ID", "Wann")), Row(2, ("S1", "19/09/2014"))])
    with pytest.raises(FaultyInputError, match=r"is 'Wann' meant for it\? Then call it 'issue date'"):
        table_of(grid, matching(COLUMNS))
