"""How far a part of some work has come, told as of the whole."""

import pytest

from safeguarding.disclosure.watching import part_of


@pytest.mark.parametrize(
    ("done", "most", "told"),
    [(0, 4, 1_000), (1, 4, 1_250), (4, 4, 2_000), (9, 4, 2_000), (0, 0, 1_000), (1, 1, 2_000), (0, 1, 1_000)],
)
def test_the_second_quarter(done: int, most: int, told: int) -> None:
    """It begins where the first ends, and is never told to be further than its end; of nothing to do it has none to do."""
    seen: list[tuple[int, int]] = []
    watching = part_of(lambda *far: seen.append(far), 1, 1, 4)
    assert watching is not None
    watching(done, most)
    if most:
        assert seen == [(told, 4_000)]
    assert seen[0][1] == 4_000
    assert 0 <= seen[0][0] <= 2_000
