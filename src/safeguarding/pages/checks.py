"""Checked reports on a page: what cannot be right first, then everything that was examined."""

from __future__ import annotations

from safeguarding.documents.checking import CheckedFigure, CheckedReport
from safeguarding.faults import Fault, Place
from safeguarding.figures.verdicts import Verdict
from safeguarding.figures.words import ClaimOutcome
from safeguarding.pages.cells import Code, Row, Tone
from safeguarding.pages.sections import Section
from safeguarding.pages.tables import Table

_TONES = {
    ClaimOutcome.CONSISTENT: Tone.GOOD,
    ClaimOutcome.INCONSISTENT: Tone.WRONG,
    ClaimOutcome.UNVERIFIABLE: Tone.DOUBTFUL,
}


def check_section(report: CheckedReport) -> Section:
    """A checked report as a section.

    Examples:
        >>> check_section(CheckedReport(name="report.md", figures=(), remarks=("A page holds no text.",))).paragraphs
        ('0 examined.',)
    """
    return Section(
        title=report.name,
        paragraphs=[f"{summary(report)}."],
        conflicts=[Fault(place=Place(part=each.place), problem=each.verdict.sentence) for each in report.inconsistent],
        tables=[_table(report)] if report.figures else (),
        notes=report.remarks,
    )


def summary(report: CheckedReport) -> str:
    """How many figures were examined, and with which outcome.

    Examples:
        >>> summary(CheckedReport(name="report.md", figures=()))
        '0 examined'
    """
    counts = {outcome: sum(each.verdict.outcome is outcome for each in report.figures) for outcome in ClaimOutcome}
    parts = [f"{count} {outcome.label}" for outcome, count in counts.items() if count]
    unusual = sum(each.verdict.is_unusual for each in report.figures)
    if unusual:
        parts.append(f"{unusual} only under an unusual rule")
    return ", ".join([f"{len(report.figures)} examined", *parts])


def verdict_code(verdict: Verdict) -> Code:
    """A verdict's outcome as a cell."""
    tone = Tone.UNUSUAL if verdict.is_unusual else _TONES[verdict.outcome]
    return Code(code=verdict.outcome.name.lower(), label=verdict.label, tone=tone)


def _table(report: CheckedReport) -> Table:
    return Table(
        caption="",
        columns=("Place", "Kind", "About", "Outcome", "Why"),
        rows=[_row(figure) for figure in report.figures],
    )


def _row(figure: CheckedFigure) -> Row:
    taken = f"\ntaken: {'; '.join(figure.taken)}" if figure.taken else ""
    why = " ".join((figure.verdict.sentence, *figure.verdict.remarks))
    return figure.place, figure.kind, f"{figure.about}{taken}", verdict_code(figure.verdict), why
