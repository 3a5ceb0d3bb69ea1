"""A status that rests on no check says of each check on record why it does not count."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.candidates import IMPOSSIBLE, WhyNot
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import Certificate, Moment, StatusCheck, StatusCheckResult
from safeguarding.dbs.discounting import DiscountedCheck
from safeguarding.dbs.levels import BarredList, Level, Tier
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.policies import BreakRule, EvidenceKind, RecheckPolicy, RecheckRule, steady_policy
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.standings import Standing
from safeguarding.dbs.statuses import RecheckStatus, recheck_status
from safeguarding.testing.strategies.dbs import INVENTED, days, people, policies

ENHANCED = Level(tier=Tier.ENHANCED)
CHILDREN = Level(tier=Tier.ENHANCED, barred_lists=[BarredList.CHILDREN])
ISSUED, ON = date(2014, 9, 19), date(2016, 6, 1)
NUMBER = CertificateNumber("001234567890")


def status(person: Person, policy: RecheckPolicy = YORK_2017, on: date = ON) -> RecheckStatus:
    return recheck_status(person, policy, on=on)


def why(found: RecheckStatus) -> list[WhyNot]:
    return [each.why for each in found.discounted_checks]


def person_with(*certificates: Certificate, **fields: object) -> Person:
    return Person(reference="S1", certificates=certificates, **fields)  # type: ignore[arg-type]


class TestEachReason:
    """Every check that does not count is named with its day and the reason."""

    @pytest.mark.parametrize("days_later", [0, 1])
    def test_new_information(self, days_later: int) -> None:
        look = StatusCheck(checked_on=date(2016, 3, 1), result=StatusCheckResult.NEW_INFO)
        issued_on = date(2016, 3, 1) + timedelta(days=days_later)
        found = status(person_with(Certificate(issued_on=issued_on), status_checks=[look]))
        # a certificate issued after the look is not what the new information was about
        assert why(found) == [WhyNot.NEW_INFORMATION, WhyNot.NOT_A_PASS][days_later:]
        assert found.standing is (Standing.IN_DATE if days_later else Standing.NEW_CERTIFICATE_REQUIRED)

    def test_the_day_of_the_new_information_is_told(self) -> None:
        look = StatusCheck(checked_on=date(2016, 3, 1), result=StatusCheckResult.NEW_INFO)
        found = status(person_with(Certificate(number=NUMBER, issued_on=ISSUED), status_checks=[look]))
        assert found.discounted_checks[0].since == date(2016, 3, 1)
        assert (
            "certificate of ********7890 on 19 September 2014 does not count: "
            "overtaken by new information (1 March 2016)" in found.explanation
        )

    @pytest.mark.parametrize(("weeks", "counts"), [(11, True), (12, False)])
    def test_a_break_in_service(self, weeks: int, counts: bool) -> None:  # noqa: FBT001 - a case's expectation
        rule = RecheckRule(
            certificate_interval=Period(years=3), break_rule=BreakRule(length=Period(weeks=12), or_more=True)
        )
        away = DateRange(date(2015, 1, 1), date(2015, 1, 1) + timedelta(weeks=weeks, days=-1))
        found = status(
            person_with(Certificate(issued_on=ISSUED), breaks=[away]), steady_policy("invented", rule, source=INVENTED)
        )
        assert why(found) == ([] if counts else [WhyNot.BEFORE_BREAK])
        assert ("before a break in service (1 January 2015)" in found.explanation) is not counts

    @pytest.mark.parametrize(("days_before", "counts"), [(1, False), (0, True)])
    def test_a_check_made_on_the_first_day_away_counts(self, days_before: int, counts: bool) -> None:  # noqa: FBT001
        rule = RecheckRule(
            certificate_interval=Period(years=3), break_rule=BreakRule(length=Period(weeks=12), or_more=True)
        )
        away = DateRange(date(2015, 1, 1), date(2015, 6, 1))
        certificate = Certificate(issued_on=away.starts_on - timedelta(days=days_before))
        found = status(person_with(certificate, breaks=[away]), steady_policy("invented", rule, source=INVENTED))
        assert (why(found) == []) is counts

    def test_no_readable_date(self) -> None:
        found = status(person_with(Certificate(number=NUMBER)))
        assert found.discounted_checks == (
            DiscountedCheck(kind=EvidenceKind.CERTIFICATE, why=WhyNot.UNDATED, certificate_number=str(NUMBER)),
        )
        assert found.standing is Standing.UNKNOWN_DATE

    @pytest.mark.parametrize(
        ("held", "expected"), [(None, [WhyNot.LEVEL_UNKNOWN]), (ENHANCED, [WhyNot.BELOW_REQUIRED]), (CHILDREN, [])]
    )
    def test_its_level(self, held: Level | None, expected: list[WhyNot]) -> None:
        post = Post(role="Escort", required=CHILDREN)
        assert why(status(person_with(Certificate(issued_on=ISSUED, level=held), posts=[post]))) == expected

    def test_a_status_check_where_the_policy_accepts_none(self) -> None:
        look = StatusCheck(checked_on=date(2016, 3, 1), result=StatusCheckResult.BLANK_NO_NEW_INFO)
        found = status(person_with(Certificate(issued_on=ISSUED), status_checks=[look]))
        assert why(found) == [WhyNot.NOT_ACCEPTED]
        assert found.evidence_kind is EvidenceKind.CERTIFICATE

    def test_no_match_is_no_pass(self) -> None:
        look = StatusCheck(checked_on=date(2016, 3, 1), result=StatusCheckResult.NO_MATCH_FOUND)
        assert why(status(person_with(status_checks=[look]))) == [WhyNot.NOT_A_PASS]

    def test_what_is_not_known_yet_is_not_told(self) -> None:
        tomorrow = ON + timedelta(days=1)
        look = StatusCheck(checked_on=tomorrow, result=StatusCheckResult.NO_MATCH_FOUND)
        assert why(status(person_with(Certificate(issued_on=tomorrow), status_checks=[look]))) == []


class TestInTheSentence:
    """Where a check counts, the sentence tells only of those that came later: a reader would ask about them."""

    @pytest.mark.parametrize(("issued_on", "is_told"), [(date(2014, 9, 18), False), (date(2014, 9, 20), True)])
    def test_only_the_later_ones(self, issued_on: date, is_told: bool) -> None:  # noqa: FBT001 - a case's expectation
        post = Post(role="Escort", required=CHILDREN)
        checks = [Certificate(issued_on=ISSUED, level=CHILDREN), Certificate(issued_on=issued_on, level=ENHANCED)]
        found = status(person_with(*checks, posts=[post]))
        assert why(found) == [WhyNot.BELOW_REQUIRED]
        assert ("does not count: its level does not cover what the post requires (enhanced)" in found.explanation) is (
            is_told
        )

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"left_on": date(2016, 5, 31)}, "left; last day 31 May 2016;"),
            ({"starts_on": date(2016, 6, 2)}, "not started; first day 2 June 2016;"),
            ({"posts": [Post(requires_check=False)]}, "not required; no post held needs a check;"),
        ],
    )
    def test_why_nobody_asks(self, fields: dict[str, object], words: str) -> None:
        assert status(person_with(Certificate(issued_on=ISSUED), **fields)).explanation.startswith(words)


@given(people(), policies(), days())
def test_where_nothing_counts_everything_is_accounted_for(someone: Person, policy: RecheckPolicy, on: date) -> None:
    """Where no check counts for a post, each one known by the day is passed over for a reason, and none twice."""
    found = recheck_status(someone, policy, on=on)
    if found.evidence_on is not None or not found.standing.is_required or found.standing is Standing.IN_PROGRESS:
        return
    rule = policy.version_on(on).value
    held = [
        each
        for each in someone.certificates
        if (each.issued_on or on) <= on and (rule.held_from(each.issued_on, each.seen_on) or on) <= on
    ]
    looks = [each for each in someone.status_checks if each.checked_on <= on]
    assert len(found.discounted_checks) == len(held) + len(looks)
    none_is_one = {WhyNot.NOT_A_PASS, WhyNot.NOT_ACCEPTED} | IMPOSSIBLE
    out_of_date = any(each.result is StatusCheckResult.NEW_INFO for each in looks)
    if all(each.why in none_is_one for each in found.discounted_checks):
        # a look that found a certificate out of date tells that there was one
        assert found.standing in {Standing.NO_CHECK, *([Standing.NEW_CERTIFICATE_REQUIRED] if out_of_date else [])}
    else:
        assert found.standing is not Standing.NO_CHECK


@given(st.sampled_from(WhyNot))
def test_every_reason_has_words(reason: WhyNot) -> None:
    """No reason says what a certificate discloses."""
    assert reason.label
    assert "blank" not in reason.label


@pytest.mark.parametrize(("on", "whys"), [(date(2016, 2, 29), []), (date(2016, 3, 1), [WhyNot.NOT_A_PASS])])
def test_a_look_that_is_no_pass_is_told_from_its_own_day(on: date, whys: list[WhyNot]) -> None:
    """A look of the day that is asked about is known on it."""
    look = StatusCheck(checked_on=date(2016, 3, 1), result=StatusCheckResult.NO_MATCH_FOUND)
    assert why(status(person_with(status_checks=[look]), on=on)) == whys


def test_a_lower_check_of_the_day_of_the_one_that_counts_is_not_told_in_the_sentence() -> None:
    """It is no later one."""
    checks = [Certificate(issued_on=ISSUED, level=level) for level in (CHILDREN, ENHANCED)]
    found = status(person_with(*checks, posts=[Post(role="Escort", required=CHILDREN)]))
    assert why(found) == [WhyNot.BELOW_REQUIRED]
    assert "does not count" not in found.explanation


def test_a_level_is_told_only_where_it_is_the_reason() -> None:
    """A certificate overtaken by new information is not the less for its level."""
    told = [
        str(DiscountedCheck(kind=EvidenceKind.CERTIFICATE, why=each, level=ENHANCED)).endswith(f" ({ENHANCED})")
        for each in (WhyNot.BELOW_REQUIRED, WhyNot.NEW_INFORMATION)
    ]
    assert told == [True, False]
    unknown = str(DiscountedCheck(kind=EvidenceKind.CERTIFICATE, why=WhyNot.BELOW_REQUIRED))
    assert not unknown.endswith(")")


def test_a_look_is_told_with_its_own_day_and_an_undated_step_with_the_day_of_issue() -> None:
    """A look that the policy does not accept is no matter of the day of the certificate."""
    look = StatusCheck(checked_on=date(2016, 3, 1), result=StatusCheckResult.BLANK_NO_NEW_INFO)
    (found,) = status(person_with(Certificate(issued_on=ISSUED), status_checks=[look])).discounted_checks
    assert found.on == date(2016, 3, 1)
    rule = RecheckRule(certificate_interval=Period(years=3), anchor=Moment.SEEN)
    unseen = status(person_with(Certificate(issued_on=ISSUED)), steady_policy("invented", rule, source=INVENTED))
    assert [(each.why, each.on) for each in unseen.discounted_checks] == [(WhyNot.UNDATED, ISSUED)]
