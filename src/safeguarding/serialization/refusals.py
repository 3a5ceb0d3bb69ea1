"""Everything that was refused while a file's data became records, as faults with their path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cattrs import BaseValidationError, ForbiddenExtraKeysError
from cattrs.errors import AttributeValidationNote, IterableValidationNote

from safeguarding.errors import InvalidRecordError, ParseError, SafeguardingError
from safeguarding.faults import Fault
from safeguarding.serialization.containers import field_names
from safeguarding.texts import closest_names


def refusals(error: Exception, path: str = "$") -> Iterator[Fault]:
    """The faults in a structuring error, outermost first, each with its path: ``$.judgements[2].grade``."""
    if isinstance(error, BaseValidationError):
        for each in error.exceptions:
            yield from refusals(each, _path(each, path))
    elif isinstance(error, ForbiddenExtraKeysError):
        yield from (_unknown_key(key, error.cl, path) for key in sorted(error.extra_fields, key=str))
    elif isinstance(error, KeyError) and not isinstance(error, SafeguardingError):
        table, _, key = path.rpartition(".")
        yield Fault(place=table or "$", problem=f"the key {key!r} is missing", remedy=f"add {key!r}")
    else:
        yield _refusal(error, path)


def _path(error: Exception, path: str) -> str:
    """The path of one of an error's parts, from the note that cattrs leaves on it."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return f"{path}.{note.name}"
        if isinstance(note, IterableValidationNote):
            return f"{path}[{note.index!r}]" if isinstance(note.index, str) else f"{path}[{note.index}]"
    return path


def _unknown_key(key: object, kind: Any, path: str) -> Fault:
    known = field_names(kind)
    meant = closest_names(str(key), known, limit=1)
    hint = f"did you mean {meant[0]!r}?" if meant else f"known keys: {', '.join(known)}"
    return Fault(place=f"{path}.{key}", problem="an unknown key", remedy=hint)


def _refusal(error: Exception, path: str) -> Fault:
    if isinstance(error, ParseError) and error.expected:
        told = str(error).removesuffix(f"; expected {error.expected}")
        unread = told.startswith("cannot read")
        problem = "cannot be read" if unread else told
        return Fault(
            place=path, found=error.found if unread else "", problem=problem, remedy=f"expected {error.expected}"
        )
    if isinstance(error, InvalidRecordError):
        return Fault(place=path, problem=str(error), remedy="check the values that stand together here")
    problem = str(error) if isinstance(error, SafeguardingError) else f"not readable ({type(error).__name__})"
    return Fault(place=path, problem=problem, remedy="check the value")
