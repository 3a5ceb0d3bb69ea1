"""What is suggested for a share is exactly what passes when it is checked again."""

from fractions import Fraction

from hypothesis import given, settings, strategies as st
from tests.unit.figures.suggested import PERCENTAGES, holds_usually, runs

from safeguarding.figures.claims import check
from safeguarding.figures.evidence import as_percentage
from safeguarding.figures.kinds.shares import ShareClaim


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
