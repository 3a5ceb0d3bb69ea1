"""Whether a figure over time shows a change, or what its process gives by chance: statistical process control.

Official text: NHS England, Making Data Count. Limits come from all values of a part, or from its first ones; they are
recalculated only at a stated break. More rules than these four, or shorter runs, find change where there is none: with 24
values of a steady process about 15 charts in 100 show some signal by these rules.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.indicators.chart_limits import ChartKind, dispersion, part_limits
from safeguarding.indicators.series import IndicatorSeries, Observation, PeriodsCovered, SeriesBreak
from safeguarding.indicators.signals import Signal, SignalRule, signals_of
from safeguarding.labels import Labelled
from safeguarding.numbers.nouns import counted
from safeguarding.numbers.polarities import Polarity
from safeguarding.records import NoTruthValue, Record, Several
from safeguarding.sources import Certainty, Source
from safeguarding.statistics.process_limits import LIMITS_OF_SINGLE_VALUES

MAKING_DATA_COUNT = Source(
    title="NHS England, Making Data Count: statistical process control",
    clause="shift of 7, trend of 7 points, two of three",
    certainty=Certainty.SECONDARY,
    note="Flags recomputed against the published tests of NHSRplotthedots.",
)


@attrs.frozen(kw_only=True)
class ChartPolicy(Record):
    """The conventions of a chart, in which publishers differ; the defaults are those of Making Data Count.

    Attributes:
        shift: So many values in a row on one side of the mean: 7; 6 and 8 are used elsewhere.
        trend: So many *points* in a row that rise, or fall: 7, which is six moves.
        one_side: Whether all of "two of three" lie on one side of the mean.
        counts_outside: Whether a value beyond the limits counts towards two of three; not in NHSRplotthedots.
        screened: Whether unusually large moving ranges are left out of the limits; not in the NHS's own spreadsheet.
        baseline: How many first values of a part give its limits; None for all.
        fewest: The fewest values of a part that are judged.
        source: Whose conventions they are.
    """

    shift: int = 7
    trend: int = 7
    one_side: bool = True
    counts_outside: bool = False
    screened: bool = False
    baseline: int | None = None
    fewest: int = 13
    source: Source = MAKING_DATA_COUNT

    def _check(self) -> None:
        if min(self.shift, self.trend, self.fewest, self.baseline or 2) < 2:  # noqa: PLR2004 - a run is of two at least
            raise InvalidRecordError("a run, a baseline and a chart are of 2 values or more")


@attrs.frozen(kw_only=True)
class ChartPoint(Record):
    """A value with its limits and every rule that it breaks, in the order in which they are named."""

    _words = "{0.period}"

    on: date
    value: Fraction | None
    mean: Fraction | None = None
    lower: Fraction | None = None
    upper: Fraction | None = None
    signals: tuple[Signal, ...] = attrs.field(default=(), converter=Several[Signal])
    label: str = ""

    @property
    def period(self) -> str:
        """What its period is called."""
        return self.label or f"{self.on:%B %Y}"


class ChartVerdict(NoTruthValue, Labelled):
    """What the latest value shows."""

    IMPROVEMENT = "sign of improvement"
    CONCERN = "sign of concern"
    CHANGE = "sign of change"
    NO_SIGN_OF_CHANGE = "no sign of change"
    CANNOT_SAY = "cannot say"


@attrs.frozen(kw_only=True)
class ProcessChart(NoTruthValue, Record):
    """A series with its limits and signals.

    Attributes:
        series: The series.
        kind: How its limits were found.
        policy: By which conventions.
        points: Its values in their order.
        verdict: What the latest value shows.
        reason: Why, in a sentence without its full stop.
        source: Where the limits are published.
    """

    _instead = "verdict"

    series: IndicatorSeries
    kind: ChartKind
    policy: ChartPolicy
    points: tuple[ChartPoint, ...] = attrs.field(converter=Several[ChartPoint])
    verdict: ChartVerdict
    reason: str
    source: Source = LIMITS_OF_SINGLE_VALUES

    @property
    def explanation(self) -> str:
        """What a committee reads: ``"no sign of change; 41% in May 2024 is within what this process gives by chance"``."""
        return f"{self.verdict}; {self.reason}"


def process_chart(
    series: IndicatorSeries, *, kind: ChartKind = ChartKind.XMR, policy: ChartPolicy | None = None
) -> ProcessChart:
    """The limits of a series, the signals in it, and what its latest value shows.

    Args:
        series: The values, with the breaks that are known.
        kind: XmR, or for small numbers the limits of shares or rates by their bases, or of the days between events.
        policy: The conventions; by default those of Making Data Count.

    Raises:
        InvalidRecordError: for a chart of shares or rates without their bases.

    Examples:
        >>> values = [44, 40, 47, 41, 39, 45, 43, 48, 42, 44, 38, 46, 41]
        >>> months = [date(2023 + (k + 4) // 12, (k + 4) % 12 + 1, 28) for k in range(13)]
        >>> found = process_chart(
        ...     IndicatorSeries(
        ...         name="visits in time",
        ...         is_share=True,
        ...         observations=[
        ...             Observation(on=on, value=Fraction(value, 100)) for on, value in zip(months, values, strict=True)
        ...         ],
        ...     )
        ... )
        >>> print(found)
        no sign of change; 41% in May 2024 is within what this process gives by chance (30% to 56%)
    """
    policy = policy or ChartPolicy()
    points: list[ChartPoint] = []
    reason = _unfit(series)
    for part in series.parts:
        points += _judged(part, series.per or 1, kind, policy, is_judged=not reason)
    if not reason:
        reason = _unjudged(series, points, policy)
    verdict = ChartVerdict.CANNOT_SAY if reason else _verdict(points[-1], series.polarity)
    return ProcessChart(
        series=series,
        kind=kind,
        policy=policy,
        points=points,
        verdict=verdict,
        reason=reason or _said(points[-1], series),
        source=kind.source,
    )


def widened_chart(chart: ProcessChart) -> ProcessChart | None:
    """The same values with limits widened by what varies besides chance, where the bases alone do not tell how they vary.

    Shares and rates of large bases vary by more than chance gives (by day of the week, by who is on duty), and nearly every
    value would be a sign. None where the latest part of the chart does not, or is not of bases (p and u).

    Examples:
        >>> seen = [Observation(on=date(2020 + k // 12, k % 12 + 1, 1), value=Fraction(90 + k % 2 * 2, 100), base=20_000) for k in range(24)]
        >>> chart = process_chart(IndicatorSeries(name="visits", observations=seen, is_share=True), kind=ChartKind.P)
        >>> widened = widened_chart(chart)
        >>> chart.verdict.label, widened.verdict.label
        ('sign of change', 'no sign of change')
    """
    series, kind = chart.series, chart.kind.widened
    if kind is None or chart.verdict is ChartVerdict.CANNOT_SAY:
        return None
    if dispersion(series.parts[-1], chart.kind, per=series.per or 1, baseline=chart.policy.baseline) is None:
        return None
    return process_chart(series, kind=kind, policy=chart.policy)


def _unfit(series: IndicatorSeries) -> str:
    if series.periods is not PeriodsCovered.SEPARATE:
        return (
            f"values of {series.periods} share their data, which every rule of chance forbids; chart each period alone"
        )
    return ""


def _unjudged(series: IndicatorSeries, points: Sequence[ChartPoint], policy: ChartPolicy) -> str:
    """Why the latest value is not judged; empty where it is."""
    if not points or points[-1].value is None:
        return "there is no latest value"
    latest = points[-1]
    if latest.lower is None:
        known = sum(each.value is not None for each in series.parts[-1])
        return f"{counted(known, 'value')} since the latest break, or the start, {'is' if known == 1 else 'are'} fewer than {policy.fewest}"
    if latest.lower == latest.upper:
        return "all values are the same, which gives limits of no width"
    return ""


def _judged(
    part: Sequence[Observation], per: int, kind: ChartKind, policy: ChartPolicy, *, is_judged: bool
) -> list[ChartPoint]:
    limits = None
    if is_judged and sum(each.value is not None for each in part) >= policy.fewest:
        limits = part_limits(part, kind, per=per, baseline=policy.baseline, screened=policy.screened)
    if limits is None:
        return [ChartPoint(on=each.on, value=each.value, label=each.label) for each in part]
    signals = signals_of(
        limits.values,
        limits.mean,
        limits.widths,
        shift=policy.shift,
        trend=policy.trend,
        one_side=policy.one_side,
        counts_outside=policy.counts_outside,
    )
    return [
        ChartPoint(
            on=each.on,
            value=each.value,
            label=each.label,
            mean=limits.shown(limits.mean),
            lower=limits.shown(limits.mean - width),
            upper=limits.shown(limits.mean + width),
            signals=found,
        )
        for each, width, found in zip(part, limits.widths, signals, strict=True)
    ]


def _verdict(latest: ChartPoint, polarity: Polarity | None) -> ChartVerdict:
    ways = {each.is_up for each in latest.signals}
    if not ways:
        return ChartVerdict.NO_SIGN_OF_CHANGE
    if polarity is None or len(ways) > 1:
        return ChartVerdict.CHANGE
    is_better = ways == {polarity is Polarity.HIGHER_IS_BETTER}
    return ChartVerdict.IMPROVEMENT if is_better else ChartVerdict.CONCERN


def _said(latest: ChartPoint, series: IndicatorSeries) -> str:
    ends = (latest.lower or Fraction(0), latest.upper or Fraction(0))
    # as fine as it takes to see on which side of a limit the value lies
    places = series.places_telling(latest.value or 0, *map(series.kept, ends))
    limits = series.printed_limits(*ends, places=places)
    value = f"{series.printed(latest.value or 0, places=places)}{series.unit} {'on' if latest.label[:1].isdigit() else 'in'} {latest.period}"
    if not latest.signals:
        return f"{value} is within what this process gives by chance ({limits})"
    rules = " and ".join(str(each) for each in latest.signals)
    where = "is outside" if latest.signals[0].rule is SignalRule.OUTSIDE else "is within"
    return f"{value} {where} the limits of chance ({limits}): {rules}"


class Assurance(NoTruthValue, Labelled):
    """What a steady process will do with a target from one period to the next."""

    WILL_MEET = "consistently meets the target"
    WILL_MISS = "consistently misses the target"
    HIT_AND_MISS = "meets and misses the target by chance"
    CANNOT_SAY = "cannot say"


def assurance(chart: ProcessChart, target: Fraction) -> Assurance:
    """Whether the latest limits of a chart lie wholly on one side of a target; one on a limit is hit and miss.

    Examples:
        >>> empty = process_chart(IndicatorSeries(name="visits", observations=()))
        >>> assurance(empty, Fraction(1, 2)).label
        'cannot say'
    """
    latest = chart.points[-1] if chart.points else None
    if latest is None or latest.lower is None or latest.upper is None or latest.lower == latest.upper:
        return Assurance.CANNOT_SAY
    if chart.series.polarity is None:
        return Assurance.CANNOT_SAY
    if latest.lower <= target <= latest.upper:
        return Assurance.HIT_AND_MISS
    is_above = target < latest.lower
    is_met = is_above is (chart.series.polarity is Polarity.HIGHER_IS_BETTER)
    return Assurance.WILL_MEET if is_met else Assurance.WILL_MISS


def breaks_of(chart: ProcessChart) -> tuple[SeriesBreak, ...]:
    """The breaks of a chart in their order, for the note below it.

    Examples:
        >>> breaks_of(process_chart(IndicatorSeries(name="visits", observations=())))
        ()
    """
    return tuple(sorted(chart.series.breaks, key=lambda each: each.on))
