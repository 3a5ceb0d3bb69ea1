"""Which of a person's checks counts for a post on a day.

The latest check that covers the requirement counts, or the one that lasts longest, as the policy says. What has been
overtaken (by new information, or by a long break in service) does not count. What has no date is kept apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import attrs

from safeguarding.dbs.candidates import Candidate, is_found_out_of_date
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.due_dates import DueDateCache, RecheckDue
from safeguarding.dbs.levels import Level, covers, may_cover
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.policies import DecidingCheck, EvidenceKind, RecheckRule
from safeguarding.dbs.standings import Standing
from safeguarding.records import Record


@attrs.frozen(kw_only=True)
class Evidence(Record):
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


def deciding_evidence(
    person: Person,
    post: Post,
    rule: RecheckRule,
    cache: DueDateCache,
    *,
    on: date,
    known: Sequence[Candidate],
) -> Evidence | Standing:
    """The check that sets the due date for a post, or the standing where there is none.

    Args:
        person: The person, with every check.
        post: The post, with the level it requires.
        rule: The policy's rule in force on the day.
        cache: The policy's due dates.
        on: The day; checks dated after it are not known yet.
        known: The person's candidates on the day.
    """
    required = post.required
    known = [each for each in known if each.why_void is None or not each.is_impossible]
    covering = [each for each in known if each.is_level_read and is_enough(each.level, post)]
    tier = None if required is None else required.tier
    counting = []
    for each in covering:
        if each.why_void is not None or each.anchor is None or each.done_on is None:
            continue
        due = cache.evidence_due(each.anchor, each.kind, role=post.role, tier=tier)
        if due is not None:
            counting.append((each.anchor, each.done_on, due, each))
    if counting:
        by = _lasting if rule.deciding_check is DecidingCheck.LASTS_LONGEST else _recency
        return _evidence(*(counting[0] if len(counting) == 1 else max(counting, key=by)))
    standing = _standing_without(known, covering, post)
    if standing is Standing.NO_CHECK and is_found_out_of_date(person, rule, on=on):
        # there was a certificate, and it is no longer current
        return Standing.NEW_CERTIFICATE_REQUIRED
    return standing


def is_enough(level: Level | None, post: Post) -> bool:
    """Whether a check of a level, or of none recorded, is known to be enough for a post.

    Examples:
        >>> from safeguarding.dbs.levels import parse_level
        >>> post = Post(required=parse_level("enhanced"))
        >>> is_enough(parse_level("standard"), post), is_enough(None, post), is_enough(None, Post())
        (False, False, True)
    """
    if post.required is None:
        return post.is_requirement_known
    return level is not None and covers(level, post.required)


_Counting = tuple[date, date, RecheckDue, Candidate]


def _evidence(anchor: date, done_on: date, due: RecheckDue, candidate: Candidate) -> Evidence:
    return Evidence(
        kind=candidate.kind,
        on=anchor,
        done_on=done_on,
        certificate=candidate.certificate,
        level=candidate.level,
        due=due,
    )


def _lasting(counting: _Counting) -> tuple[date, date]:
    anchor, _, due, _ = counting
    return due.on or date.max, anchor


def _recency(counting: _Counting) -> tuple[date, date]:
    anchor, _, due, _ = counting
    return anchor, due.on or date.max


def _standing_without(known: list[Candidate], covering: list[Candidate], post: Post) -> Standing:
    """Why nothing counts. A status check whose certificate is not on record proves no level."""
    if any(not each.is_void and not each.is_dated for each in covering):
        return Standing.UNKNOWN_DATE
    if any(each.is_void for each in covering):
        return Standing.NEW_CERTIFICATE_REQUIRED
    return _standing_of_others([each for each in known if each not in covering], post)


def _standing_of_others(others: list[Candidate], post: Post) -> Standing:
    """What checks come to of which none is known to cover the requirement."""
    too_little = [each.level for each in others if not each.is_void]
    if not too_little:
        return Standing.NEW_CERTIFICATE_REQUIRED if others else Standing.NO_CHECK
    if post.required is None or any(level is None or may_cover(level, post.required) for level in too_little):
        return Standing.UNKNOWN_LEVEL
    return Standing.WRONG_LEVEL
