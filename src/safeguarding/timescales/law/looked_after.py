"""Reviews of children looked after, and short breaks: SI 2010/959, parts 6 and 9."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timescales.ages import CHILDHOOD
from safeguarding.timescales.counting import BEGINNING_WITH_THE_DAY
from safeguarding.timescales.law.coronavirus import noted_in_2020, relaxed_in_2020, si_2020_445
from safeguarding.timescales.law.entries import (
    AS_MADE,
    FROM_LOCAL_TOOLS,
    LOOKED_UP_ON,
    check_of_the_return,
    rule_over_time,
    usual_other_counts,
)
from safeguarding.timescales.limits import RollingTotal
from safeguarding.timescales.rules import OtherCount
from safeguarding.timescales.schedules import Relaxed, every, once
from safeguarding.timescales.words import Area, Expects, RelaxedBy

CARE_PLANNING = "Care Planning, Placement and Case Review (England) Regulations 2010, SI 2010/959"
CARE_PLANNING_SINCE = date(2011, 4, 1)
_BEFORE = (
    "before April 2011 SI 1991/895 asked for four weeks, three months and six months (from memory, so not counted here)"
)


def _reviews(clause: str) -> Source:
    return Source(
        title=CARE_PLANNING,
        clause=clause,
        published_at="legislation.gov.uk/uksi/2010/959/part/6/made",
        certainty=Certainty.VERIFIED,
        checked_on=LOOKED_UP_ON,
        version_read=AS_MADE,
    )


def _short_breaks(clause: str) -> Source:
    return Source(
        title=CARE_PLANNING,
        clause=clause,
        published_at="legislation.gov.uk/uksi/2010/959/part/9/made",
        certainty=Certainty.VERIFIED,
        checked_on=LOOKED_UP_ON,
        version_read=AS_MADE,
    )


_LATER_REVIEWS = _reviews("reg 33(2)")

LOOKED_AFTER_RULES = (
    rule_over_time(
        rule_id="cla_review_first",
        area=Area.LOOKED_AFTER,
        requirement="the child's case is first reviewed",
        trigger="the child becomes looked after",
        ages=CHILDHOOD,
        entries=noted_in_2020(CARE_PLANNING_SINCE, once(Period(working_days=20)), _reviews("reg 33(1)")),
        other_counts=[
            OtherCount(name="28 days", limit=once(Period(days=28)), source=FROM_LOCAL_TOOLS),
            *usual_other_counts(Period(working_days=20)),
        ],
        note=_BEFORE,
        aliases=["initial LAC review", "initial CLA review", "first LAC review", "first CLA review", "first review"],
    ),
    rule_over_time(
        rule_id="cla_review_second",
        area=Area.LOOKED_AFTER,
        requirement="the child's case is reviewed a second time",
        trigger="the first review",
        ages=CHILDHOOD,
        entries=noted_in_2020(CARE_PLANNING_SINCE, once(Period(months=3)), _LATER_REVIEWS),
        note=_BEFORE,
        aliases=["second LAC review", "second CLA review", "second review"],
    ),
    rule_over_time(
        rule_id="cla_review_subsequent",
        area=Area.LOOKED_AFTER,
        requirement="the child's case is reviewed again",
        trigger="the previous review",
        ages=CHILDHOOD,
        entries=relaxed_in_2020(
            CARE_PLANNING_SINCE,
            every(Period(months=6)),
            _LATER_REVIEWS,
            relaxed=Relaxed(by=RelaxedBy.REPLACED, words="where reasonably practicable thereafter"),
            told=si_2020_445("reg 8(14), amending reg 33(2)"),
            changed="where reasonably practicable in place of six months, after the second review",
        ),
        note=f"sooner where the independent reviewing officer asks for it (reg 33(3)); {_BEFORE}",
        aliases=[
            "looked after child review",
            "child looked after review",
            "child in care review",
            "IRO review",
            "LAC review",
            "CLA review",
            "CIC review",
            "looked after review",
            "statutory review",
        ],
    ),
    rule_over_time(
        rule_id="short_break_single",
        area=Area.LOOKED_AFTER,
        requirement="a single short-break placement ends",
        trigger="the start of the placement",
        entries=relaxed_in_2020(
            CARE_PLANNING_SINCE,
            once(Period(days=17), expects=Expects.ENDED, restarts_on="a new placement"),
            _short_breaks("reg 48(2)(c)(i)"),
            relaxed=Relaxed(by=RelaxedBy.REPLACED, words="no bound on one placement, within the 75 days of a year"),
            told=si_2020_445(
                "reg 8(18), amending reg 48", "a child placed in short breaks meanwhile: as if still in force (reg 21)"
            ),
            changed="the bound of 17 days on a single short break was lifted",
            saved=True,
        ),
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
        note=(
            "17 nights pass, as in the return's rule 365; the regulation speaks of what is intended, and of a child who is "
            "not in care, in a series with the same person or place, who goes home after each"
        ),
        aliases=["17 days", "short break", "respite 17 days"],
    ),
    rule_over_time(
        rule_id="short_break_year",
        area=Area.LOOKED_AFTER,
        requirement="short breaks stay within their total",
        trigger="any 12 months",
        entries=noted_in_2020(
            CARE_PLANNING_SINCE,
            RollingTotal(most_days=75, window=Period(months=12)),
            _short_breaks("reg 48(2)(c)(iii)"),
        ),
        other_counts=[
            OtherCount(
                name="903 rule 367",
                limit=RollingTotal(most_days=75, window=Period(months=12), starts_each=(4, 1)),
                source=check_of_the_return("rule 367", "adds up within the collection year, not in every 12 months"),
            ),
        ],
        note="of a child who is not in care, in a series with the same person or place, who goes home after each",
        aliases=["75 days", "respite 75 days"],
    ),
)
