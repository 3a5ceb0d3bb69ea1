"""What scripts ask: a due list, a column of dates, one date, a register to pass on."""

import re
from datetime import date, datetime

import pandas as pd
import pytest
from hypothesis import given
from tests.published import ROOT

import safeguarding as sg
from safeguarding.dates.periods import Period
from safeguarding.dbs.audits import audit
from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.people import Person
from safeguarding.dbs.plain_dates import due_dates, recheck_standing
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.redaction import redacted
from safeguarding.dbs.standings import Standing
from safeguarding.errors import InvalidRecordError
from safeguarding.serialization.documents import to_json
from safeguarding.testing.strategies.dbs import days, policies, registers

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


class TestDates:
    """A column of dates, as frames hold them."""

    def test_dates_and_none(self) -> None:
        assert due_dates([date(2014, 9, 19), None], "3 years") == [date(2017, 9, 19), None]
        assert due_dates([datetime(2014, 9, 19)], Period(years=3)) == [date(2017, 9, 19)]  # noqa: DTZ001
        assert due_dates([float("nan")], YORK_2017) == [None]

    def test_pandas(self) -> None:
        column = pd.Series(pd.to_datetime(["2014-09-19", None]))
        assert due_dates(column, "3 years") == [date(2017, 9, 19), None]
        assert due_dates(column.to_numpy(), "3 years") == [date(2017, 9, 19), None]
        assert due_dates([pd.NaT, pd.NA], "3 years") == [None, None]
        with pytest.raises(InvalidRecordError):
            due_dates(pd.to_datetime(["2014-09-19 10:00"]).to_numpy(), "3 years")

    @pytest.mark.parametrize("wrong", ["2014-09-19", "01/02/2014", 20140919, datetime(2014, 9, 19, 10)])  # noqa: DTZ001
    def test_what_is_no_date(self, wrong: object) -> None:
        with pytest.raises(InvalidRecordError):
            due_dates([wrong], "3 years")

    @pytest.mark.parametrize(
        ("issued", "standing"),
        [
            *[(date(2014, 9, 18), Standing.OVERDUE), (date(2014, 9, 19), Standing.DUE), (None, Standing.UNKNOWN_DATE)],
            *[(date(2014, 9, 20), Standing.IN_DATE), (date(2017, 9, 20), Standing.NO_CHECK)],
        ],
    )
    def test_one_date(self, issued: date | None, standing: Standing) -> None:
        assert recheck_standing(issued, "3 years", on=ON) is standing
        assert sg.recheck_standing(issued, "3 years", on=ON) is standing


@given(registers(), policies(), days())
def test_a_redacted_register_has_the_same_statuses(register: list[Person], policy: RecheckPolicy, on: date) -> None:
    """Without names and numbers everybody stands where they stood, and what is shared is still shared."""
    passed_on = redacted(register)
    before, after = audit(register, policy, as_at=on), audit(passed_on, policy, as_at=on)
    assert [(each.standing, each.due_on) for each in before.statuses] == [
        (each.standing, each.due_on) for each in after.statuses
    ]
    assert [each.references for each in before.shared_certificates] == [
        each.references for each in after.shared_certificates
    ]
    assert "Invented P" not in to_json(passed_on)
    assert all(name not in to_json(passed_on) for name in ("Office manager", "Head teacher"))


def test_each_script_is_as_long_as_its_title_says() -> None:
    """The page's headings state a number of lines, and the first code below has no more."""
    page = (ROOT / "docs" / "how-to" / "scripts-about-rechecks.md").read_text(encoding="utf-8")
    found = {}
    for title, lines, body in re.findall(r"^## ([^\n]*), (\d) lines\n(.*?)(?=^## )", page, re.MULTILINE | re.DOTALL):
        blocks = re.findall(r"```python\n(.*?)```", body, re.DOTALL)
        typed = [
            [line for line in block.splitlines() if re.match(r">>> (?!from |import )|\.\.\. ", line)]
            for block in blocks
        ]
        code = next(filter(None, typed))
        # what only shows the answer, and a model that is there already, are no part of the script
        code = [
            line for line in code if line not in (">>> due", ">>> Employee().recheck(TODAY)", ">>> class Employee:")
        ]
        found[title] = int(lines), len(code)
    assert len(found) == 6
    assert {title: counted for title, (stated, counted) in found.items() if counted > stated} == {}
