"""A scorecard as tables: what is wrong first, what may be said of each figure, its place beside others, its values."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from safeguarding.dates.periods import Period
from safeguarding.disclosure.protection import ProtectedNumber
from safeguarding.indicators.definitions import MeasuredOver
from safeguarding.indicators.figures import Figure, figure_value, places_beside, places_of, printed_value
from safeguarding.indicators.process_charts import Assurance, ChartPoint, ChartVerdict, ProcessChart
from safeguarding.indicators.rates import Rate
from safeguarding.indicators.series import IndicatorSeries
from safeguarding.indicators.targets import RagColour, TargetVerdict
from safeguarding.numbers.rounding import rounded
from safeguarding.numbers.shares import Share
from safeguarding.pages.cells import Cell, Code, Gap, Percentage, Row, Span, Tone
from safeguarding.pages.indicators.judged import JudgedIndicator
from safeguarding.pages.indicators.reasons import definitions_of, methods_of
from safeguarding.pages.indicators.standardised import standardised_values
from safeguarding.pages.tables import Table
from safeguarding.readers.indicators.periods import PeriodLength
from safeguarding.readers.indicators.values import PeriodFigure
from safeguarding.texts import phrases

HIDDEN = "c"
_TONES = {
    TargetVerdict.MET: Tone.GOOD,
    TargetVerdict.NOT_MET: Tone.WRONG,
    TargetVerdict.CANNOT_SAY: Tone.DOUBTFUL,
    ChartVerdict.IMPROVEMENT: Tone.GOOD,
    ChartVerdict.CONCERN: Tone.WRONG,
    ChartVerdict.CHANGE: Tone.UNUSUAL,
    ChartVerdict.NO_SIGN_OF_CHANGE: Tone.PLAIN,
    ChartVerdict.CANNOT_SAY: Tone.DOUBTFUL,
    RagColour.GREEN: Tone.GOOD,
    RagColour.AMBER: Tone.DOUBTFUL,
    RagColour.RED: Tone.WRONG,
}


def _code(outcome: TargetVerdict | ChartVerdict | RagColour) -> Code:
    return Code(code=outcome.name.lower(), label=str(outcome), tone=_TONES[outcome])


def _ends(lower: float, upper: float, figure: Figure) -> list[Decimal]:
    """The ends of an interval as they are printed, in the unit of its kind; as fine as it takes to tell them apart."""
    exact = [Fraction(end) * (100 if isinstance(figure, Share) else 1) for end in (lower, upper)]
    first = places_of(figure)
    several = ([rounded(end, places) for end in exact] for places in range(first, first + 3))
    return next((ends for ends in several if ends[0] != ends[1]), [rounded(end, first) for end in exact])


def _unit(figure: Figure) -> str:
    return "%" if isinstance(figure, Share) else ""


def value_cell(value: Fraction, *, is_share: bool, places: int) -> Percentage | Decimal:
    """A value as a cell: a share of 1 as a percentage, others as the number that they are.

    Examples:
        >>> print(value_cell(Fraction(1, 8), is_share=True, places=1), value_cell(Fraction(9, 2), is_share=False, places=1))
        12.5% 4.5
    """
    return Percentage(percentage=rounded(value * 100, places)) if is_share else rounded(value, places)


def _value(each: JudgedIndicator, figure: Figure) -> Cell:
    """As fine as it takes to tell a figure from its target: 94.95% is not 95%."""
    places = places_of(figure) if each.each.target is None else places_beside(figure, each.each.target.value)
    return value_cell(figure_value(figure), is_share=isinstance(figure, Share), places=places)


def _plain(value: Fraction, series: IndicatorSeries) -> Cell:
    """A value of a series, or one of its limits."""
    return value_cell(value, is_share=series.is_share, places=0 if series.is_share or series.noun else 1)


def scorecard_table(judged: Sequence[JudgedIndicator]) -> Table:
    """The figures with their verdicts, what is wrong first."""
    return Table(
        caption="Scorecard: what is wrong first",
        columns=phrases(
            "Indicator | Latest | Value | Count | Of | 95% interval | Target | Verdict | Colour | Over time"
        ),
        rows=[_scorecard_row(each) for each in judged],
        notes=(
            "Verdict: what the latest figure shows of the target beyond chance. Met or not met as counted stands in words below.",
            "Over time: what the latest value shows by the rules of process charts.",
        ),
        reasons=(*definitions_of(judged), *methods_of(judged)),
    )


def _scorecard_row(each: JudgedIndicator) -> Row:
    name = each.indicator.name
    if each.latest is None:
        day, value = _latest_event(each)
        return name, day, value, None, None, None, _target(each), None, None, _sign(each)
    latest, figure = each.latest, each.latest.figure
    if each.is_hidden:
        hidden = ProtectedNumber(symbol=HIDDEN)
        return name, str(latest.period), hidden, hidden, hidden, None, _target(each), Gap("hidden"), None, _sign(each)
    if figure is None:
        only: Cell = Gap(latest.why or "missing")
        if latest.value is not None and each.chart is not None:
            only = _plain(latest.value, each.chart.series)
        return name, str(latest.period), only, None, None, None, _target(each), None, None, _sign(each)
    count = figure.count if isinstance(figure, Share | Rate) else None
    interval = None
    if each.interval is not None:
        ends = _ends(each.interval.lower, each.interval.upper, figure)
        interval = Span(ends[0], ends[1], unit=_unit(figure))
    verdict = None if each.target is None else _code(each.target.verdict)
    colour = None if each.colour is None else _code(each.colour.colour)
    return (
        name,
        str(latest.period),
        _value(each, figure),
        count,
        figure.base,
        interval or Gap("not known"),
        _target(each),
        verdict,
        colour,
        _sign(each),
    )


def _latest_event(each: JudgedIndicator) -> tuple[Cell, Cell]:
    """The day of the latest event, and how long it came after the one before."""
    if each.chart is None or not each.chart.points:
        return None, Gap("no value")
    if each.hides_series:
        return ProtectedNumber(symbol=HIDDEN), ProtectedNumber(symbol=HIDDEN)
    point = each.chart.points[-1]
    return point.on, Period(days=int(point.value or 0))


def _target(each: JudgedIndicator) -> Cell:
    if each.each.target is None:
        return None
    value, is_share = each.each.target.value, isinstance(_like(each), Share)
    exact = value * (100 if is_share else 1)
    return value_cell(value, is_share=is_share, places=0 if exact.denominator == 1 else 1)


def _like(each: JudgedIndicator) -> Figure:
    """A figure of the indicator's kind, for its unit."""
    latest = None if each.latest is None else each.latest.figure
    if latest is not None:
        return latest
    return Share(1, 1) if each.indicator.per is None else Rate(0, 1, per=each.indicator.per)


def _sign(each: JudgedIndicator) -> Cell:
    if each.is_hidden:
        return Gap("hidden")
    return None if each.judging is None else _code(each.judging.verdict)


def sentences_table(judged: Sequence[JudgedIndicator]) -> Table:
    """What may be said of each figure, in sentences for a committee."""
    return Table(
        caption="What may be said of each figure",
        columns=("Indicator", "Beside its target", "Over time"),
        rows=[(each.indicator.name, beside_target(each), over_time(each)) for each in judged],
        reasons=tuple(methods_of(judged)),
    )


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def beside_target(each: JudgedIndicator) -> Cell:
    """A figure beside its target, in sentences; a gap where there is none."""
    if each.each.target is None and each.colour is None:
        return Gap("no target is stated")
    if each.is_hidden:
        return Gap("hidden: the figure could point at a child, or give such a number away")
    if each.each.target is None:
        return "" if each.colour is None else _sentence(each.colour.explanation)
    if each.target is None:
        why = "no value" if each.latest is None else each.latest.why
        return Gap(f"cannot say: {why}")
    said = [_sentence(each.target.explanation)]
    if each.target.is_met_as_counted is not None and each.target.verdict is TargetVerdict.CANNOT_SAY:
        said.append(f"As counted it was {'met' if each.target.is_met_as_counted else 'missed'}.")
    if each.each.target.tolerance:
        said.append(f"What is accepted, with its tolerance, is {printed_value(each.each.target.needed, _like(each))}.")
    if each.colour is not None:
        said.append(_sentence(each.colour.explanation))
    if each.assurance not in (None, Assurance.CANNOT_SAY) and not each.hides_series:
        said.append(f"From period to period, the process {each.assurance}.")
    return " ".join(said)


def over_time(each: JudgedIndicator) -> Cell:
    """A figure over time, in sentences; a gap where there is no series."""
    chart = each.chart
    if chart is None:
        return Gap("no values")
    if each.is_hidden:
        return Gap("hidden: the latest value could point at a child, or give such a number away")
    if each.hides_series:
        return f"{_sentence(str((each.widened if each.widened is not None else chart).verdict))} Its values are not shown: one of them could point at a child, or would give such a number away."
    said = [_sentence(chart.explanation)]
    if each.widened is not None:
        said = [
            "Its values vary by more than their bases give by chance, so its limits are widened by that.",
            _sentence(each.widened.explanation),
            f"By the limits of its bases alone: {chart.verdict}.",
        ]
        chart = each.widened
    said += [f"Signs before that, {way}: {', '.join(months)}." for way, months in earlier_signs(chart) if months]
    said += [_sentence(str(one)) for one in chart.series.breaks]
    if each.days_since is not None:
        said.append(f"It is now {each.days_since} days since the latest one{_longer(chart, each.days_since)}.")
    if each.each.facts.season:
        said.append(f"Known of its seasons: {_sentence(each.each.facts.season)}")
    return " ".join(said)


def _longer(chart: ProcessChart, days: int) -> str:
    upper = chart.points[-1].upper if chart.points else None
    return ", longer than chance gives" if upper is not None and days > upper else ""


def earlier_signs(chart: ProcessChart) -> tuple[tuple[str, list[str]], ...]:
    """The values before the latest that are signs, upward and downward, those that follow one another as a run."""
    found = []
    for is_up, way in ((True, "upward"), (False, "downward")):
        marked = [any(signal.is_up is is_up for signal in point.signals) for point in chart.points[:-1]]
        runs: list[str] = []
        for is_sign, run in itertools.groupby(range(len(marked)), key=marked.__getitem__):
            if is_sign:
                ends = [chart.points[k].period for k in run]
                first, last = ends[0], ends[-1]
                runs.append(first if first == last else f"{first} to {last}")
        found.append((way, runs))
    return tuple(found)


def definitions_table(judged: Sequence[JudgedIndicator]) -> Table:
    """What each figure counts, and how surely its definition is known."""
    return Table(
        caption="What is counted",
        columns=("Indicator", "Counted", "Of", "When", "Good", "Source"),
        rows=[
            (
                each.indicator.name,
                each.indicator.numerator,
                each.indicator.denominator,
                _when(each),
                "neither way" if each.indicator.polarity is None else str(each.indicator.polarity),
                str(each.indicator.source),
            )
            for each in judged
        ],
    )


def _when(each: JudgedIndicator) -> str:
    """What time the definition's values cover, and what those of the folder do where it is another."""
    defined = str(each.indicator.measured)
    table = each.each.table
    if table is None or not table.figures or each.indicator.measured is MeasuredOver.OTHER:
        return defined
    kind = table.figures[-1].period.kind
    if kind is not PeriodLength.YEAR and (each.indicator.measured, kind) not in _SAME:
        return f"{defined}; here each value is of {kind}"
    return defined


_SAME = {(MeasuredOver.MONTH, PeriodLength.MONTH), (MeasuredOver.QUARTER, PeriodLength.QUARTER)}


def values_tables(judged: Sequence[JudgedIndicator]) -> Iterator[Table]:
    """Each figure's values with their limits and signals, for a workbook."""
    columns = ("Period", "Value", "Count", "Of", "Mean", "Lower limit", "Upper limit", "Signals")
    for each in judged:
        if each.chart is not None:
            rows = [_value_row(each, figure) for figure in each.figures]
            events = [] if each.hides_series else _event_rows(each.chart)
            yield Table(caption=each.indicator.name, columns=columns, rows=rows or events)
        if each.widened is not None:
            rows = [_value_row(attrs.evolve(each, chart=each.widened), figure) for figure in each.figures]
            yield Table(caption=f"{each.indicator.name}, limits widened", columns=columns, rows=rows)
        if each.by_groups is not None:
            yield from standardised_values([each.by_groups])


def _value_row(each: JudgedIndicator, figure: PeriodFigure) -> Row:
    period = str(figure.period)
    if each.chart is None or figure.period.ends_on in each.hidden:
        return (period, *(ProtectedNumber(symbol=HIDDEN),) * 3, None, None, None, None)
    point = next(one for one in each.chart.points if one.on == figure.period.ends_on)
    found = figure.figure
    value = None if point.value is None else _plain(point.value, each.chart.series)
    count = found.count if isinstance(found, Share | Rate) else None
    base = None if found is None else found.base
    if each.hides_series:
        return period, value, count, base, None, None, None, figure.why or None
    signals = "; ".join(map(str, point.signals)) or figure.why or None
    return period, value, count, base, *_limits(each.chart, point), signals


def _event_rows(chart: ProcessChart) -> list[Row]:
    return [
        (
            point.on,
            None if point.value is None else _plain(point.value, chart.series),
            None,
            None,
            *_limits(chart, point),
            "; ".join(map(str, point.signals)) or None,
        )
        for point in chart.points
    ]


def _limits(chart: ProcessChart, point: ChartPoint) -> tuple[Cell, ...]:
    return tuple(None if one is None else _plain(one, chart.series) for one in (point.mean, point.lower, point.upper))
