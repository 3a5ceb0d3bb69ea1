"""Due dates as calendar entries."""

from datetime import date
from typing import Any

import attrs
import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given, strategies as st
from icalendar import Calendar
from tests.dbs_registers import AUDIT

from safeguarding.dates.periods import Period
from safeguarding.dbs.audits import Audit, audit
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.people import Person
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.readers.dbs.calendars import due_calendar
from safeguarding.testing.strategies.dbs import days, people, policies


def events(found: Audit, **settings: Any) -> list[Any]:  # noqa: ANN401 - any setting, and a library's own events
    return list(Calendar.from_ical(due_calendar(found, **settings)).walk("VEVENT"))


class TestCalendar:
    """Due dates as calendar entries: one a person with a due date, no names, lines of at most 75 bytes."""

    def test_entries(self) -> None:
        text = due_calendar(AUDIT)
        assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
        assert text.count("BEGIN:VEVENT") == 3
        assert "DTSTART;VALUE=DATE:20171001\r\nDTEND;VALUE=DATE:20171002\r\n" in text
        assert "Invented" not in text
        assert text.endswith("END:VCALENDAR\r\n")

    def test_two_people_of_one_reference_have_an_entry_each(self) -> None:
        """No two entries have one identity: a calendar would keep only one of them."""
        person = Person(reference="S1\x1b[31m", certificates=[Certificate(issued_on=date(2014, 9, 19))])
        first, second = events(audit([person, person], YORK_2017, as_at=date(2017, 9, 1)))
        assert first["UID"] != second["UID"]
        assert first["SUMMARY"] == "DBS recheck due: S1[31m"

    @pytest.mark.parametrize("issued", [date(2014, 9, 21), date(2017, 9, 8)], ids=["corrected", "rechecked"])
    def test_a_date_that_moves_replaces_the_entry(self, issued: date) -> None:
        """The identity stays and the number of the version rises, whether a date is corrected or a recheck made."""
        person = Person(reference="S1", certificates=[Certificate(issued_on=date(2014, 9, 19))])
        moved = attrs.evolve(person, certificates=[Certificate(issued_on=issued)])
        (before,) = events(audit([person], YORK_2017, as_at=date(2017, 9, 1)))
        (after,) = events(audit([moved], YORK_2017, as_at=date(2017, 9, 8)))
        assert before["UID"] == after["UID"]
        assert before["SEQUENCE"] < after["SEQUENCE"]
        assert (before["DTSTART"].dt, after["DTSTART"].dt) == (date(2017, 9, 19), issued + relativedelta(years=3))

    def test_somebody_else_does_not_move_an_entry(self) -> None:
        """The identity is the person's, not the place in the register."""
        one, other = (
            Person(reference=each, certificates=[Certificate(issued_on=date(2014, 9, 19))]) for each in ("S1", "S2")
        )
        alone, beside = (events(audit(people, YORK_2017, as_at=date(2017, 9, 1))) for people in ([one], [other, one]))
        assert alone[0]["UID"] == beside[1]["UID"]

    def test_reminders(self) -> None:
        """So many days before, counted from the due date; a lead in months is the days that it is there."""
        person = Person(reference="S1", certificates=[Certificate(issued_on=date(2014, 9, 30))])
        found = audit([person], YORK_2017, as_at=date(2017, 9, 1))
        (event,) = events(found, reminders=[Period(months=1), Period(days=7)])
        assert [each["TRIGGER"].dt.days for each in event.subcomponents] == [-31, -7]
        assert [each["ACTION"] for each in event.subcomponents] == ["DISPLAY", "DISPLAY"]
        assert events(found, reminders=())[0].subcomponents == []

    @given(st.lists(people(most=2), max_size=3), policies(), days())
    def test_lines_are_short_and_unfold_to_the_same_text(
        self, register: list[Person], policy: object, as_at: date
    ) -> None:
        register = [attrs.evolve(each, reference=f"{each.reference}, é; {'x' * 90}") for each in register]
        text = due_calendar(audit(register, policy, as_at=as_at))  # type: ignore[arg-type]
        lines = text.split("\r\n")
        assert all(len(line.encode()) <= 75 for line in lines)
        unfolded = text.replace("\r\n ", "").split("\r\n")
        summaries = [line for line in unfolded if line.startswith("SUMMARY")]
        assert all(line.endswith("x" * 90) and "\\, é\\; " in line for line in summaries)


def test_an_entry_on_the_last_day_of_all_has_no_day_after_it() -> None:
    """A due date at the end of the calendar is an entry of that day alone."""
    person = Person(reference="S1", certificates=[Certificate(issued_on=date(9996, 12, 31))])
    (event,) = events(audit([person], YORK_2017, as_at=date(9997, 1, 1)))
    assert (event["DTSTART"].dt, "DTEND" in event) == (date(9999, 12, 31), False)
