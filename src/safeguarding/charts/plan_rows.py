"""The rows of a plan's timeline, page by page, and the picture in words. Imports no drawing library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.numbers.nouns import counted
from safeguarding.recommendations.records import Plan
from safeguarding.recommendations.states import ActionState, standing, states_on
from safeguarding.recommendations.words import ActionStanding
from safeguarding.records import Record
from safeguarding.texts import shortened

MOST_ROWS = 25
"""So many rows, headings included, can be read on one page."""

_LONGEST_LABEL = 48


@attrs.frozen(kw_only=True)
class TimelineRow(Record):
    """A row of a timeline: an action, or, without a state, the heading of a theme.

    Attributes:
        label: The recommendations' numbers and the action, or the theme.
        owner: Who answers for the action, in clear; the picture shows it.
        state: The action's state; None for a heading.
    """

    label: str
    owner: str = attrs.field(default="", repr=False)
    state: ActionState | None = None


def timeline_pages(plan: Plan, *, on: date, most_rows: int = MOST_ROWS) -> tuple[tuple[TimelineRow, ...], ...]:
    """The rows of a plan's timeline by theme, at most so many on a page; at least one page.

    An action that serves several themes stands under the first. A theme that goes on overleaf has its heading again.

    Examples:
        >>> from safeguarding.recommendations.records import Action, Recommendation
        >>> plan = Plan(
        ...     recommendations=[Recommendation(ref="r8", number=8, theme="Care leavers")],
        ...     actions=[Action(ref="a1", text="agree a form", serves=["r8"]), Action(ref="a2", text="train", serves=["r8"])],
        ... )
        >>> for page in timeline_pages(plan, on=date(2017, 9, 19), most_rows=2):
        ...     print([row.label for row in page])
        ['Care leavers', '8 · agree a form']
        ['Care leavers (continued)', '8 · train']
    """
    numbers = {each.ref: each.number for each in reversed(plan.recommendations)}
    themes = {each.ref: each.theme for each in reversed(plan.recommendations)}
    by_theme: dict[str, list[TimelineRow]] = {
        theme: [] for theme in (*plan.themes, *(each.theme for each in plan.recommendations), "")
    }
    for state in states_on(plan, on=on):
        served = [themes[ref] for ref in state.action.serves if themes.get(ref)]
        by_theme[served[0] if served else ""].append(_row(state, numbers))
    # a plan that names no theme needs no headings
    has_themes = any(rows for theme, rows in by_theme.items() if theme)
    pages: list[list[TimelineRow]] = [[]]
    for theme, rows in sorted(by_theme.items(), key=lambda item: not item[0]):
        for number, row in enumerate(rows):
            needed = 2 if has_themes and number == 0 else 1
            if len(pages[-1]) + needed > most_rows:
                pages.append([])
            if has_themes and (number == 0 or not pages[-1]):
                pages[-1].append(TimelineRow(label=_heading(theme, is_first=number == 0)))
            pages[-1].append(row)
    return tuple(map(tuple, pages))


def _heading(theme: str, *, is_first: bool) -> str:
    return (theme or "No theme") + ("" if is_first else " (continued)")


def _row(state: ActionState, numbers: dict[str, int | None]) -> TimelineRow:
    served = [ref if (number := numbers.get(ref)) is None else str(number) for ref in state.action.serves]
    name = shortened(state.action.text or state.action.ref, _LONGEST_LABEL)
    return TimelineRow(
        label=f"{', '.join(served)} · {name}" if served else name,
        owner=shortened(state.owner.reveal(), _LONGEST_LABEL),
        state=state,
    )


def timeline_alt_text(title: str, rows: Sequence[TimelineRow], *, on: date) -> str:
    """A page of a timeline in words: how many actions stand how, then what is overdue. No owner is named.

    Examples:
        >>> from safeguarding.recommendations.records import Action
        >>> (page,) = timeline_pages(Plan(actions=[Action(ref="a1")]), on=date(2017, 9, 19))
        >>> print(timeline_alt_text("An invented plan", page, on=date(2017, 9, 19)))
        An invented plan: a timeline of 1 action as at 19 September 2017. 1 not known.
    """
    states = [row.state for row in rows if row.state is not None]
    counts = [f"{count} {how.label}" for how, count in _counts(states)]
    late = [
        f"{row.label} (due {printed_date(due)})"
        for row in rows
        if row.state is not None and standing(row.state) is ActionStanding.OVERDUE and (due := row.state.target_on())
    ]
    said = f"{title}: a timeline of {counted(len(states), 'action')} as at {printed_date(on)}."
    said += f" {'; '.join(counts)}." if counts else ""
    return said + (f" Overdue: {'; '.join(late)}." if late else "")


def _counts(states: Iterable[ActionState]) -> list[tuple[ActionStanding, int]]:
    found = [standing(state) for state in states]
    return [(each, found.count(each)) for each in ActionStanding if each in found]
