"""The checks on record that do not count for a post on a day, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.dbs.candidates import Candidate, WhyNot, known_candidates
from safeguarding.dbs.certificate_numbers import masked_or_none
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.evidence import is_enough
from safeguarding.dbs.levels import Level, may_cover
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.policies import EvidenceKind
from safeguarding.records import Record


@attrs.frozen(kw_only=True)
class DiscountedCheck(Record):
    """A check on record that does not count.

    Attributes:
        kind: Certificate or status check.
        why: Why it does not count.
        on: Its day, or None where that is not known.
        certificate_number: Its certificate's number, all but the last four digits hidden; None where it is not known.
        level: The level held, or None where it is not recorded.
        since: The day of the new information or the break that overtook it, or None.

    Examples:
        >>> print(DiscountedCheck(kind=EvidenceKind.CERTIFICATE, why=WhyNot.UNDATED))
        certificate does not count: its date is not known
    """

    kind: EvidenceKind
    why: WhyNot
    on: date | None = None
    certificate_number: str | None = None
    level: Level | None = None
    since: date | None = None

    def __str__(self) -> str:
        number = "" if self.certificate_number is None else f" of {self.certificate_number}"
        on = "" if self.on is None else f" on {printed_date(self.on)}"
        why = self.why.label
        if self.since is not None:
            why = f"{why} ({printed_date(self.since)})"
        if self.why is WhyNot.BELOW_REQUIRED and self.level is not None:
            why = f"{why} ({self.level})"
        return f"{self.kind.label}{number}{on} does not count: {why}"


def discounted_checks(person: Person, post: Post, cache: DueDateCache, *, on: date) -> tuple[DiscountedCheck, ...]:
    """The checks on record by a day that do not count for a post, in the order of the record.

    Args:
        person: The person, with every check.
        post: The post, with the level it requires.
        cache: The policy's due dates.
        on: The day; checks dated after it are not known yet.

    Raises:
        OutOfCoverageError: for a day on which the policy has no rule.

    Examples:
        >>> from safeguarding.dbs import YORK_2017, Certificate
        >>> person = Person(reference="S1", certificates=[Certificate(issued_on=None)])
        >>> (found,) = discounted_checks(person, person.posts[0], DueDateCache(YORK_2017), on=date(2017, 9, 19))
        >>> found.why.label
        'its date is not known'
    """
    return tuple(discounted_among(person, post, cache, on, known_candidates(person, cache, on=on)))


def discounted_among(
    person: Person, post: Post, cache: DueDateCache, on: date, known: Sequence[Candidate]
) -> Iterator[DiscountedCheck]:
    """The same, of the person's candidates on the day, where they have been found already."""
    for each in known:
        why = _why_not(each, post, cache)
        if why is not None:
            issued_on = None if each.certificate is None else each.certificate.issued_on
            yield DiscountedCheck(
                kind=each.kind,
                why=why,
                on=each.anchor or issued_on,
                certificate_number=None if each.certificate is None else masked_or_none(each.certificate.number),
                level=each.level,
                since=each.void_since,
            )
    for check in person.status_checks:
        if check.checked_on <= on and not check.result.is_pass:
            yield DiscountedCheck(
                kind=EvidenceKind.STATUS_CHECK,
                why=WhyNot.NOT_A_PASS,
                on=check.checked_on,
                certificate_number=masked_or_none(check.number),
            )


def _why_not(candidate: Candidate, post: Post, cache: DueDateCache) -> WhyNot | None:
    if candidate.why_void is not None:
        return candidate.why_void
    if candidate.anchor is None or candidate.done_on is None:
        return WhyNot.UNDATED
    if not post.is_requirement_known:
        return WhyNot.REQUIREMENT_UNKNOWN
    if not candidate.is_level_read:
        return WhyNot.LEVEL_UNREAD
    if post.required is not None and not is_enough(candidate.level, post):
        return _too_little(candidate.level, post.required)
    tier = None if post.required is None else post.required.tier
    accepted = cache.evidence_due(candidate.anchor, candidate.kind, role=post.role, tier=tier)
    return WhyNot.NOT_ACCEPTED if accepted is None else None


def _too_little(level: Level | None, required: Level) -> WhyNot:
    """Why a level is not known to be enough."""
    if level is None:
        return WhyNot.LEVEL_UNKNOWN
    return WhyNot.WORKFORCE_UNKNOWN if may_cover(level, required) else WhyNot.BELOW_REQUIRED
