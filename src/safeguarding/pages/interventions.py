"""Intervention on a page: what is in force on a day, and the monitoring visits meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from safeguarding.dates.words import printed_date
from safeguarding.inspections.interventions import Intervention, InterventionState, MonitoringSeries, intervention_state
from safeguarding.inspections.records import Inspection
from safeguarding.pages.cells import Gap
from safeguarding.pages.inspections import PUBLISHED_OUTCOME, printed_visits
from safeguarding.pages.tables import Reason, Table

_STATED = "As it is stated: in force from its first day until it is lifted, whatever was found since."
_NUMBERED = "As the visit's letter states it, or else its place among the visits that are known."


def interventions_table(interventions: Iterable[Intervention], *, on: date) -> Table:
    """Each intervention that had begun by a day, the latest first, with what is to lift it.

    Examples:
        >>> interventions_table([], on=date(2024, 1, 1)).rows
        ()
    """
    begun = [each for each in interventions if intervention_state(each, on=on) is not InterventionState.NOT_BEGUN]
    begun.sort(key=lambda each: each.began_on, reverse=True)
    return Table(
        caption=f"Intervention, as on {printed_date(on)}",
        columns=("Kind", "Since", "State", "Lifted", "Lifted when", "Rests on", "How surely known"),
        rows=[
            (
                each.kind,
                each.began_on,
                (state := intervention_state(each, on=on)),
                each.lifted_on if state is InterventionState.LIFTED else Gap("not yet"),
                each.lifts_when or Gap("not stated"),
                f"{each.kind.source.title}, {each.kind.source.clause}".removesuffix(", "),
                each.kind.source.certainty,
            )
            for each in begun
        ],
        reasons=[
            Reason(figures=kind.label, rule=_STATED, source=kind.source)
            for kind in dict.fromkeys(each.kind for each in begun)
        ],
    )


def intervention_notes(
    interventions: Iterable[Intervention], series: MonitoringSeries | None, *, latest: Inspection | None, on: date
) -> Iterator[str]:
    """What stands beside the interventions: visits so far, and one that holds on though the latest outcome is another.

    Args:
        interventions: Those stated; of others nothing is said.
        series: The monitoring visits since the latest outcome, where that one is inadequate.
        latest: The latest graded inspection known on the day.
        on: The day.
    """
    in_force = [each for each in interventions if intervention_state(each, on=on) is InterventionState.IN_FORCE]
    if series is not None:
        yield f"In these data: {series}."
        if series.missing:
            numbers = ", ".join(map(str, series.missing))
            yield f"By the numbers of their letters, visits are missing here: {numbers}."
        if not in_force:
            yield "No intervention in force is stated; whether there is one is not known here."
    elif latest is not None:
        for each in in_force:
            if each.began_on < latest.over_by:
                yield (
                    f"The {each} is stated as in force, and the latest outcome known here, of "
                    f"{latest.printed_days}, is no inadequate one: look whether it has been lifted."
                )


def visits_table(visits: Sequence[Inspection], series: MonitoringSeries | None) -> Table:
    """An authority's visits, which are not graded; monitoring visits with their number in the series."""
    numbers = [each.series_number or (None if series is None else series.number_of(each)) for each in visits]
    numbered = any(numbers)
    return Table(
        caption="Visits, which are not graded",
        columns=("On site", "Published", "Kind", *(("Number",) if numbered else ()), "Theme"),
        rows=[
            (
                printed_visits(each),
                each.published_on,
                each.kind,
                *((number or Gap("none"),) if numbered else ()),
                each.theme,
            )
            for each, number in zip(visits, numbers, strict=True)
        ],
        notes=("A visit whose letter is not known to state its number is counted among those known here.",)
        if series is not None and any(each.series_number is None for each in series.visits)
        else (),
        reasons=[
            Reason(rule="As the tables list them; a visit has no grades.", source=PUBLISHED_OUTCOME),
            *([Reason(figures="Number", rule=_NUMBERED, source=PUBLISHED_OUTCOME)] if numbered else ()),
        ],
    )
