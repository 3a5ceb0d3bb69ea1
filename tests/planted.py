"""Secrets planted in records, and the look for them in whatever comes out."""

# ruff: noqa: ANN401 - records of every kind, and whatever stands in them

from __future__ import annotations

import enum
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

import attrs
from hypothesis import HealthCheck, Phase, find, settings, strategies as st

import safeguarding
from safeguarding.dbs.certificate_numbers import CertificateNumber
from safeguarding.secrets import BirthDate, Secret, as_birth_date
from safeguarding.serialization.personal_kinds import holds_secrets
from safeguarding.testing.strategies.registration import STRATEGIES
from safeguarding.typechecks import hints_of

DIGITS, OTHER_DIGITS = "987654321098", "876543210987"
NAME, OTHER_NAME = "Secretname Hiddenby", "Privately Unseenham"
BORN, OTHER_BORN = date(1987, 6, 5), date(1988, 7, 4)
SIGNS: tuple[str, ...] = (
    *(DIGITS[:8], DIGITS[:4], OTHER_DIGITS[:8], OTHER_DIGITS[:4]),
    *(*NAME.split(), *OTHER_NAME.split()),
    *(each.isoformat() for each in (BORN, OTHER_BORN)),
    *("05/06/1987", "5/6/1987", "5 June 1987", "(1987, 6, 5)", "1987, 6, 5", "04/07/1988", "4 July 1988", "1988, 7, 4"),
)


def is_long() -> bool:
    """Whether this is the long stage, which draws more examples and has more time."""
    return settings().max_examples > 20


def seen(text: str | bytes) -> list[str]:
    """The planted secrets that a text shows."""
    text = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    folded = text.casefold()
    return [sign for sign in SIGNS if sign.casefold() in folded]


_PLANTED: Mapping[Any, tuple[Any, Any]] = {
    CertificateNumber: (CertificateNumber(DIGITS), CertificateNumber(OTHER_DIGITS)),
    BirthDate: (as_birth_date(BORN), as_birth_date(OTHER_BORN)),
}


def planted(thing: Any, *, other: bool = False) -> Any:
    """The same record, with our own in the place of every secret in it."""
    if type(thing) in _PLANTED:
        return _PLANTED[type(thing)][other]
    if isinstance(thing, Secret):
        return type(thing)(OTHER_NAME if other else NAME)
    if isinstance(thing, Mapping):
        return {planted(key, other=other): planted(each, other=other) for key, each in thing.items()}
    if isinstance(thing, tuple | frozenset):
        return type(thing)(planted(each, other=other) for each in thing)
    if not attrs.has(type(thing)):
        return thing
    changed = {
        field.alias: planted(before, other=other)
        for field in attrs.fields(type(thing))
        if field.init and holds_secret(before := getattr(thing, field.name))
    }
    return attrs.evolve(thing, **changed) if changed else thing


def holds_secret(thing: Any) -> bool:
    """Whether a secret is anywhere in it."""
    return isinstance(thing, Secret | BirthDate) or any(map(holds_secret, _parts(thing)))


def _parts(thing: Any) -> Iterator[Any]:
    if isinstance(thing, Mapping):
        yield from (*thing.keys(), *thing.values())
    elif isinstance(thing, tuple | frozenset | list):
        yield from thing
    elif attrs.has(type(thing)):
        yield from (getattr(thing, field.name) for field in attrs.fields(type(thing)))


@cache
def records() -> tuple[Any, ...]:
    """Every attrs class of the package, found by itself."""
    found: dict[Any, None] = {}
    for each in pkgutil.walk_packages(safeguarding.__path__, "safeguarding."):
        if each.name.endswith("__main__"):
            continue
        module = importlib.import_module(each.name)
        for kind in vars(module).values():
            if inspect.isclass(kind) and kind.__module__ == each.name and attrs.has(kind):
                found[kind] = None
    return tuple(found)


_QUICK = settings(
    max_examples=200,
    deadline=None,
    database=None,
    derandomize=True,
    report_multiple_bugs=False,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)


def example_with_every_secret(kind: Any) -> Any:
    """A record of a kind with a strategy, in which every field that can hold a secret does; None where there is none."""
    strategy = STRATEGIES[kind]
    try:
        return find(st.deferred(lambda: strategy), holds_secret, settings=_QUICK)
    except Exception as error:
        if type(error).__name__ in ("NoSuchExample", "Unsatisfiable"):
            return None
        raise


@cache
def example(kind: Any) -> Any:
    """A record of a kind, with every secret that one can be found with; None where none can be made."""
    if kind in STRATEGIES:
        return example_with_every_secret(kind)
    hints = hints_of(kind)
    try:
        return kind(
            **{
                field.alias: _sample(hints[field.name])
                for field in attrs.fields(kind)
                if field.init and (field.default is attrs.NOTHING or holds_secrets(hints[field.name]))
            }
        )
    except _CannotBeMadeError:
        return None


class _CannotBeMadeError(Exception):
    pass


_SAMPLES: Mapping[Any, Any] = {str: "words", int: 3, bool: True, date: date(2024, 1, 2)}
_OF_MANY: Mapping[Any, Callable[[Any], Any]] = {
    Sequence: lambda each: [each],
    list: lambda each: [each],
    Iterable: lambda each: [each],
    frozenset: lambda each: frozenset([each]),
    set: lambda each: frozenset([each]),
}


def _sample(hint: Any) -> Any:
    """A value of a type, with a secret in it where it can hold one."""
    origin, parts = get_origin(hint), get_args(hint)
    if hint in _SAMPLES:
        return _SAMPLES[hint]
    if origin in (Union, UnionType):
        return _sample(next((part for part in parts if holds_secrets(part)), parts[0]))
    if origin is tuple:
        return (_sample(parts[0]),) if parts[1:] == (...,) else tuple(map(_sample, parts))
    if origin in _OF_MANY:
        return _OF_MANY[origin](_sample(parts[0]))
    if origin in (Mapping, dict):
        return {_sample(parts[0]): _sample(parts[1])}
    return _sample_of_class(hint)


@cache
def _sample_of_class(kind: Any) -> Any:
    if kind in _PLANTED:
        return _PLANTED[kind][0]
    if isinstance(kind, type) and issubclass(kind, Secret):
        return kind(NAME)
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return next(iter(kind))
    made = example(kind) if attrs.has(kind) else None
    if made is None and kind in STRATEGIES:
        made = find(STRATEGIES[kind], lambda _: True, settings=_QUICK)
    if made is None:
        raise _CannotBeMadeError(kind)
    return made
