"""The law of each rule over time, and what an answer says where it changed."""

import hashlib
from datetime import date, timedelta

import attrs
import numpy as np
import pytest
from hypothesis import given, strategies as st

from safeguarding.dates.periods import Period
from safeguarding.serialization.documents import to_json
from safeguarding.sources import Certainty
from safeguarding.testing.strategies.timescales import intervals
from safeguarding.timelines import DatedValue, Running
from safeguarding.timescales.bulk import OUTCOMES, due_days
from safeguarding.timescales.bulk_outcomes import case_codes
from safeguarding.timescales.catalogue import EDITION, RULES, rule_named, unchecked_since
from safeguarding.timescales.courses import LOOKED_AFTER_REVIEWS, PERMANENT_PLACEMENT_VISITS, PLACEMENT_VISITS
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.law.entries import FROM_LOCAL_TOOLS, entry, rule_over_time
from safeguarding.timescales.law.events import LAW_EVENTS
from safeguarding.timescales.limits import Limit
from safeguarding.timescales.rules import Rule, counted_as
from safeguarding.timescales.schedules import Relaxed, Schedule, every, once, relaxed_as
from safeguarding.timescales.words import Area, RelaxedBy, TimescaleOutcome

A_DAY = timedelta(days=1)
IN_TIME, LATE = TimescaleOutcome.IN_TIME, TimescaleOutcome.LATE
NO_FIXED_TIME, LAW_CHANGED = TimescaleOutcome.NO_FIXED_TIME, TimescaleOutcome.LAW_CHANGED
CANNOT_TELL, OVERDUE = TimescaleOutcome.CANNOT_TELL, TimescaleOutcome.OVERDUE
BOUNDARIES = [(rule, entry) for rule in RULES for entry in rule.limits.entries[1:]]


def judged(rule: Rule | str, start: date, done: date | None, *, as_at: date | None = None) -> Obligation:
    asked = rule_named(rule) if isinstance(rule, str) else rule
    case = Episode(started_on=start, done_on=[done] if done else [])
    return obligations([asked], case, as_at=as_at or (done or start) + timedelta(days=1000))[0]


class TestEntries:
    """Every entry holds from its first day to the eve of the next, with a source, and a version where it was read."""

    @pytest.mark.parametrize(("rule", "entry"), BOUNDARIES, ids=[f"{r.rule_id}-{e.starts_on}" for r, e in BOUNDARIES])
    def test_the_day_before_and_the_day_itself(self, rule: Rule, entry: DatedValue[Limit]) -> None:
        eve = entry.starts_on - A_DAY
        before = rule.limits.entry_on(eve)
        assert before != entry
        assert rule.limits.last_day_of(before) == eve
        assert rule.limits.entry_on(entry.starts_on) == entry
        assert entry.changed
        if isinstance(entry.value, Schedule):
            for day, counted in ((eve, before), (entry.starts_on, entry)):
                (first, *_) = obligations([rule], Episode(started_on=day, born_on=day), as_at=day)
                assert first.entry_from == counted.starts_on
                assert first.source == counted.source

    @pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule_id)
    def test_what_was_read_says_in_which_version_and_when(self, rule: Rule) -> None:
        for each in rule.limits.entries:
            assert each.source.checked_on is not None
            if each.source.certainty is Certainty.VERIFIED:
                assert each.source.version_read
                assert each.source.published_at

    def test_events_are_in_order(self) -> None:
        days = [event.on for event in LAW_EVENTS]
        assert days == sorted(days)

    def test_a_change_of_the_catalogue_is_another_edition(self) -> None:
        """Importers pin the edition, so what it names may not change: whoever changes a rule gives it a new one."""
        digest = hashlib.sha256(to_json(tuple(RULES)).encode()).hexdigest()[:16]
        assert (EDITION, digest) == ("2026-11-26", "6dc619b2f87b009c")


class TestIssueOf2020:
    """SI 2020/445, from 24 April to 25 September 2020: three cases each side in each instrument that it changed.

    The due days were counted by hand: Good Friday 10 and Easter Monday 13 April, 8 and 25 May, 31 August 2020.
    """

    @pytest.mark.parametrize(
        ("rule", "start", "done", "outcome"),
        [
            # private fostering: seven working days, replaced
            ("private_fostering_first_visit", "2020-04-08", "2020-04-21", IN_TIME),
            ("private_fostering_first_visit", "2020-04-08", "2020-04-22", LATE),
            ("private_fostering_first_visit", "2020-04-15", "2020-04-24", LAW_CHANGED),
            ("private_fostering_first_visit", "2020-04-24", "2020-05-26", NO_FIXED_TIME),
            ("private_fostering_first_visit", "2020-05-11", "2020-05-26", NO_FIXED_TIME),
            ("private_fostering_first_visit", "2020-09-25", "2020-10-20", LAW_CHANGED),
            ("private_fostering_first_visit", "2020-09-26", "2020-10-06", IN_TIME),
            ("private_fostering_first_visit", "2020-09-26", "2020-10-07", LATE),
            ("private_fostering_first_visit", "2021-01-04", "2021-01-14", LATE),
            # complaints: thirty working days where practicable
            ("complaint_panel", "2020-02-03", "2020-03-16", IN_TIME),
            ("complaint_panel", "2020-02-03", "2020-03-17", LATE),
            ("complaint_panel", "2020-04-01", "2020-06-01", LAW_CHANGED),
            ("complaint_panel", "2020-04-24", "2020-06-10", NO_FIXED_TIME),
            ("complaint_panel", "2020-05-01", "2020-06-15", IN_TIME),
            ("complaint_panel", "2020-09-01", "2020-10-30", LAW_CHANGED),
            ("complaint_panel", "2020-09-28", "2020-11-09", IN_TIME),
            ("complaint_panel", "2020-09-28", "2020-11-10", LATE),
            ("complaint_panel", "2021-01-04", "2021-03-01", LATE),
            # inspection: 30 and 70 working days, amended in words that were not read
            ("ofsted_publish_report", "2020-02-03", "2020-03-16", IN_TIME),
            ("ofsted_publish_report", "2020-02-03", "2020-03-17", LATE),
            ("ofsted_action_statement", "2020-01-15", "2020-05-20", LAW_CHANGED),
            ("ofsted_publish_report", "2020-04-24", "2020-07-01", CANNOT_TELL),
            ("ofsted_publish_report", "2020-05-01", "2020-06-15", IN_TIME),
            ("ofsted_action_statement", "2020-05-01", "2020-08-31", CANNOT_TELL),
            ("ofsted_publish_report", "2020-09-28", "2020-11-10", LATE),
            ("ofsted_action_statement", "2020-09-28", "2021-01-08", LATE),
            ("ofsted_publish_report", "2020-09-28", "2020-11-09", IN_TIME),
            # care planning: placement plans replaced, reviews and visits where practicable, 16 weeks made 24
            ("placement_plan", "2020-04-16", "2020-04-23", IN_TIME),
            ("placement_plan", "2020-04-15", "2020-04-23", LATE),
            ("placement_plan", "2020-04-20", "2020-05-04", LAW_CHANGED),
            ("placement_plan", "2020-04-24", "2020-06-30", NO_FIXED_TIME),
            ("cla_review_subsequent", "2020-05-01", "2021-01-15", LAW_CHANGED),
            ("cla_visit_year1", "2020-05-01", "2020-06-13", NO_FIXED_TIME),
            ("cla_visit_year1", "2020-05-01", "2020-06-12", IN_TIME),
            ("placement_plan", "2020-09-26", "2020-10-05", LATE),
            ("cla_review_subsequent", "2020-09-26", "2021-03-27", LATE),
            ("cla_visit_year1", "2020-09-26", "2020-11-07", IN_TIME),
        ],
    )
    def test_cases(self, rule: str, start: str, done: str, outcome: TimescaleOutcome) -> None:
        assert judged(rule, date.fromisoformat(start), date.fromisoformat(done)).outcome is outcome

    @pytest.mark.parametrize(
        ("start", "done", "outcome"),
        [
            ("2019-11-11", "2020-03-30", IN_TIME),
            ("2019-11-11", "2020-03-31", LATE),
            ("2020-01-06", "2020-06-01", LAW_CHANGED),
            ("2020-05-01", "2020-09-18", IN_TIME),
            ("2020-05-01", "2020-09-19", CANNOT_TELL),
            ("2020-09-25", "2021-06-01", LAW_CHANGED),
            ("2020-09-26", "2021-02-13", IN_TIME),
            ("2020-09-26", "2021-02-14", LATE),
        ],
    )
    def test_special_educational_needs(self, start: str, done: str, outcome: TimescaleOutcome) -> None:
        """SI 2020/471, from 1 May to 25 September 2020: lifted only for a reason, so late alone does not say it."""
        assert judged("ehcp", date.fromisoformat(start), date.fromisoformat(done)).outcome is outcome

    def test_temporary_approval(self) -> None:
        """16 weeks, then 24, then 16 again; across a change neither is taken without its savings."""
        weeks = [
            (judged("temporary_approval", day, None, as_at=day).due_on, day)
            for day in (date(2020, 4, 23), date(2020, 4, 24), date(2020, 9, 25), date(2020, 9, 26))
        ]
        assert [(due - day).days // 7 for due, day in weeks if due] == [16, 24, 24, 16]
        assert judged("temporary_approval", date(2020, 3, 1), date(2020, 8, 1)).outcome is LAW_CHANGED
        assert judged("temporary_approval", date(2020, 3, 1), date(2020, 9, 1)).outcome is LATE

    def test_remote_visits_are_a_note_not_another_interval(self) -> None:
        """SI 2020/909: from 26 September 2020 the usual intervals, and a way of visiting on a condition."""
        owed = judged("cla_visit_year1", date(2020, 10, 1), date(2020, 11, 13))
        assert owed.outcome is LATE
        assert "by telephone or video" in owed.explanation
        after = judged("cla_visit_year1", date(2021, 10, 1), date(2021, 11, 12))
        assert after.outcome is IN_TIME
        assert "by telephone or video" not in after.explanation

    def test_a_visit_in_march_and_the_next_in_may(self) -> None:
        """Last made on 5 March 2020 and next on 20 May: the law changed in between, and both entries are named."""
        case = Episode(started_on=date(2020, 1, 20), done_on=[date(2020, 1, 24), date(2020, 3, 5), date(2020, 5, 20)])
        third = obligations(PLACEMENT_VISITS, case, as_at=date(2020, 6, 1))[2]
        assert (third.outcome, third.outcome.is_breach) == (LAW_CHANGED, False)
        assert third.entry_to == date(2020, 4, 23)
        assert third.changes[0].on == date(2020, 4, 24)
        assert "from 24 April 2020" in third.explanation
        before = obligations(PLACEMENT_VISITS, case, as_at=date(2020, 4, 23))[2]
        assert (before.outcome, before.days_late) == (OVERDUE, 7)

    def test_what_was_long_over_stays_what_it_was(self) -> None:
        """A number that had run out by more than a whole further interval is late whatever came after."""
        assert judged("cla_review_subsequent", date(2019, 1, 1), date(2020, 6, 1)).outcome is LATE
        assert judged("cla_visit_year1", date(2020, 5, 1), None, as_at=date(2021, 4, 1)).outcome is OVERDUE


class TestIssueOf2015:
    """SI 2015/495, from 1 April 2015: a long-term foster placement may be visited every six months."""

    LONG_TERM = counted_as(rule_named("cla_visit_permanent"), "long-term foster placement, child agrees")

    @pytest.mark.parametrize("day", [date(2011, 4, 1), date(2014, 8, 18), date(2015, 3, 31)])
    def test_before_it_was_law(self, day: date) -> None:
        assert judged(self.LONG_TERM, day, None, as_at=day).outcome is CANNOT_TELL
        assert judged("cla_visit_long_term_foster", day, None, as_at=day).outcome is CANNOT_TELL
        assert judged("cla_visit_permanent", day, None, as_at=day).interval == Period(months=3)

    @pytest.mark.parametrize(
        ("day", "due"),
        [
            (date(2015, 4, 1), date(2015, 10, 1)),
            (date(2016, 8, 31), date(2017, 2, 28)),
            (date(2022, 1, 10), date(2022, 7, 10)),
        ],
    )
    def test_since(self, day: date, due: date) -> None:
        assert judged(self.LONG_TERM, day, None, as_at=day).due_on == due
        assert judged("cla_visit_long_term_foster", day, None, as_at=day).due_on == due
        assert judged("cla_visit_permanent", day, None, as_at=day).interval == Period(months=3)

    def test_a_count_is_relaxed_as_its_rule_was(self) -> None:
        """Six-weekly visits after the first year were not plainly late in 2020 either."""
        assert judged(PLACEMENT_VISITS[2], date(2020, 5, 1), date(2020, 7, 1)).outcome is NO_FIXED_TIME


class TestHistoryOfACase:
    """A start before what is known of the law, or of the case, leaves the later answers as they are."""

    def test_in_care_since_2009(self) -> None:
        """Reviewed on 4 March 2024, due on 4 September 2024, in the course and under the rule alone."""
        child = Episode(started_on=date(2009, 6, 1), done_on=[date(2024, 3, 4)])
        for rules in (LOOKED_AFTER_REVIEWS, [rule_named("cla_review_subsequent")]):
            asked = obligations(rules, child, as_at=date(2024, 5, 1))
            assert [each.outcome for each in asked] == [CANNOT_TELL, TimescaleOutcome.NOT_YET_DUE]
            assert asked[-1].due_on == date(2024, 9, 4)

    def test_placed_before_the_regulations(self) -> None:
        child = Episode(started_on=date(2010, 1, 4), done_on=[date(2012, 5, 1)])
        asked = obligations(PERMANENT_PLACEMENT_VISITS, child, as_at=date(2012, 5, 2))
        assert (asked[-1].rule_id, asked[-1].due_on) == ("cla_visit_permanent", date(2012, 8, 1))

    def test_a_file_that_leaves_out_what_came_before(self) -> None:
        """A year's file of reviews: the first is not judged, the next is counted as a later one."""
        child = Episode(
            started_on=date(2018, 3, 1), done_on=[date(2023, 6, 1), date(2023, 11, 30)], known_from=date(2023, 4, 1)
        )
        asked = obligations(LOOKED_AFTER_REVIEWS, child, as_at=date(2024, 3, 31))
        assert [(each.outcome, each.due_on) for each in asked[1:]] == [
            (IN_TIME, date(2023, 12, 1)),
            (TimescaleOutcome.NOT_YET_DUE, date(2024, 5, 30)),
        ]
        assert asked[0].outcome is CANNOT_TELL
        assert "not known" in asked[0].explanation

    @pytest.mark.parametrize("day", ["2010-03-01", "2016-05-04", "2018-02-25", "2018-02-26"])
    def test_education_plans_long_before_2018(self, day: str) -> None:
        assert judged("pep_initiate", date.fromisoformat(day), None, as_at=date.fromisoformat(day)).due_on is not None


def invented(*entries: DatedValue[Limit]) -> Rule:
    return rule_over_time(
        rule_id="invented", area=Area.HEALTH, requirement="it is done", trigger="the start", entries=entries
    )


class TestTheLawOfADay:
    """The law of a day that is named counts throughout, whatever changed."""

    def test_in_place_of_that_of_the_start(self) -> None:
        case = Episode(started_on=date(2020, 5, 11), done_on=[date(2020, 5, 26)])
        rule = rule_named("private_fostering_first_visit")
        (usual,) = obligations([rule], case, as_at=date(2020, 6, 1), law_on=date(2019, 1, 1))
        assert (usual.due_on, usual.outcome) == (date(2020, 5, 20), LATE)
        (relaxed,) = obligations([rule], case, as_at=date(2020, 6, 1), law_on=date(2020, 6, 1))
        assert relaxed.outcome is NO_FIXED_TIME

    def test_before_the_first_entry(self) -> None:
        case = Episode(started_on=date(2009, 5, 11))
        (owed,) = obligations([rule_named("care_plan")], case, as_at=date(2009, 6, 1), law_on=date(2012, 1, 1))
        assert owed.due_on == date(2009, 5, 26)


class TestSavings:
    """Where it was read what a change does to what had begun, that decides."""

    SIX, TWELVE = every(Period(weeks=6)), every(Period(weeks=12))

    @pytest.mark.parametrize(
        ("running", "outcome"),
        [(Running.OLD_RUNS_ON, LATE), (Running.NEW_APPLIES, IN_TIME), (Running.NOT_READ, LAW_CHANGED)],
    )
    def test_a_longer_interval(self, running: Running, outcome: TimescaleOutcome) -> None:
        rule = invented(
            entry(date(2015, 1, 1), self.SIX, FROM_LOCAL_TOOLS),
            entry(date(2016, 1, 1), self.TWELVE, FROM_LOCAL_TOOLS, changed="longer", running=running),
        )
        owed = judged(rule, date(2015, 12, 1), date(2016, 2, 1))
        assert owed.outcome is outcome
        assert [change.on for change in owed.changes] == [date(2016, 1, 1)]

    def test_done_before_the_change_it_is_not_touched(self) -> None:
        rule = invented(
            entry(date(2015, 1, 1), self.SIX, FROM_LOCAL_TOOLS),
            entry(date(2016, 1, 1), self.TWELVE, FROM_LOCAL_TOOLS, changed="longer"),
        )
        assert judged(rule, date(2015, 12, 1), date(2015, 12, 31)).outcome is IN_TIME
        assert judged(rule, date(2015, 11, 1), date(2015, 12, 31)).outcome is LATE

    def test_another_edition_of_one_number_is_no_change(self) -> None:
        owed = judged("icpc", date(2018, 6, 20), date(2018, 7, 20))
        assert (owed.outcome, owed.changes) == (LATE, ())

    def test_a_change_that_lies_ahead_is_named(self) -> None:
        owed = judged("cla_review_subsequent", date(2020, 1, 1), None, as_at=date(2020, 2, 1))
        assert owed.outcome is TimescaleOutcome.NOT_YET_DUE
        assert [change.on for change in owed.changes] == [date(2020, 4, 24)]


class TestStaleness:
    """An answer about a day after the rule was last checked says so; one about an earlier day, or old law, does not."""

    CHECKED = date(2026, 11, 26)

    @pytest.mark.parametrize(("day", "says"), [(CHECKED, False), (CHECKED + A_DAY, True)])
    def test_the_day_of_the_check_and_the_next(self, day: date, says: bool) -> None:  # noqa: FBT001 - a table's column
        owed = judged("icpc", day, None, as_at=day)
        assert ("last checked on 26 November 2026; asked about a later day" in owed.explanation) is says

    def test_law_that_is_over_does_not_go_stale(self) -> None:
        owed = judged("placement_plan", date(2020, 5, 1), None, as_at=date(2020, 6, 1))
        assert "last checked" not in owed.explanation

    def test_a_rule_that_nobody_checked(self) -> None:
        rule = invented(entry(date(2015, 1, 1), once(Period(days=3)), FROM_LOCAL_TOOLS))
        assert "not recorded when" in judged(rule, date(2015, 2, 1), None, as_at=date(2015, 2, 1)).explanation
        assert unchecked_since(date(2000, 1, 1), [rule]) == (rule,)
        checked = attrs.evolve(FROM_LOCAL_TOOLS, checked_on=date(2020, 1, 1))
        dated = invented(entry(date(2015, 1, 1), once(Period(days=3)), checked))
        assert unchecked_since(date(2020, 1, 1), [dated]) == ()
        assert unchecked_since(date(2020, 1, 2), [dated]) == (dated,)

    def test_notes_are_part_of_every_answer(self) -> None:
        assert "relaxed for coronavirus" in judged("ehcp", date(2019, 4, 3), None, as_at=date(2019, 4, 3)).explanation
        assert "since replaced" in judged("lado_80", date(2019, 4, 3), None, as_at=date(2019, 4, 3)).explanation


RELAXED = [Relaxed(by=by, words="as soon as it is practicable") for by in RelaxedBy]


@st.composite
def dated_rules(draw: st.DrawFn) -> Rule:
    """Invented rules of up to four entries: two intervals, each at times relaxed in one of the ways."""
    recurs = draw(st.booleans())
    plain = [every(draw(intervals())) if recurs else once(draw(intervals())) for _ in range(2)]
    days = sorted(draw(st.sets(st.dates(date(2015, 1, 1), date(2019, 12, 31)), min_size=1, max_size=4)))
    entries = []
    for day in days:
        limit, relaxed = draw(st.sampled_from(plain)), draw(st.none() | st.sampled_from(RELAXED))
        entries.append(
            entry(day, relaxed_as(limit, relaxed) if relaxed else limit, FROM_LOCAL_TOOLS, changed="changed")
        )
    return invented(*entries)


@st.composite
def cases(draw: st.DrawFn) -> Episode:
    started_on = draw(st.dates(date(2014, 6, 1), date(2020, 6, 30)))
    done = st.integers(0, 900).map(lambda k: started_on + timedelta(days=k))
    return Episode(started_on=started_on, done_on=draw(st.lists(done, max_size=3)))


class TestLaws:
    """What holds for every history of a rule."""

    @given(dated_rules(), cases(), st.integers(0, 1200))
    def test_later_events_never_change_what_stood(self, rule: Rule, case: Episode, elapsed: int) -> None:
        as_at = case.started_on + timedelta(days=elapsed)
        known = attrs.evolve(case, done_on=[day for day in case.done_on if day <= as_at])
        assert obligations([rule], case, as_at=as_at) == obligations([rule], known, as_at=as_at)

    @given(dated_rules(), cases(), st.integers(0, 1200))
    def test_a_breach_is_one_under_plain_law(self, rule: Rule, case: Episode, elapsed: int) -> None:
        """Nothing is late whose only law while it ran was relaxed, and nothing without a due day."""
        for each in obligations([rule], case, as_at=case.started_on + timedelta(days=elapsed)):
            until = each.done_on or each.as_at
            laws = [
                one.value
                for one in rule.limits.entries
                if one.starts_on <= until and (rule.limits.last_day_of(one) or until) >= each.counted_from
            ]
            if each.outcome.is_breach:
                assert any(isinstance(law, Schedule) and law.steps[0].relaxed is None for law in laws)
            if each.due_on is None:
                assert each.outcome in (NO_FIXED_TIME, LAW_CHANGED, CANNOT_TELL, IN_TIME, LATE, OVERDUE)
            assert each.explanation

    @given(dated_rules(), st.lists(cases(), min_size=1, max_size=8), st.integers(0, 1200))
    def test_in_bulk_the_same(self, rule: Rule, several: list[Episode], elapsed: int) -> None:
        as_at = max(case.started_on for case in several) + timedelta(days=elapsed)
        starts = np.array([case.started_on for case in several], dtype="datetime64[D]")
        done = np.array([case.done_on[0] if case.done_on else None for case in several], dtype="datetime64[D]")
        ordinary = [obligations([rule], case, as_at=as_at)[0] for case in several]
        codes = case_codes(rule, starts, done, as_at=as_at)
        assert [OUTCOMES[code] for code in codes] == [each.outcome for each in ordinary]
        assert due_days(rule, starts).tolist() == [each.due_on for each in ordinary]
