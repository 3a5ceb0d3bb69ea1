"""What the coronavirus instruments of 2020 did to the rules for a time: SI 2020/445, SI 2020/471, SI 2020/909 and SI 2021/261.

They relaxed limits in three ways, which are kept apart: other words in place of a number, a number that held only where it
was practicable, a number lifted only for a stated reason. Where the words were not read, that is said.
"""

from __future__ import annotations

import functools
from datetime import date

import attrs

from safeguarding.sources import Certainty, Source
from safeguarding.timelines import DatedValue, Running
from safeguarding.timescales.law.entries import LOOKED_UP_ON, copy_of, entry
from safeguarding.timescales.limits import Limit
from safeguarding.timescales.schedules import Relaxed, Schedule, relaxed_as
from safeguarding.timescales.words import RelaxedBy

SI_2020_445 = "Adoption and Children (Coronavirus) (Amendment) Regulations 2020, SI 2020/445"
SI_2020_445_SINCE, AFTER_SI_2020_445 = date(2020, 4, 24), date(2020, 9, 26)
SI_2020_471 = "Special Educational Needs and Disability (Coronavirus) (Amendment) Regulations 2020, SI 2020/471"
SI_2020_471_SINCE, AFTER_SI_2020_471 = date(2020, 5, 1), date(2020, 9, 26)
AFTER_SI_2020_909 = date(2021, 10, 1)

SOON = Relaxed(by=RelaxedBy.REPLACED, words="as soon as reasonably practicable")
OR_SOON = Relaxed(by=RelaxedBy.WHERE_PRACTICABLE, words="or, where that is not practicable, as soon as it is")
OR_AS_SOON = Relaxed(by=RelaxedBy.WHERE_PRACTICABLE, words="or as soon as is reasonably practicable")
WHERE_PRACTICABLE = Relaxed(by=RelaxedBy.WHERE_PRACTICABLE, words="where reasonably practicable")
FOR_CORONAVIRUS = Relaxed(
    by=RelaxedBy.FOR_A_REASON, words="unless a reason relating to coronavirus made that impracticable"
)
REMOTE_VISITS = (
    "from 25 September 2020 to 30 September 2021 a visit could be by telephone or video where a coronavirus reason left no "
    "other, as a nominated officer recommended, with a record (SI 2020/909 reg 4, prolonged by SI 2021/261)"
)


@functools.cache
def si_2020_445(clause: str, note: str = "no saving of it is among regs 15 to 22") -> Source:
    """A source in the regulations that were in force from 24 April to 25 September 2020."""
    return Source(
        title=SI_2020_445,
        clause=clause,
        published_at=copy_of("uksi/2020/445"),
        certainty=Certainty.VERIFIED,
        checked_on=LOOKED_UP_ON,
        version_read="as in force on 24 September 2020",
        note=note,
    )


_NAMED_OTHERS = "SI 2020/445, read, amended other limits of the regulations, not this one"


def relaxed_in_2020(
    since: date,
    limit: Schedule,
    usual: Source,
    *,
    relaxed: Relaxed,
    told: Source,
    changed: str,
    afterwards: Source | None = None,
    saved: bool = False,
) -> list[DatedValue[Limit]]:
    """The three entries of a limit that SI 2020/445 relaxed from 24 April to 25 September 2020.

    Args:
        since: The first day of the usual limit.
        limit: The usual limit.
        usual: Where it stands.
        relaxed: What was in its place, or on what condition it held.
        told: Where that stands.
        changed: What changed on 24 April 2020.
        afterwards: Where the usual limit stands afterwards, if that is said by another source.
        saved: Whether its savings let what began meanwhile run on as if it were still in force.
    """
    return [
        entry(since, limit, usual),
        entry(SI_2020_445_SINCE, relaxed_as(limit, relaxed), told, changed=changed),
        entry(
            AFTER_SI_2020_445,
            limit,
            afterwards or usual,
            changed="the amendment of April 2020 ended; the usual limit again",
            running=Running.OLD_RUNS_ON if saved else Running.NOT_READ,
        ),
    ]


def noted_in_2020(since: date, limit: Limit, usual: Source) -> list[DatedValue[Limit]]:
    """The entries of a limit whose instrument SI 2020/445 amended elsewhere."""
    told = attrs.evolve(usual, clause=f"{usual.clause}, while SI 2020/445 was in force", note=_NAMED_OTHERS)
    return [
        entry(since, limit, usual),
        entry(SI_2020_445_SINCE, limit, told, changed="the regulations were amended; this limit was not"),
        entry(AFTER_SI_2020_445, limit, usual, changed="the amendment of April 2020 ended"),
    ]


SI_2020_471_SOURCE = Source(
    title=SI_2020_471,
    clause="as the Government's guidance on it says",
    published_at="gov.uk, guidance on changes to the law on education, health and care needs assessments, and its annex A",
    certainty=Certainty.VERIFIED,
    checked_on=LOOKED_UP_ON,
    version_read="guidance as updated on 26 August 2020",
    note="in force from 1 May to 25 September 2020, both days included; without such a reason the usual limit held",
)


def lifted_for_a_reason_in_2020(since: date, limit: Schedule, usual: Source) -> list[DatedValue[Limit]]:
    """The three entries of a limit that SI 2020/471 lifted for coronavirus reasons from 1 May to 25 September 2020."""
    return [
        entry(since, limit, usual),
        entry(
            SI_2020_471_SINCE,
            relaxed_as(limit, FOR_CORONAVIRUS),
            SI_2020_471_SOURCE,
            changed="lifted where a reason relating to coronavirus made it impracticable",
        ),
        entry(AFTER_SI_2020_471, limit, usual, changed="the amendment of May 2020 ended; the usual limit again"),
    ]
