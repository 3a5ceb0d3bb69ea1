"""Which checks are known on a day, and what has overtaken them or shows that they cannot have been made."""

from datetime import date, timedelta
from typing import Any

import pytest

from safeguarding.dates.periods import Period
from safeguarding.dbs.candidates import WhyNot
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import Certificate, StatusCheck, StatusCheckResult, Subscription
from safeguarding.dbs.levels import parse_level
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import (
    RecheckPolicy,
    RecheckRule,
    steady_policy,
)
from safeguarding.dbs.published_policies import YORK_2017
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


@pytest.mark.parametrize(
    ("certificates", "look", "standing"),
    [
        ([], {}, Standing.NEW_CERTIFICATE_REQUIRED),
        ([None], {}, Standing.NEW_CERTIFICATE_REQUIRED),
        ([None], {"checked_on": date(2017, 9, 20)}, Standing.UNKNOWN_DATE),
        ([], {"result": StatusCheckResult.NO_MATCH_FOUND}, Standing.NO_CHECK),
        # which of two it is about is not known, and neither has a date
        ([None, "001234567890"], {}, Standing.UNKNOWN_DATE),
        (["001234567890"], {"number": CertificateNumber("001234567890")}, Standing.NEW_CERTIFICATE_REQUIRED),
        (["001234567890"], {"number": CertificateNumber("001234567891")}, Standing.UNKNOWN_DATE),
    ],
)
def test_a_certificate_without_a_date_is_known_to_be_out_of_date_where_a_look_says_so(
    certificates: list[str | None], look: dict[str, Any], standing: Standing
) -> None:
    """A look that found a certificate no longer current tells that there was one, and that a new one is required."""
    found_changed: dict[str, Any] = {"checked_on": date(2017, 3, 1), "result": StatusCheckResult.NEW_INFO}
    someone = Person(
        reference="S1",
        certificates=[Certificate(number=CertificateNumber(each) if each else None) for each in certificates],
        status_checks=[StatusCheck(**found_changed | look)],
    )
    assert recheck_status(someone, YORK_2017, on=date(2017, 9, 19)).standing is standing


def test_a_check_of_a_later_day_hides_none_that_is_written_after_it() -> None:
    """What is not known yet is left out, and so is a look that was no pass; the next on record counts all the same."""
    later, known = (Certificate(issued_on=date(year, 3, 1)) for year in (2018, 2016))
    of_certificates = Person(reference="S1", certificates=[later, known])
    assert recheck_status(of_certificates, policy_of(), on=date(2017, 9, 19)).evidence_on == date(2016, 3, 1)
    for first in (looked(date(2018, 3, 1)), looked(date(2017, 3, 1), StatusCheckResult.NO_MATCH_FOUND)):
        person = Person(reference="S1", status_checks=[first, looked(date(2017, 6, 1))])
        assert recheck_status(person, policy_of(), on=date(2017, 9, 19)).evidence_on == date(2017, 6, 1)
