"""The front door, assessment, child protection conferences, and care proceedings."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timescales.ages import CHILDHOOD
from safeguarding.timescales.counting import BEGINNING_WITH_THE_DAY
from safeguarding.timescales.law.entries import (
    CHILDREN_ACT_1989,
    FROM_LOCAL_TOOLS,
    READ_ON,
    rule_over_time,
    rule_since,
    usual_other_counts,
)
from safeguarding.timescales.law.working_together import (
    through_the_editions,
)
from safeguarding.timescales.rules import OtherCount
from safeguarding.timescales.schedules import every, once
from safeguarding.timescales.words import Area

_CONFERENCES = "liverpoolscp.trixonline.co.uk"

CHILD_PROTECTION_RULES = (
    rule_over_time(
        rule_id="referral_decision",
        area=Area.FRONT_DOOR,
        requirement="the authority decides what response a referral needs",
        trigger="receipt of the referral",
        ages=CHILDHOOD,
        entries=through_the_editions(
            once(Period(working_days=1)),
            "chapter 1, referrals",
            Certainty.SECONDARY,
            "id.esd.org.uk/metricType/2234",
            in_2010=True,
        ),
        note="the children in need census allows a referral up to one working day before the census starts (rule 8569Q)",
        aliases=["referral outcome", "decision on a referral"],
    ),
    rule_over_time(
        rule_id="single_assessment",
        area=Area.ASSESSMENT,
        requirement="the child and family assessment is completed",
        trigger="the point of referral, not of allocation",
        ages=CHILDHOOD,
        entries=through_the_editions(
            once(Period(working_days=45)),
            "chapter 1; Children Act 1989 s17",
            Certainty.SECONDARY,
            "proceduresonline.com/toolkit/glossary",
        ),
        other_counts=usual_other_counts(Period(working_days=45)),
        note=(
            "published durations start with a band of 0 days, so the day of referral is day 0; before 15 April 2013 there "
            "was an initial assessment, within 10 working days by accounts of 2011 and 2012"
        ),
        aliases=[
            "C&F",
            "45 day assessment",
            "C&F assessment",
            "child and family assessment",
            "CFA",
            "SA",
            "social work assessment",
        ],
    ),
    rule_over_time(
        rule_id="icpc",
        area=Area.CHILD_PROTECTION,
        requirement="the initial child protection conference is held",
        trigger="the strategy discussion at which section 47 enquiries were initiated",
        ages=CHILDHOOD,
        entries=through_the_editions(
            once(Period(working_days=15)),
            "chapter 1; Children Act 1989 s47",
            Certainty.SECONDARY,
            "id.esd.org.uk/metricType/3217",
            in_2010=True,
        ),
        other_counts=usual_other_counts(Period(working_days=15)),
        note="official figures count from the recorded start of the enquiries; a conference before it has no duration",
        aliases=["initial conference", "initial child protection conference", "initial case conference"],
    ),
    rule_over_time(
        rule_id="core_group",
        area=Area.CHILD_PROTECTION,
        requirement="the core group first meets",
        trigger="the initial child protection conference",
        ages=CHILDHOOD,
        entries=through_the_editions(
            once(Period(working_days=10)),
            "chapter 1, core groups",
            Certainty.FROM_MEMORY,
            "procedures of partnerships: Sefton, Newcastle, Tees",
            in_2010=True,
        ),
        aliases=["first core group"],
    ),
    rule_over_time(
        rule_id="rcpc_first",
        area=Area.CHILD_PROTECTION,
        requirement="the first review conference is held",
        trigger="the initial child protection conference that made the plan",
        ages=CHILDHOOD,
        entries=through_the_editions(
            once(Period(months=3)), "chapter 1, review conferences", Certainty.SECONDARY, _CONFERENCES, in_2010=True
        ),
        aliases=["first review conference", "first RCPC", "first CP review"],
    ),
    rule_over_time(
        rule_id="rcpc_subsequent",
        area=Area.CHILD_PROTECTION,
        requirement="a further review conference is held",
        trigger="the previous review conference",
        ages=CHILDHOOD,
        entries=through_the_editions(
            every(Period(months=6)), "chapter 1, review conferences", Certainty.SECONDARY, _CONFERENCES, in_2010=True
        ),
        note="one partnership adds: within 20 working days of birth for a plan made before it, if that is sooner",
        aliases=["review child protection conference", "RCPC", "review conference", "CP review"],
    ),
    rule_since(
        rule_id="care_proceedings",
        area=Area.COURT,
        requirement="an application for a care or supervision order is disposed of",
        trigger="issue of the application",
        ages=CHILDHOOD,
        since=date(2014, 4, 22),
        limit=once(Period(weeks=26), counting=BEGINNING_WITH_THE_DAY),
        source=Source(
            title=CHILDREN_ACT_1989,
            clause="s32(1)(a)(ii), from section 14 of the Children and Families Act 2014",
            published_at="legislation.gov.uk/ukpga/1989/41/section/32",
            certainty=Certainty.VERIFIED,
            checked_on=READ_ON,
            version_read="as amended",
            note="the period begins with the day of issue; in force by SI 2014/889, article 4; the court may extend",
        ),
        other_counts=[
            OtherCount(name="day of issue as day 0", limit=once(Period(weeks=26)), source=FROM_LOCAL_TOOLS),
        ],
        aliases=["26 weeks", "PLO 26 weeks"],
    ),
)
