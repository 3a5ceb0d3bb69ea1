"""A strategy for a record whose fields need not fit one another: each is drawn by its type.

For records that hold results. One that checks its fields against each other is given what must fit.
"""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeVar, get_args, get_origin

import attrs
from hypothesis import strategies as st

from safeguarding.testing.strategies.texts import words

T = TypeVar("T")

_PLAIN: dict[object, st.SearchStrategy[Any]] = {
    str: words() | st.just(""),
    int: st.integers(0, 5_000),
    bool: st.booleans(),
    float: st.floats(allow_nan=False, allow_infinity=False),
    Fraction: st.fractions(max_denominator=1_000),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-10_000, max_value=10_000),
    date: st.dates(date(1995, 1, 1), date(2028, 12, 31)),
    type(None): st.none(),
}


def record_of(kind: type[T], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[T]:
    """Records of a kind, every field drawn by its type unless its strategy is given.

    A record within a record is drawn from the strategy that is registered for it; see
    :mod:`safeguarding.testing.strategies.registration`.
    """
    record: Any = kind
    attrs.resolve_types(record)
    fields = [field for field in attrs.fields(record) if field.init]
    drawn = {field.alias: given.get(field.name, _deferred(field.type)) for field in fields}
    return st.fixed_dictionaries(drawn).map(lambda values: kind(**values))


def _deferred(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - any annotation of a field
    return st.deferred(lambda: by_type(kind))


def by_type(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - any annotation of a field
    """Values of an annotation: plain values, records, tuples and sets of them, and what may be one of several."""
    if kind in _PLAIN:
        return _PLAIN[kind]
    if get_origin(kind) is not None and not attrs.has(get_origin(kind)):
        return _of_parts(get_origin(kind), get_args(kind))
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return st.sampled_from(list(kind))
    return st.from_type(kind)


def _of_parts(origin: Any, parts: tuple[Any, ...]) -> st.SearchStrategy[Any]:  # noqa: ANN401 - any annotation
    if origin is Sequence or (origin is tuple and parts[1:] == (...,)):
        return st.lists(by_type(parts[0]), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*map(by_type, parts))
    if origin is frozenset:
        return st.frozensets(by_type(parts[0]), max_size=2)
    return st.one_of(*map(by_type, parts))
