"""What the answers to one question measure: shares, the ends of a scale, a net balance, a mean score, and blanks."""

from __future__ import annotations

from fractions import Fraction

from safeguarding.statistics.differences import PairedCounts, paired_difference_interval
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.measures import Measure, MeasureKind, mean_measure, share_measure
from safeguarding.surveys.words import Coding


def coded_share(
    answers: AnswerCounts,
    coding: Coding = Coding.FAVOURABLE,
    *,
    population: int | None = None,
    confidence: float = 0.95,
) -> Measure:
    """The share of favourable (or neutral, or unfavourable) answers, of the question's own base.

    Examples:
        >>> from safeguarding.surveys.examples import SAFE
        >>> answers = AnswerCounts(question=SAFE, chosen={"Y": 60, "N": 20}, blank=10)
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
        >>> from safeguarding.surveys.examples import HOME_ANSWERS
        >>> print(top_box(HOME_ANSWERS, 1))
        top-1-box: 67% (60 of 90; 95% interval 56% to 76%)
        >>> print(bottom_box(HOME_ANSWERS, 2))
        bottom-2-box: 33% (30 of 90; 95% interval 24% to 44%)
    """
    return _box("top", answers, boxes, population, confidence)


def bottom_box(
    answers: AnswerCounts, boxes: int = 2, *, population: int | None = None, confidence: float = 0.95
) -> Measure | None:
    """The share in the worst ``boxes`` options of a scale. None where the options are no scale.

    Examples:
        >>> from decimal import Decimal
        >>> from safeguarding.surveys.questions import Option, Question
        >>> options = [
        ...     Option(code="2", label="Happy", coding=Coding.FAVOURABLE, score=Decimal(2)),
        ...     Option(code="1", label="Unhappy", coding=Coding.UNFAVOURABLE, score=Decimal(1)),
        ... ]
        >>> home = Question(identifier="home", wording="How is home?", theme="life", options=options)
        >>> print(bottom_box(AnswerCounts(question=home, chosen={"2": 60, "1": 30}), 1))
        bottom-1-box: 33% (30 of 90; 95% interval 24% to 44%)
    """
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
        >>> from safeguarding.surveys.examples import HOME_ANSWERS
        >>> print(net_balance(HOME_ANSWERS))
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
        >>> from safeguarding.surveys.examples import HOME_ANSWERS
        >>> found = mean_score(HOME_ANSWERS)
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


def item_non_response(answers: AnswerCounts, *, confidence: float = 0.95) -> Measure:
    """The share of those asked who gave no valid answer. A finding in itself: what people would not say.

    Examples:
        >>> from safeguarding.surveys.examples import HOME_ANSWERS
        >>> print(item_non_response(HOME_ANSWERS))
        no valid answer: 10% (10 of 100; 95% interval 6% to 17%)
    """
    return share_measure("no valid answer", answers.blank + answers.unreadable, answers.asked, confidence=confidence)
