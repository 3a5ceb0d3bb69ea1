"""Missing children, private fostering, special educational needs, and serious incidents."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timescales.law.entries import READ_ON, WORKING_TOGETHER, rule_since
from safeguarding.timescales.limits import HourLimit
from safeguarding.timescales.schedules import Anniversary, every, once
from safeguarding.timescales.words import Area

_PRIVATE_FOSTERING = "Children (Private Arrangements for Fostering) Regulations 2005, SI 2005/1533"
_PRIVATE_FOSTERING_SINCE = date(2005, 7, 1)
_PANEL_SINCE = date(2018, 6, 29)


def _private_fostering_visits(clause: str) -> Source:
    return Source(
        title=_PRIVATE_FOSTERING,
        clause=clause,
        published_at="legislation.gov.uk/uksi/2005/1533/regulation/8/made",
        certainty=Certainty.VERIFIED,
        checked_on=READ_ON,
        note="the arrangement is deemed to begin when the authority becomes aware of it; in force: from memory",
    )


OTHER_CHILDREN_RULES = (
    rule_since(
        rule_id="return_home_interview",
        area=Area.MISSING,
        requirement="an independent return interview is offered and held",
        trigger="the child's return, each time",
        since=date(2014, 1, 1),
        limit=HourLimit(hours=72),
        source=Source(
            title="Statutory guidance on children who run away or go missing from home or care (January 2014)",
            published_at="missingpeople.org.uk/the-delivery-of-return-interviews-across-england-2023-24",
            certainty=Certainty.SECONDARY,
            checked_on=READ_ON,
            note="as a charity quotes it; the guidance was found, its sentence with the 72 hours was not seen",
        ),
    ),
    rule_since(
        rule_id="private_fostering_first_visit",
        area=Area.PRIVATE_FOSTERING,
        requirement="a privately fostered child is first visited",
        trigger="notification of the arrangement",
        since=_PRIVATE_FOSTERING_SINCE,
        limit=once(Period(working_days=7)),
        source=Source(
            title=_PRIVATE_FOSTERING,
            clause="reg 4(1)",
            published_at="National Minimum Standards for Private Fostering, annex (yumpu.com/en/document/view/23054178)",
            certainty=Certainty.VERIFIED,
            checked_on=READ_ON,
            note="the regulation as the standards print it; reg 7, on arrangements already begun, was not seen",
        ),
    ),
    rule_since(
        rule_id="private_fostering_y1",
        area=Area.PRIVATE_FOSTERING,
        requirement="a privately fostered child is visited in the first year",
        trigger="the previous visit",
        since=_PRIVATE_FOSTERING_SINCE,
        limit=every(Period(weeks=6), until=Anniversary(Period(years=1))),
        source=_private_fostering_visits("reg 8(1)(a)"),
    ),
    rule_since(
        rule_id="private_fostering_y2",
        area=Area.PRIVATE_FOSTERING,
        requirement="a privately fostered child is visited in the second and later years",
        trigger="the previous visit",
        since=_PRIVATE_FOSTERING_SINCE,
        limit=every(Period(weeks=12)),
        source=_private_fostering_visits("reg 8(1)(b)"),
    ),
    rule_since(
        rule_id="ehcp",
        area=Area.SEND,
        requirement="the final education, health and care plan is sent",
        trigger="receipt of the request for an assessment",
        since=date(2014, 9, 1),
        limit=once(Period(weeks=20)),
        source=Source(
            title="Special Educational Needs and Disability Regulations 2014, SI 2014/1530",
            clause="reg 13(2)",
            published_at="legislation.gov.uk/uksi/2014/1530/regulation/13/made",
            certainty=Certainty.VERIFIED,
            checked_on=READ_ON,
            note="reg 13(3) excuses some delays; relaxed for coronavirus from 1 May to 25 September 2020",
        ),
    ),
    rule_since(
        rule_id="serious_incident_notify",
        area=Area.LEARNING,
        requirement="the Child Safeguarding Practice Review Panel is notified",
        trigger="the authority becomes aware of the incident",
        since=_PANEL_SINCE,
        limit=once(Period(working_days=5)),
        source=Source(
            title="Children Act 2004",
            clause=f"s16C; {WORKING_TOGETHER}",
            published_at="wirralsafeguarding.co.uk",
            certainty=Certainty.SECONDARY,
            note="the day it came into force is from memory",
        ),
    ),
    rule_since(
        rule_id="rapid_review",
        area=Area.LEARNING,
        requirement="the rapid review is completed",
        trigger="the notification, or becoming aware",
        since=_PANEL_SINCE,
        limit=once(Period(working_days=15)),
        source=Source(
            title=WORKING_TOGETHER,
            clause="chapter 5",
            published_at="wirralsafeguarding.co.uk/?p=2119",
            certainty=Certainty.SECONDARY,
            note="sources differ on whether the notification or the awareness starts the clock",
        ),
    ),
)
