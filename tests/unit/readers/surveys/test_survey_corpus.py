"""The exports of ``tests/tables/surveys``: each is counted as the file beside it says. Adding one needs no code here."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from safeguarding.dates.ranges import DateRange
from safeguarding.errors import FaultyInputError, SafeguardingError
from safeguarding.readers.surveys.choices import choices_of
from safeguarding.readers.surveys.responses import ResponseTable, read_responses
from safeguarding.surveys.codebooks import ResponseLayout
from safeguarding.surveys.questions import Option, Question
from safeguarding.surveys.responses import counted_answers
from safeguarding.surveys.waves import Wave
from safeguarding.surveys.words import Coding, Mode, RepeatRule

CORPUS = Path(__file__).parents[3] / "tables" / "surveys"
FILES = sorted(CORPUS.glob("*.csv"))
WAVE = Wave(
    name="2017",
    fieldwork=DateRange(date(2017, 3, 1), date(2017, 3, 31)),
    population=50,
    invited=50,
    complete=4,
    mode=Mode.ONLINE,
)


def question(identifier: str, wording: str, *options: Option) -> Question:
    return Question(identifier=identifier, wording=wording, theme="life", options=options)


QUESTIONS = [
    question(
        "safe",
        "Do you feel safe?",
        Option(code="Y", label="Yes", coding=Coding.FAVOURABLE, aliases=["aye"]),
        Option(code="N", label="No", coding=Coding.UNFAVOURABLE),
    ),
    question(
        "home",
        "Your home",
        Option(code="3", label="Happy", coding=Coding.FAVOURABLE),
        Option(code="2", label="Neither", coding=Coding.NEUTRAL),
        Option(code="1", label="Unhappy", coding=Coding.UNFAVOURABLE),
    ),
    *choices_of(
        question(
            "worries",
            "Which of these worry you?",
            Option(code="s", label="School", coding=Coding.NEUTRAL),
            Option(code="f", label="Friends", coding=Coding.NEUTRAL),
            Option(code="w", label="Money, bills and rent", coding=Coding.NEUTRAL),
        )
    ),
]


def read(path: Path, layout: ResponseLayout) -> ResponseTable:
    return read_responses(path, wave=WAVE, questions=QUESTIONS, layout=layout)


def counts(table: ResponseTable) -> dict[str, dict[str, int]]:
    """How many chose what, question by question."""
    found = {}
    for each in QUESTIONS:
        if each.identifier in table.responses.answers:
            answers = counted_answers(table.responses, each)
            found[each.identifier] = {**answers.chosen, "blank": answers.blank, "unreadable": answers.unreadable}
    return found


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_each_export_is_counted_as_it_is_meant(path: Path) -> None:
    """One row a person, the answers that a person reads there, and every other cell and column reported."""
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert expected["origin"]
    layout = ResponseLayout(key=expected["key"], repeats=RepeatRule(expected["repeats"]))
    if expected["refused"]:
        with pytest.raises(FaultyInputError, match=expected["refused"]):
            read(path, layout)
        return
    table = read(path, layout)
    assert (table.responses.size, counts(table)) == (expected["people"], expected["counts"])
    told = "\n".join(map(str, table.faults))
    assert [words for words in expected["reported"] if words not in told] == []
    # what a child wrote is in no message
    assert "nan" not in told


def test_the_corpus_is_there() -> None:
    assert len(FILES) >= 10


ROWS = [
    ["pupil", "safe", "home", "worries"],
    ["P1", "Yes", "Happy", "School;Friends"],
    ["P2", "No", "Unhappy", "Friends"],
    ["P3", "Yes", "Neither", ""],
    ["P4", "Yes", "Happy", "School"],
]


def written(path: Path, rows: list[list[str]]) -> ResponseTable:
    text = io.StringIO(newline="")
    csv.writer(text).writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    return read(path, ResponseLayout(key="pupil", repeats=RepeatRule.LAST))


@st.composite
def damaged(draw: st.DrawFn) -> list[list[str]]:
    """The table with damage that leaves a trace.

    A row that is gone, a cell that is blanked and two columns of one scale exchanged leave none: no reader knows. The
    number of rows is held against the number that the wave states.
    """
    rows = [list(row) for row in ROWS]
    kind = draw(st.sampled_from(["rename", "repeat", "drop", "shift", "lengthen", "twice", "header again", "junk"]))
    column, line = draw(st.integers(0, 3)), draw(st.integers(1, 4))
    junk = draw(st.text(st.characters(categories=["Lu", "Ll"], max_codepoint=127), min_size=6, max_size=12)) + " x"
    match kind:
        case "rename":
            rows[0][column] = junk
        case "repeat":
            rows = [[*row, row[column]] for row in rows]
        case "drop":
            rows = [[cell for k, cell in enumerate(row) if k != column] for row in rows]
        case "shift":
            rows[line].insert(column, junk)
        case "lengthen":
            rows[line].append(junk)
        case "twice":
            rows.append([rows[line][0], "No", "Unhappy", ""])
        case "header again":
            rows.insert(line, list(ROWS[0]))
        case "junk":
            rows[line][draw(st.integers(1, 3))] = junk
    return rows


@settings(max_examples=60)
@given(rows=damaged())
def test_damage_changes_nothing_in_silence(rows: list[list[str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    """A table damaged so that it shows is counted the same, or something is reported; nobody is counted twice."""
    path = tmp_path_factory.getbasetemp() / "damaged.csv"
    sound = written(path, ROWS)
    assert sound.faults == ()
    try:
        table = written(path, rows)
    except SafeguardingError:
        return
    assert counts(table) == counts(sound) or table.faults
    assert table.responses.size <= len(ROWS) - 1
