"""What is due under a rule on a page: a line in words, or data."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from safeguarding.dates.ranges import DateRange
from safeguarding.dates.words import printed_date
from safeguarding.pages.cells import as_data, fields_data
from safeguarding.pages.renderers.json_text import source_data
from safeguarding.serialization.documents import to_data
from safeguarding.timescales.answers import DueAnswer
from safeguarding.timescales.limits import HourLimit
from safeguarding.timescales.words import TimescaleOutcome, TotalOutcome

_NO_DAY: dict[TimescaleOutcome | TotalOutcome, str] = {
    TotalOutcome.KEPT: "never passed",
    TotalOutcome.NOT_REACHED: "no day yet",
}


def due_line(answer: DueAnswer) -> str:
    """An answer as a line: when, how it stands, and why.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.timescales.answers import due_answers
        >>> from safeguarding.timescales.catalogue import rule_named
        >>> from safeguarding.timescales.events import Events
        >>> (answer,) = due_answers([rule_named("lado_80")], started=date(2017, 5, 31), events=Events(moments={}))
        >>> due_line(answer)[:25], due_data(answer)["due_on"]
        ('30 June 2017: not yet due', '2017-06-30')
    """
    return f"{_when(answer)}: {answer.outcome.label}. {_why(answer)}"


def _when(answer: DueAnswer) -> str:
    due = answer.due
    if isinstance(due, datetime):
        return due.isoformat(sep=" ", timespec="minutes")
    if isinstance(due, DateRange):
        return str(due)
    if due is not None:
        return f"passed on {printed_date(due)}" if answer.outcome is TotalOutcome.NOT_KEPT else printed_date(due)
    if isinstance(answer.limit, HourLimit):
        return f"{answer.limit.hours} hours after a time on {printed_date(answer.counted_from)}"
    return _NO_DAY.get(answer.outcome, "no due date")


def _why(answer: DueAnswer) -> str:
    if answer.obligation is not None:
        return answer.obligation.explanation
    what = str(answer.limit)
    if answer.total is not None:
        window = f" ({answer.total.window})" if answer.total.window else ""
        what = f"{what}; {answer.total.highest} days at most in a window{window}"
    if answer.age is not None:
        what = f"{what}; birthday {answer.age}"
    return f"{answer.requirement[:1].upper()}{answer.requirement[1:]}: {what}. Rule: {answer.source}."


def due_data(answer: DueAnswer) -> dict[str, Any]:
    """An answer as data: ISO days and times, codes beside labels, the rule's source and how surely it is known."""
    key = {datetime: "due_at", DateRange: "window"}.get(type(answer.due), "due_on")
    data = {
        **fields_data(answer, "rule_id", "requirement"),
        "limit": {"words": str(answer.limit), **to_data(answer.limit)},
        **fields_data(answer, "counted_from", "as_at"),
        key: as_data(answer.due),
        **fields_data(answer, "outcome", "is_breach"),
        "explanation": _why(answer),
        "source": source_data(answer.source),
    }
    if answer.age is not None:
        data["birthday"] = answer.age
    if answer.total is not None:
        data |= fields_data(answer.total, "highest", "window")
    if answer.obligation is not None:
        fields = ("number", "interval", "done_on", "closed_on", "days_late", "is_extended", "cannot_tell")
        data |= fields_data(answer.obligation, *fields)
    return data
