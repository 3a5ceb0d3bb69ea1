"""Numbers with their nouns."""

import pytest

from safeguarding.numbers.nouns import counted


@pytest.mark.parametrize(("number", "printed"), [(0, "0 days"), (1, "1 day"), (2, "2 days"), (-1, "-1 days")])
def test_only_one_has_no_s(number: int, printed: str) -> None:
    """Nothing prints "1 days"."""
    assert counted(number, "day") == printed
