"""Texts that are shown: nothing in them moves a cursor, turns the direction of reading, or hides."""

import json

import pytest
from hypothesis import given, strategies as st

from safeguarding.faults import Fault, Place
from safeguarding.texts import json_of, visible


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u200f", "\u2028", "\U000e0041"])
def test_signs_that_steer_are_written_out(sign: str) -> None:
    """Escape sequences, signs of direction and tags nobody sees are shown as what they are, in messages too."""
    assert sign not in visible(f"a{sign}b")
    assert sign not in str(Fault(place=Place(file=f"a{sign}.csv"), problem=f"odd{sign}", found=f"x{sign}"))


@pytest.mark.parametrize("sign", [*map(chr, range(32)), "\x7f", "\x9b", "\u202e"])
def test_json_holds_no_sign_that_steers(sign: str) -> None:
    """Each is an escape there, and means the same; what JSON itself leaves of plain letters is one sign."""
    text = json_of({"a": f"x{sign}y"}, indent=None)
    assert sign not in text
    assert json.loads(text) == {"a": f"x{sign}y"}


@pytest.mark.parametrize("text", ["Zoë O’Brien", "a\tb\nc", "naïve – 5%", "👍 ﬁ", "שלום"])
def test_words_stay_as_they_are(text: str) -> None:
    """Letters of any language, tabs and new lines are no steering."""
    assert visible(text) == text


@given(st.text())
def test_showing_twice_changes_nothing(text: str) -> None:
    assert visible(visible(text)) == visible(text)
