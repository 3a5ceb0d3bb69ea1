"""Every figure of a folder judged: its latest value, beside its target, over time and beside others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import attrs

from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.dates.words import printed_date
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.watching import Watching
from safeguarding.indicators.chart_limits import ChartKind, suitable_kind
from safeguarding.indicators.definitions import FigureKind, Indicator
from safeguarding.indicators.figures import exact_interval
from safeguarding.indicators.process_charts import (
    Assurance,
    ChartVerdict,
    ProcessChart,
    assurance,
    process_chart,
    widened_chart,
)
from safeguarding.indicators.series import BreakKind, IndicatorSeries, SeriesBreak, days_between
from safeguarding.indicators.targets import RagAnswer, TargetAnswer, TargetVerdict, against_target, rag
from safeguarding.numbers.polarities import Polarity
from safeguarding.pages.indicators.benchmarks import Benchmark, NoBenchmark, benchmark_of, published_series
from safeguarding.pages.indicators.hidden_values import hidden_values
from safeguarding.pages.indicators.rounded_values import rounded_values
from safeguarding.pages.indicators.standardised import StandardisedPeriod, standardised_periods
from safeguarding.readers.indicators.folders import FolderIndicator, IndicatorFolder
from safeguarding.readers.indicators.grouped import GroupedTable
from safeguarding.readers.indicators.periods import FigurePeriod, PeriodLength
from safeguarding.readers.indicators.values import PeriodFigure
from safeguarding.records import NoTruthValue, Record, Several
from safeguarding.statistics.intervals import ConfidenceInterval

_NO_VALUE = 3


@attrs.frozen(kw_only=True)
class JudgedIndicator(NoTruthValue, Record):
    """A figure with everything that may be said of it.

    Attributes:
        each: The figure with what the folder says of it.
        figures: Its values by period: the council's own, or where it has none the published ones of the authority.
        is_published: Whether they are the published ones.
        latest: Its latest period; None where there is none.
        is_hidden: Whether the latest value may not be shown.
        hidden: The last days of the periods whose values may not be shown.
        hides_series: Whether a value of its series may not be shown, by which limits and pictures would give it away.
        interval: Where the true latest value lies.
        target: The latest value beside its target; None without one.
        colour: Its colour; None without a rule.
        chart: Its values over time; None where there are none.
        widened: The chart with limits widened by what varies besides chance, where its bases alone do not tell that; it is
            the one that gives the verdict then.
        days_since: How many days it is since the latest event, where events are looked at.
        assurance: What the process will do with the target; None without one.
        standardised: Its directly standardised rates by period; none where the folder has no groups of it.
        benchmark: Its place beside others, or why there is none.
    """

    _instead = "weight"

    each: FolderIndicator
    figures: tuple[PeriodFigure, ...] = attrs.field(default=(), converter=Several[PeriodFigure])
    is_published: bool = False
    latest: PeriodFigure | None = None
    is_hidden: bool = False
    hidden: frozenset[date] = frozenset()
    hides_series: bool = False
    interval: ConfidenceInterval | None = None
    target: TargetAnswer | None = None
    colour: RagAnswer | None = None
    chart: ProcessChart | None = None
    widened: ProcessChart | None = None
    days_since: int | None = None
    assurance: Assurance | None = None
    standardised: tuple[StandardisedPeriod, ...] = attrs.field(default=(), converter=Several[StandardisedPeriod])
    benchmark: Benchmark | NoBenchmark

    @property
    def indicator(self) -> Indicator:
        """Its definition."""
        return self.each.indicator

    @property
    def judging(self) -> ProcessChart | None:
        """The chart whose verdict counts."""
        return self.chart if self.widened is None else self.widened

    @property
    def by_groups(self) -> tuple[str, GroupedTable, tuple[StandardisedPeriod, ...]] | None:
        """Its name, table of groups and standardised rates; None where the folder has none."""
        grouped = self.each.grouped
        return None if grouped is None else (self.indicator.name, grouped, self.standardised)

    @property
    def is_wrong(self) -> bool:
        """Whether it misses its target by more than chance, or shows a sign of concern."""
        return self.weight <= 1

    @property
    def weight(self) -> int:
        """How soon it is to be looked at: 0 first."""
        if self.is_hidden:
            # where it stands would tell of a figure that is not shown
            return _NO_VALUE
        verdict = None if self.target is None else self.target.verdict
        sign = ChartVerdict.CANNOT_SAY if self.judging is None else self.judging.verdict
        has_value = self.latest is None or self.latest.figure is not None or self.latest.value is not None
        may_miss = verdict is TargetVerdict.CANNOT_SAY and self.indicator.polarity is not None
        falls_under = (
            verdict is TargetVerdict.NOT_MET,
            sign is ChartVerdict.CONCERN,
            self.target is not None and self.target.is_met_as_counted is False,
            not has_value,
            may_miss,
            sign is ChartVerdict.CHANGE,
            verdict is not TargetVerdict.MET,
            True,
        )
        return falls_under.index(True)


def judged_folder(
    folder: IndicatorFolder,
    *,
    register: AuthorityRegister,
    rule: DisclosureRule | None = None,
    watching: Watching | None = None,
) -> tuple[JudgedIndicator, ...]:
    r"""Every figure of a folder, what is wrong first; figures of equal weight in the folder's order.

    Args:
        folder: The folder.
        register: The authorities, by which statistical neighbours are found.
        rule: What may not be shown of counts of children; by default the folder's own rule.
        watching: Told how many figures have been judged, of how many.

    Examples:
        >>> from pathlib import Path
        >>> from safeguarding.authorities.england import english_authorities
        >>> from tempfile import TemporaryDirectory
        >>> from safeguarding.readers.indicators.folders import read_indicator_folder
        >>> with TemporaryDirectory() as name:
        ...     _ = Path(name, "indicators.toml").write_text('title = "Ours"\nauthority = "York"\nindicators = []')
        ...     folder = read_indicator_folder(Path(name), on=date(2026, 4, 30))
        >>> judged_folder(folder, register=english_authorities())
        ()
    """
    rule = rule or folder.rule
    # what was published was protected by who published it
    hidden = hidden_values(folder.indicators, rule)
    found: list[JudgedIndicator] = []
    for number, each in enumerate(folder.indicators):
        found.append(_judged(each, folder, register, rule, hidden[number]))
        if watching is not None:
            watching(number + 1, len(folder.indicators))
    return tuple(sorted(found, key=lambda each: each.weight))


def _judged(
    each: FolderIndicator,
    folder: IndicatorFolder,
    register: AuthorityRegister,
    rule: DisclosureRule | None,
    hidden: frozenset[date],
) -> JudgedIndicator:
    benchmark = benchmark_of(each, folder, register=register)
    standardised = standardised_periods(each, rule, hidden)
    if (rounded := rounded_values(each, rule)) is not each:
        each = rounded
        benchmark = attrs.evolve(benchmark, own=None) if isinstance(benchmark, Benchmark) else benchmark
    is_published = each.table is None
    figures = published_series(each, folder, register=register) if each.table is None else each.table.figures
    latest = figures[-1] if figures else None
    figure = None if latest is None else latest.figure
    chart = _chart(each, folder, figures)
    widened = None if chart is None else widened_chart(chart)
    judging = chart if widened is None else widened
    return JudgedIndicator(
        each=each,
        figures=figures,
        is_published=is_published and bool(figures),
        latest=latest,
        is_hidden=latest is not None and latest.period.ends_on in hidden,
        hidden=hidden,
        hides_series=bool(hidden) or _are_events_hidden(each, rule),
        interval=None if figure is None else exact_interval(figure),
        target=None if figure is None or each.target is None else against_target(figure, each.target),
        colour=None if figure is None or each.colours is None else rag(figure, each.colours),
        chart=chart,
        widened=widened,
        days_since=(folder.on - max(each.table.events)).days if each.table is not None and each.table.events else None,
        assurance=None if judging is None or each.target is None else assurance(judging, each.target.value),
        standardised=standardised,
        benchmark=benchmark,
    )


def _are_events_hidden(each: FolderIndicator, rule: DisclosureRule | None) -> bool:
    """Whether days of events may not be shown: each of them is of one child."""
    events = () if each.table is None else each.table.events
    return rule is not None and bool(events) and each.facts.counts_children and rule.is_small(1)


def _chart(each: FolderIndicator, folder: IndicatorFolder, figures: Sequence[PeriodFigure]) -> ProcessChart | None:
    """The chart of a figure's values; of rare events, that of the days between them."""
    chart_facts = each.facts.chart or folder.facts.chart
    if each.table is not None and each.table.events:
        series = IndicatorSeries(
            name=f"days between: {each.indicator.name}",
            observations=days_between(each.table.events),
            breaks=[one.series_break for one in each.facts.breaks if one.on <= max(each.table.events)],
            noun="days",
            polarity=_turned(each.indicator.polarity),
        )
        return process_chart(series, kind=ChartKind.DAYS_BETWEEN, policy=chart_facts.policy)
    if not figures:
        return None
    is_share = each.indicator.kind is FigureKind.SHARE
    series = IndicatorSeries(
        name=each.indicator.name,
        observations=[attrs.evolve(one.observation, label=_called(one.period, each)) for one in figures],
        breaks=_breaks(each, figures),
        periods=each.facts.periods,
        is_share=is_share,
        per=each.indicator.per,
        polarity=each.indicator.polarity,
    )
    kind = chart_facts.kind or suitable_kind(series.observations, is_share=is_share, per=series.per)
    return process_chart(series, kind=kind, policy=chart_facts.policy)


def _called(period: FigurePeriod, each: FolderIndicator) -> str:
    """What a period is called in a sentence; nothing for a month, which its day says."""
    ends_on = printed_date(period.ends_on)
    match period.kind:
        case PeriodLength.MONTH:
            return ""
        case PeriodLength.QUARTER:
            return str(period)
        case PeriodLength.YEAR if not each.indicator.measured.is_of_a_day:
            return f"the year to {ends_on.partition(' ')[2]}"
        case _:
            return ends_on


def _breaks(each: FolderIndicator, figures: Sequence[PeriodFigure]) -> tuple[SeriesBreak, ...]:
    """The breaks that the folder states, and the changes of the definition; none after the last value, which it cannot tell."""
    first, last = figures[0].period.ends_on, figures[-1].period.ends_on
    stated = {one.on: one.series_break for one in each.facts.breaks if one.on <= last}
    for change in each.indicator.changes:
        on = date(change.from_year - 1, 4, 1)
        if change.is_break and first < on <= last:
            stated.setdefault(on, SeriesBreak(on=on, reason=change.what, kind=BreakKind.DEFINITION))
    return tuple(stated.values())


def _turned(polarity: Polarity | None) -> Polarity | None:
    """Of events that are bad, a longer time between them is good."""
    if polarity is None:
        return None
    others: Iterable[Polarity] = (each for each in Polarity if each is not polarity)
    return next(iter(others))
