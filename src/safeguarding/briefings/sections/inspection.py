"""The inspection section: what the update states of its inspection, held against the published outcome.

Reads ``inspection.toml`` and, where it is there, the published outcomes in ``outcomes.csv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

import attrs

from safeguarding.authorities.records import Authority
from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.briefings.folders import OUTCOMES_FILE, SectionReader, UpdateFolder, authority_faults
from safeguarding.briefings.records import FoundConflict, Section, Table
from safeguarding.dates.deadlines import Deadline
from safeguarding.dates.words import printed_date
from safeguarding.errors import FaultyInputError, OutOfCoverageError, UnknownNameError
from safeguarding.inspections.checks import inspection_conflicts
from safeguarding.inspections.conflicts import Conflict
from safeguarding.inspections.coverage import areas_left_out
from safeguarding.inspections.deadlines import publication_deadline, statement_deadline
from safeguarding.inspections.histories import authority_inspected
from safeguarding.inspections.records import FindingKind, Inspection, Judgement
from safeguarding.inspections.self_evaluations import SelfEvaluation, agreement
from safeguarding.numbers.rounding import rounded
from safeguarding.numbers.shares import percentage
from safeguarding.readers.inspections.outcomes import read_inspections
from safeguarding.records import Record
from safeguarding.serialization.documents import read_toml
from safeguarding.sources import Certainty, Source

FACTS_FILE = "inspection.toml"

MOST_DAYS_BEFORE_THE_SITE = 7
"""A report may be dated some days before the day it stands on Ofsted's site: 1 to 7 days in 5 of 151 SIF reports."""

PUBLISHED_OUTCOME = Source(
    title="The published outcomes in the folder",
    published_at=OUTCOMES_FILE,
    certainty=Certainty.SECONDARY,
    note="extracted from published reports; the report itself decides",
)


@attrs.frozen(kw_only=True)
class InspectionFacts(Record):
    """What ``inspection.toml`` holds.

    Attributes:
        inspection: The inspection as the update states it, slips included.
        self_evaluation: The authority's own grades, where the update or its annex states any.
    """

    inspection: Inspection
    self_evaluation: SelfEvaluation | None = None


def inspection_section(folder: UpdateFolder) -> Section:
    """Make the section.

    Raises:
        FaultyInputError: with every fault of the two files.
    """
    facts = read_toml(folder.path / FACTS_FILE, InspectionFacts)
    stated = facts.inspection
    unknown = list(authority_faults(folder, stated.authority, "$.inspection.authority"))
    if facts.self_evaluation:
        unknown += authority_faults(folder, facts.self_evaluation.authority, "$.self_evaluation.authority")
    if unknown:
        raise FaultyInputError.of(FACTS_FILE, unknown)
    outcomes = _outcomes(folder, stated)
    published = next((each for each in outcomes if each.starts_on == stated.starts_on), None)
    conflicts = inspection_conflicts(stated, known_by=folder.update.reported_on)
    return Section(
        title="Inspection",
        paragraphs=tuple(_paragraphs(folder, stated, published)),
        tables=tuple(_tables(folder, facts, published)),
        conflicts=[
            *map(_found, conflicts),
            *(_found_between(stated, published) if published else ()),
            *(_visits_beside(stated, published) if published and not conflicts else ()),
        ],
        notes=(*_notes(folder, facts, published), *(() if published else _other_outcomes(outcomes))),
    )


READER = SectionReader(files=(FACTS_FILE, OUTCOMES_FILE), read=inspection_section)


def _outcomes(folder: UpdateFolder, stated: Inspection) -> list[Inspection]:
    """The published outcomes of the authority under the framework that the update tells of."""
    if not folder.has(OUTCOMES_FILE):
        return []
    table = read_inspections(folder.path / OUTCOMES_FILE, register=folder.register)
    wanted = folder.register.find(stated.authority, on=folder.update.reported_on)
    return [
        each
        for each in table.inspections
        if each.framework is stated.framework and _is_of(each, wanted, folder.register)
    ]


def _is_of(inspection: Inspection, authority: Authority, register: AuthorityRegister) -> bool:
    try:
        return authority_inspected(inspection, register=register) == authority
    except (UnknownNameError, OutOfCoverageError):
        # the table's own faults tell of it
        return False


def _found(conflict: Conflict) -> FoundConflict:
    return FoundConflict(explanation=conflict.explanation, remedy=conflict.remedy, source=conflict.source)


def _found_between(stated: Inspection, published: Inspection) -> Iterator[FoundConflict]:
    """Where the update's grade of an area, or its day of publication, is another than the published one."""
    for judgement in stated.judgements:
        outcome = published.grade_of(judgement.area)
        if judgement.grade is not None and outcome is not None and judgement.grade is not outcome:
            yield FoundConflict(
                explanation=f"The update gives {judgement.area.label} as {judgement.grade.label}; "
                f"the published outcome is {outcome.label}.",
                remedy="Compare both with the inspection report.",
                source=PUBLISHED_OUTCOME,
            )
    if _days_between_publications(stated, published) > MOST_DAYS_BEFORE_THE_SITE:
        yield FoundConflict(
            explanation=f"The update gives the day of publication as {_printed(stated.published_on)}; "
            f"the published outcome has {_printed(published.published_on)}.",
            remedy="Compare both with the inspection report.",
            source=PUBLISHED_OUTCOME,
        )


def _days_between_publications(stated: Inspection, published: Inspection) -> int:
    if stated.published_on is None or published.published_on is None:
        return 0
    return abs((stated.published_on - published.published_on).days)


def _visits_beside(stated: Inspection, published: Inspection) -> Iterator[FoundConflict]:
    """Where days on site that are possible are others than the published ones."""
    if stated.ends_on and published.ends_on and sorted(stated.visits) != sorted(published.visits):
        yield FoundConflict(
            explanation=f"The update has the inspection run {_printed_visits(stated)}; "
            f"the published outcome has {_printed_visits(published)}.",
            remedy="Compare both with the inspection report.",
            source=PUBLISHED_OUTCOME,
        )


def _printed(on: date | None) -> str:
    return printed_date(on) if on else "no known day"


def _printed_visits(inspection: Inspection) -> str:
    return " and ".join(str(visit) for visit in inspection.visits)


def _paragraphs(folder: UpdateFolder, stated: Inspection, published: Inspection | None) -> Iterator[str]:
    line = f"{stated.framework.label}, {stated.kind.label}, stated to have run {_printed_visits(stated)}"
    if stated.published_on:
        line += f", report published {printed_date(stated.published_on)}"
    yield line + "."
    if published and published.ends_on:
        days = (folder.update.reported_on - published.ends_on).days
        yield f"{days} days lie between the published end of the inspection and this update."


def _tables(folder: UpdateFolder, facts: InspectionFacts, published: Inspection | None) -> Iterator[Table]:
    yield _grades(facts.inspection, published)
    if deadlines := _deadlines(folder, facts.inspection):
        yield deadlines
    if facts.inspection.findings:
        yield _findings(facts.inspection)
    if facts.self_evaluation:
        yield _own_grades(facts.self_evaluation, published or facts.inspection)


def _grades(stated: Inspection, published: Inspection | None) -> Table:
    areas = [judgement.area for judgement in (published or stated).judgements]
    areas += [judgement.area for judgement in stated.judgements if judgement.area not in areas]
    return Table(
        caption="Grades in the update and as published",
        columns=("Area", "In the update", "Published outcome"),
        rows=[
            (
                area.heading,
                _words(stated.judgement_of(area)) or "left out",
                _words(published.judgement_of(area) if published else None) or "not in the data here",
            )
            for area in areas
        ],
    )


def _words(judgement: Judgement | None) -> str:
    if judgement is None:
        return ""
    if judgement.grade is not None:
        return judgement.grade.label
    return judgement.absence.label if judgement.absence else ""


def _counted_deadlines(folder: UpdateFolder, stated: Inspection) -> tuple[Deadline, ...]:
    """The two deadlines; none where neither receipt nor publication is stated.

    Raises:
        OutOfCoverageError: where the calendar does not reach.
    """
    start = stated.received_on or stated.published_on
    rules = (publication_deadline, statement_deadline)
    return tuple(rule(received_on=start, calendar=folder.calendar) for rule in rules if start is not None)


def _deadlines(folder: UpdateFolder, stated: Inspection) -> Table | None:
    try:
        both = _counted_deadlines(folder, stated)
    except OutOfCoverageError:
        # a note tells of it
        return None
    if not both:
        return None
    receipt_is_not_stated = (
        "The day of receipt is not stated, so the periods are counted from publication; "
        "an earlier receipt would bring both days forward."
    )
    return Table(
        caption="Deadlines",
        columns=("The authority must", "Within", "By", "Rule", "How surely known"),
        rows=[
            (
                each.rule.task,
                str(each.rule.period),
                printed_date(each.due_on),
                f"{each.rule.source.title}, {each.rule.source.clause}",
                each.rule.source.certainty.label,
            )
            for each in both
        ],
        notes=() if stated.received_on else (receipt_is_not_stated,),
    )


def _findings(stated: Inspection) -> Table:
    areas = dict.fromkeys(finding.area for finding in stated.findings)
    return Table(
        caption="Findings by area",
        columns=("Area", "Strengths", "Areas for development"),
        rows=[
            (
                area.heading,
                str(len(stated.findings_of(FindingKind.STRENGTH, area))),
                "; ".join(each.text for each in stated.findings_of(FindingKind.AREA_FOR_DEVELOPMENT, area)) or "none",
            )
            for area in areas
        ],
    )


def _own_grades(own: SelfEvaluation, published: Inspection) -> Table:
    both = agreement(own, published)
    notes = [f"{both.own_higher} graded higher by the authority, {both.own_lower} lower."]
    if both.pairs:
        notes.insert(0, f"The same grade in {both.exact} areas ({percentage(both.exact)}%).")
    if both.unpaired:
        notes.append(f"Graded by one side only: {', '.join(area.label for area in both.unpaired)}.")
    if (kappa := both.weighted_kappa()) is not None:
        notes.append(f"Weighted kappa {rounded(kappa, 2)}.")
    if both.caveat:
        notes.append(both.caveat[0].upper() + both.caveat[1:] + ".")
    return Table(
        caption="The authority's own grades beside the inspectors'",
        columns=("Area", "Own grade", "Inspectors' grade"),
        rows=[(pair.area.heading, pair.own.label, pair.inspectors.label) for pair in both.pairs],
        notes=notes,
    )


def _notes(folder: UpdateFolder, facts: InspectionFacts, published: Inspection | None) -> Iterator[str]:
    stated = facts.inspection
    if published is None:
        reason = (
            f"is not in {OUTCOMES_FILE}" if folder.has(OUTCOMES_FILE) else f"cannot be shown without {OUTCOMES_FILE}"
        )
        yield f"The published outcome of this inspection {reason}."
    elif 0 < _days_between_publications(stated, published) <= MOST_DAYS_BEFORE_THE_SITE:
        yield (
            f"{OUTCOMES_FILE} has the report published on {_printed(published.published_on)} and the update on "
            f"{_printed(stated.published_on)}: a report's own date may lie some days before it is on Ofsted's site."
        )
    on = folder.update.reported_on
    inspected, reporting = (folder.register.find(each, on=on) for each in (stated.authority, folder.update.authority))
    if inspected != reporting:
        yield f"This is the inspection of {inspected.name}; the update is {reporting.name}'s."
    try:
        left_out = areas_left_out(stated)
    except OutOfCoverageError:
        left_out = ()
    if left_out:
        yield f"The update leaves out {len(left_out)} graded areas: {', '.join(area.label for area in left_out)}."
    try:
        _counted_deadlines(folder, stated)
    except OutOfCoverageError as error:
        yield f"Deadlines cannot be counted: {error}."
    yield from _notes_on_own_grades(folder, facts)


def _notes_on_own_grades(folder: UpdateFolder, facts: InspectionFacts) -> Iterator[str]:
    if facts.self_evaluation is None:
        yield "No grades of the authority's own self-evaluation are stated, so agreement cannot be measured."
        return
    on = folder.update.reported_on
    inspected = folder.register.find(facts.inspection.authority, on=on)
    evaluated = folder.register.find(facts.self_evaluation.authority, on=on)
    if evaluated != inspected:
        yield f"The self-evaluation is {evaluated.name}'s; the inspection is of {inspected.name}."


def _other_outcomes(outcomes: Iterable[Inspection]) -> Iterator[str]:
    for each in outcomes:
        authority = f"{each.authority[:1].upper()}{each.authority[1:]}"
        yield f"{OUTCOMES_FILE} has {authority}'s inspection of {_printed_visits(each)} instead."
