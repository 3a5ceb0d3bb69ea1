from safeguarding.statistics.counts import (
    binomial_p_value as binomial_p_value,
    count_limits as count_limits,
    poisson_p_value as poisson_p_value,
)
from safeguarding.statistics.differences import (
    PairedCounts as PairedCounts,
    paired_difference_interval as paired_difference_interval,
    paired_p_value as paired_p_value,
    unpaired_difference_interval as unpaired_difference_interval,
    unpaired_p_value as unpaired_p_value,
)
from safeguarding.statistics.intervals import (
    ConfidenceInterval as ConfidenceInterval,
    IntervalMethod as IntervalMethod,
    proportion_interval as proportion_interval,
)
from safeguarding.statistics.means import mean_interval as mean_interval, student_p_value as student_p_value
from safeguarding.statistics.multiplicity import holm_adjusted as holm_adjusted
from safeguarding.statistics.process_limits import ProcessLimits as ProcessLimits, xmr_limits as xmr_limits
from safeguarding.statistics.rates import (
    rate_difference_interval as rate_difference_interval,
    rate_ratio_interval as rate_ratio_interval,
    rates_p_value as rates_p_value,
)
from safeguarding.statistics.several_shares import ChiSquared as ChiSquared, chi_squared as chi_squared
from safeguarding.statistics.trends import Trend as Trend, trend as trend
