"""How tables of counts stand in JSON and TOML: each number as a table of its place and what stands there.

A place is the list of its labels. The sum over an axis, which has no label, is written ``{"sum": true}``, so that a
label of any text stays one. Whoever writes a table of true counts writes true counts: protect it before it is published.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args, get_origin

import cattrs

from safeguarding.disclosure.auditing import place_order
from safeguarding.disclosure.tables import CellPlace
from safeguarding.errors import ParseError
from safeguarding.serialization.containers import Hook

_SUM = {"sum": True}
_LABELS = tuple[str, ...]
_EXPECTED = "a list of tables with a 'place' and what stands there"


def register_places(converter: cattrs.Converter) -> None:
    """Teach a converter places, sets of places, and whatever is kept by place."""
    converter.register_structure_hook_func(_is_place, lambda value, _: _place(converter, value))
    converter.register_unstructure_hook_func(_is_place, _written_place)
    converter.register_unstructure_hook_func(
        lambda kind: kind == frozenset[CellPlace],
        lambda several: list(map(_written_place, sorted(several, key=place_order))),
    )
    converter.register_structure_hook_factory(_is_by_place, lambda kind: _by_place_hook(converter, kind))
    converter.register_unstructure_hook_factory(_is_by_place, lambda kind: _written_by_place(converter, kind))


def _is_place(kind: Any) -> bool:
    return bool(kind == CellPlace)


def _place(converter: cattrs.Converter, value: Any) -> CellPlace:
    if not isinstance(value, list | tuple):
        raise ParseError.of(value, "a list of labels")
    entries: list[str] = converter.structure([each for each in value if not _is_sum(each)], list[str])
    labels = iter(entries)
    return tuple(None if _is_sum(each) else next(labels) for each in value)


def _is_sum(entry: Any) -> bool:
    return isinstance(entry, Mapping) and dict(entry) == _SUM and entry["sum"] is True


def _written_place(place: CellPlace) -> list[Any]:
    return [dict(_SUM) if entry is None else entry for entry in place]


def _is_by_place(kind: Any) -> bool:
    return get_origin(kind) is Mapping and get_args(kind)[0] in (CellPlace, _LABELS)


def _by_place_hook(converter: cattrs.Converter, kind: Any) -> Hook:
    key_kind, value_kind = get_args(kind)

    def hook(value: Any, _: Any) -> dict[Any, Any]:
        if not isinstance(value, list | tuple):
            raise ParseError.of(value, _EXPECTED)
        found: dict[Any, Any] = {}
        for each in value:
            if not isinstance(each, Mapping) or set(each) != {"place", "value"}:
                raise ParseError.of(type(each).__name__, _EXPECTED)
            place = converter.structure(each["place"], key_kind)
            if place in found:
                raise ParseError(f"the place {list(place)} is given twice")
            found[place] = converter.structure(each["value"], value_kind)
        return found

    return hook


def _written_by_place(converter: cattrs.Converter, kind: Any) -> Any:
    value_kind = get_args(kind)[1]

    def hook(by_place: Mapping[CellPlace, Any]) -> list[dict[str, Any]]:
        return [
            {"place": _written_place(place), "value": converter.unstructure(by_place[place], value_kind)}
            for place in sorted(by_place, key=place_order)
        ]

    return hook
