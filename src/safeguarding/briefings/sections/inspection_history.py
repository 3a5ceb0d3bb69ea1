"""What comes before and after the inspection of an update: earlier outcomes, what is due, and what to expect next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safeguarding.briefings.folders import UpdateFolder
from safeguarding.dates.deadlines import Deadline, deadline
from safeguarding.dates.words import printed_date
from safeguarding.errors import OutOfCoverageError
from safeguarding.inspections.duties import duties_after
from safeguarding.inspections.histories import CutOff, graded_history
from safeguarding.inspections.interventions import monitoring_series
from safeguarding.inspections.records import Inspection
from safeguarding.inspections.stated import InspectionFacts
from safeguarding.pages.inspections import expected_next, history_table
from safeguarding.pages.interventions import intervention_notes
from safeguarding.pages.tables import Table


def counted_deadlines(folder: UpdateFolder, stated: Inspection) -> tuple[Deadline, ...]:
    """What is due, counted; nothing where neither receipt nor publication is stated.

    Raises:
        OutOfCoverageError: where the calendar does not reach.
    """
    start = stated.received_on or stated.published_on
    if start is None:
        return ()
    return tuple(deadline(rule, triggered_on=start, calendar=folder.calendar) for rule in duties_after(stated).rules)


def stated_deadline_notes(folder: UpdateFolder, facts: InspectionFacts) -> Iterator[str]:
    """Where a stated last day is another than the counted one, by how much; and where nothing is counted beside it."""
    try:
        counted = {each.rule.task: each for each in counted_deadlines(folder, facts.inspection)}
    except OutOfCoverageError:
        counted = {}
    for stated in facts.deadlines:
        ours = counted.get(stated.task.label)
        if ours is None:
            yield f"A last day to {stated.task} is stated ({printed_date(stated.due_on)}); none is counted here."
        elif stated.due_on != ours.due_on:
            first, last = sorted((stated.due_on, ours.due_on))
            days = folder.calendar.working_days_between(first, last)
            which = "later" if stated.due_on > ours.due_on else "earlier"
            yield (
                f"The last day to {stated.task} is stated as {printed_date(stated.due_on)}, "
                f"{days} working day{'' if days == 1 else 's'} {which} than the {printed_date(ours.due_on)} counted here."
            )


def _history(folder: UpdateFolder, outcomes: Sequence[Inspection]) -> tuple[Inspection, ...]:
    """The authority's graded inspections that were published by the day of the update."""
    on = folder.update.reported_on
    histories = graded_history(outcomes, register=folder.register, cut_off=CutOff(inspected_by=on, published_by=on))
    return next(iter(histories.values()), ())


def history_tables(folder: UpdateFolder, outcomes: Sequence[Inspection], *, also_alone: bool) -> Iterator[Table]:
    """The inspections so far and how the grade moved, where there is more to show than the inspection of the update."""
    history = _history(folder, outcomes)
    if len(history) > 1 or (history and also_alone):
        yield history_table(history)


def history_notes(folder: UpdateFolder, facts: InspectionFacts, outcomes: Sequence[Inspection]) -> Iterator[str]:
    """What to expect next under ILACS, from the latest outcome here; and how intervention stands beside it."""
    history = _history(folder, outcomes)
    if history:
        yield from expected_next(history[-1])
    on = folder.update.reported_on
    authority = folder.register.find(facts.inspection.authority, on=on)
    series = monitoring_series(outcomes, authority=authority, register=folder.register, on=on)
    yield from intervention_notes(facts.interventions, series, latest=history[-1] if history else None, on=on)
