from datetime import date

import attrs
import pytest

from safeguarding.authorities.england import english_authorities
from safeguarding.errors import InvalidRecordError
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.histories import (
    CutOff,
)
from safeguarding.inspections.profiles import Profile, ProfileUnit, inspection_profile
from safeguarding.inspections.records import Inspection, InspectionKind, Judgement, Revision
from safeguarding.inspections.scales import SocialCareGrade

A, G = JudgementArea, SocialCareGrade


REGISTER = english_authorities()


def nation(inspections: tuple[Inspection, ...], inspected_by: date, published_by: date) -> Profile:
    return inspection_profile(
        inspections,
        register=REGISTER,
        area=A.OVERALL_EFFECTIVENESS,
        unit=ProfileUnit.AUTHORITY_AT_LATEST,
        cut_off=CutOff(inspected_by=inspected_by, published_by=published_by),
    )


def published_only(published_on: date = date(2015, 5, 13), framework: Framework = Framework.SIF) -> Inspection:
    return Inspection(
        authority="Cumbria",
        framework=framework,
        kind=InspectionKind.FULL,
        published_on=published_on,
        judgements=[Judgement(A.OVERALL_EFFECTIVENESS, G.INADEQUATE)],
    )


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
