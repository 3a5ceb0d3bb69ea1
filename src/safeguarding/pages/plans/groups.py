"""A plan's actions by owner, by theme or by colour; and the register of all actions, for a board to sort.

Owners may be names, so they are shown only where they are asked for: by owner, and in the register.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from safeguarding.dates.words import printed_date
from safeguarding.labels import Labelled
from safeguarding.pages.cells import Cell, Gap, Row
from safeguarding.pages.plans.names import NOBODY, Served, action_name
from safeguarding.pages.plans.tables import BY_TARGET, BY_THE_LOG, THE_PLAN_ITSELF
from safeguarding.pages.tables import Reason, Table
from safeguarding.recommendations.impact_judgements import impacts_on
from safeguarding.recommendations.plan_loads import load_by_owner
from safeguarding.recommendations.rating_histories import CheckedRating, checked_ratings, ratings_by_owner
from safeguarding.recommendations.ratings import RatingRule
from safeguarding.recommendations.records import Plan
from safeguarding.recommendations.slipped_actions import slippage
from safeguarding.recommendations.states import ActionState, standing, states_on
from safeguarding.recommendations.words import ActionStanding, Impact, Rating, Target


class By(Labelled):
    """What a plan's actions are arranged by."""

    OWNER = "owner"
    THEME = "theme"
    RATING = "rating"


_COUNTED = (
    Reason(figures="How far an action is", rule=BY_THE_LOG, source=THE_PLAN_ITSELF),
    Reason(figures="Overdue", rule=BY_TARGET, source=THE_PLAN_ITSELF),
)


def owner_name(state: ActionState) -> str:
    """Who answers for an action, shown where owners are asked for."""
    return state.owner.reveal() or NOBODY


def load_table(plan: Plan, *, on: date) -> Table:
    """What each owner answers for, most open work first.

    Examples:
        >>> from safeguarding.recommendations.records import Action
        >>> plan = Plan(actions=[Action(ref="a1", owner="head of service"), Action(ref="a2")])
        >>> [row[:2] for row in load_table(plan, on=date(2017, 9, 19)).rows]
        [('head of service', 1), ('(nobody)', 1)]
    """
    return Table(
        caption=f"Load by owner as at {printed_date(on)}",
        columns=("Owner", "Actions", "Open", "Of them, overdue", "Not known", "Done", "Closed otherwise", "Next due"),
        rows=[
            (
                each.owner.reveal() or NOBODY,
                each.total,
                each.open,
                each.overdue,
                each.unknown,
                each.done,
                each.closed_otherwise,
                each.next_on,
            )
            for each in load_by_owner(plan, on=on)
        ],
        notes=("Two spellings that differ in more than capitals and spaces are two owners here.",),
        reasons=_COUNTED,
    )


def ratings_by_owner_table(checked: Iterable[CheckedRating]) -> Table:
    """How often stated ratings differ from the rule, by owner."""
    return Table(
        caption="Ratings against the rule, by owner",
        columns=("Owner", "Consistent", "Inconsistent", "Unverifiable"),
        rows=[
            (each.owner.reveal() or NOBODY, each.consistent, each.inconsistent, each.unverifiable)
            for each in ratings_by_owner(checked)
        ],
        reasons=(Reason(rule="Each stated rating against the plan's published rule.", source=THE_PLAN_ITSELF),),
    )


_RATINGS: tuple[Rating | None, ...] = (Rating.RED, Rating.AMBER, Rating.GREEN, Rating.BLUE, None)


def ratings_count_table(plan: Plan, *, on: date) -> Table:
    """How many actions are stated to be of each colour, and how they stand.

    Examples:
        >>> from safeguarding.recommendations.records import Action
        >>> [row[:2] for row in ratings_count_table(Plan(actions=[Action(ref="a1")]), on=date(2017, 9, 19)).words]
        [('no rating stated', '1')]
    """
    states = states_on(plan, on=on)
    counts = Counter(state.rating for state in states)
    late = Counter(state.rating for state in states if standing(state) is ActionStanding.OVERDUE)
    done = Counter(state.rating for state in states if state.delivery.is_done)
    return Table(
        caption=f"Actions by stated rating as at {printed_date(on)}",
        columns=("Rating", "Actions", "Done", "Overdue"),
        rows=[
            (each or Gap("no rating stated"), counts[each], done[each], late[each]) for each in _RATINGS if counts[each]
        ],
        reasons=_COUNTED,
    )


def grouped_actions_table(plan: Plan, *, on: date, by: By) -> Table:
    """Every action once, under its owner or its stated rating; by theme, once under each theme that it serves."""
    states, served = states_on(plan, on=on), Served.of(plan)
    if by is By.OWNER:
        order = {each.owner.key: place for place, each in enumerate(load_by_owner(plan, on=on))}
        pairs = sorted(((order[each.owner.key], owner_name(each), each) for each in states), key=lambda pair: pair[0])
        named: list[tuple[Cell, ActionState]] = [(name, state) for _, name, state in pairs]
    elif by is By.RATING:
        by_colour = sorted(states, key=lambda each: _RATINGS.index(each.rating))
        named = [(each.rating or Gap("no rating stated"), each) for each in by_colour]
    else:
        themes = (*plan.themes, *(each.theme for each in plan.recommendations if each.theme), "")
        order_of = {theme: place for place, theme in reversed(list(enumerate(themes)))}
        under = [(theme, each) for each in states for theme in served.themes(each.action) or ("",)]
        under.sort(key=lambda pair: order_of[pair[0]])
        named = [(theme or "(no theme)", each) for theme, each in under]
    return Table(
        caption=f"Actions by {by.label} as at {printed_date(on)}",
        columns=(by.label.capitalize(), "Recommendation", "Action", "Target", "Delivery", "Standing"),
        rows=[
            (
                name,
                served.numbers(state.action),
                action_name(state),
                state.target_on(),
                state.delivery if state.percent is None else f"{state.delivery.label}, {state.percent}%",
                standing(state),
            )
            for name, state in named
        ],
        reasons=_COUNTED,
    )


_COLUMNS = (
    *("Key", "Recommendation", "Theme", "Action", "Owner", "Original target", "Latest target", "Times revised"),
    *("Days from original to latest", "Delivery", "Per cent", "Standing", "Days past the latest target", "Done on"),
    *(
        "Signed off on",
        "Sign-off",
        "Impact",
        "Rating",
        "Direction of travel",
        "By the rule",
        "Rule line",
        "Rating check",
        "Differs since",
    ),
    *("Evidence", "Last entry"),
)


def register_table(plan: Plan, rule: RatingRule | None, *, on: date) -> Table:
    """Every action once, a row each with a column for everything that is known of it, for a board to sort and filter.

    Examples:
        >>> from safeguarding.recommendations.records import Action
        >>> table = register_table(Plan(actions=[Action(ref="a1", owner="head of service")]), None, on=date(2017, 9, 19))
        >>> table.columns[:5], table.rows[0][:5]
        (('Key', 'Recommendation', 'Theme', 'Action', 'Owner'), ('a1', '', '', '', 'head of service'))
    """
    checks: dict[str, CheckedRating] = {}
    if rule is not None:
        checks = {each.check.action: each for each in reversed(checked_ratings(plan, rule, on=on))}
    impacts, served = impacts_on(plan, on=on), Served.of(plan)
    return Table(
        caption="Actions",
        columns=_COLUMNS,
        rows=[
            _register_row(
                served, state, impacts.get(state.action.ref, Impact.NOT_MEASURED), checks.get(state.action.ref)
            )
            for state in states_on(plan, on=on)
        ],
    )


def _register_row(served: Served, state: ActionState, impact: Impact, checked: CheckedRating | None) -> Row:
    slipped = slippage(state)
    check = None if checked is None else checked.check
    return (
        state.action.ref,
        served.numbers(state.action),
        "; ".join(served.themes(state.action)),
        state.action.text,
        state.owner.reveal(),
        state.target_on(Target.ORIGINAL),
        state.target_on(),
        max(0, len(state.targets) - 1),
        None if slipped is None else slipped.days_revised,
        state.delivery,
        state.percent,
        standing(state),
        None if slipped is None else slipped.days_past_target,
        state.completed_on,
        state.signed_off_on,
        state.sign_off,
        impact,
        state.rating,
        state.travel,
        None if check is None else check.computed.rating,
        None if check is None else check.computed.line,
        None if check is None else check.verdict,
        None if checked is None else checked.since,
        "; ".join(state.evidence),
        state.updated_on,
    )
