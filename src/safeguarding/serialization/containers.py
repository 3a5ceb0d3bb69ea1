"""How records and lists stand in JSON and TOML: tables with known keys only, and lists that are lists.

A record is written without the fields that have their default, so no null is ever written; TOML has none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set as AbstractSet
from typing import Any, get_args, get_origin

import attrs
import cattrs
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from safeguarding.errors import ParseError
from safeguarding.records import Catalogue

Hook = Callable[[Any, Any], Any]


def register_containers(converter: cattrs.Converter) -> None:
    """Teach a converter the records of every domain, and lists."""
    converter.register_structure_hook_factory(_is_record, lambda kind: _record_hook(converter, kind))
    converter.register_unstructure_hook_factory(_is_record, lambda kind: _written_record(converter, kind))
    converter.register_structure_hook_factory(_is_set, lambda kind: _set_hook(converter, kind))
    # sorted, so that the same record is always written the same
    converter.register_unstructure_hook_func(_is_set, lambda value: sorted(map(converter.unstructure, value)))
    # as any tuple: what ships is one that prints shortly
    converter.register_unstructure_hook(Catalogue, lambda value: tuple(map(converter.unstructure, value)))
    converter.register_structure_hook_factory(_is_list, lambda kind: _list_hook(converter, kind))


def _is_record(kind: Any) -> bool:
    return attrs.has(get_origin(kind) or kind)


def _is_list(kind: Any) -> bool:
    return get_origin(kind) in (tuple, Sequence) and get_args(kind)[1:] in ((), (Ellipsis,))


def _is_set(kind: Any) -> bool:
    return get_origin(kind) in (frozenset, AbstractSet)


def _record_hook(converter: cattrs.Converter, kind: Any) -> Hook:
    overrides: Any = {name: override(struct_hook=_may_be_none(converter, some)) for name, some in never_left_out(kind)}
    from_table = make_dict_structure_fn(
        kind,
        converter,
        _cattrs_forbid_extra_keys=True,
        _cattrs_detailed_validation=True,
        **overrides,
    )

    def hook(value: Any, _: Any) -> Any:
        if not isinstance(value, Mapping):
            raise ParseError.of(value, f"a table with {', '.join(field_names(kind))}")
        return from_table(dict(value), kind)

    return _ReadByFields(hook)


class _ReadByFields:
    """The hook of a record that is read by its fields, and not in a way of its own."""

    def __init__(self, hook: Hook) -> None:
        self._hook = hook

    def __call__(self, value: Any, kind: Any) -> Any:
        return self._hook(value, kind)


def is_read_by_its_fields(converter: cattrs.Converter, kind: Any) -> bool:
    """Whether a record stands as a table of its fields, read by no hook of its own."""
    return isinstance(converter.get_structure_hook(kind), _ReadByFields)


def _written_record(converter: cattrs.Converter, kind: Any) -> Any:
    overrides: Any = {
        name: override(unstruct_hook=_or_none_word(converter, some)) for name, some in never_left_out(kind)
    }
    return make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=True, **overrides)


_NONE = "none"


def never_left_out(kind: Any) -> list[tuple[str, Any]]:
    """The fields that may be None and have no default, so that a missing key is never taken for None, each with its type.

    None is then the word "none". A text that may be None could be that word itself, and is left alone.
    """
    attrs.resolve_types(get_origin(kind) or kind)
    found = []
    for field in attrs.fields(get_origin(kind) or kind):
        parts = get_args(field.type)
        if field.init and field.default is attrs.NOTHING and type(None) in parts and str not in parts:
            found.append((field.name, field.type))
    return found


def _may_be_none(converter: cattrs.Converter, kind: Any) -> Hook:
    def hook(value: Any, _: Any) -> Any:
        is_none = isinstance(value, str) and value.strip().casefold() == _NONE
        return None if is_none else converter.structure(value, kind)

    return hook


def _or_none_word(converter: cattrs.Converter, kind: Any) -> Callable[[Any], Any]:
    return lambda value: _NONE if value is None else converter.unstructure(value, kind)


def _set_hook(converter: cattrs.Converter, kind: Any) -> Hook:
    from_list = _list_hook(converter, kind)

    def hook(value: Any, _: Any) -> frozenset[Any]:
        return frozenset(from_list(value, kind))

    return hook


def _list_hook(converter: cattrs.Converter, kind: Any) -> Hook:
    a_list: Any = list[get_args(kind)[0]]  # type: ignore[misc]
    from_list = converter.get_structure_hook(a_list)

    def hook(value: Any, _: Any) -> tuple[Any, ...]:
        if not isinstance(value, list | tuple):
            raise ParseError.of(value, "a list")
        return tuple(from_list(value, a_list))

    return hook


def field_names(kind: Any) -> tuple[str, ...]:
    """The keys that a record's table may have."""
    return tuple(field.name for field in attrs.fields(get_origin(kind) or kind) if field.init)
