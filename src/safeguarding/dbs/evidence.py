"""Which of a person's checks counts for a post on a day.

The latest check that covers the requirement counts, or the one that lasts longest, as the policy says. What has been
overtaken (by new information, or by a long break in service) does not count. What has no date is kept apart.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import attrs

from safeguarding.dbs.checks import Certificate, StatusCheckResult
from safeguarding.dbs.due_dates import DueDateBook, RecheckDue
from safeguarding.dbs.levels import Level, covers
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.policies import EvidenceKind, Governing, RecheckRule
from safeguarding.dbs.standings import Standing


@attrs.frozen(kw_only=True)
class Evidence:
    """A check that counts for a post, and the due date it gives.

    Attributes:
        kind: Certificate or status check.
        on: The day its interval is counted from.
        done_on: The day on which it counts as made.
        due: The due date, and what set it.
        certificate: The certificate it is, or confirms; None where that is not on record.
        level: The level held, or None where it is not recorded.
    """

    kind: EvidenceKind
    on: date
    done_on: date
    due: RecheckDue
    certificate: Certificate | None = None
    level: Level | None = None


@attrs.frozen
class _Candidate:
    """A check known on the day, whether or not it counts."""

    kind: EvidenceKind
    anchor: date | None
    done_on: date | None
    certificate: Certificate | None
    level: Level | None
    is_void: bool


def governing_evidence(
    person: Person, post: Post, rule: RecheckRule, book: DueDateBook, *, on: date
) -> Evidence | Standing:
    """The check that sets the due date for a post, or the standing where there is none.

    Args:
        person: The person, with every check.
        post: The post, with the level it requires.
        rule: The policy's rule in force on the day.
        book: The policy's due dates.
        on: The day; checks dated after it are not known yet.
    """
    required = post.required
    known = list(_candidates(person, rule, on))
    covering = [each for each in known if required is None or (each.level is not None and covers(each.level, required))]
    tier = None if required is None else required.tier
    counting = []
    for each in covering:
        if each.is_void or each.anchor is None or each.done_on is None:
            continue
        due = book.evidence_due(each.anchor, each.kind, role=post.role, tier=tier)
        if due is not None:
            counting.append(_evidence(each, each.anchor, each.done_on, due))
    if counting:
        return max(counting, key=_lasting if rule.governing is Governing.LASTS_LONGEST else _recency)
    return _standing_without(known, covering)


def _evidence(candidate: _Candidate, anchor: date, done_on: date, due: RecheckDue) -> Evidence:
    return Evidence(
        kind=candidate.kind,
        on=anchor,
        done_on=done_on,
        certificate=candidate.certificate,
        level=candidate.level,
        due=due,
    )


def _lasting(evidence: Evidence) -> tuple[date, date]:
    return evidence.due.on or date.max, evidence.on


def _recency(evidence: Evidence) -> tuple[date, date]:
    return evidence.on, evidence.due.on or date.max


def _standing_without(known: list[_Candidate], covering: list[_Candidate]) -> Standing:
    """Why nothing counts. A status check whose certificate is not on record proves no level."""
    if any((each.anchor is None or each.done_on is None) and not each.is_void for each in covering):
        return Standing.UNKNOWN_DATE
    if any(each.is_void for each in covering):
        return Standing.NEW_CERTIFICATE_REQUIRED
    too_little = [each for each in known if each not in covering and not each.is_void]
    if any(each.level is None for each in too_little):
        return Standing.UNKNOWN_LEVEL
    if too_little:
        return Standing.WRONG_LEVEL
    return Standing.NEW_CERTIFICATE_REQUIRED if any(each.is_void for each in known) else Standing.NO_CHECK


def _candidates(person: Person, rule: RecheckRule, on: date) -> Iterator[_Candidate]:
    overtaken_on = _overtaken_on(person, on)
    broken_on = _broken_on(person, rule, on)
    for certificate in person.certificates:
        issued_on = certificate.issued_on
        held_from = rule.held_from(issued_on, certificate.seen_on)
        if (issued_on is not None and issued_on > on) or (held_from is not None and held_from > on):
            continue
        dated = issued_on is not None and held_from is not None
        yield _Candidate(
            EvidenceKind.CERTIFICATE,
            certificate.on(rule.anchor) if dated else None,
            (certificate.on(rule.done_when) or issued_on) if dated else None,
            certificate,
            certificate.level,
            issued_on is not None and (_by(issued_on, overtaken_on) or _before(issued_on, broken_on)),
        )
    for check in person.status_checks:
        if check.checked_on > on or not check.result.is_pass:
            continue
        confirmed = person.certificate_of(check)
        confirmed_on = check.checked_on if confirmed is None else confirmed.issued_on
        yield _Candidate(
            EvidenceKind.STATUS_CHECK,
            check.checked_on,
            check.checked_on,
            confirmed,
            None if confirmed is None else confirmed.level,
            (confirmed_on is not None and _by(confirmed_on, overtaken_on)) or _before(check.checked_on, broken_on),
        )


def _by(day: date, limit: date | None) -> bool:
    return limit is not None and day <= limit


def _before(day: date, limit: date | None) -> bool:
    return limit is not None and day < limit


def _overtaken_on(person: Person, on: date) -> date | None:
    """The latest issue date that new information has overtaken, or None where there was none."""
    days = []
    for check in person.status_checks:
        if check.result is StatusCheckResult.NEW_INFO and check.checked_on <= on:
            certificate = person.certificate_of(check)
            issued_on = None if certificate is None else certificate.issued_on
            days.append(issued_on or check.checked_on)
    return max(days, default=None)


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
