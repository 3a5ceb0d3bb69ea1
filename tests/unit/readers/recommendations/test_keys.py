"""The key to a tracker's colours."""

import pytest

from safeguarding.readers.recommendations.keys import ColourKey, colour_key
from safeguarding.recommendations.words import Delivery, Rating
from safeguarding.tables.grids import Grid, Row


def key_of(*rows: str, header: int = 9) -> ColourKey:
    made = (Row(number, tuple(row.split("|"))) for number, row in enumerate(rows, start=1))
    return colour_key(Grid(name="tracker.csv", rows=tuple(made)), header=header)


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("Complete", Delivery.COMPLETE_AWAITING_SIGN_OFF),
        ("the action has been completed", Delivery.COMPLETE_AWAITING_SIGN_OFF),
        ("on track to be completed", Delivery.IN_PROGRESS),
        ("complete and shared with staff", Delivery.COMPLETE_AWAITING_SIGN_OFF),
        # a doubt about the end is no end
        ("complete but awaiting evidence", None),
        ("completed in most teams, not in one", None),
        ("complete but for one team", None),
        ("to be watched", None),
    ],
)
def test_what_a_colour_means(words: str, state: Delivery | None) -> None:
    """A meaning that is no known state is told of with its row, and gives none."""
    key = key_of(f"Blue = {words}")
    assert key.meanings.get(Rating.BLUE) is state
    assert [(fault.place.row, fault.found) for fault in key.faults] == ([] if state else [(1, words)])


def test_several_in_one_cell_and_in_two() -> None:
    """The first meaning of a colour stands; the words above a key are part of it."""
    one = key_of("RAG rating key", "Blue: complete; Green - on track, Amber = in progress", "Blue = in progress")
    assert [state.label for state in one.meanings.values()] == [
        *("complete, awaiting sign-off", "in progress", "in progress"),
    ]
    assert one.rows == {1, 2, 3}
    assert key_of("Green|on track", "Red|Amber").meanings == {Rating.GREEN: Delivery.IN_PROGRESS}


def test_below_the_header_only_a_row_that_holds_little_else() -> None:
    """A row of the plan that speaks of a colour is no key, nor a sentence that merely mentions one."""
    assert key_of("Action|BRAG", "Blue = complete", header=1).rows == {2}
    assert key_of("Action|BRAG|Note", "Blue = complete|Blue|seen", header=1).rows == frozenset()
    assert key_of("Those that are blue = complete, we hope").rows == frozenset()
