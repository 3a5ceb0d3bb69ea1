"""A plan's burn-up as a picture: what was done and signed off by each day, against the original targets.

The three lines differ in their strokes, so nothing is shown by colour alone.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from safeguarding.charts.lettering import folded
from safeguarding.charts.picture_files import drawn, write_pictures
from safeguarding.charts.pictures import Picture
from safeguarding.dates.words import printed_date
from safeguarding.extras import optional
from safeguarding.recommendations.burn_ups import BurnUp, burn_up
from safeguarding.recommendations.records import Plan

with optional("matplotlib", task="a picture"):
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator


def draw_plan_burn_up(plan: Plan, path: Path, *, on: date) -> tuple[Path, ...]:
    """Draw a plan's burn-up to a picture, with its alt text in a file beside it that ends in .alt.txt.

    Args:
        plan: The plan.
        path: Where to write it; the ending says what: .png, .svg or .pdf.
        on: The day as at which it is drawn; what was recorded later is not known.

    Raises:
        UnreadableFileError: for an ending that is no kind of picture, or a path that cannot be written.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> from safeguarding.recommendations.records import Action
        >>> plan = Plan(actions=[Action(ref="a1", target_on=date(2017, 9, 30))])
        >>> with TemporaryDirectory() as folder:
        ...     (picture,) = draw_plan_burn_up(plan, Path(folder, "plan.svg"), on=date(2017, 10, 5))
        ...     print(picture.with_suffix(".alt.txt").read_text(encoding="utf-8").strip())
        Action plan: By 5 October 2017, 0 of 1 action were done and 0 signed off; 1 was first due by then.
    """
    told = f"{plan.title or 'Action plan'}: {burn_up(plan, on=on).explanation}"
    return write_pictures([(plan_burn_up(plan, on=on), told)], path)


def burn_up_picture(plan: Plan, *, on: date) -> Picture:
    """A plan's burn-up as a picture for a page."""
    told = f"{plan.title or 'Action plan'}: {burn_up(plan, on=on).explanation}"
    caption = f"Done against the original targets, as at {printed_date(on)}"
    return drawn(plan_burn_up(plan, on=on), caption=caption, alt_text=told)


def plan_burn_up(plan: Plan, *, on: date) -> Figure:
    """The burn-up as a matplotlib figure, for a notebook or a document.

    Examples:
        >>> from safeguarding.recommendations.records import Action
        >>> plan = Plan(actions=[Action(ref="a1", target_on=date(2017, 9, 30))])
        >>> [line.get_label() for line in plan_burn_up(plan, on=date(2017, 10, 5)).axes[0].lines][:3]
        ['first due by then', 'done', 'signed off']
    """
    found = burn_up(plan, on=on)
    figure = Figure(figsize=(9, 5), layout="constrained")
    axes = figure.add_subplot()
    for label, style, colour, points in _lines(found):
        axes.step(
            [_number(day) for day, _ in points],
            [count for _, count in points],
            where="post",
            label=label,
            linestyle=style,
            color=colour,
            linewidth=2,
        )
    axes.axhline(found.total, color="#777777", linewidth=0.8)
    axes.axvline(_number(on), color="black", linewidth=1.2)
    axes.set_ylim(0, max(1, found.total) * 1.08)
    axes.set_ylabel(f"actions, of {found.total}")
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.grid(alpha=0.3)
    axes.xaxis_date()
    title = f"{plan.title or 'Action plan'}: done against the original targets, as at {printed_date(on)}"
    axes.set_title(folded(title, 80), loc="left")
    figure.legend(loc="outside lower center", ncols=3, frameon=False)
    return figure


def _lines(found: BurnUp) -> list[tuple[str, str, str, list[tuple[date, int]]]]:
    due = [(each.on, each.first_due) for each in found.points]
    done = [(each.on, each.done) for each in found.points if each.done is not None]
    signed = [(each.on, each.signed_off) for each in found.points if each.signed_off is not None]
    return [
        ("first due by then", "--", "#555555", due),
        ("done", "-", "#0072b2", done),
        ("signed off", ":", "#d55e00", signed),
    ]


def _number(day: date) -> float:
    """The day as matplotlib counts days: from the start of 1970."""
    return float((day - date(1970, 1, 1)).days)
