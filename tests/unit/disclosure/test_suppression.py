import itertools
import math
import random
from collections.abc import Iterator
from typing import Any

import attrs
import numpy as np
import pytest
from hypothesis import given, settings, strategies as st
from scipy.optimize import linprog

from safeguarding.disclosure import suppression
from safeguarding.disclosure.auditing import DisclosureAudit, Exposure, place_order, shown_range, sums_of
from safeguarding.disclosure.covers import Cover, lightest_cover
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.disclosure.schemes import FEWER_THAN_FIVE
from safeguarding.disclosure.suppression import Suppression, SuppressionPattern, suppression_pattern
from safeguarding.disclosure.tables import Axis, CellPlace, CountTable, one_way_table
from safeguarding.errors import InvalidRecordError
from safeguarding.testing.strategies.disclosure import count_tables, disclosure_rules


def two_way(rows: list[list[int]]) -> CountTable:
    axes = (
        Axis(name="row", labels=[f"r{k}" for k in range(len(rows))]),
        Axis(name="column", labels=[f"c{k}" for k in range(len(rows[0]))]),
    )
    counts: dict[tuple[str, ...], int] = {
        (f"r{i}", f"c{j}"): count for i, row in enumerate(rows) for j, count in enumerate(row)
    }
    return CountTable(axes, counts)


def random_table(shape: tuple[int, ...], seed: int, share_small: float = 0.2) -> CountTable:
    chance = random.Random(seed)  # noqa: S311  # tables to test on, no secrets
    axes = [Axis(name=f"axis {k}", labels=[f"{k}.{j}" for j in range(size)]) for k, size in enumerate(shape)]
    places = itertools.product(*(axis.labels for axis in axes))
    return CountTable(
        axes,
        {place: chance.randint(0, 4) if chance.random() < share_small else chance.randint(5, 30) for place in places},
    )


def told_by_linear_programming(
    table: CountTable, rule: DisclosureRule, hidden: frozenset[CellPlace]
) -> dict[CellPlace, tuple[float, float]]:
    """The attacker, written independently of the code under test: scipy's solver on all sums and shown numbers."""
    places = list(table.places())
    index = {place: k for k, place in enumerate(places)}
    printed = set(table.printed_places())
    bounds: list[tuple[float, float]] = []
    for place in places:
        count = table.count(*place)
        if place in printed and place not in hidden:
            bounds.append(shown_range(count, rule))
        elif place in printed and rule.tells_small_apart and rule.is_small(count):
            bounds.append((rule.smallest_hidden, rule.threshold - 1))
        else:
            bounds.append((0, math.inf))
    equations = []
    for total, parts in sums_of(table):
        row = np.zeros(len(places))
        row[index[total]] -= 1
        for part in parts:
            row[index[part]] += 1
        equations.append(row)
    told = {}
    for place in places:
        if place in hidden or (place not in printed and rule.is_small(table.count(*place))):
            ends = []
            for sign in (1, -1):
                aim = np.zeros(len(places))
                aim[index[place]] = sign
                found = linprog(aim, A_eq=np.array(equations), b_eq=np.zeros(len(equations)), bounds=bounds)
                assert found.status in (0, 3), found.message
                ends.append(math.inf * -sign if found.status == 3 else float(sign * found.fun))
            told[place] = (ends[0], ends[1])
    return told


def fewest_by_trying(table: CountTable, rule: DisclosureRule) -> int:
    """The optimum by trying every set of shown inner cells, smallest first, against scipy's solver."""
    primary = {place for place in table.places() if rule.is_small(table.count(*place))}
    candidates = [
        place for place in table.places() if None not in place and place not in primary and table.count(*place)
    ]
    for size in range(len(candidates) + 1):
        for extra in itertools.combinations(candidates, size):
            hidden = frozenset(primary | set(extra))
            told = told_by_linear_programming(table, rule, hidden)
            if all(
                highest - lowest >= rule.threshold - 1e-6
                and (not rule.is_small(table.count(*place)) or highest >= rule.threshold - 1e-6)
                for place, (lowest, highest) in told.items()
            ):
                return size
    return -1


def grouped_table(*, rows_turned: bool) -> CountTable:
    labels = {"row": ["r0", "r1", "r2"], "column": ["c0", "c1", "c2"]}
    axes = [
        Axis(name=name, labels=each[::-1] if rows_turned else each, groups={f"first {name}s": each[:2]})
        for name, each in labels.items()
    ]
    rows = ([3, 12, 12], [50, 30, 8], [30, 8, 1])
    return CountTable(axes, {(f"r{i}", f"c{j}"): count for i, row in enumerate(rows) for j, count in enumerate(row)})


class TestPrimary:
    """Counts from 1 to one below the threshold are hidden; the threshold itself and 0 are shown."""

    @pytest.mark.parametrize(("count", "is_hidden"), [(0, False), (1, True), (4, True), (5, False), (6, False)])
    def test_both_sides(self, count: int, is_hidden: bool) -> None:  # noqa: FBT001  # a table of cases
        table = one_way_table("answer", {"a": count, "b": 50, "c": 60})
        assert (("a",) in suppression_pattern(table, FEWER_THAN_FIVE).hidden) is is_hidden

    def test_zeros_only_where_the_rule_says(self) -> None:
        rule = DisclosureRule(name="x", threshold=5, hides_zeros=True, source=FEWER_THAN_FIVE.source)
        table = one_way_table("answer", {"a": 0, "b": 50, "c": 60})
        assert suppression_pattern(table, rule).hidden[("a",)] is Suppression.PRIMARY

    def test_a_small_total_is_small(self) -> None:
        table = two_way([[1, 2], [30, 40]])
        assert suppression_pattern(table, FEWER_THAN_FIVE).hidden[("r0", None)] is Suppression.PRIMARY


class TestSecondary:
    """A hidden number must not follow from the totals: others are hidden with it."""

    def test_one_small_number_beside_a_total(self) -> None:
        pattern = suppression_pattern(one_way_table("s", {"a": 460, "b": 29, "c": 2}), FEWER_THAN_FIVE)
        assert pattern.secondary == {("b",)}

    def test_two_small_numbers_that_sum_to_little_need_a_third(self) -> None:
        # 2 + 2 of a shown total: each could only be 0 to 4
        pattern = suppression_pattern(one_way_table("s", {"a": 460, "b": 2, "c": 2, "d": 9}), FEWER_THAN_FIVE)
        assert pattern.secondary == {("d",)}

    def test_two_small_numbers_that_sum_to_enough_protect_each_other(self) -> None:
        pattern = suppression_pattern(one_way_table("s", {"a": 460, "b": 2, "c": 3, "d": 9}), FEWER_THAN_FIVE)
        assert pattern.secondary == frozenset()

    def test_a_rectangle_in_two_ways(self) -> None:
        pattern = suppression_pattern(two_way([[2, 20, 21], [22, 23, 24], [25, 26, 27]]), FEWER_THAN_FIVE)
        assert len(pattern.secondary) == 3
        assert all(None not in place for place in pattern.secondary)

    def test_everything_small_hides_the_total(self) -> None:
        pattern = suppression_pattern(one_way_table("s", {"a": 1, "b": 2}), FEWER_THAN_FIVE)
        assert set(pattern.hidden) == {("a",), ("b",), (None,)}

    def test_totals_are_kept_where_they_can_be(self) -> None:
        for seed in range(6):
            pattern = suppression_pattern(random_table((4, 5), seed), FEWER_THAN_FIVE)
            assert not any(None in place for place in pattern.secondary)


class TestAsFewAsPossible:
    """Beside the optimum found by trying everything, no cell more is hidden on small tables."""

    @pytest.mark.parametrize(("shape", "seed"), [((3, 3), 1), ((3, 3), 4), ((3, 4), 2), ((6,), 2), ((2, 2, 2), 3)])
    def test_equals_the_optimum(self, shape: tuple[int, ...], seed: int) -> None:
        table = random_table(shape, seed)
        pattern = suppression_pattern(table, FEWER_THAN_FIVE)
        optimum = fewest_by_trying(table, FEWER_THAN_FIVE)
        assert pattern.hidden
        assert pattern.is_least
        if optimum >= 0:
            assert len(pattern.secondary) == optimum
        else:
            assert any(None in place for place in pattern.secondary)

    def test_what_stands_alone_in_its_sum_is_known_before_any_audit(self) -> None:
        """So little work proves the least already: 1 and its total go, and with them another cell of the column and its total."""
        pattern = suppression_pattern(two_way([[0, 1], [20, 12]]), FEWER_THAN_FIVE, work=3_000)
        assert pattern.secondary == {("r1", "c1"), ("r1", None)}
        assert pattern.is_least

    def test_of_rounded_numbers_one_may_be_hidden_alone(self) -> None:
        """Of a total rounded to fives, less a number rounded to fives, is left what nobody knows exactly: one goes, not two."""
        rule = attrs.evolve(FEWER_THAN_FIVE, rounding_base=5)
        pattern = suppression_pattern(two_way([[30, 7], [2, 3]]), rule)
        assert pattern.secondary == {("r0", "c0")}
        assert pattern.is_least
        assert DisclosureAudit(two_way([[30, 7], [2, 3]]), rule, frozenset(pattern.hidden)).is_content()


class TestWithGroups:
    """What a number asks for that was hidden only to protect others holds only while it is hidden."""

    @pytest.mark.parametrize("rows_turned", [False, True])
    def test_equals_the_optimum_in_any_order_of_rows(self, rows_turned: bool) -> None:  # noqa: FBT001  # a table of cases
        table = grouped_table(rows_turned=rows_turned)
        pattern = suppression_pattern(table, FEWER_THAN_FIVE)
        assert pattern.is_least
        assert len(pattern.secondary) == 7  # found once by ``fewest_by_trying``, which takes two minutes
        assert dict(pattern.hidden) == dict(
            suppression_pattern(grouped_table(rows_turned=False), FEWER_THAN_FIVE).hidden
        )


class TestSize:
    """A table too large to audit is refused, rather than published without an audit."""

    @pytest.mark.parametrize(("shape", "is_made"), [((2_999,), True), ((3_000,), False), ((9, 9, 6), False)])
    def test_both_sides(self, shape: tuple[int, ...], is_made: bool) -> None:  # noqa: FBT001  # a table of cases
        table = random_table(shape, seed=1, share_small=0)
        if is_made:
            assert suppression_pattern(table, FEWER_THAN_FIVE).hidden == {}
        else:
            with pytest.raises(InvalidRecordError, match="too large to audit"):
                suppression_pattern(table, FEWER_THAN_FIVE)


class TestLaws:
    """Suppression depends on the numbers alone, and doing it twice changes nothing."""

    @settings(max_examples=100)
    @given(table=count_tables(max_labels=5), rule=disclosure_rules(), data=st.data())
    def test_the_order_of_rows_does_not_matter(
        self, table: CountTable, rule: DisclosureRule, data: st.DataObject
    ) -> None:
        shuffled = CountTable(
            [Axis(name=axis.name, labels=data.draw(st.permutations(axis.labels))) for axis in table.axes],
            dict(data.draw(st.permutations(list(table.counts.items())))),
        )
        assert dict(suppression_pattern(shuffled, rule).hidden) == dict(suppression_pattern(table, rule).hidden)

    @settings(max_examples=60)
    @given(table=count_tables(max_labels=4), rule=disclosure_rules(), data=st.data())
    def test_nor_does_it_with_groups(self, table: CountTable, rule: DisclosureRule, data: st.DataObject) -> None:
        axes = [
            attrs.evolve(
                axis, groups={f"group of {axis.name}": axis.labels[:2], f"other of {axis.name}": axis.labels[1:]}
            )
            if len(axis.labels) > 2
            else axis
            for axis in table.axes
        ]
        turned = [attrs.evolve(axis, labels=data.draw(st.permutations(axis.labels))) for axis in axes]
        one, other = (suppression_pattern(CountTable(each, table.counts), rule) for each in (axes, turned))
        assert dict(one.hidden) == dict(other.hidden)

    @settings(max_examples=100)
    @given(table=count_tables(max_labels=5), rule=disclosure_rules())
    def test_idempotent(self, table: CountTable, rule: DisclosureRule) -> None:
        once = suppression_pattern(table, rule)
        again = suppression_pattern(table, rule, hidden_already=frozenset(once.hidden))
        assert dict(again.hidden) == dict(once.hidden)

    @settings(max_examples=100)
    @given(table=count_tables(max_labels=5), rule=disclosure_rules())
    def test_every_small_number_is_hidden(self, table: CountTable, rule: DisclosureRule) -> None:
        hidden = suppression_pattern(table, rule).hidden
        small = {place for place in table.places() if rule.is_small(table.count(*place))}
        assert small == {place for place, why in hidden.items() if why is Suppression.PRIMARY}


class TestBoundedWork:
    """Where the search is cut short, what is hidden is safe by the audit all the same, and not said to be the least."""

    @settings(max_examples=20)
    @given(table=count_tables(max_labels=4), rule=disclosure_rules(max_threshold=6), work=st.sampled_from([0, 3_000]))
    def test_a_search_cut_short_is_safe(self, table: CountTable, rule: DisclosureRule, work: int) -> None:
        pattern = suppression_pattern(table, rule, work=work)
        assert pattern.exposed == ()
        hidden = frozenset(pattern.hidden)
        assert DisclosureAudit(table, rule, hidden).is_content()
        for place, (lowest, highest) in told_by_linear_programming(table, rule, hidden).items():
            assert highest - lowest >= (1 if rule.tells_small_apart else rule.threshold) - 1e-6, place
        if pattern.is_least:
            assert len(pattern.secondary) <= len(suppression_pattern(table, rule).secondary)

    @settings(max_examples=20)
    @given(table=count_tables(max_labels=4), data=st.data())
    def test_the_quick_search_does_not_depend_on_the_order_of_rows(
        self, table: CountTable, data: st.DataObject
    ) -> None:
        turned = [Axis(name=axis.name, labels=data.draw(st.permutations(axis.labels))) for axis in table.axes]
        one, other = (
            suppression_pattern(CountTable(axes, table.counts), FEWER_THAN_FIVE, work=0)
            for axes in (table.axes, turned)
        )
        assert dict(one.hidden) == dict(other.hidden)

    def test_the_quick_search_protects_groups_and_what_is_never_printed(self) -> None:
        for turned in (False, True):
            table = grouped_table(rows_turned=turned)
            pattern = suppression_pattern(table, FEWER_THAN_FIVE, work=0)
            assert not pattern.is_least
            assert DisclosureAudit(table, FEWER_THAN_FIVE, frozenset(pattern.hidden)).is_content()
            assert not DisclosureAudit(table, FEWER_THAN_FIVE, {("r0", "c0"), ("r2", "c2")}).is_content()

    def test_what_the_audit_can_do_without_is_shown_again(self) -> None:
        """The quick search hides the total of the first row too, which it could not prove to be needless."""
        table, rule = two_way([[12, 2], [7, 2]]), attrs.evolve(FEWER_THAN_FIVE, threshold=10, rounding_base=5)
        assert suppression_pattern(table, rule, work=0).secondary == {("r0", "c0"), ("r0", None), (None, None)}
        assert suppression_pattern(table, rule, work=3_000).secondary == {("r0", "c0"), (None, None)}

    def test_the_work_is_counted_and_told(self) -> None:
        table, told = random_table((4, 4, 4), seed=2), list[tuple[int, int]]()
        pattern = suppression_pattern(
            table, FEWER_THAN_FIVE, work=3_000_000, watching=lambda done, most: told.append((done, most))
        )
        assert pattern == suppression_pattern(table, FEWER_THAN_FIVE, work=3_000_000)
        assert told
        assert {most for _, most in told} == {3_000_000}
        assert [done for done, _ in told] == sorted(done for done, _ in told)

    def test_a_table_of_six_by_six_by_six_has_an_answer(self) -> None:
        # with the work that is allowed by default it takes some six seconds; benchmarks/bench_surveys.py measures it
        table = random_table((6, 6, 6), seed=1)
        pattern = suppression_pattern(table, FEWER_THAN_FIVE, work=5_000_000)
        assert not pattern.is_least
        assert pattern.exposed == ()
        assert pattern.secondary

    def test_nothing_false_is_believed(self) -> None:
        table = one_way_table("s", {"a": 460, "b": 29, "c": 2})
        places = sorted(table.places(), key=place_order)
        a, b, c, total = (places.index(place) for place in (("a",), ("b",), ("c",), (None,)))
        for proof in ({c: 1, b: 1}, {c: 1, a: -1}, {c: 1, total: 1}):
            assert not DisclosureAudit(table, FEWER_THAN_FIVE, {("c",), ("b",)}, proofs=[proof])._proven.get(c, 0)
        assert DisclosureAudit(table, FEWER_THAN_FIVE, {("c",), ("b",)}, proofs=[{c: 1, b: -1}])._proven[c] == 31


class TestEarlierPublications:
    """A number that was printed before is known: it protects nothing, and is not taken to."""

    def test_a_known_number_is_no_cover(self) -> None:
        table = one_way_table("s", {"a": 460, "b": 29, "c": 2, "d": 40})
        assert suppression_pattern(table, FEWER_THAN_FIVE).secondary == {("b",)}
        pattern = suppression_pattern(table, FEWER_THAN_FIVE, shown_already={("b",)})
        assert pattern.secondary == {("d",)}
        assert pattern.exposed == ()

    @pytest.mark.parametrize("work", [0, 1_000_000])
    def test_a_small_number_printed_before_stays_exposed(self, work: int) -> None:
        table = one_way_table("s", {"a": 460, "b": 29, "c": 2})
        pattern = suppression_pattern(table, FEWER_THAN_FIVE, shown_already={("c",)}, work=work)
        assert set(pattern.hidden) == {("c",)}
        assert pattern.exposed == (("c",),)

    @pytest.mark.parametrize("work", [0, 1_000_000])
    def test_nothing_is_left_to_protect_with(self, work: int) -> None:
        table = one_way_table("s", {"a": 460, "b": 29, "c": 2})
        pattern = suppression_pattern(table, FEWER_THAN_FIVE, shown_already={("a",), ("b",), (None,)}, work=work)
        assert pattern.exposed == (("c",),)


class TestWhatIsProven:
    """The fewest is said only where each audit and each choice on the way was proven; one doubt is enough."""

    TABLE = random_table((4, 3), seed=8, share_small=0.3)

    def pattern(self) -> SuppressionPattern:
        return suppression_pattern(self.TABLE, FEWER_THAN_FIVE)

    @pytest.mark.parametrize("doubtful", [1, 2])
    def test_a_choice_that_may_not_be_the_lightest(self, monkeypatch: pytest.MonkeyPatch, doubtful: int) -> None:
        calls = itertools.count(1)

        def doubted(*given: Any, **more: Any) -> Cover:  # noqa: ANN401 - as the function takes them
            cover = lightest_cover(*given, **more)
            return attrs.evolve(cover, is_lightest=False) if next(calls) == doubtful else cover

        assert self.pattern().is_least
        monkeypatch.setattr(suppression, "lightest_cover", doubted)
        assert not self.pattern().is_least
        assert next(calls) > 2

    @pytest.mark.parametrize("doubtful", [1, 2])
    def test_an_audit_that_may_have_seen_too_little(self, monkeypatch: pytest.MonkeyPatch, doubtful: int) -> None:
        calls = itertools.count(1)

        class Doubted(DisclosureAudit):
            def exposures_within(self, work: int) -> Iterator[Exposure | None]:
                doubt = next(calls) == doubtful
                for each in super().exposures_within(work):
                    yield attrs.evolve(each, is_proven=False) if each is not None and doubt else each

        monkeypatch.setattr(suppression, "DisclosureAudit", Doubted)
        assert not self.pattern().is_least
        assert next(calls) > 2


@pytest.mark.parametrize(("shape", "most"), [((2, 2), "MOST_PLACES"), ((2, 2, 2), "MOST_PLACES_IN_THREE_WAYS")])
def test_the_limit_is_that_of_the_ways(monkeypatch: pytest.MonkeyPatch, shape: tuple[int, ...], most: str) -> None:
    """Tables in three ways have a limit of their own, and a table of just so many numbers is audited."""
    table = random_table(shape, seed=1)
    for name in ("MOST_PLACES", "MOST_PLACES_IN_THREE_WAYS"):
        monkeypatch.setattr(suppression, name, table.size if name == most else 0)
    suppression_pattern(table, FEWER_THAN_FIVE, work=0)
    monkeypatch.setattr(suppression, most, table.size - 1)
    with pytest.raises(InvalidRecordError, match=f"at most {table.size - 1}"):
        suppression_pattern(table, FEWER_THAN_FIVE, work=0)


def test_a_search_cut_short_protects_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no lightest choice is found in time, what is hidden may be more than was needed, and is never too little."""
    table = two_way([[3, 7, 9], [8, 2, 11], [12, 13, 14]])
    assert suppression_pattern(table, FEWER_THAN_FIVE).is_least
    monkeypatch.setattr(suppression, "_ROUNDS", 0)
    pattern = suppression_pattern(table, FEWER_THAN_FIVE)
    assert not pattern.is_least
    assert not pattern.exposed
