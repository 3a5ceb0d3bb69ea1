"""People written as a register that is read back as the same people."""

from __future__ import annotations

import enum
import itertools
from collections.abc import Iterable, Iterator
from datetime import date

from safeguarding.dbs.people import Person
from safeguarding.readers.dbs.fields import FIELDS, RegisterField
from safeguarding.readers.dbs.records import FIELDS_OF, PARTS
from safeguarding.secrets import Secret
from safeguarding.tables.typed_tables import TypedTable, Value

# of two columns that say one thing the first is written
_WRITTEN = tuple(
    {
        (each.part, each.attribute or each.field): each for each in reversed(FIELDS) if each.attribute or each.write
    }.values()
)[::-1]
_PARTS = tuple(part.name for part in PARTS if part.name == part.kept_in)


def register_table(people: Iterable[Person]) -> TypedTable:
    """Whole people as a register that :func:`~safeguarding.readers.dbs.registers.read_register` reads back.

    A person has as many rows as the longest of their records needs. Certificate numbers are written whole: the file
    is the register.

    Examples:
        >>> from safeguarding.dbs.checks import Certificate
        >>> table = register_table([Person(reference="S1", certificates=[Certificate(issued_on=date(2014, 9, 19))])])
        >>> {column: cell for column, cell in zip(table.columns, table.rows[0], strict=True) if cell is not None}
        {'Staff reference': 'S1', 'DBS required': 'yes', 'Issue date': datetime.date(2014, 9, 19)}
    """
    return TypedTable(
        name="Register",
        columns=[field.headers[0].capitalize().replace("Dbs", "DBS").replace("dbs", "DBS") for field in _WRITTEN],
        rows=[tuple(row.get(field.field) for field in _WRITTEN) for person in people for row in _rows(person)],
    )


def _rows(person: Person) -> Iterator[dict[str, Value]]:
    own = _cells(person, FIELDS_OF[""])
    groups = ([_cells(record, FIELDS_OF[part]) for record in getattr(person, part)] for part in _PARTS)
    for cells in itertools.zip_longest(*groups, fillvalue={}):
        row = dict(own)
        for each in cells:
            row |= each
        yield row


def _cells(record: object, fields: Iterable[RegisterField]) -> dict[str, Value]:
    return {
        field.field: field.write(record) if field.write else _cell(getattr(record, field.attribute))
        for field in fields
        if field.attribute or field.write
    }


def _cell(value: object) -> Value:
    if value is None or isinstance(value, date):
        return value
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Secret):
        return value.reveal() or None
    return str(value.value if isinstance(value, enum.Enum) else value) or None
