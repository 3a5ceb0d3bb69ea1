"""The words of timescales: areas of work, outcomes of a duty, and what a change of interval goes by."""

from __future__ import annotations

from safeguarding.labels import Labelled
from safeguarding.records import NoTruthValue


class Area(Labelled):
    """The part of children's services that a rule belongs to, as a heading prints it."""

    INSPECTION = "inspection", "Inspection"
    FRONT_DOOR = "front_door", "Front door"
    ASSESSMENT = "assessment", "Assessment"
    CHILD_PROTECTION = "child_protection", "Child protection"
    COURT = "court", "Court"
    LOOKED_AFTER = "cla", "Children looked after"
    HEALTH = "health", "Health of children looked after"
    EDUCATION = "education", "Education of children looked after"
    LEAVING_CARE = "leaving_care", "Leaving care"
    MISSING = "missing", "Missing children"
    PRIVATE_FOSTERING = "private_fostering", "Private fostering"
    LADO = "lado", "Allegations against staff (LADO)"
    LEARNING = "learning", "Serious incidents and reviews"
    COMPLAINTS = "complaints", "Complaints"
    SEND = "send", "Special educational needs"
    ADOPTION = "adoption", "Adoption"
    HOMES = "homes", "Children's homes"
    SCRUTINY = "scrutiny", "Scrutiny"


class TimescaleOutcome(NoTruthValue, Labelled):
    """How a duty stands as at a day. "Overdue" is one of these: it is derived, never stored."""

    IN_TIME = "in time"
    LATE = "late"
    NOT_YET_DUE = "not yet due"
    OVERDUE = "overdue"
    LAPSED = "no longer required before it fell due"
    MISSED = "never done; the case moved on after it fell due"
    CANNOT_TELL = "cannot be told from what is known"
    NO_FIXED_TIME = "no fixed time"
    LAW_CHANGED = "the law changed while the limit ran"
    BEFORE_START = "done before the clock starts"
    NOT_APPLICABLE = "the rule does not apply"
    BEYOND_TARGET = "done after the time of a target for a share of cases"
    OPEN_BEYOND_TARGET = "open past the time of a target for a share of cases"

    @property
    def is_breach(self) -> bool:
        """Whether the timescale was not kept: done late, overdue, or missed."""
        return self in (TimescaleOutcome.LATE, TimescaleOutcome.OVERDUE, TimescaleOutcome.MISSED)


class TotalOutcome(NoTruthValue, Labelled):
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
    BY_DAY_ASKED = "the interval in force on the day of the question or of its being done counts"


class RelaxedBy(Labelled):
    """How a law that relaxed a limit did so."""

    REPLACED = "replaced", "other words stood in place of the number"
    WHERE_PRACTICABLE = "where_practicable", "the number held only where it was practicable"
    FOR_A_REASON = "for_a_reason", "the number was lifted only for a stated reason"
    NOT_READ = "not_read", "whether and how the number was relaxed was not read"
