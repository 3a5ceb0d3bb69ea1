"""The statement of proposed action: by when it was due, and whether it was sent in time."""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.dates.deadlines import Deadline, DeadlineRule, deadline
from safeguarding.dates.words import printed_date
from safeguarding.recommendations.records import Plan
from safeguarding.recommendations.words import ActionStanding
from safeguarding.records import NoTruthValue, Record


@attrs.frozen(kw_only=True)
class StatementAnswer(NoTruthValue, Record):
    """Whether a plan was submitted in time.

    Attributes:
        deadline: The deadline, with its rule and source.
        submitted_on: The day it was sent, as known on the day of the question.
        on: The day of the question.
        is_from_publication: Whether the period is counted from publication, because the day of receipt is not stated.

    Examples:
        >>> from safeguarding.dates.periods import Period
        >>> from safeguarding.dates.statutory_calendars import england_and_wales
        >>> from safeguarding.sources import Certainty, Source
        >>> told = Source(title="An example", certainty=Certainty.UNVERIFIED)
        >>> rule = DeadlineRule(task="answer", trigger="the report", period=Period(working_days=70), source=told)
        >>> plan = Plan(published_on=date(2017, 2, 7))
        >>> answer = statement_answer(plan, rule=rule, on=date(2017, 5, 22), calendar=england_and_wales())
        >>> print(answer.explanation)
        Not submitted by 22 May 2017; due by 19 May 2017: overdue. Counted from publication, because the day of receipt is not stated; receipt may be earlier.
    """

    _instead = "standing"

    deadline: Deadline
    submitted_on: date | None
    on: date
    is_from_publication: bool

    @property
    def standing(self) -> ActionStanding:
        """In time, late, not yet due or overdue."""
        if self.submitted_on is not None:
            return (
                ActionStanding.DONE_IN_TIME if self.deadline.is_met_by(self.submitted_on) else ActionStanding.DONE_LATE
            )
        return ActionStanding.NOT_YET_DUE if self.deadline.is_met_by(self.on) else ActionStanding.OVERDUE

    @property
    def day_number(self) -> int:
        """Which working day of the period the submission is, or the day of the question without one."""
        return self.deadline.day_number(self.submitted_on or self.on)

    @property
    def explanation(self) -> str:
        """The answer in a sentence."""
        if self.submitted_on is None:
            said = (
                f"Not submitted by {printed_date(self.on)}; due by {printed_date(self.deadline.due_on)}: "
                f"{self.standing.label}."
            )
        else:
            said = self.deadline.explanation(self.submitted_on)
        if not self.is_from_publication:
            return said
        return f"{said} Counted from publication, because the day of receipt is not stated; receipt may be earlier."


def statement_answer(
    plan: Plan, *, rule: DeadlineRule, on: date, calendar: WorkingDayCalendar
) -> StatementAnswer | None:
    """Whether a plan was submitted in time, as at a day; None where neither receipt nor publication is stated.

    Args:
        plan: The plan.
        rule: The period and its source: the statutory one is ``dates.inspection_reports.STATEMENT_OF_ACTION``.
        on: The day of the question. A submission after it is not looked at.
        calendar: The working days.

    Raises:
        OutOfCoverageError: where the calendar does not reach.

    Examples:
        >>> from safeguarding.dates.periods import Period
        >>> from safeguarding.dates.statutory_calendars import england_and_wales
        >>> from safeguarding.sources import Certainty, Source
        >>> told = Source(title="An example", certainty=Certainty.UNVERIFIED)
        >>> rule = DeadlineRule(task="answer", trigger="the report", period=Period(working_days=70), source=told)
        >>> plan = Plan(received_on=date(2017, 2, 7), submitted_on=date(2017, 5, 17))
        >>> answer = statement_answer(plan, rule=rule, on=date(2017, 9, 19), calendar=england_and_wales())
        >>> answer.deadline.due_on, answer.day_number, answer.standing.label
        (datetime.date(2017, 5, 19), 68, 'done in time')
    """
    triggered_on = plan.received_on or plan.published_on
    if triggered_on is None:
        return None
    submitted = plan.submitted_on if plan.submitted_on is not None and plan.submitted_on <= on else None
    return StatementAnswer(
        deadline=deadline(rule, triggered_on=triggered_on, calendar=calendar),
        submitted_on=submitted,
        on=on,
        is_from_publication=plan.received_on is None,
    )
