"""What a published table of inspection outcomes holds, once it is read."""

from __future__ import annotations

import attrs

from safeguarding.faults import Fault
from safeguarding.inspections.records import Inspection
from safeguarding.records import Record
from safeguarding.tables.grids import Row


@attrs.frozen(kw_only=True)
class InspectionTable(Record):
    """What a table holds.

    Rows in = ``inspections`` + ``not_inspected`` + ``unread``; blank rows and the header are none of them. A row of a wide
    history, which has a group of columns for each inspection of an authority, holds several inspections.

    Attributes:
        name: The file's name.
        inspections: One for each row that could be read, in the table's order. A cell that could not be read leaves
            ``Absence.UNREADABLE`` or no date behind, and a fault.
        not_inspected: Authorities that the table lists without an inspection.
        unread: Rows from which no inspection could be made, totals among them.
        columns_unread: The titles of the columns that are not read; a published table always has some.
        columns_missing: The columns that it might have had: without one of kinds, each graded row is a full inspection.
        faults: Every cell that could not be read, with its place and what stood there.
    """

    name: str
    inspections: tuple[Inspection, ...]
    not_inspected: tuple[str, ...] = ()
    unread: tuple[Row, ...] = ()
    columns_unread: tuple[str, ...] = ()
    columns_missing: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
