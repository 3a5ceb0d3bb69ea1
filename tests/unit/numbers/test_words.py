"""Numbers in words."""

import pytest

from safeguarding.numbers.words import NUMBER_WORDS


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("zero", 0), ("one", 1), ("nine", 9), ("ten", 10), ("nineteen", 19), ("twenty", 20), ("twenty one", 21),
        ("forty", 40), ("eighty eight", 88), ("ninety nine", 99),
    ],
)  # fmt: skip
def test_zero_to_ninety_nine(words: str, number: int) -> None:
    """Each number has its words, and there is no other."""
    assert NUMBER_WORDS[words] == number
    assert sorted(NUMBER_WORDS.values()) == list(range(100))
