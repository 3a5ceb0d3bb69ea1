"""Dates, ages, spans and references are out of the way; what counts things stays where it was."""

import pytest

from safeguarding.figures.prose.masks import LONGEST_PASSAGE, masked


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("from 42 at 31 March 2022 to 61", "from 42 at xx March xxxx to 61"),
        ("in 2022/23 and Q3, 12 in March 2023", "in xxxx/xx and Qx, 12 in March xxxx"),
        ("212 aged 10 to 17 within 20 working days", "212 aged xx to xx within xx working days"),
        ("the 0-17 population of 48,000, see page 4 of 62", "the x-xx population of 48,000, see page x of xx"),
        ("24 (80%, 95% CI 63% to 90%)", "24 (80%, xxx CI xxx to xxx)"),
        ("last year 318 and this year 340", "last year 318 and this year 340"),
    ],
)
def test_only_what_counts_nothing_is_masked(text: str, plain: str) -> None:
    assert masked(text) == plain


def test_offsets_stay_what_they_were() -> None:
    text = "At 31 March 2024 there were 287."
    assert masked(text).index("287") == text.index("287")
    assert len(masked("x" * (LONGEST_PASSAGE + 1))) == LONGEST_PASSAGE
