"""How strictly figures are judged. Charitable by default: a false accusation is worse than a missed slip."""

from __future__ import annotations

import attrs

from safeguarding.dates.calendars import WorkingDayCalendar
from safeguarding.dates.statutory_calendars import england_and_wales
from safeguarding.errors import InvalidRecordError
from safeguarding.figures.bands import OFSTED_BANDS, BandTable
from safeguarding.numbers.rounding import Rounding
from safeguarding.records import Record


@attrs.frozen(kw_only=True)
class CheckingPolicy(Record):
    """Which rounding rules a reader would expect, and what else decides a verdict.

    Attributes:
        usual: A figure that holds under any of these is consistent.
        unusual: A figure that holds only under one of these is consistent too, and that is said apart.
        allows_mixed_rounding: Whether figures of one claim may each be rounded by another usual rule; said apart.
        order_matters: Whether a numbered list out of order is inconsistent; by default it is only remarked on.
        calendar: The working days that deadlines are counted in.
        bands: What words such as "most" mean.

    Raises:
        InvalidRecordError: for no usual rule, or a rule that is both.

    Examples:
        >>> [rule.name for rule in CHARITABLE.usual], STRICT.unusual
        (['HALF_UP', 'HALF_EVEN'], ())
    """

    usual: tuple[Rounding, ...] = (Rounding.HALF_UP, Rounding.HALF_EVEN)
    unusual: tuple[Rounding, ...] = (
        Rounding.HALF_DOWN,
        Rounding.FLOOR,
        Rounding.CEILING,
        Rounding.TOWARD_ZERO,
        Rounding.AWAY_FROM_ZERO,
    )
    allows_mixed_rounding: bool = True
    order_matters: bool = False
    calendar: WorkingDayCalendar = attrs.field(factory=england_and_wales, repr=False)
    bands: BandTable = attrs.field(default=OFSTED_BANDS, repr=False)

    def _check(self) -> None:
        if not self.usual:
            raise InvalidRecordError("a checking policy needs at least one rounding rule")
        if set(self.usual) & set(self.unusual):
            raise InvalidRecordError("a rounding rule is usual or unusual, not both")

    @property
    def rules(self) -> tuple[Rounding, ...]:
        """Every rule that is tried, the usual ones first."""
        return self.usual + self.unusual


CHARITABLE = CheckingPolicy()
"""Half up and half to even are expected; any other rule excuses a figure, and that is said."""

STRICT = CheckingPolicy(usual=(Rounding.HALF_UP,), unusual=(), allows_mixed_rounding=False, order_matters=True)
"""Half up, as English official statistics round, and nothing else."""
