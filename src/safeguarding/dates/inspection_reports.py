"""What the law asks of an authority that receives an inspection report. Both periods run from the day of *receipt*."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.deadlines import DeadlineRule
from safeguarding.dates.periods import Period
from safeguarding.dates.statutory_calendars import SI_2007_462
from safeguarding.sources import Certainty, Source

SI_2015_1792 = "Children Act 2004 (Joint Area Reviews) Regulations 2015, SI 2015/1792"
_READ_ON = date(2026, 11, 26)

PUBLISH_REPORT = DeadlineRule(
    task="publish the report",
    trigger="receipt of the report",
    period=Period(working_days=30),
    source=Source(
        title=SI_2007_462,
        clause="reg 2",
        published_at="legislation.gov.uk/uksi/2007/462; read at zoomlaw.co.uk/2007-462-uksi.html",
        certainty=Certainty.VERIFIED,
        checked_on=_READ_ON,
        version_read="as made",
        note="made under section 137(4) of the Education and Inspections Act 2006",
    ),
)
STATEMENT_OF_ACTION = DeadlineRule(
    task="send the written statement of proposed action",
    trigger="receipt of the report",
    period=Period(working_days=70),
    source=Source(
        title=SI_2007_462,
        clause="reg 3",
        published_at="legislation.gov.uk/uksi/2007/462; read in the copy at github.com/legalize-dev/legalize-uk",
        certainty=Certainty.VERIFIED,
        checked_on=_READ_ON,
        version_read="as made",
        note="the duty to make it is in the Education and Inspections Act 2006, s137(3)-(4), read too",
    ),
)
