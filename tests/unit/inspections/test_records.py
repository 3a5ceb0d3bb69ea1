from datetime import date

import attrs
import pytest
from tests.known_by_publication import nation, published_only

from safeguarding.errors import InvalidRecordError
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.records import Judgement, Revision
from safeguarding.inspections.scales import SocialCareGrade

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
