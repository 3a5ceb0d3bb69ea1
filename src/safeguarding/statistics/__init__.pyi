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
from safeguarding.statistics.multiplicity import holm_adjusted as holm_adjusted
from safeguarding.statistics.trends import Trend as Trend, trend as trend
