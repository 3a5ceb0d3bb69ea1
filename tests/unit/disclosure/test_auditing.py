import math
from fractions import Fraction

import pytest
from hypothesis import given, settings
from tests.unit.disclosure.test_suppression import random_table, told_by_linear_programming, two_way

from safeguarding.disclosure.auditing import (
    DisclosureAudit,
    Exposure,
    hidden_range,
    needed_width,
    place_order,
    shown_range,
)
from safeguarding.disclosure.bounds import Reach
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.schemes import DFE_LOOKED_AFTER_NATIONAL, FEWER_THAN_FIVE, NHS_HES, OFQUAL
from safeguarding.disclosure.suppression import SuppressionPattern, suppression_pattern
from safeguarding.disclosure.tables import CellPlace, CountTable, one_way_table
from safeguarding.testing.strategies.disclosure import banded_tables, count_tables, disclosure_rules


def assert_safe(table: CountTable, rule: DisclosureRule, pattern: SuppressionPattern) -> None:
    tolerance = 1e-6
    for place, (lowest, highest) in told_by_linear_programming(table, rule, frozenset(pattern.hidden)).items():
        if place in pattern.exposed:
            continue
        if rule.tells_small_apart:
            assert highest - lowest >= 1 - tolerance
            continue
        assert highest - lowest >= rule.threshold - tolerance, place
        if rule.is_small(table.count(*place)):
            assert highest >= rule.threshold - tolerance, place


class TestAuditByLinearProgramming:
    """No hidden number can be told exactly, nor narrowed to within the threshold, by an independent solver."""

    @settings(max_examples=150)
    @given(table=count_tables(max_axes=2, max_labels=4), rule=disclosure_rules())
    def test_one_and_two_ways(self, table: CountTable, rule: DisclosureRule) -> None:
        pattern = suppression_pattern(table, rule)
        assert pattern.exposed == ()
        assert_safe(table, rule, pattern)

    @settings(max_examples=60)
    @given(table=count_tables(min_axes=3, max_axes=3, max_labels=3), rule=disclosure_rules(max_threshold=6))
    def test_three_ways(self, table: CountTable, rule: DisclosureRule) -> None:
        pattern = suppression_pattern(table, rule)
        assert pattern.exposed == ()
        assert_safe(table, rule, pattern)

    @settings(max_examples=60)
    @given(table=banded_tables(), rule=disclosure_rules())
    def test_overlapping_bands(self, table: CountTable, rule: DisclosureRule) -> None:
        pattern = suppression_pattern(table, rule)
        assert pattern.exposed == ()
        assert_safe(table, rule, pattern)

    @pytest.mark.parametrize("shape", [(10, 6), (4, 4, 3)])
    def test_tables_of_a_report_s_size(self, shape: tuple[int, ...]) -> None:
        table = random_table(shape, seed=5)
        assert_safe(table, FEWER_THAN_FIVE, suppression_pattern(table, FEWER_THAN_FIVE))

    @pytest.mark.parametrize("rule", [OFQUAL, NHS_HES])
    def test_symbols_that_say_small_are_not_told_exactly(self, rule: DisclosureRule) -> None:
        table = random_table((5, 4), seed=3)
        assert_safe(table, rule, suppression_pattern(table, rule))

    @settings(max_examples=80)
    @given(table=count_tables(max_axes=2, max_labels=4))
    def test_our_ranges_are_the_solver_s(self, table: CountTable) -> None:
        hidden = frozenset(suppression_pattern(table, FEWER_THAN_FIVE).hidden)
        told = told_by_linear_programming(table, FEWER_THAN_FIVE, hidden)
        for each in DisclosureAudit(table, FEWER_THAN_FIVE, hidden).ranges():
            highest = math.inf if each.highest is None else each.highest
            assert told[each.place] == pytest.approx((each.lowest, highest))

    def test_an_unprotected_table_fails_the_audit(self) -> None:
        table = two_way([[2, 20], [21, 22]])
        (only,) = DisclosureAudit(table, FEWER_THAN_FIVE, {("r0", "c0")}).exposures()
        assert only.place == ("r0", "c0")
        (told,) = DisclosureAudit(table, FEWER_THAN_FIVE, {("r0", "c0")}).ranges()
        assert (told.lowest, told.highest, told.is_safe) == (2, 2, False)


class TestWhatAReaderKnows:
    """What a printed cell says by itself, and what follows from the sums."""

    ANSWERS = one_way_table("Answer", {"yes": 30, "no": 12, "other": 2, "none": 9})

    def test_a_symbol_tells_a_small_number_only_where_it_is_printed_and_says_so(self) -> None:
        assert hidden_range(2, OFQUAL, is_printed=True) == (1, 4)
        assert hidden_range(2, OFQUAL, is_printed=False) == (0, None)
        assert hidden_range(7, OFQUAL, is_printed=True) == (0, None)
        assert hidden_range(2, FEWER_THAN_FIVE, is_printed=True) == (0, None)
        assert (needed_width(OFQUAL), needed_width(FEWER_THAN_FIVE)) == (1, 5)

    @pytest.mark.parametrize(
        ("count", "known"), [(0, (0, 0)), (1, (1, 4)), (4, (1, 4)), (5, (5, 14)), (14, (5, 14)), (15, (15, 24))]
    )
    def test_a_rounded_number_is_one_of_those_printed_alike(self, count: int, known: tuple[int, int]) -> None:
        """0 is printed as itself, and what would round to it has a symbol of its own."""
        assert shown_range(count, DFE_LOOKED_AFTER_NATIONAL) == known

    def test_what_is_exposed_names_the_shown_numbers_one_of_which_must_go(self) -> None:
        exposed = DisclosureAudit(self.ANSWERS, FEWER_THAN_FIVE, {("other",)}).exposures()
        shown = frozenset[CellPlace]({("yes",), ("no",), ("none",), (None,)})
        assert exposed == [Exposure(place=("other",), blocking=shown, is_proven=True)]

    def test_where_the_total_is_hidden_too_a_number_has_no_upper_end(self) -> None:
        (other, total) = DisclosureAudit(self.ANSWERS, FEWER_THAN_FIVE, {("other",), (None,)}).ranges()
        assert (other.lowest, other.highest) == (0, None)
        assert (total.lowest, total.highest) == (51, None)

    def test_a_movement_that_leaves_the_sums_true_is_believed(self) -> None:
        places = sorted(self.ANSWERS.places(), key=place_order)
        movement = {places.index(("other",)): 1, places.index(("no",)): -1}
        audit = DisclosureAudit(self.ANSWERS, FEWER_THAN_FIVE, {("other",), ("no",)}, proofs=[movement])
        assert set(audit._proven.values()) == {14}


@pytest.mark.parametrize(("other", "is_proven"), [(2, True), (3, None)])
def test_just_as_wide_as_the_rule_asks_is_safe(other: int, is_proven: bool | None) -> None:  # noqa: FBT001
    """Of 2 and 2, each is 0 to 4, four steps apart; of 2 and 3, 0 to 5."""
    table = one_way_table("s", {"a": 460, "b": 2, "c": other})
    found = DisclosureAudit(table, FEWER_THAN_FIVE, {("b",), ("c",)}).exposures()
    assert [each.is_proven for each in found] == ([] if is_proven is None else [is_proven] * 2)


@pytest.mark.parametrize("work", [0, 10**9])
def test_an_audit_that_may_not_be_worked_out_says_so(work: int) -> None:
    """At the end stands that there was more to work out, or nothing."""
    audit = DisclosureAudit(one_way_table("s", {"a": 460, "b": 2, "c": 2}), FEWER_THAN_FIVE, {("b",), ("c",)})
    found = list(audit.exposures_within(work))
    assert found == ([None] if not work else audit.exposures())


@pytest.mark.parametrize(
    ("count", "alike"),
    [(12, (8, 12)), (8, (8, 12)), (13, (13, 17)), (7, (5, 7)), (5, (5, 7)), (4, (4, 4)), (0, (0, 0))],
)
def test_counts_that_are_printed_alike(count: int, alike: tuple[int, int]) -> None:
    """To the nearest five from 5 on; small ones and 0 are told apart."""
    assert shown_range(count, OFQUAL) == alike


@pytest.mark.parametrize(("furthest", "is_proven"), [(Fraction(9, 4), True), (Fraction(5, 2), False)])
def test_it_is_proven_only_where_no_table_could_be_wider(furthest: Fraction, is_proven: bool) -> None:  # noqa: FBT001
    """Two each way were seen. Where the sums would allow two and a half, five in all, nothing is proven."""

    class Tableau:
        """Seen to reach so far and no further."""

        def seen(self, _: int) -> int:
            return 0

        def reach(self, *_: int, enough: int) -> Reach:
            assert enough in (5, 3)
            return Reach(furthest=furthest, attained=2, blocking=frozenset())

    audit = DisclosureAudit(one_way_table("s", {"a": 460, "b": 2, "c": 2}), FEWER_THAN_FIVE, {("b",)})
    audit.__dict__["_tableau"] = Tableau()
    assert [each.is_proven for each in audit.exposures()] == [is_proven]
