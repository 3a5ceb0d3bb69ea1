"""What a verdict suggests, and whether it passes when it is checked again."""

from hypothesis import strategies as st

from safeguarding.figures.claims import check
from safeguarding.figures.kinds.shares import ShareClaim
from safeguarding.figures.runs import Run
from safeguarding.figures.verdicts import Verdict

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
