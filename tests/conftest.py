"""Settings for the whole test suite."""

import pytest
from hypothesis import settings

LONGER = 10

# shared machines are slow at odd moments; a law is about answers, not about time
settings.register_profile("safeguarding", deadline=None, print_blob=True, max_examples=60)
# the long stage looks further: pytest --hypothesis-profile long
settings.register_profile("long", settings.get_profile("safeguarding"), max_examples=60 * LONGER)
settings.load_profile("safeguarding")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Under the long profile, tests that name their own number of examples draw as many times more as the others."""
    if config.getoption("--hypothesis-profile") != "long":
        return
    for function in {getattr(item, "function", None) for item in items}:
        own = getattr(function, "_hypothesis_internal_use_settings", None)
        if isinstance(own, settings) and own.max_examples != settings().max_examples:
            longer = settings(own, max_examples=own.max_examples * LONGER)
            function._hypothesis_internal_use_settings = longer  # type: ignore[union-attr]
