"""The cases that the return on children looked after gives for the rules of reviews."""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.faults import Fault, Place, Severity
from safeguarding.readers.childrens_files.ssda903 import LookedAfterReturn
from safeguarding.records import Record, Several, how_many
from safeguarding.timescales.episodes import Episode


@attrs.frozen(kw_only=True)
class CasesOfReturn(Record):
    """The cases that a return gives for a rule.

    Attributes:
        cases: One for each period of care whose start is known.
        refused: Periods for which the clock cannot be told, each with its row and why.
    """

    cases: tuple[Episode, ...] = attrs.field(converter=Several[Episode], repr=how_many)
    refused: tuple[Fault, ...] = attrs.field(converter=Several[Fault], repr=how_many)


def review_cases(read: LookedAfterReturn, *, year_begins: date) -> CasesOfReturn:
    """The cases for the rules of reviews, of the periods of care that a return holds.

    A return lists only the reviews held in its year. Of care that began before, what was done earlier is not known,
    and is not called undone. Where the first row of a child is no start of care, the clock is refused.

    Args:
        read: The return.
        year_begins: The first day that its reviews cover: 1 April of the earliest year given.

    Examples:
        >>> from safeguarding.readers.childrens_files.care_periods import CareEpisode, NewEpisode, care_periods
        >>> care = care_periods([CareEpisode(child="1", began_on=date(2019, 5, 1), reason=NewEpisode.L)])
        >>> found = review_cases(LookedAfterReturn(care=care, reviews=()), year_begins=date(2019, 4, 1))
        >>> len(found.cases), found.refused[0].problem
        (0, 'the start of care is not in the file')
    """
    reviews, births = dict(read.reviews), dict(read.births)
    cases, refused = [], []
    for period in read.care.periods:
        if period.began_on is None:
            refused.append(_no_start(period.place))
            continue
        if period.child in read.doubted:
            problem = "one of the child's episodes or reviews could not be used, or contradicts the others"
            refused.append(Fault(place=period.place, problem=problem, severity=Severity.WARNING))
            continue
        if period.doubt:
            problem = f"{period.doubt}: whether care went on is not told"
            refused.append(Fault(place=period.place, problem=problem, severity=Severity.WARNING))
            continue
        first = max(period.began_on, year_begins)
        held = [day for day in reviews.get(period.child, ()) if _within(day, first, period.ended_on)]
        cases.append(
            Episode(
                reference=period.child,
                started_on=period.began_on,
                done_on=held,
                ended_on=period.ended_on,
                born_on=_born(births.get(period.child), period.began_on),
                known_from=year_begins if period.began_on < year_begins else None,
                perhaps_on=read.of_nobody,
            )
        )
    return CasesOfReturn(cases=cases, refused=refused)


def _within(day: date, began_on: date, ended_on: date | None) -> bool:
    return began_on <= day and (ended_on is None or day <= ended_on)


def _born(born_on: date | None, began_on: date) -> date | None:
    """A birthday after care began is a fault of the file, and no birthday."""
    return born_on if born_on is not None and born_on <= began_on else None


def _no_start(place: Place) -> Fault:
    return Fault(
        place=place,
        problem="the start of care is not in the file",
        remedy="give the returns of earlier years too",
        severity=Severity.WARNING,
    )
