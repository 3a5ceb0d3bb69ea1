"""The words that councils fill trackers with: states of delivery, colours, responses, kinds of recommendation."""

from __future__ import annotations

from safeguarding.recommendations.words import Delivery, Rating, RecommendationKind, Response, Travel
from safeguarding.tables.words import PLAIN_NO, PLAIN_YES, TICKS
from safeguarding.texts import by_phrase

DELIVERIES = by_phrase(
    {
        Delivery.NOT_STARTED: (
            "not started | not yet started | to start | planned | to do | todo | backlog | new | not begun"
            " | yet to start | not commenced | yet to commence | scheduled | selected for development"
        ),
        Delivery.IN_PROGRESS: (
            "open | started | in progress | ongoing | on going | on track | underway | partially complete"
            " | partly complete | delayed | doing | under way | inprogress | on target | in development | in review"
            " | in hand | active | commenced | at risk | off track | off target | some slippage | slippage | on hold"
            " | paused | blocked | deferred | stalled | not complete | incomplete | not completed | work in progress"
            " | wip | reopened | not achieved | partially achieved | partly achieved | mostly complete"
            " | partially met | partly met | being progressed | progressing | nearly complete | part complete"
            " | partially completed | partly completed | almost complete | partial | working towards | live"
            " | in train | partially delivered | partly delivered | partially implemented | partly implemented"
        ),
        Delivery.COMPLETE_AWAITING_SIGN_OFF: (
            "complete | completed | done | complete awaiting sign off | awaiting sign off | achieved | delivered"
            " | finished | resolved | action complete | action completed | fully complete"
            " | completed awaiting sign off | complete not signed off | complete subject to sign off | fully achieved"
            " | met | fully met | complete but not embedded | complete but not yet embedded | complete not embedded"
            " | complete not yet embedded | completed but not embedded | completed but not yet embedded"
            " | completed not embedded | completed not yet embedded | complete and being embedded"
        ),
        Delivery.IMPLEMENTED: (
            "signed off | implemented | embedded | complete and signed off | complete and embedded"
            " | completed and embedded | completed and signed off | business as usual | bau | complete signed off"
            " | completed signed off | fully implemented"
        ),
        Delivery.NO_LONGER_APPLICABLE: (
            "discontinued | cancelled | canceled | withdrawn | abandoned | n a | na | not applicable | won t do"
            " | not required | no longer needed | not progressing | stopped | removed | no longer applicable"
            " | no longer required"
        ),
        Delivery.SUPERSEDED: "replaced | merged | superseded | superceded | duplicate",
        Delivery.CLOSED_RISK_ACCEPTED: "closed risk accepted | risk accepted",
    }
)
"""States as trackers word them, in lower case without punctuation. "Overdue" is none: it follows from the dates."""

CLOSED = frozenset({"closed", "action closed", "closed down"})
"""What says that nothing is left to do, and not whether the work was done and accepted."""

DERIVED = frozenset(
    {"overdue", "late", "slipped", "behind", "behind schedule", "past due", "missed", "deadline missed", "not met"}
)
"""What says that work is left to do. Whether it is late follows from its target and the day."""

NOT_DUE = frozenset({"not due", "not yet due", "not due yet", "future", "due"})
"""What says nothing of the work."""

RESOLUTIONS: dict[str, Delivery | None] = by_phrase(
    {
        None: "done | fixed | resolved | complete | completed | implemented | delivered | unresolved | none | open",
        Delivery.SUPERSEDED: "duplicate | merged | superseded",
        Delivery.NO_LONGER_APPLICABLE: (
            "won t do | won t fix | wont do | wont fix | declined | rejected | cancelled | canceled | obsolete"
            " | not required | no longer required | withdrawn | not applicable | n a | abandoned | discontinued"
        ),
    }
)
"""Why an issue was closed: none of these where the work was done, or is not closed."""

YES = PLAIN_YES | TICKS | {"x", "done", "complete", "completed"}
NO = PLAIN_NO | {"not complete", "incomplete", "not completed"}

RATINGS = {each.value: each for each in Rating} | {each.value[0]: each for each in Rating} | {"yellow": Rating.AMBER}

RESPONSES = {each.value: each for each in Response} | {
    "yes": Response.AGREED,
    "accepted": Response.AGREED,
    "partially agreed": Response.PARTLY_AGREED,
    "partially accepted": Response.PARTLY_AGREED,
    "no": Response.REJECTED,
    "not agreed": Response.REJECTED,
    "not accepted": Response.REJECTED,
}

KINDS = {each.value: each for each in RecommendationKind} | {
    "areas for improvement": RecommendationKind.AREA_FOR_IMPROVEMENT,
    "afi": RecommendationKind.AREA_FOR_IMPROVEMENT,
    "area for development": RecommendationKind.AREA_FOR_IMPROVEMENT,
    "priority action": RecommendationKind.AREA_FOR_PRIORITY_ACTION,
    "apa": RecommendationKind.AREA_FOR_PRIORITY_ACTION,
}

TRAVELS = by_phrase(
    {
        Travel.BETTER: "↑ | ▲ | ⬆ | ⇧ | ↗ | ⬈ | △ | up | better | improving | improved | improvement | positive",
        Travel.WORSE: "↓ | ▼ | ⬇ | ⇩ | ↘ | ⬊ | ▽ | down | worse | worsening | worsened | declining | deteriorating",
        Travel.SAME: "→ | ↔ | ⇔ | ⬌ | ➡ | ► | = | same | the same | no change | unchanged | static | stable | steady",
    }
)
"""Directions of travel as trackers show them. An arrow is of the colour: up is better."""
