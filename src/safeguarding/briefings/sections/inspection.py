"""The inspection section: what the update states of its inspection, held against the published outcome.

Reads ``inspection.toml`` and, where it is there, the published outcomes in ``outcomes.csv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from safeguarding.authorities.records import Authority
from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.briefings.folders import OUTCOMES_FILE, SectionReader, UpdateFolder, authority_faults
from safeguarding.briefings.sections.published_outcomes import (
    MOST_DAYS_BEFORE_THE_SITE,
    conflicts_of_visits,
    conflicts_with_outcome,
    days_between_publications,
    printed_day,
    printed_visits,
)
from safeguarding.dates.deadlines import Deadline
from safeguarding.dates.words import printed_date
from safeguarding.errors import FaultyInputError, OutOfCoverageError, UnknownNameError
from safeguarding.faults import Place
from safeguarding.inspections.checks import inspection_conflicts
from safeguarding.inspections.coverage import areas_left_out
from safeguarding.inspections.deadlines import publication_deadline, statement_deadline
from safeguarding.inspections.histories import authority_inspected
from safeguarding.inspections.records import Inspection
from safeguarding.inspections.stated import InspectionFacts
from safeguarding.pages.inspections import deadlines_table, findings_table, grades_table, own_grades_table
from safeguarding.pages.sections import Section, conflict
from safeguarding.pages.tables import Table
from safeguarding.readers.inspections.outcomes import read_inspections
from safeguarding.serialization.documents import read_toml

FACTS_FILE = "inspection.toml"


def inspection_section(folder: UpdateFolder) -> Section:
    """Make the section.

    Raises:
        FaultyInputError: with every fault of the two files.
    """
    facts = read_toml(folder.path / FACTS_FILE, InspectionFacts)
    stated = facts.inspection
    unknown = list(authority_faults(folder, stated.authority, Place(path="$.inspection.authority")))
    if facts.self_evaluation:
        unknown += authority_faults(folder, facts.self_evaluation.authority, Place(path="$.self_evaluation.authority"))
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
            *(conflict(each.explanation, remedy=each.remedy, source=each.source) for each in conflicts),
            *(conflicts_with_outcome(stated, published) if published else ()),
            *(conflicts_of_visits(stated, published) if published and not conflicts else ()),
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


def _paragraphs(folder: UpdateFolder, stated: Inspection, published: Inspection | None) -> Iterator[str]:
    line = f"{stated.framework.label}, {stated.kind.label}, stated to have run {printed_visits(stated)}"
    if stated.published_on:
        line += f", report published {printed_date(stated.published_on)}"
    yield line + "."
    if published and published.ends_on:
        days = (folder.update.reported_on - published.ends_on).days
        yield f"{days} days lie between the published end of the inspection and this update."


def _tables(folder: UpdateFolder, facts: InspectionFacts, published: Inspection | None) -> Iterator[Table]:
    stated = facts.inspection
    yield grades_table(stated, published)
    try:
        both = _counted_deadlines(folder, stated)
    except OutOfCoverageError:  # a note says so
        both = ()
    if both:
        yield deadlines_table(both, is_receipt_stated=stated.received_on is not None)
    if stated.findings:
        yield findings_table(stated)
    if facts.self_evaluation:
        yield own_grades_table(facts.self_evaluation, published or stated)


def _counted_deadlines(folder: UpdateFolder, stated: Inspection) -> tuple[Deadline, ...]:
    """The two deadlines; none where neither receipt nor publication is stated.

    Raises:
        OutOfCoverageError: where the calendar does not reach.
    """
    start = stated.received_on or stated.published_on
    rules = (publication_deadline, statement_deadline)
    return tuple(rule(received_on=start, calendar=folder.calendar) for rule in rules if start is not None)


def _notes(folder: UpdateFolder, facts: InspectionFacts, published: Inspection | None) -> Iterator[str]:
    stated = facts.inspection
    if published is None:
        reason = (
            f"is not in {OUTCOMES_FILE}" if folder.has(OUTCOMES_FILE) else f"cannot be shown without {OUTCOMES_FILE}"
        )
        yield f"The published outcome of this inspection {reason}."
    elif 0 < days_between_publications(stated, published) <= MOST_DAYS_BEFORE_THE_SITE:
        yield (
            f"{OUTCOMES_FILE} has the report published on {printed_day(published.published_on)} and the update on "
            f"{printed_day(stated.published_on)}: a report's own date may lie some days before it is on Ofsted's site."
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
        yield f"{OUTCOMES_FILE} has {authority}'s inspection of {printed_visits(each)} instead."
