from safeguarding.indicators.catalogue import INDICATORS as INDICATORS, indicator_named as indicator_named
from safeguarding.indicators.chart_limits import ChartKind as ChartKind
from safeguarding.indicators.comparisons import (
    AreaFigure as AreaFigure,
    AreaRank as AreaRank,
    ComparisonConventions as ComparisonConventions,
    NeighbourMean as NeighbourMean,
    QuartileBand as QuartileBand,
    QuartileMethod as QuartileMethod,
    TieRule as TieRule,
    neighbours_value as neighbours_value,
    quantiles_by_rank as quantiles_by_rank,
    quartile_cuts as quartile_cuts,
    ranked as ranked,
)
from safeguarding.indicators.definitions import (
    DefinitionChange as DefinitionChange,
    FigureKind as FigureKind,
    Indicator as Indicator,
    MeasuredOver as MeasuredOver,
    breaks_between as breaks_between,
    chosen_indicator as chosen_indicator,
)
from safeguarding.indicators.figures import (
    Mean as Mean,
    exact_interval as exact_interval,
    figure_value as figure_value,
    mean_of as mean_of,
)
from safeguarding.indicators.funnels import (
    Funnel as Funnel,
    FunnelPoint as FunnelPoint,
    ObservedExpected as ObservedExpected,
    funnel as funnel,
    ratio_funnel as ratio_funnel,
)
from safeguarding.indicators.process_charts import (
    MAKING_DATA_COUNT as MAKING_DATA_COUNT,
    Assurance as Assurance,
    ChartPoint as ChartPoint,
    ChartPolicy as ChartPolicy,
    ChartVerdict as ChartVerdict,
    ProcessChart as ProcessChart,
    assurance as assurance,
    breaks_of as breaks_of,
    process_chart as process_chart,
    widened_chart as widened_chart,
)
from safeguarding.indicators.rates import (
    Rate as Rate,
    RateComparison as RateComparison,
    RateMeasure as RateMeasure,
    StandardisedRate as StandardisedRate,
    compared_rates as compared_rates,
    rate_measure as rate_measure,
    standardised_rate as standardised_rate,
)
from safeguarding.indicators.series import (
    BreakKind as BreakKind,
    IndicatorSeries as IndicatorSeries,
    Observation as Observation,
    PeriodsCovered as PeriodsCovered,
    SeriesBreak as SeriesBreak,
    days_between as days_between,
    observed as observed,
)
from safeguarding.indicators.signals import Signal as Signal, SignalRule as SignalRule
from safeguarding.indicators.targets import (
    IndicatorTarget as IndicatorTarget,
    RagAnswer as RagAnswer,
    RagColour as RagColour,
    RagRule as RagRule,
    TargetAnswer as TargetAnswer,
    TargetVerdict as TargetVerdict,
    against_target as against_target,
    rag as rag,
)
from safeguarding.numbers.polarities import Polarity as Polarity
