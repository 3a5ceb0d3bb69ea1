"""The plan's timeline as a picture."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Annotation

from safeguarding.charts.plan_burn_up import draw_plan_burn_up, plan_burn_up
from safeguarding.charts.plan_rows import timeline_pages
from safeguarding.charts.plan_timeline import draw_plan_timeline, plan_timeline
from safeguarding.errors import UnreadableFileError
from safeguarding.recommendations.records import Action, Plan, Recommendation
from safeguarding.recommendations.states import standing, states_on
from safeguarding.recommendations.updates import Update
from safeguarding.testing.strategies.recommendations import plans

ON = date(2017, 10, 5)
PLAN = Plan(
    title="An invented plan",
    actions=[
        Action(ref="a1", text="costs $5", starts_on=date(2017, 5, 1), target_on=date(2017, 9, 30)),
        Action(ref="a2", text="done", starts_on=date(2017, 5, 1), target_on=date(2017, 9, 30)),
        Action(ref="a3", text="undated"),
    ],
    updates=[
        Update(action="a2", on=date(2017, 9, 20), completed_on=date(2017, 9, 15), target_on=date(2017, 12, 1)),
        Update(action="a1", on=date(2017, 9, 20), percent=40),
        Update(action="a3", on=date(2017, 9, 20), percent=40),
    ],
)


def test_each_action_says_how_it_stands() -> None:
    """The standing is written beside each bar, so that nothing is told by colour alone."""
    (axes,) = plan_timeline(PLAN, on=ON).axes
    words = [text.get_text().strip() for text in axes.texts]
    assert sorted(words) == ["done in time", "open, without a target", "overdue"]
    hatches = {patch.get_hatch() for patch in axes.patches}
    assert len(hatches) == len(axes.patches) == 2


@pytest.mark.parametrize("ending", ["png", "svg", "pdf"])
def test_the_same_plan_gives_the_same_picture(tmp_path: Path, ending: str) -> None:
    paths = [tmp_path / f"{name}.{ending}" for name in ("one", "two")]
    for path in paths:
        draw_plan_timeline(PLAN, path, on=ON)
    assert paths[0].stat().st_size > 1000
    if ending != "svg":
        assert paths[0].read_bytes() == paths[1].read_bytes()


def test_an_unknown_kind_of_picture(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match=r"end it with \.png"):
        draw_plan_timeline(PLAN, tmp_path / "plan.docx", on=ON)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="cannot be written"):
        draw_plan_timeline(PLAN, tmp_path / "nowhere" / "plan.png", on=ON)


def test_every_row_has_its_room_also_without_a_bar() -> None:
    """The words of the first and last row stand within the frame, though a bar is what would have widened it."""
    (axes,) = plan_timeline(Plan(actions=[Action(ref="a1"), Action(ref="a2")]), on=ON).axes
    assert axes.get_ylim() == (1.5, -0.5)


def test_words_stand_beside_the_dot_of_what_was_done_late() -> None:
    late = Plan(
        actions=[Action(ref="a1", starts_on=date(2017, 5, 1), target_on=date(2017, 6, 1))],
        updates=[Update(action="a1", on=date(2017, 7, 1), completed_on=date(2017, 7, 1))],
    )
    (axes,) = plan_timeline(late, on=ON).axes
    (words,) = axes.texts
    assert words.get_text() == "done late"
    assert isinstance(words, Annotation)
    assert words.xy[0] >= (date(2017, 7, 1) - date(1970, 1, 1)).days


@settings(max_examples=15)
@given(plans())
def test_any_plan_can_be_drawn(plan: Plan) -> None:
    """Faulty plans too; every day drawn lies within the picture."""
    (axes,) = plan_timeline(plan, on=ON).axes
    assert len(axes.get_yticklabels()) == len(plan.actions)
    assert sum(
        standing(state).label in {text.get_text().strip() for text in axes.texts} for state in states_on(plan, on=ON)
    ) == len(plan.actions)


def of_themes(*counts: int) -> Plan:
    recommendations = [Recommendation(ref=f"r{k}", number=k + 1, theme=f"Theme {k}") for k in range(len(counts))]
    actions = [
        Action(ref=f"a{theme}-{k}", serves=[f"r{theme}"], owner="head of service", target_on=ON + timedelta(days=30))
        for theme, count in enumerate(counts)
        for k in range(count)
    ]
    return Plan(recommendations=recommendations, actions=actions)


class TestPages:
    """At most 25 rows on a page, headings included; a theme that goes on overleaf has its heading again."""

    @pytest.mark.parametrize(
        ("counts", "rows"), [((24,), [25]), ((25,), [25, 2]), ((23, 1), [24, 2]), ((60,), [25, 25, 13])]
    )
    def test_rows(self, counts: tuple[int, ...], rows: list[int]) -> None:
        pages = timeline_pages(of_themes(*counts), on=ON)
        assert [len(page) for page in pages] == rows
        assert sum(row.state is not None for page in pages for row in page) == sum(counts)
        assert all(page[0].state is None for page in pages)

    def test_a_heading_never_stands_alone_at_the_foot(self) -> None:
        assert all(page[-1].state is not None for page in timeline_pages(of_themes(23, 23), on=ON))

    def test_files(self, tmp_path: Path) -> None:
        paths = draw_plan_timeline(of_themes(30), tmp_path / "plan.svg", on=ON)
        assert [path.name for path in paths] == ["plan.svg", "plan-2.svg"]
        assert sorted(path.name for path in tmp_path.iterdir()) == [
            *("plan-2.alt.txt", "plan-2.svg", "plan.alt.txt", "plan.svg"),
        ]
        said = (tmp_path / "plan-2.alt.txt").read_text(encoding="utf-8").strip()
        assert said == "Action plan, page 2 of 2: a timeline of 6 actions as at 5 October 2017. 6 not known."
        assert f'<title id="alt-text">{said}</title>' in (tmp_path / "plan-2.svg").read_text(encoding="utf-8")

    def test_the_alt_text_is_in_the_picture_too(self, tmp_path: Path) -> None:
        draw_plan_timeline(PLAN, tmp_path / "plan.png", on=ON)
        assert b"a timeline of 3 actions" in (tmp_path / "plan.png").read_bytes()

    def test_rows_name_the_recommendation_and_the_owner(self) -> None:
        (axes,) = plan_timeline(of_themes(1), on=ON).axes
        assert [each.get_text() for each in axes.get_yticklabels()] == ["1 · a0-0\nhead of service"]
        assert [each.get_text() for each in axes.get_yticklabels(minor=True)] == ["Theme 0"]

    def test_the_alt_text_names_no_owner(self, tmp_path: Path) -> None:
        (path,) = draw_plan_timeline(of_themes(3), tmp_path / "plan.png", on=ON)
        assert "head of service" not in path.with_suffix(".alt.txt").read_text(encoding="utf-8")


def _crosses(figure: Figure) -> list[str]:
    """The words that the line of the day runs through, as the picture is drawn."""
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    (axes,) = figure.axes
    (line,) = (each for each in axes.lines if np.asarray(each.get_xdata()).tolist() == [DAY, DAY])
    drawn = line.get_window_extent(canvas.get_renderer())
    words = [
        *axes.texts,
        *axes.get_yticklabels(),
        *axes.get_yticklabels(minor=True),
        axes.title,
        *figure.legends[0].texts,
    ]
    return [each.get_text() for each in words if each.get_window_extent(canvas.get_renderer()).overlaps(drawn)]


DAY = (ON - date(1970, 1, 1)).days


@pytest.mark.parametrize("away", [-200, -3, 0, 1, 40, 400])
def test_the_line_of_the_day_runs_through_no_words(away: int) -> None:
    """Wherever the bars end: before it, on it, after it, with a completion just beyond."""
    target = ON + timedelta(days=away)
    plan = Plan(
        actions=[
            Action(ref="a1", text="a long name of what is to be done", starts_on=date(2017, 5, 1), target_on=target),
            Action(ref="a2", starts_on=date(2017, 5, 1), target_on=target),
            Action(ref="a3"),
        ],
        updates=[
            Update(action="a1", on=date(2017, 6, 1), percent=40),
            Update(action="a2", on=ON, completed_on=ON - timedelta(days=1)),
        ],
    )
    assert _crosses(plan_timeline(plan, on=ON)) == []


class TestBurnUp:
    """Three lines that differ in their strokes, up to the day and beyond it, with the words beside."""

    def test_lines(self) -> None:
        (axes,) = plan_burn_up(PLAN, on=ON).axes
        named = {line.get_label(): np.asarray(line.get_ydata()).tolist() for line in axes.lines[:3]}
        assert {name: counts[-1] for name, counts in named.items()} == {
            "first due by then": 2,
            "done": 1,
            "signed off": 0,
        }
        assert len({line.get_linestyle() for line in axes.lines[:3]}) == 3

    def test_files(self, tmp_path: Path) -> None:
        (path,) = draw_plan_burn_up(PLAN, tmp_path / "burn.png", on=ON)
        said = path.with_suffix(".alt.txt").read_text(encoding="utf-8")
        assert "1 of 3 actions was done and 0 signed off; 2 were first due by then" in said

    @settings(max_examples=10)
    @given(plans())
    def test_any_plan(self, plan: Plan) -> None:
        assert len(plan_burn_up(plan, on=ON).axes) == 1
