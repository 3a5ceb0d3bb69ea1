"""A scorecard's figures beside those of others as a table, and which of them stand beside none."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safeguarding.authorities.neighbours import NEIGHBOURS_SOURCE
from safeguarding.indicators.comparisons import BANDS
from safeguarding.indicators.figures import figure_value, printed_figure
from safeguarding.numbers.shares import Share
from safeguarding.pages.cells import Cell, Gap, Row, Span
from safeguarding.pages.indicators.benchmarks import Benchmark, NoBenchmark
from safeguarding.pages.indicators.judged import JudgedIndicator
from safeguarding.pages.indicators.tables import value_cell
from safeguarding.pages.tables import Reason, Table
from safeguarding.readers.indicators.measures import PublishedFigure
from safeguarding.sources import Certainty, Source
from safeguarding.texts import phrases

THE_TABLES = Source(title="The published tables of the folder", certainty=Certainty.VERIFIED, note="as they were read")
_PUBLISHED = "The published values of one year and one definition; those of several areas are pooled by their counts."
_ALIKE = "The model's neighbours, unless the folder names others."


def benchmarks_table(judged: Sequence[JudgedIndicator]) -> Table:
    """Each figure beside England, the region and the neighbours, of one year and one definition."""
    return Table(
        caption="Beside others: published figures of one year",
        columns=phrases(
            "Indicator | Year | Ours | England | Region | Neighbours | Of them | Rank | Of | By chance | Quarter"
        ),
        rows=[_benchmark_row(each, each.benchmark) for each in judged if isinstance(each.benchmark, Benchmark)],
        notes=tuple(_benchmark_notes(judged)),
        reasons=(
            Reason(figures="Ours; England; Region; Neighbours", rule=_PUBLISHED, source=THE_TABLES),
            Reason(figures="Neighbours", rule=_ALIKE, source=NEIGHBOURS_SOURCE),
            Reason(figures="Rank; Of; Quarter", rule="Areas by their published value; 1 is best.", source=BANDS),
        ),
    )


def not_compared(judged: Sequence[JudgedIndicator]) -> Iterator[str]:
    """Which figures stand beside no other, by reason."""
    names: dict[str, list[str]] = {}
    for each in judged:
        if isinstance(each.benchmark, NoBenchmark):
            names.setdefault(each.benchmark.reason, []).append(each.indicator.name)
    yield from (f"Not compared, since {reason}: {'; '.join(those)}." for reason, those in names.items())


def _benchmark_row(each: JudgedIndicator, benchmark: Benchmark) -> Row:
    rank, figure = benchmark.rank, benchmark.ours.figure
    like = figure or next((one.figure for one in benchmark.neighbours if one.figure is not None), None)
    value = benchmark.neighbours_value
    of = sum(one.figure is not None for one in benchmark.neighbours)
    neighbours: Cell = Gap("not known")
    if value is not None and like is not None:
        neighbours = value_cell(value, is_share=isinstance(like, Share), places=1)
    place: Cell = Gap("no way is good" if each.indicator.polarity is None else "no value")
    spread: Cell = None
    if rank.rank is not None:
        place = rank.rank
        spread = Span(rank.best_rank or rank.rank, rank.worst_rank or rank.rank)
    quarter = None if rank.band is None else f"{rank.band.value} ({rank.band})"
    if quarter and len(rank.bands) > 1:
        quarter += f", by chance {rank.bands[0].value} to {rank.bands[-1].value}"
    return (
        each.indicator.name,
        benchmark.period.code,
        _published(benchmark.ours),
        _published(benchmark.england),
        _published(benchmark.region),
        neighbours,
        of,
        place,
        rank.of,
        spread,
        quarter,
    )


def _published(one: PublishedFigure | None) -> Cell:
    if one is None:
        return Gap("no row")
    if one.figure is None:
        return Gap(one.reason)
    return value_cell(figure_value(one.figure), is_share=isinstance(one.figure, Share), places=1)


def _benchmark_notes(judged: Sequence[JudgedIndicator]) -> Iterator[str]:
    benchmarks = [(each, each.benchmark) for each in judged if isinstance(each.benchmark, Benchmark)]
    if not benchmarks:
        return
    yield "Of them: how many neighbours have a value. Rank 1 is best. By chance: the ranks that the intervals of all areas leave open. England and the region are pooled."
    for each, benchmark in benchmarks:
        if benchmark.funnel is not None:
            yield f"{each.indicator.name}: {benchmark.funnel.explanation}."
        if benchmark.not_found:
            yield f"{each.indicator.name}: {benchmark.table} has no row of {', '.join(benchmark.not_found)}."
        own = None if each.hides_series else benchmark.own
        if own is not None and own != benchmark.ours.figure:
            yield (
                f"{each.indicator.name}: our own table has {printed_figure(own)} for that year, the published one "
                f"{'none' if benchmark.ours.figure is None else printed_figure(benchmark.ours.figure)}; say which is meant."
            )
        yield from (
            f"{each.indicator.name}: the published year and our own latest value are of different definitions; {change}."
            for change in benchmark.changes
        )
