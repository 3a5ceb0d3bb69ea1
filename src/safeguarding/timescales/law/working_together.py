"""The editions of Working Together to Safeguard Children, and rules that stand in them unchanged."""

from __future__ import annotations

import functools
from datetime import date

from safeguarding.sources import Certainty, Source
from safeguarding.timelines import DatedValue
from safeguarding.timescales.law.entries import LOOKED_UP_ON, entry
from safeguarding.timescales.limits import Limit

WORKING_TOGETHER = "Working Together to Safeguard Children"
EDITION_OF_2010_SINCE = date(2010, 4, 1)
EDITION_OF_2013_SINCE = date(2013, 4, 15)
NO_WORKING_DAY = "the guidance defines no working day, so bank holidays are left out"

_EDITIONS = (
    (EDITION_OF_2013_SINCE, "2013", "in effect from 15 April 2013, by two accounts"),
    (date(2015, 3, 26), "March 2015", "the day is from memory"),
    (date(2018, 7, 4), "July 2018", "published on 4 July 2018, by a board's page of the next day"),
    (date(2020, 12, 9), "July 2018, updated December 2020", "the day is from memory"),
    (date(2023, 12, 15), "December 2023", "the day is from memory; no later edition was found by 26 November 2026"),
)


@functools.cache
def working_together(
    clause: str, certainty: Certainty, published_at: str = "", *, edition: str = "", note: str = NO_WORKING_DAY
) -> Source:
    """A source in the statutory guidance of the Secretary of State under section 7 of the 1970 Act."""
    return Source(
        title=f"{WORKING_TOGETHER}{f' ({edition})' if edition else ''}",
        clause=clause,
        published_at=published_at,
        certainty=certainty,
        checked_on=LOOKED_UP_ON,
        note=note,
    )


def through_the_editions(
    limit: Limit,
    clause: str,
    certainty: Certainty,
    published_at: str = "",
    *,
    since: date = EDITION_OF_2013_SINCE,
    in_2010: bool = False,
) -> list[DatedValue[Limit]]:
    """The entries of a limit that no edition is known to have changed, one an edition.

    Args:
        limit: The limit.
        clause: Where it stands in the guidance.
        certainty: How surely it is known.
        published_at: Who gives it so.
        since: The first day of the first edition that has the rule.
        in_2010: Whether the edition of 2010 had it too, from memory.
    """
    found: list[DatedValue[Limit]] = []
    if in_2010:
        older = working_together(
            clause,
            Certainty.FROM_MEMORY,
            edition="2010",
            note=f"the same number in 2010, from memory, as is the day in April; {NO_WORKING_DAY}",
        )
        found.append(entry(EDITION_OF_2010_SINCE, limit, older))
    for starts_on, name, day in _EDITIONS:
        if starts_on < since:
            continue
        source = working_together(clause, certainty, published_at, edition=name, note=f"{day}; {NO_WORKING_DAY}")
        changed = f"the edition of {name}; no change to this number is known"
        found.append(entry(starts_on, limit, source, changed=changed))
    return found
