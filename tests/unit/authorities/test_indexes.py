"""Authorities by the ways their names are written: what a text can stand for, and names that clash."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from safeguarding.authorities.indexes import NameIndex
from safeguarding.authorities.records import AreaCode, Authority


def authority(name: str, code: str, **fields: Any) -> Authority:  # noqa: ANN401 - any of its fields
    return Authority(name=name, region="North West", codes=[AreaCode(value=code)], **fields)


COUNTY = authority("Invented", "E10000901", ends_on=date(2019, 3, 31))
UNITARY = authority("Invented", "E06000901", starts_on=date(2019, 4, 1), aliases=["Inventedshire"])
OTHER = authority("Invented Vale", "E08000902")
INDEX = NameIndex.of([COUNTY, UNITARY, OTHER])


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        # of those that share a name the last to end comes first
        ("invented", (UNITARY, COUNTY)),
        ("INVENTEDSHIRE", (UNITARY,)),
        ("E10000901", (COUNTY,)),
        # a style tells them apart where only one of them may be called so
        ("Invented County Council", (COUNTY,)),
        ("Borough of Invented Vale", (OTHER,)),
        ("Invent", ()),
        ("", ()),
    ],
)
def test_every_authority_that_a_text_can_stand_for(text: str, meant: tuple[Authority, ...]) -> None:
    assert INDEX.meant_by(text) == meant


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # first those that go on from it, then those that are written alike; a code never
        ("Invente", ("Invented", "Invented Vale")),
        ("Invented Vail", ("Invented Vale", "Invented")),
        ("E10000902", ()),
        ("City of", ()),
    ],
)
def test_what_an_unknown_text_may_have_been_meant_for(text: str, names: tuple[str, ...]) -> None:
    assert set(INDEX.close_to(text)) <= set(names)
    assert INDEX.close_to(text)[:1] == names[:1]


@pytest.mark.parametrize(("starts_on", "clash"), [(date(2019, 3, 31), True), (date(2019, 4, 1), False)])
def test_one_name_for_two_on_one_day(starts_on: date, clash: bool) -> None:  # noqa: FBT001 - a table's column
    """The day after the other's last is no day of both."""
    heir = authority("Invented", "E06000903", starts_on=starts_on)
    assert bool(list(NameIndex.of([COUNTY, heir]).clashes())) is clash
