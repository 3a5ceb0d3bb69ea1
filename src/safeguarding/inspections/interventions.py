"""What the government does after an authority fails: dated, with what is to lift it, and the monitoring visits meanwhile.

The facts are the caller's: no list of who is under intervention is shipped, and an authority of which none is stated may
be under one all the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import attrs

from safeguarding.authorities.records import Authority
from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.dates.words import printed_date
from safeguarding.errors import InvalidRecordError
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.histories import CutOff, graded_history, inspections_of
from safeguarding.inspections.records import Inspection, InspectionKind
from safeguarding.inspections.scales import SocialCareGrade
from safeguarding.labels import Labelled
from safeguarding.records import NoTruthValue, Record, Several
from safeguarding.sources import Certainty, Source

DIRECTIONS = Source(
    title="Education Act 1996, as applied to children's services by the Children Act 2004, s50",
    clause="s497A",
    published_at="legislation.gov.uk/ukpga/2004/31/notes/division/2/4/4",
    certainty=Certainty.VERIFIED,
    checked_on=date(2026, 11, 26),
    note=(
        "the explanatory notes to section 50 were read: the Secretary of State may give a direction where a function is "
        "not performed to an adequate standard; how one ends was not read"
    ),
)
FUNCTIONS_BY_OTHERS = Source(
    title="Education Act 1996",
    clause="s497A(4A)",
    published_at="legislation.gov.uk/ukpga/2014/6/notes/division/4/5/12",
    certainty=Certainty.VERIFIED,
    checked_on=date(2026, 11, 26),
    note=(
        "the explanatory notes to section 101 of the Children and Families Act 2014 were read: functions may be exercised "
        "by the Secretary of State or a nominee in place of the authority"
    ),
)
NOTICES = Source(
    title="Written answer HL1076, Department for Education",
    published_at="House of Lords, 31 July 2017",
    certainty=Certainty.SECONDARY,
    note="an improvement notice is described there as a step without statutory force, which says what is expected",
)


class InterventionKind(Labelled):
    """What the Secretary of State did.

    Examples:
        >>> InterventionKind.IMPROVEMENT_NOTICE.is_statutory, InterventionKind.DIRECTION.is_statutory
        (False, True)
    """

    ADVISER = "improvement adviser"
    IMPROVEMENT_NOTICE = "improvement notice"
    DIRECTION = "statutory direction"
    COMMISSIONER = "commissioner"
    TRUST = "children's services trust"

    @property
    def wordings(self) -> tuple[str, ...]:
        """The words that it is called by, besides its label."""
        return _WORDINGS.get(self, ())

    @property
    def is_statutory(self) -> bool:
        """Whether it rests on a direction under an Act."""
        return self in _STATUTORY

    @property
    def source(self) -> Source:
        """What it rests on, and how surely that is known."""
        return _SOURCES.get(self, NOTICES)


_WORDINGS = {
    InterventionKind.ADVISER: ("DfE adviser", "adviser"),
    InterventionKind.IMPROVEMENT_NOTICE: ("notice", "notice to improve", "non-statutory improvement notice"),
    InterventionKind.DIRECTION: ("direction", "statutory notice", "directions"),
    InterventionKind.COMMISSIONER: ("children's services commissioner", "commissioner appointed"),
    InterventionKind.TRUST: ("trust", "children's trust", "alternative delivery model"),
}
_STATUTORY = frozenset({InterventionKind.DIRECTION, InterventionKind.COMMISSIONER, InterventionKind.TRUST})
_SOURCES = {
    InterventionKind.DIRECTION: DIRECTIONS,
    InterventionKind.COMMISSIONER: DIRECTIONS,
    InterventionKind.TRUST: FUNCTIONS_BY_OTHERS,
}


class InterventionState(NoTruthValue, Labelled):
    """Where an intervention stands on a day.

    Examples:
        >>> InterventionState.IN_FORCE.label
        'in force'
    """

    NOT_BEGUN = "not begun"
    IN_FORCE = "in force"
    LIFTED = "lifted"


@attrs.frozen(kw_only=True)
class Intervention(Record):
    """One intervention in one authority.

    Attributes:
        authority: Its name as printed, or its nine-character code.
        kind: What was done.
        began_on: The day of the notice, direction or appointment.
        lifted_on: The first day on which it no longer holds; None while none is known.
        lifts_when: What is to be so before it is lifted, as the notice or direction says; empty where that is not stated.
        reference: Where it is published.

    Raises:
        InvalidRecordError: for one that is lifted before it begins, or of no authority.

    Examples:
        >>> notice = Intervention(
        ...     authority="Anytown", kind=InterventionKind.IMPROVEMENT_NOTICE, began_on=date(2023, 5, 2)
        ... )
        >>> print(notice)
        improvement notice since 2 May 2023
    """

    authority: str
    kind: InterventionKind
    began_on: date
    lifted_on: date | None = None
    lifts_when: str = ""
    reference: str = ""

    def _check(self) -> None:
        if not self.authority.strip():
            raise InvalidRecordError("an intervention is in an authority; its name or code is missing")
        if self.lifted_on is not None and self.lifted_on < self.began_on:
            raise InvalidRecordError(
                f"an intervention that began on {printed_date(self.began_on)} "
                f"cannot be lifted on {printed_date(self.lifted_on)}"
            )

    def __str__(self) -> str:
        until = f", lifted on {printed_date(self.lifted_on)}" if self.lifted_on else ""
        return f"{self.kind} since {printed_date(self.began_on)}{until}"


@attrs.frozen(kw_only=True)
class InterventionList(Record):
    """What a file of interventions holds: any authorities', in any order.

    Examples:
        >>> InterventionList(interventions=[]).interventions
        ()
    """

    interventions: tuple[Intervention, ...] = attrs.field(converter=Several[Intervention])


def intervention_state(intervention: Intervention, *, on: date) -> InterventionState:
    """Where an intervention stands on a day, as it was known on that day.

    Examples:
        >>> lifted = Intervention(
        ...     authority="Anytown",
        ...     kind=InterventionKind.DIRECTION,
        ...     began_on=date(2021, 3, 1),
        ...     lifted_on=date(2023, 6, 1),
        ... )
        >>> [intervention_state(lifted, on=date(2023, 5, day)).label for day in (31,)]
        ['in force']
        >>> intervention_state(lifted, on=date(2023, 6, 1)).label
        'lifted'
    """
    if on < intervention.began_on:
        return InterventionState.NOT_BEGUN
    if intervention.lifted_on is not None and intervention.lifted_on <= on:
        return InterventionState.LIFTED
    return InterventionState.IN_FORCE


@attrs.frozen(kw_only=True)
class MonitoringSeries(NoTruthValue, Record):
    """The monitoring visits since the inspection that found an authority inadequate.

    Attributes:
        since: That inspection.
        visits: The visits known, the earliest first.
        missing: Numbers that their letters' own numbering skips: letters that are not here.
    """

    _instead = "visits"

    since: Inspection
    visits: tuple[Inspection, ...] = attrs.field(converter=Several[Inspection])
    missing: tuple[int, ...] = attrs.field(default=(), converter=Several[int])

    def __str__(self) -> str:
        count = len(self.visits)
        began = self.since.starts_on
        which = f"begun on {printed_date(began)}" if began else f"published on {printed_date(self.since.over_by)}"
        return f"{count or 'no'} monitoring visit{'' if count == 1 else 's'} since the inspection {which}"

    def number_of(self, visit: Inspection) -> int | None:
        """The number that a visit's letter states; where none does, its place among the visits that are known.

        None for a visit of no such series.
        """
        if visit not in self.visits:
            return None
        return visit.series_number or self.visits.index(visit) + 1


def monitoring_series(
    inspections: Iterable[Inspection], *, authority: Authority, register: AuthorityRegister, on: date
) -> MonitoringSeries | None:
    """The monitoring visits that followed an authority's latest inspection, where that one found it inadequate.

    None where the latest outcome known on the day is no inadequate one, or none is known.

    Args:
        inspections: Of any authorities, each once.
        authority: Whose.
        register: The authorities.
        on: The day on which to look; what was published later is left out.

    Examples:
        >>> from safeguarding.authorities.england import english_authorities
        >>> register = english_authorities()
        >>> monitoring_series([], authority=register.find("York"), register=register, on=date(2024, 1, 1)) is None
        True
    """
    known = inspections_of(inspections, authority, register=register)
    cut_off = CutOff(inspected_by=on, published_by=on)
    history = graded_history(known, register=register, cut_off=cut_off).get(authority, ())
    if not history or history[-1].grade_of(JudgementArea.OVERALL_EFFECTIVENESS) is not SocialCareGrade.INADEQUATE:
        return None
    since = history[-1]
    visits = sorted(
        (
            each
            for each in known
            if each.kind is InspectionKind.MONITORING_VISIT and cut_off.includes(each) and each.over_by > since.over_by
        ),
        key=lambda each: each.over_by,
    )
    stated = {each.series_number for each in visits if each.series_number}
    missing = sorted(set(range(1, max(stated, default=0))) - stated) if len(stated) == len(visits) else ()
    return MonitoringSeries(since=since, visits=visits, missing=missing)
