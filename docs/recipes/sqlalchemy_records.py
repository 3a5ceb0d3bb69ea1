"""A record in a column of a table, as JSON: SQLAlchemy 2, any database that has a type for JSON or for text."""

from typing import Any

from sqlalchemy import JSON, Dialect
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeDecorator

import safeguarding as sg


class RecordType(TypeDecorator[Any]):
    """A column of one kind of record: ``mapped_column(RecordType(sg.Episode))``.

    What is read is checked as a file is. A register's people stand whole in it, names and numbers included: such a
    column is to be kept as the register is, and the engine made with ``hide_parameters=True``.
    """

    # nothing is NULL, as queries ask for it, and no JSON null; PostgreSQL compares JSONB, and no JSON
    impl = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
    cache_ok = True

    def __init__(self, kind: type[Any]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """To the database."""
        if value is not None and not isinstance(value, self.kind):
            # the value is not repeated: it may be a name
            raise TypeError(f"{type(value).__name__} stands where {self.kind.__name__} is wanted")
        return None if value is None else sg.to_data(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """From the database."""
        return None if value is None else sg.from_data(value, self.kind, name="the column")

    def coerce_compared_value(self, op: Any, value: Any) -> Any:
        """A record is compared as it is written."""
        return self
