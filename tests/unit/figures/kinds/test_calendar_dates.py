import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.claims import check
from safeguarding.figures.kinds.calendar_dates import CalendarDateClaim
from safeguarding.figures.words import ClaimOutcome


@pytest.mark.parametrize(
    ("day", "weekday", "holds"),
    [
        ("31 August 2017", "", True),
        ("31 September 2017", "", False),
        ("29 February 2016", "", True),
        ("29 February 2017", "", False),
        ("28/02/2017", "tuesday", True),
        ("28/02/2017", "Wednesday", False),
    ],
)
def test_a_day_is_one_of_the_calendar_with_its_weekday(day: str, weekday: str, *, holds: bool) -> None:
    """From a printed calendar."""
    assert check(CalendarDateClaim(day=day, weekday=weekday)).is_consistent is holds


def test_what_is_no_day_is_not_judged() -> None:
    assert check(CalendarDateClaim(day="last week")).outcome is ClaimOutcome.UNVERIFIABLE
    with pytest.raises(InvalidRecordError):
        CalendarDateClaim(day="1 May 2017", weekday="Mayday")


@pytest.mark.parametrize(("weekday", "words"), [("Mooday", "no day of the week"), (1, "weekday")])
def test_a_weekday_is_one_of_seven(weekday: object, words: str) -> None:
    """Another word is refused, and what is no text by its field."""
    with pytest.raises(InvalidRecordError, match=words):
        CalendarDateClaim(day="8 December 2016", weekday=weekday)  # type: ignore[arg-type]
