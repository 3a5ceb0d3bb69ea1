"""One reader of rows for every table: what is no record is set aside, and each doubt has its place."""

from safeguarding.faults import Place, Severity
from safeguarding.tables.grids import Grid, Row
from safeguarding.tables.headers import Column
from safeguarding.tables.reading import matching, table_of
from safeguarding.tables.row_readers import Cells, RowReader


def read_count(cells: Cells, field: str) -> int | None:
    text = cells.text(field)
    if not text.isdigit():
        cells.report(field, "not a number", "write a number")
        return None
    return int(text)


COLUMNS = (
    Column(field="name", headers=("name",), is_required=True),
    Column(field="count", headers=("count",), read=read_count),
)


def reader_of(*rows: str, is_named_first: bool = False, counts_cells: bool = False) -> RowReader:
    cells = [Row(number, tuple(row.split("|"))) for number, row in enumerate(rows, start=1)]
    grid = Grid(name="t.xlsx", sheet="Counts", rows=tuple(cells))
    table = table_of(grid, matching(COLUMNS))
    return RowReader(
        table=table,
        record="a count",
        place=table.place(),
        is_named_first=is_named_first,
        counts_cells=counts_cells,
    )


class TestRows:
    """Blank rows are counted; the header again, totals and notes are unread, and said to be."""

    def test_what_is_set_aside(self) -> None:
        reader = reader_of("name|count|more", "a|1|", "||", "name|count|more", "Overall total|1|", "b|2|")
        assert [cells["name"] for cells in reader.records()] == ["a", "b"]
        assert [row.number for row in reader.unread] == [4, 5]
        assert reader.blank_rows == 1
        assert [(fault.place, fault.problem, fault.severity) for fault in reader.faults] == [
            (Place(file="t.xlsx", sheet="Counts", row=4), "the header again", Severity.WARNING),
            (Place(file="t.xlsx", sheet="Counts", row=5), "a total or a note, not a count", Severity.WARNING),
        ]

    def test_notes_where_names_come_first(self) -> None:
        rows = ("name|count", "Printed on Monday|", "Total of them|1", "a|1")
        assert [cells["name"] for cells in reader_of(*rows, is_named_first=True).records()] == ["a"]
        assert len(list(reader_of(*rows).records())) == 3


class TestCells:
    """A cell is read once, however often it is asked for, and what is wrong with it is reported once."""

    def test_a_cell_is_read_once(self) -> None:
        reader = reader_of("name|count", "a|x")
        for cells in reader.records():
            assert cells["count"] is None
            assert cells["count"] is None
            assert cells["nothing of the kind"] == ""
        (fault,) = reader.faults
        assert str(fault) == "t.xlsx, sheet 'Counts', row 2, column 'count': not a number, found 'x'; write a number"

    def test_a_doubt_about_a_column_that_is_not_there_is_about_the_row(self) -> None:
        reader = reader_of("name", "a")
        for cells in reader.records():
            assert cells["count"] is None
        assert reader.faults[0].place == Place(file="t.xlsx", sheet="Counts", row=2)


class TestShape:
    """Rows that are longer than their header, and columns that are not read, are reported."""

    def test_longer_rows(self) -> None:
        reader = reader_of("name|count", "a|1|| x ", "b|1||", "c")
        assert len(list(reader.records())) == 3
        (fault,) = reader.faults
        assert (fault.place.row, fault.problem, fault.found) == (2, "4 cells, where the header has 2", "x")

    def test_shorter_rows_where_cells_count(self) -> None:
        reader = reader_of("name|count", "a", counts_cells=True)
        assert len(list(reader.records())) == 1
        assert reader.faults[0].remedy == "fill in the cells that are missing"

    def test_columns_that_are_not_read(self) -> None:
        reader = reader_of("|".join(["name", *(f"more {k}" for k in range(12))]), "a")
        (fault,) = reader.unread_columns("leave them out")
        assert fault.problem.startswith("columns that are not read: 'more 0', ")
        assert fault.problem.endswith("'more 10', 'more 11'")
        assert list(reader_of("name|count", "a|1").unread_columns("")) == []
