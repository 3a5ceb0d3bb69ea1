"""Breaches of the recheck policy over a period: rechecks not made, and rechecks made late, with the days."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.dates.words import printed_date
from safeguarding.dbs.due_dates import DueDateCache
from safeguarding.dbs.people import Person
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.recheck_cycles import cycles_of, position_periods
from safeguarding.labels import Labelled
from safeguarding.numbers.nouns import counted
from safeguarding.numbers.shares import Share
from safeguarding.records import NoTruthValue, Record, how_many


class BreachKind(Labelled):
    """The two kinds: they are counted apart, because one is still open and the other is not."""

    NOT_MADE = "not made"
    MADE_LATE = "made late"


@attrs.frozen(kw_only=True)
class Breach(Record):
    """One recheck that was not made, or was made late.

    Attributes:
        reference: Whose, by staff reference.
        kind: Which of the two.
        due_on: The day it was due.
        days_late: Days from the due date to the day it was made, or to the end of the period.
        done_on: The day it was made; None where it was not.
    """

    reference: str
    kind: BreachKind
    due_on: date
    days_late: int
    done_on: date | None = None

    def __str__(self) -> str:
        days = f", {counted(self.days_late, 'day')} late" if self.days_late else ""
        return f"{self.reference}: {self.kind}, due on {printed_date(self.due_on)}{days}"


@attrs.frozen(kw_only=True)
class BreachReport(NoTruthValue, Record):
    """What a period's rechecks look like.

    Attributes:
        period: The days reported on, first and last included.
        breaches: Both kinds, in order of due date.
        made_on_time: How many rechecks were made in the period by their due date, grace included.

    Examples:
        >>> late = Breach(reference="S1", kind=BreachKind.MADE_LATE, due_on=date(2017, 3, 3), days_late=5, done_on=date(2017, 3, 8))
        >>> period = DateRange(date(2017, 1, 1), date(2017, 6, 30))
        >>> print(BreachReport(period=period, breaches=(late,), made_on_time=3).timeliness)
        3 of 4
    """

    _instead = "breaches, or timeliness"

    period: DateRange
    breaches: tuple[Breach, ...] = attrs.field(repr=how_many)
    made_on_time: int

    def of_kind(self, kind: BreachKind) -> tuple[Breach, ...]:
        """The breaches of one kind."""
        return tuple(each for each in self.breaches if each.kind is kind)

    @property
    def timeliness(self) -> Share | None:
        """Rechecks made on time, of all made in the period; None where none was made."""
        made = self.made_on_time + len(self.of_kind(BreachKind.MADE_LATE))
        return Share(self.made_on_time, made) if made else None

    def __str__(self) -> str:
        return f"{self.period}: {self.made_on_time} made on time, {len(self.breaches)} in breach"


def breach_report(
    people: Iterable[Person], policy: RecheckPolicy, *, period: DateRange, cache: DueDateCache | None = None
) -> BreachReport:
    """The rechecks made late in a period, those not made at its end, and those made on time.

    Args:
        people: The register, leavers included: a recheck that was late before somebody left was late.
        policy: The employer's policy: what counts as done, and its grace.
        period: The days reported on. "Not made" is judged on its last day.
        cache: The policy's due dates remembered from earlier calls.

    Examples:
        >>> from safeguarding.dbs import YORK_2017, Certificate
        >>> person = Person(
        ...     reference="S0042",
        ...     certificates=[Certificate(issued_on=date(2014, 3, 3)), Certificate(issued_on=date(2017, 3, 8))],
        ... )
        >>> report = breach_report([person], YORK_2017, period=DateRange(date(2017, 1, 1), date(2017, 6, 30)))
        >>> [(each.kind.label, each.days_late) for each in report.breaches]
        [('made late', 5)]
    """
    cache = cache or DueDateCache(policy)
    found: list[Breach] = []
    on_time = 0
    for person in people:
        # as it stood at the end of the period: a post that changed later may have moved the date since
        known = [each for each in position_periods(person, cache) if each.days.starts_on <= period.ends_on]
        for cycle in cycles_of(person.reference, known):
            done_on = cycle.done_on
            if done_on is not None and done_on in period:
                on_time += not cycle.is_made_late
                if cycle.is_made_late:
                    found.append(_breach(person, BreachKind.MADE_LATE, cycle.due_on, done_on, done_on))
            elif cycle.is_not_made(on=period.ends_on):
                found.append(_breach(person, BreachKind.NOT_MADE, cycle.due_on, None, period.ends_on))
    return _report(found, on_time, period)


def joined_reports(reports: Iterable[BreachReport], *, period: DateRange) -> BreachReport:
    """The report of a register from those of its pieces, in their order, over one period."""
    several = tuple(reports)
    found = [breach for report in several for breach in report.breaches]
    return _report(found, sum(report.made_on_time for report in several), period)


def _report(found: Iterable[Breach], on_time: int, period: DateRange) -> BreachReport:
    in_order = sorted(found, key=lambda each: (each.due_on, each.reference))
    return BreachReport(period=period, breaches=tuple(in_order), made_on_time=on_time)


def _breach(person: Person, kind: BreachKind, due: date, done_on: date | None, until: date) -> Breach:
    return Breach(reference=person.reference, kind=kind, due_on=due, done_on=done_on, days_late=(until - due).days)
