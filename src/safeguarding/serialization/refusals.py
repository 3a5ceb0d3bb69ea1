"""Everything that was refused while a file's data became records, as faults with their path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from cattrs import BaseValidationError, ForbiddenExtraKeysError
from cattrs.errors import AttributeValidationNote, IterableValidationNote

from safeguarding.errors import InvalidRecordError, ParseError, SafeguardingError, UnknownNameError
from safeguarding.faults import Fault, Place
from safeguarding.serialization.containers import field_names
from safeguarding.serialization.personal_kinds import holds_secrets, is_about_a_person
from safeguarding.texts import closest_names

Path = tuple[str | int, ...]


def refusals(error: Exception, kind: Any, path: Path = (), *, is_masked: bool = False) -> Iterator[Fault]:
    """The faults in a structuring error, outermost first, each with its path: ``$.judgements[2].grade``.

    Of what is about a person nothing is shown that stood there, whatever field it stood in: a name is often one column
    away from where it belongs.

    Args:
        error: The error.
        kind: What should have stood at the path.
        path: Where it arose.
        is_masked: Whether it stands within what is about a person.
    """
    is_masked = is_masked or is_about_a_person(kind)
    if isinstance(error, BaseValidationError):
        for each in error.exceptions:
            step, part = _step(each, kind)
            yield from refusals(each, part, (*path, *step), is_masked=is_masked)
    elif isinstance(error, ForbiddenExtraKeysError):
        yield from (_unknown_key(key, error.cl, path, is_masked) for key in sorted(error.extra_fields, key=str))
    elif isinstance(error, KeyError) and not isinstance(error, SafeguardingError):
        # cattrs asked for the path's last key
        yield Fault(place=Place(path=path[:-1]), problem=f"the key {path[-1]!r} is missing", remedy=f"add {path[-1]!r}")
    else:
        yield _refusal(error, path, is_masked=is_masked or holds_secrets(kind))


def _step(error: Exception, kind: Any) -> tuple[Path, Any]:
    """From an error to one of its parts: the step, and what should stand there, from the note that cattrs leaves on it."""
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return (note.name,), note.type
        if isinstance(note, IterableValidationNote):
            return (note.index,), note.type
    return (), kind


def _unknown_key(key: object, kind: Any, path: Path, is_masked: bool) -> Fault:  # noqa: FBT001 - as above
    known = field_names(kind)
    meant = closest_names(str(key), known, limit=1)
    hint = f"did you mean {meant[0]!r}?" if meant else f"known keys: {', '.join(known)}"
    shown = str(key) if meant or not is_masked else _NOT_SHOWN
    return Fault(place=Place(path=(*path, shown)), problem="an unknown key", remedy=hint)


# a key that is none of ours may be a name
_NOT_SHOWN = "***"


def _refusal(error: Exception, path: Path, *, is_masked: bool) -> Fault:
    if not isinstance(error, SafeguardingError):
        return Fault(place=Place(path=path), problem=f"not readable ({type(error).__name__})", remedy="check the value")
    expected = f"expected {error.expected}" if isinstance(error, ParseError) and error.expected else ""
    if isinstance(error, ParseError) and error.is_unread:
        found = "" if is_masked else error.found
        return Fault(place=Place(path=path), found=found, problem="cannot be read", remedy=error.remedy)
    stand_together = isinstance(error, InvalidRecordError)
    otherwise = "check the values that stand together here" if stand_together else "check the value"
    # what these two say may repeat what they were given
    is_hidden = is_masked and isinstance(error, ParseError | UnknownNameError) and not _is_masked_by_itself(error)
    problem = "cannot be read" if is_hidden else error.problem
    return Fault(place=Place(path=path), problem=problem, remedy=error.remedy or expected or otherwise)


def _is_masked_by_itself(error: SafeguardingError) -> bool:
    return isinstance(error, ParseError) and not error.found
