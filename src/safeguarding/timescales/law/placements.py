"""Plans, notices and approvals about a placement (SI 2010/959, parts 2 to 4), and how long the return lets a stay last."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timelines import Running
from safeguarding.timescales.ages import CHILDHOOD
from safeguarding.timescales.law.coronavirus import (
    AFTER_SI_2020_445,
    SI_2020_445_SINCE,
    SOON,
    noted_in_2020,
    relaxed_in_2020,
    si_2020_445,
)
from safeguarding.timescales.law.entries import (
    AS_MADE,
    LOOKED_UP_ON,
    check_of_the_return,
    copy_of,
    entry,
    rule_over_time,
    rule_since,
)
from safeguarding.timescales.law.looked_after import CARE_PLANNING, CARE_PLANNING_SINCE
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.schedules import once
from safeguarding.timescales.words import Area, Expects

SI_2013_3239 = (
    "Children's Homes and Looked after Children (Miscellaneous Amendments) (England) Regulations 2013, SI 2013/3239"
)


def _care_planning(
    clause: str, published_at: str, certainty: Certainty, *, version: str = "", note: str = ""
) -> Source:
    return Source(
        title=CARE_PLANNING,
        clause=clause,
        published_at=published_at,
        certainty=certainty,
        checked_on=LOOKED_UP_ON,
        version_read=version,
        note=note,
    )


def _longest_stay(rule: str, code: str, what: str, days: int) -> Rule:
    return rule_since(
        rule_id=f"respite_{rule}",
        area=Area.LOOKED_AFTER,
        requirement=f"a temporary placement ends: {what} ({code})",
        trigger="the start of the placement",
        since=date(2011, 4, 1),
        limit=once(Period(days=days), expects=Expects.ENDED, restarts_on="a new placement"),
        source=check_of_the_return(
            f"rule {rule}",
            "as the sector's published validator counts it: the last day at most so many days after the first",
        ),
        note="a check of a return, not a limit of law; since when it has been checked is not known",
        aliases=[f"903 rule {rule}", f"rule {rule}", rule, f"{code} stay"],
    )


_IN_2013 = "as in force on 1 August 2012, and in 2013"
_COPY = copy_of("uksi/2010/959")
_PLACEMENT_PLAN = _care_planning(
    "reg 9(2)", _COPY, Certainty.VERIFIED, version=_IN_2013, note="where the plan could not be made before placing"
)
_TEMPORARY_APPROVAL = _care_planning(
    "regs 24(1), 25(2)",
    _COPY,
    Certainty.VERIFIED,
    version=_IN_2013,
    note="extended once by up to eight weeks; while a refusal is reviewed, until the outcome (reg 25(3))",
)
_EMERGENCY_PLACEMENT = _care_planning("reg 23", _COPY, Certainty.VERIFIED, version=_IN_2013)

PLACEMENT_RULES = (
    rule_over_time(
        rule_id="care_plan",
        area=Area.LOOKED_AFTER,
        requirement="the care plan is prepared, where it could not be before the child was first placed",
        trigger="the start of the first placement",
        ages=CHILDHOOD,
        entries=noted_in_2020(
            CARE_PLANNING_SINCE,
            once(Period(working_days=10)),
            _care_planning(
                "reg 4(2)", "legislation.gov.uk/uksi/2010/959/part/2/made", Certainty.VERIFIED, version=AS_MADE
            ),
        ),
        note="not where section 31A of the 1989 Act applies; of a first placement before April 2011, as soon as practicable",
        aliases=["care plan"],
    ),
    rule_over_time(
        rule_id="placement_plan",
        area=Area.LOOKED_AFTER,
        requirement="the placement plan is prepared",
        trigger="the start of the placement",
        ages=CHILDHOOD,
        entries=relaxed_in_2020(
            CARE_PLANNING_SINCE,
            once(Period(working_days=5), restarts_on="a new placement"),
            _PLACEMENT_PLAN,
            relaxed=SOON,
            told=si_2020_445("reg 8(4), amending reg 9(2)"),
            changed="as soon as is reasonably practicable in place of five working days",
        ),
        aliases=["placement plan", "PIR", "placement information record"],
    ),
    rule_over_time(
        rule_id="placement_notice",
        area=Area.LOOKED_AFTER,
        requirement="notice of an emergency placement is given to parents, health, school, reviewing officer and others",
        trigger="the start of the placement",
        ages=CHILDHOOD,
        entries=noted_in_2020(
            CARE_PLANNING_SINCE,
            once(Period(working_days=5), restarts_on="a new placement"),
            _care_planning(
                "reg 13(1)-(2)",
                "legislation.gov.uk/uksi/2010/959/regulation/13/2011-04-01",
                Certainty.VERIFIED,
                version="as in force on 1 April 2011",
                note="before placing, but in an emergency within five working days, unless it is not reasonably practicable",
            ),
        ),
        note="the health body to be told changed in 2013 and on 1 July 2022, the time did not",
        aliases=["placement notification"],
    ),
    rule_since(
        rule_id="out_of_area_notice",
        area=Area.LOOKED_AFTER,
        requirement="the area authority is told of an emergency placement in its area",
        trigger="the start of the placement",
        ages=CHILDHOOD,
        since=date(2014, 1, 27),
        limit=once(Period(working_days=5), restarts_on="a new placement"),
        source=Source(
            title=SI_2013_3239,
            clause="reg 19, inserting reg 13(4) into SI 2010/959",
            published_at="legislation.gov.uk/uksi/2013/3239/part/3/made",
            certainty=Certainty.VERIFIED,
            checked_on=LOOKED_UP_ON,
            version_read=AS_MADE,
            note="in force on 27 January 2014 as the project's record of the law gives it; unless it is not practicable",
        ),
        note="before placing where it is no emergency; a placement at a distance needs the director's approval first (reg 11)",
        aliases=["out of area", "out of area notification", "OOA notification", "out of borough notice"],
    ),
    rule_over_time(
        rule_id="placement_end_notice",
        area=Area.LOOKED_AFTER,
        requirement="those who could not be told before are told that the placement has ended",
        trigger="the end of the placement",
        entries=noted_in_2020(
            CARE_PLANNING_SINCE,
            once(Period(working_days=10)),
            _care_planning(
                "reg 14(4)",
                "legislation.gov.uk/uksi/2010/959/regulation/14/made",
                Certainty.VERIFIED,
                version=AS_MADE,
                note="where it was not reasonably practicable to tell them before",
            ),
        ),
        aliases=["end of placement notice"],
    ),
    rule_over_time(
        rule_id="temporary_approval",
        area=Area.LOOKED_AFTER,
        requirement="the temporary approval of a connected person as foster carer ends, by full approval or otherwise",
        trigger="the temporary approval",
        ages=CHILDHOOD,
        entries=[
            entry(
                CARE_PLANNING_SINCE,
                once(Period(weeks=16), extended_to=Period(weeks=24), expects=Expects.ENDED),
                _TEMPORARY_APPROVAL,
            ),
            entry(
                SI_2020_445_SINCE,
                once(Period(weeks=24), extended_to=Period(weeks=32), expects=Expects.ENDED),
                si_2020_445(
                    "reg 8(11)-(12), substituting reg 24(1) and amending reg 25",
                    "of any person; an approval begun or given meanwhile proceeds as if it were still in force (reg 20)",
                ),
                changed="24 weeks in place of 16, and for any person; the extension by eight weeks stayed",
            ),
            entry(
                AFTER_SI_2020_445,
                once(Period(weeks=16), extended_to=Period(weeks=24), expects=Expects.ENDED),
                _TEMPORARY_APPROVAL,
                changed="the amendment of April 2020 ended; 16 weeks again",
                running=Running.OLD_RUNS_ON,
            ),
        ],
        aliases=[
            "connected person",
            "connected person assessment",
            "regulation 24",
            "reg 24",
            "connected person approval",
            "temporary approval 16 weeks",
        ],
    ),
    rule_over_time(
        rule_id="emergency_foster_placement",
        area=Area.LOOKED_AFTER,
        requirement="an emergency placement outside a foster carer's terms of approval ends",
        trigger="the start of the placement",
        ages=CHILDHOOD,
        entries=[
            entry(
                CARE_PLANNING_SINCE,
                once(Period(working_days=6), expects=Expects.ENDED),
                _EMERGENCY_PLACEMENT,
            ),
            entry(
                SI_2020_445_SINCE,
                once(Period(weeks=24), expects=Expects.ENDED),
                si_2020_445("reg 8(10), amending reg 23", "a placement made meanwhile: as if still in force (reg 19)"),
                changed="24 weeks in place of six working days",
            ),
            entry(
                AFTER_SI_2020_445,
                once(Period(working_days=6), expects=Expects.ENDED),
                _EMERGENCY_PLACEMENT,
                changed="the amendment of April 2020 ended",
                running=Running.OLD_RUNS_ON,
            ),
        ],
        aliases=["regulation 23 placement"],
    ),
    rule_over_time(
        rule_id="parent_placement_assessment",
        area=Area.LOOKED_AFTER,
        requirement="the assessment of a parent with whom a child was placed before it is completed",
        trigger="the start of the placement",
        ages=CHILDHOOD,
        entries=relaxed_in_2020(
            CARE_PLANNING_SINCE,
            once(Period(working_days=10)),
            _care_planning("reg 19(b)", _COPY, Certainty.VERIFIED, version=_IN_2013),
            relaxed=SOON,
            told=si_2020_445("reg 8(7), amending reg 19(b)", "a child placed meanwhile: as if still in force (reg 18)"),
            changed="as soon as reasonably practicable in place of ten working days",
            saved=True,
        ),
        aliases=["regulation 19 assessment"],
    ),
    _longest_stay("375", "T1", "in hospital", 42),
    _longest_stay("376", "T3", "while the usual carer is on holiday", 21),
    _longest_stay("379", "T4", "for a reason that is not one of the others", 7),
)
