"""A survey's pictures, drawn with matplotlib: diverging stacked bars, and waves with their intervals.

The colours are blue for favourable and orange for unfavourable, dark towards the ends, which people who see red and
green alike can tell apart; every segment also carries its number, and every file its alt text beside it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from safeguarding.charts.lettering import folded, literal
from safeguarding.charts.picture_files import drawn, without_frame
from safeguarding.charts.pictures import Picture
from safeguarding.charts.survey_rows import (
    TOGETHER,
    BarRow,
    Segment,
    WavePoint,
    bars_alt_text,
    interval_level,
    wave_places,
    waves_alt_text,
)
from safeguarding.extras import optional
from safeguarding.numbers.rounding import rounded
from safeguarding.surveys.words import Coding
from safeguarding.tables.writing import replacing, write_text

with optional("matplotlib", task="a picture"):
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.patches import Patch

# dark to light; from Paul Tol's and ColorBrewer's colour-blind safe blue and orange, dark enough to print grey
FAVOURABLE_COLOURS = ("#08519c", "#6baed6", "#bdd7e7")
UNFAVOURABLE_COLOURS = ("#a63603", "#fd8d3c", "#fdbe85")
NEUTRAL_COLOUR = "#bdbdbd"

_DARK = frozenset({"#08519c", "#a63603"})
_NARROWEST_LABEL = Fraction(5, 100)


def diverging_bars(title: str, rows: Sequence[BarRow]) -> Figure:
    """Stacked bars about a middle line: favourable to the right, unfavourable to the left, neutral across it.

    Examples:
        >>> yes = Segment(label="Yes", coding=Coding.FAVOURABLE, share=Fraction(3, 4))
        >>> no = Segment(label="No", coding=Coding.UNFAVOURABLE, share=Fraction(1, 4))
        >>> shown = BarRow(label="Are you happy?", base=80, segments=(yes, no))
        >>> hidden = BarRow(label="Are you safe?", base=None, segments=())
        >>> [words.get_text() for words in diverging_bars("Answers in 2017", [shown, hidden]).axes[0].texts]
        ['25', '75', 'not shown: a number is hidden']
    """
    figure = Figure(figsize=(9, 1.6 + 0.62 * len(rows)), layout="constrained")
    axes = figure.add_subplot()
    labelled: dict[str, tuple[Coding, str]] = {}
    for place, row in enumerate(rows):
        _draw_bar(axes, place, row, labelled)
    axes.axvline(0, color="#404040", linewidth=0.8)
    axes.set_yticks(range(len(rows)), [_row_label(row) for row in rows])
    # every row has its room, also at the ends and without a bar
    axes.set_ylim(max(1, len(rows)) - 0.5, -0.5)
    axes.set_xlim(-1, 1)
    axes.set_xticks([-1, -0.5, 0, 0.5, 1], ["100%", "50%", "0", "50%", "100%"])
    axes.set_title(folded(title, 48), loc="left", fontweight="bold")
    without_frame(axes)
    if labelled:
        # in grey, both ends are as dark: where a part stands says which it is
        axes.set_xlabel(_SIDES, fontsize=9)
        handles = [
            Patch(facecolor=colour, edgecolor="white", hatch=_hatch(label), label=literal(label))
            for label, (_, colour) in sorted(labelled.items(), key=_worst_first)
        ]
        columns = math.ceil(len(handles) / math.ceil(len(handles) / _MOST_BESIDE))
        # a legend is filled column by column, and read row by row
        in_rows = [handle for k in range(columns) for handle in handles[k::columns]]
        figure.legend(handles=in_rows, loc="outside lower center", ncols=columns, frameon=False)
    return figure


_MOST_BESIDE = 5
_SIDES = f"Left of the line: {Coding.UNFAVOURABLE.label}. Right of it: {Coding.FAVOURABLE.label}. Across it: {Coding.NEUTRAL.label}."


_FROM_LEFT = (
    *((Coding.UNFAVOURABLE, colour) for colour in UNFAVOURABLE_COLOURS),
    (Coding.NEUTRAL, NEUTRAL_COLOUR),
    *((Coding.FAVOURABLE, colour) for colour in reversed(FAVOURABLE_COLOURS)),
)


def _worst_first(entry: tuple[str, tuple[Coding, str]]) -> tuple[int, str]:
    """The order of the legend, that of the bars from left to right, whichever row an option was first drawn in."""
    return _FROM_LEFT.index(entry[1]), entry[0]


def _hatch(label: str) -> str | None:
    """Options drawn together are hatched, so that nobody takes them for the outermost one of the same colour."""
    return "///" if label in {TOGETHER.format(coding.label) for coding in Coding} else None


def _row_label(row: BarRow) -> str:
    return folded(row.label, 38) + ("" if row.base is None else f" (n {row.base})")


def _draw_bar(axes: Axes, place: int, row: BarRow, labelled: dict[str, tuple[Coding, str]]) -> None:
    if row.is_hidden:
        axes.text(0.02, place, "not shown: a number is hidden", va="center", style="italic", color="#404040")
        return
    colours = _colours(row.segments)
    # unfavourable options outermost left, so the order on the page is from worst to best
    ordered = [segment for segment in row.segments if segment.coding is Coding.UNFAVOURABLE][::-1]
    neutral = [segment for segment in row.segments if segment.coding is Coding.NEUTRAL]
    good = [segment for segment in row.segments if segment.coding is Coding.FAVOURABLE][::-1]
    left = -row.share_of(Coding.UNFAVOURABLE) - row.share_of(Coding.NEUTRAL) / 2
    for segment in (*ordered, *neutral, *good):
        colour = colours[segment.label]
        hatch = _hatch(segment.label)
        axes.barh(
            place, float(segment.share), left=float(left), color=colour, edgecolor="white", height=0.66, hatch=hatch
        )
        labelled.setdefault(segment.label, (segment.coding, colour))
        if segment.share >= _NARROWEST_LABEL:
            middle = float(left + segment.share / 2)
            ink = "white" if colour in _DARK else "black"
            axes.text(middle, place, f"{rounded(segment.share * 100)}", ha="center", va="center", color=ink, fontsize=9)
        left += segment.share


def _colours(segments: Sequence[Segment]) -> dict[str, str]:
    """Each option's colour: the first favourable is the darkest blue, the last unfavourable the darkest orange."""
    good = [segment.label for segment in segments if segment.coding is Coding.FAVOURABLE]
    bad = [segment.label for segment in segments if segment.coding is Coding.UNFAVOURABLE][::-1]
    colours = {segment.label: NEUTRAL_COLOUR for segment in segments}
    for labels, shades in ((good, FAVOURABLE_COLOURS), (bad, UNFAVOURABLE_COLOURS)):
        # options drawn together take the middle shade
        start = 1 if labels and _hatch(labels[0]) else 0
        colours |= {label: shades[min(start + k, len(shades) - 1)] for k, label in enumerate(labels)}
    return colours


def waves_with_intervals(title: str, points: Sequence[WavePoint]) -> Figure:
    """Each wave's share as a dot with its interval as a line. The axis runs from 0 to 100%, so that nothing is inflated.

    Examples:
        >>> from safeguarding.surveys.measures import share_measure
        >>> points = [WavePoint(wave="2015", measure=share_measure("x", 60, 97)), WavePoint(wave="2017", measure=None)]
        >>> [" ".join(words.get_text().split()) for words in waves_with_intervals("A survey", points).axes[0].texts]
        ['62%', 'not shown']
    """
    figure = Figure(figsize=(7, 3.6), layout="constrained")
    axes = figure.add_subplot()
    places = wave_places(points)
    for place, point in zip(places, points, strict=True):
        measure = point.measure
        if measure is None or measure.estimate is None or measure.interval is None:
            axes.text(place, 0.5, "not\nshown", ha="center", va="center", style="italic", color="#404040")
            continue
        estimate, interval = float(measure.estimate), measure.interval
        arms = [[estimate - interval.lower], [interval.upper - estimate]]
        axes.errorbar([place], [estimate], yerr=arms, fmt="o", color=FAVOURABLE_COLOURS[0], capsize=5, markersize=7)
        axes.text(place + 0.08, estimate, f"{rounded(measure.estimate * 100)}%", va="center")
    axes.set_xlim(-0.5, len(points) - 0.4)
    axes.set_xticks(places, [_wave_label(point) for point in points])
    axes.set_xlabel(f"Dots: favourable answers. Lines: {interval_level(points)}% intervals.", fontsize=9)
    axes.set_ylim(0, 1)
    axes.set_yticks([0, 0.25, 0.5, 0.75, 1], ["0", "25%", "50%", "75%", "100%"])
    axes.set_title(folded(title, 62), loc="left", fontweight="bold")
    without_frame(axes)
    return figure


def _wave_label(point: WavePoint) -> str:
    name = literal(point.wave)
    return name if point.measure is None else f"{name}\n(n {point.measure.base})"


def write_picture(figure: Figure, alt_text: str, path: Path) -> tuple[Path, Path]:
    """Write a picture as PNG or SVG, by the path's ending, and its alt text beside it in a text file."""
    words = path.with_suffix(".alt.txt")
    # without the date of writing, the same results give the same file
    metadata = {"Date": None} if path.suffix == ".svg" else None
    with replacing(path) as beside:
        figure.savefig(beside, dpi=150, metadata=metadata)
    write_text(alt_text + "\n", words)
    return path, words


def bars_picture(title: str, rows: Sequence[BarRow]) -> Picture:
    """Diverging bars as a picture for a page."""
    return drawn(diverging_bars(title, rows), caption=title, alt_text=bars_alt_text(title, rows))


def waves_picture(title: str, points: Sequence[WavePoint]) -> Picture:
    """Waves with intervals as a picture for a page."""
    return drawn(waves_with_intervals(title, points), caption=title, alt_text=waves_alt_text(title, points))


def write_bars(title: str, rows: Sequence[BarRow], path: Path) -> tuple[Path, Path]:
    r"""Draw diverging bars and write them with their alt text.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> yes = Segment(label="Yes", coding=Coding.FAVOURABLE, share=Fraction(1))
        >>> row = BarRow(label="Are you happy?", base=80, segments=(yes,))
        >>> with TemporaryDirectory() as folder:
        ...     picture, words = write_bars("Answers in 2017.", [row], Path(folder, "answers.png"))
        ...     picture.name, words.read_text(encoding="utf-8")
        ('answers.png', 'Answers in 2017. A bar for each question, favourable answers to the right. Are you happy? – 100% favourable, of 80.\n')
    """
    return write_picture(diverging_bars(title, rows), bars_alt_text(title, rows), path)


def write_waves(title: str, points: Sequence[WavePoint], path: Path) -> tuple[Path, Path]:
    """Draw waves with intervals and write them with their alt text.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> from safeguarding.surveys.measures import share_measure
        >>> points = [WavePoint(wave="2015", measure=share_measure("x", 60, 97)), WavePoint(wave="2017", measure=None)]
        >>> with TemporaryDirectory() as folder:
        ...     picture, words = write_waves("A survey", points, Path(folder, "waves.svg"))
        ...     print(picture.name, words.name)
        waves.svg waves.alt.txt
    """
    return write_picture(waves_with_intervals(title, points), waves_alt_text(title, points), path)
