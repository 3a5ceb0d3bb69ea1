"""The audit: everybody on the register, each in exactly one part, on one day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import date

import attrs

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dates.words import printed_date
from safeguarding.dbs.breaches import BreachReport, breach_report
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.due_lists import DueRow, due_rows
from safeguarding.dbs.duplicates import SharedCertificate, repeated_references, shared_certificates
from safeguarding.dbs.entry_checks import EntryCheck, entry_check
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.standings import CheckFinding, Standing
from safeguarding.dbs.statuses import RecheckStatus, recheck_status
from safeguarding.records import NoTruthValue, Record, how_many


@attrs.frozen(kw_only=True)
class Audit(NoTruthValue, Record):
    """A register on a day, under a policy.

    Attributes:
        as_at: The day.
        policy_name: The policy.
        statuses: One for each person, in the register's order.
        entry_checks: One for each person, in the same order.
        window: The look-ahead for "due within the window"; None for none.
        shared_certificates: Certificates that stand against several people.
        repeated_references: Staff references that stand for several people.
        breaches: Breaches over the period that was asked for; None where none was.
    """

    _instead = "counts, or is_clear"

    as_at: date
    policy_name: str
    statuses: tuple[RecheckStatus, ...] = attrs.field(repr=False)
    entry_checks: tuple[EntryCheck, ...] = attrs.field(repr=False)
    window: Period | None = None
    shared_certificates: tuple[SharedCertificate, ...] = attrs.field(default=(), repr=how_many)
    repeated_references: tuple[str, ...] = attrs.field(default=(), repr=how_many)
    breaches: BreachReport | None = None

    @property
    def counts(self) -> Mapping[Standing, int]:
        """How many stand in each part, none left out: the counts sum to the register."""
        found = Counter(status.standing for status in self.statuses)
        return {standing: found[standing] for standing in Standing}

    @property
    def base(self) -> int:
        """The required population: everybody but those absent from the count, not required, not started and left."""
        return sum(status.standing.is_required for status in self.statuses)

    @property
    def entry_counts(self) -> Mapping[EntryCheck, int]:
        """How many of the required population were checked when, against their start."""
        found = Counter(
            entry for status, entry in zip(self.statuses, self.entry_checks, strict=True) if status.standing.is_required
        )
        return {entry: found[entry] for entry in EntryCheck}

    @property
    def is_clear(self) -> bool:
        """Whether nothing is wrong: nobody required is overdue, without a check that counts, or unknown.

        Where a period was reported on, no recheck was made late in it either.
        """
        required = [status for status in self.statuses if status.standing.is_required]
        late = self.breaches is not None and bool(self.breaches.breaches)
        return not late and not any(status.is_overdue or status.standing.is_wrong for status in required)

    def having(self, *standings: Standing) -> tuple[RecheckStatus, ...]:
        """The statuses in some of the parts."""
        return tuple(status for status in self.statuses if status.standing in standings)

    def due_list(self, people: Iterable[Person] = ()) -> tuple[DueRow, ...]:
        """Whom to act on, the most urgent first; with the register, in its order, the rows carry the names."""
        return due_rows(self.statuses, people)

    def with_finding(self, finding: CheckFinding) -> tuple[RecheckStatus, ...]:
        """The statuses that carry a finding."""
        return tuple(status for status in self.statuses if finding in status.findings)

    def __str__(self) -> str:
        found = [f"{count} {standing}" for standing, count in self.counts.items() if count]
        return f"{len(self.statuses)} on the register as at {printed_date(self.as_at)}: {', '.join(found)}"


def audit(
    people: Iterable[Person],
    policy: RecheckPolicy,
    *,
    as_at: date,
    window: Period | None = None,
    breach_period: DateRange | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> Audit:
    """Put everybody on a register in their part, on one day.

    Args:
        people: The register.
        policy: The employer's policy.
        as_at: The day; checks dated after it are not known yet.
        window: How far to look ahead; None for no look-ahead.
        breach_period: The days over which to report breaches; None for no report.
        on_progress: Called with the number of people done so far, about once a thousand.

    Raises:
        OutOfCoverageError: for a day on which the policy has no rule.

    Examples:
        >>> from safeguarding.dbs.checks import Certificate
        >>> from safeguarding.dbs.published_policies import YORK_2017
        >>> register = [
        ...     Person(reference="S1", certificates=[Certificate(issued_on=date(2016, 5, 2))]),
        ...     Person(reference="S2", certificates=[Certificate(issued_on=date(2014, 10, 2))]),
        ...     Person(reference="S3", certificates=[Certificate(issued_on=None)]),
        ... ]
        >>> found = audit(register, YORK_2017, as_at=date(2017, 9, 19), window=Period(days=60))
        >>> {standing.label: count for standing, count in found.counts.items() if count}
        {'in date': 1, 'due within the window': 1, 'date unknown': 1}
    """
    register = tuple(people)
    cache = DueDateCache(policy)
    statuses: list[RecheckStatus] = []
    for done, person in enumerate(register, start=1):
        statuses.append(recheck_status(person, policy, on=as_at, window=window, cache=cache))
        if on_progress is not None and (done % 1000 == 0 or done == len(register)):
            on_progress(done)
    report = None
    if breach_period is not None:
        report = breach_report(register, policy, period=breach_period, cache=cache)
    return Audit(
        as_at=as_at,
        window=window,
        policy_name=policy.name,
        statuses=tuple(statuses),
        entry_checks=tuple(entry_check(person, as_at=as_at) for person in register),
        shared_certificates=shared_certificates(register),
        repeated_references=repeated_references(register),
        breaches=report,
    )
