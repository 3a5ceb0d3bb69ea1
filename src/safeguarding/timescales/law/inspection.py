"""What follows an inspection, and a select committee's report."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timescales.law.writing import READ_ON, in_force, usual_other_counts
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.schedules import once
from safeguarding.timescales.words import Area

_REGULATIONS = "Education and Inspections Act 2006 (Inspection of Local Authorities) Regulations 2007, SI 2007/462"

INSPECTION_RULES = (
    Rule(
        rule_id="ofsted_publish_report",
        area=Area.INSPECTION,
        requirement="the authority publishes the inspection report",
        trigger="receipt of the report",
        limits=in_force(
            "ofsted_publish_report",
            date(2007, 4, 1),
            once(Period(working_days=30)),
            Source(
                title=_REGULATIONS,
                clause="reg 2",
                published_at="zoomlaw.co.uk/2007-462-uksi.html",
                certainty=Certainty.VERIFIED,
                checked_on=READ_ON,
                note="made under section 137(4) of the Education and Inspections Act 2006",
            ),
        ),
        note="receipt is not publication by the inspectorate; the day of receipt starts the clock",
    ),
    Rule(
        rule_id="ofsted_action_statement",
        area=Area.INSPECTION,
        requirement="the authority publishes its written statement of proposed action and the period for it",
        trigger="receipt of the report, or of a focused visit's letter with areas for priority action",
        limits=in_force(
            "ofsted_action_statement",
            date(2007, 4, 1),
            once(Period(working_days=70)),
            Source(
                title=_REGULATIONS,
                clause="reg 3; Education and Inspections Act 2006 s137(3)-(4)",
                published_at="legislation.gov.uk/ukpga/2006/40/section/137",
                certainty=Certainty.SECONDARY,
                note="the duty is in the Act, read; the 70 days are as the inspectorate quotes them, reg 3 was not seen",
            ),
        ),
        other_counts=usual_other_counts(Period(working_days=70)),
    ),
    Rule(
        rule_id="ofsted_draft_plan_priority_action",
        area=Area.INSPECTION,
        requirement="the authority shares an early draft of its action plan",
        trigger="receipt of a focused visit's letter with areas for priority action",
        limits=in_force(
            "ofsted_draft_plan_priority_action",
            date(2018, 9, 1),
            once(Period(working_days=20)),
            Source(
                title="ILACS framework",
                published_at="cypnow.co.uk, 16 August 2018",
                certainty=Certainty.SECONDARY,
                note="a request of the framework from September 2018, not law",
            ),
        ),
    ),
    Rule(
        rule_id="select_committee_response",
        area=Area.SCRUTINY,
        requirement="the Government replies to a select committee's report",
        trigger="publication of the report",
        limits=in_force(
            "select_committee_response",
            date(1995, 1, 1),
            once(Period(months=2)),
            Source(
                title="A convention of Parliament",
                published_at="guidetoprocedure.parliament.uk/articles/Vhz9A6wY",
                certainty=Certainty.VERIFIED,
                note="older than the first day given here",
            ),
        ),
    ),
)
