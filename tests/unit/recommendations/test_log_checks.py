"""What in an action's history cannot be, or is doubtful, on both sides of each day."""

from datetime import date
from typing import Any

import pytest

from safeguarding.faults import Severity
from safeguarding.recommendations.log_checks import log_faults
from safeguarding.recommendations.records import Action, Plan
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Delivery, Rating, Travel

DAY, NEXT, ON = date(2024, 5, 1), date(2024, 5, 2), date(2024, 9, 1)


def problems(*entries: dict[str, Any], on: date = ON, starts_on: date | None = None) -> list[str]:
    """What is found of one action whose log has these entries, on the first day where none is named."""
    updates = [Update(**{"action": "a1", "on": DAY, **entry}) for entry in entries]
    plan = Plan(actions=[Action(ref="a1", starts_on=starts_on)], updates=updates)
    return [f"{fault.place}: {fault.problem}" for fault in log_faults(plan, on=on)]


@pytest.mark.parametrize(
    ("entry", "starts_on", "found"),
    [
        ({"completed_on": DAY}, DAY, []),
        ({"completed_on": DAY}, NEXT, ["$.updates[0].completed_on: completed before the start"]),
        ({"completed_on": DAY, "signed_off_on": DAY}, None, []),
        (
            {"on": NEXT, "completed_on": NEXT, "signed_off_on": DAY},
            None,
            ["$.updates[0].signed_off_on: signed off before completed"],
        ),
        ({"signed_off_on": DAY}, None, ["$.updates[0].signed_off_on: signed off, but never completed"]),
        ({"delivery": Delivery.IMPLEMENTED}, None, ["$.actions[0]: implemented, without a day of sign-off"]),
        ({"completed_on": DAY, "percent": 100}, None, []),
        ({"completed_on": DAY, "percent": 99}, None, ["$.actions[0]: done, at 99% progress"]),
        ({"delivery": Delivery.IN_PROGRESS, "percent": 99}, None, []),
        ({"delivery": Delivery.IN_PROGRESS, "percent": 100}, None, ["$.actions[0]: 100% progress, but not completed"]),
    ],
)
def test_order_and_progress(entry: dict[str, Any], starts_on: date | None, found: list[str]) -> None:
    """Start, completion, sign-off; all of them may be on one day."""
    assert problems(entry, starts_on=starts_on) == found
    # what is recorded later than the day that is asked about is not known then
    assert problems({**entry, "on": ON}, on=date(2024, 8, 31), starts_on=starts_on) == []


def test_the_last_entry_that_says_so_is_named() -> None:
    entries = ({"completed_on": DAY}, {"on": NEXT, "completed_on": date(2024, 4, 30)}, {"on": NEXT, "note": "seen"})
    assert problems(*entries, starts_on=DAY) == ["$.updates[1].completed_on: completed before the start"]


@pytest.mark.parametrize(
    ("withdrawn", "on", "doubtful"),
    [
        ("the audit", NEXT, False),
        ("The  audit", NEXT, False),
        ("the audit", date(2024, 4, 30), True),
        ("a report", NEXT, True),
    ],
)
def test_only_what_was_recorded_is_withdrawn(withdrawn: str, on: date, doubtful: bool) -> None:  # noqa: FBT001
    found = problems({"evidence": "the audit"}, {"on": on, "evidence_withdrawn": withdrawn})
    assert found == ["$.updates[1].evidence_withdrawn: evidence withdrawn that was never recorded"] * doubtful


@pytest.mark.parametrize(
    ("travel", "doubtful"), [(Travel.WORSE, False), (Travel.BETTER, True), (Travel.CANNOT_SAY, False), (None, False)]
)
def test_the_way_from_the_colour_before(travel: Travel | None, doubtful: bool) -> None:  # noqa: FBT001
    """From green to amber is worse; whoever says that it cannot be said is not contradicted."""
    found = problems(
        {"rating": Rating.GREEN, "travel": Travel.BETTER}, {"on": NEXT, "rating": Rating.AMBER, "travel": travel}
    )
    assert len(found) == doubtful


def test_what_is_doubtful_is_a_warning() -> None:
    """What cannot be is an error."""
    plan = Plan(
        actions=[Action(ref="a1"), Action(ref="a2")],
        updates=[
            Update(action="a1", on=DAY, delivery=Delivery.IMPLEMENTED),
            Update(action="a2", on=DAY, signed_off_on=DAY),
        ],
    )
    assert [fault.severity for fault in log_faults(plan, on=ON)] == [Severity.WARNING, Severity.ERROR]


def test_of_two_actions_with_one_key_the_log_is_of_the_first() -> None:
    plan = Plan(actions=[Action(ref="a1"), Action(ref="a1")], updates=[Update(action="a1", on=DAY, signed_off_on=DAY)])
    assert len(list(log_faults(plan, on=ON))) == 1
