"""Visits to children looked after: SI 2010/959, regulation 28."""

from __future__ import annotations

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timescales.law.entries import READ_ON, rule_since
from safeguarding.timescales.law.looked_after import CARE_PLANNING, CARE_PLANNING_SINCE
from safeguarding.timescales.rules import OtherCount
from safeguarding.timescales.schedules import Anniversary, Reached, Schedule, Step, Times, every, once
from safeguarding.timescales.words import Area

FIRST_REVIEW = "first review"
A_NEW_PLACEMENT = "a new placement"


def _visits(clause: str) -> Source:
    return Source(
        title=CARE_PLANNING,
        clause=clause,
        published_at="legislation.gov.uk/uksi/2010/959/regulation/28/made",
        certainty=Certainty.VERIFIED,
        checked_on=READ_ON,
    )


def _weekly_until_first_review(afterwards: Period) -> Schedule:
    return Schedule(
        steps=[Step(interval=Period(weeks=1), until=Reached(FIRST_REVIEW)), Step(interval=afterwards)],
        restarts_on=A_NEW_PLACEMENT,
    )


VISIT_RULES = (
    rule_since(
        rule_id="cla_visit_first",
        area=Area.LOOKED_AFTER,
        requirement="the child is visited",
        trigger="the start of any placement; each move starts afresh",
        since=CARE_PLANNING_SINCE,
        limit=once(Period(weeks=1), restarts_on=A_NEW_PLACEMENT),
        source=_visits("reg 28(2)(a)"),
    ),
    rule_since(
        rule_id="cla_visit_year1",
        area=Area.LOOKED_AFTER,
        requirement="the child is visited in the first year of a placement",
        trigger="the previous visit",
        since=CARE_PLANNING_SINCE,
        limit=every(Period(weeks=6), until=Anniversary(Period(years=1)), restarts_on=A_NEW_PLACEMENT),
        source=_visits("reg 28(2)(b)"),
    ),
    rule_since(
        rule_id="cla_visit_permanent",
        area=Area.LOOKED_AFTER,
        requirement="the child is visited after the first year, where the placement is to last to 18",
        trigger="the previous visit",
        since=CARE_PLANNING_SINCE,
        limit=every(Period(months=3), restarts_on=A_NEW_PLACEMENT),
        source=_visits("reg 28(2)(c)(i)"),
        other_counts=[
            OtherCount(
                name="not intended to last to 18",
                limit=every(Period(weeks=6), restarts_on=A_NEW_PLACEMENT),
                source=_visits("reg 28(2)(c)(ii)"),
            ),
            OtherCount(
                name="long-term foster placement, child agrees",
                limit=every(Period(months=6), restarts_on=A_NEW_PLACEMENT),
                source=Source(
                    title="SI 2015/495, amending SI 2010/959", clause="reg 28", certainty=Certainty.FROM_MEMORY
                ),
            ),
        ],
    ),
    rule_since(
        rule_id="cla_visit_parents_ico",
        area=Area.LOOKED_AFTER,
        requirement="the child is visited: interim care order and living with a parent, or temporary approval",
        trigger="the previous visit",
        since=CARE_PLANNING_SINCE,
        limit=_weekly_until_first_review(Period(weeks=4)),
        source=_visits("reg 28(4)"),
    ),
    rule_since(
        rule_id="cla_visit_reg19",
        area=Area.LOOKED_AFTER,
        requirement="the child is visited: placed with a parent before assessment",
        trigger="the previous visit",
        since=CARE_PLANNING_SINCE,
        limit=_weekly_until_first_review(Period(weeks=6)),
        source=_visits("reg 28(3)"),
    ),
    rule_since(
        rule_id="cla_visit_care_order_parents",
        area=Area.LOOKED_AFTER,
        requirement="the child is visited: care order and living with a parent",
        trigger="the making of the order",
        since=CARE_PLANNING_SINCE,
        limit=Schedule(
            steps=[Step(interval=Period(weeks=1), until=Times(1)), Step(interval=Period(weeks=6))],
        ),
        source=_visits("reg 28(5)"),
    ),
)
