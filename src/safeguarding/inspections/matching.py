"""Which published outcome is the one that a document states, though it may state it a little wrongly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.inspections.histories import inspections_of
from safeguarding.inspections.records import Inspection

MOST_DAYS_BEFORE_THE_SITE = 7
"""A report may be dated some days before the day it stands on Ofsted's site: 1 to 7 days in 5 of 151 SIF reports."""

MOST_DAYS_BETWEEN_STARTS = 28
"""A start that lies further away is another inspection's."""


def matching_inspection(
    stated: Inspection,
    published: Iterable[Inspection],
    *,
    register: AuthorityRegister,
    on: date,
    most_days: int = MOST_DAYS_BETWEEN_STARTS,
) -> Inspection | None:
    """The published inspection that is meant: the same start, else the same publication, else the nearest start.

    Framework, kind and grades do not decide it, so that none of them can be wrong unseen. One exception: a visit, which
    has a series and no grades, is not taken for a graded inspection because it began near to one.

    Args:
        stated: The inspection as a document states it.
        published: Outcomes to look among.
        register: The authorities.
        on: The day of the document, on which the authority has the name that it uses.
        most_days: How far the nearest start may lie away.

    Raises:
        UnknownNameError: for an authority that the register does not know on that day.

    Examples:
        >>> from safeguarding import DateRange, Framework, InspectionKind, english_authorities
        >>> outcome = Inspection(
        ...     authority="york",
        ...     framework=Framework.ILACS,
        ...     kind=InspectionKind.STANDARD,
        ...     visits=[DateRange(date(2022, 3, 7), date(2022, 3, 18))],
        ... )
        >>> stated = Inspection(
        ...     authority="York",
        ...     framework=Framework.ILACS,
        ...     kind=InspectionKind.STANDARD,
        ...     visits=[DateRange(date(2022, 2, 28), date(2022, 3, 18))],
        ... )
        >>> found = matching_inspection(stated, [outcome], register=english_authorities(), on=date(2022, 9, 1))
        >>> found is outcome
        True
    """
    wanted = register.find(stated.authority, on=on)
    of_authority = inspections_of(published, wanted, register=register)
    return (
        _same_start(stated, of_authority)
        or _same_publication(stated, of_authority)
        or _nearest(stated, of_authority, most_days)
    )


def _preferred(stated: Inspection, found: Sequence[Inspection]) -> Inspection | None:
    """The one of the stated kind where several fit; None where none does."""
    return next((each for each in found if each.kind is stated.kind), found[0] if found else None)


def _same_start(stated: Inspection, published: Sequence[Inspection]) -> Inspection | None:
    return _preferred(
        stated, [each for each in published if stated.starts_on is not None and each.starts_on == stated.starts_on]
    )


def _same_publication(stated: Inspection, published: Sequence[Inspection]) -> Inspection | None:
    days = {id(each): _days_between(stated.published_on, each.published_on) for each in published}
    near = [each for each in published if (apart := days[id(each)]) is not None and apart <= MOST_DAYS_BEFORE_THE_SITE]
    closest = min((days[id(each)] or 0 for each in near), default=0)
    return _preferred(stated, [each for each in near if days[id(each)] == closest])


def _nearest(stated: Inspection, published: Sequence[Inspection], most_days: int) -> Inspection | None:
    near = [
        (apart, each)
        for each in published
        if each.kind.is_graded is stated.kind.is_graded
        and (apart := _days_between(stated.starts_on, each.starts_on)) is not None
        and apart <= most_days
    ]
    closest = min((apart for apart, _ in near), default=0)
    return _preferred(stated, [each for apart, each in near if apart == closest])


def _days_between(one: date | None, other: date | None) -> int | None:
    return None if one is None or other is None else abs((one - other).days)
