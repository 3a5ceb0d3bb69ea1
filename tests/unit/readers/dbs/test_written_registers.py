"""Registers that are written are read back as the same people."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import Certificate, StatusCheck, StatusCheckResult
from safeguarding.dbs.people import Person, Post
from safeguarding.errors import InvalidRecordError, UnreadableFileError
from safeguarding.faults import Severity
from safeguarding.readers.dbs.registers import read_register
from safeguarding.readers.dbs.written_registers import register_table
from safeguarding.tables.typed_tables import TypedTable, csv_text
from safeguarding.tables.writing import write_table
from safeguarding.testing.strategies.dbs import people


def without_repeats(person: Person) -> Person:
    """The person with each record once, as a reader keeps them."""
    names = ("posts", "certificates", "status_checks", "subscriptions", "applications", "absences", "breaks")
    once: dict[str, Any] = {name: tuple(dict.fromkeys(getattr(person, name))) for name in names}
    return attrs.evolve(person, **once)


class TestWriting:
    """What was written is read back as the same people, from CSV and from a workbook."""

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
    @given(
        st.lists(people(), min_size=1, max_size=4, unique_by=lambda each: each.reference),
        st.sampled_from(["csv", "xlsx"]),
    )
    def test_there_and_back(self, tmp_path: Path, register: list[Person], suffix: str) -> None:
        file = tmp_path / f"register.{suffix}"
        write_table(register_table(register), file)
        found = read_register(file)
        assert list(found.people) == [without_repeats(each) for each in register]
        faults = (each for each in found.problems if each.severity is Severity.ERROR)
        assert [each for each in faults if each.place.column != "Leaver"] == []

    @pytest.mark.parametrize("text", ["=1+1", "+44", "-x", "@SUM(A1)", '=HYPERLINK("x")', "|cmd", "%0"])
    def test_cells_that_would_run_are_made_safe(self, tmp_path: Path, text: str) -> None:
        table = TypedTable(name="T", columns=("A",), rows=[(text,)])
        (line,) = list(csv.reader(io.StringIO(csv_text(table))))[1:]
        assert line == [f"'{text}"]
        person = Person(reference=text, name=text)
        for suffix in ("csv", "xlsx"):
            file = tmp_path / f"register.{suffix}"
            write_table(register_table([person]), file)
            assert read_register(file).people[0].name.reveal() == text

    def test_an_unknown_suffix(self, tmp_path: Path) -> None:
        with pytest.raises(UnreadableFileError, match=r"name a \.csv"):
            write_table(TypedTable(name="T", columns=("A",), rows=[]), tmp_path / "due.pdf")

    def test_a_sheet_has_a_limit_and_no_row_is_lost_without_a_word(self, tmp_path: Path) -> None:
        table = TypedTable(name="T", columns=("A",), rows=[("x",)] * 1_048_576)
        with pytest.raises(InvalidRecordError, match="at most 1048575 rows"):
            write_table(table, tmp_path / "due.xlsx")

    def test_a_place_that_is_not_there(self, tmp_path: Path) -> None:
        for suffix in ("csv", "xlsx", "json"):
            with pytest.raises(UnreadableFileError):
                write_table(TypedTable(name="T", columns=("A",), rows=[]), tmp_path / "nowhere" / f"due.{suffix}")


def test_status_checks_survive_writing(tmp_path: Path) -> None:
    """A status check keeps its certificate's number."""
    number = CertificateNumber("001234567890")
    check = StatusCheck(checked_on=date(2017, 9, 1), result=StatusCheckResult.NEW_INFO, number=number)
    person = Person(reference="S1", status_checks=[check])
    write_table(register_table([person]), tmp_path / "r.csv")
    assert read_register(tmp_path / "r.csv").people == (person,)


def test_what_is_not_known_is_written_as_not_known(tmp_path: Path) -> None:
    """A level and a requirement that could not be made out come back as such, not as none."""
    person = Person(
        reference="S1",
        posts=[Post(role="Cook", is_requirement_known=False), Post(role="Driver")],
        certificates=[Certificate(issued_on=date(2014, 9, 19), is_level_known=False)],
    )
    file = tmp_path / "register.csv"
    write_table(register_table([person]), file)
    (found,) = read_register(file).people
    assert ([post.is_requirement_known for post in found.posts], found.certificates[0].is_level_known) == (
        [False, True],
        False,
    )
