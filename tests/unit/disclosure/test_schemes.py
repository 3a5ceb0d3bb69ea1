import pytest

from safeguarding.disclosure.protection import (
    protected_table,
)
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.schemes import (
    DFE_LOOKED_AFTER_AUTHORITY,
    DFE_LOOKED_AFTER_NATIONAL,
    FEWER_THAN_FIVE,
    NHS_HES,
    OFQUAL,
)
from safeguarding.disclosure.tables import one_way_table


class TestPublishedSchemes:
    """Each scheme prints numbers as its publisher does."""

    @pytest.mark.parametrize(
        ("count", "printed"), [(0, "0"), (1, "fewer than 5"), (4, "fewer than 5"), (5, "5"), (7, "5"), (8, "10")]
    )
    def test_ofqual(self, count: int, printed: str) -> None:
        assert str(protected_table(one_way_table("x", {"a": count, "b": 200}), OFQUAL).at("a")) == printed

    @pytest.mark.parametrize(("count", "printed"), [(0, "0"), (1, "*"), (7, "*"), (8, "10"), (12, "10"), (13, "15")])
    def test_hospital_episodes(self, count: int, printed: str) -> None:
        assert str(protected_table(one_way_table("x", {"a": count, "b": 200}), NHS_HES).at("a")) == printed

    @pytest.mark.parametrize(("count", "printed"), [(0, "0"), (4, "k"), (5, "10"), (14, "10"), (15, "20")])
    def test_national_tables_to_the_nearest_ten(self, count: int, printed: str) -> None:
        table = protected_table(one_way_table("x", {"a": count, "b": 200}), DFE_LOOKED_AFTER_NATIONAL)
        assert str(table.at("a")) == printed

    def test_notes_explain_every_symbol(self) -> None:
        notes = protected_table(one_way_table("x", {"a": 3, "b": 200}), NHS_HES).notes
        assert any(note.startswith("*: a small number") for note in notes)
        assert any("nearest 5" in note for note in notes)

    @pytest.mark.parametrize(
        ("scheme", "hidden", "base"),
        [
            (FEWER_THAN_FIVE, range(1, 5), None),
            (DFE_LOOKED_AFTER_AUTHORITY, range(1, 6), None),
            (DFE_LOOKED_AFTER_NATIONAL, range(0), 10),
            (OFQUAL, range(1, 5), 5),
            (NHS_HES, range(1, 8), 5),
        ],
    )
    def test_what_is_small_and_how_the_rest_is_rounded(
        self, scheme: DisclosureRule, hidden: range, base: int | None
    ) -> None:
        """As each scheme's name says."""
        assert [count for count in range(12) if scheme.is_small(count)] == list(hidden)
        assert scheme.rounding_base == base
