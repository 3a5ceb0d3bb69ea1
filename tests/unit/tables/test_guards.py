"""No cell starts a formula in a spreadsheet, whatever stands before the sign; what was guarded is read as it was."""

from __future__ import annotations

import pytest

from safeguarding.tables.guards import guarded, unguarded


@pytest.mark.parametrize("before", ["", "\u200b", "\u200b\u200d", "\u2060", "\u00ad", "\ufeff", "\u200e"])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "＝", "＋", "－", "＠"])
def test_signs_that_start_a_formula(before: str, sign: str) -> None:
    """Plain or full-width, and after signs that nobody sees."""
    cell = f"{before}{sign}SUM(A1)"
    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", ["cook", "a=b", "\u200bcook", "", "'quoted'", "1＝2"])
def test_other_cells_stay_as_they_are(cell: str) -> None:
    """A sign within a cell starts nothing."""
    assert guarded(cell) == cell
    assert unguarded(cell) == cell
