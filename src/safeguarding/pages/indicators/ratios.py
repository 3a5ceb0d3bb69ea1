"""Ratios of observed to expected events of a folder's areas: the council's own beside the limits of chance, and all in a funnel."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

import attrs

from safeguarding.authorities.neighbours import statistical_neighbours
from safeguarding.authorities.registers import AuthorityRegister
from safeguarding.disclosure.protection import ProtectedNumber
from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.errors import OutOfCoverageError, UnknownNameError
from safeguarding.indicators.funnels import FUNNELS, Funnel, FunnelPoint, ObservedExpected, ratio_funnel
from safeguarding.numbers.nouns import counted
from safeguarding.numbers.rounding import rounded
from safeguarding.pages.cells import Gap, Row, Span
from safeguarding.pages.indicators.benchmarks import names_of
from safeguarding.pages.renderers.json_text import source_data
from safeguarding.pages.tables import Reason, Table
from safeguarding.readers.indicators.folders import IndicatorFolder
from safeguarding.readers.indicators.observed import ObservedTable, RatioFacts
from safeguarding.records import NoTruthValue, Record, Several
from safeguarding.tables.words import plain_words

_PLACES = 2
_RULE = (
    "Events that were observed over those that were expected; within the limits, chance alone may set it apart from 1."
)


@attrs.frozen(kw_only=True)
class JudgedRatio(NoTruthValue, Record):
    """Ratios of areas with what may be said of them.

    Attributes:
        facts: What the folder says of them.
        funnel: The areas about 1; None where fewer than two can be shown.
        ours: The council's own area as the table calls it; empty where it is not in it.
        neighbours: The areas that it is held beside.
        hidden: The areas whose events are too few to be shown.
        symbol: What stands in the place of a number that may not be shown.
    """

    _instead = "funnel"

    facts: RatioFacts
    funnel: Funnel | None = None
    ours: str = ""
    neighbours: frozenset[str] = frozenset()
    hidden: tuple[str, ...] = attrs.field(default=(), converter=Several[str])
    symbol: str = ""

    @property
    def point(self) -> FunnelPoint | None:
        """The council's own area in the funnel."""
        return next((each for each in self.funnel.points if each.area == self.ours), None) if self.funnel else None


def judged_ratios(
    folder: IndicatorFolder, *, register: AuthorityRegister, rule: DisclosureRule | None
) -> tuple[JudgedRatio, ...]:
    """The funnels of ratios that a folder asks for, in its order.

    Args:
        folder: The folder.
        register: The authorities, by which the council's own area and its neighbours are found.
        rule: What may not be shown of counts of children.
    """
    ours = names_of([folder.facts.authority], register)
    beside = names_of(folder.facts.neighbours or _alike(folder.facts.authority, register), register)
    return tuple(_judged(each, ours, beside, rule) for each in folder.observed)


def _alike(authority: str, register: AuthorityRegister) -> list[str]:
    """The statistical neighbours of 2025, by name."""
    try:
        return [each.authority.name for each in statistical_neighbours(register.find(authority))]
    except (UnknownNameError, OutOfCoverageError):
        return []


def _judged(
    table: ObservedTable, ours: frozenset[str], beside: frozenset[str], rule: DisclosureRule | None
) -> JudgedRatio:
    hides = rule is not None and table.facts.counts_children
    hidden = {area for area, figure in table.areas if rule is not None and hides and rule.is_small(figure.count)}
    shown = {
        area: attrs.evolve(figure, count=rule.printed(figure.count)) if rule is not None and hides else figure
        for area, figure in table.areas
        if area not in hidden
    }
    return JudgedRatio(
        facts=table.facts,
        funnel=ratio_funnel(shown) if len(shown) > 1 else None,
        ours=next((area for area, _ in table.areas if plain_words(area) in ours), ""),
        neighbours=frozenset(area for area in shown if plain_words(area) in beside),
        hidden=sorted(hidden),
        symbol=rule.symbols.suppressed if rule is not None and hides else "",
    )


def ratios_table(ratios: Sequence[JudgedRatio]) -> Table:
    """The council's own ratios beside the limits of chance."""
    return Table(
        caption="Observed beside expected",
        columns=("What", "Observed", "Expected", "Ratio", "95% limits", "Where it lies"),
        rows=[(each.facts.name, *_cells(each)) for each in ratios],
        notes=tuple(_notes(ratios)),
        reasons=[Reason(rule=_RULE, source=FUNNELS)],
    )


def _cells(each: JudgedRatio) -> Row:
    point = each.point
    if each.ours in each.hidden and each.ours:
        return (*(ProtectedNumber(symbol=each.symbol),) * 4, Gap("hidden"))
    if point is None or not isinstance(point.figure, ObservedExpected):
        return (Gap("no row of the council"), None, None, None, None)
    low, high = (rounded(Fraction(end), _PLACES) for end in point.limits[0])
    figure = point.figure
    return figure.count, rounded(figure.expected, 1), rounded(figure.value, _PLACES), Span(low, high), point.place


def _notes(ratios: Sequence[JudgedRatio]) -> Iterator[str]:
    for each in ratios:
        said = "fewer than two areas can be shown" if each.funnel is None else each.funnel.explanation
        yield f"{each.facts.name}: expected by {each.facts.expected_from}, from {each.facts.file}. {said[:1].upper()}{said[1:]}."
        if each.hidden:
            yield f"{each.facts.name}: {counted(len(each.hidden), 'area')} with few events left out."


def ratios_data(ratios: Sequence[JudgedRatio]) -> list[dict[str, Any]]:
    """The same as data for programs, with every area that may be shown."""
    return [
        {
            "name": each.facts.name,
            "expected_from": each.facts.expected_from,
            "ours": each.ours or None,
            "areas": [_point_data(point) for point in (each.funnel.points if each.funnel else ())],
            "hidden": list(each.hidden),
            "is_overdispersed": None if each.funnel is None else each.funnel.is_overdispersed,
            "source": source_data(FUNNELS),
        }
        for each in ratios
    ]


def _point_data(point: FunnelPoint) -> dict[str, Any]:
    figure = point.figure
    assert isinstance(figure, ObservedExpected)  # noqa: S101 - a funnel of ratios has no others
    return {
        "area": point.area,
        "observed": figure.count,
        "expected": float(figure.expected),
        "ratio": float(figure.value),
        "limits": [list(each) for each in point.limits],
        "beyond": point.beyond,
    }
