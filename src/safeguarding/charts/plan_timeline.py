"""An action plan's timeline as a picture: each action from its start to its target, by theme, and how it stood on a day.

Nothing is shown by colour alone: an action done, open or overdue has its own hatching and its own word. The words stand
beside the frame, so that the line of the day, which ends at the frame, runs through none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import attrs

from safeguarding.charts.lettering import folded, literal
from safeguarding.charts.picture_files import drawn, write_pictures
from safeguarding.charts.pictures import Picture
from safeguarding.charts.plan_rows import TimelineRow, timeline_alt_text, timeline_pages
from safeguarding.dates.words import printed_date
from safeguarding.extras import optional
from safeguarding.recommendations.records import Plan
from safeguarding.recommendations.states import ActionState, standing
from safeguarding.recommendations.words import ActionStanding, Target
from safeguarding.records import Record

with optional("matplotlib", task="a picture"):
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.lines import Line2D
    from matplotlib.patches import Patch


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
_SHORTEST_BAR = 1.0


def draw_plan_timeline(plan: Plan, path: Path, *, on: date) -> tuple[Path, ...]:
    """Draw a plan's timeline to a picture; a long plan goes on in others beside it, "-2", "-3", …, 25 rows each.

    Actions without a start begin where the plan was submitted, received or published, or else at the earliest day
    known. Actions without a target have no bar. Beside each picture stands its alt text, in a file that ends in .alt.txt.
    Owners are shown.

    Args:
        plan: The plan.
        path: Where to write it; the ending says what: .png, .svg or .pdf.
        on: The day as at which it is drawn.

    Returns:
        The pictures' files, first page first.

    Raises:
        UnreadableFileError: for an ending that is no kind of picture, or a path that cannot be written.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> from safeguarding.recommendations.records import Action
        >>> plan = Plan(actions=[Action(ref="a1", starts_on=date(2017, 5, 1), target_on=date(2017, 9, 30))])
        >>> with TemporaryDirectory() as folder:
        ...     (picture,) = draw_plan_timeline(plan, Path(folder, "plan.svg"), on=date(2017, 10, 5))
        ...     "<svg" in picture.read_text(encoding="utf-8"), picture.with_suffix(".alt.txt").exists()
        (True, True)
    """
    pages = timeline_pages(plan, on=on)
    title = plan.title or "Action plan"
    figures = [
        (plan_timeline(plan, on=on, page=number), timeline_alt_text(_title(title, number, len(pages)), rows, on=on))
        for number, rows in enumerate(pages, start=1)
    ]
    return write_pictures(figures, path)


def timeline_pictures(plan: Plan, *, on: date) -> tuple[Picture, ...]:
    """A plan's timeline as pictures for a page, 25 rows each. Owners are shown."""
    pages = timeline_pages(plan, on=on)
    return tuple(
        drawn(
            plan_timeline(plan, on=on, page=number),
            caption=_title(f"Actions by theme, as at {printed_date(on)}", number, len(pages)),
            alt_text=timeline_alt_text(_title(plan.title or "Action plan", number, len(pages)), rows, on=on),
        )
        for number, rows in enumerate(pages, start=1)
    )


def plan_timeline(plan: Plan, *, on: date, page: int = 1) -> Figure:
    """A page of the timeline as a matplotlib figure, for a notebook or a document.

    Args:
        plan: The plan.
        on: The day as at which it is drawn.
        page: Which page; the first is 1.

    Examples:
        >>> from safeguarding.recommendations import Action, Update
        >>> action = Action(ref="a1", starts_on=date(2017, 5, 1), target_on=date(2017, 9, 30))
        >>> begun = Update(action="a1", on=date(2017, 9, 1), percent=40)
        >>> plan = Plan(title="An invented plan", actions=[action], updates=[begun])
        >>> figure = plan_timeline(plan, on=date(2017, 10, 5))
        >>> [words.get_text() for words in figure.axes[0].texts]
        ['overdue']
    """
    pages = timeline_pages(plan, on=on)
    rows = pages[page - 1]
    acting = [(place, row.state) for place, row in enumerate(rows) if row.state is not None]
    states = [state for _, state in acting]
    figure = Figure(figsize=(11, 2.0 + 0.42 * max(1, len(rows))), layout="constrained")
    axes = figure.add_subplot()
    _frame(axes, plan, states, on)
    earliest = min([on, *(day for state in states for day in (*state.targets, state.completed_on) if day)])
    for place, state in acting:
        _draw(axes, place, state, _start(plan, state) or earliest)
    _label_rows(axes, rows)
    axes.axvline(_number(on), color="black", linewidth=1.2)
    axes.set_title(folded(_heading(plan, on, page, len(pages)), 80), loc="left")
    axes.grid(axis="x", alpha=0.3)
    axes.xaxis_date()
    figure.legend(handles=_legend(states, on), loc="outside lower center", ncols=4, frameon=False, fontsize=8)
    return figure


def _title(title: str, page: int, pages: int) -> str:
    return title if pages == 1 else f"{title}, page {page} of {pages}"


def _heading(plan: Plan, on: date, page: int, pages: int) -> str:
    return _title(f"{plan.title or 'Action plan'}, as at {printed_date(on)}", page, pages)


def _label_rows(axes: Axes, rows: Sequence[TimelineRow]) -> None:
    """Actions at the major ticks, with their owners below them; headings at the minor ones, in bold."""
    acting = [place for place, row in enumerate(rows) if row.state is not None]
    labels = [literal(f"{rows[place].label}\n{rows[place].owner}".strip()) for place in acting]
    axes.set_yticks(acting, labels=labels, fontsize=8)
    headings = [place for place, row in enumerate(rows) if row.state is None]
    words = [literal(rows[place].label) for place in headings]
    axes.set_yticks(headings, labels=words, minor=True, fontsize=9, fontweight="bold")
    axes.tick_params(axis="y", which="both", length=0)
    # every row has its room, also at the ends and without a bar
    axes.set_ylim(max(1, len(rows)) - 0.5, -0.5)


def _legend(states: Sequence[ActionState], on: date) -> list[Patch | Line2D]:
    found = {standing(state) for state in states if state.targets}
    handles: list[Patch | Line2D] = [
        Patch(facecolor=look.face, hatch=look.hatch, edgecolor="black", linewidth=0.5, label=how.label)
        for how, look in ((each, _LOOKS.get(each, _OTHER)) for each in ActionStanding if each in found)
    ]
    if any(len(state.targets) > 1 for state in states):
        handles.append(_mark("D", "white", "original target, where it was revised"))
    if any(state.completed_on for state in states):
        handles.append(_mark("o", "black", "done"))
    return [*handles, Line2D([], [], color="black", linewidth=1.2, label=printed_date(on))]


def _mark(marker: str, colour: str, label: str) -> Line2D:
    return Line2D([], [], marker=marker, color=colour, markeredgecolor="black", linestyle="", markersize=6, label=label)


def _frame(axes: Axes, plan: Plan, states: Sequence[ActionState], on: date) -> None:
    """Enough room on both sides for every day that is drawn."""
    days = [
        _number(day) for state in states for day in (*state.targets, state.completed_on, _start(plan, state)) if day
    ]
    first, last = min([*days, _number(on)]), max([*days, _number(on)])
    room = max(10.0, (last - first) * 0.05)
    axes.set_xlim(first - room, last + room)


def _draw(axes: Axes, place: int, state: ActionState, start: date) -> None:
    target = state.target_on()
    how = standing(state)
    look = _LOOKS.get(how, _OTHER)
    if state.completed_on is not None:
        axes.plot(_number(state.completed_on), place, marker="o", color="black", markersize=6, zorder=3)
    # beside the frame, where neither a bar nor the line of the day can run through it
    axes.annotate(
        how.label,
        (axes.get_xlim()[1], place),
        xytext=(6, 0),
        textcoords="offset points",
        va="center",
        fontsize=8,
        annotation_clip=False,
    )
    if target is None:
        return
    begins, ends = _number(start), _number(target)
    width = max(_SHORTEST_BAR, ends - begins)
    axes.barh(
        place, width, left=begins, height=0.55, color=look.face, hatch=look.hatch, edgecolor="black", linewidth=0.5
    )
    original = state.target_on(Target.ORIGINAL)
    if original is not None and original != target:
        axes.plot(_number(original), place, marker="D", color="white", markeredgecolor="black", markersize=6)


def _start(plan: Plan, state: ActionState) -> date | None:
    return state.action.starts_on or state.action.added_on or plan.submitted_on or plan.received_on or plan.published_on


def _number(day: date) -> float:
    """The day as matplotlib counts days: from the start of 1970."""
    return float((day - date(1970, 1, 1)).days)
