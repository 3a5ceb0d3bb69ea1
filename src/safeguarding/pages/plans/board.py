"""A plan as an improvement board works from it: first what changed, then everything that is asked of a plan on a day."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import attrs

from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.dates.words import printed_date
from safeguarding.faults import Fault, Place
from safeguarding.numbers.nouns import counted
from safeguarding.pages.plans.board_tables import changes_table, impact_table, lacks_table, quarters_table, states_table
from safeguarding.pages.plans.groups import (
    By,
    grouped_actions_table,
    load_table,
    ratings_by_owner_table,
    ratings_count_table,
)
from safeguarding.pages.plans.lineage_tables import carried_table, continued_table, findings_table, said_again_table
from safeguarding.pages.plans.section import plan_section, statement_rule
from safeguarding.pages.plans.tables import THE_PLAN_ITSELF
from safeguarding.pages.sections import Section, conflict
from safeguarding.pages.tables import Table
from safeguarding.recommendations.checks import between_plans_faults
from safeguarding.recommendations.impact_judgements import impacts_on
from safeguarding.recommendations.rating_histories import checked_ratings, direction_of_travel
from safeguarding.recommendations.records import Plan
from safeguarding.recommendations.stated import PlanFacts
from safeguarding.recommendations.statements import StatementContents, statement_contents
from safeguarding.recommendations.states import states_on
from safeguarding.recommendations.visit_findings import FindingVerdict, Visit, findings_against_plan
from safeguarding.recommendations.words import Delivery, Impact, Reported, Travel
from safeguarding.sources import Certainty, Source

THE_VISIT_AND_THE_PLAN = Source(
    title="The visit's findings and the plan's own entries", certainty=Certainty.VERIFIED, note="put beside one another"
)


def board_section(
    facts: PlanFacts,
    *,
    on: date,
    calendar: WorkingDayCalendar,
    faults: Iterable[Fault] | None = None,
    since: date | None = None,
    by: By | None = None,
    earlier: Sequence[Plan] = (),
) -> Section:
    """The section about a plan for the board that follows it.

    Args:
        facts: The plan and what is said of it.
        on: The day; nothing recorded later is looked at.
        calendar: The working days that the statement's deadline is counted by.
        faults: The plan's faults, where its reader has found them with better places; None to look for them here.
        since: The day of the last meeting; what changed since comes first. None where that is not asked.
        by: What the actions are arranged by. Owners are shown only where this asks for them.
        earlier: The plans after earlier inspections of the same body.

    Raises:
        InvalidRecordError: where the day of the last meeting is not before the day, or plans cannot be put in order.

    Examples:
        >>> from safeguarding.dates.statutory_calendars import england_and_wales
        >>> from safeguarding.recommendations.records import Action
        >>> facts = PlanFacts(plan=Plan(actions=[Action(ref="a1", target_on=date(2017, 6, 30))]))
        >>> section = board_section(facts, on=date(2017, 9, 19), calendar=england_and_wales(), since=date(2017, 6, 1))
        >>> [table.caption for table in section.tables][:2]
        ['Changes since 1 June 2017', 'Progress by theme as at 19 September 2017']
    """
    plan = facts.plan
    plain = plan_section(facts, on=on, calendar=calendar, faults=faults)
    contents = statement_contents(plan, on=on)
    found: list[Table] = [] if since is None else [changes_table(plan, since=since, on=on, with_owners=by is By.OWNER)]
    found += _arranged(plain.tables, facts, on, by)
    found += [table for table in (quarters_table(plan, on=on), impact_table(plan, on=on)) if table is not None]
    found += [states_table(plan, on=on), lacks_table(plan, contents, on=on)]
    found += [findings_table(plan, visit) for visit in _visits(facts, on)]
    found += _of_several([*earlier, plan], on) if earlier else []
    return attrs.evolve(
        plain,
        paragraphs=[*plain.paragraphs, *_paragraphs(facts, on, since, contents)],
        tables=found,
        conflicts=[
            *plain.conflicts,
            *_visit_conflicts(facts, on),
            *(attrs.evolve(fault, source=THE_PLAN_ITSELF) for fault in _between([*earlier, plan])),
        ],
    )


def _between(plans: Sequence[Plan]) -> Iterator[Fault]:
    """What cannot be right between several plans, each at its plan's key. A plan by itself names none."""
    for fault in between_plans_faults(plans) if len(plans) > 1 else ():
        match fault.place.path:
            case (int(position), *steps):
                yield attrs.evolve(fault, place=Place(file=f"plan {plans[position].ref}", path=tuple(steps)))
            case _:
                yield fault


def _visits(facts: PlanFacts, on: date) -> list[Visit]:
    """The visits whose findings were known on the day."""
    return [each for each in facts.visits if (each.published_on or each.on) <= on]


def _arranged(tables: Sequence[Table], facts: PlanFacts, on: date, by: By | None) -> list[Table]:
    """The tables of progress and of actions first, by what was asked; the others as they stand."""
    if by is None:
        return list(tables)
    progress_of_themes, _, *others = tables
    grouped = grouped_actions_table(facts.plan, on=on, by=by)
    found: list[Table] = []
    match by:
        case By.OWNER:
            found = [load_table(facts.plan, on=on)]
            if facts.rating_rule is not None:
                found.append(ratings_by_owner_table(checked_ratings(facts.plan, facts.rating_rule, on=on)))
        case By.RATING:
            found = [ratings_count_table(facts.plan, on=on)]
    return [*found, progress_of_themes, grouped, *others]


def _of_several(plans: Sequence[Plan], on: date) -> Iterator[Table]:
    for table in (carried_table(plans, on=on), continued_table(plans), said_again_table(plans)):
        if table is not None:
            yield table


def _paragraphs(facts: PlanFacts, on: date, since: date | None, contents: StatementContents) -> Iterator[str]:
    plan = facts.plan
    rule = statement_rule(plan)
    if rule is not None and plan.answers is not Reported.VISIT_WITH_PRIORITY_ACTION:
        yield (
            f"What the statement must hold (an action for what was asked, and a period for each; {contents.source.title} "
            f"{contents.source.clause}), as at {printed_date(contents.on)}: {contents.explanation}"
        )
    if rule is not None and (plan.received_on or plan.published_on):
        yield f"It is due {rule.period} from {rule.trigger}, by {rule.source}."
    states = states_on(plan, on=on)
    done = [each for each in states if each.delivery.is_done]
    if done:
        impacts = impacts_on(plan, on=on)
        signed = sum(each.delivery is Delivery.IMPLEMENTED for each in done)
        said = Counter(impacts.get(each.action.ref, Impact.NOT_MEASURED) for each in done)
        unsaid = said[Impact.NOT_MEASURED] + said[Impact.CANNOT_SAY]
        yield (
            f"Of {counted(len(states), 'action')}, {len(done)} {'is' if len(done) == 1 else 'are'} done, {signed} of them "
            f"signed off; a measure moved for {said[Impact.MOVED]} of them. Complete but not embedded: "
            f"{len(done) - said[Impact.MOVED] - unsaid}; not measured, or not to be told: {unsaid}."
        )
    if since is not None:
        yield _travel(plan, since, on)


def _travel(plan: Plan, since: date, on: date) -> str:
    before = {state.action.ref: state for state in reversed(states_on(plan, on=since))}
    ways = Counter(direction_of_travel(before.get(each.action.ref), each) for each in states_on(plan, on=on))
    said = ", ".join(f"{ways[each]} {each.label}" for each in Travel)
    return f"Stated ratings since {printed_date(since)}: {said}."


def _visit_conflicts(facts: PlanFacts, on: date) -> Iterator[Fault]:
    for visit in _visits(facts, on):
        for each in findings_against_plan(facts.plan, visit):
            if each.verdict is FindingVerdict.PLAN_SAYS_MORE:
                yield conflict(
                    f"Visit of {printed_date(visit.on)}, {each.finding.topic or each.finding.ref}: {each.verdict.label}",
                    remedy="look at what the action was signed off on, or at what the visit saw",
                    source=THE_VISIT_AND_THE_PLAN,
                )
