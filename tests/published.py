"""The published outcomes, read once for the tests that run over all of them."""

import functools
from pathlib import Path

from safeguarding.authorities.england import english_authorities
from safeguarding.readers.inspections.outcomes import read_inspections
from safeguarding.readers.inspections.tables import InspectionTable

ROOT = Path(__file__).parents[1]
VECTORS = ROOT / "tests" / "vectors" / "inspections"


@functools.cache
def sif() -> InspectionTable:
    return read_inspections(ROOT / "examples" / "york-2017" / "outcomes.csv", register=english_authorities())


@functools.cache
def ilacs() -> InspectionTable:
    path = VECTORS / "ilacs_outcomes_official_2018_to_2025-03-31.csv"
    return read_inspections(path, register=english_authorities())


@functools.cache
def ilacs_latest() -> InspectionTable:
    path = VECTORS / "ilacs_latest_official_as_at_2025-03-31.csv"
    return read_inspections(path, register=english_authorities())
