from decimal import Decimal

import attrs
import pytest
from hypothesis import given, settings

from safeguarding.disclosure.auditing import DisclosureAudit
from safeguarding.disclosure.protection import (
    ProtectedNumber,
    protected_difference,
    protected_percentage,
    protected_share,
    protected_table,
    shown_number,
    table_notes,
)
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.schemes import DFE_LOOKED_AFTER_NATIONAL, FEWER_THAN_FIVE, OFQUAL
from safeguarding.disclosure.suppression import suppression_pattern
from safeguarding.disclosure.tables import Axis, CountTable, one_way_table
from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.shares import Share
from safeguarding.testing.strategies.disclosure import count_tables, disclosure_rules


class TestShownNumbers:
    """Suppression never changes a number that is shown, except as the rule rounds."""

    @settings(max_examples=100)
    @given(table=count_tables(), rule=disclosure_rules(rounding=False))
    def test_shown_is_true(self, table: CountTable, rule: DisclosureRule) -> None:
        for place, number in protected_table(table, rule).cells.items():
            assert number.is_hidden or number.value == table.count(*place)

    @settings(max_examples=100)
    @given(table=count_tables(), rule=disclosure_rules())
    def test_protecting_twice_hides_the_same(self, table: CountTable, rule: DisclosureRule) -> None:
        once = protected_table(table, rule)
        hidden = frozenset(suppression_pattern(table, rule).hidden)
        assert protected_table(table, rule, hidden_already=hidden) == once

    def test_no_hidden_count_is_in_it(self) -> None:
        protected = protected_table(one_way_table("s", {"a": 460, "b": 29, "c": 2}), FEWER_THAN_FIVE)
        assert "29" not in repr(protected)
        assert "460" not in repr(one_way_table("s", {"a": 460}))


class TestPercentages:
    """A percentage is shown only where its count and its base are, and never gives a small remainder away."""

    def test_hidden_with_its_count(self) -> None:
        table = protected_table(one_way_table("x", {"yes": 30, "no": 12, "other": 2}), FEWER_THAN_FIVE)
        assert protected_percentage(table, ("yes",), base=(None,)) == ProtectedNumber(Decimal(68))
        assert protected_percentage(table, ("other",), base=(None,)).is_hidden

    def test_of_nothing_does_not_apply(self) -> None:
        table = protected_table(one_way_table("x", {"yes": 0, "no": 0}), FEWER_THAN_FIVE)
        assert str(protected_percentage(table, ("yes",), base=(None,))) == "z"

    def test_of_rounded_counts(self) -> None:
        table = protected_table(one_way_table("x", {"yes": 33, "no": 67}), OFQUAL)
        assert protected_percentage(table, ("yes",), base=(None,)).value == 35

    @pytest.mark.parametrize(
        ("count", "base", "is_hidden"),
        [(4, 40, True), (5, 40, False), (36, 40, True), (35, 40, False), (0, 4, True), (0, 5, False), (5, 5, False)],
    )
    def test_alone_it_is_hidden_on_both_sides(self, count: int, base: int, is_hidden: bool) -> None:  # noqa: FBT001  # a table of cases
        assert protected_share(Share(count, base), FEWER_THAN_FIVE).is_hidden is is_hidden


class TestDifferences:
    """A change between waves is shown only where both numbers are: with one of them it gives the other away."""

    def test_both_shown(self) -> None:
        assert protected_difference(ProtectedNumber(12), ProtectedNumber(9)).value == -3
        assert protected_difference(ProtectedNumber(Decimal("12.5")), ProtectedNumber(15)).value == Decimal("2.5")

    @pytest.mark.parametrize("shown", [0, 1])
    def test_either_hidden(self, shown: int) -> None:
        pair = [ProtectedNumber(symbol="c"), ProtectedNumber(symbol="c")]
        pair[shown] = ProtectedNumber(12)
        assert str(protected_difference(*pair)) == "c"

    def test_a_number_is_a_value_or_a_symbol(self) -> None:
        with pytest.raises(InvalidRecordError):
            ProtectedNumber(3, symbol="c")
        with pytest.raises(InvalidRecordError):
            ProtectedNumber()


class TestEarlierPublications:
    """A table of a half-year and its first quarter protects the second quarter, which nobody printed."""

    def test_cumulative_counts(self) -> None:
        period = Axis(
            name="Period",
            labels=("first quarter", "second quarter"),
            groups={"to June": ("first quarter",), "to September": ("first quarter", "second quarter")},
            prints_labels=False,
        )
        table = CountTable((period,), {("first quarter",): 20, ("second quarter",): 2})
        protected = protected_table(table, FEWER_THAN_FIVE)
        assert protected.hidden
        assert all(each.is_safe for each in DisclosureAudit(table, FEWER_THAN_FIVE, protected.hidden).ranges())


class TestAloneAndRounded:
    """A percentage alone is that of the rounded counts, and says nothing of what rounds to 0."""

    @pytest.mark.parametrize(
        ("count", "base", "printed"),
        [
            (40, 100, "40"),
            (44, 96, "40"),
            (45, 96, "50"),
            (0, 96, "0"),
            (4, 96, "k"),
            (2, 4, "k"),
            (0, 4, "k"),
            (5, 5, "100"),
        ],
    )
    def test_to_the_nearest_ten(self, count: int, base: int, printed: str) -> None:
        assert str(protected_share(Share(count, base), DFE_LOOKED_AFTER_NATIONAL)) == printed

    @pytest.mark.parametrize(("places", "printed"), [(0, "69"), (1, "69.0"), (2, "68.97")])
    def test_so_many_places(self, places: int, printed: str) -> None:
        assert str(protected_share(Share(20, 29), FEWER_THAN_FIVE, places=places)) == printed
        assert str(protected_share(Share(20, 29), FEWER_THAN_FIVE)) == "69"


def test_two_axes_in_print() -> None:
    """A line for each entry of the first axis and its total, whose cells stand under those of the second."""
    axes = (Axis(name="row", labels=["r", "s"]), Axis(name="column", labels=["c", "d"]))
    counts: dict[tuple[str, ...], int] = {("r", "c"): 20, ("r", "d"): 21, ("s", "c"): 22, ("s", "d"): 23}
    assert str(protected_table(CountTable(axes, counts), FEWER_THAN_FIVE)).splitlines() == [
        "       c   d   Total",
        "r      20  21  41",
        "s      22  23  45",
        "Total  42  44  86",
        "Disclosure control: counts of 1 to 4 hidden, others exact.",
    ]


@pytest.mark.parametrize(
    ("are_least", "says"),
    [
        ([True], "Fewer hidden numbers would not do: that is proven."),
        ([True, True], "Fewer hidden numbers would not do: that is proven."),
        ([False], "What is hidden is enough; that fewer hidden numbers would not do is not proven."),
        ([True, False], "What is hidden is enough; that fewer hidden numbers would not do is not proven."),
        ([], ""),
    ],
)
def test_what_is_proven_of_several_tables(are_least: list[bool], says: str) -> None:
    """Of all of them or of none; of a table in which nothing is hidden there is nothing to prove."""
    made = protected_table(one_way_table("s", {"a": 460, "b": 29, "c": 2}), FEWER_THAN_FIVE)
    plain = protected_table(one_way_table("s", {"a": 460, "b": 29}), FEWER_THAN_FIVE)
    tables = [plain, *(attrs.evolve(made, is_least=each) for each in are_least)]
    proven = [note for note in table_notes(tables) if "would not do" in note]
    assert proven == ([says] if says else [])


def test_what_rounds_to_zero_is_told_beside_the_table() -> None:
    """A small number that rounds to 0 is shown by a sign of its own, and the sign is explained."""
    table = protected_table(one_way_table("x", {"yes": 2, "no": 60, "other": 70}), DFE_LOOKED_AFTER_NATIONAL)
    sign = DFE_LOOKED_AFTER_NATIONAL.symbols.rounds_to_zero
    shown = any(each.symbol == sign for each in table.cells.values())
    assert (f"{sign}: not 0, but rounds to it." in table.notes) is shown
    assert shown


@pytest.mark.parametrize(("count", "printed"), [(0, "0"), (1, "k"), (4, "k"), (5, "10"), (14, "10"), (15, "20")])
def test_what_would_round_to_nothing_has_its_symbol(count: int, printed: str) -> None:
    """One child is not nobody."""
    assert str(shown_number(count, DFE_LOOKED_AFTER_NATIONAL)) == printed
