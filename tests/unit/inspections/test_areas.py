"""Each area is graded on its own scale."""

from collections import Counter

import pytest

from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.scales import (
    AreaSendOutcome,
    Grade,
    Pre2013Grade,
    ReportCardGrade,
    SafeguardingStandard,
    SccifGrade,
    SocialCareGrade,
    WrittenStatementOfAction,
)


@pytest.mark.parametrize(
    ("prefix", "scale", "areas"),
    [
        ("PRE_2013_", Pre2013Grade, 1),
        ("SCCIF_", SccifGrade, 3),
        ("AREA_SEND_PARTNERSHIP", AreaSendOutcome, 1),
        ("AREA_SEND_WRITTEN", WrittenStatementOfAction, 1),
        ("REPORT_CARD_SAFEGUARDING", SafeguardingStandard, 1),
    ],
)
def test_the_scales_of_other_inspections(prefix: str, scale: type[Grade], areas: int) -> None:
    """Providers, area SEND and the years before 2013 have scales of their own."""
    assert [area.scale for area in JudgementArea if area.name.startswith(prefix)] == [scale] * areas


def test_how_many_areas_have_each_scale() -> None:
    """Ten of local authorities and eight of the report card, of which safeguarding is met or not met."""
    found = Counter(area.scale for area in JudgementArea)
    assert (found[SocialCareGrade], found[ReportCardGrade], sum(found.values())) == (10, 8, len(JudgementArea))


def test_headings() -> None:
    """A line begins with a capital; reports print longer headings besides."""
    assert JudgementArea.CARE_LEAVERS.heading == "Experiences and progress of care leavers"
    assert JudgementArea.CARE_LEAVERS.wordings == ("the experiences and progress of care leavers",)
    assert JudgementArea.ADOPTION_PERFORMANCE.wordings == ()
