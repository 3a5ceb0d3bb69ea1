"""How a million cases stood under a rule, with the history of its law, ages and targets: as each one's first obligation says.

Each entry of the law is asked for all cases at once, and the readings are put together as for one case (``readings``).
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import attrs

from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.errors import InvalidRecordError
from safeguarding.extras import optional
from safeguarding.records import Record
from safeguarding.timelines import DatedValue, Running
from safeguarding.timescales.ages import AgeRange
from safeguarding.timescales.bulk import OUTCOMES, first_step, outcome_codes
from safeguarding.timescales.bulk_counting import NO_DAY, ends_of, months_later
from safeguarding.timescales.conditions import possible_later_end
from safeguarding.timescales.counting import calendar_of
from safeguarding.timescales.limits import Limit, ShareTarget
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.schedules import Step, Times
from safeguarding.timescales.words import RelaxedBy, TimescaleOutcome

with optional("numpy", task="a rule in bulk"):
    import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from safeguarding.timescales.bulk_counting import Days

    Codes = NDArray[np.int8]
    Where = NDArray[np.bool_]

_CODE = {outcome: np.int8(place) for place, outcome in enumerate(OUTCOMES)}
_BREACHES = np.array([code for outcome, code in _CODE.items() if outcome.is_breach], dtype=np.int8)


@attrs.frozen
class _Cases(Record):
    """The cases as arrays: what is known of each on the day of the question."""

    starts: Days
    done_on: Days
    ended_on: Days
    as_at: date
    calendar: WorkingDayCalendar | None

    @property
    def until(self) -> Days:
        """The day it was done, or was no longer required, or else the day of the question."""
        # of a day that is not there, the other counts
        return np.fmin(np.fmin(self.done_on, self.ended_on), np.datetime64(self.as_at, "D"))


def case_codes(
    rule: Rule,
    starts: Days,
    done_on: Days,
    *,
    as_at: date,
    ended_on: Days | None = None,
    born_on: Days | None = None,
    calendar: WorkingDayCalendar | None = None,
) -> Codes:
    """How each case stood on a day, as places in ``OUTCOMES``: the outcome of its first obligation.

    Args:
        rule: A rule whose first interval depends on the start day alone.
        starts: The day from which each case is counted.
        done_on: The day it was first done; ``NaT`` where it was not.
        as_at: The day of the question. Cases start on it or before.
        ended_on: The day from which it was no longer required; ``NaT`` where it still is.
        born_on: Each child's date of birth, for a rule that goes by age; ``NaT`` where it is not known.
        calendar: A working-day calendar to use in place of the rule's own.

    Raises:
        InvalidRecordError: for a rule that depends on more, one whose change applies to what had begun, or an array of anything but days.

    Examples:
        >>> from safeguarding.timescales.catalogue import rule_named
        >>> starts = np.array(["2020-02-10", "2020-05-11"], dtype="datetime64[D]")
        >>> done = np.array(["2020-02-20", "2020-05-26"], dtype="datetime64[D]")
        >>> codes = case_codes(rule_named("private_fostering_first_visit"), starts, done, as_at=date(2020, 6, 1))
        >>> [OUTCOMES[code].label for code in codes]
        ['late', 'no fixed time']
    """
    if any(entry.running is Running.NEW_APPLIES for entry in rule.limits.entries):
        raise InvalidRecordError(f"{rule.rule_id}: a change applies to what had begun; ask case by case")
    days = [np.asarray(each).astype("datetime64[D]", copy=False) for each in (starts, done_on)]
    ended = np.full(days[0].shape, NO_DAY) if ended_on is None else np.asarray(ended_on).astype("datetime64[D]")
    cases = _Cases(days[0], days[1], ended, as_at, calendar)
    entries = _said_differently(rule)
    runs = [(entry.starts_on, first_step(rule, entry.value)) for entry in entries]
    saved = [k for k, entry in enumerate(entries) if entry.running is Running.OLD_RUNS_ON]
    # what had begun runs on under the law before a change that saves it
    touched = np.array([next((k - 1 for k in saved if k > place), len(runs) - 1) for place in range(len(runs))])
    began = np.array([starts_on for starts_on, _ in runs], dtype="datetime64[D]")
    first = np.searchsorted(began, cases.starts, side="right") - 1
    last = np.maximum(np.minimum(np.searchsorted(began, cases.until, side="right") - 1, touched[first]), first)
    codes = np.full(cases.starts.shape, _CODE[TimescaleOutcome.CANNOT_TELL])
    due = np.full(cases.starts.shape, NO_DAY)
    known = ~np.isnat(cases.starts)
    for place in range(len(runs)):
        begun_here = known & (first == place)
        if begun_here.any():
            due[begun_here] = _due(cases, begun_here, runs[place][1])
        for later in range(place, len(runs)):
            these = begun_here & (last == later)
            if these.any():
                codes[these] = _read(cases, these, runs, place, later)
    codes = np.where(np.isnat(due), _CODE[TimescaleOutcome.CANNOT_TELL], codes)
    return _conditions(rule, cases, due, codes, born_on)


def _said_differently(rule: Rule) -> list[DatedValue[Limit]]:
    """Each entry that says something else than the one before it."""
    entries = rule.limits.entries
    return [
        each
        for before, each in zip((None, *entries), entries, strict=False)
        if before is None or each.value != before.value
    ]


def _due(cases: _Cases, these: Where, step: Step) -> Days:
    return ends_of(step.interval, cases.starts[these], counting=step.counting, calendar=cases.calendar)


def _read(cases: _Cases, these: Where, runs: list[tuple[date, Step]], place: int, later: int) -> Codes:
    """The readings of some cases that began under one entry, and were open when another had come in, put together."""
    own, last = runs[place][1], runs[later][1]
    starts = cases.starts[these]
    by_own = _under(cases, these, own, starts)
    if place == later:
        return by_own
    base = _under(cases, these, last, starts)
    agree = np.ones(base.shape, dtype=bool)
    long_over = np.zeros(base.shape, dtype=bool)
    if last.relaxed is None and not isinstance(last.until, Times):
        changed: Days = np.full(starts.shape, np.datetime64(runs[later][0], "D"))
        for _ in range(2):
            changed = ends_of(last.interval, changed, counting=last.counting, calendar=cases.calendar)
        long_over = cases.until[these] > changed
    for _, step in runs[place:later]:
        same = _under(cases, these, step, starts) == base
        agree &= same | long_over if step.relaxed is not None else same
    found = np.where(agree, base, _CODE[TimescaleOutcome.LAW_CHANGED])
    if own.relaxed is not None:
        return found
    changed_on = np.datetime64(runs[place + 1][0], "D")
    due = _due(cases, these, own)
    over = (due < changed_on) & (
        ends_of(own.interval, due, counting=own.counting, calendar=cases.calendar) < changed_on
    )
    return np.where(over, by_own, found)


def _under(cases: _Cases, these: Where, step: Step, starts: Days) -> Codes:
    """How some cases stood under one entry alone, counted from given days."""
    if step.relaxed is not None and step.relaxed.by is RelaxedBy.REPLACED:
        return np.full(starts.shape, _CODE[TimescaleOutcome.NO_FIXED_TIME])
    due = ends_of(step.interval, starts, counting=step.counting, calendar=cases.calendar)
    codes = outcome_codes(due, cases.done_on[these], ended_on=cases.ended_on[these], as_at=cases.as_at)
    if step.relaxed is None:
        return codes
    is_plain = step.relaxed.by is RelaxedBy.WHERE_PRACTICABLE
    instead = TimescaleOutcome.NO_FIXED_TIME if is_plain else TimescaleOutcome.CANNOT_TELL
    return np.where(np.isin(codes, _BREACHES), _CODE[instead], codes)


def _conditions(rule: Rule, cases: _Cases, due: Days, codes: Codes, born_on: Days | None) -> Codes:
    """What an answer depends on besides its days, in the order in which a single case is asked."""
    step = first_step(rule, rule.limits.entries[-1].value)
    if step.ends_at_noon_after_holiday:
        codes = _by_holiday(step, cases, due, codes)
    if rule.ages is not None:
        codes = _by_age(rule.ages, cases, due, codes, born_on)
    if isinstance(rule.limits.entries[-1].value, ShareTarget):
        late = codes == _CODE[TimescaleOutcome.LATE]
        codes = np.where(late, _CODE[TimescaleOutcome.BEYOND_TARGET], codes)
        codes = np.where(np.isin(codes, _BREACHES), _CODE[TimescaleOutcome.OPEN_BEYOND_TARGET], codes)
    early = (cases.done_on < cases.starts) & (cases.done_on <= np.datetime64(cases.as_at, "D"))
    return np.where(early, _CODE[TimescaleOutcome.BEFORE_START], codes)


def _by_holiday(step: Step, cases: _Cases, due: Days, codes: Codes) -> Codes:
    calendar = cases.calendar or calendar_of(step.counting.working_days)
    later = np.full(due.shape, NO_DAY)
    for day in np.unique(due[~np.isnat(due)]):
        if (noon := possible_later_end(day.item(), calendar)) is not None:
            later[due == day] = np.datetime64(noon, "D")
    untold = np.isin(codes, _BREACHES) & (cases.until <= later)
    return np.where(untold, _CODE[TimescaleOutcome.CANNOT_TELL], codes)


def _by_age(ages: AgeRange, cases: _Cases, due: Days, codes: Codes, born_on: Days | None) -> Codes:
    born = np.full(due.shape, NO_DAY) if born_on is None else np.asarray(born_on).astype("datetime64[D]")
    # where there is no due day but an answer, the day it is counted from decides
    told = ~np.isnat(due) | (codes != _CODE[TimescaleOutcome.CANNOT_TELL])
    day = np.where(np.isnat(due), cases.starts, due)
    too_young, too_old = np.zeros(due.shape, dtype=bool), np.zeros(due.shape, dtype=bool)
    if ages.from_age is not None:
        too_young = (cases.starts if ages.at_last_time else day) < months_later(born, 12 * ages.from_age)
    ended = TimescaleOutcome.CANNOT_TELL if ages.beyond else TimescaleOutcome.MISSED
    if ages.to_age is not None:
        leaves_on = months_later(born, 12 * (ages.to_age + 1))
        too_old = (day >= leaves_on) & ~too_young
        still_open = cases.until == np.datetime64(cases.as_at, "D")
        left = still_open & ~(cases.done_on <= cases.until) & np.isnat(cases.ended_on)
        missed = left & (leaves_on <= cases.until) & (codes == _CODE[TimescaleOutcome.OVERDUE])
        codes = np.where(missed, _CODE[ended], codes)
    beyond = TimescaleOutcome.CANNOT_TELL if ages.beyond else TimescaleOutcome.NOT_APPLICABLE
    codes = np.where(too_young & told, _CODE[TimescaleOutcome.NOT_APPLICABLE], codes)
    codes = np.where(too_old & told, _CODE[beyond], codes)
    return np.where(np.isnat(born), _CODE[TimescaleOutcome.CANNOT_TELL], codes) if ages.needs_birthday else codes
