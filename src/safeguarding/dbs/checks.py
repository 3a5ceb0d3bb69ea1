"""What an employer may hold about a check: that it was made, when, at what level. Never what it disclosed.

Certificate, Update Service status check, subscription and application are four things. Only a certificate and a
*dated* status check that passed are evidence; a subscription alone is none, and an application is a promise.
"""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.dates.due import due_on
from safeguarding.dates.periods import Period
from safeguarding.dates.words import printed_date
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.confirmations import WrittenConfirmation
from safeguarding.dbs.levels import Level
from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.labels import Labelled
from safeguarding.records import NoTruthValue, Record
from safeguarding.sources import Certainty, Source

FIRST_ISSUE = date(2002, 3, 1)
CRB_BEGAN = Source(
    title="Criminal Records Bureau: first disclosures issued in March 2002",
    certainty=Certainty.SECONDARY,
    note="a certificate dated earlier carries a wrong date",
)
UPDATE_SERVICE = Source(
    title="DBS Update Service: employer and applicant guides",
    published_at="gov.uk, Disclosure and Barring Service",
    certainty=Certainty.SECONDARY,
    note="join within 30 days of issue; renew no later than the day before the subscription ends",
)
UPDATE_SERVICE_OPENED = date(2013, 6, 17)
UPDATE_SERVICE_FROM = Source(
    title="Protection of Freedoms Act 2012, Update Service from 17 June 2013: applicant guide, 13 January 2020",
    published_at="gov.uk, Disclosure and Barring Service",
    certainty=Certainty.SECONDARY,
    note="only standard and enhanced certificates issued on or after that day can be on the Service",
)
JOIN_WITHIN = Period(days=30)
"""The longest that the Service has given to join after the issue; in its first years it gave 14 days, then 19."""


class Moment(Labelled):
    """The steps of a check that policies count from, or accept as done."""

    SUBMITTED = "submitted"
    ISSUED = "issued"
    SEEN = "seen"


# a register asks millions of times, and to name a member costs as much as to look at it
_ISSUED, _SEEN = Moment.ISSUED, Moment.SEEN


@attrs.frozen(kw_only=True)
class Certificate(Record):
    """A certificate that was issued. What it says is not held, and there is no field for it.

    Attributes:
        number: Its number, or None where the register has none that can be read.
        level: The level held, or None where it is not recorded.
        issued_on: The date printed on it; None where it is unknown, which is never taken as in date.
        submitted_on: The day the application was made, if recorded.
        seen_on: The day the employer saw it, if recorded.
        is_level_known: Whether ``level`` tells what was recorded. Where something is recorded that cannot be read as a
            level ("Right to Work", "Adult First"), it does not, and the certificate is not known to be enough for any
            post, nor to be a DBS check at all.
        confirmation: The written confirmation by which the employer knows of it, where they hold no certificate: for
            agency staff.

    Raises:
        InvalidRecordError: for an issue before March 2002, dates out of order, or a level that is said to be unknown.

    Examples:
        >>> Certificate(number=CertificateNumber("001234567890"), issued_on=date(2014, 9, 19)).number
        CertificateNumber('********7890')
    """

    number: CertificateNumber | None = None
    level: Level | None = None
    issued_on: date | None = None
    submitted_on: date | None = None
    seen_on: date | None = None
    is_level_known: bool = True
    confirmation: WrittenConfirmation | None = None

    @classmethod
    def confirmed(cls, confirmation: WrittenConfirmation) -> Certificate:
        """The certificate that a written confirmation tells of: of its level and day of issue, seen when it was seen.

        Examples:
            >>> told = WrittenConfirmation(seen_on=date(2017, 9, 1), seen_by="Office manager", issued_on=date(2016, 5, 2))
            >>> print(Certificate.confirmed(told))
            certificate of 2 May 2016
        """
        return cls(
            level=confirmation.level,
            issued_on=confirmation.issued_on,
            seen_on=confirmation.seen_on,
            confirmation=confirmation,
        )

    def _check(self) -> None:
        if self.level is not None and not self.is_level_known:
            raise InvalidRecordError("a certificate whose level is not known names none")
        if self.submitted_on is not None or self.seen_on is not None:
            self._check_steps()
        if self.issued_on is not None and self.issued_on < FIRST_ISSUE:
            raise InvalidRecordError(
                f"a certificate cannot have been issued on {self.issued_on}: the first were in March 2002",
                source=CRB_BEGAN,
            )

    def _check_steps(self) -> None:
        if self.issued_on is None:
            return
        if self.submitted_on is not None and self.submitted_on > self.issued_on:
            raise InvalidRecordError(
                f"a certificate issued on {self.issued_on} cannot have been applied for on {self.submitted_on}"
            )
        if self.seen_on is not None and self.seen_on < self.issued_on:
            raise InvalidRecordError(
                f"a certificate issued on {self.issued_on} cannot have been seen on {self.seen_on}"
            )

    def on(self, moment: Moment) -> date | None:
        """The day of one of its steps, or None where it is not recorded."""
        if moment is _ISSUED:
            return self.issued_on
        return self.seen_on if moment is _SEEN else self.submitted_on

    def __str__(self) -> str:
        number = "" if self.number is None else f" {self.number}"
        issued = "with no known date" if self.issued_on is None else f"of {printed_date(self.issued_on)}"
        return f"certificate{number} {issued}"


class StatusCheckResult(NoTruthValue, Labelled):
    """The four answers of the Update Service, under their published codes.

    Whether a certificate is blank is its content, so the labels of the two passing answers do not tell them apart.

    Examples:
        >>> [result.is_pass for result in StatusCheckResult]
        [True, True, False, False]
    """

    BLANK_NO_NEW_INFO = "BLANK_NO_NEW_INFO", "no new information"
    NON_BLANK_NO_NEW_INFO = "NON_BLANK_NO_NEW_INFO", "no new information"
    NEW_INFO = "NEW_INFO", "new information: apply for a new certificate"
    NO_MATCH_FOUND = "NO_MATCH_FOUND", "no match found"

    @property
    def is_pass(self) -> bool:
        """Whether the certificate still stands. "No match" neither passes nor proves a lapse."""
        return self in _PASSES


_PASSES = frozenset((StatusCheckResult.BLANK_NO_NEW_INFO, StatusCheckResult.NON_BLANK_NO_NEW_INFO))


def _label(result: StatusCheckResult) -> str:
    return repr(result.label)


@attrs.frozen(kw_only=True)
class StatusCheck(Record):
    """One look at the Update Service, on one day. It confirms a certificate and cannot raise its level.

    Attributes:
        checked_on: The day of the look.
        result: One of the four answers.
        number: The certificate it was about; None means the latest one issued by then.

    Examples:
        >>> StatusCheck(checked_on=date(2017, 3, 1), result=StatusCheckResult.NON_BLANK_NO_NEW_INFO)
        StatusCheck(checked_on=datetime.date(2017, 3, 1), result='no new information', number=None)
    """

    checked_on: date
    result: StatusCheckResult = attrs.field(repr=_label)
    number: CertificateNumber | None = None

    def __str__(self) -> str:
        return f"status check of {printed_date(self.checked_on)}: {self.result}"


@attrs.frozen(kw_only=True)
class Subscription(Record):
    """A subscription to the Update Service. By itself it is evidence of nothing.

    Attributes:
        starts_on: Its first day, if recorded.
        ends_on: Its last day, if recorded.
        number: The certificate it was taken out for, if recorded.

    Examples:
        >>> Subscription(starts_on=date(2014, 10, 1), ends_on=date(2015, 9, 30)).is_running(on=date(2015, 10, 1))
        False
    """

    starts_on: date | None = None
    ends_on: date | None = None
    number: CertificateNumber | None = None

    def _check(self) -> None:
        if self.starts_on is not None and self.ends_on is not None and self.ends_on < self.starts_on:
            raise InvalidRecordError(f"a subscription cannot end on {self.ends_on}, before it starts")

    def is_running(self, *, on: date) -> bool:
        """Whether it runs on a day, as far as its dates are known."""
        begun = self.starts_on is None or self.starts_on <= on
        return begun and (self.ends_on is None or on <= self.ends_on)


@attrs.frozen(kw_only=True)
class Application(Record):
    """An application under way. It is in flight until a certificate follows, it is withdrawn, or policy gives it up.

    Attributes:
        submitted_on: The day it was made.
        level: The level applied for, or None where it is not recorded.
        withdrawn_on: The day it was withdrawn, if it was.

    Examples:
        >>> Application(submitted_on=date(2017, 8, 1), withdrawn_on=date(2017, 7, 31))
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: an application cannot be withdrawn before it is made
    """

    submitted_on: date
    level: Level | None = None
    withdrawn_on: date | None = None

    def _check(self) -> None:
        if self.withdrawn_on is not None and self.withdrawn_on < self.submitted_on:
            raise InvalidRecordError("an application cannot be withdrawn before it is made")


def subscription_join_by(issued_on: date) -> date:
    """The last day on which the Update Service can be joined with a certificate.

    Examples:
        >>> subscription_join_by(date(2014, 9, 19))
        datetime.date(2014, 10, 19)
    """
    return due_on(issued_on, JOIN_WITHIN)


def subscription_renew_by(ends_on: date) -> date:
    """The last day on which a subscription can be renewed: the day before it ends.

    Raises:
        OutOfCoverageError: for the calendar's first day.

    Examples:
        >>> subscription_renew_by(date(2017, 10, 1))
        datetime.date(2017, 9, 30)
    """
    if ends_on == date.min:
        raise OutOfCoverageError("no day lies before the calendar's first", on=ends_on)
    return date.fromordinal(ends_on.toordinal() - 1)
