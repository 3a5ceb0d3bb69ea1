"""What the records say of a person from one change to the next: everything about a standing but the passing of time.

A position is worked out once and then asked on any day until something changes: :func:`standing_on` only compares
dates. Statuses, alerts and breaches are all read from positions, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.dbs.candidates import Candidate, candidates
from safeguarding.dbs.checks import Application, Moment
from safeguarding.dbs.due_dates import DueDateCache, later_day
from safeguarding.dbs.evidence import Evidence, deciding_evidence
from safeguarding.dbs.levels import Level, covers
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.policies import AbsenceTreatment, OpenAbsence, RecheckRule
from safeguarding.dbs.standings import GRAVEST_FIRST, Standing
from safeguarding.records import Record

_DAY = timedelta(days=1)


@attrs.frozen(kw_only=True)
class Position(Record):
    """Where somebody stands in one post, the calendar aside.

    Attributes:
        post: The post it is about; None where no post matters (left, not started, none held).
        standing: The standing that no date changes, or None where the due date decides.
        evidence: The check that counts, or None.
        due_on: The due date, an absence taken into account; None where there is none.
        grace_ends_on: The last day that is not late.
        is_in_flight: Whether an application that would settle it is under way.
        pending_on: The day of that application, where the policy takes applying as done.
        adjustments: What moved the due date from the plain sum, or decided without one, in words; and applications
            under way.
    """

    post: Post | None = None
    standing: Standing | None = None
    evidence: Evidence | None = None
    due_on: date | None = None
    grace_ends_on: date | None = None
    is_in_flight: bool = False
    pending_on: date | None = None
    adjustments: tuple[str, ...] = ()


def positions(
    person: Person, cache: DueDateCache, *, on: date, known: Sequence[Candidate] | None = None
) -> tuple[Position, ...]:
    """The position in each post that needs a check on a day, gravest first; one position where no post matters.

    Args:
        person: The person, with every check.
        cache: The policy's due dates.
        on: The day.
        known: The person's candidates on the day, where they have been found already.

    Raises:
        OutOfCoverageError: for a day on which the policy has no rule.
    """
    rule = cache.version_on(on).value
    outside = _outside(person, on)
    if outside is not None:
        return (outside,)
    if known is None:
        known = candidates(person, rule, on=on)
    posts = [post for post in person.posts if post.requires_check and post.is_held(on=on)]
    # nobody else's position is compared with it, and nobody is away
    if len(posts) == 1 and not person.absences:
        return (_position(person, posts[0], rule, cache, on, known=known),)
    if not posts:
        return _overdue_at_their_end(person, rule, cache, on, known) or (_holds_none_that_needs_one(person, on),)
    found = sorted((_position(person, post, rule, cache, on, known=known) for post in posts), key=_gravity)
    if rule.absence is AbsenceTreatment.LEFT_OUT and (away := _away_since(person, on)) is not None:
        # nobody who was overdue on the last day before disappears from the count by going away
        overdue = tuple(each for each in found if _is_overdue_before(each, away))
        return overdue or (Position(standing=Standing.ABSENT, adjustments=("in a long absence",)),)
    return tuple(found)


def _away_since(person: Person, on: date) -> date | None:
    """The first day of the long absence that covers a day, absences that follow one another taken together."""
    first = None
    for absence in sorted(person.absences, key=lambda each: each.starts_on, reverse=True):
        if (first or on) in absence or (first is not None and absence.ends_on == first - _DAY):
            first = absence.starts_on
    return first


def _is_overdue_before(position: Position, day: date) -> bool:
    return position.grace_ends_on is not None and position.grace_ends_on.toordinal() < day.toordinal() - 1


def _overdue_at_their_end(
    person: Person, rule: RecheckRule, cache: DueDateCache, on: date, known: Sequence[Candidate]
) -> tuple[Position, ...]:
    """The positions in posts that ended while overdue, of somebody who has not left and holds no post at all.

    A post's end beside no leaving date and no other post does not make what was overdue disappear.
    """
    if any(post.is_held(on=on) for post in person.posts):
        return ()
    found = []
    for post in person.posts:
        if not post.requires_check or post.ends_on is None or post.ends_on >= on:
            continue
        position = _position(person, post, rule, cache, on, known=known)
        if position.grace_ends_on is not None and position.grace_ends_on < post.ends_on:
            ended = f"the post ended on {printed_date(post.ends_on)}, overdue"
            found.append(attrs.evolve(position, adjustments=(*position.adjustments, ended)))
    return tuple(sorted(found, key=_gravity))


def _outside(person: Person, on: date) -> Position | None:
    if person.left_on is not None and on > person.left_on:
        return Position(standing=Standing.LEFT, adjustments=(f"last day {printed_date(person.left_on)}",))
    if person.starts_on is not None and on < person.starts_on:
        return Position(standing=Standing.NOT_STARTED, adjustments=(f"first day {printed_date(person.starts_on)}",))
    if person.is_leaver and person.left_on is None:
        return Position(standing=Standing.LEFT, adjustments=("said to have left, on a day that is not recorded",))
    return None


def _holds_none_that_needs_one(person: Person, on: date) -> Position:
    """Where somebody stands who holds no post that needs a check, or whose posts have all ended or not begun."""
    if any(post.is_held(on=on) for post in person.posts):
        return Position(standing=Standing.NOT_REQUIRED, adjustments=("no post held needs a check",))
    to_come = [post.starts_on for post in person.posts if post.starts_on is not None and post.starts_on > on]
    if to_come:
        return Position(standing=Standing.NOT_STARTED, adjustments=(f"first post from {printed_date(min(to_come))}",))
    last = max(post.ends_on for post in person.posts if post.ends_on is not None)
    return Position(standing=Standing.LEFT, adjustments=(f"last post until {printed_date(last)}",))


def _gravity(position: Position) -> tuple[int, int, date]:
    """What can be late goes before what is being settled, and before what is not counted: neither hides it."""
    if position.standing is None:
        return _DATED, 0, position.due_on or date.max
    if position.standing is Standing.ABSENT:
        return _NOT_COUNTED, 0, date.max
    return _BEING_SETTLED if position.is_in_flight else _OPEN, GRAVEST_FIRST.index(position.standing), date.max


_OPEN, _DATED, _BEING_SETTLED, _NOT_COUNTED = range(4)


def _position(
    person: Person, post: Post, rule: RecheckRule, cache: DueDateCache, on: date, *, known: Sequence[Candidate]
) -> Position:
    evidence = deciding_evidence(person, post, rule, cache, on=on, known=known)
    applied_on: Sequence[date] = ()
    if person.applications or [each for each in person.certificates if each.submitted_on is not None]:
        applied_on = sorted(set(_applied_on(person, post.required, rule, on)))
    pending_on = applied_on[0] if applied_on and rule.done_when is Moment.SUBMITTED else None
    under_way = tuple([f"applied for on {printed_date(day)}" for day in applied_on])
    is_in_flight = bool(applied_on)
    if isinstance(evidence, Standing):
        return Position(
            post=post, standing=evidence, is_in_flight=is_in_flight, pending_on=pending_on, adjustments=under_way
        )
    due, grace_ends_on, moved = evidence.due.on, evidence.due.grace_ends_on, tuple[str, ...]()
    back_on = _first_day_back(person, rule, due, on)
    if due is not None and back_on is not None and back_on != due:
        moved = (f"{due} deferred to {back_on}, the first day back",)
        grace_ends_on = later_day(back_on, evidence.due.grace)
    is_away = due is not None and back_on is None
    return Position(
        post=post,
        standing=Standing.ABSENT if is_away else None,
        evidence=evidence,
        due_on=back_on,
        grace_ends_on=None if is_away else grace_ends_on,
        is_in_flight=is_in_flight,
        pending_on=pending_on,
        adjustments=under_way if is_away else (*evidence.due.adjustments, *moved, *under_way),
    )


def _first_day_back(person: Person, rule: RecheckRule, due: date | None, on: date) -> date | None:
    """The due date, where the policy defers moved out of any absence it falls in; None while the return is not known."""
    if due is None or rule.absence is not AbsenceTreatment.DEFERRED:
        return due
    for absence in sorted(person.absences, key=lambda each: each.starts_on):
        if due not in absence:
            continue
        if absence.ends_on is None or absence.ends_on == date.max:
            is_out = on in absence and rule.open_absence is OpenAbsence.OUT_OF_THE_COUNT
            return None if is_out else due
        due = absence.ends_on + _DAY
    return due


def _applied_on(person: Person, required: Level | None, rule: RecheckRule, on: date) -> Iterator[date]:
    """The days of the applications in flight, those included that a certificate issued later is known to have had."""
    for application in person.applications:
        if is_in_flight(application, person, rule, required=required, on=on):
            yield application.submitted_on
    for certificate in person.certificates:
        if certificate.submitted_on is None or certificate.issued_on is None or certificate.issued_on <= on:
            continue
        application = Application(submitted_on=certificate.submitted_on, level=certificate.level)
        # a certificate came of it, so it was not given up
        patient = attrs.evolve(rule, application_lapses_after=None)
        if is_in_flight(application, person, patient, required=required, on=on):
            yield certificate.submitted_on


def is_in_flight(
    application: Application, person: Person, rule: RecheckRule, *, required: Level | None = None, on: date
) -> bool:
    """Whether an application is under way on a day and would be enough.

    It ends when a certificate follows it, when it is withdrawn, or when the policy gives it up.

    Examples:
        >>> from safeguarding.dates.periods import Period
        >>> rule = RecheckRule(certificate_interval=None, application_lapses_after=Period(months=3))
        >>> made = Application(submitted_on=date(2017, 6, 1))
        >>> [is_in_flight(made, Person(reference="S1"), rule, on=day) for day in (date(2017, 9, 1), date(2017, 9, 2))]
        [True, False]
    """
    if application.submitted_on > on or (application.withdrawn_on is not None and application.withdrawn_on <= on):
        return False
    if required is not None and application.level is not None and not covers(application.level, required):
        return False
    if rule.application_lapses_after is not None and on > later_day(
        application.submitted_on, rule.application_lapses_after
    ):
        return False
    for certificate in person.certificates:
        held_from = rule.held_from(certificate.issued_on, certificate.seen_on)
        if held_from is not None and application.submitted_on <= held_from <= on:
            return False
    return True


def standing_on(position: Position, *, on: date, window_ends_on: date) -> Standing:
    """The standing of a position on a day: the only place where dates are compared.

    Args:
        position: A position that holds on the day.
        on: The day.
        window_ends_on: The last day of the look-ahead; the day itself for none.
    """
    standing = _by_date(position, on, window_ends_on) if position.standing is None else position.standing
    return Standing.IN_PROGRESS if position.is_in_flight and standing.needs_action else standing


def gravest_standing(places: Iterable[Position], *, on: date, window_ends_on: date) -> Standing:
    """Where somebody stands who holds several posts. Arguments as for :func:`standing_on`."""
    return min((standing_on(each, on=on, window_ends_on=window_ends_on) for each in places), key=GRAVEST_FIRST.index)


def _by_date(position: Position, on: date, window_ends_on: date) -> Standing:
    if position.due_on is None or position.grace_ends_on is None or window_ends_on < position.due_on:
        return Standing.IN_DATE
    if on < position.due_on:
        return Standing.DUE_SOON
    return Standing.DUE if on <= position.grace_ends_on else Standing.OVERDUE


def change_days(person: Person, cache: DueDateCache) -> list[date]:
    """Every day on which a person's positions may change, in order; between two of them they stay as they are."""
    first = cache.policy.versions.entries[0].starts_on
    last = cache.policy.versions.ends_on or date.max
    return sorted({max(first, day) for day in _changes(person, cache) if day <= last} | {first})


def _changes(person: Person, cache: DueDateCache) -> Iterator[date]:
    """Days on which something begins, and days after something ends."""
    spans = list(_spans(person))
    begins: list[date | None] = [entry.starts_on for entry in cache.policy.versions.entries]
    begins += [starts_on for starts_on, _ in spans]
    begins += [certificate.on(moment) for certificate in person.certificates for moment in Moment]
    begins += [check.checked_on for check in person.status_checks]
    ends = [ends_on for _, ends_on in spans]
    for application in person.applications:
        begins += [application.submitted_on, application.withdrawn_on]
        ends += _lapses(application, cache)
    yield from filter(None, begins)
    yield from (day + _DAY for day in filter(None, ends) if day < date.max)


def _spans(person: Person) -> Iterator[tuple[date | None, date | None]]:
    yield person.starts_on, person.left_on
    yield from ((post.starts_on, post.ends_on) for post in person.posts)
    yield from ((absence.starts_on, absence.ends_on) for absence in person.absences)
    yield from ((each.starts_on, each.ends_on) for each in person.breaks)


def _lapses(application: Application, cache: DueDateCache) -> Iterator[date]:
    for entry in cache.policy.versions.entries:
        if entry.value.application_lapses_after is not None:
            yield later_day(application.submitted_on, entry.value.application_lapses_after)
