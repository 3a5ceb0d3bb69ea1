"""Visits to children looked after: SI 2010/959, regulation 28."""

from __future__ import annotations

import functools
from datetime import date

import attrs

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timelines import DatedValue
from safeguarding.timescales.ages import CHILDHOOD
from safeguarding.timescales.law.coronavirus import (
    AFTER_SI_2020_909,
    OR_SOON,
    REMOTE_VISITS,
    relaxed_in_2020,
    si_2020_445,
)
from safeguarding.timescales.law.entries import AS_MADE, LOOKED_UP_ON, copy_of, entry, rule_over_time
from safeguarding.timescales.law.looked_after import CARE_PLANNING, CARE_PLANNING_SINCE
from safeguarding.timescales.limits import Limit
from safeguarding.timescales.rules import OtherCount
from safeguarding.timescales.schedules import Anniversary, Reached, Schedule, Step, Times, every, once
from safeguarding.timescales.words import Area

FIRST_REVIEW = "first review"
A_NEW_PLACEMENT = "a new placement"
SI_2015_495 = "Care Planning and Fostering (Miscellaneous Amendments) (England) Regulations 2015, SI 2015/495"
SI_2015_495_SINCE = date(2015, 4, 1)


@functools.cache
def _visits(clause: str) -> Source:
    return Source(
        title=CARE_PLANNING,
        clause=clause,
        published_at="legislation.gov.uk/uksi/2010/959/regulation/28/made; part 5 at 18 August 2014",
        certainty=Certainty.VERIFIED,
        checked_on=LOOKED_UP_ON,
        version_read="as made, and as in force on 18 August 2014",
    )


_LONG_TERM = Source(
    title=SI_2015_495,
    clause="reg 5, inserting reg 28(3A) into SI 2010/959",
    published_at=copy_of("uksi/2015/495"),
    certainty=Certainty.VERIFIED,
    checked_on=LOOKED_UP_ON,
    version_read=AS_MADE,
    note="the placement has lasted a year, and the child, of sufficient age and understanding, agrees",
)


def _since_2011(clause: str, limit: Schedule, *, in_2015: str = "") -> list[DatedValue[Limit]]:
    """The entries of an interval of visits: 2011, where it matters 2015, and what 2020 did to it."""
    usual = _visits(clause)
    first, relaxed, again = relaxed_in_2020(
        CARE_PLANNING_SINCE,
        limit,
        usual,
        relaxed=OR_SOON,
        told=si_2020_445("reg 8(13), amending reg 28"),
        changed="a visit not possible in the usual time was due as soon as reasonably practicable; by telephone or video too",
        afterwards=attrs.evolve(usual, clause=f"{clause}, with reg 28(1A) to (1E)", note=REMOTE_VISITS),
    )
    in_force = [entry(SI_2015_495_SINCE, limit, _amended(usual), changed=in_2015)] if in_2015 else []
    ended = entry(AFTER_SI_2020_909, limit, usual, changed="the permission for remote visits of SI 2020/909 ended")
    return [first, *in_force, relaxed, again, ended]


def _amended(usual: Source) -> Source:
    clause = f"{usual.clause}, as amended by SI 2015/495"
    return attrs.evolve(
        usual, clause=clause, note="SI 2015/495, read as made, added reg 28(3A) and left this paragraph"
    )


def _weekly_until_first_review(afterwards: Period) -> Schedule:
    return Schedule(
        steps=[Step(interval=Period(weeks=1), until=Reached(FIRST_REVIEW)), Step(interval=afterwards)],
        restarts_on=A_NEW_PLACEMENT,
    )


VISIT_RULES = (
    rule_over_time(
        rule_id="cla_visit_first",
        area=Area.LOOKED_AFTER,
        requirement="the child is visited",
        trigger="the start of any placement; each move starts afresh",
        ages=CHILDHOOD,
        entries=_since_2011("reg 28(2)(a)", once(Period(weeks=1), restarts_on=A_NEW_PLACEMENT)),
        aliases=["first LAC visit", "first statutory visit", "first visit in placement"],
    ),
    rule_over_time(
        rule_id="cla_visit_year1",
        area=Area.LOOKED_AFTER,
        requirement="the child is visited in the first year of a placement",
        trigger="the previous visit",
        ages=CHILDHOOD,
        entries=_since_2011(
            "reg 28(2)(b)",
            every(Period(weeks=6), until=Anniversary(Period(years=1)), restarts_on=A_NEW_PLACEMENT),
        ),
        aliases=[
            "SW visit",
            "social work visit",
            "LAC stat visit",
            "CLA stat visit",
            "CIC visit",
            "LAC visit",
            "CLA visit",
            "statutory visit",
            "stat visit",
        ],
    ),
    rule_over_time(
        rule_id="cla_visit_permanent",
        area=Area.LOOKED_AFTER,
        requirement="the child is visited after the first year, where the placement is to last to 18",
        trigger="the previous visit",
        ages=CHILDHOOD,
        entries=_since_2011(
            "reg 28(2)(c)(i)",
            every(Period(months=3), restarts_on=A_NEW_PLACEMENT),
            in_2015="some long-term foster placements may be visited every 6 months (reg 28(3A)); this interval stayed",
        ),
        other_counts=[
            OtherCount(
                name="not intended to last to 18",
                limit=every(Period(weeks=6), restarts_on=A_NEW_PLACEMENT),
                source=_visits("reg 28(2)(c)(ii)"),
            ),
            OtherCount(
                name="long-term foster placement, child agrees",
                limit=every(Period(months=6), restarts_on=A_NEW_PLACEMENT),
                source=_LONG_TERM,
                since=SI_2015_495_SINCE,
            ),
        ],
    ),
    rule_over_time(
        rule_id="cla_visit_long_term_foster",
        area=Area.LOOKED_AFTER,
        requirement="the child is visited in a long-term foster placement of a year or more, and agrees to fewer visits",
        trigger="the previous visit",
        ages=CHILDHOOD,
        entries=[
            attrs.evolve(each, starts_on=max(each.starts_on, SI_2015_495_SINCE), source=source)
            for each, source in zip(
                _since_2011("reg 28(3A)", every(Period(months=6), restarts_on=A_NEW_PLACEMENT)),
                (_LONG_TERM, si_2020_445("reg 8(13), amending reg 28"), _LONG_TERM, _LONG_TERM),
                strict=True,
            )
        ],
        note="every condition must hold; not every placement that is to last to 18 is a long-term foster placement",
        aliases=["long-term foster visit"],
    ),
    rule_over_time(
        rule_id="cla_visit_parents_ico",
        area=Area.LOOKED_AFTER,
        requirement="the child is visited: interim care order and living with a parent, or temporary approval",
        trigger="the previous visit",
        ages=CHILDHOOD,
        entries=_since_2011("reg 28(4)", _weekly_until_first_review(Period(weeks=4))),
        aliases=["placed with parents visit", "regulation 24 visit"],
    ),
    rule_over_time(
        rule_id="cla_visit_reg19",
        area=Area.LOOKED_AFTER,
        requirement="the child is visited: placed with a parent before assessment",
        trigger="the previous visit",
        ages=CHILDHOOD,
        entries=_since_2011("reg 28(3)", _weekly_until_first_review(Period(weeks=6))),
        aliases=["regulation 19 visit"],
    ),
    rule_over_time(
        rule_id="cla_visit_care_order_parents",
        area=Area.LOOKED_AFTER,
        requirement="the child is visited: care order and living with a parent",
        trigger="the making of the order",
        ages=CHILDHOOD,
        entries=_since_2011(
            "reg 28(5)",
            Schedule(steps=[Step(interval=Period(weeks=1), until=Times(1)), Step(interval=Period(weeks=6))]),
        ),
    ),
)
