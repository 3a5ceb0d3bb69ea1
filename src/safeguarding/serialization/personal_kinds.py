"""Which kinds of value are about a person, so that a fault shows nothing of what stood there."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any, get_args, get_origin

import attrs

from safeguarding.secrets import BirthDate, Secret
from safeguarding.typechecks import hints_of


@functools.cache
def holds_secrets(kind: Any) -> bool:
    """Whether a kind is a secret or a date of birth, or holds one at any depth.

    Examples:
        >>> from safeguarding.dates.ranges import DateRange
        >>> from safeguarding.dbs.people import Person
        >>> holds_secrets(tuple[Person, ...]), holds_secrets(DateRange)
        (True, False)
    """
    return any(issubclass(each, Secret | BirthDate) for each in _classes_in(kind, set()))


@functools.cache
def known_keys(kind: Any) -> frozenset[str]:
    """The keys of every record that a kind holds, at any depth.

    Examples:
        >>> from safeguarding.dbs.checks import Certificate
        >>> "issued_on" in known_keys(tuple[Certificate, ...])
        True
    """
    return frozenset(field.name for each in _classes_in(kind, set()) if attrs.has(each) for field in attrs.fields(each))


@functools.cache
def is_about_a_person(kind: Any) -> bool:
    """Whether a kind holds, at any depth, a secret that is a person's beyond doubt: then all of it is the person's.

    Examples:
        >>> from safeguarding.dbs.checks import Certificate
        >>> from safeguarding.recommendations.records import Action
        >>> is_about_a_person(tuple[Certificate, ...]), is_about_a_person(Action)
        (True, False)
    """
    return any(each.is_about_a_person for each in _classes_in(kind, set()) if issubclass(each, Secret | BirthDate))


def _classes_in(kind: Any, seen: set[Any]) -> Iterator[type]:
    for each in _classes_named(kind):
        if each not in seen:
            seen.add(each)
            yield each
            for hint in _own_hints(each):
                yield from _classes_in(hint, seen)


def _classes_named(hint: Any) -> Iterator[type]:
    """The classes that a hint names, those of its parts included."""
    parts = get_args(hint)
    origin = get_origin(hint)
    if isinstance(origin, type):
        yield origin
    if isinstance(hint, type) and origin is None:
        yield hint
    for part in parts:
        yield from _classes_named(part)


def _own_hints(record: Any) -> tuple[Any, ...]:
    if not attrs.has(record):
        return ()
    hints = hints_of(record)
    return tuple(hints.get(field.name) for field in attrs.fields(record))
