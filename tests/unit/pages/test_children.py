"""What applies to a child, on a page and as data: also the time at which something in hours was done."""

from datetime import date, datetime

from safeguarding.pages.child_calendars import children_calendar
from safeguarding.pages.children import children_data, children_page
from safeguarding.timescales.children import ChildEvents, child_answers

TAKEN, ENDED = datetime.fromisoformat("2017-10-27T22:30"), datetime.fromisoformat("2017-10-30T21:31")


def test_a_limit_in_hours_says_when_it_ended() -> None:
    """What was ended too late is not shown as never ended: 72 real hours, of which the clock's change is one."""
    child = ChildEvents(reference="7", moments={"police protection": [TAKEN], "police protection ended": [ENDED]})
    found = child_answers(child, on=date(2017, 11, 5))
    (table,) = children_page([found], on=date(2017, 11, 5)).sections[0].tables
    assert [row[1:3] for row in table.rows] == [("2017-10-30 21:30", "2017-10-30 21:31")]
    (answer,) = children_data([found])[0]["answers"]
    assert (answer["outcome"]["code"], answer["done_at"]) == ("late", "2017-10-30T21:31:00")


def test_what_has_not_ended_says_no_time() -> None:
    for moments in ((), (ENDED,)):
        child = ChildEvents(reference="7", moments={"police protection": [TAKEN], "police protection ended": moments})
        (answer,) = child_answers(child, on=date(2017, 10, 29)).answers
        assert answer.done is None


def test_where_nothing_is_due_that_is_said() -> None:
    """And what no rule has used is told of, since what it would be counted from is not there."""
    child = ChildEvents(reference="7", moments={"review": [date(2017, 5, 1)]})
    section = children_page([child_answers(child, on=date(2017, 5, 8))], on=date(2017, 5, 8)).sections[0]
    assert "Nothing is overdue or due next under the rules that apply." in section.paragraphs
    assert section.tables == ()
    assert ["no rule has used 1 event of 'review'" in each.problem for each in section.conflicts] == [True]


def test_what_is_due_at_an_hour_is_an_entry_of_that_hour() -> None:
    """72 hours from half past ten at night end at half past ten; what is due on a day is an entry of the whole day."""
    child = ChildEvents(
        reference="7",
        moments={"police protection": [datetime.fromisoformat("2017-05-01T22:30")], "referral": [date(2017, 5, 2)]},
    )
    lines = children_calendar([child_answers(child, on=date(2017, 5, 2))], on=date(2017, 5, 2)).splitlines()
    assert {"DTSTART:20170504T223000", "DTSTART;VALUE=DATE:20170503"} <= set(lines)
    assert sum(line.startswith("DTEND") for line in lines) == sum(
        "VALUE=DATE:" in line and "DTSTART" in line for line in lines
    )
