"""A step down, and what it changes."""

from datetime import date, timedelta

import pytest

from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.courses import (
    HEALTH_ASSESSMENTS,
    PERMANENT_PLACEMENT_VISITS,
)
from safeguarding.timescales.duties import open_obligation
from safeguarding.timescales.episodes import Episode, Milestone
from safeguarding.timescales.following import obligations
from safeguarding.timescales.rules import counted_as
from safeguarding.timescales.words import StepChange, TimescaleOutcome


class TestStepDown:
    """The interval changes after a first review, a first year, or a fifth birthday."""

    def test_after_the_first_year(self) -> None:
        """A visit a day before the first anniversary is followed within 6 weeks, one on it within 3 months."""
        visits = [date(2016, 1, 8) + timedelta(weeks=6 * k) for k in range(9)]
        for last, expected in [(date(2017, 1, 3), date(2017, 2, 14)), (date(2017, 1, 4), date(2017, 4, 4))]:
            child = Episode(started_on=date(2016, 1, 4), done_on=[day for day in visits if day < last] + [last])
            asked = open_obligation(obligations(PERMANENT_PLACEMENT_VISITS, child, as_at=date(2017, 1, 10)))
            assert asked is not None
            assert asked.due_on == expected

    def test_by_the_due_day_the_later_interval_counts(self) -> None:
        child = Episode(started_on=date(2016, 1, 4), done_on=[date(2016, 1, 8), date(2016, 12, 20)])
        due_days = {
            change: [
                each.due_on
                for each in obligations(PERMANENT_PLACEMENT_VISITS, child, as_at=date(2017, 1, 10), step_change=change)
            ][-1]
            for change in StepChange
        }
        assert due_days == {
            StepChange.BY_LAST_TIME: date(2017, 1, 31),
            StepChange.BY_DUE_DAY: date(2017, 3, 20),
            StepChange.BY_DAY_ASKED: date(2017, 3, 20),
        }

    @pytest.mark.parametrize(
        ("visited", "expected"), [(date(2016, 11, 23), date(2017, 1, 4)), (date(2016, 11, 24), date(2017, 2, 24))]
    )
    def test_due_on_the_anniversary_itself_is_still_the_first_year(self, visited: date, expected: date) -> None:
        """Six weeks from 23 November lead to the anniversary on 4 January, a day later past it."""
        child = Episode(started_on=date(2016, 1, 4), done_on=[date(2016, 1, 8), visited])
        asked = open_obligation(
            obligations(PERMANENT_PLACEMENT_VISITS, child, as_at=date(2016, 12, 1), step_change=StepChange.BY_DUE_DAY)
        )
        assert asked is not None
        assert asked.due_on == expected

    @pytest.mark.parametrize(
        ("assessed", "expected"), [(date(2017, 6, 9), date(2017, 12, 9)), (date(2017, 6, 10), date(2018, 6, 10))]
    )
    def test_fifth_birthday(self, assessed: date, expected: date) -> None:
        child = Episode(started_on=date(2017, 5, 15), born_on=date(2012, 6, 10), done_on=[assessed])
        asked = open_obligation(obligations(HEALTH_ASSESSMENTS, child, as_at=date(2017, 7, 1)))
        assert asked is not None
        assert asked.due_on == expected

    def test_an_unknown_birthday_is_an_answer(self) -> None:
        child = Episode(started_on=date(2017, 5, 15), done_on=[date(2017, 6, 1)])
        first, second = obligations(HEALTH_ASSESSMENTS, child, as_at=date(2017, 7, 1))
        assert (first.outcome, second.outcome) == (TimescaleOutcome.IN_TIME, TimescaleOutcome.CANNOT_TELL)
        assert "the date of birth is not known" in second.explanation

    @pytest.mark.parametrize(
        ("reviewed", "expected"), [(date(2017, 5, 9), date(2017, 5, 16)), (date(2017, 5, 8), date(2017, 6, 5))]
    )
    def test_first_review(self, reviewed: date, expected: date) -> None:
        """Weekly until the first review; from a visit on or after it, every four weeks."""
        child = Episode(
            started_on=date(2017, 5, 1),
            done_on=[date(2017, 5, 5), date(2017, 5, 9) if reviewed == date(2017, 5, 9) else date(2017, 5, 8)],
            milestones=[Milestone("first review", reviewed + timedelta(days=reviewed == date(2017, 5, 9)))],
        )
        asked = open_obligation(obligations([rule_named("cla_visit_parents_ico")], child, as_at=date(2017, 5, 12)))
        assert asked is not None
        assert asked.due_on == expected

    def test_a_review_not_yet_known_changes_nothing(self) -> None:
        child = Episode(
            started_on=date(2017, 5, 1),
            done_on=[date(2017, 5, 8)],
            milestones=[Milestone("first review", date(2017, 5, 8))],
        )
        asked = open_obligation(obligations([rule_named("cla_visit_parents_ico")], child, as_at=date(2017, 5, 7)))
        assert asked is not None
        assert asked.due_on == date(2017, 5, 8)

    def test_the_second_adviser_visit_is_counted_from_the_start(self) -> None:
        """In the count that asks for a visit by day 28; the two months run from the visit before."""
        rule = counted_as(rule_named("pa_contact"), "a visit by day 28 too")
        young_person = Episode(started_on=date(2017, 5, 1), done_on=[date(2017, 5, 5), date(2017, 5, 20)])
        asked = obligations([rule], young_person, as_at=date(2017, 6, 1))
        assert [each.due_on for each in asked] == [date(2017, 5, 8), date(2017, 5, 29), date(2017, 7, 20)]


def test_of_several_placements_each_runs_to_the_next() -> None:
    """Visited in each of three: every first visit belongs to the placement in which it was made."""
    moves = [date(2017, 3, 1), date(2017, 5, 1)]
    visits = [date(2017, 1, 6), date(2017, 3, 3), date(2017, 5, 4)]
    child = Episode(started_on=date(2017, 1, 2), restarted_on=moves, done_on=visits)
    found = obligations([rule_named("cla_visit_first")], child, as_at=date(2017, 6, 1))
    assert [(each.clock_started_on, each.done_on, each.outcome) for each in found] == [
        (began, visit, TimescaleOutcome.IN_TIME)
        for began, visit in zip((child.started_on, *moves), visits, strict=True)
    ]
