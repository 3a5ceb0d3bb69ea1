"""Areas of a funnel of ratios: what is missing is no 0, and what is not understood is left out and reported."""

from pathlib import Path

import pytest

from safeguarding.errors import FaultyInputError
from safeguarding.faults import Severity
from safeguarding.readers.indicators.observed import ObservedTable, RatioFacts, read_observed

FACTS = RatioFacts(name="Entries to care", file="areas.csv", expected_from="England's rates by age")


def read(folder: Path, text: str) -> ObservedTable:
    path = folder / FACTS.file
    path.write_text(text, encoding="utf-8")
    return read_observed(path, FACTS)


@pytest.mark.parametrize(
    ("row", "problem", "severity"),
    [
        ("Hull,,4.5", "nothing stands there", Severity.WARNING),
        ("Hull,c,4.5", "hidden to protect people", Severity.WARNING),
        ("Hull,some,4.5", "a sign that is not known", Severity.ERROR),
        ("Hull,2.5,4.5", "not a whole number, 0 or more", Severity.ERROR),
        ("Hull,2,0", "not a number above 0", Severity.ERROR),
        ("Hull,2,-1", "not a number above 0", Severity.ERROR),
        ("Hull,2,x", "not available", Severity.WARNING),
        (",2,4.5", "no area", Severity.ERROR),
    ],
)
def test_an_area_without_both_numbers_is_left_out(row: str, problem: str, severity: Severity, tmp_path: Path) -> None:
    found = read(tmp_path, f"Area,Observed,Expected\nYork,0,0.1\n{row}\n")
    assert [area for area, _ in found.areas] == ["York"]
    [fault] = found.faults
    assert (fault.problem, fault.severity, fault.place.row) == (problem, severity, 3)


def test_an_area_that_stands_twice_is_left_out_both_times(tmp_path: Path) -> None:
    """Nobody knows which row is right, and neither is taken for it; England is all of them, and no area."""
    found = read(tmp_path, "LA name,Count,Expected\nYork,3,4\nHull,5,6\n YORK ,4,4\nEngland,90,90\nTotal,9,9\n")
    assert [area for area, _ in found.areas] == ["Hull"]
    assert [fault.place.row for fault in found.faults if fault.severity is Severity.ERROR] == [4]


def test_a_table_without_expected_events_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FaultyInputError, match="Expected"):
        read(tmp_path, "Area,Observed\nYork,3\n")
