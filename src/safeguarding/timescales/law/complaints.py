"""Complaints by and for children (SI 2006/1738), and allegations against staff."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timelines import Timeline
from safeguarding.timescales.counting import Counting, WorkingDays
from safeguarding.timescales.law.writing import READ_ON, WORKING_TOGETHER_SINCE, in_force, working_together
from safeguarding.timescales.limits import Limit, ShareTarget
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.schedules import Schedule, once
from safeguarding.timescales.words import Area

_PROCEDURE = "Children Act 1989 Representations Procedure (England) Regulations 2006, SI 2006/1738"
_PROCEDURE_SINCE = date(2006, 9, 1)
_COUNTING = Counting(working_days=WorkingDays.COMPLAINTS_REGULATIONS)


def _within(working_days: int, *, extended_to: int | None = None) -> Schedule:
    extension = Period(working_days=extended_to) if extended_to else None
    return once(Period(working_days=working_days), counting=_COUNTING, extended_to=extension)


def _target(rule_id: str, share: Fraction, within: Period, *, exceptions_allowed: bool = False) -> Timeline[Limit]:
    source = Source(
        title="Keeping children safe in education, an earlier edition",
        clause="paragraph 174",
        published_at="online.flipbuilder.com/ruih/lrev, page 47",
        certainty=Certainty.VERIFIED,
        note="read in an edition since replaced; first and last day not known",
    )
    target = ShareTarget(share=share, schedule=once(within), exceptions_allowed=exceptions_allowed)
    return in_force(rule_id, date(2014, 4, 1), target, source)


COMPLAINT_RULES = (
    Rule(
        rule_id="complaint_stage1",
        area=Area.COMPLAINTS,
        requirement="a complaint is answered at stage 1",
        trigger="the complaint",
        limits=in_force(
            "complaint_stage1",
            _PROCEDURE_SINCE,
            _within(10, extended_to=20),
            Source(
                title=_PROCEDURE,
                clause="reg 14",
                published_at="coramvoice.org.uk/young-peoples-zone/different-stages-complaints-procedure; royalgreenwich.gov.uk",
                certainty=Certainty.SECONDARY,
                checked_on=READ_ON,
                note="10 and 20 working days as a charity and a council give them",
            ),
        ),
    ),
    Rule(
        rule_id="complaint_stage2",
        area=Area.COMPLAINTS,
        requirement="a complaint is investigated at stage 2",
        trigger="the request for an investigation",
        limits=in_force(
            "complaint_stage2",
            _PROCEDURE_SINCE,
            _within(25, extended_to=65),
            Source(
                title=_PROCEDURE,
                clause="reg 17",
                published_at="royalgreenwich.gov.uk; coramvoice.org.uk; bexley.gov.uk",
                certainty=Certainty.SECONDARY,
                checked_on=READ_ON,
                note="25 and 65 working days as councils and a charity give them",
            ),
        ),
    ),
    Rule(
        rule_id="complaint_panel",
        area=Area.COMPLAINTS,
        requirement="the review panel meets",
        trigger="the authority receives the request",
        limits=in_force(
            "complaint_panel",
            _PROCEDURE_SINCE,
            _within(30),
            Source(
                title=_PROCEDURE,
                clause="reg 19(4)",
                published_at="legislation.gov.uk/uksi/2006/1738/regulation/19/made",
                certainty=Certainty.VERIFIED,
                checked_on=READ_ON,
            ),
        ),
    ),
    Rule(
        rule_id="complaint_panel_report",
        area=Area.COMPLAINTS,
        requirement="the panel sends its report",
        trigger="the panel's meeting",
        limits=in_force(
            "complaint_panel_report",
            _PROCEDURE_SINCE,
            _within(5),
            Source(
                title=_PROCEDURE,
                clause="reg 20",
                published_at="standards.esd.org.uk, duty 3565",
                certainty=Certainty.SECONDARY,
            ),
        ),
        note="or as soon as reasonably practicable",
    ),
    Rule(
        rule_id="complaint_la_response",
        area=Area.COMPLAINTS,
        requirement="the authority answers the panel's recommendations",
        trigger="receipt of the recommendations",
        limits=in_force(
            "complaint_la_response",
            _PROCEDURE_SINCE,
            _within(15),
            Source(
                title=_PROCEDURE,
                clause="reg 20(3)",
                published_at="standards.esd.org.uk, duty 3565",
                certainty=Certainty.SECONDARY,
            ),
        ),
    ),
    Rule(
        rule_id="lado_referral",
        area=Area.LADO,
        requirement="an allegation is reported to the designated officer",
        trigger="the allegation",
        limits=in_force(
            "lado_referral",
            WORKING_TOGETHER_SINCE,
            once(Period(working_days=1)),
            working_together(
                "and Keeping children safe in education", Certainty.SECONDARY, "national-lado-network.co.uk"
            ),
        ),
    ),
    Rule(
        rule_id="lado_80",
        area=Area.LADO,
        requirement="four in five cases are resolved",
        trigger="the allegation",
        limits=_target("lado_80", Fraction(4, 5), Period(months=1)),
    ),
    Rule(
        rule_id="lado_90",
        area=Area.LADO,
        requirement="nine in ten cases are resolved",
        trigger="the allegation",
        limits=_target("lado_90", Fraction(9, 10), Period(months=3)),
    ),
    Rule(
        rule_id="lado_all",
        area=Area.LADO,
        requirement="all but the most exceptional cases are resolved",
        trigger="the allegation",
        limits=_target("lado_all", Fraction(1), Period(months=12), exceptions_allowed=True),
    ),
)
