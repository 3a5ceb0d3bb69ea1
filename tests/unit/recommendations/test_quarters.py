"""Progress by quarter."""

from datetime import date

import pytest
from hypothesis import given

from safeguarding.recommendations.quarters import progress_by_quarter, quarter_of
from safeguarding.recommendations.records import Action, Plan
from safeguarding.recommendations.states import states_on
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Delivery
from safeguarding.testing.strategies.recommendations import days, plans

SINCE, ON = date(2024, 6, 1), date(2024, 9, 1)


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

    def test_a_target_that_was_put_back_where_it_was_has_not_moved(self) -> None:
        """Nor has one that was brought forward."""
        first = date(2024, 6, 30)
        plan = Plan(
            actions=[Action(ref=ref, target_on=first) for ref in ("later", "back", "earlier", "same")],
            updates=[
                Update(action="later", on=date(2024, 5, 1), target_on=date(2024, 8, 1)),
                Update(action="back", on=date(2024, 5, 1), target_on=date(2024, 8, 1)),
                Update(action="back", on=date(2024, 5, 2), target_on=first),
                Update(action="earlier", on=date(2024, 5, 1), target_on=date(2024, 6, 1)),
            ],
        )
        assert sum(each.moved_later for each in progress_by_quarter(plan, on=date(2024, 6, 1))) == 1

    def test_signed_off_in_its_quarter_only_where_it_was(self) -> None:
        """What was done and not signed off is done in its quarter."""
        done, signed = date(2024, 5, 1), date(2024, 7, 1)
        plan = Plan(
            actions=[Action(ref=ref, target_on=date(2024, 6, 30)) for ref in ("done", "signed")],
            updates=[
                *(
                    Update(action=ref, on=done, delivery=Delivery.COMPLETE_AWAITING_SIGN_OFF, completed_on=done)
                    for ref in ("done", "signed")
                ),
                Update(action="signed", on=signed, delivery=Delivery.IMPLEMENTED, signed_off_on=signed),
            ],
        )
        found = progress_by_quarter(plan, on=date(2024, 8, 1))
        assert [(each.done_in, each.signed_off_in) for each in found] == [(2, 0), (0, 1)]


def test_work_that_is_implemented_without_a_day_of_sign_off_is_in_no_quarter() -> None:
    """It is a fault of the plan, and no error of the table."""
    done = date(2024, 5, 1)
    plan = Plan(
        actions=[Action(ref="a1", target_on=done)],
        updates=[Update(action="a1", on=done, delivery=Delivery.IMPLEMENTED, completed_on=done)],
    )
    assert [(each.done_in, each.signed_off_in) for each in progress_by_quarter(plan, on=done)] == [(1, 0)]


def test_every_quarter_between_the_first_and_the_last() -> None:
    """Of three years there are thirteen, and of what has no target none was signed off in one."""
    targets = [date(2021, 2, 1), date(2024, 2, 1), None]
    plan = Plan(actions=[Action(ref=f"a{k}", target_on=day) for k, day in enumerate(targets)])
    found = progress_by_quarter(plan, on=ON)
    assert [each.quarter.starts_on for each in found if each.quarter][::12] == [date(2021, 1, 1), date(2024, 1, 1)]
    assert len(found) == 14
    assert (found[-1].quarter, found[-1].done_in, found[-1].signed_off_in) == (None, 0, 0)


@pytest.mark.parametrize(("last", "rows"), [(date(2033, 12, 31), 40), (date(2034, 1, 1), 2)])
def test_ten_years_of_quarters_are_shown_without_gaps(last: date, rows: int) -> None:
    """Of a longer time only those with something are shown."""
    plan = Plan(actions=[Action(ref="a1", target_on=date(2024, 1, 1)), Action(ref="a2", target_on=last)])
    assert len(progress_by_quarter(plan, on=ON)) == rows


@pytest.mark.parametrize(("target", "moved"), [(date(2024, 6, 29), 0), (date(2024, 6, 30), 0), (date(2024, 7, 1), 1)])
def test_a_target_moved_later_is_one_that_is_later_than_the_first(target: date, moved: int) -> None:
    """One that was brought forward, or is what it was, has not moved later."""
    plan = Plan(
        actions=[Action(ref="a1", target_on=date(2024, 6, 30))],
        updates=[Update(action="a1", on=date(2024, 5, 1), target_on=target)],
    )
    (quarter,) = progress_by_quarter(plan, on=date(2024, 6, 1))
    assert quarter.moved_later == moved
