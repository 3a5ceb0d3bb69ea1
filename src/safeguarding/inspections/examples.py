"""A published inspection, which the examples of this package use."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.ranges import DateRange
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.records import Inspection, InspectionKind, Judgement
from safeguarding.inspections.scales import SocialCareGrade

YORK = Inspection(
    authority="York",
    framework=Framework.SIF,
    kind=InspectionKind.FULL,
    visits=[DateRange(date(2016, 11, 14), date(2016, 12, 8))],
    published_on=date(2017, 2, 7),
    judgements=[Judgement(JudgementArea.OVERALL_EFFECTIVENESS, SocialCareGrade.GOOD)],
)
"""On site from 14 November to 8 December 2016, published on 7 February 2017, good overall; the other grades are left out."""
