from safeguarding.indicators.rates import (
    Rate as Rate,
    RateComparison as RateComparison,
    RateMeasure as RateMeasure,
    StandardisedRate as StandardisedRate,
    compared_rates as compared_rates,
    rate_measure as rate_measure,
    standardised_rate as standardised_rate,
)
