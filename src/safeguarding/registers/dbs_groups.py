"""Cells that stand for one record together: a post, a status check, an absence.

Few of them differ in a whole register, so every group that differs is read once, by the reader of single rows. What
that reader has the least doubt about is left to it, row by row.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import repeat
from typing import Generic, TypeVar

import attrs

from safeguarding.registers.bodies import Cells, TableBody
from safeguarding.registers.dbs_rows import RowReader
from safeguarding.registers.grids import Row
from safeguarding.registers.headers import Header

Record = TypeVar("Record")


@attrs.frozen(eq=False)
class Group(Generic[Record]):
    """What a table holds in some columns side by side, read.

    Attributes:
        fields: The columns, of those that the table has.
        records: What stands for what, without the groups that are in doubt; None stands for nothing recorded.
        doubtful: The positions of the rows whose group is in doubt.
    """

    fields: tuple[str, ...]
    records: Mapping[Cells, Record | None] = attrs.field(repr=False)
    doubtful: frozenset[int] = attrs.field(repr=False)

    @classmethod
    def of(
        cls,
        body: TableBody,
        reader: RowReader,
        fields: Iterable[str],
        read: Callable[[RowReader], Record | None],
    ) -> Group[Record]:
        """The group of a table's columns, each that differs read by a reader of single rows."""
        present = tuple(field for field in fields if field in reader.header.positions)
        differing = body.distinct(*present) if present else frozenset({()})
        records: dict[Cells, Record | None] = {}
        for cells in differing:
            apart = _reader_of(present, cells, reader)
            record = read(apart)
            if not apart.problems and not any(column.short_years for column in apart.date_columns.values()):
                records[cells] = record
        return cls(present, records, frozenset(body.positions_of(differing - records.keys(), *present)))

    def by_row(self, body: TableBody) -> Iterable[Record | None]:
        """The record of every row in turn; that of a row in doubt means nothing."""
        if not self.fields:
            return repeat(self.records[()], len(body))
        return map(self.records.get, zip(*map(body.cells, self.fields), strict=True))


def _reader_of(fields: tuple[str, ...], cells: Cells, reader: RowReader) -> RowReader:
    """A reader of these cells alone, so that what it finds wrong is not told twice."""
    row = Row(0, fields)
    header = Header(row=row, positions={field: k for k, field in enumerate(fields)}, faults=())
    columns = {
        field: attrs.evolve(column, short_years=0) for field, column in reader.date_columns.items() if field in fields
    }
    apart = RowReader(header=header, date_columns=columns)
    apart.start(attrs.evolve(row, cells=cells))
    return apart
