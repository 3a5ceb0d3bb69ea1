"""What was recorded of an action, when, and by which role: the log from which any past state is read."""

from __future__ import annotations

from datetime import date

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.recommendations.owners import NOBODY, Owner, as_owner
from safeguarding.recommendations.words import Delivery, Rating, Travel
from safeguarding.records import Record

_WHOLE = 100


@attrs.frozen(kw_only=True)
class Update(Record):
    """One entry of a plan's log. A field that is None, or empty, leaves things as they were.

    What it says has happened counts from the day of the entry, and not before the day on which it happened: a completion
    that is dated into the future is not known until then.

    Attributes:
        action: The key of the action.
        on: The day on which it was recorded.
        by: The role that recorded it; kept as a name is, since it may be one.
        target_on: A revised target.
        percent: How far the work is, in whole per cent.
        delivery: Its new state. Going back to work not done takes back a completion and a sign-off.
        completed_on: The day the work was done.
        signed_off_on: The day somebody accepted it; done is not signed off.
        owner: A new owner's role.
        rating: The colour that was stated.
        evidence: What shows it. An entry holds one; several are several entries.
        evidence_on: The day that the evidence is of, where that is another than the day it was recorded.
        evidence_withdrawn: Evidence recorded before that no longer stands, in the words it was recorded in.
        note: Anything else.
        travel: The direction of travel that was stated beside the colour.

    Raises:
        InvalidRecordError: for a percentage outside 0 to 100 or not whole, or a time of day for a date.

    Examples:
        >>> entry = Update(action="a1", on=date(2017, 9, 1), percent=40, by="head of service")
        >>> entry.percent, "head of service" in repr(entry)
        (40, False)
    """

    action: str
    on: date
    by: Owner = attrs.field(default=NOBODY, converter=as_owner, repr=False)
    target_on: date | None = None
    percent: int | None = None
    delivery: Delivery | None = None
    completed_on: date | None = None
    signed_off_on: date | None = None
    owner: Owner = attrs.field(default=NOBODY, converter=as_owner, repr=False)
    rating: Rating | None = None
    evidence: str = ""
    note: str = ""
    evidence_on: date | None = None
    evidence_withdrawn: str = ""
    travel: Travel | None = None

    def _check(self) -> None:
        if self.percent is not None and not 0 <= self.percent <= _WHOLE:
            raise InvalidRecordError(f"progress is a whole number of per cent from 0 to 100, not {self.percent!r}")
