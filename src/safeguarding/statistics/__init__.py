"""Intervals, tests and the distributions behind them, for whatever is counted."""

from safeguarding.exports import handed_out

__getattr__, __dir__, __all__ = handed_out(__name__)
