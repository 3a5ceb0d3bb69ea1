"""The inspection section: what the update states of its inspection, held against the published outcome.

Reads ``inspection.toml`` and, where it is there, the published outcomes in ``outcomes.csv``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import attrs

from safeguarding.briefings.folders import OUTCOMES_FILE, PROFILE_FILE, SectionReader, UpdateFolder, authority_faults
from safeguarding.briefings.sections.inspection_history import (
    counted_deadlines,
    history_notes,
    history_tables,
    stated_deadline_notes,
)
from safeguarding.briefings.sections.published_outcomes import (
    conflicts_of_visits,
    conflicts_with_outcome,
    days_between_publications,
    printed_day,
    week_off_site,
)
from safeguarding.dates.ranges import DateRange
from safeguarding.dates.words import printed_date
from safeguarding.errors import FaultyInputError, OutOfCoverageError
from safeguarding.faults import Fault, Place
from safeguarding.inspections.checks import inspection_conflicts
from safeguarding.inspections.coverage import areas_left_out
from safeguarding.inspections.days_on_site import unusual_length
from safeguarding.inspections.duties import duties_after
from safeguarding.inspections.histories import inspections_of
from safeguarding.inspections.matching import MOST_DAYS_BEFORE_THE_SITE, matching_inspection
from safeguarding.inspections.records import Inspection, InspectionKind
from safeguarding.inspections.stated import InspectionFacts
from safeguarding.pages.inspections import (
    deadlines_table,
    findings_table,
    grades_table,
    own_grades_table,
    printed_visits,
)
from safeguarding.pages.interventions import interventions_table
from safeguarding.pages.sections import Section, conflict, not_used
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
    for k, each in enumerate(facts.interventions):
        unknown += authority_faults(folder, each.authority, Place(path=f"$.interventions[{k}].authority"))
    if unknown:
        raise FaultyInputError.of(FACTS_FILE, unknown)
    outcomes, unread = _outcomes(folder, stated)
    published = matching_inspection(stated, outcomes, register=folder.register, on=folder.update.reported_on)
    conflicts = inspection_conflicts(stated, known_by=folder.update.reported_on)
    return Section(
        title="Inspection",
        paragraphs=tuple(_paragraphs(folder, stated, published)),
        tables=tuple(_tables(folder, facts, published, outcomes)),
        conflicts=[
            *(conflict(each.explanation, remedy=each.remedy, source=each.source) for each in conflicts),
            *(conflicts_with_outcome(stated, published) if published else ()),
            *(conflicts_of_visits(stated, published, ends_are_possible=not conflicts) if published else ()),
            *unread,
        ],
        notes=(
            *_notes(folder, facts, published),
            *(_other_outcomes(folder, outcomes) if published is None and stated.kind.is_graded else ()),
            *stated_deadline_notes(folder, facts),
            *history_notes(folder, facts, outcomes),
        ),
    )


READER = SectionReader(files=(FACTS_FILE, OUTCOMES_FILE), read=inspection_section)


def _outcomes(folder: UpdateFolder, stated: Inspection) -> tuple[list[Inspection], tuple[Fault, ...]]:
    """The published outcomes of the authority, under any framework: a wrong one may be stated; and what was not read.

    A national profile of the same table says by itself what was not read.
    """
    if not folder.has(OUTCOMES_FILE):
        return [], ()
    table = read_inspections(folder.file(OUTCOMES_FILE), register=folder.register, sheet=folder.sheet(OUTCOMES_FILE))
    wanted = folder.register.find(stated.authority, on=folder.update.reported_on)
    unread = () if folder.has(PROFILE_FILE) else tuple(not_used(table.name, table.faults))
    return list(inspections_of(table.inspections, wanted, register=folder.register)), unread


def _paragraphs(folder: UpdateFolder, stated: Inspection, published: Inspection | None) -> Iterator[str]:
    line = f"{stated.framework.label}, {stated.kind.label}"
    line += f", number {stated.series_number} of its series" if stated.series_number else ""
    line += f", on {stated.theme}" if stated.theme else ""
    line += f", stated to have run {printed_visits(stated)}" if stated.visits else ", days on site not stated"
    if stated.published_on:
        paper = "report" if stated.kind.is_graded or stated.kind is InspectionKind.JOINT else "letter"
        line += f", {paper} published {printed_date(stated.published_on)}"
    yield line + "."
    if published and published.last_known_day:
        which = "end" if published.ends_on else "first day"
        days = (folder.update.reported_on - published.last_known_day).days
        yield f"{days} days lie between the published {which} of the inspection and this update."
    yield duties_after(stated).explanation


def _tables(
    folder: UpdateFolder, facts: InspectionFacts, published: Inspection | None, outcomes: Sequence[Inspection]
) -> Iterator[Table]:
    stated = facts.inspection
    if stated.judgements or (published and published.judgements):
        yield grades_table(stated, published)
    try:
        counted = counted_deadlines(folder, stated)
    except OutOfCoverageError:  # a note says so
        counted = ()
    if counted:
        printed = {each.task.label: each.due_on for each in facts.deadlines}
        yield deadlines_table(counted, is_receipt_stated=stated.received_on is not None, stated=printed)
    if stated.findings:
        yield findings_table(stated)
    yield from history_tables(folder, outcomes, also_alone=published is None)
    if facts.interventions:
        yield interventions_table(facts.interventions, on=folder.update.reported_on)
    if facts.self_evaluation:
        yield own_grades_table(facts.self_evaluation, published or stated)


def _notes(folder: UpdateFolder, facts: InspectionFacts, published: Inspection | None) -> Iterator[str]:
    stated = facts.inspection
    if published is None:
        file = folder.file(OUTCOMES_FILE).name
        reason = f"is not in {file}" if folder.has(OUTCOMES_FILE) else f"cannot be shown without {file}"
        what = "published outcome of this inspection" if stated.kind.is_graded else "letter or report of this visit"
        yield f"The {what} {reason}."
    else:
        yield from _small_differences(stated, published, folder.file(OUTCOMES_FILE).name)
    yield from _notes_on_length(stated, published)
    for revision in (*stated.revisions, *(published.revisions if published else ())):
        yield f"An outcome was revised: {revision}{f' ({revision.reason})' if revision.reason else ''}."
    on = folder.update.reported_on
    inspected, reporting = (folder.register.find(each, on=on) for each in (stated.authority, folder.update.authority))
    if inspected != reporting:
        yield f"This is the inspection of {inspected.name}; the update is {reporting.name}'s."
    try:
        left_out = areas_left_out(stated)
    except OutOfCoverageError:
        left_out = ()
    if left_out:
        yield f"The update leaves out {len(left_out)} graded area{'' if len(left_out) == 1 else 's'}: {', '.join(area.label for area in left_out)}."
    try:
        counted_deadlines(folder, stated)
    except OutOfCoverageError as error:
        yield f"Deadlines cannot be counted: {error}."
    if stated.kind.is_graded or facts.self_evaluation:
        yield from _notes_on_own_grades(folder, facts)


def _small_differences(stated: Inspection, published: Inspection, file: str) -> Iterator[str]:
    """What differs as it often does, and is no conflict."""
    if 0 < days_between_publications(stated, published) <= MOST_DAYS_BEFORE_THE_SITE:
        yield (
            f"{file} has the report published on {printed_day(published.published_on)} and the update on "
            f"{printed_day(stated.published_on)}: a report's own date may lie some days before it is on Ofsted's site."
        )
    if week_off_site(stated, published):
        yield (
            f"The update has the inspection run {printed_visits(stated)}, {file} {printed_visits(published)}: "
            "the week before, in which inspectors work off site, may have been counted."
        )


def _notes_on_length(stated: Inspection, published: Inspection | None) -> Iterator[str]:
    """Whether the inspection is unusually long or short, where no published last day decides it."""
    if published is not None and published.ends_on is not None:
        return
    on_site = stated
    if published is not None and published.starts_on is not None and week_off_site(stated, published):
        ends_on = stated.last_known_day
        if len(stated.visits) != 1 or ends_on is None or ends_on < published.starts_on:
            return
        on_site = attrs.evolve(stated, visits=[DateRange(published.starts_on, ends_on)])
    if (unusual := unusual_length(on_site)) is not None:
        yield unusual.explanation


def _notes_on_own_grades(folder: UpdateFolder, facts: InspectionFacts) -> Iterator[str]:
    if facts.self_evaluation is None:
        yield "No grades of the authority's own self-evaluation are stated, so agreement cannot be measured."
        return
    on = folder.update.reported_on
    inspected = folder.register.find(facts.inspection.authority, on=on)
    evaluated = folder.register.find(facts.self_evaluation.authority, on=on)
    if evaluated != inspected:
        yield f"The self-evaluation is {evaluated.name}'s; the inspection is of {inspected.name}."


def _when(inspection: Inspection) -> str:
    """The days of an inspection as a sentence goes on after it."""
    words = printed_visits(inspection)
    return words if words.startswith("from ") else f"of {words}"


def _other_outcomes(folder: UpdateFolder, outcomes: Iterable[Inspection]) -> Iterator[str]:
    file = folder.file(OUTCOMES_FILE).name
    for each in outcomes:
        authority = f"{each.authority[:1].upper()}{each.authority[1:]}"
        yield f"{file} has {authority}'s inspection {_when(each)} instead."
