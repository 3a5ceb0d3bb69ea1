"""Complaints by and for children (SI 2006/1738), and allegations against staff."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timescales.counting import SI_2006_1738, Counting, WorkingDays
from safeguarding.timescales.law.entries import READ_ON, WORKING_TOGETHER_SINCE, rule_since, working_together
from safeguarding.timescales.limits import ShareTarget
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.schedules import Schedule, once
from safeguarding.timescales.words import Area

_PROCEDURE_SINCE = date(2006, 9, 1)
_COUNTING = Counting(working_days=WorkingDays.COMPLAINTS_REGULATIONS)


def _within(working_days: int, *, extended_to: int | None = None) -> Schedule:
    extension = Period(working_days=extended_to) if extended_to else None
    return once(Period(working_days=working_days), counting=_COUNTING, extended_to=extension)


_KEEPING_CHILDREN_SAFE = Source(
    title="Keeping children safe in education, an earlier edition",
    clause="paragraph 174",
    published_at="online.flipbuilder.com/ruih/lrev, page 47",
    certainty=Certainty.VERIFIED,
    note="read in an edition since replaced; first and last day not known",
)


def _resolved(
    rule_id: str, requirement: str, share: Fraction, within: Period, *, exceptions_allowed: bool = False
) -> Rule:
    return rule_since(
        rule_id=rule_id,
        area=Area.LADO,
        requirement=requirement,
        trigger="the allegation",
        since=date(2014, 4, 1),
        limit=ShareTarget(share=share, schedule=once(within), exceptions_allowed=exceptions_allowed),
        source=_KEEPING_CHILDREN_SAFE,
    )


COMPLAINT_RULES = (
    rule_since(
        rule_id="complaint_stage1",
        area=Area.COMPLAINTS,
        requirement="a complaint is answered at stage 1",
        trigger="the complaint",
        since=_PROCEDURE_SINCE,
        limit=_within(10, extended_to=20),
        source=Source(
            title=SI_2006_1738,
            clause="reg 14",
            published_at="coramvoice.org.uk/young-peoples-zone/different-stages-complaints-procedure; royalgreenwich.gov.uk",
            certainty=Certainty.SECONDARY,
            checked_on=READ_ON,
            note="10 and 20 working days as a charity and a council give them",
        ),
    ),
    rule_since(
        rule_id="complaint_stage2",
        area=Area.COMPLAINTS,
        requirement="a complaint is investigated at stage 2",
        trigger="the request for an investigation",
        since=_PROCEDURE_SINCE,
        limit=_within(25, extended_to=65),
        source=Source(
            title=SI_2006_1738,
            clause="reg 17",
            published_at="royalgreenwich.gov.uk; coramvoice.org.uk; bexley.gov.uk",
            certainty=Certainty.SECONDARY,
            checked_on=READ_ON,
            note="25 and 65 working days as councils and a charity give them",
        ),
    ),
    rule_since(
        rule_id="complaint_panel",
        area=Area.COMPLAINTS,
        requirement="the review panel meets",
        trigger="the authority receives the request",
        since=_PROCEDURE_SINCE,
        limit=_within(30),
        source=Source(
            title=SI_2006_1738,
            clause="reg 19(4)",
            published_at="legislation.gov.uk/uksi/2006/1738/regulation/19/made",
            certainty=Certainty.VERIFIED,
            checked_on=READ_ON,
        ),
    ),
    rule_since(
        rule_id="complaint_panel_report",
        area=Area.COMPLAINTS,
        requirement="the panel sends its report",
        trigger="the panel's meeting",
        since=_PROCEDURE_SINCE,
        limit=_within(5),
        source=Source(
            title=SI_2006_1738,
            clause="reg 20",
            published_at="standards.esd.org.uk, duty 3565",
            certainty=Certainty.SECONDARY,
        ),
        note="or as soon as reasonably practicable",
    ),
    rule_since(
        rule_id="complaint_la_response",
        area=Area.COMPLAINTS,
        requirement="the authority answers the panel's recommendations",
        trigger="receipt of the recommendations",
        since=_PROCEDURE_SINCE,
        limit=_within(15),
        source=Source(
            title=SI_2006_1738,
            clause="reg 20(3)",
            published_at="standards.esd.org.uk, duty 3565",
            certainty=Certainty.SECONDARY,
        ),
    ),
    rule_since(
        rule_id="lado_referral",
        area=Area.LADO,
        requirement="an allegation is reported to the designated officer",
        trigger="the allegation",
        since=WORKING_TOGETHER_SINCE,
        limit=once(Period(working_days=1)),
        source=working_together(
            "and Keeping children safe in education", Certainty.SECONDARY, "national-lado-network.co.uk"
        ),
    ),
    _resolved("lado_80", "four in five cases are resolved", Fraction(4, 5), Period(months=1)),
    _resolved("lado_90", "nine in ten cases are resolved", Fraction(9, 10), Period(months=3)),
    _resolved(
        "lado_all",
        "all but the most exceptional cases are resolved",
        Fraction(1),
        Period(months=12),
        exceptions_allowed=True,
    ),
)
