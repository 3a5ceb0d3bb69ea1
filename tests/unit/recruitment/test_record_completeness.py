"""What a record lacks: one outcome an answer, on both sides of each day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st
from tests.unit.recruitment.made_up import ON, START, answer, done, outcome, plain, record

from safeguarding.errors import InvalidRecordError, NoTruthValueError
from safeguarding.recruitment.checks import PreAppointmentCheck, RecruitmentRecord
from safeguarding.recruitment.facts import Role
from safeguarding.recruitment.record_completeness import completeness
from safeguarding.recruitment.words import CheckKind, CheckOutcome, Force, Requirement, RoleKind, RuleDay, Setting
from safeguarding.testing.strategies.recruitment import recruitment_records

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

    def test_the_caller_may_know(self) -> None:
        found = completeness(record(lived_abroad=None), on=ON, known={"lived_abroad": True})
        assert [each.outcome for each in found.answers if each.kind is K.OVERSEAS] == [Out.MISSING]

    def test_not_required_goes_before_what_is_said_of_everybody(self) -> None:
        no = PreAppointmentCheck(kind=K.QUALIFICATIONS, not_required_because="N/A")
        found = completeness(record(no, role=Role(regulated_activity=True)), on=ON, known={"qualification": True})
        assert [each.outcome for each in found.answers if each.kind is K.QUALIFICATIONS] == [Out.NOT_REQUIRED]
        assert outcome(record(no), K.QUALIFICATIONS) is Out.MISSING

    def test_what_the_record_says_goes_before_what_the_caller_knows(self) -> None:
        found = completeness(record(lived_abroad=False), on=ON, known={"lived_abroad": True})
        assert [each for each in found.answers if each.kind is K.OVERSEAS] == []


class TestSupplyCertificates:
    """A supply certificate older than three months needs the Service's word; exactly three months old it does not."""

    @pytest.mark.parametrize(("issued", "is_old"), [(date(2024, 6, 2), False), (date(2024, 6, 1), True)])
    def test_three_months(self, issued: date, is_old: bool) -> None:  # noqa: FBT001
        certificate = PreAppointmentCheck(kind=K.ENHANCED_DBS, issued_on=issued)
        found = record(
            certificate,
            setting=S.MAINTAINED_SCHOOL,
            role=Role(kind=RoleKind.AGENCY),
            supplied_on=START,
            starts_on=START,
        )
        answers = {each.kind: each.outcome for each in completeness(found, on=ON).answers}
        assert answers.get(K.UPDATE_SERVICE) is (Out.MISSING if is_old else None)

    def test_no_certificate_is_not_old(self) -> None:
        found = record(setting=S.MAINTAINED_SCHOOL, role=Role(kind=RoleKind.AGENCY))
        assert K.UPDATE_SERVICE not in {each.kind for each in completeness(found, on=ON).answers}


class TestMustNotBeRequested:
    """A breach in which nothing is missing."""

    HELPER = Role(kind=RoleKind.VOLUNTEER, supervised=True, frequent=True)

    def test_a_barred_list_outside_regulated_activity(self) -> None:
        found = record(done(K.CHILDRENS_BARRED_LIST, START), role=Role(regulated_activity=False, contact=False))
        each = answer(found, K.CHILDRENS_BARRED_LIST)
        assert (each.outcome, each.is_breach, each.requirement) == (Out.MUST_NOT_REQUEST, True, Requirement.FORBIDDEN)
        assert outcome(record(role=Role(regulated_activity=False)), K.IDENTITY) is Out.MISSING

    def test_asking_is_enough(self) -> None:
        asked = PreAppointmentCheck(kind=K.CHILDRENS_BARRED_LIST, applied_on=START)
        assert (
            outcome(record(asked, role=Role(regulated_activity=False)), K.CHILDRENS_BARRED_LIST) is Out.MUST_NOT_REQUEST
        )

    def test_not_known_accuses_nobody(self) -> None:
        found = record(done(K.CHILDRENS_BARRED_LIST, START), role=Role(kind=RoleKind.VOLUNTEER))
        assert outcome(found, K.CHILDRENS_BARRED_LIST) is not Out.MUST_NOT_REQUEST

    def test_not_known_makes_nobody_safer(self) -> None:
        """A list asked for where nobody says whether the post is regulated activity is neither done nor a breach."""
        found = answer(record(done(K.CHILDRENS_BARRED_LIST, START), role=Role()), K.CHILDRENS_BARRED_LIST)
        assert found.outcome is Out.UNKNOWN
        assert found.why.endswith("the post is regulated activity with children")

    def test_the_day_of_the_check_chooses(self) -> None:
        """A list asked for on 31 August 2026 was a breach; on 1 September it is what is due."""
        on = date(2026, 10, 1)
        for day, expected in ((date(2026, 8, 31), [Out.MUST_NOT_REQUEST, Out.MISSING]), (date(2026, 9, 1), [Out.DONE])):
            found = record(done(K.CHILDRENS_BARRED_LIST, day), role=self.HELPER, setting=S.ACADEMY)
            answers = [each for each in completeness(found, on=on).answers if each.kind is K.CHILDRENS_BARRED_LIST]
            assert [each.outcome for each in answers] == expected
        assert answers[0].chosen_by is RuleDay.TODAY

    def test_those_in_post_before_have_until_the_rule_began(self) -> None:
        """Existing volunteers too: due by 1 September 2026, not by a start of years ago."""
        for day, expected in ((date(2026, 9, 1), Out.DONE), (date(2026, 9, 2), Out.AFTER_START)):
            found = record(done(K.CHILDRENS_BARRED_LIST, day), role=self.HELPER)
            assert outcome(found, K.CHILDRENS_BARRED_LIST, on=date(2026, 10, 1)) is expected
        assert answer(record(role=self.HELPER), K.CHILDRENS_BARRED_LIST, on=date(2026, 9, 1)).outcome is Out.NOT_YET_DUE
        assert answer(record(role=self.HELPER), K.CHILDRENS_BARRED_LIST, on=date(2026, 9, 2)).outcome is Out.MISSING

    def test_nor_before_a_rule_is_known(self) -> None:
        """A volunteer of 2010 is not late by guidance that is known from 2019 on."""
        for day, expected in ((date(2019, 9, 2), Out.DONE), (date(2019, 9, 3), Out.AFTER_START)):
            found = record(
                done(K.RISK_ASSESSMENT, day), role=self.HELPER, starts_on=date(2010, 9, 1), appointed_on=None
            )
            assert outcome(found, K.RISK_ASSESSMENT) is expected

    def test_an_enhanced_certificate_for_a_position_that_does_not_allow_it(self) -> None:
        found = record(done(K.ENHANCED_DBS, START), setting=S.CHILDRENS_HOME, role=Role(eligible=False))
        assert outcome(found, K.ENHANCED_DBS) is Out.MUST_NOT_REQUEST


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


class TestWhichDayChose:
    """Each answer says by which day its rule was chosen, and in which edition."""

    def test_appointment(self) -> None:
        assert (
            answer(record(appointed_on=date(2021, 8, 31)), K.IDENTITY).choice
            == "by the day of appointment, 31 August 2021; edition of January 2021"
        )

    def test_an_edition_that_was_not_found(self) -> None:
        for day, edition in ((date(2026, 8, 31), "September 2025"), (date(2026, 9, 1), "September 2026, not verified")):
            assert answer(record(appointed_on=day, starts_on=day), K.IDENTITY, on=day).edition == edition

    def test_the_start_stands_for_it(self) -> None:
        found = answer(record(appointed_on=None), K.IDENTITY)
        assert "2 September 2024 (the start, since that day is not recorded)" in found.choice

    def test_supply(self) -> None:
        agency = record(role=Role(kind=RoleKind.AGENCY), supplied_on=date(2024, 1, 8))
        found = answer(agency, K.WRITTEN_CONFIRMATION)
        assert (found.chosen_by, found.chosen_on, found.due_on) == (RuleDay.SUPPLY, date(2024, 1, 8), date(2024, 1, 8))

    def test_neither(self) -> None:
        found = answer(record(appointed_on=None, starts_on=None), K.IDENTITY)
        assert found.outcome is Out.UNKNOWN
        assert found.why == "the day of appointment, which chooses the rule, is not recorded"

    def test_appointed_before_the_text_that_was_read(self) -> None:
        """What was required of somebody appointed in 2010 is not known, so nothing is missing."""
        old = record(setting=S.MAINTAINED_SCHOOL, appointed_on=date(2010, 9, 1), starts_on=date(2010, 9, 1))
        found = answer(old, K.IDENTITY)
        assert found.outcome is Out.UNKNOWN
        assert found.why == "what held on 1 September 2010 is not known: the rule is known from 5 September 2016 on"
        assert K.PROHIBITION_FROM_TEACHING not in {each.kind for each in completeness(old, on=ON).answers}


class TestCompleteness:
    """The whole of a record."""

    def full(self) -> RecruitmentRecord:
        return record(*plain(), done(K.ENHANCED_DBS, START), done(K.CHILDRENS_BARRED_LIST, START))

    def test_complete(self) -> None:
        found = completeness(self.full(), on=ON)
        assert found.is_complete is True
        assert found.findings == found.unknown == ()

    def test_one_missing_and_one_unknown(self) -> None:
        assert completeness(record(*plain(without=K.IDENTITY)), on=ON).is_complete is False
        open_ = completeness(record(*self.full().checks, lived_abroad=None), on=ON)
        assert open_.is_complete is None

    def test_what_must_and_what_should(self) -> None:
        """References are guidance's "should", identity its "must"."""
        bare = record(*[each for each in self.full().checks if each.kind not in (K.REFERENCES, K.IDENTITY)])
        found = completeness(bare, on=ON)
        assert [each.kind for each in found.breaches] == [K.IDENTITY]
        assert [each.kind for each in found.shortfalls] == [K.REFERENCES]
        assert {each.force for each in found.shortfalls} == {Force.SHOULD}

    def test_it_has_no_truth_value(self) -> None:
        with pytest.raises(NoTruthValueError, match="is_complete"):
            bool(completeness(self.full(), on=ON))

    def test_names_are_not_shown(self) -> None:
        seen = done(K.IDENTITY, START, seen_by="Secretname Hiddenby")
        shown = f"{record(seen)!r} {record(seen)} {completeness(record(seen), on=ON)!r}"
        assert "Secretname" not in shown
        assert record(seen).checks[0].seen_by.reveal() == "Secretname Hiddenby"


class TestRecordsRefuse:
    """What cannot be true together is refused."""

    @pytest.mark.parametrize(
        ("fields", "words"),
        [
            ({"issued_on": START + DAY, "done_on": START}, "seen before it was issued"),
            ({"applied_on": START + DAY, "done_on": START}, "done before it was asked for"),
            ({"applied_on": START + DAY, "issued_on": START}, "issued before it was asked for"),
            ({"is_known": False, "done_on": START}, "could not be made out"),
        ],
    )
    def test_days(self, fields: dict[str, object], words: str) -> None:
        with pytest.raises(InvalidRecordError, match=words):
            PreAppointmentCheck(kind=K.ENHANCED_DBS, **fields)  # type: ignore[arg-type]  # what should be refused

    def test_no_reference(self) -> None:
        with pytest.raises(InvalidRecordError, match="needs a reference"):
            record(reference=" ")


@given(found=recruitment_records(), on=st.dates(date(2013, 1, 1), date(2027, 12, 31)))
def test_every_record_can_be_asked(found: RecruitmentRecord, on: date) -> None:
    """Each answer has one outcome, a finding has a rule with a source, and a kind has one answer of its requirement."""
    answers = completeness(found, on=on).answers
    for each in answers:
        assert not each.outcome.is_finding or (each.source is not None and each.force is not None)
        assert each.requirement is not Requirement.FORBIDDEN or each.outcome is Out.MUST_NOT_REQUEST
    asked = [each.kind for each in answers if each.outcome is not Out.MUST_NOT_REQUEST and each.rule_id]
    assert len(asked) - len(set(asked)) <= sum(each.outcome is Out.UNKNOWN for each in answers)


@given(found=recruitment_records(), on=st.dates(date(2024, 1, 1), date(2026, 8, 31)), kind=st.sampled_from(CheckKind))
def test_recording_less_makes_nobody_safer(found: RecruitmentRecord, on: date, kind: CheckKind) -> None:
    """Without what is recorded of a kind, that kind is not done."""
    import attrs  # noqa: PLC0415 - in this law alone

    less = attrs.evolve(found, checks=[each for each in found.checks if each.kind is not kind])
    before = {each.kind for each in completeness(found, on=on).answers if each.outcome is Out.DONE}
    after = {each.kind for each in completeness(less, on=on).answers if each.outcome is Out.DONE}
    assert kind not in after or kind in (K.CHILDRENS_BARRED_LIST, K.STANDARD_DBS, K.BASIC_DBS)
    assert not {each for each in after - before if not less.of(each)}


@pytest.mark.parametrize("known", [None, {"regulated_activity": True}])
def test_regulated_activity_implies_contact(known: dict[str, bool] | None) -> None:
    """Whoever says so, the record or the caller: an enhanced certificate is then due."""
    role = Role(regulated_activity=None if known else True)
    for setting in (S.ACADEMY, S.CHILDRENS_HOME):
        found = completeness(record(setting=setting, role=role), on=ON, known=known)
        assert {K.ENHANCED_DBS, K.CHILDRENS_BARRED_LIST} <= {each.kind for each in found.missing}


def test_who_never_lived_abroad_did_not_teach_there() -> None:
    days = {"appointed_on": date(2017, 9, 1), "starts_on": date(2017, 9, 1)}
    kinds = [
        {each.kind for each in completeness(record(**days, lived_abroad=abroad), on=ON).answers}
        for abroad in (False, None)
    ]
    assert [K.EEA_SANCTIONS in each for each in kinds] == [False, True]


class TestNoRule:
    """Where no rule is known to speak of a capacity in a setting, nobody knows whether the record is complete."""

    @pytest.mark.parametrize(
        ("setting", "kind"),
        [(S.CHILDRENS_HOME, RoleKind.VOLUNTEER), (S.SCHOOL, RoleKind.GOVERNOR), (S.ACADEMY, RoleKind.GOVERNOR)],
    )
    def test_it_is_never_complete(self, setting: Setting, kind: RoleKind) -> None:
        for checks in ([], [done(K.IDENTITY, START)]):
            of_nobody = RecruitmentRecord(
                reference="V1", setting=setting, role=Role(kind=kind), starts_on=START, checks=checks
            )
            found = completeness(of_nobody, on=ON)
            assert (found.is_ruled, found.is_complete) == (False, None)

    def test_one_of_which_rules_speak_can_be(self) -> None:
        governor = RecruitmentRecord(
            reference="G1",
            setting=S.MAINTAINED_SCHOOL,
            role=Role(kind=RoleKind.GOVERNOR, regulated_activity=False),
            appointed_on=START,
            starts_on=START,
            checks=[done(K.ENHANCED_DBS, START), done(K.SECTION_128, START)],
        )
        assert completeness(governor, on=ON).is_complete is True


@pytest.mark.parametrize(("left_on", "has_left"), [(ON, False), (date(2024, 12, 1), True), (None, False)])
def test_the_last_day_is_still_worked(left_on: date | None, has_left: bool) -> None:  # noqa: FBT001
    """A record is that of a leaver from the day after."""
    assert completeness(record(left_on=left_on), on=ON).has_left is has_left
