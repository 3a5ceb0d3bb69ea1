"""The responses of a wave one by one."""

from decimal import Decimal
from typing import Any

import pytest

from safeguarding.errors import InvalidRecordError, UnknownNameError
from safeguarding.surveys.questions import MOST_OPTIONS, Question
from safeguarding.surveys.responses import (
    BLANK,
    NOT_ASKED,
    UNREADABLE,
    Grouping,
    Responses,
    answer_column,
    counted_column,
)


def test_no_option_has_the_byte_of_something_else() -> None:
    """A byte is an option's number, one of three that stand for none, or nothing."""
    others = {BLANK, NOT_ASKED, UNREADABLE}
    assert others == {253, 254, 255}
    assert min(others) >= MOST_OPTIONS == 250


def test_every_byte_is_counted_once(yes_or_no: Question) -> None:
    found = counted_column(yes_or_no, bytes([0, 1, 1, BLANK, UNREADABLE, NOT_ASKED, NOT_ASKED]))
    assert (found.chosen, found.blank, found.unreadable, found.not_asked) == ({"Y": 1, "N": 2}, 1, 1, 2)
    for byte in (2, 250, 252):
        with pytest.raises(InvalidRecordError):
            counted_column(yes_or_no, bytes([0, byte]))
    with pytest.raises(UnknownNameError):
        answer_column(yes_or_no, ["Y", "M"])


@pytest.mark.parametrize(
    ("changes", "can_be"),
    [
        ({"weights": (Decimal(0), Decimal(1))}, True),
        ({"weights": (Decimal("-0.5"), Decimal(1))}, False),
        ({"weights": (Decimal(1),)}, False),
        ({"keys": ("a", "b")}, True),
        ({"keys": ("a", "a")}, False),
        ({"answers": {"q2": b"\0"}}, False),
        ({"groupings": [Grouping(name="Age", labels=["all"], members=(b"\1",))]}, False),
    ],
)
def test_one_entry_a_person(changes: dict[str, Any], can_be: bool) -> None:  # noqa: FBT001
    """A weight is nothing or more; a key is one person's."""
    given: dict[str, Any] = {"wave": "2017", "size": 2, "answers": {"q2": b"\0\1"}, **changes}
    if can_be:
        assert Responses(**given).size == 2
    else:
        with pytest.raises(InvalidRecordError):
            Responses(**given)


@pytest.mark.parametrize(
    ("members", "overlaps"), [((b"\1\0", b"\0\1"), False), ((b"\1\1", b"\0\1"), True), ((b"\0\0", b"\0\0"), False)]
)
def test_groups_that_overlap(members: tuple[bytes, bytes], overlaps: bool) -> None:  # noqa: FBT001
    assert Grouping(name="Age", labels=["a", "b"], members=members).overlaps is overlaps


@pytest.mark.parametrize(("labels", "members"), [(["a"], (b"\1", b"\0")), (["a", "a"], (b"\1", b"\0"))])
def test_each_group_has_a_name_of_its_own(labels: list[str], members: tuple[bytes, ...]) -> None:
    with pytest.raises(InvalidRecordError):
        Grouping(name="Age", labels=labels, members=members)
