"""Indicators: rates, shares and means with their intervals, beside targets, over time and beside other authorities."""

from safeguarding.exports import handed_out

__getattr__, __dir__, __all__ = handed_out(__name__)
