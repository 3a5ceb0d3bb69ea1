"""Where a person stands on a day, and why: in data and in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from safeguarding.dates.periods import Period
from safeguarding.dates.words import printed_date
from safeguarding.dbs.candidates import Candidate, known_candidates
from safeguarding.dbs.certificate_numbers import CertificateNumber, masked_or_none
from safeguarding.dbs.checks import Moment, StatusCheckResult
from safeguarding.dbs.discounting import DiscountedCheck, discounted_among
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.evidence import Evidence
from safeguarding.dbs.levels import Level, exceeds
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.policies import EvidenceKind, RecheckPolicy
from safeguarding.dbs.positions import Position, positions, standing_on
from safeguarding.dbs.standings import GRAVEST_FIRST, CheckFinding, Standing
from safeguarding.records import NoTruthValue, Record
from safeguarding.sources import Source


@attrs.frozen(kw_only=True)
class RecheckStatus(NoTruthValue, Record):
    """Where a person stands in one post on a day, with what it rests on.

    Attributes:
        reference: The person's staff reference.
        on: The day asked about.
        standing: Which part of the partition.
        due_on: The day the recheck falls due, or None.
        grace_ends_on: The last day that is not late, or None.
        role: The post's role.
        required: The level the post requires, if recorded.
        held: The level of the check that counts, if there is one and it is recorded.
        evidence_kind: What that check is.
        evidence_on: The day its interval is counted from.
        certificate_number: Its certificate's number, all but the last four digits hidden; None where it is not known.
        interval: The interval that was counted, or None where no recheck is asked for.
        policy_name: The policy.
        version_starts_on: The first day of the policy version that set the date (or that was in force).
        source: That version's source.
        adjustments: What moved the due date from the plain sum, or decided without one, in words; and applications
            under way.
        discounted_checks: The checks on record that do not count, each with the reason.
        findings: What else to look at.
    """

    _instead = "standing"

    reference: str
    on: date
    standing: Standing
    policy_name: str
    version_starts_on: date
    source: Source
    due_on: date | None = None
    grace_ends_on: date | None = None
    role: str = ""
    required: Level | None = None
    held: Level | None = None
    evidence_kind: EvidenceKind | None = None
    evidence_on: date | None = None
    certificate_number: str | None = None
    interval: Period | None = None
    adjustments: tuple[str, ...] = ()
    discounted_checks: tuple[DiscountedCheck, ...] = ()
    findings: tuple[CheckFinding, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """Everything the status rests on, each once: the policy, and what the findings and discounted checks cite."""
        cited = [each.source for each in self.findings] + [each.why.source for each in self.discounted_checks]
        return tuple(dict.fromkeys([self.source, *filter(None, cited)]))

    @property
    def is_overdue(self) -> bool:
        """Whether the date and its grace have passed, an application under way or not."""
        return self.grace_ends_on is not None and self.on > self.grace_ends_on

    @property
    def days_overdue(self) -> int | None:
        """Days since the due date, for those overdue; None for everybody else."""
        return (self.on - self.due_on).days if self.due_on is not None and self.is_overdue else None

    @property
    def explanation(self) -> str:
        """The status as a sentence: the standing, the dates, the evidence and the rule. It names nobody."""
        parts = [_standing_words(self)]
        if self.evidence_kind is not None and self.evidence_on is not None:
            parts.append(_evidence_words(self))
        parts.extend(self.adjustments)
        parts.extend(str(each) for each in self.discounted_checks if _is_asked_about(each, self.evidence_on))
        parts.append(f"policy {self.policy_name!r}, version of {printed_date(self.version_starts_on)}")
        parts.extend(finding.label for finding in self.findings)
        return "; ".join(parts)


def _is_asked_about(check: DiscountedCheck, evidence_on: date | None) -> bool:
    """Whether a reader would ask why a check does not count: every one where none counts, else the later ones."""
    return evidence_on is None or (check.on is not None and check.on > evidence_on)


def _standing_words(status: RecheckStatus) -> str:
    if status.due_on is None:
        settled = status.standing is Standing.IN_DATE
        return "in date, no recheck asked for" if settled else status.standing.label
    due = f"recheck due on {printed_date(status.due_on)}"
    if status.days_overdue is not None:
        days = "1 day" if status.days_overdue == 1 else f"{status.days_overdue} days"
        due = f"{due}, {days} ago"
    if status.grace_ends_on is not None and status.grace_ends_on > status.due_on:
        due = f"{due}, with grace until {printed_date(status.grace_ends_on)}"
    return f"{status.standing.label}: {due}"


def _evidence_words(status: RecheckStatus) -> str:
    kind = "" if status.evidence_kind is None else status.evidence_kind.label
    number = "" if status.certificate_number is None else f" of {status.certificate_number}"
    on = "" if status.evidence_on is None else f" on {printed_date(status.evidence_on)}"
    return f"{kind}{number}{on}" + (f" plus {status.interval}" if status.interval is not None else "")


def recheck_status(
    person: Person,
    policy: RecheckPolicy,
    *,
    on: date,
    window: Period | None = None,
    cache: DueDateCache | None = None,
) -> RecheckStatus:
    """Where a person stands on a day: the gravest of the posts held.

    Args:
        person: The person, with every check.
        policy: The employer's policy.
        on: The day.
        window: How far to look ahead for what falls due; None for no look-ahead.
        cache: The policy's due dates remembered from earlier calls, to save work over many people.

    Raises:
        OutOfCoverageError: for a day on which the policy has no rule.

    Examples:
        >>> from safeguarding.dbs import YORK_2017, Certificate
        >>> person = Person(reference="S0042", certificates=[Certificate(issued_on=date(2014, 9, 19))])
        >>> recheck_status(person, YORK_2017, on=date(2017, 9, 19)).standing.label
        'due'
        >>> print(recheck_status(person, YORK_2017, on=date(2017, 9, 20)).explanation)
        overdue: recheck due on 19 September 2017, 1 day ago; certificate on 19 September 2014 plus 3 years; policy 'three-yearly rechecks for all staff (York, 2017)', version of 1 March 2002
    """
    return post_statuses(person, policy, on=on, window=window, cache=cache)[0]


def post_statuses(
    person: Person,
    policy: RecheckPolicy,
    *,
    on: date,
    window: Period | None = None,
    cache: DueDateCache | None = None,
) -> tuple[RecheckStatus, ...]:
    """Where a person stands in each post that needs a check, gravest first. Arguments as for :func:`recheck_status`.

    Examples:
        >>> from safeguarding.dbs import YORK_2017, Certificate, Post, parse_level
        >>> held, more = parse_level("enhanced"), parse_level("enhanced with children's barred list")
        >>> person = Person(
        ...     reference="S0042",
        ...     posts=[Post(role="Cook", required=held), Post(role="Escort", required=more)],
        ...     certificates=[Certificate(issued_on=date(2016, 9, 19), level=held)],
        ... )
        >>> [(each.role, each.standing.label) for each in post_statuses(person, YORK_2017, on=date(2017, 9, 19))]
        [('Escort', 'wrong level'), ('Cook', 'in date')]
    """
    cache = cache or DueDateCache(policy)
    window_ends_on = on if window is None else cache.window_end(on, window)
    known = known_candidates(person, cache, on=on)
    places = positions(person, cache, on=on, known=known)
    found = [_status(person, position, cache, on, window_ends_on, known=known) for position in places]
    return tuple(sorted(found, key=lambda each: GRAVEST_FIRST.index(each.standing)))


def _status(
    person: Person,
    position: Position,
    cache: DueDateCache,
    on: date,
    window_ends_on: date,
    *,
    known: Sequence[Candidate],
) -> RecheckStatus:
    evidence, post, policy = position.evidence, position.post, cache.policy
    if evidence is None:
        version = cache.version_on(on)
        version_starts_on, source = version.starts_on, version.source
    else:
        version_starts_on, source = evidence.due.version_starts_on, evidence.due.source
    has_others = evidence is None or len(person.certificates) + len(person.status_checks) > 1
    certificate = None if evidence is None else evidence.certificate
    return RecheckStatus(
        reference=person.reference,
        on=on,
        standing=standing_on(position, on=on, window_ends_on=window_ends_on),
        policy_name=policy.name,
        version_starts_on=version_starts_on,
        source=source,
        due_on=position.due_on,
        grace_ends_on=position.grace_ends_on,
        role="" if post is None else post.role,
        required=None if post is None else post.required,
        held=None if evidence is None else evidence.level,
        evidence_kind=None if evidence is None else evidence.kind,
        evidence_on=None if evidence is None else evidence.on,
        certificate_number=None if certificate is None else masked_or_none(certificate.number),
        interval=None if evidence is None else evidence.due.interval,
        adjustments=position.adjustments,
        discounted_checks=tuple(discounted_among(person, post, cache, on, known))
        if post is not None and has_others
        else (),
        findings=_findings(person, position, post, on),
    )


def number_behind(status: RecheckStatus, person: Person) -> CertificateNumber | None:
    """The whole number of the certificate that a status rests on; None where the person's records do not settle it.

    A status itself shows the last four digits only, as every report does.

    Examples:
        >>> from safeguarding.dbs import YORK_2017, Certificate
        >>> certificate = Certificate(number=CertificateNumber("001234567890"), issued_on=date(2014, 9, 19))
        >>> person = Person(reference="S0042", certificates=[certificate])
        >>> status = recheck_status(person, YORK_2017, on=date(2017, 9, 19))
        >>> status.certificate_number, number_behind(status, person).reveal()
        ('********7890', '001234567890')
    """
    if status.evidence_kind is EvidenceKind.STATUS_CHECK:
        looks = (each for each in person.status_checks if each.checked_on == status.evidence_on)
        behind = [each for look in looks if (each := person.certificate_of(look)) is not None]
    else:
        behind = [each for each in person.certificates if status.evidence_on in map(each.on, Moment)]
    numbers = {each.number for each in behind if each.number is not None}
    fitting = [each for each in numbers if each.masked() == status.certificate_number]
    return fitting[0] if len(fitting) == 1 else None


def _findings(person: Person, position: Position, post: Post | None, on: date) -> tuple[CheckFinding, ...]:
    if post is None:
        is_undated = position.standing is Standing.LEFT and person.is_leaver and person.left_on is None
        return (CheckFinding.LEFT_UNDATED,) if is_undated else ()
    found: list[CheckFinding] = []
    if position.evidence is not None:
        _add_evidence_findings(found, position.evidence, post)
    if person.status_checks or person.subscriptions:
        found += _update_service_findings(person, on)
    days = [each.issued_on for each in person.certificates if each.issued_on is not None]
    if len(days) < len(person.certificates):
        found.append(CheckFinding.UNDATED_CERTIFICATE)
    days += [each.checked_on for each in person.status_checks]
    if days and max(days) > on:
        found.append(CheckFinding.DATED_AHEAD)
    if position.is_in_flight and position.grace_ends_on is not None and on > position.grace_ends_on:
        found.append(CheckFinding.OVERDUE_IN_PROGRESS)
    return tuple(found)


def _add_evidence_findings(found: list[CheckFinding], evidence: Evidence, post: Post) -> None:
    required, level, certificate = post.required, evidence.level, evidence.certificate
    if required is not None and level is not None and level is not required and exceeds(level, required):
        found.append(CheckFinding.OVER_LEVEL)
    if certificate is None and evidence.kind is EvidenceKind.STATUS_CHECK:
        found.append(CheckFinding.CERTIFICATE_NOT_ON_RECORD)
    if certificate is not None and certificate.confirmation is not None:
        found.append(CheckFinding.BY_CONFIRMATION)


def _update_service_findings(person: Person, on: date) -> Iterator[CheckFinding]:
    checks = sorted((each for each in person.status_checks if each.checked_on <= on), key=lambda each: each.checked_on)
    if not checks and any(each.is_running(on=on) for each in person.subscriptions):
        yield CheckFinding.SUBSCRIPTION_ALONE
    if checks and checks[-1].result is StatusCheckResult.NO_MATCH_FOUND:
        yield CheckFinding.NO_MATCH_FOUND
