"""What a package hands out: from the list in its stub, loaded when it is asked for, with arguments tested."""

import sys
from pathlib import Path
from types import ModuleType

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.exports import handed_out

STUB = """
from invented_home import Record as Record, doubled as doubled
from invented_home import (
    LIMIT as LIMIT,
    tripled as times_three,
)
from invented_door import inner as inner
import not_a_name
"""
HOME = """
LIMIT = 3
class Record: ...
def doubled(number: int) -> int:
    return 2 * number
def tripled(number: int) -> int:
    return 3 * number
"""


@pytest.fixture
def door(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """An invented package with its list of names."""
    folder = tmp_path / "invented_door"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "inner.py").write_text("IN = True")
    (folder / "__init__.pyi").write_text(STUB)
    (tmp_path / "invented_home.py").write_text(HOME)
    monkeypatch.syspath_prepend(tmp_path)
    import invented_door  # type: ignore[import-not-found]  # noqa: PLC0415 - it is made here

    monkeypatch.setitem(sys.modules, "invented_door", invented_door)
    package: ModuleType = invented_door
    return package


def test_names_are_those_of_the_stub(door: ModuleType) -> None:
    """In order; what is listed under another name goes by that; nothing is loaded until it is asked for."""
    load, names, public = handed_out(door.__name__)
    assert names() == public == ["LIMIT", "Record", "doubled", "inner", "times_three"]
    assert "invented_home" not in sys.modules
    assert (load("LIMIT"), load("inner").IN) == (3, True)  # type: ignore[attr-defined]
    # the list that is given away is a copy
    names().clear()
    assert names() == public
    with pytest.raises(AttributeError, match="has no attribute 'tripled'"):
        load("tripled")


def test_a_functions_arguments_are_tested_at_the_door(door: ModuleType) -> None:
    """A class tests its own; what has been handed out once is kept."""
    load, *_ = handed_out(door.__name__)
    doubled = load("doubled")
    assert doubled(2) == 4  # type: ignore[operator]
    with pytest.raises(InvalidRecordError, match="number"):
        doubled("2")  # type: ignore[operator]
    assert door.doubled is doubled
    home = sys.modules["invented_home"]
    assert load("Record") is home.Record
    assert home.doubled("2") == "22"
