"""Records and closed lists of words in Django models: a JSON field that holds a record, and choices of a field."""

from enum import Enum
from importlib import import_module
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.module_loading import import_string

import safeguarding as sg


def choices_of(kind: type[Enum]) -> list[tuple[str, str]]:
    """The choices of a ``CharField`` that holds a word of a closed list: kept by its name, shown by its label."""
    return [(each.name, str(each)) for each in kind]


class RecordField(models.JSONField):
    """A field of one kind of record: ``RecordField(sg.Episode)``."""

    def __init__(self, kind: type[Any] | str, **options: Any) -> None:
        self.kind: type[Any] = import_string(kind) if isinstance(kind, str) else kind
        super().__init__(**options)

    def deconstruct(self) -> Any:
        """For migrations, which outlive releases: the record by its public name, and not by its module."""
        name, path, given, options = super().deconstruct()
        module, record = self.kind.__module__, self.kind.__name__
        package = ".".join(module.split(".")[:2])
        public = hasattr(import_module(package), record)
        return name, path, [f"{package if public else module}.{record}", *given], options

    def get_prep_value(self, value: Any) -> Any:
        """To the database."""
        return super().get_prep_value(sg.to_data(value) if isinstance(value, self.kind) else value)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """From the database."""
        data = super().from_db_value(value, expression, connection)
        return None if data is None else sg.from_data(data, self.kind, name=self.name or "the field")

    def to_python(self, value: Any) -> Any:
        """From a form or a fixture. What is wrong is said by its place, and not repeated."""
        if value is None or isinstance(value, self.kind):
            return value
        try:
            return sg.from_data(value, self.kind, name=self.name or "the field")
        except sg.FaultyInputError as error:
            places = ", ".join(str(fault.place) for fault in error.faults)
            raise ValidationError(f"no {self.kind.__name__}: see {places}") from None

    def validate(self, value: Any, model_instance: Any) -> None:
        """A record was checked when it was made."""
        models.Field.validate(self, value, model_instance)

    def value_from_object(self, obj: Any) -> Any:
        """For a form of what is stored, as in the admin."""
        return sg.to_data(super().value_from_object(obj))

    def value_to_string(self, obj: Any) -> Any:
        """For fixtures."""
        return self.value_from_object(obj)
