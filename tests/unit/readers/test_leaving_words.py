"""The words of personnel exports and of central records are the same: nobody is left in one and here in the other."""

import pytest

from safeguarding.readers.dbs.words import STATUS_FIELD, said_left
from safeguarding.readers.leaving_words import says_here, says_left, says_left_on


@pytest.mark.parametrize("cell", ["Left", "LEAVER", "Ex-employee", "former member of staff", "Made redundant"])
def test_who_has_left(cell: str) -> None:
    assert says_left(cell)
    assert not says_here(cell)
    assert said_left(cell, STATUS_FIELD) is True


@pytest.mark.parametrize(
    "cell", ["Left on 1 May 2017", "left: 01/05/2017", "Retired (2017)", "has left service 1.5.17"]
)
def test_who_has_left_on_a_day(cell: str) -> None:
    """A day among the words says that they have left; which day is read in a column of days only."""
    assert says_left_on(cell)
    assert not says_left(cell)
    assert said_left(cell, STATUS_FIELD) is True


@pytest.mark.parametrize(
    "cell", ["Leaving 1 May 2017", "Resigned 1 May 2017", "01/05/2017", "Leftwich 2", "Active 2017"]
)
def test_who_may_still_be_here(cell: str) -> None:
    """Who gave notice, or leaves on a day to come, is asked about, not taken for a leaver."""
    assert not says_left_on(cell)
    assert not says_left(cell)
    assert said_left(cell, STATUS_FIELD) is None


@pytest.mark.parametrize(
    ("cell", "is_left"), [("\N{CHECK MARK}", True), ("\N{BALLOT X}", False), ("-", False), ("*", None)]
)
def test_a_tick_says_yes(cell: str, is_left: bool | None) -> None:  # noqa: FBT001 - a table's column
    """A sign in a column that asks who has left is an answer, or is asked about; only an empty cell says nothing."""
    assert said_left(cell, "leaver") is is_left
