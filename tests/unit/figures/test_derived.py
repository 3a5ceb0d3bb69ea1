"""A figure that others determine: what is suggested for it passes, and nothing else does."""

from hypothesis import given, settings, strategies as st
from tests.unit.figures.suggested import asked, runs

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.differences import ChangeClaim, DifferenceClaim
from safeguarding.figures.kinds.ratios import RateClaim, RatioClaim
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.stated import Stated
from safeguarding.figures.words import Precision


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
