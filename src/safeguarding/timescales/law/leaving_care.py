"""Young people who leave care."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timescales.ages import AgeRange
from safeguarding.timescales.law.coronavirus import noted_in_2020
from safeguarding.timescales.law.entries import LOOKED_UP_ON, copy_of, rule_over_time, rule_since
from safeguarding.timescales.law.looked_after import CARE_PLANNING, CARE_PLANNING_SINCE
from safeguarding.timescales.limits import BirthdayWindow, CumulativeTotal
from safeguarding.timescales.rules import OtherCount
from safeguarding.timescales.schedules import Schedule, Step, Times, every, once
from safeguarding.timescales.words import Area


def _part_7(clause: str) -> Source:
    return Source(
        title=CARE_PLANNING,
        clause=clause,
        published_at="legislation.gov.uk/uksi/2010/959/part/7/crossheading/eligible-children",
        certainty=Certainty.VERIFIED,
        checked_on=LOOKED_UP_ON,
        version_read="latest version",
    )


def _care_leavers(clause: str, note: str = "", certainty: Certainty = Certainty.VERIFIED) -> Source:
    return Source(
        title="Care Leavers (England) Regulations 2010, SI 2010/2571",
        clause=clause,
        published_at=copy_of("uksi/2010/2571"),
        certainty=certainty,
        checked_on=LOOKED_UP_ON,
        version_read="as in force on 19 April 2013",
        note=note,
    )


LEAVING_CARE_RULES = (
    rule_over_time(
        rule_id="pathway_needs_assessment",
        area=Area.LEAVING_CARE,
        requirement="the needs of an eligible child are assessed",
        trigger="the 16th birthday, or becoming eligible after it",
        entries=noted_in_2020(CARE_PLANNING_SINCE, once(Period(months=3)), _part_7("reg 42(1)")),
        note="the pathway plan follows as soon as possible (reg 43; from memory)",
        aliases=["pathway assessment", "needs assessment"],
    ),
    rule_over_time(
        rule_id="eligible_child_test",
        area=Area.LEAVING_CARE,
        requirement="a child becomes eligible for leaving-care support",
        trigger="the 14th birthday",
        entries=noted_in_2020(
            CARE_PLANNING_SINCE,
            CumulativeTotal(total=Period(weeks=13), from_age=14, past_age=16),
            _part_7("reg 40(1)"),
        ),
        note="short breaks do not count (reg 40(2)): leave them out of the stays",
    ),
    rule_since(
        rule_id="pathway_review",
        area=Area.LEAVING_CARE,
        requirement="the pathway plan is reviewed",
        trigger="the previous review",
        ages=AgeRange(
            to_age=20,
            beyond=(
                "from the twenty-first birthday it hangs on a programme of education or training, or on the young person's "
                "wish for support (Children Act 1989 s23C(7), s23CZB)"
            ),
        ),
        since=date(2011, 4, 1),
        limit=every(Period(months=6)),
        source=_care_leavers("reg 7(2)(c)"),
        note=(
            "sooner if asked for or thought necessary; where the authority provides the accommodation, after its first 28 days and "
            "then at least every three months (reg 7(3))"
        ),
        aliases=["PPR", "pathway plan review", "pathway review"],
    ),
    rule_since(
        rule_id="pa_contact",
        area=Area.LEAVING_CARE,
        requirement="the personal adviser visits",
        trigger="accommodation is first provided",
        since=date(2011, 4, 1),
        limit=Schedule(steps=[Step(interval=Period(days=7), until=Times(1)), Step(interval=Period(months=2))]),
        source=_care_leavers("reg 8(2)", "of accommodation that the authority provides under section 23B or 24B"),
        other_counts=[
            OtherCount(
                name="a visit by day 28 too",
                limit=Schedule(
                    steps=[
                        Step(interval=Period(days=7), until=Times(1)),
                        Step(interval=Period(days=28), until=Times(1), from_start=True),
                        Step(interval=Period(months=2)),
                    ]
                ),
                source=_care_leavers(
                    "reg 8(2)(b), with reg 7(3)(a)",
                    "a visit before the review that follows the first 28 days, read; that it is by day 28 is a way of counting",
                    Certainty.UNVERIFIED,
                ),
            ),
            OtherCount(
                name="8 weeks",
                limit=every(Period(weeks=8)),
                source=Source(title="A local measure's form of the rule", certainty=Certainty.FROM_MEMORY),
            ),
        ],
        note="and before each review of the pathway plan, whose day the rule does not fix",
        aliases=["PA visit", "personal adviser visit", "PA contact"],
    ),
    rule_since(
        rule_id="care_leaver_903_window",
        area=Area.LEAVING_CARE,
        requirement="a care leaver's contact, activity and accommodation are recorded for the return",
        trigger="each birthday from the 17th to the 21st",
        since=date(2016, 4, 1),
        limit=BirthdayWindow(ages=range(17, 22), before=Period(months=3), after=Period(months=1)),
        source=Source(
            title="Children looked after return (SSDA903), guide",
            certainty=Certainty.FROM_MEMORY,
            checked_on=LOOKED_UP_ON,
            note="since when is not known; from 22 to 25 it is the latest contact",
        ),
    ),
)
