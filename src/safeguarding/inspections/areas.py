"""The areas that are judged, each with the scale of its grades. An area is not a grade and not a framework."""

from __future__ import annotations

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
from safeguarding.labels import Labelled


class JudgementArea(Labelled):
    """What a judgement is about.

    Examples:
        >>> JudgementArea.CARE_LEAVERS.scale.__name__, JudgementArea.AREA_SEND_PARTNERSHIP.scale.__name__
        ('SocialCareGrade', 'AreaSendOutcome')
    """

    OVERALL_EFFECTIVENESS = "overall effectiveness"
    HELP_AND_PROTECTION = "children who need help and protection"
    LOOKED_AFTER_AND_PERMANENCE = "children looked after and achieving permanence"
    ADOPTION_PERFORMANCE = "adoption performance"
    CARE_LEAVERS = "experiences and progress of care leavers"
    LEADERSHIP_MANAGEMENT_AND_GOVERNANCE = "leadership, management and governance"
    LSCB_EFFECTIVENESS = "effectiveness of the Local Safeguarding Children Board"
    IMPACT_OF_LEADERS = "impact of leaders on social work practice"
    CHILDREN_IN_CARE_AND_CARE_LEAVERS = "children in care and care leavers"
    CHILDREN_IN_CARE = "experiences and progress of children in care"
    PRE_2013_OVERALL_EFFECTIVENESS = "overall effectiveness, before November 2013"
    SCCIF_OVERALL_EXPERIENCES = "overall experiences and progress of children, social care providers"
    SCCIF_HELPED_AND_PROTECTED = "how well children are helped and protected, social care providers"
    SCCIF_LEADERS_AND_MANAGERS = "effectiveness of leaders and managers, social care providers"
    REPORT_CARD_INCLUSION = "inclusion, education report card"
    REPORT_CARD_CURRICULUM = "curriculum and teaching, education report card"
    REPORT_CARD_ACHIEVEMENT = "achievement, education report card"
    REPORT_CARD_ATTENDANCE = "attendance and behaviour, education report card"
    REPORT_CARD_PERSONAL_DEVELOPMENT = "personal development and well-being, education report card"
    REPORT_CARD_LEADERSHIP = "leadership and governance, education report card"
    REPORT_CARD_EARLY_YEARS = "early years in schools, education report card"
    REPORT_CARD_SIXTH_FORM = "sixth form in schools, education report card"
    REPORT_CARD_SAFEGUARDING = "safeguarding, education report card"
    AREA_SEND_PARTNERSHIP = "outcome of the area SEND inspection"
    AREA_SEND_WRITTEN_STATEMENT = "written statement of action, area SEND"

    @property
    def heading(self) -> str:
        """The area in words, as a line begins with it."""
        return self.label[0].upper() + self.label[1:]

    @property
    def wordings(self) -> tuple[str, ...]:
        """The headings that reports and tables print it under, besides its label."""
        return _PRINTED.get(self, ())

    @property
    def scale(self) -> type[Grade]:
        """The scale on which the area is graded."""
        return _OTHER_SCALES.get(self, SocialCareGrade)


_PRINTED: dict[JudgementArea, tuple[str, ...]] = {
    JudgementArea.OVERALL_EFFECTIVENESS: ("the overall effectiveness of children's services",),
    JudgementArea.LOOKED_AFTER_AND_PERMANENCE: (
        "the experiences and progress of children looked after and achieving permanence",
    ),
    JudgementArea.LSCB_EFFECTIVENESS: ("the effectiveness of the Local Safeguarding Children Board (LSCB)",),
    JudgementArea.IMPACT_OF_LEADERS: ("the impact of leaders on social work practice with children and families",),
    JudgementArea.HELP_AND_PROTECTION: ("the experiences and progress of children who need help and protection",),
    JudgementArea.CHILDREN_IN_CARE: ("the experiences and progress of children in care",),
    JudgementArea.CARE_LEAVERS: ("the experiences and progress of care leavers",),
    JudgementArea.CHILDREN_IN_CARE_AND_CARE_LEAVERS: (
        "the experiences and progress of children in care and care leavers",
    ),
}

_OTHER_SCALES: dict[JudgementArea, type[Grade]] = {
    JudgementArea.PRE_2013_OVERALL_EFFECTIVENESS: Pre2013Grade,
    JudgementArea.SCCIF_OVERALL_EXPERIENCES: SccifGrade,
    JudgementArea.SCCIF_HELPED_AND_PROTECTED: SccifGrade,
    JudgementArea.SCCIF_LEADERS_AND_MANAGERS: SccifGrade,
    JudgementArea.AREA_SEND_PARTNERSHIP: AreaSendOutcome,
    JudgementArea.AREA_SEND_WRITTEN_STATEMENT: WrittenStatementOfAction,
    JudgementArea.REPORT_CARD_SAFEGUARDING: SafeguardingStandard,
} | {
    area: ReportCardGrade
    for area in JudgementArea
    if area.name.startswith("REPORT_CARD_") and area is not JudgementArea.REPORT_CARD_SAFEGUARDING
}
