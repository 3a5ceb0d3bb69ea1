"""Whether a measure moved: more than chance would move it, no sign of that, or it cannot be said.

A share is held against its baseline by Newcombe's interval of the difference. A number has no base that tells what
chance would do, so it needs a history: the latest is held against the limits of those before it.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import attrs

from safeguarding.dates.words import printed_date
from safeguarding.numbers.nouns import counted
from safeguarding.numbers.polarities import Polarity
from safeguarding.numbers.shares import Share
from safeguarding.recommendations.impact_measures import ImpactMeasure, Reading
from safeguarding.recommendations.records import Plan
from safeguarding.recommendations.words import Impact
from safeguarding.records import NoTruthValue, Record
from safeguarding.sources import Source
from safeguarding.statistics.differences import NEWCOMBE_UNPAIRED, unpaired_difference_interval
from safeguarding.statistics.process_limits import LIMITS_OF_SINGLE_VALUES, xmr_limits

FEWEST_NUMBERS = 6
"""So many numbers before the latest are the fewest whose limits are worth looking at; others ask for twelve."""

_PER_CENT = 100


@attrs.frozen(kw_only=True)
class ImpactAnswer(NoTruthValue, Record):
    """What a measure says on a day.

    Attributes:
        measure: The measure.
        on: The day.
        impact: What it says.
        reason: Why, in a sentence without its full stop.
        latest: The latest reading known; None where there is none.
        source: Where the method is published; None where none was needed.
    """

    _instead = "impact"

    measure: ImpactMeasure
    on: date
    impact: Impact
    reason: str
    latest: Reading | None = None
    source: Source | None = None

    @property
    def explanation(self) -> str:
        """The answer in a sentence."""
        return f"{self.measure.name}: {self.impact.label} ({self.reason})"


def impact_answer(measure: ImpactMeasure, *, on: date) -> ImpactAnswer:
    """Whether a measure moved from its baseline, as far as is known on a day.

    Args:
        measure: The measure.
        on: The day; what was measured, or became known, later is not looked at.

    Examples:
        >>> measure = ImpactMeasure(
        ...     ref="m1",
        ...     name="assessments in 45 working days",
        ...     actions=["a1"],
        ...     polarity=Polarity.HIGHER_IS_BETTER,
        ...     baseline=Reading(on=date(2024, 3, 31), share=Share(41, 60)),
        ...     readings=[
        ...         Reading(on=date(2024, 6, 30), share=Share(44, 60)),
        ...         Reading(on=date(2024, 9, 30), share=Share(55, 62)),
        ...     ],
        ... )
        >>> for day in (date(2024, 5, 1), date(2024, 7, 1), date(2024, 10, 1)):
        ...     print(impact_answer(measure, on=day).impact.label)
        cannot say
        no sign of change
        moved
    """
    baseline = measure.baseline if measure.baseline is not None and measure.baseline.is_known(on=on) else None
    latest = measure.latest(on=on)
    if baseline is None:
        return ImpactAnswer(measure=measure, on=on, impact=Impact.CANNOT_SAY, reason="no baseline", latest=latest)
    if latest is None:
        return ImpactAnswer(
            measure=measure, on=on, impact=Impact.CANNOT_SAY, reason="nothing measured since the baseline"
        )
    if baseline.share is not None and latest.share is not None:
        impact, reason = _of_shares(measure, baseline.share, latest.share)
        source = NEWCOMBE_UNPAIRED
    else:
        earlier = sorted((baseline, *measure.known_readings(on=on)), key=lambda each: each.on)
        numbers = [each.number for each in earlier if each.number is not None and each.on < latest.on]
        impact, reason = _of_numbers(measure, numbers, latest.number)
        source = LIMITS_OF_SINGLE_VALUES
    return ImpactAnswer(
        measure=measure,
        on=on,
        impact=impact,
        reason=f"{baseline} on {printed_date(baseline.on)}, {latest} on {printed_date(latest.on)}: {reason}",
        latest=latest,
        source=source,
    )


def _of_shares(measure: ImpactMeasure, before: Share, after: Share) -> tuple[Impact, str]:
    change = unpaired_difference_interval(after, before)
    found = f"a change of {_points(change.lower)} to {_points(change.upper)} percentage points"
    if change.lower > 0 or change.upper < 0:
        return _moved(measure, rose=change.lower > 0), found
    if measure.target is not None:
        wanted = float(Fraction(measure.target) / _PER_CENT - before.fraction)
        if wanted and change.lower <= wanted <= change.upper:
            return Impact.CANNOT_SAY, f"{found}, which holds both no change and the target: too few to tell"
    return Impact.NO_SIGN_OF_CHANGE, found


def _points(share: float) -> str:
    return f"{share * _PER_CENT:+.0f}"


def _of_numbers(measure: ImpactMeasure, earlier: list[Decimal], latest: Decimal | None) -> tuple[Impact, str]:
    if latest is None or len(earlier) < FEWEST_NUMBERS:
        there = f"there {'is' if len(earlier) == 1 else 'are'} {counted(len(earlier), 'value')}"
        return Impact.CANNOT_SAY, f"numbers without a base need {FEWEST_NUMBERS} values before the latest; {there}"
    limits = xmr_limits([Fraction(each) for each in earlier])
    if limits is None or not limits.width:
        return Impact.CANNOT_SAY, "all values before it are the same, which gives limits of no width"
    found = f"by chance this goes from {float(limits.lower):.1f} to {float(limits.upper):.1f}"
    if limits.lower <= latest <= limits.upper:
        return Impact.NO_SIGN_OF_CHANGE, found
    return _moved(measure, rose=latest > limits.mean), found


def _moved(measure: ImpactMeasure, *, rose: bool) -> Impact:
    return Impact.MOVED if rose is (measure.polarity is Polarity.HIGHER_IS_BETTER) else Impact.MOVED_AWAY


_WORST_FIRST = (Impact.MOVED_AWAY, Impact.CANNOT_SAY, Impact.NO_SIGN_OF_CHANGE, Impact.MOVED)


def impacts_on(plan: Plan, *, on: date) -> dict[str, Impact]:
    """What the measures say of each action that has one, by the action's key; of several measures the least good.

    Examples:
        >>> measure = ImpactMeasure(ref="m1", name="visits in time", actions=["a1"], polarity=Polarity.HIGHER_IS_BETTER)
        >>> impacts_on(Plan(measures=[measure]), on=date(2024, 10, 1))["a1"].label
        'cannot say'
    """
    found: dict[str, Impact] = {}
    for measure in plan.measures:
        impact = impact_answer(measure, on=on).impact
        for ref in measure.actions:
            both = (impact, found.get(ref, impact))
            found[ref] = min(both, key=_WORST_FIRST.index)
    return found
