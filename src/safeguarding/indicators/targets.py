"""A figure beside its target: met, not met, or it cannot be said; and the colour that a council's own rule gives it.

Two facts stand apart. *As counted* is what happened to these cases, from the counts and not from a rounded percentage:
94.95% is not 95%. The *verdict* is what they show of how the service works: whether chance alone would seldom give as much
if the service were just at its target. 92% of 61 against 95% misses the target as counted, and cannot say.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.indicators.figures import (
    Figure,
    exact_interval,
    figure_value,
    places_beside,
    printed_figure,
    printed_value,
)
from safeguarding.indicators.rates import Rate
from safeguarding.labels import Labelled
from safeguarding.numbers.polarities import Polarity
from safeguarding.numbers.rounding import exact_value
from safeguarding.numbers.shares import Share
from safeguarding.records import NoTruthValue, Record, Several
from safeguarding.sources import Source
from safeguarding.statistics.counts import binomial_at_least, binomial_at_most, poisson_at_least, poisson_at_most
from safeguarding.statistics.distributions import checked_confidence
from safeguarding.statistics.intervals import ConfidenceInterval
from safeguarding.statistics.means import student_p_value


class TargetVerdict(NoTruthValue, Labelled):
    """What a figure shows of its target."""

    MET = "met"
    NOT_MET = "not met"
    CANNOT_SAY = "cannot say"


@attrs.frozen(kw_only=True)
class IndicatorTarget(Record):
    """What a figure should be.

    Attributes:
        value: The target in the unit of the figure: a share as part of 1 (``Decimal("0.95")``), a rate per its number.
        tolerance: How far short of it is still accepted, in the same unit: 0.02 is two percentage points.
        polarity: Which way is good; None where neither is, and then nothing is met or missed.
        source: Who set it.

    Examples:
        >>> print(IndicatorTarget(value=Decimal("0.95"), polarity=Polarity.HIGHER_IS_BETTER).needed)
        19/20
    """

    value: Fraction = attrs.field(converter=exact_value)
    tolerance: Fraction = attrs.field(default=Fraction(0), converter=exact_value)
    polarity: Polarity | None
    source: Source | None = None

    def _check(self) -> None:
        if self.value < 0 or self.tolerance < 0:
            raise InvalidRecordError("a target and its tolerance are 0 or more")

    @property
    def needed(self) -> Fraction:
        """The least good value that is accepted: the target less, or plus, its tolerance."""
        is_high = self.polarity is not Polarity.LOWER_IS_BETTER
        return max(Fraction(0), self.value - self.tolerance) if is_high else self.value + self.tolerance


@attrs.frozen(kw_only=True)
class TargetAnswer(NoTruthValue, Record):
    """A figure beside its target.

    Attributes:
        figure: The figure.
        target: Its target.
        verdict: What the figure shows.
        is_met_as_counted: Whether these cases met it, from the exact figure; None where neither way is good.
        p_value: The chance of a figure at least so far on its side of what is needed, if the truth were just that; None
            where it cannot be worked out.
        interval: Where the true value lies, by the exact method; None where nothing tells.
        reason: Why it cannot be said, or what the figure was held against.
    """

    _instead = "verdict"

    figure: Figure
    target: IndicatorTarget
    verdict: TargetVerdict
    is_met_as_counted: bool | None
    p_value: float | None = None
    interval: ConfidenceInterval | None = None
    reason: str = ""

    @property
    def method(self) -> str:
        """How the interval was found; empty where there is none."""
        return "" if self.interval is None else self.interval.method

    @property
    def source(self) -> Source | None:
        """Where the method is published."""
        return None if self.interval is None else self.interval.source

    @property
    def explanation(self) -> str:
        """The answer in a sentence for a committee: ``"92% of 61 against 95%: cannot say (…)"``."""
        against = printed_value(self.target.value, self.figure)
        printed = printed_figure(self.figure, places=places_beside(self.figure, self.target.value))
        return f"{printed} against {against}: {self.verdict}{f' ({self.reason})' if self.reason else ''}"


def against_target(figure: Figure, target: IndicatorTarget, *, confidence: float = 0.95) -> TargetAnswer:
    """Whether a figure meets its target, more surely than chance would have it.

    Exact tails are used, each at half of what the confidence leaves: of 1,000 services that are just at their target, at
    most 25 are said to meet it and at most 25 to miss it.

    Args:
        figure: A share, a rate or a mean.
        target: What it should be, and which way is good.
        confidence: Between 0 and 1.

    Raises:
        InvalidRecordError: for a target above 1 of a share.

    Examples:
        >>> target = IndicatorTarget(value=Decimal("0.95"), polarity=Polarity.HIGHER_IS_BETTER)
        >>> print(against_target(Share(56, 61), target))
        92% of 61 against 95%: cannot say (by chance the true figure may be 81.9% to 97.3%)
        >>> against_target(Share(460, 500), target).verdict.label
        'not met'
    """
    checked_confidence(confidence)
    if isinstance(figure, Share) and target.value > 1:
        raise InvalidRecordError(
            "the target of a share lies between 0 and 1, such as 95%, or 0.95 where it is a number"
        )
    if target.polarity is None:
        reason = "neither direction of this figure is good"
        return TargetAnswer(
            figure=figure, target=target, verdict=TargetVerdict.CANNOT_SAY, is_met_as_counted=None, reason=reason
        )
    is_high = target.polarity is Polarity.HIGHER_IS_BETTER
    value, needed = figure_value(figure), target.needed
    interval = exact_interval(figure, confidence=confidence)
    tails = _tails(figure, needed)
    verdict, p_value = TargetVerdict.CANNOT_SAY, None
    if tails is not None:
        at_most, at_least = tails
        p_value = min(tails)
        if p_value <= (1 - confidence) / 2:
            verdict = TargetVerdict.MET if (at_least < at_most) is is_high else TargetVerdict.NOT_MET
    return TargetAnswer(
        figure=figure,
        target=target,
        verdict=verdict,
        is_met_as_counted=value >= needed if is_high else value <= needed,
        p_value=p_value,
        interval=interval,
        reason=_reason(figure, interval),
    )


def _tails(figure: Figure, needed: Fraction) -> tuple[float, float] | None:
    """The chances of a figure at most, and at least, so high, if the truth were what is needed; None if nothing tells."""
    match figure:
        case Share():
            share = float(needed)
            return binomial_at_most(figure.count, figure.base, share), binomial_at_least(
                figure.count, figure.base, share
            )
        case Rate():
            expected = float(needed * figure.base / figure.per)
            return poisson_at_most(figure.count, expected), poisson_at_least(figure.count, expected)
        case _:
            if not figure.variance:
                return None
            distance = float(figure.estimate - needed)
            tail = student_p_value(distance / float(figure.variance / figure.base) ** 0.5, figure.base - 1) / 2
            return (tail, 1 - tail) if distance < 0 else (1 - tail, tail)


def _reason(figure: Figure, interval: ConfidenceInterval | None) -> str:
    if interval is None:
        return "the values do not tell how far chance carries their mean"
    ends = [printed_value(Decimal(repr(each)), figure) for each in (interval.lower, interval.upper)]
    return f"by chance the true figure may be {ends[0]} to {ends[1]}"


class RagColour(NoTruthValue, Labelled):
    """The colours of a scorecard, from the worst to the best."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


@attrs.frozen(kw_only=True)
class RagRule(Record):
    """From which value a figure is green, and from which amber: a council's own, as data.

    Attributes:
        green_from: The least good value that is green, in the unit of the figure.
        amber_from: The least good value that is amber.
        polarity: Which way is good.
        source: Whose rule it is.

    Raises:
        InvalidRecordError: where amber would be better than green.

    Examples:
        >>> rule = RagRule(
        ...     green_from=Decimal("0.95"), amber_from=Decimal("0.90"), polarity=Polarity.HIGHER_IS_BETTER
        ... )
        >>> print(rag(Share(56, 61), rule))
        92% of 61: amber, but by chance it may be red or green
    """

    green_from: Fraction = attrs.field(converter=exact_value)
    amber_from: Fraction = attrs.field(converter=exact_value)
    polarity: Polarity
    source: Source | None = None

    def _check(self) -> None:
        if self.amber_from != self.green_from and (self.amber_from > self.green_from) is (
            self.polarity is Polarity.HIGHER_IS_BETTER
        ):
            raise InvalidRecordError("amber begins at a better value than green; look at the polarity")

    def colour(self, value: Fraction) -> RagColour:
        """The colour of a value as it stands.

        Examples:
            >>> RagRule(green_from=10, amber_from=12, polarity=Polarity.LOWER_IS_BETTER).colour(Fraction(11)).label
            'amber'
        """
        is_high = self.polarity is Polarity.HIGHER_IS_BETTER
        for colour, bound in ((RagColour.GREEN, self.green_from), (RagColour.AMBER, self.amber_from)):
            if value >= bound if is_high else value <= bound:
                return colour
        return RagColour.RED


@attrs.frozen(kw_only=True)
class RagAnswer(NoTruthValue, Record):
    """A figure's colour, with the colours that it might as well have by chance.

    Attributes:
        figure: The figure.
        rule: The rule of its colours.
        colour: The colour as counted.
        possible: Every colour that the true figure may have, the worst first; empty where nothing tells.
    """

    _instead = "colour"

    figure: Figure
    rule: RagRule
    colour: RagColour
    possible: tuple[RagColour, ...] = attrs.field(converter=Several[RagColour])

    @property
    def is_doubtful(self) -> bool:
        """Whether chance might give another colour, or nothing tells."""
        return self.possible != (self.colour,)

    @property
    def explanation(self) -> str:
        """The colour in a sentence, with its doubt."""
        others = [each.label for each in self.possible if each is not self.colour]
        doubt = f", but by chance it may be {' or '.join(others)}" if others else ""
        unknown = "" if self.possible else ", and the values do not tell how sure that is"
        return f"{printed_figure(self.figure)}: {self.colour}{doubt}{unknown}"


def rag(figure: Figure, rule: RagRule, *, confidence: float = 0.95) -> RagAnswer:
    """A figure's colour by a rule, and which colours its interval reaches.

    Examples:
        >>> rule = RagRule(
        ...     green_from=Decimal("0.95"), amber_from=Decimal("0.90"), polarity=Polarity.HIGHER_IS_BETTER
        ... )
        >>> rag(Share(490, 500), rule).is_doubtful
        False
    """
    interval = exact_interval(figure, confidence=confidence)
    possible: tuple[RagColour, ...] = ()
    if interval is not None:
        colours = list(RagColour)
        ends = [colours.index(rule.colour(Fraction(each))) for each in (interval.lower, interval.upper)]
        possible = tuple(colours[min(ends) : max(ends) + 1])
    return RagAnswer(figure=figure, rule=rule, colour=rule.colour(figure_value(figure)), possible=possible)
