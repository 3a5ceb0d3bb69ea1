"""Every record as a field of a pydantic model, of a dataclass of pydantic's or of a FastAPI route.

Only pydantic itself imports this module, through ``Record``. What is refused is named by its path, and is never shown:
pydantic's own errors repeat their input, which here may be a person's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set as AbstractSet
from typing import Any, get_origin

from safeguarding.errors import FaultyInputError
from safeguarding.extras import optional
from safeguarding.faults import Fault
from safeguarding.serialization.documents import from_data, to_data
from safeguarding.serialization.json_schemas import inline_schema

with optional("pydantic", "pydantic_core", task="a record as a field of a pydantic model"):
    from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, ValidationError, core_schema


def field_of(kind: Any) -> CoreSchema:
    """How pydantic reads, writes and describes a record: as ``from_data``, ``to_data`` and ``json_schema`` do.

    A record that is there already is taken as it is. One stays a record in ``model_dump()``, and is data in JSON.

    Raises:
        ValidationError: of pydantic, when data is read, with every fault.
        InvalidRecordError: for a record that is not written as JSON.

    Examples:
        >>> from pydantic import TypeAdapter, ValidationError
        >>> from safeguarding.numbers.shares import Share
        >>> shares = TypeAdapter(list[Share])
        >>> shares.validate_json('[{"count": 35, "base": 139}]')
        [Share(count=35, base=139)]
        >>> try:
        ...     shares.validate_python([{"count": "Invented Person", "base": 139}])
        ... except ValidationError as error:
        ...     print(error.errors()[0]["loc"], error.errors()[0]["msg"])
        (0, 'count') cannot be read; expected a whole number
    """
    record = get_origin(kind) or kind
    described = inline_schema(kind)

    def read(data: object) -> Any:
        if isinstance(data, record):
            return data
        try:
            return from_data(data, kind)
        except FaultyInputError as error:
            raise _refused(record.__name__, error, data, frozenset(_keys(described))) from None

    return core_schema.no_info_plain_validator_function(
        read,
        serialization=core_schema.plain_serializer_function_ser_schema(to_data, when_used="json"),
        metadata={"pydantic_js_functions": [lambda _schema, _handler: described]},
    )


def _refused(name: str, error: FaultyInputError, data: object, known: AbstractSet[str]) -> ValidationError:
    words = frozenset(_all_words(data, known))
    return ValidationError.from_exception_data(
        name,
        [
            InitErrorDetails(
                # a message is given as a value, since pydantic reads braces in it
                type=PydanticCustomError("safeguarding", "{problem}", {"problem": _without(words, fault)}),
                loc=tuple(_of_the_record(fault.place.path or (), known)),
                input=None,
            )
            for fault in error.faults
        ],
    )


def _of_the_record(path: Iterable[str | int], known: AbstractSet[str]) -> Iterator[str | int]:
    """The path as far as its keys are the record's own: any other key is the input's, and may be a name."""
    for step in path:
        if isinstance(step, str) and step not in known:
            return
        yield step


# such as "is", "or", "an", which no message can do without
_SHORT = 2
_WORD = re.compile(r"[^\W_]+")


def _without(words: AbstractSet[str], fault: Fault) -> str:
    """What is wrong and what would be right, each only where it repeats no word of the input."""
    said = [each for each in (fault.problem, fault.remedy) if each and words.isdisjoint(_words(each))]
    return "; ".join(said) or "cannot be read"


def _words(text: str) -> Iterator[str]:
    """The words that could tell something of anybody."""
    return (each for each in _WORD.findall(text.casefold()) if len(each) > _SHORT or each.isdigit())


def _all_words(data: object, known: AbstractSet[str]) -> Iterator[str]:
    """Every word and number of the input, those of keys of no record included."""
    if isinstance(data, Mapping):
        for key, value in data.items():
            if key not in known:
                yield from _words(str(key))
            yield from _all_words(value, known)
    elif isinstance(data, list | tuple | set | frozenset):
        for each in data:
            yield from _all_words(each, known)
    else:
        yield from _words(str(data))


def _keys(schema: object) -> Iterator[str]:
    """The keys that the tables of a schema can have."""
    if isinstance(schema, Mapping):
        properties = schema.get("properties")
        if isinstance(properties, Mapping):
            yield from properties
        for each in schema.values():
            yield from _keys(each)
    elif isinstance(schema, list):
        for each in schema:
            yield from _keys(each)
