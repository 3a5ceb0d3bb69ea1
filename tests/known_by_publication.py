"""Invented outcomes known by their day of publication, and counts of the nation, for the tests of inspections."""

from datetime import date

from safeguarding.authorities.england import english_authorities
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.histories import CutOff
from safeguarding.inspections.profiles import Profile, ProfileUnit, inspection_profile
from safeguarding.inspections.records import Inspection, InspectionKind, Judgement
from safeguarding.inspections.scales import SocialCareGrade

REGISTER = english_authorities()


def nation(inspections: tuple[Inspection, ...], inspected_by: date, published_by: date) -> Profile:
    return inspection_profile(
        inspections,
        register=REGISTER,
        area=JudgementArea.OVERALL_EFFECTIVENESS,
        unit=ProfileUnit.AUTHORITY_AT_LATEST,
        cut_off=CutOff(inspected_by=inspected_by, published_by=published_by),
    )


def published_only(published_on: date = date(2015, 5, 13), framework: Framework = Framework.SIF) -> Inspection:
    return Inspection(
        authority="Cumbria",
        framework=framework,
        kind=InspectionKind.FULL,
        published_on=published_on,
        judgements=[Judgement(JudgementArea.OVERALL_EFFECTIVENESS, SocialCareGrade.INADEQUATE)],
    )
