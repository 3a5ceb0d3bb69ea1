"""Reviews of children looked after, and short breaks: SI 2010/959, parts 6 and 9."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timescales.counting import BEGINNING_WITH_THE_DAY
from safeguarding.timescales.law.entries import (
    FROM_LOCAL_TOOLS,
    READ_ON,
    check_of_the_return,
    rule_since,
    usual_other_counts,
)
from safeguarding.timescales.limits import RollingTotal
from safeguarding.timescales.rules import OtherCount
from safeguarding.timescales.schedules import every, once
from safeguarding.timescales.words import Area, Expects

CARE_PLANNING = "Care Planning, Placement and Case Review (England) Regulations 2010, SI 2010/959"
CARE_PLANNING_SINCE = date(2011, 4, 1)


def _reviews(clause: str) -> Source:
    return Source(
        title=CARE_PLANNING,
        clause=clause,
        published_at="legislation.gov.uk/uksi/2010/959/part/6/made",
        certainty=Certainty.VERIFIED,
    )


def _short_breaks(clause: str) -> Source:
    return Source(
        title=CARE_PLANNING,
        clause=clause,
        published_at="legislation.gov.uk/uksi/2010/959/part/9/made",
        certainty=Certainty.VERIFIED,
        checked_on=READ_ON,
    )


_LATER_REVIEWS = _reviews("reg 33(2)")

LOOKED_AFTER_RULES = (
    rule_since(
        rule_id="cla_review_first",
        area=Area.LOOKED_AFTER,
        requirement="the child's case is first reviewed",
        trigger="the child becomes looked after",
        since=CARE_PLANNING_SINCE,
        limit=once(Period(working_days=20)),
        source=_reviews("reg 33(1)"),
        other_counts=[
            OtherCount(name="28 days", limit=once(Period(days=28)), source=FROM_LOCAL_TOOLS),
            *usual_other_counts(Period(working_days=20)),
        ],
    ),
    rule_since(
        rule_id="cla_review_second",
        area=Area.LOOKED_AFTER,
        requirement="the child's case is reviewed a second time",
        trigger="the first review",
        since=CARE_PLANNING_SINCE,
        limit=once(Period(months=3)),
        source=_LATER_REVIEWS,
    ),
    rule_since(
        rule_id="cla_review_subsequent",
        area=Area.LOOKED_AFTER,
        requirement="the child's case is reviewed again",
        trigger="the previous review",
        since=CARE_PLANNING_SINCE,
        limit=every(Period(months=6)),
        source=_LATER_REVIEWS,
        note="sooner where the independent reviewing officer asks for it (reg 33(3))",
    ),
    rule_since(
        rule_id="short_break_single",
        area=Area.LOOKED_AFTER,
        requirement="a single short-break placement ends",
        trigger="the start of the placement",
        since=CARE_PLANNING_SINCE,
        limit=once(Period(days=17), expects=Expects.ENDED, restarts_on="a new placement"),
        source=_short_breaks("reg 48(2)(c)(i)"),
        other_counts=[
            OtherCount(
                name="first and last day both counted",
                limit=once(
                    Period(days=17),
                    counting=BEGINNING_WITH_THE_DAY,
                    expects=Expects.ENDED,
                    restarts_on="a new placement",
                ),
                source=FROM_LOCAL_TOOLS,
            ),
        ],
        note="17 nights pass, as in the return's rule 365; the regulation speaks of what is intended",
    ),
    rule_since(
        rule_id="short_break_year",
        area=Area.LOOKED_AFTER,
        requirement="short breaks stay within their total",
        trigger="any 12 months",
        since=CARE_PLANNING_SINCE,
        limit=RollingTotal(most_days=75, window=Period(months=12)),
        source=_short_breaks("reg 48(2)(c)(iii)"),
        other_counts=[
            OtherCount(
                name="903 rule 367",
                limit=RollingTotal(most_days=75, window=Period(months=12), starts_each=(4, 1)),
                source=check_of_the_return("rule 367", "adds up within the collection year, not in every 12 months"),
            ),
        ],
    ),
)
