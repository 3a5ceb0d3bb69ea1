"""A column of dates from which others are worked out, a period earlier: issue dates from the days on which checks expire."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from safeguarding.dates.due import period_before
from safeguarding.dates.periods import Period
from safeguarding.errors import InvalidRecordError, OutOfCoverageError
from safeguarding.records import Record
from safeguarding.tables.short_years import first_year_of
from safeguarding.tables.spreadsheet_dates import CellState, DateCell, DateColumn, DateSystem, date_order


@attrs.frozen
class ShiftedColumn(DateColumn):
    """A date column, each of whose days is taken a period earlier.

    Attributes:
        back: The period.

    Examples:
        >>> ShiftedDates(Period(years=3))(["19/09/2017"], DateSystem.FROM_1900).read("19/09/2017").on
        datetime.date(2014, 9, 19)
    """

    back: Period = attrs.field(default=Period(), kw_only=True)

    def read(self, cell: str) -> DateCell:
        """What a cell holds, a period earlier."""
        found = DateColumn.read(self, cell)
        if found.on is None:
            return found
        try:
            return attrs.evolve(found, on=period_before(found.on, self.back))
        except OutOfCoverageError:
            return DateCell(state=CellState.UNREADABLE, problem="a year long past")


@attrs.frozen
class ShiftedDates(Record):
    """Looks through a column whose days are taken a period earlier.

    Attributes:
        back: The period, which is above nothing.
    """

    back: Period

    def _check(self) -> None:
        if self.back.working_days or not (self.back.total_months or self.back.total_days):
            raise InvalidRecordError(
                f"an interval between a check and the next is in years, months or days, not {self.back}"
            )

    def __call__(self, cells: Iterable[str], system: DateSystem) -> ShiftedColumn:
        """The column with these cells."""
        texts = frozenset(cells)
        return ShiftedColumn(date_order(texts), system, texts, first_year_of(texts), back=self.back)
