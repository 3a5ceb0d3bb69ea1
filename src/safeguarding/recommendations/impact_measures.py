"""What would show that actions have an effect: a measure with its baseline, its target and what was measured since."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.numbers.polarities import Polarity
from safeguarding.numbers.shares import Share
from safeguarding.records import Record, Several


@attrs.frozen(kw_only=True)
class Reading(Record):
    """A value of a measure: a share with its count and base, or a number.

    Attributes:
        on: The day, or the last day of the period, that it is of.
        share: The count and its base; better than a number, since what chance makes of it can then be told.
        number: A number without a base: days, a rate.
        recorded_on: The day on which it became known; None where that is the day that it is of.

    Raises:
        InvalidRecordError: for neither or both of a share and a number, or one that was known before its day.

    Examples:
        >>> print(Reading(on=date(2024, 3, 31), share=Share(41, 60)))
        41 of 60
        >>> print(Reading(on=date(2024, 3, 31), number=Decimal("12.5")))
        12.5
    """

    on: date
    share: Share | None = None
    number: Decimal | None = None
    recorded_on: date | None = None

    def _check(self) -> None:
        if (self.share is None) is (self.number is None):
            raise InvalidRecordError("a reading is a share or a number, one of them")
        if self.recorded_on is not None and self.recorded_on < self.on:
            raise InvalidRecordError(f"a reading of {self.on} cannot have been recorded before it")

    @property
    def known_on(self) -> date:
        """The day from which it is known."""
        return self.recorded_on or self.on

    def is_known(self, *, on: date) -> bool:
        """Whether it was known on a day."""
        return self.known_on <= on

    def __str__(self) -> str:
        return str(self.number if self.share is None else self.share)


@attrs.frozen(kw_only=True)
class ImpactMeasure(Record):
    """What would show that some actions have an effect.

    Attributes:
        ref: The plan's own key for it.
        name: What is measured.
        actions: The keys of the actions whose effect it shows; they may be several.
        polarity: Which way it ought to move.
        baseline: Where it stood before.
        target: What it is to reach: per cent for shares, otherwise a number.
        target_on: By when.
        readings: What was measured since, in any order; values before the baseline may be among them.

    Raises:
        InvalidRecordError: for no key, shares beside numbers, or two readings of one day.

    Examples:
        >>> measure = ImpactMeasure(
        ...     ref="m1",
        ...     name="assessments in 45 working days",
        ...     actions=["a1"],
        ...     polarity=Polarity.HIGHER_IS_BETTER,
        ...     baseline=Reading(on=date(2024, 3, 31), share=Share(41, 60)),
        ...     target=Decimal(85),
        ...     readings=[Reading(on=date(2024, 9, 30), share=Share(55, 62), recorded_on=date(2024, 10, 8))],
        ... )
        >>> [str(each) for each in measure.known_readings(on=date(2024, 10, 7))], str(measure.latest(on=date(2024, 10, 8)))
        ([], '55 of 62')
    """

    _words = "{0.name}"

    ref: str
    name: str
    actions: tuple[str, ...] = attrs.field(converter=Several[str])
    polarity: Polarity
    baseline: Reading | None = None
    target: Decimal | None = None
    target_on: date | None = None
    readings: tuple[Reading, ...] = attrs.field(default=(), converter=Several[Reading])

    def _check(self) -> None:
        if not self.ref.strip():
            raise InvalidRecordError("a measure needs a key")
        several = (*self.readings, *([] if self.baseline is None else [self.baseline]))
        if len({each.share is None for each in several}) > 1:
            raise InvalidRecordError(f"{self.name}: shares and numbers cannot be compared")
        if len({each.on for each in several}) < len(several):
            raise InvalidRecordError(f"{self.name}: two readings of one day")

    def known_readings(self, *, on: date) -> tuple[Reading, ...]:
        """What was known on a day, earliest first, without the baseline."""
        return tuple(sorted((each for each in self.readings if each.is_known(on=on)), key=_measured_on))

    def latest(self, *, on: date) -> Reading | None:
        """The latest reading known on a day that is of a day after the baseline; None where there is none."""
        known = [each for each in self.known_readings(on=on) if self.baseline is None or each.on > self.baseline.on]
        return known[-1] if known else None


def _measured_on(reading: Reading) -> date:
    return reading.on
