"""The columns of action-plan trackers, by the headers that councils give them, and the words that they fill them with."""

from __future__ import annotations

from safeguarding.recommendations.words import Delivery, Rating, RecommendationKind, Response
from safeguarding.registers.headers import Column

COLUMNS = (
    Column(
        field="theme",
        headers=("theme", "area", "judgement area", "priority area", "section", "workstream", "priority theme"),
    ),
    Column(
        field="number",
        headers=(
            "rec",
            "rec no",
            "rec number",
            "recommendation no",
            "recommendation number",
            "rec ref",
            "ref",
            "no",
            "number",
            "#",
        ),
    ),
    Column(field="kind", headers=("type", "kind", "recommendation type")),
    Column(field="topic", headers=("detail", "topic", "issue", "subject", "title")),
    Column(
        field="recommendation",
        headers=(
            "recommendation",
            "recommendation text",
            "area for improvement",
            "area for development",
            "what ofsted said",
            "finding",
            "what needs to improve",
        ),
    ),
    Column(field="paragraph", headers=("paragraph", "para", "report paragraph", "source paragraph")),
    Column(field="priority", headers=("priority", "priority level")),
    Column(field="response", headers=("response", "agreed", "accepted", "management response")),
    Column(field="action_ref", headers=("action no", "action number", "action ref", "action id")),
    Column(
        field="action",
        headers=(
            "action",
            "actions",
            "action required",
            "key actions",
            "agreed action",
            "what we will do",
            "task",
            "activity",
        ),
        is_required=True,
    ),
    Column(
        field="owner",
        headers=(
            "owner",
            "lead",
            "lead officer",
            "action owner",
            "responsible",
            "responsible officer",
            "by whom",
            "who",
        ),
    ),
    Column(field="starts", headers=("start", "start date", "date started", "from")),
    Column(
        field="target",
        headers=(
            "target",
            "target date",
            "original target",
            "original target date",
            "due",
            "due date",
            "deadline",
            "by when",
            "timescale",
            "completion date target",
            "when",
        ),
    ),
    Column(
        field="revised",
        headers=(
            "revised target",
            "revised target date",
            "revised date",
            "revised due date",
            "new target date",
            "extended to",
        ),
    ),
    Column(
        field="percent",
        headers=("progress %", "% complete", "percent complete", "percentage complete", "% progress", "complete %"),
    ),
    Column(field="delivery", headers=("status", "state", "delivery status", "current status", "progress status")),
    Column(field="rating", headers=("rag", "brag", "rag rating", "brag rating", "rag status", "brag status")),
    Column(
        field="completed",
        headers=(
            "completed",
            "date completed",
            "completed on",
            "completion date",
            "actual completion date",
            "date complete",
        ),
    ),
    Column(
        field="signed_off",
        headers=("signed off", "sign off", "signed off on", "sign off date", "date signed off", "closed date"),
    ),
    Column(field="evidence", headers=("evidence", "evidence of completion", "evidence source")),
    Column(
        field="measure",
        headers=(
            "impact",
            "impact measure",
            "success measure",
            "measure",
            "outcome",
            "intended outcome",
            "how will we know",
        ),
    ),
    Column(
        field="note", headers=("progress", "progress update", "update", "comments", "comment", "notes", "latest update")
    ),
)

# fields that say what is recommended, and so stay empty where a row goes on with the recommendation above it
RECOMMENDATION_FIELDS = ("number", "topic", "recommendation")
ACTION_FIELDS = (
    "action",
    "action_ref",
    "owner",
    "starts",
    "target",
    "revised",
    "percent",
    "delivery",
    "rating",
    "completed",
    "signed_off",
)

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
    "superseded": Delivery.SUPERSEDED,
    "no longer applicable": Delivery.NO_LONGER_APPLICABLE,
    "no longer required": Delivery.NO_LONGER_APPLICABLE,
    "closed risk accepted": Delivery.CLOSED_RISK_ACCEPTED,
    "risk accepted": Delivery.CLOSED_RISK_ACCEPTED,
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
