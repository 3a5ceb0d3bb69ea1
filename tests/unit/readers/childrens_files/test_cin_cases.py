"""The cases that a census gives: judged by the published rules, and by nothing that the file leaves out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs
import pytest

from safeguarding.readers.childrens_files.cin_cases import (
    assessment_cases,
    cases_of_censuses,
    conference_cases,
    plan_review_cases,
)
from safeguarding.readers.childrens_files.need_episodes import AssessmentOrPlan, Enquiry, NeedCensus, NeedEpisode
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.courses import REVIEW_CONFERENCES
from safeguarding.timescales.following import obligations
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.words import TimescaleOutcome

AS_AT = date(2019, 3, 31)
REFERRED = date(2018, 5, 1)


def a_census(*episodes: NeedEpisode, ends: date | None = AS_AT) -> NeedCensus:
    """A census of these episodes."""
    return NeedCensus(name="made up", year_ends_on=ends, episodes=episodes)


def need(**fields: object) -> NeedEpisode:
    """An episode of an invented child."""
    return NeedEpisode(**{"child": "7", "referred_on": REFERRED, "took_no_action": False, **fields})  # type: ignore[arg-type]  # by name


def outcomes(cases: Iterable[object], *rules: Rule) -> list[TimescaleOutcome]:
    """How each time of each case stands at the end of the census year."""
    return [each.outcome for case in cases for each in obligations(rules, case, as_at=AS_AT)]  # type: ignore[arg-type]  # cases


class TestAssessments:
    """An assessment is finished within 45 working days from the referral; one clock for each episode of need."""

    # 1 May 2018 to 4 July 2018: 47 weekdays without two bank holidays (7 and 28 May)
    @pytest.mark.parametrize(
        ("done", "outcome"), [(date(2018, 7, 5), TimescaleOutcome.IN_TIME), (date(2018, 7, 6), TimescaleOutcome.LATE)]
    )
    def test_the_last_day_and_the_day_after(self, done: date, outcome: TimescaleOutcome) -> None:
        found = assessment_cases(a_census(need(assessments=[AssessmentOrPlan(began_on=REFERRED, ended_on=done)])))
        assert outcomes(found.cases, rule_named("single_assessment")) == [outcome]

    def test_an_episode_that_is_open_without_one_is_overdue(self) -> None:
        found = assessment_cases(a_census(need()))
        assert outcomes(found.cases, rule_named("single_assessment")) == [TimescaleOutcome.OVERDUE]

    def test_a_referral_without_further_action_asks_for_none(self) -> None:
        found = assessment_cases(a_census(need(took_no_action=True)))
        assert (found.cases, found.not_required) == ((), 1)

    def test_where_it_is_not_told_whether_one_was_asked_for_the_clock_is_refused(self) -> None:
        found = assessment_cases(a_census(need(took_no_action=None)))
        assert (found.cases, len(found.refused)) == ((), 1)

    def test_a_referral_before_the_year_is_not_called_late(self) -> None:
        early = need(referred_on=date(2017, 5, 1), assessments=[AssessmentOrPlan(began_on=REFERRED, ended_on=AS_AT)])
        found = assessment_cases(a_census(early))
        assert outcomes(found.cases, rule_named("single_assessment")) == [TimescaleOutcome.CANNOT_TELL]

    def test_a_referral_on_the_first_day_of_the_year_is_judged(self) -> None:
        found = assessment_cases(a_census(need(referred_on=date(2018, 4, 1))))
        assert found.cases[0].known_from is None

    def test_a_later_assessment_has_no_clock_of_the_referral(self) -> None:
        several = [AssessmentOrPlan(began_on=date(2018, m, 2), ended_on=date(2018, m, 20)) for m in (5, 11)]
        found = assessment_cases(a_census(need(assessments=several)))
        assert found.cases[0].done_on == (date(2018, 5, 20),)
        assert len(found.refused) == 1

    def test_a_module_of_which_a_part_is_unread_gives_no_case(self) -> None:
        found = assessment_cases(a_census(need(unread=frozenset({"Assessments"}))))
        assert (found.cases, len(found.refused)) == ((), 1)

    def test_without_a_census_year_nothing_is_judged(self) -> None:
        found = assessment_cases(a_census(need(), ends=None))
        assert (found.cases, len(found.refused)) == ((), 1)


class TestConferences:
    """An initial conference is held within 15 working days of the enquiry; one clock for each enquiry."""

    # 1 May 2018 and 15 working days without 7 May: 23 May
    @pytest.mark.parametrize(
        ("held", "outcome"), [(date(2018, 5, 23), TimescaleOutcome.IN_TIME), (date(2018, 5, 24), TimescaleOutcome.LATE)]
    )
    def test_the_last_day_and_the_day_after(self, held: date, outcome: TimescaleOutcome) -> None:
        asked = Enquiry(began_on=REFERRED, conference_on=held, needs_no_conference=False)
        found = conference_cases(a_census(need(enquiries=[asked])))
        assert outcomes(found.cases, rule_named("icpc")) == [outcome]

    def test_an_enquiry_that_needed_none_is_counted_apart(self) -> None:
        found = conference_cases(a_census(need(enquiries=[Enquiry(began_on=REFERRED, needs_no_conference=True)])))
        assert (found.cases, found.refused, found.not_required) == ((), (), 1)

    def test_a_conference_of_the_episode_is_not_measured_against_the_enquiry(self) -> None:
        asked = Enquiry(began_on=REFERRED, needs_no_conference=False)
        found = conference_cases(a_census(need(enquiries=[asked], conference_on=date(2018, 8, 1))))
        assert (found.cases, len(found.refused)) == ((), 1)

    def test_a_conference_of_the_episode_before_the_enquiry_is_another(self) -> None:
        asked = Enquiry(began_on=REFERRED, needs_no_conference=False)
        found = conference_cases(a_census(need(enquiries=[asked], conference_on=date(2018, 4, 30))))
        assert outcomes(found.cases, rule_named("icpc")) == [TimescaleOutcome.OVERDUE]

    def test_a_conference_of_an_episode_without_an_enquiry_is_no_case(self) -> None:
        found = conference_cases(a_census(need(conference_on=date(2018, 8, 1))))
        assert (found.cases, found.refused) == ((), ())

    @pytest.mark.parametrize(
        "asked", [Enquiry(began_on=REFERRED), Enquiry(began_on=REFERRED, conference_on=AS_AT, needs_no_conference=True)]
    )
    def test_where_it_is_not_told_whether_one_was_required_the_clock_is_refused(self, asked: Enquiry) -> None:
        found = conference_cases(a_census(need(enquiries=[asked])))
        assert (found.cases, len(found.refused)) == ((), 1)


class TestReviewsOfPlans:
    """A plan is first reviewed within 3 months of the conference, then within 6 months of the last review."""

    @pytest.mark.parametrize(
        ("first", "outcome"),
        [(date(2018, 8, 18), TimescaleOutcome.IN_TIME), (date(2018, 8, 19), TimescaleOutcome.LATE)],
    )
    def test_the_last_day_and_the_day_after(self, first: date, outcome: TimescaleOutcome) -> None:
        plan = AssessmentOrPlan(began_on=date(2018, 5, 18), reviews=[first], ended_on=date(2018, 12, 1))
        found = plan_review_cases(a_census(need(plans=[plan])))
        assert outcomes(found.cases, *REVIEW_CONFERENCES)[0] is outcome

    def test_a_plan_from_before_the_year_is_not_accused_of_reviews_that_the_file_leaves_out(self) -> None:
        plan = AssessmentOrPlan(began_on=date(2017, 6, 1), reviews=[date(2018, 9, 3)])
        found = plan_review_cases(a_census(need(referred_on=date(2017, 5, 1), plans=[plan])))
        assert outcomes(found.cases, *REVIEW_CONFERENCES)[0] is TimescaleOutcome.CANNOT_TELL
        assert not any(each.is_breach for each in outcomes(found.cases, *REVIEW_CONFERENCES)[:1])

    @pytest.mark.parametrize("review", [date(2018, 5, 17), date(2018, 12, 2)])
    def test_a_review_outside_the_plan_refuses_it(self, review: date) -> None:
        plan = AssessmentOrPlan(began_on=date(2018, 5, 18), reviews=[review], ended_on=date(2018, 12, 1))
        found = plan_review_cases(a_census(need(plans=[plan])))
        assert (found.cases, len(found.refused)) == ((), 1)


class TestWhatIsRefused:
    """A clock that cannot be told is refused by name, and its case is neither late nor in time."""

    ENQUIRY = Enquiry(began_on=REFERRED, needs_no_conference=False)

    @pytest.mark.parametrize(("closed", "refused"), [(REFERRED, 0), (date(2018, 4, 30), 1)])
    def test_an_enquiry_after_the_episode_was_closed(self, closed: date, refused: int) -> None:
        earlier = need(referred_on=date(2018, 4, 1), closed_on=closed, enquiries=[self.ENQUIRY])
        found = conference_cases(a_census(earlier))
        assert (len(found.cases), len(found.refused)) == (1 - refused, refused)

    def test_enquiries_and_plans_of_which_some_cannot_be_read(self) -> None:
        """Those that can be are judged; the episode is named for the others."""
        unread = need(unread=frozenset({"Section47", "ChildProtectionPlans"}), enquiries=[self.ENQUIRY])
        found = conference_cases(a_census(unread))
        assert (len(found.cases), len(found.refused)) == (1, 1)
        plans = plan_review_cases(a_census(unread))
        assert (len(plans.cases), len(plans.refused)) == (0, 1)


class TestYears:
    """A plan goes on from a year to the next; of years that do not follow, the later one alone is asked."""

    BEGAN = date(2016, 5, 2)

    def plan_in(self, year: int, *reviews: date) -> NeedCensus:
        plan = AssessmentOrPlan(began_on=self.BEGAN, reviews=reviews)
        return a_census(need(referred_on=date(2016, 4, 11), plans=[plan]), ends=date(year, 3, 31))

    @pytest.mark.parametrize(("earlier", "held"), [(2018, 2), (2017, 1)])
    def test_what_the_earlier_knows(self, earlier: int, held: int) -> None:
        first = self.plan_in(earlier, date(earlier - 1, 7, 29))
        found = cases_of_censuses([self.plan_in(2019, date(2018, 8, 10)), first], "review_conferences")
        (case,) = found.cases
        assert len(case.done_on) == held
        assert case.known_from == (date(2017, 4, 1) if held == 2 else date(2018, 4, 1))

    def test_without_a_year_no_case_is_told(self) -> None:
        """From when on all is held is not known, so nothing is called undone."""
        census = attrs.evolve(self.plan_in(2019), year_ends_on=None)
        found = plan_review_cases(census)
        assert (found.cases, len(found.refused)) == ((), 1)
