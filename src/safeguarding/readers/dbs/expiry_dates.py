"""Registers that keep no issue dates, but the days on which checks expire."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from safeguarding.dates.periods import Period
from safeguarding.readers.dbs.fields import BY_NAME, RegisterField
from safeguarding.tables.shifted_dates import ShiftedDates
from safeguarding.texts import phrases

EXPIRY_HEADERS = phrases(
    "expiry date | dbs expiry date | expires | expiry | expires on | date of expiry | dbs expiry | valid until"
    " | valid to | certificate expiry date | certificate expiry | check expiry date | crb expiry date | renewal date"
    " | dbs renewal date | renewal due | dbs renewal due | renewal due date | next check due | next dbs due"
    " | recheck due | recheck due date | dbs due date | next check date | next dbs date | dbs due | dbs expires"
)
"""The headers of columns that say when the employer wants the next check."""


def from_expiry(columns: Iterable[RegisterField], interval: Period) -> tuple[RegisterField, ...]:
    """The columns of a register that keeps no issue dates, but the days on which checks expire, an interval later."""
    return tuple(
        attrs.evolve(
            column,
            headers=column.headers if column.headers != BY_NAME["issued"].headers else EXPIRY_HEADERS,
            look=ShiftedDates(interval),
        )
        if column.field == "issued"
        else column
        for column in columns
    )
