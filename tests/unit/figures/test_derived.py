"""A figure that others determine: what is suggested for it passes, and nothing else does."""

from collections.abc import Callable, Sequence

import attrs
from hypothesis import given, settings, strategies as st
from tests.unit.figures.suggested import asked, runs

from safeguarding.figures.allowances import Trials, trials
from safeguarding.figures.claims import check
from safeguarding.figures.kinds.differences import ChangeClaim, DifferenceClaim
from safeguarding.figures.kinds.ratios import RateClaim, RatioClaim
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.stated import Stated, read_alike
from safeguarding.figures.verdicts import Verdict
from safeguarding.figures.words import Direction, Precision
from safeguarding.numbers.arithmetic import interval_difference, interval_multiple, interval_quotient, interval_sum
from safeguarding.numbers.intervals import Interval
from safeguarding.numbers.rounding import Rounding


class TestTotals:
    @settings(max_examples=20)
    @given(parts=st.lists(st.integers(0, 60), min_size=2, max_size=4), total=st.integers(0, 240))
    def test_totals_of_rounded_parts(self, parts: list[int], total: int) -> None:
        """The totals suggested for rounded parts are those that pass."""

        def claim(value: int) -> TotalClaim:
            whole = Stated(f"{value}%", precision=Precision.ROUNDED)
            return TotalClaim(parts=tuple(f"{part}%" for part in parts), total=whole)

        verdict = check(claim(total))
        if verdict.is_inconsistent:
            for value in range(max(sum(parts) - 5, 0), sum(parts) + 6):
                passed = check(claim(value))
                holds = passed.is_consistent and not passed.is_unusual
                assert any(value in run for run in runs(verdict, "total")) is holds


class TestDerivedFigures:
    """Differences, changes, ratios and rates: the figures suggested are those that pass, as finely printed."""

    @settings(max_examples=15)
    @given(earlier=st.integers(10, 40), later=st.integers(0, 60), stated=st.integers(0, 99))
    def test_differences_and_changes(self, earlier: int, later: int, stated: int) -> None:
        def difference(value: int) -> DifferenceClaim:
            return DifferenceClaim(earlier=f"{earlier}%", later=f"{later}%", difference=f"{value}%")

        def change(value: int) -> ChangeClaim:
            return ChangeClaim(earlier=f"{earlier}%", later=f"{later}%", change=f"{value}%")

        for made, field, most in ((difference, "difference", 70), (change, "change", 560)):
            verdict = check(made(stated))
            # a bare 0 has two readings; the others are sizes, and suggestions are sizes too
            if verdict.is_inconsistent and stated:
                for value in asked(verdict, field, most):
                    passed = check(made(value))
                    holds = passed.is_consistent and not passed.is_unusual
                    assert any(value in run for run in runs(verdict, field)) is holds

    @settings(max_examples=20)
    @given(count=st.integers(0, 90), population=st.integers(10, 99), stated=st.integers(0, 99))
    def test_rates_and_ratios(self, count: int, population: int, stated: int) -> None:
        def rate(value: int) -> RateClaim:
            people = Stated(f"{population}00", to_nearest=100)
            return RateClaim(count=str(count), population=people, per=1_000, rate=f"{value}.0")

        def ratio(value: int) -> RatioClaim:
            return RatioClaim(value=f"{count}%", of=f"{population}%", ratio=f"{value}")

        for made, field in ((rate, "rate"), (ratio, "ratio")):
            verdict = check(made(stated))
            if verdict.is_inconsistent:
                for value in (0, *asked(verdict, field, 100)):
                    passed = check(made(value))
                    holds = passed.is_consistent and not passed.is_unusual
                    assert any(value in run for run in runs(verdict, field)) is holds


def figures(most: int, least: int = 0) -> st.SearchStrategy[Stated]:
    """Figures of all sorts: counted, rounded, in tenths, in per cent, to the nearest ten."""
    whole = st.integers(least, most)
    return st.one_of(
        st.builds(Stated, whole.map(str), precision=st.sampled_from([None, *Precision])),
        whole.map(lambda value: Stated(f"{value // 2}.{value % 2 * 5}")),
        whole.map(lambda value: Stated(f"{value}%")),
        whole.map(lambda value: Stated(f"{value}0", to_nearest=10)),
    )


class TestWhatIsPrintedIsTriedFirst:
    """In whole numbers the answer is that of the intervals, rule by rule, under every policy."""

    @settings(max_examples=60)
    @given(
        several=st.tuples(figures(9), figures(9, 1), figures(12)),
        rules=st.permutations(list(Rounding)),
        split=st.tuples(st.integers(1, 7), st.integers(1, 7), st.booleans()),
    )
    def test_every_kind(
        self, several: tuple[Stated, ...], rules: Sequence[Rounding], split: tuple[int, int, bool]
    ) -> None:
        first, last, mixed = split
        policy = attrs.evolve(
            CHARITABLE,
            usual=tuple(rules[:first]),
            unusual=tuple(rules[first : first + last]),
            allows_mixed_rounding=mixed,
        )

        def in_full(read: Sequence[Stated], derive: Callable[[list[Interval]], Interval]) -> Trials:
            *others, stated = read
            return trials(policy, read, lambda way: derive([way(each) for each in others]).meets(way(stated)))

        one, other, stated = several
        alike = read_alike(several)
        found: list[tuple[Verdict, Trials]] = [
            (
                check(DifferenceClaim(earlier=one, later=other, difference=stated, direction=Direction.UP), policy),
                in_full(alike, lambda both: interval_difference(both[1], both[0])),
            )
        ]
        if not any(each.is_percentage for each in several):
            total = TotalClaim(parts=(one, other), total=stated)
            found.append((check(total, policy), in_full(alike, interval_sum)))
        if all(other.true_values(rule).lower > 0 for rule in policy.rules):
            ratio = RatioClaim(value=one, of=other, ratio=stated)
            rate = RateClaim(count=one, population=other, per=10, rate=stated)
            # these two are rounded, unless they say otherwise
            read, scaled = (one, other, ratio.ratio), (one, other, rate.rate)
            found += [
                (check(ratio, policy), in_full(read, lambda both: interval_quotient(*both))),
                (check(rate, policy), in_full(scaled, lambda both: interval_multiple(interval_quotient(*both), 10))),
            ]
        for verdict, tried in found:
            allowed = tried.found()
            assert (verdict.outcome, verdict.is_unusual, verdict.rules) == (
                allowed.outcome,
                allowed.is_unusual,
                allowed.rules,
            )
