"""A reviewer's copy of any report as a web page: its words, with each figure marked and what was found beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from safeguarding.documents.checking import CheckedFigure, CheckedReport, explained
from safeguarding.figures.prose.passages import Document, Passage, PassageKind
from safeguarding.figures.words import Extent
from safeguarding.pages.checks import summary
from safeguarding.pages.renderers.html.document import escaped

_STYLE = """
body { font: 1rem/1.5 sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #111; background: #fff }
table { border-collapse: collapse } td { border: 1px solid #bbb; padding: .1rem .5rem; vertical-align: top }
mark { background: #e4f2e4; color: inherit } mark.wrong { background: #f9c9c4; font-weight: bold; border-bottom: .15rem solid #b3261e }
mark.unusual { background: #e5d4f0; border-bottom: .15rem dashed #6a3d9a } mark.unlooked { background: #fdf1c6; border-bottom: .1rem dotted #666 } aside { border-left: .3rem solid #b3261e; padding-left: .8rem; margin: .5rem 0 }
.entry { padding-left: 1.5rem } .place { color: #666; font-size: .8rem }
@media print { body { margin: 0; max-width: none } aside, tr { break-inside: avoid } mark { print-color-adjust: exact } }
"""
_KEY = (
    '<p><mark class="wrong">cannot be right</mark> <mark class="unusual">right only by an unusual rounding</mark> '
    '<mark>compared, and consistent</mark> <mark class="unlooked">not compared with anything</mark></p>'
)


def annotated_page(document: Document, report: CheckedReport) -> str:
    """The page: what cannot be right first, then the whole report with its figures marked.

    Args:
        document: The report as it was read.
        report: What was checked in it.

    Examples:
        >>> from safeguarding.documents.checking import checked_document
        >>> document = Document(name="report.md", passages=(Passage(text="Of the 139, 35 (24%) were <late>."),))
        >>> page = annotated_page(document, checked_document(document))
        >>> '<mark class="wrong" id="figure-1"' in page, "were &lt;late&gt;." in page
        (True, True)
    """
    numbered = list(enumerate(report.figures, start=1))
    by_passage: defaultdict[int, list[tuple[int, CheckedFigure]]] = defaultdict(list)
    for number, figure in numbered:
        if figure.marked is not None:
            by_passage[figure.marked.passage].append((number, figure))
    name = escaped(report.name)
    lines = [
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{name}, checked</title><style>{_STYLE}</style></head><body>',
        f"<h1>{name}</h1><p>{escaped(summary(report))}.</p>",
        *(f"<p>{escaped(remark)}</p>" for remark in report.remarks),
        *_contents([each for each in numbered if each[1].verdict.is_inconsistent]),
        _KEY,
        *_report(document.passages, by_passage),
        "</body></html>",
    ]
    return "\n".join(lines) + "\n"


def _contents(wrong: Sequence[tuple[int, CheckedFigure]]) -> Iterator[str]:
    """What cannot be right, each with the way to its place."""
    if wrong:
        yield "<ol>"
        for number, figure in wrong:
            place = escaped(figure.place)
            link = f'<a href="#note-{number}">{place}</a>' if figure.marked is not None else place
            yield f"<li>{link}: {escaped(figure.verdict.sentence)}</li>"
        yield "</ol>"


def _report(passages: Sequence[Passage], figures: dict[int, list[tuple[int, CheckedFigure]]]) -> Iterator[str]:
    last = ""
    for position, passage in enumerate(passages):
        place = str(passage.place)
        if place != last and passage.place.unit not in ("line", "paragraph"):
            yield f'<p class="place">{escaped(place)}</p>'
        last = place
        told = figures.get(position, [])
        yield _table(passage, told) if passage.kind is PassageKind.TABLE else _words(passage, told)
        yield from (
            _note(number, figure)
            for number, figure in told
            if figure.verdict.is_inconsistent or figure.verdict.is_unusual
        )


def _words(passage: Passage, figures: Sequence[tuple[int, CheckedFigure]]) -> str:
    pieces, at = [], 0
    for start, end, number, figure in _apart(_spans(figures)):
        pieces += [escaped(passage.text[at:start]), _mark(passage.text[start:end], number, figure)]
        at = end
    text = "".join([*pieces, escaped(passage.text[at:])])
    if passage.kind is PassageKind.LIST_ENTRY:
        return f'<p class="entry">{escaped(passage.number or "•")} {text}</p>'
    return f"<p>{text}</p>" if text else ""


def _apart(spans: Iterable[tuple[int, int, int, CheckedFigure]]) -> list[tuple[int, int, int, CheckedFigure]]:
    """The figures that can be marked beside each other, in order: of two that overlap the one that cannot be right."""
    kept: list[tuple[int, int, int, CheckedFigure]] = []
    for each in sorted(spans, key=lambda each: each[:3]):
        if not kept or kept[-1][1] <= each[0]:
            kept.append(each)
        elif each[3].verdict.is_inconsistent and not kept[-1][3].verdict.is_inconsistent:
            kept[-1] = each
    return kept


def _spans(figures: Sequence[tuple[int, CheckedFigure]]) -> Iterator[tuple[int, int, int, CheckedFigure]]:
    for number, figure in figures:
        marked = figure.marked
        if marked is not None and marked.offset is not None:
            yield marked.offset + marked.start, marked.offset + marked.end, number, figure


def _table(passage: Passage, figures: Sequence[tuple[int, CheckedFigure]]) -> str:
    first_row, first_cell = max(passage.place.row, 1), max(passage.place.cell, 1)
    cells_told: dict[tuple[int, int], tuple[int, CheckedFigure]] = {}
    for number, figure in figures:
        marked = figure.marked
        assert marked is not None  # noqa: S101  what is told in a passage stands in it
        at = marked.row - first_row, marked.cell - first_cell
        if at not in cells_told or figure.verdict.is_inconsistent:
            cells_told[at] = number, figure
    rows = []
    for row, cells in enumerate(passage.rows):
        shown = (
            _mark(cell, *cells_told[row, column]) if (row, column) in cells_told else escaped(cell)
            for column, cell in enumerate(cells)
        )
        rows.append(f"<tr>{''.join(f'<td>{cell}</td>' for cell in shown)}</tr>")
    return f"<table>{''.join(rows)}</table>"


def _mark(text: str, number: int, figure: CheckedFigure) -> str:
    verdict = figure.verdict
    kind = "wrong" if verdict.is_inconsistent else "unusual" if verdict.is_unusual else ""
    kind = kind or ("" if figure.extent is Extent.CHECKED else "unlooked")
    of_kind = f' class="{kind}"' if kind else ""
    return f'<mark{of_kind} id="figure-{number}" title="{escaped(verdict.sentence)}">{escaped(text)}</mark>'


def _note(number: int, figure: CheckedFigure) -> str:
    return f'<aside id="note-{number}">{"<br>".join(map(escaped, explained(figure)))}</aside>'
