"""An action plan as tables: its actions, progress by theme, what is overdue or closes next, and its ratings."""

from __future__ import annotations

from datetime import date

from safeguarding.charts.count_bars import CountBar, CountBars
from safeguarding.dates.words import printed_date
from safeguarding.numbers.shares import Share
from safeguarding.pages.cells import Beside, Cell, Gap, Row, shown_share
from safeguarding.pages.plans.names import action_name, recommendation_name
from safeguarding.pages.tables import Reason, Table
from safeguarding.recommendations.progress_measures import (
    Progress,
    closing_next,
    overdue_actions,
    progress,
    progress_by_theme,
)
from safeguarding.recommendations.rating_histories import checked_ratings
from safeguarding.recommendations.ratings import RatingAnswer, RatingRule
from safeguarding.recommendations.records import Plan, Recommendation
from safeguarding.recommendations.slipped_actions import slippage
from safeguarding.recommendations.states import ActionState, standing, states_on
from safeguarding.recommendations.words import ActionStanding
from safeguarding.sources import Certainty, Source

THE_PLAN_ITSELF = Source(title="The plan's own entries", certainty=Certainty.VERIFIED, note="recomputed from them")
BY_THE_LOG = (
    "The last entry of the plan's log up to the day that says how far an action is; without one it is not known."
)
_SLIPPED = (
    "From the first target to the latest, and on to the day it was done, or to the day looked at where it is late."
)
BY_TARGET = "Open, and its latest target lies before the day; on the target's own day an action is not late."


def actions_table(plan: Plan, *, on: date) -> Table:
    """Every recommendation with its actions, in the plan's order; an action that serves several stands under each.

    Examples:
        >>> from safeguarding.pages.renderers.markdown import table_markdown
        >>> from safeguarding.recommendations.records import Action, Recommendation
        >>> plan = Plan(
        ...     recommendations=[Recommendation(ref="r8", number=8, topic="health passports")],
        ...     actions=[Action(ref="a1", serves=["r8"], text="agree a form", target_on=date(2017, 6, 30))],
        ... )
        >>> print(table_markdown(actions_table(plan, on=date(2017, 9, 19))), end="")
        **Actions as at 19 September 2017**
        <BLANKLINE>
        | Theme | Recommendation | Action | Target | Delivery | Standing |
        | --- | --- | --- | --- | --- | --- |
        |  | 8 health passports | agree a form | 30 June 2017 | nothing recorded | not known |
    """
    known = {each.ref for each in plan.recommendations}
    answers: dict[str, list[ActionState]] = {}
    for state in states_on(plan, on=on):
        for ref in [ref for ref in dict.fromkeys(state.action.serves) if ref in known] or [""]:
            answers.setdefault(ref, []).append(state)
    rows = [row for each in plan.recommendations for row in _rows_for(each, answers.get(each.ref, []))]
    rows += [_row("", "(none)", state) for state in answers.get("", [])]
    return Table(
        caption=f"Actions as at {printed_date(on)}",
        columns=("Theme", "Recommendation", "Action", "Target", "Delivery", "Standing"),
        rows=rows,
        reasons=(
            Reason(figures="Delivery", rule=BY_THE_LOG, source=THE_PLAN_ITSELF),
            Reason(figures="Standing", rule=BY_TARGET, source=THE_PLAN_ITSELF),
        ),
    )


def standing_bars(plan: Plan, *, on: date) -> tuple[CountBars, ...]:
    """How many actions stand how, as a picture, where they do not all stand alike."""
    found = [standing(state) for state in states_on(plan, on=on)]
    bars = [CountBar(each.label, found.count(each)) for each in ActionStanding if each in found]
    return (CountBars(caption=f"Actions by how they stand on {printed_date(on)}", noun="actions", bars=bars),) * (
        len(bars) > 1
    )


def _rows_for(recommendation: Recommendation, states: list[ActionState]) -> list[Row]:
    name = recommendation_name(recommendation)
    if not states:
        return [(recommendation.theme, name, "no action", None, None, None)]
    return [_row(recommendation.theme, name, state) for state in states]


def _row(theme: str, recommendation: str, state: ActionState) -> Row:
    return (
        theme,
        recommendation,
        action_name(state),
        state.target_on(),
        _delivery(state),
        standing(state),
    )


def _delivery(state: ActionState) -> Cell:
    if state.updated_on is None:
        return Gap("nothing recorded")
    return state.delivery if state.percent is None else f"{state.delivery.label}, {state.percent}%"


def progress_table(plan: Plan, *, on: date) -> Table:
    """Counts of actions by theme, and of the whole plan with each action counted once.

    Examples:
        >>> from safeguarding.recommendations.records import Action, Recommendation
        >>> plan = Plan(
        ...     recommendations=[Recommendation(ref="r1", theme="Care leavers"), Recommendation(ref="r2", theme="Leadership")],
        ...     actions=[Action(ref="a1", serves=["r1", "r2"])],
        ... )
        >>> table = progress_table(plan, on=date(2017, 9, 19))
        >>> table.columns[:2], [row[:2] for row in table.rows]
        (('Theme', 'Actions'), [('Care leavers', 1), ('Leadership', 1), ('Whole plan', 1)])
    """
    by_theme = [(each.theme or "(no theme)", each) for each in progress_by_theme(plan, on=on)]
    return Table(
        caption=f"Progress by theme as at {printed_date(on)}",
        columns=("Theme", "Actions", "Nothing recorded", "Not known", "Done", "Signed off", "Overdue"),
        rows=[_progress_row(name, each) for name, each in [*by_theme, ("Whole plan", progress(plan, on=on))]],
        notes=(
            "An action that serves two themes is counted in both, and once in the whole plan.",
            "Where it is not known how far an action is, it is neither done nor overdue.",
        ),
        reasons=(
            Reason(figures="Nothing recorded; Not known", rule=BY_THE_LOG, source=THE_PLAN_ITSELF),
            Reason(figures="Done", rule="Complete, signed off or not, of all actions.", source=THE_PLAN_ITSELF),
            Reason(figures="Signed off", rule="Recorded as implemented, of all actions.", source=THE_PLAN_ITSELF),
            Reason(figures="Overdue", rule=BY_TARGET, source=THE_PLAN_ITSELF),
        ),
    )


def _progress_row(name: str, counted: Progress) -> Row:
    known = counted.unknown < counted.total
    return (
        name,
        counted.total,
        counted.unrecorded,
        counted.unknown,
        _share(counted.done) if known else Gap("not known"),
        _share(counted.signed_off) if known else Gap("not known"),
        counted.overdue if known else Gap("not known"),
    )


def _share(share: Share | None) -> Cell:
    return None if share is None else shown_share(share, beside=Beside.COUNT)


def timing_table(plan: Plan, *, on: date) -> Table | None:
    """What is overdue, longest first, then what closes next, each with its slippage; None where nothing is either.

    Examples:
        >>> from safeguarding.recommendations import Action, Update
        >>> plan = Plan(
        ...     actions=[Action(ref="a1", target_on=date(2017, 6, 30)), Action(ref="a2", target_on=date(2017, 12, 31))],
        ...     updates=[Update(action=ref, on=date(2017, 6, 1), percent=40) for ref in ("a1", "a2")],
        ... )
        >>> for action, target, how, slipped in timing_table(plan, on=date(2017, 9, 19)).rows:
        ...     print(action, target, how, slipped, sep=" | ")
        a1 | 2017-06-30 | overdue | first due 30 June 2017; still open on 19 September 2017: +81 days in all
        a2 | 2017-12-31 | not yet due | first due 31 December 2017; not yet due: +0 days in all
    """
    states = [*overdue_actions(plan, on=on), *closing_next(plan, on=on)]
    if not states:
        return None
    return Table(
        caption="Overdue, and closing next",
        columns=("Action", "Target", "Standing", "Slippage"),
        rows=[
            (
                action_name(state),
                state.target_on(),
                standing(state),
                None if (slipped := slippage(state)) is None else slipped.explanation,
            )
            for state in states
        ],
        reasons=(
            Reason(figures="Standing", rule=BY_TARGET, source=THE_PLAN_ITSELF),
            Reason(figures="Slippage", rule=_SLIPPED, source=THE_PLAN_ITSELF),
        ),
    )


def ratings_table(plan: Plan, rule: RatingRule, *, on: date) -> Table:
    """Each action's stated rating beside the one by the rule, the rule's line, and since when the two differ.

    Examples:
        >>> from safeguarding.recommendations import COUNCIL_EXAMPLE, Action, Rating, Update
        >>> entry = Update(action="a1", on=date(2017, 9, 1), percent=26, rating=Rating.RED)
        >>> rated = Plan(actions=[Action(ref="a1")], updates=[entry])
        >>> print(*ratings_table(rated, COUNCIL_EXAMPLE, on=date(2017, 9, 19)).rows[0], sep=" | ")
        a1 | red | amber | 26% complete | inconsistent | amber: 26% or more, up to 75% | 2017-09-01
    """
    return Table(
        caption=f"Ratings by {rule.name}",
        columns=("Action", "Stated", "By the rule", "Why", "Verdict", "Rule line", "Differs since"),
        rows=[
            (
                each.check.action,
                each.check.stated,
                _by_rule(each.check.computed),
                each.check.computed.reason,
                each.check.verdict,
                each.check.computed.line,
                each.since,
            )
            for each in checked_ratings(plan, rule, on=on)
        ],
        notes=(f"Rule: {rule.source}.",),
        reasons=(
            Reason(figures="By the rule", rule="The line of the rule that the action meets.", source=rule.source),
        ),
    )


def _by_rule(answer: RatingAnswer) -> Cell:
    """The colour by the rule; where it leaves several open, all of them."""
    return answer.rating or (" or ".join(each.label for each in answer.possible) or None)
