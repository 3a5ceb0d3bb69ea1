"""Checked reports on a page: what cannot be right first, then everything that was examined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from safeguarding.documents.checking import CheckedFigure, CheckedReport
from safeguarding.faults import Fault, Place
from safeguarding.figures.verdicts import Verdict
from safeguarding.figures.words import ClaimOutcome, Extent
from safeguarding.pages.cells import Code, Row, Tone
from safeguarding.pages.sections import Section
from safeguarding.pages.tables import Table

_TONES = {
    ClaimOutcome.CONSISTENT: Tone.GOOD,
    ClaimOutcome.INCONSISTENT: Tone.WRONG,
    ClaimOutcome.UNVERIFIABLE: Tone.DOUBTFUL,
}


def check_section(report: CheckedReport, *, only_wrong: bool = False) -> Section:
    """A checked report as a section: what cannot be right first, quoted; then what else was looked at.

    Args:
        report: The checked report.
        only_wrong: Whether what is not wrong is left out of the table.

    Examples:
        >>> check_section(CheckedReport(name="report.md", figures=(), remarks=("A page holds no text.",))).paragraphs
        ('0 compared.',)
    """
    wrong = list(report.inconsistent)
    others = [] if only_wrong else sorted(_not_wrong(report), key=lambda each: _ORDER.index(each.extent))
    return Section(
        title=report.name,
        paragraphs=[f"{summary(report)}."],
        conflicts=[Fault(place=Place(part=each.place), problem=_problem(each)) for each in wrong],
        tables=[_table([*wrong, *others])] if wrong or others else (),
        notes=report.remarks,
    )


_ORDER = list(Extent)


def _not_wrong(report: CheckedReport) -> list[CheckedFigure]:
    return [each for each in report.figures if not each.verdict.is_inconsistent]


def _problem(figure: CheckedFigure) -> str:
    quoted = f' In: "{figure.sentence}"' if figure.sentence else ""
    return f"{figure.verdict.sentence}{quoted}"


def summary(report: CheckedReport) -> str:
    """How many figures were compared with something, how many of them are wrong, and what could not be compared.

    Examples:
        >>> summary(CheckedReport(name="report.md", figures=()))
        '0 compared'
    """
    counts = Counter(each.extent for each in report.figures)
    wrong = len(report.inconsistent)
    unusual = sum(each.verdict.is_unusual for each in report.figures)
    parts = [
        f"{counts[Extent.CHECKED]} compared",
        *([f"{wrong} inconsistent"] if wrong else []),
        *([f"{counts[Extent.CHECKED] - wrong} consistent"] if counts[Extent.CHECKED] - wrong else []),
        *([f"{unusual} only under an unusual rule"] if unusual else []),
    ]
    unlooked = [f"{counts[each]} {each.label}" for each in _ORDER[1:] if counts[each]]
    return "; ".join([", ".join(parts), *unlooked])


def verdict_code(verdict: Verdict) -> Code:
    """A verdict's outcome as a cell."""
    tone = Tone.UNUSUAL if verdict.is_unusual else _TONES[verdict.outcome]
    return Code(code=verdict.outcome.name.lower(), label=verdict.label, tone=tone)


def _table(figures: Sequence[CheckedFigure]) -> Table:
    return Table(
        caption="",
        columns=("Place", "Kind", "About", "Outcome", "Why"),
        rows=[_row(figure) for figure in figures],
    )


def _row(figure: CheckedFigure) -> Row:
    taken = f"\ntaken: {'; '.join(figure.taken)}" if figure.taken else ""
    why = " ".join((figure.verdict.sentence, *figure.verdict.remarks))
    return figure.place, figure.kind, f"{figure.about}{taken}", _outcome(figure), why


def _outcome(figure: CheckedFigure) -> Code:
    if figure.extent is Extent.CHECKED:
        return verdict_code(figure.verdict)
    return Code(code=figure.extent.name.lower(), label=figure.extent.label, tone=Tone.DOUBTFUL)
