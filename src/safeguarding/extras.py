"""Optional libraries, loaded in one way: a missing one is an error that names the extra which brings it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from safeguarding.errors import MissingExtraError

_EXTRAS = {
    "docx": ("python-docx", "documents"),
    "fastapi": ("fastapi", "fastapi"),
    "hypothesis": ("hypothesis", "testing"),
    "icalendar": ("icalendar", "calendars"),
    "matplotlib": ("matplotlib", "charts"),
    "msgspec": ("msgspec", "fast-json"),
    "narwhals": ("narwhals", "frames"),
    "numpy": ("numpy", "numpy"),
    "polars": ("polars", "polars"),
    "pydantic": ("pydantic", "pydantic"),
    "pydantic_core": ("pydantic", "pydantic"),
    "pypdf": ("pypdf", "documents"),
    "pypdfium2": ("pypdfium2", "documents"),
    "python_calamine": ("python-calamine", "tables"),
    "rich": ("rich", "cli"),
    "typer": ("typer", "cli"),
    "xlsxwriter": ("xlsxwriter", "tables"),
}
"""What is imported, what it is called where it is installed from, and the extra that brings it."""


@contextmanager
def optional(*libraries: str, task: str) -> Iterator[None]:
    """Imports inside the block need an optional library. Any other that fails does so in its own words.

    Args:
        *libraries: What may be missing, as it is imported.
        task: What needs it, for the message: ``"reading a workbook"``.

    Raises:
        MissingExtraError: where one of the libraries is not installed.

    Examples:
        >>> with optional("numpy", task="an example"):
        ...     raise ModuleNotFoundError("No module named 'numpy'", name="numpy")
        Traceback (most recent call last):
        ...
        safeguarding.errors.MissingExtraError: an example needs numpy; install it with: pip install 'safeguarding[numpy]'
    """
    try:
        yield
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing not in libraries:
            raise
        name, extra = _EXTRAS[missing]
        raise MissingExtraError(
            f"{task} needs {name}", remedy=f"install it with: pip install 'safeguarding[{extra}]'", extra=extra
        ) from None
