"""An audit's counts as they may be published."""

from datetime import date

import pytest

from safeguarding.dbs.audits import audit
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.people import Person
from safeguarding.dbs.publication import published_standings
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.disclosure.schemes import FEWER_THAN_FIVE


@pytest.mark.parametrize(
    ("overdue", "in_date", "shown"),
    [
        # one small number takes the next with it, or the total would give it away
        (4, 9, ["c", "c", "13"]),
        (5, 9, ["5", "9", "14"]),
        (0, 9, ["0", "9", "9"]),
    ],
)
def test_a_small_number_is_hidden_and_what_would_give_it_away(overdue: int, in_date: int, shown: list[str]) -> None:
    people = [
        Person(reference=f"S{kind}{k}", certificates=[Certificate(issued_on=date(2014 + 2 * kind, 1, 1))])
        for kind, count in enumerate((overdue, in_date))
        for k in range(count)
    ]
    table = published_standings(audit(people, YORK_2017, as_at=date(2017, 9, 19)), FEWER_THAN_FIVE)
    assert [str(table.at(label)) for label in ("overdue", "in date", None)] == shown
