"""The state of an action, as each kind of column says it."""

import pytest
from tests.unit.readers.recommendations.test_trackers import AS_AT, tracker

from safeguarding.recommendations.states import state_on
from safeguarding.recommendations.words import Delivery, Rating

D = Delivery


def said(header: str, *rows: str) -> tuple[Delivery, Rating | None, bool]:
    """What an action's row says of its state and its colour, and whether one of its cells is reported."""
    found = tracker(
        f"Rec|Recommendation|Action|{header}", *(f"{k}|Train|Step {k}|{row}" for k, row in enumerate(rows, 1))
    )
    state = state_on(found.plan, found.plan.actions[0].ref, on=AS_AT)
    return state.delivery, state.rating, any(fault.place.row == 2 and fault.place.column for fault in found.faults)


@pytest.mark.parametrize(
    ("cell", "state", "is_told"),
    [
        ("In progress", D.IN_PROGRESS, False),
        ("0%", D.NOT_STARTED, False),
        ("40 per cent complete", D.IN_PROGRESS, False),
        ("100%", D.COMPLETE_AWAITING_SIGN_OFF, False),
        # a hundred and one is no share of anything
        ("101%", D.NOT_KNOWN, True),
        ("tbc", D.NOT_KNOWN, False),
        ("n/a", D.NO_LONGER_APPLICABLE, False),
        ("In progress?", D.NOT_KNOWN, True),
        ("Closed", D.COMPLETE_AWAITING_SIGN_OFF, True),
        ("Overdue", D.IN_PROGRESS, True),
        ("Compleet", D.NOT_KNOWN, True),
        # signs say something too: what, the tracker does not say
        ("\N{CHECK MARK}", D.NOT_KNOWN, True),
        ("\N{LARGE GREEN CIRCLE}", D.NOT_KNOWN, True),
        ("-", D.NOT_KNOWN, False),
    ],
)
def test_a_column_of_states(cell: str, state: Delivery, is_told: bool) -> None:  # noqa: FBT001 - a table's column
    """What is not understood is not known and told of; what is only awaited is not known, and nothing to tell of."""
    assert said("Status", cell) == (state, None, is_told)


@pytest.mark.parametrize(
    ("cell", "colour", "state", "is_told"),
    [
        ("Green", Rating.GREEN, D.NOT_KNOWN, False),
        ("N/A", None, D.NOT_KNOWN, False),
        ("Amber - in progress", Rating.AMBER, D.IN_PROGRESS, False),
        ("Red, see note 4", Rating.RED, D.NOT_KNOWN, True),
        ("Purple", None, D.NOT_KNOWN, True),
        # no key says that blue is done
        ("Blue", Rating.BLUE, D.NOT_KNOWN, True),
    ],
)
def test_a_column_of_colours(cell: str, colour: Rating | None, state: Delivery, is_told: bool) -> None:  # noqa: FBT001
    """A colour alone is no state."""
    assert said("RAG", cell) == (state, colour, is_told)


@pytest.mark.parametrize(
    ("status", "done", "state", "is_told"),
    [
        ("In progress", "No", D.IN_PROGRESS, False),
        ("Not started", "No", D.NOT_STARTED, False),
        ("Implemented", "Yes", D.IMPLEMENTED, False),
        # the column of states is taken, and the contradiction told of
        ("In progress", "Yes", D.IN_PROGRESS, True),
        ("Implemented", "No", D.IMPLEMENTED, True),
        ("", "Yes", D.COMPLETE_AWAITING_SIGN_OFF, False),
        ("", "N", D.IN_PROGRESS, False),
        ("", "perhaps", D.NOT_KNOWN, True),
        ("", "-", D.NOT_KNOWN, False),
    ],
)
def test_yes_or_no_beside_a_state(status: str, done: str, state: Delivery, is_told: bool) -> None:  # noqa: FBT001
    assert said("Status|Done?", f"{status}|{done}", "In progress|No", "|Yes") == (state, None, is_told)


@pytest.mark.parametrize(
    ("status", "resolution", "state", "is_told"),
    [
        ("Closed", "Done", D.COMPLETE_AWAITING_SIGN_OFF, True),
        ("In progress", "Duplicate", D.NOT_KNOWN, True),
        ("In progress", "Done", D.IN_PROGRESS, False),
        ("In progress", "", D.IN_PROGRESS, False),
        ("", "Won't do", D.NO_LONGER_APPLICABLE, False),
        ("", "By magic", D.NOT_KNOWN, True),
    ],
)
def test_why_it_was_closed(status: str, resolution: str, state: Delivery, is_told: bool) -> None:  # noqa: FBT001
    """Not everything that is closed was done; closed beside an open state, nobody knows which holds."""
    assert said("Status|Resolution", f"{status}|{resolution}") == (state, None, is_told)
