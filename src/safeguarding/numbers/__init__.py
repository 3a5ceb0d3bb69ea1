"""Exact shares, rounding, printed figures and the values they stand for."""

from safeguarding.exports import handed_out

__getattr__, __dir__, __all__ = handed_out(__name__)
