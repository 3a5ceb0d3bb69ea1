"""Tables that ship with the package, as CSV beside the module that makes values of them; a line that begins with # is a note."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from importlib import resources


def shipped_rows(package: str, file: str) -> Iterator[Mapping[str, str]]:
    """The rows of a table, each by its header.

    Examples:
        >>> next(shipped_rows("indicators", "definitions.csv"))["name"]
        'Children looked after per 10,000'
    """
    text = resources.files(f"safeguarding.{package}").joinpath(file).read_text(encoding="utf-8")
    return iter(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
