"""A date is read in one way by every reader: of a register, a tracker, a table of inspections."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from safeguarding.faults import Fault, Severity
from safeguarding.readers.dbs.registers import read_register
from safeguarding.readers.inspections.outcomes import read_inspections
from safeguarding.readers.recommendations.trackers import read_tracker

Read = tuple[list[date | None], list[Fault]]


def in_register(file: Path, cells: Sequence[str]) -> Read:
    rows = [f'S{k},00123456780{k},"{cell}"' for k, cell in enumerate(cells)]
    file.write_text("\n".join(["Ref,DBS number,Issue date", *rows]), encoding="utf-8")
    found = read_register(file)
    return [person.certificates[0].issued_on for person in found.people], [*found.faults, *found.problems]


def in_tracker(file: Path, cells: Sequence[str]) -> Read:
    rows = [f'Do {k},"{cell}",Open' for k, cell in enumerate(cells)]
    file.write_text("\n".join(["Action,Target date,Status", *rows]), encoding="utf-8")
    found = read_tracker(file, as_at=date(2019, 9, 19))
    return [action.target_on for action in found.plan.actions], list(found.faults)


def in_inspections(file: Path, cells: Sequence[str]) -> Read:
    graded = "Overall effectiveness,Impact of leaders,Help and protection,Children in care"
    rows = [f'Place {k},2019-01-21,"{cell}",Good,Good,Good,Good' for k, cell in enumerate(cells)]
    file.write_text("\n".join([f"Local authority,Inspection date,Publication date,{graded}", *rows]), encoding="utf-8")
    found = read_inspections(file)
    return [each.published_on for each in found.inspections], list(found.faults)


READERS: tuple[Callable[[Path, Sequence[str]], Read], ...] = (in_register, in_tracker, in_inspections)
readers = pytest.mark.parametrize("read", READERS, ids=lambda each: each.__name__)


@readers
@pytest.mark.parametrize(
    ("cell", "day", "is_said"),
    [
        ("20190919", date(2019, 9, 19), False),
        ("Sept 19 2019", date(2019, 9, 19), False),
        ('=""19/09/2019""', date(2019, 9, 19), False),
        ("19/09/2019 14:30", date(2019, 9, 19), False),
        ("2019-09-19T00:00:00+01:00", date(2019, 9, 19), False),
        ("43727", date(2019, 9, 19), True),
        ("19/09/19", date(2019, 9, 19), True),
        ("2019-09-18T23:00:00Z", date(2019, 9, 19), True),
        ("2019-09-18 23:00:00", None, True),
        ("31/02/2019", None, True),
    ],
)
def test_forms(
    tmp_path: Path, read: Callable[[Path, Sequence[str]], Read], cell: str, day: date | None, *, is_said: bool
) -> None:
    """Each day counted by hand; what was done to get at it is said, and what may be another day is unknown."""
    found, faults = read(tmp_path / "t.csv", [cell, "25/12/2018"])
    assert found == [day, date(2018, 12, 25)]
    words = (
        "day number",
        "two digits",
        "universal time",
        "before midnight",
        "no such day",
        "not a date",
        "not readable",
    )
    assert any(any(word in each.problem for word in words) for each in faults) is is_said


@readers
class TestOrders:
    """The order of a column is that of its dates; where nothing decides it, that is serious."""

    def test_month_first(self, tmp_path: Path, read: Callable[[Path, Sequence[str]], Read]) -> None:
        found, faults = read(tmp_path / "t.csv", ["03/10/2019", "09/19/2019"])
        assert found == [date(2019, 3, 10), date(2019, 9, 19)]
        assert any("US order" in each.problem for each in faults)

    def test_half_converted(self, tmp_path: Path, read: Callable[[Path, Sequence[str]], Read]) -> None:
        found, faults = read(tmp_path / "t.csv", ["2019-10-03", "09/19/2019"])
        assert found == [None, date(2019, 9, 19)]
        assert any("half-converted" in each.problem and each.severity is Severity.ERROR for each in faults)

    @pytest.mark.parametrize("other", ["04/11/2019", "2019-09-19"])
    def test_ambiguous(self, tmp_path: Path, read: Callable[[Path, Sequence[str]], Read], other: str) -> None:
        """Also where it stands alone among whole dates."""
        found, faults = read(tmp_path / "t.csv", ["03/10/2019", other])
        assert found[0] == date(2019, 10, 3)
        assert any("nothing in the column tells" in each.problem and each.severity is Severity.ERROR for each in faults)

    def test_both(self, tmp_path: Path, read: Callable[[Path, Sequence[str]], Read]) -> None:
        found, faults = read(tmp_path / "t.csv", ["03/10/2019", "09/19/2019", "19/09/2019"])
        assert found[0] is None
        assert any("both orders" in each.problem and each.severity is Severity.ERROR for each in faults)
