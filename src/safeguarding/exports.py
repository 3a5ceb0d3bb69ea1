"""What a package hands to importers: the list stands once, in the package's stub, which type checkers read too.

Each name is loaded when it is first asked for. A function is handed out with its arguments tested, so that a mistake
ends in a message about the argument instead of in an error from somewhere inside.
"""

from __future__ import annotations

import importlib
import re
import sys
from collections.abc import Callable

_IMPORT = re.compile(r"^from (\S+) import (\([^)]*\)|.+)$", re.MULTILINE)
_NAME = re.compile(r"(\w+) as (\w+)")


def handed_out(package: str) -> tuple[Callable[[str], object], Callable[[], list[str]], list[str]]:
    """The ``__getattr__``, ``__dir__`` and ``__all__`` of a package, from the stub beside it.

    Args:
        package: The package's name. Its ``__init__.pyi`` holds lines such as ``from MODULE import NAME as NAME``.

    Examples:
        >>> load, names, public = handed_out("safeguarding")
        >>> load("Share").__name__, "Share" in public, names() == public
        ('Share', True, True)
        >>> load("renewal")
        Traceback (most recent call last):
        ...
        AttributeError: module 'safeguarding' has no attribute 'renewal'
    """
    # by what loaded the package itself: pathlib would take as long as all the rest
    spec = sys.modules[package].__spec__
    stub = spec.loader.get_data(f"{spec.origin.rpartition('.')[0]}.pyi").decode()  # type: ignore[union-attr]  # a file's has it
    homes = {name: (module, own) for module, names in _IMPORT.findall(stub) for own, name in _NAME.findall(names)}
    public = sorted(homes)

    def load(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = _loaded(package, *homes[name])
        setattr(sys.modules[package], name, value)
        return value

    return load, lambda: list(public), public


def _loaded(package: str, home: str, name: str) -> object:
    if home == package:
        return importlib.import_module(f"{home}.{name}")
    value: object = getattr(importlib.import_module(home), name)
    # what comes from another package's door has been through its tests
    if isinstance(value, type | type(handed_out)) and value.__module__ == home:
        from safeguarding.doors import checked, guard_methods  # noqa: PLC0415 - the package alone needs no tests

        if not isinstance(value, type):
            return checked(value, module=package)
        guard_methods(value)
    return value
