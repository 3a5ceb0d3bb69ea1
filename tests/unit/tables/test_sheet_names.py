"""The names of sheets in messages."""

import pytest

from safeguarding.tables.sheet_names import named, unknown_sheet


@pytest.mark.parametrize(
    ("sheet", "known", "message"),
    [
        ("Stuff", ["Staff"], "unknown sheet 'Stuff'; did you mean 'Staff'? The sheets are 'Staff'"),
        ("Zebra", ["Staff", "Governors"], "unknown sheet 'Zebra'; the sheets are 'Staff' and 'Governors'"),
        ("Staff", [], "unknown sheet 'Staff'"),
    ],
)
def test_an_unknown_sheet_names_those_that_are_there(sheet: str, known: list[str], message: str) -> None:
    error = unknown_sheet(sheet, known)
    assert str(error) == message
    assert error.name == sheet


def test_several_in_a_sentence() -> None:
    assert [named(["A"]), named(["A", "B"], "or"), named(["A", "B", "C"])] == ["'A'", "'A' or 'B'", "'A', 'B' and 'C'"]
