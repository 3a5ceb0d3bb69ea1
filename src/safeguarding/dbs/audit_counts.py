"""What is counted of an audit, whoever is counted: a register too long to keep is audited in pieces, each let go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

import attrs

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.breaches import BreachReport, breach_report, joined_reports
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.duplicates import SharedCertificate, repeated_references, shared_certificates
from safeguarding.dbs.entry_checks import EntryCheck, entry_check
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.standings import Standing
from safeguarding.dbs.statuses import RecheckStatus, recheck_status
from safeguarding.records import NoTruthValue, Record, how_many

StatusKinds = tuple[tuple[RecheckStatus, int], ...]
"""Statuses that count alike, whoever they are about: one of each kind, and how many there are of it."""


class KindCounter:
    """Counts statuses by what all counts of an audit go by: where they stand, their days, and what was found."""

    def __init__(self) -> None:
        self._first: dict[object, RecheckStatus] = {}
        self._counts: Counter[object] = Counter()

    def add(self, statuses: Iterable[RecheckStatus]) -> KindCounter:
        """Count some more."""
        keys = []
        for status in statuses:
            # an enum's own hash is a call: its name's is kept
            key = status.standing.name, status.due_on, status.grace_ends_on, status.findings
            keys.append(key)
            if key not in self._first:
                self._first[key] = status
        self._counts.update(keys)
        return self

    @property
    def kinds(self) -> StatusKinds:
        """One of each kind, the first, and how many there are."""
        return tuple((status, self._counts[key]) for key, status in self._first.items())


@attrs.frozen(kw_only=True)
class AuditCounts(NoTruthValue, Record):
    """The counts of a register that was audited in pieces: those of :func:`~safeguarding.dbs.audit`, without its people.

    Attributes:
        as_at: The day.
        policy_name: The policy.
        kinds: The statuses that count alike: one of each kind, and how many there are of it.
        entries: How many of the required population were checked when, against their start.
        window: The look-ahead for "due within the window"; None for none.
        shared_certificates: Certificates that stand against several people.
        repeated_references: Staff references that stand for several people.
        breaches: Breaches over the period that was asked for; None where none was.
    """

    _instead = "counts, or is_clear"

    as_at: date
    policy_name: str
    kinds: StatusKinds = attrs.field(repr=how_many)
    entries: tuple[tuple[EntryCheck, int], ...] = attrs.field(repr=False)
    window: Period | None = None
    shared_certificates: tuple[SharedCertificate, ...] = attrs.field(default=(), repr=how_many)
    repeated_references: tuple[str, ...] = attrs.field(default=(), repr=how_many)
    breaches: BreachReport | None = None

    @property
    def counts(self) -> Mapping[Standing, int]:
        """How many stand in each part, none left out: the counts sum to the register."""
        found = dict.fromkeys(Standing, 0)
        for status, count in self.kinds:
            found[status.standing] += count
        return found

    @property
    def entry_counts(self) -> Mapping[EntryCheck, int]:
        """How many of the required population were checked when, against their start."""
        return dict(self.entries)

    @property
    def base(self) -> int:
        """The required population: everybody but those absent from the count, not required, not started and left."""
        return sum(count for status, count in self.kinds if status.standing.is_required)

    @property
    def is_clear(self) -> bool:
        """Whether nothing is wrong, as of an audit of the whole register."""
        return is_clear((status for status, _ in self.kinds), self.breaches)


def is_clear(statuses: Iterable[RecheckStatus], breaches: BreachReport | None) -> bool:
    """Whether nobody required is overdue, without a check that counts, or unknown, and no recheck was made late."""
    if breaches is not None and breaches.breaches:
        return False
    return not any(each.standing.needs_action and (each.is_overdue or each.standing.is_wrong) for each in statuses)


def audit_in_pieces(
    pieces: Iterable[Sequence[Person]],
    policy: RecheckPolicy,
    *,
    as_at: date,
    window: Period | None = None,
    breach_period: DateRange | None = None,
    may_share: Callable[[Person], bool] | None = None,
    on_piece: Callable[[Sequence[RecheckStatus], Sequence[Person]], None] | None = None,
) -> AuditCounts:
    """Audit a register that need not be held as a whole: what is counted is that of an audit of all of it.

    Args:
        pieces: The people, some at a time and in the register's order; each piece is let go before the next is taken.
        policy: The employer's policy.
        as_at: The day; checks dated after it are not known yet.
        window: How far to look ahead; None for no look-ahead.
        breach_period: The days over which to report breaches; None for no report.
        may_share: Whether somebody else on the register may have the same reference or certificate number: those are kept
            until the end. By default everybody is.
        on_piece: Called with the statuses of each piece and its people, for whoever writes them down as they come.

    Raises:
        OutOfCoverageError: for a day on which the policy has no rule.

    Examples:
        >>> from safeguarding.dbs import YORK_2017, Certificate
        >>> days = date(2016, 5, 2), date(2014, 10, 2), None
        >>> people = [Person(reference=f"S{day}", certificates=[Certificate(issued_on=day)]) for day in days]
        >>> found = audit_in_pieces([people[:2], people[2:]], YORK_2017, as_at=date(2017, 9, 19))
        >>> {standing.label: count for standing, count in found.counts.items() if count}
        {'in date': 2, 'date unknown': 1}
    """
    policy.version_on(as_at)
    cache, counter, entries = DueDateCache(policy), KindCounter(), Counter[EntryCheck]()
    kept: list[Person] = []
    reports: list[BreachReport] = []
    for people in pieces:
        statuses = [recheck_status(person, policy, on=as_at, window=window, cache=cache) for person in people]
        counter.add(statuses)
        pairs = zip(people, statuses, strict=True)
        entries.update(entry_check(each, as_at=as_at) for each, status in pairs if status.standing.is_required)
        kept += people if may_share is None else filter(may_share, people)
        if breach_period is not None:
            reports.append(breach_report(people, policy, period=breach_period, cache=cache))
        if on_piece is not None:
            on_piece(statuses, people)
    return AuditCounts(
        as_at=as_at,
        policy_name=policy.name,
        kinds=counter.kinds,
        entries=tuple((entry, entries[entry]) for entry in EntryCheck),
        window=window,
        shared_certificates=shared_certificates(kept),
        repeated_references=repeated_references(kept),
        breaches=None if breach_period is None else joined_reports(reports, period=breach_period),
    )
