"""What the rules of every area are written with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timelines import DatedValue, Timeline
from safeguarding.timescales.counting import BEGINNING_WITH_THE_DAY, Counting, WorkingDays
from safeguarding.timescales.limits import Limit
from safeguarding.timescales.rules import OtherCount, Rule
from safeguarding.timescales.schedules import once
from safeguarding.timescales.words import Area

READ_ON = date(2026, 11, 23)
"""The day on which the sources marked with it were compared with the published text."""

CHILDREN_ACT_1989 = "Children Act 1989"
WORKING_TOGETHER = "Working Together to Safeguard Children"
WORKING_TOGETHER_SINCE = date(2013, 4, 15)
"""The day from which the rules of Working Together are given here: the edition of 2013 and those after it."""

FROM_LOCAL_TOOLS = Source(
    title="No instrument; how some local tools count",
    certainty=Certainty.UNVERIFIED,
    note="given so that a figure counted so can be recognised",
)


def rule_since(
    *,
    since: date,
    limit: Limit,
    source: Source,
    rule_id: str,
    area: Area,
    requirement: str,
    trigger: str,
    other_counts: Iterable[OtherCount] = (),
    note: str = "",
) -> Rule:
    """A rule whose one limit has held from a day on and still does.

    Examples:
        >>> example = rule_since(
        ...     rule_id="visit",
        ...     area=Area.LOOKED_AFTER,
        ...     requirement="the child is visited",
        ...     trigger="the start of the placement",
        ...     since=date(2017, 4, 1),
        ...     limit=once(Period(weeks=1)),
        ...     source=FROM_LOCAL_TOOLS,
        ... )
        >>> str(example.limits.value_on(date(2020, 1, 1)))
        'within 1 week'
    """
    return Rule(
        rule_id=rule_id,
        area=area,
        requirement=requirement,
        trigger=trigger,
        limits=Timeline(name=rule_id, entries=[DatedValue[Limit](since, limit, source)]),
        other_counts=tuple(other_counts),
        note=note,
    )


def check_of_the_return(rule: str, note: str = "") -> Source:
    """A source in the checks that the department runs over the return on children looked after."""
    return Source(
        title="Children looked after return (SSDA903), validation rules",
        clause=rule,
        certainty=Certainty.SECONDARY,
        note=note,
    )


def working_together(clause: str, certainty: Certainty, published_at: str = "") -> Source:
    """A source in the statutory guidance of the Secretary of State under section 7 of the 1970 Act."""
    return Source(
        title=WORKING_TOGETHER,
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
