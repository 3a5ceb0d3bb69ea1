"""Profiles: how many authorities, or reports, stand at each grade, as at a date.

A profile says what it counts, up to when, and whom it leaves out. Percentages of two frameworks are not comparable.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar

import attrs

from safeguarding.authorities.records import Authority
from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.inspections.absences import Absence
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework, reason_without_grade, version_of_report
from safeguarding.inspections.histories import CutOff, authority_inspected, graded_history, latest_inspections
from safeguarding.inspections.records import Inspection
from safeguarding.inspections.scales import Grade
from safeguarding.labels import Labelled
from safeguarding.numbers.rounding import Rounding
from safeguarding.numbers.shares import Share, percentage
from safeguarding.records import Record


class ProfileUnit(Labelled):
    """What a profile counts.

    Examples:
        >>> ProfileUnit.AUTHORITY_AT_LATEST.label
        'authorities, each at its latest inspection'
    """

    AUTHORITY_AT_LATEST = "authorities, each at its latest inspection"
    EVERY_REPORT = "every report"


G = TypeVar("G", bound=Grade)


@attrs.frozen(kw_only=True)
class Profile(Record):
    """Counts by grade, with what they are counts of.

    Attributes:
        area: The judgement area counted.
        unit: Authorities at their latest inspection, or every report.
        cut_off: Which inspections count.
        frameworks: The frameworks of the inspections counted, in order of first appearance.
        counts: How many at each grade of the area's scale, best first, every grade present.
        ungraded: How many stand without a grade, by reason.
        not_inspected: Names of authorities that existed at the cut-off and have no inspection that counts.
        abolished: Names of authorities left out because they had ended by the cut-off; with unit ``EVERY_REPORT``
            their reports count, and this is empty.
        left_open: Names of authorities with an inspection of which it cannot be said whether it counts: only its day of
            publication is known, and that lies after ``cut_off.inspected_by``. It is not counted.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.inspections.scales import SocialCareGrade
        >>> profile = Profile(
        ...     area=JudgementArea.OVERALL_EFFECTIVENESS,
        ...     unit=ProfileUnit.AUTHORITY_AT_LATEST,
        ...     cut_off=CutOff(inspected_by=date(2025, 3, 31)),
        ...     frameworks=(Framework.ILACS,),
        ...     counts={
        ...         SocialCareGrade.OUTSTANDING: 36,
        ...         SocialCareGrade.GOOD: 67,
        ...         SocialCareGrade.REQUIRES_IMPROVEMENT: 31,
        ...         SocialCareGrade.INADEQUATE: 19,
        ...     },
        ... )
        >>> profile.base, str(profile.good_or_outstanding)
        (153, '103 of 153')
        >>> [str(each) for each in profile.percentages().values()]
        ['24', '44', '20', '12']
    """

    area: JudgementArea
    unit: ProfileUnit
    cut_off: CutOff
    frameworks: tuple[Framework, ...]
    counts: Mapping[Grade, int]
    ungraded: Mapping[Absence, int] = attrs.field(factory=dict)
    not_inspected: tuple[str, ...] = ()
    abolished: tuple[str, ...] = ()
    left_open: tuple[str, ...] = ()

    @property
    def base(self) -> int:
        """How many have a grade: the denominator of every share here."""
        return sum(self.counts.values())

    def share_of(self, *grades: Grade) -> Share:
        """The share that stands at any of the grades, from the counts.

        Raises:
            InvalidRecordError: where nothing is graded.
        """
        return Share(sum(self.counts.get(grade, 0) for grade in set(grades)), self.base)

    @property
    def good_or_outstanding(self) -> Share:
        """The share graded good or better, from the counts: rounded percentages must not be added.

        Raises:
            InvalidRecordError: where nothing is graded, and for a scale without these two grades.
        """
        wanted = [grade for grade in self.area.scale if grade.name in ("GOOD", "OUTSTANDING")]
        if not wanted:
            raise InvalidRecordError(f"{self.area.label} has no grades Good and Outstanding")
        return self.share_of(*wanted)

    def percentages(self, places: int = 0, rounding: Rounding = Rounding.HALF_UP) -> dict[Grade, Decimal]:
        """Each grade's percentage, rounded on its own; together they may not sum to 100.

        Raises:
            InvalidRecordError: where nothing is graded.
        """
        return {grade: percentage(self.share_of(grade), places, rounding) for grade in self.counts}

    def __str__(self) -> str:
        counts = ", ".join(f"{count} {grade}" for grade, count in self.counts.items())
        return f"{self.area}, {self.cut_off}: {self.base} graded, {counts}"


def inspection_profile(
    inspections: Iterable[Inspection],
    *,
    register: AuthorityRegister,
    area: JudgementArea,
    unit: ProfileUnit,
    cut_off: CutOff,
    same_area_before: Collection[JudgementArea] = (),
    among: Collection[Authority] | None = None,
) -> Profile:
    """Count inspections, or authorities at their latest inspection, by grade.

    Args:
        inspections: All that are known; those after the cut-off and narrative visits do not count.
        register: The authorities, to tell who existed at the cut-off.
        area: The judgement area to count.
        unit: Authorities at their latest inspection, which leaves abolished authorities out, or every report.
        cut_off: Which inspections count.
        same_area_before: Earlier areas to count in the same place: ILACS judged children in care together with
            care leavers until 2022, and official tables print both in one column.
        among: Only these authorities: a region, statistical neighbours. None for all.

    Raises:
        UnknownNameError: for an inspection of an authority that the register does not know.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.authorities import english_authorities
        >>> from safeguarding.inspections.examples import YORK
        >>> profile = inspection_profile(
        ...     [YORK],
        ...     register=english_authorities(),
        ...     area=JudgementArea.OVERALL_EFFECTIVENESS,
        ...     unit=ProfileUnit.AUTHORITY_AT_LATEST,
        ...     cut_off=CutOff(inspected_by=date(2017, 4, 30)),
        ... )
        >>> profile.base, len(profile.not_inspected)
        (1, 151)
    """
    known = [each for each in inspections if each.kind.is_graded]
    counted, ended = _counted(known, register, unit, cut_off)
    counted = {who: reports for who, reports in counted.items() if _is_among(who, among)}
    reports = list(itertools.chain.from_iterable(counted.values()))
    outcomes = Counter(_outcome(each, (area, *same_area_before), cut_off) for each in reports)
    open_ones = {authority_inspected(each, register=register): each for each in known if cut_off.leaves_open(each)}
    return Profile(
        area=area,
        unit=unit,
        cut_off=cut_off,
        frameworks=tuple(dict.fromkeys(each.framework for each in reports)),
        counts={grade: outcomes[grade] for grade in area.scale},
        ungraded={absence: outcomes[absence] for absence in Absence if absence in outcomes},
        not_inspected=_names(register.existing_on(cut_off.inspected_by), among, besides=counted),
        abolished=tuple(sorted(_names(ended, among))),
        left_open=_names(open_ones, among),
    )


def _counted(
    inspections: Sequence[Inspection], register: AuthorityRegister, unit: ProfileUnit, cut_off: CutOff
) -> tuple[Mapping[Authority, Sequence[Inspection]], Sequence[Authority]]:
    """The reports that count, by authority; and the authorities whose reports do not, since they have ended."""
    if unit is ProfileUnit.EVERY_REPORT:
        return graded_history(inspections, register=register, cut_off=cut_off), ()
    latest = latest_inspections(inspections, register=register, cut_off=cut_off)
    ended = [who for who in latest if not who.existed_on(cut_off.inspected_by)]
    return {who: [each] for who, each in latest.items() if who not in ended}, ended


def _is_among(authority: Authority, among: Collection[Authority] | None) -> bool:
    return among is None or authority in among


def _names(
    authorities: Iterable[Authority], among: Collection[Authority] | None, *, besides: Collection[Authority] = ()
) -> tuple[str, ...]:
    return tuple(who.name for who in authorities if who not in besides and _is_among(who, among))


def _outcome(inspection: Inspection, areas: Sequence[JudgementArea], cut_off: CutOff) -> Grade | Absence:
    """The grade of the first of the areas that the inspection mentions, or the reason why there is none.

    Where a cut-off says by when outcomes were published, an outcome revised later counts as it stood on that day.
    """
    for area in areas:
        on = cut_off.published_by
        grade = inspection.grade_of(area) if on is None else inspection.grade_on(area, on=on)
        if grade is not None:
            return grade
    reasons = [judgement.absence for area in areas if (judgement := inspection.judgement_of(area)) is not None]
    return next((reason for reason in reasons if reason is not None), None) or _unmentioned(inspection, areas[0])


def _unmentioned(inspection: Inspection, area: JudgementArea) -> Absence:
    """Why an inspection says nothing of an area; not known where the version that governed it is not."""
    framework, starts_on = inspection.framework, inspection.starts_on
    if starts_on is not None:
        return reason_without_grade(framework, area, on=starts_on)
    try:
        version = version_of_report(framework, starts_on=None, published_on=inspection.published_on)
    except OutOfCoverageError:
        return Absence.NOT_KNOWN
    return reason_without_grade(framework, area, on=version.starts_on)
