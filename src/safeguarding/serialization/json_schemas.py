"""JSON Schemas (2020-12) of every record, made from the same types that reading and writing follow.

A schema says how a record is *written*. Readers take more: a word as it is printed, a period in other words, a range of
days as text. They also refuse more, since a schema cannot say that a count is above its base.
"""

from __future__ import annotations

import enum
import types
import typing
from collections.abc import Hashable, Iterable, Mapping, Sequence, Set as AbstractSet
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal, TypeVar, get_args, get_origin

import attrs

from safeguarding.dates.periods import Period
from safeguarding.dates.ranges import DateRange
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.dbs.policies import RecheckPolicy
from safeguarding.disclosure.tables import CellPlace
from safeguarding.errors import InvalidRecordError
from safeguarding.figures.claims import CLAIM_KINDS, Claim
from safeguarding.figures.stated import Stated
from safeguarding.inspections.scales import Grade, SocialCareGrade
from safeguarding.numbers.printed import PrintedFigure
from safeguarding.secrets import BirthDate, Secret
from safeguarding.serialization.containers import never_left_out
from safeguarding.serialization.dbs_policies import PolicyFile
from safeguarding.serialization.grades import SCALES

Schema = dict[str, Any]

SCHEMA_VERSION = 1
"""The version of the JSON formats of records. It rises when a file of before would no longer be read as it was."""

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string"}
_NULL: Schema = {"type": "null"}
_NONE: Schema = {"const": "none"}
_DATE: Schema = {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_SINGLE: Mapping[Any, Schema] = {
    str: _TEXT,
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    float: {"type": "number"},
    type(None): _NULL,
    bytes: {"type": "string", "pattern": "^([0-9a-f]{2})*$"},
    date: _DATE,
    BirthDate: _DATE,
    Decimal: {"type": "string", "pattern": r"^[-+]?[0-9]{1,200}(\.[0-9]{1,200})?$"},
    Fraction: {"type": "string", "pattern": "^-?[0-9]+(/[0-9]+)?$"},
    Period: {"type": "string", "pattern": "^[0-9]+ [a-z]", "examples": ["3 years", "15 working days"]},
    PrintedFigure: {"type": "string", "pattern": "[0-9]"},
    CertificateNumber: {"type": "string", "pattern": "^[0-9]{12}$"},
    CellPlace: {
        "type": "array",
        "items": {
            "anyOf": [
                _TEXT,
                {
                    "type": "object",
                    "properties": {"sum": {"const": True}},
                    "required": ["sum"],
                    "additionalProperties": False,
                },
            ]
        },
    },
}


def json_schema(kind: Any) -> Schema:
    """The JSON Schema of a record, as :func:`~safeguarding.serialization.documents.to_json` writes it.

    Records of records stand once each, under ``$defs``.

    Args:
        kind: A public record, or what holds some: ``Share``, ``Timeline[int]``, ``tuple[Plan, ...]``.

    Raises:
        InvalidRecordError: for a type that is not written as JSON.

    Examples:
        >>> from safeguarding.numbers.shares import Share
        >>> schema = json_schema(Share)
        >>> schema["$id"], schema["required"], schema["properties"]["count"]
        ('urn:safeguarding:schema:1:Share', ['count', 'base'], {'type': 'integer'})
    """
    shapes = _Shapes()
    whole = shapes.of(kind)
    if set(whole) == {"$ref"}:
        name = whole["$ref"].rpartition("/")[2]
        # it stays under its name too where it holds others of its kind
        whole = shapes.definitions[name] if _is_used_in(name, shapes.definitions) else shapes.definitions.pop(name)
    name = kind.__name__ if isinstance(kind, type) and get_origin(kind) is None else "Several"
    definitions = {"$defs": dict(sorted(shapes.definitions.items()))} if shapes.definitions else {}
    return {"$schema": _DIALECT, "$id": f"urn:safeguarding:schema:{SCHEMA_VERSION}:{name}", **whole, **definitions}


def inline_schema(kind: Any) -> Schema:
    """The schema as one piece without references, for a place in somebody else's: an OpenAPI document.

    Examples:
        >>> from safeguarding.dates.periods import Period
        >>> inline_schema(Period)["type"]
        'string'
    """
    return _Shapes(inline=True).of(kind)


def _is_used_in(name: str, definitions: Mapping[str, Schema]) -> bool:
    return f"'#/$defs/{name}'" in repr(definitions)


class _Shapes:
    """The schemas of types. Each record's is kept under its name and referred to, or stands inline."""

    def __init__(self, *, inline: bool = False) -> None:
        self.definitions: dict[str, Schema] = {}
        self._inline = inline
        self._kinds: dict[str, Any] = {}

    def of(self, kind: Any, given: Mapping[Any, Any] = types.MappingProxyType({})) -> Schema:
        """The schema of a type; ``given`` says what stands for the type variables of its record."""
        kind = given.get(kind, kind) if isinstance(kind, TypeVar) else kind
        if kind == Claim:
            return {"anyOf": [self.of(each) for each in CLAIM_KINDS.values()]}
        single = _single(kind)
        if single is not None:
            return dict(single)
        origin = get_origin(kind)
        parts = [given.get(part, part) if isinstance(part, TypeVar) else part for part in get_args(kind)]
        if origin in (typing.Union, types.UnionType):
            return _any_of(self.of(part, given) for part in parts)
        if attrs.has(origin or kind):
            return self._named(kind, origin or kind, parts)
        return self._container(kind, origin, parts, given)

    def _container(self, kind: Any, origin: Any, parts: list[Any], given: Mapping[Any, Any]) -> Schema:
        if origin is Mapping and get_origin(parts[0]) is tuple:
            place, value = self.of(parts[0], given), self.of(parts[1], given)
            return {"type": "array", "items": _table({"place": place, "value": value}, ["place", "value"])}
        if origin is Mapping:
            return {"type": "object", "additionalProperties": self.of(parts[1], given)}
        if origin is tuple and parts[-1] is not Ellipsis:
            several = [self.of(part, given) for part in parts]
            return {"type": "array", "prefixItems": several, "items": False, "minItems": len(several)}
        if origin in (tuple, Sequence, frozenset, AbstractSet, list):
            return {"type": "array", "items": self.of(parts[0], given)}
        raise _not_written(kind)

    def _named(self, kind: Any, record: Any, parts: list[Any]) -> Schema:
        if self._inline:
            return self._record(kind, record, parts)
        words = [getattr(part, "__name__", "Any") for part in parts]
        name = "_".join([record.__name__, *words])
        while self._kinds.setdefault(name, kind) != kind:
            name += "_"
        if name not in self.definitions:
            # before its fields are looked at, since one may hold another of its kind
            self.definitions[name] = {}
            self.definitions[name] = self._record(kind, record, parts)
        return {"$ref": f"#/$defs/{name}"}

    def _record(self, kind: Any, record: Any, parts: list[Any]) -> Schema:
        if record is RecheckPolicy:
            return {**self._record(PolicyFile, PolicyFile, []), **_said(record)}
        try:
            attrs.resolve_types(record)
        except NameError:
            # a type of an optional library
            raise _not_written(record) from None
        given = dict(zip(getattr(record, "__parameters__", ()), parts, strict=False))
        stated_none = dict(never_left_out(kind))
        fields = [field for field in attrs.fields(record) if field.init]
        shapes: Schema = {}
        for field in fields:
            shape = self.of(field.type, given)
            if field.name in stated_none:
                shape = _any_of([*shape["anyOf"], _NONE])
            shapes[field.name] = shape
        required = [field.name for field in fields if field.default is attrs.NOTHING]
        if record in CLAIM_KINDS.values():
            (word,) = [word for word, each in CLAIM_KINDS.items() if each is record]
            shapes, required = {"kind": {"const": word}, **shapes}, ["kind", *required]
        table = {**_said(record), **_table(shapes, required)}
        # these are also written as their text alone
        return {"anyOf": [_TEXT, table]} if record in (DateRange, Stated) else table


def _not_written(kind: Any) -> InvalidRecordError:
    name = getattr(kind, "__name__", kind)
    return InvalidRecordError(f"{name} is not written as JSON, so it has no JSON Schema")


def _single(kind: Any) -> Schema | None:
    """The schema of what is one value in JSON; None for a record or several values."""
    if kind == Period | None:
        return {"anyOf": [_SINGLE[Period], _NONE, _NULL]}
    if isinstance(kind, Hashable) and kind in _SINGLE:
        return _SINGLE[kind]
    if get_origin(kind) is Literal:
        return {"enum": list(get_args(kind))}
    return _of_class(kind) if isinstance(kind, type) and get_origin(kind) is None else None


def _of_class(kind: type) -> Schema | None:
    if issubclass(kind, Secret):
        return _TEXT
    if issubclass(kind, Grade):
        return _grades(kind)
    return {"enum": [each.name.lower() for each in kind]} if issubclass(kind, enum.Enum) else None


def _grades(kind: type[Grade]) -> Schema:
    """The grades of a scale, or of all where any will do."""
    scales: dict[str, type[Grade]] = {"": SocialCareGrade, **{f"{name}: ": scale for name, scale in SCALES.items()}}
    return {
        "enum": [
            f"{before}{grade.label}" for before, scale in scales.items() if issubclass(scale, kind) for grade in scale
        ]
    }


def _any_of(shapes: Iterable[Schema]) -> Schema:
    """One of several; each once."""
    options: list[Schema] = []
    for shape in shapes:
        options.extend(each for each in (shape["anyOf"] if set(shape) == {"anyOf"} else [shape]) if each not in options)
    return options[0] if len(options) == 1 else {"anyOf": options}


def _table(shapes: Schema, required: Sequence[str]) -> Schema:
    return {"type": "object", "properties": shapes, "required": list(required), "additionalProperties": False}


def _said(record: Any) -> Schema:
    """What a record is: the first sentence of its own documentation."""
    return {"title": record.__name__, "description": (record.__doc__ or record.__name__).strip().splitlines()[0]}
