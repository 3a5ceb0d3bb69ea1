"""What was due when, done or not, and what is due next."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, strategies as st

from safeguarding.dates.calendars import DayOff
from safeguarding.dates.due import EventDay
from safeguarding.dates.periods import Period
from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.errors import InvalidRecordError
from safeguarding.sources import Certainty, Source
from safeguarding.testing.strategies.timescales import days, episodes, rules
from safeguarding.timelines import DatedValue, Timeline
from safeguarding.timescales.catalogue import RULES, rule_named
from safeguarding.timescales.courses import (
    COURSES,
    LOOKED_AFTER_REVIEWS,
    PERMANENT_PLACEMENT_VISITS,
)
from safeguarding.timescales.duties import Obligation, open_obligation
from safeguarding.timescales.episodes import Episode, Milestone
from safeguarding.timescales.following import obligations
from safeguarding.timescales.limits import Limit
from safeguarding.timescales.rules import Rule, counted_as
from safeguarding.timescales.schedules import Reached, Schedule, every
from safeguarding.timescales.words import RelaxedBy, StepChange, TimescaleOutcome

DAILY_RULES = [rule for rule in RULES if isinstance(rule.limits.entries[0].value, Schedule)]


def _relaxed_by(limit: Limit) -> RelaxedBy | None:
    assert isinstance(limit, Schedule)
    relaxed = limit.steps[0].relaxed
    return relaxed.by if relaxed else None


def due(rule: Rule | str, start: date, *, as_at: date | None = None) -> date | None:
    asked = rule_named(rule) if isinstance(rule, str) else rule
    (first, *_) = obligations([asked], Episode(started_on=start, born_on=start), as_at=as_at or start)
    return first.due_on


class TestCalendarPeriods:
    """Months end on the corresponding day, or the month's last; weeks are seven days."""

    @pytest.mark.parametrize(
        ("rule_id", "start", "expected"),
        [
            ("rcpc_first", date(2016, 11, 30), date(2017, 2, 28)),
            ("rcpc_first", date(2019, 11, 30), date(2020, 2, 29)),
            ("cla_review_subsequent", date(2016, 8, 31), date(2017, 2, 28)),
            ("rha_5plus", date(2016, 2, 29), date(2017, 2, 28)),
            ("ehcp", date(2017, 1, 2), date(2017, 5, 22)),
            ("cla_visit_first", date(2017, 4, 14), date(2017, 4, 21)),
        ],
    )
    def test_known_cases(self, rule_id: str, start: date, expected: date) -> None:
        assert due(rule_id, start) == expected

    def test_beginning_with_the_day_counts_it(self) -> None:
        """26 weeks beginning with the day of issue end on the day before that weekday, 182 days counted inclusively."""
        start = date(2017, 5, 1)
        end = due("care_proceedings", start)
        assert end == date(2017, 10, 29)
        assert (end - start).days + 1 == 26 * 7
        assert due(counted_as(rule_named("care_proceedings"), "day of issue as day 0"), start) == date(2017, 10, 30)


class TestOutcomes:
    """A thing done or outstanding on its due day is in time; a day after it is not."""

    START, DUE = date(2017, 4, 3), date(2017, 5, 4)

    def asked(self, done_on: date | None, as_at: date, *, ended_on: date | None = None) -> Obligation:
        case = Episode(started_on=self.START, done_on=[done_on] if done_on else [], ended_on=ended_on)
        (only,) = obligations([rule_named("iha")], case, as_at=as_at)
        return only

    def test_done_on_the_day(self) -> None:
        assert self.asked(self.DUE, date(2017, 6, 1)).outcome is TimescaleOutcome.IN_TIME

    def test_done_a_day_late(self) -> None:
        late = self.asked(date(2017, 5, 5), date(2017, 6, 1))
        assert (late.outcome, late.days_late) == (TimescaleOutcome.LATE, 1)

    def test_open_on_the_day(self) -> None:
        still = self.asked(None, self.DUE)
        assert (still.outcome, still.days_late) == (TimescaleOutcome.NOT_YET_DUE, 0)

    def test_open_a_day_later(self) -> None:
        overdue = self.asked(None, date(2017, 5, 5))
        assert (overdue.outcome, overdue.days_late) == (TimescaleOutcome.OVERDUE, 1)

    def test_done_later_than_the_question_is_not_known_yet(self) -> None:
        assert self.asked(date(2017, 5, 4), date(2017, 5, 3)).outcome is TimescaleOutcome.NOT_YET_DUE

    def test_ended_on_the_due_day(self) -> None:
        assert self.asked(None, date(2017, 6, 1), ended_on=self.DUE).outcome is TimescaleOutcome.LAPSED

    def test_ended_on_the_day_of_the_question(self) -> None:
        ended = date(2017, 4, 20)
        assert self.asked(None, ended, ended_on=ended).outcome is TimescaleOutcome.LAPSED
        assert self.asked(None, date(2017, 4, 19), ended_on=ended).outcome is TimescaleOutcome.NOT_YET_DUE

    def test_ended_a_day_after_the_due_day(self) -> None:
        missed = self.asked(None, date(2017, 6, 1), ended_on=date(2017, 5, 5))
        assert (missed.outcome, missed.days_late) == (TimescaleOutcome.MISSED, 1)

    def test_what_is_done_after_the_end_is_not_counted(self) -> None:
        asked = self.asked(date(2017, 4, 20), date(2017, 6, 1), ended_on=date(2017, 4, 19))
        assert asked.outcome is TimescaleOutcome.LAPSED

    def test_nothing_is_asked_before_the_start(self) -> None:
        assert obligations([rule_named("iha")], Episode(started_on=self.START), as_at=date(2017, 4, 2)) == ()

    def test_the_sentence(self) -> None:
        said = self.asked(date(2017, 5, 5), date(2017, 6, 1)).explanation
        assert said.startswith("The initial health assessment is made")
        assert "20 working days from 3 April 2017 ended on 4 May 2017" in said
        assert "done on 5 May 2017, 1 day late" in said
        # the regulation was read in its official text: no doubt is said of the source
        assert "secondary source" not in said
        assert "from memory" not in said

    def test_a_rule_from_memory_says_so_in_the_answer(self) -> None:
        (asked,) = obligations([rule_named("core_group")], Episode(started_on=self.START), as_at=self.START)
        assert "from memory, to be verified" in asked.explanation

    def test_the_named_count_is_in_the_answer(self) -> None:
        rule = counted_as(rule_named("iha"), "28 days")
        (asked,) = obligations([rule], Episode(started_on=self.START), as_at=self.START)
        assert "counted as '28 days'" in asked.explanation

    def test_a_calendar_that_does_not_reach_is_an_answer(self) -> None:
        (asked,) = obligations([rule_named("iha")], Episode(started_on=date(2028, 12, 20)), as_at=date(2028, 12, 20))
        assert asked.outcome is TimescaleOutcome.CANNOT_TELL
        assert "2028-12-31" in asked.explanation

    def test_a_day_before_the_rule_is_an_answer(self) -> None:
        (asked,) = obligations([rule_named("ehcp")], Episode(started_on=date(2014, 8, 31)), as_at=date(2015, 1, 1))
        assert asked.outcome is TimescaleOutcome.CANNOT_TELL
        assert "the first value starts on 2014-09-01" in asked.explanation


class TestExtension:
    """A longer time counts where it was agreed before the shorter had run out, and was known by then."""

    def asked(self, extended_on: date | None, as_at: date) -> Obligation:
        case = Episode(started_on=date(2017, 9, 1), extended_on=extended_on)
        (only,) = obligations([rule_named("complaint_stage1")], case, as_at=as_at)
        return only

    def test_agreed_in_time(self) -> None:
        extended = self.asked(date(2017, 9, 15), date(2017, 10, 1))
        assert (extended.due_on, extended.is_extended) == (date(2017, 9, 29), True)

    def test_agreed_a_day_too_late(self) -> None:
        asked = self.asked(date(2017, 9, 16), date(2017, 10, 1))
        assert (asked.due_on, asked.is_extended) == (date(2017, 9, 15), False)

    def test_not_known_yet(self) -> None:
        assert self.asked(date(2017, 9, 10), date(2017, 9, 9)).due_on == date(2017, 9, 15)


class TestRecurring:
    """The next time is counted from the last, early or late as that was."""

    def test_reviews(self) -> None:
        child = Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 4, 20), date(2017, 8, 1), date(2018, 1, 31)])
        asked = obligations(LOOKED_AFTER_REVIEWS, child, as_at=date(2018, 8, 1))
        assert [(each.rule_id, each.due_on, each.outcome) for each in asked] == [
            ("cla_review_first", date(2017, 5, 4), TimescaleOutcome.IN_TIME),
            ("cla_review_second", date(2017, 7, 20), TimescaleOutcome.LATE),
            ("cla_review_subsequent", date(2018, 2, 1), TimescaleOutcome.IN_TIME),
            ("cla_review_subsequent", date(2018, 7, 31), TimescaleOutcome.OVERDUE),
        ]
        last = open_obligation(asked)
        assert last is not None
        assert last.days_late == 1

    def test_several_on_one_day_count_once(self) -> None:
        twice = Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 4, 20), date(2017, 4, 20)])
        assert len(obligations(LOOKED_AFTER_REVIEWS, twice, as_at=date(2017, 5, 1))) == 2

    def test_a_rule_asked_once_is_then_done(self) -> None:
        done = Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 4, 20), date(2017, 4, 25)])
        asked = obligations([rule_named("iha")], done, as_at=date(2017, 6, 1))
        assert [each.outcome for each in asked] == [TimescaleOutcome.IN_TIME]
        assert open_obligation(asked) is None


class TestRestart:
    """A placement move starts the clock afresh; what was owed before it lapses, or was missed."""

    MOVED = Episode(
        started_on=date(2017, 1, 2),
        done_on=[date(2017, 1, 6), date(2017, 2, 10), date(2017, 3, 1)],
        restarted_on=[date(2017, 3, 1)],
    )

    def test_visits(self) -> None:
        asked = obligations(PERMANENT_PLACEMENT_VISITS, self.MOVED, as_at=date(2017, 3, 20))
        assert [(each.clock_started_on, each.due_on, each.outcome) for each in asked] == [
            (date(2017, 1, 2), date(2017, 1, 9), TimescaleOutcome.IN_TIME),
            (date(2017, 1, 2), date(2017, 2, 17), TimescaleOutcome.IN_TIME),
            (date(2017, 1, 2), date(2017, 3, 24), TimescaleOutcome.LAPSED),
            (date(2017, 3, 1), date(2017, 3, 8), TimescaleOutcome.IN_TIME),
            (date(2017, 3, 1), date(2017, 4, 12), TimescaleOutcome.NOT_YET_DUE),
        ]

    def test_a_move_after_the_due_day_leaves_it_missed(self) -> None:
        child = Episode(started_on=date(2017, 1, 2), restarted_on=[date(2017, 1, 10)])
        first, second = obligations(PERMANENT_PLACEMENT_VISITS, child, as_at=date(2017, 1, 10))
        assert (first.outcome, second.due_on) == (TimescaleOutcome.MISSED, date(2017, 1, 17))

    def test_a_restart_on_the_first_day_is_the_start(self) -> None:
        child = Episode(started_on=date(2017, 1, 2), restarted_on=[date(2017, 1, 2)])
        assert len(obligations(PERMANENT_PLACEMENT_VISITS, child, as_at=date(2017, 1, 2))) == 1

    def test_a_plan_from_before_the_start_is_none_of_the_next_placement(self) -> None:
        """The plan of 5 January has a wrong day, or is another's; what the placement of 6 February owes is still told."""
        child = Episode(started_on=date(2017, 1, 9), done_on=[date(2017, 1, 5)], restarted_on=[date(2017, 2, 6)])
        found = obligations([rule_named("placement_plan")], child, as_at=date(2017, 6, 1))
        assert [(each.due_on, each.outcome) for each in found] == [
            (date(2017, 1, 16), TimescaleOutcome.BEFORE_START),
            (date(2017, 2, 13), TimescaleOutcome.OVERDUE),
        ]

    def test_a_visit_from_before_the_start_where_the_first_interval_is_over(self) -> None:
        """Weekly until the first review, and that was held already: nothing is owed, and nothing was made too early."""
        weekly = attrs.evolve(
            rule_named("cla_visit_first"),
            limits=Timeline[Limit](
                name="weekly",
                entries=[
                    DatedValue[Limit](
                        starts_on=date(2000, 1, 1),
                        value=every(Period(weeks=1), until=Reached("review")),
                        source=Source(title="An example", certainty=Certainty.UNVERIFIED),
                    )
                ],
            ),
        )
        child = Episode(started_on=date(2017, 1, 9), done_on=[date(2017, 1, 5)])
        reviewed = attrs.evolve(child, milestones=[Milestone("review", date(2017, 1, 9))])
        outcomes = [
            [each.outcome for each in obligations([weekly], each, as_at=date(2017, 2, 1))] for each in (child, reviewed)
        ]
        assert outcomes == [[TimescaleOutcome.BEFORE_START, TimescaleOutcome.OVERDUE], []]

    def test_reviews_do_not_restart(self) -> None:
        asked = obligations(LOOKED_AFTER_REVIEWS, self.MOVED, as_at=date(2017, 3, 20))
        assert {each.clock_started_on for each in asked} == {date(2017, 1, 2)}


class TestLaws:
    """What holds for every rule and every case."""

    @given(st.sampled_from(DAILY_RULES), days(first=date(2018, 9, 1)), days(first=date(2018, 9, 1)))
    def test_due_dates_are_monotone_in_the_trigger(self, rule: Rule, one: date, other: date) -> None:
        """A later event is never due sooner, while one law holds; where it had no number then, there is no due day."""
        entries = [rule.limits.entry_on(day) for day in (one, other)]
        first, second = due(rule, min(one, other)), due(rule, max(one, other))
        has_number = [_relaxed_by(entry.value) is not RelaxedBy.REPLACED for entry in entries]
        assert (first is not None and second is not None) == all(has_number)
        assert entries[0].value != entries[1].value or first is None or second is None or first <= second

    @given(rules(), days(), st.integers(0, 40))
    def test_due_dates_of_any_schedule_are_monotone_in_the_trigger(self, rule: Rule, start: date, later: int) -> None:
        first, second = due(rule, start), due(rule, start + timedelta(days=later))
        assert first is None or second is None or first <= second

    @given(rules(), episodes(), st.sets(st.integers(0, 200), max_size=8))
    def test_a_met_deadline_stays_met_when_the_calendar_gains_a_holiday(
        self, rule: Rule, case: Episode, more: set[int]
    ) -> None:
        """A day off more only ever gives more time."""
        usual = england_and_wales()
        known = {day.on for day in usual.days_off}
        extra = [DayOff(on, "invented") for k in more if (on := case.started_on + timedelta(days=k)) not in known]
        as_at = case.started_on + timedelta(days=1200)
        before = obligations([rule], case, as_at=as_at, calendar=usual)
        after = obligations([rule], case, as_at=as_at, calendar=usual.with_days_off(extra))
        assert len(before) == len(after)
        for first, second in zip(before, after, strict=True):
            if first.due_on is not None and second.due_on is not None:
                assert first.due_on <= second.due_on
                assert not (
                    first.outcome is TimescaleOutcome.IN_TIME and second.outcome is not TimescaleOutcome.IN_TIME
                )

    @given(rules(), episodes(), st.integers(0, 900))
    def test_later_events_never_change_what_stood(self, rule: Rule, case: Episode, elapsed: int) -> None:
        """The answer as at a day is the same when everything after that day is struck out."""
        as_at = case.started_on + timedelta(days=elapsed)
        known = Episode(
            reference=case.reference,
            started_on=case.started_on,
            born_on=case.born_on,
            done_on=[day for day in case.done_on if day <= as_at],
            restarted_on=[day for day in case.restarted_on if day <= as_at],
            ended_on=case.ended_on if case.ended_on and case.ended_on <= as_at else None,
            extended_on=case.extended_on if case.extended_on and case.extended_on <= as_at else None,
            milestones=[each for each in case.milestones if each.on <= as_at],
        )
        assert obligations([rule], case, as_at=as_at) == obligations([rule], known, as_at=as_at)

    @given(rules(), episodes(), st.integers(0, 900), st.sampled_from(StepChange))
    def test_every_answer_explains_itself(self, rule: Rule, case: Episode, elapsed: int, change: StepChange) -> None:
        asked = obligations([rule], case, as_at=case.started_on + timedelta(days=elapsed), step_change=change)
        assert asked
        for each in asked:
            assert "An invented rule (not verified)" in each.explanation
            assert (each.outcome is TimescaleOutcome.CANNOT_TELL) == (each.due_on is None)
            assert each.outcome.is_breach == bool(each.days_late)
        assert sum(each.is_open for each in asked) <= 1

    @given(st.sampled_from(DAILY_RULES), days(first=date(2018, 9, 1)))
    def test_counting_the_event_day_costs_one_working_day(self, rule: Rule, start: date) -> None:
        """Counted from day 1 the time ends a working day sooner, unless the event day is not worked anyway."""
        for other in rule.other_counts:
            if other.name == "event day as day 1":
                assert isinstance(other.limit, Schedule)
                assert other.limit.steps[0].counting.event_day is EventDay.DAY_ONE
                sooner, later = due(counted_as(rule, other.name), start), due(rule, start)
                assert sooner is not None
                assert later is not None
                worked = england_and_wales().is_working_day(start)
                assert england_and_wales().working_days_between(sooner, later) == worked


class TestRefusals:
    def test_no_rules(self) -> None:
        with pytest.raises(InvalidRecordError, match="at least one rule"):
            obligations([], Episode(started_on=date(2017, 1, 1)), as_at=date(2017, 1, 1))

    def test_a_rule_without_a_due_date(self) -> None:
        with pytest.raises(InvalidRecordError, match="police_protection has no due date counted in days"):
            obligations([rule_named("police_protection")], Episode(started_on=date(2017, 1, 1)), as_at=date(2017, 1, 1))

    def test_every_course_is_followed(self) -> None:
        for name, course in COURSES.items():
            case = Episode(started_on=date(2020, 1, 1), born_on=date(2012, 1, 1))
            assert open_obligation(obligations(course, case, as_at=date(2020, 1, 1))) is not None, name


def test_a_rule_of_one_source_alone_counts_what_was_done_too_soon() -> None:
    """The response of a day before the report: it is counted as what it is."""
    case = Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 4, 2)])
    (found,) = obligations([rule_named("select_committee_response")], case, as_at=date(2017, 8, 1))
    assert (found.outcome, found.done_on) == (TimescaleOutcome.BEFORE_START, date(2017, 4, 2))


@pytest.mark.parametrize(
    ("done_on", "outcome", "why"),
    [
        (date(2020, 9, 17), TimescaleOutcome.IN_TIME, ""),
        (date(2020, 9, 19), TimescaleOutcome.CANNOT_TELL, "the number was lifted only for a stated reason"),
    ],
)
def test_why_it_cannot_be_told_is_said_only_where_it_cannot(done_on: date, outcome: TimescaleOutcome, why: str) -> None:
    """A plan within its twenty weeks needs no reason, though the law knew one then."""
    case = Episode(started_on=date(2020, 5, 1), done_on=[done_on])
    (found,) = obligations([rule_named("ehcp")], case, as_at=date(2021, 1, 1))
    assert (found.outcome, found.cannot_tell) == (outcome, why)
