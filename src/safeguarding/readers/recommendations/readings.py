"""What a tracker holds, as it was read on the day that it shows."""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.faults import Fault
from safeguarding.recommendations.records import Plan
from safeguarding.records import Record, Several


@attrs.frozen(kw_only=True)
class Tracker(Record):
    """What a tracker holds.

    Attributes:
        plan: Its recommendations, its actions, and what it says of each as entries of one day.
        as_at: The day that it shows.
        faults: What was wrong with cells and rows, then what is wrong with the plan, each with its row.
        rows_unread: The rows from which nothing could be made.
        sheets: The sheets of a workbook, or the tables of a document, that it was read from, where there are several.
        action_rows: The row in which each action of the plan stands.
    """

    plan: Plan
    as_at: date
    faults: tuple[Fault, ...]
    rows_unread: tuple[int, ...] = ()
    sheets: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
    action_rows: tuple[int, ...] = attrs.field(default=(), converter=Several[int], repr=False)
