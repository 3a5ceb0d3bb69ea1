"""The plan's timeline as a picture."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from safeguarding.errors import UnreadableFileError
from safeguarding.recommendations.records import Action, Plan
from safeguarding.recommendations.states import standing, states_on
from safeguarding.recommendations.updates import Update
from safeguarding.testing.strategies.recommendations import plans

pytest.importorskip("matplotlib")
from matplotlib.text import Annotation

from safeguarding.charts.plan_timeline import draw_plan_timeline, plan_timeline

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
