"""Registers the strategies with hypothesis, so that ``st.from_type(Inspection)`` and ``st.builds`` find them.

Importing this module is enough; do so in a ``conftest.py``.

>>> from safeguarding.recommendations.records import Plan
>>> st.from_type(Plan).validate()
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from types import ModuleType

from hypothesis import strategies as st

from safeguarding.records import Record
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
from safeguarding.testing.strategies.records import record_of

_MODULES: tuple[ModuleType, ...] = (sources, dates, numbers, authorities, inspections, recommendations, timescales)
_MODULES += (figures, figure_results, disclosure, surveys, dbs, recruitment, indicators)
_DOMAINS: tuple[str, ...] = (
    "dates",
    "numbers",
    "statistics",
    "authorities",
    "disclosure",
    "inspections",
    "recommendations",
)
_DOMAINS += ("dbs", "recruitment", "surveys", "figures", "timescales", "indicators")
# what is worked out whenever it is asked for, holds arrays, or has a layout of its own in files
_NOT_DRAWN = {"AuditCounts", "AuthorityRegister", "ChildAnswers", "ChildEvents", "DueAnswer", "DueTable", "Events"}
_NOT_DRAWN |= {"PublishedWave"}


def _public_records() -> Iterator[type[object]]:
    for domain in _DOMAINS:
        package = importlib.import_module(f"safeguarding.{domain}")
        # a class has a capital and small letters; values and rules need not be loaded, and what is not drawn may need numpy
        for name in (each for each in package.__all__ if each[0].isupper() and not each.isupper()):
            kind = None if name in _NOT_DRAWN else getattr(package, name)
            if isinstance(kind, type) and issubclass(kind, Record):
                yield kind


STRATEGIES: dict[type[object], st.SearchStrategy[object]] = {
    record: strategy for module in _MODULES for record, strategy in module.STRATEGIES.items()
}
"""A strategy for each public record. The project's own tests put every one of them through JSON and TOML."""
for _record in _public_records():
    # one whose fields need not fit one another
    if _record not in STRATEGIES:
        STRATEGIES[_record] = record_of(_record)


def _registered(record: type[object]) -> Callable[[type[object]], st.SearchStrategy[object]]:
    # asked for what a record derives from, hypothesis asks for the record's strategy by the other's name
    return lambda _: STRATEGIES[record]


# by a function: hypothesis looks into a strategy that it is given, and so into records that are not registered yet
for _record in STRATEGIES:
    st.register_type_strategy(_record, _registered(_record))
for _record, _strategy in edges.STRATEGIES.items():
    st.register_type_strategy(_record, _strategy)
