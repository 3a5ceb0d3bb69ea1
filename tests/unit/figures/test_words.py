"""Directions by their words."""

from typing import Any

import pytest

from safeguarding.errors import UnknownNameError
from safeguarding.figures.words import Direction, as_direction


@pytest.mark.parametrize("direction", Direction)
def test_a_direction_and_its_word(direction: Direction) -> None:
    assert as_direction(direction) is as_direction(direction.value) is direction


def test_another_word_names_those_there_are() -> None:
    with pytest.raises(UnknownNameError, match="did you mean 'down'"):
        as_direction("dwon")
    nothing: Any = None
    assert as_direction(nothing) is None
