from datetime import date, datetime

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.date_orders import DatedEvent, DateOrderClaim


def right(claim: Claim) -> bool:
    """Whether a claim holds under a usual rule."""
    verdict = check(claim)
    return verdict.is_consistent and not verdict.is_unusual


def wrong(claim: Claim) -> bool:
    return check(claim).is_inconsistent


class TestDates:
    def test_one_day_is_in_order(self) -> None:
        day = date(2016, 12, 8)
        assert right(DateOrderClaim(events=(DatedEvent("one", day), DatedEvent("two", day))))
        assert wrong(DateOrderClaim(events=(DatedEvent("one", day), DatedEvent("two", date(2016, 12, 7)))))
        with pytest.raises(InvalidRecordError):
            DatedEvent("one", datetime(2016, 12, 8))  # noqa: DTZ001  that it is a datetime is the point


@pytest.mark.parametrize("count", [0, 1])
def test_one_event_has_no_order(count: int) -> None:
    """Two have."""
    events = [DatedEvent("an event", date(2016, 12, 8 + k)) for k in range(3)]
    with pytest.raises(InvalidRecordError):
        DateOrderClaim(events=events[:count])
    assert right(DateOrderClaim(events=events[:2]))
    assert right(DateOrderClaim(events=events))
