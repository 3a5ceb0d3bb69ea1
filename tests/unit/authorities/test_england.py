"""The shipped register against what Ofsted printed."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from safeguarding.authorities.england import _code, _succession, english_authorities
from safeguarding.errors import ParseError, UnknownNameError
from safeguarding.sources import Certainty

REGISTER = english_authorities()
VECTORS = Path(__file__).parents[2] / "vectors" / "authorities"


def rows_of(name: str) -> list[dict[str, str]]:
    with (VECTORS / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ILACS = rows_of("ofsted_ilacs_codes_and_names.csv")
SIF = rows_of("ofsted_sif_urns_and_names.csv")
COUNTS = rows_of("counts_on_days.csv")


class TestAgainstOfstedsIlacsStatistics:
    """Code and name of every row that Ofsted printed mean one authority, and its record says the same."""

    @pytest.mark.parametrize("row", ILACS, ids=lambda row: row["code"])
    def test_code_and_name_agree(self, row: dict[str, str]) -> None:
        authority = REGISTER.by_code(row["code"])
        assert REGISTER.find(row["name"]) is authority
        assert authority.name == row["name"]
        assert authority.region == row["region"]
        assert (authority.ends_on is None) == (row["status"] == "Current")

    def test_the_current_rows_are_the_authorities_of_that_day(self) -> None:
        printed = {row["code"] for row in ILACS if row["status"] == "Current"}
        assert {each.code_on(date(2025, 3, 31)) for each in REGISTER.existing_on(date(2025, 3, 31))} == printed

    def test_only_two_authorities_are_not_in_it(self) -> None:
        printed = {REGISTER.by_code(row["code"]).code for row in ILACS}
        absent = [str(each) for each in REGISTER.authorities if each.code not in printed]
        assert absent == ["Poole (E06000029)", "Dorset (E10000009)"]


class TestAgainstOfstedsSifReports:
    """Every name in the SIF reports means an authority of that time; no URN does."""

    @pytest.mark.parametrize("row", SIF, ids=lambda row: row["name"])
    def test_name_is_known_and_urn_is_not(self, row: dict[str, str]) -> None:
        found = REGISTER.find(row["name"], on=date(2016, 1, 1))
        assert found.existed_on(date(2016, 1, 1))
        for ask in (REGISTER.find, REGISTER.by_code):
            with pytest.raises(UnknownNameError, match="an Ofsted URN is not an ONS code"):
                ask(row["urn"])

    def test_no_two_names_mean_one_authority(self) -> None:
        found = [REGISTER.find(row["name"], on=date(2016, 1, 1)) for row in SIF]
        assert len(set(found)) == len(SIF) == 147
        missing = [each.name for each in REGISTER.existing_on(date(2016, 1, 1)) if each not in found]
        assert missing == ["Bournemouth", "Poole", "Cumbria", "Dorset", "Northamptonshire"]


class TestCounts:
    """The register has as many authorities on a day as there were."""

    @pytest.mark.parametrize("row", COUNTS, ids=lambda row: row["on"])
    def test_count_on_a_day(self, row: dict[str, str]) -> None:
        assert len(REGISTER.existing_on(date.fromisoformat(row["on"]))) == int(row["count"])

    def test_there_is_no_other_day_of_change_in_the_register(self) -> None:
        day = REGISTER.covers_from
        assert day is not None
        assert REGISTER.covers_to is not None
        changes = []
        before = REGISTER.existing_on(day)
        while day < REGISTER.covers_to:
            day += timedelta(days=1)
            now = REGISTER.existing_on(day)
            if now != before:
                changes.append(day)
            before = now
        assert changes == [date(2019, 4, 1), date(2021, 4, 1), date(2023, 4, 1)]

    def test_kinds_of_area_today(self) -> None:
        """63 unitary areas with Scilly, 36 metropolitan districts, 32 boroughs and the City, 21 counties."""
        kinds = Counter(each.code[:3] for each in REGISTER.existing_on(date(2023, 4, 1)))
        assert kinds == {"E06": 63, "E08": 36, "E09": 33, "E10": 21}


class TestCodesOnADay:
    """A code changes on the day of the change and not before."""

    @pytest.mark.parametrize(
        ("name", "changed_on", "old", "new"),
        [
            ("Gateshead", date(2013, 4, 1), "E08000020", "E08000037"),
            ("Northumberland", date(2013, 4, 1), "E06000048", "E06000057"),
            ("Buckinghamshire", date(2020, 4, 1), "E10000002", "E06000060"),
            ("North Yorkshire", date(2023, 4, 1), "E10000023", "E06000065"),
            ("Somerset", date(2023, 4, 1), "E10000027", "E06000066"),
            ("Barnsley", date(2025, 4, 1), "E08000016", "E08000038"),
            ("Sheffield", date(2025, 4, 1), "E08000019", "E08000039"),
        ],
    )
    def test_both_sides_of_the_day(self, name: str, changed_on: date, old: str, new: str) -> None:
        authority = REGISTER.find(name)
        assert authority.code_on(changed_on - timedelta(days=1)) == old
        assert authority.code_on(changed_on) == new

    def test_nobody_else_changed_code(self) -> None:
        changed = {each.name for each in REGISTER.authorities if len(each.codes) > 1}
        assert len(changed) == 7

    def test_everybody_has_a_code_on_every_day_it_is_covered(self) -> None:
        assert REGISTER.covers_from is not None
        assert REGISTER.covers_to is not None
        for each in REGISTER.authorities:
            first = max(each.starts_on or date.min, REGISTER.covers_from)
            last = min(each.ends_on or date.max, REGISTER.covers_to)
            assert each.code_on(first) == each.codes[0].value
            assert each.code_on(last) == each.code


class TestSuccessions:
    """Whoever ended was succeeded on the next day, in whole by one or in part by each of several."""

    ended = tuple(each for each in REGISTER.authorities if each.ends_on is not None)

    def test_five_ended(self) -> None:
        assert {str(each): [(s.code, s.is_whole) for s in each.successors] for each in self.ended} == {
            "Bournemouth (E06000028)": [("E06000058", True)],
            "Poole (E06000029)": [("E06000058", True)],
            "Cumbria (E10000006)": [("E06000063", False), ("E06000064", False)],
            "Dorset (E10000009)": [("E06000059", False), ("E06000058", False)],
            "Northamptonshire (E10000021)": [("E06000061", False), ("E06000062", False)],
        }

    def test_successors_start_when_their_predecessor_has_ended(self) -> None:
        for each in self.ended:
            assert each.ends_on is not None
            for succession in each.successors:
                assert REGISTER.by_code(succession.code).starts_on == each.ends_on + timedelta(days=1)

    def test_whoever_started_within_the_coverage_followed_somebody(self) -> None:
        for each in REGISTER.authorities:
            if each.starts_on and each.starts_on > date(2009, 4, 1):
                assert REGISTER.predecessors_of(each)


class TestRecord:
    """What is from memory is marked, and what is not recorded is left open."""

    def test_nothing_is_left_without_a_mark(self) -> None:
        marks = Counter(each.certainty for each in REGISTER.authorities)
        assert marks[Certainty.UNVERIFIED] == 0
        assert marks[Certainty.FROM_MEMORY] > 0

    def test_only_the_two_oldest_have_no_start(self) -> None:
        assert {each.name for each in REGISTER.authorities if each.starts_on is None} == {
            "City of London",
            "Isles of Scilly",
        }

    def test_starts_are_days_of_reorganisation(self) -> None:
        starts = Counter(each.starts_on for each in REGISTER.authorities if each.starts_on)
        assert all((day.month, day.day) == (4, 1) for day in starts)
        assert starts[date(1965, 4, 1)] == 32
        assert starts[date(1995, 4, 1)] == 1
        assert starts[date(1996, 4, 1)] == 13
        # thirteen and nineteen unitary authorities, and the county of Worcestershire
        assert starts[date(1997, 4, 1)] == 13
        assert starts[date(1998, 4, 1)] == 19 + 1
        # nine in 2009, of which five went on from 1974
        assert starts[date(2009, 4, 1)] == 4

    def test_the_register_has_its_sources(self) -> None:
        assert any("Open Government Licence v3.0 (Ofsted)" in source.note for source in REGISTER.sources)

    def test_it_is_read_once(self) -> None:
        assert english_authorities() is REGISTER


@pytest.mark.parametrize("read", [_code, _succession])
def test_a_cell_of_the_register_in_another_form_is_refused(read: object) -> None:
    """A slip in the shipped table is found when it is read, and becomes no authority."""
    with pytest.raises(ParseError, match="with its"):
        read("E0800002 until 2013")  # type: ignore[operator]
