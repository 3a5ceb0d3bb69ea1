"""Due dates as calendar entries."""

import re
from datetime import date

import attrs
from hypothesis import given, strategies as st
from tests.dbs_registers import AUDIT

from safeguarding.dbs.audits import audit
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.people import Person
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.readers.dbs.calendars import due_calendar
from safeguarding.testing.strategies.dbs import days, people, policies


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
        text = due_calendar(audit([person, person], YORK_2017, as_at=date(2017, 9, 1)))
        identities = re.findall("UID:(.*)\r\n", text)
        assert identities == ["S1[31m-20170919@dbs.safeguarding", "S1[31m-20170919-2@dbs.safeguarding"]

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
