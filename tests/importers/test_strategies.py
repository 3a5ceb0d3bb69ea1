"""Hypothesis makes every public record from its type alone, once the strategies are registered."""

import importlib
import inspect
import pkgutil

import attrs
import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

import safeguarding
from safeguarding.secrets import Secret
from safeguarding.testing.strategies import edges
from safeguarding.testing.strategies.registration import STRATEGIES

PACKAGES = [
    "safeguarding",
    *(each.name for each in pkgutil.iter_modules(safeguarding.__path__, "safeguarding.") if each.ispkg),
]


def public_records() -> list[type[object]]:
    """Every record that a package hands out."""
    found: dict[type[object], None] = {}
    for package in map(importlib.import_module, PACKAGES):
        for name in getattr(package, "__all__", ()):
            value = getattr(package, name)
            if inspect.isclass(value) and attrs.has(value):
                found[value] = None
    return list(found)


def made(record: type[object]) -> object:
    seen = []

    @settings(
        max_examples=1,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )
    @given(st.from_type(record))
    def one(value: object) -> None:
        seen.append(value)

    one()
    return seen[0]


@pytest.mark.parametrize("record", edges.STRATEGIES, ids=lambda record: record.__name__)
def test_records_of_the_edges(record: type[object]) -> None:
    """Those that their types alone do not make."""
    assert isinstance(made(record), record)


def test_what_records_derive_from() -> None:
    """A secret is any of its kinds."""
    assert isinstance(made(Secret), Secret)


@pytest.mark.filterwarnings("ignore::hypothesis.errors.SmallSearchSpaceWarning")
def test_every_public_record() -> None:
    """A test suite, and the reference's example of each, ask for any of them."""
    records = public_records()
    assert len(records) > 300
    for record in records:
        assert isinstance(made(record), record)


def test_most_have_a_strategy_of_their_own() -> None:
    """What hypothesis would infer knows no policy and no law of a record."""
    assert len(STRATEGIES) + len(edges.STRATEGIES) > 200
