"""How every command ends, for scripts that ask: 0 where nothing is wrong, or one of these."""

from __future__ import annotations

EXIT_WRONG = 1
"""The input was read, and something in it is in conflict, inconsistent, late or refused."""

EXIT_UNREADABLE = 2
"""The input could not be read."""
