"""What a survey measures: values that carry their count, base, interval, method, population and notes.

An estimate is exact (a fraction) wherever it is made of counts. Where nobody answered there is no estimate, and the
measure says so rather than failing: missing in, missing out. A count that cannot be is an error.
"""

from __future__ import annotations

import enum
import math
from decimal import Decimal
from fractions import Fraction

import attrs

from safeguarding.numbers.rounding import Rounding, rounded
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.differences import PairedCounts, paired_difference_interval
from safeguarding.surveys.distributions import student_quantile
from safeguarding.surveys.intervals import ConfidenceInterval, IntervalMethod, proportion_interval, variance_factor
from safeguarding.surveys.words import Coding


class MeasureKind(enum.Enum):
    """What kind of number a measure is, and so how it is printed."""

    SHARE = "share"
    NET = "net balance"
    MEAN = "mean score"

    @property
    def label(self) -> str:
        """The kind in words."""
        return self.value


@attrs.frozen(kw_only=True)
class Measure:
    """A number from a survey with everything it rests on.

    Attributes:
        name: What is measured: ``"favourable"``.
        kind: A share, a net balance or a mean.
        count: How many have the property; None for a net balance or a mean.
        base: How many it is of.
        estimate: The number, exactly; None where the base is 0.
        interval: Where the true value lies; None where there is no estimate.
        spread: The standard deviation of the scores, for a mean of two answers or more.
        method: How the estimate and interval were found.
        population: The population that the interval is corrected for; None for no correction.
        notes: What a reader must know besides.

    Examples:
        >>> print(Measure(name="yes", count=28, base=29, estimate=Fraction(28, 29)))
        yes: 97% (28 of 29)
        >>> print(Measure(name="yes", base=0, estimate=None))
        yes: no estimate (n = 0)
    """

    name: str
    kind: MeasureKind = MeasureKind.SHARE
    count: int | None = None
    base: int
    estimate: Fraction | None
    interval: ConfidenceInterval | None = None
    spread: float | None = None
    method: str = ""
    population: int | None = None
    notes: tuple[str, ...] = ()

    @property
    def is_missing(self) -> bool:
        """Whether there is no estimate, since nobody is in the base."""
        return self.estimate is None

    def __str__(self) -> str:
        if self.estimate is None:
            return f"{self.name}: no estimate (n = 0)"
        interval = "" if self.interval is None else f"; {printed_interval(self)}"
        of = f"n = {self.base}" if self.count is None else f"{self.count} of {self.base}"
        return f"{self.name}: {printed_estimate(self)} ({of}{interval})"


def printed_estimate(measure: Measure, *, rounding: Rounding = Rounding.HALF_UP) -> str:
    """The estimate as it is printed: per cent, signed points, or a score with one place.

    Examples:
        >>> printed_estimate(Measure(name="yes", count=28, base=29, estimate=Fraction(28, 29)))
        '97%'
    """
    if measure.estimate is None:
        return "–"
    if measure.kind is MeasureKind.SHARE:
        return f"{rounded(measure.estimate * 100, 0, rounding)}%"
    if measure.kind is MeasureKind.NET:
        return f"{rounded(measure.estimate * 100, 0, rounding):+}"
    return f"{rounded(measure.estimate, 1, rounding)}"


def printed_interval(measure: Measure) -> str:
    """The interval as it is printed: ``"83% to 99%"``.

    Examples:
        >>> print(printed_interval(share_measure("has someone to talk to", 28, 29)))
        95% interval 83% to 99%
        >>> printed_interval(Measure(name="yes", base=0, estimate=None))
        ''
    """
    interval = measure.interval
    if interval is None:
        return ""
    if measure.kind is MeasureKind.MEAN:
        ends = f"{_printed_end(interval.lower, 1)} to {_printed_end(interval.upper, 1)}"
    elif measure.kind is MeasureKind.NET:
        ends = f"{_printed_end(interval.lower * 100, 0):+} to {_printed_end(interval.upper * 100, 0):+}"
    else:
        ends = f"{_printed_end(interval.lower * 100, 0)}% to {_printed_end(interval.upper * 100, 0)}%"
    return f"{interval.confidence * 100:.3g}% interval {ends}"


def _printed_end(end: float, places: int) -> Decimal:
    # a float's decimal text, so that what is printed is the rounding of what is shown elsewhere
    printed = rounded(Decimal(repr(round(end, 10))), places)
    return abs(printed) if printed == 0 else printed


def share_measure(
    name: str,
    count: int | None,
    base: int | None,
    *,
    population: int | None = None,
    method: IntervalMethod = IntervalMethod.WILSON,
    confidence: float = 0.95,
    notes: tuple[str, ...] = (),
) -> Measure:
    """A share with its interval. A missing count or base, or a base of 0, gives a missing measure.

    Raises:
        InvalidRecordError: for a count outside 0 to the base, or a base above the population.

    Examples:
        >>> print(share_measure("has someone to talk to", 28, 29))
        has someone to talk to: 97% (28 of 29; 95% interval 83% to 99%)
        >>> share_measure("has someone to talk to", None, 29).is_missing
        True
    """
    if count is None or base is None or (base == 0 and count == 0):
        return Measure(name=name, count=count, base=base or 0, estimate=None, notes=(*notes, "Nobody is in the base."))
    interval = proportion_interval(count, base, method=method, confidence=confidence, population=population)
    if population == base:
        notes = (*notes, "Everybody answered: there is no sampling error.")
    return Measure(
        name=name,
        count=count,
        base=base,
        estimate=Fraction(count, base),
        interval=interval,
        method=interval.method,
        population=population,
        notes=notes,
    )


def coded_share(
    answers: AnswerCounts,
    coding: Coding = Coding.FAVOURABLE,
    *,
    population: int | None = None,
    confidence: float = 0.95,
) -> Measure:
    """The share of favourable (or neutral, or unfavourable) answers, of the question's own base.

    Examples:
        >>> from safeguarding.surveys.questions import Option, Question
        >>> options = [
        ...     Option(code="Y", label="Yes", coding=Coding.FAVOURABLE),
        ...     Option(code="N", label="No", coding=Coding.UNFAVOURABLE),
        ... ]
        >>> asked = Question(identifier="safe", wording="Do you feel safe?", theme="life", options=options)
        >>> answers = AnswerCounts(question=asked, chosen={"Y": 60, "N": 20}, blank=10)
        >>> print(coded_share(answers))
        favourable: 75% (60 of 80; 95% interval 65% to 83%)
        >>> print(coded_share(answers, Coding.UNFAVOURABLE))
        unfavourable: 25% (20 of 80; 95% interval 17% to 35%)
    """
    return share_measure(
        coding.label, answers.count_of(coding), answers.base, population=population, confidence=confidence
    )


def option_share(
    answers: AnswerCounts, *codes: str, population: int | None = None, confidence: float = 0.95
) -> Measure:
    """The share that chose one of some options, of the question's own base.

    Raises:
        UnknownNameError: for a code that the question does not have.

    Examples:
        >>> from safeguarding.surveys.questions import Option, Question
        >>> options = [
        ...     Option(code="A", label="Always", coding=Coding.FAVOURABLE),
        ...     Option(code="S", label="Sometimes", coding=Coding.NEUTRAL),
        ...     Option(code="N", label="Never", coding=Coding.UNFAVOURABLE),
        ... ]
        >>> asked = Question(identifier="safe", wording="Do you feel safe?", theme="life", options=options)
        >>> print(option_share(AnswerCounts(question=asked, chosen={"A": 60, "S": 20, "N": 20}), "A", "S"))
        Always or Sometimes: 80% (80 of 100; 95% interval 71% to 87%)
    """
    name = " or ".join(answers.question.option(code).label for code in codes)
    return share_measure(name, answers.count(*codes), answers.base, population=population, confidence=confidence)


def top_box(
    answers: AnswerCounts, boxes: int = 2, *, population: int | None = None, confidence: float = 0.95
) -> Measure | None:
    """The share in the best ``boxes`` options of a scale: top-2-box, top-3-box. None where the options are no scale.

    Examples:
        >>> from safeguarding.surveys.questions import Option, Question
        >>> options = [
        ...     Option(code="3", label="Happy", coding=Coding.FAVOURABLE, score=Decimal(3)),
        ...     Option(code="2", label="Neither", coding=Coding.NEUTRAL, score=Decimal(2)),
        ...     Option(code="1", label="Unhappy", coding=Coding.UNFAVOURABLE, score=Decimal(1)),
        ... ]
        >>> home = Question(identifier="home", wording="How is home?", theme="life", options=options)
        >>> answers = AnswerCounts(question=home, chosen={"3": 60, "2": 20, "1": 10}, blank=10)
        >>> print(top_box(answers, 1))
        top-1-box: 67% (60 of 90; 95% interval 56% to 76%)
        >>> print(bottom_box(answers, 2))
        bottom-2-box: 33% (30 of 90; 95% interval 24% to 44%)
    """
    return _box("top", answers, boxes, population, confidence)


def bottom_box(
    answers: AnswerCounts, boxes: int = 2, *, population: int | None = None, confidence: float = 0.95
) -> Measure | None:
    """The share in the worst ``boxes`` options of a scale. None where the options are no scale."""
    return _box("bottom", answers, boxes, population, confidence)


def _box(end: str, answers: AnswerCounts, boxes: int, population: int | None, confidence: float) -> Measure | None:
    scored = sorted(
        ((option.score, option.code) for option in answers.question.options_in_base if option.score is not None),
        reverse=end == "top",
    )
    if not answers.question.is_scale or not 1 <= boxes <= len(scored):
        return None
    count = answers.count(*(code for _, code in scored[:boxes]))
    return share_measure(f"{end}-{boxes}-box", count, answers.base, population=population, confidence=confidence)


def net_balance(answers: AnswerCounts, *, population: int | None = None, confidence: float = 0.95) -> Measure:
    """Favourable minus unfavourable, as a share of the base: from -1 to 1.

    Both shares are of the same people, so the interval is Newcombe's paired one, with nobody in both.

    Examples:
        >>> from safeguarding.surveys.questions import Option, Question
        >>> options = [
        ...     Option(code="3", label="Happy", coding=Coding.FAVOURABLE, score=Decimal(3)),
        ...     Option(code="2", label="Neither", coding=Coding.NEUTRAL, score=Decimal(2)),
        ...     Option(code="1", label="Unhappy", coding=Coding.UNFAVOURABLE, score=Decimal(1)),
        ... ]
        >>> home = Question(identifier="home", wording="How is home?", theme="life", options=options)
        >>> answers = AnswerCounts(question=home, chosen={"3": 60, "2": 20, "1": 10}, blank=10)
        >>> print(net_balance(answers))
        net: +56 (n = 90; 95% interval +40 to +68)
    """
    good, bad = answers.count_of(Coding.FAVOURABLE), answers.count_of(Coding.UNFAVOURABLE)
    base = answers.base
    if base == 0:
        return Measure(name="net", kind=MeasureKind.NET, base=0, estimate=None, notes=("Nobody is in the base.",))
    interval = paired_difference_interval(
        PairedCounts(both=0, earlier_only=bad, later_only=good, neither=base - good - bad),
        confidence=confidence,
        population=population,
    )
    return Measure(
        name="net",
        kind=MeasureKind.NET,
        base=base,
        estimate=Fraction(good - bad, base),
        interval=interval,
        method=interval.method,
        population=population,
    )


def mean_score(answers: AnswerCounts, *, population: int | None = None, confidence: float = 0.95) -> Measure | None:
    """The mean and standard deviation of a scale's scores, of valid answers only. None where the options are no scale.

    The interval is Student's, kept within the scale.

    Examples:
        >>> from safeguarding.surveys.questions import Option, Question
        >>> options = [
        ...     Option(code="3", label="Happy", coding=Coding.FAVOURABLE, score=Decimal(3)),
        ...     Option(code="2", label="Neither", coding=Coding.NEUTRAL, score=Decimal(2)),
        ...     Option(code="1", label="Unhappy", coding=Coding.UNFAVOURABLE, score=Decimal(1)),
        ... ]
        >>> home = Question(identifier="home", wording="How is home?", theme="life", options=options)
        >>> found = mean_score(AnswerCounts(question=home, chosen={"3": 60, "2": 20, "1": 10}, blank=10))
        >>> print(found)
        mean: 2.6 (n = 90; 95% interval 2.4 to 2.7)
        >>> round(found.spread, 3)
        0.689
    """
    if not answers.question.is_scale:
        return None
    scores = [
        (Fraction(option.score), answers.count(option.code))
        for option in answers.question.options_in_base
        if option.score is not None
    ]
    return mean_measure("mean", scores, population=population, confidence=confidence)


def mean_measure(
    name: str,
    scores: list[tuple[Fraction, int]],
    *,
    population: int | None = None,
    confidence: float = 0.95,
) -> Measure:
    """The mean of scores, each with how many have it, with its interval kept within the lowest and highest score.

    Examples:
        >>> print(mean_measure("mean", [(Fraction(1), 10), (Fraction(2), 20), (Fraction(3), 60)]))
        mean: 2.6 (n = 90; 95% interval 2.4 to 2.7)
    """
    base = sum(count for _, count in scores)
    if base == 0:
        return Measure(name=name, kind=MeasureKind.MEAN, base=0, estimate=None, notes=("Nobody is in the base.",))
    mean = sum((score * count for score, count in scores), Fraction(0)) / base
    if base == 1:
        return Measure(
            name=name,
            kind=MeasureKind.MEAN,
            base=1,
            estimate=mean,
            notes=("One answer has no spread, so there is no interval.",),
        )
    squares = sum(((score - mean) ** 2 * count for score, count in scores), Fraction(0))
    spread = math.sqrt(squares / (base - 1))
    error = spread / math.sqrt(base) * math.sqrt(_sample_factor(base, population))
    half = student_quantile((1 + confidence) / 2, base - 1) * error
    lowest, highest = float(min(score for score, _ in scores)), float(max(score for score, _ in scores))
    return Measure(
        name=name,
        kind=MeasureKind.MEAN,
        base=base,
        estimate=mean,
        interval=ConfidenceInterval(
            max(lowest, float(mean) - half),
            min(highest, float(mean) + half),
            confidence=confidence,
            method="Student's t",
        ),
        spread=spread,
        method="Student's t",
        population=population,
    )


def _sample_factor(base: int, population: int | None) -> float:
    """The correction of a sample's own variance: 1 - n/N, since that variance is already divided by n - 1."""
    factor = variance_factor(base, population)
    return factor if population is None else factor * (population - 1) / population


def item_non_response(answers: AnswerCounts, *, confidence: float = 0.95) -> Measure:
    """The share of those asked who gave no valid answer. A finding in itself: what people would not say.

    Examples:
        >>> from safeguarding.surveys.questions import Option, Question
        >>> options = [
        ...     Option(code="3", label="Happy", coding=Coding.FAVOURABLE, score=Decimal(3)),
        ...     Option(code="2", label="Neither", coding=Coding.NEUTRAL, score=Decimal(2)),
        ...     Option(code="1", label="Unhappy", coding=Coding.UNFAVOURABLE, score=Decimal(1)),
        ... ]
        >>> home = Question(identifier="home", wording="How is home?", theme="life", options=options)
        >>> answers = AnswerCounts(question=home, chosen={"3": 60, "2": 20, "1": 10}, blank=10)
        >>> print(item_non_response(answers))
        no valid answer: 10% (10 of 100; 95% interval 6% to 17%)
    """
    return share_measure("no valid answer", answers.blank + answers.unreadable, answers.asked, confidence=confidence)
