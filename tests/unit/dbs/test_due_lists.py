"""The list of who needs action: its order, and names only where they are asked for."""

from datetime import date

import pytest

from safeguarding.dates.periods import Period
from safeguarding.dbs.audits import audit
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.due_lists import DueRow
from safeguarding.dbs.people import Person
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.standings import Standing

ON = date(2017, 9, 19)


class TestTheDueList:
    """Everybody who needs action, gravest first, then the longest overdue; a name only where it is asked for."""

    people = tuple(
        Person(reference=reference, name="Invented Person", certificates=[Certificate(issued_on=issued)])
        for reference, issued in [
            *[("S1", date(2016, 1, 4)), ("S2", date(2014, 9, 9)), ("S3", None), ("S4", date(2014, 9, 19))],
            *[("S5", date(2014, 8, 1)), ("S6", date(2014, 10, 1))],
        ]
    )
    found = audit(people, YORK_2017, as_at=ON, window=Period(days=60))

    def test_the_order(self) -> None:
        rows = self.found.due_list()
        assert [(row.reference, row.days) for row in rows] == [
            *[("S3", None), ("S5", -49), ("S2", -10), ("S4", 0), ("S6", 12)],
        ]
        assert str(rows[1]) == "S5: overdue, due on 1 August 2017, 49 days ago"
        assert rows[1].why.startswith("overdue: recheck due on 1 August 2017, 49 days ago; certificate on")

    def test_names_on_request(self) -> None:
        assert {row.name.reveal() for row in self.found.due_list()} == {""}
        rows = self.found.due_list(self.people)
        assert {row.name.reveal() for row in rows} == {"Invented Person"}
        assert "Invented" not in f"{rows} {rows[0]}"

    def test_another_register_is_refused(self) -> None:
        with pytest.raises(ValueError, match="2 people for an audit of 6"):
            self.found.due_list(self.people[:2])


@pytest.mark.parametrize(
    ("days", "words"), [(-2, "2 days ago"), (-1, "1 day ago"), (0, "today"), (1, "in 1 day"), (2, "in 2 days")]
)
def test_when_it_is_due(days: int, words: str) -> None:
    """The day itself is today; without a date nothing is said of days."""
    row = DueRow(reference="S1", standing=Standing.DUE, due_on=ON, days=days, why="")
    assert str(row) == f"S1: due, due on 19 September 2017, {words}"
    assert str(DueRow(reference="S1", standing=Standing.NO_CHECK, due_on=None, days=None, why="")) == (
        "S1: no check on record"
    )


def test_a_row_says_when_only_where_it_knows_both() -> None:
    """A date without its distance, or a distance without its date, is no "in 10 days"."""
    day = date(2017, 9, 9)
    rows = [
        DueRow(reference="S1", standing=Standing.OVERDUE, due_on=on, days=days, why="")
        for on, days in ((day, None), (None, 3))
    ]
    assert [str(row) for row in rows] == ["S1: overdue"] * 2
