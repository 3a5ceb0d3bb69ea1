"""Why an area has no grade. A reason is never itself a grade."""

from __future__ import annotations

from safeguarding.labels import Labelled


class Absence(Labelled):
    """The reason for which no grade stands beside an area.

    Examples:
        >>> Absence.NOT_IN_FORCE.label
        'not in force yet'
    """

    NOT_JUDGED = "not judged"
    NOT_IN_FORCE = "not in force yet"
    ABOLISHED = "abolished"
    NOT_INSPECTED = "not inspected"
    UNREADABLE = "unreadable"
    NOT_KNOWN = "not known"
