"""Words that are no value: one list for nothing, one for not known yet, one notion of a total."""

import pytest

from safeguarding.tables.words import begins_summary, is_nothing, is_pending, is_total


@pytest.mark.parametrize("cell", ["", " ", "-", "–", "N/A", "n.a.", "None", "nil", "NaN", "Not applicable", "\ufeff"])
def test_nothing(cell: str) -> None:
    assert is_nothing(cell)
    assert not is_pending(cell)


@pytest.mark.parametrize("cell", ["TBC", "t.b.c.", "Pending", "?", "not known", "To be confirmed"])
def test_not_known_yet(cell: str) -> None:
    assert is_pending(cell)
    assert not is_nothing(cell)


@pytest.mark.parametrize(
    "cell", ["Total", "TOTALS:", "Grand total", "Sub-total", "Subtotal", "Overall total", "Total staff"]
)
def test_a_cell_that_says_total_and_nothing_else(cell: str) -> None:
    assert is_total(cell)
    assert begins_summary(cell)


@pytest.mark.parametrize("cell", ["Total Respect training", "Totally agree", "The total", "0", "Average"])
def test_a_cell_that_says_more(cell: str) -> None:
    assert not is_total(cell)


@pytest.mark.parametrize("cell", ["Overall total: 3", "Count", "Average age", "End of report", "Page 1 of 3"])
def test_where_names_come_first_a_row_that_begins_so_is_no_record(cell: str) -> None:
    assert begins_summary(cell)


@pytest.mark.parametrize(
    "cell",
    [
        *("Last updated 19/09/2017", "Signed: A. Manager", "Report run by HR", "Count of staff", "Oldest", "Date:"),
        *("Printed on 19/09/2017", "Number of people", "Data as at 1 May 2017", "Prepared by: HR"),
        *("NB all dates may change", "N.B. please ask first"),
    ],
)
def test_notes_of_reports_begin_so(cell: str) -> None:
    """What a report says of itself below its table is no record."""
    assert begins_summary(cell)


@pytest.mark.parametrize(
    "cell",
    [
        "S0042",
        "Totnes, Ann",
        "Count of Monte",
        "Pagett",
        "Dates, Ann",
        "Signe",
        "Keyworth",
        "NB",
        "NB 12",
        "NBA coach",
        "=SUM(A1)",
    ],
)
def test_names_and_references_do_not_begin_so(cell: str) -> None:
    assert not begins_summary(cell)
