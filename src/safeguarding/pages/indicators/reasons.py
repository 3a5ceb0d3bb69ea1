"""Why the figures of a scorecard are what they are: what each counts, and by which methods it was judged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from safeguarding.pages.indicators.judged import JudgedIndicator
from safeguarding.pages.tables import Reason
from safeguarding.sources import Source

_WITHIN = "Where the true value lies; a target is met or missed beyond chance where the figure itself would be rare."
_SET = "The target as it was set."
_LIMITED = "The signals of a process chart; limits of"


def definitions_of(judged: Sequence[JudgedIndicator]) -> Iterator[Reason]:
    """What each figure counts."""
    for each in judged:
        of = f", of {each.indicator.denominator}" if each.indicator.denominator else ""
        counted = f"{each.indicator.numerator}{of}."
        yield Reason(
            figures=each.indicator.name, rule=f"{counted[:1].upper()}{counted[1:]}", source=each.indicator.source
        )


def methods_of(judged: Sequence[JudgedIndicator]) -> Iterator[Reason]:
    """By which methods intervals and verdicts were found, each with the figures that it was used for."""
    used: dict[tuple[str, str, Source], list[str]] = {}
    for each in judged:
        if each.interval is not None and each.interval.source is not None:
            used.setdefault(("95% interval", _WITHIN, each.interval.source), []).append(each.indicator.name)
        if each.each.target is not None and each.each.target.source is not None:
            used.setdefault(("Target", _SET, each.each.target.source), []).append(each.indicator.name)
        if each.chart is not None:
            used.setdefault(("Over time", f"{_LIMITED} {each.chart.kind}.", each.chart.kind.source), []).append(
                each.indicator.name
            )
    for (column, rule, source), names in used.items():
        whole = len(names) == len(judged)
        yield Reason(figures=column if whole else f"{column}: {'; '.join(names)}", rule=rule, source=source)
