"""Due dates and standings from days alone, as frames and arrays hold them."""

from datetime import date, datetime

import pandas as pd
import pytest

import safeguarding as sg
from safeguarding.dates.periods import Period
from safeguarding.dbs.plain_dates import due_dates, recheck_standing
from safeguarding.dbs.published_policies import YORK_2017
from safeguarding.dbs.standings import Standing
from safeguarding.errors import InvalidRecordError

ON = date(2017, 9, 19)


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

    @pytest.mark.parametrize("wrong", ["2014-09-19", "01/02/2014", 20140919, 41901.0, datetime(2014, 9, 19, 10)])  # noqa: DTZ001
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
