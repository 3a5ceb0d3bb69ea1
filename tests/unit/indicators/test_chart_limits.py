"""The limits of a part: by hand where that can be done, and which chart suits how many events there are."""

import math
from collections.abc import Sequence
from datetime import date
from fractions import Fraction

import pytest

from safeguarding.errors import InvalidRecordError
from safeguarding.indicators.chart_limits import ChartKind, PartLimits, dispersion, part_limits, suitable_kind
from safeguarding.indicators.series import Observation

Pair = tuple[str | None, int | None]


def part(*pairs: Pair) -> list[Observation]:
    """Values with their bases, month after month."""
    return [
        Observation(
            on=date(2020 + k // 12, k % 12 + 1, 28), value=None if value is None else Fraction(value), base=base
        )
        for k, (value, base) in enumerate(pairs)
    ]


def limits(kind: ChartKind, *pairs: Pair, per: int = 1, baseline: int | None = None) -> PartLimits | None:
    return part_limits(part(*pairs), kind, per=per, baseline=baseline, screened=False)


class TestByTheBases:
    """The mean is all events over all bases, and each limit three standard errors of its own base away."""

    def test_shares(self) -> None:
        """10 of 100 and 60 of 300 are 70 of 400."""
        found = limits(ChartKind.P, ("0.1", 100), ("0.2", 300), (None, None))
        assert found is not None
        assert found.mean == Fraction(70, 400)
        variance = 0.175 * 0.825
        expected = [3 * math.sqrt(variance / base) for base in (100, 300, 1)]
        assert [float(each) for each in found.widths] == pytest.approx(expected)

    def test_rates(self) -> None:
        """4 per 1,000 of 500 and 2 per 1,000 of 1,500 are 5 of 2,000, 2.5 per 1,000."""
        found = limits(ChartKind.U, ("4", 500), ("2", 1_500), per=1_000)
        assert found is not None
        assert found.mean == Fraction(5, 2)
        expected = [3 * math.sqrt(2.5 * 1_000 / base) for base in (500, 1_500)]
        assert [float(each) for each in found.widths] == pytest.approx(expected)

    def test_a_baseline_alone_gives_the_mean(self) -> None:
        found = limits(ChartKind.P, ("0.1", 100), ("0.3", 100), ("0.9", 100), baseline=2)
        assert found is not None
        assert found.mean == Fraction(1, 5)

    @pytest.mark.parametrize(
        ("kind", "pairs"),
        [
            (ChartKind.P, [("0.5", None)]),
            (ChartKind.U, [("0.5", 10), ("0.5", None)]),
            (ChartKind.P, [("1.5", 10)]),
            (ChartKind.P, [("-0.5", 10)]),
        ],
    )
    def test_what_cannot_be_charted(self, kind: ChartKind, pairs: Sequence[Pair]) -> None:
        """A value without its base, and shares that are none."""
        with pytest.raises(InvalidRecordError):
            limits(kind, *pairs)

    @pytest.mark.parametrize("value", ["0", "1"])
    def test_shares_of_none_or_all_have_no_width(self, value: str) -> None:
        found = limits(ChartKind.P, (value, 10), (value, 20))
        assert found is not None
        assert [float(each) for each in found.widths] == [0.0, 0.0]

    def test_of_nobody(self) -> None:
        assert limits(ChartKind.P, (None, None)) is None
        assert limits(ChartKind.P_PRIME, ("0.5", 10), (None, None)) is None

    def test_widened_by_how_far_values_move(self) -> None:
        """Laney: from 0.4 to 0.6, of 100 each, is four standard errors; over 1.128 the limits are 3.55 times as wide."""
        plain, wide = (limits(kind, ("0.4", 100), ("0.6", 100)) for kind in (ChartKind.P, ChartKind.P_PRIME))
        assert plain is not None
        assert wide is not None
        assert float(wide.widths[0] / plain.widths[0]) == pytest.approx(4 / 1.128)


@pytest.mark.parametrize(("powered", "days"), [(-1.0, 0.0), (0.0, 0.0), (1.0, 1.0), (2.0, 12.1257)])
def test_days_are_shown_as_days(powered: float, days: float) -> None:
    """The power of 3.6 is undone, and no time lies below 0."""
    found = PartLimits([], Fraction(1), [], is_powered=True)
    assert float(found.shown(Fraction(powered))) == pytest.approx(days, rel=1e-4)
    assert PartLimits([], Fraction(1), []).shown(Fraction(powered)) == Fraction(powered)


@pytest.mark.parametrize(
    ("pairs", "is_share", "per", "kind"),
    [
        ([], True, None, ChartKind.XMR),
        ([("0.5", 8), ("0.5", None)], True, None, ChartKind.XMR),
        ([("0.5", 8), (None, None)], True, None, ChartKind.P),
        ([("0.5", 8)], False, None, ChartKind.XMR),
        # five on average, and five of the others
        ([("0.5", 10)], True, None, ChartKind.XMR),
        ([("0.5", 8)], True, None, ChartKind.P),
        ([("0.95", 100), ("0.95", 100)], True, None, ChartKind.XMR),
        ([("0.95", 100), ("0.96", 100)], True, None, ChartKind.P),
        ([("0.05", 100), ("0.04", 100)], True, None, ChartKind.P),
        ([("50", 1_000)], False, 10_000, ChartKind.XMR),
        ([("40", 1_000)], False, 10_000, ChartKind.U),
    ],
)
def test_which_chart_suits(
    pairs: Sequence[Pair],
    is_share: bool,  # noqa: FBT001
    per: int | None,
    kind: ChartKind,
) -> None:
    """By the bases where fewer than five events a period are expected, or of the others; never without the bases."""
    assert suitable_kind(part(*pairs), is_share=is_share, per=per) is kind


def test_one_move_is_no_spread() -> None:
    """Two are; and single values have no bases that could tell."""
    far = [("0.1", 10_000), ("0.9", 10_000), ("0.1", 10_000)]
    assert dispersion(part(*far[:2]), ChartKind.P, per=1) is None
    assert dispersion(part(*far), ChartKind.P, per=1) is not None
    assert dispersion(part(*far), ChartKind.XMR, per=1) is None


@pytest.mark.parametrize(("base", "square"), [(420, None), (430, 2.15)])
def test_how_much_more_than_chance_is_more(base: int, square: float | None) -> None:
    """Of 23 moves the mean square of chance is 1 with a deviation of √68/23 (von Neumann): 3.09 of them above is 2.108.

    Shares of 52.5% and 47.5% in turn lie 0.05 apart, whose square over twice the variance, 0.25 over the base, is their base
    over 200.
    """
    found = dispersion(part(*[("0.525", base), ("0.475", base)] * 12), ChartKind.P, per=1)
    assert found == (None if square is None else pytest.approx(square))
