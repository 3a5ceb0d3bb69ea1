"""A start before the certificate: where it may be, and what has to be in place by then."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st
from tests.unit.recruitment.made_up import ON, START, answer, done, outcome, plain, record

from safeguarding.recruitment.checks import PreAppointmentCheck, RecruitmentRecord
from safeguarding.recruitment.facts import Role
from safeguarding.recruitment.record_completeness import completeness
from safeguarding.recruitment.words import CheckKind, CheckOutcome, Setting

K, Out, S = CheckKind, CheckOutcome, Setting
DAY = timedelta(days=1)
LATER = START + timedelta(days=18)


def early(
    *,
    listed: date | None = START,
    supervised: date | None = START,
    assessed: date | None = START,
    certificate: date | None = None,
    without: CheckKind | None = None,
    setting: Setting = S.ACADEMY,
) -> RecruitmentRecord:
    days = {
        K.BARRED_LIST_ALONE: listed,
        K.SUPERVISION: supervised,
        K.RISK_ASSESSMENT: assessed,
        K.ENHANCED_DBS: certificate,
    }
    checks = [done(kind, day) for kind, day in days.items() if day is not None]
    return record(*plain(without=without), *checks, setting=setting)


class TestSchools:
    """A school needs the separate list, supervision and every other check on the first day, and by practice a risk assessment."""

    def test_all_in_place(self) -> None:
        assert outcome(early(), K.ENHANCED_DBS) is Out.OUTSTANDING
        assert outcome(early(certificate=LATER), K.ENHANCED_DBS) is Out.DONE
        assert completeness(early(certificate=LATER), on=ON).is_complete is True

    @pytest.mark.parametrize(("lacking", "is_breach"), [("listed", True), ("supervised", False), ("assessed", False)])
    def test_one_lacking_is_found_and_no_later_certificate_cures_it(self, lacking: str, is_breach: bool) -> None:  # noqa: FBT001
        kinds = {"listed": K.BARRED_LIST_ALONE, "supervised": K.SUPERVISION, "assessed": K.RISK_ASSESSMENT}
        for certificate in (None, LATER):
            found = answer(early(certificate=certificate, **{lacking: None}), kinds[lacking])  # type: ignore[arg-type]  # a day
            assert (found.outcome, found.is_breach) == (Out.MISSING, is_breach)

    def test_the_first_day_itself_is_in_time(self) -> None:
        assert outcome(early(listed=START), K.BARRED_LIST_ALONE) is Out.DONE
        assert outcome(early(listed=START + DAY), K.BARRED_LIST_ALONE) is Out.AFTER_START

    def test_the_certificate_itself(self) -> None:
        """Without the list or supervision it is missing, and done after the start when it comes."""
        for found in (early(listed=None), early(supervised=None), early(without=K.IDENTITY)):
            assert outcome(found, K.ENHANCED_DBS) is Out.MISSING
        assert outcome(early(listed=None, certificate=LATER), K.ENHANCED_DBS) is Out.AFTER_START
        assert outcome(early(assessed=None, certificate=LATER), K.ENHANCED_DBS) is Out.DONE

    def test_a_certificate_on_the_first_day_is_no_early_start(self) -> None:
        found = record(*plain(), done(K.ENHANCED_DBS, START), done(K.CHILDRENS_BARRED_LIST, START))
        assert not {K.BARRED_LIST_ALONE, K.SUPERVISION} & {each.kind for each in completeness(found, on=ON).answers}

    def test_a_record_that_has_no_place_for_supervision(self) -> None:
        found = record(
            *plain(), done(K.BARRED_LIST_ALONE, START), done(K.ENHANCED_DBS, LATER), not_held=[K.SUPERVISION]
        )
        assert outcome(found, K.SUPERVISION) is Out.UNKNOWN
        assert outcome(found, K.ENHANCED_DBS) is Out.UNKNOWN

    def test_a_certificate_on_no_stated_day(self) -> None:
        found = record(*plain(), PreAppointmentCheck(kind=K.ENHANCED_DBS))
        assert outcome(found, K.ENHANCED_DBS) is Out.UNKNOWN
        assert outcome(found, K.BARRED_LIST_ALONE) is Out.UNKNOWN


DAYS = st.none() | st.sampled_from([START - DAY, START, START + DAY])


@given(listed=DAYS, supervised=DAYS, assessed=DAYS, identity=DAYS, certificate=DAYS)
def test_an_early_start_by_another_count(
    listed: date | None,
    supervised: date | None,
    assessed: date | None,
    identity: date | None,
    certificate: date | None,
) -> None:
    """What must be in place on the first day, counted from the paragraph itself and not from the table of rules."""
    days = {
        K.BARRED_LIST_ALONE: listed,
        K.SUPERVISION: supervised,
        K.RISK_ASSESSMENT: assessed,
        K.IDENTITY: identity,
        K.ENHANCED_DBS: certificate,
    }
    checks = [done(kind, day) for kind, day in days.items() if day is not None]
    found = record(*plain(without=K.IDENTITY), *checks)
    in_place = {kind: day is not None and day <= START for kind, day in days.items()}
    answers = {
        each.kind: each.outcome
        for each in completeness(found, on=ON).answers
        if each.outcome is not Out.MUST_NOT_REQUEST
    }
    if in_place[K.ENHANCED_DBS]:
        assert answers[K.ENHANCED_DBS] is Out.DONE
        assert K.SUPERVISION not in answers or answers[K.SUPERVISION] is Out.NOT_REQUIRED
        return
    allowed = in_place[K.BARRED_LIST_ALONE] and in_place[K.SUPERVISION] and in_place[K.IDENTITY]
    late = {True: Out.DONE, False: Out.AFTER_START}
    outstanding = {True: Out.OUTSTANDING, False: Out.MISSING}
    assert answers[K.ENHANCED_DBS] is (outstanding if certificate is None else late)[allowed]
    for kind in (K.BARRED_LIST_ALONE, K.SUPERVISION, K.RISK_ASSESSMENT, K.IDENTITY):
        day = days[kind]
        expected = Out.MISSING if day is None else Out.DONE if day <= START else Out.AFTER_START
        assert answers.get(kind, Out.MISSING) is expected or _was_forbidden(found, kind)


def _was_forbidden(found: RecruitmentRecord, kind: CheckKind) -> bool:
    """A separate list asked for when the certificate was there already counts for nothing."""
    return kind in {each.kind for each in completeness(found, on=ON).of(Out.MUST_NOT_REQUEST)}


class TestNurseries:
    """Nobody is left unsupervised before the certificate."""

    @pytest.mark.parametrize(("supervised", "expected"), [(START, Out.DONE), (START + DAY, Out.AFTER_START)])
    def test_supervised(self, supervised: date, expected: CheckOutcome) -> None:
        found = record(
            done(K.SUPERVISION, supervised),
            done(K.ENHANCED_DBS, LATER),
            setting=S.EARLY_YEARS,
            role=Role(childcare=False),
        )
        assert outcome(found, K.ENHANCED_DBS) is expected


class TestSixteenToNineteen:
    """They have no access to the separate list, so nobody may start before the certificate."""

    def test_no_lawful_early_start(self) -> None:
        found = early(certificate=LATER, setting=S.SIXTEEN_TO_NINETEEN)
        assert outcome(found, K.ENHANCED_DBS) is Out.AFTER_START
        assert outcome(found, K.BARRED_LIST_ALONE) is Out.MUST_NOT_REQUEST

    def test_in_time(self) -> None:
        found = record(
            *plain(),
            done(K.ENHANCED_DBS, START),
            done(K.CHILDRENS_BARRED_LIST, START),
            setting=S.SIXTEEN_TO_NINETEEN,
        )
        assert completeness(found, on=ON).is_complete is True


class TestSupportedAccommodation:
    """The reverse: references, history and qualifications may lag; identity and the certificate may not."""

    def found(self, *more: PreAppointmentCheck, certificate: date = START) -> RecruitmentRecord:
        first = [done(kind, START) for kind in (K.IDENTITY, K.MEDICAL_FITNESS, K.RISK_ASSESSMENT)]
        return record(
            *first,
            done(K.ENHANCED_DBS, certificate),
            *more,
            setting=S.SUPPORTED_ACCOMMODATION,
            role=Role(eligible=True),
            appointed_on=None,
        )

    def test_references_may_lag_under_supervision(self) -> None:
        supervised = done(K.SUPERVISION, START)
        assert outcome(self.found(supervised), K.REFERENCES) is Out.OUTSTANDING
        assert outcome(self.found(supervised, done(K.REFERENCES, LATER)), K.REFERENCES) is Out.DONE
        assert outcome(self.found(), K.REFERENCES) is Out.MISSING
        assert outcome(self.found(done(K.REFERENCES, LATER)), K.REFERENCES) is Out.AFTER_START

    def test_the_certificate_may_not(self) -> None:
        late = self.found(done(K.SUPERVISION, START), certificate=START + DAY)
        assert outcome(late, K.ENHANCED_DBS) is Out.AFTER_START
        assert outcome(late, K.REFERENCES) is Out.MISSING

    def test_in_a_childrens_home_nothing_may_lag(self) -> None:
        found = record(done(K.SUPERVISION, START), setting=S.CHILDRENS_HOME, role=Role(eligible=True))
        assert outcome(found, K.REFERENCES) is Out.MISSING


class TestRecentPost:
    """A contact post that ended not more than three months before: exactly three months is inside."""

    @pytest.mark.parametrize(
        ("ended", "appointed", "expected"),
        [
            (date(2024, 4, 1), date(2024, 7, 1), Out.EXEMPT),
            (date(2024, 3, 31), date(2024, 7, 1), Out.MISSING),
            (date(2023, 11, 30), date(2024, 2, 29), Out.EXEMPT),
            (date(2022, 11, 30), date(2023, 2, 28), Out.EXEMPT),
            (date(2022, 11, 30), date(2023, 3, 1), Out.MISSING),
            (date(2024, 8, 1), date(2024, 7, 1), Out.EXEMPT),
            (None, date(2024, 7, 1), Out.MISSING),
        ],
    )
    def test_three_months(self, ended: date | None, appointed: date, expected: CheckOutcome) -> None:
        found = record(*plain(), appointed_on=appointed, contact_post_ended_on=ended)
        assert outcome(found, K.ENHANCED_DBS) is expected

    def test_the_list_is_still_due(self) -> None:
        found = record(*plain(), contact_post_ended_on=date(2024, 6, 1))
        assert outcome(found, K.BARRED_LIST_ALONE) is Out.MISSING
        listed = record(*plain(), done(K.BARRED_LIST_ALONE, START), contact_post_ended_on=date(2024, 6, 1))
        assert outcome(listed, K.BARRED_LIST_ALONE) is Out.DONE
        assert outcome(listed, K.CHILDRENS_BARRED_LIST) is Out.DONE
        assert completeness(listed, on=ON).is_complete is True

    def test_the_list_by_itself_after_the_certificate_must_not_be_requested(self) -> None:
        """Otherwise only while the certificate is awaited."""
        certificate = [done(K.ENHANCED_DBS, START - DAY), done(K.CHILDRENS_BARRED_LIST, START - DAY)]
        for day, expected in ((START - DAY, True), (START, False)):
            found = completeness(record(*plain(), *certificate, done(K.BARRED_LIST_ALONE, day)), on=ON)
            assert (found.of(Out.MUST_NOT_REQUEST) == ()) is expected
