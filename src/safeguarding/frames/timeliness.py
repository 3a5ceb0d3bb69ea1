"""Timescales by column: when each case of a dataframe was due under a rule, how it stood, and how many were in time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import attrs

from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError
from safeguarding.extras import optional
from safeguarding.frames.applying import ColumnRule, NewColumn, applied
from safeguarding.frames.arrays import Frame, FrameAnswers
from safeguarding.frames.counting import CODE, counted
from safeguarding.frames.day_columns import DayColumn
from safeguarding.frames.opening import ColumnKind, opened
from safeguarding.records import Record
from safeguarding.timescales.bulk import OUTCOMES, due_days
from safeguarding.timescales.bulk_outcomes import case_codes
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.timeliness_measures import Cohort, Timeliness
from safeguarding.timescales.words import TimescaleOutcome

with optional("numpy", task="a rule over a column"):
    import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Days = NDArray[np.datetime64]

_LABELS = tuple(outcome.label for outcome in OUTCOMES)
_OPEN = (TimescaleOutcome.NOT_YET_DUE, TimescaleOutcome.OVERDUE, TimescaleOutcome.OPEN_BEYOND_TARGET)
_SHARES = {"in_time_of_settled": ("in_time", "settled"), "in_time_of_completed": ("in_time", "completed")}
_NOT_BEGUN = -1


@attrs.frozen(kw_only=True)
class CaseColumns(Record):
    """The columns of a case, by name. Days, or times without a time zone, whose day counts.

    Attributes:
        started_on: The day from which each case is counted.
        done_on: The day it was first done; missing where it was not.
        ended_on: The day from which it was no longer required; None where there is no such column.
        born_on: The child's date of birth, for a rule that goes by age; None where there is no such column.
    """

    started_on: str
    done_on: str
    ended_on: str | None = None
    born_on: str | None = None

    @property
    def given(self) -> dict[str, str]:
        """The columns that there are, by what they hold."""
        held = {
            "started_on": self.started_on,
            "done_on": self.done_on,
            "ended_on": self.ended_on,
            "born_on": self.born_on,
        }
        return {field: name for field, name in held.items() if name is not None}


@attrs.frozen(kw_only=True)
class _Question(Record):
    """What is asked of every case."""

    rule: Rule
    as_at: date
    calendar: WorkingDayCalendar | None
    columns: CaseColumns

    @property
    def reads(self) -> dict[str, ColumnKind]:
        """The columns that it reads."""
        return dict.fromkeys(self.columns.given.values(), ColumnKind.DAYS)

    def days(self, columns: Sequence[DayColumn]) -> dict[str, Days]:
        """The days of each column, by what they are."""
        # one column may be two things: a case that is closed when it is done
        read = {name: column.days() for name, column in zip(self.reads, columns, strict=True)}
        return {field: read[name] for field, name in self.columns.given.items()}

    def codes(self, days: dict[str, Days]) -> NDArray[np.int8]:
        """How each case stands, as places in ``OUTCOMES``; none where it begins after the day."""
        starts, done = days["started_on"], days["done_on"]
        further = {field: each for field, each in days.items() if field in ("ended_on", "born_on")}
        begun = ~(starts > np.datetime64(self.as_at, "D"))
        known = {field: each[begun] for field, each in further.items()}
        found = np.full(starts.shape, _NOT_BEGUN, dtype=np.int8)
        found[begun] = case_codes(
            self.rule, starts[begun], done[begun], as_at=self.as_at, calendar=self.calendar, **known
        )
        return found

    def try_rule(self) -> None:
        """Refuse a rule that depends on more than its start day before any work is done."""
        none = np.array([self.as_at], dtype="datetime64[D]")
        case_codes(self.rule, none, none, as_at=self.as_at, calendar=self.calendar)


def case_outcomes(
    frame: Frame,
    rule: Rule,
    *,
    columns: CaseColumns,
    as_at: date,
    calendar: WorkingDayCalendar | None = None,
    key: str | None = None,
    into: str = "outcome",
    due_into: str | None = None,
    as_codes: bool = False,
) -> Frame:
    """The frame with a column that says how each case stood on a day: the outcome of its first obligation.

    A case that begins after the day has none. A frame that runs as a query (duckdb, ibis, PySpark) is asked for its
    distinct cases, which are judged once and joined to it; it stays lazy.

    Args:
        frame: A dataframe, as for :func:`~safeguarding.frames.recheck_standings`.
        rule: A rule whose first interval depends on the start day alone.
        columns: The columns of a case.
        as_at: The day of the question.
        calendar: A working-day calendar to use in place of the rule's own.
        key: The column that names each row, where the caller wants to be sure that it is there.
        into: The name of the new column.
        due_into: The name of a column for the due day; None for none.
        as_codes: Whether to give places in ``OUTCOMES`` of ``timescales``, -1 for none, in place of words.

    Raises:
        FaultyInputError: for columns that are missing, of another type or in a time zone, before any work.
        InvalidRecordError: for a rule that depends on more than its start day, or whose savings were read.

    Examples:
        >>> import polars as pl
        >>> from safeguarding.timescales.catalogue import rule_named
        >>> frame = pl.DataFrame({"began": [date(2017, 4, 3)] * 2, "done": [date(2017, 5, 4), date(2017, 5, 5)]})
        >>> columns = CaseColumns(started_on="began", done_on="done")
        >>> case_outcomes(frame, rule_named("iha"), columns=columns, as_at=date(2017, 6, 1))["outcome"].to_list()
        ['in time', 'late']
    """
    asked = _Question(rule=rule, as_at=as_at, calendar=calendar, columns=columns)
    adds = [NewColumn(name=into, words=() if as_codes else _LABELS)]
    adds += [] if due_into is None else [NewColumn(name=due_into, are_days=True)]
    looked_at = opened(frame, asked.reads, adds=[new.name for new in adds], key=key)
    asked.try_rule()

    def judge(*held: DayColumn) -> list[FrameAnswers]:
        days = asked.days(held)
        found = [FrameAnswers(numbers=asked.codes(days), words=adds[0].words)]
        if due_into is not None:
            found.append(FrameAnswers(numbers=due_days(rule, days["started_on"], calendar=calendar)))
        return found

    return applied(ColumnRule(reads=asked.reads, adds=adds, judge=judge), looked_at)


def timeliness_counts(
    frame: Frame,
    rule: Rule,
    *,
    columns: CaseColumns,
    as_at: date,
    cohort: Cohort | None = None,
    period: DateRange | None = None,
    by: Sequence[str] = (),
    calendar: WorkingDayCalendar | None = None,
) -> Frame:
    """How many cases had each outcome, of all or of each group, as a frame of the same library.

    Its columns are the groups, then each outcome by its name in lower case; ``total``, how many there are; ``open``,
    those not done that still run; ``settled`` and ``completed``, the bases of the two shares in time of
    :class:`~safeguarding.timescales.Timeliness`; and ``in_time_of_settled`` and ``in_time_of_completed``, these shares,
    missing where the base is 0. The shares are floats: a printed percentage is made of the counts.

    Args:
        frame: As for :func:`case_outcomes`, and the others.
        rule: The rule.
        columns: The columns of a case.
        as_at: The day of the question.
        cohort: Which cases belong to the period; None for all that have begun.
        period: The period.
        by: The columns that make groups.
        calendar: A calendar to use in place of the rule's own.

    Raises:
        FaultyInputError: for columns that are missing, of another type or in a time zone, before any work.
        InvalidRecordError: as for :func:`case_outcomes`, and for a cohort without a period or the other way round.

    Examples:
        >>> import polars as pl
        >>> from safeguarding.timescales.catalogue import rule_named
        >>> frame = pl.DataFrame({"began": [date(2017, 4, 3)] * 3, "done": [date(2017, 5, 4), date(2017, 5, 5), None]})
        >>> columns = CaseColumns(started_on="began", done_on="done")
        >>> found = timeliness_counts(frame, rule_named("iha"), columns=columns, as_at=date(2017, 6, 1))
        >>> found.select("in_time", "late", "overdue", "settled", "completed", "in_time_of_completed").row(0)
        (1, 1, 1, 3, 2, 0.5)
    """
    if (cohort is None) is not (period is None):
        raise InvalidRecordError("a cohort belongs to a period", remedy="give both, or neither")
    asked = _Question(rule=rule, as_at=as_at, calendar=calendar, columns=columns)
    wanted = _count_columns()
    groups = dict.fromkeys(by, ColumnKind.GROUPS)
    looked_at = opened(frame, groups | asked.reads, adds=[name for name in (*wanted, *_SHARES) if name in by])
    asked.try_rule()

    def judge(*held: DayColumn) -> list[FrameAnswers]:
        days = asked.days(held)
        codes = asked.codes(days)
        if cohort is not None and period is not None:
            codes[~_belongs(asked, days, cohort, period)] = _NOT_BEGUN
        return [FrameAnswers(numbers=codes)]

    rule_of_codes = ColumnRule(reads=asked.reads, adds=[NewColumn(name=CODE)], judge=judge)
    return counted(rule_of_codes, looked_at, columns=wanted, by=by, shares=_SHARES)


def _belongs(asked: _Question, days: dict[str, Days], cohort: Cohort, period: DateRange) -> NDArray[np.bool_]:
    if cohort is Cohort.FELL_DUE:
        day = due_days(asked.rule, days["started_on"], calendar=asked.calendar)
    elif cohort is Cohort.STARTED:
        day = days["started_on"]
    else:
        # what was done after the day is not known yet
        day = np.where(days["done_on"] > np.datetime64(asked.as_at, "D"), np.datetime64("NaT", "D"), days["done_on"])
    found: NDArray[np.bool_] = (day >= np.datetime64(period.starts_on, "D")) & (
        day <= np.datetime64(period.ends_on, "D")
    )
    return found


def _count_columns() -> dict[str, list[int]]:
    """The columns of counts, each with the codes that it counts; which are in a base, the measure of one case says."""
    found = {outcome.name.lower(): [code] for code, outcome in enumerate(OUTCOMES)}
    found["total"] = list(range(len(OUTCOMES)))
    found["open"] = [OUTCOMES.index(outcome) for outcome in _OPEN]
    alone = [_of_one(outcome) for outcome in OUTCOMES]
    found["settled"] = [code for code, measure in enumerate(alone) if measure.of_settled is not None]
    found["completed"] = [code for code, measure in enumerate(alone) if measure.of_completed is not None]
    return found


def _of_one(outcome: TimescaleOutcome) -> Timeliness:
    day = date(2017, 9, 19)
    return Timeliness(cohort=Cohort.STARTED, period=DateRange(day, day), as_at=day, counts=[(outcome, 1)])
