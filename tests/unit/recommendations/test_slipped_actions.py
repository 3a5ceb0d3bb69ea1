"""How far an action slipped: from the original target over the latest to the day it was done."""

from datetime import date

import attrs
import pytest
from hypothesis import given

from safeguarding.recommendations.records import Action, Plan
from safeguarding.recommendations.slipped_actions import slippage
from safeguarding.recommendations.states import standing, state_on, states_on
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import ActionStanding, Delivery
from safeguarding.testing.strategies.recommendations import days, plans

TARGET = date(2017, 9, 30)
BEGUN = Update(action="a1", on=date(2017, 6, 1), delivery=Delivery.IN_PROGRESS)


def plan_with(*log: Update, target_on: date | None = TARGET) -> Plan:
    return Plan(actions=[Action(ref="a1", starts_on=date(2017, 5, 1), target_on=target_on)], updates=log)


def entry(on: date, **fields: object) -> Update:
    return Update(action="a1", on=on, **fields)  # type: ignore[arg-type]


class TestSlippage:
    """From the original target over the latest to the day it was done."""

    def test_revised_twice_and_done_late(self) -> None:
        plan = plan_with(
            entry(date(2017, 9, 1), target_on=date(2017, 12, 31)),
            entry(date(2017, 12, 1), target_on=date(2018, 1, 31)),
            entry(date(2018, 2, 10), completed_on=date(2018, 2, 10)),
        )
        slipped = slippage(state_on(plan, "a1", on=date(2018, 3, 1)))
        assert slipped is not None
        assert (slipped.revisions, slipped.days_revised, slipped.days_past_target) == (2, 123, 10)
        assert slipped.days_in_all == 133
        assert slipped.explanation == (
            "first due 30 September 2017, revised 2 times to 31 January 2018; done on 10 February 2018: +133 days in all"
        )

    def test_open_and_not_yet_due(self) -> None:
        slipped = slippage(state_on(plan_with(BEGUN), "a1", on=TARGET))
        assert slipped is not None
        assert (slipped.days_past_target, slipped.days_in_all) == (None, 0)

    def test_open_and_overdue(self) -> None:
        slipped = slippage(state_on(plan_with(BEGUN), "a1", on=date(2017, 10, 2)))
        assert slipped is not None
        assert (slipped.days_past_target, slipped.days_in_all) == (2, 2)
        assert "still open on 2 October 2017" in slipped.explanation

    def test_done_early_is_a_gain(self) -> None:
        plan = plan_with(entry(date(2017, 9, 1), completed_on=date(2017, 8, 31)))
        slipped = slippage(state_on(plan, "a1", on=TARGET))
        assert slipped is not None
        assert slipped.days_in_all == -30

    def test_without_a_target_there_is_none(self) -> None:
        assert slippage(state_on(plan_with(target_on=None), "a1", on=TARGET)) is None

    @given(plans(), days())
    def test_the_parts_sum_to_the_whole(self, plan: Plan, on: date) -> None:
        for state in states_on(plan, on=on):
            slipped = slippage(state)
            if slipped is not None:
                assert slipped.days_revised + (slipped.days_past_target or 0) == slipped.days_in_all
                assert (standing(state) is ActionStanding.OVERDUE) == (
                    not slipped.is_done and slipped.reached_on is not None
                )

    @pytest.mark.parametrize("delivery", [Delivery.NOT_KNOWN, Delivery.CLOSED_RISK_ACCEPTED, Delivery.SUPERSEDED])
    def test_what_is_neither_open_nor_done_has_none(self, delivery: Delivery) -> None:
        """Nobody knows how far it slipped."""
        state = attrs.evolve(state_on(plan_with(BEGUN), "a1", on=TARGET), delivery=delivery)
        assert slippage(state) is None
