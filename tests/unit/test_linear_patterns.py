"""Patterns that look for something anywhere in a hostile text take time in proportion to its length."""

from __future__ import annotations

import re
import time

import pytest

from safeguarding.readers.inspections.cells import _MIDNIGHT
from safeguarding.readers.inspections.rows import _JOINTS
from safeguarding.tables.workbook_formulas import _BARE

LENGTH = 100_000


@pytest.mark.parametrize("pattern", [_MIDNIGHT, _JOINTS, _BARE], ids=["midnight", "joints", "formulas"])
@pytest.mark.parametrize("sign", [" ", "\t", "<c ", '<c r="A1">', "1 ", "and ", " ,"])
def test_on_long_texts(pattern: re.Pattern[str] | re.Pattern[bytes], sign: str) -> None:
    """A hundred thousand signs take less than two seconds; what grows by the square takes minutes."""
    text = (sign * LENGTH)[:LENGTH] + "x"
    started = time.perf_counter()
    pattern.sub(b"", text.encode()) if isinstance(pattern.pattern, bytes) else pattern.sub("", text)
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    ("text", "parts"),
    [("Bath and Bristol", 2), ("Bath  &  Bristol", 2), ("Bath;Bristol / York", 3), ("Bath & ; York", 3), ("Bath", 1)],
)
def test_joints_are_found_as_before(text: str, parts: int) -> None:
    """Whatever spaces stand around them."""
    assert len(_JOINTS.split(text)) == parts
