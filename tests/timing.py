"""How long a test may take before it says that something never ends."""

import sys


def patience() -> int:
    """How many times as long as usual a test may take: a tracer of branches makes Python some five times slower."""
    return 6 if sys.gettrace() is not None else 1
