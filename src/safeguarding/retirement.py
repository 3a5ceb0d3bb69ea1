"""How a name is retired: it goes on answering, and says what stands in its place and which release takes it away."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class RetiredNameWarning(DeprecationWarning):
    """A retired name was used. The one root of this library's warnings, so that a test suite can turn them into errors."""


def deprecated(*, instead: str, leaves_in: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A function or class that still works and warns at the line that calls it.

    Args:
        instead: What stands in its place.
        leaves_in: The release that takes it away.

    Examples:
        >>> @deprecated(instead="due_on", leaves_in="2.0")
        ... def due(days):
        ...     return days + 1
        >>> with warnings.catch_warnings(record=True) as caught:
        ...     warnings.simplefilter("always")
        ...     print(due(1), caught[0].message)
        2 due is retired and leaves in 2.0: use due_on
    """

    def retire(function: Callable[P, R]) -> Callable[P, R]:
        name = getattr(function, "__name__", str(function))

        @wraps(function)
        def retired(*args: P.args, **kwargs: P.kwargs) -> R:
            warnings.warn(
                f"{name} is retired and leaves in {leaves_in}: use {instead}", RetiredNameWarning, stacklevel=2
            )
            return function(*args, **kwargs)

        return retired

    return retire
