"""The columns of action-plan trackers, by the headers that councils give them, and how each is read."""

from __future__ import annotations

from typing import Any

from safeguarding.readers.recommendations.cells import (
    day,
    days,
    delivery,
    look_for_dates,
    look_for_shares,
    numbers,
    percent,
    text,
    word,
)
from safeguarding.readers.recommendations.words import KINDS, RATINGS, RESPONSES
from safeguarding.tables.headers import Column

_kind = word(KINDS, "a kind of recommendation")
_response = word(RESPONSES, "a response such as 'agreed'")
_rating = word(RATINGS, "a colour: red, amber, green or blue")


def _column(field: str, headers: str, **more: Any) -> Column:  # noqa: ANN401 - the other attributes of the class
    more.setdefault("read", text)
    if more["read"] in {day, days}:
        more["look"] = look_for_dates
    return Column(field=field, headers=headers, **more)


COLUMNS = (
    _column("theme", "theme | area | judgement area | priority area | section | workstream | priority theme"),
    _column(
        "number",
        "rec | rec no | rec number | recommendation no | recommendation number | rec ref | ref | no | number | #",
        read=numbers,
    ),
    _column("kind", "type | kind | recommendation type", read=_kind),
    _column("topic", "detail | topic | issue | subject | title"),
    _column(
        "recommendation",
        "recommendation | recommendation text | area for improvement | area for development | what ofsted said"
        " | finding | what needs to improve",
    ),
    _column("paragraph", "paragraph | para | report paragraph | source paragraph"),
    _column("priority", "priority | priority level"),
    _column("response", "response | agreed | accepted | management response", read=_response),
    _column("action_ref", "action no | action number | action ref | action id"),
    _column(
        "action",
        "action | actions | action required | key actions | agreed action | what we will do | task | activity",
        is_required=True,
    ),
    _column("owner", "owner | lead | lead officer | action owner | responsible | responsible officer | by whom | who"),
    _column("starts", "start | start date | date started | from", read=day),
    _column(
        "target",
        "target | target date | original target | original target date | due | due date | deadline | by when"
        " | timescale | completion date target | when",
        read=day,
    ),
    _column(
        "revised",
        "revised target | revised target date | revised date | revised due date | new target date | extended to",
        read=days,
    ),
    _column(
        "percent",
        "progress % | % complete | percent complete | percentage complete | % progress | complete %",
        read=percent,
        look=look_for_shares,
    ),
    _column("delivery", "status | state | delivery status | current status | progress status", read=delivery),
    _column("rating", "rag | brag | rag rating | brag rating | rag status | brag status", read=_rating),
    _column(
        "completed",
        "completed | date completed | completed on | completion date | actual completion date | date complete",
        read=day,
    ),
    _column(
        "signed_off", "signed off | sign off | signed off on | sign off date | date signed off | closed date", read=day
    ),
    _column("evidence", "evidence | evidence of completion | evidence source"),
    _column(
        "measure", "impact | impact measure | success measure | measure | outcome | intended outcome | how will we know"
    ),
    _column("note", "progress | progress update | update | comments | comment | notes | latest update"),
)

# fields that say what is recommended, and so stay empty where a row goes on with the recommendation above it
RECOMMENDATION_FIELDS = ("number", "topic", "recommendation")
ACTION_FIELDS = (
    *("action", "action_ref", "owner", "starts", "target", "revised", "percent", "delivery", "rating", "completed"),
    "signed_off",
)
