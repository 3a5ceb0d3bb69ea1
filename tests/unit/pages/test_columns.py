from datetime import date
from decimal import Decimal

import pandas as pd
import polars as pl
import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from safeguarding.dbs.checks import Certificate
from safeguarding.dbs.people import Person, PersonName
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.statuses import RecheckStatus, recheck_status
from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.shares import Share
from safeguarding.pages.cells import Gap
from safeguarding.pages.columns import rows
from safeguarding.pages.tables import Table
from safeguarding.records import Record
from safeguarding.sources import Certainty, Source
from safeguarding.testing.strategies.registration import STRATEGIES
from safeguarding.timescales.children import ChildEvents

_RECORDS = [kind for kind in STRATEGIES if issubclass(kind, Record)]


@pytest.mark.parametrize("record", _RECORDS, ids=lambda record: record.__name__)
@settings(max_examples=1, phases=[Phase.generate], suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data())
def test_every_record_is_a_row_of_polars(record: type[Record], data: st.DataObject) -> None:
    """Records of any kind become columns of one type each, the same columns for one as for none."""
    value = data.draw(STRATEGIES[record])
    assert isinstance(value, Record)
    columns = rows([value, value])
    assert list(columns) == list(rows([], kind=record))
    assert pl.DataFrame(columns).height == (2 if columns else 0)


class TestColumns:
    """Every column is there and is of one type."""

    def test_a_column_in_which_nothing_stands(self) -> None:
        first, second = rows([Source(title="A", certainty=Certainty.SECONDARY, checked_on=None)] * 2)["checked_on"]
        assert (first, second) == (None, None)

    def test_days_and_words(self) -> None:
        columns = rows([Source(title="A", certainty=Certainty.SECONDARY, checked_on=date(2017, 5, 4))])
        assert columns["checked_on"] == [date(2017, 5, 4)]
        assert columns["certainty"] == ["from a secondary source"]
        assert columns["certainty_code"] == ["secondary"]
        assert pl.DataFrame(columns).schema["checked_on"] == pl.Date

    def test_statuses_of_which_the_first_has_no_due_date(self) -> None:
        """Every column is there whatever the first rows lack, and codes stand beside labels."""
        issued = [None, date(2014, 9, 18)]
        people = [Person(reference=f"S{k}", certificates=[Certificate(issued_on=day)]) for k, day in enumerate(issued)]
        statuses = [recheck_status(person, YORK_2017, on=date(2017, 9, 19)) for person in people]
        frame = pl.DataFrame(rows(statuses, iso_dates=True))
        assert frame["due_on"].to_list() == [None, "2017-09-18"]
        assert frame["standing"].to_list() == ["date unknown", "overdue"]
        assert frame["standing_code"].to_list() == ["unknown_date", "overdue"]
        assert frame["evidence_kind_code"].to_list() == [None, "certificate"]
        assert [*rows([], kind=RecheckStatus)] == frame.columns

    def test_a_gap_among_numbers_is_printed(self) -> None:
        table = Table(caption="Waves", columns=("Wave", "n"), rows=[("2017", 112), ("2018", Gap("not asked"))])
        assert rows(table) == {"wave": ["2017", "2018"], "n": ["112", "not asked"]}
        assert list(pd.DataFrame(rows(table)).columns) == ["wave", "n"]

    def test_numbers_and_nothing(self) -> None:
        table = Table(caption="", columns=("n", "m"), rows=[(1, Decimal("2.5")), (None, None)])
        assert rows(table) == {"n": [1, None], "m": [Decimal("2.5"), None]}

    def test_a_table_without_rows(self) -> None:
        assert rows(Table(caption="", columns=("n",), rows=())) == {"n": []}

    def test_names_are_masked(self) -> None:
        assert "Invented" not in str(rows([Person(reference="S1", name=PersonName("Invented Person"))]))

    def test_several_kinds_and_none(self) -> None:
        for several in ([], [7], [Share(1, 2), Person(reference="S1")]):
            with pytest.raises(InvalidRecordError, match="of one kind"):
                rows(several)


def test_a_mapping_is_told_by_how_much_it_holds() -> None:
    """What a cell cannot show is counted, and no day of a child stands in it."""
    child = ChildEvents(moments={"care began": [date(2017, 4, 3)], "review": []})
    assert rows([child])["moments"] == ["<2>"]
