"""What the rules of every area are written with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from safeguarding.dates.periods import Period
from safeguarding.sources import Certainty, Source
from safeguarding.timelines import DatedValue, Running, Timeline
from safeguarding.timescales.ages import AgeRange
from safeguarding.timescales.counting import BEGINNING_WITH_THE_DAY, Counting, WorkingDays
from safeguarding.timescales.limits import Limit
from safeguarding.timescales.rules import OtherCount, Rule
from safeguarding.timescales.schedules import once
from safeguarding.timescales.words import Area

READ_ON = date(2026, 11, 23)
"""The day on which the sources marked with it were compared with the published text."""
LOOKED_UP_ON = date(2026, 11, 26)
"""The day on which the history of each rule was last looked up, and the texts marked with it were read."""

AS_MADE = "as made"


def copy_of(address: str) -> str:
    """Where a text of legislation.gov.uk is published that was read in a copy of it, whole and with its versions.

    Examples:
        >>> copy_of("uksi/2007/462")
        'legislation.gov.uk/uksi/2007/462; read in the copy at github.com/legalize-dev/legalize-uk'
    """
    return f"legislation.gov.uk/{address}; read in the copy at github.com/legalize-dev/legalize-uk"


CHILDREN_ACT_1989 = "Children Act 1989"

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
    aliases: Iterable[str] = (),
    ages: AgeRange | None = None,
) -> Rule:
    """A rule whose one limit has held from a day on and still does: a published one, or a council's own.

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
    return rule_over_time(
        rule_id=rule_id,
        area=area,
        requirement=requirement,
        trigger=trigger,
        entries=[entry(since, limit, source)],
        other_counts=other_counts,
        note=note,
        aliases=aliases,
        ages=ages,
    )


def rule_over_time(
    *,
    entries: Iterable[DatedValue[Limit]],
    rule_id: str,
    area: Area,
    requirement: str,
    trigger: str,
    other_counts: Iterable[OtherCount] = (),
    note: str = "",
    aliases: Iterable[str] = (),
    ages: AgeRange | None = None,
    ends_on: date | None = None,
) -> Rule:
    """A rule with each of its entries over time, earliest first.

    Examples:
        >>> example = rule_over_time(
        ...     rule_id="visit",
        ...     area=Area.LOOKED_AFTER,
        ...     requirement="the child is visited",
        ...     trigger="the start of the placement",
        ...     entries=[
        ...         entry(date(2011, 4, 1), once(Period(weeks=1)), FROM_LOCAL_TOOLS),
        ...         entry(date(2017, 4, 1), once(Period(weeks=2)), FROM_LOCAL_TOOLS, changed="two weeks for one"),
        ...     ],
        ... )
        >>> str(example.limits.last_day_of(example.limits.entries[0]))
        '2017-03-31'
    """
    first, *later = entries
    return Rule(
        rule_id=rule_id,
        area=area,
        requirement=requirement,
        trigger=trigger,
        limits=Timeline(name=rule_id, entries=[attrs.evolve(first, changed=""), *later], ends_on=ends_on),
        other_counts=tuple(other_counts),
        note=note,
        aliases=tuple(aliases),
        ages=ages,
    )


def entry(
    since: date, limit: Limit, source: Source, *, changed: str = "", running: Running = Running.NOT_READ
) -> DatedValue[Limit]:
    """One entry of a rule: from which day, how long, where that stands, and what it changed.

    Examples:
        >>> str(entry(date(2017, 4, 1), once(Period(weeks=1)), FROM_LOCAL_TOOLS).value)
        'within 1 week'
    """
    return DatedValue[Limit](since, limit, source, changed, running)


def check_of_the_return(rule: str, note: str = "") -> Source:
    """A source in the checks that the department runs over the return on children looked after."""
    return Source(
        title="Children looked after return (SSDA903), validation rules",
        clause=rule,
        certainty=Certainty.SECONDARY,
        checked_on=LOOKED_UP_ON,
        note=note,
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
