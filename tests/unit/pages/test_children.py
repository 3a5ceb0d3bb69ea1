"""What applies to a child, on a page and as data: also the time at which something in hours was done."""

from datetime import date, datetime

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
