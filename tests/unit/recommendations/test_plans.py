"""Plans as wholes: numbering, progress, deadlines, ratings, lineages, repeats."""

import itertools
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from safeguarding.dates.inspection_reports import STATEMENT_OF_ACTION
from safeguarding.dates.periods import Period
from safeguarding.dates.statutory_calendars import england_and_wales, weekends_only
from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.recommendations.lineages import (
    carried_forward,
    circle_from,
    first_target_on,
    lineage,
    not_carried_forward,
)
from safeguarding.recommendations.numbered_lists import numbering
from safeguarding.recommendations.progress_measures import (
    actions_without_recommendations,
    closing_next,
    overdue_actions,
    progress,
    progress_by_theme,
    recommendations_without_actions,
)
from safeguarding.recommendations.ratings import (
    COUNCIL_EXAMPLE,
    PastTarget,
    RatingBand,
    RatingRule,
    RatingVerdict,
    rating_by,
    rating_check,
)
from safeguarding.recommendations.records import Action, CarriedFrom, Plan, Recommendation
from safeguarding.recommendations.repeated_recommendations import repeats
from safeguarding.recommendations.statements import statement_answer
from safeguarding.recommendations.states import ActionState, state_on, states_on
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import ActionStanding, Delivery, Rating, Target
from safeguarding.sources import Certainty, Source
from safeguarding.testing.strategies.recommendations import days, plans, rating_rules
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.schedules import Schedule

TOLD = Source(title="An invented rule", certainty=Certainty.UNVERIFIED)


def numbered(*numbers: int | None) -> list[Recommendation]:
    return [Recommendation(ref=f"r{place}", number=number) for place, number in enumerate(numbers, start=1)]


class TestNumbering:
    """Gaps, repeats and disorder are reported; nothing is renumbered."""

    def test_yorks_ten(self) -> None:
        """1, 2, 4, 3, 5, 6, blank, 8, 9, 10: 7 is missing, 3 is out of order, and the blank stands where 7 would."""
        found = numbering(numbered(1, 2, 4, 3, 5, 6, None, 8, 9, 10))
        assert (found.missing, found.out_of_order, found.unnumbered) == ((7,), (3,), ("r7",))
        assert found.implied == (("r7", 7),)
        assert not found.is_regular

    @pytest.mark.parametrize("numbers", [(), (1,), (1, 2, 3), (None, None)])
    def test_regular(self, numbers: tuple[int | None, ...]) -> None:
        assert numbering(numbered(*numbers)).is_regular

    def test_repeats_and_gaps(self) -> None:
        found = numbering(numbered(2, 2, 5))
        assert (found.repeated, found.missing, found.out_of_order) == ((2,), (1, 3, 4), ())

    def test_a_blank_between_others_implies_nothing(self) -> None:
        assert numbering(numbered(1, None, 2)).implied == ()

    def test_an_absurd_number_ends_soon(self) -> None:
        assert len(numbering(numbered(10**12)).missing) == 1001

    @given(st.permutations(range(1, 8)))
    def test_in_order_or_not(self, order: list[int]) -> None:
        """A permutation has no gaps and no repeats; it is regular only if sorted."""
        found = numbering(numbered(*order))
        assert found.missing == found.repeated == ()
        assert found.is_regular == (order == sorted(order))


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


class TestStatement:
    """The statement is due 70 working days after the report was received; receipt is not publication."""

    def asked(self, on: date = ASKED, **fields: date) -> tuple[ActionStanding, int, date]:
        answer = statement_answer(
            Plan(**fields),  # type: ignore[arg-type]
            rule=STATEMENT_OF_ACTION,
            on=on,
            calendar=england_and_wales(),
        )
        assert answer is not None
        return answer.standing, answer.day_number, answer.deadline.due_on

    def test_yorks(self) -> None:
        """Received 7 February 2017, sent on 17 May: working day 68 of 70, due on the 19th."""
        sent = self.asked(received_on=date(2017, 2, 7), submitted_on=date(2017, 5, 17))
        assert sent == (ActionStanding.DONE_IN_TIME, 68, date(2017, 5, 19))

    def test_the_last_day_and_the_next(self) -> None:
        received = date(2017, 2, 7)
        assert self.asked(received_on=received, submitted_on=date(2017, 5, 19))[0] is ActionStanding.DONE_IN_TIME
        assert self.asked(received_on=received, submitted_on=date(2017, 5, 22))[0] is ActionStanding.DONE_LATE
        assert self.asked(on=date(2017, 5, 19), received_on=received)[0] is ActionStanding.NOT_YET_DUE
        assert self.asked(on=date(2017, 5, 20), received_on=received)[0] is ActionStanding.OVERDUE

    def test_a_submission_after_the_question_is_not_known(self) -> None:
        on = date(2017, 5, 20)
        assert (
            self.asked(on=on, received_on=date(2017, 2, 7), submitted_on=date(2017, 5, 22))[0] is ActionStanding.OVERDUE
        )

    def test_without_bank_holidays_it_looks_late(self) -> None:
        plan = Plan(received_on=date(2017, 2, 7), submitted_on=date(2017, 5, 17))
        answer = statement_answer(plan, rule=STATEMENT_OF_ACTION, on=ASKED, calendar=weekends_only())
        assert answer is not None
        assert (answer.standing, answer.day_number) == (ActionStanding.DONE_LATE, 71)

    def test_publication_stands_in_for_receipt_and_says_so(self) -> None:
        plan = Plan(published_on=date(2017, 2, 7), submitted_on=date(2017, 5, 17))
        answer = statement_answer(plan, rule=STATEMENT_OF_ACTION, on=ASKED, calendar=england_and_wales())
        assert answer is not None
        assert "the day of receipt is not stated" in answer.explanation

    def test_without_either_there_is_no_answer(self) -> None:
        assert statement_answer(Plan(), rule=STATEMENT_OF_ACTION, on=ASKED, calendar=england_and_wales()) is None

    def test_the_two_domains_agree(self) -> None:
        """The period stands in two domains, which never import one another; it is one number."""
        limit = rule_named("ofsted_action_statement").limits.entries[0].value
        assert isinstance(limit, Schedule)
        assert limit.steps[0].interval == STATEMENT_OF_ACTION.period


def rated(percent: int | None, on: date, *, done: bool = False, stated: Rating | None = None) -> ActionState:
    log = [Update(action="a1", on=date(2017, 7, 1), percent=percent, rating=stated)]
    if done:
        log.append(Update(action="a1", on=date(2017, 7, 2), completed_on=date(2017, 7, 2)))
    return state_on(Plan(actions=[Action(ref="a1", target_on=date(2017, 9, 30))], updates=log), "a1", on=on)


class TestRatings:
    """A quarter or less red, over three quarters green, amber between; under half and past the target red."""

    BEFORE, AFTER = date(2017, 9, 30), date(2017, 10, 1)

    @pytest.mark.parametrize(
        ("percent", "before", "after"),
        [
            (0, Rating.RED, Rating.RED),
            (25, Rating.RED, Rating.RED),
            (26, Rating.AMBER, Rating.RED),
            (49, Rating.AMBER, Rating.RED),
            (50, Rating.AMBER, Rating.AMBER),
            (75, Rating.AMBER, Rating.AMBER),
            (76, Rating.GREEN, Rating.GREEN),
            (100, Rating.GREEN, Rating.GREEN),
        ],
    )
    def test_the_published_example(self, percent: int, before: Rating, after: Rating) -> None:
        assert rating_by(COUNCIL_EXAMPLE, rated(percent, self.BEFORE)).rating is before
        assert rating_by(COUNCIL_EXAMPLE, rated(percent, self.AFTER)).rating is after

    def test_done_work(self) -> None:
        """Done is 100% by that rule; a BRAG rule may make it blue."""
        done = rated(40, self.AFTER, done=True)
        assert rating_by(COUNCIL_EXAMPLE, done).rating is Rating.GREEN
        brag = RatingRule(name="brag", bands=COUNCIL_EXAMPLE.bands, when_done=Rating.BLUE, source=TOLD)
        assert rating_by(brag, done).rating is Rating.BLUE

    @pytest.mark.parametrize(
        ("stated", "verdict"),
        [
            (Rating.AMBER, RatingVerdict.INCONSISTENT),
            (Rating.RED, RatingVerdict.CONSISTENT),
            (None, RatingVerdict.UNVERIFIABLE),
        ],
    )
    def test_stated_ratings_are_checked(self, stated: Rating | None, verdict: RatingVerdict) -> None:
        check = rating_check(COUNCIL_EXAMPLE, rated(40, self.AFTER, stated=stated))
        assert check.verdict is verdict
        assert check.explanation.endswith(verdict.label)

    def test_without_progress_nothing_is_said(self) -> None:
        """A rating without progress is unverifiable, never wrong."""
        check = rating_check(COUNCIL_EXAMPLE, rated(None, self.AFTER, stated=Rating.GREEN))
        assert check.verdict is RatingVerdict.UNVERIFIABLE
        assert "no progress is stated" in check.explanation

    def test_a_value_in_no_band_has_no_colour(self) -> None:
        """The published words leave 25.5% without a colour; the rule as data does too."""
        assert not any(band.covers(Fraction(51, 2)) for band in COUNCIL_EXAMPLE.bands)
        gap = RatingRule(name="gap", bands=[RatingBand(rating=Rating.RED, at_most=20)], source=TOLD)
        assert rating_by(gap, rated(21, self.BEFORE)).rating is None

    def test_past_the_original_target(self) -> None:
        """A rule may look at the original target: a revision then changes nothing."""
        log = [Update(action="a1", on=date(2017, 9, 1), percent=40, target_on=date(2018, 3, 31))]
        plan = Plan(actions=[Action(ref="a1", target_on=date(2017, 9, 30))], updates=log)
        state = state_on(plan, "a1", on=self.AFTER)
        by_original = RatingRule(
            name="by the original",
            bands=COUNCIL_EXAMPLE.bands,
            past_target=[PastTarget(rating=Rating.RED, below=50, target=Target.ORIGINAL)],
            source=TOLD,
        )
        assert rating_by(COUNCIL_EXAMPLE, state).rating is Rating.AMBER
        assert rating_by(by_original, state).rating is Rating.RED

    def test_overlapping_bands_are_refused(self) -> None:
        with pytest.raises(InvalidRecordError, match="two bands cover 25%"):
            RatingRule(
                name="x",
                bands=[RatingBand(rating=Rating.RED, at_most=25), RatingBand(rating=Rating.AMBER, at_least=25)],
                source=TOLD,
            )
        with pytest.raises(InvalidRecordError, match="at least one band"):
            RatingRule(name="x", bands=[], source=TOLD)

    @given(rating_rules(), st.integers(0, 100), st.integers(0, 100), st.sampled_from([BEFORE, AFTER]))
    def test_more_progress_never_rates_worse(self, rule: RatingRule, one: int, other: int, on: date) -> None:
        order = [Rating.RED, Rating.AMBER, Rating.GREEN, Rating.BLUE]
        ranks = []
        for percent in sorted((one, other)):
            rating = rating_by(rule, rated(percent, on)).rating
            assert rating is not None
            ranks.append(order.index(rating))
        assert ranks == sorted(ranks)


class TestLineages:
    """Plans carry actions forward; slippage is then counted from the very first target."""

    FIRST = Plan(
        ref="2017", actions=[Action(ref="a1", target_on=date(2017, 9, 30)), Action(ref="a2"), Action(ref="a3")]
    )
    SECOND = Plan(
        ref="2018",
        carries_forward=["2017"],
        actions=[
            Action(ref="b1", target_on=date(2018, 9, 30), carried_from=CarriedFrom(plan="2017", action="a1")),
            Action(ref="b2"),
        ],
    )

    def test_back_to_the_first(self) -> None:
        assert [each.action.ref for each in lineage([self.FIRST, self.SECOND], "2018", "b1")] == ["b1", "a1"]
        assert first_target_on([self.FIRST, self.SECOND], "2018", "b1") == date(2017, 9, 30)
        assert first_target_on([self.FIRST, self.SECOND], "2018", "b2") is None

    def test_what_was_taken_over_and_what_was_left(self) -> None:
        assert [each.ref for each in carried_forward([self.FIRST, self.SECOND], "2018")] == ["b1"]
        left = not_carried_forward(self.FIRST, self.SECOND, on=date(2018, 1, 1))
        assert [each.ref for each in left] == ["a2", "a3"]

    def test_unknown_ends(self) -> None:
        with pytest.raises(UnknownNameError, match="unknown plan '2016'"):
            lineage([self.FIRST], "2016", "a1")
        with pytest.raises(UnknownNameError, match="unknown plan '2017'"):
            lineage([self.SECOND], "2018", "b1")
        with pytest.raises(UnknownNameError, match="unknown plan '2019'"):
            carried_forward([self.FIRST], "2019")

    def test_a_circle_is_an_error(self) -> None:
        circle = Plan(ref="p", actions=[Action(ref="a", carried_from=CarriedFrom(plan="p", action="a"))])
        with pytest.raises(InvalidRecordError, match="carries itself on"):
            lineage([circle], "p", "a")

    @given(st.dictionaries(st.sampled_from("abcdef"), st.lists(st.sampled_from("abcdef"), max_size=3)))
    def test_circles(self, followed: dict[str, list[str]]) -> None:
        """A circle goes from a key back to it along given ways; where none is found, the key cannot be reached."""
        for start in "abcdef":
            reached, waiting = set(), list(followed.get(start, []))
            while waiting:
                here = waiting.pop()
                if here not in reached:
                    reached.add(here)
                    waiting += followed.get(here, [])
            circle = circle_from(start, followed)
            assert bool(circle) == (start in reached)
            if circle:
                assert circle[0] == circle[-1] == start
                assert all(there in followed[here] for here, there in itertools.pairwise(circle))


class TestRepeats:
    """The same matter in two inspections: one topic, or enough words in common."""

    BEFORE = (
        Recommendation(ref="r1", topic="Health passports", text="Give every care leaver a health passport"),
        Recommendation(
            ref="r2", topic="Supervision", text="Train managers in reflective supervision of social workers"
        ),
    )
    AFTER = (
        Recommendation(ref="n1", topic="supervision", text="Records should show that staff reflect"),
        Recommendation(ref="n2", text="Reflective supervision of social workers and managers is uneven"),
        Recommendation(ref="n3", text="Placements are too far away"),
    )

    def test_by_topic_and_by_words(self) -> None:
        found = repeats(self.BEFORE, self.AFTER)
        assert {(each.earlier.ref, each.later.ref, each.is_same_topic) for each in found} == {
            ("r2", "n1", True),
            ("r2", "n2", False),
        }
        by_words = next(each for each in found if each.later.ref == "n2")
        assert by_words.shared == ("managers", "reflective", "social", "supervision", "workers")
        assert by_words.likeness == Fraction(5, 7)

    def test_empty_texts_are_not_alike(self) -> None:
        assert repeats([Recommendation(ref="a")], [Recommendation(ref="b")]) == ()
        assert repeats([Recommendation(ref="a")], [Recommendation(ref="b")], at_least=Fraction(0)) == ()

    @given(plans(), plans())
    def test_likeness_is_symmetric(self, one: Plan, other: Plan) -> None:
        forward = {
            (a.earlier.ref, a.later.ref, a.likeness) for a in repeats(one.recommendations, other.recommendations)
        }
        back = {(a.later.ref, a.earlier.ref, a.likeness) for a in repeats(other.recommendations, one.recommendations)}
        assert forward == back
        assert all(0 <= likeness <= 1 for _, _, likeness in forward)
