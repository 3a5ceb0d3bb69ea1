"""Which release this is."""

from __future__ import annotations

from importlib import metadata


def version_of(distribution: str) -> str:
    """The version that is installed, or "unknown": the sources may be used where nothing is installed.

    Examples:
        >>> version_of("no such distribution")
        'unknown'
    """
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return "unknown"


__version__ = version_of("safeguarding")
"""The release that is installed."""
