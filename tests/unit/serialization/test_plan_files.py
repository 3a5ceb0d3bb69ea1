"""A plan written back as TOML is read as the same plan: nothing is lost on the way out of a spreadsheet."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given

from safeguarding.errors import UnreadableFileError
from safeguarding.readers.recommendations.trackers import read_tracker
from safeguarding.recommendations.records import Action, Plan
from safeguarding.recommendations.stated import PlanFacts
from safeguarding.recommendations.updates import Update
from safeguarding.serialization.documents import from_toml, read_toml
from safeguarding.serialization.plan_files import plan_toml, write_plan
from safeguarding.testing.strategies.recommendations import plans, rating_rules


@given(plans(may_join_later=True), rating_rules())
def test_any_plan(plan: Plan, rule: object) -> None:
    facts = PlanFacts(plan=plan, rating_rule=rule)  # type: ignore[arg-type]
    assert from_toml(plan_toml(facts), PlanFacts) == facts


def test_days_are_dates_and_texts_stay_texts() -> None:
    """An editor checks a date; a note that looks like one is still a note."""
    entry = Update(action="a1", on=date(2017, 9, 1), note="2017-09-30", evidence="2017-09-30")
    plan = Plan(actions=[Action(ref="2017-01-01", text="2017-02-02")], updates=[entry])
    written = tomllib.loads(plan_toml(PlanFacts(plan=plan)))["plan"]
    assert written["updates"][0] == {
        "action": "a1",
        "on": date(2017, 9, 1),
        "note": "2017-09-30",
        "evidence": "2017-09-30",
    }
    assert written["actions"][0] == {"ref": "2017-01-01", "text": "2017-02-02"}


def test_from_a_tracker(tmp_path: Path) -> None:
    """Owners, revised dates, states and notes of a spreadsheet come out in the plan and its log."""
    tracker = tmp_path / "tracker.csv"
    tracker.write_text(
        "Rec,Recommendation,Action,Lead,Target,Revised date,Status,RAG,Notes\n"
        "1,Supervise,Train,Jo Example,30/09/2017,31/12/2017,In progress,Amber,two of five\n",
        encoding="utf-8",
    )
    plan = read_tracker(tracker, as_at=date(2017, 10, 5)).plan
    file = tmp_path / "plan.toml"
    write_plan(PlanFacts(plan=plan), file)
    again = read_toml(file, PlanFacts).plan
    assert again == plan
    assert again.actions[0].owner.reveal() == "Jo Example"
    assert [str(each.target_on) for each in again.updates] == ["2017-12-31", "None"]


def test_a_place_that_cannot_be_written_to(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError):
        write_plan(PlanFacts(plan=Plan()), tmp_path / "nowhere" / "plan.toml")
