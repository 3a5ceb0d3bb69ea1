"""What an improvement board asks of a plan, as tables: what changed, the four states, quarters, what is lacking, impact."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.words import printed_date
from safeguarding.numbers.shares import Share
from safeguarding.pages.cells import Beside, Cell, Gap, Row, shown_share
from safeguarding.pages.plans.names import NOBODY, action_name, recommendation_name
from safeguarding.pages.plans.tables import BY_THE_LOG, THE_PLAN_ITSELF
from safeguarding.pages.tables import Reason, Table
from safeguarding.recommendations.impact_judgements import impact_answer
from safeguarding.recommendations.impact_measures import Reading
from safeguarding.recommendations.plan_changes import Change, ChangeKind, changes_between
from safeguarding.recommendations.plan_loads import actions_without_owner, actions_without_target
from safeguarding.recommendations.progress_measures import (
    actions_without_recommendations,
    recommendations_without_actions,
)
from safeguarding.recommendations.quarters import QuarterProgress, progress_by_quarter
from safeguarding.recommendations.rating_histories import direction_of_travel
from safeguarding.recommendations.recommendation_states import recommendation_states_on
from safeguarding.recommendations.records import Plan, Recommendation
from safeguarding.recommendations.statements import StatementContents
from safeguarding.recommendations.words import ActionStanding


def changes_table(plan: Plan, *, since: date, on: date, with_owners: bool = False) -> Table:
    """What changed since a day, such as that of the last committee; by kind, in the plan's order.

    Args:
        plan: The plan.
        since: The earlier day.
        on: The later day.
        with_owners: Whether owners, who may be people, are shown where they changed.

    Raises:
        InvalidRecordError: where the earlier day is not before the later.

    Examples:
        >>> from safeguarding.recommendations import Action, Update
        >>> done = Update(action="a1", on=date(2017, 9, 1), completed_on=date(2017, 8, 31))
        >>> plan = Plan(actions=[Action(ref="a1", text="agree a form", target_on=date(2017, 6, 30))], updates=[done])
        >>> for row in changes_table(plan, since=date(2017, 7, 1), on=date(2017, 9, 19)).words:
        ...     print(*row, sep=" | ")
        done | agree a form | 30 June 2017 → done 31 August 2017
        slipped | agree a form | 30 June 2017 → done 31 August 2017
    """
    changes = changes_between(plan, since=since, on=on)
    return Table(
        caption=f"Changes since {printed_date(since)}",
        columns=("Change", "Action", "What"),
        rows=[(change.kind, action_name(change.after), _detail(change, with_owners=with_owners)) for change in changes],
        notes=("What changed and changed back between the two days is not listed.",)
        if changes
        else ("Nothing changed between the two days.",),
        reasons=(
            Reason(rule="The plan as its log leaves it on the one day and on the other.", source=THE_PLAN_ITSELF),
        ),
    )


def _detail(change: Change, *, with_owners: bool) -> str:
    if change.kind is ChangeKind.OWNER_CHANGED and with_owners:
        owners = ("" if change.before is None else change.before.owner.reveal(), change.after.owner.reveal())
        return " → ".join(owner or NOBODY for owner in owners)
    if change.kind is not ChangeKind.RERATED:
        return change.detail
    return f"{change.detail} ({direction_of_travel(change.before, change.after).label})"


def states_table(plan: Plan, *, on: date) -> Table:
    """The four states of every recommendation, apart: what was answered, done, accepted, and what it changed.

    Examples:
        >>> from safeguarding.recommendations.records import Recommendation
        >>> plan = Plan(recommendations=[Recommendation(ref="r8", number=8, topic="health passports")])
        >>> print(*states_table(plan, on=date(2017, 9, 19)).words[0], sep=" | ")
        8 health passports | not stated | no action | not done yet | not measured
    """
    return Table(
        caption=f"Response, delivery, sign-off and impact as at {printed_date(on)}",
        columns=("Recommendation", "Response", "Delivery", "Sign-off", "Impact"),
        rows=[
            (
                recommendation_name(each.recommendation),
                _response(each.recommendation),
                each.answered,
                each.sign_off,
                each.impact,
            )
            for each in recommendation_states_on(plan, on=on)
        ],
        notes=(
            "Done is not signed off, and signed off is not effective: each column says nothing of the others.",
            *(_by_element(each) for each in plan.recommendations if len(each.elements) > 1),
        ),
        reasons=(
            Reason(figures="Response", rule="As the authority answered it.", source=THE_PLAN_ITSELF),
            Reason(figures="Delivery; Sign-off", rule=BY_THE_LOG, source=THE_PLAN_ITSELF),
            Reason(
                figures="Impact", rule="What the measures of its actions show beyond chance.", source=THE_PLAN_ITSELF
            ),
        ),
    )


def _response(recommendation: Recommendation) -> Cell:
    return recommendation.response if recommendation.elements else Gap("not stated")


def _by_element(recommendation: Recommendation) -> str:
    parts = "; ".join(f"{each.text or 'a part'} – {each.response.label}" for each in recommendation.elements)
    return f"{recommendation_name(recommendation)}, by its parts: {parts}."


_LEFT = (ActionStanding.OVERDUE, ActionStanding.NOT_YET_DUE, ActionStanding.NO_TARGET)


def quarters_table(plan: Plan, *, on: date) -> Table | None:
    """Progress by quarter against the original targets; None where no action ever had a target.

    Examples:
        >>> from safeguarding.recommendations import Action, Update
        >>> done = Update(action="a1", on=date(2017, 7, 3), completed_on=date(2017, 7, 1))
        >>> plan = Plan(actions=[Action(ref="a1", target_on=date(2017, 6, 30))], updates=[done])
        >>> for row in quarters_table(plan, on=date(2017, 9, 19)).words:
        ...     print(*row, sep=" | ")
        1 April – 30 June 2017 | 1 | 0 | 1 | 0 | 0 | 0 | 0 | 0
        1 July – 30 September 2017 | 0 | 0 | 0 | 0 | 0 | 0 | 1 | 0
    """
    quarters = progress_by_quarter(plan, on=on)
    if not any(each.quarter for each in quarters):
        return None
    return Table(
        caption="Progress by quarter, against the original targets",
        columns=(
            *("Quarter", "First due in it", "Done in time", "Done late", "Work left", "Other"),
            *("Of them, moved later", "Done in the quarter", "Signed off in it"),
        ),
        rows=[_quarter_row(each) for each in quarters],
        notes=(
            "In time and late are against the original target here, whatever it was revised to.",
            "Done in the quarter counts any action, whenever it was due.",
            "Other: closed without being done, done on a day that is not known, or not known.",
        ),
        reasons=(Reason(rule=BY_THE_LOG, source=THE_PLAN_ITSELF),),
    )


def _quarter_row(each: QuarterProgress) -> Row:
    in_time, late, left = (
        each.count(ActionStanding.DONE_IN_TIME),
        each.count(ActionStanding.DONE_LATE),
        each.count(*_LEFT),
    )
    return (
        each.quarter or "without a target",
        each.first_due,
        in_time,
        late,
        left,
        each.first_due - in_time - late - left,
        each.moved_later,
        each.done_in,
        each.signed_off_in,
    )


def lacks_table(plan: Plan, contents: StatementContents, *, on: date) -> Table:
    """What has no action, no owner or no date, as at a day.

    Examples:
        >>> from safeguarding.recommendations import Action, Recommendation, statement_contents
        >>> plan = Plan(recommendations=[Recommendation(ref="r1", number=1)], actions=[Action(ref="a1", text="train")])
        >>> contents = statement_contents(plan, on=date(2017, 9, 19))
        >>> for row in lacks_table(plan, contents, on=date(2017, 9, 19)).words:
        ...     print(*row, sep=" | ")
        no action answers it | 1 | 1
        no recommendation that it answers | 1 | train
        no owner | 1 | train
        no date | 1 | train
    """
    rejected = {each.ref for each in contents.rejected}
    unanswered = [each for each in recommendations_without_actions(plan) if each.ref not in rejected]
    in_plan = {each.ref for each in plan.actions_on(on)}
    lone = [each for each in actions_without_recommendations(plan) if each.ref in in_plan]
    found = (
        ("no action answers it", [recommendation_name(each) for each in unanswered]),
        ("no recommendation that it answers", [each.text or each.ref for each in lone]),
        ("no owner", [action_name(each) for each in actions_without_owner(plan, on=on)]),
        ("no date", [action_name(each) for each in actions_without_target(plan, on=on)]),
    )
    return Table(
        caption="What is lacking",
        columns=("Lacking", "How many", "Which"),
        rows=[(what, len(which), _some(which)) for what, which in found],
        notes=("Of actions, those that are not done or closed as far as is known.",),
        reasons=(
            Reason(figures=f"{found[0][0]}; {found[3][0]}", rule=_MUST_HOLD, source=contents.source),
            Reason(figures=f"{found[1][0]}; {found[2][0]}", rule="Nothing of it is entered.", source=THE_PLAN_ITSELF),
        ),
    )


_MOST_NAMED = 10
_MUST_HOLD = "A statement says what the authority will do about each recommendation, and by when."


def _some(names: list[str]) -> str:
    more = len(names) - _MOST_NAMED
    return "; ".join(names[:_MOST_NAMED]) + (f"; and {more} more" if more > 0 else "")


def impact_table(plan: Plan, *, on: date) -> Table | None:
    """Each measure with its baseline, its target, the latest value and what they say; None for a plan without measures."""
    if not plan.measures:
        return None
    answers = [impact_answer(measure, on=on) for measure in plan.measures]
    return Table(
        caption=f"Impact as at {printed_date(on)}",
        columns=("Measure", "Actions", "Baseline", "Target", "Latest", "Says", "Why"),
        rows=[
            (
                each.measure.name,
                ", ".join(each.measure.actions),
                _reading(each.measure.baseline, on),
                _target(each.measure.target, is_share=_is_of_shares(each.measure.baseline or each.latest)),
                _reading(each.latest, on),
                each.impact,
                each.reason,
            )
            for each in answers
        ],
        notes=(
            "Moved: more than chance alone would move it, at 95%. No sign of change is not proof of none.",
            "That a measure moved does not say that the actions moved it.",
            *dict.fromkeys(f"Method: {each.source}." for each in answers if each.source is not None),
        ),
        reasons=[
            Reason(figures="Says", rule="The latest value against the baseline, beyond chance.", source=source)
            for source in dict.fromkeys(each.source or THE_PLAN_ITSELF for each in answers)
        ],
    )


def _is_of_shares(reading: Reading | None) -> bool:
    return reading is not None and reading.share is not None


def _reading(reading: Reading | None, on: date) -> Cell:
    if reading is None or not reading.is_known(on=on):
        return Gap("none")
    return reading.number if reading.share is None else _share(reading.share)


def _share(share: Share) -> Cell:
    return shown_share(share, beside=Beside.BASE)


def _target(target: object, *, is_share: bool) -> Cell:
    return None if target is None else f"{target}%" if is_share else f"{target}"
