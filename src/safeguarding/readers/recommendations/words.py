"""The words that councils fill trackers with: states of delivery, colours, responses, kinds of recommendation."""

from __future__ import annotations

from safeguarding.recommendations.words import Delivery, Rating, RecommendationKind, Response, Travel

DELIVERIES = {
    "not started": Delivery.NOT_STARTED,
    "not yet started": Delivery.NOT_STARTED,
    "to start": Delivery.NOT_STARTED,
    "planned": Delivery.NOT_STARTED,
    "open": Delivery.IN_PROGRESS,
    "started": Delivery.IN_PROGRESS,
    "in progress": Delivery.IN_PROGRESS,
    "ongoing": Delivery.IN_PROGRESS,
    "on going": Delivery.IN_PROGRESS,
    "on track": Delivery.IN_PROGRESS,
    "underway": Delivery.IN_PROGRESS,
    "partially complete": Delivery.IN_PROGRESS,
    "partly complete": Delivery.IN_PROGRESS,
    "delayed": Delivery.IN_PROGRESS,
    "complete": Delivery.COMPLETE_AWAITING_SIGN_OFF,
    "completed": Delivery.COMPLETE_AWAITING_SIGN_OFF,
    "done": Delivery.COMPLETE_AWAITING_SIGN_OFF,
    "complete awaiting sign off": Delivery.COMPLETE_AWAITING_SIGN_OFF,
    "awaiting sign off": Delivery.COMPLETE_AWAITING_SIGN_OFF,
    "signed off": Delivery.IMPLEMENTED,
    "implemented": Delivery.IMPLEMENTED,
    "embedded": Delivery.IMPLEMENTED,
    "complete and signed off": Delivery.IMPLEMENTED,
    **dict.fromkeys(
        (
            *("to do", "todo", "backlog", "new", "not begun", "yet to start", "not commenced", "yet to commence"),
            *("scheduled", "selected for development"),
        ),
        Delivery.NOT_STARTED,
    ),
    **dict.fromkeys(
        (
            *(
                "doing",
                "under way",
                "inprogress",
                "on target",
                "in development",
                "in review",
                "in hand",
                "active",
                "commenced",
            ),
            *("at risk", "off track", "off target", "some slippage", "slippage", "on hold", "paused", "blocked"),
            *("deferred", "stalled", "not complete", "incomplete", "not completed", "work in progress", "wip"),
            *("reopened", "not achieved", "partially achieved", "partly achieved", "mostly complete"),
            *("partially met", "partly met", "being progressed", "progressing", "nearly complete", "part complete"),
            *("partially completed", "partly completed", "almost complete", "partial", "working towards", "live"),
            *("in train", "partially delivered", "partly delivered", "partially implemented", "partly implemented"),
        ),
        Delivery.IN_PROGRESS,
    ),
    **dict.fromkeys(
        (
            *("achieved", "delivered", "finished", "resolved", "action complete", "action completed", "fully complete"),
            *(
                "completed awaiting sign off",
                "complete not signed off",
                "complete subject to sign off",
                "fully achieved",
                "met",
                "fully met",
            ),
        ),
        Delivery.COMPLETE_AWAITING_SIGN_OFF,
    ),
    **dict.fromkeys(
        (
            *("complete but not embedded", "complete but not yet embedded", "complete not embedded"),
            *("complete not yet embedded", "completed but not embedded", "completed but not yet embedded"),
            *("completed not embedded", "completed not yet embedded", "complete and being embedded"),
        ),
        Delivery.COMPLETE_AWAITING_SIGN_OFF,
    ),
    **dict.fromkeys(
        (
            *("complete and embedded", "completed and embedded", "completed and signed off", "business as usual"),
            *("bau", "complete signed off", "completed signed off", "fully implemented"),
        ),
        Delivery.IMPLEMENTED,
    ),
    **dict.fromkeys(
        (
            *("discontinued", "cancelled", "canceled", "withdrawn", "abandoned", "n a", "na", "not applicable"),
            *("won t do", "not required", "no longer needed", "not progressing", "stopped", "removed"),
        ),
        Delivery.NO_LONGER_APPLICABLE,
    ),
    **dict.fromkeys(("replaced", "merged", "superseded", "superceded", "duplicate"), Delivery.SUPERSEDED),
    "no longer applicable": Delivery.NO_LONGER_APPLICABLE,
    "no longer required": Delivery.NO_LONGER_APPLICABLE,
    "closed risk accepted": Delivery.CLOSED_RISK_ACCEPTED,
    "risk accepted": Delivery.CLOSED_RISK_ACCEPTED,
}
"""States as trackers word them, in lower case without punctuation. "Overdue" is none: it follows from the dates."""

CLOSED = frozenset({"closed", "action closed", "closed down"})
"""What says that nothing is left to do, and not whether the work was done and accepted."""

DERIVED = frozenset(
    {"overdue", "late", "slipped", "behind", "behind schedule", "past due", "missed", "deadline missed", "not met"}
)
"""What says that work is left to do. Whether it is late follows from its target and the day."""

NOT_DUE = frozenset({"not due", "not yet due", "not due yet", "future", "due"})
"""What says nothing of the work."""

RESOLUTIONS: dict[str, Delivery | None] = {
    **dict.fromkeys(("done", "fixed", "resolved", "complete", "completed", "implemented", "delivered"), None),
    **dict.fromkeys(("unresolved", "none", "open"), None),
    **dict.fromkeys(("duplicate", "merged", "superseded"), Delivery.SUPERSEDED),
    **dict.fromkeys(
        (
            *(
                "won t do",
                "won t fix",
                "wont do",
                "wont fix",
                "declined",
                "rejected",
                "cancelled",
                "canceled",
                "obsolete",
            ),
            *("not required", "no longer required", "withdrawn", "not applicable", "n a", "abandoned", "discontinued"),
        ),
        Delivery.NO_LONGER_APPLICABLE,
    ),
}
"""Why an issue was closed: none of these where the work was done, or is not closed."""

YES = frozenset({"yes", "y", "true", "1", "x", "done", "complete", "completed", "✓", "✔"})
NO = frozenset({"no", "n", "false", "0", "not complete", "incomplete", "not completed"})

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

TRAVELS = {
    **dict.fromkeys(
        ("↑", "▲", "⬆", "⇧", "↗", "⬈", "△", "up", "better", "improving", "improved", "improvement", "positive"),
        Travel.BETTER,
    ),
    **dict.fromkeys(
        ("↓", "▼", "⬇", "⇩", "↘", "⬊", "▽", "down", "worse", "worsening", "worsened", "declining", "deteriorating"),
        Travel.WORSE,
    ),
    **dict.fromkeys(
        ("→", "↔", "⇔", "⬌", "➡", "►", "=", "same", "the same", "no change", "unchanged", "static", "stable", "steady"),
        Travel.SAME,
    ),
}
"""Directions of travel as trackers show them. An arrow is of the colour: up is better."""
