"""Evidence is never assumed: each condition on both sides of its boundary."""

from datetime import date, timedelta

import pytest

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.breaches import breach_report
from safeguarding.dbs.candidates import WhyNot
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import Application, Certificate, StatusCheck, StatusCheckResult, Subscription
from safeguarding.dbs.levels import parse_level
from safeguarding.dbs.people import LongAbsence, Person, Post
from safeguarding.dbs.policies import (
    APPLICATION_OPEN_FOR,
    AbsenceTreatment,
    RecheckPolicy,
    RecheckRule,
    steady_policy,
)
from safeguarding.dbs.published_policies import PUBLISHED_POLICIES
from safeguarding.dbs.standings import Standing
from safeguarding.dbs.statuses import RecheckStatus, recheck_status
from safeguarding.testing.strategies.dbs import INVENTED

PASS, NEWS = StatusCheckResult.BLANK_NO_NEW_INFO, StatusCheckResult.NEW_INFO
NUMBER = CertificateNumber("001234567890")
DAY = timedelta(days=1)
ISSUED = date(2014, 9, 19)


def policy_of(**settings: object) -> RecheckPolicy:
    rule = RecheckRule(certificate_interval=Period(years=3), status_check_interval=Period(years=1), **settings)  # type: ignore[arg-type]
    return steady_policy("invented", rule, source=INVENTED)


def looked(on: date, result: StatusCheckResult = PASS, number: CertificateNumber | None = None) -> StatusCheck:
    return StatusCheck(checked_on=on, result=result, number=number)


def whys(found: RecheckStatus) -> list[WhyNot]:
    return [each.why for each in found.discounted_checks]


def status_of(
    issued_on: date, *checks: StatusCheck, on: date, level: str = "enhanced", **fields: object
) -> RecheckStatus:
    certificate = Certificate(number=NUMBER, issued_on=issued_on, level=parse_level(level))
    person = Person(reference="S1", certificates=[certificate], status_checks=checks, **fields)  # type: ignore[arg-type]
    return recheck_status(person, policy_of(), on=on)


class TestAStatusCheckCanHaveBeenMade:
    """A pass that cannot have been had is no evidence, and the reason and its source are given."""

    @pytest.mark.parametrize(("day", "counts"), [(date(2013, 6, 16), False), (date(2013, 6, 17), True)])
    def test_not_before_the_service(self, day: date, counts: bool) -> None:  # noqa: FBT001 - a case's expectation
        person = Person(reference="S1", status_checks=[looked(day)])
        found = recheck_status(person, policy_of(), on=date(2014, 1, 1))
        assert whys(found) == ([] if counts else [WhyNot.BEFORE_THE_SERVICE])
        assert found.standing is (Standing.IN_DATE if counts else Standing.NO_CHECK)

    @pytest.mark.parametrize(("issued_on", "counts"), [(date(2013, 6, 16), False), (date(2013, 6, 17), True)])
    def test_not_of_a_certificate_from_before_the_service(self, issued_on: date, counts: bool) -> None:  # noqa: FBT001
        found = status_of(issued_on, looked(date(2016, 6, 1)), on=date(2016, 9, 1))
        assert whys(found) == ([] if counts else [WhyNot.NOT_ON_THE_SERVICE])
        assert found.standing is (Standing.IN_DATE if counts else Standing.OVERDUE)

    @pytest.mark.parametrize(
        ("level", "counts"),
        [("basic", False), ("standard", True), ("enhanced", True), ("enhanced with children's barred list", True)],
    )
    def test_only_of_standard_and_enhanced(self, level: str, counts: bool) -> None:  # noqa: FBT001
        found = status_of(ISSUED, looked(date(2017, 9, 1)), on=date(2017, 9, 20), level=level)
        assert whys(found) == ([] if counts else [WhyNot.NOT_ON_THE_SERVICE])
        assert found.standing is (Standing.IN_DATE if counts else Standing.OVERDUE)

    @pytest.mark.parametrize(("day", "counts"), [(ISSUED - DAY, False), (ISSUED, True)])
    def test_not_before_its_certificate(self, day: date, counts: bool) -> None:  # noqa: FBT001
        found = status_of(ISSUED, looked(day, number=NUMBER), on=date(2014, 10, 1))
        assert whys(found) == ([] if counts else [WhyNot.BEFORE_CERTIFICATE])

    @pytest.mark.parametrize(("days", "counts"), [(-10, True), (30, True), (31, False), (365, True), (366, False)])
    def test_joined_within_its_days(self, days: int, counts: bool) -> None:  # noqa: FBT001
        """Thirty days from the issue are in time; a year that starts on an anniversary of it is a renewal."""
        joined = Subscription(starts_on=ISSUED + days * DAY)
        found = status_of(ISSUED, looked(date(2017, 9, 1)), on=date(2017, 9, 20), subscriptions=[joined])
        assert whys(found) == ([] if counts else [WhyNot.JOINED_LATE])
        assert found.standing is (Standing.IN_DATE if counts else Standing.OVERDUE)

    def test_a_subscription_that_may_be_for_another_certificate_says_nothing(self) -> None:
        late = Subscription(starts_on=ISSUED + 60 * DAY, number=CertificateNumber("009999999999"))
        assert whys(status_of(ISSUED, looked(date(2017, 9, 1)), on=date(2017, 9, 20), subscriptions=[late])) == []

    def test_the_days_to_join_are_the_policys(self) -> None:
        joined = Subscription(starts_on=ISSUED + 20 * DAY)
        certificate = Certificate(number=NUMBER, issued_on=ISSUED)
        person = Person(
            reference="S1",
            certificates=[certificate],
            status_checks=[looked(date(2017, 9, 1))],
            subscriptions=[joined],
        )
        in_2015 = policy_of(joined_within=Period(days=19))
        assert whys(recheck_status(person, in_2015, on=date(2017, 9, 20))) == [WhyNot.JOINED_LATE]
        assert whys(recheck_status(person, policy_of(), on=date(2017, 9, 20))) == []

    def test_each_reason_has_its_source(self) -> None:
        found = status_of(ISSUED, looked(date(2017, 9, 1)), on=date(2017, 9, 20), level="basic")
        assert WhyNot.NOT_ON_THE_SERVICE.source in found.sources

    def test_what_cannot_have_been_made_asks_for_no_new_certificate(self) -> None:
        """A status check that cannot have been made leaves the certificate as it is."""
        found = status_of(ISSUED, looked(ISSUED - DAY, number=NUMBER), on=date(2016, 1, 1))
        assert found.standing is Standing.IN_DATE


class TestWhatIsAgreed:
    """The conventions of the reference page."""

    def test_new_information_on_the_day_of_a_pass_wins(self) -> None:
        day = date(2016, 3, 1)
        found = status_of(ISSUED, looked(day), looked(day, NEWS), on=day)
        assert found.standing is Standing.NEW_CERTIFICATE_REQUIRED

    def test_a_later_pass_does_not_undo_new_information(self) -> None:
        found = status_of(ISSUED, looked(date(2016, 3, 1), NEWS), looked(date(2016, 4, 1)), on=date(2016, 5, 1))
        assert found.standing is Standing.NEW_CERTIFICATE_REQUIRED


class TestAnApplicationIsNotUnderWayForEver:
    """Every shipped policy says how long an application is under way."""

    @pytest.mark.parametrize("policy", PUBLISHED_POLICIES, ids=str)
    def test_shipped_policies_say(self, policy: RecheckPolicy) -> None:
        assert all(each.value.application_lapses_after is not None for each in policy.versions.entries)

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
