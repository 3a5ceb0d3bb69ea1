"""The section of an action plan that answers an inspection: when it was due, how far it is, and what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.dates.deadlines import DeadlineRule
from safeguarding.dates.inspection_reports import STATEMENT_OF_ACTION
from safeguarding.dates.words import printed_date
from safeguarding.errors import OutOfCoverageError
from safeguarding.faults import Fault, Severity
from safeguarding.inspections.duties import JOINT_STATEMENT, PLAN_AFTER_VISIT
from safeguarding.numbers.nouns import counted
from safeguarding.pages.plans.tables import (
    THE_PLAN_ITSELF,
    actions_table,
    progress_table,
    ratings_table,
    standing_bars,
    timing_table,
)
from safeguarding.pages.sections import Section, conflict
from safeguarding.pages.tables import Table
from safeguarding.recommendations.checks import number_faults, plan_faults
from safeguarding.recommendations.numbered_lists import numbering
from safeguarding.recommendations.rating_histories import checked_ratings
from safeguarding.recommendations.ratings import RatingVerdict
from safeguarding.recommendations.records import Plan
from safeguarding.recommendations.stated import PlanFacts
from safeguarding.recommendations.statements import StatementAnswer, statement_answer
from safeguarding.recommendations.states import standing, states_on
from safeguarding.recommendations.words import ActionStanding, Reported
from safeguarding.sources import Source

_STATEMENT_STATES_A_PERIOD = "Education and Inspections Act 2006 s137(3)(b)"


def plan_section(
    facts: PlanFacts, *, on: date, calendar: WorkingDayCalendar, faults: Iterable[Fault] | None = None
) -> Section:
    """The section about a plan, as at a day.

    Args:
        facts: The plan and what is said of it.
        on: The day; nothing recorded later is looked at.
        calendar: The working days that the statement's deadline is counted by.
        faults: The plan's faults, where its reader has found them with better places; None to look for them here.

    Examples:
        >>> from safeguarding.dates import england_and_wales
        >>> from safeguarding.recommendations import Action, Recommendation, StatedCounts
        >>> plan = Plan(recommendations=[Recommendation(ref="r1")], actions=[Action(ref="a1", serves=["r1"])])
        >>> facts = PlanFacts(plan=plan, stated=StatedCounts(actions=2))
        >>> section = plan_section(facts, on=date(2017, 9, 19), calendar=england_and_wales())
        >>> section.paragraphs[0], section.conflicts[0].problem
        ('1 recommendation under 0 themes, answered by 1 action.', '2 actions stated, 1 in the plan')
    """
    plan = facts.plan
    found = plan_faults(plan, on=on) if faults is None else tuple(faults)
    answer, why_none = _statement(plan, on, calendar)
    timing = timing_table(plan, on=on)
    tables: list[Table] = [progress_table(plan, on=on), actions_table(plan, on=on)]
    tables += [] if timing is None else [timing]
    tables += [] if facts.rating_rule is None else [ratings_table(plan, facts.rating_rule, on=on)]
    return Section(
        title="Action plan",
        paragraphs=(*_paragraphs(plan, answer), *_overdue(plan, on)),
        tables=tables,
        conflicts=[
            *_statement_conflicts(answer),
            *_count_conflicts(facts),
            *(attrs.evolve(fault, source=THE_PLAN_ITSELF) for fault in found if fault.severity is Severity.ERROR),
            *_rating_conflicts(facts, on),
        ],
        notes=[*why_none, *_numbering_notes(plan), *_doubts(plan, found), *_notes(facts, on)],
        pictures=standing_bars(plan, on=on),
        sources=tuple(_sources(facts)),
    )


_RULES = {
    Reported.INSPECTION: STATEMENT_OF_ACTION,
    Reported.JOINT_INSPECTION: JOINT_STATEMENT,
    Reported.VISIT_WITH_PRIORITY_ACTION: PLAN_AFTER_VISIT,
}


def statement_rule(plan: Plan) -> DeadlineRule | None:
    """By which rule a plan's statement is due; None where none is due.

    Examples:
        >>> print(statement_rule(Plan()).period, statement_rule(Plan(answers=Reported.OTHER)))
        70 working days None
    """
    return _RULES.get(plan.answers)


def _statement(plan: Plan, on: date, calendar: WorkingDayCalendar) -> tuple[StatementAnswer | None, tuple[str, ...]]:
    """Whether the statement was in time; where the calendar cannot tell, a note that says so."""
    rule = statement_rule(plan)
    if rule is None:
        return None, (f"No statement is due: the plan answers {plan.answers.label}.",)
    try:
        return statement_answer(plan, rule=rule, on=on, calendar=calendar), ()
    except OutOfCoverageError as error:
        return None, (f"The statement's deadline cannot be counted: {error}.",)


def _paragraphs(plan: Plan, answer: StatementAnswer | None) -> Iterator[str]:
    themes = len({each.theme for each in plan.recommendations if each.theme} | set(plan.themes))
    yield (
        f"{counted(len(plan.recommendations), 'recommendation')} under {counted(themes, 'theme')}, "
        f"answered by {counted(len(plan.actions), 'action')}."
    )
    if answer is not None:
        yield answer.explanation


def _overdue(plan: Plan, on: date) -> Iterator[str]:
    late = sum(standing(state) is ActionStanding.OVERDUE for state in states_on(plan, on=on))
    if late:
        yield f"{counted(late, 'action')} {'is' if late == 1 else 'are'} overdue on {printed_date(on)}."


def _sources(facts: PlanFacts) -> Iterator[Source]:
    yield THE_PLAN_ITSELF
    if (rule := statement_rule(facts.plan)) is not None:
        yield rule.source
    if facts.rating_rule is not None:
        yield facts.rating_rule.source


def _statement_conflicts(answer: StatementAnswer | None) -> Iterator[Fault]:
    if answer is not None and answer.standing in (ActionStanding.DONE_LATE, ActionStanding.OVERDUE):
        yield conflict(
            answer.explanation,
            remedy="check the day on which the report was received; it starts the period",
            source=answer.deadline.rule.source,
        )


def _count_conflicts(facts: PlanFacts) -> Iterator[Fault]:
    plan = facts.plan
    themes = {each.theme for each in plan.recommendations if each.theme} | set(plan.themes)
    for word, stated, found in (
        ("theme", facts.stated.themes, len(themes)),
        ("recommendation", facts.stated.recommendations, len(plan.recommendations)),
        ("action", facts.stated.actions, len(plan.actions)),
    ):
        if stated is not None and stated != found:
            yield conflict(
                f"{counted(stated, word)} stated, {found} in the plan",
                remedy="count them again in the source",
                source=THE_PLAN_ITSELF,
            )


def _rating_conflicts(facts: PlanFacts, on: date) -> Iterator[Fault]:
    if facts.rating_rule is None:
        return
    for checked in checked_ratings(facts.plan, facts.rating_rule, on=on):
        if checked.check.verdict is RatingVerdict.INCONSISTENT:
            since = "" if checked.since is None else f", since {printed_date(checked.since)}"
            yield conflict(
                f"Rating of {checked.check.explanation}{since}",
                remedy="rate it by the rule, or publish the rule that was used",
                source=facts.rating_rule.source,
            )


def _numbering_notes(plan: Plan) -> Iterator[str]:
    odd = numbering(plan.recommendations)
    if not odd.is_regular:
        yield f"Numbering of the recommendations, kept as it stands: {odd.explanation}."


def _doubts(plan: Plan, faults: Iterable[Fault]) -> Iterator[str]:
    # by what they say, since a tracker's reader gives them better places
    told_already = {each.problem for each in number_faults(plan)}
    for fault in faults:
        if fault.severity is Severity.WARNING and fault.problem not in told_already:
            yield f"{fault}." if not fault.remedy.endswith("?") else str(fault)


def _notes(facts: PlanFacts, on: date) -> Iterator[str]:
    states = states_on(facts.plan, on=on)
    if states and not any(state.targets for state in states):
        yield (
            "No action has a target here, so nothing can be overdue and slippage cannot be measured; "
            f"the statement itself must give the period for its actions ({_STATEMENT_STATES_A_PERIOD})."
        )
    if states and all(state.updated_on is None for state in states):
        yield "Nothing is recorded of any action since the plan was made, so progress is not known."
    if facts.rating_rule is None and any(state.rating for state in states):
        yield "Ratings are stated without the rule that they follow; they cannot be checked."
