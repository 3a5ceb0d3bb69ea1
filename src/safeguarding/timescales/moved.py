"""Which open deadlines moved when a holiday was added, or an entry of the law: asked before and after, case by case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import attrs

from safeguarding.dates.calendars import DayOff, WorkingDayCalendar
from safeguarding.dates.words import printed_date
from safeguarding.records import Record
from safeguarding.timescales.catalogue import RULES, rule_named
from safeguarding.timescales.counting import WorkingDays, calendar_of
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.following import obligations
from safeguarding.timescales.rules import Rule, schedule_in
from safeguarding.timescales.words import TimescaleOutcome


@attrs.frozen(kw_only=True)
class OpenCase(Record):
    """A case under a rule, by the rule's name.

    Attributes:
        rule: The rule, by its name or one by which it goes in practice.
        episode: The case.

    Examples:
        >>> OpenCase(rule="iha", episode=Episode(started_on=date(2026, 12, 14))).rule
        'iha'
    """

    rule: str
    episode: Episode


@attrs.frozen(kw_only=True)
class MovedDeadline(Record):
    """An open deadline that is another than before.

    Attributes:
        rule_id: The rule.
        reference: The caller's key for the case.
        counted_from: The day it is counted from.
        due_before: The last day in time before; None where there was none.
        due_after: The last day in time now; None where there is none.
        outcome_before: How it stood before.
        outcome_after: How it stands now.

    Examples:
        >>> case = OpenCase(rule="core group", episode=Episode(started_on=date(2027, 5, 4), reference="case 7"))
        >>> (moved,) = moved_deadlines([case], as_at=date(2027, 5, 5), days_off=[DayOff(date(2027, 5, 14), "invented")])
        >>> moved.reference, str(moved.due_before), str(moved.due_after)
        ('case 7', '2027-05-18', '2027-05-19')
    """

    rule_id: str
    reference: str = attrs.field(default="", repr=False)
    counted_from: date
    due_before: date | None
    due_after: date | None
    outcome_before: TimescaleOutcome
    outcome_after: TimescaleOutcome

    def __str__(self) -> str:
        days = [printed_date(day) if day else "no due day" for day in (self.due_before, self.due_after)]
        return f"{self.rule_id} from {printed_date(self.counted_from)}: {days[0]}, now {days[1]} ({self.outcome_after})"


def moved_deadlines(
    cases: Iterable[OpenCase],
    *,
    as_at: date,
    days_off: Sequence[DayOff] = (),
    rules: Sequence[Rule] = RULES,
    rules_after: Sequence[Rule] | None = None,
) -> tuple[MovedDeadline, ...]:
    """The open deadlines whose last day, or whose outcome, is another once holidays or entries of the law are added.

    Args:
        cases: The cases.
        as_at: The day of the question.
        days_off: The holidays that are added to every calendar that knows holidays; one that is there already adds nothing.
        rules: The rules before.
        rules_after: The rules after; None where they are the same.

    Raises:
        InvalidRecordError: for a rule that is not counted in days for one case.
        UnknownNameError: for a rule that there is none of.

    Examples:
        >>> case = OpenCase(rule="iha", episode=Episode(started_on=date(2027, 5, 4)))
        >>> added = [DayOff(date(2027, 5, 14), "an invented jubilee")]
        >>> for each in moved_deadlines([case], as_at=date(2027, 5, 10), days_off=added):
        ...     print(each)
        iha from 4 May 2027: 2 June 2027, now 3 June 2027 (not yet due)
    """
    after = rules if rules_after is None else rules_after
    return tuple(moved for case in cases for moved in _moved(case, as_at, days_off, rules, after))


def _moved(
    case: OpenCase, as_at: date, days_off: Sequence[DayOff], before: Sequence[Rule], after: Sequence[Rule]
) -> Iterator[MovedDeadline]:
    old = _open(rule_named(case.rule, before), case.episode, as_at, ())
    new = _open(rule_named(case.rule, after), case.episode, as_at, days_off)
    if old is None or new is None or (old.due_on, old.outcome) == (new.due_on, new.outcome):
        return
    yield MovedDeadline(
        rule_id=new.rule_id,
        reference=new.reference,
        counted_from=new.counted_from,
        due_before=old.due_on,
        due_after=new.due_on,
        outcome_before=old.outcome,
        outcome_after=new.outcome,
    )


def _open(rule: Rule, case: Episode, as_at: date, days_off: Sequence[DayOff]) -> Obligation | None:
    calendar = _with_days_off(rule, days_off) if days_off else None
    found = obligations([rule], case, as_at=as_at, calendar=calendar)
    return next((each for each in found if each.is_open), None)


def _with_days_off(rule: Rule, days_off: Sequence[DayOff]) -> WorkingDayCalendar | None:
    """The rule's own calendar with the holidays; None for a rule that is not counted in working days, or ignores them."""
    steps = [step for entry in rule.limits.entries for step in schedule_in(entry.value, rule_id=rule.rule_id).steps]
    used = next((step.counting.working_days for step in steps if step.interval.working_days), None)
    if used is None or used is WorkingDays.HOLIDAYS_IGNORED:
        return None
    own = calendar_of(used)
    known = {day.on for day in own.days_off}
    return own.with_days_off([day for day in days_off if day.on not in known])
