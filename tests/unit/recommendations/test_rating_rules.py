"""Published rating rules on both sides of each boundary, lines of a key, and stated ratings over time."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, settings

from safeguarding.dates.periods import Period
from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.polarities import Polarity
from safeguarding.numbers.shares import Share
from safeguarding.recommendations.checks import plan_faults
from safeguarding.recommendations.impact_judgements import impacts_on
from safeguarding.recommendations.impact_measures import ImpactMeasure, Reading
from safeguarding.recommendations.published_rating_rules import (
    COUNCIL_EXAMPLE,
    ISSUES_AND_RISKS,
    MONTHS_BEHIND,
    PUBLISHED_RATING_RULES,
)
from safeguarding.recommendations.rating_histories import (
    checked_ratings,
    direction_of_travel,
    ratings_by_owner,
)
from safeguarding.recommendations.rating_lines import Applies, RatingLine, line_applies
from safeguarding.recommendations.ratings import RatingRule, RatingVerdict, rating_by, rating_check
from safeguarding.recommendations.records import Action, Plan
from safeguarding.recommendations.states import ActionState, state_on, states_on
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Delivery, Impact, Rating, Target, Travel
from safeguarding.sources import Certainty, Source
from safeguarding.testing.strategies.recommendations import days, plans

TARGET = date(2024, 1, 31)
INVENTED = Source(title="An invented key", certainty=Certainty.UNVERIFIED)


def state(on: date, delivery: Delivery = Delivery.IN_PROGRESS, **more: object) -> ActionState:
    made = ActionState(action=Action(ref="a1"), on=on, delivery=delivery, targets=(TARGET,))
    return attrs.evolve(made, **more)  # type: ignore[arg-type]


class TestPublishedRules:
    """Each rule cites where it was published; each boundary is on the side that the words say."""

    def test_sources(self) -> None:
        assert len({rule.source.title for rule in PUBLISHED_RATING_RULES}) == 3
        assert all(rule.source.published_at and rule.source.checked_on for rule in PUBLISHED_RATING_RULES)

    @pytest.mark.parametrize(
        ("on", "expected"),
        [
            (date(2024, 1, 1), Rating.GREEN),
            (date(2024, 1, 31), Rating.GREEN),
            (date(2024, 2, 1), Rating.AMBER),
            (date(2024, 2, 29), Rating.AMBER),  # one month after 31 January of a leap year
            (date(2024, 3, 1), Rating.RED),
        ],
    )
    def test_months_behind(self, on: date, expected: Rating) -> None:
        answer = rating_by(MONTHS_BEHIND, state(on))
        assert answer.rating is expected
        assert answer.line.startswith(f"{expected.label}: ")

    def test_months_behind_says_nothing_of_done_work(self) -> None:
        answer = rating_by(MONTHS_BEHIND, state(date(2024, 3, 1), Delivery.IMPLEMENTED, completed_on=TARGET))
        assert (answer.rating, answer.possible) == (None, ())

    @pytest.mark.parametrize("stated", list(Rating))
    def test_judgement_excludes_only_what_the_key_has_not(self, stated: Rating) -> None:
        """Red, amber and green are all a person's to give; blue is no colour of that key."""
        check = rating_check(ISSUES_AND_RISKS, state(date(2024, 3, 1), rating=stated))
        expected = RatingVerdict.INCONSISTENT if stated is Rating.BLUE else RatingVerdict.UNVERIFIABLE
        assert check.verdict is expected

    def test_what_is_not_known_accuses_nobody(self) -> None:
        """Of work in a state that is not known any colour may be right, also one that the key has only for done work."""
        for rule in (MONTHS_BEHIND, ISSUES_AND_RISKS):
            check = rating_check(rule, state(date(2024, 3, 1), Delivery.NOT_KNOWN, rating=Rating.BLUE))
            assert check.verdict is RatingVerdict.UNVERIFIABLE

    def test_a_far_target(self) -> None:
        """The last day of the calendar stands for "no date" in some sheets; it breaks nothing."""
        assert rating_by(MONTHS_BEHIND, state(date(2024, 3, 1), targets=(date.max,))).rating is Rating.GREEN


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


class TestLines:
    """A line applies, does not, or cannot be told; what cannot be told leaves its colour possible."""

    @pytest.mark.parametrize(
        ("fields", "percents"),
        [
            ({"at_least": 26}, {25: "no", 26: "yes", None: "cannot say"}),
            ({"above": 25}, {25: "no", 26: "yes", None: "cannot say"}),
            ({"at_most": 75}, {75: "yes", 76: "no", None: "cannot say"}),
            ({"below": 50}, {49: "yes", 50: "no", None: "cannot say"}),
        ],
    )
    def test_progress(self, fields: dict[str, int], percents: dict[int | None, str]) -> None:
        line = RatingLine(rating=Rating.RED, text="x", **fields)  # type: ignore[arg-type]
        assert {each: line_applies(line, state(TARGET, percent=each)).label for each in percents} == percents

    @pytest.mark.parametrize(
        ("fields", "yes", "no"),
        [
            ({"is_past_target": True}, TARGET + timedelta(days=1), TARGET),
            ({"is_past_target": False}, TARGET, TARGET + timedelta(days=1)),
            ({"past_more_than": Period(weeks=2)}, date(2024, 2, 15), date(2024, 2, 14)),
            ({"past_at_most": Period(weeks=2)}, date(2024, 2, 14), date(2024, 2, 15)),
            ({"past_at_most": Period(weeks=2)}, date(2024, 2, 1), TARGET),
            ({"due_within": Period(weeks=4)}, date(2024, 1, 3), date(2024, 1, 2)),
            ({"due_within": Period(weeks=4)}, TARGET, TARGET + timedelta(days=1)),
        ],
    )
    def test_time(self, fields: dict[str, object], yes: date, no: date) -> None:
        line = RatingLine(rating=Rating.RED, text="x", **fields)  # type: ignore[arg-type]
        assert [line_applies(line, state(day)) for day in (yes, no)] == [Applies.YES, Applies.NO]
        assert line_applies(line, state(yes, targets=())) is Applies.CANNOT_SAY

    def test_the_original_target(self) -> None:
        line = RatingLine(rating=Rating.RED, text="x", is_past_target=True, target=Target.ORIGINAL)
        moved = state(date(2024, 2, 1), targets=(TARGET, date(2024, 6, 30)))
        assert line_applies(line, moved) is Applies.YES
        assert line_applies(attrs.evolve(line, target=Target.CURRENT), moved) is Applies.NO

    def test_done_work_is_past_its_target_where_it_was_done_after_it(self) -> None:
        line = RatingLine(rating=Rating.AMBER, text="late", deliveries=[Delivery.IMPLEMENTED], is_past_target=True)
        for done, expected in ((TARGET, Applies.NO), (date(2024, 2, 1), Applies.YES), (None, Applies.CANNOT_SAY)):
            found = line_applies(line, state(date(2024, 6, 1), Delivery.IMPLEMENTED, completed_on=done))
            assert found is expected

    def test_what_may_apply_before_what_does(self) -> None:
        """Signed off and not measured: blue or green; red is excluded."""
        key = RatingRule(
            name="a key",
            lines=[
                RatingLine(
                    rating=Rating.BLUE, text="embedded", deliveries=[Delivery.IMPLEMENTED], impacts=[Impact.MOVED]
                ),
                RatingLine(rating=Rating.GREEN, text="not embedded", deliveries=[Delivery.IMPLEMENTED]),
            ],
            source=INVENTED,
        )
        done = state(TARGET, Delivery.IMPLEMENTED)
        assert rating_by(key, done).possible == (Rating.BLUE, Rating.GREEN)
        assert rating_by(key, done, impact=Impact.MOVED).rating is Rating.BLUE
        assert rating_by(key, done, impact=Impact.NO_SIGN_OF_CHANGE).rating is Rating.GREEN
        for stated, verdict in ((Rating.GREEN, "unverifiable"), (Rating.RED, "inconsistent")):
            assert rating_check(key, attrs.evolve(done, rating=stated)).verdict.label == verdict

    def test_lines_before_bands(self) -> None:
        """A key may add one line to a rule by progress; where the line cannot be told, both colours stay open."""
        line = RatingLine(rating=Rating.RED, text="at risk", by_judgement=True)
        rule = attrs.evolve(COUNCIL_EXAMPLE, lines=[line])
        assert rating_by(rule, state(TARGET, percent=80)).possible == (Rating.RED, Rating.GREEN)
        assert set(rating_by(rule, state(TARGET)).possible) == {Rating.RED, Rating.AMBER, Rating.GREEN}


def test_direction_of_travel() -> None:
    """Blue over green over amber over red; without two stated colours it cannot be said."""
    before = state(TARGET, rating=Rating.AMBER)
    ways = {each: direction_of_travel(before, state(TARGET, rating=each)) for each in (*Rating, None)}
    assert ways == {
        Rating.BLUE: Travel.BETTER,
        Rating.GREEN: Travel.BETTER,
        Rating.AMBER: Travel.SAME,
        Rating.RED: Travel.WORSE,
        None: Travel.CANNOT_SAY,
    }


@given(plans(), days())
def test_owners_sum_to_the_plan(plan: Plan, on: date) -> None:
    counts = ratings_by_owner(checked_ratings(plan, COUNCIL_EXAMPLE, on=on))
    assert sum(each.consistent + each.inconsistent + each.unverifiable for each in counts) == len(
        states_on(plan, on=on)
    )


@pytest.mark.parametrize(
    ("stated", "problems"),
    [(Travel.BETTER, 1), (Travel.SAME, 1), (Travel.WORSE, 0), (Travel.CANNOT_SAY, 0)],
)
def test_a_stated_direction_of_travel_is_checked(stated: Travel, problems: int) -> None:
    """From green to amber is worse, whatever the arrow says."""
    log = [
        Update(action="a1", on=date(2024, 5, 1), rating=Rating.GREEN, travel=Travel.BETTER),
        Update(action="a1", on=date(2024, 6, 1), rating=Rating.AMBER, travel=stated),
    ]
    plan = Plan(actions=[Action(ref="a1")], updates=log)
    found = [each for each in plan_faults(plan, on=date(2024, 7, 1)) if "direction of travel" in each.problem]
    assert [str(each.place) for each in found] == ["$.updates[1].travel"] * problems
