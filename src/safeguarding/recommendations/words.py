"""The words of recommendations and plans: kinds, responses, delivery, ratings."""

from __future__ import annotations

from safeguarding.labels import Labelled
from safeguarding.records import NoTruthValue


class RecommendationKind(Labelled):
    """What an inspection asks for, by the name that it uses."""

    RECOMMENDATION = "recommendation"
    AREA_FOR_IMPROVEMENT = "area for improvement"
    AREA_FOR_PRIORITY_ACTION = "area for priority action"
    PRIORITY_AND_IMMEDIATE_ACTION = "priority and immediate action"


class Response(Labelled):
    """What the body answers to a recommendation, or to one element of it."""

    AGREED = "agreed"
    PARTLY_AGREED = "partly agreed"
    REJECTED = "rejected"
    PENDING = "pending"


class Delivery(Labelled):
    """How far an action is. "Overdue" is none of these: it is derived from a target and a day.

    Not known is neither open nor done: where nothing is recorded, or what is recorded was not understood.
    """

    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    COMPLETE_AWAITING_SIGN_OFF = "complete, awaiting sign-off"
    IMPLEMENTED = "implemented"
    SUPERSEDED = "superseded"
    NO_LONGER_APPLICABLE = "no longer applicable"
    CLOSED_RISK_ACCEPTED = "closed, risk accepted"
    NOT_KNOWN = "not known"

    @property
    def is_done(self) -> bool:
        """Whether the work is done, signed off or not."""
        return self in (Delivery.COMPLETE_AWAITING_SIGN_OFF, Delivery.IMPLEMENTED)

    @property
    def is_open(self) -> bool:
        """Whether there is still work to do."""
        return self in (Delivery.NOT_STARTED, Delivery.IN_PROGRESS)


class ActionStanding(NoTruthValue, Labelled):
    """How an action stands against a target on a day."""

    DONE_IN_TIME = "done in time"
    DONE_LATE = "done late"
    DONE_UNDATED = "done, but the day or the target is not known"
    CLOSED_OTHERWISE = "closed without being done"
    NOT_YET_DUE = "not yet due"
    OVERDUE = "overdue"
    NO_TARGET = "open, without a target"
    NOT_KNOWN = "not known"


class Target(Labelled):
    """Which of an action's targets is meant."""

    ORIGINAL = "the original target"
    CURRENT = "the latest target"


class SignOff(NoTruthValue, Labelled):
    """Whether done work was accepted. Done is not signed off."""

    SIGNED_OFF = "signed off"
    AWAITED = "done, sign-off awaited"
    NOT_YET = "not done yet"
    NOT_NEEDED = "closed without being done"
    NOT_KNOWN = "not known"


class Impact(NoTruthValue, Labelled):
    """What a measure says of the effect. Signed off is not effective."""

    MOVED = "moved"
    MOVED_AWAY = "moved the wrong way"
    NO_SIGN_OF_CHANGE = "no sign of change"
    CANNOT_SAY = "cannot say"
    NOT_MEASURED = "not measured"


class Continuation(Labelled):
    """How a recommendation goes on in a later plan. Merged and split follow from what continues what."""

    CARRIED_FORWARD = "carried forward"
    SUPERSEDED = "superseded"
    MERGED = "merged with others"
    SPLIT = "split"
    MERGED_AND_SPLIT = "merged with others and split"


class Rating(Labelled):
    """A colour of a RAG or BRAG rating. No statute says what they mean; a ``RatingRule`` does."""

    BLUE = "blue"
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Travel(NoTruthValue, Labelled):
    """Which way a stated rating went: the arrow of many keys."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "the same"
    CANNOT_SAY = "cannot say"


_WORST_FIRST = (Rating.RED, Rating.AMBER, Rating.GREEN, Rating.BLUE)


def travel_between(before: Rating | None, after: Rating | None) -> Travel:
    """Which way it is from one colour to another. Blue stands above green: in every key that has it, it is the end.

    Examples:
        >>> travel_between(Rating.AMBER, Rating.GREEN).label, travel_between(None, Rating.GREEN).label
        ('better', 'cannot say')
    """
    if before is None or after is None:
        return Travel.CANNOT_SAY
    steps = _WORST_FIRST.index(after) - _WORST_FIRST.index(before)
    return Travel.SAME if not steps else Travel.BETTER if steps > 0 else Travel.WORSE


class Reported(Labelled):
    """What a plan answers, on which it depends by which instrument, if any, its statement is due."""

    INSPECTION = "the report of an inspection"
    JOINT_INSPECTION = "the report of a joint inspection that asks for a statement"
    VISIT_WITH_PRIORITY_ACTION = "the letter of a focused visit with an area for priority action"
    OTHER = "something that no statement is due after"
