from datetime import date
from typing import Any

import attrs
import pytest
from tests.known_by_publication import nation, published_only

from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.records import Finding, FindingKind, Inspection, InspectionKind, Judgement, Revision
from safeguarding.inspections.scales import SccifGrade, SocialCareGrade

A, G = JudgementArea, SocialCareGrade


class TestRevisions:
    """A revised outcome holds what was published, until the day on which it was replaced."""

    REVISED = attrs.evolve(
        published_only(),
        revisions=[Revision(area=A.OVERALL_EFFECTIVENESS, was=G.REQUIRES_IMPROVEMENT, revised_on=date(2015, 7, 1))],
    )

    def test_before_and_on_the_day(self) -> None:
        area = A.OVERALL_EFFECTIVENESS
        assert self.REVISED.grade_on(area, on=date(2015, 6, 30)) is G.REQUIRES_IMPROVEMENT
        assert self.REVISED.grade_on(area, on=date(2015, 7, 1)) is G.INADEQUATE

    def test_two_revisions(self) -> None:
        """The earliest revision after the day holds what stood on it."""
        twice = attrs.evolve(
            self.REVISED,
            revisions=[
                *self.REVISED.revisions,
                Revision(area=A.OVERALL_EFFECTIVENESS, was=G.GOOD, revised_on=date(2015, 6, 1)),
            ],
        )
        grades = [twice.grade_on(A.OVERALL_EFFECTIVENESS, on=date(2015, month, 15)) for month in (5, 6, 7)]
        assert grades == [G.GOOD, G.REQUIRES_IMPROVEMENT, G.INADEQUATE]

    def test_a_profile_counts_what_was_published_by_then(self) -> None:
        before = nation((self.REVISED,), date(2015, 6, 30), date(2015, 6, 30))
        after = nation((self.REVISED,), date(2015, 7, 1), date(2015, 7, 1))
        assert before.counts[G.REQUIRES_IMPROVEMENT] == after.counts[G.INADEQUATE] == 1

    def test_only_what_is_judged_is_revised(self) -> None:
        with pytest.raises(InvalidRecordError, match="not judged"):
            attrs.evolve(self.REVISED, judgements=[])


def test_a_judgement_in_words() -> None:
    """Its grade, or why there is none."""
    graded = Judgement(JudgementArea.CARE_LEAVERS, SocialCareGrade.GOOD)
    ungraded = Judgement(JudgementArea.CARE_LEAVERS, absence=Absence.NOT_JUDGED)
    assert str(graded) == "experiences and progress of care leavers: Good"
    assert str(ungraded) == "experiences and progress of care leavers: not judged"


VISIT = Inspection(
    authority="York",
    framework=Framework.SIF,
    kind=InspectionKind.FULL,
    visits=[DateRange(date(2016, 11, 14), date(2016, 12, 8)), DateRange(date(2016, 10, 3), date(2016, 10, 7))],
)


def test_days_on_site_are_those_of_all_visits() -> None:
    """The end is known only where it is stated; the last day that is stated is known all the same."""
    assert (VISIT.starts_on, VISIT.ends_on, VISIT.last_known_day) == (
        date(2016, 10, 3),
        date(2016, 12, 8),
        date(2016, 12, 8),
    )
    open_end = attrs.evolve(VISIT, end_is_stated=False)
    assert (open_end.ends_on, open_end.last_known_day) == (None, date(2016, 12, 8))


@pytest.mark.parametrize(
    ("changes", "can_be"),
    [
        ({"judgements": [Judgement(A.CARE_LEAVERS, G.GOOD), Judgement(A.ADOPTION_PERFORMANCE, G.GOOD)]}, True),
        ({"judgements": [Judgement(A.CARE_LEAVERS, G.GOOD)] * 2}, False),
        ({"series_number": 1}, True),
        ({"series_number": 0}, False),
        ({"authority": " "}, False),
        ({"visits": ()}, False),
        ({"visits": (), "published_on": date(2017, 2, 7)}, True),
    ],
)
def test_what_an_inspection_is(changes: dict[str, Any], can_be: bool) -> None:  # noqa: FBT001
    """Of an authority, with a day, each area judged once, numbered from one."""
    if can_be:
        assert attrs.evolve(VISIT, **changes).framework is Framework.SIF
    else:
        with pytest.raises(InvalidRecordError):
            attrs.evolve(VISIT, **changes)


def test_a_finding_in_words() -> None:
    """With its area, where it stands under one."""
    finding = Finding(kind=FindingKind.STRENGTH, text="the front door")
    assert str(finding) == "strength: the front door"
    placed = attrs.evolve(finding, area=A.CARE_LEAVERS)
    assert str(placed) == "strength, experiences and progress of care leavers: the front door"


def test_a_revision_is_on_the_scale_of_its_area() -> None:
    """What was replaced was a grade of that area."""
    with pytest.raises(InvalidRecordError, match="is not graded as SccifGrade"):
        Revision(area=A.OVERALL_EFFECTIVENESS, was=SccifGrade.GOOD, revised_on=date(2015, 7, 1))
