"""The tables of ``tests/tables/inspections``: each is read as the file beside it says. Adding one needs no code here."""

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from tests.damaged_tables import damaged, write_csv

from safeguarding.authorities.england import english_authorities
from safeguarding.errors import FaultyInputError, SafeguardingError
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.records import InspectionKind
from safeguarding.readers.inspections.outcomes import inspections_of, read_inspections
from safeguarding.readers.inspections.tables import InspectionTable
from safeguarding.tables.grids import Row, read_csv_grid

CORPUS = Path(__file__).parents[3] / "tables" / "inspections"
FILES = sorted(CORPUS.glob("*.csv"))


def reading(table: InspectionTable) -> list[dict[str, Any]]:
    """Whom, under what, of which kind, from when to when, and each area that has a grade."""
    return [
        {
            "authority": each.authority,
            "framework": each.framework.name,
            "kind": each.kind.label,
            "starts": each.starts_on and str(each.starts_on),
            "ends": None if each.ends_on is None else str(each.ends_on),
            "grades": {judgement.area.label: judgement.grade.label for judgement in each.judgements if judgement.grade},
            **({} if each.visits else {"published": str(each.published_on)}),
            **({"theme": each.theme} if each.theme else {}),
            **({"series": each.series_number} if each.series_number else {}),
        }
        for each in table.inspections
    ]


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_each_table_is_read_as_it_is_meant(path: Path) -> None:
    """Each row has the framework, the kind, the days and the grades that a person reads there, or is reported."""
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert expected["origin"]
    if "refused" in expected:
        with pytest.raises(FaultyInputError, match=expected["refused"]):
            read_inspections(path, register=english_authorities())
        return
    table = read_inspections(path, register=english_authorities())
    assert reading(table) == expected["inspections"]
    assert len(table.unread) == expected["rows_unread"]
    told = "\n".join(map(str, table.faults))
    assert [words for words in expected["reported"] if words not in told] == []


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_each_row_and_each_cell_is_read_or_reported(path: Path) -> None:
    """Each column is read, or named; each row is an inspection or reported; words of no meaning in a coded cell are reported."""
    grid, register = read_csv_grid(path), english_authorities()
    try:
        whole = inspections_of(grid, register=register)
    except FaultyInputError:
        return
    named = {" ".join(title.split()) for title in whole.columns_unread}
    rows = list(grid.rows)
    filled = [k for k, row in enumerate(rows) if not row.is_blank]
    header = max(filled[:5], key=lambda k: sum(bool(cell.strip()) for cell in rows[k].cells))
    told = {fault.place.row for fault in whole.faults} | {row.number for row in whole.unread}
    for k in (each for each in filled if each > header):
        row = rows[k]
        assert inspections_of(attrs.evolve(grid, rows=rows[:k] + rows[k + 1 :]), register=register) != whole, row.number
        for position, title in enumerate(rows[header].cells):
            is_read = " ".join(title.split()) not in named and any(row.cells[position : position + 1])
            if not is_read or row.number in told:
                continue
            cells = [*row.cells[:position], "zqx vwk", *row.cells[position + 1 :]]
            changed = [*rows[:k], Row(row.number, tuple(cells)), *rows[k + 1 :]]
            assert inspections_of(attrs.evolve(grid, rows=changed), register=register) != whole, (row.number, title)


def test_the_corpus_is_there() -> None:
    assert len(FILES) >= 10


def test_no_authoritys_own_name_is_taken_for_two(tmp_path: Path) -> None:
    """Brighton and Hove is one authority, and so is Bournemouth, Christchurch and Poole, by each of its names."""
    names = [name for each in english_authorities().authorities for name in (each.name, *each.aliases)]
    rows = [["Authority", "Inspection date", "Overall", "Impact of leaders", "Help and protection", "In care"]]
    rows += [[name, "2022-03-07", "Good", "Good", "Good", "Good"] for name in names]
    assert len(written(tmp_path / "t.csv", rows).inspections) == len(names)


def test_the_framework_is_the_callers_where_the_table_has_none(tmp_path: Path) -> None:
    """A column of dates says nothing of the framework."""
    rows = [["Authority", "Inspection dates", "Overall", "Impact of leaders", "Help and protection", "In care"]]
    rows += [["York", "14 November to 8 December 2016", "Good", "Good", "Good", "Good"]]
    (found,) = written(tmp_path / "t.csv", rows, framework=Framework.SIF).inspections
    assert (found.framework, str(found.ends_on)) == (Framework.SIF, "2016-12-08")
    (found,) = written(tmp_path / "t.csv", rows).inspections
    assert found.framework is Framework.ILACS


def test_grades_under_two_frameworks_and_no_word_of_either_are_refused(tmp_path: Path) -> None:
    header = ["Authority", "Inspection date", "Overall", "Impact of leaders", "Help and protection", "In care"]
    with pytest.raises(FaultyInputError, match="nothing that says which"):
        written(tmp_path / "t.csv", [[*header, "Looked after and permanence"], ["York", "2022-03-07", *["Good"] * 5]])


ROWS = [
    [
        "Authority",
        "Inspection type",
        "Inspection date",
        "Overall",
        "Impact of leaders",
        "Help and protection",
        "In care",
    ],
    ["York", "ILACS Short Inspection", "2022-03-07", "Good", "Good", "Good", "Outstanding"],
    ["Leeds", "ILACS Focused Visit", "2022-05-04", "", "", "", ""],
    ["Derby", "ILACS Standard Inspection", "2022-06-13", "Inadequate", "Inadequate", "Inadequate", "Good"],
]


def written(path: Path, rows: list[list[str]], framework: Framework | None = None) -> InspectionTable:
    return read_inspections(write_csv(path, rows), register=english_authorities(), framework=framework)


@settings(max_examples=60)
@given(rows=damaged(ROWS, coded=range(7), without=("note",)))
def test_damage_changes_nothing_in_silence(rows: list[list[str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    """A table damaged so that it shows gives the same answer, or something is reported; or it is refused."""
    path = tmp_path_factory.getbasetemp() / "damaged.csv"
    sound = written(path, ROWS)
    try:
        table = written(path, rows)
    except SafeguardingError:
        return
    says_so = table.faults or table.columns_unread or set(table.columns_missing) - set(sound.columns_missing)
    assert reading(table) == reading(sound) or says_so
    # a visit never becomes an inspection in anybody's profile
    assert not any(
        each.authority == "Leeds" and each.kind is not InspectionKind.FOCUSED_VISIT for each in table.inspections
    )
