"""The words that councils fill trackers with: states of delivery, colours, responses, kinds of recommendation."""

from __future__ import annotations

from safeguarding.recommendations.words import Delivery, Rating, RecommendationKind, Response

DELIVERIES = {
    **dict.fromkeys(("not started", "not yet started", "to start", "planned"), Delivery.NOT_STARTED),
    **dict.fromkeys(
        (
            *("open", "started", "in progress", "ongoing", "on going", "on track", "underway", "delayed"),
            *("partially complete", "partly complete"),
        ),
        Delivery.IN_PROGRESS,
    ),
    **dict.fromkeys(
        ("complete", "completed", "done", "complete awaiting sign off", "awaiting sign off"),
        Delivery.COMPLETE_AWAITING_SIGN_OFF,
    ),
    **dict.fromkeys(("signed off", "implemented", "embedded", "complete and signed off"), Delivery.IMPLEMENTED),
    "superseded": Delivery.SUPERSEDED,
    **dict.fromkeys(("no longer applicable", "no longer required"), Delivery.NO_LONGER_APPLICABLE),
    **dict.fromkeys(("closed risk accepted", "risk accepted"), Delivery.CLOSED_RISK_ACCEPTED),
}
"""States as trackers word them, in lower case without punctuation. "Overdue" is none: it follows from the dates."""

DERIVED = frozenset({"overdue", "late", "slipped", "behind", "behind schedule", "not due"})

RATINGS = {each.value: each for each in Rating} | {each.value[0]: each for each in Rating}

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
