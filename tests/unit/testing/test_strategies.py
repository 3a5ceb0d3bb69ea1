"""What the strategies draw: of each kind that they say, allowed by its own rules, and true where they say so."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from safeguarding.figures.claims import KINDS, check
from safeguarding.testing.strategies.registration import STRATEGIES

CLAIMS = {kind.record for kind in KINDS}


def drawn(strategy: st.SearchStrategy[object], count: int) -> list[object]:
    """The first few that a strategy draws, always the same."""
    found: list[object] = []
    how = settings(
        max_examples=count,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        derandomize=True,
    )

    @how
    @given(strategy)
    def one(value: object) -> None:
        found.append(value)

    one()
    return found


@pytest.mark.parametrize("record", STRATEGIES, ids=lambda record: record.__name__)
def test_each_is_of_its_kind(record: type[object]) -> None:
    """Not of a class beside it, and not always the same; a claim that is drawn is true, so nothing true is accused."""
    found = drawn(STRATEGIES[record], 3)
    assert {type(value) for value in found} <= {record, *record.__subclasses__()}
    for value in found if record in CLAIMS else ():
        assert not check(value).is_inconsistent  # type: ignore[arg-type]
