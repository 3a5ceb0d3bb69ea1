"""Special educational needs: SI 2014/1530 and the Children and Families Act 2014."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timescales.law.coronavirus import lifted_for_a_reason_in_2020
from safeguarding.timescales.law.entries import AS_MADE, LOOKED_UP_ON, rule_over_time
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.schedules import Schedule, every, once
from safeguarding.timescales.words import Area

SEND = "Special Educational Needs and Disability Regulations 2014, SI 2014/1530"
SEND_SINCE = date(2014, 9, 1)
_A_REQUEST = "receipt of the request for an assessment, or becoming responsible"
_EXCUSES = "excused where advice was asked of a school closed for four weeks or more, and for other reasons"


def _regulations(clause: str, published_at: str, certainty: Certainty, *, version: str = "", note: str = "") -> Source:
    return Source(
        title=SEND,
        clause=clause,
        published_at=published_at,
        certainty=certainty,
        checked_on=LOOKED_UP_ON,
        version_read=version,
        note=note,
    )


def _rule(
    rule_id: str, requirement: str, trigger: str, *, limit: Schedule, source: Source, aliases: Iterable[str] = ()
) -> Rule:
    return rule_over_time(
        rule_id=rule_id,
        area=Area.SEND,
        requirement=requirement,
        trigger=trigger,
        entries=lifted_for_a_reason_in_2020(SEND_SINCE, limit, source),
        aliases=aliases,
    )


SEND_RULES = (
    _rule(
        "ehcp",
        "the final education, health and care plan is sent",
        "receipt of the request for an assessment",
        limit=once(Period(weeks=20)),
        source=_regulations(
            "reg 13(2)",
            "legislation.gov.uk/uksi/2014/1530/regulation/13/made",
            Certainty.VERIFIED,
            version=AS_MADE,
            note="reg 13(3) excuses some delays; relaxed for coronavirus from 1 May to 25 September 2020",
        ),
        aliases=["EHC plan", "EHCP 20 weeks", "20 weeks"],
    ),
    _rule(
        "ehc_decision_to_assess",
        "the authority says whether it will assess",
        _A_REQUEST,
        limit=once(Period(weeks=6)),
        source=_regulations(
            "reg 5(1)",
            "legislation.gov.uk/uksi/2014/1530/regulation/5",
            Certainty.VERIFIED,
            version="latest version",
            note=_EXCUSES,
        ),
        aliases=["EHC needs assessment decision", "6 week decision"],
    ),
    _rule(
        "ehc_advice",
        "those asked for advice give it",
        "the request for advice",
        limit=once(Period(weeks=6)),
        source=_regulations("reg 8(1)", "edyourself.org/send-regulations", Certainty.SECONDARY),
        aliases=["EHC advice"],
    ),
    _rule(
        "ehc_no_plan",
        "the authority says that it will make no plan",
        _A_REQUEST,
        limit=once(Period(weeks=16)),
        source=_regulations(
            "reg 10(1)",
            "legislation.gov.uk/uksi/2014/1530/regulation/10/made",
            Certainty.VERIFIED,
            version=AS_MADE,
            note=_EXCUSES,
        ),
        aliases=["16 week decision"],
    ),
    _rule(
        "ehc_review",
        "the education, health and care plan is reviewed",
        "the making of the plan, or the previous review",
        limit=every(Period(months=12)),
        source=Source(
            title="Children and Families Act 2014",
            clause="s44",
            published_at="legislation.gov.uk/ukpga/2014/6/notes/division/4/3/11/8",
            certainty=Certainty.VERIFIED,
            checked_on=LOOKED_UP_ON,
            version_read="its explanatory notes, paragraph 239",
            note="that the first year runs from the making of the plan: a charity; under five, three to six months are advised",
        ),
        aliases=["EHCP annual review", "annual review", "AR"],
    ),
    _rule(
        "ehc_review_decision",
        "the authority says what it decided after a review meeting",
        "the review meeting",
        limit=once(Period(weeks=4)),
        source=_regulations("reg 20(10)", "sen-help.org.uk", Certainty.SECONDARY, note="as a charity gives it"),
        aliases=["annual review decision"],
    ),
    _rule(
        "ehc_amended_plan",
        "the amended plan is sent after a review",
        "the notice of the proposed amendments",
        limit=once(Period(weeks=8)),
        source=_regulations(
            "reg 22(3)",
            "legislation.gov.uk/uksi/2014/1530/regulation/22/2020-05-01",
            Certainty.VERIFIED,
            version="as in force on 1 May 2020",
        ),
        aliases=["amended EHCP"],
    ),
    _rule(
        "ehc_reassessed_plan",
        "the plan is sent after a re-assessment",
        "the notification that there will be a re-assessment, or deciding on one",
        limit=once(Period(weeks=14)),
        source=_regulations(
            "reg 27(2)",
            "legislation.gov.uk/uksi/2014/1530/regulation/27/made",
            Certainty.VERIFIED,
            version=AS_MADE,
            note=_EXCUSES,
        ),
        aliases=["EHCP re-assessment"],
    ),
)
