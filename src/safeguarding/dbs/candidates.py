"""The checks of a person that are known on a day, and those among them that something has overtaken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from safeguarding.dates.due import months_after
from safeguarding.dates.periods import Period
from safeguarding.dbs.checks import (
    UPDATE_SERVICE,
    UPDATE_SERVICE_FROM,
    UPDATE_SERVICE_OPENED,
    Certificate,
    StatusCheck,
    StatusCheckResult,
)
from safeguarding.dbs.due_dates import DueDateCache, later_day
from safeguarding.dbs.levels import LEVELS, Level, Tier
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import EvidenceKind, NewInformation, RecheckRule
from safeguarding.labels import Labelled
from safeguarding.records import Record
from safeguarding.sources import Source


class WhyNot(Labelled):
    """Why a check on record does not count."""

    NEW_INFORMATION = "overtaken by new information"
    BEFORE_BREAK = "made before a break in service"
    UNDATED = "its date is not known"
    LEVEL_UNKNOWN = "its level is not recorded"
    LEVEL_UNREAD = "what is recorded of its level could not be read"
    WORKFORCE_UNKNOWN = "its workforce is not recorded"
    REQUIREMENT_UNKNOWN = "what the post requires is not known"
    BELOW_REQUIRED = "its level does not cover what the post requires"
    NOT_ACCEPTED = "the policy does not accept it"
    BEFORE_THE_SERVICE = "made before the Update Service opened"
    BEFORE_CERTIFICATE = "made before its certificate was issued"
    NOT_ON_THE_SERVICE = "a certificate of its level or age cannot be on the Update Service"
    JOINED_LATE = "the Update Service was joined too late after the certificate's issue"
    NOT_A_PASS = "the answer was no pass"  # noqa: S105 - no password

    @property
    def source(self) -> Source | None:
        """What it rests on besides the employer's policy and the register itself."""
        return _SOURCES.get(self)


_SOURCES = {
    WhyNot.NEW_INFORMATION: UPDATE_SERVICE,
    WhyNot.NOT_A_PASS: UPDATE_SERVICE,
    WhyNot.BEFORE_THE_SERVICE: UPDATE_SERVICE_FROM,
    WhyNot.BEFORE_CERTIFICATE: UPDATE_SERVICE,
    WhyNot.NOT_ON_THE_SERVICE: UPDATE_SERVICE_FROM,
    WhyNot.JOINED_LATE: UPDATE_SERVICE,
    WhyNot.BELOW_REQUIRED: LEVELS,
}


_CERTIFICATE, _STATUS_CHECK = EvidenceKind
IMPOSSIBLE = frozenset(
    (WhyNot.BEFORE_THE_SERVICE, WhyNot.BEFORE_CERTIFICATE, WhyNot.NOT_ON_THE_SERVICE, WhyNot.JOINED_LATE)
)


@attrs.frozen
class Candidate(Record):
    """A check known on the day, whether or not it counts.

    Attributes:
        kind: Certificate or status check.
        anchor: The day its interval would be counted from, or None where that is not known.
        done_on: The day on which it counts as made, or None.
        certificate: The certificate that it is, or confirms; None where that is not on record.
        level: The level held, or None where it is not recorded.
        why_void: What has overtaken it, or why it cannot have been made; None where nothing speaks against it.
        void_since: The day of what has overtaken it.
    """

    kind: EvidenceKind
    anchor: date | None
    done_on: date | None
    certificate: Certificate | None
    level: Level | None
    why_void: WhyNot | None = None
    void_since: date | None = None

    @property
    def is_void(self) -> bool:
        """Whether something has overtaken it."""
        return self.why_void is not None

    @property
    def is_level_read(self) -> bool:
        """Whether what is recorded of its level, if anything is, could be read."""
        return self.certificate is None or self.certificate.is_level_known

    @property
    def is_impossible(self) -> bool:
        """Whether it cannot have been made as it is recorded, so that it is evidence of nothing, not even of a check."""
        return self.why_void in IMPOSSIBLE

    @property
    def is_dated(self) -> bool:
        """Whether both the day it is counted from and the day it was made are known."""
        return self.anchor is not None and self.done_on is not None


def known_candidates(person: Person, cache: DueDateCache, *, on: date) -> Sequence[Candidate]:
    """As :func:`candidates`, under the rule of the day.

    Raises:
        OutOfCoverageError: for a day on which the policy has no rule.
    """
    return candidates(person, cache.version_on(on).value, on=on)


def candidates(person: Person, rule: RecheckRule, *, on: date) -> list[Candidate]:
    """Every certificate held and every status check passed by a day, in the order of the record."""
    overtaken = _new_information(person, rule, on) if person.status_checks else None
    broken_on = _broken_on(person, rule, on)
    found = []
    for certificate in person.certificates:
        issued_on = certificate.issued_on
        held_from = rule.held_from(issued_on, certificate.seen_on)
        if (issued_on is not None and issued_on > on) or (held_from is not None and held_from > on):
            continue
        dated = issued_on is not None and held_from is not None
        void: tuple[WhyNot | None, date | None] = None, None
        if issued_on is None and overtaken:
            void = _void_undated(person, certificate, rule, on)
        elif overtaken or broken_on:
            void = _void(issued_on, issued_on, overtaken, broken_on)
        anchor = certificate.on(rule.anchor) if dated else None
        done_on = (certificate.on(rule.done_when) or issued_on) if dated else None
        found.append(Candidate(_CERTIFICATE, anchor, done_on, certificate, certificate.level, *void))
    for check in person.status_checks:
        if check.checked_on > on or not check.result.is_pass:
            continue
        confirmed = person.certificate_of(check)
        impossible = _why_impossible(person, check, confirmed, rule)
        confirmed_on = check.checked_on if confirmed is None else confirmed.issued_on
        void = (impossible, None) if impossible else _void(confirmed_on, check.checked_on, overtaken, broken_on)
        level = None if confirmed is None else confirmed.level
        found.append(Candidate(_STATUS_CHECK, check.checked_on, check.checked_on, confirmed, level, *void))
    return found


def _why_impossible(
    person: Person, check: StatusCheck, certificate: Certificate | None, rule: RecheckRule
) -> WhyNot | None:
    """Why a passed status check cannot have been made as it is recorded, as far as the records tell."""
    if check.checked_on < UPDATE_SERVICE_OPENED:
        return WhyNot.BEFORE_THE_SERVICE
    if certificate is None:
        return None
    issued_on = certificate.issued_on
    is_basic = certificate.level is not None and certificate.level.tier is Tier.BASIC
    if is_basic or (issued_on is not None and issued_on < UPDATE_SERVICE_OPENED):
        return WhyNot.NOT_ON_THE_SERVICE
    if issued_on is not None and check.checked_on < issued_on:
        return WhyNot.BEFORE_CERTIFICATE
    is_late = issued_on is not None and _is_joined_late(person, certificate, issued_on, rule.joined_within)
    return WhyNot.JOINED_LATE if is_late else None


def _is_joined_late(person: Person, certificate: Certificate, issued_on: date, within: Period) -> bool:
    """Whether the subscriptions for a certificate show that it was joined too late.

    A subscription's year runs from the issue, so one that starts on an anniversary of it is a renewal. One without a
    number tells only where there is one certificate that it can be for.
    """
    is_only = len(person.certificates) == 1
    starts = [
        each.starts_on
        for each in person.subscriptions
        if (is_only if each.number is None else each.number == certificate.number)
    ]
    first = min((day for day in starts if day is not None), default=None)
    if first is None or None in starts or first <= later_day(issued_on, within):
        return False
    return all(months_after(issued_on, 12 * years) != first for years in range(1, first.year - issued_on.year + 1))


_NewInformation = tuple[date, date] | None


def _void(
    issued_on: date | None, made_on: date | None, overtaken: _NewInformation, broken_on: date | None
) -> tuple[WhyNot | None, date | None]:
    """What has overtaken a check, and when: of a certificate issued on a day, made or looked up on another."""
    if overtaken is not None and issued_on is not None and issued_on <= overtaken[0]:
        return WhyNot.NEW_INFORMATION, overtaken[1]
    if broken_on is not None and made_on is not None and made_on < broken_on:
        return WhyNot.BEFORE_BREAK, broken_on
    return None, None


def _void_undated(
    person: Person, certificate: Certificate, rule: RecheckRule, on: date
) -> tuple[WhyNot | None, date | None]:
    """Whether a certificate without a date is the one that a look found out of date: by its number, or as the only one."""
    is_only = len(person.certificates) == 1
    about = (each for each, _ in _out_of_date(person, rule, on))
    looks = [each for each in about if (is_only if each.number is None else each.number == certificate.number)]
    return (WhyNot.NEW_INFORMATION, max(each.checked_on for each in looks)) if looks else (None, None)


def is_found_out_of_date(person: Person, rule: RecheckRule, *, on: date) -> bool:
    """Whether a look at the Update Service found a certificate no longer current, and nothing has settled it by a day."""
    return any(True for _ in _out_of_date(person, rule, on))


def _out_of_date(person: Person, rule: RecheckRule, on: date) -> Iterator[tuple[StatusCheck, Certificate | None]]:
    """The looks that found new information which nothing has settled, each with its certificate where that is on record."""
    for check in person.status_checks:
        if check.result is StatusCheckResult.NEW_INFO and check.checked_on <= on:
            certificate = person.certificate_of(check)
            if not _is_settled(person, check, certificate, rule.new_information, on):
                yield check, certificate


def _new_information(person: Person, rule: RecheckRule, on: date) -> _NewInformation:
    """The latest issue date that new information has overtaken, and the day of the look that found it."""
    found = [
        ((certificate and certificate.issued_on) or check.checked_on, check.checked_on)
        for check, certificate in _out_of_date(person, rule, on)
    ]
    return max(found, default=None)


def _is_settled(
    person: Person, look: StatusCheck, certificate: Certificate | None, settled_by: NewInformation, on: date
) -> bool:
    """Whether a pass about the same certificate has settled new information, where the policy lets it."""
    if settled_by is NewInformation.UNTIL_NEW_CERTIFICATE or certificate is None:
        return False
    return any(
        each.result.is_pass
        and each.checked_on <= on
        and (
            each.checked_on > look.checked_on
            or (each.checked_on == look.checked_on and settled_by is NewInformation.UNTIL_PASS)
        )
        and person.certificate_of(each) is certificate
        for each in person.status_checks
    )


def _broken_on(person: Person, rule: RecheckRule, on: date) -> date | None:
    """The first day of the latest break in service that is over and was long enough to count."""
    if rule.break_rule is None:
        return None
    long_enough = (
        each.starts_on
        for each in person.breaks
        if each.ends_on < on and rule.break_rule.applies_to(each.starts_on, each.ends_on)
    )
    return max(long_enough, default=None)
