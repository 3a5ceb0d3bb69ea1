"""What a recruitment file holds: pre-appointment checks, each with its day, and the record of one person.

No field holds what a check disclosed, and none a date of birth. A DBS certificate enters as a check of its own, made by
whoever has it: this domain does not know the domain of DBS rechecks.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.records import Record, Several, of_several
from safeguarding.recruitment.facts import Role
from safeguarding.recruitment.right_to_work import RightToWorkMethod
from safeguarding.recruitment.words import CheckKind, Setting
from safeguarding.secrets import Secret


class CheckerName(Secret):
    """Who saw the evidence: a name or initials, which come out by ``reveal()`` alone.

    Examples:
        >>> CheckerName("IP"), CheckerName("IP").reveal()
        (CheckerName('***'), 'IP')
    """

    __slots__ = ()
    _wanted_as = "a text"


def _as_checker(name: str | CheckerName) -> CheckerName:
    return CheckerName(name) if isinstance(name, str) else name


@attrs.frozen(kw_only=True)
class PreAppointmentCheck(Record):
    """One check as a record holds it: done, said to be done on no stated day, not required, or not to be made out.

    What a record is silent about is no check at all. "Not required" is what the record says; whether the rules say so
    too is another question.

    Attributes:
        kind: The kind of check.
        done_on: The day it was done: the evidence seen, the answer had. None where no day is recorded.
        seen_by: Who saw the evidence, from a text; never shown.
        expires_on: The last day on which the evidence itself holds, where it has one: a permission to work.
        applied_on: The day it was asked for, where that is recorded.
        issued_on: The day printed on the evidence: a certificate's day of issue.
        method: How a right to work was checked, where that is recorded.
        on_update_service: Whether a certificate is on the Update Service; None where that is not known.
        not_required_because: Why the record says that the check is not required, in its own words.
        is_known: Whether what is recorded could be made out; ``TBC`` and a day that cannot be read could not.

    Raises:
        InvalidRecordError: for a check that is not required and yet has a day, or days that cannot be true together.

    Examples:
        >>> PreAppointmentCheck(kind=CheckKind.IDENTITY, done_on=date(2024, 9, 2), seen_by="IP").seen_by
        CheckerName('***')
        >>> PreAppointmentCheck(kind=CheckKind.SECTION_128, done_on=date(2024, 9, 2), not_required_because="no manager")
        Traceback (most recent call last):
        ...
        safeguarding.errors.InvalidRecordError: section 128 direction: a check that is not required has no day
    """

    _words = "{0.kind}"

    kind: CheckKind
    done_on: date | None = None
    seen_by: CheckerName = attrs.field(default=CheckerName(""), converter=_as_checker, repr=False)
    expires_on: date | None = None
    applied_on: date | None = None
    issued_on: date | None = None
    method: RightToWorkMethod | None = None
    on_update_service: bool | None = None
    not_required_because: str = ""
    is_known: bool = True

    def _check(self) -> None:
        days = (self.done_on, self.expires_on, self.applied_on, self.issued_on)
        if self.not_required_because and any(days):
            raise InvalidRecordError(f"{self.kind}: a check that is not required has no day")
        if not self.is_known and (self.done_on is not None or self.not_required_because):
            raise InvalidRecordError(f"{self.kind}: what could not be made out has no day and no reason")
        if self.method is not None and self.kind is not CheckKind.RIGHT_TO_WORK:
            raise InvalidRecordError(f"{self.kind}: only a right to work is checked by one of several methods")
        for earlier, later, words in (
            (self.issued_on, self.done_on, "seen before it was issued"),
            (self.applied_on, self.issued_on, "issued before it was asked for"),
            (self.applied_on, self.done_on, "done before it was asked for"),
        ):
            if earlier is not None and later is not None and later < earlier:
                raise InvalidRecordError(f"{self.kind}: on {later}, {words} on {earlier}")

    @property
    def says_done(self) -> bool:
        """Whether the record says that the check was done, on whatever day."""
        return self.is_known and not self.not_required_because and not self.is_only_applied_for

    @property
    def is_only_applied_for(self) -> bool:
        """Whether the record says that the check was asked for, and no more."""
        return self.applied_on is not None and self.done_on is None and self.issued_on is None


def _as_kinds(kinds: Iterable[CheckKind]) -> frozenset[CheckKind]:
    return of_several(kinds, frozenset)


@attrs.frozen(kw_only=True)
class RecruitmentRecord(Record):
    """One person's part of a single central record or a recruitment file.

    Attributes:
        reference: The employer's own reference; it should not be a name.
        setting: Where the person works or is to work.
        role: What the person does.
        appointed_on: The day of appointment. Without one the start stands for it, and the answers say so.
        supplied_on: The day on which an agency first supplied the person.
        starts_on: The first day of work.
        left_on: The last day, for somebody who has left.
        is_leaver: Whether it is said that the person has left, on whatever day.
        checks: What the record says of checks; several of one kind where one was repeated.
        not_held: Kinds of which the record could not say anything, for want of a column: nothing is known of them.
        contact_post_ended_on: The last day of the latest post, in a school or college in England, with regular contact
            with children; only needed where the certificate rests on it.
        care_role_since: The first day in a care role in any children's home, where that was before this one.
        diploma_deferred_to: The day to which the registered person has put off the Level 3 Diploma, if so.
        lived_abroad: Whether the person has lived or worked outside the United Kingdom.
        lived_in_eea: Whether it was in the EEA, as a teacher.
        worked_with_children: Whether the person has worked with children or vulnerable adults before.
        taught_before_april_2012: Whether a sanction of the General Teaching Council for England may still hold.

    Raises:
        InvalidRecordError: for no reference, or an end before the start.

    Examples:
        >>> RecruitmentRecord(reference="S1", setting=Setting.ACADEMY, starts_on=date(2024, 9, 2)).checks
        ()
    """

    _words = "{0.reference}"

    reference: str
    setting: Setting
    role: Role = attrs.field(default=Role())
    appointed_on: date | None = None
    supplied_on: date | None = None
    starts_on: date | None = None
    left_on: date | None = None
    is_leaver: bool = False
    checks: tuple[PreAppointmentCheck, ...] = attrs.field(default=(), converter=Several[PreAppointmentCheck])
    not_held: frozenset[CheckKind] = attrs.field(default=frozenset(), converter=_as_kinds)
    contact_post_ended_on: date | None = None
    care_role_since: date | None = None
    diploma_deferred_to: date | None = None
    lived_abroad: bool | None = None
    lived_in_eea: bool | None = None
    worked_with_children: bool | None = None
    taught_before_april_2012: bool | None = None

    def _check(self) -> None:
        if not self.reference.strip():
            raise InvalidRecordError("a recruitment record needs a reference")
        if self.starts_on is not None and self.left_on is not None and self.left_on < self.starts_on:
            raise InvalidRecordError(
                f"an employment cannot end on {self.left_on}, before its start on {self.starts_on}"
            )

    def of(self, kind: CheckKind) -> tuple[PreAppointmentCheck, ...]:
        """What the record says of one kind, in its own order."""
        return tuple(check for check in self.checks if check.kind is kind)

    @property
    def facts(self) -> Mapping[str, bool | None]:
        """What the record says of the post and the person."""
        return {
            **self.role.facts,
            "lived_abroad": self.lived_abroad,
            "lived_in_eea": self.lived_in_eea,
            "worked_with_children": self.worked_with_children,
            "taught_before_april_2012": self.taught_before_april_2012,
        }
