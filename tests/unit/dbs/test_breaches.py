"""Rechecks made late and rechecks not made."""

from datetime import date

import pytest

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.breaches import BreachKind, BreachReport, breach_report
from safeguarding.dbs.checks import Application, Certificate, Moment
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.policies import IntervalOverride, RecheckPolicy, RecheckRule, steady_policy
from safeguarding.dbs.recheck_cycles import cycles
from safeguarding.numbers.shares import Share
from safeguarding.testing.strategies.dbs import INVENTED

ISSUED, DUE = date(2014, 9, 19), date(2017, 9, 19)
AUTUMN = DateRange(date(2017, 9, 1), date(2017, 10, 31))


def policy_of(**settings: object) -> RecheckPolicy:
    rule = RecheckRule(certificate_interval=Period(years=3), **settings)  # type: ignore[arg-type]
    return steady_policy("invented", rule, source=INVENTED)


def report(*certificates: Certificate, policy: RecheckPolicy | None = None, **fields: object) -> BreachReport:
    person = Person(reference="S1", certificates=certificates, **fields)  # type: ignore[arg-type]
    return breach_report([person], policy or policy_of(), period=AUTUMN)


def summary(found: BreachReport) -> list[tuple[BreachKind, int]]:
    return [(each.kind, each.days_late) for each in found.breaches]


FIRST = Certificate(issued_on=ISSUED)


class TestTheTwoKinds:
    """A recheck is made on time, made late, or not made by the end of the period."""

    def test_on_the_due_day_is_on_time(self) -> None:
        found = report(FIRST, Certificate(issued_on=DUE))
        assert (summary(found), found.made_on_time, found.timeliness) == ([], 1, Share(1, 1))

    def test_the_day_after_is_one_day_late(self) -> None:
        found = report(FIRST, Certificate(issued_on=date(2017, 9, 20)))
        assert summary(found) == [(BreachKind.MADE_LATE, 1)]
        assert found.timeliness == Share(0, 1)

    def test_not_made_counts_to_the_end_of_the_period(self) -> None:
        assert summary(report(FIRST)) == [(BreachKind.NOT_MADE, 42)]

    def test_a_post_that_ended_later_changes_nothing_before(self) -> None:
        """The date of a post held at the end of the period counts, also where a post with a longer interval outlasts it."""
        driver = IntervalOverride(certificate_interval=Period(years=9), roles=["driver"])
        posts = [Post(role="driver"), Post(role="social worker", ends_on=date(2018, 1, 31))]
        found = report(FIRST, policy=policy_of(overrides=[driver]), posts=posts)
        assert summary(found) == [(BreachKind.NOT_MADE, 42)]

    def test_made_after_the_period_was_not_made_within_it(self) -> None:
        assert summary(report(FIRST, Certificate(issued_on=date(2017, 11, 1)))) == [(BreachKind.NOT_MADE, 42)]

    def test_made_before_the_period_is_not_this_periods(self) -> None:
        found = report(FIRST, Certificate(issued_on=date(2017, 8, 31)))
        assert (summary(found), found.made_on_time) == ([], 0)
        assert found.timeliness is None

    def test_grace_delays_the_breach_and_the_days_count_from_the_due_date(self) -> None:
        graceful = policy_of(grace=Period(days=14))
        assert summary(report(FIRST, Certificate(issued_on=date(2017, 10, 3)), policy=graceful)) == []
        late = report(FIRST, Certificate(issued_on=date(2017, 10, 4)), policy=graceful)
        assert summary(late) == [(BreachKind.MADE_LATE, 15)]

    @pytest.mark.parametrize(("days", "late"), [(42, []), (41, [(BreachKind.NOT_MADE, 42)])])
    def test_within_the_grace_nothing_is_a_breach_yet(self, days: int, late: list[tuple[BreachKind, int]]) -> None:
        # the period ends 42 days after the due date
        assert summary(report(FIRST, policy=policy_of(grace=Period(days=days)))) == late


class TestWhatCountsAsDone:
    """Submitted, issued or seen: the policy says which."""

    RECHECK = Certificate(submitted_on=date(2017, 9, 18), issued_on=date(2017, 9, 25), seen_on=date(2017, 10, 2))

    def test_issued(self) -> None:
        assert summary(report(FIRST, self.RECHECK)) == [(BreachKind.MADE_LATE, 6)]

    def test_submitted(self) -> None:
        found = report(FIRST, self.RECHECK, policy=policy_of(done_when=Moment.SUBMITTED))
        assert (summary(found), found.made_on_time) == ([], 1)

    def test_seen(self) -> None:
        first = Certificate(issued_on=ISSUED, seen_on=ISSUED)
        found = report(first, self.RECHECK, policy=policy_of(done_when=Moment.SEEN))
        assert summary(found) == [(BreachKind.MADE_LATE, 13)]

    def test_an_application_under_way_is_enough_only_where_applying_is(self) -> None:
        applied = [Application(submitted_on=date(2017, 9, 18))]
        assert summary(report(FIRST, applications=applied)) == [(BreachKind.NOT_MADE, 42)]
        assert summary(report(FIRST, applications=applied, policy=policy_of(done_when=Moment.SUBMITTED))) == []


def test_a_mistyped_year_stops_nobody_elses_report() -> None:
    """A certificate dated in the year 9998 gives no due date that can be reached, and no error."""
    typo = Person(reference="S2", certificates=[Certificate(issued_on=date(9998, 1, 1))])
    late = Person(reference="S1", certificates=[FIRST])
    found = breach_report([typo, late], policy_of(grace=Period(days=14)), period=AUTUMN)
    assert [each.reference for each in found.breaches] == ["S1"]
    assert cycles(typo, DueDateCache(policy_of()))[0].due_on == date.max


class TestWhoIsReported:
    """Leavers' late rechecks were late; a recheck that fell due after they left is nobody's breach."""

    def test_a_leaver(self) -> None:
        assert summary(report(FIRST, left_on=date(2017, 9, 18))) == []
        late = report(FIRST, Certificate(issued_on=date(2017, 9, 21)), left_on=date(2017, 10, 1))
        assert summary(late) == [(BreachKind.MADE_LATE, 2)]


@pytest.mark.parametrize(("made", "says"), [(date(2017, 9, 20), "made late, due on 19 September 2017, 1 day late")])
def test_a_breach_in_words(made: date, says: str) -> None:
    """Whose, of which kind, due when, and by how many days it was late."""
    (found,) = report(FIRST, Certificate(issued_on=made)).breaches
    assert str(found).endswith(says)


def test_what_is_done_on_the_last_day_of_the_period_is_done_in_it() -> None:
    """Late by 42 days, and made: nothing of that day is left out."""
    assert summary(report(FIRST, Certificate(issued_on=AUTUMN.ends_on))) == [(BreachKind.MADE_LATE, 42)]
