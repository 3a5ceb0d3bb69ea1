"""Stated ratings over time: where they differ from the rule, and since when."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from safeguarding.dates.periods import Period
from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.polarities import Polarity
from safeguarding.numbers.shares import Share
from safeguarding.recommendations.impact_judgements import impacts_on
from safeguarding.recommendations.impact_measures import ImpactMeasure, Reading
from safeguarding.recommendations.published_rating_rules import (
    COUNCIL_EXAMPLE,
    MONTHS_BEHIND,
)
from safeguarding.recommendations.rating_histories import (
    _days_of_change,
    _first_within,
    checked_ratings,
    ratings_by_owner,
)
from safeguarding.recommendations.rating_lines import RatingLine
from safeguarding.recommendations.ratings import RatingRule, RatingVerdict, rating_check
from safeguarding.recommendations.records import Action, Plan
from safeguarding.recommendations.states import state_on, states_on
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Delivery, Impact, Rating, Target
from safeguarding.sources import Certainty, Source
from safeguarding.testing.strategies.recommendations import days, plans

INVENTED = Source(title="An invented key", certainty=Certainty.UNVERIFIED)


class TestUnevenRatings:
    """Ratings may be applied unevenly: the published rule's own minutes of September 2022 say so of some.

    It was found when original dates were put beside them. Invented actions in that way: work past its date, or barely
    begun, that is rated too kindly.
    """

    PLAN = Plan(
        actions=[
            Action(ref="a1", owner="head of finance", target_on=date(2022, 3, 31)),
            Action(ref="a2", owner="Head of Finance", target_on=date(2022, 6, 30)),
            Action(ref="a3", owner="head of housing", target_on=date(2022, 12, 31)),
            Action(ref="a4", target_on=date(2022, 12, 31)),
        ],
        updates=[
            Update(action="a1", on=date(2022, 2, 1), percent=45, rating=Rating.AMBER),
            Update(action="a2", on=date(2022, 2, 1), percent=80, rating=Rating.AMBER),
            Update(action="a2", on=date(2022, 5, 1), rating=Rating.GREEN),
            Update(action="a3", on=date(2022, 4, 1), percent=25, rating=Rating.AMBER),
            Update(action="a4", on=date(2022, 4, 1), rating=Rating.GREEN),
        ],
    )
    FOUND = checked_ratings(PLAN, COUNCIL_EXAMPLE, on=date(2022, 9, 27))

    def test_where_and_by_which_line(self) -> None:
        shown = [(each.check.action, each.check.verdict.label, each.check.computed.line) for each in self.FOUND]
        assert shown == [
            ("a1", "inconsistent", "red: under 50%, and past the latest target"),
            ("a2", "consistent", "green: over 75%"),
            ("a3", "inconsistent", "red: up to 25%"),
            ("a4", "unverifiable", ""),
        ]

    def test_since_when(self) -> None:
        """a1 from the day after its target; a3 from its first entry; a2 is right since its colour was mended."""
        assert [each.since for each in self.FOUND] == [date(2022, 4, 1), None, date(2022, 4, 1), None]
        before = checked_ratings(self.PLAN, COUNCIL_EXAMPLE, on=date(2022, 4, 30))
        assert before[1].since == date(2022, 2, 1)

    def test_how_often_by_owner(self) -> None:
        counts = [
            (each.owner.reveal(), each.consistent, each.inconsistent, each.unverifiable)
            for each in ratings_by_owner(self.FOUND)
        ]
        assert counts == [("head of finance", 1, 1, 0), ("head of housing", 0, 1, 0), ("", 0, 0, 1)]

    def test_no_owner_in_a_repr(self) -> None:
        assert "finance" not in repr((self.FOUND, ratings_by_owner(self.FOUND)))


class TestSince:
    @given(plans(), days())
    def test_it_differs_from_that_day_on_and_not_before(self, plan: Plan, on: date) -> None:
        """On every day from then it differs; on the day before it does not, or nothing was recorded."""
        for each in checked_ratings(plan, COUNCIL_EXAMPLE, on=on):
            if each.since is None:
                assert each.check.verdict is not RatingVerdict.INCONSISTENT
                continue
            first = min(entry.on for entry in plan.updates if entry.action == each.check.action)
            looked_at = {each.since, each.since + (on - each.since) / 2, on}
            for day in looked_at:
                check = rating_check(COUNCIL_EXAMPLE, state_on(plan, each.check.action, on=day))
                assert check.verdict is RatingVerdict.INCONSISTENT
            day_before = each.since - timedelta(days=1)
            check = rating_check(COUNCIL_EXAMPLE, state_on(plan, each.check.action, on=day_before))
            assert each.since == first or check.verdict is not RatingVerdict.INCONSISTENT

    def test_a_rule_that_asks_for_impact_looks_at_past_days(self) -> None:
        """Green was right until the measure moved; blue would be right from the day the reading became known."""
        key = RatingRule(
            name="a key",
            lines=[
                RatingLine(
                    rating=Rating.BLUE, text="embedded", deliveries=[Delivery.IMPLEMENTED], impacts=[Impact.MOVED]
                ),
                RatingLine(rating=Rating.GREEN, text="complete", deliveries=[Delivery.IMPLEMENTED]),
            ],
            source=INVENTED,
        )
        plan = Plan(
            actions=[Action(ref="a1")],
            updates=[
                Update(action="a1", on=date(2024, 5, 1), signed_off_on=date(2024, 5, 1), rating=Rating.GREEN),
            ],
            measures=[
                ImpactMeasure(
                    ref="m1",
                    name="visits in time",
                    actions=["a1"],
                    polarity=Polarity.HIGHER_IS_BETTER,
                    baseline=Reading(on=date(2024, 3, 31), share=Share(40, 100)),
                    readings=[
                        Reading(on=date(2024, 6, 30), share=Share(41, 100)),
                        Reading(on=date(2024, 9, 30), share=Share(80, 100), recorded_on=date(2024, 10, 15)),
                    ],
                )
            ],
        )
        (then,) = checked_ratings(plan, key, on=date(2024, 10, 14))
        (now,) = checked_ratings(plan, key, on=date(2024, 11, 1))
        assert (then.check.verdict, now.since) == (RatingVerdict.CONSISTENT, date(2024, 10, 15))


class TestSinceOnBothSides:
    """The day from which a stated colour differs, counted by hand."""

    def since(self, rule: RatingRule, *entries: Update, target: date | None = None) -> date | None:
        plan = Plan(actions=[Action(ref="a1", target_on=target)], updates=entries)
        (found,) = checked_ratings(plan, rule, on=date(2024, 12, 31))
        return found.since

    def test_from_the_day_of_a_completion_that_was_foretold(self) -> None:
        """Amber was right at 40%; the entry of May says done on 1 June, which is green."""
        entry = Update(action="a1", on=date(2024, 5, 1), percent=40, completed_on=date(2024, 6, 1), rating=Rating.AMBER)
        assert self.since(COUNCIL_EXAMPLE, entry) == date(2024, 6, 1)

    def test_from_the_first_day_within_a_month_of_the_target(self) -> None:
        """A month after 29 February 2024 is 29 March; after 1 March it is 1 April, past a target of 31 March."""
        key = RatingRule(
            name="a key",
            lines=[
                RatingLine(rating=Rating.AMBER, text="soon", due_within=Period(months=1)),
                RatingLine(rating=Rating.AMBER, text="late", is_past_target=True),
                RatingLine(rating=Rating.GREEN, text="on track", is_past_target=False),
            ],
            source=INVENTED,
        )
        entry = Update(action="a1", on=date(2024, 1, 5), percent=10, rating=Rating.GREEN)
        assert self.since(key, entry, target=date(2024, 3, 31)) == date(2024, 3, 1)

    @pytest.mark.parametrize(("stated", "since"), [(Rating.GREEN, date(2024, 4, 1)), (Rating.AMBER, date(2024, 5, 1))])
    def test_from_the_day_after_the_target_or_a_month_later(self, stated: Rating, since: date) -> None:
        """Due on 31 March: amber up to 30 April, red from 1 May. Amber was too early before 1 April, and is right then."""
        entry = Update(action="a1", on=date(2024, 1, 5), percent=10, rating=stated)
        assert self.since(MONTHS_BEHIND, entry, target=date(2024, 3, 31)) == since

    def test_working_days_need_a_calendar(self) -> None:
        with pytest.raises(InvalidRecordError, match="not working days"):
            RatingLine(rating=Rating.AMBER, text="late", past_at_most=Period(working_days=10))


class TestSinceByLines:
    """Asked only on the days on which a colour can change, it is the day that asking every day finds."""

    KEY = RatingRule(
        name="a key",
        lines=[
            RatingLine(rating=Rating.RED, text="over a month late", past_more_than=Period(months=1)),
            RatingLine(rating=Rating.AMBER, text="late", past_at_most=Period(weeks=2), target=Target.ORIGINAL),
            RatingLine(rating=Rating.AMBER, text="late", is_past_target=True),
            RatingLine(rating=Rating.AMBER, text="soon", due_within=Period(months=1), below=50),
            RatingLine(rating=Rating.AMBER, text="moved", is_revised=True),
            RatingLine(rating=Rating.GREEN, text="on track", is_past_target=False),
            RatingLine(rating=Rating.BLUE, text="embedded", deliveries=[Delivery.IMPLEMENTED], impacts=[Impact.MOVED]),
            RatingLine(rating=Rating.GREEN, text="done", deliveries=[Delivery.IMPLEMENTED], is_past_target=False),
        ],
        source=INVENTED,
    )

    @settings(max_examples=60)
    @given(plans(max_updates=4), days())
    def test_day_by_day(self, plan: Plan, on: date) -> None:
        for each in checked_ratings(plan, self.KEY, on=on):
            if each.since is None:
                continue
            first = min(entry.on for entry in plan.updates if entry.action == each.check.action)
            day = on
            while day > first and self.differs(plan, each.check.action, day - timedelta(days=1)):
                day -= timedelta(days=1)
            assert each.since == day

    def differs(self, plan: Plan, ref: str, on: date) -> bool:
        impact = impacts_on(plan, on=on).get(ref, Impact.NOT_MEASURED)
        return rating_check(self.KEY, state_on(plan, ref, on=on), impact=impact).verdict is RatingVerdict.INCONSISTENT


@given(plans(), days())
def test_owners_sum_to_the_plan(plan: Plan, on: date) -> None:
    counts = ratings_by_owner(checked_ratings(plan, COUNCIL_EXAMPLE, on=on))
    assert sum(each.consistent + each.inconsistent + each.unverifiable for each in counts) == len(
        states_on(plan, on=on)
    )


@pytest.mark.parametrize(
    ("period", "first"),
    [
        (Period(weeks=2), date(2024, 6, 16)),
        (Period(days=1), date(2024, 6, 29)),
        (Period(months=1), date(2024, 5, 30)),
        (Period(years=1), date(2023, 6, 30)),
        (Period(months=1, days=3), date(2024, 5, 27)),
    ],
)
def test_the_first_day_from_which_a_target_lies_within_a_period(period: Period, first: date) -> None:
    """Of 30 June 2024, on a calendar."""
    assert _first_within(date(2024, 6, 30), period) == first


def test_a_target_in_the_last_year_of_all_has_no_months_after_it() -> None:
    """Of the year before, a month behind still falls into the calendar."""
    last, before = (
        _days_of_change(MONTHS_BEHIND, Action(ref="a1", target_on=date(year, 12, 30)), []) for year in (9999, 9998)
    )
    assert last == {date.max}
    assert {date(9998, 12, 31), date(9999, 1, 31)} <= before


def test_a_target_at_the_end_of_all_days() -> None:
    """No day after it is looked at, since there is none."""
    log = [Update(action="a1", on=date(2024, 5, 1), percent=10, rating=Rating.GREEN)]
    plan = Plan(actions=[Action(ref="a1", target_on=date.max)], updates=log)
    (checked,) = checked_ratings(plan, MONTHS_BEHIND, on=date(2024, 6, 1))
    assert checked.check.verdict is not RatingVerdict.INCONSISTENT
    assert date.max not in _days_of_change(MONTHS_BEHIND, plan.actions[0], log)


def test_whose_ratings_differ_most_often_comes_first() -> None:
    """And what nobody answers for comes last, however often."""
    owners = ["a", "b", "b", "", "", ""]
    actions = [Action(ref=f"a{k}", owner=owner) for k, owner in enumerate(owners)]
    log = [Update(action=each.ref, on=date(2017, 9, 1), percent=40, rating=Rating.RED) for each in actions]
    checked = checked_ratings(Plan(actions=actions, updates=log), COUNCIL_EXAMPLE, on=date(2017, 9, 20))
    found = [(each.owner.reveal(), each.inconsistent) for each in ratings_by_owner(checked)]
    assert found == [("b", 2), ("a", 1), ("", 3)]
