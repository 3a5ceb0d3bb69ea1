"""Complaints by and for children (SI 2006/1738), and allegations against staff."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timescales.counting import SI_2006_1738, Counting, WorkingDays
from safeguarding.timescales.law.coronavirus import OR_AS_SOON, noted_in_2020, relaxed_in_2020, si_2020_445
from safeguarding.timescales.law.entries import LOOKED_UP_ON, READ_ON, copy_of, rule_over_time, rule_since
from safeguarding.timescales.law.working_together import through_the_editions
from safeguarding.timescales.limits import ShareTarget
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.schedules import Schedule, once
from safeguarding.timescales.words import Area

_PROCEDURE_SINCE = date(2006, 9, 1)
_COUNTING = Counting(working_days=WorkingDays.COMPLAINTS_REGULATIONS)
_PANEL_SAVED = "of representations investigated meanwhile under reg 17, what a panel still does may proceed as amended (reg 17 of SI 2020/445)"


def _within(working_days: int, *, extended_to: int | None = None) -> Schedule:
    extension = Period(working_days=extended_to) if extended_to else None
    return once(Period(working_days=working_days), counting=_COUNTING, extended_to=extension)


def _procedure(clause: str, note: str = "") -> Source:
    return Source(
        title=SI_2006_1738,
        clause=clause,
        published_at=copy_of("uksi/2006/1738"),
        certainty=Certainty.VERIFIED,
        checked_on=LOOKED_UP_ON,
        version_read="as in force on 1 July 2013",
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
        entries=noted_in_2020(
            _PROCEDURE_SINCE,
            _within(10, extended_to=20),
            _procedure("reg 14", "up to ten working days more where the authority considers it complex (reg 14(5))"),
        ),
        note="from the day on which an advocate who was asked for is appointed, or sufficient interest is decided (reg 14(3))",
        aliases=["stage 1 complaint", "stage 1", "stage one complaint"],
    ),
    rule_over_time(
        rule_id="complaint_stage2",
        area=Area.COMPLAINTS,
        requirement="a complaint is investigated at stage 2",
        trigger="the request for an investigation",
        entries=noted_in_2020(
            _PROCEDURE_SINCE,
            _within(25, extended_to=65),
            _procedure(
                "reg 17", "65 working days where the complainant is told in time why, and by which day (reg 17(6))"
            ),
        ),
        note="of a complaint made orally, from the day of its final written record (reg 17(5))",
        aliases=["stage 2 complaint", "stage 2", "stage two complaint"],
    ),
    rule_over_time(
        rule_id="complaint_panel",
        area=Area.COMPLAINTS,
        requirement="the review panel meets",
        trigger="the authority receives the request",
        entries=relaxed_in_2020(
            _PROCEDURE_SINCE,
            _within(30),
            _procedure("reg 19(4)"),
            relaxed=OR_AS_SOON,
            told=si_2020_445("reg 6(3), amending reg 19(4)", _PANEL_SAVED),
            changed="the panel might meet as soon as is reasonably practicable",
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
            _procedure("reg 20(2)"),
            relaxed=OR_AS_SOON,
            told=si_2020_445("reg 6(4)(a), amending reg 20(2)", _PANEL_SAVED),
            changed="the report might follow as soon as is reasonably practicable",
        ),
    ),
    rule_over_time(
        rule_id="complaint_la_response",
        area=Area.COMPLAINTS,
        requirement="the authority answers the panel's recommendations",
        trigger="receipt of the recommendations",
        entries=relaxed_in_2020(
            _PROCEDURE_SINCE,
            _within(15),
            _procedure("reg 20(3)"),
            relaxed=OR_AS_SOON,
            told=si_2020_445("reg 6(4)(b), amending reg 20(3)", _PANEL_SAVED),
            changed="the answer might follow as soon as is reasonably practicable",
        ),
    ),
    rule_over_time(
        rule_id="complaint_request_next_stage",
        area=Area.COMPLAINTS,
        requirement="the complainant asks for a review panel",
        trigger="receipt of the answer to the investigation",
        entries=relaxed_in_2020(
            _PROCEDURE_SINCE,
            _within(20),
            _procedure("reg 18(2)"),
            relaxed=OR_AS_SOON,
            told=si_2020_445("reg 6(2), amending reg 18(2)", _PANEL_SAVED),
            changed="the request might follow as soon as is reasonably practicable",
        ),
        note="the request for an investigation after stage 1 has no limit of its own (reg 15(2))",
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
