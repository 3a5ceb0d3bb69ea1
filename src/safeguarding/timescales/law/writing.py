"""What the rooms of rules are written with."""

from __future__ import annotations

from datetime import date

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timelines import DatedValue, Timeline
from safeguarding.timescales.counting import BEGINNING_WITH_THE_DAY, Counting, WorkingDays
from safeguarding.timescales.limits import Limit
from safeguarding.timescales.rules import OtherCount
from safeguarding.timescales.schedules import once

READ_ON = date(2026, 11, 23)
"""The day on which the sources marked with it were compared with the published text."""

WORKING_TOGETHER_SINCE = date(2013, 4, 15)
"""The day from which the rules of Working Together are given here: the edition of 2013 and those after it."""

FROM_LOCAL_TOOLS = Source(
    title="No instrument; how some local tools count",
    certainty=Certainty.UNVERIFIED,
    note="given so that a figure counted so can be recognised",
)


def in_force(rule_id: str, since: date, limit: Limit, source: Source) -> Timeline[Limit]:
    """A limit that has held from a day on and still does.

    Examples:
        >>> from safeguarding.dates.periods import Period
        >>> from safeguarding.sources import Certainty
        >>> from safeguarding.timescales.schedules import once
        >>> told = Source(title="An example", certainty=Certainty.UNVERIFIED)
        >>> limits = in_force("visit", date(2017, 4, 1), once(Period(weeks=1)), told)
        >>> str(limits.value_on(date(2020, 1, 1)))
        'within 1 week'
    """
    return Timeline(name=rule_id, entries=[DatedValue[Limit](since, limit, source)])


def working_together(clause: str, certainty: Certainty, published_at: str = "") -> Source:
    """A source in the statutory guidance of the Secretary of State under section 7 of the 1970 Act."""
    return Source(
        title="Working Together to Safeguard Children",
        clause=clause,
        published_at=published_at,
        certainty=certainty,
        note="given from the edition of 2013 on; the guidance defines no working day, so bank holidays are left out",
    )


def usual_other_counts(period: Period) -> tuple[OtherCount, OtherCount]:
    """The two slips that working days invite, as counts with a name: the event day as day 1, and no holidays.

    Examples:
        >>> from safeguarding.dates.periods import Period
        >>> [other.name for other in usual_other_counts(Period(working_days=20))]
        ['event day as day 1', 'holidays ignored']
    """
    return (
        OtherCount(
            name="event day as day 1", limit=once(period, counting=BEGINNING_WITH_THE_DAY), source=FROM_LOCAL_TOOLS
        ),
        OtherCount(
            name="holidays ignored",
            limit=once(period, counting=Counting(working_days=WorkingDays.HOLIDAYS_IGNORED)),
            source=FROM_LOCAL_TOOLS,
        ),
    )
