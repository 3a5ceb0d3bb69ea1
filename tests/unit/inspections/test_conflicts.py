"""A conflict explains itself, and is a fault beside those of other kinds."""

import pytest

from safeguarding.inspections.conflicts import Conflict
from safeguarding.sources import Certainty, Source

SOURCE = Source(title="An example", certainty=Certainty.UNVERIFIED)
FOUND = Conflict(rule="a report follows", explanation="The report came first.", remedy="Check both.", source=SOURCE)


def test_as_a_fault() -> None:
    """Nothing is lost: what is wrong, what to do, and what says so."""
    fault = FOUND.fault
    assert (fault.problem, fault.remedy, fault.source) == (FOUND.explanation, FOUND.remedy, SOURCE)
    assert str(FOUND) == "The report came first. Check both."
    with pytest.raises(TypeError):
        bool(FOUND)
