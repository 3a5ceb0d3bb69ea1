"""A claim that satisfaction grew continuously, over three waves or more: shown, refused, or not to be said."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import attrs

from safeguarding.numbers.nouns import counted
from safeguarding.numbers.rounding import rounded
from safeguarding.numbers.shares import Share
from safeguarding.records import NoTruthValue, Record
from safeguarding.statistics.distributions import printed_p_value
from safeguarding.statistics.multiplicity import holm_adjusted
from safeguarding.statistics.trends import FEWEST_POINTS, Trend, trend
from safeguarding.surveys.comparable_waves import comparability
from safeguarding.surveys.comparisons import ChangeVerdict, ComparisonPolicy, WaveResult


@attrs.frozen(kw_only=True)
class Growth(NoTruthValue, Record):
    """What a row of waves shows of a question's favourable share.

    Attributes:
        question: The question's identifier.
        verdict: Whether the trend over all waves is up, down, unclear, or not to be said.
        is_continuous: Whether the share also rose from every wave to the next; None where nothing can be said.
        trend: The test for a trend, where there could be one.
        adjusted_p_value: Its p-value, allowing for how many questions were looked at together.
        reason: Why, in a sentence.
        cautions: What to bear in mind.

    Examples:
        >>> risen = Growth(question="safe", verdict=ChangeVerdict.IMPROVED, is_continuous=False, reason="An example.")
        >>> risen.shows_continuous_growth
        False
    """

    _instead = "verdict"
    _words = "{0.verdict}: {0.reason}"

    question: str
    verdict: ChangeVerdict
    is_continuous: bool | None = None
    trend: Trend | None = None
    adjusted_p_value: float | None = None
    reason: str
    cautions: tuple[str, ...] = ()

    @property
    def shows_continuous_growth(self) -> bool:
        """Whether "continuous growing satisfaction" may be written of it."""
        return self.verdict is ChangeVerdict.IMPROVED and self.is_continuous is True


def growth(results: Sequence[WaveResult], *, policy: ComparisonPolicy) -> Growth:
    """What can be said of a question over its waves, in any order.

    "Continuous growth" needs two things: a rise from every wave to the next, and a trend that chance alone would
    seldom make. Three small rises in a row are common where nothing changed at all.

    Examples:
        >>> from safeguarding.surveys.examples import SAFE_BY_WAVE
        >>> found = growth(SAFE_BY_WAVE, policy=ComparisonPolicy())
        >>> found.verdict.label, found.shows_continuous_growth
        ('improved', True)
        >>> print(found.reason)
        Favourable answers went 50%, 65%, 80% (bases 100, 100, 100): it rose every time, and the trend is more than chance would make (p < 0.001).
    """
    (only,) = growth_of_questions([results], policy=policy)
    return only


def growth_of_questions(many: Sequence[Sequence[WaveResult]], *, policy: ComparisonPolicy) -> tuple[Growth, ...]:
    """What can be said of many questions at once, allowing by Holm's method for how many there are.

    Examples:
        >>> from safeguarding.surveys.examples import SAFE_BY_WAVE
        >>> (found,) = growth_of_questions([SAFE_BY_WAVE], policy=ComparisonPolicy())
        >>> print(found.verdict)
        improved
    """
    found = [_measured(results, policy) for results in many]
    tested = [(k, each.trend) for k, each in enumerate(found) if each.trend is not None]
    adjusted = holm_adjusted([test.p_value for _, test in tested])
    for (k, test), p_value in zip(tested, adjusted, strict=True):
        found[k] = _judged(found[k], test, many[k], p_value, policy, tests=len(tested))
    return tuple(found)


def _measured(results: Sequence[WaveResult], policy: ComparisonPolicy) -> Growth:
    """The trend of a question, not yet judged; or why there is none."""
    ordered = sorted(results, key=lambda result: result.wave.held_on)
    question = ordered[-1].answers.question.identifier if ordered else ""
    if len(ordered) < FEWEST_POINTS:
        reason = f"There are figures for {counted(len(ordered), 'wave')}; a trend needs {FEWEST_POINTS}."
        return Growth(question=question, verdict=ChangeVerdict.CANNOT_SAY, reason=reason)
    obstacles, cautions = _obstacles(ordered, policy)
    points = [(result.wave.held_on, result.favourable) for result in ordered]
    found = None if obstacles else trend([(on, share) for on, share in points if share is not None])
    if found is None:
        return Growth(
            question=question, verdict=ChangeVerdict.CANNOT_SAY, reason=f"Nothing can be said: {'; '.join(obstacles)}."
        )
    return Growth(
        question=question,
        verdict=ChangeVerdict.CANNOT_SAY,
        is_continuous=found.rises_every_time,
        trend=found,
        reason="",
        cautions=cautions,
    )


def _judged(
    found: Growth, test: Trend, results: Sequence[WaveResult], adjusted: float, policy: ComparisonPolicy, *, tests: int
) -> Growth:
    verdict = ChangeVerdict.NO_CLEAR_CHANGE
    if adjusted < 1 - policy.confidence:
        verdict = ChangeVerdict.IMPROVED if test.z > 0 else ChangeVerdict.WORSE
    ordered = sorted(results, key=lambda result: result.wave.held_on)
    shares = [share for result in ordered if (share := result.favourable) is not None]
    together = f" among {tests} questions" if tests > 1 else ""
    return attrs.evolve(
        found,
        verdict=verdict,
        adjusted_p_value=adjusted,
        reason=f"{_reason(shares, test, verdict)} ({printed_p_value(adjusted)}{together}).",
    )


def _obstacles(ordered: Sequence[WaveResult], policy: ComparisonPolicy) -> tuple[list[str], tuple[str, ...]]:
    obstacles: list[str] = []
    cautions: list[str] = []
    for earlier, later in itertools.pairwise(ordered):
        same = comparability((earlier.wave, earlier.answers.question), (later.wave, later.answers.question))
        span = f"between {earlier.wave.name} and {later.wave.name}"
        obstacles += [f"{obstacle} {span}" for obstacle in same.obstacles]
        cautions += [f"{caution} {span}" for caution in same.cautions]
    for result in ordered:
        if result.answers.base < policy.smallest_base:
            obstacles.append(f"only {result.answers.base} are in the base of wave {result.wave.name}")
    return obstacles, tuple(cautions)


def _reason(shares: Sequence[Share], found: Trend, verdict: ChangeVerdict) -> str:
    path = ", ".join(f"{rounded(share.fraction * 100)}%" for share in shares)
    bases = ", ".join(str(share.base) for share in shares)
    steps = {
        (True, False): "it rose every time",
        (False, True): "it fell every time",
    }.get((found.rises_every_time, found.falls_every_time), "it did not rise every time")
    chance = {
        ChangeVerdict.NO_CLEAR_CHANGE: "but the trend is no more than chance would often make",
    }.get(verdict, "and the trend is more than chance would make")
    if verdict is ChangeVerdict.NO_CLEAR_CHANGE and not found.rises_every_time:
        chance = "and the trend is no more than chance would often make"
    return f"Favourable answers went {path} (bases {bases}): {steps}, {chance}"
