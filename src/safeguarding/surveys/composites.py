"""One number for a theme of several questions, from counts or from the responses one by one.

A person's answers to the questions of a theme go together, so ten questions to thirty people are not three hundred
independent answers. Neither measure here pretends that they are.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.statistics.distributions import two_sided_z
from safeguarding.statistics.intervals import WILSON, ConfidenceInterval, wilson_limits
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.measures import Measure, mean_measure
from safeguarding.surveys.questions import Question
from safeguarding.surveys.responses import Responses
from safeguarding.surveys.words import Coding


def composite_share(
    name: str, several: Sequence[AnswerCounts], coding: Coding = Coding.FAVOURABLE, *, confidence: float = 0.95
) -> Measure:
    """The share of favourable answers among all answers to a theme's questions, pooled from their counts.

    The interval treats all answers of one person as one, which is the careful end of what the counts allow: its base
    is the mean number of people who answered a question, not the number of answers.

    Raises:
        InvalidRecordError: for no questions.

    Examples:
        >>> from safeguarding.surveys.questions import Option
        >>> options = [
        ...     Option(code="Y", label="Yes", coding=Coding.FAVOURABLE),
        ...     Option(code="N", label="No", coding=Coding.UNFAVOURABLE),
        ... ]
        >>> counts = {"safe": {"Y": 45, "N": 5}, "heard": {"Y": 35, "N": 15}}
        >>> answers = [
        ...     AnswerCounts(question=Question(identifier=k, wording=k, theme="life", options=options), chosen=chosen)
        ...     for k, chosen in counts.items()
        ... ]
        >>> print(composite_share("life", answers))  # as sure as 50 people make it, not as 100 answers would
        life: 80% (80 of 100; 95% interval 67% to 89%)
    """
    if not several:
        raise InvalidRecordError(f"{name}: a composite needs at least one question")
    count, base = sum(each.count_of(coding) for each in several), sum(each.base for each in several)
    if base == 0:
        return Measure(name=name, base=0, estimate=None, notes=("Nobody is in the base.",))
    lower, upper = wilson_limits(count / base, base / len(several), two_sided_z(confidence))
    method = "Wilson score, all answers of one person taken as one"
    return Measure(
        name=name,
        count=count,
        base=base,
        estimate=Fraction(count, base),
        interval=ConfidenceInterval(lower, upper, confidence=confidence, method=method, source=WILSON),
        method=method,
        notes=(f"Of {base} answers to {len(several)} questions.",),
    )


def composite_mean(
    name: str,
    responses: Responses,
    questions: Sequence[Question],
    *,
    confidence: float = 0.95,
    population: int | None = None,
) -> Measure:
    """The mean over people of each one's own mean score on a theme's questions, those with any valid answer.

    One person is one value, so the interval needs no assumption about how the questions go together.

    Raises:
        InvalidRecordError: for no questions, or one that is no scale.
        UnknownNameError: for a question that the wave does not have.

    Examples:
        >>> from decimal import Decimal
        >>> from safeguarding.surveys import Coding, Option, answer_column
        >>> scale = [
        ...     Option(code="2", label="Yes", coding=Coding.FAVOURABLE, score=Decimal(2)),
        ...     Option(code="1", label="No", coding=Coding.UNFAVOURABLE, score=Decimal(1)),
        ... ]
        >>> asked = [Question(identifier=each, wording=each, theme="life", options=scale) for each in ("safe", "heard")]
        >>> columns = {"safe": answer_column(asked[0], list("2221")), "heard": answer_column(asked[1], ["2", "1", None, "1"])}
        >>> found = composite_mean("life", Responses(wave="2017", size=4, answers=columns), asked)
        >>> str(found.estimate), found.base
        ('13/8', 4)
    """
    if not questions or not all(question.is_scale for question in questions):
        raise InvalidRecordError(f"{name}: a mean score needs questions that are scales, at least one")
    scores = [_scores_of_bytes(question) for question in questions]
    columns = [responses.column(question.identifier) for question in questions]
    own: Counter[Fraction] = Counter()
    for combination, people in Counter(zip(*columns, strict=True)).items():
        given = [
            score for table, byte in zip(scores, combination, strict=True) if (score := table.get(byte)) is not None
        ]
        if given:
            own[sum(given, Fraction(0)) / len(given)] += people
    # the ends of the scale bound the interval even where nobody's mean lies there
    ends = itertools.chain.from_iterable(table.values() for table in scores)
    for end in ends:
        own[end] += 0
    measure = mean_measure(name, sorted(own.items()), confidence=confidence, population=population)
    return attrs.evolve(measure, notes=(*measure.notes, f"Each person's mean over {len(questions)} questions."))


def _scores_of_bytes(question: Question) -> dict[int, Fraction]:
    return {
        k: Fraction(option.score)
        for k, option in enumerate(question.options)
        if option.is_in_base and option.score is not None
    }


def weighted_share(
    responses: Responses, question: Question, coding: Coding = Coding.FAVOURABLE, *, confidence: float = 0.95
) -> Measure:
    """The weighted share of favourable answers among valid ones, where the design gives each person a weight.

    The interval is Wilson's on Kish's effective base, the square of the summed weights over the sum of their squares:
    unequal weights tell less than as many equal ones.

    Raises:
        InvalidRecordError: for responses without weights.
        UnknownNameError: for a question that the wave does not have.

    Examples:
        >>> from safeguarding.surveys.examples import TALK
        >>> from safeguarding.surveys.responses import answer_column
        >>> column = answer_column(TALK, ["Y", "Y", "N", "N"])
        >>> weights = tuple(map(Decimal, (3, 3, 1, 1)))
        >>> print(weighted_share(Responses(wave="2017", size=4, answers={"talk": column}, weights=weights), TALK).estimate)
        3/4
    """
    if responses.weights is None:
        raise InvalidRecordError(f"wave {responses.wave} has no weights")
    in_base = {k for k, option in enumerate(question.options) if option.is_in_base}
    wanted = {k for k, option in enumerate(question.options) if option.coding is coding}
    column = responses.column(question.identifier)
    valid = [weight for byte, weight in zip(column, responses.weights, strict=True) if byte in in_base]
    total = sum(valid, Decimal(0))
    if total == 0:
        return Measure(name=coding.label, base=len(valid), estimate=None, notes=("No weight is in the base.",))
    having = sum((weight for byte, weight in zip(column, responses.weights, strict=True) if byte in wanted), Decimal(0))
    estimate = Fraction(having) / Fraction(total)
    effective = float(Fraction(total) ** 2 / Fraction(sum(weight * weight for weight in valid)))
    lower, upper = wilson_limits(float(estimate), effective, two_sided_z(confidence))
    method = f"Wilson score on an effective base of {effective:.1f}"
    return Measure(
        name=coding.label,
        base=len(valid),
        estimate=estimate,
        interval=ConfidenceInterval(lower, upper, confidence=confidence, method=method, source=WILSON),
        method=method,
        notes=("Weighted.",),
    )
