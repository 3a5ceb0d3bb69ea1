"""The state of an action on a day, and how it stands in time."""

import random
from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, strategies as st

from safeguarding.errors import OutOfCoverageError, UnknownNameError
from safeguarding.recommendations.records import Action, Plan
from safeguarding.recommendations.states import standing, state_on, states_on
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import ActionStanding, Delivery, Rating, Target, Travel
from safeguarding.testing.strategies.recommendations import days, plans, updates

TARGET = date(2017, 9, 30)
BEGUN = Update(action="a1", on=date(2017, 6, 1), delivery=Delivery.IN_PROGRESS)


def plan_with(*log: Update, target_on: date | None = TARGET) -> Plan:
    return Plan(actions=[Action(ref="a1", starts_on=date(2017, 5, 1), target_on=target_on)], updates=log)


def entry(on: date, **fields: object) -> Update:
    return Update(action="a1", on=on, **fields)  # type: ignore[arg-type]


class TestStateOn:
    """The state on a day is what the record said at the end of that day."""

    LOG = plan_with(
        entry(date(2017, 7, 1), percent=30, owner="head of service"),
        entry(date(2017, 9, 20), target_on=date(2017, 12, 31), evidence="minutes"),
        entry(date(2018, 1, 15), completed_on=date(2018, 1, 10)),
        entry(date(2018, 2, 1), signed_off_on=date(2018, 1, 31), evidence="audit"),
    )

    @pytest.mark.parametrize(
        ("on", "delivery"),
        [
            (date(2017, 6, 30), Delivery.NOT_KNOWN),
            (date(2017, 7, 1), Delivery.IN_PROGRESS),
            (date(2018, 1, 14), Delivery.IN_PROGRESS),
            (date(2018, 1, 15), Delivery.COMPLETE_AWAITING_SIGN_OFF),
            (date(2018, 2, 1), Delivery.IMPLEMENTED),
        ],
    )
    def test_delivery_follows_the_log(self, on: date, delivery: Delivery) -> None:
        """Done is not signed off; a completion counts from the day it was recorded, not the day it happened."""
        assert state_on(self.LOG, "a1", on=on).delivery is delivery

    def test_everything_else(self) -> None:
        state = state_on(self.LOG, "a1", on=date(2018, 3, 1))
        assert state.targets == (TARGET, date(2017, 12, 31))
        assert (state.owner.reveal(), state.evidence, state.percent) == ("head of service", ("minutes", "audit"), 30)
        assert state.updated_on == date(2018, 2, 1)

    def test_entries_in_any_order(self) -> None:
        """The day of an entry counts, not its place in the log."""
        backwards = attrs.evolve(self.LOG, updates=self.LOG.updates[::-1])
        assert states_on(backwards, on=date(2018, 3, 1)) == states_on(self.LOG, on=date(2018, 3, 1))

    def test_the_same_target_again_is_no_revision(self) -> None:
        plan = plan_with(entry(date(2017, 7, 1), target_on=TARGET))
        assert state_on(plan, "a1", on=TARGET).targets == (TARGET,)

    def test_reopening_takes_back_completion_and_sign_off(self) -> None:
        plan = plan_with(
            entry(date(2017, 7, 1), signed_off_on=date(2017, 7, 1), completed_on=date(2017, 6, 20)),
            entry(date(2017, 8, 1), delivery=Delivery.IN_PROGRESS),
        )
        state = state_on(plan, "a1", on=date(2017, 8, 1))
        assert (state.delivery, state.completed_on, state.signed_off_on) == (Delivery.IN_PROGRESS, None, None)

    def test_a_later_completion_date_does_not_undo_a_sign_off(self) -> None:
        plan = plan_with(
            entry(date(2017, 7, 1), signed_off_on=date(2017, 7, 1)),
            entry(date(2017, 8, 1), completed_on=date(2017, 6, 20)),
        )
        assert state_on(plan, "a1", on=date(2017, 8, 1)).delivery is Delivery.IMPLEMENTED

    def test_an_unknown_action(self) -> None:
        with pytest.raises(UnknownNameError, match="unknown action 'a9'"):
            state_on(self.LOG, "a9", on=TARGET)

    @given(plans(), days(), st.lists(updates(actions=("a1", "a2", "a3")), max_size=4))
    def test_later_updates_never_change_it(self, plan: Plan, on: date, more: list[Update]) -> None:
        """The state on a day never depends on what was recorded after it."""
        later = [attrs.evolve(each, on=on + timedelta(days=1 + k)) for k, each in enumerate(more)]
        more_is_known = attrs.evolve(plan, updates=(*later, *plan.updates))
        struck_out = attrs.evolve(plan, updates=tuple(each for each in plan.updates if each.on <= on))
        assert states_on(more_is_known, on=on) == states_on(plan, on=on) == states_on(struck_out, on=on)

    @given(plans(), days(), st.randoms())
    def test_the_order_of_different_days_does_not_matter(self, plan: Plan, on: date, shuffle: random.Random) -> None:
        one_a_day = list({(each.action, each.on): each for each in plan.updates}.values())
        mixed = one_a_day.copy()
        shuffle.shuffle(mixed)
        in_order = attrs.evolve(plan, updates=tuple(one_a_day))
        assert states_on(in_order, on=on) == states_on(attrs.evolve(plan, updates=tuple(mixed)), on=on)

    @given(plans(), days())
    def test_one_action_as_among_all(self, plan: Plan, on: date) -> None:
        assert tuple(state_on(plan, each.ref, on=on) for each in plan.actions) == states_on(plan, on=on)


class TestStanding:
    """Overdue is derived: open, and the target lies before the day. On the target's day it is in time."""

    @pytest.mark.parametrize(
        ("on", "expected"), [(TARGET, ActionStanding.NOT_YET_DUE), (TARGET + timedelta(days=1), ActionStanding.OVERDUE)]
    )
    def test_open(self, on: date, expected: ActionStanding) -> None:
        assert standing(state_on(plan_with(BEGUN), "a1", on=on)) is expected

    @pytest.mark.parametrize("on", [TARGET, TARGET + timedelta(days=1), date(2030, 1, 1)])
    @pytest.mark.parametrize(
        "log",
        [
            (),
            (entry(date(2017, 6, 1), note="discussed"),),
            (entry(date(2017, 6, 1), percent=100),),
            (BEGUN, entry(date(2017, 6, 2), delivery=Delivery.NOT_KNOWN)),
        ],
        ids=["nothing", "only a note", "all of it, without a word", "not known any more"],
    )
    def test_what_is_not_known_is_neither_late_nor_in_time(self, log: tuple[Update, ...], on: date) -> None:
        """Where no entry says how far an action is, nobody knows whether it is late."""
        assert standing(state_on(plan_with(*log), "a1", on=on)) is ActionStanding.NOT_KNOWN

    def test_no_progress_at_all_is_not_started(self) -> None:
        state = state_on(plan_with(entry(date(2017, 6, 1), percent=0)), "a1", on=TARGET)
        assert state.delivery is Delivery.NOT_STARTED

    @pytest.mark.parametrize(
        ("done", "expected"),
        [(TARGET, ActionStanding.DONE_IN_TIME), (TARGET + timedelta(days=1), ActionStanding.DONE_LATE)],
    )
    def test_done(self, done: date, expected: ActionStanding) -> None:
        plan = plan_with(entry(date(2017, 11, 1), completed_on=done))
        assert standing(state_on(plan, "a1", on=date(2018, 1, 1))) is expected

    def test_against_either_target(self) -> None:
        """In time by the revised target, late by the original."""
        plan = plan_with(
            entry(date(2017, 9, 1), target_on=date(2017, 12, 31)),
            entry(date(2017, 11, 1), completed_on=date(2017, 11, 1)),
        )
        state = state_on(plan, "a1", on=date(2018, 1, 1))
        assert [standing(state, target=each) for each in Target] == [
            ActionStanding.DONE_LATE,
            ActionStanding.DONE_IN_TIME,
        ]

    def test_what_is_not_known_is_said(self) -> None:
        undated = plan_with(entry(date(2017, 8, 1), delivery=Delivery.IMPLEMENTED))
        assert standing(state_on(undated, "a1", on=TARGET)) is ActionStanding.DONE_UNDATED
        assert standing(state_on(plan_with(BEGUN, target_on=None), "a1", on=TARGET)) is ActionStanding.NO_TARGET

    @pytest.mark.parametrize(
        "delivery", [Delivery.SUPERSEDED, Delivery.NO_LONGER_APPLICABLE, Delivery.CLOSED_RISK_ACCEPTED]
    )
    def test_closed_without_being_done_is_never_overdue(self, delivery: Delivery) -> None:
        plan = plan_with(entry(date(2017, 8, 1), delivery=delivery))
        assert standing(state_on(plan, "a1", on=date(2020, 1, 1))) is ActionStanding.CLOSED_OTHERWISE


@pytest.mark.parametrize(
    ("fields", "travel"),
    [
        ({"percent": 50}, Travel.BETTER),
        ({"travel": Travel.WORSE}, Travel.WORSE),
        # an arrow belongs to the colour that it was stated with
        ({"rating": Rating.RED}, None),
        ({"rating": Rating.RED, "travel": Travel.WORSE}, Travel.WORSE),
    ],
)
def test_an_arrow_stays_until_another_colour(fields: dict[str, object], travel: Travel | None) -> None:
    plan = plan_with(
        entry(date(2017, 7, 1), rating=Rating.GREEN, travel=Travel.BETTER), entry(date(2017, 8, 1), **fields)
    )
    assert state_on(plan, "a1", on=TARGET).travel is travel


def test_an_action_has_a_state_from_the_day_it_joined_the_plan() -> None:
    """Of the day before nothing is known."""
    plan = Plan(actions=[Action(ref="a1", added_on=date(2017, 6, 1))])
    assert state_on(plan, "a1", on=date(2017, 6, 1)).action.ref == "a1"
    with pytest.raises(OutOfCoverageError):
        state_on(plan, "a1", on=date(2017, 5, 31))
