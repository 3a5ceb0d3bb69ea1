"""Surveys of a small known population in repeated waves: measures that carry their base, and what they can show."""

from safeguarding.exports import handed_out

__getattr__, __dir__, __all__ = handed_out(__name__)
