"""What the standard library and attrs do with records: pickle, copies, replacing, and the walk over fields."""

import copy
import json
import pickle
import sys
from datetime import date
from importlib import metadata
from typing import Any

import attrs
import pytest

import safeguarding as sg
from safeguarding.dbs import Post
from safeguarding.timescales import obligations, rule_named

PERSON = sg.Person(
    reference="S1",
    name="Zebedee Planted",
    posts=[Post(role="Cook")],
    certificates=[sg.Certificate(number=sg.CertificateNumber("001234567890"), issued_on=date(2014, 9, 19))],
)
RECORDS: list[Any] = [
    PERSON,
    sg.Share(35, 139),
    sg.Period(years=3),
    sg.DateRange(date(2016, 11, 14), date(2016, 12, 8)),
    sg.Source(title="made up", certainty=sg.Certainty.UNVERIFIED),
    sg.Episode(started_on=date(2017, 4, 3), done_on=[date(2017, 5, 4)]),
    sg.ShareClaim(count="35", base="139", percentage="24%"),
    rule_named("cla_visit_first"),
    obligations([rule_named("iha")], sg.Episode(started_on=date(2017, 4, 3)), as_at=date(2017, 4, 28))[0],
]


def name_of(record: object) -> str:
    return type(record).__name__


@pytest.mark.parametrize("record", RECORDS, ids=name_of)
def test_pickle_and_copies(record: object) -> None:
    """What travels arrives whole: equal, and of the same class."""
    for again in (pickle.loads(pickle.dumps(record)), copy.copy(record), copy.deepcopy(record)):  # noqa: S301 - our own
        assert again == record
        assert type(again) is type(record)


@pytest.mark.parametrize("record", RECORDS, ids=name_of)
def test_asdict_shows_no_secret(record: Any) -> None:  # noqa: ANN401 - a record
    """The walk gives every field, for looking at; a name or number in it is still a secret."""
    walked = attrs.asdict(record)
    assert list(walked) == [field.name for field in attrs.fields(type(record))]
    shown = json.dumps(walked, default=str)
    assert "Zebedee" not in shown
    assert "001234567890" not in shown


def test_evolve_checks_as_making_does() -> None:
    """A copy with a field changed is a new record, and goes through the same door."""
    assert attrs.evolve(sg.Share(35, 139), count=36) == sg.Share(36, 139)
    with pytest.raises(sg.InvalidRecordError):
        attrs.evolve(sg.Share(35, 139), count=140)


@pytest.mark.skipif(sys.version_info < (3, 13), reason="copy.replace came with Python 3.13")
def test_copy_replace() -> None:
    replaced: Any = copy.replace  # type: ignore[attr-defined]  # of Python 3.13
    assert replaced(sg.Share(35, 139), count=36) == sg.Share(36, 139)
    assert replaced(PERSON, reference="S2").name == PERSON.name
    with pytest.raises(sg.InvalidRecordError):
        replaced(sg.Share(35, 139), count=140)


def test_they_are_keys_and_members() -> None:
    """A record is hashable and frozen."""
    assert len({sg.Share(35, 139), sg.Share(35, 139), sg.Period(years=3)}) == 2
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        sg.Share(35, 139).count = 36  # type: ignore[misc]


def test_the_version() -> None:
    """That of the installed release, as the package index has it."""
    assert sg.__version__ == metadata.version("safeguarding")
    assert "__version__" in dir(sg)
