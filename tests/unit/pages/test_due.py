"""What is due on a page: the line in words, and the data beside it."""

from datetime import date, datetime
from typing import Any

import pytest

from safeguarding.dates.ranges import DateRange
from safeguarding.pages.due import counted_days_table, due_data, due_line
from safeguarding.timescales.answers import DueAnswer, due_answers
from safeguarding.timescales.catalogue import rule_named
from safeguarding.timescales.courses import HEALTH_ASSESSMENTS
from safeguarding.timescales.events import Events


def asked(rule: str, started: Any, on: date, *stays: DateRange, **moments: Any) -> DueAnswer:  # noqa: ANN401 - a day or a time
    events = Events(moments={kind: (day,) for kind, day in moments.items()}, stays=stays)
    return due_answers([rule_named(rule)], started=started, events=events, born_on=date(2001, 6, 10), on=on)[0]


WINTER = DateRange(date(2017, 1, 1), date(2017, 3, 17))


@pytest.mark.parametrize(
    ("answer", "begins", "key"),
    [
        (asked("iha", date(2017, 4, 3), date(2017, 5, 5)), "4 May 2017: overdue", "due_on"),
        (
            asked("return_home_interview", datetime.fromisoformat("2017-04-14T18:30"), date(2017, 4, 15)),
            "2017-04-17 18:30: not yet due",
            "due_at",
        ),
        (
            asked("return_home_interview", date(2017, 4, 14), date(2017, 4, 15)),
            "72 hours after a time on 14 April 2017: not yet due",
            "due_on",
        ),
        (
            asked("care_leaver_903_window", date(2016, 4, 1), date(2018, 8, 1)),
            "10 March – 10 July 2018: ",
            "window",
        ),
        # a total is passed on a day, or never
        (asked("short_break_year", date(2017, 1, 1), date(2018, 1, 1), WINTER), "passed on 17 March 2017: ", "due_on"),
        (asked("short_break_year", date(2017, 1, 1), date(2017, 2, 1), WINTER), "never passed: ", "due_on"),
        (asked("eligible_child_test", date(2017, 1, 1), date(2018, 1, 1), WINTER), "no day yet: ", "due_on"),
    ],
    ids=lambda value: value.limit.kind.value if isinstance(value, DueAnswer) and hasattr(value.limit, "kind") else None,
)
def test_when(answer: DueAnswer, begins: str, key: str) -> None:
    """A day, a time, a window, or in words why there is none; the data has the same under its own key."""
    assert due_line(answer).startswith(begins)
    assert key in due_data(answer)


def test_of_a_total_the_fullest_window_is_told() -> None:
    """Seventy-six days, in words and as data."""
    answer = asked("short_break_year", date(2017, 1, 1), date(2018, 1, 1), WINTER)
    assert "76 days at most in a window" in due_line(answer)
    assert due_data(answer)["highest"] == 76


def test_what_the_law_relaxed_stands_in_the_data() -> None:
    answer = asked("private_fostering_first_visit", date(2020, 4, 24), date(2020, 6, 1), done=date(2020, 5, 26))
    assert due_data(answer)["relaxed"]["words"] == "or as soon as is reasonably practicable"
    plain = asked("private_fostering_first_visit", date(2017, 4, 12), date(2017, 6, 1))
    assert "relaxed" not in due_data(plain)


def test_between_two_intervals_the_other_ways_are_told() -> None:
    """The fifth birthday between two assessments: which way was used, and what the others give."""
    events = Events(moments={"done": (date(2017, 1, 31),)})
    answer = due_answers(
        HEALTH_ASSESSMENTS, started=date(2016, 12, 1), events=events, born_on=date(2012, 6, 10), on=date(2017, 6, 10)
    )[-1]
    data = due_data(answer)
    ways = {each["due_on"] for each in data["other_intervals"]}
    assert data["due_on"] not in ways
    assert ways <= {"2017-07-31", "2018-01-31"}
    assert data["step_change"]


def test_the_days_that_were_counted() -> None:
    """Twenty working days from 3 April 2017: Easter and 1 May have no number."""
    answer = asked("iha", date(2017, 4, 3), date(2017, 4, 3))
    counted = due_data(answer, show_days=True)["counted_days"]
    assert counted[-1] == {"on": "2017-05-04", "number": 20, "left_out": counted[-1]["left_out"]}
    assert {each["on"] for each in counted if each["number"] is None} >= {"2017-04-14", "2017-04-17", "2017-05-01"}
    assert "counted_days" not in due_data(answer)
    assert answer.obligation is not None
    table = counted_days_table(answer.obligation)
    assert [row[0] for row in table.rows][:2] == [date(2017, 4, 3), date(2017, 4, 10)]
    assert table.rows[-1][4] == "4: 20"
