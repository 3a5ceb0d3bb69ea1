"""Figures stated in reports, the checks that can contradict them, and verdicts that explain themselves."""

from safeguarding.exports import handed_out

__getattr__, __dir__, __all__ = handed_out(__name__)
