"""Settings for the whole test suite."""

import pytest
from hypothesis import settings

LONGER = 30

# shared machines are slow at odd moments, and a law is about answers, not about time;
# the same examples every time: what a change is stopped by must not hang on chance
settings.register_profile("safeguarding", deadline=None, print_blob=True, max_examples=20, derandomize=True)
# the long stage looks further, at others each day: pytest --hypothesis-profile long
settings.register_profile("long", settings.get_profile("safeguarding"), max_examples=20 * LONGER, derandomize=False)
settings.load_profile("safeguarding")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Laws are not traced for coverage; under the long profile, each draws thirty times as many examples.

    Tracing would treble their time, to measure what chance reached; the coverage printed is that of written examples.
    """
    laws = [item for item in items if getattr(getattr(item, "function", None), "is_hypothesis_test", False)]
    for item in laws:
        item.add_marker(pytest.mark.no_cover)
    if config.getoption("--hypothesis-profile") == "long":
        for function in {item.function for item in laws if isinstance(item, pytest.Function)}:
            _lengthen(function)


def _lengthen(function: object) -> None:
    """A law that names its own number of examples draws as many times more as the others."""
    own = getattr(function, "_hypothesis_internal_use_settings", None)
    if isinstance(own, settings) and own.max_examples != settings().max_examples:
        longer = settings(own, max_examples=own.max_examples * LONGER)
        function._hypothesis_internal_use_settings = longer  # type: ignore[attr-defined]
