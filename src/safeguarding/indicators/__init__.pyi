from safeguarding.indicators.figures import (
    Mean as Mean,
    exact_interval as exact_interval,
    figure_value as figure_value,
    mean_of as mean_of,
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
