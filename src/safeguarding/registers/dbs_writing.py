"""What is written of a DBS register: the people themselves, the due list, the problems, and calendar entries."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from safeguarding.dates.ranges import DateRange
from safeguarding.dates.words import printed_date
from safeguarding.dbs.audits import Audit
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import Application, Certificate, StatusCheck, Subscription
from safeguarding.dbs.people import Absence, Person, Post
from safeguarding.dbs.standings import Standing
from safeguarding.dbs.statuses import RecheckStatus, number_behind
from safeguarding.registers.dbs_columns import COLUMNS
from safeguarding.registers.dbs_words import UNKNOWN
from safeguarding.registers.problems import Problem
from safeguarding.registers.typed_tables import TypedTable, Value

DUE_LIST_COLUMNS = (
    *("Staff reference", "Name", "Role", "Standing", "Recheck due on", "Days overdue"),
    *("Certificate number", "Counted from", "Level held", "Level required", "Findings", "Explanation"),
)

_MOST_URGENT_FIRST = (
    *(Standing.NO_CHECK, Standing.NEW_CERTIFICATE_REQUIRED, Standing.WRONG_LEVEL, Standing.UNKNOWN_DATE),
    *(Standing.UNKNOWN_LEVEL, Standing.OVERDUE, Standing.DUE, Standing.IN_PROGRESS, Standing.DUE_SOON),
)


def due_list(audit: Audit, people: Iterable[Person], *, whole_numbers: bool = False) -> TypedTable:
    """Everybody to be acted on, the most urgent first: all of the required population but those in date.

    Args:
        audit: The audit.
        people: The register it was made from, in the same order, for the names.
        whole_numbers: Whether certificate numbers are written whole; by default their last four digits.

    Examples:
        >>> from safeguarding.dbs.audits import audit
        >>> from safeguarding.dbs.checks import Certificate
        >>> from safeguarding.dbs.published_policies import YORK_2017
        >>> people = [
        ...     Person(reference=each, certificates=[Certificate(issued_on=day)])
        ...     for each, day in (("S1", date(2016, 1, 4)), ("S2", date(2014, 9, 9)), ("S3", None))
        ... ]
        >>> table = due_list(audit(people, YORK_2017, as_at=date(2017, 9, 19)), people)
        >>> [(row[0], row[3], row[5]) for row in table.rows]
        [('S3', 'date unknown', None), ('S2', 'overdue', 10)]
    """
    chosen = [
        (status, person)
        for status, person in zip(audit.statuses, people, strict=True)
        if status.standing in _MOST_URGENT_FIRST
    ]
    chosen.sort(
        key=lambda each: (_MOST_URGENT_FIRST.index(each[0].standing), each[0].due_on or date.min, each[0].reference)
    )
    rows = [_due_row(status, person, whole_numbers=whole_numbers) for status, person in chosen]
    return TypedTable(name="Due list", columns=DUE_LIST_COLUMNS, rows=rows)


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


def problem_list(problems: Iterable[Problem]) -> TypedTable:
    """A register's problems, one a row."""
    return TypedTable(
        name="Problems",
        columns=("Row", "Column", "Problem", "Found", "What was done", "Severity"),
        rows=[
            (each.row, each.column or None, each.problem, each.found or None, each.done, each.severity.label)
            for each in problems
        ],
    )


def due_calendar(audit: Audit) -> str:
    """The due dates as calendar entries (iCalendar, RFC 5545), by staff reference and without names.

    Each is a whole-day entry on the due date. An entry keeps its identity when it is written again. Two people of one
    reference have an entry each.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//safeguarding//DBS rechecks//EN", "CALSCALE:GREGORIAN"]
    written: Counter[tuple[str, date]] = Counter()
    for status in audit.statuses:
        if status.due_on is not None and status.standing.is_required:
            key = status.reference, status.due_on
            written[key] += 1
            lines += _entry(status, status.due_on, audit.as_at, namesake=written[key])
    return "".join(f"{folded}\r\n" for line in (*lines, "END:VCALENDAR") for folded in _folded(line))


def _entry(status: RecheckStatus, due: date, as_at: date, *, namesake: int) -> list[str]:
    number = "" if namesake == 1 else f"-{namesake}"
    next_day = due + timedelta(days=1) if due < date.max else due
    return [
        "BEGIN:VEVENT",
        f"UID:{_escaped(status.reference)}-{due:%Y%m%d}{number}@dbs.safeguarding",
        f"DTSTAMP:{as_at:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{due:%Y%m%d}",
        f"DTEND;VALUE=DATE:{next_day:%Y%m%d}",
        f"SUMMARY:DBS recheck due: {_escaped(status.reference)}",
        f"DESCRIPTION:{_escaped(f'Due on {printed_date(due)}. {status.standing.label.capitalize()}.')}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _escaped(text: str) -> str:
    for sign, escape in (("\\", "\\\\"), (";", "\\;"), (",", "\\,")):
        text = text.replace(sign, escape)
    # signs that steer a terminal have no place in a calendar
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())


_LINE = 75


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 bytes; each but the first begins with a space, and no letter is cut."""
    piece, size = "", 0
    for letter in line:
        length = len(letter.encode())
        if size + length > _LINE:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + length
    yield piece


def register_table(people: Iterable[Person]) -> TypedTable:
    """Whole people as a register that :func:`~safeguarding.registers.dbs.read_register` reads back.

    A person has as many rows as the longest of their records needs. Certificate numbers are written whole: the file
    is the register.

    Examples:
        >>> table = register_table([Person(reference="S1", certificates=[Certificate(issued_on=date(2014, 9, 19))])])
        >>> {column: cell for column, cell in zip(table.columns, table.rows[0], strict=True) if cell is not None}
        {'Staff reference': 'S1', 'DBS required': 'yes', 'Issue date': datetime.date(2014, 9, 19)}
    """
    return TypedTable(
        name="Register",
        columns=[_WRITTEN[field] for field in _FIELDS],
        rows=[tuple(row.get(field) for field in _FIELDS) for person in people for row in _rows(person)],
    )


def _rows(person: Person) -> Iterator[dict[str, Value]]:
    groups: tuple[Iterator[Mapping[str, Value]], ...] = (
        map(_post, person.posts),
        map(_certificate, person.certificates),
        map(_status_check, person.status_checks),
        map(_subscription, person.subscriptions),
        map(_application, person.applications),
        map(_absence, person.absences),
        map(_break, person.breaks),
    )
    whole: dict[str, Value] = {
        "reference": person.reference,
        "name": person.name.reveal() or None,
        "starts": person.starts_on,
        "left": person.left_on,
        "risk_assessed": person.risk_assessed_on,
    }
    for cells in itertools.zip_longest(*groups, fillvalue={}):
        row = dict(whole)
        for each in cells:
            row.update(each)
        yield row


def _digits(number: CertificateNumber | None) -> str | None:
    return None if number is None else number.reveal()


def _words(value: object | None) -> str | None:
    return None if value is None else str(value)


def _post(post: Post) -> dict[str, Value]:
    return {
        "role": post.role or None,
        "required": _words(post.required) if post.is_requirement_known else UNKNOWN,
        "requires_check": "yes" if post.requires_check else "no",
        "post_starts": post.starts_on,
        "post_ends": post.ends_on,
    }


def _certificate(certificate: Certificate) -> dict[str, Value]:
    return {
        "number": _digits(certificate.number),
        "level": _words(certificate.level),
        "issued": certificate.issued_on or UNKNOWN,
        "submitted": certificate.submitted_on,
        "seen": certificate.seen_on,
    }


def _status_check(check: StatusCheck) -> dict[str, Value]:
    return {
        "status_checked": check.checked_on,
        "status_result": check.result.value,
        "status_number": _digits(check.number),
    }


def _subscription(subscription: Subscription) -> dict[str, Value]:
    return {
        "subscribed": "yes",
        "subscription_starts": subscription.starts_on,
        "subscription_ends": subscription.ends_on,
        "subscription_number": _digits(subscription.number),
    }


def _application(application: Application) -> dict[str, Value]:
    return {
        "applied": application.submitted_on,
        "applied_level": _words(application.level),
        "withdrawn": application.withdrawn_on,
    }


def _absence(absence: Absence) -> dict[str, Value]:
    return {"absence_starts": absence.starts_on, "absence_ends": absence.ends_on}


def _break(days: DateRange) -> dict[str, Value]:
    return {"break_starts": days.starts_on, "break_ends": days.ends_on}


_NOT_WRITTEN = frozenset({"forename", "surname", "workforce", "entry_issued"})
_FIELDS = tuple(column.field for column in COLUMNS if column.field not in _NOT_WRITTEN)
_WRITTEN = {
    column.field: column.headers[0].capitalize().replace("Dbs", "DBS").replace("dbs", "DBS") for column in COLUMNS
}
