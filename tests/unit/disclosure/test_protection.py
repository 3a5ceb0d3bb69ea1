from decimal import Decimal

import pytest
from hypothesis import given, settings

from safeguarding.disclosure.auditing import DisclosureAudit
from safeguarding.disclosure.bands import NumberBand, banded_axis, finest_bands
from safeguarding.disclosure.protection import (
    ProtectedNumber,
    protected_difference,
    protected_percentage,
    protected_share,
    protected_table,
)
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.schemes import DFE_LOOKED_AFTER_NATIONAL, FEWER_THAN_FIVE, NHS_HES, OFQUAL
from safeguarding.disclosure.suppression import suppression_pattern
from safeguarding.disclosure.tables import Axis, CountTable, one_way_table
from safeguarding.errors import InvalidRecordError, UnknownNameError
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


class TestOverlappingBands:
    """Two overlapping bands must not give away, by subtraction, the few who are in one and not in the other."""

    AGES = banded_axis("Age", {"11 to 15": NumberBand(11, 15), "11 to 17": NumberBand(11, 17)})

    def test_the_difference_of_two_bands_is_protected(self) -> None:
        table = CountTable((self.AGES,), {("11–15 (part)",): 40, ("16–17 (part)",): 3})
        protected = protected_table(table, FEWER_THAN_FIVE)
        shown = [str(protected.at(entry)) for entry in ("11 to 15", "11 to 17", None)]
        # both bands cannot be shown: 43 − 40 would be the three of 16 and 17
        assert shown == ["c", "43", "43"]
        audit = DisclosureAudit(table, FEWER_THAN_FIVE, protected.hidden)
        assert all(each.is_safe for each in audit.ranges())

    def test_a_large_difference_needs_no_protection(self) -> None:
        table = CountTable((self.AGES,), {("11–15 (part)",): 40, ("16–17 (part)",): 9})
        assert protected_table(table, FEWER_THAN_FIVE).hidden == frozenset()

    def test_bands_by_answers(self) -> None:
        answers = Axis(name="Answer", labels=("yes", "no"))
        table = CountTable(
            (self.AGES, answers),
            {
                ("11–15 (part)", "yes"): 30,
                ("11–15 (part)", "no"): 12,
                ("16–17 (part)", "yes"): 2,
                ("16–17 (part)", "no"): 11,
            },
        )
        protected = protected_table(table, FEWER_THAN_FIVE)
        assert protected.hidden
        assert all(each.is_safe for each in DisclosureAudit(table, FEWER_THAN_FIVE, protected.hidden).ranges())

    def test_finest_bands_leave_gaps_out(self) -> None:
        assert finest_bands([NumberBand(1, 3), NumberBand(6, 8)]) == (NumberBand(1, 3), NumberBand(6, 8))

    def test_a_band_runs_forward(self) -> None:
        with pytest.raises(InvalidRecordError):
            NumberBand(5, 4)


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


class TestTables:
    """A table refuses what cannot be, and names what it does not know."""

    def test_refusals(self) -> None:
        with pytest.raises(InvalidRecordError):
            CountTable((), {})
        with pytest.raises(InvalidRecordError):
            one_way_table("x", {"a": -1})
        with pytest.raises(InvalidRecordError):
            Axis(name="x", labels=("a", "a"))
        with pytest.raises(InvalidRecordError):
            Axis(name="x", labels=("a",), groups={"g": ("b",)})
        with pytest.raises(UnknownNameError, match="did you mean 'Girls'"):
            CountTable((Axis(name="Sex", labels=("Girls", "Boys")),), {("Girl",): 3})
        with pytest.raises(UnknownNameError):
            one_way_table("x", {"a": 1}).count("b")
        with pytest.raises(UnknownNameError):
            protected_table(one_way_table("x", {"a": 1}), FEWER_THAN_FIVE).at("b")

    def test_rule_refusals(self) -> None:
        for threshold, base in ((0, None), (5, 0), (-1, None)):
            with pytest.raises(InvalidRecordError):
                DisclosureRule(name="x", threshold=threshold, rounding_base=base, source=FEWER_THAN_FIVE.source)

    @given(table=count_tables(max_axes=3, max_labels=3))
    def test_totals_are_sums(self, table: CountTable) -> None:
        assert table.count(*[None] * len(table.axes)) == sum(table.counts.values())
        assert table.size == len(list(table.places()))
