"""Where a person stands on a day."""

from datetime import date, datetime, timedelta
from typing import Any

import attrs
import pytest

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.alerting import alerts
from safeguarding.dbs.audits import audit
from safeguarding.dbs.breaches import BreachKind, breach_report
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import (
    Application,
    Certificate,
    Moment,
    StatusCheck,
    StatusCheckResult,
    Subscription,
)
from safeguarding.dbs.levels import BarredList, Level, Tier
from safeguarding.dbs.people import LongAbsence, Person, Post
from safeguarding.dbs.policies import (
    AbsenceTreatment,
    BreakRule,
    DecidingCheck,
    IntervalOverride,
    RecheckPolicy,
    RecheckRule,
    steady_policy,
)
from safeguarding.dbs.standings import CheckFinding, Standing
from safeguarding.dbs.statuses import number_behind, post_statuses, recheck_status
from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.testing.strategies.dbs import INVENTED

CHILDREN = Level(tier=Tier.ENHANCED, barred_lists=[BarredList.CHILDREN])

ENHANCED = Level(tier=Tier.ENHANCED)

ISSUED = date(2014, 9, 19)

DUE = date(2017, 9, 19)


def policy_of(**settings: object) -> RecheckPolicy:
    rule = RecheckRule(certificate_interval=Period(years=3), status_check_interval=Period(years=1), **settings)  # type: ignore[arg-type]
    return steady_policy("invented three-yearly", rule, source=INVENTED)


THREE_YEARLY = policy_of()


def person(*issued: date | None, **fields: object) -> Person:
    certificates = [Certificate(issued_on=day, level=CHILDREN) for day in issued]
    return Person(reference="S0042", certificates=certificates, **fields)  # type: ignore[arg-type]


def standing(someone: Person, on: date, policy: RecheckPolicy = THREE_YEARLY, window: Period | None = None) -> Standing:
    return recheck_status(someone, policy, on=on, window=window).standing


class TestDueOnTheDayOverdueTheDayAfter:
    """On the due date the status is due; it is overdue from the day after, plus any grace."""

    @pytest.mark.parametrize(
        ("on", "expected"),
        [
            (DUE - timedelta(days=31), Standing.IN_DATE),
            (DUE - timedelta(days=30), Standing.DUE_SOON),
            (DUE - timedelta(days=1), Standing.DUE_SOON),
            (DUE, Standing.DUE),
            (DUE + timedelta(days=1), Standing.OVERDUE),
        ],
    )
    def test_every_boundary(self, on: date, expected: Standing) -> None:
        assert standing(person(ISSUED), on, window=Period(days=30)) is expected

    def test_without_a_window_nothing_is_due_soon(self) -> None:
        assert standing(person(ISSUED), DUE - timedelta(days=1)) is Standing.IN_DATE

    def test_grace_holds_overdue_back_and_not_the_due_date(self) -> None:
        policy = policy_of(grace=Period(days=14))
        last = DUE + timedelta(days=14)
        assert standing(person(ISSUED), DUE, policy) is Standing.DUE
        assert standing(person(ISSUED), last, policy) is Standing.DUE
        assert standing(person(ISSUED), last + timedelta(days=1), policy) is Standing.OVERDUE

    def test_days_overdue_count_from_the_due_date(self) -> None:
        assert recheck_status(person(ISSUED), THREE_YEARLY, on=date(2017, 10, 1)).days_overdue == 12
        assert recheck_status(person(ISSUED), THREE_YEARLY, on=DUE).days_overdue is None


class TestWhichEvidenceCounts:
    """The check that covers the requirement and lasts longest counts, or the latest, as the policy says."""

    def test_a_status_check_does_not_shorten_a_certificate_by_default(self) -> None:
        someone = person(ISSUED, status_checks=[_passed(date(2014, 12, 1))])
        assert recheck_status(someone, THREE_YEARLY, on=DUE).due_on == DUE

    def test_it_does_where_the_policy_goes_by_the_latest(self) -> None:
        someone = person(ISSUED, status_checks=[_passed(date(2014, 12, 1))])
        status = recheck_status(someone, policy_of(deciding_check=DecidingCheck.LATEST), on=date(2015, 1, 1))
        assert status.due_on == date(2015, 12, 1)

    def test_a_later_status_check_carries_on_from_a_certificate(self) -> None:
        someone = person(ISSUED, status_checks=[_passed(date(2017, 9, 1))])
        status = recheck_status(someone, THREE_YEARLY, on=DUE)
        assert (status.standing, status.due_on) == (Standing.IN_DATE, date(2018, 9, 1))

    def test_a_newer_check_below_the_level_does_not_count(self) -> None:
        checks = [
            Certificate(issued_on=ISSUED, level=CHILDREN),
            Certificate(issued_on=date(2017, 1, 1), level=ENHANCED),
        ]
        someone = Person(reference="S1", posts=[Post(required=CHILDREN)], certificates=checks)
        assert recheck_status(someone, THREE_YEARLY, on=DUE).due_on == DUE

    def test_a_status_check_cannot_raise_a_level(self) -> None:
        checks = [Certificate(issued_on=date(2014, 1, 1), level=ENHANCED)]
        someone = Person(
            reference="S1",
            posts=[Post(required=CHILDREN)],
            certificates=checks,
            status_checks=[_passed(date(2017, 9, 1))],
        )
        assert standing(someone, DUE) is Standing.WRONG_LEVEL

    def test_a_level_that_is_not_recorded_proves_nothing(self) -> None:
        someone = Person(
            reference="S1", posts=[Post(required=CHILDREN)], certificates=[Certificate(issued_on=date(2017, 1, 1))]
        )
        assert standing(someone, DUE) is Standing.UNKNOWN_LEVEL

    def test_a_check_dated_after_the_day_is_not_known_yet(self) -> None:
        someone = person(DUE + timedelta(days=1))
        status = recheck_status(someone, THREE_YEARLY, on=DUE)
        assert (status.standing, status.findings) == (Standing.NO_CHECK, (CheckFinding.DATED_AHEAD,))
        check = StatusCheck(checked_on=DUE + timedelta(days=1), result=StatusCheckResult.BLANK_NO_NEW_INFO)
        assert CheckFinding.DATED_AHEAD in recheck_status(person(status_checks=[check]), THREE_YEARLY, on=DUE).findings

    def test_a_status_check_whose_certificate_is_not_on_record_is_told(self) -> None:
        """A status check that counts and confirms a certificate that is not on record says so."""
        check = StatusCheck(
            checked_on=date(2017, 1, 1),
            result=StatusCheckResult.BLANK_NO_NEW_INFO,
            number=CertificateNumber("009999999999"),
        )
        status = recheck_status(person(date(2010, 1, 1), status_checks=[check]), THREE_YEARLY, on=DUE)
        assert (status.standing, status.findings) == (Standing.IN_DATE, (CheckFinding.CERTIFICATE_NOT_ON_RECORD,))
        with_it = recheck_status(
            person(date(2013, 7, 1), status_checks=[attrs.evolve(check, number=None)]), THREE_YEARLY, on=DUE
        )
        assert (with_it.standing, with_it.findings) == (Standing.IN_DATE, ())

    def test_a_certificate_counts_once_it_is_seen_where_the_policy_says_so(self) -> None:
        seen = Certificate(issued_on=date(2017, 8, 1), seen_on=date(2017, 10, 2))
        someone = Person(reference="S1", certificates=[Certificate(issued_on=ISSUED, seen_on=ISSUED), seen])
        policy = policy_of(done_when=Moment.SEEN)
        assert standing(someone, date(2017, 10, 1), policy) is Standing.OVERDUE
        assert recheck_status(someone, policy, on=date(2017, 10, 2)).due_on == date(2020, 8, 1)

    def test_the_interval_may_count_from_the_day_it_was_seen(self) -> None:
        someone = Person(reference="S1", certificates=[Certificate(issued_on=ISSUED, seen_on=date(2014, 10, 1))])
        assert recheck_status(someone, policy_of(anchor=Moment.SEEN), on=DUE).due_on == date(2017, 10, 1)


def _passed(on: date, number: CertificateNumber | None = None) -> StatusCheck:
    return StatusCheck(checked_on=on, result=StatusCheckResult.BLANK_NO_NEW_INFO, number=number)


class TestUpdateServiceResults:
    """Both "no new information" answers pass; new information needs a new certificate; no match is neither."""

    def test_new_information_overtakes_the_certificate_and_its_status_checks(self) -> None:
        news = StatusCheck(checked_on=date(2017, 2, 1), result=StatusCheckResult.NEW_INFO)
        someone = person(date(2016, 1, 1), status_checks=[_passed(date(2017, 1, 1)), news])
        assert standing(someone, date(2017, 1, 31)) is Standing.IN_DATE
        assert standing(someone, date(2017, 2, 1)) is Standing.NEW_CERTIFICATE_REQUIRED

    def test_a_new_certificate_settles_it(self) -> None:
        news = StatusCheck(checked_on=date(2017, 2, 1), result=StatusCheckResult.NEW_INFO)
        someone = person(date(2016, 1, 1), date(2017, 3, 1), status_checks=[news])
        assert recheck_status(someone, THREE_YEARLY, on=DUE).due_on == date(2020, 3, 1)

    def test_news_about_an_older_certificate_leaves_a_newer_one_alone(self) -> None:
        old, new = CertificateNumber("001111111111"), CertificateNumber("002222222222")
        news = StatusCheck(checked_on=date(2017, 2, 1), result=StatusCheckResult.NEW_INFO, number=old)
        someone = Person(
            reference="S1",
            certificates=[
                Certificate(number=old, issued_on=date(2014, 1, 1)),
                Certificate(number=new, issued_on=date(2016, 1, 1)),
            ],
            status_checks=[news],
        )
        assert standing(someone, DUE) is Standing.IN_DATE

    def test_no_match_changes_nothing_and_is_a_finding(self) -> None:
        lost = StatusCheck(checked_on=date(2017, 2, 1), result=StatusCheckResult.NO_MATCH_FOUND)
        status = recheck_status(person(date(2016, 1, 1), status_checks=[lost]), THREE_YEARLY, on=DUE)
        assert (status.standing, status.due_on) == (Standing.IN_DATE, date(2019, 1, 1))
        assert status.findings == (CheckFinding.NO_MATCH_FOUND,)

    def test_a_subscription_with_a_dated_status_check_is_no_finding(self) -> None:
        subscribed = [Subscription(starts_on=date(2016, 1, 10))]
        checked = person(date(2016, 1, 1), subscriptions=subscribed, status_checks=[_passed(date(2017, 1, 1))])
        assert recheck_status(checked, THREE_YEARLY, on=DUE).findings == ()
        alone = person(date(2016, 1, 1), subscriptions=subscribed)
        assert recheck_status(alone, THREE_YEARLY, on=DUE).findings == (CheckFinding.SUBSCRIPTION_ALONE,)


class TestWhoIsOutside:
    """Left, not started, not required and absent are parts of their own, outside the base."""

    def test_the_last_day_of_employment_is_still_in(self) -> None:
        someone = person(ISSUED, starts_on=date(2014, 10, 1), left_on=DUE)
        assert standing(someone, date(2014, 9, 30)) is Standing.NOT_STARTED
        assert standing(someone, date(2014, 10, 1)) is Standing.IN_DATE
        assert standing(someone, DUE) is Standing.DUE
        assert standing(someone, DUE + timedelta(days=1)) is Standing.LEFT

    def test_a_post_without_a_check(self) -> None:
        assert standing(person(posts=[Post(requires_check=False)]), DUE) is Standing.NOT_REQUIRED

    def test_a_post_that_has_ended_or_not_begun(self) -> None:
        """Whose last post has ended has left, and whose first is to come has not started: of neither is a check not required."""
        ended, to_come = Post(ends_on=DUE - timedelta(days=1)), Post(starts_on=DUE + timedelta(days=1))
        assert standing(person(posts=[ended]), DUE) is Standing.LEFT
        assert standing(person(posts=[to_come]), DUE) is Standing.NOT_STARTED
        assert standing(person(posts=[ended, to_come]), DUE) is Standing.NOT_STARTED
        assert standing(person(posts=[ended, Post(requires_check=False)]), DUE) is Standing.NOT_REQUIRED

    @pytest.mark.parametrize(
        ("treatment", "expected", "due_on"),
        [
            (AbsenceTreatment.RUNS, Standing.OVERDUE, DUE),
            (AbsenceTreatment.DEFERRED, Standing.IN_DATE, date(2018, 1, 1)),
            (AbsenceTreatment.LEFT_OUT, Standing.ABSENT, None),
        ],
    )
    def test_absence(self, treatment: AbsenceTreatment, expected: Standing, due_on: date | None) -> None:
        away = LongAbsence(starts_on=date(2017, 9, 1), ends_on=date(2017, 12, 31))
        status = recheck_status(person(ISSUED, absences=[away]), policy_of(absence=treatment), on=date(2017, 10, 1))
        assert (status.standing, status.due_on) == (expected, due_on)

    def test_a_deferred_date_needs_a_known_return(self) -> None:
        policy = policy_of(absence=AbsenceTreatment.DEFERRED)
        someone = person(ISSUED, absences=[LongAbsence(starts_on=date(2017, 9, 1))])
        assert standing(someone, date(2017, 8, 31), policy) is Standing.IN_DATE
        assert standing(someone, date(2017, 10, 1), policy) is Standing.ABSENT

    def test_an_absence_until_the_end_of_time_has_no_known_return(self) -> None:
        policy = policy_of(absence=AbsenceTreatment.DEFERRED)
        someone = person(ISSUED, absences=[LongAbsence(starts_on=date(2017, 9, 1), ends_on=date.max)])
        assert standing(someone, date(2017, 10, 1), policy) is Standing.ABSENT

    def test_an_absence_after_the_due_date_defers_nothing(self) -> None:
        policy = policy_of(absence=AbsenceTreatment.DEFERRED)
        someone = person(ISSUED, absences=[LongAbsence(starts_on=DUE + timedelta(days=1), ends_on=date(2018, 1, 1))])
        assert standing(someone, date(2017, 10, 1), policy) is Standing.OVERDUE


class TestBreakInService:
    """After a long enough break the checks made before it no longer count, from the return."""

    POLICY = policy_of(break_rule=BreakRule(length=Period(months=3), or_more=False))
    LONG = DateRange(date(2016, 1, 1), date(2016, 4, 1))

    def test_from_the_return_a_new_certificate_is_required(self) -> None:
        someone = person(date(2015, 6, 1), breaks=[self.LONG])
        assert standing(someone, date(2016, 4, 1), self.POLICY) is Standing.IN_DATE
        assert standing(someone, date(2016, 4, 2), self.POLICY) is Standing.NEW_CERTIFICATE_REQUIRED

    def test_a_check_made_during_the_break_counts(self) -> None:
        someone = person(date(2016, 1, 1), breaks=[self.LONG])
        assert standing(someone, date(2016, 4, 2), self.POLICY) is Standing.IN_DATE

    def test_a_short_break_changes_nothing(self) -> None:
        someone = person(date(2015, 6, 1), breaks=[DateRange(date(2016, 1, 1), date(2016, 3, 31))])
        assert standing(someone, date(2016, 4, 2), self.POLICY) is Standing.IN_DATE

    def test_a_status_check_after_the_return_revives_a_certificate(self) -> None:
        someone = person(date(2015, 6, 1), breaks=[self.LONG], status_checks=[_passed(date(2016, 4, 2))])
        assert recheck_status(someone, self.POLICY, on=date(2016, 4, 2)).due_on == date(2017, 4, 2)


class TestInProgress:
    """An application under way is a part of its own, and does not hide that the date has passed."""

    def test_in_progress_only_where_something_is_due(self) -> None:
        someone = person(ISSUED, applications=[Application(submitted_on=date(2017, 8, 1))])
        assert standing(someone, date(2017, 8, 2)) is Standing.IN_DATE
        assert standing(someone, date(2017, 8, 2), window=Period(days=60)) is Standing.IN_PROGRESS

    def test_overdue_while_in_progress_is_said(self) -> None:
        someone = person(ISSUED, applications=[Application(submitted_on=date(2017, 8, 1))])
        status = recheck_status(someone, THREE_YEARLY, on=DUE + timedelta(days=10))
        assert (status.standing, status.days_overdue) == (Standing.IN_PROGRESS, 10)
        assert CheckFinding.OVERDUE_IN_PROGRESS in status.findings

    def test_it_ends_with_the_certificate_or_the_withdrawal(self) -> None:
        withdrawn = Application(submitted_on=date(2017, 8, 1), withdrawn_on=date(2017, 9, 25))
        assert standing(person(ISSUED, applications=[withdrawn]), date(2017, 9, 24)) is Standing.IN_PROGRESS
        assert standing(person(ISSUED, applications=[withdrawn]), date(2017, 9, 25)) is Standing.OVERDUE
        settled = person(ISSUED, date(2017, 9, 1), applications=[Application(submitted_on=date(2017, 8, 1))])
        assert standing(settled, DUE) is Standing.IN_DATE

    def test_it_is_given_up_when_the_policy_says(self) -> None:
        policy = policy_of(application_lapses_after=Period(months=3))
        someone = person(ISSUED, applications=[Application(submitted_on=date(2017, 8, 1))])
        assert standing(someone, date(2017, 11, 1), policy) is Standing.IN_PROGRESS
        assert standing(someone, date(2017, 11, 2), policy) is Standing.OVERDUE

    def test_an_application_below_the_level_settles_nothing(self) -> None:
        someone = person(
            ISSUED,
            posts=[Post(required=CHILDREN)],
            applications=[Application(submitted_on=date(2017, 8, 1), level=ENHANCED)],
        )
        assert standing(someone, DUE) is Standing.DUE


@pytest.mark.parametrize("on", [datetime(2017, 9, 19), "2017-09-19", None])  # noqa: DTZ001 - refused for its time
def test_the_day_asked_about_is_a_date(on: object) -> None:
    """A time of day, or a text, is refused by name and never compared with dates."""
    someone = person(ISSUED)
    for ask in (
        lambda: recheck_status(someone, THREE_YEARLY, on=on),  # type: ignore[arg-type]
        lambda: audit([someone], THREE_YEARLY, as_at=on),  # type: ignore[arg-type]
        lambda: alerts([someone], THREE_YEARLY, since=ISSUED, until=on),  # type: ignore[arg-type]
        lambda: alerts([someone], THREE_YEARLY, since=on, until=DUE),  # type: ignore[arg-type]
    ):
        with pytest.raises(InvalidRecordError, match=r"is a date, not a|a date is wanted"):
            ask()


class TestSeveralPosts:
    """A person with several posts stands where the gravest of them does."""

    def test_the_gravest_post_decides(self) -> None:
        posts = [Post(role="Cook", required=ENHANCED), Post(role="Escort", required=CHILDREN)]
        someone = Person(
            reference="S1", posts=posts, certificates=[Certificate(issued_on=date(2016, 1, 1), level=ENHANCED)]
        )
        found = post_statuses(someone, THREE_YEARLY, on=DUE)
        assert [(each.role, each.standing) for each in found] == [
            ("Escort", Standing.WRONG_LEVEL),
            ("Cook", Standing.IN_DATE),
        ]
        assert recheck_status(someone, THREE_YEARLY, on=DUE) == found[0]

    def test_an_application_under_way_says_since_when(self) -> None:
        """Who is in progress is so since a day, and the explanation names it."""
        someone = Person(reference="S1", applications=[Application(submitted_on=ISSUED)])
        found = recheck_status(someone, THREE_YEARLY, on=DUE)
        assert found.explanation.startswith("in progress; applied for on 19 September 2014; policy")

    def test_an_application_for_one_post_does_not_hide_another_that_is_overdue(self) -> None:
        """A post without a covering check whose application is under way does not hide a post that is overdue."""
        adults = Level(tier=Tier.ENHANCED, barred_lists=[BarredList.ADULTS])
        someone = Person(
            reference="S1",
            posts=[Post(role="Escort", required=CHILDREN), Post(role="Carer", required=adults)],
            certificates=[Certificate(issued_on=ISSUED, level=adults)],
            applications=[Application(submitted_on=ISSUED + timedelta(days=1), level=CHILDREN)],
        )
        late = DUE + timedelta(days=1)
        assert recheck_status(someone, THREE_YEARLY, on=late).standing is Standing.OVERDUE
        assert recheck_status(someone, THREE_YEARLY, on=DUE).standing is Standing.IN_PROGRESS
        (breach,) = breach_report([someone], THREE_YEARLY, period=DateRange(DUE, late)).breaches
        assert (breach.kind, breach.due_on) == (BreachKind.NOT_MADE, DUE)

    def test_an_absence_for_one_post_does_not_hide_another_that_is_overdue(self) -> None:
        """A date deferred to an unknown return takes nobody out of the count whose other post was overdue before."""
        longer = IntervalOverride(roles=["Cook"], certificate_interval=Period(years=3, months=6))
        someone = Person(
            reference="S1",
            posts=[Post(role="Cook"), Post(role="Driver")],
            certificates=[Certificate(issued_on=ISSUED)],
            absences=[LongAbsence(starts_on=DUE + timedelta(days=10))],
        )
        deferring = policy_of(absence=AbsenceTreatment.DEFERRED, overrides=[longer])
        later = DUE + timedelta(days=300)
        assert recheck_status(someone, deferring, on=later).standing is Standing.OVERDUE
        (breach,) = breach_report([someone], deferring, period=DateRange(DUE, later)).breaches
        assert (breach.kind, breach.due_on) == (BreachKind.NOT_MADE, DUE)


class TestRecordsCheckThemselves:
    """A record that cannot be true is refused, without repeating what it holds."""

    def test_no_certificate_before_march_2002(self) -> None:
        with pytest.raises(InvalidRecordError):
            Certificate(issued_on=date(2002, 2, 28))
        assert Certificate(issued_on=date(2002, 3, 1)).issued_on

    def test_the_steps_come_in_order(self) -> None:
        with pytest.raises(InvalidRecordError):
            Certificate(issued_on=DUE, submitted_on=DUE + timedelta(days=1))
        with pytest.raises(InvalidRecordError):
            Certificate(issued_on=DUE, seen_on=DUE - timedelta(days=1))

    def test_a_status_check_needs_its_day(self) -> None:
        with pytest.raises(InvalidRecordError):
            _passed(None)  # type: ignore[arg-type]

    def test_a_person_needs_a_reference(self) -> None:
        with pytest.raises(InvalidRecordError):
            Person(reference=" ")

    def test_leaving_comes_after_starting(self) -> None:
        with pytest.raises(InvalidRecordError):
            Person(reference="S1", starts_on=DUE, left_on=ISSUED)

    def test_a_day_before_the_policy_has_no_answer(self) -> None:
        with pytest.raises(OutOfCoverageError):
            recheck_status(person(ISSUED), THREE_YEARLY, on=date(2002, 2, 28))


def test_the_number_behind_a_status_check_is_that_of_its_certificate() -> None:
    """A status that rests on a look rests on the certificate that was looked at, not on another of the person's."""
    numbers = CertificateNumber("001234567890"), CertificateNumber("001234560000")
    looked = StatusCheck(number=numbers[0], checked_on=date(2017, 1, 10), result=StatusCheckResult.BLANK_NO_NEW_INFO)
    person = Person(
        reference="S1",
        certificates=[
            Certificate(number=each, issued_on=date(2014, 9, 19 - place), level=CHILDREN)
            for place, each in enumerate(numbers)
        ],
        status_checks=[looked],
    )
    status = recheck_status(person, THREE_YEARLY, on=date(2017, 9, 19))
    found = number_behind(status, person)
    assert (status.evidence_on, found and found.reveal()) == (date(2017, 1, 10), "001234567890")


@pytest.mark.parametrize(("on", "found"), [(date(2017, 1, 9), False), (date(2017, 1, 10), True)])
def test_a_look_is_known_on_its_own_day(on: date, found: bool) -> None:  # noqa: FBT001 - a table's column
    """That nothing was found there is a finding from that day on."""
    looked = StatusCheck(checked_on=date(2017, 1, 10), result=StatusCheckResult.NO_MATCH_FOUND)
    status = recheck_status(person(ISSUED, status_checks=[looked]), THREE_YEARLY, on=on)
    assert (CheckFinding.NO_MATCH_FOUND in status.findings) is found


class TestALeaverWithoutADay:
    """Only who is said to have left on a day that nobody recorded is reported as such."""

    @pytest.mark.parametrize(
        ("fields", "findings"),
        [
            ({"is_leaver": True}, (CheckFinding.LEFT_UNDATED,)),
            ({"is_leaver": True, "left_on": date(2017, 1, 1)}, ()),
            ({"left_on": date(2017, 1, 1)}, ()),
            ({"is_leaver": True, "starts_on": date(2018, 1, 1)}, ()),
            ({"posts": [Post(requires_check=False)]}, ()),
        ],
    )
    def test_it_is_a_finding(self, fields: dict[str, Any], findings: tuple[CheckFinding, ...]) -> None:
        assert recheck_status(person(ISSUED, **fields), THREE_YEARLY, on=DUE).findings == findings


class TestFindingsOnTheirDay:
    """A finding is true from one day on, and not on the day before."""

    @pytest.mark.parametrize(("issued_on", "is_ahead"), [(DUE, False), (DUE + timedelta(days=1), True)])
    def test_a_check_dated_ahead(self, issued_on: date, *, is_ahead: bool) -> None:
        findings = recheck_status(person(ISSUED, issued_on), THREE_YEARLY, on=DUE).findings
        assert findings == ((CheckFinding.DATED_AHEAD,) if is_ahead else ())

    @pytest.mark.parametrize(("days", "is_late"), [(14, False), (15, True)])
    def test_overdue_while_in_progress(self, days: int, *, is_late: bool) -> None:
        someone = person(ISSUED, applications=[Application(submitted_on=date(2017, 9, 1))])
        findings = recheck_status(someone, policy_of(grace=Period(days=14)), on=DUE + timedelta(days=days)).findings
        assert findings == ((CheckFinding.OVERDUE_IN_PROGRESS,) if is_late else ())

    def test_a_certificate_without_a_date(self) -> None:
        """One among others is reported beside the one that counts."""
        assert recheck_status(person(ISSUED, None), THREE_YEARLY, on=DUE).findings == (
            CheckFinding.UNDATED_CERTIFICATE,
        )
        assert recheck_status(person(ISSUED, ISSUED), THREE_YEARLY, on=DUE).findings == ()

    def test_the_latest_look_tells_whether_there_was_a_match(self) -> None:
        """In whatever order they are recorded."""
        first, last = date(2017, 1, 10), date(2017, 2, 10)
        for lost_on, passed_on, found in ((first, last, ()), (last, first, (CheckFinding.NO_MATCH_FOUND,))):
            looks = [StatusCheck(checked_on=lost_on, result=StatusCheckResult.NO_MATCH_FOUND), _passed(passed_on)]
            for several in (looks, looks[::-1]):
                someone = person(date(2016, 1, 1), status_checks=several)
                assert recheck_status(someone, THREE_YEARLY, on=DUE).findings == found
