"""The words of timescales: areas of work, outcomes of a duty, and what a change of interval goes by."""

from __future__ import annotations

import enum

from safeguarding.labels import Labelled
from safeguarding.records import NoTruthValue


class Area(enum.Enum):
    """The part of children's services that a rule belongs to."""

    INSPECTION = "inspection"
    FRONT_DOOR = "front_door"
    ASSESSMENT = "assessment"
    CHILD_PROTECTION = "child_protection"
    COURT = "court"
    LOOKED_AFTER = "cla"
    HEALTH = "health"
    EDUCATION = "education"
    LEAVING_CARE = "leaving_care"
    MISSING = "missing"
    PRIVATE_FOSTERING = "private_fostering"
    LADO = "lado"
    LEARNING = "learning"
    COMPLAINTS = "complaints"
    SEND = "send"
    SCRUTINY = "scrutiny"

    @property
    def label(self) -> str:
        """The area's name as a heading prints it."""
        return _AREA_LABELS.get(self, self.value.replace("_", " ").capitalize())


_AREA_LABELS = {
    Area.LOOKED_AFTER: "Children looked after",
    Area.HEALTH: "Health of children looked after",
    Area.EDUCATION: "Education of children looked after",
    Area.LADO: "Allegations against staff (LADO)",
    Area.MISSING: "Missing children",
    Area.LEARNING: "Serious incidents and reviews",
    Area.SEND: "Special educational needs",
}


class Outcome(NoTruthValue, Labelled):
    """How a duty stands as at a day. "Overdue" is one of these: it is derived, never stored."""

    IN_TIME = "in time"
    LATE = "late"
    NOT_YET_DUE = "not yet due"
    OVERDUE = "overdue"
    LAPSED = "no longer required before it fell due"
    MISSED = "never done; the case moved on after it fell due"
    CANNOT_TELL = "cannot be told from what is known"

    @property
    def is_breach(self) -> bool:
        """Whether the timescale was not kept: done late, overdue, or missed."""
        return self in (Outcome.LATE, Outcome.OVERDUE, Outcome.MISSED)


class TotalOutcome(Labelled):
    """How a total stands as at a day: one that may not be passed, or one by which a status is reached."""

    KEPT = "kept"
    NOT_KEPT = "not kept"
    REACHED = "reached"
    NOT_REACHED = "not reached"

    @property
    def is_breach(self) -> bool:
        """Whether the total was passed that may not be passed."""
        return self is TotalOutcome.NOT_KEPT


class Expects(Labelled):
    """Whether a timescale waits for something to be done, or for a state to have ended."""

    DONE = "done"
    ENDED = "ended"


class StepChange(Labelled):
    """Which day decides between two intervals when the change lies between the last time and the next.

    The regulations leave it open, and public tools differ, so an answer says which was used.
    """

    BY_LAST_TIME = "the interval in force on the last time counts"
    BY_DUE_DAY = "the interval in force on the day that would be due counts"
