"""The exports of ``tests/tables/surveys``: each is counted as the file beside it says. Adding one needs no code here."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st
from tests.damaged_tables import damaged, write_csv
from tests.survey_parts import EXPORTED, EXPORTED_WAVE

from safeguarding.errors import FaultyInputError, SafeguardingError
from safeguarding.readers.surveys.responses import ResponseTable, read_responses
from safeguarding.surveys.codebooks import ResponseLayout
from safeguarding.surveys.responses import counted_answers
from safeguarding.surveys.words import RepeatRule
from safeguarding.tables.grids import read_csv_grid

CORPUS = Path(__file__).parents[3] / "tables" / "surveys"
FILES = sorted(CORPUS.glob("*.csv"))


def read(path: Path, layout: ResponseLayout) -> ResponseTable:
    return read_responses(path, wave=EXPORTED_WAVE, questions=EXPORTED, layout=layout)


def counts(table: ResponseTable) -> dict[str, dict[str, int]]:
    """How many chose what, question by question."""
    found = {}
    for each in EXPORTED:
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


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_each_row_and_each_cell_is_read_or_reported(path: Path, tmp_path: Path) -> None:
    """Each row is a person or reported, each column read or reported, and so are words of no meaning in any answer's cell."""
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    layout = ResponseLayout(key=expected["key"], repeats=RepeatRule(expected["repeats"]))
    if expected["refused"]:
        return
    grid, file = read_csv_grid(path), tmp_path / path.name
    rows = [list(row.cells) for row in grid.rows if not row.is_blank]
    whole = read(write_csv(file, rows), layout)

    def answer(changed: list[list[str]]) -> tuple[Any, ...]:
        try:
            table = read(write_csv(file, changed), layout)
        except FaultyInputError as refusal:
            return (str(refusal),)
        return table.responses.size, counts(table), table.faults

    for k in range(1, len(rows)):
        assert answer([*rows[:k], *rows[k + 1 :]]) != (whole.responses.size, counts(whole), whole.faults)
        for position in range(len(rows[k])):
            cells = [*rows[k][:position], "zqx vwk", *rows[k][position + 1 :]]
            size, *rest = answer([*rows[:k], cells, *rows[k + 1 :]])
            is_the_same = rest[:1] == [counts(whole)] and size == whole.responses.size
            told = {each.place.row for each in rest[-1]} if rest else set()
            assert is_the_same or not rest or rest[-1] != whole.faults or k + 1 in told


def test_the_corpus_is_there() -> None:
    assert len(FILES) >= 20


ROWS = [
    ["pupil", "safe", "home", "worries"],
    ["P1", "Yes", "Happy", "School;Friends"],
    ["P2", "No", "Unhappy", "Friends"],
    ["P3", "Yes", "Neither", ""],
    ["P4", "Yes", "Happy", "School"],
]


def written(path: Path, rows: list[list[str]]) -> ResponseTable:
    return read(write_csv(path, rows), ResponseLayout(key="pupil", repeats=RepeatRule.LAST))


@st.composite
def damaged_or_sent_again(draw: st.DrawFn) -> list[list[str]]:
    """The table with damage that leaves a trace, or with a person for the second time."""
    if draw(st.booleans()):
        return draw(damaged(ROWS, coded=range(1, 4), without=("note", "total")))
    return [*ROWS, [ROWS[draw(st.integers(1, 4))][0], "No", "Unhappy", ""]]


@settings(max_examples=60)
@given(rows=damaged_or_sent_again())
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
