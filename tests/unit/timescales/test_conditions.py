"""What an answer depends on besides its days: ages, stated ends, targets, what was done before the clock starts."""

from datetime import date, timedelta
from fractions import Fraction

import attrs
import pytest
from tests.unit.timescales.made_up import answers

from safeguarding.dates.due import MonthEnd
from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.errors import UnknownNameError
from safeguarding.timescales.catalogue import RULES, rule_named
from safeguarding.timescales.courses import HEALTH_ASSESSMENTS, LOOKED_AFTER_REVIEWS, course_named
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.limits import AverageTarget, ShareTarget
from safeguarding.timescales.schedules import once
from safeguarding.timescales.timeliness_measures import (
    Cohort,
    average_outcome,
    target_outcome,
    timeliness,
)
from safeguarding.timescales.words import StepChange, TimescaleOutcome

A_DAY = timedelta(days=1)


def owed(rule: str, case: Episode, as_at: date, **how: object) -> tuple[Obligation, ...]:
    return obligations([rule_named(rule)], case, as_at=as_at, **how)  # type: ignore[arg-type]


class TestTheFifthBirthday:
    """Three ways of choosing the interval are in use; which was used is said, where they differ."""

    CHILD = Episode(started_on=date(2016, 12, 1), born_on=date(2012, 6, 10), done_on=[date(2017, 1, 31)])

    @pytest.mark.parametrize(
        ("way", "asked", "due"),
        [
            (StepChange.BY_LAST_TIME, date(2017, 6, 9), date(2017, 7, 31)),
            (StepChange.BY_LAST_TIME, date(2017, 6, 10), date(2017, 7, 31)),
            (StepChange.BY_DUE_DAY, date(2017, 6, 9), date(2018, 1, 31)),
            (StepChange.BY_DAY_ASKED, date(2017, 6, 9), date(2017, 7, 31)),
            (StepChange.BY_DAY_ASKED, date(2017, 6, 10), date(2018, 1, 31)),
        ],
    )
    def test_three_ways(self, way: StepChange, asked: date, due: date) -> None:
        last = obligations(HEALTH_ASSESSMENTS, self.CHILD, as_at=asked, step_change=way)[-1]
        assert last.due_on == due
        assert f"Between two intervals, {way.label}" in last.explanation
        assert last.other_intervals

    def test_nothing_is_said_where_the_ways_agree(self) -> None:
        child = Episode(started_on=date(2013, 1, 2), born_on=date(2012, 6, 10), done_on=[date(2013, 1, 31)])
        last = obligations(HEALTH_ASSESSMENTS, child, as_at=date(2013, 3, 1))[-1]
        assert "Between two intervals" not in last.explanation


class TestTargets:
    """A target for a share of cases, or for their average, judges no single one."""

    def test_no_case_is_overdue(self) -> None:
        start = date(2017, 5, 1)
        outcomes = [
            owed("lado_80", Episode(started_on=start, done_on=[done] if done else []), date(2017, 9, 1))[0]
            for done in (date(2017, 6, 1), date(2017, 6, 2), None)
        ]
        assert [each.outcome for each in outcomes] == [
            TimescaleOutcome.IN_TIME,
            TimescaleOutcome.BEYOND_TARGET,
            TimescaleOutcome.OPEN_BEYOND_TARGET,
        ]
        assert not any(each.outcome.is_breach for each in outcomes)
        assert [each.days_late for each in outcomes] == [0, None, None]

    @pytest.mark.parametrize(("in_time", "outcome"), [(8, TimescaleOutcome.IN_TIME), (7, TimescaleOutcome.MISSED)])
    def test_all_of_them_are_judged_together(self, in_time: int, outcome: TimescaleOutcome) -> None:
        start, late = date(2017, 5, 2), date(2017, 7, 1)
        cases = [Episode(started_on=start, done_on=[start + A_DAY]) for _ in range(in_time)]
        cases += [Episode(started_on=start, done_on=[late] if k else []) for k in range(10 - in_time)]
        asked = [each for case in cases for each in owed("lado_80", case, date(2017, 9, 1))]
        may = DateRange(date(2017, 5, 1), date(2017, 5, 31))
        measured = timeliness(asked, cohort=Cohort.STARTED, period=may, as_at=date(2017, 9, 1))
        target = ShareTarget(share=Fraction(4, 5), schedule=once(Period(months=1)))
        assert target_outcome(target, measured) is outcome
        assert str(measured.of_settled) == f"{in_time} of 10"
        assert str(measured.of_completed) == f"{in_time} of 9"

    def test_an_average(self) -> None:
        (answer,) = answers("adoption_scorecard_a2", date(2014, 5, 1), on=date(2015, 5, 1))
        assert (answer.outcome, answer.is_breach) == (TimescaleOutcome.NOT_APPLICABLE, False)
        target = AverageTarget(most_days=121, over="all")
        assert average_outcome(target, [120, 122]) is TimescaleOutcome.IN_TIME
        assert average_outcome(target, [121, 122]) is TimescaleOutcome.MISSED
        assert average_outcome(target, []) is TimescaleOutcome.CANNOT_TELL


class TestDoneBeforeTheClockStarts:
    """It is counted as what it is, and stops nothing."""

    def test_once(self) -> None:
        before = Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 4, 2)])
        (each,) = owed("icpc", before, date(2017, 6, 1))
        assert (each.outcome, each.done_on) == (TimescaleOutcome.BEFORE_START, date(2017, 4, 2))
        assert not each.is_open

    def test_done_again_afterwards(self) -> None:
        again = Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 4, 2), date(2017, 4, 20)])
        assert [each.outcome for each in owed("icpc", again, date(2017, 6, 1))] == [TimescaleOutcome.IN_TIME]

    def test_what_recurs_goes_on(self) -> None:
        child = Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 4, 1), date(2017, 4, 10)])
        asked = obligations(LOOKED_AFTER_REVIEWS, child, as_at=date(2017, 6, 1))
        assert [each.outcome for each in asked] == [
            TimescaleOutcome.BEFORE_START,
            TimescaleOutcome.IN_TIME,
            TimescaleOutcome.NOT_YET_DUE,
        ]

    def test_a_batch_counts_it(self) -> None:
        start = date(2017, 4, 3)
        cases = [Episode(started_on=start, done_on=[start + timedelta(days=k - 1)]) for k in range(300)]
        asked = [each for case in cases for each in owed("icpc", case, date(2018, 6, 1))]
        april = DateRange(date(2017, 4, 1), date(2017, 4, 30))
        measured = timeliness(asked, cohort=Cohort.STARTED, period=april, as_at=date(2018, 6, 1))
        assert measured.total == 300
        assert measured.count(TimescaleOutcome.BEFORE_START) == 1
        assert "1 done before the clock starts" in measured.explanation


class TestMonthEnds:
    """Clamping, rolling, and refusing to choose."""

    @pytest.mark.parametrize(
        ("how", "due"),
        [
            ({}, date(2017, 2, 28)),
            ({"month_end": MonthEnd.ROLL}, date(2017, 3, 1)),
            ({"refuses_missing_day": True}, None),
        ],
    )
    def test_three_months_from_30_november(self, how: dict[str, object], due: date | None) -> None:
        (each,) = owed("rcpc_first", Episode(started_on=date(2016, 11, 30)), date(2016, 12, 1), **how)
        assert each.due_on == due
        if due is None:
            assert each.outcome is TimescaleOutcome.CANNOT_TELL
            assert "no convention" in each.explanation

    def test_a_day_that_is_there_is_not_refused(self) -> None:
        (each,) = owed(
            "rcpc_first", Episode(started_on=date(2016, 11, 28)), date(2016, 12, 1), refuses_missing_day=True
        )
        assert each.due_on == date(2017, 2, 28)


class TestAnOrderWhoseLastDayIsAHoliday:
    """From 8 April 2017 the eighth day is Easter Sunday: until noon of the Tuesday nobody knows whether it had ended."""

    @pytest.mark.parametrize(
        ("as_at", "outcome"),
        [
            (date(2017, 4, 16), TimescaleOutcome.NOT_YET_DUE),
            (date(2017, 4, 17), TimescaleOutcome.CANNOT_TELL),
            (date(2017, 4, 18), TimescaleOutcome.CANNOT_TELL),
            (date(2017, 4, 19), TimescaleOutcome.OVERDUE),
        ],
    )
    def test_still_open(self, as_at: date, outcome: TimescaleOutcome) -> None:
        (order,) = owed("epo", Episode(started_on=date(2017, 4, 8)), as_at)
        assert order.outcome is outcome

    @pytest.mark.parametrize(("closed", "outcome"), [(18, TimescaleOutcome.CANNOT_TELL), (19, TimescaleOutcome.MISSED)])
    def test_the_case_was_closed(self, closed: int, outcome: TimescaleOutcome) -> None:
        case = Episode(started_on=date(2017, 4, 8), ended_on=date(2017, 4, closed))
        assert owed("epo", case, date(2017, 6, 1))[0].outcome is outcome


class TestNames:
    """Rules and courses go by the names of practice, in any case, and no name means two."""

    @pytest.mark.parametrize(
        ("name", "rule_id"),
        [
            ("IHA", "iha"),
            ("LAC review", "cla_review_subsequent"),
            ("cla review", "cla_review_subsequent"),
            ("RHI", "return_home_interview"),
            ("Reg 44", "childrens_home_visit"),
            ("EHCP annual review", "ehc_review"),
            ("initial case conference", "icpc"),
            ("cla-visit-first", "cla_visit_first"),
        ],
    )
    def test_aliases(self, name: str, rule_id: str) -> None:
        assert rule_named(name).rule_id == rule_id

    def test_every_name_is_of_one_rule(self) -> None:
        for rule in RULES:
            for name in (rule.rule_id, *rule.aliases):
                assert rule_named(name) == rule

    def test_courses(self) -> None:
        assert course_named("LAC reviews") is LOOKED_AFTER_REVIEWS
        assert course_named("Health assessments") is HEALTH_ASSESSMENTS
        assert course_named("weather") is None

    def test_a_name_of_two(self) -> None:
        twice = [rule_named("iha"), rule_named("rha_5plus")]
        both = [attrs.evolve(each, aliases=["HA"]) for each in twice]
        with pytest.raises(UnknownNameError, match="one of several"):
            rule_named("ha", both)


class TestWhatMayBeIt:
    """A day on which it may have been done, by a record that does not say whose it is, accuses nobody and acquits nobody."""

    @pytest.mark.parametrize(
        ("perhaps", "done", "outcome"),
        [
            # counted from 3 April 2017, due on 4 May, asked on 1 June
            (date(2017, 4, 2), None, TimescaleOutcome.OVERDUE),
            (date(2017, 4, 3), None, TimescaleOutcome.CANNOT_TELL),
            (date(2017, 6, 1), None, TimescaleOutcome.CANNOT_TELL),
            (date(2017, 6, 2), None, TimescaleOutcome.OVERDUE),
            (date(2017, 5, 5), date(2017, 5, 5), TimescaleOutcome.CANNOT_TELL),
            (date(2017, 5, 6), date(2017, 5, 5), TimescaleOutcome.LATE),
            (date(2017, 4, 20), date(2017, 5, 4), TimescaleOutcome.IN_TIME),
        ],
    )
    def test_within_the_time_and_beside_it(self, perhaps: date, done: date | None, outcome: TimescaleOutcome) -> None:
        case = Episode(started_on=date(2017, 4, 3), done_on=[done] if done else [], perhaps_on=[perhaps])
        (owed,) = obligations([rule_named("iha")], case, as_at=date(2017, 6, 1))
        assert owed.outcome is outcome
        # what is remembered of the same days without it is another answer
        plain = obligations([rule_named("iha")], attrs.evolve(case, perhaps_on=()), as_at=date(2017, 6, 1))
        assert plain[0].outcome is not TimescaleOutcome.CANNOT_TELL
