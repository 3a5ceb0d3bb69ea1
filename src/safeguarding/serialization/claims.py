"""How stated figures and claims stand in JSON and TOML: a figure as its text, a claim as a table that names its kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import cattrs

from safeguarding.errors import ParseError
from safeguarding.figures.claims import CLAIM_KINDS, Claim, kind_name
from safeguarding.figures.stated import Stated
from safeguarding.texts import closest_names


def register_claims(converter: cattrs.Converter) -> None:
    """Teach a converter stated figures and every kind of claim."""
    figure_from_table = converter.get_structure_hook(Stated)
    figure_to_table = converter.get_unstructure_hook(Stated)

    def figure(value: Any, kind: Any) -> Stated:
        if isinstance(value, Mapping):
            stated: Stated = figure_from_table(value, kind)
            return stated
        if not isinstance(value, str):
            raise ParseError.of(value, "a figure as text, such as '24.0%', so that its decimal places are kept")
        return Stated(value)

    def written(value: Stated) -> Any:
        return value.text if value == Stated(value.text) else figure_to_table(value)

    converter.register_structure_hook(Stated, figure)
    converter.register_unstructure_hook(Stated, written)
    converter.register_structure_hook_func(lambda kind: kind == Claim, lambda value, _: _claim(converter, value))
    for kind in CLAIM_KINDS.values():
        _register_kind(converter, kind)


def _register_kind(converter: cattrs.Converter, kind: type[Claim]) -> None:
    """Write the name of its kind into every claim, so that it can be read again as what it was."""
    to_table = converter.get_unstructure_hook(kind)
    from_table = converter.get_structure_hook(kind)

    def read(value: Any, _: Any) -> Any:
        if isinstance(value, Mapping) and _named(value.get("kind")) in CLAIM_KINDS:
            value = {key: each for key, each in value.items() if key != "kind"}
        return from_table(value, kind)

    converter.register_unstructure_hook(kind, lambda claim: {"kind": kind_name(claim), **to_table(claim)})
    converter.register_structure_hook(kind, read)


def _named(kind: object) -> str:
    return str(kind).casefold().replace("_", " ").strip()


def _claim(converter: cattrs.Converter, value: Any) -> Claim:
    if not isinstance(value, Mapping):
        raise ParseError.of(value, "a table with a 'kind' and the figures of the claim")
    name = value.get("kind")
    if _named(name) not in CLAIM_KINDS:
        meant = closest_names(_named(name), CLAIM_KINDS, limit=1)
        hint = f"; did you mean {meant[0]!r}?" if meant else ""
        raise ParseError.of("no kind" if name is None else name, f"a kind of claim: {', '.join(CLAIM_KINDS)}{hint}")
    claim: Claim = converter.structure(value, CLAIM_KINDS[_named(name)])
    return claim
