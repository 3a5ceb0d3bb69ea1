"""Small registers for tests, read in every way that there is."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from safeguarding.dates.periods import Period
from safeguarding.dbs.audits import audit
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.duplicates import repeated_references, shared_certificates
from safeguarding.dbs.people import Person
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.readers.dbs.by_column import PeopleByColumn
from safeguarding.readers.dbs.registers import DbsRegister, read_register
from safeguarding.tables import reading

HEADER = ("Employee No", "Name", "Job Title", "DBS Level", "DBS Number", "Issue Date", "Start Date")


def read(path: Path, *rows: Sequence[str], header: Sequence[str] = HEADER, encoding: str = "utf-8") -> DbsRegister:
    file = path / "staff.csv"
    target = io.StringIO()
    csv.writer(target).writerows([header, *rows])
    file.write_text(target.getvalue(), encoding=encoding, newline="")
    return read_in_every_way(file)


def read_in_every_way(file: Path, columns: dict[str, str] | None = None) -> DbsRegister:
    """The register as it is read, which is the same row by row, with and without the short way for plain rows, and in a frame."""
    found = read_register(file, columns=columns)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "LONG", 0)
        in_frame = read_register(file, columns=columns)
        check_pieces(in_frame)
        assert in_frame == found
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PeopleByColumn, "of", lambda *_: None)
        assert read_register(file, columns=columns) == found
    return found


def check_pieces(register: DbsRegister) -> None:
    """Taken in pieces the people are the same, and whoever shares something is among those who may."""
    people = tuple(person for piece in register.pieces(2) for person in piece)
    may_share = register.may_share
    watched = people if may_share is None else list(filter(may_share, people))
    assert shared_certificates(watched) == shared_certificates(people)
    assert repeated_references(watched) == repeated_references(people)
    assert people == register.people


def row(reference: str = "S1", **cells: str) -> list[str]:
    whole = dict(zip(HEADER, (reference, "Invented Person", "", "", "001234567890", "19/09/2014", ""), strict=True))
    return list((whole | {key.replace("_", " "): value for key, value in cells.items()}).values())


def reported(register: DbsRegister) -> list[tuple[str, str, str]]:
    return [(each.place.column, each.problem, each.remedy) for each in register.problems]


REGISTER = (
    Person(
        reference="S1",
        name="Invented Person",
        certificates=[Certificate(number=CertificateNumber("001234567890"), issued_on=date(2014, 9, 1))],
    ),
    Person(reference="S2", certificates=[Certificate(issued_on=date(2014, 10, 1))]),
    Person(reference="S3", certificates=[Certificate(issued_on=date(2016, 10, 1))]),
    Person(reference="S4"),
)
AUDIT = audit(REGISTER, YORK_2017, as_at=date(2017, 9, 19), window=Period(days=60))
