"""A total is a total for every reader: the same row is no person, no action, no response, no count, no inspection."""

from datetime import date
from pathlib import Path

import pytest

from safeguarding.dates.ranges import DateRange
from safeguarding.readers.dbs.registers import read_register
from safeguarding.readers.inspections.outcomes import read_inspections
from safeguarding.readers.recommendations.trackers import read_tracker
from safeguarding.readers.surveys.counts import read_answer_counts
from safeguarding.readers.surveys.responses import read_responses
from safeguarding.surveys.codebooks import ResponseLayout
from safeguarding.surveys.questions import Option, Question
from safeguarding.surveys.waves import Survey, Theme, Wave
from safeguarding.surveys.words import Coding, Mode

YES = Option(code="Y", label="Yes", coding=Coding.FAVOURABLE)
NO = Option(code="N", label="No", coding=Coding.UNFAVOURABLE)
SAFE = Question(identifier="safe", wording="Do you feel safe?", theme="life", options=(YES, NO))
WAVE = Wave(
    name="2017",
    fieldwork=DateRange(date(2017, 3, 1), date(2017, 4, 30)),
    population=9,
    invited=9,
    complete=1,
    mode=Mode.PAPER,
)
SURVEY = Survey(title="S", themes=(Theme(identifier="life", title="Life"),), questions=(SAFE,), waves=(WAVE,))

totals = pytest.mark.parametrize("total", ["Total", "Grand total:", "Overall total", "Sub-total"])


def file(folder: Path, *rows: str) -> Path:
    path = folder / "t.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


@totals
class TestTotals:
    """Each is left unread with one sentence; none becomes a record and none spoils one."""

    def test_of_people(self, tmp_path: Path, total: str) -> None:
        found = read_register(file(tmp_path, "Staff ID,DBS number,Issue date", "S1,,19/09/2014", f"{total},1,"))
        assert ([each.reference for each in found.people], found.unread) == (["S1"], (3,))
        assert found.problems[0].problem == "a total or a note, not a person"

    def test_of_actions(self, tmp_path: Path, total: str) -> None:
        found = read_tracker(file(tmp_path, "Action,% complete", "Train,40%", f"{total},40%"), as_at=date(2017, 9, 19))
        assert ([each.text for each in found.plan.actions], found.rows_unread) == (["Train"], (3,))
        assert "a total or a note, not an action" in [fault.problem for fault in found.faults]

    def test_of_responses(self, tmp_path: Path, total: str) -> None:
        path = file(tmp_path, "id,safe", "1,Y", f"{total},1")
        found = read_responses(path, wave=WAVE, questions=[SAFE], layout=ResponseLayout(key="id"))
        assert found.responses.size == 1
        assert [fault.problem for fault in found.faults] == ["a total or a note, not a response"]

    def test_of_counts(self, tmp_path: Path, total: str) -> None:
        path = file(tmp_path, "Wave,Question,Option,Count", "2017,safe,Y,6", f"2017,safe,{total},6", f"{total},,,6")
        found = read_answer_counts(path, survey=SURVEY)
        assert found.answers["2017", "safe"].chosen == {"Y": 6, "N": 0}
        assert [fault.problem for fault in found.faults] == ["a total or a note, not a count"] * 2

    def test_of_inspections(self, tmp_path: Path, total: str) -> None:
        header = "Local authority name,Inspection date,Impact of leaders,Help and protection,Children in care"
        found = read_inspections(file(tmp_path, header, "York,07/03/2022,Good,Good,Good", f"{total},,,,"))
        assert (len(found.inspections), found.not_inspected, len(found.unread)) == (1, (), 1)
        assert found.faults[0].problem == "a total or a note, not an inspection"
