"""What follows an inspection, and a select committee's report."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.inspection_reports import PUBLISH_REPORT, SI_2015_1792, STATEMENT_OF_ACTION
from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timescales.law.coronavirus import OR_AS_SOON, noted_in_2020, relaxed_in_2020, si_2020_445
from safeguarding.timescales.law.entries import LOOKED_UP_ON, copy_of, rule_over_time, rule_since, usual_other_counts
from safeguarding.timescales.schedules import once
from safeguarding.timescales.words import Area

_SINCE = date(2007, 4, 1)

INSPECTION_RULES = (
    rule_over_time(
        rule_id="ofsted_publish_report",
        area=Area.INSPECTION,
        requirement="the authority publishes the inspection report",
        trigger="receipt of the report",
        entries=noted_in_2020(_SINCE, once(PUBLISH_REPORT.period), PUBLISH_REPORT.source),
        note="receipt is not publication by the inspectorate; the day of receipt starts the clock",
        aliases=["publish inspection report"],
    ),
    rule_over_time(
        rule_id="ofsted_action_statement",
        area=Area.INSPECTION,
        requirement="the authority sends its written statement of proposed action and the period for it",
        trigger="receipt of the report, or of a focused visit's letter with areas for priority action",
        entries=relaxed_in_2020(
            _SINCE,
            once(STATEMENT_OF_ACTION.period),
            STATEMENT_OF_ACTION.source,
            relaxed=OR_AS_SOON,
            told=si_2020_445("reg 7, amending reg 3"),
            changed="the statement might follow as soon as is reasonably practicable",
        ),
        other_counts=usual_other_counts(STATEMENT_OF_ACTION.period),
        aliases=["70 day action plan", "ILACS action plan", "written statement of action"],
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
            checked_on=LOOKED_UP_ON,
            note="a request of the framework from September 2018, not law",
        ),
    ),
    rule_over_time(
        rule_id="jtai_statement",
        area=Area.INSPECTION,
        requirement="the principal authority makes the written statement that a joint inspection's report asks for",
        trigger="receipt of the report by the principal authority",
        entries=relaxed_in_2020(
            date(2015, 11, 9),
            once(Period(working_days=70)),
            Source(
                title=SI_2015_1792,
                clause="reg 4(2)",
                published_at=f"{copy_of('uksi/2015/1792')}; its note at legislation.gov.uk/uksi/2015/1792/note/made",
                certainty=Certainty.VERIFIED,
                checked_on=LOOKED_UP_ON,
                version_read="as in force on 24 April 2020, without the words of that day; the note as made",
                note="the Chief Inspector says in the report whether a statement is due, and from whom",
            ),
            relaxed=OR_AS_SOON,
            told=si_2020_445("reg 10, amending reg 4(2)"),
            changed="the statement might follow as soon as is reasonably practicable",
        ),
        aliases=["JTAI action plan", "JTAI statement"],
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
            checked_on=date(2026, 11, 23),
            version_read="the guide as published",
            note="older than the first day given here",
        ),
    ),
)
