"""The health and the schooling of children looked after."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timescales.law.entries import FROM_LOCAL_TOOLS, rule_since, usual_other_counts
from safeguarding.timescales.law.looked_after import CARE_PLANNING, CARE_PLANNING_SINCE
from safeguarding.timescales.rules import OtherCount
from safeguarding.timescales.schedules import Birthday, every, once
from safeguarding.timescales.words import Area


def _health(clause: str, published_at: str) -> Source:
    return Source(title=CARE_PLANNING, clause=clause, published_at=published_at, certainty=Certainty.SECONDARY)


_EDUCATION = Source(
    title="Promoting the education of looked-after and previously looked-after children (2018)",
    published_at="knowsleychildcare.proceduresonline.com/p_child_first_la.html",
    certainty=Certainty.SECONDARY,
    note="as a council's procedures give it; the day of February 2018 is not known",
)

HEALTH_AND_EDUCATION_RULES = (
    rule_since(
        rule_id="iha",
        area=Area.HEALTH,
        requirement="the initial health assessment is made, with a health plan for the first review",
        trigger="the child becomes looked after",
        since=CARE_PLANNING_SINCE,
        limit=once(Period(working_days=20)),
        source=_health("reg 7(1)-(2)", "healthforunder5s.co.uk/leicestershire"),
        other_counts=[
            OtherCount(name="28 days", limit=once(Period(days=28)), source=FROM_LOCAL_TOOLS),
            *usual_other_counts(Period(working_days=20)),
        ],
        note="one council's measure counts children who reached their 28th day in care in the period",
    ),
    rule_since(
        rule_id="rha_under5",
        area=Area.HEALTH,
        requirement="health is assessed again, before the fifth birthday",
        trigger="the previous assessment",
        since=CARE_PLANNING_SINCE,
        limit=every(Period(months=6), until=Birthday(5)),
        source=_health("reg 7(3)(a)", "coventrychildcare.proceduresonline.com"),
    ),
    rule_since(
        rule_id="rha_5plus",
        area=Area.HEALTH,
        requirement="health is assessed again, from the fifth birthday",
        trigger="the previous assessment",
        since=CARE_PLANNING_SINCE,
        limit=every(Period(months=12)),
        source=_health("reg 7(3)(b)", "coventrychildcare.proceduresonline.com"),
    ),
    rule_since(
        rule_id="sdq",
        area=Area.HEALTH,
        requirement="the carer completes a strengths and difficulties questionnaire",
        trigger="the previous questionnaire; ages 4 to 16",
        since=date(2011, 4, 1),
        limit=every(Period(months=12)),
        source=Source(
            title="Children looked after return (SSDA903), guidance on health (OC2)",
            certainty=Certainty.SECONDARY,
            note="children aged 4 at the start to 16 at the end of the year, looked after 12 months; start not known",
        ),
    ),
    rule_since(
        rule_id="pep_initiate",
        area=Area.EDUCATION,
        requirement="a personal education plan is begun",
        trigger="the child becomes looked after, in an emergency",
        since=date(2018, 2, 1),
        limit=once(Period(working_days=10)),
        source=_EDUCATION,
    ),
    rule_since(
        rule_id="pep_available",
        area=Area.EDUCATION,
        requirement="the personal education plan is ready for the first review",
        trigger="the child becomes looked after",
        since=date(2018, 2, 1),
        limit=once(Period(working_days=20)),
        source=_EDUCATION,
        note="reviewed each term afterwards; that is from memory",
    ),
)
