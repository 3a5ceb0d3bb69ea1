"""How a limit stood where the law changed while it ran, or had something else in the place of its number.

Each entry of the law that may count is asked by itself. Where all of them say the same, that is the answer; where they
do not, and what the change does to what had begun was not read, the answer is that the law changed: never that it is late.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from safeguarding.errors import OutOfCoverageError
from safeguarding.timelines import DatedValue, Running
from safeguarding.timescales.duties import by_days
from safeguarding.timescales.limits import Limit
from safeguarding.timescales.rules import Rule, schedule_in
from safeguarding.timescales.schedules import Step, Times
from safeguarding.timescales.steps import RuleQuestion, RuleStep
from safeguarding.timescales.words import RelaxedBy, TimescaleOutcome

Judged = Callable[[date], TimescaleOutcome]
"""How a case stands by a due day."""


def law_outcome(
    question: RuleQuestion,
    current: RuleStep,
    *,
    day: date,
    due_on: date | None,
    until: date,
    judged: Judged,
    extended: bool,
) -> tuple[TimescaleOutcome | None, tuple[DatedValue[Limit], ...]]:
    """The outcome where days alone do not settle it (None where they do), and the changes of law that lie within.

    Args:
        question: What is asked.
        current: The step, with the entry in force on the day it is counted from.
        day: The day from which it is counted.
        due_on: The last day in time under that entry; None where it has no number.
        until: The day it was done, or was no longer required, or else the day of the question.
        judged: How the case stands by a due day.
        extended: Whether a longer time had been agreed.
    """
    changes = changes_after(current.rule, current.entry) if question.law_on is None else []
    within = tuple(
        each for each in changes if day < each.starts_on <= (until if due_on is None else max(due_on, until))
    )
    standing, active = _begun(current.entry, [each for each in within if each.starts_on <= until])

    def under(entry: DatedValue[Limit]) -> TimescaleOutcome:
        return _under(question, _same_step(current, entry), day, judged, extended=extended)

    if not active or _was_over_before(
        question, _same_step(current, standing), day, active[0].starts_on, extended=extended
    ):
        is_plain = standing is current.entry and current.step.relaxed is None
        # of a limit that no change touched, only what changed before its end is named
        named = within if not active else tuple(each for each in within if each.starts_on < active[0].starts_on)
        return (None if is_plain else under(standing)), named
    is_long_over = _is_long_over(question, current, active[-1], until)
    readings = {under(each) for each in (standing, *active) if not (is_long_over and _is_relaxed(current, each))}
    found = readings.pop() if len(readings) == 1 else TimescaleOutcome.LAW_CHANGED
    return found, within


def _is_long_over(question: RuleQuestion, current: RuleStep, last: DatedValue[Limit], until: date) -> bool:
    """Whether what recurs was not done for two whole intervals of the law that came last: no saving is for so long."""
    step = _same_step(current, last)
    if step is None or step.relaxed is not None or isinstance(step.until, Times):
        return False
    try:
        return until > question.end_of(step, question.end_of(step, last.starts_on))
    except OutOfCoverageError:
        return False


def changes_after(rule: Rule, entry: DatedValue[Limit]) -> list[DatedValue[Limit]]:
    """The later entries of a rule that say something else than the entry before them; a new edition that does not, is none."""
    found, before = [], entry
    for each in rule.limits.entries:
        if each.starts_on > entry.starts_on and each.value != before.value:
            found.append(each)
            before = each
    return found


def _begun(
    entry: DatedValue[Limit], active: list[DatedValue[Limit]]
) -> tuple[DatedValue[Limit], list[DatedValue[Limit]]]:
    """The entry that stands, and those whose effect on it is open, by the savings that were read."""
    for place, each in enumerate(active):
        if each.running is Running.OLD_RUNS_ON:
            return entry, active[:place]
        if each.running is Running.NEW_APPLIES and place == 0:
            return _begun(each, active[1:])
    return entry, active


def _was_over_before(question: RuleQuestion, step: Step | None, day: date, changed_on: date, *, extended: bool) -> bool:
    """Whether a number had run out by more than a whole further interval before the law changed: that stays what it was."""
    if step is None or step.relaxed is not None:
        return False
    try:
        return question.end_of(step, question.end_of(step, day, extended=extended)) < changed_on
    except OutOfCoverageError:
        return False


def _same_step(current: RuleStep, entry: DatedValue[Limit]) -> Step | None:
    steps = schedule_in(entry.value, rule_id=current.rule.rule_id).steps
    return steps[current.place] if current.place < len(steps) else None


def _is_relaxed(current: RuleStep, entry: DatedValue[Limit]) -> bool:
    step = _same_step(current, entry)
    return step is not None and step.relaxed is not None


def _under(
    question: RuleQuestion, step: Step | None, start: date, judged: Judged, *, extended: bool
) -> TimescaleOutcome:
    """How the case stands under one entry alone."""
    if step is None:
        return TimescaleOutcome.LAW_CHANGED
    if step.relaxed is not None and step.relaxed.by is RelaxedBy.REPLACED:
        return TimescaleOutcome.NO_FIXED_TIME
    try:
        outcome = judged(question.end_of(step, start, extended=extended))
    except OutOfCoverageError:
        return TimescaleOutcome.CANNOT_TELL
    if step.relaxed is None or not outcome.is_breach:
        return outcome
    is_plainly_relaxed = step.relaxed.by is RelaxedBy.WHERE_PRACTICABLE
    return TimescaleOutcome.NO_FIXED_TIME if is_plainly_relaxed else TimescaleOutcome.CANNOT_TELL


def judge_of(*, done_on: date | None, closed_on: date | None, as_at: date) -> Judged:
    """How a case stands by any due day."""
    return lambda due_on: by_days(due_on, done_on=done_on, closed_on=closed_on, as_at=as_at)
