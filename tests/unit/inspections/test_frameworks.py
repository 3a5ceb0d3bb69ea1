from datetime import date

import pytest
from tests.published import ilacs, sif

from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework, framework_version
from safeguarding.inspections.records import Judgement
from safeguarding.inspections.scales import Grade, ReportCardGrade, SafeguardingStandard, SccifGrade, SocialCareGrade

A = JudgementArea


@pytest.mark.parametrize(
    ("framework", "on", "name"),
    [
        (Framework.SIF, date(2013, 11, 19), "SIF"),
        (Framework.SIF, date(2018, 6, 30), "SIF"),
        (Framework.ILACS, date(2018, 1, 1), "ILACS 2018"),
        (Framework.ILACS, date(2022, 12, 31), "ILACS 2018"),
        (Framework.ILACS, date(2023, 1, 1), "ILACS 2023"),
        (Framework.ILACS, date(2026, 3, 31), "ILACS 2023"),
        (Framework.ILACS, date(2026, 4, 1), "ILACS 2026"),
    ],
)
def test_the_start_date_fixes_the_version(framework: Framework, on: date, name: str) -> None:
    """The version is the one in force on the day the inspection starts, on both sides of every change."""
    assert framework_version(framework, on=on).value.name == name


@pytest.mark.parametrize(
    ("framework", "on"),
    [(Framework.SIF, date(2013, 11, 18)), (Framework.SIF, date(2018, 7, 1)), (Framework.ILACS, date(2017, 12, 31))],
)
def test_outside_its_life_a_framework_has_no_version(framework: Framework, on: date) -> None:
    """Before its first day and after its last a framework has no version."""
    with pytest.raises(OutOfCoverageError):
        framework_version(framework, on=on)


def test_overall_effectiveness_is_abolished_in_2026() -> None:
    """ILACS 2026 grades the same four areas as ILACS 2023 and no overall effectiveness."""
    before = framework_version(Framework.ILACS, on=date(2026, 3, 31)).value
    after = framework_version(Framework.ILACS, on=date(2026, 4, 1)).value
    assert after.overall is None
    assert after.areas == before.key_areas
    assert before.areas == (A.OVERALL_EFFECTIVENESS, *before.key_areas)


def test_areas_in_force_hold_over_every_published_inspection() -> None:
    """[E] Every graded area of 167 SIF and 271 ILACS inspections is in its version, which its start date decides."""
    for inspection in (*sif().inspections, *ilacs().inspections):
        assert inspection.starts_on is not None
        version = framework_version(inspection.framework, on=inspection.starts_on).value
        graded = {judgement.area for judgement in inspection.judgements if judgement.grade}
        assert graded <= set(version.areas), inspection


def test_the_start_decides_and_publication_does_not() -> None:
    """[E] Care leavers are graded in exactly the ILACS inspections that start from 2023; by publication it would fail."""
    graded = [each for each in ilacs().inspections if each.grade_of(A.CARE_LEAVERS)]
    assert graded == [each for each in ilacs().inspections if each.starts_on and each.starts_on >= date(2023, 1, 1)]
    assert len(graded) == 103
    by_publication = [each for each in ilacs().inspections if each.published_on and each.published_on.year >= 2023]
    assert graded != by_publication


def test_a_judgement_is_on_its_areas_own_scale() -> None:
    """A grade of another scale is refused, and so is a judgement with both a grade and a reason, or neither."""
    with pytest.raises(InvalidRecordError, match="not as SccifGrade"):
        Judgement(A.HELP_AND_PROTECTION, SccifGrade.GOOD)
    with pytest.raises(InvalidRecordError, match="either a grade or a reason"):
        Judgement(A.HELP_AND_PROTECTION)
    assert Judgement(A.HELP_AND_PROTECTION, SocialCareGrade.GOOD).absence is None


def test_the_report_card_has_areas_to_stand_in() -> None:
    """[S] From 10 November 2025 schools are graded by area on five points, safeguarding as met or not; none overall."""
    with pytest.raises(OutOfCoverageError):
        framework_version(Framework.REPORT_CARD, on=date(2025, 11, 9))
    version = framework_version(Framework.REPORT_CARD, on=date(2025, 11, 10)).value
    assert version.overall is None
    scales = {area: area.scale for area in version.areas}
    assert scales.pop(JudgementArea.REPORT_CARD_SAFEGUARDING) is SafeguardingStandard
    assert set(scales.values()) == {ReportCardGrade}
    assert len(scales) == 8


def test_every_scale_has_an_area() -> None:
    """No grade without an area to stand in: each scale is the scale of some area."""
    assert {area.scale for area in JudgementArea} == set(Grade.__subclasses__())


def test_a_framework_without_versions_is_not_known() -> None:
    """Where no version of it is given, nothing is said of any day."""
    with pytest.raises(OutOfCoverageError, match="no version of"):
        framework_version(Framework.ILACS, on=date(2022, 3, 7), versions={})
