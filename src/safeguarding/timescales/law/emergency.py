"""Emergency powers to protect a child, each with its longest duration."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timescales.counting import BEGINNING_WITH_THE_DAY
from safeguarding.timescales.law.entries import CHILDREN_ACT_1989, READ_ON, check_of_the_return, rule_since
from safeguarding.timescales.limits import DateSpanLimit, HourLimit
from safeguarding.timescales.rules import OtherCount
from safeguarding.timescales.schedules import once
from safeguarding.timescales.words import Area, Expects

_IN_FORCE = date(1991, 10, 14)


EMERGENCY_RULES = (
    rule_since(
        rule_id="police_protection",
        area=Area.CHILD_PROTECTION,
        requirement="police protection ends",
        trigger="the time at which the child was taken into police protection",
        since=_IN_FORCE,
        limit=HourLimit(hours=72, expects=Expects.ENDED),
        source=Source(
            title=CHILDREN_ACT_1989,
            clause="s46(6)",
            published_at="childlawadvice.org.uk; legislation.gov.uk/ukpga/1989/41/section/46",
            certainty=Certainty.SECONDARY,
            note="subsection (6) itself was not seen",
        ),
        other_counts=[
            OtherCount(name="903 rule 361", limit=DateSpanLimit(days=3), source=check_of_the_return("rule 361")),
        ],
    ),
    rule_since(
        rule_id="epo",
        area=Area.CHILD_PROTECTION,
        requirement="an emergency protection order ends",
        trigger="the day of the order",
        since=_IN_FORCE,
        limit=once(Period(days=8), extended_to=Period(days=15), expects=Expects.ENDED),
        source=Source(
            title=CHILDREN_ACT_1989,
            clause="s45",
            published_at="childlawadvice.org.uk/information-pages/police-powers-of-protection-emergency-protection-orders",
            certainty=Certainty.SECONDARY,
            checked_on=READ_ON,
            note="eight days, extended once by up to seven; whether the first day counts was not seen",
        ),
        other_counts=[
            OtherCount(
                name="903 rule 362",
                limit=once(Period(days=21), expects=Expects.ENDED),
                source=check_of_the_return("rule 362"),
            ),
        ],
        note=(
            "from memory: where the eighth day is a Sunday or a public holiday, the court may let it end at noon on the "
            "next day that is none (s45(2)); after police protection the days run from the first day of that (s45(3))"
        ),
    ),
    rule_since(
        rule_id="child_assessment_order",
        area=Area.CHILD_PROTECTION,
        requirement="a child assessment order ends",
        trigger="the day specified in the order for the assessment to begin",
        since=_IN_FORCE,
        limit=once(Period(days=7), counting=BEGINNING_WITH_THE_DAY, expects=Expects.ENDED),
        source=Source(
            title=CHILDREN_ACT_1989,
            clause="s43(5)(b)",
            published_at="legislation.gov.uk/ukpga/1989/41/part/V/enacted",
            certainty=Certainty.VERIFIED,
            checked_on=READ_ON,
            note="the seven days begin with the day specified",
        ),
        other_counts=[
            OtherCount(
                name="903 rule 363",
                limit=once(Period(days=7), expects=Expects.ENDED),
                source=check_of_the_return("rule 363"),
            ),
        ],
    ),
)
