"""Recommendations of an inspection, the action plan that answers them, and how it is kept."""

from safeguarding.exports import handed_out

__getattr__, __dir__, __all__ = handed_out(__name__)
