"""The statement of proposed action: by when it was due, and whether it was sent in time."""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.dates.deadlines import Deadline, DeadlineRule, deadline
from safeguarding.dates.words import printed_date
from safeguarding.numbers.nouns import counted
from safeguarding.recommendations.records import Action, Plan, Recommendation
from safeguarding.recommendations.words import ActionStanding, Response
from safeguarding.records import NoTruthValue, Record
from safeguarding.sources import Certainty, Source

WHAT_A_STATEMENT_HOLDS = Source(
    title="Education and Inspections Act 2006",
    clause="s137(3)",
    published_at="legislation.gov.uk/ukpga/2006/40/section/137",
    certainty=Certainty.VERIFIED,
    checked_on=date(2026, 11, 1),
    note="the action that the authority proposes to take in the light of the report, and the period within which",
)


@attrs.frozen(kw_only=True)
class StatementAnswer(NoTruthValue, Record):
    """Whether a plan was submitted in time.

    Attributes:
        deadline: The deadline, with its rule and source.
        submitted_on: The day it was sent, as known on the day of the question.
        on: The day of the question.
        is_from_publication: Whether the period is counted from publication, because the day of receipt is not stated.

    Examples:
        >>> from safeguarding import Certainty, Period, Source, england_and_wales
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
    """Whether a plan was submitted in time, as at a day; None where neither receipt nor publication is known by then.

    Args:
        plan: The plan.
        rule: The period and its source: the statutory one is ``dates.inspection_reports.STATEMENT_OF_ACTION``.
        on: The day of the question. A submission after it is not looked at, nor a receipt or a publication.
        calendar: The working days.

    Raises:
        OutOfCoverageError: where the calendar does not reach.

    Examples:
        >>> from safeguarding import Certainty, Period, Source, england_and_wales
        >>> told = Source(title="An example", certainty=Certainty.UNVERIFIED)
        >>> rule = DeadlineRule(task="answer", trigger="the report", period=Period(working_days=70), source=told)
        >>> plan = Plan(received_on=date(2017, 2, 7), submitted_on=date(2017, 5, 17))
        >>> answer = statement_answer(plan, rule=rule, on=date(2017, 9, 19), calendar=england_and_wales())
        >>> answer.deadline.due_on, answer.day_number, answer.standing.label
        (datetime.date(2017, 5, 19), 68, 'done in time')
    """
    known = [day for day in (plan.received_on, plan.published_on) if day is not None and day <= on]
    if not known:
        return None
    triggered_on = known[0]
    submitted = plan.submitted_on if plan.submitted_on is not None and plan.submitted_on <= on else None
    return StatementAnswer(
        deadline=deadline(rule, triggered_on=triggered_on, calendar=calendar),
        submitted_on=submitted,
        on=on,
        is_from_publication=triggered_on is not plan.received_on,
    )


@attrs.frozen(kw_only=True)
class StatementContents(NoTruthValue, Record):
    """Whether a plan holds what a written statement must hold: an action for what was asked, and a period for each.

    Attributes:
        on: The day of the plan that was looked at.
        actions: How many actions it held.
        unanswered: The recommendations that no action answers and that were not rejected.
        rejected: The recommendations that no action answers because they were rejected.
        without_period: The actions without a target, so without a period.
        source: The provision.
    """

    _instead = "is_complete"

    on: date
    actions: int
    unanswered: tuple[Recommendation, ...]
    rejected: tuple[Recommendation, ...]
    without_period: tuple[Action, ...]
    source: Source = WHAT_A_STATEMENT_HOLDS

    @property
    def is_complete(self) -> bool:
        """Whether every recommendation is answered, and every action has its period."""
        return bool(self.actions) and not self.unanswered and not self.without_period

    @property
    def explanation(self) -> str:
        """What it holds and lacks, in a sentence."""
        periods = self.actions - len(self.without_period)
        said = f"Of {counted(self.actions, 'action')}, {periods} {'has' if periods == 1 else 'have'} a period"
        said += f"; {counted(len(self.unanswered), 'recommendation')} without an action" if self.unanswered else ""
        said += f"; {counted(len(self.rejected), 'recommendation')} rejected" if self.rejected else ""
        return f"{said}: {'complete' if self.is_complete else 'not complete'}."


def statement_contents(plan: Plan, *, on: date) -> StatementContents:
    """Whether the plan, as it was first agreed, holds what the written statement must hold.

    Args:
        plan: The plan.
        on: The day; that of the submission, where the plan was submitted. Actions that joined it later are not looked
            at, and neither are targets that were set later.

    Examples:
        >>> plan = Plan(
        ...     recommendations=[Recommendation(ref="r1"), Recommendation(ref="r2")],
        ...     actions=[Action(ref="a1", serves=["r1"], target_on=date(2017, 9, 30)), Action(ref="a2", serves=["r1"])],
        ... )
        >>> print(statement_contents(plan, on=date(2017, 5, 17)).explanation)
        Of 2 actions, 1 has a period; 1 recommendation without an action: not complete.
    """
    submitted = min(on, plan.submitted_on) if plan.submitted_on is not None else on
    actions = plan.actions_on(submitted)
    dated = {each.action for each in plan.updates if each.on <= submitted and each.target_on is not None}
    answered = {ref for each in actions for ref in each.serves}
    left = [each for each in plan.recommendations if each.ref not in answered]
    return StatementContents(
        on=submitted,
        actions=len(actions),
        unanswered=tuple(each for each in left if each.response is not Response.REJECTED),
        rejected=tuple(each for each in left if each.response is Response.REJECTED),
        without_period=tuple(each for each in actions if each.target_on is None and each.ref not in dated),
    )
