"""Entries of a log that cannot be about their action."""

from datetime import date

import pytest

from safeguarding.faults import Severity
from safeguarding.numbers.polarities import Polarity
from safeguarding.recommendations.impact_measures import ImpactMeasure
from safeguarding.recommendations.part_checks import joining_faults, measure_faults
from safeguarding.recommendations.records import Action, Plan
from safeguarding.recommendations.updates import Update

JOINED = date(2024, 5, 1)


@pytest.mark.parametrize(
    ("recorded", "asked", "faults"),
    [
        (date(2024, 4, 30), date(2024, 6, 1), 1),
        (JOINED, date(2024, 6, 1), 0),
        (date(2024, 5, 2), date(2024, 6, 1), 0),
        (date(2024, 4, 30), date(2024, 4, 30), 1),
        (date(2024, 4, 30), date(2024, 4, 29), 0),
    ],
)
def test_recorded_before_its_action_joined(recorded: date, asked: date, faults: int) -> None:
    """On the day itself it had joined; what is recorded after the day asked about is not known yet."""
    plan = Plan(
        actions=[Action(ref="a1", added_on=JOINED), Action(ref="a2")],
        updates=[Update(action="a1", on=recorded, percent=10), Update(action="a2", on=recorded, percent=10)],
    )
    found = list(joining_faults(plan, on=asked))
    assert [str(each.place) for each in found] == ["$.updates[0].on"] * faults


def test_a_measure_of_no_action_is_doubted() -> None:
    """It shows the effect of nothing that the plan does; the plan is usable all the same."""
    measures = [
        ImpactMeasure(ref=ref, name="visits", actions=actions, polarity=Polarity.HIGHER_IS_BETTER)
        for ref, actions in (("m1", ["a1"]), ("m2", []))
    ]
    (found,) = measure_faults(Plan(actions=[Action(ref="a1")], measures=measures))
    assert (str(found.place), found.severity) == ("$.measures[1].actions", Severity.WARNING)
