"""Inspections that stand in more than one table: each counts once."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.errors import OutOfCoverageError, UnknownNameError
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.histories import authority_inspected
from safeguarding.inspections.records import Inspection, Judgement


def without_repeats(inspections: Iterable[Inspection], *, register: AuthorityRegister) -> tuple[Inspection, ...]:
    """The inspections, each once: tables overlap, and no inspection counts twice.

    Two are the same where authority, framework and kind are, and they began on one day; or, where the days of one are
    not known, were published on one day. The first of them stays.

    Examples:
        >>> from safeguarding.authorities.england import english_authorities
        >>> from datetime import date
        >>> import attrs
        >>> from safeguarding.inspections import Framework, InspectionKind
        >>> report = Inspection(
        ...     authority="York", framework=Framework.SIF, kind=InspectionKind.FULL, published_on=date(2017, 2, 7)
        ... )
        >>> len(without_repeats([report, attrs.evolve(report, authority="City of York")], register=english_authorities()))
        1
    """
    kept: list[Inspection] = []
    # of each authority, framework and kind, the places in the list above
    seen: dict[tuple[object, ...], list[int]] = {}
    for each in inspections:
        try:
            who: object = authority_inspected(each, register=register)
        except (UnknownNameError, OutOfCoverageError):
            who = each.authority.casefold()
        others = seen.setdefault((who, each.framework, each.kind), [])
        same = next((place for place in others if _is_one_inspection(each, kept[place])), None)
        if same is None:
            others.append(len(kept))
            kept.append(each)
        else:
            kept[same] = _without_disputed_grades(kept[same], each)
    return tuple(kept)


def _without_disputed_grades(one: Inspection, other: Inspection) -> Inspection:
    grades = {each.area: each.grade for each in other.judgements if each.grade is not None}
    judgements = [
        Judgement(each.area, absence=Absence.NOT_KNOWN)
        if each.grade not in {None, grades.get(each.area, each.grade)}
        else each
        for each in one.judgements
    ]
    return one if tuple(judgements) == tuple(one.judgements) else attrs.evolve(one, judgements=judgements)


def _is_one_inspection(one: Inspection, other: Inspection) -> bool:
    if one.starts_on is not None and other.starts_on is not None:
        return one.starts_on == other.starts_on
    return one.published_on is not None and one.published_on == other.published_on
