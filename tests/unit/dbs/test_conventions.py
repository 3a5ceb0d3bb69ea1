"""What is taken where no published text decides: each line of the reference, with its setting and its default."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import attrs
import pytest
from tests.published import ROOT

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.alert_ledgers import AlertLedger
from safeguarding.dbs.alert_runs import alerts_due
from safeguarding.dbs.alerting import AlertKind
from safeguarding.dbs.candidates import WhyNot
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import Application, Certificate, StatusCheck, StatusCheckResult
from safeguarding.dbs.people import LongAbsence, Person, Post
from safeguarding.dbs.policies import (
    AbsenceTreatment,
    BreakRule,
    NewInformation,
    OpenAbsence,
    RecheckPolicy,
    RecheckRule,
    steady_policy,
)
from safeguarding.dbs.standings import Standing
from safeguarding.dbs.statuses import recheck_status
from safeguarding.serialization.documents import to_data
from safeguarding.testing.strategies.dbs import INVENTED

PASS, NEWS, NO_MATCH = (
    StatusCheckResult.BLANK_NO_NEW_INFO,
    StatusCheckResult.NEW_INFO,
    StatusCheckResult.NO_MATCH_FOUND,
)
DAY, ISSUED, LOOK = timedelta(days=1), date(2016, 1, 4), date(2017, 3, 1)
NUMBER = CertificateNumber("001234567890")
PLAIN = RecheckRule(certificate_interval=Period(years=3), status_check_interval=Period(years=1))


def policy_of(**settings: Any) -> RecheckPolicy:  # noqa: ANN401 - any setting
    return steady_policy("invented", attrs.evolve(PLAIN, **settings), source=INVENTED)


def standing(on: date, *looks: StatusCheck, policy: RecheckPolicy | None = None, **fields: Any) -> Standing:  # noqa: ANN401 - any field
    person = Person(reference="S1", certificates=[Certificate(issued_on=ISSUED)], status_checks=looks)
    return recheck_status(attrs.evolve(person, **fields), policy or policy_of(), on=on).standing


def look(on: date, result: StatusCheckResult = PASS) -> StatusCheck:
    return StatusCheck(checked_on=on, result=result)


def test_every_setting_stands_in_the_reference_with_its_default() -> None:
    """The table of the reference names each setting that has a default, and that default as a policy file has it."""
    page = (ROOT / "docs" / "reference" / "dbs-conventions.md").read_text(encoding="utf-8")
    rows = [line.split("|") for line in page.splitlines() if line.startswith("| `")]
    written = {cells[1].strip(" `"): cells[2].strip(" `") for cells in rows}
    not_conventions = {"certificate_interval", "status_check_interval", "alert_leads", "overrides"}
    settings = {field.name: field.default for field in attrs.fields(RecheckRule) if field.name not in not_conventions}
    assert written == {name: _code(default) for name, default in settings.items()}


def _code(default: Any) -> str:  # noqa: ANN401 - any setting's default
    if default == Period():
        return "0 days"
    if isinstance(default, Period):
        return str(default)
    return str(to_data(default)).lower() if default is not None else "none"


class TestNewInformation:
    """New information stands until what the policy says settles it."""

    @pytest.mark.parametrize(
        ("settled_by", "same_day", "later"),
        [
            (NewInformation.UNTIL_NEW_CERTIFICATE, False, False),
            (NewInformation.UNTIL_LATER_PASS, False, True),
            (NewInformation.UNTIL_PASS, True, True),
        ],
    )
    @pytest.mark.parametrize("is_pass_first", [True, False])
    def test_a_pass(self, settled_by: NewInformation, same_day: bool, later: bool, is_pass_first: bool) -> None:  # noqa: FBT001 - a case's expectation
        policy = policy_of(new_information=settled_by)
        for passed_on, is_settled in ((LOOK - DAY, False), (LOOK, same_day), (LOOK + DAY, later)):
            looks = [look(passed_on), look(LOOK, NEWS)]
            found = standing(LOOK + DAY, *(looks if is_pass_first else looks[::-1]), policy=policy)
            assert found is (Standing.IN_DATE if is_settled else Standing.NEW_CERTIFICATE_REQUIRED)

    def test_a_pass_that_is_not_known_yet(self) -> None:
        policy = policy_of(new_information=NewInformation.UNTIL_LATER_PASS)
        looks = look(LOOK, NEWS), look(LOOK + DAY)
        assert standing(LOOK, *looks, policy=policy) is Standing.NEW_CERTIFICATE_REQUIRED

    def test_a_pass_about_another_certificate_settles_nothing(self) -> None:
        """The certificate issued the day after is in date by itself; what was overtaken stays so."""
        policy = policy_of(new_information=NewInformation.UNTIL_LATER_PASS)
        certificates = [Certificate(issued_on=ISSUED), Certificate(issued_on=LOOK + DAY)]
        person = Person(reference="S1", certificates=certificates, status_checks=[look(LOOK, NEWS), look(LOOK + DAY)])
        found = recheck_status(person, policy, on=LOOK + DAY)
        assert (found.standing, found.evidence_on) == (Standing.IN_DATE, LOOK + DAY)
        assert found.discounted_checks[0].why is WhyNot.NEW_INFORMATION


class TestOpenAbsence:
    """Under a policy that defers: somebody whose return is not known is out of the count, or the date stands."""

    AWAY = (LongAbsence(starts_on=date(2018, 12, 1)),)
    DUE = date(2019, 1, 4)

    @pytest.mark.parametrize(
        ("open_absence", "expected"),
        [(OpenAbsence.OUT_OF_THE_COUNT, Standing.ABSENT), (OpenAbsence.DATE_STANDS, Standing.OVERDUE)],
    )
    def test_while_away(self, open_absence: OpenAbsence, expected: Standing) -> None:
        policy = policy_of(absence=AbsenceTreatment.DEFERRED, open_absence=open_absence)
        assert standing(self.DUE + DAY, policy=policy, absences=self.AWAY) is expected
        back = [LongAbsence(starts_on=date(2018, 12, 1), ends_on=date(2019, 2, 1))]
        assert standing(date(2019, 2, 2), policy=policy, absences=back) is Standing.DUE


class TestDaysThatMeet:
    """What two things on one day are taken as."""

    def test_the_due_date(self) -> None:
        assert standing(date(2019, 1, 4)) is Standing.DUE
        assert standing(date(2019, 1, 5)) is Standing.OVERDUE

    def test_a_pass_on_the_day_of_issue(self) -> None:
        policy = policy_of(status_check_interval=Period(years=5))
        numbered = [Certificate(issued_on=ISSUED, number=NUMBER)]
        for day, expected in ((ISSUED, Standing.IN_DATE), (ISSUED - DAY, Standing.OVERDUE)):
            passed = StatusCheck(checked_on=day, result=PASS, number=NUMBER)
            assert standing(date(2019, 6, 1), passed, policy=policy, certificates=numbered) is expected

    def test_new_information_on_the_day_of_issue_is_about_that_certificate(self) -> None:
        both = [Certificate(issued_on=ISSUED), Certificate(issued_on=LOOK)]
        assert standing(LOOK, look(LOOK, NEWS), certificates=both) is Standing.NEW_CERTIFICATE_REQUIRED
        assert standing(LOOK, look(LOOK - DAY, NEWS), certificates=both) is Standing.IN_DATE

    @pytest.mark.parametrize(("issued_on", "kinds"), [(LOOK, [AlertKind.RESULT_UNKNOWN]), (LOOK + DAY, [])])
    def test_no_match_on_the_day_of_issue(self, issued_on: date, kinds: list[AlertKind]) -> None:
        person = Person(
            reference="S1", certificates=[Certificate(issued_on=issued_on)], status_checks=[look(LOOK, NO_MATCH)]
        )
        run = alerts_due([person], policy_of(), as_at=LOOK + DAY, sent=AlertLedger())
        assert [each.kind for each in run.to_send] == kinds

    @pytest.mark.parametrize(("made_on", "expected"), [(ISSUED, Standing.DUE), (ISSUED + DAY, Standing.IN_PROGRESS)])
    def test_an_application_on_the_day_of_issue(self, made_on: date, expected: Standing) -> None:
        made = [Application(submitted_on=made_on)]
        assert standing(date(2019, 1, 4), applications=made) is expected

    def test_an_application_withdrawn_on_its_day(self) -> None:
        day = date(2019, 1, 4)
        made = [Application(submitted_on=day, withdrawn_on=day)]
        assert standing(day, applications=made) is Standing.DUE
        made = [Application(submitted_on=day, withdrawn_on=day + DAY)]
        assert standing(day, applications=made) is Standing.IN_PROGRESS

    def test_last_days(self) -> None:
        day = date(2019, 1, 4)
        assert standing(day, left_on=day) is Standing.DUE
        assert standing(day + DAY, left_on=day) is Standing.LEFT
        assert standing(day, posts=[Post(ends_on=day)]) is Standing.DUE
        assert standing(day + DAY, posts=[Post(ends_on=day)]) is Standing.LEFT
        away = [LongAbsence(starts_on=date(2018, 12, 1), ends_on=day)]
        left_out = policy_of(absence=AbsenceTreatment.LEFT_OUT)
        assert standing(day, policy=left_out, absences=away) is Standing.ABSENT
        assert standing(day + DAY, policy=left_out, absences=away) is Standing.OVERDUE

    def test_the_last_day_of_a_break(self) -> None:
        policy = policy_of(break_rule=BreakRule(length=Period(weeks=4), or_more=True))
        breaks = [DateRange(date(2018, 1, 1), date(2018, 3, 1))]
        assert standing(date(2018, 3, 1), policy=policy, breaks=breaks) is Standing.IN_DATE
        assert standing(date(2018, 3, 2), policy=policy, breaks=breaks) is Standing.NEW_CERTIFICATE_REQUIRED
