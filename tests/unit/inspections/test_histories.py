from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given, strategies as st
from tests.known_by_publication import REGISTER, nation, published_only

from safeguarding.dates.ranges import DateRange
from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.checks import inspection_conflicts
from safeguarding.inspections.coverage import areas_left_out
from safeguarding.inspections.examples import YORK
from safeguarding.inspections.frameworks import Framework, version_of_report
from safeguarding.inspections.histories import (
    CutOff,
    Movement,
    days_since_last_full_inspection,
    movements,
    publication_lag,
)
from safeguarding.inspections.profiles import Profile, ProfileUnit, inspection_profile
from safeguarding.inspections.records import Inspection, Judgement
from safeguarding.inspections.scales import SocialCareGrade
from safeguarding.inspections.schedules import expected_inspection

A, G = JudgementArea, SocialCareGrade


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


def test_the_last_movement_of_each_counts() -> None:
    """Good, requires improvement, good: what came first is not asked."""
    area = JudgementArea.OVERALL_EFFECTIVENESS
    grades = (SocialCareGrade.GOOD, SocialCareGrade.REQUIRES_IMPROVEMENT, SocialCareGrade.GOOD)
    history = tuple(attrs.evolve(YORK, judgements=[Judgement(area, grade)]) for grade in grades)
    counts = movements({REGISTER.find("York"): history}, area=area).counts
    assert {kind: number for kind, number in counts.items() if number} == {Movement.IMPROVED: 1}


def test_days_are_counted_from_the_latest_of_several_inspections() -> None:
    """The day after the last day on site of the latest is the first, however many came before."""
    york = REGISTER.find("York")
    later = attrs.evolve(
        YORK,
        visits=[DateRange(date(2022, 3, 7), date(2022, 3, 18))],
        received_on=None,
        published_on=date(2022, 4, 29),
        framework=Framework.ILACS,
    )
    for several in ([YORK, later], [later, YORK]):
        found = [
            days_since_last_full_inspection(several, authority=york, register=REGISTER, on=on)
            for on in (date(2017, 9, 19), date(2022, 3, 18), date(2022, 3, 19))
        ]
        assert found == [285, 0, 1]
