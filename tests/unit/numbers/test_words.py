"""Numbers in words."""

import pytest

from safeguarding.numbers.words import NUMBER_WORDS, number_in_words


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


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("Ninety-nine", 99), ("one hundred and one", 101), ("Nine hundred and ninety-nine", 999),
        ("ten hundred and one", None), ("one hundred and zero", None), ("one hundred and", None), ("a hundred", None),
        ("zero hundred and one", None), ("", None), ("112", None),
    ],
)  # fmt: skip
def test_hundreds(words: str, number: int | None) -> None:
    """From one hundred and one, with one of nine words before the hundred; whatever else stands there is no number."""
    assert number_in_words(words) == number
