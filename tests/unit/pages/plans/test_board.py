"""The board's report on the invented plan of 40 actions, on the day of the board and the day of the one before."""

from datetime import date
from typing import Any

import attrs
import pytest
from tests.published import ROOT

from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.errors import InvalidRecordError
from safeguarding.pages.plans.board import board_section
from safeguarding.pages.plans.groups import By, register_table
from safeguarding.pages.plans.lineage_tables import carried_table, continued_table, said_again_table
from safeguarding.pages.sections import Section
from safeguarding.pages.tables import Table
from safeguarding.recommendations.records import Action, Plan, Recommendation
from safeguarding.recommendations.stated import PlanFacts
from safeguarding.recommendations.updates import Update
from safeguarding.recommendations.visit_findings import Visit, VisitFinding, VisitProgress
from safeguarding.recommendations.words import Reported
from safeguarding.serialization.documents import read_toml

EXAMPLE = ROOT / "examples" / "westmarch-2024"
FACTS = read_toml(EXAMPLE / "plan.toml", PlanFacts)
EARLIER = read_toml(EXAMPLE / "plan-2021.toml", PlanFacts).plan
ON, SINCE = date(2025, 3, 31), date(2025, 1, 20)


def board(facts: PlanFacts = FACTS, on: date = ON, **more: Any) -> Section:  # noqa: ANN401 - the rule's own arguments
    return board_section(facts, on=on, calendar=england_and_wales(), **more)


WHOLE = board(since=SINCE, by=By.OWNER, earlier=[EARLIER])


def table(caption: str, section: Section = WHOLE) -> Table:
    (found,) = (each for each in section.tables if each.caption.startswith(caption))
    return found


def column(shown: Table, header: str) -> list[str]:
    return [row[shown.columns.index(header)] for row in shown.words]


class TestTheBoard:
    """Every figure here was counted by hand in the example's file."""

    def test_what_changed_comes_first(self) -> None:
        assert WHOLE.tables[0].caption == "Changes since 20 January 2025"
        kinds = column(WHOLE.tables[0], "Change")
        assert {each: kinds.count(each) for each in dict.fromkeys(kinds)} == {
            "joined the plan": 1,
            "reopened": 1,
            "done": 1,
            "signed off": 3,
            "slipped": 2,
            "became overdue": 4,
            "re-rated": 9,
            "changed owner": 1,
            "evidence added": 1,
            "evidence lost": 1,
        }
        assert ("changed owner", "agree with health and police who chairs when") in [
            row[:2] for row in WHOLE.tables[0].words
        ]

    def test_progress_by_theme(self) -> None:
        shown = {row[0]: row[1:] for row in table("Progress by theme").words}
        assert shown["Whole plan"] == ("40", "2", "2", "20 (50%)", "15 (38%)", "6")
        assert shown["Help and protection"] == ("13", "1", "1", "7 (54%)", "6 (46%)", "3")

    def test_progress_by_quarter_sums_to_the_plan(self) -> None:
        shown = table("Progress by quarter")
        sums = [sum(map(int, column(shown, header))) for header in shown.columns[1:]]
        assert sums == [40, 16, 4, 17, 3, 6, 20, 15]

    def test_load_by_owner(self) -> None:
        shown = {row[0]: row[1:] for row in table("Load by owner").words}
        assert sum(int(row[0]) for row in shown.values()) == 40
        assert shown["head of systems"] == ("3", "3", "2", "0", "0", "0", "30 June 2025")
        assert list(shown)[-1] == "(nobody)"

    def test_ratings(self) -> None:
        shown = table("Ratings by the board's own key")
        wrong = {row[0]: (row[1], row[2], row[-1]) for row in shown.words if row[4] == "inconsistent"}
        assert wrong == {
            "a1": ("green", "blue", "20 January 2025"),
            "a3": ("green", "red", "1 March 2025"),
            "a6": ("green", "amber", "1 March 2025"),
            "a7": ("green", "amber", "1 December 2024"),
            "a22": ("amber", "red", "17 February 2025"),
            "a34": ("amber", "red", "1 March 2025"),
            "a36": ("green", "red", "17 March 2025"),
            "a39": ("green", "amber", "30 March 2025"),
        }
        assert len(WHOLE.conflicts) == len(wrong)

    def test_impact(self) -> None:
        says = column(table("Impact"), "Says")
        assert says == ["moved", "no sign of change", "cannot say", "moved", "cannot say"]

    def test_what_is_lacking(self) -> None:
        assert [row[1] for row in table("What is lacking").rows] == [0, 0, 1, 1]

    def test_across_inspections(self) -> None:
        assert [str(each) for each in column(table("Recommendations that go on"), "How")] == [
            *("carried forward", "superseded", "carried forward", "merged with others", "merged with others"),
            *("carried forward", "split", "split"),
        ]
        assert set(column(table("Said before"), "Times")) == {"2"}

    def test_actions_carried_on(self) -> None:
        """From the first target of all; what nobody took over is named."""
        shown = table("Actions carried on")
        assert [row[2:5] for row in shown.words] == [
            ("31 October 2021", "30 June 2024", "973"),
            ("31 March 2022", "31 March 2025", "1096"),
        ]
        assert "not taken over: audit ten cases a month." in shown.notes[0]

    def test_what_cannot_be_right_between_plans(self) -> None:
        """A plan that carries on an action which the earlier one has not; by itself it accuses nobody."""
        lost = attrs.evolve(EARLIER, actions=[each for each in EARLIER.actions if each.ref != "b6"])
        (found,) = (each for each in board(earlier=[lost]).conflicts if "not an action of the plans" in each.problem)
        assert str(found.place) == "plan 2024 $.actions[23].carried_from"
        assert len(board().conflicts) == 8

    def test_the_visit(self) -> None:
        together = column(table("Visit of 11 December 2024"), "Together")
        assert together.count("nothing in the plan answers it") == 1

    def test_a_visit_that_saw_too_little_of_what_is_done(self) -> None:
        """Supervision is done by the plan on the day of the visit: the two are put beside one another, and somebody looks."""
        plan = Plan(
            recommendations=[Recommendation(ref="r9", number=9, topic="Supervision")],
            actions=[Action(ref="a1", serves=["r9"])],
            updates=[Update(action="a1", on=date(2024, 11, 1), completed_on=date(2024, 10, 31))],
        )
        seen = VisitFinding(ref="v1", topic="Supervision", progress=VisitProgress.NOT_ENOUGH)
        for progress, count in ((VisitProgress.NOT_ENOUGH, 1), (VisitProgress.ENOUGH, 0)):
            visit = Visit(on=date(2024, 12, 11), findings=[attrs.evolve(seen, progress=progress)])
            shown = board(PlanFacts(plan=plan, visits=[visit]))
            said = [each.problem for each in shown.conflicts if each.problem.startswith("Visit of")]
            assert (
                said == ["Visit of 11 December 2024, Supervision: the plan says done, the visit saw too little"] * count
            )

    def test_what_a_statement_must_hold_is_said_of_statements_alone(self) -> None:
        """After a visit with priority action a plan is owed, and no text lays down what stands in it."""
        answers = Reported.VISIT_WITH_PRIORITY_ACTION
        shown = board(attrs.evolve(FACTS, plan=attrs.evolve(FACTS.plan, answers=answers)))
        told = [
            any(each.startswith("What the statement must hold") for each in made.paragraphs) for made in (WHOLE, shown)
        ]
        assert told == [True, False]

    def test_an_earlier_plan_with_which_nothing_is_shared(self) -> None:
        """Tables across inspections stand only where they have a row."""
        alone, beside = board(), board(earlier=[Plan(ref="2012", title="Another", published_on=date(2012, 2, 7))])
        assert [each.caption for each in beside.tables] == [each.caption for each in alone.tables]

    def test_in_words(self) -> None:
        said = " ".join(WHOLE.paragraphs)
        assert "Of 38 actions, 37 have a period; 1 recommendation rejected: not complete." in said
        assert (
            "20 are done, 15 of them signed off; a measure moved for 4 of them. Complete but not embedded: 2; not measured, or not to be told: 14."
            in said
        )
        assert "6 better, 2 worse, 28 the same, 4 cannot say" in said


class TestOwners:
    """Owners may be people: they are shown where they are asked for, and nowhere else."""

    def test_by_owner_only(self) -> None:
        for by in (None, By.THEME, By.RATING):
            shown = board(since=SINCE, by=by, earlier=[EARLIER])
            assert "head of systems" not in repr([each.words for each in shown.tables])
            assert "head of systems" not in repr(shown.conflicts) + repr(shown.notes)
        assert "head of systems" in repr(table("Load by owner").words)

    def test_the_register_is_for_the_board(self) -> None:
        shown = register_table(FACTS.plan, FACTS.rating_rule, on=ON)
        assert len(shown.rows) == 40
        third = dict(zip(shown.columns, shown.rows[2], strict=True))
        assert third["Owner"] == "head of systems"
        assert (third["Original target"], third["Latest target"]) == (date(2024, 9, 30), date(2025, 2, 28))
        assert (third["Days from original to latest"], third["Days past the latest target"]) == (151, 31)


class TestBy:
    """By theme an action stands under each that it serves; by owner and by rating, once."""

    @pytest.mark.parametrize(("by", "rows"), [(By.OWNER, 40), (By.RATING, 40), (By.THEME, 41)])
    def test_every_action(self, by: By, rows: int) -> None:
        shown = table(f"Actions by {by.label}", board(by=by))
        assert (len(shown.rows), shown.columns[0]) == (rows, by.label.capitalize())

    def test_red_first(self) -> None:
        shown = table("Actions by rating", board(by=By.RATING))
        assert shown.words[0][0] == "red"
        assert column(table("Actions by stated rating", board(by=By.RATING)), "Rating") == [
            *("red", "amber", "green", "blue", "no rating stated"),
        ]


class TestOnOtherDays:
    def test_before_anything(self) -> None:
        """On the day after the report nothing is submitted, done or late."""
        shown = board(on=date(2024, 2, 13))
        assert "Not submitted by 13 February 2024" in " ".join(shown.paragraphs)
        assert not [each for each in shown.tables if each.caption.startswith("Visit")]

    def test_a_visit_is_known_from_its_publication(self) -> None:
        for on, times in ((date(2025, 1, 26), 0), (date(2025, 1, 27), 1)):
            assert sum(each.caption.startswith("Visit") for each in board(on=on).tables) == times

    def test_the_days_are_in_order(self) -> None:
        with pytest.raises(InvalidRecordError):
            board(since=ON)

    def test_an_empty_plan(self) -> None:
        shown = board(PlanFacts(plan=Plan()), since=SINCE, by=By.OWNER)
        assert shown.conflicts == ()
        assert shown.tables[0].notes == ("Nothing changed between the two days.",)


def test_plans_that_have_nothing_to_do_with_one_another_make_no_table() -> None:
    """Nothing goes on, nothing was carried, nothing said again: there is no table of nothing."""
    plans = [Plan(ref=str(year), published_on=date(year, 2, 7), actions=[Action(ref="a1")]) for year in (2021, 2024)]
    assert [continued_table(plans), carried_table(plans, on=ON), said_again_table(plans)] == [None] * 3
    taken_over = [plans[0], attrs.evolve(plans[1], carries_forward=["2021"])]
    assert carried_table(taken_over, on=ON) is not None
    # of a plan without an action nothing is left to take over
    assert carried_table([attrs.evolve(plans[0], actions=[]), taken_over[1]], on=ON) is None
