"""One wrong row and one wrong column of a table are one slip where the cell in which they cross makes both right."""

import pytest

from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.prose.crossed_cells import with_crossed_cells
from safeguarding.figures.prose.found import FoundClaim
from safeguarding.figures.prose.passages import TextPlace

RIGHT = [[12, 7, 9, 28], [14, 3, 6, 23], [8, 11, 2, 21], [34, 21, 17, 72]]
"""Three rows by three columns, and their totals."""
NAMES = ("North", "South", "East", "Total")


def sums(lines: list[list[int]]) -> list[FoundClaim]:
    return [
        FoundClaim(
            claim=TotalClaim(parts=list(map(str, parts)), total=str(total)),
            place=TextPlace("line", 1),
            quote=name,
            taken=(),
            is_sure=False,
        )
        for name, (*parts, total) in zip(NAMES, lines, strict=False)
    ]


def sure(*changes: tuple[int, int, int]) -> list[str]:
    """The lines that are sure, columns first, once some cells are other numbers."""
    table = [list(row) for row in RIGHT]
    for row, column, number in changes:
        table[row][column] = number
    columns = [list(each) for each in zip(*table, strict=True)]
    return [each.quote for each in with_crossed_cells(sums(columns), sums(table)) if each.is_sure]


@pytest.mark.parametrize("number", [4, 31, 300])
def test_a_cell_that_makes_its_row_and_its_column_right(number: int) -> None:
    """However far off it is: 3 in the second row and column."""
    assert sure((1, 1, number)) == ["South", "South"]


def test_a_row_and_a_column_that_are_off_by_other_numbers() -> None:
    """Where not every line of a table was read as a sum, the two may be off by several slips, though they share a number."""
    columns, rows = sums([[12, 14, 8, 34], [7, 3, 11, 24], [9, 6, 2, 17]]), sums([RIGHT[0], [14, 3, 6, 27], RIGHT[2]])
    assert not any(each.is_sure for each in with_crossed_cells(columns, rows))
    rows = sums([RIGHT[0], [14, 3, 6, 26], RIGHT[2]])
    assert [each.quote for each in with_crossed_cells(columns, rows) if each.is_sure] == ["South", "South"]


@pytest.mark.parametrize(("total", "found"), [(29, ["Total", "North"]), (27, [])])
def test_a_total_that_its_row_and_its_column_show(total: int, found: list[str]) -> None:
    """28 of the first row; not where it is below its parts, since somebody may stand in two columns."""
    assert sure((0, 3, total)) == found


def test_two_cells_are_no_one_slip() -> None:
    assert sure((0, 0, 13), (1, 1, 4)) == []


@pytest.mark.parametrize(("times", "found"), [(10, []), (1, ["South", "South"])])
def test_rounded_counts_show_no_slip(times: int, found: list[str]) -> None:
    """Of counts that all end in 0, a row and a column may be off by their rounding."""
    table = [[times * each for each in row] for row in RIGHT]
    table[1][1] += times
    columns = [list(each) for each in zip(*table, strict=True)]
    assert [each.quote for each in with_crossed_cells(sums(columns), sums(table)) if each.is_sure] == found
