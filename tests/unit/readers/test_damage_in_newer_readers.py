"""Tables of checks and of figures that are read rightly, damaged: the answer is the same, or something is reported.

Damage that leaves no trace cannot be seen by any reader: a row that is gone, a cell that is blanked, two columns of one kind
exchanged. A column of counts that is gone leaves its figures missing, each with its reason, which is an answer of its own.
"""

import functools
from collections.abc import Callable, Hashable, Sequence
from datetime import date
from pathlib import Path

import attrs
import pytest
from hypothesis import given, settings, strategies as st
from tests.damaged_tables import Rows, damaged, write_csv

from safeguarding.errors import SafeguardingError
from safeguarding.faults import Fault, Place, Severity
from safeguarding.indicators.catalogue import indicator_named
from safeguarding.readers.childrens_files.annex_a import read_annex_a
from safeguarding.readers.childrens_files.child_lists import read_child_list
from safeguarding.readers.childrens_files.event_columns import EventColumns, read_event_cases
from safeguarding.readers.childrens_files.ssd import read_ssd
from safeguarding.readers.childrens_files.ssda903 import read_ssda903
from safeguarding.readers.indicators.events import read_events
from safeguarding.readers.indicators.facts import StandardFacts
from safeguarding.readers.indicators.grouped import read_groups
from safeguarding.readers.indicators.long_tables import read_published_table
from safeguarding.readers.indicators.observed import RatioFacts, read_observed
from safeguarding.readers.indicators.values import read_figures
from safeguarding.readers.recruitment.central_records import CentralRecord, read_central_record
from safeguarding.recruitment.record_completeness import completeness
from safeguarding.recruitment.words import Setting

ON = date(2025, 12, 31)
Answer = tuple[Hashable, Sequence[object]]
"""What a reader makes of the rows, and what it says besides: its faults, and the columns that it did not have."""


def central_record(file: Path) -> Answer:
    found = read_central_record(file, setting=Setting.SCHOOL)
    return tuple((each.reference, each.starts_on, each.left_on, each.checks) for each in found.records), (
        *found.faults,
        *found.not_held,
    )


def figures(file: Path) -> Answer:
    found = read_figures(file, indicator_named("icpc_15wd"), on=ON)
    return tuple((each.period, each.figure, each.value, each.why) for each in found.figures), found.faults


def groups(file: Path) -> Answer:
    facts = StandardFacts(groups="r.csv", population="England, 2024", standard={"Under 5": 3, "5 to 17": 8})
    found = read_groups(file, indicator_named("cla_rate"), facts, on=ON)
    return tuple((each.period, each.groups, each.why) for each in found.periods), found.faults


def ratios(file: Path) -> Answer:
    found = read_observed(file, RatioFacts(name="Children coming into care", file="r.csv", expected_from="England"))
    return found.areas, found.faults


def events(file: Path) -> Answer:
    found = read_events(file, on=ON)
    return found.events, found.faults


def published(file: Path) -> Answer:
    found = read_published_table(file)
    # a column that is called otherwise is one of groups or of other numbers, and named
    return tuple(found.rows), (*found.faults, ("groups", found.groups), ("numbers", found.numbers))


def cases(file: Path) -> Answer:
    columns = EventColumns(started="Started", done="Done", ended="Ended", reference="Case", group="Team")
    found = read_event_cases(file, columns)
    return found.cases, found.faults


def returned_care(file: Path) -> Answer:
    found = read_ssda903([file])
    periods = tuple((each.child, each.began_on, each.ended_on) for each in found.care.periods)
    return periods, (*found.faults, *sorted(found.doubted), *found.care.faults)


def children_listed(file: Path) -> Answer:
    found = read_child_list(file)
    told = tuple((each.reference, tuple(sorted(each.moments.items()))) for each in found.children)
    return told, found.faults


def annex_list(file: Path) -> Answer:
    found = read_annex_a(file)
    return tuple((each.child, each.days, each.no_conference) for each in found.rows), found.faults


def dataset_table(file: Path) -> Answer:
    found = read_ssd(file)
    return tuple(attrs.evolve(each, place=Place()) for each in found.rows), found.faults


@attrs.frozen
class Sound:
    """A table that is read rightly, the columns whose cells have meanings, and the damage that leaves no trace in it."""

    rows: Sequence[Sequence[str]]
    coded: Sequence[int]
    without: Sequence[str] = ()


RECORD = [
    ["Staff ID", "Start date", "Identity check", "Right to work", "DBS issue date", "DBS level", "References"],
    ["T1", "21/09/2023", "20/06/2023", "20/06/2023", "10/07/2023", "Enhanced", "03/07/2023"],
    ["T2", "22/09/2023", "21/06/2023", "", "11/07/2023", "Enhanced", "Yes"],
    ["T3", "23/09/2023", "22/06/2023", "N/A", "31/10/2023", "Standard", "no"],
]
HEAD = ["time_period", "time_identifier", "geographic_level", "new_la_code", "la_name", "referral_count"]
YEAR = ["2025", "Reporting year", "Local authority"]
TABLES: dict[Callable[[Path], Answer], Sound] = {
    central_record: Sound(RECORD, coded=range(1, 7)),
    figures: Sound(
        [["Month", "Count", "Base"], ["May 2024", "41", "45"], ["June 2024", "40", "44"], ["July 2024", "c", "38"]],
        coded=range(3),
        without=("drop",),
    ),
    groups: Sound(
        [
            *[["Year", "Age", "Count", "Population"], ["2024", "Under 5", "30", "9000"]],
            *[
                ["2024", "5 to 17", "80", "25000"],
                ["2025", "Under 5", "31", "9100"],
                ["2025", "5 to 17", "81", "25100"],
            ],
        ],
        coded=range(4),
        without=("drop",),
    ),
    ratios: Sound([["Area", "Observed", "Expected"], ["York", "31", "27.4"], ["Hull", "88", "90.1"]], coded=(1, 2)),
    events: Sound([["Event on", "Team"], ["2024-05-02", "East"], ["2024-06-20", "West"]], coded=(0,)),
    published: Sound(
        [HEAD, [*YEAR, "E06000014", "York", "1500"], [*YEAR, "E08000035", "Leeds", "c"]],
        coded=(0, 1, 2, 5),
        without=("drop",),
    ),
    cases: Sound(
        [
            ["Case", "Started", "Done", "Ended", "Team"],
            *[["C1", "21/05/2024", "30/05/2024", "", "East"], ["C2", "22/05/2024", "", "29/05/2024", "West"]],
            ["C3", "23/05/2024", "", "", "East"],
        ],
        coded=(1, 2, 3),
    ),
    returned_care: Sound(
        [
            ["CHILD", "DECOM", "RNE", "LS", "PLACE", "DEC", "REC"],
            ["0001", "21/05/2017", "S", "C2", "U1", "22/09/2017", "X1"],
            ["0001", "22/09/2017", "P", "C2", "U1", "", ""],
            ["0003", "24/11/2016", "S", "C2", "U1", "15/08/2017", "E4A"],
        ],
        coded=(1, 2, 5),
    ),
    children_listed: Sound(
        [
            ["Child", "Step", "Date", "Team"],
            *[["7", "care began", "23/04/2017", "East"], ["7", "review", "25/05/2017", "East"]],
            ["8", "referral", "29/05/2017", "West"],
        ],
        coded=(1, 2),
    ),
    annex_list: Sound(
        [
            ["Child Unique ID", "Date of referral", "Date of Birth"],
            *[["0042", "13/05/2019", "20/02/2010"], ["0043", "14/05/2019", "21/03/2011"]],
        ],
        coded=(1,),
    ),
    dataset_table: Sound(
        [
            ["cppr_cp_review_id", "cppr_cp_plan_id", "cppr_cp_review_date"],
            *[["1", "7", "2024-03-15"], ["2", "7", "2024-08-16"], ["3", "8", "2024-08-19"]],
        ],
        coded=(2,),
    ),
}


@functools.cache
def read_once(reader: Callable[[Path], Answer], folder: Path) -> Answer:
    return reader(write_csv(folder / "sound.csv", TABLES[reader].rows))


@pytest.mark.parametrize("reader", TABLES, ids=lambda each: each.__name__)
@settings(max_examples=12)
@given(data=st.data())
def test_damage_changes_nothing_in_silence(
    reader: Callable[[Path], Answer], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """A table damaged so that it shows gives the same answer, or something more is reported; or it is refused."""
    sound, folder = TABLES[reader], tmp_path_factory.getbasetemp()
    answer, faults = read_once(reader, folder)
    rows = data.draw(damaged(sound.rows, coded=sound.coded, without=sound.without))
    try:
        after, told = reader(write_csv(folder / "damaged.csv", rows))
    except SafeguardingError:
        return
    assert after == answer or set(map(str, told)) - set(map(str, faults))


@pytest.mark.parametrize("reader", TABLES, ids=lambda each: each.__name__)
def test_the_sound_tables_are_sound(reader: Callable[[Path], Answer], tmp_path: Path) -> None:
    said = reader(write_csv(tmp_path / "r.csv", TABLES[reader].rows))[1]
    assert [each for each in said if isinstance(each, Fault) and each.severity is Severity.ERROR] == []


@functools.cache
def sound_record(folder: Path) -> CentralRecord:
    return read_central_record(write_csv(folder / "sound.csv", RECORD), setting=Setting.SCHOOL)


@settings(max_examples=10)
@given(rows=damaged(RECORD, coded=range(1, 7)))
def test_damage_makes_no_record_complete(rows: Rows, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nobody has a check done, or passes, whose record did not say so; each row is a record or unread."""
    folder, on = tmp_path_factory.getbasetemp(), date(2025, 1, 31)

    def held(found: CentralRecord) -> set[Hashable]:
        checks = (check for each in found.records for check in each.checks)
        return {(check.kind, check.done_on) for check in checks if check.done_on is not None}

    try:
        found = read_central_record(write_csv(folder / "scr.csv", rows), setting=Setting.SCHOOL)
    except SafeguardingError:
        return
    assert held(found) <= held(sound_record(folder))
    assert not any(completeness(each, on=on).is_complete for each in found.records)
    filled = [k for k, row in enumerate(rows, start=1) if k > 1 and any(map(str.strip, row))]
    assert sorted((*found.lines, *found.unread)) == filled
