from datetime import date

from hypothesis import given

from safeguarding.dates.periods import Period
from safeguarding.recommendations.progress_measures import (
    actions_without_recommendations,
    closing_next,
    overdue_actions,
    progress,
    progress_by_theme,
    recommendations_without_actions,
)
from safeguarding.recommendations.records import Action, Plan, Recommendation
from safeguarding.recommendations.states import states_on
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Delivery
from safeguarding.testing.strategies.recommendations import days, plans

THEMED = Plan(
    themes=["Help and protection", "Care leavers"],
    recommendations=[
        Recommendation(ref="r1", number=1, theme="Help and protection"),
        Recommendation(ref="r2", number=2, theme="Care leavers"),
        Recommendation(ref="r3", number=3, theme="Care leavers"),
    ],
    actions=[
        Action(ref="a1", serves=["r1"], target_on=date(2017, 6, 30)),
        Action(ref="a2", serves=["r1", "r2"], target_on=date(2017, 9, 30)),
        Action(ref="a3", serves=["r2"], target_on=date(2017, 8, 31)),
        Action(ref="a4", target_on=date(2017, 12, 31)),
    ],
    updates=[
        Update(action="a1", on=date(2017, 7, 1), completed_on=date(2017, 6, 30)),
        Update(action="a2", on=date(2017, 7, 1), delivery=Delivery.NOT_STARTED),
        Update(action="a3", on=date(2017, 7, 1), percent=0),
        Update(action="a4", on=date(2017, 7, 1), percent=10),
    ],
)


ASKED = date(2017, 9, 19)


class TestProgress:
    """Counts of actions by theme; an action that serves two themes is counted in both, and once in the whole."""

    def test_by_theme(self) -> None:
        by_theme = progress_by_theme(THEMED, on=ASKED)
        assert [(each.theme, str(each.done), each.overdue) for each in by_theme] == [
            ("Help and protection", "1 of 2", 0),
            ("Care leavers", "0 of 2", 1),
            ("", "0 of 1", 0),
        ]

    def test_the_whole(self) -> None:
        whole = progress(THEMED, on=ASKED)
        assert (str(whole.done), str(whole.signed_off), whole.overdue) == ("1 of 4", "0 of 4", 1)
        assert whole.by_delivery == (
            (Delivery.NOT_STARTED, 2),
            (Delivery.IN_PROGRESS, 1),
            (Delivery.COMPLETE_AWAITING_SIGN_OFF, 1),
        )

    def test_a_theme_without_actions_is_shown(self) -> None:
        empty = progress_by_theme(Plan(themes=["Care leavers"]), on=ASKED)
        assert [(each.theme, each.total, each.done) for each in empty] == [("Care leavers", 0, None)]

    def test_orphans(self) -> None:
        assert [each.ref for each in recommendations_without_actions(THEMED)] == ["r3"]
        assert [each.ref for each in actions_without_recommendations(THEMED)] == ["a4"]

    def test_what_closes_next(self) -> None:
        assert [each.action.ref for each in closing_next(THEMED, on=ASKED)] == ["a2", "a4"]
        assert [each.action.ref for each in closing_next(THEMED, on=ASKED, within=Period(days=11))] == ["a2"]
        assert closing_next(THEMED, on=ASKED, within=Period(days=10)) == ()

    def test_what_is_overdue(self) -> None:
        assert [each.action.ref for each in overdue_actions(THEMED, on=date(2017, 10, 1))] == ["a3", "a2"]

    @given(plans(), days())
    def test_open_actions_with_a_target_are_closing_or_overdue(self, plan: Plan, on: date) -> None:
        """Every open action with a target is in one list, never in both; of the others only unknown ones, not due yet."""
        listed = [each.action.ref for each in (*closing_next(plan, on=on), *overdue_actions(plan, on=on))]
        states = states_on(plan, on=on)
        open_ones = [each.action.ref for each in states if each.delivery.is_open and each.targets]
        unknown = [each for each in states if each.delivery is Delivery.NOT_KNOWN]
        ahead = [each.action.ref for each in unknown if (each.target_on() or date.min) >= on]
        assert sorted(listed) == sorted(open_ones + ahead)

    def test_nothing_recorded_is_not_known_and_never_overdue(self) -> None:
        """Where nothing is recorded of an action, it is neither done nor overdue, however long its target is past."""
        plan = Plan(
            actions=[Action(ref="a1", target_on=date(2017, 6, 30)), Action(ref="a2", target_on=date(2018, 6, 30))]
        )
        whole = progress(plan, on=ASKED)
        assert (whole.by_delivery, whole.overdue, whole.unknown) == (((Delivery.NOT_KNOWN, 2),), 0, 2)
        assert overdue_actions(plan, on=ASKED) == ()
        assert [each.action.ref for each in closing_next(plan, on=ASKED)] == ["a2"]

    @given(plans(), days())
    def test_every_action_is_in_some_theme(self, plan: Plan, on: date) -> None:
        whole = progress(plan, on=on)
        assert whole.total == len(plan.actions) == sum(count for _, count in whole.by_standing)
        assert sum(each.total for each in progress_by_theme(plan, on=on)) >= whole.total


def test_what_is_due_on_the_very_day_is_next() -> None:
    """It is not overdue before the next day."""
    plan = Plan(actions=[Action(ref="a1", target_on=ASKED)], updates=[Update(action="a1", on=ASKED, percent=10)])
    found = [[each.action.ref for each in closing_next(plan, on=day)] for day in (ASKED, date(2017, 9, 20))]
    assert found == [["a1"], []]
