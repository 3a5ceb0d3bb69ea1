"""Periods of care, joined from the episodes of one or several years' returns.

An episode that begins on the day the one before ended goes on with the same period; a gap begins a new one. Only the
code S starts care: a first row with another code says that the start lies before what the file holds, and then it is
not known. Short breaks (V3, V4) carry S each time and are no period of care.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import attrs

from safeguarding.dates.ranges import DateRange
from safeguarding.faults import Fault, Place, Severity
from safeguarding.labels import Labelled
from safeguarding.records import Record, Several, how_many


class NewEpisode(Labelled):
    """Why an episode begins: the return's RNE codes.

    Examples:
        >>> NewEpisode.P.is_move, NewEpisode.L.is_move, NewEpisode.S.label
        (True, False, 'care begins')
    """

    S = "care begins"
    P = "new placement and carers"
    T = "new placement, same carers"
    L = "new legal status only"
    U = "new legal status and placement, same carers"
    B = "new legal status, placement and carers"

    @property
    def is_move(self) -> bool:
        """Whether the child moved to another placement."""
        return self in (NewEpisode.P, NewEpisode.T, NewEpisode.U, NewEpisode.B)

    @property
    def keeps_carers(self) -> bool:
        """Whether it may be no more than a change of house, provider or number."""
        return self in (NewEpisode.T, NewEpisode.U)


@attrs.frozen(kw_only=True)
class CareEpisode(Record):
    """One row of the return's episodes.

    Attributes:
        child: The child's number in the council; kept out of the repr.
        began_on: The day it began.
        reason: Why.
        ended_on: The day it ended; None while it is open.
        ended_with: The return's code for its end: X1 where another follows, an E code where care ended.
        legal_status: The return's code.
        place: Where the row stands.
    """

    child: str = attrs.field(repr=False)
    began_on: date
    reason: NewEpisode
    ended_on: date | None = None
    ended_with: str = ""
    legal_status: str = ""
    place: Place = attrs.field(factory=Place)

    @property
    def is_short_break(self) -> bool:
        """Whether it is a short break, which is no period of care."""
        return self.legal_status in ("V3", "V4")


@attrs.frozen(kw_only=True)
class CarePeriod(Record):
    """A time in care without a gap.

    Attributes:
        child: The child's number in the council; kept out of the repr.
        began_on: The day care began; None where the file does not hold it.
        known_from: The first day that the file holds.
        ended_on: The day care ended; None while it goes on.
        moves: The days of moves to other carers.
        moves_with_carers: The days of moves in which the carers stayed the same, which may be a change of house only.
        place: Where its first row stands.
        doubt: Why it is not told whether it began, or ended, when the dates say so; empty where it is.
    """

    child: str = attrs.field(repr=False)
    began_on: date | None
    known_from: date
    ended_on: date | None = None
    moves: tuple[date, ...] = attrs.field(default=(), converter=Several[date])
    moves_with_carers: tuple[date, ...] = attrs.field(default=(), converter=Several[date])
    place: Place = attrs.field(factory=Place)
    doubt: str = ""


@attrs.frozen(kw_only=True)
class CarePeriods(Record):
    """What episodes join to.

    Attributes:
        periods: The periods of care, by child and day.
        short_breaks: The short breaks of each child that has any.
        faults: Where codes and dates contradict one another: both are kept as they are, and neither is chosen.
    """

    periods: tuple[CarePeriod, ...] = attrs.field(converter=Several[CarePeriod], repr=how_many)
    short_breaks: tuple[tuple[str, tuple[DateRange, ...]], ...] = attrs.field(default=(), repr=how_many)
    faults: tuple[Fault, ...] = attrs.field(default=(), converter=Several[Fault], repr=how_many)


def care_periods(episodes: Iterable[CareEpisode]) -> CarePeriods:
    """Join the episodes of every child to periods of care.

    The same episode of two years' returns counts once, as the later year has it: give the years in their order.

    Examples:
        >>> first = CareEpisode(child="1", began_on=date(2018, 5, 1), reason=NewEpisode.S, ended_on=date(2018, 9, 1), ended_with="X1")
        >>> second = CareEpisode(child="1", began_on=date(2018, 9, 1), reason=NewEpisode.P)
        >>> (period,) = care_periods([first, second]).periods
        >>> period.began_on, period.moves, period.ended_on
        (datetime.date(2018, 5, 1), (datetime.date(2018, 9, 1),), None)
    """
    by_child: dict[str, dict[date, CareEpisode]] = {}
    breaks: dict[str, list[DateRange]] = {}
    faults: list[Fault] = []
    for each in episodes:
        if each.is_short_break:
            # an open break has no known length, and is counted up to its first day
            breaks.setdefault(each.child, []).append(DateRange(each.began_on, each.ended_on or each.began_on))
        else:
            by_child.setdefault(each.child, {})[each.began_on] = each
    periods = []
    for several in by_child.values():
        for stay in _unbroken_stays([several[day] for day in sorted(several)]):
            periods.append(_period(stay))
            faults += [fault for _, fault in _contradictions(stay)]
    return CarePeriods(
        periods=sorted(periods, key=lambda each: (each.child, each.known_from)),
        short_breaks=tuple((child, tuple(sorted(several))) for child, several in sorted(breaks.items())),
        faults=faults,
    )


def _unbroken_stays(episodes: Sequence[CareEpisode]) -> Iterator[list[CareEpisode]]:
    """One child's episodes, of which there is one at least, cut where care had ended before the next began."""
    stay: list[CareEpisode] = []
    for each in episodes:
        if stay and _goes_on(stay[-1], each):
            stay.append(each)
            continue
        if stay:
            yield stay
        stay = [each]
    yield stay


def _goes_on(before: CareEpisode, after: CareEpisode) -> bool:
    """Whether the later episode belongs to the same period: it begins when the one before ended, or before that."""
    return before.ended_on is None or after.began_on <= before.ended_on


def _period(stay: Sequence[CareEpisode]) -> CarePeriod:
    first, last = stay[0], stay[-1]
    later = stay[1:] if first.reason is NewEpisode.S else stay
    return CarePeriod(
        child=first.child,
        began_on=first.began_on if first.reason is NewEpisode.S else None,
        known_from=first.began_on,
        ended_on=last.ended_on,
        moves=[each.began_on for each in later if each.reason.is_move and not each.reason.keeps_carers],
        moves_with_carers=[each.began_on for each in later if each.reason.keeps_carers],
        place=first.place,
        doubt=next((fault.problem for is_of_ends, fault in _contradictions(stay) if is_of_ends), ""),
    )


def _contradictions(stay: Sequence[CareEpisode]) -> Iterator[tuple[bool, Fault]]:
    """Where codes and dates contradict one another; with whether it leaves open when care began or ended."""
    for number, each in enumerate(stay):
        following = stay[number + 1] if number + 1 < len(stay) else None
        if number and each.reason is NewEpisode.S:
            yield (
                True,
                _at(each, "care begins (S) while it had not ended", "look up whether care ended between the two"),
            )
        if each.ended_on is None and following is not None:
            yield False, _at(each, "no end, and another episode follows", "put in the day it ended")
        if each.ended_with == "X1" and each.ended_on is not None and following is None:
            problem, remedy = (
                "ended as if another episode followed (X1), and none does",
                "look for the next, or the code",
            )
            yield True, _at(each, problem, remedy)
        if each.ended_with.startswith("E") and following is not None:
            problem = f"care ended ({each.ended_with}), and another episode goes on"
            yield True, _at(each, problem, "look up which is right")
        if following is not None and each.ended_on is not None and following.began_on < each.ended_on:
            yield False, _at(following, "begins before the one before ended", "look up the day of the move")


def _at(episode: CareEpisode, problem: str, remedy: str) -> Fault:
    return Fault(place=episode.place, problem=problem, remedy=remedy, severity=Severity.WARNING)
