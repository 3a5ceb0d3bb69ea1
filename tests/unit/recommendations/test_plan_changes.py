"""Changes between two days are the difference of the two days."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given

from safeguarding.errors import InvalidRecordError
from safeguarding.recommendations.owners import NOBODY
from safeguarding.recommendations.plan_changes import ChangeKind, changes_between
from safeguarding.recommendations.records import Action, Plan
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


def test_whether_anybody_is_named_is_said_and_never_who() -> None:
    plan = Plan(actions=[Action(ref="a1", owner="Jo Example")], updates=[Update(action="a1", on=LATER, owner="X")])
    (change,) = changes_between(plan, since=SINCE, on=ON)
    assert (change.kind, change.detail) == (ChangeKind.OWNER_CHANGED, "")
    nobody = attrs.evolve(change, after=attrs.evolve(change.after, owner=NOBODY))
    assert nobody.detail == "nobody is named any more"


@pytest.mark.parametrize(("days", "expected"), [(1, ["SLIPPED"]), (-1, ["BROUGHT_FORWARD"]), (0, [])])
def test_a_target_that_moved_by_a_day(days: int, expected: list[str]) -> None:
    """One day later it has slipped, and one day sooner it was brought forward."""
    target = date(2024, 12, 31)
    assert kinds(OPEN, {"target_on": target + timedelta(days=days)}) == expected


def test_an_action_that_joined_and_slipped() -> None:
    """Of one that was not there before, the first target is what it slipped from."""
    plan = Plan(
        actions=[Action(ref="a1", added_on=date(2024, 6, 2), target_on=date(2024, 9, 30))],
        updates=[Update(action="a1", on=LATER, target_on=date(2024, 12, 31))],
    )
    assert [each.kind.name for each in changes_between(plan, since=SINCE, on=ON)] == ["OPENED", "SLIPPED"]
