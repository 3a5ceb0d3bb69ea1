"""What came of a check, on both sides of each day."""

from datetime import date, timedelta

import pytest
from tests.unit.recruitment.made_up import ON, START, answer, done, outcome, plain, record

from safeguarding.recruitment.catalogue import recruitment_rules
from safeguarding.recruitment.checks import PreAppointmentCheck, RecruitmentRecord
from safeguarding.recruitment.facts import Role
from safeguarding.recruitment.judging import Case, judged
from safeguarding.recruitment.requirements import RequiredCheck
from safeguarding.recruitment.right_to_work import RightToWorkMethod
from safeguarding.recruitment.words import CheckKind, CheckOutcome, Requirement, RoleKind, Setting

K, Out, S = CheckKind, CheckOutcome, Setting

DAY = timedelta(days=1)


class TestDays:
    """A check on the last day is in time; the day after is not."""

    def test_before_the_start(self) -> None:
        for day, expected in ((START, Out.DONE), (START + DAY, Out.AFTER_START)):
            assert outcome(record(done(K.IDENTITY, day)), K.IDENTITY) is expected

    def test_nothing_recorded(self) -> None:
        """Not yet due up to the start, missing from the day after."""
        for on, expected in ((START - DAY, Out.NOT_YET_DUE), (START, Out.NOT_YET_DUE), (START + DAY, Out.MISSING)):
            assert outcome(record(), K.IDENTITY, on=on) is expected

    def test_before_the_appointment(self) -> None:
        """A non-maintained special school checks identity before the appointment: later is late, then after the start."""
        appointed = date(2024, 7, 1)
        for day, expected in (
            (appointed, Out.DONE),
            (appointed + DAY, Out.LATE),
            (START, Out.LATE),
            (START + DAY, Out.AFTER_START),
        ):
            found = record(done(K.IDENTITY, day), setting=S.NON_MAINTAINED_SPECIAL_SCHOOL)
            assert outcome(found, K.IDENTITY) is expected

    def test_the_first_of_several_counts(self) -> None:
        found = record(done(K.IDENTITY, START + DAY), done(K.IDENTITY, START - DAY))
        assert answer(found, K.IDENTITY).done_on == START - DAY
        assert outcome(found, K.IDENTITY) is Out.DONE

    def test_a_day_after_the_question_is_not_known(self) -> None:
        found = record(done(K.IDENTITY, ON + DAY))
        assert outcome(found, K.IDENTITY) is Out.UNKNOWN
        assert outcome(found, K.IDENTITY, on=ON + DAY) is Out.AFTER_START

    def test_no_start(self) -> None:
        """A day without a start to compare it with is not known to be in time."""
        found = record(done(K.IDENTITY, START), starts_on=None, appointed_on=None)
        assert outcome(found, K.IDENTITY) is Out.UNKNOWN


class TestSilenceIsNotAbsence:
    """A blank cell, "n/a", "yes" without a day, and no column at all are four things."""

    def test_four_things(self) -> None:
        no, yes = PreAppointmentCheck(kind=K.IDENTITY, not_required_because="n/a"), PreAppointmentCheck(kind=K.IDENTITY)
        assert outcome(record(), K.IDENTITY) is Out.MISSING
        assert outcome(record(no), K.IDENTITY) is Out.MISSING
        assert answer(record(no), K.IDENTITY).why == "recorded as not required, and the rule requires it"
        assert outcome(record(yes), K.IDENTITY) is Out.UNKNOWN
        assert outcome(record(PreAppointmentCheck(kind=K.IDENTITY, is_known=False)), K.IDENTITY) is Out.UNKNOWN
        assert outcome(record(not_held=[K.IDENTITY]), K.IDENTITY) is Out.UNKNOWN

    def test_not_required_answers_an_open_question(self) -> None:
        """Where the rules turn on a fact that nobody stated, "not required" is that statement."""
        no = PreAppointmentCheck(kind=K.OVERSEAS, not_required_because="n/a")
        assert outcome(record(lived_abroad=None), K.OVERSEAS) is Out.UNKNOWN
        assert outcome(record(no, lived_abroad=None), K.OVERSEAS) is Out.NOT_REQUIRED
        assert outcome(record(no, lived_abroad=True), K.OVERSEAS) is Out.MISSING
        assert outcome(record(done(K.OVERSEAS, START), lived_abroad=None), K.OVERSEAS) is Out.DONE
        assert outcome(record(done(K.OVERSEAS, START + DAY), lived_abroad=None), K.OVERSEAS) is Out.UNKNOWN


def test_what_might_not_be_requested_is_not_settled_by_having_been_done() -> None:
    """Whether the post is regulated activity is not known: the list was looked at, and perhaps it must not have been."""
    (rule,) = (each for each in recruitment_rules() if each.rule_id == "school-list-forbidden")
    required = RequiredCheck(kind=rule.check, requirement=Requirement.CONDITIONAL, rule=rule)
    found = record(done(rule.check, START))
    case = Case(
        record=found, required=required, said=found.checks, days={rule.chosen_by: START}, others_done=None, on=ON
    )
    assert case.first is not None
    assert judged(case)[0] is Out.UNKNOWN


class TestGovernors:
    """A maintained school applies within 21 days of the appointment, which is day 0. Applying counts, not the issue."""

    def found(self, appointed: date, applied: date | None) -> RecruitmentRecord:
        checks = [] if applied is None else [PreAppointmentCheck(kind=K.ENHANCED_DBS, applied_on=applied)]
        role = Role(kind=RoleKind.GOVERNOR, regulated_activity=False)
        return RecruitmentRecord(
            reference="G1", setting=S.MAINTAINED_SCHOOL, role=role, appointed_on=appointed, checks=checks
        )

    def test_21_days(self) -> None:
        appointed = date(2016, 4, 1)
        for applied, expected in ((date(2016, 4, 22), Out.DONE), (date(2016, 4, 23), Out.LATE)):
            assert outcome(self.found(appointed, applied), K.ENHANCED_DBS, on=date(2016, 6, 1)) is expected
        for on, expected in ((date(2016, 4, 22), Out.NOT_YET_DUE), (date(2016, 4, 23), Out.MISSING)):
            assert outcome(self.found(appointed, None), K.ENHANCED_DBS, on=on) is expected

    def test_a_certificate_with_its_application(self) -> None:
        """A certificate that came later was applied for in time, or not; without that day nobody knows."""
        for applied, expected in (
            (date(2016, 4, 22), Out.DONE),
            (date(2016, 4, 23), Out.LATE),
            (None, Out.UNKNOWN),
        ):
            check = done(K.ENHANCED_DBS, date(2016, 5, 20), applied_on=applied)
            role = Role(kind=RoleKind.GOVERNOR, regulated_activity=False)
            found = record(
                check, setting=S.MAINTAINED_SCHOOL, role=role, appointed_on=date(2016, 4, 1), starts_on=date(2016, 4, 1)
            )
            assert outcome(found, K.ENHANCED_DBS, on=date(2016, 6, 1)) is expected
            held = record(done(K.ENHANCED_DBS, date(2015, 5, 20)), setting=S.MAINTAINED_SCHOOL, role=role)
            assert outcome(held, K.ENHANCED_DBS) is Out.DONE

    def test_in_post_before(self) -> None:
        """Those appointed before 1 April 2016 had until 1 September."""
        for applied, expected in ((date(2016, 9, 1), Out.DONE), (date(2016, 9, 2), Out.LATE)):
            assert outcome(self.found(date(2016, 3, 31), applied), K.ENHANCED_DBS, on=date(2017, 1, 1)) is expected
        assert answer(self.found(date(2016, 3, 31), None), K.ENHANCED_DBS, on=date(2016, 9, 1)).due_on == date(
            2016, 9, 1
        )


class TestLevel3:
    """A care role in a children's home: by the day two years after the start; the anniversary itself is in time."""

    @pytest.mark.parametrize(
        ("start", "day", "expected"),
        [
            (date(2022, 5, 4), date(2024, 5, 4), Out.DONE),
            (date(2022, 5, 4), date(2024, 5, 5), Out.LATE),
            (date(2014, 4, 2), date(2016, 4, 2), Out.DONE),
            (date(2014, 4, 1), date(2016, 4, 1), Out.DONE),
            (date(2014, 4, 1), date(2016, 4, 2), Out.LATE),
        ],
    )
    def test_two_years(self, start: date, day: date, expected: CheckOutcome) -> None:
        found = record(
            done(K.LEVEL_3_DIPLOMA, day),
            setting=S.CHILDRENS_HOME,
            role=Role(care_role=True),
            starts_on=start,
            appointed_on=None,
        )
        assert outcome(found, K.LEVEL_3_DIPLOMA) is expected

    def found(self, day: date, **days: date) -> CheckOutcome:
        start = date(2020, 1, 6)
        given = record(
            done(K.LEVEL_3_DIPLOMA, day),
            setting=S.CHILDRENS_HOME,
            role=Role(care_role=True),
            starts_on=start,
            appointed_on=start,
            **days,
        )
        return outcome(given, K.LEVEL_3_DIPLOMA)

    def test_counted_from_the_first_home(self) -> None:
        for day, expected in ((date(2021, 3, 2), Out.DONE), (date(2021, 3, 3), Out.LATE)):
            assert self.found(day, care_role_since=date(2019, 3, 2)) is expected
        for day, expected in ((date(2016, 4, 1), Out.DONE), (date(2016, 4, 2), Out.LATE)):
            assert self.found(day, care_role_since=date(2014, 4, 1)) is expected

    def test_deferred(self) -> None:
        for day, expected in ((date(2023, 1, 6), Out.DONE), (date(2023, 1, 7), Out.LATE)):
            assert self.found(day, diploma_deferred_to=date(2023, 1, 6)) is expected


class TestWales:
    """In Wales a law sets how long a certificate is valid; in England none does."""

    def found(self, setting: Setting, *, on_service: bool | None = None) -> RecruitmentRecord:
        certificate = PreAppointmentCheck(
            kind=K.ENHANCED_DBS, issued_on=date(2021, 5, 4), done_on=date(2021, 5, 6), on_update_service=on_service
        )
        return record(certificate, setting=setting, role=Role(), starts_on=date(2021, 6, 1), appointed_on=None)

    def test_no_more_than_three_years(self) -> None:
        for on, expected in ((date(2024, 5, 4), Out.DONE), (date(2024, 5, 5), Out.EXPIRED)):
            found = self.found(S.WELSH_REGULATED_SERVICE, on_service=False)
            assert outcome(found, K.ENHANCED_DBS, on=on) is expected

    def test_the_update_service_keeps_it(self) -> None:
        on = date(2030, 1, 1)
        assert outcome(self.found(S.WELSH_REGULATED_SERVICE, on_service=True), K.ENHANCED_DBS, on=on) is Out.DONE
        assert outcome(self.found(S.WELSH_REGULATED_SERVICE), K.ENHANCED_DBS, on=on) is Out.UNKNOWN

    def test_less_than_three_years(self) -> None:
        for on, expected in ((date(2024, 5, 3), Out.DONE), (date(2024, 5, 4), Out.EXPIRED)):
            found = self.found(S.WELSH_INDEPENDENT_HEALTH_CARE)
            assert outcome(found, K.ENHANCED_DBS, on=on) is expected

    def test_in_england_none(self) -> None:
        found = record(done(K.ENHANCED_DBS, date(2015, 5, 4)), setting=S.CHILDRENS_HOME, role=Role(eligible=True))
        assert outcome(found, K.ENHANCED_DBS, on=date(2040, 1, 1)) is Out.DONE


class TestAsSoonAsPracticable:
    """Where the text says so and gives no number of days, nobody is late by a number of ours."""

    OWNER = Role(kind=RoleKind.PROPRIETOR)

    def test_done_after_the_start(self) -> None:
        for day, expected in ((START, Out.DONE), (START + DAY, Out.UNKNOWN)):
            assert outcome(record(done(K.IDENTITY, day), role=self.OWNER), K.IDENTITY) is expected

    def test_asked_for_and_not_had(self) -> None:
        """It is outstanding; what was not even asked for is missing."""
        asked = PreAppointmentCheck(kind=K.ENHANCED_DBS, applied_on=START)
        assert outcome(record(asked, role=self.OWNER), K.ENHANCED_DBS) is Out.OUTSTANDING
        assert outcome(record(role=self.OWNER), K.ENHANCED_DBS) is Out.MISSING

    def test_where_a_stricter_rule_may_hold(self) -> None:
        """Of whom it is not known whether the post is regulated activity, asking may not be enough."""
        asked = PreAppointmentCheck(kind=K.ENHANCED_DBS, applied_on=START)
        for regulated, expected in ((None, Out.UNKNOWN), (False, Out.OUTSTANDING)):
            role = Role(contact=True, regulated_activity=regulated)
            assert outcome(record(asked, role=role, setting=S.MAINTAINED_SCHOOL), K.ENHANCED_DBS) is expected


class TestWithoutADayToCountFrom:
    """What is done is done; whether in time is not known."""

    def test_the_diploma(self) -> None:
        without = record(
            done(K.LEVEL_3_DIPLOMA, date(2020, 1, 1)),
            setting=S.CHILDRENS_HOME,
            role=Role(care_role=True),
            starts_on=None,
        )
        assert outcome(without, K.LEVEL_3_DIPLOMA) is Out.UNKNOWN

    def test_the_supply_stands_for_the_start(self) -> None:
        agency, supplied = Role(kind=RoleKind.AGENCY), date(2024, 1, 8)
        for day, expected in ((supplied, Out.DONE), (supplied + DAY, Out.AFTER_START)):
            found = record(done(K.WRITTEN_CONFIRMATION, day), role=agency, starts_on=None, supplied_on=supplied)
            assert outcome(found, K.WRITTEN_CONFIRMATION) is expected


def test_what_a_start_came_without() -> None:
    """Every other check is named where one of them was not there, and not where all were."""
    late, meanwhile = done(K.ENHANCED_DBS, START + DAY), done(K.BARRED_LIST_ALONE, START)
    whole = answer(record(*plain(), meanwhile, late), K.ENHANCED_DBS).why
    without = answer(record(*plain(without=K.IDENTITY), meanwhile, late), K.ENHANCED_DBS).why
    assert whole == "the start was on 2 September 2024; it came without supervision"
    assert without == f"{whole}, every other check that must be made"


def test_evidence_of_the_day_of_the_question_takes_over() -> None:
    """A permission that ended on 30 November is expired on 1 December, until the next is seen on the 2nd."""
    seen = [(date(2024, 8, 20), date(2024, 11, 30)), (ON, date(2026, 1, 1))]
    found = record(*(done(K.RIGHT_TO_WORK, day, expires_on=end) for day, end in seen))
    assert [outcome(found, K.RIGHT_TO_WORK, on=on) for on in (ON - DAY, ON)] == [Out.EXPIRED, Out.DONE]


@pytest.mark.parametrize(
    ("kind", "expires_on", "expected"),
    [
        (K.RIGHT_TO_WORK, ON - DAY, Out.EXPIRED),
        (K.RIGHT_TO_WORK, ON, Out.UNKNOWN),
        (K.RIGHT_TO_WORK, None, Out.UNKNOWN),
        (K.MEDICAL_FITNESS, ON - DAY, Out.UNKNOWN),
    ],
)
def test_evidence_that_names_its_own_end_is_expired_without_the_day_it_was_seen(
    kind: CheckKind, expires_on: date | None, expected: CheckOutcome
) -> None:
    """That is so of a right to work alone: of any other check "yes" without a day is not known."""
    assert outcome(record(PreAppointmentCheck(kind=kind, expires_on=expires_on)), kind) is expected


def test_a_card_is_expired_by_the_last_day_of_all_cards_whatever_is_printed_on_it() -> None:
    """One that was checked by hand on a day that is known held to the end of 2024 at the most."""
    by_hand = {"method": RightToWorkMethod.CARD_BY_HAND, "expires_on": date(2030, 1, 1)}
    for on, expected in ((date(2024, 12, 31), Out.DONE), (date(2025, 1, 1), Out.EXPIRED)):
        found = record(done(K.RIGHT_TO_WORK, date(2022, 4, 5), **by_hand))
        assert outcome(found, K.RIGHT_TO_WORK, on=on) is expected


def test_what_is_recorded_before_the_start_and_may_be_required_is_not_merely_to_come() -> None:
    """Where nothing is recorded it is not yet due; what is recorded without a day is not known."""
    said = PreAppointmentCheck(kind=K.OVERSEAS)
    for checks, on, expected in (
        ((), START - DAY, Out.NOT_YET_DUE),
        ((), START, Out.UNKNOWN),
        ((said,), START - DAY, Out.UNKNOWN),
    ):
        assert outcome(record(*checks, lived_abroad=None), K.OVERSEAS, on=on) is expected


class TestGovernorsOnTheLastDay:
    """An application of the day of the question is known, and a certificate of the last day to apply was applied for in time."""

    APPOINTED, LAST = date(2016, 4, 1), date(2016, 4, 22)

    def _outcome(self, on: date, check: PreAppointmentCheck) -> CheckOutcome:
        role = Role(kind=RoleKind.GOVERNOR, regulated_activity=False)
        found = record(
            check, setting=S.MAINTAINED_SCHOOL, role=role, appointed_on=self.APPOINTED, starts_on=self.APPOINTED
        )
        return outcome(found, K.ENHANCED_DBS, on=on)

    def test_applied_for_on_the_day(self) -> None:
        asked = PreAppointmentCheck(kind=K.ENHANCED_DBS, applied_on=date(2016, 4, 10))
        found = [self._outcome(on, asked) for on in (date(2016, 4, 9), date(2016, 4, 10))]
        assert found == [Out.NOT_YET_DUE, Out.DONE]

    def test_had_on_the_last_day(self) -> None:
        days = (self.LAST, self.LAST + DAY)
        found = [self._outcome(date(2016, 6, 1), done(K.ENHANCED_DBS, day)) for day in days]
        assert found == [Out.DONE, Out.UNKNOWN]


def test_what_is_to_be_considered_is_done_or_not_required_and_what_no_rule_requires_is_never_done() -> None:
    """An online search is considered; of a volunteer no right to work is required."""
    helper = Role(kind=RoleKind.VOLUNTEER, supervised=True, frequent=True)
    for kind, role, if_done in ((K.ONLINE_SEARCH, None, Out.DONE), (K.RIGHT_TO_WORK, helper, Out.NOT_REQUIRED)):
        fields = {} if role is None else {"role": role}
        assert outcome(record(**fields), kind) is Out.NOT_REQUIRED
        assert outcome(record(done(kind, START), **fields), kind) is if_done


@pytest.mark.parametrize(("days", "expected"), [(-1, Out.NOT_YET_DUE), (0, Out.NOT_YET_DUE), (1, Out.MISSING)])
def test_without_a_day_of_appointment_nothing_is_missing_before_the_start(days: int, expected: CheckOutcome) -> None:
    """A rule that counts from the appointment gives until the start where that day is not recorded."""
    found = record(setting=S.NON_MAINTAINED_SPECIAL_SCHOOL, appointed_on=None)
    assert outcome(found, K.IDENTITY, on=START + days * DAY) is expected


def test_what_is_said_of_an_early_start() -> None:
    """Everything was in place, or it is not known whether it was."""
    meanwhile = [*plain(), *(done(kind, START) for kind in (K.BARRED_LIST_ALONE, K.RISK_ASSESSMENT))]
    in_place = answer(record(*meanwhile, done(K.SUPERVISION, START)), K.ENHANCED_DBS)
    not_known = answer(record(*meanwhile, not_held=[K.SUPERVISION]), K.ENHANCED_DBS)
    assert (in_place.outcome, in_place.why) == (
        Out.OUTSTANDING,
        "nothing recorded; everything else was in place by the start",
    )
    assert (not_known.outcome, not_known.why) == (
        Out.UNKNOWN,
        "nothing recorded; whether the start was allowed is not known",
    )


def test_a_day_of_supply_stands_for_the_start_only_of_who_is_supplied_and_where_none_is_recorded() -> None:
    """Nobody's own check is after a start because an agency names a day."""
    found = record(done(K.IDENTITY, START), starts_on=None, appointed_on=None, supplied_on=date(2024, 1, 8))
    assert outcome(found, K.IDENTITY) is Out.UNKNOWN
    agency, confirmed = Role(kind=RoleKind.AGENCY), done(K.WRITTEN_CONFIRMATION, date(2024, 2, 8))
    supplied = record(confirmed, role=agency, starts_on=date(2024, 3, 8), supplied_on=date(2024, 1, 8))
    assert outcome(supplied, K.WRITTEN_CONFIRMATION) is Out.LATE


def test_a_check_by_a_way_that_did_not_count_is_told_from_its_own_day() -> None:
    """Before it nothing is wrong yet; of several the first is named."""
    by_hand = [done(K.RIGHT_TO_WORK, date(2022, 4, day), method=RightToWorkMethod.CARD_BY_HAND) for day in (12, 10)]
    found = record(*by_hand, starts_on=date(2022, 5, 3), appointed_on=date(2022, 2, 1))
    days = (date(2022, 4, 9), date(2022, 4, 10))
    assert [outcome(found, K.RIGHT_TO_WORK, on=on) for on in days] == [Out.NOT_YET_DUE, Out.MISSING]
    assert answer(found, K.RIGHT_TO_WORK).why.endswith("by hand on 10 April 2022, which did not count then")


def test_why_it_is_not_known_whether_a_check_was_done() -> None:
    """A day that is not recorded is not a day to come."""
    undated, to_come = PreAppointmentCheck(kind=K.IDENTITY), done(K.IDENTITY, ON + DAY)
    assert answer(record(undated), K.IDENTITY).why == "said to be done, on a day that is not recorded"
    assert answer(record(to_come), K.IDENTITY).why == "dated after 2 December 2024"


def test_a_rule_for_those_in_post_moves_no_day_that_is_not_recorded() -> None:
    """Whose start nobody recorded has no last day, before the rule or after it."""
    helper = Role(kind=RoleKind.VOLUNTEER, supervised=True, frequent=True)
    found = answer(
        record(role=helper, starts_on=None, appointed_on=None), K.CHILDRENS_BARRED_LIST, on=date(2026, 10, 1)
    )
    assert (found.outcome, found.due_on) == (Out.MISSING, None)


def test_a_rule_chosen_by_the_appointment_moves_no_day() -> None:
    """Who began before the appointment and before the rule is checked by the day of the start all the same."""
    found = [
        outcome(record(done(K.IDENTITY, day), starts_on=date(2016, 9, 1), appointed_on=date(2016, 9, 6)), K.IDENTITY)
        for day in (date(2016, 9, 1), date(2016, 9, 2))
    ]
    assert found == [Out.DONE, Out.AFTER_START]
