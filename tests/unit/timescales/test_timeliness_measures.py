"""How timely many cases were."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError
from safeguarding.testing.strategies.timescales import episodes
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.limits import ShareTarget
from safeguarding.timescales.schedules import once
from safeguarding.timescales.timeliness_measures import (
    Cohort,
    Timeliness,
    target_outcome,
    timeliness,
    timeliness_by_month,
)
from safeguarding.timescales.words import TimescaleOutcome

AS_AT = date(2017, 6, 30)
MAY = DateRange(date(2017, 5, 1), date(2017, 5, 31))
# invented children; due 4 May, 4 May, 10 May, 1 June and 18 July 2017
CHILDREN = [
    Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 5, 4)]),
    Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 6, 20)]),
    Episode(started_on=date(2017, 4, 7)),
    Episode(started_on=date(2017, 5, 3), done_on=[date(2017, 5, 30)]),
    Episode(started_on=date(2017, 6, 20)),
]


def asked(cases: list[Episode] = CHILDREN, as_at: date = AS_AT) -> list[Obligation]:
    return [each for case in cases for each in obligations([rule_named("iha")], case, as_at=as_at)]


def measured(cohort: Cohort, period: DateRange = MAY) -> Timeliness:
    return timeliness(asked(), cohort=cohort, period=period, as_at=AS_AT)


class TestCohorts:
    """Who belongs to a period is said: by start, by completion, or by reaching the last day in time."""

    def test_by_reaching_the_last_day(self) -> None:
        """Due in May: one in time, one late, one still open."""
        assert measured(Cohort.FELL_DUE).counts == (
            (TimescaleOutcome.IN_TIME, 1),
            (TimescaleOutcome.LATE, 1),
            (TimescaleOutcome.OVERDUE, 1),
        )

    def test_by_completion(self) -> None:
        """Done in May, whenever due; what is still open is nowhere."""
        assert measured(Cohort.COMPLETED).counts == ((TimescaleOutcome.IN_TIME, 2),)

    def test_by_start(self) -> None:
        spring = DateRange(date(2017, 4, 1), AS_AT)
        assert measured(Cohort.STARTED, spring).counts == (
            (TimescaleOutcome.IN_TIME, 2),
            (TimescaleOutcome.LATE, 1),
            (TimescaleOutcome.NOT_YET_DUE, 1),
            (TimescaleOutcome.OVERDUE, 1),
        )


class TestShares:
    """Both shares have a name and a base: of those done, and of those done or past their day."""

    def test_open_cases(self) -> None:
        spring = measured(Cohort.STARTED, DateRange(date(2017, 4, 1), AS_AT))
        assert (str(spring.of_completed), str(spring.of_settled)) == ("2 of 3", "2 of 4")

    def test_no_base_no_share(self) -> None:
        empty = measured(Cohort.COMPLETED, DateRange(date(2016, 1, 1), date(2016, 1, 31)))
        assert (empty.of_completed, empty.of_settled, empty.total) == (None, None, 0)
        assert "none settled" in empty.explanation

    def test_the_sentence(self) -> None:
        assert measured(Cohort.FELL_DUE).explanation == (
            "1 – 31 May 2017, those whose last day in time lay in the period, as at 30 June 2017: "
            "1 of 3 (33.3%) in time; among all 3: 1 overdue"
        )

    def test_mixed_days_of_question_are_refused(self) -> None:
        with pytest.raises(InvalidRecordError, match="as at 2017-06-30 cannot be measured as at 2017-07-01"):
            timeliness(asked(), cohort=Cohort.STARTED, period=MAY, as_at=date(2017, 7, 1))


class TestByMonth:
    def test_months_partition_the_period(self) -> None:
        """Each case is in one month, and months at the edges are parts."""
        period = DateRange(date(2016, 12, 15), date(2017, 6, 20))
        months = timeliness_by_month(asked(), cohort=Cohort.STARTED, period=period, as_at=AS_AT)
        assert [str(each.period) for each in months][:2] == ["15 – 31 December 2016", "1 – 31 January 2017"]
        assert [each.total for each in months] == [0, 0, 0, 0, 3, 1, 1]

    @given(st.lists(episodes(), max_size=6), st.sampled_from(Cohort))
    def test_months_sum_to_the_whole(self, cases: list[Episode], cohort: Cohort) -> None:
        as_at = date(2026, 1, 1)
        period = DateRange(date(2011, 4, 20), date(2026, 1, 1))
        all_of_them = asked(cases, as_at)
        whole = timeliness(all_of_them, cohort=cohort, period=period, as_at=as_at)
        parts: Counter[TimescaleOutcome] = Counter()
        for month in timeliness_by_month(all_of_them, cohort=cohort, period=period, as_at=as_at):
            parts.update(dict(month.counts))
        assert dict(whole.counts) == dict(parts)

    @given(st.lists(episodes(), max_size=6), st.integers(0, 4000))
    def test_every_started_case_is_counted_once(self, cases: list[Episode], elapsed: int) -> None:
        """By start, the cohort of all time is everything asked, whatever its outcome."""
        as_at = date(2012, 1, 1) + timedelta(days=elapsed)
        all_of_them = asked(cases, as_at)
        period = DateRange(date(2011, 4, 1), date(2026, 12, 31))
        assert timeliness(all_of_them, cohort=Cohort.STARTED, period=period, as_at=as_at).total == len(all_of_them)


class TestTargets:
    """A share-of-cases target is met or missed only where the open cases cannot change that."""

    @pytest.mark.parametrize(
        ("in_time", "overdue", "open_cases", "outcome"),
        [
            (8, 2, 0, TimescaleOutcome.IN_TIME),
            (79, 21, 0, TimescaleOutcome.MISSED),
            (7, 1, 2, TimescaleOutcome.CANNOT_TELL),
            (8, 1, 1, TimescaleOutcome.IN_TIME),
            (7, 3, 1, TimescaleOutcome.MISSED),
            (0, 0, 0, TimescaleOutcome.CANNOT_TELL),
        ],
    )
    def test_four_in_five(self, in_time: int, overdue: int, open_cases: int, outcome: TimescaleOutcome) -> None:
        counts = [
            (TimescaleOutcome.IN_TIME, in_time),
            (TimescaleOutcome.OVERDUE, overdue),
            (TimescaleOutcome.NOT_YET_DUE, open_cases),
        ]
        case = Timeliness(cohort=Cohort.FELL_DUE, period=MAY, as_at=AS_AT, counts=counts)
        target = ShareTarget(share=Fraction(4, 5), schedule=once(Period(months=1)))
        assert target_outcome(target, case) is outcome

    def test_exceptional_cases_are_a_judgement(self) -> None:
        """Where exceptions are allowed, a shortfall alone is not a failure."""
        limit = rule_named("lado_all").limits.entries[0].value
        assert isinstance(limit, ShareTarget)
        counts = [(TimescaleOutcome.IN_TIME, 99), (TimescaleOutcome.LATE, 1)]
        case = Timeliness(cohort=Cohort.FELL_DUE, period=MAY, as_at=AS_AT, counts=counts)
        assert target_outcome(limit, case) is TimescaleOutcome.CANNOT_TELL
