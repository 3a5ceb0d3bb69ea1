"""An authority's inspections over time: all of them, the latest as at a date, and how grades moved between two."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Mapping
from datetime import date

import attrs

from safeguarding.authorities.records import Authority
from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.dates.words import printed_date
from safeguarding.errors import OutOfCoverageError, UnknownNameError
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.records import Inspection
from safeguarding.labels import Labelled
from safeguarding.records import NoTruthValue, Record


@attrs.frozen(kw_only=True)
class CutOff(Record):
    """Which inspections count: those on site by one day and published by another. Both matter, so both are stated.

    Attributes:
        inspected_by: The last day on site lies on or before it. Where a source prints only the first day, that one; where
            it prints only the day of publication, that day, since a report follows its inspection.
        published_by: The report was published on or before it; a report with no known day of publication does not count.
            None where publication does not matter.

    Examples:
        >>> from safeguarding.inspections.examples import YORK
        >>> CutOff(inspected_by=date(2016, 12, 31)).includes(YORK)
        True
        >>> CutOff(inspected_by=date(2016, 12, 31), published_by=date(2016, 12, 31)).includes(YORK)
        False
    """

    inspected_by: date
    published_by: date | None = None

    def includes(self, inspection: Inspection) -> bool:
        """Whether an inspection counts, as far as its days are stated."""
        if inspection.over_by > self.inspected_by:
            return False
        if self.published_by is None:
            return True
        return inspection.published_on is not None and inspection.published_on <= self.published_by

    def leaves_open(self, inspection: Inspection) -> bool:
        """Whether it cannot be said that an inspection counts: known by publication, it was published too late to tell."""
        on = inspection.published_on
        if inspection.visits or on is None or on <= self.inspected_by:
            return False
        return self.published_by is None or on <= self.published_by

    def __str__(self) -> str:
        published = "" if self.published_by is None else f", published by {printed_date(self.published_by)}"
        return f"inspected by {printed_date(self.inspected_by)}{published}"


def authority_inspected(inspection: Inspection, *, register: AuthorityRegister) -> Authority:
    """The authority that was inspected: the one of that name on the day the inspection started, or was published.

    Raises:
        UnknownNameError: for a name or code that the register does not know on that day.
        OutOfCoverageError: for a day that the register does not cover.

    Examples:
        >>> from safeguarding.authorities.england import english_authorities
        >>> from safeguarding.inspections.examples import YORK
        >>> print(authority_inspected(YORK, register=english_authorities()))
        York (E06000014)
    """
    return register.find(inspection.authority, on=inspection.starts_on or inspection.over_by)


def is_of_known_authority(inspection: Inspection, *, register: AuthorityRegister) -> bool:
    """Whether the register knows the authority, on the day that matters.

    Examples:
        >>> from safeguarding.authorities.england import english_authorities
        >>> from safeguarding.inspections.examples import YORK
        >>> is_of_known_authority(YORK, register=english_authorities())
        True
    """
    try:
        authority_inspected(inspection, register=register)
    except (UnknownNameError, OutOfCoverageError):
        return False
    return True


def inspections_of(
    inspections: Iterable[Inspection], authority: Authority, *, register: AuthorityRegister
) -> tuple[Inspection, ...]:
    """An authority's inspections, in their order. One of a name that the register does not know is nobody's.

    Examples:
        >>> from safeguarding.authorities.england import english_authorities
        >>> register = english_authorities()
        >>> inspections_of([], register.find("York"), register=register)
        ()
    """
    return tuple(each for each in inspections if _is_of(each, authority, register))


def _is_of(inspection: Inspection, authority: Authority, register: AuthorityRegister) -> bool:
    try:
        return authority_inspected(inspection, register=register) == authority
    except (UnknownNameError, OutOfCoverageError):
        # the faults of its table tell of it
        return False


def graded_history(
    inspections: Iterable[Inspection], *, register: AuthorityRegister, cut_off: CutOff
) -> dict[Authority, tuple[Inspection, ...]]:
    """Each authority's graded inspections that count, earliest first. Narrative visits are left out.

    Authorities stand in the order in which they first appear. An abolished authority keeps its own history: it is
    not handed to a successor, whose services were never inspected.

    Raises:
        UnknownNameError: for an inspection of an authority that the register does not know.

    Examples:
        >>> from safeguarding.authorities.england import english_authorities
        >>> from safeguarding.dates.ranges import DateRange
        >>> from safeguarding.inspections.records import InspectionKind
        >>> first = Inspection(
        ...     authority="York",
        ...     framework=Framework.ILACS,
        ...     kind=InspectionKind.STANDARD,
        ...     visits=[DateRange(date(2022, 3, 7), date(2022, 3, 18))],
        ... )
        >>> cut_off = CutOff(inspected_by=date(2022, 12, 31))
        >>> [len(each) for each in graded_history([first], register=english_authorities(), cut_off=cut_off).values()]
        [1]
    """
    histories: dict[Authority, list[Inspection]] = {}
    for inspection in inspections:
        if inspection.kind.is_graded and cut_off.includes(inspection):
            histories.setdefault(authority_inspected(inspection, register=register), []).append(inspection)
    return {authority: tuple(sorted(each, key=_when)) for authority, each in histories.items()}


def latest_inspections(
    inspections: Iterable[Inspection], *, register: AuthorityRegister, cut_off: CutOff
) -> dict[Authority, Inspection]:
    """Each authority's latest graded inspection that counts.

    Raises:
        UnknownNameError: for an inspection of an authority that the register does not know.

    Examples:
        >>> from safeguarding.authorities.england import english_authorities
        >>> from safeguarding.inspections.examples import YORK
        >>> cut_off = CutOff(inspected_by=date(2017, 4, 30))
        >>> latest = latest_inspections([YORK], register=english_authorities(), cut_off=cut_off)
        >>> [(who.name, each.starts_on.year) for who, each in latest.items()]
        [('York', 2016)]
    """
    histories = graded_history(inspections, register=register, cut_off=cut_off)
    return {authority: history[-1] for authority, history in histories.items()}


def _when(inspection: Inspection) -> tuple[date, date]:
    return inspection.starts_on or inspection.over_by, inspection.over_by


class Movement(NoTruthValue, Labelled):
    """How a grade moved from one inspection to the next.

    Examples:
        >>> Movement.NOT_COMPARABLE.label
        'not comparable'
    """

    IMPROVED = "improved"
    SAME = "the same"
    DECLINED = "declined"
    NOT_COMPARABLE = "not comparable"


def movement(earlier: Inspection, later: Inspection, *, area: JudgementArea) -> Movement:
    """How an area's grade moved between two inspections.

    ``NOT_COMPARABLE`` where either has no grade for it or the frameworks differ: the same word under another
    framework was given for other things.

    Examples:
        >>> from safeguarding.inspections import Judgement, SocialCareGrade
        >>> from safeguarding.inspections.examples import YORK
        >>> later = attrs.evolve(
        ...     YORK, judgements=[Judgement(JudgementArea.OVERALL_EFFECTIVENESS, SocialCareGrade.OUTSTANDING)]
        ... )
        >>> movement(YORK, later, area=JudgementArea.OVERALL_EFFECTIVENESS).label
        'improved'
    """
    before, after = earlier.grade_of(area), later.grade_of(area)
    if before is None or after is None or earlier.framework is not later.framework or type(before) is not type(after):
        return Movement.NOT_COMPARABLE
    steps = after.steps_above(before)
    if steps == 0:
        return Movement.SAME
    return Movement.IMPROVED if steps > 0 else Movement.DECLINED


@attrs.frozen(kw_only=True)
class Movements(NoTruthValue, Record):
    """How many authorities moved which way since their inspection before the latest.

    Attributes:
        counts: Authorities by movement, every movement present.
        inspected_once: Authorities with no earlier inspection that counts; they are in no count above.

    Examples:
        >>> Movements(counts={Movement.IMPROVED: 45, Movement.DECLINED: 19}, inspected_once=42).counts[Movement.IMPROVED]
        45
    """

    _instead = "counts"

    counts: Mapping[Movement, int]
    inspected_once: int

    def __str__(self) -> str:
        return ", ".join(f"{count} {movement}" for movement, count in self.counts.items())


def movements(histories: Mapping[Authority, tuple[Inspection, ...]], *, area: JudgementArea) -> Movements:
    """How each authority's grade moved between its last two inspections, counted.

    Examples:
        >>> from safeguarding import DateRange, InspectionKind, Judgement, SocialCareGrade, english_authorities
        >>> area = JudgementArea.OVERALL_EFFECTIVENESS
        >>> first = Inspection(
        ...     authority="York",
        ...     framework=Framework.ILACS,
        ...     kind=InspectionKind.STANDARD,
        ...     visits=[DateRange(date(2022, 3, 7), date(2022, 3, 18))],
        ...     judgements=[Judgement(area, SocialCareGrade.REQUIRES_IMPROVEMENT)],
        ... )
        >>> second = attrs.evolve(
        ...     first,
        ...     visits=[DateRange(date(2025, 2, 24), date(2025, 3, 7))],
        ...     judgements=[Judgement(area, SocialCareGrade.GOOD)],
        ... )
        >>> york = english_authorities().find("York")
        >>> movements({york: (first, second)}, area=area).counts[Movement.IMPROVED]
        1
    """
    counts = dict.fromkeys(Movement, 0)
    inspected_once = 0
    for history in histories.values():
        pairs = list(itertools.pairwise(history))
        if not pairs:
            inspected_once += 1
            continue
        counts[movement(*pairs[-1], area=area)] += 1
    return Movements(counts=counts, inspected_once=inspected_once)


def days_since_last_full_inspection(
    inspections: Iterable[Inspection], *, authority: Authority, register: AuthorityRegister, on: date
) -> int | None:
    """Days from the last known day of the authority's latest graded inspection to ``on``.

    None where there is none, and where its days on site are not known.

    Examples:
        >>> from safeguarding.authorities.england import english_authorities
        >>> from safeguarding.inspections.examples import YORK
        >>> york = english_authorities().find("York")
        >>> days_since_last_full_inspection(
        ...     [YORK], authority=york, register=english_authorities(), on=date(2017, 9, 19)
        ... )
        285
    """
    histories = graded_history(inspections, register=register, cut_off=CutOff(inspected_by=on))
    history = histories.get(authority)
    last = history[-1].last_known_day if history else None
    return None if last is None else (on - last).days


def publication_lag(inspection: Inspection) -> int | None:
    """Days from the last known day on site to publication; None where either is not known.

    Examples:
        >>> from safeguarding.inspections.examples import YORK
        >>> publication_lag(YORK)
        61
    """
    if inspection.published_on is None or inspection.last_known_day is None:
        return None
    return (inspection.published_on - inspection.last_known_day).days


def of_framework(inspections: Iterable[Inspection], framework: Framework) -> tuple[Inspection, ...]:
    """The inspections carried out under a framework, in their order.

    Examples:
        >>> of_framework([], Framework.ILACS)
        ()
    """
    return tuple(each for each in inspections if each.framework is framework)
