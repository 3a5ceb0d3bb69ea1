"""A table of areas with the events that each had and those that were expected of it, from which a funnel of ratios is made."""

from __future__ import annotations

from pathlib import Path

import attrs

from safeguarding.faults import Fault, Severity
from safeguarding.indicators.funnels import ObservedExpected
from safeguarding.readers.indicators.cells import PublishedNumber, WhyMissing, published_number
from safeguarding.records import Record, Several, how_many
from safeguarding.tables.headers import Column
from safeguarding.tables.reading import matching, read_table
from safeguarding.tables.row_readers import Cells, RowReader
from safeguarding.tables.words import is_total, plain_words


def _number(cells: Cells, field: str) -> PublishedNumber:
    return published_number(cells.text(field))


_COLUMNS = (
    Column(field="area", headers="Area | Area name | Authority | Local authority | LA name | LA", is_required=True),
    Column(field="observed", headers="Observed | Observed events | Count | Events", is_required=True, read=_number),
    Column(field="expected", headers="Expected | Expected events | Expected count", is_required=True, read=_number),
)
_NATION = "england"


@attrs.frozen(kw_only=True)
class RatioFacts(Record):
    """A funnel of observed over expected events of several areas.

    Attributes:
        name: What is counted.
        file: The file: a row for each area, with what was observed and what was expected.
        expected_from: By which rates, of whom and of which year, it was expected, as it is to be printed.
        counts_children: Whether it counts children, which a rule of disclosure protects.
    """

    name: str
    file: str
    expected_from: str
    counts_children: bool = True


@attrs.frozen(kw_only=True)
class ObservedTable(Record):
    """Areas with the events that they had and those that were expected of them.

    Attributes:
        facts: What the folder says of them.
        areas: Each area with its events, in the order of the file.
        faults: Every row that could not be used, with its place.
    """

    facts: RatioFacts
    areas: tuple[tuple[str, ObservedExpected], ...] = attrs.field(
        default=(), converter=Several[tuple[str, ObservedExpected]], repr=how_many
    )
    faults: tuple[Fault, ...] = attrs.field(default=(), converter=Several[Fault], repr=how_many)


def read_observed(path: Path, facts: RatioFacts) -> ObservedTable:
    r"""Read the areas of a funnel of ratios. A count that is missing is never 0, and an area that stands twice is left out.

    Raises:
        UnreadableFileError: for a file that cannot be read at all.
        FaultyInputError: where no column says the area, what was observed or what was expected.

    Examples:
        >>> from tempfile import TemporaryDirectory
        >>> facts = RatioFacts(name="Children coming into care", file="areas.csv", expected_from="England's rates by age")
        >>> with TemporaryDirectory() as folder:
        ...     path = Path(folder, "areas.csv")
        ...     _ = path.write_text("Area,Observed,Expected\nYork,31,27.4\nHull,c,90.1\nEngland,900,900\n", encoding="utf-8")
        ...     found = read_observed(path, facts)
        >>> [(area, str(figure)) for area, figure in found.areas], len(found.faults)
        ([('York', '31 where 137/5 were expected')], 2)
    """
    table = read_table(path, matching(_COLUMNS))
    reader = RowReader(table=table, record="an area", place=table.place(), counts_cells=True, trusted=lambda _: {})
    found: dict[str, tuple[str, ObservedExpected]] = {}
    twice: set[str] = set()
    for cells in reader.records():
        area = cells.text("area").strip()
        key = plain_words(area)
        if is_total(area) or key == _NATION:
            reader.set_summary_aside(cells.row)
            continue
        observed: PublishedNumber = cells["observed"] or published_number("")
        expected: PublishedNumber = cells["expected"] or published_number("")
        if not key:
            cells.report("area", "no area", "the row is not read")
        elif observed.count is None:
            _leave_out(cells, "observed", observed, "not a whole number, 0 or more")
        elif expected.value is None or expected.value <= 0:
            _leave_out(cells, "expected", expected, "not a number above 0")
        elif key in found:
            twice.add(key)
            cells.report("area", "the area stands twice", "left out both times: say which row is right")
        else:
            found[key] = (area, ObservedExpected(observed.count, expected.value))
    return ObservedTable(
        facts=facts,
        areas=[each for key, each in found.items() if key not in twice],
        faults=(*table.faults, *reader.unread_columns("leave them out"), *reader.faults),
    )


def _leave_out(cells: Cells, field: str, number: PublishedNumber, wanted: str) -> None:
    """Report why a row gives no ratio: a symbol of official statistics is what its publisher meant."""
    is_meant = number.why not in (None, WhyMissing.UNKNOWN_SIGN)
    problem = wanted if number.why is None else number.why.label
    cells.report(field, problem, "the area is left out", Severity.WARNING if is_meant else Severity.ERROR)
