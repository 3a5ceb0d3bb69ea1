"""The DBS section of a briefing."""

from datetime import date

import attrs
import pytest
from tests.published import ROOT

from safeguarding.briefings.sections.dbs import DbsFacts, dbs_section
from safeguarding.dates.periods import Period
from safeguarding.dbs.audits import audit
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.standings import Standing
from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
from safeguarding.errors import InvalidRecordError
from safeguarding.faults import Fault, Place
from safeguarding.pages.dbs import standings_table
from safeguarding.pages.sections import what_conflicts
from safeguarding.readers.dbs.registers import DbsRegister, read_register

ON = date(2017, 9, 19)
FACTS = DbsFacts(stated_base=491, stated_due=31, interval=Period(years=3), all_checked_at_entry=True)


@pytest.fixture(scope="module", name="staff")
def _staff() -> DbsRegister:
    return read_register(ROOT / "examples" / "york-2017" / "staff.csv")


class TestYork:
    """491 people, 31 due, all checked at entry: the section says what 31 can be, and the register bears it out."""

    def test_the_bare_count(self) -> None:
        section = dbs_section(FACTS, on=ON)
        (paragraph,) = section.paragraphs
        assert "13.6 fall due a month, so this is 2.27 months' worth" in paragraph
        assert section.conflicts == ()
        assert section.notes == ("No register is here to be audited.",)

    def test_the_register_gives_one_reading(self, staff: DbsRegister) -> None:
        section = dbs_section(FACTS, on=ON, register=staff)
        assert section.conflicts == ()
        assert "and 31 is the number overdue or due within 60 days." in section.paragraphs[1]
        readings = {row[0]: row[1:] for row in section.tables[1].words}
        assert readings["overdue or due within 60 days"] == ("31", "yes")
        assert [row[1] for row in section.tables[0].words[-2:]] == ["491", "491"]

    def test_it_says_that_the_register_is_invented(self, staff: DbsRegister) -> None:
        section = dbs_section(attrs.evolve(FACTS, is_invented=True), on=ON, register=staff)
        assert any("invented" in note for note in section.notes)

    def test_it_says_what_was_doubtful_about_the_file(self, staff: DbsRegister) -> None:
        """What the reader doubted about the file as a whole stands among the section's notes."""
        doubt = Fault(
            place=Place(file="staff.csv", row=1), problem="columns that are not read: 'Leaver?'", remedy="declare it"
        )
        section = dbs_section(FACTS, on=ON, register=attrs.evolve(staff, faults=(doubt,)))
        assert f"{doubt}." in section.notes


class TestConflicts:
    """A stated number that no reading of the register gives is a conflict; a fitting one is not."""

    def test_base(self, staff: DbsRegister) -> None:
        (conflict,) = dbs_section(attrs.evolve(FACTS, stated_base=490), on=ON, register=staff).conflicts
        assert "490 need a check; in the register 491 do" in what_conflicts(conflict)

    def test_due(self, staff: DbsRegister) -> None:
        (conflict,) = dbs_section(attrs.evolve(FACTS, stated_due=30), on=ON, register=staff).conflicts
        assert "no reading of the register gives it" in what_conflicts(conflict)

    def test_entry(self, staff: DbsRegister) -> None:
        first, *others = staff.people
        late = attrs.evolve(first, starts_on=date(2003, 1, 6))
        register = DbsRegister.of((late, *others), name="staff.csv")
        (conflict,) = dbs_section(FACTS, on=ON, register=register).conflicts
        assert "the register does not show it for 1 of 491" in what_conflicts(conflict)
        facts = attrs.evolve(FACTS, all_checked_at_entry=None)
        assert dbs_section(facts, on=ON, register=register).conflicts == ()

    @pytest.mark.parametrize(("base", "due"), [(30, 31), (0, 0), (491, -1)])
    def test_impossible_statements(self, base: int, due: int) -> None:
        with pytest.raises(InvalidRecordError):
            DbsFacts(stated_base=base, stated_due=due, interval=Period(years=3))


class TestDirt:
    """The second register carries the dirt of real exports; every row is accounted for."""

    def test_it_is_read(self) -> None:
        register = read_register(ROOT / "examples" / "york-2017" / "dirt" / "staff.csv")
        assert sum(map(len, register.rows)) + len(register.unread) == register.row_count == 40
        counts = {k: v for k, v in audit(register.people, YORK_2017, as_at=ON).counts.items() if v}
        assert counts == {
            Standing.IN_DATE: 24,
            Standing.OVERDUE: 3,
            Standing.IN_PROGRESS: 1,
            Standing.NO_CHECK: 2,
            Standing.UNKNOWN_DATE: 5,
            Standing.LEFT: 1,
        }


def test_small_numbers_can_be_hidden(staff: DbsRegister) -> None:
    """The published table hides the 4 overdue, and another part so that the total does not give it away."""
    found = audit(staff.people, YORK_2017, as_at=ON, window=Period(days=60))
    table = standings_table(found, rule=FEWER_THAN_FIVE)
    shown = {row[0]: row[1] for row in table.words}
    assert shown["overdue"] == "c"
    assert list(shown.values()).count("c") == 2
    assert shown["register"] == "491"
