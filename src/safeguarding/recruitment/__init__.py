"""Safer recruitment: pre-appointment checks, the dated rules that require them, and what a record lacks."""

from safeguarding.exports import handed_out

__getattr__, __dir__, __all__ = handed_out(__name__)
