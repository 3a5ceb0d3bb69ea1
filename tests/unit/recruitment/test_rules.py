"""A rule of safer recruitment: when it holds, for whom, and by when a check is in time."""

from datetime import date
from typing import Any

import attrs
import pytest

from safeguarding.dates.periods import Period
from safeguarding.errors import InvalidRecordError
from safeguarding.recruitment.rules import Condition, DueAnchor, DueBy, RecruitmentRule
from safeguarding.recruitment.words import CheckKind, Requirement, RoleKind, Setting
from safeguarding.sources import Certainty, Source

FIRST, LAST = date(2016, 9, 5), date(2020, 12, 31)
RULE = RecruitmentRule(
    rule_id="made-up",
    settings=[Setting.ACADEMY],
    roles=list(RoleKind)[:1],
    check=CheckKind.IDENTITY,
    requirement=Requirement.REQUIRED,
    source=Source(title="An example", certainty=Certainty.UNVERIFIED),
)


@pytest.mark.parametrize(
    ("given", "can_be"),
    [
        ({"starts_on": FIRST, "ends_on": FIRST}, True),
        ({"starts_on": LAST, "ends_on": FIRST}, False),
        ({"ends_on": FIRST}, True),
        ({"starts_on": LAST}, True),
        ({"rule_id": " "}, False),
    ],
)
def test_a_rule_may_hold_on_one_day(given: dict[str, Any], can_be: bool) -> None:  # noqa: FBT001
    if can_be:
        assert attrs.evolve(RULE, **given).ends_on == given.get("ends_on")
    else:
        with pytest.raises(InvalidRecordError):
            attrs.evolve(RULE, **given)


@pytest.mark.parametrize(
    ("given", "holds"),
    [
        # the day before the first, the first, the last, and the day after
        ({"starts_on": FIRST, "ends_on": LAST}, [False, True, True, False]),
        # the text is that old; what held before was not read
        ({"starts_on": FIRST, "ends_on": LAST, "is_start_of_duty": False}, [None, True, True, False]),
        ({"ends_on": LAST}, [None, None, None, False]),
        ({"starts_on": FIRST}, [False, True, True, True]),
        ({}, [None, None, None, None]),
    ],
)
def test_first_and_last_day(given: dict[str, Any], holds: list[bool | None]) -> None:
    days = (date(2016, 9, 4), FIRST, LAST, date(2021, 1, 1))
    rule = attrs.evolve(RULE, **given)
    assert [rule.holds_on(day) for day in days] == holds
    assert rule.holds_on(None) is None


@pytest.mark.parametrize(
    ("known", "applies", "asks"),
    [
        ({"lived_abroad": True, "supervised": False}, True, 0),
        ({"lived_abroad": True, "supervised": True}, False, 0),
        ({"lived_abroad": True}, None, 1),
        ({"supervised": True}, False, 1),
        ({}, None, 2),
    ],
)
def test_conditions(known: dict[str, bool], applies: bool | None, asks: int) -> None:  # noqa: FBT001
    """One that fails decides; else one that is not known leaves it open."""
    conditions = [Condition(fact="lived_abroad", wanted=True), Condition(fact="supervised", wanted=False)]
    rule = attrs.evolve(RULE, conditions=conditions)
    assert rule.applies(known) is applies
    assert len(list(rule.open_questions(known))) == asks
    assert RULE.applies({}) is True
    with pytest.raises(InvalidRecordError):
        Condition(fact="lives_abroad", wanted=True)


APPOINTED, SUPPLIED, BEGUN = date(2024, 7, 1), date(2024, 8, 1), date(2024, 9, 2)


@pytest.mark.parametrize(
    ("due", "day"),
    [
        (DueBy(anchor=DueAnchor.APPOINTMENT), APPOINTED),
        (DueBy(anchor=DueAnchor.SUPPLY), SUPPLIED),
        (DueBy(anchor=DueAnchor.START), BEGUN),
        (DueBy(anchor=DueAnchor.START, period=Period(days=21)), date(2024, 9, 23)),
        (DueBy(anchor=DueAnchor.FIXED, on=LAST), LAST),
        (DueBy(anchor=DueAnchor.PRACTICABLE), None),
    ],
)
def test_the_last_day_in_time(due: DueBy, day: date | None) -> None:
    """Counted from its own anchor; without that there is none."""
    assert due.day(appointed_on=APPOINTED, supplied_on=SUPPLIED, starts_on=BEGUN) == day
    without = due.day(appointed_on=None, supplied_on=None, starts_on=None)
    assert without == (day if due.anchor is DueAnchor.FIXED else None)


@pytest.mark.parametrize(("anchor", "on"), [(DueAnchor.FIXED, None), (DueAnchor.START, LAST)])
def test_only_a_stated_day_is_stated(anchor: DueAnchor, on: date | None) -> None:
    with pytest.raises(InvalidRecordError):
        DueBy(anchor=anchor, on=on)
