"""An inspection on a page: its grades, its deadlines, its findings, and the authority's own grades beside them."""

from __future__ import annotations

from collections.abc import Iterable

from safeguarding.dates.deadlines import Deadline
from safeguarding.inspections.areas import JudgementArea
from safeguarding.inspections.records import FindingKind, Inspection, Judgement
from safeguarding.inspections.self_evaluations import SelfEvaluation, agreement
from safeguarding.numbers.rounding import rounded
from safeguarding.numbers.shares import percentage
from safeguarding.pages.cells import Cell, Code, Gap
from safeguarding.pages.tables import Table


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
    )


def _area(area: JudgementArea) -> Code:
    return Code(code=area.name.lower(), label=area.heading)


def _grade(judgement: Judgement | None) -> Cell:
    return None if judgement is None else judgement.grade or judgement.absence


def deadlines_table(deadlines: Iterable[Deadline], *, is_receipt_stated: bool) -> Table:
    """By when an authority must do what it must do with a report."""
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
                each.rule.period,
                each.due_on,
                f"{each.rule.source.title}, {each.rule.source.clause}",
                each.rule.source.certainty,
            )
            for each in deadlines
        ],
        notes=() if is_receipt_stated else (receipt_is_not_stated,),
    )


def findings_table(stated: Inspection) -> Table:
    """How many strengths each area has, and what is to be developed."""
    areas = dict.fromkeys(finding.area for finding in stated.findings if finding.area)
    return Table(
        caption="Findings by area",
        columns=("Area", "Strengths", "Areas for development"),
        rows=[
            (
                _area(area),
                len(stated.findings_of(FindingKind.STRENGTH, area)),
                "; ".join(each.text for each in stated.findings_of(FindingKind.AREA_FOR_DEVELOPMENT, area)) or "none",
            )
            for area in areas
        ],
    )


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
    )
