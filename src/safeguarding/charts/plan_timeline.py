"""An action plan's timeline as a picture: each action from its start to its target, and how it stood on a day.

Nothing is told by colour alone: an action done, open or overdue has its own hatching and its own word.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import attrs

from safeguarding.charts.lettering import literal
from safeguarding.dates.words import printed_date
from safeguarding.errors import UnreadableFileError
from safeguarding.extras import optional
from safeguarding.recommendations.records import Plan
from safeguarding.recommendations.states import ActionState, standing, states_on
from safeguarding.recommendations.words import ActionStanding, Target
from safeguarding.records import Record
from safeguarding.texts import shortened

with optional("matplotlib", task="a picture"):
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


@attrs.frozen
class _Look(Record):
    face: str
    hatch: str


# colours that people with any colour vision tell apart, each with a hatching of its own
_LOOKS = {
    ActionStanding.OVERDUE: _Look("#d55e00", "xx"),
    ActionStanding.NOT_YET_DUE: _Look("#56b4e9", ""),
    ActionStanding.DONE_IN_TIME: _Look("#009e73", "//"),
    ActionStanding.DONE_LATE: _Look("#e69f00", "\\\\"),
}
_OTHER = _Look("#bbbbbb", "..")
_LONGEST_LABEL = 48
_SHORTEST_BAR = 1.0


def draw_plan_timeline(plan: Plan, path: Path, *, on: date) -> None:
    """Draw a plan's timeline to a picture.

    Actions without a start begin where the plan was submitted, received or published, or else at the earliest day
    known. Actions without a target have no bar.

    Args:
        plan: The plan.
        path: Where to write it; the ending says what: .png, .svg or .pdf.
        on: The day as at which it is drawn.

    Raises:
        UnreadableFileError: for an ending that is no kind of picture, or a path that cannot be written.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> from safeguarding.recommendations.records import Action
        >>> plan = Plan(actions=[Action(ref="a1", starts_on=date(2017, 5, 1), target_on=date(2017, 9, 30))])
        >>> with TemporaryDirectory() as folder:
        ...     picture = Path(folder, "plan.svg")
        ...     draw_plan_timeline(plan, picture, on=date(2017, 10, 5))
        ...     "<svg" in picture.read_text(encoding="utf-8")
        True
    """
    figure = plan_timeline(plan, on=on)
    try:
        figure.savefig(path, dpi=150, bbox_inches="tight", metadata=_metadata(path))
    except OSError as error:
        problem = f"cannot be written ({error.strerror})"
        raise UnreadableFileError(problem, file=str(path), remedy="check the path") from None
    except ValueError as error:
        remedy = "end it with .png, .svg or .pdf"
        raise UnreadableFileError(f"cannot be drawn ({error})", file=path.name, remedy=remedy) from None


def plan_timeline(plan: Plan, *, on: date) -> Figure:
    """The timeline as a matplotlib figure, for a notebook or a document.

    Examples:
        >>> from safeguarding.recommendations.records import Action
        >>> from safeguarding.recommendations.updates import Update
        >>> action = Action(ref="a1", starts_on=date(2017, 5, 1), target_on=date(2017, 9, 30))
        >>> begun = Update(action="a1", on=date(2017, 9, 1), percent=40)
        >>> plan = Plan(title="An invented plan", actions=[action], updates=[begun])
        >>> figure = plan_timeline(plan, on=date(2017, 10, 5))
        >>> [words.get_text() for words in figure.axes[0].texts]
        ['overdue']
    """
    states = states_on(plan, on=on)
    figure = Figure(figsize=(10, 1.6 + 0.42 * max(1, len(states))), layout="constrained")
    axes = figure.add_subplot()
    earliest = min([on, *(day for state in states for day in (*state.targets, state.completed_on) if day)])
    for place, state in enumerate(states):
        _draw(axes, place, state, _start(plan, state) or earliest)
    axes.set_yticks(range(len(states)), labels=[_label(state) for state in states])
    # every row has its room, also at the ends and without a bar
    axes.set_ylim(max(1, len(states)) - 0.5, -0.5)
    axes.axvline(_number(on), color="black", linewidth=1.2)
    title = f"{plan.title or 'Action plan'}, as at {printed_date(on)}"
    axes.set_title("\n".join(textwrap.wrap(literal(title), 80)), loc="left")
    axes.set_xlabel("◇ original target where it was revised, ● done, line: the day of the picture")
    axes.grid(axis="x", alpha=0.3)
    axes.xaxis_date()
    _frame(axes, plan, states, on)
    return figure


def _frame(axes: Axes, plan: Plan, states: Sequence[ActionState], on: date) -> None:
    """Enough room on both sides for every day that is drawn."""
    days = [
        _number(day) for state in states for day in (*state.targets, state.completed_on, _start(plan, state)) if day
    ]
    first, last = min([*days, _number(on)]), max([*days, _number(on)])
    room = max(10.0, (last - first) * 0.2)
    axes.set_xlim(first - room * 0.25, last + room)


def _draw(axes: Axes, place: int, state: ActionState, start: date) -> None:
    target = state.target_on()
    how = standing(state)
    look = _LOOKS.get(how, _OTHER)
    if state.completed_on is not None:
        axes.plot(_number(state.completed_on), place, marker="o", color="black", markersize=6, zorder=3)
    if target is None:
        axes.text(0.01, place, how.label, transform=axes.get_yaxis_transform(), va="center", fontsize=8)
        return
    begins, ends = _number(start), _number(target)
    width = max(_SHORTEST_BAR, ends - begins)
    axes.barh(
        place, width, left=begins, height=0.55, color=look.face, hatch=look.hatch, edgecolor="black", linewidth=0.5
    )
    # beside the bar and beside the dot of what was done late
    beside = max([ends, begins + width, *([] if state.completed_on is None else [_number(state.completed_on)])])
    axes.annotate(
        how.label, (beside, place), xytext=(8, 0), textcoords="offset points", va="center", fontsize=8, clip_on=False
    )
    original = state.target_on(Target.ORIGINAL)
    if original is not None and original != target:
        axes.plot(_number(original), place, marker="D", color="white", markeredgecolor="black", markersize=6)


def _start(plan: Plan, state: ActionState) -> date | None:
    return state.action.starts_on or plan.submitted_on or plan.received_on or plan.published_on


def _label(state: ActionState) -> str:
    return literal(shortened(state.action.text or state.action.ref, _LONGEST_LABEL))


def _number(day: date) -> float:
    """The day as matplotlib counts days: from the start of 1970."""
    return float((day - date(1970, 1, 1)).days)


def _metadata(path: Path) -> dict[str, None]:
    """No day of drawing in the file, so that the same plan gives the same picture."""
    return (
        {"Date": None}
        if path.suffix.casefold() == ".svg"
        else {"CreationDate": None}
        if path.suffix.casefold() == ".pdf"
        else {}
    )
