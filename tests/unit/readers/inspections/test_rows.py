"""What a row of inspections becomes, where its own cells contradict one another or leave something open."""

from datetime import date
from pathlib import Path

import pytest
from tests.unit.readers.inspections.test_outcomes import ILACS_HEADER, read

from safeguarding.inspections.records import InspectionKind
from safeguarding.readers.inspections.outcomes import read_inspections

ENDS = ILACS_HEADER.replace("Inspection date", "Inspection date,First day on site,Last day on site")
GRADES = "ILACS short inspection,Good,Good,Good,Good,"


@pytest.mark.parametrize(
    ("days", "first", "last", "ends_on", "said"),
    [
        ("7 to 18 March 2022", "2022-03-07", "18/03/2022", date(2022, 3, 18), []),
        ("7 to 18 March 2022", "2022-03-08", "", date(2022, 3, 18), ["not the first day of the visits, 2022-03-07"]),
        ("7 to 18 March 2022", "", "19/03/2022", date(2022, 3, 18), ["not the last day of the visits, 2022-03-18"]),
        # the first day alone, with the last in a column of its own
        ("7 March 2022", "", "18/03/2022", date(2022, 3, 18), []),
    ],
)
def test_days_in_several_columns(  # noqa: PLR0917 - a table
    tmp_path: Path, days: str, first: str, last: str, ends_on: date, said: list[str]
) -> None:
    """The days of the visits are kept, and what differs from them is told of."""
    table = read(tmp_path, f"E06000014,York,{days},{first},{last},2022-04-27,{GRADES}", header=ENDS)
    (inspection,) = table.inspections
    assert (inspection.starts_on, inspection.ends_on) == (date(2022, 3, 7), ends_on)
    assert [fault.problem for fault in table.faults] == said


@pytest.mark.parametrize(
    ("framework", "kind", "grades", "expected"),
    [
        # of a visit's row, the grades may be those that stand
        ("ILACS", "", "Good,Good,Good,Good,", None),
        ("ILACS", "n/a", "Good,Good,Good,Good,", None),
        ("ILACS short", "", "Good,Good,Good,Good,", InspectionKind.SHORT),
        ("JTAI", "", ",,,,", InspectionKind.JOINT),
        ("", "Short inspection", "Good,Good,Good,Good,", InspectionKind.SHORT),
        # neither a kind nor a grade, and a framework that is not known
        ("ILACS", "", ",,,,", None),
        ("SCIFF", "Short inspection", "Good,Good,Good,Good,", None),
    ],
)
def test_framework_and_kind(
    tmp_path: Path, framework: str, kind: str, grades: str, expected: InspectionKind | None
) -> None:
    header = ILACS_HEADER.replace("Inspection type", "Framework,Inspection type")
    table = read(tmp_path, f"E06000014,York,2022-03-07,2022-04-27,{framework},{kind},{grades}", header=header)
    if expected is None:
        assert table.inspections == ()
        assert len(table.unread) == 1
        assert len(table.faults) == 1
    else:
        assert [each.kind for each in table.inspections] == [expected]


def test_the_names_of_several_authorities(tmp_path: Path) -> None:
    """An inspection is of one; a name with "and" in it may be one authority's."""
    rows = [f",{name},2022-03-07,2022-04-27,{GRADES}" for name in ("York and Leeds", "Brighton and Hove")]
    table = read(tmp_path, *rows)
    assert [each.authority for each in table.inspections] == ["Brighton and Hove"]
    assert "the names of several authorities; the row is not read" in [fault.problem for fault in table.faults]


def test_without_a_register_no_name_is_doubted(tmp_path: Path) -> None:
    """Whose inspection it is stands as it is printed: nobody says whether there is such an authority."""
    path = tmp_path / "table.csv"
    row = f",Nowhere,2022-03-07,2022-04-27,{GRADES}"
    path.write_text(f"{ILACS_HEADER}\n{row}\n", encoding="utf-8")
    found = read_inspections(path)
    assert ([each.authority for each in found.inspections], found.faults) == (["Nowhere"], ())
    assert read(tmp_path, row).faults
    # nor of a row that stands without an inspection
    path.write_text(f"{ILACS_HEADER}\n{row}\n,Elsewhere,,,,,,,,\n", encoding="utf-8")
    found = read_inspections(path)
    assert (found.not_inspected, found.faults) == (("Elsewhere",), ())


def test_one_authority_by_two_names_is_one(tmp_path: Path) -> None:
    """Only the names of several authorities leave open whose inspection it is."""
    names = ("City of York and York", "York and Leeds")
    rows = [f",{name},2022-03-07,2022-04-27,{GRADES}" for name in names]
    said = [[fault.problem for fault in read(tmp_path, each).faults] for each in rows]
    assert ["several authorities" in " ".join(each) for each in said] == [False, True]
