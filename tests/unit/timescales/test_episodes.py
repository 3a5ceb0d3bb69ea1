"""Cases with their events."""

from datetime import date, datetime

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.timescales.episodes import Episode, Milestone

START, BEFORE, LATER = date(2017, 4, 3), date(2017, 4, 2), date(2017, 5, 1)


class TestChecks:
    """A case that cannot be true is refused."""

    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({"restarted_on": [BEFORE]}, "afresh before it starts"),
            ({"restarted_on": [LATER, BEFORE]}, "afresh before it starts"),
            ({"restarted_on": [START, LATER], "ended_on": START}, "afresh after it ended"),
            ({"ended_on": BEFORE}, "the end lies before"),
            ({"extended_on": BEFORE}, "the extension lies before"),
            ({"restarted_on": [LATER], "ended_on": START}, "afresh after it ended"),
            ({"born_on": LATER}, "born after the clock starts"),
            ({"done_on": [datetime(2017, 5, 1)]}, "a datetime stands where a date is wanted|is a date, not a datetime"),  # noqa: DTZ001
            (
                {"ended_on": "2017-05-01"},
                "a str stands where None or a date is wanted|a str stands where a date or None is wanted",
            ),
        ],
    )
    def test_refused(self, fields: dict[str, object], message: str) -> None:
        with pytest.raises(InvalidRecordError, match=message):
            Episode(started_on=START, **fields)  # type: ignore[arg-type]

    def test_everything_may_fall_on_the_first_day(self) -> None:
        Episode(
            started_on=START, done_on=[START], restarted_on=[START], ended_on=START, extended_on=START, born_on=START
        )


def test_a_reference_and_a_birthday_stay_out_of_the_repr() -> None:
    """Personal data is never in a repr or a message."""
    case = Episode(reference="SECRET-77", started_on=START, born_on=date(2012, 6, 10))
    assert "SECRET" not in repr(case)
    assert "2012" not in repr(case)
    with pytest.raises(InvalidRecordError) as caught:
        Episode(reference="SECRET-77", started_on=START, born_on=date(2019, 8, 7))
    assert "2019" not in str(caught.value)


def test_events_are_put_in_order() -> None:
    case = Episode(
        started_on=START,
        done_on=[LATER, START, LATER],
        milestones=[Milestone("b", START), Milestone("a", LATER)],
    )
    assert case.done_on == (START, LATER)
    assert [each.event for each in case.milestones] == ["a", "b"]
