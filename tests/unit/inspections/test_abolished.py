from datetime import date, timedelta

import pytest
from tests.known_by_publication import REGISTER, nation
from tests.published import ilacs, sif

from safeguarding.inspections.abolished import outcomes_of_abolished_authorities
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.histories import (
    CutOff,
)
from safeguarding.inspections.profiles import Profile, ProfileUnit, inspection_profile
from safeguarding.inspections.records import InspectionKind
from safeguarding.inspections.scales import SocialCareGrade

A, G = JudgementArea, SocialCareGrade


SIF_AND_ABOLISHED = (*sif().inspections, *outcomes_of_abolished_authorities())


EVERYTHING = (*SIF_AND_ABOLISHED, *ilacs().inspections)


ON = date(2017, 3, 31)


class TestPublishedCounts:
    """[V] Ofsted's counts of authorities by grade come out exactly, each with both of its cut-offs stated."""

    def test_59_had_been_reported_on_by_30_june_2015(self) -> None:
        day = date(2015, 6, 30)
        assert nation(SIF_AND_ABOLISHED, day, day).base == 59

    @pytest.mark.parametrize("published_by", [date(2017, 4, 7), date(2017, 4, 30), date(2017, 6, 12)])
    def test_127_on_31_march_2017(self, published_by: date) -> None:
        profile = nation(SIF_AND_ABOLISHED, ON, published_by)
        assert list(profile.counts.values()) == [2, 35, 60, 30]

    @pytest.mark.parametrize(("published_by", "base"), [(date(2017, 4, 6), 124), (date(2017, 6, 13), 132)])
    def test_a_day_of_publication_outside_gives_another_base(self, published_by: date, base: int) -> None:
        """Both sides: the reports of 7 April belong to 127, those of 13 June do not."""
        assert nation(SIF_AND_ABOLISHED, ON, published_by).base == base

    def test_152_when_every_authority_had_been_inspected(self) -> None:
        day = date(2017, 12, 8)
        profile = nation(SIF_AND_ABOLISHED, day, day)
        assert list(profile.counts.values()) == [3, 52, 68, 29]
        assert profile.not_inspected == ()
        assert nation(SIF_AND_ABOLISHED, day - timedelta(days=1), day - timedelta(days=1)).base == 150

    def test_31_march_2023_with_the_late_report_that_ofsted_let_in(self) -> None:
        """Ofsted's note says that one report, published after its usual deadline, is in: that of 10 May 2023."""
        profile = nation(EVERYTHING, date(2023, 3, 31), date(2023, 5, 10))
        assert list(profile.counts.values()) == [25, 65, 48, 14]
        assert profile.not_inspected == ()

    def test_where_139_does_come_out(self) -> None:
        """139 reports follow from what had ended by 18 May 2017, with other grades than the update's 2, 39, 63, 35."""

        def reports(day: date) -> Profile:
            return inspection_profile(
                SIF_AND_ABOLISHED,
                register=REGISTER,
                area=A.OVERALL_EFFECTIVENESS,
                unit=ProfileUnit.EVERY_REPORT,
                cut_off=CutOff(inspected_by=day),
            )

        assert reports(date(2017, 4, 30)).base == 136
        assert list(reports(date(2017, 5, 18)).counts.values()) == [2, 40, 63, 34]
        assert (reports(date(2017, 5, 17)).base, reports(date(2017, 5, 19)).base) == (137, 140)

    def test_none_is_there_by_default(self) -> None:
        """Without the six reports the five authorities are missing, and named."""
        profile = nation(sif().inspections, date(2017, 12, 8), date(2017, 12, 8))
        assert profile.base == 147
        assert set(profile.not_inspected) == {"Bournemouth", "Cumbria", "Dorset", "Northamptonshire", "Poole"}


def test_each_report_judges_what_was_judged_then() -> None:
    """Seven areas with the board's review; a re-inspection left that out. Grades as published on each report's page."""
    outcomes_of_abolished_authorities.cache_clear()
    found = {(each.authority, each.published_on): each for each in outcomes_of_abolished_authorities()}
    assert {len(each.judgements) for each in found.values()} == {7}
    first, again = found["Cumbria", date(2015, 5, 13)], found["Cumbria", date(2018, 1, 29)]
    assert (first.grade_of(A.OVERALL_EFFECTIVENESS), first.grade_of(A.ADOPTION_PERFORMANCE)) == (
        G.INADEQUATE,
        G.REQUIRES_IMPROVEMENT,
    )
    assert (again.kind, again.grade_of(A.LSCB_EFFECTIVENESS)) == (InspectionKind.REINSPECTION, None)
    assert again.grade_of(A.ADOPTION_PERFORMANCE) is G.GOOD
    assert found["Dorset", date(2016, 5, 23)].grade_of(A.LSCB_EFFECTIVENESS) is G.INADEQUATE
