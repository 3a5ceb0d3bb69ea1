"""Complaints by and for children (SI 2006/1738), and allegations against staff."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timescales.counting import SI_2006_1738, Counting, WorkingDays
from safeguarding.timescales.law.coronavirus import NOT_READ, SOON, WHERE_PRACTICABLE, relaxed_in_2020, si_2020_445
from safeguarding.timescales.law.entries import AS_MADE, LOOKED_UP_ON, READ_ON, rule_over_time, rule_since
from safeguarding.timescales.law.working_together import through_the_editions
from safeguarding.timescales.limits import ShareTarget
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.schedules import Schedule, once
from safeguarding.timescales.words import Area

_PROCEDURE_SINCE = date(2006, 9, 1)
_COUNTING = Counting(working_days=WorkingDays.COMPLAINTS_REGULATIONS)
_UNTOLD = "SI 2020/445 amended the regulations; whether this limit was relaxed was not read"


def _within(working_days: int, *, extended_to: int | None = None) -> Schedule:
    extension = Period(working_days=extended_to) if extended_to else None
    return once(Period(working_days=working_days), counting=_COUNTING, extended_to=extension)


def _procedure(clause: str, published_at: str, note: str = "") -> Source:
    return Source(
        title=SI_2006_1738,
        clause=clause,
        published_at=published_at,
        certainty=Certainty.SECONDARY,
        checked_on=LOOKED_UP_ON,
        note=note,
    )


_KEEPING_CHILDREN_SAFE = Source(
    title="Keeping children safe in education, an earlier edition",
    clause="paragraph 174",
    published_at="online.flipbuilder.com/ruih/lrev, page 47",
    certainty=Certainty.VERIFIED,
    checked_on=READ_ON,
    version_read="one edition, whose year is not printed",
    note="read in an edition since replaced; first and last day not known, gone from September 2021 by memory",
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
        note="a target for a share of all cases, which calls no single case late",
    )


COMPLAINT_RULES = (
    rule_over_time(
        rule_id="complaint_stage1",
        area=Area.COMPLAINTS,
        requirement="a complaint is answered at stage 1",
        trigger="the complaint",
        entries=relaxed_in_2020(
            _PROCEDURE_SINCE,
            _within(10, extended_to=20),
            _procedure(
                "reg 14",
                "coramvoice.org.uk/young-peoples-zone/different-stages-complaints-procedure; royalgreenwich.gov.uk",
                "10 and 20 working days as a charity and a council give them",
            ),
            relaxed=NOT_READ,
            told=si_2020_445("reg 6"),
            changed=_UNTOLD,
        ),
        aliases=["stage 1", "stage one complaint"],
    ),
    rule_over_time(
        rule_id="complaint_stage2",
        area=Area.COMPLAINTS,
        requirement="a complaint is investigated at stage 2",
        trigger="the request for an investigation",
        entries=relaxed_in_2020(
            _PROCEDURE_SINCE,
            _within(25, extended_to=65),
            _procedure(
                "reg 17",
                "royalgreenwich.gov.uk; coramvoice.org.uk; bexley.gov.uk",
                "25 and 65 working days as councils and a charity give them",
            ),
            relaxed=NOT_READ,
            told=si_2020_445("reg 6"),
            changed=_UNTOLD,
        ),
        aliases=["stage 2", "stage two complaint"],
    ),
    rule_over_time(
        rule_id="complaint_panel",
        area=Area.COMPLAINTS,
        requirement="the review panel meets",
        trigger="the authority receives the request",
        entries=relaxed_in_2020(
            _PROCEDURE_SINCE,
            _within(30),
            Source(
                title=SI_2006_1738,
                clause="reg 19(4)",
                published_at="legislation.gov.uk/uksi/2006/1738/regulation/19/made",
                certainty=Certainty.VERIFIED,
                checked_on=LOOKED_UP_ON,
                version_read=AS_MADE,
            ),
            relaxed=WHERE_PRACTICABLE,
            told=si_2020_445("reg 6"),
            changed="the time for the panel held only where it was reasonably practicable",
        ),
        aliases=["stage 3", "review panel"],
    ),
    rule_over_time(
        rule_id="complaint_panel_report",
        area=Area.COMPLAINTS,
        requirement="the panel sends its report",
        trigger="the panel's meeting",
        entries=relaxed_in_2020(
            _PROCEDURE_SINCE,
            _within(5),
            _procedure("reg 20", "standards.esd.org.uk, duty 3565"),
            relaxed=SOON,
            told=si_2020_445("reg 6"),
            changed="as soon as reasonably practicable in place of five working days",
        ),
        note="one register of duties, of 2022, says: within 5 working days or as soon as is reasonably practicable",
    ),
    rule_over_time(
        rule_id="complaint_la_response",
        area=Area.COMPLAINTS,
        requirement="the authority answers the panel's recommendations",
        trigger="receipt of the recommendations",
        entries=relaxed_in_2020(
            _PROCEDURE_SINCE,
            _within(15),
            _procedure("reg 20(3)", "standards.esd.org.uk, duty 3565"),
            relaxed=NOT_READ,
            told=si_2020_445("reg 6"),
            changed=_UNTOLD,
        ),
    ),
    rule_since(
        rule_id="complaint_request_next_stage",
        area=Area.COMPLAINTS,
        requirement="the complainant asks for the next stage",
        trigger="the answer at the stage before",
        since=_PROCEDURE_SINCE,
        limit=_within(20),
        source=_procedure("and guidance", "pages of Bexley, Devon and Manchester", "one charity says 28 days"),
        note="a later request may still be taken",
    ),
    rule_over_time(
        rule_id="lado_referral",
        area=Area.LADO,
        requirement="an allegation is reported to the designated officer",
        trigger="the allegation",
        entries=through_the_editions(
            once(Period(working_days=1)),
            "and Keeping children safe in education",
            Certainty.SECONDARY,
            "national-lado-network.co.uk",
            in_2010=True,
        ),
        aliases=["LADO referral", "allegation"],
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
