"""What the regulations of 2020 relaxed, and until when."""

from datetime import date

import pytest
from tests.unit.timescales.made_up import judged

from safeguarding.timescales.courses import PLACEMENT_VISITS
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.words import TimescaleOutcome

IN_TIME, LATE = TimescaleOutcome.IN_TIME, TimescaleOutcome.LATE

NO_FIXED_TIME, LAW_CHANGED = TimescaleOutcome.NO_FIXED_TIME, TimescaleOutcome.LAW_CHANGED

CANNOT_TELL, OVERDUE = TimescaleOutcome.CANNOT_TELL, TimescaleOutcome.OVERDUE


class TestIssueOf2020:
    """SI 2020/445, from 24 April to 25 September 2020: three cases each side in each instrument that it changed.

    The due days were counted by hand: Good Friday 10 and Easter Monday 13 April, 8 and 25 May, 31 August 2020.
    """

    @pytest.mark.parametrize(
        ("rule", "start", "done", "outcome"),
        [
            # private fostering: seven working days, or as soon as practicable; what was notified meanwhile is saved
            ("private_fostering_first_visit", "2020-04-08", "2020-04-21", IN_TIME),
            ("private_fostering_first_visit", "2020-04-08", "2020-04-22", LATE),
            ("private_fostering_first_visit", "2020-04-15", "2020-04-24", IN_TIME),
            ("private_fostering_first_visit", "2020-04-15", "2020-04-27", LAW_CHANGED),
            ("private_fostering_first_visit", "2020-04-24", "2020-05-26", NO_FIXED_TIME),
            ("private_fostering_first_visit", "2020-05-11", "2020-05-26", NO_FIXED_TIME),
            ("private_fostering_first_visit", "2020-09-25", "2020-10-20", NO_FIXED_TIME),
            ("private_fostering_first_visit", "2020-09-26", "2020-10-06", IN_TIME),
            ("private_fostering_first_visit", "2020-09-26", "2020-10-07", LATE),
            ("private_fostering_first_visit", "2021-01-04", "2021-01-14", LATE),
            # complaints: a panel's days, or as soon as practicable; stages 1 and 2 as before
            ("complaint_panel", "2020-02-03", "2020-03-16", IN_TIME),
            ("complaint_panel", "2020-02-03", "2020-03-17", LATE),
            ("complaint_panel", "2020-04-01", "2020-06-01", LAW_CHANGED),
            ("complaint_panel", "2020-04-24", "2020-06-10", NO_FIXED_TIME),
            ("complaint_panel", "2020-05-01", "2020-06-15", IN_TIME),
            ("complaint_panel", "2020-09-01", "2020-10-30", LAW_CHANGED),
            ("complaint_panel", "2020-09-28", "2020-11-09", IN_TIME),
            ("complaint_panel", "2020-09-28", "2020-11-10", LATE),
            ("complaint_panel", "2021-01-04", "2021-03-01", LATE),
            ("complaint_panel_report", "2020-05-01", "2020-06-15", NO_FIXED_TIME),
            ("complaint_stage1", "2020-05-01", "2020-06-15", LATE),
            ("complaint_stage2", "2020-05-01", "2020-08-14", LATE),
            # inspection: the 70 working days, or as soon as practicable; the 30 as before
            ("ofsted_publish_report", "2020-02-03", "2020-03-16", IN_TIME),
            ("ofsted_publish_report", "2020-02-03", "2020-03-17", LATE),
            ("ofsted_action_statement", "2020-01-15", "2020-05-20", LAW_CHANGED),
            ("ofsted_publish_report", "2020-04-24", "2020-07-01", LATE),
            ("ofsted_publish_report", "2020-05-01", "2020-06-15", IN_TIME),
            ("ofsted_action_statement", "2020-05-01", "2020-08-31", NO_FIXED_TIME),
            ("ofsted_publish_report", "2020-09-28", "2020-11-10", LATE),
            ("ofsted_action_statement", "2020-09-28", "2021-01-08", LATE),
            ("ofsted_publish_report", "2020-09-28", "2020-11-09", IN_TIME),
            # care planning: placement plans and later reviews replaced, visits where practicable, 16 weeks made 24
            ("placement_plan", "2020-04-16", "2020-04-23", IN_TIME),
            ("placement_plan", "2020-04-15", "2020-04-23", LATE),
            ("placement_plan", "2020-04-20", "2020-05-04", LAW_CHANGED),
            ("placement_plan", "2020-04-24", "2020-06-30", NO_FIXED_TIME),
            ("cla_review_subsequent", "2020-05-01", "2021-01-15", LAW_CHANGED),
            ("cla_review_second", "2020-05-01", "2020-08-02", LATE),
            ("parent_placement_assessment", "2020-09-20", "2020-10-30", NO_FIXED_TIME),
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
        # what was approved meanwhile runs on for its 24 weeks, by reg 20
        assert judged("temporary_approval", date(2020, 9, 25), date(2021, 3, 12)).outcome is IN_TIME
        assert judged("temporary_approval", date(2020, 9, 25), date(2021, 3, 13)).outcome is LATE
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
