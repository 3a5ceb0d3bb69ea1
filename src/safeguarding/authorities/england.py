"""The shipped register: the English authorities with children's-services duties since 1 April 2009.

Names, codes and regions are those that Ofsted prints in its official statistics, where it prints them; dates, former codes and
successions come from the orders that made the changes where those were read, and are marked on each record
where they were not (``Authority.certainty``, ``Authority.note``).

The register is complete from 1 April 2009 to 31 March 2027 and refuses other days. What is announced for later
is not in it: Surrey is to be replaced by East Surrey and West Surrey on 1 April 2027 (SI 2026/264), and other
counties are to follow. Authorities that ended before 2009 (Bedfordshire, Cheshire) are not in it either.

Contains public sector information licensed under the Open Government Licence v3.0 (Ofsted).
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from datetime import date

from safeguarding.authorities.records import AreaCode, Authority, Succession
from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.errors import ParseError
from safeguarding.shipped import shipped_rows
from safeguarding.sources import Certainty, Source

COVERS_FROM = date(2009, 4, 1)
COVERS_TO = date(2027, 3, 31)

SOURCES = (
    Source(
        title="Children's social care in England: inspection outcomes under ILACS, official statistics",
        clause="local authority names, area codes and regions, 2018 to 31 March 2025",
        published_at="Ofsted, 25 September 2025",
        certainty=Certainty.VERIFIED,
        note="Contains public sector information licensed under the Open Government Licence v3.0 (Ofsted).",
    ),
    Source(
        title="Structural changes and boundary change orders",
        clause="SI 2018/648, 2019/957, 2020/156, 2022/328, 2022/329, 2022/331, 2024/1328, 2026/264",
        published_at="legislation.gov.uk",
        certainty=Certainty.SECONDARY,
        note="The notes of the records say which of them were read in the text.",
    ),
    Source(
        title="Starts of the London boroughs, metropolitan districts, counties and 2009 authorities",
        certainty=Certainty.FROM_MEMORY,
        note="To be compared with the London Government Act 1963, the Local Government Act 1972 and the orders.",
    ),
)

_CODE = re.compile(r"(?P<value>\S+)(?: from (?P<start>\S+))?(?: to (?P<end>\S+))?")
_SUCCESSOR = re.compile(r"(?P<code>\S+)(?: \((?P<part>.+)\))?")


@functools.cache
def english_authorities() -> AuthorityRegister:
    """The register of English authorities with children's-services duties, read once.

    Examples:
        >>> register = english_authorities()
        >>> len(register.existing_on(date(2023, 4, 1)))
        153
        >>> register.find("London Corporation").name
        'City of London'
        >>> register.existing_on(date(2027, 4, 1))
        Traceback (most recent call last):
        ...
        safeguarding.errors.OutOfCoverageError: the register of authorities covers 2009-04-01 to 2027-03-31, not 2027-04-01
    """
    rows = shipped_rows("authorities", "england.csv")
    return AuthorityRegister(
        authorities=map(_authority, rows), covers_from=COVERS_FROM, covers_to=COVERS_TO, sources=SOURCES
    )


def _authority(row: Mapping[str, str]) -> Authority:
    return Authority(
        name=row["name"],
        region=row["region"],
        codes=[_code(each) for each in _listed(row["codes"])],
        aliases=_listed(row["aliases"]),
        starts_on=_day(row["starts_on"]),
        ends_on=_day(row["ends_on"]),
        successors=[_succession(each) for each in _listed(row["successors"])],
        certainty=Certainty(row["certainty"]),
        note=row["note"],
    )


def _listed(cell: str) -> list[str]:
    return cell.split(" | ") if cell else []


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _code(text: str) -> AreaCode:
    found = _CODE.fullmatch(text)
    if found is None:
        raise ParseError.of(text, "a code with its days: 'E08000020 to 2013-03-31'")
    return AreaCode(value=found["value"], starts_on=_day(found["start"]), ends_on=_day(found["end"]))


def _succession(text: str) -> Succession:
    found = _SUCCESSOR.fullmatch(text)
    if found is None:
        raise ParseError.of(text, "a successor with its part: 'E06000058 (Christchurch)'")
    return Succession(code=found["code"], part=found["part"] or "")
