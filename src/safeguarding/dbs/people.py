"""The people of a register: who they are to the employer, what they do, and every check they have had.

A person is known by a staff reference. A name may be carried for the due list, and never appears in a ``repr``, a
message or an explanation. There is no field for a date of birth or for what a certificate says.
"""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.checks import Application, Certificate, StatusCheck, Subscription
from safeguarding.dbs.levels import Level
from safeguarding.errors import InvalidRecordError
from safeguarding.records import Record, Several
from safeguarding.secrets import Secret


def _spans(starts_on: date | None, ends_on: date | None, what: str) -> None:
    if starts_on is not None and ends_on is not None and ends_on < starts_on:
        raise InvalidRecordError(f"{what} cannot end on {ends_on}, before it starts on {starts_on}")


@attrs.frozen(kw_only=True)
class Post(Record):
    """A post and the level of check it requires.

    Attributes:
        role: What the post is: "Social worker". A policy's overrides go by it, whatever its capitals.
        required: The level that the post requires; None where it is not recorded, and any check then counts.
        requires_check: Whether the post needs a check at all.
        starts_on: The first day in the post, or None where it is not limited.
        ends_on: The last day in it, or None.
        is_requirement_known: Whether ``required`` tells what the post requires. Where a level is recorded that cannot be
            read, it does not, and no check is known to be enough.

    Raises:
        InvalidRecordError: for an end before the start, or a level that is said to be unknown.

    Examples:
        >>> driver = Post(role="Driver", ends_on=date(2015, 3, 31))
        >>> driver.is_held(on=date(2015, 3, 31)), driver.is_held(on=date(2015, 4, 1))
        (True, False)
    """

    role: str = ""
    required: Level | None = None
    requires_check: bool = True
    starts_on: date | None = None
    ends_on: date | None = None
    is_requirement_known: bool = True

    def _check(self) -> None:
        _spans(self.starts_on, self.ends_on, "a post")
        if self.required is not None and not self.is_requirement_known:
            raise InvalidRecordError("a post whose requirement is not known names no level")

    def is_held(self, *, on: date) -> bool:
        """Whether the post is held on a day."""
        return (self.starts_on is None or self.starts_on <= on) and (self.ends_on is None or on <= self.ends_on)


@attrs.frozen(kw_only=True)
class LongAbsence(Record):
    """A long absence, first and last day included. Why somebody is away is not held.

    Attributes:
        starts_on: The first day away.
        ends_on: The last day away, or None while the return is not known.

    Examples:
        >>> date(2017, 9, 19) in LongAbsence(starts_on=date(2017, 6, 1))
        True
    """

    starts_on: date
    ends_on: date | None = None

    def _check(self) -> None:
        _spans(self.starts_on, self.ends_on, "an absence")

    def __contains__(self, on: date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)


class PersonName(Secret):
    """What a person is called; empty where that is not recorded.

    Examples:
        >>> name = PersonName("Invented Person")
        >>> f"{name}", name.reveal()
        ('***', 'Invented Person')
    """

    __slots__ = ()
    _wanted_as = "a text"


def _as_name(name: str | PersonName) -> PersonName:
    return PersonName(name) if isinstance(name, str) else name


@attrs.frozen(kw_only=True)
class Person(Record):
    """One member of staff, with every check kept: the entry check survives all later ones.

    Attributes:
        reference: The employer's own reference, shown in results and messages. It should not be a name.
        name: For the due list only, from a text; it comes out by ``reveal()`` and is never shown otherwise.
        posts: The posts held. By default one that needs a check of no recorded level.
        certificates: All of them, in any order.
        status_checks: All looks at the Update Service.
        subscriptions: Update Service subscriptions; no evidence.
        applications: Applications made, finished or not.
        starts_on: The first day of employment, if recorded.
        left_on: The last day of employment, if it has one.
        absences: Long absences.
        breaks: Breaks in service, first and last day included.
        risk_assessed_on: The day a risk assessment allowed a start before the check came back, if any.
        is_leaver: Whether they are said to have left on a day that is not recorded. They are then not counted as here on any
            day that is asked about, and a finding says so; a ``left_on`` goes before it.

    Raises:
        InvalidRecordError: for no reference, no post, or leaving before starting.

    Examples:
        >>> Person(reference="S0042", name="Invented Person").reference
        'S0042'
        >>> "Invented" in repr(Person(reference="S0042", name="Invented Person"))
        False
    """

    _words = "{0.reference}"

    reference: str
    name: PersonName = attrs.field(default=PersonName(""), converter=_as_name, repr=False)
    posts: tuple[Post, ...] = attrs.field(default=(Post(),), converter=Several[Post])
    certificates: tuple[Certificate, ...] = attrs.field(default=(), converter=Several[Certificate])
    status_checks: tuple[StatusCheck, ...] = attrs.field(default=(), converter=Several[StatusCheck])
    subscriptions: tuple[Subscription, ...] = attrs.field(default=(), converter=Several[Subscription])
    applications: tuple[Application, ...] = attrs.field(default=(), converter=Several[Application])
    starts_on: date | None = None
    left_on: date | None = None
    absences: tuple[LongAbsence, ...] = attrs.field(default=(), converter=Several[LongAbsence])
    breaks: tuple[DateRange, ...] = attrs.field(default=(), converter=Several[DateRange])
    risk_assessed_on: date | None = None
    is_leaver: bool = False

    def _check(self) -> None:
        if not self.reference.strip():
            raise InvalidRecordError("a person needs a staff reference")
        if not self.posts:
            raise InvalidRecordError("a person holds at least one post; one that needs no check says so")
        if self.left_on is not None:
            _spans(self.starts_on, self.left_on, "an employment")

    def is_employed(self, *, on: date) -> bool:
        """Whether the employment covers a day, as far as is known; one without dates covers every day."""
        if self.is_leaver and self.left_on is None:
            return False
        return (self.starts_on is None or self.starts_on <= on) and (self.left_on is None or on <= self.left_on)

    def is_absent(self, *, on: date) -> bool:
        """Whether a day falls in a long absence."""
        return any(on in absence for absence in self.absences)

    def certificate_of(self, check: StatusCheck) -> Certificate | None:
        """The certificate that a status check was about, if it is on record.

        By its number where that is known, else the latest certificate issued by the day of the check.
        """
        if check.number is not None:
            return next((each for each in self.certificates if each.number == check.number), None)
        issued = [
            (each.issued_on, each)
            for each in self.certificates
            if each.issued_on is not None and each.issued_on <= check.checked_on
        ]
        return max(issued, key=lambda pair: pair[0])[1] if issued else None
