from safeguarding.numbers.apportionment import largest_remainder as largest_remainder
from safeguarding.numbers.intervals import Interval as Interval
from safeguarding.numbers.polarities import Polarity as Polarity
from safeguarding.numbers.printed import PrintedFigure as PrintedFigure, parse_printed_figure as parse_printed_figure
from safeguarding.numbers.rounding import (
    Rounding as Rounding,
    exact_value as exact_value,
    rounded as rounded,
    rounded_to_multiple as rounded_to_multiple,
)
from safeguarding.numbers.shares import Share as Share, percentage as percentage, pooled as pooled
