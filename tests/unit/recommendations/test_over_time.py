"""Between two days, by owner and by quarter: counts that sum, and changes that are the difference of two days."""

from datetime import date

import pytest
from hypothesis import given

from safeguarding.errors import InvalidRecordError
from safeguarding.recommendations.burn_ups import BurnUp, BurnUpPoint, burn_up
from safeguarding.recommendations.plan_changes import ChangeKind, changes_between
from safeguarding.recommendations.plan_loads import actions_without_owner, actions_without_target, load_by_owner
from safeguarding.recommendations.quarters import progress_by_quarter, quarter_of
from safeguarding.recommendations.records import Action, Plan
from safeguarding.recommendations.states import states_on
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Delivery, Rating
from safeguarding.testing.strategies.recommendations import days, plans

SINCE, ON = date(2024, 6, 1), date(2024, 9, 1)
BEGUN = date(2024, 5, 1)
LATER = date(2024, 7, 1)


def kinds(before: dict[str, object], after: dict[str, object], **action: object) -> list[str]:
    fields = {"target_on": date(2024, 6, 30), "owner": "head of service"} | action
    plan = Plan(
        actions=[Action(ref="a1", **fields)],  # type: ignore[arg-type]
        updates=[Update(action="a1", on=BEGUN, **before), Update(action="a1", on=LATER, **after)],  # type: ignore[arg-type]
    )
    return [each.kind.name for each in changes_between(plan, since=SINCE, on=ON)]


OPEN = {"delivery": Delivery.IN_PROGRESS, "target_on": date(2024, 12, 31)}


class TestChanges:
    """Since the last committee: what closed, opened, slipped, was re-rated, changed owner, lost evidence."""

    @pytest.mark.parametrize(
        ("before", "after", "expected"),
        [
            (OPEN, {}, []),
            (OPEN, {"completed_on": LATER}, ["CLOSED"]),
            (OPEN, {"completed_on": LATER, "signed_off_on": LATER}, ["CLOSED", "SIGNED_OFF"]),
            ({"completed_on": BEGUN}, {"signed_off_on": LATER}, ["SIGNED_OFF"]),
            ({"completed_on": BEGUN}, OPEN, ["REOPENED", "SLIPPED"]),
            ({"delivery": Delivery.SUPERSEDED}, {"delivery": Delivery.NOT_STARTED}, ["REOPENED", "WENT_OVERDUE"]),
            (OPEN, {"delivery": Delivery.CLOSED_RISK_ACCEPTED}, ["CLOSED_OTHERWISE"]),
            (OPEN, {"delivery": Delivery.NOT_KNOWN}, ["NOT_KNOWN_ANY_MORE"]),
            (OPEN, {"target_on": date(2025, 3, 31)}, ["SLIPPED"]),
            (OPEN, {"target_on": date(2024, 10, 31)}, ["BROUGHT_FORWARD"]),
            ({"delivery": Delivery.IN_PROGRESS}, {}, ["WENT_OVERDUE"]),
            ({"delivery": Delivery.IN_PROGRESS}, {"completed_on": LATER}, ["CLOSED", "SLIPPED"]),
            (OPEN | {"rating": Rating.GREEN}, {"rating": Rating.RED}, ["RERATED"]),
            (OPEN, {"owner": "HEAD of  service"}, []),
            (OPEN, {"owner": "team manager"}, ["OWNER_CHANGED"]),
            (OPEN, {"evidence": "audit"}, ["EVIDENCE_ADDED"]),
            (
                OPEN | {"evidence": "audit"},
                {"evidence": "minutes", "evidence_withdrawn": "audit"},
                ["EVIDENCE_ADDED", "EVIDENCE_LOST"],
            ),
            (OPEN | {"evidence": "audit"}, {"evidence": "audit"}, []),
        ],
    )
    def test_each_kind(self, before: dict[str, object], after: dict[str, object], expected: list[str]) -> None:
        assert kinds(before, after) == expected

    def test_the_way_of_the_dates(self) -> None:
        plan = Plan(
            actions=[Action(ref="a1", target_on=date(2024, 6, 30))],
            updates=[
                Update(action="a1", on=BEGUN, percent=10),
                Update(action="a1", on=LATER, target_on=date(2024, 7, 31)),
                Update(action="a1", on=date(2024, 8, 9), completed_on=date(2024, 8, 8)),
            ],
        )
        (closed, slipped) = changes_between(plan, since=SINCE, on=ON)
        assert (closed.kind, slipped.kind) == (ChangeKind.CLOSED, ChangeKind.SLIPPED)
        assert slipped.way == "30 June 2024 → 31 July 2024 → done 8 August 2024"

    def test_what_joined_the_plan(self) -> None:
        assert kinds({}, {}, added_on=LATER) == ["OPENED"]
        assert kinds({}, {}, added_on=SINCE) == []

    def test_a_change_names_no_owner(self) -> None:
        plan = Plan(actions=[Action(ref="a1", owner="Jo Example")], updates=[Update(action="a1", on=LATER, owner="X")])
        (change,) = changes_between(plan, since=SINCE, on=ON)
        assert "Jo" not in f"{change!r}{change.detail}"

    @pytest.mark.parametrize("since", [ON, date(2024, 9, 2)])
    def test_the_days_are_in_order(self, since: date) -> None:
        with pytest.raises(InvalidRecordError, match="is not before"):
            changes_between(Plan(), since=since, on=ON)

    @given(plans(may_join_later=True), days(), days())
    def test_any_plan(self, plan: Plan, one: date, other: date) -> None:
        """Without an entry or a target between the days, nothing but lateness can change."""
        if one == other:
            return
        since, on = sorted((one, other))
        changed = changes_between(plan, since=since, on=on)
        assert {each.after.on for each in changed} <= {on}
        assert all(each.detail is not None for each in changed)


class TestLoads:
    """Every action is one owner's, or nobody's; spellings that differ in capitals and spaces are one."""

    def test_what_is_lacking(self) -> None:
        plan = Plan(
            actions=[Action(ref="a1"), Action(ref="a2", owner="x", target_on=ON), Action(ref="a3")],
            updates=[Update(action="a3", on=BEGUN, completed_on=BEGUN)],
        )
        assert [each.action.ref for each in actions_without_owner(plan, on=ON)] == ["a1"]
        assert [each.action.ref for each in actions_without_target(plan, on=ON)] == ["a1"]

    @given(plans(may_join_later=True), days())
    def test_they_sum(self, plan: Plan, on: date) -> None:
        loads = load_by_owner(plan, on=on)
        assert sum(each.total for each in loads) == len(states_on(plan, on=on))
        assert all(each.overdue <= each.open for each in loads)


class TestQuarters:
    """A quarter runs from January, April, July or October; every action with a target is first due in one."""

    @pytest.mark.parametrize(
        ("day", "first", "last"),
        [
            (date(2024, 3, 31), date(2024, 1, 1), date(2024, 3, 31)),
            (date(2024, 4, 1), date(2024, 4, 1), date(2024, 6, 30)),
            (date.max, date(9999, 10, 1), date.max),
        ],
    )
    def test_bounds(self, day: date, first: date, last: date) -> None:
        quarter = quarter_of(day)
        assert (quarter.starts_on, quarter.ends_on) == (first, last)

    def test_a_date_typed_wrong_makes_no_hundreds_of_rows(self) -> None:
        plan = Plan(actions=[Action(ref="a1", target_on=date(2024, 6, 30)), Action(ref="a2", target_on=date.max)])
        assert len(progress_by_quarter(plan, on=ON)) == 2

    @given(plans(may_join_later=True), days())
    def test_they_sum(self, plan: Plan, on: date) -> None:
        states = states_on(plan, on=on)
        quarters = progress_by_quarter(plan, on=on)
        assert sum(each.first_due for each in quarters) == len(states)
        done = [each for each in states if each.delivery.is_done and each.completed_on is not None]
        assert sum(each.done_in for each in quarters) == len(done)


class TestBurnUp:
    """What was done by each day never falls, and ends at what is done now."""

    @given(plans(may_join_later=True), days())
    def test_it_rises_to_what_is_done(self, plan: Plan, on: date) -> None:
        found = burn_up(plan, on=on)
        done = [each.done for each in found.points if each.done is not None]
        assert done == sorted(done)
        assert [each.first_due for each in found.points] == sorted(each.first_due for each in found.points)
        if found.points:
            is_done = sum(each.delivery.is_done for each in states_on(plan, on=on))
            assert done[-1] + found.undated == is_done
            assert all(each.done is None for each in found.points if each.on > on)

    def test_a_day_counts_what_was_done_on_it(self) -> None:
        plan = Plan(
            actions=[Action(ref="a1", target_on=date(2024, 6, 30))],
            updates=[Update(action="a1", on=LATER, completed_on=date(2024, 6, 20), signed_off_on=LATER)],
        )
        points = [(each.on, each.first_due, each.done, each.signed_off) for each in burn_up(plan, on=LATER).points]
        assert points == [(date(2024, 6, 20), 0, 1, 0), (date(2024, 6, 30), 1, 1, 0), (LATER, 1, 1, 1)]

    def test_in_words(self) -> None:
        assert burn_up(Plan(), on=ON).explanation == "0 actions; no targets and no days of completion are known."


def test_a_burn_up_without_its_day_says_so() -> None:
    """What is not among the points is not known: nothing is made up of another day."""
    point = BurnUpPoint(on=date(2017, 9, 19), first_due=2, done=1, signed_off=0)
    found = BurnUp(on=date(2024, 2, 29), total=2, undated=0, points=(point,))
    assert found.explanation == "2 actions; how many were done by 29 February 2024 is not given."
