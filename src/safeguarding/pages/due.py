"""What is due under a rule on a page: a line in words, or data."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from safeguarding.dates.ranges import DateRange
from safeguarding.dates.words import printed_date
from safeguarding.pages.cells import Row, as_data, fields_data
from safeguarding.pages.renderers.json_text import source_data
from safeguarding.pages.tables import Table
from safeguarding.serialization.documents import to_data
from safeguarding.timescales.answers import DueAnswer
from safeguarding.timescales.catalogue import RULES, edition_of
from safeguarding.timescales.day_counts import counted_days
from safeguarding.timescales.duties import Obligation
from safeguarding.timescales.limits import HourLimit
from safeguarding.timescales.moved import MovedDeadline
from safeguarding.timescales.rules import Rule
from safeguarding.timescales.words import TimescaleOutcome, TotalOutcome

_NO_DAY: dict[TimescaleOutcome | TotalOutcome, str] = {
    TotalOutcome.KEPT: "never passed",
    TotalOutcome.NOT_REACHED: "no day yet",
}


def due_line(answer: DueAnswer) -> str:
    """An answer as a line: when, how it stands, and why.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.timescales import Events, due_answers, rule_named
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
    notes = f" Note: {'; '.join(answer.notes)}." if answer.notes else ""
    return f"{answer.requirement[:1].upper()}{answer.requirement[1:]}: {what}. Rule: {answer.source}.{notes}"


def _law_data(owed: Obligation) -> dict[str, Any]:
    """What of an obligation comes from the history of its law, and from a choice that the rules leave open."""
    data: dict[str, Any] = {
        "changes": [
            {
                **fields_data(each, "on", "limit", "changed", "running"),
                "source": source_data(each.source),
            }
            for each in owed.changes
        ]
    }
    if owed.relaxed is not None:
        data["relaxed"] = fields_data(owed.relaxed, "by", "words")
    if owed.other_intervals and owed.step_change is not None:
        data["step_change"] = as_data(owed.step_change)
        data["other_intervals"] = [
            {"step_change": as_data(way), "due_on": as_data(day)} for way, day in owed.other_intervals
        ]
    return data


def counted_days_table(owed: Obligation) -> Table:
    """The days that an answer counted, a week a row: each with its number, or why it was left out.

    Raises:
        InvalidRecordError: for an answer without a due day.
    """
    weeks: dict[date, list[str]] = {}
    for each in counted_days(owed):
        monday = each.on - timedelta(days=each.on.weekday())
        shown = weeks.setdefault(monday, [""] * 7)
        shown[each.on.weekday()] = f"{each.on.day}: {each.left_out if each.number is None else each.number}"
    rows: list[Row] = [(monday, *cells) for monday, cells in weeks.items()]
    return Table(
        caption=f"Days counted from {printed_date(owed.counted_from)}",
        columns=("Week of", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        rows=rows,
        notes=("Each day of the month with its number in the count, or with why it was left out.",),
    )


def moved_table(moved: Iterable[MovedDeadline]) -> Table:
    """A row for each open deadline that moved, by the caller's key."""
    return Table(
        caption="Open deadlines that moved",
        columns=("Case", "Rule", "Counted from", "Was due", "Is due", "Was", "Is"),
        rows=[
            (
                each.reference or None,
                each.rule_id,
                each.counted_from,
                each.due_before,
                each.due_after,
                each.outcome_before,
                each.outcome_after,
            )
            for each in moved
        ],
    )


def due_data(answer: DueAnswer, *, rules: Sequence[Rule] = RULES, show_days: bool = False) -> dict[str, Any]:
    """An answer as data: ISO days and times, codes beside labels, the rule's source and how surely it is known.

    Args:
        answer: The answer.
        rules: The rules it was asked among: the edition of their catalogue stands in it.
        show_days: Whether the days that were counted stand in it.
    """
    key = {datetime: "due_at", DateRange: "window"}.get(type(answer.due), "due_on")
    data = {
        **fields_data(answer, "rule_id", "requirement"),
        "limit": {"words": str(answer.limit), **to_data(answer.limit)},
        **fields_data(answer, "counted_from", "as_at"),
        key: as_data(answer.due),
        **fields_data(answer, "outcome", "is_breach"),
        "explanation": _why(answer),
        "source": source_data(answer.source),
        "entry": {"first_day": as_data(answer.entry_from), "last_day": as_data(answer.entry_to)},
        "notes": list(answer.notes),
        "catalogue": edition_of(rules),
    }
    if answer.done is not None:
        data["done_at" if isinstance(answer.done, datetime) else "done_on"] = as_data(answer.done)
    if answer.age is not None:
        data["birthday"] = answer.age
    if answer.total is not None:
        data |= fields_data(answer.total, "highest", "window")
    if answer.obligation is not None:
        fields = ("number", "interval", "done_on", "closed_on", "days_late", "is_extended", "cannot_tell")
        data |= fields_data(answer.obligation, *fields)
        data |= _law_data(answer.obligation)
        if show_days and answer.obligation.due_on is not None:
            data["counted_days"] = [
                fields_data(each, "on", "number", "left_out") for each in counted_days(answer.obligation)
            ]
    return data
