"""What a verdict suggests is exactly what passes when it is checked again."""

from fractions import Fraction

from hypothesis import given, settings, strategies as st

from safeguarding.figures.allowances import usual_values
from safeguarding.figures.bases import is_possible_base, possible_bases
from safeguarding.figures.claims import check
from safeguarding.figures.evidence import as_percentage
from safeguarding.figures.kinds.differences import ChangeClaim, DifferenceClaim
from safeguarding.figures.kinds.means import MeanClaim
from safeguarding.figures.kinds.ratios import RateClaim, RatioClaim
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.kinds.totals import TotalClaim
from safeguarding.figures.policies import CHARITABLE
from safeguarding.figures.runs import Run
from safeguarding.figures.stated import Stated
from safeguarding.figures.verdicts import Verdict
from safeguarding.figures.words import Precision
from safeguarding.numbers.arithmetic import interval_multiple
from safeguarding.numbers.intervals import Interval

PERCENTAGES = st.one_of(
    st.integers(0, 100).map(str), st.integers(0, 1000).map(lambda tenths: f"{tenths // 10}.{tenths % 10}")
)


def runs(verdict: Verdict, field: str) -> tuple[Run, ...]:
    remedy = verdict.remedy(field)
    return () if remedy is None else remedy.runs


def holds_usually(**figures: str) -> bool:
    verdict = check(ShareClaim(**figures))
    return verdict.is_consistent and not verdict.is_unusual


def asked(verdict: Verdict, field: str, most: int) -> list[int]:
    """Every figure to forty and each eleventh to the most, with those about both ends of each run that is suggested."""
    ends = [int(end) for run in runs(verdict, field) for end in (run.first, run.last) if end is not None]
    about = (end + by for end in ends for by in range(-3, 4))
    return sorted({each for each in (*range(1, 41), *range(1, most, 11), *about) if 1 <= each < most})


class TestSharesOfThree:
    """Percentages, counts and bases: each one suggested passes, and no other does."""

    @settings(max_examples=20)
    @given(base=st.integers(1, 60), data=st.data(), percentage=PERCENTAGES)
    def test_exactly(self, base: int, data: st.DataObject, percentage: str) -> None:
        count = data.draw(st.integers(0, base))
        verdict = check(ShareClaim(count=str(count), base=str(base), percentage=percentage))
        if not verdict.is_inconsistent:
            return
        counts = [k for k in range(base + 1) if holds_usually(count=str(k), base=str(base), percentage=percentage)]
        assert counts == [k for k in range(base + 1) if any(k in run for run in runs(verdict, "count"))]
        bases = [
            n for n in range(max(count, 1), 250) if holds_usually(count=str(count), base=str(n), percentage=percentage)
        ]
        assert bases == [n for n in range(1, 250) if any(n in run for run in runs(verdict, "base"))]
        places = as_percentage(percentage).places  # type: ignore[union-attr]
        for steps in range(100 * 10**places + 1):
            value = Fraction(steps, 10**places)
            text = f"{float(value):.{places}f}"
            suggested = any(value in run for run in runs(verdict, "percentage"))
            if suggested or abs(value - Fraction(count, base) * 100) < 2:
                assert suggested is holds_usually(count=str(count), base=str(base), percentage=text)


class TestBases:
    """The bases listed for a bare percentage are those with a possible count, and no others."""

    @settings(max_examples=6)
    @given(percentage=PERCENTAGES)
    def test_bare_percentages(self, percentage: str) -> None:
        verdict = check(ShareClaim(percentage=percentage))
        for base in (*range(1, 61), *range(98, 103), *range(998, 1_003)):
            assert any(base in run for run in runs(verdict, "base")) is holds_usually(
                base=str(base), percentage=percentage
            )

    @settings(max_examples=30)
    @given(
        lower=st.fractions(0, 1, max_denominator=300),
        width=st.fractions(0, Fraction(1, 5), max_denominator=300),
        ends=st.tuples(st.booleans(), st.booleans()),
    )
    def test_any_interval(self, lower: Fraction, width: Fraction, ends: tuple[bool, bool]) -> None:
        if not width:
            ends = (True, True)
        shares = Interval(lower, lower + width, lower_closed=ends[0], upper_closed=ends[1])
        bases = possible_bases(shares)
        assert bases.is_complete
        # brute force: every count of every base
        for base in range(1, 150):
            assert (base in bases) is any(Fraction(k, base) in shares for k in range(base + 1))

    def test_a_very_fine_percentage_is_not_a_long_search(self) -> None:
        """33.3333333333333333% has a base of 3, and too many others to list; what is listed is right."""
        stated = as_percentage("33." + "3" * 30)
        assert stated is not None
        shares = interval_multiple(usual_values(stated, CHARITABLE), Fraction(1, 100))
        bases = possible_bases(shares)
        assert not bases.is_complete
        assert bases.runs[0].first == 3
        assert bases.runs[-1].last is None
        endless = int(bases.runs[-1].first)
        assert all(is_possible_base(endless + k, shares) for k in range(100))
        assert all(is_possible_base(int(run.first), shares) for run in bases.runs)


class TestTotalsAndMeans:
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

    @settings(max_examples=50)
    @given(n=st.integers(1, 60), hundredths=st.integers(0, 500))
    def test_nearest_means(self, n: int, hundredths: int) -> None:
        """The means suggested pass, and nothing between them does."""
        verdict = check(MeanClaim(mean=f"{hundredths // 100}.{hundredths % 100:02d}", n=n))
        if not verdict.is_inconsistent:
            return
        near = sorted(int(run.first * 100) for run in runs(verdict, "mean"))
        for value in range(near[0], near[-1] + 1):
            passed = check(MeanClaim(mean=f"{value // 100}.{value % 100:02d}", n=n))
            assert (value in near) is (passed.is_consistent and not passed.is_unusual)


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
