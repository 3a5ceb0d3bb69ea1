"""The health and the schooling of children looked after."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timelines import DatedValue
from safeguarding.timescales.ages import CHILDHOOD, AgeRange
from safeguarding.timescales.law.coronavirus import noted_in_2020
from safeguarding.timescales.law.entries import (
    FROM_LOCAL_TOOLS,
    LOOKED_UP_ON,
    copy_of,
    entry,
    rule_over_time,
    rule_since,
    usual_other_counts,
)
from safeguarding.timescales.law.looked_after import CARE_PLANNING, CARE_PLANNING_SINCE
from safeguarding.timescales.limits import EachPeriod, Limit, PeriodKind
from safeguarding.timescales.rules import OtherCount
from safeguarding.timescales.schedules import Birthday, every, once
from safeguarding.timescales.words import Area


def _health(clause: str, note: str = "") -> Source:
    return Source(
        title=CARE_PLANNING,
        clause=clause,
        published_at=copy_of("uksi/2010/959"),
        certainty=Certainty.VERIFIED,
        checked_on=LOOKED_UP_ON,
        version_read="as in force on 1 August 2012, and in 2013",
        note=note,
    )


def _return(clause: str, note: str) -> Source:
    return Source(
        title="Children looked after return (SSDA903), guidance on health (OC2)",
        clause=clause,
        certainty=Certainty.SECONDARY,
        checked_on=LOOKED_UP_ON,
        note=note,
    )


def _education(limit: Limit, clause: str) -> list[DatedValue[Limit]]:
    """The entries of a limit of the guidance on the education of children looked after, by its editions."""
    older = Source(
        title="Promoting the educational achievement of looked-after children (March 2010, and editions up to 2018)",
        clause=clause,
        certainty=Certainty.FROM_MEMORY,
        checked_on=LOOKED_UP_ON,
        note="that the edition exists is read in a council's guide; the number for it and its day in March are from memory",
    )
    newer = Source(
        title="Promoting the education of looked-after and previously looked-after children (2018)",
        clause=clause,
        published_at="knowsleychildcare.proceduresonline.com; oldham.gov.uk; the day on gov.uk",
        certainty=Certainty.SECONDARY,
        checked_on=LOOKED_UP_ON,
        note="as councils give it; the page of the guidance was last updated on 26 February 2018",
    )
    return [
        entry(date(2010, 3, 1), limit, older),
        entry(date(2018, 2, 26), limit, newer, changed="the edition of 2018; no change to this number is known"),
    ]


HEALTH_AND_EDUCATION_RULES = (
    rule_over_time(
        rule_id="iha",
        area=Area.HEALTH,
        requirement="the initial health assessment is made, with a health plan for the first review",
        trigger="the child becomes looked after",
        ages=CHILDHOOD,
        entries=noted_in_2020(
            CARE_PLANNING_SINCE,
            once(Period(working_days=20)),
            _health(
                "reg 7(1)-(2)",
                "arranged for before the first review, which is due within 20 working days (reg 33(1)); not where one was made "
                "in the three months before",
            ),
        ),
        other_counts=[
            OtherCount(name="28 days", limit=once(Period(days=28)), source=FROM_LOCAL_TOOLS),
            *usual_other_counts(Period(working_days=20)),
        ],
        note="one council's measure counts children who reached their 28th day in care in the period",
        aliases=["initial LAC medical", "initial medical", "IHA", "initial health assessment"],
    ),
    rule_over_time(
        rule_id="rha_under5",
        area=Area.HEALTH,
        requirement="health is assessed again, before the fifth birthday",
        trigger="the previous assessment",
        ages=CHILDHOOD,
        entries=noted_in_2020(
            CARE_PLANNING_SINCE,
            every(Period(months=6), until=Birthday(5)),
            _health("reg 7(3)(a)", "at least once in every period of six months"),
        ),
        aliases=["RHA under 5", "review health assessment under five"],
    ),
    rule_over_time(
        rule_id="rha_5plus",
        area=Area.HEALTH,
        requirement="health is assessed again, from the fifth birthday",
        trigger="the previous assessment",
        entries=noted_in_2020(
            CARE_PLANNING_SINCE,
            every(Period(months=12)),
            _health("reg 7(3)(b)", "at least once in every period of 12 months"),
        ),
        ages=AgeRange(from_age=5, to_age=17, at_last_time=True),
        aliases=["RHA over 5", "RHA", "review health assessment", "annual health assessment"],
    ),
    rule_since(
        rule_id="dental_check",
        area=Area.HEALTH,
        requirement="the child's teeth are checked by a dentist",
        trigger="the previous check",
        ages=CHILDHOOD,
        since=date(2011, 4, 1),
        limit=every(Period(months=12)),
        source=_return(
            "teeth checked by a dentist", "once in the year of the return; since when, and the youngest age, not known"
        ),
        note="a measure of a return, of children looked after for twelve months at 31 March; not a limit of law",
        aliases=["dental", "dental check", "dental assessment", "dentist"],
    ),
    rule_since(
        rule_id="sdq",
        area=Area.HEALTH,
        requirement="the carer completes a strengths and difficulties questionnaire",
        trigger="the previous questionnaire; ages 4 to 16",
        since=date(2011, 4, 1),
        limit=every(Period(months=12)),
        source=_return(
            "strengths and difficulties questionnaire",
            "children aged 4 at the start to 16 at the end of the year, looked after 12 months; start not known",
        ),
        ages=AgeRange(from_age=4, to_age=16),
        note="a measure of a return, not a limit of law",
        aliases=["SDQ", "strengths and difficulties questionnaire"],
    ),
    rule_over_time(
        rule_id="pep_initiate",
        area=Area.EDUCATION,
        requirement="a personal education plan is begun",
        trigger="the child becomes looked after, in an emergency",
        ages=CHILDHOOD,
        entries=_education(once(Period(working_days=10)), "personal education plan begun"),
        aliases=["PEP started", "initial PEP"],
    ),
    rule_over_time(
        rule_id="pep_available",
        area=Area.EDUCATION,
        requirement="the personal education plan is ready for the first review",
        trigger="the child becomes looked after",
        ages=CHILDHOOD,
        entries=_education(once(Period(working_days=20)), "personal education plan ready for the first review"),
        aliases=["PEP", "first PEP", "personal education plan"],
    ),
    rule_over_time(
        rule_id="pep_review_termly",
        area=Area.EDUCATION,
        requirement="the personal education plan is looked at again",
        trigger="the first term that began after the plan was made",
        ages=CHILDHOOD,
        entries=_education(EachPeriod(kind=PeriodKind.SCHOOL_TERM), "personal education plan each term"),
        note="terms have the days that the authority and the school give them",
        aliases=["termly PEP", "PEP review"],
    ),
)
