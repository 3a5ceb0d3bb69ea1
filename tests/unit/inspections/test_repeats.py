"""No inspection counts twice."""

from datetime import date

import attrs

from safeguarding.authorities.england import english_authorities
from safeguarding.dates.ranges import DateRange
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.records import Inspection, InspectionKind, Judgement
from safeguarding.inspections.repeats import without_repeats
from safeguarding.inspections.scales import SocialCareGrade

G = SocialCareGrade

REGISTER = english_authorities()


def report(name: str, grade: SocialCareGrade | None, starts_on: date | None = date(2016, 11, 14)) -> Inspection:
    return Inspection(
        authority=name,
        framework=Framework.SIF,
        kind=InspectionKind.FULL,
        visits=[DateRange(starts_on, starts_on)] if starts_on else [],
        published_on=date(2017, 2, 7),
        judgements=[Judgement(JudgementArea.OVERALL_EFFECTIVENESS, grade)] if grade else [],
    )


class TestRepeats:
    """No inspection counts twice, in whichever tables it stands and under whichever name."""

    def test_the_same_start_or_the_same_publication_where_the_start_is_not_known(self) -> None:
        full, publication_only = report("York", G.GOOD), report("City of York", G.GOOD, None)
        assert without_repeats([full, publication_only], register=REGISTER) == (full,)
        assert without_repeats([publication_only, full], register=REGISTER) == (publication_only,)

    def test_a_grade_about_which_two_tables_differ_is_not_known(self) -> None:
        """Whichever stands first, neither is chosen; a third table does not decide either."""
        good, other = report("York", G.GOOD), report("City of York", G.REQUIRES_IMPROVEMENT)
        for tables in ([good, other], [other, good], [good, other, good]):
            (only,) = without_repeats(tables, register=REGISTER)
            assert [(each.grade, each.absence) for each in only.judgements] == [(None, Absence.NOT_KNOWN)]
        # a table that is silent about a grade does not dispute it
        assert without_repeats([good, report("York", None)], register=REGISTER) == (good,)

    def test_two_starts_are_two_inspections(self) -> None:
        both = [report("York", G.GOOD), report("York", G.GOOD, date(2016, 11, 15))]
        assert len(without_repeats(both, register=REGISTER)) == 2

    def test_two_days_of_publication(self) -> None:
        """Reports whose days on site are not known are one only where they were published on one day."""
        one = report("York", G.GOOD, None)
        assert len(without_repeats([one, attrs.evolve(one, published_on=date(2017, 2, 8))], register=REGISTER)) == 2
        begun = attrs.evolve(report("York", G.GOOD), published_on=None)
        assert len(without_repeats([one, begun], register=REGISTER)) == 2

    def test_two_authorities_published_on_one_day(self) -> None:
        assert (
            len(without_repeats([report("York", G.GOOD, None), report("Leeds", G.GOOD, None)], register=REGISTER)) == 2
        )
