"""Whether a thing was done by its deadline, and on which day of how many."""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.dates.due import EventDay, due_on
from safeguarding.dates.periods import Period, parse_period
from safeguarding.dates.words import printed_date
from safeguarding.errors import OutOfCoverageError
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.verdicts import Remedy, Verdict, unverifiable
from safeguarding.figures.words import ClaimOutcome
from safeguarding.records import Record


def _as_period(value: Period | str) -> Period:
    return parse_period(value) if isinstance(value, str) else value


@attrs.frozen(kw_only=True)
class DeadlineClaim(Record):
    """A thing was, or was not, done within a period of an event.

    Attributes:
        event_on: The day that starts the clock.
        done_on: The day on which the thing was done.
        period: How long there was: "70 working days".
        met: Whether the report says that the deadline was met.
        due_on: The deadline that the report states, if it states one.
        event_day: Whether the day of the event counts.
        about: What had to be done.
        where: Where it stands in the report.

    Raises:
        ParseError: for a text that is no period.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> claim = DeadlineClaim(event_on=date(2017, 2, 7), done_on=date(2017, 5, 17), period="70 working days")
        >>> print(check_deadline(claim, CHARITABLE))
        consistent: 17 May 2017 is within 70 working days of 7 February 2017, which end on 19 May 2017: it is working day 68.
    """

    event_on: date
    done_on: date
    period: Period = attrs.field(converter=_as_period)
    met: bool = True
    due_on: date | None = None
    event_day: EventDay = EventDay.DAY_ZERO
    about: str = ""
    where: str = ""


def check_deadline(claim: DeadlineClaim, policy: CheckingPolicy) -> Verdict:
    """Whether the deadline was met as is stated, and is the day that is stated.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> late = DeadlineClaim(event_on=date(2017, 2, 7), done_on=date(2017, 5, 22), period="70 working days")
        >>> check_deadline(late, CHARITABLE).is_inconsistent
        True
    """
    try:
        deadline = due_on(claim.event_on, claim.period, event_day=claim.event_day, calendar=policy.calendar)
        was_met = claim.done_on <= deadline
        day = _day_number(claim, policy)
    except OutOfCoverageError as error:
        return unverifiable(f"The deadline cannot be counted: {error}.")
    within = "is within" if was_met else "is after"
    fact = (
        f"{printed_date(claim.done_on)} {within} {claim.period} of {printed_date(claim.event_on)}, "
        f"which end on {printed_date(deadline)}: it {day}"
    )
    if claim.done_on < claim.event_on:
        sentence = f"{printed_date(claim.done_on)} is before the event itself, on {printed_date(claim.event_on)}."
        return Verdict(outcome=ClaimOutcome.INCONSISTENT, sentence=sentence)
    if claim.due_on is not None and claim.due_on != deadline:
        sentence = f"{fact}, and the deadline is stated as {printed_date(claim.due_on)}."
        remedies = (Remedy(field="deadline", dates=(deadline,)),)
        return Verdict(outcome=ClaimOutcome.INCONSISTENT, sentence=sentence, remedies=remedies)
    if was_met is not claim.met:
        stated = "met" if claim.met else "missed"
        return Verdict(outcome=ClaimOutcome.INCONSISTENT, sentence=f"{fact}, and the deadline is stated as {stated}.")
    return Verdict(outcome=ClaimOutcome.CONSISTENT, sentence=f"{fact}.")


def _day_number(claim: DeadlineClaim, policy: CheckingPolicy) -> str:
    """Which day of the period the thing was done on, counted as the period is."""
    extra = int(claim.event_day is EventDay.DAY_ONE)
    if claim.period.working_days:
        first_counts = extra and policy.calendar.is_working_day(claim.event_on)
        number = policy.calendar.working_days_between(claim.event_on, claim.done_on) + int(first_counts)
        is_counted = policy.calendar.is_working_day(claim.done_on)
        return f"is working day {number}" if is_counted else f"is no working day and comes after working day {number}"
    return f"is day {(claim.done_on - claim.event_on).days + extra}"
