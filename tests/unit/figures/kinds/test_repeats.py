import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.claims import Claim, check
from safeguarding.figures.kinds.repeats import RepeatClaim
from safeguarding.figures.stated import Stated


def right(claim: Claim) -> bool:
    """Whether a claim holds under a usual rule."""
    verdict = check(claim)
    return verdict.is_consistent and not verdict.is_unusual


def wrong(claim: Claim) -> bool:
    return check(claim).is_inconsistent


class TestRepeats:
    def test_finer_and_coarser(self) -> None:
        assert right(RepeatClaim(figures=("25%", "25.2%", "3500/139")))
        assert not right(RepeatClaim(figures=("25%", "25.6%")))
        assert wrong(RepeatClaim(figures=("25%", "26.6%")))
        assert wrong(RepeatClaim(figures=("139", "140")))

    def test_a_share_beside_its_percentage(self) -> None:
        """A share from the data and the percentage in print are one figure: 35/139, 0.25 and 25%."""
        assert right(RepeatClaim(figures=("25%", "25.2%", "35/139")))
        assert right(RepeatClaim(figures=("25%", "0.25")))
        assert wrong(RepeatClaim(figures=("24%", "35/139")))
        assert wrong(RepeatClaim(figures=("50%", "0.5%")))

    def test_a_whole_number_beside_a_decimal_was_rounded(self) -> None:
        assert right(RepeatClaim(figures=("11", "10.5")))
        assert wrong(RepeatClaim(figures=("12", "10.5")))

    def test_the_place_is_named(self) -> None:
        figures = (Stated("35", where="page 2"), Stated("36", where="page 9"))
        assert "35 (page 2) and 36 (page 9)" in check(RepeatClaim(figures=figures)).sentence


@pytest.mark.parametrize(
    ("figures", "holds"),
    [
        (("25%", "0.25"), True), (("100%", "1"), True), (("0%", "0"), True), (("125%", "1.25"), False), (("25%", "0.27"), False),
        (("25%", "25"), True), (("0.25", "25"), False),
        (("0.25", "0.27"), False), (("0.4%", "0.00"), True),
        (("-25%", "-0.25"), True), (("-125%", "-1.25"), False),
    ],
)  # fmt: skip
def test_a_share_beside_per_cent(figures: tuple[str, ...], holds: bool) -> None:  # noqa: FBT001
    """Up to 1, upward or downward, a figure without a sign may be a share; beyond it is none, and without per cent there is none."""
    assert check(RepeatClaim(figures=figures)).is_consistent is holds


def test_all_but_the_last_are_listed() -> None:
    assert str(check(RepeatClaim(figures=("24%", "24.1%", "24.2%")))).endswith(
        "24%, 24.1% and 24.2% cannot be the same figure."
    )


def test_one_figure_repeats_nothing() -> None:
    """Nothing does either."""
    for figures in ((), ("25%",)):
        with pytest.raises(InvalidRecordError):
            RepeatClaim(figures=figures)
