"""The due list: whom to ask for a recheck, or to clear up, the most urgent first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.dbs.people import Person, PersonName
from safeguarding.dbs.standings import GRAVEST_FIRST, Standing
from safeguarding.dbs.statuses import RecheckStatus
from safeguarding.numbers.nouns import counted
from safeguarding.records import Record


@attrs.frozen(kw_only=True)
class DueRow(Record):
    """Somebody to be acted on.

    Attributes:
        reference: The staff reference.
        standing: Where they stand.
        due_on: The day the recheck falls due; None where there is none to know.
        days: Days until then; below 0 where it has passed; None without a date.
        why: The status in a sentence, which names nobody.
        role: The post that it is about.
        register: The register that they stand in, where several were audited together.
        name: What they are called, where names were asked for; it comes out by ``reveal()``.

    Examples:
        >>> row = DueRow(reference="S1", standing=Standing.OVERDUE, due_on=date(2017, 9, 9), days=-10, why="", role="Cook")
        >>> print(row)
        S1 (Cook): overdue, due on 9 September 2017, 10 days ago
    """

    reference: str
    standing: Standing
    due_on: date | None
    days: int | None
    why: str
    role: str = ""
    name: PersonName = attrs.field(default=PersonName(""), repr=False)
    register: str = ""

    def __str__(self) -> str:
        beside = ", ".join(filter(None, (self.role, self.register)))
        return f"{self.reference}{f' ({beside})' if beside else ''}: {self.standing}{self._when()}"

    def _when(self) -> str:
        if self.due_on is None or self.days is None:
            return ""
        days = counted(abs(self.days), "day")
        when = "today" if self.days == 0 else f"{days} ago" if self.days < 0 else f"in {days}"
        return f", due on {printed_date(self.due_on)}, {when}"


def due_rows(
    statuses: Iterable[RecheckStatus], people: Iterable[Person] = (), *, registers: Iterable[str] = ()
) -> tuple[DueRow, ...]:
    """The statuses that need action as rows: by gravity, then by due date, then by reference.

    Args:
        statuses: The statuses of an audit.
        people: The register that they were made from, in the same order, for the names; empty for none.
        registers: The name of the register of each, in the same order; empty for none.

    Raises:
        ValueError: for a register of another length.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.dbs import YORK_2017, Certificate, Person, audit
        >>> person = Person(reference="S1", certificates=[Certificate(issued_on=date(2014, 9, 1))])
        >>> found = audit([person], YORK_2017, as_at=date(2017, 9, 19))
        >>> for row in due_rows(found.statuses):
        ...     print(row.reference, row.standing, row.due_on)
        S1 overdue 2017-09-01
    """
    several = tuple(statuses)
    sources = list(registers) or [""] * len(several)
    names = [person.name for person in people] or [PersonName("")] * len(several)
    found = [
        DueRow(
            reference=each.reference,
            standing=each.standing,
            due_on=each.due_on,
            days=None if each.due_on is None else (each.due_on - each.on).days,
            why=each.explanation,
            role=each.role,
            name=name,
            register=source,
        )
        for each, name, source in zip(several, names, sources, strict=True)
        if each.standing.needs_action
    ]
    return tuple(
        sorted(found, key=lambda row: (GRAVEST_FIRST.index(row.standing), row.due_on or date.min, row.reference))
    )
