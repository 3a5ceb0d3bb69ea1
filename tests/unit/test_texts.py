"""Texts that are shown: nothing in them moves a cursor, turns the direction of reading, or hides."""

import difflib
import json

import pytest
from hypothesis import given, strategies as st

from safeguarding.faults import Fault, Place
from safeguarding.texts import closest_names, json_of, visible


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


_NAMES = st.text("abcdeßİ 1", max_size=9)


@given(_NAMES, st.lists(_NAMES), st.sampled_from([0.5, 0.6, 0.8, 1.0]))
def test_what_is_left_out_before_a_closer_look_is_never_close(name: str, known: list[str], closeness: float) -> None:
    """The quick look at letters changes no answer of the library that compares."""
    folded = {each.casefold(): each for each in reversed(known)}
    close = difflib.get_close_matches(name.casefold(), folded, cutoff=closeness)
    assert closest_names(name, known, closeness=closeness) == tuple(folded[each] for each in close)
