"""Which rows are people: thresholds count people, so one child who sends the form five times is one."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.damaged_tables import write_csv
from tests.survey_parts import TALK, WAVE

from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
from safeguarding.faults import Severity
from safeguarding.readers.surveys.responses import ResponseTable, read_responses
from safeguarding.surveys.codebooks import ResponseLayout
from safeguarding.surveys.publication import PublishedQuestion, published_question
from safeguarding.surveys.responses import counted_answers
from safeguarding.surveys.words import Coding, RepeatRule

THIRTY = [[f"P{k}", "Yes"] for k in range(1, 31)]
FIVE_TIMES = [["P31", "No"]] * 5


def read(path: Path, rows: Sequence[Sequence[str]], layout: ResponseLayout) -> ResponseTable:
    file = write_csv(path / "answers.csv", [["pupil", "talk"], *rows])
    return read_responses(file, wave=WAVE, questions=[TALK], layout=layout)


@pytest.mark.parametrize("repeats", [RepeatRule.FIRST, RepeatRule.LAST])
def test_one_of_31_is_hidden_however_often_the_form_was_sent(tmp_path: Path, repeats: RepeatRule) -> None:
    """Counted as rows, five of 35 (14%) would be shown; counted as people, one of 31 is hidden."""
    table = read(tmp_path, [*THIRTY, *FIVE_TIMES], ResponseLayout(key="pupil", repeats=repeats))
    answers = counted_answers(table.responses, TALK)
    assert (table.responses.size, answers.chosen) == (31, {"Y": 30, "N": 1})
    made = published_question(answers, FEWER_THAN_FIVE)
    assert isinstance(made, PublishedQuestion)
    assert made.counted(Coding.UNFAVOURABLE).is_hidden
    assert made.percentage(Coding.UNFAVOURABLE).is_hidden
    assert made.percentage(Coding.FAVOURABLE).is_hidden
    assert sum("a person for the second time" in fault.problem for fault in table.faults) == 4


def test_without_a_key_a_column_that_looks_like_one_is_asked_about(tmp_path: Path) -> None:
    """The codebook names no key, and the same pupil stands in five rows: that is serious."""
    table = read(tmp_path, [*THIRTY, *FIVE_TIMES], ResponseLayout())
    faults = [fault for fault in table.faults if fault.place.column == "pupil"]
    assert [(fault.problem.partition(":")[0], fault.severity) for fault in faults] == [
        ("4 rows with what another row has there", Severity.ERROR)
    ]


def test_a_column_that_is_mostly_the_same_is_no_key(tmp_path: Path) -> None:
    """An anonymous form writes one word for everybody."""
    table = read(tmp_path, [["anonymous", "Yes"]] * 10, ResponseLayout())
    assert not any(fault.place.column == "pupil" for fault in table.faults)


def test_keys_written_in_two_ways_are_asked_about_and_not_shown(tmp_path: Path) -> None:
    """Zeros that a spreadsheet took off make two people of one; the keys themselves are about children."""
    table = read(tmp_path, [["0071", "Yes"], ["71", "No"], ["72", "Yes"]], ResponseLayout(key="pupil"))
    (fault,) = [fault for fault in table.faults if "may be one person" in fault.remedy]
    assert (table.responses.size, fault.severity) == (3, Severity.ERROR)
    assert "71" not in str(fault)
