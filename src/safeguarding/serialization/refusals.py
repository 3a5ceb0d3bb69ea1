"""Everything that was refused while a file's data became records, as faults with their path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cattrs import BaseValidationError, ForbiddenExtraKeysError
from cattrs.errors import AttributeValidationNote, IterableValidationNote

from safeguarding.errors import InvalidRecordError, ParseError, SafeguardingError
from safeguarding.faults import Fault, Place
from safeguarding.serialization.containers import field_names
from safeguarding.texts import closest_names

Path = tuple[str | int, ...]


def refusals(error: Exception, path: Path = ()) -> Iterator[Fault]:
    """The faults in a structuring error, outermost first, each with its path: ``$.judgements[2].grade``."""
    if isinstance(error, BaseValidationError):
        for each in error.exceptions:
            yield from refusals(each, _path(each, path))
    elif isinstance(error, ForbiddenExtraKeysError):
        yield from (_unknown_key(key, error.cl, path) for key in sorted(error.extra_fields, key=str))
    elif isinstance(error, KeyError) and not isinstance(error, SafeguardingError):
        # cattrs asked for the path's last key
        yield Fault(place=Place(path=path[:-1]), problem=f"the key {path[-1]!r} is missing", remedy=f"add {path[-1]!r}")
    else:
        yield _refusal(error, path)


def _path(error: Exception, path: Path) -> Path:
    """The path of one of an error's parts, from the note that cattrs leaves on it."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return (*path, note.name)
        if isinstance(note, IterableValidationNote):
            return (*path, note.index)
    return path


def _unknown_key(key: object, kind: Any, path: Path) -> Fault:
    known = field_names(kind)
    meant = closest_names(str(key), known, limit=1)
    hint = f"did you mean {meant[0]!r}?" if meant else f"known keys: {', '.join(known)}"
    return Fault(place=Place(path=(*path, str(key))), problem="an unknown key", remedy=hint)


def _refusal(error: Exception, path: Path) -> Fault:
    if not isinstance(error, SafeguardingError):
        return Fault(place=Place(path=path), problem=f"not readable ({type(error).__name__})", remedy="check the value")
    if isinstance(error, ParseError) and error.is_unread:
        return Fault(place=Place(path=path), found=error.found, problem="cannot be read", remedy=error.remedy)
    expected = f"expected {error.expected}" if isinstance(error, ParseError) and error.expected else ""
    stand_together = isinstance(error, InvalidRecordError)
    otherwise = "check the values that stand together here" if stand_together else "check the value"
    return Fault(place=Place(path=path), problem=error.problem, remedy=error.remedy or expected or otherwise)
