"""What is due from an authority after an inspection or a visit: by framework, by kind and by what was found."""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.dates.deadlines import DeadlineRule
from safeguarding.dates.inspection_reports import PUBLISH_REPORT, SI_2015_1792, STATEMENT_OF_ACTION
from safeguarding.dates.periods import Period
from safeguarding.inspections.frameworks import ILACS_SOURCE, Framework
from safeguarding.inspections.records import FindingKind, Inspection, InspectionKind
from safeguarding.labels import Labelled
from safeguarding.records import NoTruthValue, Record
from safeguarding.sources import Certainty, Source

_ILACS_VISITS = Source(
    title=ILACS_SOURCE.title,
    clause="focused visits; monitoring visits",
    published_at="Ofsted; as a trade paper reported it on 16 August 2018",
    certainty=Certainty.SECONDARY,
    note="what the inspectorate asks for after a visit, not a period set by an instrument",
)
_JOINT_REVIEWS = Source(
    title=SI_2015_1792,
    clause="reg 3(3) and reg 4",
    published_at="legislation.gov.uk/uksi/2015/1792",
    certainty=Certainty.VERIFIED,
    checked_on=date(2026, 11, 26),
    note=(
        "reg 3 read as in force; of reg 4 the explanatory note was read: within 70 working days of receiving the report, "
        "where the report determines that a statement is to be made, and by the authority that it names"
    ),
)
_AREA_SEND = Source(
    title="Area SEND inspections: framework and handbook",
    published_at="gov.uk, Ofsted and Care Quality Commission",
    certainty=Certainty.UNVERIFIED,
    note="a plan follows areas for priority action; the period was not read in the framework, so none is counted here",
)
_FINAL_LETTER = "receipt of the final letter"

DRAFT_PLAN_AFTER_VISIT = DeadlineRule(
    task="send a draft of the plan that answers the areas for priority action",
    trigger=_FINAL_LETTER,
    period=Period(working_days=20),
    source=_ILACS_VISITS,
)
PLAN_AFTER_VISIT = DeadlineRule(
    task="send the plan that answers the areas for priority action",
    trigger=_FINAL_LETTER,
    period=Period(working_days=70),
    source=_ILACS_VISITS,
)
JOINT_STATEMENT = DeadlineRule(
    task="send the written statement of proposed action",
    trigger="receipt of the report",
    period=Period(working_days=70),
    source=_JOINT_REVIEWS,
)


class DueTask(Labelled):
    """What an update may state a last day of.

    Examples:
        >>> DueTask("statement").label
        'send the written statement of proposed action'
    """

    PUBLICATION = "publication", PUBLISH_REPORT.task
    STATEMENT = "statement", STATEMENT_OF_ACTION.task
    DRAFT_PLAN = "draft plan", DRAFT_PLAN_AFTER_VISIT.task
    PLAN = "plan", PLAN_AFTER_VISIT.task


@attrs.frozen
class Duties(NoTruthValue, Record):
    """What is due after an inspection.

    Attributes:
        rules: What is to be done, each within its period; empty where nothing is due, or it is not known.
        explanation: Why these, in one sentence.
        source: What that rests on, and how surely.

    Examples:
        >>> from safeguarding.inspections.frameworks import Framework
        >>> visit = Inspection(
        ...     authority="York",
        ...     framework=Framework.ILACS,
        ...     kind=InspectionKind.MONITORING_VISIT,
        ...     published_on=date(2023, 2, 7),
        ... )
        >>> print(duties_after(visit))
        Nothing is due after a monitoring visit.
    """

    _instead = "explanation"

    rules: tuple[DeadlineRule, ...]
    explanation: str
    source: Source


def duties_after(inspection: Inspection) -> Duties:
    """What is due after an inspection, as far as what is stated of it tells.

    Nothing follows from a finding that is not stated: where one would make a duty, the explanation says so.

    Examples:
        >>> report = Inspection(
        ...     authority="York", framework=Framework.SIF, kind=InspectionKind.FULL, published_on=date(2017, 2, 7)
        ... )
        >>> [str(rule.period) for rule in duties_after(report).rules]
        ['30 working days', '70 working days']
    """
    kind = inspection.kind
    if kind is InspectionKind.MONITORING_VISIT:
        return Duties((), "Nothing is due after a monitoring visit.", _ILACS_VISITS)
    if kind is InspectionKind.FOCUSED_VISIT:
        return _after_focused_visit(inspection)
    if kind is InspectionKind.JOINT or inspection.framework is Framework.JTAI:
        return _after_joint_inspection(inspection)
    if kind is InspectionKind.AREA_SEND or inspection.framework is Framework.AREA_SEND:
        return _after_area_send(inspection)
    if inspection.framework in (Framework.SIF, Framework.ILACS):
        return Duties(
            (PUBLISH_REPORT, STATEMENT_OF_ACTION),
            f"A report after a {kind.label} is to be published and answered by a written statement.",
            STATEMENT_OF_ACTION.source,
        )
    unknown = Source(title=inspection.framework.label, certainty=Certainty.UNVERIFIED)
    return Duties((), f"What is due under the {inspection.framework.label} is not known here.", unknown)


def _after_focused_visit(inspection: Inspection) -> Duties:
    if inspection.findings_of(FindingKind.AREA_FOR_PRIORITY_ACTION):
        return Duties(
            (DRAFT_PLAN_AFTER_VISIT, PLAN_AFTER_VISIT),
            "A focused visit that finds an area for priority action is answered by a plan.",
            _ILACS_VISITS,
        )
    return Duties(
        (),
        "No area for priority action is stated of this focused visit; a plan is due only where one was found.",
        _ILACS_VISITS,
    )


def _after_joint_inspection(inspection: Inspection) -> Duties:
    if inspection.is_statement_required:
        return Duties(
            (JOINT_STATEMENT,), "The report determines that a written statement is to be made.", _JOINT_REVIEWS
        )
    said = (
        "It is not stated whether the report determines that a written statement is to be made; one is due only then."
        if inspection.is_statement_required is None
        else "The report determines no written statement, so none is due."
    )
    return Duties((), said, _JOINT_REVIEWS)


def _after_area_send(inspection: Inspection) -> Duties:
    said = (
        "A plan is due that answers the areas for priority action; its period is not known here."
        if inspection.findings_of(FindingKind.AREA_FOR_PRIORITY_ACTION)
        else "No area for priority action is stated of this area SEND inspection, which would make a plan due."
    )
    return Duties((), said, _AREA_SEND)
