"""What an update may state of its inspection and of the nation's outcomes."""

from datetime import date
from typing import Any

import pytest

from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError
from safeguarding.inspections.duties import DueTask
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.records import Inspection, InspectionKind
from safeguarding.inspections.scales import Pre2013Grade, SocialCareGrade
from safeguarding.inspections.stated import InspectionFacts, ProfileFacts, StatedCount, StatedDeadline

GOOD, INADEQUATE = SocialCareGrade.GOOD, SocialCareGrade.INADEQUATE
DAY = date(2017, 3, 31)
VISIT = Inspection(
    authority="York",
    framework=Framework.SIF,
    kind=InspectionKind.FULL,
    visits=[DateRange(date(2016, 11, 14), date(2016, 12, 8))],
)


def counts(*grades: Any) -> list[StatedCount]:  # noqa: ANN401 - of any scale
    return [StatedCount(grade=grade, count=k) for k, grade in enumerate(grades)]


@pytest.mark.parametrize(
    ("given", "can_be"),
    [
        ({}, True),
        ({"inspected_by": DAY}, True),
        ({"inspected_by": DAY, "published_by": DAY}, True),
        # the day of publication alone is no cut-off
        ({"published_by": DAY}, False),
        ({"stated_base": 0}, True),
        ({"stated_base": -1}, False),
        ({"stated_base": 139, "stated": counts(GOOD, INADEQUATE)}, True),
        # counts of nothing that is said
        ({"stated": counts(GOOD)}, False),
        ({"stated_base": 139, "stated": counts(GOOD, GOOD)}, False),
        ({"stated_base": 139, "stated": counts(GOOD, INADEQUATE, GOOD)}, False),
        ({"stated_base": 139, "stated": counts(Pre2013Grade.OUTSTANDING)}, False),
    ],
)
def test_what_a_profile_may_state(given: dict[str, Any], can_be: bool) -> None:  # noqa: FBT001
    """Each grade of the overall scale once, of a stated base, by both cut-offs or by that of inspection."""
    if can_be:
        facts = ProfileFacts(as_at=DAY, framework=Framework.SIF, **given)
        assert not facts.with_abolished_authorities
        assert not facts.with_statistical_neighbours
        assert facts.counts == {each.grade: each.count for each in facts.stated}
    else:
        with pytest.raises(InvalidRecordError):
            ProfileFacts(as_at=DAY, framework=Framework.SIF, **given)


def test_a_count_is_not_below_nothing() -> None:
    assert StatedCount(grade=GOOD, count=0).count == 0
    with pytest.raises(InvalidRecordError):
        StatedCount(grade=GOOD, count=-1)


def test_a_last_day_is_stated_once() -> None:
    """Of each thing that is to be done."""
    publication, plan = (StatedDeadline(task=task, due_on=DAY) for task in (DueTask.PUBLICATION, DueTask.PLAN))
    assert InspectionFacts(inspection=VISIT, deadlines=[publication, plan]).deadlines == (publication, plan)
    with pytest.raises(InvalidRecordError, match="stated twice"):
        InspectionFacts(inspection=VISIT, deadlines=[publication, plan, publication])
