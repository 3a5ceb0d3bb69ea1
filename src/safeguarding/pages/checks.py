"""Checked reports on a page: what cannot be right first, then everything that was examined."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import attrs

from safeguarding.documents.batches import CheckedFile
from safeguarding.documents.checking import CheckedFigure, CheckedReport
from safeguarding.faults import Fault, Place
from safeguarding.figures.runs import alternatives
from safeguarding.figures.verdicts import Verdict
from safeguarding.figures.words import ClaimOutcome, Extent
from safeguarding.pages.cells import Code, Gap, Row, Tone
from safeguarding.pages.sections import Section
from safeguarding.pages.tables import Reason, Table
from safeguarding.sources import Certainty, Source

_TONES = {
    ClaimOutcome.CONSISTENT: Tone.GOOD,
    ClaimOutcome.INCONSISTENT: Tone.WRONG,
    ClaimOutcome.UNVERIFIABLE: Tone.DOUBTFUL,
}


def check_section(report: CheckedReport, *, only_wrong: bool = False, most: int | None = None) -> Section:
    """A checked report as a section: what cannot be right first, quoted; then what else was looked at.

    Args:
        report: The checked report.
        only_wrong: Whether what is not wrong is left out.
        most: How many rows of what is not wrong are shown, so that the page stays one; None for all.

    Examples:
        >>> check_section(CheckedReport(name="report.md", figures=(), remarks=("A page holds no text.",))).paragraphs
        ('0 compared.',)
    """
    others = [each for each in report.figures if not each.verdict.is_inconsistent]
    unusual = [each for each in others if each.verdict.is_unusual]
    unlooked = sorted(
        (each for each in others if each.extent is not Extent.CHECKED), key=lambda each: -_ORDER.index(each.extent)
    )
    right = [each for each in others if each.extent is Extent.CHECKED and not each.verdict.is_unusual]
    shown = (
        []
        if only_wrong
        else [
            _table("Right only by an unusual rounding", unusual),
            _table("Not compared with anything", unlooked)
            if most is None
            else _brief("Not compared with anything", unlooked, most),
            _table("Compared, and consistent", right)
            if most is None
            else _brief("Compared, and consistent", right, most),
        ]
    )
    return Section(
        title=report.name,
        paragraphs=[f"{summary(report)}."],
        conflicts=[_conflict(each) for each in report.inconsistent],
        tables=[table for table in shown if table.rows],
        notes=report.remarks,
    )


def files_section(files: Sequence[CheckedFile], others: Mapping[str, int]) -> Section:
    """Several checked files on one page: what was found in each, those with a contradiction named first.

    Args:
        files: The files.
        others: How many files of each ending were not read.

    Examples:
        >>> files_section([], {".png": 2}).notes
        ('Not read, since no reader takes them: 2 .png.',)
    """
    wrong = [each.file.name for each in files if each.report is not None and each.report.inconsistent]
    unread = [each.file.name for each in files if each.report is None]
    found = f"{len(files)} files: {len(wrong)} with figures that cannot be right, {len(files) - len(wrong) - len(unread)} without"
    rest = ", ".join(f"{count} {ending}" for ending, count in others.items())
    return Section(
        title="All files",
        paragraphs=[
            f"{found}, {len(unread)} not read." if unread else f"{found}.",
            *([f"Look at: {', '.join(wrong)}."] if wrong else []),
        ],
        tables=[
            Table(
                caption="",
                columns=("File", "Compared", "Inconsistent", *(f"{each.label}".capitalize() for each in _ORDER[1:])),
                rows=[_file_row(each) for each in files],
            )
        ],
        notes=[f"Not read, since no reader takes them: {rest}."] if rest else [],
    )


def _file_row(file: CheckedFile) -> Row:
    if file.report is None:
        return (file.file.name, *[Gap("not read")] * (len(_ORDER) + 1))
    counts = Counter(each.extent for each in file.report.figures)
    return file.file.name, counts[Extent.CHECKED], len(file.report.inconsistent), *(counts[each] for each in _ORDER[1:])


_ORDER = list(Extent)
_ARITHMETIC = Source(
    title="The report's own figures",
    certainty=Certainty.VERIFIED,
    note="compared with each other in exact arithmetic, under every rounding in use: a figure is wrong only where none gives it",
)
_RULES = {
    "share": "Count, base and percentage of one statement: each two of them say what the third may be.",
    "total": "The parts, as far as rounding leaves them open, sum to the total.",
    "difference": "The later figure less the earlier one is the difference.",
    "change": "The change in per cent follows from the two figures.",
    "ratio": "The ratio follows from the two figures.",
    "rate": "The rate follows from the count and the population.",
    "mean": "A mean of whole answers is a whole sum divided by how many there were (GRIM).",
    "deviation": "Mean and standard deviation together fit some whole answers (GRIMMER, decided and not estimated).",
    "binary": "Answers of yes or no leave only the number of yeses to find (DEBIT).",
    "repeat": "A figure stated twice is the same figure.",
    "list": "A list has as many entries as it says.",
    "sequence": "Numbers in a row are each there once, and in order.",
    "date order": "What comes after another thing is dated after it.",
    "duration": "The days between two dates, counted with the first, without it, or on working days.",
    "deadline": "The last day in time, counted by the period and the calendar of working days.",
    "fraction": "The fraction in words holds the figure, as loosely as such words are used.",
    "proportion": "The word for a share holds the figure, by the bands of the policy.",
    "trend": "Every step of the series goes the way that is said.",
    "quote": "What is quoted from the report stands in it.",
    "suppression": "A hidden number cannot be worked out from those that are shown.",
    "calendar date": "The calendar has the day, on the weekday that is stated.",
    "age": "The age follows from the birth and the time beside it.",
}


def rule_of_kind(kind: str) -> str:
    """By which rule a kind of claim is judged, as a sentence.

    Examples:
        >>> rule_of_kind("repeat")
        'A figure stated twice is the same figure.'
    """
    return _RULES[kind]


def _of_kind(kind: str) -> Source:
    """What a verdict rests on: the report's own figures, by the rule of their kind."""
    return attrs.evolve(_ARITHMETIC, clause=rule_of_kind(kind).removesuffix("."))


def _reasons(figures: Sequence[CheckedFigure]) -> list[Reason]:
    kinds = dict.fromkeys(each.kind for each in figures)
    return [Reason(figures=kind, rule=rule_of_kind(kind), source=_ARITHMETIC) for kind in kinds]


def _conflict(figure: CheckedFigure) -> Fault:
    quoted = f' In: "{figure.sentence}"' if figure.sentence else ""
    base = figure.verdict.remedy("base")
    remedies = [
        *([f"about {figure.about}"] if figure.about and not figure.sentence else []),
        *([f"a base of {alternatives(base.runs)} would be right too"] if base is not None and base.runs else []),
        *([f"taken: {', '.join(figure.taken)}"] if figure.taken else []),
    ]
    return Fault(
        place=Place(part=figure.place),
        problem=f"{figure.verdict.sentence}{quoted}",
        remedy="; ".join(remedies),
        source=_of_kind(figure.kind),
    )


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


def _table(caption: str, figures: Sequence[CheckedFigure]) -> Table:
    return Table(
        caption=caption,
        columns=("Place", "Kind", "About", "Outcome", "Why"),
        rows=[_row(figure) for figure in figures],
        reasons=_reasons(figures),
    )


def _brief(caption: str, figures: Sequence[CheckedFigure], most: int) -> Table:
    """The figures of each place in one row, without saying why."""
    places: defaultdict[str, list[str]] = defaultdict(list)
    for figure in figures:
        places[figure.place].append(figure.about or figure.kind)
    rows = [(place, "; ".join(dict.fromkeys(abouts))) for place, abouts in places.items()]
    left = len(rows) - most
    return Table(
        caption=f"{caption}: {len(figures)}",
        columns=("Place", "Figures"),
        rows=rows[:most] if left > 1 else rows,
        reasons=_reasons(figures),
        notes=[f"{left} more places are not shown; --all shows them, and says why."] if left > 1 else (),
    )


def _row(figure: CheckedFigure) -> Row:
    taken = f"\ntaken: {'; '.join(figure.taken)}" if figure.taken else ""
    why = " ".join((figure.verdict.sentence, *figure.verdict.remarks))
    return figure.place, figure.kind, f"{figure.about}{taken}", _outcome(figure), why


def _outcome(figure: CheckedFigure) -> Code:
    if figure.extent is Extent.CHECKED:
        return verdict_code(figure.verdict)
    return Code(code=figure.extent.name.lower(), label=figure.extent.label, tone=Tone.DOUBTFUL)
