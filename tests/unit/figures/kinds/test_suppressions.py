"""Whether a suppressed count can be worked out, against every table that could have been printed so."""

import itertools

import pytest
from hypothesis import given, strategies as st

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.claims import check
from safeguarding.figures.kinds import suppressions
from safeguarding.figures.kinds.suppressions import SuppressionClaim, check_suppression, printed_bounds
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.words import ClaimOutcome


def told_by_trying(row: tuple[str, ...]) -> bool | None:
    """Whether one hidden count has one value only in all the lines that add up; None where none does."""
    *parts, total = row
    ranges = [range(5) if part == "<5" else range(int(part), int(part) + 1) for part in parts]
    possible = [each for each in itertools.product(*ranges) if sum(each) == int(total)]
    hidden = [at for at, part in enumerate(parts) if part == "<5"]
    return any(len({each[at] for each in possible}) == 1 for at in hidden) if possible else None


@given(parts=st.lists(st.sampled_from(["<5", "5", "9", "23"]), min_size=2, max_size=5), total=st.integers(0, 80))
def test_one_line_is_judged_as_trying_every_table_does(parts: list[str], total: int) -> None:
    """A count is told exactly where every line that adds up has the same one."""
    row = (*parts, str(total))
    expected = told_by_trying(row) if "<5" in parts else None
    verdict = check(SuppressionClaim(rows=(row,)))
    assert (verdict.is_inconsistent, verdict.is_consistent) == (expected is True, expected is False)


class TestTables:
    def test_a_table_with_both_totals_tells_more_than_its_rows(self) -> None:
        """The 3 and the 4 follow from their rows; hidden two by two in a block, nothing follows."""
        rows = (("9", "<5", "12"), ("7", "c", "11"), ("16", "7", "23"))
        assert check(SuppressionClaim(rows=rows, columns_too=True)).is_inconsistent
        block = (("c", "c", "12"), ("c", "c", "11"), ("16", "7", "23"))
        assert check(SuppressionClaim(rows=block, columns_too=True)).is_consistent

    def test_one_that_is_told_tells_the_next(self) -> None:
        """A count worked out from its row is known when its column is looked at."""
        rows = (("9", "<5", "12"), ("*", "*", "23"), ("25", "10", "35"))
        sentence = check(SuppressionClaim(rows=rows, columns_too=True)).sentence
        assert sentence == (
            "3 suppressed counts can be worked out from the others: cell 2 of line 1, cell 1 of line 2, cell 2 of line 2."
        )

    def test_no_number_is_told(self) -> None:
        """The verdict names the place, never the count."""
        verdict = check(SuppressionClaim(rows=(("901", "<5", "606", "1,510"),)))
        assert verdict.is_inconsistent
        assert "3" not in f"{verdict}{verdict.remedies}{verdict.exact}{verdict.interval}"

    def test_totals_of_something_else(self) -> None:
        assert not check(SuppressionClaim(rows=(("9", "<5", "28"),))).is_inconsistent

    @pytest.mark.parametrize("rows", [(), (("9", "9"),), (("9", "late", "12"),), (("9", "", "12"),)])
    def test_what_is_no_table(self, rows: tuple[tuple[str, ...], ...]) -> None:
        with pytest.raises(InvalidRecordError):
            SuppressionClaim(rows=rows)


@pytest.mark.parametrize(
    ("cell", "least", "most"),
    [
        ("<5", 0, 4), ("≤5", 0, 5), ("<= 5", 0, 5), ("up to five", 0, 5), ("fewer than six", 0, 5), ("Under 10", 0, 9),
        ("<1", 0, 0), ("c", 0, None), ("[c]", 0, None), ("**", 0, None), ("supp.", 0, None), (" 1,204 ", 1204, 1204),
    ],
)  # fmt: skip
def test_what_a_cell_says(cell: str, least: int, most: int | None) -> None:
    """Below five there are four at most; up to five, five."""
    assert printed_bounds(cell) == (least, most)


@pytest.mark.parametrize(
    ("widths", "can_be"), [((3, 3, 3), True), ((3, 3), False), ((3, 3, 4), False), ((3, 4), False), ((2, 2, 2), False)]
)
def test_columns_with_totals(widths: tuple[int, ...], can_be: bool) -> None:  # noqa: FBT001
    """Columns add up in lines of one length, three or more, each of two counts and a total."""
    rows = tuple(("c",) * width for width in widths)
    if can_be:
        assert check(SuppressionClaim(rows=rows, columns_too=True)).is_consistent
    else:
        with pytest.raises(InvalidRecordError):
            SuppressionClaim(rows=rows, columns_too=True)


@pytest.mark.parametrize(("told", "more"), [(8, "line 8."), (9, "line 8 and 1 more."), (10, "line 8 and 2 more.")])
def test_eight_places_are_named(told: int, more: str) -> None:
    sentence = check(SuppressionClaim(rows=(("9", "<5", "12"),) * told)).sentence
    assert sentence.startswith(f"{told} suppressed counts can be worked out")
    assert sentence.endswith(more)


@pytest.mark.parametrize(("cells", "can_be"), [(1_999, True), (2_000, False)])
def test_two_thousand_cells_are_looked_at(cells: int, can_be: bool) -> None:  # noqa: FBT001
    row = ("0",) * cells + ("0",)
    if can_be:
        assert SuppressionClaim(rows=(row,)).rows == (row,)
    else:
        with pytest.raises(InvalidRecordError):
            SuppressionClaim(rows=(row,))


def test_where_nothing_is_suppressed_nothing_can_be_worked_out() -> None:
    """A whole table makes no claim that could be wrong."""
    found = check_suppression(SuppressionClaim(rows=(("9", "7", "16"),)), CHARITABLE)
    assert (found.outcome, "No count of the table is suppressed" in found.sentence) == (ClaimOutcome.UNVERIFIABLE, True)


def test_what_many_rounds_would_tell_is_not_claimed_after_few(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many lines hang together, the rounds are bounded; what is not worked out by then is taken for hidden."""
    rows = (("c", "c", "12"), ("c", "4", "11"), ("16", "7", "23"))
    claim = SuppressionClaim(rows=rows, columns_too=True)
    assert check(claim).is_inconsistent
    monkeypatch.setattr(suppressions, "_MOST_ROUNDS", 0)
    assert check(claim).is_consistent


def test_what_a_column_tells_tells_the_row_in_turn() -> None:
    """The third row gives 3, its column then 6, and the first row with it 4."""
    rows = (("*", "*", "10"), ("3", "5", "8"), ("9", "*", "*"))
    verdict = check(SuppressionClaim(rows=rows, columns_too=True))
    assert verdict.is_inconsistent
    hidden_in_a_square = (("*", "*", "10"), ("*", "*", "8"), ("9", "9", "18"))
    assert check(SuppressionClaim(rows=hidden_in_a_square, columns_too=True)).is_consistent
    assert suppressions._worked_out(SuppressionClaim(rows=rows, columns_too=True)) == {
        (0, 0): (6, 6), (0, 1): (4, 4), (0, 2): (10, 10),
        (1, 0): (3, 3), (1, 1): (5, 5), (1, 2): (8, 8),
        (2, 0): (9, 9), (2, 1): (9, 9), (2, 2): (18, 18),
    }  # fmt: skip
