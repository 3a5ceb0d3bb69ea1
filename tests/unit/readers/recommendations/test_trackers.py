"""Trackers as councils keep them: merged cells, dirty dates, other words, everything reported. All of it invented."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, strategies as st

from safeguarding.errors import FaultyInputError, SafeguardingError
from safeguarding.faults import Severity
from safeguarding.readers.recommendations.readings import Tracker
from safeguarding.readers.recommendations.trackers import read_tracker, tracker_of
from safeguarding.recommendations.states import ActionState, state_on, states_on
from safeguarding.recommendations.words import Delivery, Rating, RecommendationKind, Response, Travel
from safeguarding.tables.grids import Grid, Row

AS_AT = date(2017, 10, 5)


def tracker(*rows: str) -> Tracker:
    """A tracker whose rows are texts with bars between the cells."""
    cells = [Row(number, tuple(row.split("|"))) for number, row in enumerate(rows, start=1)]
    return tracker_of(Grid(name="tracker.csv", rows=tuple(cells)), as_at=AS_AT)


def only_state(header: str, row: str) -> tuple[ActionState, list[str]]:
    found = tracker(header, row)
    problems = [fault.problem for fault in found.faults if "no recommendation" not in fault.problem]
    return state_on(found.plan, found.plan.actions[0].ref, on=AS_AT), problems


class TestRows:
    """Every row becomes part of the plan or is reported."""

    FOUND = tracker(
        "Improvement plan 2017|||",
        "|||",
        "Theme|Rec No.|Recommendation|Action",
        "Help and protection|1|Assess well|Train staff",
        "|||Audit cases",
        "Care leavers|||",
        "|2|Health passports|Issue them",
        "|3||Print them",
        "||IRO|",
        "Total|||",
    )

    def test_merged_cells_go_on_with_the_row_above(self) -> None:
        assert [(each.text, each.serves) for each in self.FOUND.plan.actions] == [
            ("Train staff", ("r1",)),
            ("Audit cases", ("r1",)),
            ("Issue them", ("r2",)),
            ("Print them", ("r3",)),
        ]

    def test_headings_and_themes_hold_until_the_next(self) -> None:
        assert [(each.number, each.theme) for each in self.FOUND.plan.recommendations] == [
            (1, "Help and protection"),
            (2, "Care leavers"),
            (3, "Care leavers"),
            (None, "Care leavers"),
        ]

    def test_a_heading_directly_above_another_is_a_note(self) -> None:
        """Nothing came after it: it is set aside, and the next one holds."""
        found = tracker("Theme|Rec|Action|Owner", "Help and protection|||", "Care leavers|||", "|1|A|Ann")
        assert [each.theme for each in found.plan.recommendations] == ["Care leavers"]
        assert found.rows_unread == (2,)

    def test_themes_and_owners_that_are_none(self) -> None:
        """One theme in other capitals is one; what names nobody, or nobody yet, is no owner and no theme."""
        found = tracker(
            "Theme|Rec|Action|Owner",
            "Care leavers|1|A|Ann",
            "care Leavers|2|B|TBC",
            "|3|C|n/a",
            "n/a|4|D|",
            "Health|5|E|-",
        )
        assert [each.theme for each in found.plan.recommendations] == ["Care leavers"] * 3 + ["", "Health"]
        assert [bool(each.owner) for each in found.plan.actions] == [True, False, False, False, False]

    def test_a_total_is_reported_not_read(self) -> None:
        assert self.FOUND.rows_unread == (10,)
        assert ("tracker.csv, row 10", "a total or a note, not an action") in [
            (str(fault.place), fault.problem) for fault in self.FOUND.faults
        ]

    @pytest.mark.parametrize("total", ["Total actions||||2", "||Grand total|2|", "|Total|2|-|45%"])
    def test_a_total_with_its_counts_is_no_action(self, total: str) -> None:
        found = tracker("Theme|Rec No.|Recommendation|Action|% complete", "Care|1|Passports|Issue them|40%", total)
        assert [each.text for each in found.plan.actions] == ["Issue them"]
        assert found.rows_unread == (3,)
        assert "row 3" in str(found.faults[-1])

    def test_an_action_that_merely_begins_so_is_one(self) -> None:
        found = tracker("Theme|Action|Status", "Total Respect training|Train everybody|Complete")
        assert [each.text for each in found.plan.actions] == ["Train everybody"]

    def test_an_action_without_a_name_is_kept_and_reported(self) -> None:
        found = tracker("Rec No.|Action|Target date", "1||30/09/2017")
        assert [each.ref for each in found.plan.actions] == ["row 2"]
        assert any("not named" in fault.problem for fault in found.faults)

    def test_what_a_number_repeats_is_reported_by_its_row(self) -> None:
        """The file has rows and no paths."""
        found = tracker("Rec No.|Recommendation|Action", "2|Passports|Issue", "2|Pathways|Review")
        (again,) = [fault for fault in found.faults if "used before" in fault.problem]
        assert str(again).startswith("tracker.csv, row 3, number: used before, in row 2")

    def test_the_plans_faults_name_their_rows(self) -> None:
        places = {(str(fault.place), fault.problem) for fault in self.FOUND.faults}
        assert ("tracker.csv, row 9", "a recommendation that no action answers") in places
        assert ("tracker.csv, row 9, number", "no number, where others have one") in places

    def test_several_recommendations_in_one_cell(self) -> None:
        found = tracker("Rec|Action", "3, 5 & 8|Do it", "Rec 9|Do that", "R.10|Do more")
        assert [each.serves for each in found.plan.actions] == [("r3", "r5", "r8"), ("r9",), ("r10",)]

    def test_numbers_of_actions(self) -> None:
        """3.2 is the second action of recommendation 3."""
        found = tracker("Rec|Action", "3.1|Do it", "3.2|Do that")
        assert [(each.ref, each.serves) for each in found.plan.actions] == [("3.1", ("r3",)), ("3.2", ("r3",))]
        assert len(found.plan.recommendations) == 1

    def test_one_number_with_two_texts_is_two_recommendations(self) -> None:
        """A number used twice for different matters is reported, not merged."""
        found = tracker("Rec|Recommendation|Action", "1|Assess|Train", "1|Supervise|Meet", "1|Assess|Audit")
        assert [each.text for each in found.plan.recommendations] == ["Assess", "Supervise"]
        assert ("tracker.csv, row 3, number", "used before, in row 2") in [
            (str(fault.place), fault.problem) for fault in found.faults
        ]

    def test_two_actions_of_one_number_are_reported_and_stay_two(self) -> None:
        """A number used for two actions is reported, and each keeps its own state."""
        found = tracker("Action No|Action|% complete", "A1|Do|10%", "A1|Do more|20%")
        assert ("tracker.csv, row 3", "an action's number used before, in row 2") in [
            (str(fault.place), fault.problem) for fault in found.faults
        ]
        states = states_on(found.plan, on=found.as_at)
        assert [(state.action.text, state.percent) for state in states] == [("Do", 10), ("Do more", 20)]

    def test_without_a_column_of_actions_it_is_no_tracker(self) -> None:
        with pytest.raises(FaultyInputError, match="no column 'action'"):
            tracker("Theme|Rec", "x|1")


class TestDates:
    """Dates as they are typed; each doubt is a warning, each failure an error, and a failure is never a date."""

    @pytest.mark.parametrize(
        ("cell", "expected", "problem"),
        [
            ("30/09/2017", date(2017, 9, 30), None),
            ("30 September 2017", date(2017, 9, 30), None),
            ("2017-09-30 00:00:00", date(2017, 9, 30), None),
            ("30/09/17", date(2017, 9, 30), "a year of two digits; read as 2017-09-30"),
            ("43008", date(2017, 9, 30), "a spreadsheet's day number, of the 1900 system; read as 2017-09-30"),
            ("Sep-17", date(2017, 9, 30), "a month without a day; read as 2017-09-30"),
            ("End of February 2020", date(2020, 2, 29), "a month without a day; read as 2020-02-29"),
            ("", None, None),
            ("n/a", None, None),
            ("TBC", None, "not a date yet"),
            ("Ongoing", None, "not a date yet"),
            ("31/09/2017", None, "the calendar has no such day"),
            ("soonest", None, "not a date"),
            ("30/09/1917", None, "no year of a plan"),
            ("30/09/3017", None, "no year of a plan"),
        ],
    )
    def test_targets(self, cell: str, expected: date | None, problem: str | None) -> None:
        state, problems = only_state("Action|Target date", f"Do it|{cell}")
        assert state.target_on() == expected
        assert problems == ([problem] if problem else [])

    def test_several_revisions_in_one_cell(self) -> None:
        state, problems = only_state(
            "Action|Target|Revised target", "Do it|30/09/2017|31/12/2017; 31/03/2018 then 30/06/2018"
        )
        assert state.targets == (date(2017, 9, 30), date(2017, 12, 31), date(2018, 3, 31), date(2018, 6, 30))
        assert problems == []

    def test_severity(self) -> None:
        found = tracker("Action|Target", "Do|TBC", "Do|rubbish")
        by_row = {str(fault.place): fault.severity for fault in found.faults if fault.place.column}
        assert by_row == {
            "tracker.csv, row 2, column 'Target'": Severity.WARNING,
            "tracker.csv, row 3, column 'Target'": Severity.ERROR,
        }


class TestWords:
    """States, colours and per cents in the words that people use."""

    @pytest.mark.parametrize(
        ("cell", "expected"),
        [
            ("Complete", Delivery.COMPLETE_AWAITING_SIGN_OFF),
            ("COMPLETED - awaiting sign-off", Delivery.COMPLETE_AWAITING_SIGN_OFF),
            ("Achieved", Delivery.COMPLETE_AWAITING_SIGN_OFF),
            ("Discontinued", Delivery.NO_LONGER_APPLICABLE),
            ("N/A", Delivery.NO_LONGER_APPLICABLE),
            ("On hold", Delivery.IN_PROGRESS),
            ("Complete - awaiting sign-off", Delivery.COMPLETE_AWAITING_SIGN_OFF),
            ("On track", Delivery.IN_PROGRESS),
            ("Not started", Delivery.NOT_STARTED),
            ("Closed (risk accepted)", Delivery.CLOSED_RISK_ACCEPTED),
        ],
    )
    def test_states(self, cell: str, expected: Delivery | None) -> None:
        state, problems = only_state("Action|Status", f"Do it|{cell}")
        assert (state.delivery if expected else None) == expected
        assert bool(problems) == (expected is None)

    def test_overdue_is_derived_never_stored(self) -> None:
        state, problems = only_state("Action|Target|Status", "Do it|30/09/2017|Overdue")
        assert state.delivery is Delivery.IN_PROGRESS
        assert problems == ["follows from the target and the day; read as open, since it says that work is left"]

    def test_a_date_of_completion_counts_for_more_than_a_stale_state(self) -> None:
        state, problems = only_state("Action|Status|Date completed", "Do it|In progress|15/09/2017")
        assert (state.delivery, state.completed_on) == (Delivery.COMPLETE_AWAITING_SIGN_OFF, date(2017, 9, 15))
        assert problems == ["open, beside a date of completion; the date was taken"]

    def test_a_sign_off_counts_for_more_than_a_stale_state(self) -> None:
        state, problems = only_state("Action|Status|Signed off", "Do it|In progress|20/09/2017")
        assert state.delivery is Delivery.IMPLEMENTED
        assert problems == [
            "open, beside a date of completion; the date was taken",
            "signed off, but never completed",
        ]

    def test_done_on_a_day_to_come_is_not_known(self) -> None:
        """A completion dated after the day asked is not yet known on it, whatever the state says; nor is it still open."""
        state, problems = only_state("Action|Status|Date completed", "Do it|Complete|15/11/2017")
        assert (state.delivery, state.completed_on) == (Delivery.NOT_KNOWN, None)
        assert problems == ["after 2017-10-05, the day that the tracker shows; not taken as done"]

    def test_a_header_alone_is_no_plan(self) -> None:
        """An export that went wrong must not pass for a plan in which nothing is overdue."""
        found = tracker("Action|Status|Date completed")
        assert [each.severity for each in found.faults if each.problem == "no action below the header"] == [
            Severity.ERROR
        ]

    def test_complete_with_a_sign_off_is_implemented(self) -> None:
        state, _ = only_state("Action|Status|Date completed|Signed off", "Do it|Complete|15/09/2017|20/09/2017")
        assert state.delivery is Delivery.IMPLEMENTED

    @pytest.mark.parametrize(("cell", "rating"), [("R", Rating.RED), ("amber", Rating.AMBER), ("BLUE", Rating.BLUE)])
    def test_colours(self, cell: str, rating: Rating) -> None:
        assert only_state("Action|RAG", f"Do it|{cell}")[0].rating is rating

    @pytest.mark.parametrize(
        ("cells", "expected"),
        [
            (["40%", "5"], [40, 5]),
            (["0.4", "1", "0"], [40, 100, 0]),
            (["1", "40"], [1, 40]),
            (["100%", ""], [100, None]),
            (["62.5%", "101%"], [None, None]),
            (["0.29", "0.57"], [29, 57]),
            (["0.4", "40"], [None, 40]),
        ],
    )
    def test_per_cents(self, cells: list[str], expected: list[int | None]) -> None:
        """A column of shares of one is known by having none above 1 and some below."""
        found = tracker("Action|% complete", *(f"Do|{cell}" for cell in cells))
        states = [state_on(found.plan, each.ref, on=AS_AT).percent for each in found.plan.actions]
        assert states == expected
        failures = sum("per cent" in fault.problem for fault in found.faults)
        assert failures == sum(bool(cell) and each is None for cell, each in zip(cells, expected, strict=True))

    def test_kinds_and_responses(self) -> None:
        found = tracker("Type|Recommendation|Response|Action", "AFI|Assess|Partially accepted|Do")
        (only,) = found.plan.recommendations
        assert only.kind is RecommendationKind.AREA_FOR_IMPROVEMENT
        assert only.response is Response.PARTLY_AGREED


class TestFiles:
    def test_csv_and_workbook_read_alike(self, tmp_path: Path) -> None:
        """One table as CSV and as XLSX, with true dates and a true per cent in the workbook, gives one plan."""
        text = "Rec,Action,Target date,% complete\n1,Do it,2017-09-30,0.4\n2,Do that,2017-12-31,1\n"
        (tmp_path / "t.csv").write_text(text, encoding="utf-8")
        with xlsxwriter.Workbook(tmp_path / "t.xlsx") as workbook:
            sheet = workbook.add_worksheet()
            day, share = workbook.add_format({"num_format": "dd/mm/yyyy"}), workbook.add_format({"num_format": "0%"})
            sheet.write_row(0, 0, ["Rec", "Action", "Target date", "% complete"])
            for row, (number, action, target, progress) in enumerate(
                [(1, "Do it", date(2017, 9, 30), 0.4), (2, "Do that", date(2017, 12, 31), 1.0)], start=1
            ):
                sheet.write_number(row, 0, number)
                sheet.write_string(row, 1, action)
                sheet.write_datetime(row, 2, target, day)
                sheet.write_number(row, 3, progress, share)
        plans = [read_tracker(tmp_path / name, as_at=AS_AT).plan for name in ("t.csv", "t.xlsx")]
        assert plans[0].actions == plans[1].actions
        assert plans[0].updates == plans[1].updates
        assert [each.percent for each in plans[0].updates] == [40, 100]

    def test_a_missing_file(self, tmp_path: Path) -> None:
        with pytest.raises(SafeguardingError, match="cannot be opened"):
            read_tracker(tmp_path / "none.csv", as_at=AS_AT)


_CELLS = st.one_of(
    st.sampled_from(["", "1", "2.1", "30/09/2017", "TBC", "Complete", "40%", "R", "3, 5", "Sep-17", "43008", "Total"]),
    st.text(max_size=12),
)


@given(st.lists(st.lists(_CELLS, min_size=12, max_size=12), max_size=6))
def test_junk_is_reported_never_raised(rows: list[list[str]]) -> None:
    """Whatever stands in the cells, every row is an action, a recommendation, a heading or reported."""
    header = ["Theme", "Rec", "Recommendation", "Action", "Lead", "Start", "Target", "Revised target", "Status"]
    header += ["% complete", "RAG", "Date completed"]
    cells = [tuple(header), *map(tuple, rows)]
    grid = Grid(name="t", rows=tuple(Row(number, each) for number, each in enumerate(cells, start=1)))
    found = tracker_of(grid, as_at=AS_AT)
    assert all(fault.place.file == "t" and fault.place.path is None for fault in found.faults)
    named = sum(any(cell.strip() for cell in row[1:]) for row in rows)
    assert len(found.plan.actions) + len(found.plan.recommendations) + len(found.rows_unread) >= named


@pytest.mark.parametrize(
    "cell",
    [
        "30/06/2017 (revised to 30/09/2017)",
        "30/09/2017 (was 30/06/2017)",
        "30/09/2017 (previously 30/06/2017)",
        "was 30/06/2017, now 30/09/2017",
        "Originally 30/06/2017 extended to 30/09/2017",
        "30/06/2017; 30/09/2017",
        "30/06/2017 30/09/2017",
        "30/06/2017 moved to 30/09/2017",
    ],
)
def test_of_two_dates_in_a_cell_the_words_say_which_was_first(cell: str) -> None:
    """A target that was moved later is not overdue by the one that it was moved from."""
    state, _ = only_state("Action|Target date|Status", f"Train|{cell}|In progress")
    assert list(map(str, state.targets)) == ["2017-06-30", "2017-09-30"]


class TestKeys:
    """A key may tell what is complete from what is embedded, and have an arrow beside the colour."""

    FOUND = tracker(
        "Blue = complete and embedded; Green = complete but not embedded; Amber = on track|||",
        "Rec No.|Action|BRAG|Direction of travel",
        "1|one|Green|↑",
        "1|two|Blue|➡️",
        "2|three|Amber|Worsening",
        "2|four|Complete but not yet embedded|",
        "2|five|Amber|sideways",
    )

    def test_complete_but_not_embedded(self) -> None:
        """Done, and not signed off: embedded is more than done."""
        assert [each.delivery for each in states_on(self.FOUND.plan, on=AS_AT)] == [
            Delivery.COMPLETE_AWAITING_SIGN_OFF,
            Delivery.IMPLEMENTED,
            Delivery.IN_PROGRESS,
            Delivery.COMPLETE_AWAITING_SIGN_OFF,
            Delivery.IN_PROGRESS,
        ]

    def test_direction_of_travel(self) -> None:
        travels = [each.travel for each in states_on(self.FOUND.plan, on=AS_AT)]
        assert travels == [Travel.BETTER, Travel.SAME, Travel.WORSE, None, None]

    def test_what_is_no_direction_is_reported(self) -> None:
        (fault,) = (each for each in self.FOUND.faults if each.place.column == "Direction of travel")
        assert (fault.found, fault.place.row) == ("sideways", 7)


@pytest.mark.parametrize(
    ("cell", "done", "doubts"), [("1/6/2017 and 13/06/2017", "2017-06-13", 1), ("13/06/2017", "2017-06-13", 0)]
)
def test_of_several_days_of_completion_the_last_is_read(cell: str, done: str, doubts: int) -> None:
    """One action is completed once: of several days the last is taken, and it is told."""
    state, problems = only_state("Action|Completed on", f"Train staff|{cell}")
    assert str(state.completed_on) == done
    assert sum("several dates" in each for each in problems) == doubts


@pytest.mark.parametrize(("number", "kept"), [("Rec 3", ("3",)), ("three or so", ())])
def test_a_number_that_is_none_is_told(number: str, kept: tuple[str, ...]) -> None:
    """A word before a number may stand; what holds no number is told, and the action serves nothing by it."""
    found = tracker("Recommendation|Action|Rec No.", "Assess well|Audit cases|3", f"|Train staff|{number}")
    wrong = [fault for fault in found.faults if "not a number" in fault.problem]
    assert len(wrong) == (not kept)


def test_an_epic_for_the_second_time_is_set_aside() -> None:
    """An epic is what its issues serve, and no action; the same key again is reported."""
    found = tracker(
        "Issue key|Issue type|Summary|Parent",
        "A-1|Epic|Assess well|",
        "A-1|Epic|Assess well|",
        "A-2|Task|Train staff|A-1",
    )
    assert ([each.ref for each in found.plan.recommendations], len(found.plan.actions)) == (["A-1"], 1)
    assert any("an epic for the second time" in fault.problem for fault in found.faults)


def test_tasks_that_are_one_anothers_parents_end() -> None:
    """A circle of sub-tasks serves nothing, and nobody follows it for ever."""
    found = tracker("Issue key|Issue type|Summary|Parent", "A-1|Task|Assess|A-2", "A-2|Task|Train|A-1")
    assert [each.serves for each in found.plan.actions] == [(), ()]


@pytest.mark.parametrize(("cell", "percent", "doubts"), [("40%", 40, 0), ("140%", None, 1), ("about half", None, 1)])
def test_progress_that_is_no_per_cent_is_told(cell: str, percent: int | None, doubts: int) -> None:
    """More than all, and words: neither becomes a number."""
    state, problems = only_state("Action|Progress %", f"Train staff|{cell}")
    assert (state.percent, sum("not a whole per cent" in each for each in problems)) == (percent, doubts)
