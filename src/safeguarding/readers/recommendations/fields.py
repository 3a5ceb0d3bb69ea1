"""The columns of action-plan trackers, by the headers that councils give them, and how each is read."""

from __future__ import annotations

from typing import Any

from safeguarding.readers.recommendations.cells import (
    arrow,
    day,
    days,
    look_for_dates,
    look_for_shares,
    numbers,
    percent,
    text,
    word,
)
from safeguarding.readers.recommendations.words import KINDS, RESPONSES, TRAVELS
from safeguarding.tables.headers import Column

_kind = word(KINDS, "a kind of recommendation")
_travel = arrow(TRAVELS, "a direction of travel such as 'improving'")
_response = word(RESPONSES, "a response such as 'agreed'")


def _column(field: str, headers: str, **more: Any) -> Column:  # noqa: ANN401 - the other attributes of the class
    more.setdefault("read", text)
    if more["read"] in {day, days}:
        more["look"] = look_for_dates
    return Column(field=field, headers=headers, **more)


_OF_PLANS = (
    _column(
        "theme",
        "theme | area | judgement area | priority area | section | workstream | priority theme | bucket"
        " | bucket name | priority theme area | objective | outcome area | workstream name",
    ),
    _column(
        "number",
        "rec | rec no | rec number | recommendation no | recommendation number | rec ref | ref | no"
        " | number | # | recommendation ref | rec #",
        read=numbers,
    ),
    _column("kind", "type | kind | recommendation type", read=_kind),
    _column("topic", "detail | topic | issue | subject | title"),
    _column(
        "recommendation",
        "recommendation | recommendation text | area for improvement | area for development"
        " | what ofsted said | finding | what needs to improve | recommendations | area of improvement"
        " | areas for improvement | issue identified | improvement required | ofsted recommendation | ofsted recommendations"
        " | inspection recommendation | inspection recommendations | ofsted area for improvement | ofsted finding",
    ),
    _column("paragraph", "paragraph | para | report paragraph | source paragraph"),
    _column("priority", "priority | priority level"),
    _column("response", "response | agreed | accepted | management response", read=_response),
    _column(
        "action_ref",
        "action no | action number | action ref | action id | action reference | task id | issue key"
        " | key | activity no",
    ),
    _column(
        "action",
        "action | actions | action required | key actions | agreed action | what we will do | task"
        " | activity | action s | task name | improvement action | improvement actions"
        " | actions required | key action | specific action | specific actions | action description"
        " | action to be taken | actions to be taken | what will we do | what are we going to do"
        " | what needs to happen | proposed action | agreed actions | task description | tasks"
        " | activities | steps to be taken | card name | card title",
        is_required=True,
    ),
    _column(
        "owner",
        "owner | lead | lead officer | action owner | responsible | responsible officer | by whom | who"
        " | lead officers | lead officer s | assigned to | assignee | accountable officer | sro"
        " | lead person | lead name | action lead | accountable | responsibility | person responsible"
        " | responsible lead | resource names",
    ),
    _column(
        "starts", "start | start date | date started | from | starts | start on | planned start | commenced", read=day
    ),
    _column(
        "target",
        "target | target date | original target | original target date | due | due date | deadline"
        " | by when | timescale | completion date target | when | target completion date"
        " | target completion | planned completion date | timescales | time scale | time scales"
        " | timeframe | timescale for completion | date due | due by | to be completed by"
        " | completion target | deadline date | finish | end date | planned end date | finish date"
        " | target end date | by when date | completion due | date for completion | due on"
        " | proposed completion date | expected completion date | original | timescale original | original timescale"
        " | dates original | target original | target date original | original date | original deadline | by when original"
        " | deadline original | completion date original | agreed date | implementation date | target completion",
        read=days,
    ),
    _column(
        "revised",
        "revised target | revised target date | revised date | revised due date | new target date"
        " | extended to | revised deadline | revised timescale | revised completion date | new deadline"
        " | new due date | amended target date | revised end date | revised | timescale revised | dates revised"
        " | target revised | target date revised | by when revised | deadline revised | completion date revised"
        " | current target date | latest target date | extended date | extension date | current deadline | latest deadline"
        " | current target | latest target | current due date | latest due date | current completion date | updated deadline"
        " | updated target date | updated due date",
        read=days,
    ),
    _column(
        "percent",
        "progress % | % complete | percent complete | percentage complete | % progress | complete %"
        " | complete | percent done | done % | progress percent | progress percentage | percentage done",
        read=percent,
        look=look_for_shares,
    ),
    _column(
        "delivery",
        "status | state | delivery status | current status | progress status | action status"
        " | status of action | task status | progress state | completion status | overall status"
        " | list name",
        read=text,
    ),
    _column(
        "rating",
        "rag | brag | rag rating | brag rating | rag status | brag status | status brag | status rag"
        " | rag brag | brag progress | rag progress | progress rag | progress brag | current rag"
        " | current brag | rating | delivery rag | action rag | rag r a g | brag b r a g | rag current | brag current"
        " | current rag rating | current brag rating | health | ryg | rag colour | brag colour | overall rag | latest rag",
        read=text,
    ),
    _column("travel", "direction of travel | travel | rag travel | travel since last time | dot", read=_travel),
    _column(
        "completed",
        "completed | date completed | completed on | completion date | actual completion date"
        " | date complete | date of completion | actual completion | actual finish | actual end date"
        " | date action completed | resolved | date closed | completed date | closed on | finished on"
        " | completion",
        read=day,
    ),
    _column(
        "signed_off",
        "signed off | sign off | signed off on | sign off date | date signed off | closed date"
        " | sign off | date of sign off | date approved | approved on | verified on",
        read=day,
    ),
    _column(
        "evidence",
        "evidence | evidence of completion | evidence source | evidence of progress | evidence of impact"
        " | supporting evidence | evidence link",
    ),
    _column(
        "measure",
        "impact | impact measure | success measure | measure | outcome | intended outcome"
        " | how will we know | success criteria | what will success look like"
        " | how will we know it s working | outcomes | expected outcome | success measures"
        " | impact on children",
    ),
    _column(
        "note",
        "progress | progress update | update | comments | comment | notes | latest update"
        " | progress to date | progress update comments | progress notes | progress commentary"
        " | commentary | update progress | narrative | description | progress made | updates",
    ),
)

# what names an action only where nothing else does
_WEAK_ACTION = _column("action", "summary | milestone | deliverable | project milestone", is_required=True)

# fields of issue trackers: an epic is no action, and an issue names the one that it belongs to
COLUMNS: tuple[Column, ...] = (
    *_OF_PLANS,
    _column("issue_type", "issue type | work type"),
    _column("resolution", "resolution | closure reason | reason closed | reason for closure"),
    _column("done", "done | is complete | action complete | completed y n | complete y n | completed yes no"),
    _column("parent", "parent key | epic link | custom field epic link | parent | parent issue key | parent issue"),
    _column("parent_summary", "parent summary | parent issue summary | parent task | parent task name | epic name"),
)

COLUMNS_WITHOUT_ACTIONS = tuple(_WEAK_ACTION if each.field == "action" else each for each in COLUMNS)

# fields that say what is recommended, and so stay empty where a row goes on with the recommendation above it
RECOMMENDATION_FIELDS = ("number", "topic", "recommendation")
ACTION_FIELDS = (
    *("action", "action_ref", "owner", "starts", "target", "revised", "percent", "delivery", "rating", "completed"),
    "signed_off",
)
