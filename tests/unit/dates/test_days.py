"""What passes for a day."""

from datetime import UTC, date, datetime

import pytest

from safeguarding.dates.days import checked_day
from safeguarding.errors import InvalidRecordError


@pytest.mark.parametrize("value", [datetime(2017, 5, 17, 9, tzinfo=UTC), "2017-05-17", 20170517, None])
def test_a_time_of_day_or_a_text_is_no_day(value: object) -> None:
    """Only a plain date is a day; the value is not repeated."""
    day = date(2017, 5, 17)
    assert checked_day(day, "day of submission") is day
    with pytest.raises(InvalidRecordError, match=f"^the day of submission is a date, not a {type(value).__name__}$"):
        checked_day(value, "day of submission")  # type: ignore[arg-type]
