"""Emergency powers to protect a child, each with its longest duration."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timescales.counting import BEGINNING_WITH_THE_DAY
from safeguarding.timescales.law.entries import (
    CHILDREN_ACT_1989,
    LOOKED_UP_ON,
    check_of_the_return,
    copy_of,
    rule_since,
)
from safeguarding.timescales.limits import DateSpanLimit, HourLimit
from safeguarding.timescales.rules import OtherCount
from safeguarding.timescales.schedules import once
from safeguarding.timescales.words import Area, Expects

_IN_FORCE = date(1991, 10, 14)
_VERSION = "as in force on 25 March 2026"
_HOLIDAY = (
    "where the last of the eight days is a Sunday or a public holiday, the court may name noon of the first later day that is "
    "none (s45(2)): state the end that the order names"
)

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
            published_at=copy_of("ukpga/1989/41"),
            certainty=Certainty.VERIFIED,
            checked_on=LOOKED_UP_ON,
            version_read=_VERSION,
        ),
        other_counts=[
            OtherCount(name="903 rule 361", limit=DateSpanLimit(days=3), source=check_of_the_return("rule 361")),
        ],
        aliases=["PPO", "police powers", "s46", "section 46"],
    ),
    rule_since(
        rule_id="epo",
        area=Area.CHILD_PROTECTION,
        requirement="an emergency protection order ends",
        trigger="the day of the order",
        since=_IN_FORCE,
        limit=once(
            Period(days=8),
            extended_to=Period(days=15),
            expects=Expects.ENDED,
            ends_at_noon_after_holiday=True,
            begins_with="police protection",
        ),
        source=Source(
            title=CHILDREN_ACT_1989,
            clause="s45(1), (5)-(6)",
            published_at=copy_of("ukpga/1989/41"),
            certainty=Certainty.VERIFIED,
            checked_on=LOOKED_UP_ON,
            version_read=_VERSION,
            note="eight days, extended once by up to seven; whether the day of the order is the first, it does not say",
        ),
        other_counts=[
            OtherCount(
                name="day of the order counted",
                limit=once(
                    Period(days=8),
                    counting=BEGINNING_WITH_THE_DAY,
                    extended_to=Period(days=15),
                    expects=Expects.ENDED,
                    ends_at_noon_after_holiday=True,
                ),
                source=Source(
                    title="Armed Forces Act 1991, s21, of its like order",
                    published_at="legislation.gov.uk/ukpga/1991/62/section/21/enacted",
                    certainty=Certainty.SECONDARY,
                    checked_on=LOOKED_UP_ON,
                    note="it says 'beginning with the date of the order'; s45(1) does not say it: the safe count",
                ),
            ),
            OtherCount(
                name="903 rule 362",
                limit=once(Period(days=21), expects=Expects.ENDED),
                source=check_of_the_return("rule 362"),
            ),
        ],
        note=(
            f"{_HOLIDAY}; on an application by the police officer the days begin with the first day in police protection, "
            "which counts (s45(3)): give it as the event 'police protection'"
        ),
        aliases=["emergency protection order"],
    ),
    rule_since(
        rule_id="epo_after_police_protection",
        area=Area.CHILD_PROTECTION,
        requirement="an emergency protection order made on the application of the police officer ends",
        trigger="the first day on which the child was taken into police protection, which counts",
        since=_IN_FORCE,
        limit=once(
            Period(days=8),
            counting=BEGINNING_WITH_THE_DAY,
            extended_to=Period(days=15),
            expects=Expects.ENDED,
            ends_at_noon_after_holiday=True,
        ),
        source=Source(
            title=CHILDREN_ACT_1989,
            clause="s45(3)",
            published_at=copy_of("ukpga/1989/41"),
            certainty=Certainty.VERIFIED,
            checked_on=LOOKED_UP_ON,
            version_read=_VERSION,
            note="the eight days begin with the first day in police protection",
        ),
        note=f"of an application under s46(7) by the designated officer; {_HOLIDAY}",
        aliases=["EPO after police protection", "EPO after PPO"],
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
            checked_on=LOOKED_UP_ON,
            version_read="as enacted",
            note="the seven days begin with the day specified",
        ),
        other_counts=[
            OtherCount(
                name="903 rule 363",
                limit=once(Period(days=7), expects=Expects.ENDED),
                source=check_of_the_return("rule 363"),
            ),
        ],
        aliases=["CAO"],
    ),
)
