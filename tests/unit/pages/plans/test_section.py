"""The plan section, on York 2017 and on invented plans."""

from datetime import date

import pytest
from tests.published import ROOT

from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.pages.plans.section import plan_section
from safeguarding.pages.sections import Section, what_conflicts
from safeguarding.recommendations.published_rating_rules import COUNCIL_EXAMPLE
from safeguarding.recommendations.records import Action, Plan, Recommendation
from safeguarding.recommendations.stated import PlanFacts, StatedCounts
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.words import Rating, Reported
from safeguarding.serialization.documents import read_toml

REPORTED_ON = date(2017, 9, 19)
YORK = read_toml(ROOT / "examples" / "york-2017" / "plan.toml", PlanFacts)


def section(facts: PlanFacts, on: date = REPORTED_ON) -> Section:
    return plan_section(facts, on=on, calendar=england_and_wales())


class TestYork:
    """Four themes, ten recommendations, number 7 missing, submitted on working day 68 of 70."""

    FOUND = section(YORK)

    def test_what_it_says(self) -> None:
        assert self.FOUND.paragraphs[0] == "10 recommendations under 4 themes, answered by 13 actions."
        assert "was due by 19 May 2017; 17 May 2017 is working day 68: in time." in self.FOUND.paragraphs[1]
        assert "the day of receipt is not stated" in self.FOUND.paragraphs[1]

    def test_nothing_is_in_conflict(self) -> None:
        assert self.FOUND.conflicts == ()

    def test_the_numbering_is_told_and_kept(self) -> None:
        assert self.FOUND.notes[0] == (
            "Numbering of the recommendations, kept as it stands: missing: 7; after a higher number: 3; "
            "without a number: 'iro', where 7 would stand."
        )
        (actions,) = (table for table in self.FOUND.tables if table.caption.startswith("Actions"))
        numbers = list(dict.fromkeys(row[1].partition(" ")[0] for row in actions.words))
        assert numbers == ["1", "2", "4", "3", "5", "6", "(no", "8", "9", "10"]

    def test_what_is_not_known_is_not_made_up(self) -> None:
        """The update gives no targets and no progress: neither overdue nor done is claimed."""
        (counts,) = (table for table in self.FOUND.tables if table.caption.startswith("Progress"))
        assert counts.words[-1] == ("Whole plan", "13", "13", "13", "not known", "not known", "not known")
        assert any("No action has a target here" in note for note in self.FOUND.notes)

    def test_no_officer_is_named(self) -> None:
        assert all(not action.owner for action in YORK.plan.actions)


class TestConflicts:
    """What cannot be right is in conflict: a late statement, a wrong count, a faulty plan, a rating against its rule."""

    def test_a_late_statement(self) -> None:
        plan = Plan(received_on=date(2017, 2, 7), submitted_on=date(2017, 5, 22))
        (conflict,) = section(PlanFacts(plan=plan)).conflicts
        assert what_conflicts(conflict).endswith("was due by 19 May 2017; 22 May 2017 is working day 71: late.")

    def test_a_statement_never_sent(self) -> None:
        plan = Plan(received_on=date(2017, 2, 7))
        (conflict,) = section(PlanFacts(plan=plan)).conflicts
        assert "Not submitted by 19 September 2017; due by 19 May 2017: overdue." in what_conflicts(conflict)
        assert section(PlanFacts(plan=plan), on=date(2017, 5, 19)).conflicts == ()

    def test_stated_counts(self) -> None:
        wrong = section(PlanFacts(plan=YORK.plan, stated=StatedCounts(themes=4, recommendations=11, actions=12)))
        assert [what_conflicts(conflict) for conflict in wrong.conflicts] == [
            "11 recommendations stated, 10 in the plan.",
            "12 actions stated, 13 in the plan.",
        ]

    def test_a_faulty_plan(self) -> None:
        plan = Plan(recommendations=[Recommendation(ref="r1", number=1), Recommendation(ref="r1", number=1)])
        found = section(PlanFacts(plan=plan))
        assert [what_conflicts(conflict) for conflict in found.conflicts] == [
            "$.recommendations[1].ref: used before, at $.recommendations[0], found 'r1'.",
            "$.recommendations[1].number: used before, at $.recommendations[0], found '1'.",
        ]

    @pytest.mark.parametrize(("stated", "conflicts"), [(Rating.GREEN, 1), (Rating.RED, 0)])
    def test_ratings(self, stated: Rating, conflicts: int) -> None:
        plan = Plan(
            recommendations=[Recommendation(ref="r1")],
            actions=[Action(ref="a1", serves=["r1"], target_on=date(2017, 6, 30))],
            updates=[Update(action="a1", on=date(2017, 9, 1), percent=40, rating=stated)],
        )
        assert len(section(PlanFacts(plan=plan, rating_rule=COUNCIL_EXAMPLE)).conflicts) == conflicts
        without = section(PlanFacts(plan=plan))
        assert without.conflicts == ()
        assert "Ratings are stated without the rule that they follow; they cannot be checked." in without.notes


def test_a_deadline_past_the_known_holidays_is_a_note() -> None:
    """A plan of a year whose holidays are not appointed yet is shown; only its deadline cannot be told."""
    plan = Plan(received_on=date(2028, 12, 1), actions=[Action(ref="a1")])
    found = section(PlanFacts(plan=plan), on=date(2028, 12, 10))
    assert len(found.paragraphs) == 1
    assert any("deadline cannot be counted" in note and "2028-12-31" in note for note in found.notes)
    assert found.conflicts == ()


@pytest.mark.parametrize(
    ("answers", "conflicts", "said"),
    [
        (Reported.INSPECTION, 1, "SI 2007/462"),
        (Reported.JOINT_INSPECTION, 1, "SI 2015/1792"),
        (Reported.VISIT_WITH_PRIORITY_ACTION, 1, "focused visits"),
        (Reported.OTHER, 0, ""),
    ],
)
def test_the_statement_is_due_by_what_the_plan_answers(answers: Reported, conflicts: int, said: str) -> None:
    """Nothing is due after a monitoring visit, so a plan that answers one is never late with a statement."""
    plan = Plan(received_on=date(2017, 2, 7), answers=answers)
    found = section(PlanFacts(plan=plan))
    assert len(found.conflicts) == conflicts
    assert all(each.source is not None and said in str(each.source) for each in found.conflicts)
    assert any("No statement is due" in note for note in found.notes) is (conflicts == 0)


def test_two_actions_with_one_key_stay_two() -> None:
    """The fault is reported, and neither is lost from the table."""
    plan = Plan(
        recommendations=[Recommendation(ref="r1")],
        actions=[Action(ref="a1", serves=["r1"], text="one"), Action(ref="a1", serves=["r1"], text="other")],
    )
    (actions,) = (each for each in section(PlanFacts(plan=plan)).tables if each.caption.startswith("Actions"))
    assert [row[2] for row in actions.words] == ["one", "other"]
