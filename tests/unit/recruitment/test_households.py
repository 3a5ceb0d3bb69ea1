"""Members of a household: a birthday makes a due date, and no date of birth is kept."""

from datetime import date

import attrs
import pytest

from safeguarding.dates.periods import Period
from safeguarding.errors import InvalidRecordError
from safeguarding.recruitment.households import HOUSEHOLD_AGES, HouseholdAge, household_check
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


def test_a_check_of_the_day_of_the_question_is_known() -> None:
    """And one of the next day is not."""
    for on, expected in ((BIRTHDAY, Out.DONE), (date(2025, 6, 13), Out.NOT_YET_DUE)):
        found = household_check(S.FOSTERING_SERVICE, on=on, turns_18_on=BIRTHDAY, done_on=BIRTHDAY)
        assert found.outcome is expected
