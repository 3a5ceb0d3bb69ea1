"""The answers of another system: read whole or refused with every fault, and compared case by case."""

import csv
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from safeguarding.errors import FaultyInputError
from safeguarding.readers.conformance.answers import Told, read_answers
from safeguarding.readers.conformance.comparisons import AnswersCompared, compared
from safeguarding.readers.conformance.kits import KitAnswer, conformance_kit, kit_schema_text

KIT = conformance_kit()
ON_TIME, LATE = "iha/2011-04-01/done-on-the-last-day", "iha/2011-04-01/done-a-day-late"
HOURS = "police_protection/2017-10-27T2230/done-+0-minutes-from-72-hours-on-the-clock"


def right_answers() -> list[dict[str, str | None]]:
    return [
        {
            "case": case.name,
            "due": case.expected.due or None,
            "opens": case.expected.opens or None,
            "outcome": case.expected.outcome,
        }
        for case in KIT.cases
    ]


def of_table(folder: Path, *rows: str) -> AnswersCompared:
    file = folder / "answers.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return compared(KIT, read_answers(file, kit=KIT))


def test_the_kits_own_answers_conform(tmp_path: Path) -> None:
    """As JSON and as CSV."""
    answers = right_answers()
    Draft202012Validator(json.loads(kit_schema_text())["$defs"]["answers"]).validate({"kit": "1", "answers": answers})
    as_json, as_csv = tmp_path / "a.json", tmp_path / "a.csv"
    as_json.write_text(json.dumps({"kit": "1", "answers": answers}), encoding="utf-8")
    with as_csv.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ["case", "due", "opens", "outcome"])
        writer.writeheader()
        writer.writerows(answers)
    for file_of_answers in (as_json, as_csv):
        found = compared(KIT, read_answers(file_of_answers, kit=KIT))
        assert (found.is_conformant, found.agreed) == (True, len(KIT.cases))


def test_one_day_off_differs(tmp_path: Path) -> None:
    """With the slip that explains it: a day that holidays ignored would give."""
    found = of_table(tmp_path, "case,due,outcome", f"{ON_TIME},2011-04-29,late", f"{LATE},2011-05-05,late")
    (difference,) = found.differences
    assert (difference.case.name, difference.case.expected.due, difference.found.due) == (
        ON_TIME,
        "2011-05-05",
        "2011-04-29",
    )
    assert difference.counted_as == ("28 days", "holidays ignored")
    assert not found.is_conformant


def test_what_is_not_told_is_not_compared(tmp_path: Path) -> None:
    """A system that only reckons days is compared on its days; and an outcome alone shows no slip."""
    found = of_table(tmp_path, "Case,Due date", f"{ON_TIME},05/05/2011")
    assert (found.told, found.agreed, found.differences) == (frozenset({Told.DUE}), 1, ())
    (difference,) = of_table(tmp_path, "case,status", f"{ON_TIME},Late").differences
    assert (difference.found.outcome, difference.counted_as) == ("late", ())


def test_no_answer_is_no_right_answer(tmp_path: Path) -> None:
    """A blank row is unanswered; without one answer nothing conforms."""
    found = of_table(tmp_path, "case,due,outcome", f"{ON_TIME},,")
    assert (found.agreed, found.differences, len(found.unanswered)) == (0, (), len(KIT.cases))
    assert not found.is_conformant
    # no day, where one is asked for, beside an outcome, is an answer
    assert of_table(tmp_path, "case,due,outcome", f"{ON_TIME},,in time").differences


@pytest.mark.parametrize("text", ["2017-10-30T21:30", "2017-10-30 21:30:00", "2017-10-30T21:30+00:00"])
def test_times(tmp_path: Path, text: str) -> None:
    """On the clock of the United Kingdom, or with their zone."""
    assert of_table(tmp_path, "case,due", f"{HOURS},{text}").agreed == 1


def test_a_time_with_another_zone(tmp_path: Path) -> None:
    """On 4 May the clock of the United Kingdom is an hour before UTC."""
    name = HOURS.replace("2017-10-27T2230", "2017-05-01T2230")
    assert of_table(tmp_path, "case,due", f"{name},2017-05-04T21:30Z").agreed == 1
    assert of_table(tmp_path, "case,due", f"{name},2017-05-04T22:30Z").differences


def test_every_fault_at_once(tmp_path: Path) -> None:
    """With its row: a case that is not known and what may be meant, one answered twice, a day and an outcome not read."""
    rows = ("case,due,outcome", "iha/2011-04-01/done,2011-05-05,in time", f"{ON_TIME},2011-02-30,late", f"{LATE},,fine")
    with pytest.raises(FaultyInputError) as refused:
        of_table(tmp_path, *rows, f"{HOURS},,late", f"{HOURS},,late")
    faults = refused.value.faults
    assert [fault.place.row for fault in faults] == [2, 3, 4, 6]
    assert "did you mean" in str(faults[0]) or "iha/2011-04-01" in str(faults[0])


@pytest.mark.parametrize("text", ["[", '{"answers": [{"case": 5}]}', '{"answers": [{"cas": "x"}]}', '{"answers": []}'])
def test_json_that_is_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "answers.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FaultyInputError):
        read_answers(file, kit=KIT)


def test_a_bare_list(tmp_path: Path) -> None:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps([{"case": ON_TIME, "due": "2011-05-05"}]), encoding="utf-8")
    read = read_answers(file, kit=KIT)
    assert read.answers == {ON_TIME: KitAnswer(due="2011-05-05")}
    assert read.told == {Told.DUE}


@pytest.mark.parametrize("due", ["2017-10-30T25:30", "half past ten: late", "2017-13-01T10:00"])
def test_a_time_that_no_clock_shows_is_a_fault(tmp_path: Path, due: str) -> None:
    """It is told by its place, and is no answer that could be right or wrong."""
    with pytest.raises(FaultyInputError, match="a time such as"):
        of_table(tmp_path, "case,due,outcome", f"{HOURS},{due},in time")
