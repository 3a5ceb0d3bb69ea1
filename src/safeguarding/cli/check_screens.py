"""What ``safeguarding check`` shows in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table as RichTable
from rich.text import Text

from safeguarding.documents.check_outputs import summary
from safeguarding.documents.checking import CheckedFigure, CheckedReport
from safeguarding.figures.words import Outcome

_STYLES = {Outcome.CONSISTENT: "green", Outcome.INCONSISTENT: "bold red", Outcome.UNVERIFIABLE: "yellow"}


def check_screen(reports: Sequence[CheckedReport]) -> RenderableType:
    """Checked reports as they are shown in a terminal."""
    return Group(*(part for report in reports for part in _parts(report)))


def _parts(report: CheckedReport) -> Iterator[RenderableType]:
    yield Text.assemble((report.name, "bold"), f": {summary(report)}.")
    if report.figures:
        table = RichTable(header_style="bold")
        for column in ("Place", "Kind", "About", "Outcome", "Why"):
            table.add_column(column, overflow="fold")
        for figure in report.figures:
            table.add_row(*_cells(figure))
        yield table
    for remark in report.remarks:
        yield Text(f"Note: {remark}", style="italic")


def _cells(figure: CheckedFigure) -> tuple[Text, ...]:
    verdict = figure.verdict
    why = Text(verdict.sentence)
    for remark in verdict.remarks:
        why.append(f" {remark}", style="italic")
    about = Text(figure.about)
    if figure.taken:
        about.append(f"\ntaken: {'; '.join(figure.taken)}", style="dim")
    return (
        Text(figure.place),
        Text(figure.kind),
        about,
        Text(verdict.label, style="magenta" if verdict.is_unusual else _STYLES[verdict.outcome]),
        why,
    )
