"""Inspections of children's services: grades, frameworks, records, conflict checks, profiles and deadlines."""

from safeguarding.exports import handed_out

__getattr__, __dir__, __all__ = handed_out(__name__)
