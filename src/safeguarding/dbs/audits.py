"""The audit: everybody on the register, each in exactly one part, on one day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING

import attrs

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dates.words import printed_date
from safeguarding.dbs.audit_counts import AuditCounts, KindCounter, StatusKinds, is_clear
from safeguarding.dbs.breaches import BreachReport, breach_report
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.due_lists import DueRow, due_rows
from safeguarding.dbs.duplicates import SharedCertificate, repeated_references, shared_certificates
from safeguarding.dbs.entry_checks import EntryCheck, entry_check
from safeguarding.dbs.many_standings import StandingBook
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.standings import CheckFinding, Standing
from safeguarding.dbs.statuses import RecheckStatus, recheck_status
from safeguarding.errors import InvalidRecordError
from safeguarding.records import NoTruthValue, Record, how_many

Registers = Iterable[Person] | Mapping[str, Iterable[Person]]
"""A register, or several by their names."""


class _Workings:
    """A register on a day, from which what an audit says of each person is made when it is asked for."""

    def __init__(self, register: tuple[Person, ...], cache: DueDateCache, as_at: date, window: Period | None) -> None:
        self._register, self._cache, self._as_at, self._window = register, cache, as_at, window
        self._book = StandingBook(cache, on=as_at, window=window)
        self.standings: tuple[Standing, ...] = ()

    def judge(self, on_progress: Callable[[int], None] | None) -> None:
        """Find out where everybody stands."""
        found: list[Standing] = []
        every = _EACH if on_progress is not None else len(self._register) or 1
        for first in range(0, len(self._register), every):
            found += self._book.standings(self._register[first : first + every])
            if on_progress is not None:
                on_progress(len(found))
        self.standings = tuple(found)

    def status(self, place: int) -> RecheckStatus:
        """The status of one person."""
        return recheck_status(
            self._register[place], self._cache.policy, on=self._as_at, window=self._window, cache=self._cache
        )

    def made(self, field: str) -> object:
        """What a field of the audit holds."""
        register = self._register
        if field == "statuses":
            return tuple(map(self.status, range(len(register))))
        if field == "entry_checks":
            return tuple(entry_check(person, as_at=self._as_at) for person in register)
        return shared_certificates(register) if field == "shared_certificates" else repeated_references(register)


_EACH = 1_000
_MADE_LATER = ("statuses", "entry_checks", "shared_certificates", "repeated_references")


class _MadeLater:
    """A base for a record some of whose fields are made when they are first asked for.

    Most who audit a long register read its counts. To make a status for everybody would take fifty times as long.
    """

    __slots__ = ("_workings",)
    _workings: _Workings

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> object:
            """Fill a field that is asked for and empty."""
            if name not in _MADE_LATER:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}", name=name, obj=self)
            value = self._workings.made(name)
            object.__setattr__(self, name, value)
            return value


@attrs.frozen(kw_only=True)
class Audit(_MadeLater, NoTruthValue, Record):
    """A register on a day, under a policy.

    Attributes:
        as_at: The day.
        policy_name: The policy.
        statuses: One for each person, in the register's order; made when they are first asked for, as are the next.
        entry_checks: One for each person, in the same order.
        window: The look-ahead for "due within the window"; None for none.
        shared_certificates: Certificates that stand against several people.
        repeated_references: Staff references that stand for several people.
        breaches: Breaches over the period that was asked for; None where none was.
        registers: The name of the register that each person stands in, in the same order; empty where there was one.
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
    registers: tuple[str, ...] = attrs.field(default=(), repr=how_many)

    def _check(self) -> None:
        """An audit that is put together, as from a file, says each thing of each person."""
        people = len(self.statuses)
        if len(self.entry_checks) != people or len(self.registers) not in (0, people):
            raise InvalidRecordError("statuses, entry_checks and registers are not of one length")

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Where each person stands, in the register's order."""
        workings = self._its_workings
        return tuple(status.standing for status in self.statuses) if workings is None else workings.standings

    @property
    def _its_workings(self) -> _Workings | None:
        try:
            return self._workings
        except AttributeError:
            return None

    def _statuses_where(self, holds: Callable[[Standing], bool]) -> Iterator[tuple[int, RecheckStatus]]:
        """Each status with a standing of which something holds, with its place in the register."""
        workings, wanted = self._its_workings, {standing for standing in Standing if holds(standing)}
        for place, standing in enumerate(self.standings):
            if standing in wanted:
                yield place, self.statuses[place] if workings is None else workings.status(place)

    @property
    def counts(self) -> Mapping[Standing, int]:
        """How many stand in each part, none left out: the counts sum to the register."""
        found = Counter(self.standings)
        return {standing: found[standing] for standing in Standing}

    @property
    def counts_by_register(self) -> Mapping[str, Mapping[Standing, int]]:
        """The counts of each register, where several were audited together; they sum to the counts of all."""
        found = Counter(zip(self.registers, self.standings, strict=False))
        return {
            name: {standing: found[name, standing] for standing in Standing} for name in dict.fromkeys(self.registers)
        }

    @property
    def base(self) -> int:
        """The required population: everybody but those absent from the count, not required, not started and left."""
        return sum(count for standing, count in self.counts.items() if standing.is_required)

    @property
    def entry_counts(self) -> Mapping[EntryCheck, int]:
        """How many of the required population were checked when, against their start."""
        pairs = zip(self.standings, self.entry_checks, strict=True)
        found = Counter(entry for standing, entry in pairs if standing.is_required)
        return {entry: found[entry] for entry in EntryCheck}

    @property
    def is_clear(self) -> bool:
        """Whether nothing is wrong: nobody required is overdue, without a check that counts, or unknown.

        Where a period was reported on, no recheck was made late in it either.
        """
        to_act_on = self._statuses_where(lambda standing: standing.needs_action)
        return is_clear((status for _, status in to_act_on), self.breaches)

    @property
    def kinds(self) -> StatusKinds:
        """The statuses that count alike, whoever they are about: one of each kind, and how many there are of it."""
        return KindCounter().add(self.statuses).kinds

    def having(self, *standings: Standing) -> tuple[RecheckStatus, ...]:
        """The statuses in some of the parts."""
        return tuple(status for _, status in self._statuses_where(lambda standing: standing in standings))

    def due_list(self, people: Registers = ()) -> tuple[DueRow, ...]:
        """Whom to act on, the most urgent first; with what was audited, in its order, the rows carry the names.

        Raises:
            InvalidRecordError: for a register of another length.
        """
        everybody, _ = _joined(people)
        if everybody and len(everybody) != len(self.standings):
            raise InvalidRecordError(f"{len(everybody)} people for an audit of {len(self.standings)}")
        found = list(self._statuses_where(lambda standing: standing.needs_action))
        places = [place for place, _ in found]
        return due_rows(
            [status for _, status in found],
            [everybody[place] for place in places] if everybody else (),
            registers=[self.registers[place] for place in places] if self.registers else (),
        )

    def with_finding(self, finding: CheckFinding) -> tuple[RecheckStatus, ...]:
        """The statuses that carry a finding."""
        return tuple(status for status in self.statuses if finding in status.findings)

    def __str__(self) -> str:
        found = [f"{count} {standing}" for standing, count in self.counts.items() if count]
        return f"{len(self.standings)} on the register as at {printed_date(self.as_at)}: {', '.join(found)}"


CountedAudit = Audit | AuditCounts
"""What the tables of an audit are made from: that of a whole register, or the counts of one that was audited in pieces."""


def audit(
    people: Registers,
    policy: RecheckPolicy,
    *,
    as_at: date,
    window: Period | None = None,
    breach_period: DateRange | None = None,
    on_progress: Callable[[int], None] | None = None,
) -> Audit:
    """Put everybody on a register in their part, on one day.

    Args:
        people: The register; or several by name, such as the staff and the agency's, whose names then stand beside
            each person.
        policy: The employer's policy.
        as_at: The day; checks dated after it are not known yet.
        window: How far to look ahead; None for no look-ahead.
        breach_period: The days over which to report breaches; None for no report.
        on_progress: Called with the number of people done so far, about once a thousand.

    Raises:
        OutOfCoverageError: for a day on which the policy has no rule.

    Examples:
        >>> from safeguarding.dbs import YORK_2017, Certificate
        >>> register = [
        ...     Person(reference="S1", certificates=[Certificate(issued_on=date(2016, 5, 2))]),
        ...     Person(reference="S2", certificates=[Certificate(issued_on=date(2014, 10, 2))]),
        ...     Person(reference="S3", certificates=[Certificate(issued_on=None)]),
        ... ]
        >>> found = audit(register, YORK_2017, as_at=date(2017, 9, 19), window=Period(days=60))
        >>> {standing.label: count for standing, count in found.counts.items() if count}
        {'in date': 1, 'due within the window': 1, 'date unknown': 1}
    """
    register, names = _joined(people)
    cache = DueDateCache(policy)
    workings = _Workings(register, cache, as_at, window)
    workings.judge(on_progress)
    report = None
    if breach_period is not None:
        report = breach_report(register, policy, period=breach_period, cache=cache)
    return _audit_of(workings, as_at=as_at, window=window, policy_name=policy.name, breaches=report, registers=names)


def _joined(people: Registers) -> tuple[tuple[Person, ...], tuple[str, ...]]:
    """Everybody, and the name of the register that each stands in where there are several."""
    if not isinstance(people, Mapping):
        return tuple(people), ()
    pairs = [(person, name) for name, several in people.items() for person in several]
    return tuple(person for person, _ in pairs), tuple(name for _, name in pairs)


def _audit_of(workings: _Workings, **fields: object) -> Audit:
    """An audit of which each field that is not given is made from the workings when it is first asked for."""
    found = Audit.__new__(Audit)
    for field, value in {"_workings": workings, **fields}.items():
        object.__setattr__(found, field, value)
    return found
