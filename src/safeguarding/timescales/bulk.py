"""A rule for a million cases at once. Needs the extra ``numpy``; nothing else in the package reaches this module.

The days between the first and the last case are few beside the cases, so the rule's due days are made once for each *day* of
the span, entry of law by entry of law, and the cases then look their day up. Tests hold every rule to its ordinary form.
"""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import attrs

from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.extras import optional
from safeguarding.records import Record
from safeguarding.timescales.bulk_counting import NO_DAY, ends_of
from safeguarding.timescales.limits import Limit
from safeguarding.timescales.rules import Rule, schedule_in
from safeguarding.timescales.schedules import Step, Times
from safeguarding.timescales.words import RelaxedBy, TimescaleOutcome

with optional("numpy", task="a rule in bulk"):
    import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Days = NDArray[np.datetime64]
    """Days as ``datetime64[D]``; ``NaT`` where there is none."""

OUTCOMES: tuple[TimescaleOutcome, ...] = tuple(TimescaleOutcome)
"""What the codes of ``outcome_codes`` stand for: code 0 is the first."""

_LONGEST_TABLE = 200_000
_PIECE = 1 << 16
_NAT = np.iinfo(np.int64).min


@attrs.frozen(kw_only=True)
class DueTable(Record):
    """The due day for every start day of a span.

    Attributes:
        rule_id: The rule.
        first: The first start day that it covers.
        due: The due day for each start day from then on, under the entry of the law in force on it; ``NaT`` where the
            rule or its calendar knows none, or where the law had no number then.

    Examples:
        >>> from safeguarding.timescales.catalogue import rule_named
        >>> table = due_table(rule_named("iha"), first=date(2017, 4, 1), last=date(2017, 4, 30))
        >>> table.last, len(table.due)
        (datetime.date(2017, 4, 30), 30)
        >>> table.due_on(np.array(["2017-05-01"], dtype="datetime64[D]"))
        Traceback (most recent call last):
        ...
        safeguarding.errors.OutOfCoverageError: iha: a case starts outside 2017-04-01 to 2017-04-30, the days of the table
    """

    rule_id: str
    first: date
    due: Days = attrs.field(repr=False, eq=False)

    @property
    def last(self) -> date:
        """The last start day that it covers."""
        return date.fromordinal(self.first.toordinal() + len(self.due) - 1)

    def due_on(self, starts: Days) -> Days:
        """The due day of each case.

        Args:
            starts: The day from which each case is counted; ``NaT`` gives ``NaT``.

        Raises:
            OutOfCoverageError: for a day outside the table.
            InvalidRecordError: for an array of anything but days or times.
        """
        starts = _days(starts)
        numbers = starts.view(np.int64)
        if not numbers.size:
            return np.full(starts.shape, NO_DAY)
        # NaT is the smallest number there is, so the smallest says whether there are any
        missing = np.isnat(starts) if numbers.min() == _NAT else None
        first = _number_of(self.first)
        if missing is not None:
            numbers = np.where(missing, first, numbers)
        if not (numbers.min() >= first and numbers.max() < first + len(self.due)):
            raise OutOfCoverageError(
                f"{self.rule_id}: a case starts outside {self.first} to {self.last}, the days of the table",
                covers_from=self.first,
                covers_to=self.last,
            )
        due = _looked_up(self.due, numbers, first)
        if missing is not None:
            due[missing] = NO_DAY
        return due


def _looked_up(table: Days, numbers: NDArray[np.int64], first: np.int64) -> Days:
    """The table's day for each numbered day, none of which is outside it.

    Taken a piece at a time, since a second array as long as the cases would cost more than the looking up.
    """
    flat = numbers.reshape(-1)
    found = np.empty(flat.shape, dtype=table.dtype)
    places = np.empty(min(_PIECE, flat.size), dtype=np.int64)
    for start in range(0, flat.size, _PIECE):
        piece = flat[start : start + _PIECE]
        np.subtract(piece, first, out=places[: piece.size])
        table.take(places[: piece.size], out=found[start : start + _PIECE], mode="clip")
    return found.reshape(numbers.shape)


def due_table(rule: Rule, *, first: date, last: date, calendar: WorkingDayCalendar | None = None) -> DueTable:
    """The table of a rule's due days.

    Args:
        rule: A rule with a single interval, or whose first interval holds for a number of times: the first time's
            due day is given. For a recurring rule the start days are those of the last time it was done.
        first: The first start day.
        last: The last start day.
        calendar: A working-day calendar to use in place of the rule's own.

    Raises:
        InvalidRecordError: for a rule whose first interval depends on more than the start day, or a span of more
            than 500 years.

    Examples:
        >>> from safeguarding.timescales.catalogue import rule_named
        >>> table = due_table(rule_named("iha"), first=date(2017, 4, 1), last=date(2017, 4, 30))
        >>> table.due_on(np.array(["2017-04-03", "NaT"], dtype="datetime64[D]")).tolist()
        [datetime.date(2017, 5, 4), None]
    """
    if not first <= last or (last - first).days > _LONGEST_TABLE:
        raise InvalidRecordError(f"a table covers from a day to a later one, not {first} to {last}")
    days = np.arange(np.datetime64(first, "D"), np.datetime64(last, "D") + np.timedelta64(1, "D"))
    due = np.full(days.shape, NO_DAY)
    for starts_on, ends_on, step in _spans(rule):
        start = max((starts_on - first).days, 0)
        stop = len(days) if ends_on is None else (ends_on - first).days + 1
        if start < min(stop, len(days)) and not (step.relaxed is not None and step.relaxed.by is RelaxedBy.REPLACED):
            due[start:stop] = ends_of(step.interval, days[start:stop], counting=step.counting, calendar=calendar)
    return DueTable(rule_id=rule.rule_id, first=first, due=due)


def _spans(rule: Rule) -> Iterator[tuple[date, date | None, Step]]:
    """The first steps of a rule over time, each with its first and last day; entries of one step are one span."""
    spans = itertools.groupby(rule.limits.entries, key=lambda entry: first_step(rule, entry.value))
    for step, entries in spans:
        several = list(entries)
        yield several[0].starts_on, rule.limits.last_day_of(several[-1]), step


def first_step(rule: Rule, limit: Limit) -> Step:
    """The first step of a limit, whose due day follows from the start day alone.

    Raises:
        InvalidRecordError: for a limit of another shape, or a step that ends on a day.
    """
    step = schedule_in(limit, rule_id=rule.rule_id).steps[0]
    if step.until is not None and not isinstance(step.until, Times):
        raise InvalidRecordError(f"{rule.rule_id} depends on more than its start day: {step}")
    return step


def due_days(rule: Rule, starts: Days, *, calendar: WorkingDayCalendar | None = None) -> Days:
    """The due day of each case, by a table over the days between the earliest and the latest.

    Raises:
        InvalidRecordError: for a rule that ``due_table`` refuses, or an array of anything but days or times.

    Examples:
        >>> from safeguarding.timescales.catalogue import rule_named
        >>> due_days(rule_named("rcpc_first"), np.array(["2016-11-30"], dtype="datetime64[D]")).tolist()
        [datetime.date(2017, 2, 28)]
    """
    starts = _days(starts)
    numbers = starts.view(np.int64)
    if numbers.size and numbers.min() != _NAT:
        table = _kept_table(rule, _year_of(numbers.min()), _year_of(numbers.max()), calendar)
        return _looked_up(table.due, numbers, _number_of(table.first))
    known = starts[~np.isnat(starts)]
    if not known.size:
        return np.full(starts.shape, NO_DAY)
    return due_table(rule, first=known.min().item(), last=known.max().item(), calendar=calendar).due_on(starts)


def outcome_codes(due: Days, done_on: Days, *, ended_on: Days | None = None, as_at: date) -> NDArray[np.int8]:
    """How each case stood on a day by its days alone, as places in ``OUTCOMES``; ``case_codes`` asks the rule besides.

    Args:
        due: The due day of each case, as ``due_days`` gives it.
        done_on: The day it was done; ``NaT`` where it was not. A day after ``as_at`` is not looked at.
        ended_on: The day from which it was no longer required; ``NaT`` where it still is.
        as_at: The day of the question. Cases start on it or before.

    Raises:
        InvalidRecordError: for an array of anything but days or times; of a time, its day counts.

    Examples:
        >>> day = np.array(["2017-05-04", "2017-05-04", "2017-05-04"], dtype="datetime64[D]")
        >>> done = np.array(["2017-05-04", "2017-05-05", "NaT"], dtype="datetime64[D]")
        >>> [OUTCOMES[code].label for code in outcome_codes(day, done, as_at=date(2017, 6, 1))]
        ['in time', 'late', 'overdue']
    """
    due, done_on = _days(due), _days(done_on)
    ended_on = None if ended_on is None else _days(ended_on)
    asked = np.datetime64(as_at, "D")
    code = {outcome: np.int8(place) for place, outcome in enumerate(OUTCOMES)}
    is_done = done_on <= asked
    answer = np.where(due < asked, code[TimescaleOutcome.OVERDUE], code[TimescaleOutcome.NOT_YET_DUE])
    if ended_on is not None:
        has_ended = ended_on <= asked
        is_done &= ~(has_ended & (done_on > ended_on))
        after = np.where(ended_on <= due, code[TimescaleOutcome.LAPSED], code[TimescaleOutcome.MISSED])
        answer = np.where(has_ended, after, answer)
    answer = np.where(
        is_done, np.where(done_on <= due, code[TimescaleOutcome.IN_TIME], code[TimescaleOutcome.LATE]), answer
    )
    return np.where(np.isnat(due), code[TimescaleOutcome.CANNOT_TELL], answer)


def _days(days: Days) -> Days:
    """The days of an array of days or times: something done at noon on its last day was done on it."""
    array = np.asarray(days)
    if array.dtype.kind != "M":
        raise InvalidRecordError(f"days in bulk are an array of datetime64, not of {array.dtype}")
    return array.astype("datetime64[D]", copy=False)


@functools.lru_cache(maxsize=64)
def _kept_table(rule: Rule, first: int, last: int, calendar: WorkingDayCalendar | None) -> DueTable:
    """The table of whole years, kept: making it would cost as much as looking up half a million cases."""
    table = due_table(rule, first=date(first, 1, 1), last=date(last, 12, 31), calendar=calendar)
    table.due.flags.writeable = False
    return table


def _number_of(day: date) -> np.int64:
    return np.int64(np.datetime64(day, "D").astype(np.int64))


def _year_of(number: np.int64) -> int:
    day = np.datetime64(int(number), "D").item()
    if not isinstance(day, date):
        raise OutOfCoverageError("a case starts outside the years 1 to 9999", covers_from=date.min, covers_to=date.max)
    return day.year
