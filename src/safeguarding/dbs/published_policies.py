"""Recheck policies that have been published, as values. In England no law sets an interval; a council passes its own policy.

Each carries its source, which covers the interval only; every other setting is a plain default and is said to be one.
"""

from __future__ import annotations

from datetime import date

from safeguarding.dates.periods import Period
from safeguarding.dbs.policies import APPLICATION_OPEN_FOR, RecheckPolicy, RecheckRule, steady_policy
from safeguarding.sources import Certainty, Source

YORK_2017_SOURCE = Source(
    title="City of York Council, safeguarding update to the scrutiny committee, 19 September 2017",
    clause="section 4, DBS checks",
    certainty=Certainty.VERIFIED,
    checked_on=date(2026, 11, 23),
    note="the report says three-yearly rechecks for all staff; anchor, grace and alert leads are not given",
)

YORK_2017 = steady_policy(
    "three-yearly rechecks for all staff (York, 2017)",
    RecheckRule(certificate_interval=Period(years=3), application_lapses_after=APPLICATION_OPEN_FOR),
    source=YORK_2017_SOURCE,
)
"""Three years from the issue of the certificate, no grace, no alerts: all that the report states, and defaults."""

THREE_YEARLY_WITH_STATUS_CHECKS = steady_policy(
    "three-yearly certificates, yearly status checks",
    RecheckRule(
        certificate_interval=Period(months=36),
        status_check_interval=Period(months=12),
        alert_leads=(Period(days=90), Period(days=60), Period(days=30)),
        application_lapses_after=APPLICATION_OPEN_FOR,
    ),
    source=Source(
        title="Usual practice in English councils' published recruitment policies",
        certainty=Certainty.SECONDARY,
        note="36 months from issue and 12 from a status check are typical; no one text states all of it",
    ),
)
"""What many councils do: 36 months from a certificate, 12 from a status check, alerts 90, 60 and 30 days ahead."""

NO_RECHECK = steady_policy(
    "no recheck asked for",
    RecheckRule(certificate_interval=None, application_lapses_after=APPLICATION_OPEN_FOR),
    source=Source(
        title="DBS: a certificate has no official expiry date",
        published_at="gov.uk, Disclosure and Barring Service",
        certainty=Certainty.VERIFIED,
        note="the position where the employer has no recheck policy",
    ),
)
"""One check at entry and none after."""

PUBLISHED_POLICIES: tuple[RecheckPolicy, ...] = (YORK_2017, THREE_YEARLY_WITH_STATUS_CHECKS, NO_RECHECK)
