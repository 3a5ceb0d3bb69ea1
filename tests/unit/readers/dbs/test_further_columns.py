"""Columns that a register has for several checks of one person: each check keeps its own level, and none is lost."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, strategies as st
from tests.damaged_tables import write_csv
from tests.dbs_registers import read_in_every_way

from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.levels import Level, Tier
from safeguarding.dbs.people import Person
from safeguarding.faults import Severity

FIRST = date(2015, 1, 31)
CHECKS = st.lists(
    st.tuples(st.sampled_from(Tier), st.integers(0, 3000)), min_size=2, max_size=3, unique_by=lambda check: check[1]
)


def person(path: Path, header: list[str], *cells: str) -> Person:
    (found,) = read_in_every_way(write_csv(path, [["Ref", *header], ["S1", *cells]])).people
    return found


@given(checks=CHECKS, data=st.data())
def test_each_check_keeps_its_level_in_any_order(
    checks: list[tuple[Tier, int]], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Level and date side by side are one check, wherever the latest of them stands."""
    expected = {Certificate(level=Level(tier=tier), issued_on=FIRST + timedelta(days)) for tier, days in checks}
    in_order = data.draw(st.permutations(checks))
    cells = [text for tier, days in in_order for text in (tier.label, f"{FIRST + timedelta(days):%d/%m/%Y}")]
    path = tmp_path_factory.getbasetemp() / "several.csv"
    assert set(person(path, ["DBS level", "DBS date"] * len(checks), *cells).certificates) == expected


def test_one_level_beside_several_dates_is_the_latests(tmp_path: Path) -> None:
    found = person(tmp_path / "r.csv", ["DBS level", "DBS date", "DBS date"], "Enhanced", "20/03/2023", "21/03/2019")
    assert [(str(each.issued_on), each.level and each.level.tier.label) for each in found.certificates] == [
        ("2023-03-20", "enhanced"),
        ("2019-03-21", None),
    ]


def test_a_date_beside_a_second_reference(tmp_path: Path) -> None:
    """A register of which only a table beside has a date is read with that date, which repeats nothing."""
    found = person(tmp_path / "r.csv", ["Name", "Ref", "DBS date"], "Invented One", "S1", "20/03/2023")
    assert [each.issued_on for each in found.certificates] == [date(2023, 3, 20)]


@pytest.mark.parametrize(
    ("titles", "count"),
    [
        (["1st DBS date", "2nd DBS date"], 2),
        (["Previous DBS date", "DBS date"], 2),
        (["DBS date 2019", "DBS date 2022"], 2),
        (["CRB date", "DBS date"], 2),
        (["DBS date", "DBS date.1"], 2),
        (["DBS date", "DBS renewal date"], 1),
        (["DBS date", "Next DBS date"], 1),
        (["DBS date", "DBS expiry date"], 1),
        (["DBS date", "DBS date due"], 1),
    ],
)
def test_which_titles_are_of_several_checks(tmp_path: Path, titles: list[str], count: int) -> None:
    """What may be the day on which the next check is due is no check."""
    found = person(tmp_path / "r.csv", titles, "20/03/2019", "21/03/2022")
    assert len(found.certificates) == count


@pytest.mark.parametrize(
    ("first", "then", "issued"),
    [
        ("20/03/2019", "20/03/2019", "2019-03-20"),
        ("20/03/2019", "21/03/2022", None),
        ("20/03/2019", "", None),
        ("", "20/03/2019", None),
        ("20/03/2019", "n/a", None),
    ],
)
def test_two_names_for_the_day_of_issue_must_agree(tmp_path: Path, first: str, then: str, issued: str | None) -> None:
    """A day that only one of them says, or of which they say two, is unknown, and is asked about."""
    file = write_csv(tmp_path / "r.csv", [["Ref", "DBS issue date", "DBS check date"], ["S1", first, then]])
    register = read_in_every_way(file)
    (certificate,) = register.people[0].certificates
    assert certificate.issued_on == (None if issued is None else date.fromisoformat(issued))
    assert any("declare which is the day of issue" in fault.remedy for fault in register.faults)
    assert register.has_serious_faults is (issued is None)


def test_a_declared_column_is_the_only_one(tmp_path: Path) -> None:
    """Whoever says which column holds the day of issue is not asked again."""
    file = write_csv(
        tmp_path / "r.csv", [["Ref", "DBS issue date", "DBS check date"], ["S1", "20/03/2019", "21/03/2022"]]
    )
    register = read_in_every_way(file, columns={"issued": "DBS issue date"})
    assert [str(each.issued_on) for each in register.people[0].certificates] == ["2019-03-20"]
    assert not register.has_serious_faults


def test_each_look_at_the_update_service_counts(tmp_path: Path) -> None:
    found = person(
        tmp_path / "r.csv",
        ["DBS date", *["Status check date", "Status check result"] * 2],
        *("20/03/2019", "20/03/2023", "Current", "21/03/2024", "No longer current"),
    )
    assert [(str(each.checked_on), each.result.is_pass) for each in found.status_checks] == [
        ("2023-03-20", True),
        ("2024-03-21", False),
    ]


def test_more_levels_than_dates_are_of_no_check(tmp_path: Path) -> None:
    file = write_csv(
        tmp_path / "r.csv",
        [["Ref", *["DBS date"] * 3, *["DBS level"] * 2], ["S1", "20/03/2019", "", "21/03/2022", "Enhanced", "Basic"]],
    )
    register = read_in_every_way(file)
    assert {each.level for each in register.people[0].certificates} == {None}
    assert any(fault.severity is Severity.ERROR for fault in register.faults)


def test_a_row_that_may_have_shifted_has_one_unknown_check(tmp_path: Path) -> None:
    """Where a comma has moved the cells, none of the several checks is trusted."""
    file = write_csv(tmp_path / "r.csv", [["Ref", "DBS date", "DBS date"], ["S1", "x", "20/03/2019", "21/03/2022"]])
    (found,) = read_in_every_way(file).people
    assert [each.issued_on for each in found.certificates] == [None]
