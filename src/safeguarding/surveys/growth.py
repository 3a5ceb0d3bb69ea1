"""A claim that satisfaction grew continuously, over three waves or more: shown, refused, or not to be said."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import attrs

from safeguarding.numbers.rounding import rounded
from safeguarding.numbers.shares import Share
from safeguarding.surveys.comparability import comparability
from safeguarding.surveys.comparisons import ComparisonPolicy, Verdict, WaveResult
from safeguarding.surveys.trends import FEWEST_WAVES, Trend, trend


@attrs.frozen(kw_only=True)
class Growth:
    """What a row of waves shows of a question's favourable share.

    Attributes:
        question: The question's identifier.
        verdict: Whether the trend over all waves is up, down, unclear, or not to be said.
        is_continuous: Whether the share also rose from every wave to the next; None where nothing can be said.
        trend: The test for a trend, where there could be one.
        reason: Why, in a sentence.
        cautions: What to bear in mind.
    """

    question: str
    verdict: Verdict
    is_continuous: bool | None = None
    trend: Trend | None = None
    reason: str
    cautions: tuple[str, ...] = ()

    @property
    def shows_continuous_growth(self) -> bool:
        """Whether "continuous growing satisfaction" may be written of it."""
        return self.verdict is Verdict.IMPROVED and self.is_continuous is True


def growth(results: Sequence[WaveResult], *, policy: ComparisonPolicy) -> Growth:
    """What can be said of a question over its waves, in any order.

    "Continuous growth" needs two things: a rise from every wave to the next, and a trend that chance alone would
    seldom make. Three small rises in a row are common where nothing changed at all.
    """
    ordered = sorted(results, key=lambda result: result.wave.held_on)
    question = ordered[-1].answers.question.identifier if ordered else ""
    if len(ordered) < FEWEST_WAVES:
        reason = f"There are figures for {_waves(len(ordered))}; a trend needs {FEWEST_WAVES}."
        return Growth(question=question, verdict=Verdict.CANNOT_SAY, reason=reason)
    obstacles, cautions = _obstacles(ordered, policy)
    points = [(result.wave.held_on, result.favourable) for result in ordered]
    found = None if obstacles else trend([(on, share) for on, share in points if share is not None])
    if found is None:
        return Growth(
            question=question, verdict=Verdict.CANNOT_SAY, reason=f"Nothing can be said: {'; '.join(obstacles)}."
        )
    is_clear = found.p_value < 1 - policy.confidence
    verdict = Verdict.NO_CLEAR_CHANGE
    if is_clear:
        verdict = Verdict.IMPROVED if found.z > 0 else Verdict.WORSE
    return Growth(
        question=question,
        verdict=verdict,
        is_continuous=found.rises_every_time,
        trend=found,
        reason=_reason([share for _, share in points if share is not None], found, verdict),
        cautions=cautions,
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


def _reason(shares: Sequence[Share], found: Trend, verdict: Verdict) -> str:
    path = ", ".join(f"{rounded(share.fraction * 100)}%" for share in shares)
    bases = ", ".join(str(share.base) for share in shares)
    steps = {
        (True, False): "it rose every time",
        (False, True): "it fell every time",
    }.get((found.rises_every_time, found.falls_every_time), "it did not rise every time")
    chance = {
        Verdict.NO_CLEAR_CHANGE: "but the trend is no more than chance would often make",
    }.get(verdict, "and the trend is more than chance would make")
    if verdict is Verdict.NO_CLEAR_CHANGE and not found.rises_every_time:
        chance = "and the trend is no more than chance would often make"
    return f"Favourable answers went {path} (bases {bases}): {steps}, {chance} (p = {found.p_value:.2g})."


def _waves(count: int) -> str:
    return "1 wave" if count == 1 else f"{count} waves"
