"""The answers of a record, kind by kind: what must not be requested, and whose word goes first."""

from datetime import date, timedelta

from tests.unit.recruitment.made_up import ON, START, answer, done, outcome, record

from safeguarding.recruitment.answering import _edition
from safeguarding.recruitment.catalogue import recruitment_rules
from safeguarding.recruitment.checks import PreAppointmentCheck
from safeguarding.recruitment.editions import KCSIE, KCSIE_EDITIONS
from safeguarding.recruitment.facts import Role
from safeguarding.recruitment.record_completeness import completeness
from safeguarding.recruitment.words import CheckKind, CheckOutcome, Requirement, RoleKind, RuleDay, Setting

K, Out, S = CheckKind, CheckOutcome, Setting

DAY = timedelta(days=1)


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

    def test_a_list_alone_beside_a_certificate_of_an_unknown_day(self) -> None:
        """No rule asks a governor for the list alone; it must not be asked for once the certificate was there."""
        alone, certificate = done(K.BARRED_LIST_ALONE, START), K.ENHANCED_DBS
        for other, expected in (
            (done(certificate, START - DAY), Out.MUST_NOT_REQUEST),
            (PreAppointmentCheck(kind=certificate), Out.UNKNOWN),
            (done(certificate, START), Out.NOT_REQUIRED),
        ):
            found = record(alone, other, role=Role(kind=RoleKind.GOVERNOR, regulated_activity=True))
            assert outcome(found, K.BARRED_LIST_ALONE) is expected

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


class TestWhoseWordGoesFirst:
    """That of the record, then what follows from it, then what the caller knows of everybody."""

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


def test_the_edition_of_the_first_day_that_is_known() -> None:
    """From the day on which the first edition began it is named; of the day before nothing is said."""
    rule = next(rule for rule in recruitment_rules() if KCSIE in rule.source.title)
    first = KCSIE_EDITIONS.entries[0]
    assert _edition(rule, first.starts_on).startswith(first.value)
    assert _edition(rule, first.starts_on - DAY) == ""


def test_a_check_that_does_for_another_is_not_said_to_be_unasked() -> None:
    """The list asked for by itself does for the list; where no list is required, no rule asks for it."""
    together = [done(kind, date(2024, 8, 1)) for kind in (K.BARRED_LIST_ALONE, K.ENHANCED_DBS)]
    asked = [each.kind for each in completeness(record(*together), on=ON).answers]
    assert K.BARRED_LIST_ALONE not in asked
    assert outcome(record(done(K.STANDARD_DBS, START)), K.STANDARD_DBS) is Out.NOT_REQUIRED


def test_the_first_care_role_chooses_the_rule_of_the_diploma_only() -> None:
    """Every other check is by the rule of the appointment."""
    chosen = [
        {
            each.kind: each.chosen_on
            for each in completeness(record(setting=S.CHILDRENS_HOME, care_role_since=since), on=ON).answers
        }
        for since in (None, date(2012, 1, 1))
    ]
    assert [each.pop(K.LEVEL_3_DIPLOMA) for each in chosen] == [date(2024, 7, 1), date(2012, 1, 1)]
    assert chosen[0] == chosen[1]


def test_each_of_several_is_looked_at() -> None:
    """What was never made, and what was rightly asked for, hide none that must not be requested."""
    never = PreAppointmentCheck(kind=K.CHILDRENS_BARRED_LIST, not_required_because="n/a")
    found = record(never, done(K.CHILDRENS_BARRED_LIST, START), role=Role(regulated_activity=False, contact=False))
    assert outcome(found, K.CHILDRENS_BARRED_LIST) is Out.MUST_NOT_REQUEST
    days = (date(2026, 9, 1), date(2026, 8, 31))
    found = record(
        *(done(K.CHILDRENS_BARRED_LIST, day) for day in days), role=TestMustNotBeRequested.HELPER, setting=S.ACADEMY
    )
    answers = [
        each.outcome
        for each in completeness(found, on=date(2026, 10, 1)).answers
        if each.kind is K.CHILDRENS_BARRED_LIST
    ]
    assert answers[0] is Out.MUST_NOT_REQUEST


def test_one_that_was_rightly_asked_for_hides_none_that_was_not() -> None:
    """The list alone may be asked for until the certificate is there, which holds it; again afterwards it must not be."""
    days = (date(2024, 8, 1), date(2024, 8, 20))
    for order in (days, days[::-1]):
        asked = [done(K.BARRED_LIST_ALONE, day) for day in order]
        found = answer(record(*asked, done(K.ENHANCED_DBS, date(2024, 8, 10))), K.BARRED_LIST_ALONE)
        assert (found.outcome, found.done_on) == (Out.MUST_NOT_REQUEST, date(2024, 8, 20))
