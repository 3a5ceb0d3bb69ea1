"""Whether somebody was checked at entry: the oldest check known against the first day."""

from datetime import date

import pytest

from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.entry_checks import EntryCheck, entry_check
from safeguarding.dbs.people import Person

START = date(2014, 3, 3)
BEFORE, AFTER, AS_AT = date(2014, 3, 2), date(2014, 3, 4), date(2017, 9, 19)


def found(*issued: date | None, assessed: date | None = None, starts_on: date | None = START) -> EntryCheck:
    certificates = [Certificate(issued_on=each) for each in issued]
    person = Person(reference="S1", starts_on=starts_on, certificates=certificates, risk_assessed_on=assessed)
    return entry_check(person, as_at=AS_AT)


@pytest.mark.parametrize(
    ("issued", "assessed", "expected"),
    [
        ([BEFORE], None, EntryCheck.BEFORE_START),
        ([START], None, EntryCheck.ON_START_DAY),
        ([AFTER], None, EntryCheck.AFTER_START),
        ([AFTER], BEFORE, EntryCheck.AFTER_START_ASSESSED),
        ([AFTER], START, EntryCheck.AFTER_START_ASSESSED),
        ([AFTER], AFTER, EntryCheck.AFTER_START),
        ([AFTER, BEFORE], None, EntryCheck.BEFORE_START),
        ([], None, EntryCheck.NONE_ON_RECORD),
    ],
)
def test_the_first_check_against_the_first_day(issued: list[date], assessed: date | None, expected: EntryCheck) -> None:
    """The first day itself is in time; a risk assessment counts where it was made by then."""
    assert found(*issued, assessed=assessed) is expected
    assert expected.is_in_time is (expected in (EntryCheck.BEFORE_START, EntryCheck.ON_START_DAY))


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        ([None], EntryCheck.UNKNOWN),
        ([AFTER, None], EntryCheck.UNKNOWN),
        ([BEFORE, None], EntryCheck.BEFORE_START),
        ([START, None], EntryCheck.ON_START_DAY),
    ],
)
def test_an_undated_certificate_may_be_the_entry_check(issued: list[date | None], expected: EntryCheck) -> None:
    """It makes a late answer unknown and never an early one."""
    assert found(*issued) is expected


def test_what_is_not_known() -> None:
    """Without a first day nothing is judged; a certificate of a later day is not known on the day of the audit."""
    assert found(BEFORE, starts_on=None) is EntryCheck.UNKNOWN
    assert found(starts_on=None) is EntryCheck.NONE_ON_RECORD
    assert found(AS_AT) is EntryCheck.AFTER_START
    assert found(date(2017, 9, 20)) is EntryCheck.NONE_ON_RECORD
