"""Tables whose cells span others, as a grid."""

import pytest

from safeguarding.documents import laid_out
from safeguarding.documents.laid_out import SpannedCell, grid_of


@pytest.mark.parametrize(("most", "lines"), [(5, 2), (4, 2), (3, 1)])
def test_a_table_ends_where_its_cells_are_too_many(most: int, lines: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few signs of a page may say that a cell spans a million: what is beyond the limit is not laid out."""
    monkeypatch.setattr(laid_out, "MOST_CELLS", most)
    assert (
        len(
            grid_of(
                [[SpannedCell("a", columns=2)], [SpannedCell("b"), SpannedCell("c")], [SpannedCell("d", columns=9)]]
            )
        )
        == lines
    )
