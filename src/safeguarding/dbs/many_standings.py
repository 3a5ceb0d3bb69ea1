"""Where everybody on a register stands on a day: the rule for one person, asked once for all who are alike.

Most people have one post, certificates of one level, and perhaps passed status checks. Where they stand depends on the
post, the level, and between which cut-offs the latest of each falls. The rule for one person judges the first of each
such group; whoever has anything else is judged alone. So no rule stands here, only which facts a group has in common.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from safeguarding.dates.due import due_on
from safeguarding.dates.periods import Period
from safeguarding.dbs.bulk import cut_offs
from safeguarding.dbs.checks import UPDATE_SERVICE_OPENED, Certificate, Moment, StatusCheckResult
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.levels import Level, Tier
from safeguarding.dbs.people import Person, Post
from safeguarding.dbs.policies import AbsenceTreatment, DecidingCheck, EvidenceKind
from safeguarding.dbs.positions import gravest_standing, positions
from safeguarding.dbs.standings import Standing

_Bucket = int | date
_PASSES = frozenset(result for result in StatusCheckResult if result.is_pass)
_REMEMBERED = 5_000


@attrs.define
class _Group:
    """People with equal posts and equal levels held.

    Attributes:
        cuts: The cut-offs of certificates, in order; None where each date is a bucket of its own.
        look_cuts: The cut-offs of status checks.
        standings: Where they stand, by the buckets of the latest certificate and of the latest status check.
    """

    cuts: list[date] | None
    look_cuts: list[date] | None
    standings: dict[_Bucket | tuple[_Bucket, _Bucket], Standing] = attrs.field(factory=dict)


class StandingBook:
    """The standings of a day under a policy, those of each group remembered.

    Examples:
        >>> from safeguarding.dbs.published_policies import YORK_2017
        >>> people = [Person(reference=f"S{k}", certificates=[Certificate(issued_on=date(2014, 9, k))]) for k in (18, 19)]
        >>> book = StandingBook(DueDateCache(YORK_2017), on=date(2017, 9, 19))
        >>> [each.label for each in book.standings(people)]
        ['overdue', 'due']
    """

    def __init__(self, cache: DueDateCache, *, on: date, window: Period | None = None) -> None:
        """Prepare for a day.

        Raises:
            OutOfCoverageError: for a day on which the policy has no rule.
        """
        self._rule = cache.policy.version_on(on).value
        self._cache, self._on, self._window = cache, on, window
        self._window_ends_on = on if window is None else due_on(on, window)
        self._heeds_absences = self._rule.absence is not AbsenceTreatment.RUNS
        self._heeds_breaks = self._rule.break_rule is not None
        self._groups: dict[tuple[object, ...], _Group] = {}
        self._alike: dict[tuple[object, ...], _Group] = {}
        self._level_numbers: dict[Level | None, int] = {}
        self._cuts: dict[tuple[object, ...], list[date] | None] = {}

    def standings(self, people: Iterable[Person]) -> list[Standing]:
        """Where each stands. The people must be kept until the book is done with: it knows their levels by identity."""
        if self._rule.anchor is not Moment.ISSUED or self._rule.done_when is Moment.SEEN:
            return [self.judged(person) for person in people]
        found = []
        for person in people:
            standing = self._in_group(person)
            found.append(self.judged(person) if standing is None else standing)
        return found

    def judged(self, person: Person) -> Standing:
        """Where one person stands, by the rule for one person."""
        places = positions(person, self._cache, on=self._on)
        return gravest_standing(places, on=self._on, window_ends_on=self._window_ends_on)

    def _in_group(self, person: Person) -> Standing | None:
        """The standing by the person's group; None for whoever has to be judged alone."""
        on, posts, certificates = self._on, person.posts, person.certificates
        if (
            len(posts) != 1
            or not certificates
            or person.applications
            or (self._heeds_absences and person.absences)
            or (self._heeds_breaks and person.breaks)
            or ((starts_on := person.starts_on) is not None and on < starts_on)
            or ((left_on := person.left_on) is not None and left_on < on)
            or person.is_leaver
        ):
            return None
        post, certificate = posts[0], certificates[0]
        if not post.is_held(on=on):
            return None
        # levels by identity: most registers share them, and to compare them anew would cost as much as all the rest
        key = (
            post.role,
            id(post.required),
            id(certificate.level),
            post.requires_check,
            post.is_requirement_known,
            certificate.is_level_known,
        )
        group = self._groups.get(key)
        if group is None:
            group = self._group(key, post, certificate)
        issued_on = certificate.issued_on if len(certificates) == 1 else self._latest_issue(group, certificates)
        if issued_on is None or issued_on > on:
            return None
        cuts = group.cuts
        bucket: _Bucket = issued_on if cuts is None else bisect_left(cuts, issued_on)
        place: _Bucket | tuple[_Bucket, _Bucket] = bucket
        if person.status_checks:
            looked = self._look(person, group, issued_on)
            if looked is None:
                return None
            place = bucket, looked
        standing = group.standings.get(place)
        if standing is None:
            standing = group.standings[place] = self.judged(person)
        return standing

    def _group(self, key: tuple[object, ...], post: Post, certificate: Certificate) -> _Group:
        """The group of a post and a level, found again by what they say where they are other objects."""
        numbers = self._level_numbers
        levels = [numbers.setdefault(each, len(numbers)) for each in (post.required, certificate.level)]
        alike = post.role, *levels, *key[3:]
        group = self._alike.get(alike)
        if group is None:
            tier = None if post.required is None else post.required.tier
            cuts, look_cuts = (self._cut_offs(kind, post.role, tier) for kind in EvidenceKind)
            group = self._alike[alike] = _Group(cuts, look_cuts)
        if len(self._groups) < _REMEMBERED:
            self._groups[key] = group
        return group

    def _cut_offs(self, kind: EvidenceKind, role: str, tier: Tier | None) -> list[date] | None:
        """The cut-offs of a post, worked out once for all posts that have the same intervals."""
        policy = self._cache.policy
        key = (kind, *(entry.value.interval_for(kind, role, tier) for entry in policy.versions.entries))
        if key not in self._cuts:
            cuts = cut_offs(policy, on=self._on, window=self._window, role=role, tier=tier, kind=kind)
            days = None if cuts is None else (cuts.overdue, cuts.due, cuts.due_soon)
            self._cuts[key] = None if days is None else [day for day in days if day is not None]
        return self._cuts[key]

    @staticmethod
    def _latest_issue(group: _Group, certificates: Sequence[Certificate]) -> date | None:
        """The day of the latest of several certificates of one level; None where another may matter as well."""
        levels = {(id(each.level), each.is_level_known) for each in certificates}
        if group.cuts is None or len(levels) > 1:
            return None
        days = [each.issued_on for each in certificates if each.issued_on is not None]
        return max(days) if len(days) == len(certificates) else None

    def _look(self, person: Person, group: _Group, issued_on: date) -> _Bucket | None:
        """The bucket of the latest status check; None where more than its date may matter."""
        latest = _latest_look(person, self._on)
        if latest is None or isinstance(latest, int):
            return latest
        cuts = group.look_cuts
        if cuts is None:
            # of several looks an earlier one may last longer
            return latest if len(person.status_checks) == 1 else None
        # of a look and a certificate of one day the policy may go by either
        is_clear = self._rule.deciding_check is DecidingCheck.LASTS_LONGEST or issued_on < latest
        return bisect_left(cuts, latest) if is_clear else None


_CANNOT_BE, _TO_COME = -1, -2
"""The buckets of looks at certificates that are too old for the Update Service, and of those after the day."""


def _latest_look(person: Person, on: date) -> date | int | None:
    """The day of the latest look at the Update Service, or the bucket where none counts; None where it is not plain."""
    certificates, latest, too_old = person.certificates, None, 0
    for subscription in person.subscriptions:
        if subscription.starts_on is not None:
            return None
    for check in person.status_checks:
        day, number = check.checked_on, check.number
        is_about_only = len(certificates) == 1 and (number is None or number is certificates[0].number)
        about = certificates[0] if is_about_only else person.certificate_of(check)
        issued_on = None if about is None else about.issued_on
        if issued_on is None or day < issued_on or check.result not in _PASSES:
            return None
        too_old += issued_on < UPDATE_SERVICE_OPENED
        if day <= on and (latest is None or latest < day):
            latest = day
    if too_old:
        return _CANNOT_BE if too_old == len(person.status_checks) else None
    return _TO_COME if latest is None else latest
