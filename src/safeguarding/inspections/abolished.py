"""The reports under the Single Inspection Framework on authorities abolished since, each known by its publication day.

Ofsted took these reports off its site with the authorities; its statistics of 2023 still print when they were published
and what they judged, and not when inspectors were on site. They are in no profile unless a caller adds them.

Contains public sector information licensed under the Open Government Licence v3.0 (Ofsted).
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from datetime import date

from safeguarding.inspections.absences import Absence
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.grading import parse_outcome
from safeguarding.inspections.records import Inspection, InspectionKind, Judgement
from safeguarding.inspections.scales import SocialCareGrade
from safeguarding.shipped import shipped_rows
from safeguarding.sources import Certainty, Source

ABOLISHED_AUTHORITIES_SOURCE = Source(
    title="Children's social care in England 2023, underlying data",
    clause="sheet LA_inspections_2009-2023",
    published_at="Ofsted",
    certainty=Certainty.VERIFIED,
    checked_on=date(2026, 11, 26),
    note="days of publication and grades of six reports on five authorities; days on site are not printed",
)

_A = JudgementArea
_COLUMNS = {
    "overall": _A.OVERALL_EFFECTIVENESS,
    "help_and_protection": _A.HELP_AND_PROTECTION,
    "looked_after": _A.LOOKED_AFTER_AND_PERMANENCE,
    "adoption": _A.ADOPTION_PERFORMANCE,
    "care_leavers": _A.CARE_LEAVERS,
    "leadership": _A.LEADERSHIP_MANAGEMENT_AND_GOVERNANCE,
    "lscb": _A.LSCB_EFFECTIVENESS,
}
_KINDS = {"first": InspectionKind.FULL, "re-inspection": InspectionKind.REINSPECTION}


@functools.cache
def outcomes_of_abolished_authorities() -> tuple[Inspection, ...]:
    """The six reports on Bournemouth, Cumbria (twice), Dorset, Northamptonshire and Poole, read once.

    Examples:
        >>> outcomes = outcomes_of_abolished_authorities()
        >>> print(outcomes[0], "|", outcomes[0].starts_on)
        Cumbria: Single Inspection Framework, full inspection, days on site not known, published 13 May 2015 | None
    """
    return tuple(map(_inspection, shipped_rows("inspections", "sif_outcomes_of_abolished_authorities.csv")))


def _inspection(row: Mapping[str, str]) -> Inspection:
    return Inspection(
        authority=row["local_authority"],
        framework=Framework.SIF,
        kind=_KINDS[row["inspection"]],
        published_on=date.fromisoformat(row["published_on"]),
        judgements=_judgements(row),
    )


def _judgements(row: Mapping[str, str]) -> Iterator[Judgement]:
    for column, area in _COLUMNS.items():
        # a re-inspection left the board's review out
        outcome = parse_outcome(row[column], SocialCareGrade, blank=Absence.NOT_INSPECTED)
        yield Judgement(area, absence=outcome) if isinstance(outcome, Absence) else Judgement(area, outcome)
