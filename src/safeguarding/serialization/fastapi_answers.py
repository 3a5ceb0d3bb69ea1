"""A FastAPI application that repeats nothing of what was put in: neither in an answer of refusal, nor in its log."""

from __future__ import annotations

import importlib
from typing import Any

from safeguarding.extras import optional
from safeguarding.serialization.shown_errors import errors_without_input


def hide_input(app: Any) -> None:
    """Let an application answer a refused request by type, place and message alone.

    FastAPI's own answer 422 repeats the input, which here may be a person's name; and a route that returns what does not fit its
    model writes it to the log. Both end in what ``errors_without_input`` shows.

    Args:
        app: A ``FastAPI`` application, before it serves.

    Raises:
        MissingExtraError: where FastAPI is not installed.

    Examples:
        >>> from importlib.util import find_spec
        >>> if find_spec("fastapi"):
        ...     from fastapi import FastAPI
        ...     app = FastAPI()
        ...     hide_input(app)
    """
    with optional("fastapi", task="an application that hides what was put in"):
        exceptions = importlib.import_module("fastapi.exceptions")
    app.add_exception_handler(exceptions.RequestValidationError, refused_without_input)
    app.add_exception_handler(exceptions.ResponseValidationError, failed_without_input)


async def refused_without_input(request: Any, error: Any) -> Any:  # noqa: ARG001 - a handler as FastAPI calls it
    """The answer to a request that was refused: 422, with each fault by type, place and message."""
    return _answer({"detail": errors_without_input(error)}, status_code=422)


async def failed_without_input(request: Any, error: Any) -> Any:  # noqa: ARG001 - as above
    """The answer where a route returned what does not fit: 500, with how many faults there were."""
    return _answer({"detail": f"the answer did not fit, in {len(errors_without_input(error))} places"}, status_code=500)


def _answer(content: dict[str, Any], *, status_code: int) -> Any:
    return importlib.import_module("starlette.responses").JSONResponse(content, status_code=status_code)
