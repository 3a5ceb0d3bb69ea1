"""People on a register: when they are employed, and which certificate a look at the Update Service was about."""

from datetime import date, timedelta

import pytest

from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import Certificate, StatusCheck, StatusCheckResult
from safeguarding.dbs.levels import Level, Tier
from safeguarding.dbs.people import LongAbsence, Person, Post
from safeguarding.errors import InvalidRecordError

FIRST, LAST, DAY = date(2016, 9, 1), date(2017, 8, 31), timedelta(days=1)


@pytest.mark.parametrize(
    ("starts_on", "left_on", "employed"),
    [
        (FIRST, LAST, [False, True, True, False]),
        (None, LAST, [True, True, True, False]),
        (FIRST, None, [False, True, True, True]),
        (None, None, [True, True, True, True]),
    ],
)
def test_an_employment_covers_its_first_and_its_last_day(
    starts_on: date | None, left_on: date | None, employed: list[bool]
) -> None:
    """An end that is not known leaves it open."""
    person = Person(reference="S1", starts_on=starts_on, left_on=left_on)
    assert [person.is_employed(on=day) for day in (FIRST - DAY, FIRST, LAST, LAST + DAY)] == employed


def test_an_absence_covers_its_first_and_its_last_day() -> None:
    """One whose end is not known goes on."""
    person = Person(reference="S1", absences=[LongAbsence(starts_on=FIRST, ends_on=LAST)])
    assert [person.is_absent(on=day) for day in (FIRST - DAY, FIRST, LAST, LAST + DAY)] == [False, True, True, False]
    assert Person(reference="S1", absences=[LongAbsence(starts_on=FIRST)]).is_absent(on=date(2030, 1, 1))


def test_a_look_is_about_the_certificate_of_its_number_or_the_latest_by_its_day() -> None:
    """A number that is not on record is no other certificate's."""
    numbers = [CertificateNumber(f"00123456789{k}") for k in range(3)]
    early, late = (
        Certificate(issued_on=day, number=number) for day, number in zip((FIRST, LAST), numbers, strict=False)
    )
    person = Person(reference="S1", certificates=[early, late, Certificate()])

    def about(on: date, number: CertificateNumber | None = None) -> Certificate | None:
        look = StatusCheck(checked_on=on, result=StatusCheckResult.BLANK_NO_NEW_INFO, number=number)
        return person.certificate_of(look)

    assert [about(day) for day in (FIRST - DAY, FIRST, LAST - DAY, LAST)] == [None, early, early, late]
    assert [about(LAST, number) for number in numbers] == [early, late, None]


@pytest.mark.parametrize(("left_on", "employed"), [(None, False), (LAST, True)])
def test_a_leaver_whose_last_day_is_not_known_is_not_employed(left_on: date | None, employed: bool) -> None:  # noqa: FBT001
    person = Person(reference="S1", is_leaver=True, left_on=left_on)
    assert person.is_employed(on=FIRST) is employed


def test_what_cannot_be_is_refused() -> None:
    """Somebody without a reference or a post, and a post whose requirement is both not known and named."""
    with pytest.raises(InvalidRecordError, match="staff reference"):
        Person(reference=" ")
    with pytest.raises(InvalidRecordError, match="at least one post"):
        Person(reference="S1", posts=[])
    with pytest.raises(InvalidRecordError, match="names no level"):
        Post(required=Level(tier=Tier.BASIC), is_requirement_known=False)
    for kind in (Post, LongAbsence):
        with pytest.raises(InvalidRecordError):
            kind(starts_on=LAST, ends_on=FIRST)
