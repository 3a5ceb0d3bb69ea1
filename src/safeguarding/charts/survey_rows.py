"""What a survey's pictures show, as plain values: published numbers only, so that no picture shows what a table hides.

Imports no drawing library, so alt text can be made without one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

import attrs

from safeguarding.numbers.rounding import rounded
from safeguarding.records import Record
from safeguarding.statistics.intervals import ConfidenceInterval
from safeguarding.surveys.measures import Measure
from safeguarding.surveys.publication import PublishedQuestion
from safeguarding.surveys.words import Coding


@attrs.frozen(kw_only=True)
class Segment(Record):
    """A part of a bar: an option and its share."""

    label: str
    coding: Coding
    share: Fraction


@attrs.frozen(kw_only=True)
class BarRow(Record):
    """A question's bar.

    Attributes:
        label: The question.
        base: How many answered it.
        segments: Its options in the order offered; empty where a number is hidden, so that no bar is drawn.

    Examples:
        >>> yes = Segment(label="Yes", coding=Coding.FAVOURABLE, share=Fraction(3, 4))
        >>> no = Segment(label="No", coding=Coding.UNFAVOURABLE, share=Fraction(1, 4))
        >>> row = BarRow(label="Are you happy?", base=80, segments=(yes, no))
        >>> row.share_of(Coding.FAVOURABLE), row.is_hidden
        (Fraction(3, 4), False)
    """

    label: str
    base: int | None
    segments: tuple[Segment, ...]

    @property
    def is_hidden(self) -> bool:
        """Whether no bar is drawn since a number is hidden."""
        return not self.segments

    def share_of(self, coding: Coding) -> Fraction:
        """The share of all options that count so."""
        return sum((segment.share for segment in self.segments if segment.coding is coding), Fraction(0))


@attrs.frozen(kw_only=True)
class WavePoint(Record):
    """A wave's estimate with its interval; None where it is hidden or missing.

    Attributes:
        wave: The wave's name.
        measure: What is drawn.
        held_on: The wave's date, by which waves are spaced; None where it is not known.
    """

    wave: str
    measure: Measure | None
    held_on: date | None = None


TOGETHER = "all {}"
"""The label of a segment that stands for all options of a coding, where one of them is hidden."""


def bar_row(made: PublishedQuestion) -> BarRow:
    """The bar of a published question; options of one coding are drawn together where only their sum is shown.

    Examples:
        >>> from safeguarding.disclosure import FEWER_THAN_FIVE
        >>> from safeguarding.surveys import AnswerCounts, Option, Question, published_question
        >>> options = [
        ...     Option(code="Y", label="Yes", coding=Coding.FAVOURABLE),
        ...     Option(code="N", label="No", coding=Coding.UNFAVOURABLE),
        ... ]
        >>> asked = Question(identifier="happy", wording="Are you happy?", theme="life", options=options)
        >>> for no in (20, 2):
        ...     made = published_question(AnswerCounts(question=asked, chosen={"Y": 80 - no, "N": no}), FEWER_THAN_FIVE)
        ...     [str(segment.share) for segment in bar_row(made).segments]
        ['3/4', '1/4']
        []
    """
    base = made.base().value
    counted = [_counted(made, coding) for coding in Coding if made.question.codes(coding) and coding.is_of_a_base]
    counts = [each for several in counted for each in several]
    whole = sum(count for _, _, count in counts)
    if not base or not whole or not all(counted):
        return BarRow(label=made.question.wording, base=None, segments=())
    return BarRow(
        label=made.question.wording,
        base=int(base),
        segments=tuple(
            Segment(label=label, coding=coding, share=Fraction(count, whole)) for label, coding, count in counts
        ),
    )


def _counted(made: PublishedQuestion, coding: Coding) -> list[tuple[str, Coding, int]]:
    """The options of a coding with their counts; their sum where one of them is hidden; nothing where that is too."""
    options = [option.label for option in made.question.options_in_base if option.coding is coding]
    counts = [made.table.at(label).value for label in options]
    if all(count is not None for count in counts):
        return [(label, coding, int(count or 0)) for label, count in zip(options, counts, strict=True)]
    together = made.counted(coding).value
    return [] if together is None else [(TOGETHER.format(coding.label), coding, int(together))]


def bars_alt_text(title: str, rows: Iterable[BarRow]) -> str:
    """A picture of bars in words: each question's favourable, neutral and unfavourable shares.

    Examples:
        >>> print(bars_alt_text("Answers in 2017.", [BarRow(label="Are you happy?", base=None, segments=())]))
        Answers in 2017. A bar for each question, favourable answers to the right. Are you happy? – not shown, since a number is hidden.
    """
    parts = [f"{_sentence(title)} A bar for each question, favourable answers to the right."]
    for row in rows:
        if row.is_hidden:
            parts.append(f"{row.label} – not shown, since a number is hidden.")
            continue
        shares = ", ".join(
            f"{rounded(row.share_of(coding) * 100)}% {coding.label}"
            for coding in Coding
            if coding.is_of_a_base and any(segment.coding is coding for segment in row.segments)
        )
        parts.append(f"{row.label} – {shares}, of {row.base}.")
    return " ".join(parts)


def waves_alt_text(title: str, points: Sequence[WavePoint]) -> str:
    """A picture of waves in words: each wave's estimate, base and interval.

    Examples:
        >>> from safeguarding.surveys.measures import share_measure
        >>> points = [WavePoint(wave="2015", measure=share_measure("x", 60, 80)), WavePoint(wave="2017", measure=None)]
        >>> print(waves_alt_text("Happy.", points))
        Happy. Share of favourable answers by wave, with 95% intervals. 2015: 75%, of 80, interval 65% to 83%. 2017: not shown.
    """
    parts = [f"{_sentence(title)} Share of favourable answers by wave, with {interval_level(points)}% intervals."]
    for point in points:
        measure, interval = point.measure, _interval(point)
        if measure is None or measure.estimate is None or interval is None:
            parts.append(f"{point.wave}: not shown.")
            continue
        ends = f"{interval.lower * 100:.0f}% to {interval.upper * 100:.0f}%"
        parts.append(f"{point.wave}: {rounded(measure.estimate * 100)}%, of {measure.base}, interval {ends}.")
    return " ".join(parts)


def interval_level(points: Iterable[WavePoint]) -> str:
    """The confidence of the intervals in per cent, as it is printed."""
    return next((f"{interval.confidence * 100:.3g}" for point in points if (interval := _interval(point))), "95")


def wave_places(points: Sequence[WavePoint]) -> list[float]:
    """Where waves stand from left to right: as far apart as their dates; in equal steps where a date is not known.

    Examples:
        >>> years = (2013, 2015, 2019)
        >>> wave_places([WavePoint(wave=str(year), measure=None, held_on=date(year, 4, 1)) for year in years])
        [0.0, 0.67, 2.0]
    """
    days = [point.held_on.toordinal() for point in points if point.held_on is not None]
    if len(days) < len(points) or len(set(days)) < 2:  # noqa: PLR2004  # one day has no distances
        return [float(place) for place in range(len(points))]
    first, last = min(days), max(days)
    return [round((day - first) / (last - first) * (len(points) - 1), 2) for day in days]


def _sentence(title: str) -> str:
    return title if title.endswith((".", "?", "!")) else title + "."


def _interval(point: WavePoint) -> ConfidenceInterval | None:
    return None if point.measure is None else point.measure.interval
