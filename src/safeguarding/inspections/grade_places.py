"""Where an authority's latest grade stands among others': "8th of 11", ties named."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from safeguarding.authorities.records import Authority
from safeguarding.errors import InvalidRecordError
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.records import Inspection
from safeguarding.records import Record


@attrs.frozen(kw_only=True)
class GradePlace(Record):
    """The place of one authority among several, by an area's grade at the latest inspection.

    Attributes:
        place: One more than have a better grade.
        of: How many have a grade, the authority among them.
        shared_by: How many have the same grade, the authority among them.

    Examples:
        >>> print(GradePlace(place=8, of=11, shared_by=1))
        8th of 11
        >>> print(GradePlace(place=3, of=11, shared_by=4))
        3rd of 11, a place that 4 share
    """

    place: int
    of: int
    shared_by: int

    def _check(self) -> None:
        if not 1 <= self.place <= self.of or not 1 <= self.shared_by <= self.of - self.place + 1:
            raise InvalidRecordError(f"no place {self.place} of {self.of}, shared by {self.shared_by}")

    def __str__(self) -> str:
        shared = f", a place that {self.shared_by} share" if self.shared_by > 1 else ""
        return f"{_ordinal(self.place)} of {self.of}{shared}"


def _ordinal(number: int) -> str:
    """A number with its ending; the eleventh to the thirteenth of a hundred end as no others do."""
    endings = {} if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{endings.get(number % 10, 'th')}"


def place_among(
    latest: Mapping[Authority, Inspection], authority: Authority, *, area: JudgementArea
) -> GradePlace | None:
    """Where an authority stands among those whose latest inspections are given; None where it has no grade itself.

    Authorities without a grade stand nowhere: they are not in ``of``.

    Examples:
        >>> from safeguarding.authorities.england import english_authorities
        >>> york = english_authorities().find("York")
        >>> place_among({}, york, area=JudgementArea.OVERALL_EFFECTIVENESS) is None
        True
    """
    grades = {who: grade for who, each in latest.items() if (grade := each.grade_of(area)) is not None}
    own = grades.get(authority)
    if own is None:
        return None
    better = sum(grade > own for grade in grades.values())
    return GradePlace(place=better + 1, of=len(grades), shared_by=sum(grade is own for grade in grades.values()))
