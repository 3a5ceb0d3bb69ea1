"""What follows an inspection, and a select committee's report."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.inspection_reports import PUBLISH_REPORT, STATEMENT_OF_ACTION
from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timescales.law.entries import rule_since, usual_other_counts
from safeguarding.timescales.schedules import once
from safeguarding.timescales.words import Area

INSPECTION_RULES = (
    rule_since(
        rule_id="ofsted_publish_report",
        area=Area.INSPECTION,
        requirement="the authority publishes the inspection report",
        trigger="receipt of the report",
        since=date(2007, 4, 1),
        limit=once(PUBLISH_REPORT.period),
        source=PUBLISH_REPORT.source,
        note="receipt is not publication by the inspectorate; the day of receipt starts the clock",
    ),
    rule_since(
        rule_id="ofsted_action_statement",
        area=Area.INSPECTION,
        requirement="the authority sends its written statement of proposed action and the period for it",
        trigger="receipt of the report, or of a focused visit's letter with areas for priority action",
        since=date(2007, 4, 1),
        limit=once(STATEMENT_OF_ACTION.period),
        source=STATEMENT_OF_ACTION.source,
        other_counts=usual_other_counts(STATEMENT_OF_ACTION.period),
    ),
    rule_since(
        rule_id="ofsted_draft_plan_priority_action",
        area=Area.INSPECTION,
        requirement="the authority shares an early draft of its action plan",
        trigger="receipt of a focused visit's letter with areas for priority action",
        since=date(2018, 9, 1),
        limit=once(Period(working_days=20)),
        source=Source(
            title="ILACS framework",
            published_at="cypnow.co.uk, 16 August 2018",
            certainty=Certainty.SECONDARY,
            note="a request of the framework from September 2018, not law",
        ),
    ),
    rule_since(
        rule_id="select_committee_response",
        area=Area.SCRUTINY,
        requirement="the Government replies to a select committee's report",
        trigger="publication of the report",
        since=date(1995, 1, 1),
        limit=once(Period(months=2)),
        source=Source(
            title="A convention of Parliament",
            published_at="guidetoprocedure.parliament.uk/articles/Vhz9A6wY",
            certainty=Certainty.VERIFIED,
            note="older than the first day given here",
        ),
    ),
)
