import ast
import importlib
import subprocess
import sys
from pathlib import Path

import pytest

import safeguarding

OPTIONAL = ["typer", "rich", "hypothesis", "pytest", "polars", "narwhals", "pandas", "numpy", "matplotlib", "msgspec"]
OPTIONAL += ["python_calamine", "xlsxwriter", "docx", "pypdf", "scipy", "statsmodels", "sybil"]


def modules_loaded_by(statement: str) -> set[str]:
    code = f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"
    printed = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout  # noqa: S603
    return {name.partition(".")[0] for name in printed.split()} | set(printed.split())


def test_importing_the_package_loads_no_optional_library() -> None:
    """``import safeguarding`` loads none of the optional libraries, nor cattrs, nor any domain."""
    loaded = modules_loaded_by("import safeguarding")
    assert not loaded & {*OPTIONAL, "cattrs", "attrs"}
    assert not [name for name in loaded if name.startswith("safeguarding.")]


def test_every_everyday_name_together_loads_no_optional_library() -> None:
    """Not even all the everyday names together need an optional library."""
    loaded = modules_loaded_by("from safeguarding import *")
    assert "safeguarding.inspections.records" in loaded
    assert not loaded & set(OPTIONAL)


@pytest.mark.parametrize("name", sorted(safeguarding.__all__))
def test_every_everyday_name_can_be_imported(name: str) -> None:
    """Each public name exists, is listed, and is the very object of its own module."""
    value = getattr(safeguarding, name)
    assert name in dir(safeguarding)
    assert value is getattr(importlib.import_module(value.__module__), name)


def test_type_checkers_see_the_same_names() -> None:
    """The names imported for type checkers, from the same modules, are exactly those that load at run time."""
    tree = ast.parse(Path(safeguarding.__file__).read_text(encoding="utf-8"))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module != "__future__"]
    checked = {
        alias.name: (node.module or "").removeprefix("safeguarding.")
        for node in imports
        for alias in node.names
        if (node.module or "").startswith("safeguarding.")
    }
    assert checked == safeguarding._HOMES


def test_an_unknown_name_is_an_attribute_error() -> None:
    """A name that is not there fails as in any module."""
    with pytest.raises(AttributeError, match="no attribute 'renewal'"):
        safeguarding.renewal  # noqa: B018
