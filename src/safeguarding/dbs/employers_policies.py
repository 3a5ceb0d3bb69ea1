"""Recheck policies that employers and bodies have published, as values, each with its document and how surely it is known.

Only what a document says is set: the interval, what counts as done, alerts, grace, a break in service. The rest is a
default, how long an application is under way among it, and covered by no source. What could not be said as a policy
(a policy in suspension, an interval left to the head of service) is not here.
"""

from __future__ import annotations

from datetime import date

from safeguarding.dates.due import EventDay
from safeguarding.dates.periods import Period
from safeguarding.dbs.checks import FIRST_ISSUE, Moment
from safeguarding.dbs.policies import APPLICATION_OPEN_FOR, BreakRule, RecheckPolicy, RecheckRule, steady_policy
from safeguarding.records import Catalogue
from safeguarding.sources import Certainty, Source
from safeguarding.timelines import DatedValue, Timeline

_THREE_YEARS, _ONE_YEAR = Period(years=3), Period(years=1)


def _rule(interval: Period | None, **settings: object) -> RecheckRule:
    return RecheckRule(certificate_interval=interval, application_lapses_after=APPLICATION_OPEN_FOR, **settings)  # type: ignore[arg-type]


def _said(title: str, published_at: str, note: str, *, certainty: Certainty = Certainty.SECONDARY) -> Source:
    return Source(title=title, published_at=published_at, certainty=certainty, note=note)


BUCKINGHAMSHIRE = steady_policy(
    "usually three-yearly, a new check after a break of more than three months (Buckinghamshire, 2024)",
    _rule(_THREE_YEARS, break_rule=BreakRule(length=Period(months=3), or_more=False)),
    source=_said(
        "Buckinghamshire Council, DBS rechecks, 2024",
        "schoolsweb.buckinghamshire.gov.uk/dbs-rechecks",
        "a recommendation for high-risk roles; maternity and long sickness are no breaks; the anchor is not stated",
    ),
)

LINCOLNSHIRE = steady_policy(
    "three-yearly, children's regulated services (Lincolnshire)",
    _rule(_THREE_YEARS),
    source=_said(
        "Lincolnshire County Council, criminal records policy, part 5",
        "lincolnshire.gov.uk, employment policies",
        "undated; a recheck at any time where there is cause for concern",
    ),
)

CEREDIGION = steady_policy(
    "three-yearly for roles that need a check (Ceredigion)",
    _rule(_THREE_YEARS),
    source=_said(
        "Ceredigion County Council, DBS renewals",
        "ceri.ceredigion.gov.uk/dbs-renewals",
        "undated; done when processed and recorded, for which the library has no step: issue is taken",
    ),
)

CARMARTHENSHIRE = steady_policy(
    "no general recheck, a new check after a break of 12 weeks or more (Carmarthenshire, 2024)",
    _rule(None, break_rule=BreakRule(length=Period(weeks=12), or_more=True)),
    source=_said(
        "Carmarthenshire County Council, re-checking existing staff, 2024",
        "ourpeople.carmarthenshire.gov.wales",
        "otherwise as the regulator requires, and on a change of role; a yearly self-declaration is another thing",
    ),
)

CARE_INSPECTORATE_WALES = steady_policy(
    "three-yearly, applied for before they end (Care Inspectorate Wales)",
    _rule(_THREE_YEARS, done_when=Moment.SUBMITTED),
    source=_said(
        "Care Inspectorate Wales, guidance to providers on renewal",
        "careinspectorate.wales",
        "undated; the application must be submitted before the three years end",
    ),
)

WELSH_REGULATED_SERVICES = steady_policy(
    "three years from the issue, the anniversary included (Welsh regulated services)",
    _rule(_THREE_YEARS),
    starts_on=FIRST_ISSUE,
    source=Source(
        title="SI 2019/762 (W.), the same scheme in SI 2017/1264 (W.)",
        clause="Sch 1 para 11",
        published_at="legislation.gov.uk/wsi/2019/762/schedule/1/paragraph/11",
        certainty=Certainty.SECONDARY,
        note="a law: no more than three years since issue, or any age while on the Update Service, which is not modelled",
    ),
)

WELSH_SERVICES_BEFORE = steady_policy(
    "less than three years from the issue, the anniversary excluded (older Welsh instruments)",
    _rule(_THREE_YEARS, event_day=EventDay.DAY_ONE),
    starts_on=FIRST_ISSUE,
    source=Source(
        title="SI 2005/1514 (W.) and SI 2011/734 (W.)",
        clause="Sch 2",
        published_at="legislation.gov.uk/wsi/2005/1514; legislation.gov.uk/wsi/2011/734",
        certainty=Certainty.SECONDARY,
        note="a law: less than three years since issue, so a day stricter than the newer words",
    ),
)

BRIGHTON_AND_HOVE_FOSTERING = steady_policy(
    "three-yearly, a letter four months before (Brighton & Hove fostering)",
    _rule(_THREE_YEARS, alert_leads=[Period(months=4)]),
    source=_said(
        "Brighton & Hove, fostering handbook",
        "brightonandhovefosteringhandbook.org.uk",
        "undated; household members of 18 and over; forms back within three weeks",
    ),
)

NHS_PROFESSIONALS = steady_policy(
    "yearly from the issue, steps done 30 days before (NHS Professionals)",
    _rule(_ONE_YEAR, alert_leads=[Period(days=30)]),
    source=_said(
        "NHS Professionals, renewal guidance for bank staff",
        "nhsponline.nhs.uk",
        "undated; no grace: no work until cleared",
    ),
)

_CHURCH_NAME = "five-yearly until 2021, three-yearly from 2022 with compliance by the end of 2023 (Church of England)"
_CHURCH = _said(
    "Church of England, safer recruitment policy of 2022, as told by a diocese",
    "canterburydiocese.org",
    "the change of rule is dated to 1 January 2022 here: the day is not stated",
)
CHURCH_OF_ENGLAND = RecheckPolicy(
    name=_CHURCH_NAME,
    versions=Timeline(
        name=_CHURCH_NAME,
        entries=[
            DatedValue(FIRST_ISSUE, _rule(Period(years=5)), _CHURCH),
            DatedValue(date(2022, 1, 1), _rule(_THREE_YEARS, compliance_on=date(2023, 12, 31)), _CHURCH),
        ],
    ),
)

FOOTBALL_ASSOCIATION = steady_policy(
    "three-yearly, yearly on the Update Service (Football Association)",
    _rule(_THREE_YEARS, status_check_interval=_ONE_YEAR),
    source=_said(
        "Football Association, rechecks, 2018 to 2021",
        "berks-bucksfa.com; essexfa.com",
        "the cohort due from 1 October 2020 to 31 May 2021 was given a year more, which is not in this value",
    ),
)

TAXI_LICENSING = steady_policy(
    "six-monthly (taxi licensing of Warrington and East Devon, 2021)",
    _rule(Period(months=6), status_check_interval=Period(months=6)),
    source=_said(
        "Statutory taxi standards as adopted by Warrington and East Devon councils, 2021",
        "warrington.gov.uk; eastdevon.gov.uk",
        "three years before; without a subscription a new certificate each six months",
    ),
)

EMPLOYERS_POLICIES: tuple[RecheckPolicy, ...] = Catalogue(
    (
        *(
            BUCKINGHAMSHIRE,
            LINCOLNSHIRE,
            CEREDIGION,
            CARMARTHENSHIRE,
            CARE_INSPECTORATE_WALES,
            WELSH_REGULATED_SERVICES,
        ),
        *(WELSH_SERVICES_BEFORE, BRIGHTON_AND_HOVE_FOSTERING, NHS_PROFESSIONALS, CHURCH_OF_ENGLAND),
        *(FOOTBALL_ASSOCIATION, TAXI_LICENSING),
    )
)
"""Every policy above, for listing them."""
