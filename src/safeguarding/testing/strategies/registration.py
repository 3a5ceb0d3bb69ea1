"""Registers the strategies with hypothesis, so that ``st.from_type(Inspection)`` and ``st.builds`` find them.

Importing this module is enough; do so in a ``conftest.py``.

>>> from safeguarding.recommendations.records import Plan
>>> st.from_type(Plan).validate()
"""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from safeguarding.testing.strategies import (
    authorities,
    dates,
    dbs,
    disclosure,
    edges,
    figure_results,
    figures,
    indicators,
    inspections,
    numbers,
    recommendations,
    recruitment,
    sources,
    surveys,
    timescales,
)

STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    record: strategy
    for module in (
        sources,
        dates,
        numbers,
        authorities,
        inspections,
        recommendations,
        timescales,
        figures,
        figure_results,
        disclosure,
        surveys,
        dbs,
        recruitment,
        indicators,
    )
    for record, strategy in module.STRATEGIES.items()
}
"""A strategy for each public record. The project's own tests put every one of them through JSON and TOML."""


def _registered(record: type[object]) -> Callable[[type[object]], st.SearchStrategy[object]]:
    # asked for what a record derives from, hypothesis asks for the record's strategy by the other's name
    return lambda _: STRATEGIES[record]


# by a function: hypothesis looks into a strategy that it is given, and so into records that are not registered yet
for _record in STRATEGIES:
    st.register_type_strategy(_record, _registered(_record))
for _record, _strategy in edges.STRATEGIES.items():
    st.register_type_strategy(_record, _strategy)
