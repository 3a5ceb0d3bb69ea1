"""The front door, assessment, child protection conferences, and care proceedings."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timescales.counting import BEGINNING_WITH_THE_DAY
from safeguarding.timescales.law.writing import (
    FROM_LOCAL_TOOLS,
    READ_ON,
    WORKING_TOGETHER_SINCE,
    in_force,
    usual_other_counts,
    working_together,
)
from safeguarding.timescales.rules import OtherCount, Rule
from safeguarding.timescales.schedules import every, once
from safeguarding.timescales.words import Area

CHILD_PROTECTION_RULES = (
    Rule(
        rule_id="referral_decision",
        area=Area.FRONT_DOOR,
        requirement="the authority decides what response a referral needs",
        trigger="receipt of the referral",
        limits=in_force(
            "referral_decision",
            WORKING_TOGETHER_SINCE,
            once(Period(working_days=1)),
            working_together("chapter 1", Certainty.SECONDARY, "id.esd.org.uk/metricType/2234"),
        ),
        note="the children in need census allows a referral up to one working day before the census starts (rule 8569Q)",
    ),
    Rule(
        rule_id="single_assessment",
        area=Area.ASSESSMENT,
        requirement="the child and family assessment is completed",
        trigger="the point of referral, not of allocation",
        limits=in_force(
            "single_assessment",
            WORKING_TOGETHER_SINCE,
            once(Period(working_days=45)),
            working_together(
                "chapter 1; Children Act 1989 s17", Certainty.SECONDARY, "proceduresonline.com/toolkit/glossary"
            ),
        ),
        other_counts=usual_other_counts(Period(working_days=45)),
        note="published durations start with a band of 0 days, so the day of referral is day 0",
    ),
    Rule(
        rule_id="icpc",
        area=Area.CHILD_PROTECTION,
        requirement="the initial child protection conference is held",
        trigger="the strategy discussion at which section 47 enquiries were initiated",
        limits=in_force(
            "icpc",
            WORKING_TOGETHER_SINCE,
            once(Period(working_days=15)),
            working_together("chapter 1; Children Act 1989 s47", Certainty.SECONDARY, "id.esd.org.uk/metricType/3217"),
        ),
        other_counts=usual_other_counts(Period(working_days=15)),
        note="official figures count from the recorded start of the enquiries; a conference before it has no duration",
    ),
    Rule(
        rule_id="core_group",
        area=Area.CHILD_PROTECTION,
        requirement="the core group first meets",
        trigger="the initial child protection conference",
        limits=in_force(
            "core_group",
            WORKING_TOGETHER_SINCE,
            once(Period(working_days=10)),
            working_together("chapter 1", Certainty.FROM_MEMORY),
        ),
    ),
    Rule(
        rule_id="rcpc_first",
        area=Area.CHILD_PROTECTION,
        requirement="the first review conference is held",
        trigger="the initial child protection conference that made the plan",
        limits=in_force(
            "rcpc_first",
            WORKING_TOGETHER_SINCE,
            once(Period(months=3)),
            working_together("chapter 1", Certainty.SECONDARY, "liverpoolscp.trixonline.co.uk"),
        ),
    ),
    Rule(
        rule_id="rcpc_subsequent",
        area=Area.CHILD_PROTECTION,
        requirement="a further review conference is held",
        trigger="the previous review conference",
        limits=in_force(
            "rcpc_subsequent",
            WORKING_TOGETHER_SINCE,
            every(Period(months=6)),
            working_together("chapter 1", Certainty.SECONDARY, "liverpoolscp.trixonline.co.uk"),
        ),
        note="one partnership adds: within 20 working days of birth for a plan made before it, if that is sooner",
    ),
    Rule(
        rule_id="care_proceedings",
        area=Area.COURT,
        requirement="an application for a care or supervision order is disposed of",
        trigger="issue of the application",
        limits=in_force(
            "care_proceedings",
            date(2014, 4, 22),
            once(Period(weeks=26), counting=BEGINNING_WITH_THE_DAY),
            Source(
                title="Children Act 1989",
                clause="s32(1)(a)(ii), from section 14 of the Children and Families Act 2014",
                published_at="legislation.gov.uk/ukpga/1989/41/section/32",
                certainty=Certainty.VERIFIED,
                checked_on=READ_ON,
                note="the period begins with the day of issue; its commencement day is from memory; the court may extend",
            ),
        ),
        other_counts=[
            OtherCount(name="day of issue as day 0", limit=once(Period(weeks=26)), source=FROM_LOCAL_TOOLS),
        ],
    ),
)
