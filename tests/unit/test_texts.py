"""Texts that are shown: nothing in them moves a cursor, turns the direction of reading, or hides."""

import pytest
from hypothesis import given, strategies as st

from safeguarding.faults import Fault, Place
from safeguarding.texts import visible


@pytest.mark.parametrize("sign", ["\x1b", "\x07", "\x9b", "\u202e", "\u2066", "\u200f", "\u2028", "\U000e0041"])
def test_signs_that_steer_are_written_out(sign: str) -> None:
    """Escape sequences, signs of direction and tags nobody sees are shown as what they are, in messages too."""
    assert sign not in visible(f"a{sign}b")
    assert sign not in str(Fault(place=Place(file=f"a{sign}.csv"), problem=f"odd{sign}", found=f"x{sign}"))


@pytest.mark.parametrize("text", ["Zoë O’Brien", "a\tb\nc", "naïve – 5%", "👍 ﬁ", "שלום"])
def test_words_stay_as_they_are(text: str) -> None:
    """Letters of any language, tabs and new lines are no steering."""
    assert visible(text) == text


@given(st.text())
def test_showing_twice_changes_nothing(text: str) -> None:
    assert visible(visible(text)) == visible(text)
