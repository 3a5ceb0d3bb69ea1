"""The cases behind a measure of timeliness by their references: what is open, what was late, of what nothing is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.numbers.nouns import counted
from safeguarding.pages.cells import Cell, Gap
from safeguarding.pages.tables import Table
from safeguarding.records import Record
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.words import TimescaleOutcome

NOT_KNOWN = (TimescaleOutcome.CANNOT_TELL, TimescaleOutcome.LAW_CHANGED, TimescaleOutcome.NO_FIXED_TIME)
"""What says neither that it was in time nor that it was not."""
_NOT_OPEN = (TimescaleOutcome.BEFORE_START, TimescaleOutcome.NOT_APPLICABLE)


@attrs.frozen(kw_only=True)
class MeasuredObligation(Record):
    """An obligation with the group that its case belongs to.

    Attributes:
        obligation: As it stood on the day asked about.
        group: A team, a worker, a locality; empty where none is known.
        booked_on: The day for which it is booked, of what is open; None where none is.
    """

    obligation: Obligation
    group: str = ""
    booked_on: date | None = None


def listed_tables(
    measured: Iterable[MeasuredObligation], inside: Sequence[Obligation], *, as_at: date, with_bookings: bool
) -> list[Table]:
    """The tables that hold anything: what is open on a day, and of a period what was late and what is not known.

    Args:
        measured: Everything that was to be done.
        inside: What belongs to the period.
        as_at: The day.
        with_bookings: Whether it is known what is booked.
    """
    several = (_open_table(measured, as_at, with_bookings=with_bookings), _late_table(inside), _unknown_table(inside))
    return [each for each in several if each.rows]


def bookings(measured: Iterable[MeasuredObligation]) -> Iterator[str]:
    """Of what is open, how much is booked by its last day in time, booked too late, and not booked."""
    open_now = _open_of(measured)
    counts = Counter(map(_booked, open_now))
    if counts:
        yield f"Of {counted(len(open_now), 'open case')}: {', '.join(f'{counts[word]} {word}' for word in sorted(counts))}."


def _open_of(measured: Iterable[MeasuredObligation]) -> list[MeasuredObligation]:
    return [each for each in measured if each.obligation.is_open and each.obligation.outcome not in _NOT_OPEN]


def _booked(each: MeasuredObligation) -> str:
    due, booked = each.obligation.due_on, each.booked_on
    if booked is None:
        return "not booked"
    if booked < each.obligation.as_at:
        return "booked for a day that has passed"
    if due is None:
        return "booked, and whether in time is not known"
    return "booked in time" if booked <= due else "booked too late"


def _open_table(measured: Iterable[MeasuredObligation], as_at: date, *, with_bookings: bool) -> Table:
    open_now = _open_of(measured)
    open_now.sort(
        key=lambda each: (each.obligation.due_on is None, each.obligation.due_on or as_at, each.obligation.reference)
    )
    rows = [
        (
            each.obligation,
            each.obligation.due_on or Gap(each.obligation.cannot_tell or "not known"),
            each.obligation.outcome,
            each.obligation.days_late or None,
            *((each.booked_on, _booked(each)) if with_bookings else ()),
        )
        for each in open_now
    ]
    columns = ("Due", "How it stands", "Days late", *(("Booked for", "Booked") if with_bookings else ()))
    return _table(f"Open on {printed_date(as_at)}, the most overdue first", columns, rows)


def _late_table(inside: Iterable[Obligation]) -> Table:
    late = [each for each in inside if each.outcome.is_breach and not each.is_open]
    late.sort(key=lambda each: (-(each.days_late or 0), each.reference))
    rows = [(each, each.due_on, each.done_on, each.days_late) for each in late]
    return _table("Done late, or never", ("Due", "Done", "Days late"), rows)


def _unknown_table(inside: Iterable[Obligation]) -> Table:
    rows = [
        (each, each.cannot_tell or each.outcome) for each in inside if each.outcome in NOT_KNOWN and not each.is_open
    ]
    return _table("Not known, and why", ("Why",), rows)


def _table(caption: str, columns: Sequence[str], rows: Sequence[tuple[Obligation, *tuple[Cell, ...]]]) -> Table:
    """A table of cases, with their references where any has one."""
    is_named = any(owed.reference for owed, *_ in rows)
    return Table(
        caption=caption,
        columns=(*(("Reference",) if is_named else ()), "What", "Counted from", *columns),
        rows=[
            (*([owed.reference or Gap("none")] if is_named else ()), owed.requirement, owed.counted_from, *cells)
            for owed, *cells in rows
        ],
    )
