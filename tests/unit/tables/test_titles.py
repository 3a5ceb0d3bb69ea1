"""The titles of columns."""

import pytest

from safeguarding.tables.titles import folded, is_format, readings


@pytest.mark.parametrize(
    ("title", "plain"),
    [
        ("  Staff_ID* ", "staff id"),
        ("% done", "percent done"),
        # of signs alone, it is not the same as none
        ("#", "#"),
        (" ", ""),
    ],
)
def test_capitals_and_signs_do_not_count(title: str, plain: str) -> None:
    assert folded(title) == plain


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("Issue date [dd-mmm-yy]", "issue date"),
        ("Certificate number (12 digits)", "certificate number"),
        ("Time taken (working days)", None),
        ("DBSIssueDate", "dbs issue date"),
        # what they are of, not how they are written
        ("Date (leaving)", None),
        ("x" * 501 + " (text)", None),
    ],
)
def test_what_a_title_may_be_called_besides(title: str, called: str | None) -> None:
    """Without how the cells are written; with camel case taken apart; nothing else is left out."""
    assert readings(title)[0] == folded(title)
    assert called in readings(title) if called else readings(title) == (folded(title),)


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("dd/mm/yyyy", True),
        ("(Yes/No)", True),
        ("y/n", False),
        ("% ", False),
        ("19/09/2014", False),
        ("text me", False),
    ],
)
def test_a_cell_that_says_how_cells_are_written(cell: str, answer: bool) -> None:  # noqa: FBT001 - a table's column
    """One of fewer than four signs may be a cell."""
    assert is_format(cell) is answer
