"""What pytest finds by itself where this library is installed: an option, and nothing else until somebody asks for it.

``pytest --figures``, or ``safeguarding_figures = true`` in the project's settings of pytest, loads the plugin that keeps a
report's figures under test.
"""

from __future__ import annotations

import pytest

PLUGIN = "safeguarding.testing.pytest_plugin"
_SETTING = "safeguarding_figures"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Make the option and the setting known."""
    words = "test every claim of *.figures.toml (safeguarding)"
    parser.getgroup("safeguarding").addoption("--figures", action="store_true", default=False, help=words)
    parser.addini(_SETTING, words, type="bool", default=False)


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    """Load the plugin where it is asked for, before a ``conftest.py`` gives it the values of figures."""
    if early_config.known_args_namespace.figures or early_config.getini(_SETTING):
        early_config.pluginmanager.import_plugin(PLUGIN)
