"""Whole updates: a folder of facts becomes a briefing with every conflict that is found in it."""

from safeguarding.exports import handed_out

__getattr__, __dir__, __all__ = handed_out(__name__)
