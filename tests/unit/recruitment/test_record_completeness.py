"""What a record lacks: one outcome an answer, on both sides of each day."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st
from tests.unit.recruitment.made_up import ON, START, done, plain, record

from safeguarding.errors import InvalidRecordError, NoTruthValueError
from safeguarding.recruitment.checks import PreAppointmentCheck, RecruitmentRecord
from safeguarding.recruitment.facts import Role
from safeguarding.recruitment.record_completeness import completeness
from safeguarding.recruitment.words import CheckKind, CheckOutcome, Force, Requirement, RoleKind, Setting
from safeguarding.testing.strategies.recruitment import recruitment_records

K, Out, S = CheckKind, CheckOutcome, Setting

DAY = timedelta(days=1)


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
