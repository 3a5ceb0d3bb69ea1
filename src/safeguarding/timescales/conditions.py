"""What an answer depends on besides its days: the child's age, an end that an order states, a target for a share of cases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import assert_never

import attrs

from safeguarding.dates.calendars import SUNDAY, WorkingDayCalendar
from safeguarding.dates.due import months_after
from safeguarding.dates.words import printed_date
from safeguarding.timescales.counting import calendar_of
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.episodes import Episode
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.schedules import Step
from safeguarding.timescales.steps import RuleQuestion, RuleStep
from safeguarding.timescales.words import StepChange, TimescaleOutcome

_A_DAY = timedelta(days=1)


def by_age(rule: Rule, question: RuleQuestion, episode: Episode, judged: Obligation) -> Obligation:
    """The obligation of a rule that is for some ages only: outside them the rule does not apply."""
    ages = rule.ages
    if ages is None:
        return judged
    if episode.born_on is None:
        if not ages.needs_birthday:
            return judged
        why = f"the date of birth is not known, and the rule is for children {ages}"
        return attrs.evolve(judged, found=TimescaleOutcome.CANNOT_TELL, cannot_tell=why)
    day = judged.due_on or judged.counted_from
    youngest_on = day if not ages.at_last_time else _day_of_choice(question, judged, day)
    is_too_young = ages.from_age is not None and youngest_on < months_after(episode.born_on, 12 * ages.from_age)
    leaves_on = None if ages.to_age is None else months_after(episode.born_on, 12 * (ages.to_age + 1))
    is_too_old = leaves_on is not None and day >= leaves_on
    has_left = leaves_on is not None and judged.is_open and question.as_at >= leaves_on
    if ages.beyond and not is_too_young and (is_too_old or (has_left and judged.outcome.is_breach)):
        return attrs.evolve(judged, found=TimescaleOutcome.CANNOT_TELL, cannot_tell=ages.beyond)
    if is_too_young or is_too_old:
        why = f"it is for children {ages}"
        return attrs.evolve(judged, found=TimescaleOutcome.NOT_APPLICABLE, cannot_tell=why)
    # what was not done by then is missed: nobody owes it any more
    return attrs.evolve(judged, closed_on=leaves_on) if has_left and not ages.beyond else judged


def _day_of_choice(question: RuleQuestion, judged: Obligation, day: date) -> date:
    match question.step_change:
        case StepChange.BY_LAST_TIME:
            return judged.counted_from
        case StepChange.BY_DUE_DAY:
            return day
        case StepChange.BY_DAY_ASKED:
            return judged.done_on or question.as_at
        case _:
            assert_never(question.step_change)


def by_stated_end(question: RuleQuestion, step: Step, episode: Episode, judged: Obligation) -> Obligation:
    """The obligation of an order whose last day may be a public holiday: the plain limit, and what the court may have named.

    It never extends a limit by itself: a later end counts only where it was stated and the law allows it.
    """
    if not step.ends_at_noon_after_holiday or judged.due_on is None or judged.is_extended:
        return judged
    later = possible_later_end(judged.due_on, question.calendar or calendar_of(step.counting.working_days))
    stated = episode.stated_end_on
    if stated is not None and (stated <= judged.due_on or stated == later):
        said = f"the order states its end, {printed_date(stated)}"
        return attrs.evolve(judged, due_on=stated, notes=(*judged.notes, said))
    notes = judged.notes
    if stated is not None:
        notes = (*notes, f"the end that was stated, {printed_date(stated)}, is later than the law allows")
    if later is None:
        return attrs.evolve(judged, notes=notes)
    may = (
        f"the last day, {printed_date(judged.due_on)}, is a public holiday: the court may have named noon on "
        f"{printed_date(later)}; the plain limit stands unless that end is stated"
    )
    until = judged.done_on or judged.closed_on or judged.as_at
    if judged.outcome.is_breach and stated is None and until <= later:
        why = f"the court may have named noon on {printed_date(later)}, and its end was not stated"
        return attrs.evolve(judged, found=TimescaleOutcome.CANNOT_TELL, cannot_tell=why, notes=(*notes, may))
    return attrs.evolve(judged, notes=(*notes, may))


def possible_later_end(due_on: date, calendar: WorkingDayCalendar) -> date | None:
    """The first later day that is no public holiday, where the last day is one; None where it is not.

    A public holiday is a Sunday, Christmas Day, Good Friday or a bank holiday (Children Act 1989 s45(2)).

    Examples:
        >>> from safeguarding.dates.statutory_calendars import england_and_wales
        >>> possible_later_end(date(2017, 4, 16), england_and_wales()), possible_later_end(date(2017, 4, 18), england_and_wales())
        (datetime.date(2017, 4, 18), None)
    """
    holidays = {day.on for day in calendar.days_off}
    return _next_day_that_is_none(due_on, holidays) if _is_public_holiday(due_on, holidays) else None


def _is_public_holiday(day: date, holidays: set[date]) -> bool:
    return day.weekday() == SUNDAY or day in holidays


def _next_day_that_is_none(day: date, holidays: set[date]) -> date:
    while _is_public_holiday(day, holidays):
        day += _A_DAY
    return day


def beyond_a_target(current: RuleStep, judged: Obligation) -> Obligation:
    """The obligation of a case under a target for a share of cases, which calls no single case late or overdue."""
    if not current.is_target or not judged.outcome.is_breach:
        return judged
    is_done = judged.outcome is TimescaleOutcome.LATE
    found = TimescaleOutcome.BEYOND_TARGET if is_done else TimescaleOutcome.OPEN_BEYOND_TARGET
    return attrs.evolve(judged, found=found)
