"""Members of a household: a birthday makes a due date, and no date of birth is kept."""

from datetime import date

import attrs
import pytest

from safeguarding.dates.periods import Period
from safeguarding.errors import InvalidRecordError
from safeguarding.recruitment.households import HOUSEHOLD_AGES, HouseholdAge, household_check
from safeguarding.recruitment.validity import CERTIFICATE_VALIDITIES, certificate_validity
from safeguarding.recruitment.words import CheckOutcome, Force, Setting
from safeguarding.sources import Certainty, Source

Out, S = CheckOutcome, Setting
BIRTHDAY = date(2025, 6, 14)
LATER = date(2025, 9, 1)


@pytest.mark.parametrize(
    ("setting", "age"),
    [(S.FOSTERING_SERVICE, 18), (S.ADOPTION_AGENCY, 18), (S.CHILDMINDER, 16), (S.WELSH_FOSTERING_SERVICE, 18)],
)
class TestBirthdays:
    """18 in fostering and adoption, 16 in childminding; the birthday itself is in time."""

    def test_not_done(self, setting: Setting, age: int) -> None:
        for on, expected in ((BIRTHDAY, Out.NOT_YET_DUE), (date(2025, 6, 15), Out.MISSING)):
            found = household_check(setting, on=on, **{f"turns_{age}_on": BIRTHDAY})  # type: ignore[arg-type]
            assert (found.outcome, found.due_on, found.age) == (expected, BIRTHDAY, age)

    def test_done(self, setting: Setting, age: int) -> None:
        for day, expected in ((BIRTHDAY, Out.DONE), (date(2025, 6, 15), Out.LATE)):
            found = household_check(setting, on=LATER, done_on=day, **{f"turns_{age}_on": BIRTHDAY})  # type: ignore[arg-type]
            assert found.outcome is expected

    def test_the_other_birthday_does_not_tell(self, setting: Setting, age: int) -> None:
        other = {16: "turns_18_on", 18: "turns_16_on"}[age]
        found = household_check(setting, on=LATER, **{other: BIRTHDAY})  # type: ignore[arg-type]
        assert (found.outcome, found.due_on) == (Out.UNKNOWN, None)


def test_moving_in_as_an_adult() -> None:
    """Somebody who moves in after the birthday is due on that day."""
    moved = date(2025, 8, 1)
    found = household_check(S.FOSTERING_SERVICE, on=LATER, turns_18_on=BIRTHDAY, moved_in_on=moved)
    assert found.due_on == moved
    found = household_check(S.FOSTERING_SERVICE, on=LATER, turns_18_on=BIRTHDAY, moved_in_on=date(2020, 1, 1))
    assert found.due_on == BIRTHDAY


def test_an_employer_who_begins_three_months_before() -> None:
    """At 17 years and 9 months: a certificate of before then is not taken for the one that is asked for."""
    for day, expected in ((date(2025, 3, 14), Out.DONE), (date(2025, 3, 13), Out.UNKNOWN)):
        found = household_check(S.FOSTERING_SERVICE, on=LATER, turns_18_on=BIRTHDAY, lead=Period(months=3), done_on=day)
        assert (found.outcome, found.begins_on) == (expected, date(2025, 3, 14))


def test_no_certificate_before_16() -> None:
    for day, expected in ((BIRTHDAY, Out.DONE), (date(2025, 6, 13), Out.UNKNOWN)):
        assert household_check(S.CHILDMINDER, on=LATER, turns_16_on=BIRTHDAY, done_on=day).outcome is expected


def test_no_further_placement() -> None:
    found = household_check(S.FOSTERING_SERVICE, on=LATER, turns_18_on=BIRTHDAY, are_placements_to_come=False)
    assert found.outcome is Out.NOT_REQUIRED


def test_a_council_that_checks_from_16_in_fostering() -> None:
    """Policy, not law: it passes its own age, and the answer says how binding that is."""
    told = Source(title="A council's policy", certainty=Certainty.UNVERIFIED)
    own = {**HOUSEHOLD_AGES, S.FOSTERING_SERVICE: HouseholdAge(age=16, force=Force.PRACTICE, source=told)}
    found = household_check(S.FOSTERING_SERVICE, on=LATER, turns_16_on=BIRTHDAY, ages=own)
    assert (found.outcome, found.force) == (Out.MISSING, Force.PRACTICE)


def test_no_date_of_birth_is_kept() -> None:
    """An answer of somebody who moved in holds no birthday."""
    found = household_check(S.FOSTERING_SERVICE, on=LATER, turns_18_on=BIRTHDAY, moved_in_on=date(2025, 8, 1))
    assert BIRTHDAY not in attrs.asdict(found).values()


def test_other_settings_and_ages_are_refused() -> None:
    with pytest.raises(InvalidRecordError, match="no household is checked in this setting"):
        household_check(S.ACADEMY, on=LATER)
    with pytest.raises(InvalidRecordError, match="from 16 or from 18, not from 17"):
        HouseholdAge(age=17, source=Source(title="made up", certainty=Certainty.UNVERIFIED))


class TestValidity:
    """One word of a Welsh instrument decides about one day; in England no law sets an interval."""

    ISSUED = date(2021, 5, 4)

    def is_valid(self, setting: Setting, on: date, *, on_service: bool | None = False) -> bool | None:
        return certificate_validity(setting, issued_on=self.ISSUED, on=on, on_update_service=on_service).is_valid

    def test_the_anniversary(self) -> None:
        day = date(2024, 5, 4)
        assert self.is_valid(S.WELSH_REGULATED_SERVICE, day) is True
        assert self.is_valid(S.WELSH_REGULATED_SERVICE, date(2024, 5, 5)) is False
        assert self.is_valid(S.WELSH_INDEPENDENT_HEALTH_CARE, date(2024, 5, 3)) is True
        assert self.is_valid(S.WELSH_INDEPENDENT_HEALTH_CARE, day) is False

    def test_a_leap_day(self) -> None:
        found = certificate_validity(S.WELSH_REGULATED_SERVICE, issued_on=date(2020, 2, 29), on=date(2023, 3, 1))
        assert found.last_day == date(2023, 2, 28)

    def test_the_update_service(self) -> None:
        on = date(2030, 1, 1)
        assert self.is_valid(S.WELSH_REGULATED_SERVICE, on, on_service=True) is True
        assert self.is_valid(S.WELSH_REGULATED_SERVICE, on, on_service=None) is None
        assert self.is_valid(S.WELSH_INDEPENDENT_HEALTH_CARE, on, on_service=True) is False

    def test_outside_the_instrument(self) -> None:
        issued = date(2018, 1, 1)
        for on, expected in ((date(2019, 4, 28), True), (date(2019, 4, 29), None)):
            found = certificate_validity(S.WELSH_ADOPTION_SUPPORT_AGENCY, issued_on=issued, on=on)
            assert found.is_valid is expected

    def test_england(self) -> None:
        english = [each for each in Setting if not each.value.startswith("Welsh")]
        assert not set(english) & set(CERTIFICATE_VALIDITIES)
        for setting in english:
            found = certificate_validity(setting, issued_on=date(2005, 1, 1), on=date(2026, 1, 1))
            assert (found.last_day, found.is_valid) == (None, True)
            assert "no English instrument" in found.source.note
