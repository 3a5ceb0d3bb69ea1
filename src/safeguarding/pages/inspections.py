"""An inspection on a page: its grades, its deadlines, its findings, and the authority's own grades beside them."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from safeguarding.dates.deadlines import Deadline
from safeguarding.dates.words import printed_date
from safeguarding.errors import InvalidRecordError
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.frameworks import Framework
from safeguarding.inspections.histories import movement
from safeguarding.inspections.records import Finding, FindingKind, Inspection, Judgement
from safeguarding.inspections.schedules import expected_inspection
from safeguarding.inspections.self_evaluations import SelfEvaluation, agreement
from safeguarding.numbers.rounding import rounded
from safeguarding.numbers.shares import percentage
from safeguarding.pages.cells import Cell, Code, Gap
from safeguarding.pages.tables import Reason, Table
from safeguarding.sources import Certainty, Source

THE_UPDATE = Source(title="The update", certainty=Certainty.UNVERIFIED, note="as it states it")
PUBLISHED_OUTCOME = Source(
    title="The published outcomes in the tables given",
    certainty=Certainty.SECONDARY,
    note="extracted from published reports; the report itself decides",
)


def grades_table(stated: Inspection, published: Inspection | None) -> Table:
    """The grade of each area as an update states it, beside the published outcome where it is there."""
    areas = [judgement.area for judgement in (published or stated).judgements]
    areas += [judgement.area for judgement in stated.judgements if judgement.area not in areas]
    return Table(
        caption="Grades in the update and as published",
        columns=("Area", "In the update", "Published outcome"),
        rows=[
            (
                _area(area),
                _grade(stated.judgement_of(area)) or Gap("left out"),
                _grade(published.judgement_of(area) if published else None) or Gap("not in the data here"),
            )
            for area in areas
        ],
        reasons=(
            Reason(figures="In the update", rule="As the update states it.", source=THE_UPDATE),
            Reason(figures="Published outcome", rule="The outcome of the same inspection.", source=PUBLISHED_OUTCOME),
        ),
    )


def _area(area: JudgementArea) -> Code:
    return Code(code=area.name.lower(), label=area.heading)


def _grade(judgement: Judgement | None) -> Cell:
    return None if judgement is None else judgement.grade or judgement.absence


def deadlines_table(
    deadlines: Iterable[Deadline], *, is_receipt_stated: bool, stated: Mapping[str, date] | None = None
) -> Table:
    """By when an authority must do what it must do; the last day that a letter states stands beside the counted one.

    Args:
        deadlines: The deadlines, counted.
        is_receipt_stated: Whether they are counted from receipt.
        stated: The stated last days, by task.
    """
    receipt_is_not_stated = (
        "The day of receipt is not stated, so the periods are counted from publication; "
        "an earlier receipt would bring every day forward."
    )
    printed = stated or {}
    beside = ("As stated",) if printed else ()
    counted = tuple(deadlines)
    return Table(
        caption="Deadlines",
        columns=("The authority must", "Within", "By", *beside, "Rule", "How surely known"),
        rows=[
            (
                each.rule.task,
                each.rule.period,
                each.due_on,
                *((printed.get(each.rule.task) or Gap("not stated"),) if printed else ()),
                f"{each.rule.source.title}, {each.rule.source.clause}",
                each.rule.source.certainty,
            )
            for each in counted
        ],
        notes=() if is_receipt_stated else (receipt_is_not_stated,),
        reasons=[
            Reason(
                figures=each.rule.task, rule=f"{each.rule.period} from {each.rule.trigger}.", source=each.rule.source
            )
            for each in counted
        ],
    )


_HEADINGS = {
    FindingKind.STRENGTH: "Strengths",
    FindingKind.AREA_FOR_DEVELOPMENT: "Areas for development",
    FindingKind.AREA_FOR_PRIORITY_ACTION: "Areas for priority action",
    FindingKind.AREA_FOR_IMPROVEMENT: "Areas for improvement",
}


def findings_table(stated: Inspection) -> Table:
    """How many strengths each area has, and what is to be bettered; a column for each kind that was found."""
    areas = dict.fromkeys(finding.area for finding in stated.findings)
    kinds = [kind for kind in FindingKind if stated.findings_of(kind)]
    return Table(
        reasons=(Reason(rule="Counted and named as the update has them.", source=THE_UPDATE),),
        caption="Findings by area",
        columns=("Area", *(_HEADINGS[kind] for kind in kinds)),
        rows=[
            (
                Gap("under no area") if area is None else _area(area),
                *(_found([each for each in stated.findings_of(kind) if each.area is area], kind) for kind in kinds),
            )
            for area in areas
        ],
    )


def _found(findings: Sequence[Finding], kind: FindingKind) -> Cell:
    """Strengths are counted, for a report praises at length; what is to be bettered is named."""
    if kind is FindingKind.STRENGTH:
        return len(findings)
    return "; ".join(each.text for each in findings) or "none"


def expected_next(latest: Inspection) -> Iterator[str]:
    """What the published pathway leads one to expect after an inspection, and how often that was right; ILACS only."""
    if latest.framework is not Framework.ILACS:
        return
    try:
        expected = expected_inspection(latest)
    except InvalidRecordError as error:
        yield f"What to expect next cannot be said: {error}."
        return
    first = "monitoring visits, then " if expected.monitoring_visits else ""
    overall = latest.grade_of(JudgementArea.OVERALL_EFFECTIVENESS)
    led = f"After {overall}, the published pathway leads one" if overall else "By its lowest graded area, one is led"
    yield f"{led} to expect {first}a {expected.kind} that starts within {expected.window}: {expected.source.note}."


def history_table(
    histories: Sequence[Inspection], *, area: JudgementArea = JudgementArea.OVERALL_EFFECTIVENESS
) -> Table:
    """An authority's graded inspections, the earliest first, with the grade of an area and how it moved."""
    moved: list[Cell] = [Gap("the first here")]
    moved += [movement(earlier, later, area=area) for earlier, later in itertools.pairwise(histories)]
    return Table(
        caption=f"Inspections so far, with {area.label}",
        columns=("On site", "Published", "Framework", "Kind", "Grade", "Since the one before"),
        rows=[
            (
                _days(each),
                each.published_on or Gap("not known"),
                each.framework.label,
                each.kind,
                _grade(each.judgement_of(area)) or Gap("none"),
                how,
            )
            for each, how in zip(histories, moved, strict=False)
        ],
        reasons=(
            Reason(figures="Grade", rule="As it was published.", source=PUBLISHED_OUTCOME),
            Reason(
                figures="Since the one before", rule="Compared within one framework only.", source=PUBLISHED_OUTCOME
            ),
        ),
    )


def _days(inspection: Inspection) -> Cell:
    if not inspection.visits:
        return Gap("not known")
    return printed_visits(inspection)


def printed_visits(inspection: Inspection) -> str:
    """The days on site in words: the first alone, where no other is printed."""
    if inspection.visits and not inspection.end_is_stated:
        return " and ".join(f"from {printed_date(visit.starts_on)}" for visit in inspection.visits)
    return inspection.printed_days


def own_grades_table(own: SelfEvaluation, published: Inspection) -> Table:
    """The authority's own grades beside the inspectors', with their measures of agreement."""
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
        rows=[(_area(pair.area), pair.own, pair.inspectors) for pair in both.pairs],
        notes=notes,
        reasons=(Reason(rule="Areas that both sides graded, on the same scale.", source=THE_UPDATE),),
    )
