"""Changes of the law about children that changed no number of a rule here, but that whoever reads an answer may ask about."""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.records import Record
from safeguarding.sources import Certainty, Source
from safeguarding.timescales.law.coronavirus import AFTER_SI_2020_909
from safeguarding.timescales.law.entries import AS_MADE, LOOKED_UP_ON
from safeguarding.timescales.law.placements import SI_2013_3239


@attrs.frozen(kw_only=True)
class LawEvent(Record):
    """Something that became law, or ceased to be.

    Attributes:
        on: The first day.
        changed: What changed.
        source: Where that stands, and how surely it is known.

    Examples:
        >>> LAW_EVENTS[-1].on
        datetime.date(2026, 4, 29)
    """

    _words = "{0.on}: {0.changed}"

    on: date
    changed: str
    source: Source


def _source(
    title: str, clause: str, published_at: str, *, certainty: Certainty, version: str = "", note: str = ""
) -> Source:
    return Source(
        title=title,
        clause=clause,
        published_at=published_at,
        certainty=certainty,
        checked_on=LOOKED_UP_ON,
        version_read=version,
        note=note,
    )


LAW_EVENTS: tuple[LawEvent, ...] = (
    LawEvent(
        on=date(2013, 7, 1),
        changed="an approved prospective adopter can be approved as a foster carer for a named child, for no fixed time",
        source=_source(
            "SI 2013/984",
            "reg 3, inserting reg 25A into SI 2010/959",
            "legislation.gov.uk/uksi/2013/984/made",
            certainty=Certainty.VERIFIED,
            version=AS_MADE,
        ),
    ),
    LawEvent(
        on=date(2014, 1, 27),
        changed="a placement at a distance needs the director's approval, and the area authority is consulted first",
        source=_source(
            SI_2013_3239,
            "reg 18, amending reg 11 of SI 2010/959",
            "legislation.gov.uk/uksi/2013/3239/part/3/made",
            certainty=Certainty.VERIFIED,
            version=AS_MADE,
            note="its first day as the project's record of the law gives it",
        ),
    ),
    LawEvent(
        on=date(2020, 9, 25),
        changed="a visit to a looked-after child may be remote only where a coronavirus reason leaves no other; intervals as usual",
        source=_source(
            "Adoption and Children (Coronavirus) (Amendment) (No. 2) Regulations 2020, SI 2020/909",
            "reg 4, inserting reg 28(1A) to (1E) and reg 48(4) to (6)",
            "legislation.gov.uk/uksi/2020/909; read at crimeline.co.uk and zoomlaw.co.uk",
            certainty=Certainty.VERIFIED,
            version=AS_MADE,
            note="no savings (CoramBAAF)",
        ),
    ),
    LawEvent(
        on=date(2021, 4, 1),
        changed="the permission for remote visits is prolonged to 30 September 2021",
        source=_source(
            "Adoption and Children (Coronavirus) (Amendment) Regulations 2021, SI 2021/261",
            "",
            "corambaaf.org.uk/updates/end-coronavirus-regulations",
            certainty=Certainty.SECONDARY,
        ),
    ),
    LawEvent(
        on=AFTER_SI_2020_909,
        changed="the permission for remote visits has ended",
        source=_source(
            "SI 2020/909 and SI 2021/261",
            "",
            "corambaaf.org.uk/updates/end-coronavirus-regulations",
            certainty=Certainty.SECONDARY,
            note="for cases begun before, the Department suggested treating them as if they had been saved",
        ),
    ),
    LawEvent(
        on=date(2026, 4, 29),
        changed=(
            "the Act is passed: family group decision-making (s1) and multi-agency child protection teams (s3) come into "
            "force on days to be appointed, of which none was found; no number of a rule here is known to change"
        ),
        source=_source(
            "Children's Wellbeing and Schools Act 2026 (2026 c. 21)",
            "s78",
            "legislation.gov.uk/ukpga/2026/21/section/78/enacted",
            certainty=Certainty.SECONDARY,
            note="as the project's record of the law gives it",
        ),
    ),
)
"""In order of their days."""
