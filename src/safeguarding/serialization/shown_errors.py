"""Errors of pydantic and FastAPI as they may be shown: without what was put in. Neither library is needed here."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from safeguarding.errors import SafeguardingError

HIDDEN_INPUT: Any = {"hide_input_in_errors": True}
"""The configuration of a pydantic model whose errors print without their input: ``model_config = HIDDEN_INPUT``."""


def errors_without_input(error: Any) -> list[dict[str, Any]]:
    """The errors of pydantic or FastAPI without what was put in, for a log or an answer over HTTP.

    Pydantic's own errors, such as for a key that is missing beside a record, hold the whole input. The message of a
    validator that is not ours is left out too, since nobody knows what it repeats.

    Args:
        error: A ``ValidationError`` of pydantic or a ``RequestValidationError`` of FastAPI: whatever has ``errors()``.

    Examples:
        >>> class Refused:
        ...     def errors(self):
        ...         return [{"type": "missing", "loc": ("staff",), "msg": "Field required", "input": "Invented Person"}]
        >>> errors_without_input(Refused())
        [{'type': 'missing', 'loc': ('staff',), 'msg': 'Field required'}]
    """
    found = []
    for each in error.errors():
        shown = {key: each[key] for key in ("type", "loc", "msg") if key in each}
        if each["type"] in ("value_error", "assertion_error") and not _is_ours(each):
            shown["msg"] = "refused"
        found.append(shown)
    return found


def _is_ours(error: Mapping[str, Any]) -> bool:
    return isinstance(error.get("ctx", {}).get("error"), SafeguardingError)
