"""So many times in each period."""

from datetime import date

import attrs
import pytest
from tests.unit.timescales.made_up import answers

from safeguarding.dates.ranges import DateRange
from safeguarding.timelines import Timeline
from safeguarding.timescales.answers import Conventions
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.each_period import period_outcomes
from safeguarding.timescales.words import TimescaleOutcome


class TestEachPeriod:
    """Once at least in each calendar month or school term."""

    @pytest.mark.parametrize(
        ("visit", "outcome"),
        [
            (date(2017, 5, 31), TimescaleOutcome.IN_TIME),
            (date(2017, 6, 1), TimescaleOutcome.OVERDUE),
        ],
    )
    def test_months(self, visit: date, outcome: TimescaleOutcome) -> None:
        may = answers("childrens_home_visit", date(2017, 5, 1), on=date(2017, 6, 30), done=visit)[0]
        assert (may.due, may.outcome) == (DateRange(date(2017, 5, 1), date(2017, 5, 31)), outcome)

    def test_a_month_that_had_begun_is_not_judged(self) -> None:
        first = answers("childrens_home_visit", date(2017, 5, 2), on=date(2017, 6, 30))[0]
        assert first.due == DateRange(date(2017, 6, 1), date(2017, 6, 30))

    def test_a_home_older_than_the_regulations(self) -> None:
        first = answers("childrens_home_visit", date(2009, 5, 2), on=date(2015, 6, 30))[0]
        assert first.due == DateRange(date(2015, 4, 1), date(2015, 4, 30))

    def test_what_2020_did(self) -> None:
        """April: the law changed within it; May to August: where practicable; September: it changed again."""
        found = answers("childrens_home_visit", date(2020, 3, 1), on=date(2020, 11, 30))
        assert [each.outcome for each in found] == [
            TimescaleOutcome.OVERDUE,
            TimescaleOutcome.LAW_CHANGED,
            *[TimescaleOutcome.NO_FIXED_TIME] * 4,
            TimescaleOutcome.LAW_CHANGED,
            TimescaleOutcome.OVERDUE,
            TimescaleOutcome.NOT_YET_DUE,
        ]

    def test_terms_are_asked_for(self) -> None:
        (unknown,) = answers("pep_review_termly", date(2023, 9, 1), on=date(2024, 3, 1))
        assert unknown.outcome is TimescaleOutcome.CANNOT_TELL
        terms = [DateRange(date(2023, 9, 4), date(2023, 12, 20)), DateRange(date(2024, 1, 8), date(2024, 3, 28))]
        autumn, spring = answers(
            "pep_review_termly",
            date(2023, 9, 1),
            on=date(2024, 3, 1),
            conventions=Conventions(terms=terms),
            done=date(2023, 12, 20),
        )
        assert (autumn.outcome, spring.outcome) == (TimescaleOutcome.IN_TIME, TimescaleOutcome.NOT_YET_DUE)

    def test_what_was_done_on_the_day_of_the_question(self) -> None:
        """It is known then, and not the day before."""
        rule, visit = rule_named("childrens_home_visit"), date(2017, 5, 31)
        found = [
            period_outcomes(rule, [visit], starts_on=date(2017, 5, 1), as_at=day)[0][1]
            for day in (date(2017, 5, 30), visit)
        ]
        assert found == [TimescaleOutcome.NOT_YET_DUE, TimescaleOutcome.IN_TIME]

    def test_a_rule_that_never_changed(self) -> None:
        rule = rule_named("pep_review_termly")
        only = attrs.evolve(rule, limits=Timeline(name=rule.rule_id, entries=rule.limits.entries[-1:]))
        term = DateRange(date(2023, 9, 4), date(2023, 12, 20))
        assert period_outcomes(only, [], starts_on=term.starts_on, as_at=term.ends_on, terms=[term]) == (
            (term, TimescaleOutcome.NOT_YET_DUE),
        )
