"""Missing children, private fostering, serious incidents, children's homes, and the adoption scorecards."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timescales.ages import AgeRange
from safeguarding.timescales.law.coronavirus import (
    AFTER_SI_2020_445,
    OR_AS_SOON,
    SI_2020_445_SINCE,
    WHERE_PRACTICABLE,
    relaxed_in_2020,
    si_2020_445,
)
from safeguarding.timescales.law.entries import (
    AS_MADE,
    LOOKED_UP_ON,
    READ_ON,
    copy_of,
    entry,
    rule_over_time,
    rule_since,
)
from safeguarding.timescales.law.working_together import WORKING_TOGETHER, through_the_editions
from safeguarding.timescales.limits import AverageTarget, EachPeriod, HourLimit, PeriodKind
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.schedules import Anniversary, Relaxed, every, once
from safeguarding.timescales.words import Area, RelaxedBy

_PRIVATE_FOSTERING = "Children (Private Arrangements for Fostering) Regulations 2005, SI 2005/1533"
_PRIVATE_FOSTERING_SINCE = date(2005, 7, 1)
_PANEL_SINCE, _PANEL_GUIDANCE_SINCE = date(2018, 6, 29), date(2018, 7, 4)
_HOMES = "Children's Homes (England) Regulations 2015, SI 2015/541"


def _private_fostering_visits(clause: str) -> Source:
    return Source(
        title=_PRIVATE_FOSTERING,
        clause=clause,
        published_at="legislation.gov.uk/uksi/2005/1533/regulation/8/made",
        certainty=Certainty.VERIFIED,
        checked_on=READ_ON,
        version_read=AS_MADE,
        note="the arrangement is deemed to begin when the authority becomes aware of it (reg 8(6))",
    )


_UNDER_16 = AgeRange(
    to_age=15,
    beyond="from the sixteenth birthday only a disabled child is privately fostered (Children Act 1989 s66(1), (4))",
)
_NOTIFIED_MEANWHILE = "of what was notified meanwhile, the authority may proceed as if it were still in force (reg 16)"
_ENDEAVOURS = Relaxed(by=RelaxedBy.WHERE_PRACTICABLE, words="for which reasonable endeavours were to be used")
_MONTHLY = Source(
    title=_HOMES,
    clause="reg 44(1)",
    published_at="legislation.gov.uk/uksi/2015/541/regulation/44/made",
    certainty=Certainty.VERIFIED,
    checked_on=LOOKED_UP_ON,
    version_read=AS_MADE,
    note="a month is a calendar month; before April 2015 reg 33 of SI 2001/3967, not read",
)


def _scorecard(indicator: str, what: str, *, days: int, certainty: Certainty, note: str, aliases: list[str]) -> Rule:
    return rule_since(
        rule_id=f"adoption_scorecard_{indicator}",
        area=Area.ADOPTION,
        requirement=what,
        trigger="entering care" if indicator == "a10" else "the placement order",
        since=date(2013, 4, 1),
        limit=AverageTarget(most_days=days, over="the children adopted in three years"),
        source=Source(
            title="Adoption scorecards and thresholds",
            clause=f"indicator {indicator.upper()}, three years 2013 to 2016",
            published_at="gov.uk/government/news/adoption-scorecards-and-thresholds-published; docplayer.net/20077661",
            certainty=certainty,
            checked_on=LOOKED_UP_ON,
            version_read="news of 14 January 2014" if certainty is Certainty.VERIFIED else "",
            note=note,
        ),
        note="a threshold for an average of three years, never a limit for one child; earlier years had longer ones",
        aliases=aliases,
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
            checked_on=LOOKED_UP_ON,
            note="as a charity quotes it; the guidance was found, its sentence with the 72 hours was not seen",
        ),
        aliases=["missing interview", "RHI", "return interview", "return home interview", "missing return interview"],
    ),
    rule_over_time(
        rule_id="private_fostering_first_visit",
        area=Area.PRIVATE_FOSTERING,
        requirement="a privately fostered child is first visited",
        trigger="notification of the arrangement",
        ages=_UNDER_16,
        entries=relaxed_in_2020(
            _PRIVATE_FOSTERING_SINCE,
            once(Period(working_days=7)),
            Source(
                title=_PRIVATE_FOSTERING,
                clause="regs 4(1), 7(1)",
                published_at=copy_of("uksi/2005/1533"),
                certainty=Certainty.VERIFIED,
                checked_on=LOOKED_UP_ON,
                version_read="as in force on 1 July 2005",
                note="of a proposal, and of an arrangement that has begun",
            ),
            relaxed=OR_AS_SOON,
            told=si_2020_445("reg 5(2)-(3), amending regs 4(1), 7(1)", _NOTIFIED_MEANWHILE),
            changed="within seven working days, or as soon as is reasonably practicable",
            saved=True,
        ),
        aliases=["first private fostering visit", "PF initial visit"],
    ),
    rule_over_time(
        rule_id="private_fostering_y1",
        area=Area.PRIVATE_FOSTERING,
        requirement="a privately fostered child is visited in the first year",
        trigger="the previous visit",
        ages=_UNDER_16,
        entries=relaxed_in_2020(
            _PRIVATE_FOSTERING_SINCE,
            every(Period(weeks=6), until=Anniversary(Period(years=1))),
            _private_fostering_visits("reg 8(1)(a)"),
            relaxed=WHERE_PRACTICABLE,
            told=si_2020_445("reg 5(4), amending reg 8(1)", _NOTIFIED_MEANWHILE),
            changed="the interval held only where it was reasonably practicable",
        ),
        aliases=["private fostering visit", "PF visit"],
    ),
    rule_over_time(
        rule_id="private_fostering_y2",
        area=Area.PRIVATE_FOSTERING,
        requirement="a privately fostered child is visited in the second and later years",
        trigger="the previous visit",
        ages=_UNDER_16,
        entries=relaxed_in_2020(
            _PRIVATE_FOSTERING_SINCE,
            every(Period(weeks=12)),
            _private_fostering_visits("reg 8(1)(b)"),
            relaxed=WHERE_PRACTICABLE,
            told=si_2020_445("reg 5(4), amending reg 8(1)", _NOTIFIED_MEANWHILE),
            changed="the interval held only where it was reasonably practicable",
        ),
    ),
    rule_over_time(
        rule_id="serious_incident_notify",
        area=Area.LEARNING,
        requirement="the Child Safeguarding Practice Review Panel is notified",
        trigger="the authority becomes aware of the incident",
        entries=[
            entry(
                _PANEL_SINCE,
                once(Period(working_days=5)),
                Source(
                    title="Children Act 2004",
                    clause=f"s16C; {WORKING_TOGETHER}",
                    published_at="wirralsafeguarding.co.uk",
                    certainty=Certainty.SECONDARY,
                    checked_on=LOOKED_UP_ON,
                    note="the Act has the duty from 29 June 2018, the guidance the number",
                ),
            ),
            *through_the_editions(
                once(Period(working_days=5)),
                "with Children Act 2004 s16C",
                Certainty.SECONDARY,
                "wirralsafeguarding.co.uk",
                since=_PANEL_GUIDANCE_SINCE,
            ),
        ],
        aliases=["serious incident notification", "SIN"],
    ),
    rule_over_time(
        rule_id="rapid_review",
        area=Area.LEARNING,
        requirement="the rapid review is completed",
        trigger="the notification, or becoming aware",
        entries=[
            entry(
                _PANEL_SINCE,
                once(Period(working_days=15)),
                Source(
                    title=WORKING_TOGETHER,
                    clause="chapter 5",
                    published_at="wirralsafeguarding.co.uk/?p=2119",
                    certainty=Certainty.SECONDARY,
                    checked_on=LOOKED_UP_ON,
                    note="sources differ on whether the notification or the awareness starts the clock",
                ),
            ),
            *through_the_editions(
                once(Period(working_days=15)),
                "chapter 4 or 5",
                Certainty.SECONDARY,
                "wirralsafeguarding.co.uk/?p=2119",
                since=_PANEL_GUIDANCE_SINCE,
            ),
        ],
        note="sources differ on whether the notification or the awareness starts the clock: ask both",
        aliases=["rapid review"],
    ),
    rule_over_time(
        rule_id="local_practice_review",
        area=Area.LEARNING,
        requirement="a local child safeguarding practice review is published",
        trigger="the decision to start it",
        entries=through_the_editions(
            once(Period(months=6)),
            "local child safeguarding practice reviews",
            Certainty.SECONDARY,
            "speakcase.app, on the edition of 2023",
            since=_PANEL_GUIDANCE_SINCE,
        ),
        aliases=["LCSPR", "local child safeguarding practice review"],
    ),
    rule_over_time(
        rule_id="childrens_home_visit",
        area=Area.HOMES,
        requirement="an independent person visits the children's home",
        trigger="the first whole month",
        entries=[
            entry(date(2015, 4, 1), EachPeriod(kind=PeriodKind.CALENDAR_MONTH), _MONTHLY),
            entry(
                SI_2020_445_SINCE,
                EachPeriod(kind=PeriodKind.CALENDAR_MONTH, relaxed=_ENDEAVOURS),
                si_2020_445("reg 11(6), amending reg 44(1)"),
                changed="reasonable endeavours were to be used to visit each month",
            ),
            entry(
                AFTER_SI_2020_445,
                EachPeriod(kind=PeriodKind.CALENDAR_MONTH),
                _MONTHLY,
                changed="the amendment of April 2020 ended; each month again",
            ),
        ],
        aliases=["regulation 44", "reg 44", "regulation 44 visit", "reg 44 visit"],
    ),
    _scorecard(
        "a10",
        "children move in with their adoptive family, a foster carer's adoption counted from that placement",
        days=426,
        certainty=Certainty.SECONDARY,
        note="14 months for A1, read; that A10 has the same, and the days in them, by accounts",
        aliases=["A10", "A1", "scorecard A10"],
    ),
    _scorecard(
        "a2",
        "children are matched to an adoptive family",
        days=121,
        certainty=Certainty.VERIFIED,
        note="four months, read; the 121 days that they are taken for are from memory",
        aliases=["A2", "scorecard A2"],
    ),
)
