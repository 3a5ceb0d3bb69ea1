"""Evidence is never assumed: each condition on both sides of its boundary."""

from datetime import date, timedelta

import pytest

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.breaches import breach_report
from safeguarding.dbs.checks import Application, Certificate
from safeguarding.dbs.people import LongAbsence, Person, Post
from safeguarding.dbs.policies import (
    APPLICATION_OPEN_FOR,
    AbsenceTreatment,
    RecheckPolicy,
    RecheckRule,
    steady_policy,
)
from safeguarding.dbs.standings import Standing
from safeguarding.dbs.statuses import recheck_status
from safeguarding.testing.strategies.dbs import INVENTED

DAY = timedelta(days=1)
ISSUED = date(2014, 9, 19)


def policy_of(**settings: object) -> RecheckPolicy:
    rule = RecheckRule(certificate_interval=Period(years=3), status_check_interval=Period(years=1), **settings)  # type: ignore[arg-type]
    return steady_policy("invented", rule, source=INVENTED)


class TestAnApplicationIsNotUnderWayForEver:
    """It is given up when the policy's time for it is over."""

    @pytest.mark.parametrize(
        ("on", "standing"), [(date(2017, 12, 1), Standing.IN_PROGRESS), (date(2017, 12, 2), Standing.NO_CHECK)]
    )
    def test_both_sides(self, on: date, standing: Standing) -> None:
        person = Person(reference="S1", applications=[Application(submitted_on=date(2017, 6, 1))])
        policy = policy_of(application_lapses_after=APPLICATION_OPEN_FOR)
        assert recheck_status(person, policy, on=on).standing is standing


LEFT_OUT = policy_of(absence=AbsenceTreatment.LEFT_OUT)
DUE = date(2017, 9, 19)


def overdue(**fields: object) -> Person:
    return Person(reference="S1", certificates=[Certificate(issued_on=ISSUED)], **fields)  # type: ignore[arg-type]


class TestNothingHidesWhoIsOverdue:
    """Neither an absence that is left out nor a post's end hides somebody who was overdue before it."""

    @pytest.mark.parametrize(
        ("away_from", "standing"), [(DUE + DAY, Standing.ABSENT), (DUE + 2 * DAY, Standing.OVERDUE)]
    )
    @pytest.mark.parametrize("ends_on", [None, date(2018, 6, 1)])
    def test_an_absence(self, away_from: date, standing: Standing, ends_on: date | None) -> None:
        away = LongAbsence(starts_on=away_from, ends_on=ends_on)
        assert recheck_status(overdue(absences=[away]), LEFT_OUT, on=date(2018, 1, 1)).standing is standing

    def test_an_absence_in_two_parts_is_one(self) -> None:
        parts = [
            LongAbsence(starts_on=date(2017, 6, 1), ends_on=date(2017, 10, 31)),
            LongAbsence(starts_on=date(2017, 11, 1)),
        ]
        for absences in (parts, parts[::-1]):
            status = recheck_status(overdue(absences=absences), LEFT_OUT, on=date(2018, 1, 1))
            assert status.standing is Standing.ABSENT

    def test_a_new_check_while_away_settles_it(self) -> None:
        person = Person(
            reference="S1",
            certificates=[Certificate(issued_on=each) for each in (ISSUED, date(2017, 12, 1))],
            absences=[LongAbsence(starts_on=date(2017, 10, 1))],
        )
        assert recheck_status(person, LEFT_OUT, on=date(2018, 1, 1)).standing is Standing.ABSENT

    @pytest.mark.parametrize(("ends_on", "standing"), [(DUE + DAY, Standing.OVERDUE), (DUE, Standing.LEFT)])
    def test_a_posts_end(self, ends_on: date, standing: Standing) -> None:
        status = recheck_status(overdue(posts=[Post(ends_on=ends_on)]), policy_of(), on=date(2018, 1, 1))
        assert status.standing is standing

    def test_a_leaving_date_and_another_post_end_it(self) -> None:
        ended = Post(ends_on=date(2017, 12, 1))
        left = overdue(posts=[ended], left_on=date(2017, 12, 1))
        assert recheck_status(left, policy_of(), on=date(2018, 1, 1)).standing is Standing.LEFT
        moved = overdue(posts=[ended, Post(role="Clerk", requires_check=False)])
        assert recheck_status(moved, policy_of(), on=date(2018, 1, 1)).standing is Standing.NOT_REQUIRED

    def test_the_breach_report_has_them_too(self) -> None:
        period = DateRange(date(2017, 10, 1), date(2018, 1, 1))
        away = overdue(absences=[LongAbsence(starts_on=date(2017, 10, 1))])
        ended = overdue(posts=[Post(ends_on=date(2017, 12, 1))])
        assert [len(breach_report([each], LEFT_OUT, period=period).breaches) for each in (away, ended)] == [1, 1]
