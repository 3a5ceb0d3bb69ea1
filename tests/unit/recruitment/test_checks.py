"""What a record may say of a check, and of a person's employment."""

from datetime import date
from typing import Any

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.recruitment.checks import PreAppointmentCheck, RecruitmentRecord
from safeguarding.recruitment.right_to_work import RightToWorkMethod
from safeguarding.recruitment.words import CheckKind, Setting

DAY, DAY_BEFORE = date(2024, 9, 2), date(2024, 9, 1)
METHOD = next(iter(RightToWorkMethod))


@pytest.mark.parametrize(
    ("given", "can_be"),
    [
        ({"done_on": DAY, "issued_on": DAY}, True),
        ({"done_on": DAY_BEFORE, "issued_on": DAY}, False),
        ({"applied_on": DAY, "issued_on": DAY, "done_on": DAY}, True),
        ({"applied_on": DAY, "issued_on": DAY_BEFORE}, False),
        ({"applied_on": DAY, "done_on": DAY_BEFORE}, False),
        ({"applied_on": DAY_BEFORE, "done_on": DAY}, True),
        ({"not_required_because": "no manager"}, True),
        ({"not_required_because": "no manager", "done_on": DAY}, False),
        ({"not_required_because": "no manager", "applied_on": DAY}, False),
        ({"is_known": False}, True),
        ({"is_known": False, "issued_on": DAY}, True),
        ({"is_known": False, "done_on": DAY}, False),
        ({"is_known": False, "not_required_because": "no manager"}, False),
        ({"method": METHOD}, False),
        ({"method": METHOD, "kind": CheckKind.RIGHT_TO_WORK}, True),
    ],
)
def test_the_days_of_a_check(given: dict[str, Any], can_be: bool) -> None:  # noqa: FBT001
    """Asked for, then issued, then seen; none where it is not required, or where nothing could be made out."""
    given = {"kind": CheckKind.IDENTITY, **given}
    if can_be:
        assert PreAppointmentCheck(**given).kind is given["kind"]
    else:
        with pytest.raises(InvalidRecordError):
            PreAppointmentCheck(**given)


@pytest.mark.parametrize(
    ("given", "says_done", "only_applied_for"),
    [
        ({}, True, False),
        ({"done_on": DAY}, True, False),
        ({"applied_on": DAY}, False, True),
        ({"applied_on": DAY, "issued_on": DAY}, True, False),
        ({"applied_on": DAY, "done_on": DAY}, True, False),
        ({"not_required_because": "no manager"}, False, False),
        ({"is_known": False}, False, False),
    ],
)
def test_what_was_asked_for_is_not_done(given: dict[str, Any], says_done: bool, only_applied_for: bool) -> None:  # noqa: FBT001
    found = PreAppointmentCheck(kind=CheckKind.IDENTITY, **given)
    assert (found.says_done, found.is_only_applied_for) == (says_done, only_applied_for)


@pytest.mark.parametrize(
    ("given", "can_be"),
    [
        ({"starts_on": DAY, "left_on": DAY}, True),
        ({"starts_on": DAY, "left_on": DAY_BEFORE}, False),
        ({"left_on": DAY_BEFORE}, True),
        ({"starts_on": DAY}, True),
        ({"reference": " "}, False),
    ],
)
def test_an_employment_ends_on_its_first_day_at_the_earliest(given: dict[str, Any], can_be: bool) -> None:  # noqa: FBT001
    """Where one of the two is not known, nothing is wrong with the other."""
    given = {"reference": "S1", "setting": Setting.ACADEMY, **given}
    if can_be:
        assert RecruitmentRecord(**given).left_on == given.get("left_on")
    else:
        with pytest.raises(InvalidRecordError):
            RecruitmentRecord(**given)
