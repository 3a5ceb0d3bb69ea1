"""What an audit of a register gives people to work with: the due list, and the register's problems."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import attrs

from safeguarding.dbs.audits import Audit
from safeguarding.dbs.people import Person
from safeguarding.dbs.standings import Standing
from safeguarding.dbs.statuses import RecheckStatus, number_behind
from safeguarding.faults import Fault, Place
from safeguarding.records import Record
from safeguarding.tables.typed_tables import Shade, TypedTable, Value

DUE_LIST_COLUMNS = (
    *("Staff reference", "Name", "Role", "Standing", "Recheck due on", "Days overdue"),
    *("Certificate number", "Counted from", "Level held", "Level required", "Findings", "Explanation"),
)

_MOST_URGENT_FIRST = (
    *(Standing.NO_CHECK, Standing.NEW_CERTIFICATE_REQUIRED, Standing.WRONG_LEVEL, Standing.UNKNOWN_DATE),
    *(Standing.UNKNOWN_LEVEL, Standing.OVERDUE, Standing.DUE, Standing.IN_PROGRESS, Standing.DUE_SOON),
)


_SHADES: Mapping[Standing, Shade] = {
    **dict.fromkeys(_MOST_URGENT_FIRST, Shade.LATE),
    **dict.fromkeys((Standing.UNKNOWN_DATE, Standing.UNKNOWN_LEVEL), Shade.UNKNOWN),
    **dict.fromkeys((Standing.DUE, Standing.DUE_SOON), Shade.SOON),
    Standing.IN_PROGRESS: Shade.UNDER_WAY,
}


def due_list(
    audit: Audit,
    people: Iterable[Person],
    *,
    whole_numbers: bool = False,
    places: Iterable[Iterable[Place]] | None = None,
) -> TypedTable:
    """The people to be acted on, the most urgent first: all of the required population but those in date.

    Args:
        audit: The audit.
        people: The register it was made from, in the same order, for the names.
        whole_numbers: Whether certificate numbers are written whole; by default their last four digits.
        places: Where each person's rows stand, in the same order; where given, a last column says it.

    Examples:
        >>> from safeguarding.dbs import YORK_2017, Certificate, audit
        >>> people = [
        ...     Person(reference=each, certificates=[Certificate(issued_on=day)])
        ...     for each, day in (("S1", date(2016, 1, 4)), ("S2", date(2014, 9, 9)), ("S3", None))
        ... ]
        >>> table = due_list(audit(people, YORK_2017, as_at=date(2017, 9, 19)), people)
        >>> [(row[0], row[3], row[5]) for row in table.rows]
        [('S3', 'date unknown', None), ('S2', 'overdue', 10)]
    """
    where = itertools.repeat(None) if places is None else ["; ".join(map(str, each)) for each in places]
    entries = [
        entry if place is None else attrs.evolve(entry, row=(*entry.row, place))
        for status, person, place in zip(audit.statuses, people, where, strict=places is not None)
        for entry in due_entries([status], [person], whole_numbers=whole_numbers)
    ]
    return due_table(entries, columns=DUE_LIST_COLUMNS if places is None else (*DUE_LIST_COLUMNS, "Stands in"))


@attrs.frozen
class DueEntry(Record):
    """A row of a due list, with what it is sorted by and how it stands out."""

    urgency: tuple[int, date, str]
    row: tuple[Value, ...] = attrs.field(repr=False)
    shade: Shade


def due_entries(
    statuses: Iterable[RecheckStatus], people: Iterable[Person], *, whole_numbers: bool = False
) -> Iterator[DueEntry]:
    """The rows of those to be acted on, in the order in which they stand on the register."""
    for status, person in zip(statuses, people, strict=False):
        if status.standing in _SHADES:
            row = _due_row(status, person, whole_numbers=whole_numbers)
            yield DueEntry(_urgency(status), row, _SHADES[status.standing])


def due_table(entries: Iterable[DueEntry], *, columns: Iterable[str] = DUE_LIST_COLUMNS) -> TypedTable:
    """The due list of some rows, the most urgent first."""
    chosen = sorted(entries, key=lambda each: each.urgency)
    return TypedTable(
        name="Due list",
        columns=columns,
        rows=[each.row for each in chosen],
        shaded="Standing",
        shades=[each.shade for each in chosen],
    )


def _urgency(status: RecheckStatus) -> tuple[int, date, str]:
    return _MOST_URGENT_FIRST.index(status.standing), status.due_on or date.min, status.reference


def _due_row(status: RecheckStatus, person: Person, *, whole_numbers: bool) -> tuple[Value, ...]:
    number = number_behind(status, person) if whole_numbers else None
    shown = status.certificate_number if number is None else number.reveal()
    return (
        *(status.reference, person.name.reveal() or None, status.role or None, status.standing.label),
        *(status.due_on, status.days_overdue, shown, status.evidence_on),
        None if status.held is None else str(status.held),
        None if status.required is None else str(status.required),
        "; ".join(finding.label for finding in status.findings) or None,
        status.explanation,
    )


def problem_list(problems: Iterable[Fault], *, with_tables: bool = False) -> TypedTable:
    """A register's problems, one a row.

    Args:
        problems: The problems.
        with_tables: Whether columns say in which file and on which sheet each stands, where several were read.

    Examples:
        >>> from safeguarding.faults import Place
        >>> problems = [Fault(place=Place(row=3, column="Issue date"), problem="not a date", remedy="type it anew")]
        >>> print(*problem_list(problems).rows[0], sep=" | ")
        3 | Issue date | not a date | None | type it anew | error
    """
    named = (("File", "file"), ("Sheet", "sheet")) if with_tables else ()
    return TypedTable(
        name="Problems",
        columns=(*(title for title, _ in named), "Row", "Column", "Problem", "Found", "What was done", "Severity"),
        rows=[
            (
                *(getattr(each.place, part) or None for _, part in named),
                *(each.place.row, each.place.column or None, each.problem, each.found or None),
                *(each.remedy, each.severity.label),
            )
            for each in problems
        ],
    )
