"""Every pattern of the package goes through a hostile text in a time in proportion to its length."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from time import process_time

import attrs
import pytest
from tests.patterns_found import Found, attacks, is_anchored, is_long, seconds, within_functions
from tests.timing import patience

from safeguarding.documents.quotes import _misquoted
from safeguarding.readers.inspections.rows import _JOINTS
from safeguarding.readers.recommendations.cells import _FORMER, _SEPARATED

# what grows by the square takes sixteen times as long where a text is four times as long
FIRST, LENGTH = 3_000, 100_000
SOON, TOO_MUCH = 0.0004, 8
MOST_SECONDS = 2.0
WORDS = ("one ", "and ", "1 ", "1, ", " ", "\t", "\n", ". ", "a", "1", "(", "=", "“", "twenty one ", "1 aa and ", "<c ")

_FINDING = """
import json
from tests.patterns_found import compiled_while_importing
found = [each for each in compiled_while_importing()]
print(json.dumps([[isinstance(e.pattern, bytes), e.pattern if isinstance(e.pattern, str) else e.pattern.decode("latin-1"), e.flags, e.place] for e in found]))
"""


@pytest.fixture(scope="module")
def every_pattern() -> list[Found]:
    """In a process of its own, in which nothing is compiled yet."""
    ran = subprocess.run([sys.executable, "-c", _FINDING], capture_output=True, text=True, check=True)  # noqa: S603 - our own
    found = [
        Found(text.encode("latin-1") if is_bytes else text, flags, place)
        for is_bytes, text, flags, place in json.loads(ran.stdout)
    ]
    return [attrs.evolve(each, is_anchored=is_anchored(each)) for each in (*found, *within_functions())]


def test_the_patterns_are_found_by_themselves(every_pattern: list[Found]) -> None:
    """In every room."""
    rooms = {each.place.split("/")[0] for each in every_pattern}
    assert {"dates", "dbs", "figures", "readers", "tables", "documents", "serialization", "pages"} <= rooms
    assert len(every_pattern) > 350


def test_what_a_function_puts_together_is_found_too() -> None:
    """Also where it takes words of a file into a pattern."""
    found = {each.place.split(":")[0]: each.pattern for each in within_functions()}
    assert "a b" in found["documents/quotes.py"]
    assert b"a b" in found["tables/workbook_sheets.py"]
    assert all(each.pattern for each in within_functions())


@pytest.mark.parametrize("unit", ["1 %", "1..", "1, ", "a 1 ", "1 per cent"])
@pytest.mark.parametrize("length", [100, 100_000])
def test_a_quote_of_many_numbers_is_looked_for_in_one_way_only(unit: str, length: int) -> None:
    """A claim's file says the pattern here: figures without anything between them."""
    for many in (7, 60):
        started = process_time()
        for text in ("1" * length, (unit * length)[:length]):
            assert "does not say" in _misquoted("a.docx", f"{unit * many}zabcdefghijkl", text).sentence
        assert process_time() - started < MOST_SECONDS * patience()


def test_every_pattern_is_linear(every_pattern: list[Found]) -> None:
    """On texts made from the pattern itself: each part that repeats, many times, with what leads to it and ends no match."""
    slow = [f"{each.place}: {each.pattern!r} on {told!r}" for each in every_pattern if (told := _astray(each))]
    assert slow == []


def _astray(found: Found) -> str:
    """The start of a text on which a pattern takes too long, or nothing."""
    every = attacks(found)
    for text in every:
        # what a machine loses at odd moments does not come three times
        lengths = [_too_long_on(found, text) for _ in range(3)] if _too_long_on(found, text) else [0]
        if all(lengths):
            return text(lengths[0])[:60]
    if is_long():
        texts = [*(text(LENGTH) for text in every), *((sign * LENGTH)[:LENGTH] + "\0" for sign in WORDS)]
        return next((text[:60] for text in texts if seconds(found, text) > MOST_SECONDS), "")
    return ""


def _too_long_on(found: Found, text: Callable[[int], str]) -> int:
    """The length of a text from which on it takes too long; 0 where it does not."""
    before, length = 0.0, 0
    for length in (16, 24, 64, 256, FIRST):
        before = seconds(found, text(length))
        if before > SOON:
            break
    # on so short a text nothing is counted but what doubles with every letter
    is_too_long = before > SOON and (length < 256 or seconds(found, text(4 * length)) > TOO_MUCH * before)
    return length if is_too_long else 0


def test_a_pattern_that_is_not_linear_is_found() -> None:
    """By the square, by the cube, and with every letter twice as long."""
    for careless in (r"\s+$", r"\s*,?\s*x", r"(?:a|a)*b", r"(?:a+)+b", r"\d+x", r'<c [^>]*r="', r"<a>.*?</a>"):
        assert _astray(Found(careless, re.DOTALL, "")), careless
    for careful in (r"(?<!\s)\s++$", r"[a-z]{1,9}", r"x\s*+y"):
        assert not _astray(Found(careful, 0, "")), careful


@pytest.mark.parametrize(
    ("text", "parts"),
    [("Bath and Bristol", 2), ("Bath  &  Bristol", 2), ("Bath;Bristol / York", 3), ("Bath & ; York", 3), ("Bath", 1)],
)
def test_joints_are_found_as_before(text: str, parts: int) -> None:
    """Whatever spaces stand around them."""
    assert len(_JOINTS.split(text)) == parts


@pytest.mark.parametrize(
    ("text", "former", "parts"),
    [
        ("30/09/2017 (was 31/08/2017)", "was 31/08/2017", ["30/09/2017", "31/08/2017"]),
        ("was: May 2017  now June 2017", "was: May 2017", ["May 2017", "June 2017"]),
        ("originally 1 May\n2 June", "originally 1 May", ["1 May", "2 June"]),
        ("1 May ; ; 2 June", None, ["1 May", "2 June"]),
        ("previously ", "previously", []),
        ("previously Q1 , Q2", "previously Q1", ["Q1 , Q2"]),
    ],
)
def test_former_dates_are_found_as_before(text: str, former: str | None, parts: list[str]) -> None:
    """Up to the next sign or word of change, without the spaces before it."""
    found = _FORMER.search(text)
    assert (found and found[0]) == former
    assert [part.strip(" ,") for part in _SEPARATED.split(text) if part.strip(" ,")] == parts
