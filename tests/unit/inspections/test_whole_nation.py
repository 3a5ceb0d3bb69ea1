"""Inspections known by their day of publication, and the nation's published counts that come out with them."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, strategies as st
from tests.published import ilacs, sif

from safeguarding.authorities.england import english_authorities
from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.inspections.abolished import outcomes_of_abolished_authorities
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.checks import inspection_conflicts
from safeguarding.inspections.coverage import areas_left_out
from safeguarding.inspections.frameworks import Framework, version_of_report
from safeguarding.inspections.histories import (
    CutOff,
    days_since_last_full_inspection,
    publication_lag,
)
from safeguarding.inspections.profiles import Profile, ProfileUnit, inspection_profile
from safeguarding.inspections.records import Inspection, InspectionKind, Judgement, Revision
from safeguarding.inspections.scales import SocialCareGrade
from safeguarding.inspections.schedules import expected_inspection

A, G = JudgementArea, SocialCareGrade
REGISTER = english_authorities()
SIF_AND_ABOLISHED = (*sif().inspections, *outcomes_of_abolished_authorities())
EVERYTHING = (*SIF_AND_ABOLISHED, *ilacs().inspections)
ON = date(2017, 3, 31)


def nation(inspections: tuple[Inspection, ...], inspected_by: date, published_by: date) -> Profile:
    return inspection_profile(
        inspections,
        register=REGISTER,
        area=A.OVERALL_EFFECTIVENESS,
        unit=ProfileUnit.AUTHORITY_AT_LATEST,
        cut_off=CutOff(inspected_by=inspected_by, published_by=published_by),
    )


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


def published_only(published_on: date = date(2015, 5, 13), framework: Framework = Framework.SIF) -> Inspection:
    return Inspection(
        authority="Cumbria",
        framework=framework,
        kind=InspectionKind.FULL,
        published_on=published_on,
        judgements=[Judgement(A.OVERALL_EFFECTIVENESS, G.INADEQUATE)],
    )


def counted(report: Inspection, area: JudgementArea) -> Profile:
    return inspection_profile(
        [report],
        register=REGISTER,
        area=area,
        unit=ProfileUnit.EVERY_REPORT,
        cut_off=CutOff(inspected_by=date(2024, 1, 1)),
    )


class TestWhatCannotBeSaid:
    """Of an inspection known by its day of publication, nothing is said that rests on days on site."""

    def test_it_has_no_days(self) -> None:
        report = published_only()
        assert (report.starts_on, report.ends_on, report.last_known_day) == (None, None, None)
        assert report.over_by == date(2015, 5, 13)
        assert publication_lag(report) is None
        cumbria = REGISTER.find("Cumbria")
        assert (
            days_since_last_full_inspection([report], authority=cumbria, register=REGISTER, on=date(2016, 1, 1)) is None
        )

    def test_the_next_one_is_not_expected(self) -> None:
        with pytest.raises(InvalidRecordError, match="first day on site"):
            expected_inspection(published_only())

    def test_neither_days_nor_publication_is_no_inspection(self) -> None:
        with pytest.raises(InvalidRecordError, match="at least one visit, or the day"):
            attrs.evolve(published_only(), published_on=None)

    def test_the_only_version_that_was_in_force_governed(self) -> None:
        """ILACS 2018 alone can have governed what was published by the end of 2022; later, either may have."""
        known = version_of_report(Framework.ILACS, starts_on=None, published_on=date(2022, 12, 31))
        assert known.value.name == "ILACS 2018"
        with pytest.raises(OutOfCoverageError, match="ILACS 2018 or ILACS 2023"):
            version_of_report(Framework.ILACS, starts_on=None, published_on=date(2023, 1, 1))
        with pytest.raises(OutOfCoverageError, match="not in force by then"):
            version_of_report(Framework.SIF, starts_on=None, published_on=date(2013, 11, 18))

    def test_it_accuses_nobody(self) -> None:
        """No area is called wrong where the version cannot be said; what the SIF forbids is still found."""
        assert inspection_conflicts(published_only(date(2023, 6, 1), Framework.ILACS)) == ()
        leaders = Judgement(A.IMPACT_OF_LEADERS, G.GOOD)
        (found,) = inspection_conflicts(attrs.evolve(published_only(), judgements=[leaders]))
        assert "whose days are not known" in found.explanation
        with pytest.raises(OutOfCoverageError):
            areas_left_out(published_only(date(2023, 6, 1), Framework.ILACS))

    def test_why_an_area_is_not_there_may_not_be_known(self) -> None:
        """Care leavers are unmentioned under one of two versions: the reason is not known. Under the SIF it is."""
        either = attrs.evolve(published_only(date(2023, 2, 1), Framework.ILACS))
        assert counted(either, A.CARE_LEAVERS).ungraded == {Absence.NOT_KNOWN: 1}
        assert counted(published_only(), A.CARE_LEAVERS).ungraded == {Absence.NOT_INSPECTED: 1}
        assert counted(published_only(), A.IMPACT_OF_LEADERS).ungraded == {Absence.NOT_IN_FORCE: 1}

    def test_published_after_the_cut_off_it_is_left_open(self) -> None:
        """Published by the day, it was inspected by it; published later, that cannot be said: not counted, but named."""
        day = date(2015, 5, 13)
        assert CutOff(inspected_by=day).includes(published_only(day))
        late = published_only(day + timedelta(days=1))
        assert not CutOff(inspected_by=day).includes(late)
        assert nation((late,), day, day + timedelta(days=1)).left_open == ("Cumbria",)
        assert nation((late,), day, day).left_open == ()


@given(st.dates(date(2013, 11, 19), date(2018, 6, 1)), st.integers(0, 30), st.integers(0, 90), st.integers(-40, 200))
def test_knowing_less_never_counts_more(starts_on: date, days: int, lag: int, offset: int) -> None:
    """A cut-off that includes an inspection by publication alone includes it with its days known as well."""
    visit = DateRange(starts_on, starts_on + timedelta(days=days))
    full = attrs.evolve(published_only(visit.ends_on + timedelta(days=lag)), visits=[visit])
    cut_off = CutOff(inspected_by=starts_on + timedelta(days=offset))
    if cut_off.includes(attrs.evolve(full, visits=())):
        assert cut_off.includes(full)
    assert not cut_off.leaves_open(full)


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
