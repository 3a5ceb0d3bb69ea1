"""Typed cells: one way to print each, and plain data for programs."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.standings import Standing
from safeguarding.disclosure.protection import ProtectedNumber
from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.shares import Share
from safeguarding.pages.cells import Beside, Cell, Code, Gap, Percentage, Points, Span, as_data, printed, shown_share
from safeguarding.pages.tables import Table

HIDDEN = ProtectedNumber(symbol="c")


@pytest.mark.parametrize(
    ("cell", "words", "data"),
    [
        (None, "", None),
        ("text", "text", "text"),
        (460, "460", 460),
        (date(2017, 5, 4), "4 May 2017", "2017-05-04"),
        (Decimal("29.0"), "29.0", 29.0),
        (Period(years=3), "3 years", "3 years"),
        (
            DateRange(date(2017, 9, 19), date(2017, 9, 30)),
            "19 – 30 September 2017",
            {"starts_on": "2017-09-19", "ends_on": "2017-09-30"},
        ),
        (Standing.DUE_SOON, "due within the window", {"code": "due_soon", "label": "due within the window"}),
        (shown_share(Share(460, 491), places=1), "93.7%", {"count": 460, "base": 491, "percentage": 93.7}),
        (shown_share(Share(1, 4), beside=Beside.COUNT), "1 (25%)", {"count": 1, "base": 4, "percentage": 25}),
        (
            Percentage(percentage=51, questions=3, interval=(Decimal(41), Decimal(61))),
            "51% (3 questions; 41% to 61%)",
            {"questions": 3, "percentage": 51, "interval": {"lower": 41, "upper": 61}},
        ),
        (
            Percentage(percentage=ProtectedNumber(40), is_rounded=True),
            "40% (rounded)",
            {"percentage": 40, "is_rounded": True},
        ),
        (
            Percentage(percentage=HIDDEN, count=30, beside=Beside.COUNT),
            "30 (c%)",
            {"count": 30, "percentage": {"hidden": "c"}},
        ),
        (Points(Decimal(-5)), "-5", -5),
        (Span(29, 39), "29 to 39", {"lower": 29, "upper": 39}),
        (ProtectedNumber(12), "12", 12),
        (HIDDEN, "c", {"hidden": "c"}),
        (Gap("not stated"), "not stated", {"missing": "not stated"}),
        (Code(code="consistent", label="consistent"), "consistent", {"code": "consistent", "label": "consistent"}),
    ],
)
def test_each_kind_of_cell(cell: Cell, words: str, data: Any) -> None:  # noqa: ANN401 - JSON data
    """Words for people; ISO dates, numbers and codes for programs; of a hidden number its symbol alone."""
    assert printed(cell) == words
    assert as_data(cell) == data
    assert type(as_data(cell)) is type(data)


def test_a_table_takes_cells_only() -> None:
    """What is no cell is refused at the door, and not shown."""
    with pytest.raises(InvalidRecordError, match=r"Table\.rows"):
        Table(caption="made up", columns=("a",), rows=[([1, 2],)])  # type: ignore[list-item]
    with pytest.raises(InvalidRecordError, match="has not 2 cells"):
        Table(caption="made up", columns=("a", "b"), rows=[("only one",)])
