"""A folder's figures of children as a rule of disclosure rounds them; all that is printed is worked out from these."""

from __future__ import annotations

import attrs

from safeguarding.disclosure.rules import DisclosureRule
from safeguarding.indicators.figures import Figure, Mean
from safeguarding.indicators.rates import Rate
from safeguarding.numbers.shares import Share
from safeguarding.readers.indicators.folders import FolderIndicator
from safeguarding.readers.indicators.values import PeriodFigure

_NOTHING_LEFT = "rounded to nothing"


def rounded_values(each: FolderIndicator, rule: DisclosureRule | None) -> FolderIndicator:
    """A figure with its own counts and bases rounded as the rule rounds; of a rate the count alone, for its base is a population.

    Args:
        each: The figure, with its exact numbers, by which it is decided what is hidden.
        rule: The rule; one that does not round changes nothing, and no figure that counts no children is rounded.
    """
    if rule is None or rule.rounding_base is None or not each.facts.counts_children:
        return each
    if each.table is None:
        return each
    figures = [_rounded_period(one, rule) for one in each.table.figures]
    return attrs.evolve(each, table=attrs.evolve(each.table, figures=figures))


def _rounded_period(one: PeriodFigure, rule: DisclosureRule) -> PeriodFigure:
    if one.figure is None:
        return one
    figure = _rounded(one.figure, rule)
    return attrs.evolve(one, figure=figure, why=one.why if figure else _NOTHING_LEFT)


def _rounded(figure: Figure, rule: DisclosureRule) -> Figure | None:
    """The figure; None where its base is rounded to 0, of which there is no share and no mean."""
    if isinstance(figure, Rate):
        return attrs.evolve(figure, count=rule.printed(figure.count))
    base = rule.printed(figure.base)
    if base == 0:
        return None
    return attrs.evolve(figure, base=base) if isinstance(figure, Mean) else Share(rule.printed(figure.count), base)
