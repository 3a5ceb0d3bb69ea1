"""The same figure stated in several places, or beside the data that it was made from."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.figures.allowances import Reading, allowance
from safeguarding.figures.policies import CheckingPolicy
from safeguarding.figures.stated import Stated, as_figures, read_alike
from safeguarding.figures.verdicts import Verdict
from safeguarding.figures.words import ClaimOutcome
from safeguarding.numbers.arithmetic import interval_multiple
from safeguarding.numbers.intervals import Interval
from safeguarding.records import Record


@attrs.frozen(kw_only=True)
class RepeatClaim(Record):
    """Figures that are said to be one and the same.

    Attributes:
        figures: The figure wherever it is stated, two or more times; an exact value from the data may be among them.
        about: What the figure is.
        where: Where it stands in the report.

    Raises:
        InvalidRecordError: for fewer than two figures.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_repeat(RepeatClaim(figures=("25%", "25.2%")), CHARITABLE))
        consistent: 25% and 25.2% can be the same figure.
    """

    figures: tuple[Stated, ...] = attrs.field(converter=as_figures)
    about: str = ""
    where: str = ""

    def _check(self) -> None:
        if len(self.figures) < 2:  # noqa: PLR2004  one figure repeats nothing
            raise InvalidRecordError("a repeated figure is stated at least twice")


def check_repeat(claim: RepeatClaim, policy: CheckingPolicy) -> Verdict:
    """Whether all the figures can stand for one value.

    Beside a figure in per cent, one without the sign that fits in no other way is read as a share: 0.25 as 25%.

    Examples:
        >>> from safeguarding.figures.policies import CHARITABLE
        >>> print(check_repeat(RepeatClaim(figures=("24%", "35/139")), CHARITABLE))
        inconsistent: 24% and 35/139 cannot be the same figure.
    """
    figures = read_alike(claim.figures)
    allowed = allowance(policy, figures, _holds(figures, per_cent=1))
    if allowed.outcome is ClaimOutcome.INCONSISTENT and any(figure.is_percentage for figure in figures):
        allowed = allowance(policy, figures, _holds(figures, per_cent=100))
    can = "can" if allowed.outcome is ClaimOutcome.CONSISTENT else "cannot"
    texts = [_placed(figure) for figure in claim.figures]
    return Verdict(
        outcome=allowed.outcome,
        sentence=f"{', '.join(texts[:-1])} and {texts[-1]} {can} be the same figure{allowed.caveat}.",
        rules=allowed.rules,
        is_unusual=allowed.is_unusual,
    )


def _holds(figures: tuple[Stated, ...], *, per_cent: int) -> Callable[[Reading], bool]:
    """Whether all have a value in common, those that can be shares multiplied into per cent."""

    def holds(read: Reading) -> bool:
        common: Interval | None = None
        for k, figure in enumerate(figures):
            is_share = not figure.is_percentage and abs(figure.value) <= 1
            values = interval_multiple(read(figure), per_cent) if is_share else read(figure)
            common = values if k == 0 else common and common.intersection(values)
        return common is not None

    return holds


def _placed(figure: Stated) -> str:
    return f"{figure} ({figure.where})" if figure.where else str(figure)
