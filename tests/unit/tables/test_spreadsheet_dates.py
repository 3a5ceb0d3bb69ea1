"""Date cells as spreadsheets leave them."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from safeguarding.tables.spreadsheet_dates import (
    CellState,
    DateColumn,
    DateOrder,
    DateSystem,
    date_order,
    read_date_cell,
)

UK, US = DateOrder.DAY_FIRST, DateOrder.MONTH_FIRST
THE_DAY = date(2014, 9, 19)


def read(cell: str, order: DateOrder = UK, system: DateSystem = DateSystem.FROM_1900) -> date | None:
    return read_date_cell(cell, order=order, system=system).on


def state(cell: str, order: DateOrder = UK) -> CellState:
    return read_date_cell(cell, order=order, system=DateSystem.FROM_1900).state


class TestForms:
    """Every usual form of one day is that day."""

    @pytest.mark.parametrize(
        "cell",
        [
            "19/09/2014",
            "19-09-2014",
            "19.09.2014",
            "19/9/14",
            "2014-09-19",
            "2014/09/19",
            "2014-09-19T00:00:00",
            "19/09/2014 00:00",
            "19 September 2014",
            "19th Sept 2014",
            "Fri 19 Sep 2014",
            "19-Sep-14",
            "19 Sep 14",
            "September 19, 2014",
            "Fri Sep 19 2014",
            "\u00a019/09/2014\u00a0",
            "\ufeff19/09/2014",
            "41901",
            "41901.0",
        ],
    )
    def test_the_same_day(self, cell: str) -> None:
        assert read(cell) == THE_DAY

    @pytest.mark.parametrize(("cell", "expected"), [("01/01/29", date(2029, 1, 1)), ("01/01/30", date(1930, 1, 1))])
    def test_two_digit_years_turn_at_30(self, cell: str, expected: date) -> None:
        found = read_date_cell(cell, order=UK, system=DateSystem.FROM_1900)
        assert (found.on, found.is_short_year) == (expected, True)

    @pytest.mark.parametrize(
        "cell",
        [
            "31/02/2020",
            "19/13/2014",
            "00/01/1900",
            "01/01/1900",
            "31/12/9999",
            "asked HR",
            "2014",
            "1234567",
            "9" * 500,
        ],
    )
    def test_unreadable(self, cell: str) -> None:
        assert state(cell) is CellState.UNREADABLE
        assert read(cell) is None

    @pytest.mark.parametrize("cell", ["", "  ", "N/A", "-", "none", "\u00a0"])
    def test_blank(self, cell: str) -> None:
        assert state(cell) is CellState.BLANK

    @pytest.mark.parametrize("cell", ["TBC", "pending", "Awaiting"])
    def test_pending(self, cell: str) -> None:
        assert state(cell) is CellState.PENDING

    @pytest.mark.parametrize(
        ("text", "on"),
        [
            *(("Applied 15/12/2023", date(2023, 12, 15)), ("DBS applied for 15.12.23", date(2023, 12, 15))),
            *(("Re-applied 15/12/2023", date(2023, 12, 15)), ("Expires 15/12/2023", None), ("Applied soon", None)),
        ],
    )
    def test_the_day_of_an_application_may_follow_the_word(self, text: str, on: date | None) -> None:
        found = read_date_cell(text, order=UK, system=DateSystem.FROM_1900)
        assert (found.on, found.state is CellState.APPLIED) == (on, on is not None)

    def test_free_text_about_an_application(self) -> None:
        found = read_date_cell("*** Applied on Tue Oct 1 2019", order=UK, system=DateSystem.FROM_1900)
        assert (found.state, found.on) == (CellState.APPLIED, date(2019, 10, 1))


class TestDaySystems:
    """Day numbers count from 1900, with the leap day that never was, or from 1904."""

    def test_published_day_numbers(self) -> None:
        # 1 January 2000 is day 36526 of the 1900 system and 35064 of the 1904 system
        assert read("36526") == date(2000, 1, 1)
        assert read("35064", system=DateSystem.FROM_1904) == date(2000, 1, 1)

    @given(st.integers(20_000, 80_000))
    def test_the_two_are_1462_days_apart(self, number: int) -> None:
        early, late = read(str(number)), read(str(number), system=DateSystem.FROM_1904)
        assert early is not None
        assert late is not None
        assert late - early == timedelta(days=1462)


class TestOrder:
    """The British order, unless the column as a whole shows the American one."""

    @pytest.mark.parametrize(
        ("cells", "expected"),
        [
            (["03/04/2017", "05/06/2017"], DateOrder.AMBIGUOUS),
            (["03/03/2017"], UK),
            (["2017-06-25", "03/04/2017"], DateOrder.AMBIGUOUS),
            (["2017-06-05", "06/25/2017"], DateOrder.HALF_CONVERTED),
            (["2017-06-05", "25/06/2017"], DateOrder.HALF_CONVERTED),
            (["2017-06-13", "06/25/2017"], US),
            (["03/04/2017", "25/06/2017"], UK),
            (["03/04/2017", "06/25/2017"], US),
            (["25/06/2017", "06/25/2017"], DateOrder.UNDECIDED),
            (["25/06/2017"] * 10 + ["06/25/2017"], UK),
            (["25/06/2017"] + ["06/25/2017"] * 10, US),
            (["2017-06-25", "nonsense", ""], UK),
            ([], UK),
        ],
    )
    def test_by_the_column(self, cells: list[str], expected: DateOrder) -> None:
        assert date_order(cells) is expected

    def test_in_an_undecided_column_only_clear_cells_are_read(self) -> None:
        undecided = DateOrder.UNDECIDED
        assert read("25/06/2017", undecided) == read("06/25/2017", undecided) == date(2017, 6, 25)
        assert read("07/07/2017", undecided) == date(2017, 7, 7)
        assert state("03/04/2017", undecided) is CellState.UNREADABLE

    def test_a_slip_in_a_clear_column_is_unreadable_and_not_turned_round(self) -> None:
        assert state("06/25/2017") is CellState.UNREADABLE

    @given(st.lists(st.dates(date(2002, 3, 1), date(2029, 12, 31)), min_size=1), st.booleans())
    def test_a_column_of_one_order_is_read_or_left_unknown_never_changed(
        self,
        days: list[date],
        american: bool,  # noqa: FBT001 - hypothesis passes it
    ) -> None:
        shape = "%m/%d/%Y" if american else "%d/%m/%Y"
        cells = [f"{day:{shape}}" for day in days]
        column = DateColumn.of(cells, DateSystem.FROM_1900)
        if column.order is (US if american else UK):
            assert [column.read(cell).on for cell in cells] == days
        elif american:
            assert all(day.day <= 12 for day in days)


@given(st.text())
def test_any_text_is_read_as_something(text: str) -> None:
    """No cell ends in an error."""
    assert isinstance(state(text), CellState)


class TestExports:
    """What systems export for a day is read as that day; what may be another day is unreadable, or says so."""

    @pytest.mark.parametrize(
        ("cell", "on", "problem"),
        [
            ("20210919", date(2021, 9, 19), ""),
            ("Sept 19 2021", date(2021, 9, 19), ""),
            ("19/09/2021 00:00", date(2021, 9, 19), ""),
            ("2021-09-19T00:00:00+01:00", date(2021, 9, 19), ""),
            ("2014-09-30T23:00:00Z", date(2014, 10, 1), "a moment in universal time"),
            ("2014-10-01T00:00:00Z", date(2014, 10, 1), ""),
            ("2014-12-31T23:00:00Z", date(2014, 12, 31), ""),
            ("2014-10-25T23:00:00.000Z", date(2014, 10, 26), "a moment in universal time"),
            ("2014-10-26T23:00:00Z", date(2014, 10, 26), ""),
            ("2014-09-30 23:00:00", None, "an hour before midnight: this day, or the day after"),
            ("20211319", None, "the calendar has no such day"),
        ],
    )
    def test_days(self, cell: str, on: date | None, problem: str) -> None:
        found = read_date_cell(cell, order=UK, system=DateSystem.FROM_1900)
        assert (found.on, found.problem) == (on, problem)

    def test_a_half_converted_column(self) -> None:
        """Its real dates are not known, unless day and month are one number; its texts show their own order."""
        column = DateColumn.of(["2017-06-05", "2017-07-07", "06/25/2017"], DateSystem.FROM_1900)
        assert [column.read(text).on for text in ("2017-06-05", "2017-07-07", "06/25/2017")] == [
            None,
            date(2017, 7, 7),
            date(2017, 6, 25),
        ]


class TestShortYears:
    """Of which hundred years two digits are, the column tells: by its whole years, or by what lies together."""

    @pytest.mark.parametrize(
        ("cells", "years"),
        [
            (["19/09/14", "19/09/85"], [2014, 1985]),
            (["01/04/2026", "01/04/31"], [2026, 2031]),
            (["01/04/2016", "01/04/31", "01/04/98"], [2016, 2031, 1998]),
            (["01/04/1975", "01/04/31"], [1975, 1931]),
            (["01/04/28", "1 April 33"], [2028, 2033]),
            (["01/04/98", "01/04/03"], [1998, 2003]),
            (["01/04/31"], [1931]),
        ],
    )
    def test_years(self, cells: list[str], years: list[int]) -> None:
        column = DateColumn.of(cells, DateSystem.FROM_1900)
        assert [found.year for cell in cells if (found := column.read(cell).on)] == years

    def test_a_leap_day_that_the_other_century_lacks(self) -> None:
        column = DateColumn.of(["29/02/00", "01/04/1901"], DateSystem.FROM_1900)
        assert column.read("29/02/00").state is CellState.UNREADABLE


@pytest.mark.parametrize(
    ("cell", "state"),
    [
        ("3 Foo 2019", CellState.UNREADABLE),
        ("Foo 3 2019", CellState.UNREADABLE),
        ("applied on 31/02/2019", CellState.UNREADABLE),
    ],
)
def test_a_word_that_is_no_month_is_no_date(cell: str, state: CellState) -> None:
    """Nor is a day of application that no calendar has: neither is anybody's check."""
    found = read_date_cell(cell, order=DateOrder.DAY_FIRST, system=DateSystem.FROM_1900)
    assert (found.state, found.on) == (state, None)
