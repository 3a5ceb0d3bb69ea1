"""Two waves compared, and many waves in a row: what changed, what did not clearly, and what nobody can say.

A verdict is one of four words with the sentence that justifies it. "No clear change" is not "no change": it says that
a difference of that size, with so few people, happens by chance alone.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

import attrs

from safeguarding.errors import InvalidRecordError
from safeguarding.labels import Labelled
from safeguarding.numbers.nouns import counted
from safeguarding.numbers.rounding import rounded
from safeguarding.numbers.shares import Share
from safeguarding.records import NoTruthValue, Record
from safeguarding.statistics.differences import (
    PairedCounts,
    paired_difference_interval,
    paired_p_value,
    unpaired_difference_interval,
    unpaired_p_value,
)
from safeguarding.statistics.distributions import checked_confidence
from safeguarding.statistics.intervals import ConfidenceInterval
from safeguarding.statistics.multiplicity import holm_adjusted
from safeguarding.surveys.answers import AnswerCounts
from safeguarding.surveys.comparable_waves import comparability
from safeguarding.surveys.sampling import smallest_detectable_change
from safeguarding.surveys.waves import Wave
from safeguarding.surveys.words import Coding


class ChangeVerdict(NoTruthValue, Labelled):
    """What two waves, or more, can show."""

    IMPROVED = "improved"
    NO_CLEAR_CHANGE = "no clear change"
    WORSE = "worse"
    CANNOT_SAY = "cannot say"


@attrs.frozen(kw_only=True)
class ComparisonPolicy(Record):
    """How strict a comparison is.

    Attributes:
        confidence: Of the intervals; a change is clear where it would happen by chance less often than the rest.
        smallest_base: With fewer people than this in either wave nothing is said.
        corrects_for_population: Whether only these people matter, so that of everybody a share is known. Where the
            question is how well the service works, this year's children are themselves a sample: leave it False.

    Raises:
        InvalidRecordError: for a confidence outside 0 to 1, or a smallest base of 0.

    Examples:
        >>> ComparisonPolicy(confidence=0.99, smallest_base=20).corrects_for_population
        False
    """

    confidence: float = 0.95
    smallest_base: int = 10
    corrects_for_population: bool = False

    def _check(self) -> None:
        checked_confidence(self.confidence)
        if self.smallest_base < 1:
            raise InvalidRecordError("nothing can be said of nobody: the smallest base is at least 1")


@attrs.frozen(kw_only=True)
class WaveResult(Record):
    """The answers to one question in one wave.

    Examples:
        >>> from datetime import date
        >>> from safeguarding.dates import DateRange
        >>> from safeguarding.surveys import Mode
        >>> spring = DateRange(date(2017, 3, 1), date(2017, 4, 30))
        >>> wave = Wave(name="2017", fieldwork=spring, population=190, invited=190, complete=90, mode=Mode.PAPER)
        >>> from safeguarding.surveys.examples import SAFE
        >>> print(WaveResult(wave=wave, answers=AnswerCounts(question=SAFE, chosen={"Y": 60, "N": 30})).favourable)
        60 of 90
    """

    wave: Wave
    answers: AnswerCounts

    @property
    def favourable(self) -> Share | None:
        """The share of favourable answers; None where nobody is in the base."""
        base = self.answers.base
        return Share(self.answers.count_of(Coding.FAVOURABLE), base) if base else None


@attrs.frozen(kw_only=True)
class Comparison(NoTruthValue, Record):
    """What became of a question's favourable share between two waves.

    Attributes:
        question: The question's identifier.
        earlier: The earlier wave's name.
        later: The later wave's name.
        difference: The later share minus the earlier one, exactly; None where either is missing.
        interval: Where the true difference lies; None where the two cannot be compared.
        p_value: How often chance alone would make so large a difference, as it stands.
        adjusted_p_value: The same, allowing for how many questions were compared together.
        verdict: What can be said.
        reason: Why, in a sentence.
        cautions: What to bear in mind.
    """

    _instead = "verdict"
    _words = "{0.verdict}: {0.reason}"

    question: str
    earlier: str
    later: str
    difference: Fraction | None = None
    interval: ConfidenceInterval | None = None
    p_value: float | None = None
    adjusted_p_value: float | None = None
    verdict: ChangeVerdict
    reason: str
    cautions: tuple[str, ...] = ()


def compared_waves(
    earlier: WaveResult,
    later: WaveResult,
    *,
    policy: ComparisonPolicy,
    pairs: PairedCounts | None = None,
) -> Comparison:
    """Compare a question's favourable share between two waves.

    Args:
        earlier: The earlier wave's answers.
        later: The later wave's answers.
        policy: How strict to be.
        pairs: Where the same people were asked twice and can be matched, their answers; then those who answered both
            times are compared, and only they.

    Examples:
        >>> import attrs
        >>> from datetime import date
        >>> from safeguarding.dates import DateRange
        >>> from safeguarding.surveys import Mode
        >>> from safeguarding.surveys.examples import TALK
        >>> spring = DateRange(date(2015, 3, 1), date(2015, 4, 30))
        >>> first = Wave(name="2015", fieldwork=spring, population=190, invited=190, complete=100, mode=Mode.PAPER)
        >>> second = attrs.evolve(first, name="2017", fieldwork=DateRange(date(2017, 3, 1), date(2017, 4, 30)))
        >>> before = WaveResult(wave=first, answers=AnswerCounts(question=TALK, chosen={"Y": 50, "N": 50}))
        >>> after = WaveResult(wave=second, answers=AnswerCounts(question=TALK, chosen={"Y": 75, "N": 25}))
        >>> found = compared_waves(before, after, policy=ComparisonPolicy())
        >>> found.verdict.label, found.interval.lower > 0
        ('improved', True)
    """
    (only,) = compared_questions([(earlier, later, pairs)], policy=policy)
    return only


def compared_questions(
    comparisons: Sequence[tuple[WaveResult, WaveResult, PairedCounts | None]], *, policy: ComparisonPolicy
) -> tuple[Comparison, ...]:
    """Compare many questions at once, allowing by Holm's method for how many there are.

    Each is an earlier result, a later one, and the paired answers or None.

    Examples:
        >>> from safeguarding.surveys.examples import SAFE_BY_WAVE
        >>> (found,) = compared_questions([(SAFE_BY_WAVE[0], SAFE_BY_WAVE[2], None)], policy=ComparisonPolicy())
        >>> print(found.verdict)
        improved
    """
    found = [_measured(*each, policy=policy) for each in comparisons]
    tests = [each.p_value for each in found if isinstance(each, _Measured)]
    adjusted = iter(holm_adjusted(tests))
    return tuple(
        _judged(each, next(adjusted), len(tests), policy) if isinstance(each, _Measured) else each for each in found
    )


class _Measured(NamedTuple):
    """A comparison that is not judged yet, and what it is judged by."""

    result: Comparison
    before: Share
    after: Share
    populations: tuple[int | None, int | None]
    is_paired: bool
    interval: ConfidenceInterval
    p_value: float


def _measured(
    earlier: WaveResult, later: WaveResult, pairs: PairedCounts | None, *, policy: ComparisonPolicy
) -> _Measured | Comparison:
    """The difference, its interval and its p-value; or why there are none."""
    result = Comparison(
        question=later.answers.question.identifier,
        earlier=earlier.wave.name,
        later=later.wave.name,
        verdict=ChangeVerdict.CANNOT_SAY,
        reason="",
    )
    same = comparability((earlier.wave, earlier.answers.question), (later.wave, later.answers.question))
    if not same.is_comparable:
        reason = f"The waves {earlier.wave.name} and {later.wave.name} cannot be compared: {'; '.join(same.obstacles)}."
        return attrs.evolve(result, reason=reason)
    shares = (pairs.earlier, pairs.later) if pairs else (earlier.favourable, later.favourable)
    for share, wave in zip(shares, (earlier.wave, later.wave), strict=True):
        if share is None or share.base < policy.smallest_base:
            people = 0 if share is None else share.base
            reason = (
                f"Only {people} are in the base of wave {wave.name}; fewer than {policy.smallest_base} say nothing."
            )
            return attrs.evolve(result, reason=reason)
    before, after = (share for share in shares if share is not None)
    populations = (corrected_population(earlier, policy), corrected_population(later, policy))
    if pairs:
        interval = paired_difference_interval(pairs, confidence=policy.confidence, population=populations[1])
        p_value = paired_p_value(pairs)
    else:
        interval = unpaired_difference_interval(
            after,
            before,
            confidence=policy.confidence,
            earlier_population=populations[0],
            later_population=populations[1],
        )
        p_value = unpaired_p_value(after, before, earlier_population=populations[0], later_population=populations[1])
    difference = after.fraction - before.fraction
    made = attrs.evolve(result, difference=difference, interval=interval, p_value=p_value, cautions=same.cautions)
    return _Measured(made, before, after, populations, pairs is not None, interval, p_value)


def corrected_population(result: WaveResult, policy: ComparisonPolicy) -> int | None:
    """The population to correct for: only where the policy says so and the question was put to all of it.

    A base above the population, such as that of a file with more rows than were stated, is its own population.
    """
    if not policy.corrects_for_population or not result.answers.question.is_of_everybody:
        return None
    return max(result.wave.population, result.answers.base)


def _judged(measured: _Measured, adjusted: float, tests: int, policy: ComparisonPolicy) -> Comparison:
    result, before, after, _, is_paired, interval, p_value = measured
    level = 1 - policy.confidence
    # the interval and the test are found in different ways; a change is clear where both say so
    is_clear = adjusted < level and 0.0 not in interval
    verdict = ChangeVerdict.NO_CLEAR_CHANGE
    if is_clear:
        verdict = ChangeVerdict.IMPROVED if after.fraction > before.fraction else ChangeVerdict.WORSE
    sentence = (
        f"Favourable answers went from {_percent(before)} to {_percent(after)}, {_points(before, after)}, "
        f"{policy.confidence * 100:.3g}% interval {_interval_points(interval)}"
    )
    return attrs.evolve(
        result,
        adjusted_p_value=adjusted,
        verdict=verdict,
        reason=f"{sentence}{_conclusion(p_value, adjusted, tests, policy, is_clear=is_clear)}"
        # what pairs would show depends on how many change their answer, which nobody knows beforehand
        f"{'' if is_clear or is_paired else _what_would_show(measured, policy, tests)}",
    )


def _conclusion(p_value: float, adjusted: float, tests: int, policy: ComparisonPolicy, *, is_clear: bool) -> str:
    level = 1 - policy.confidence
    together = f" even with {tests} questions compared together" if tests > 1 else ""
    if is_clear:
        return f": more than chance would make{together}."
    if p_value < level <= adjusted:
        return f": with {tests} questions compared together, chance alone would often make one such difference."
    return ": chance alone would often make such a difference."


def _what_would_show(measured: _Measured, policy: ComparisonPolicy, tests: int) -> str:
    """What rise these waves would probably have shown, by the rule that judges: all questions compared together."""
    _, before, after, populations, *_ = measured
    if before.count == before.base:
        return " From 100% nothing can rise."
    rise = smallest_detectable_change(
        before.base,
        after.base,
        earlier_share=before.count / before.base,
        earlier_population=populations[0],
        later_population=populations[1],
        confidence=policy.confidence,
        tests=tests,
    )
    if rise is None:
        return " With so few people, no rise would probably have shown."
    points = counted(max(1, math.ceil(rise * 100)), "point")
    return f" A rise of {points} or more would probably have shown."


def _percent(share: Share) -> str:
    return f"{rounded(share.fraction * 100)}% ({share})"


def _points(before: Share, after: Share) -> str:
    """The difference in words; where the rounded shares beside it differ by another number, that it was not rounded."""
    if before.fraction == after.fraction:
        return "no difference"
    difference = after.fraction - before.fraction
    size = rounded(abs(difference) * 100)
    printed = rounded(after.fraction * 100) - rounded(before.fraction * 100)
    agrees = abs(printed) == size
    points = counted(int(size), "point") if size else "less than 1 point"
    return f"{points} {'more' if difference > 0 else 'fewer'}{'' if agrees else ' before the shares were rounded'}"


def _interval_points(interval: ConfidenceInterval) -> str:
    lower, upper = (round(end * 100) for end in (interval.lower, interval.upper))
    return f"{lower:+d} to {upper:+d} points"
