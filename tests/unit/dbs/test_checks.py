"""What is held of a check: its days in their order, and what each answer of the Update Service is."""

from datetime import date, timedelta
from typing import Any

import pytest

from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import (
    Application,
    Certificate,
    Moment,
    StatusCheckResult,
    Subscription,
    subscription_join_by,
    subscription_renew_by,
)
from safeguarding.dbs.levels import Level, Tier
from safeguarding.errors import InvalidRecordError, OutOfCoverageError

DAY, ISSUED = timedelta(days=1), date(2014, 9, 19)


@pytest.mark.parametrize(
    ("kind", "first", "last"),
    [
        # an application, the certificate, the day it was seen; a subscription; an application withdrawn
        (Certificate, "submitted_on", "issued_on"),
        (Certificate, "issued_on", "seen_on"),
        (Subscription, "starts_on", "ends_on"),
        (Application, "submitted_on", "withdrawn_on"),
    ],
)
def test_no_step_comes_before_the_one_it_follows(kind: Any, first: str, last: str) -> None:  # noqa: ANN401 - a record
    """Both on one day may be."""
    kind(**{first: ISSUED, last: ISSUED})
    with pytest.raises(InvalidRecordError):
        kind(**{first: ISSUED, last: ISSUED - DAY})


def test_the_first_certificates_were_issued_in_march_2002() -> None:
    assert Certificate(issued_on=date(2002, 3, 1)).issued_on
    with pytest.raises(InvalidRecordError, match="the first were in March 2002"):
        Certificate(issued_on=date(2002, 2, 28))


def test_a_level_that_could_not_be_read_is_none() -> None:
    assert Certificate(is_level_known=False).level is None
    with pytest.raises(InvalidRecordError, match="names none"):
        Certificate(level=Level(tier=Tier.ENHANCED), is_level_known=False)


def test_the_day_of_each_step() -> None:
    """None where it is not recorded."""
    steps = [Certificate(submitted_on=ISSUED - DAY, issued_on=ISSUED, seen_on=ISSUED + DAY), Certificate()]
    days = [[each.on(moment) for moment in Moment] for each in steps]
    assert days == [[ISSUED - DAY, ISSUED, ISSUED + DAY], [None, None, None]]
    assert [moment.label for moment in Moment] == ["submitted", "issued", "seen"]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "running"),
    [
        (ISSUED, ISSUED + DAY, [False, True, True, False]),
        (None, ISSUED + DAY, [True, True, True, False]),
        (ISSUED, None, [False, True, True, True]),
    ],
)
def test_a_subscription_runs_on_its_first_and_its_last_day(
    starts_on: date | None, ends_on: date | None, running: list[bool]
) -> None:
    """One of its days that is not known leaves it open."""
    subscription = Subscription(starts_on=starts_on, ends_on=ends_on)
    assert [subscription.is_running(on=ISSUED + k * DAY) for k in range(-1, 3)] == running


def test_join_within_30_days_and_renew_by_the_eve() -> None:
    assert subscription_join_by(date(2017, 1, 31)) == date(2017, 3, 2)
    assert subscription_renew_by(date(2018, 3, 2)) == date(2018, 3, 1)
    with pytest.raises(OutOfCoverageError):
        subscription_renew_by(date.min)


def test_in_words_a_number_is_masked_and_an_answer_tells_of_no_content() -> None:
    """Whether a certificate is blank is its content."""
    certificate = Certificate(number=CertificateNumber("001234567890"), issued_on=ISSUED)
    assert [str(certificate), str(Certificate())] == [
        "certificate ********7890 of 19 September 2014",
        "certificate with no known date",
    ]
    assert [result.is_pass for result in StatusCheckResult] == [True, True, False, False]
    blank, non_blank, *_ = StatusCheckResult
    assert blank.label == non_blank.label
