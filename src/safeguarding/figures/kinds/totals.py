"""A whole and its parts, counted or in per cent."""

from __future__ import annotations

from math import lcm

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.derived import check_derived
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.stated import Stated, as_figure, as_figures, as_stated, printed_text
from safeguarding.figures.verdicts import Verdict
from safeguarding.figures.words import Precision
from safeguarding.numbers.arithmetic import interval_sum
from safeguarding.records import Record

_WHOLE = 100
_MOST_SHOWN = 12


@attrs.frozen(kw_only=True)
class TotalClaim(Record):
    """Parts that make up a whole.

    Percentages that were rounded one by one need not sum to 100; the slack is exactly what their rounding gives.

    Attributes:
        parts: The parts, two or more.
        total: What they are said to make. With parts in per cent, "100%" is the whole itself and exact.
        about: What is added up.
        where: Where it stands in the report.

    Raises:
        InvalidRecordError: for fewer than two parts.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_total(TotalClaim(parts=("2", "39", "63", "35"), total="139"), CHARITABLE))
        consistent: 2 + 39 + 63 + 35 is 139, stated as 139.
    """

    parts: tuple[Stated, ...] = attrs.field(converter=as_figures)
    total: Stated = attrs.field(converter=as_figure)
    about: str = ""
    where: str = ""

    def _check(self) -> None:
        if len(self.parts) < 2:  # noqa: PLR2004  one part is its own total
            raise InvalidRecordError("a total is made of two parts or more")


def check_total(claim: TotalClaim, policy: CheckingPolicy) -> Verdict:
    """Whether the parts can make the total.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_total(TotalClaim(parts=("2", "39", "63", "35"), total="140"), CHARITABLE))
        inconsistent: 2 + 39 + 63 + 35 is 139, not 140: 139 would be right.
    """
    total = claim.total
    in_per_cent = any(part.is_percentage for part in claim.parts)
    if in_per_cent and total.value == _WHOLE and total.precision is None and total.to_nearest is None:
        total = attrs.evolve(total, precision=Precision.EXACT)

    return check_derived(
        total,
        claim.parts,
        interval_sum,
        printed=_sum_of(claim.parts),
        are_alike=True,
        policy=policy,
        field="total",
        fact=lambda: _addition(claim.parts),
        unit="%" if total.is_percentage or in_per_cent else "",
        remark=lambda: _remark(claim.parts, total),
    )


def _sum_of(parts: tuple[Stated, ...]) -> tuple[int, int]:
    """The sum of what is printed, over one denominator; in a tenth of the time of fractions."""
    values = [part.value for part in parts]
    denominator = lcm(*[value.denominator for value in values])
    return sum([value.numerator * (denominator // value.denominator) for value in values]), denominator


def _addition(parts: tuple[Stated, ...]) -> str:
    """The sum in figures, or, of a long one, how many parts it has."""
    if len(parts) > _MOST_SHOWN:
        return f"The sum of {len(parts)} parts"
    first, *others = map(str, parts)
    return first + "".join(f" - {part[1:]}" if part.startswith("-") else f" + {part}" for part in others)


def _remark(parts: tuple[Stated, ...], total: Stated) -> str:
    """What a reader with a calculator would stumble over."""
    printed = sum(part.value for part in parts)
    if printed == total.value:
        return ""
    places = max(part.places for part in parts)
    return f"The printed parts sum to {printed_text(as_stated(printed).value, places)}; their rounding explains it."
