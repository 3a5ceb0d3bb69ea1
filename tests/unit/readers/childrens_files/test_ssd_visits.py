"""Visits and health assessments of the standard safeguarding dataset: what is not told gives no case."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.published import ROOT

from safeguarding.readers.childrens_files.ssd import SsdTables, read_ssd
from safeguarding.readers.childrens_files.ssd_cases import ssd_cases
from safeguarding.readers.rules_asked import OwnRules
from safeguarding.serialization.documents import read_toml
from safeguarding.timescales.courses import HEALTH_ASSESSMENTS, PLACEMENT_VISITS
from safeguarding.timescales.following import obligations
from safeguarding.timescales.words import TimescaleOutcome

CARE = "clae_cla_id,clae_person_id,clae_entered_care_date,clae_cla_episode_ceased"
PLACEMENTS = "clap_cla_id,clap_cla_placement_start_date,clap_cla_placement_end_date"
VISITS = "clav_cla_id,clav_cla_visit_date,clav_cla_visit_seen"
HEALTH = "clah_person_id,clah_health_check_date,clah_health_check_type,clah_health_check_status"
PEOPLE = "pers_person_id,pers_dob"


def dataset(folder: Path, **tables: list[str]) -> SsdTables:
    for name, lines in tables.items():
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_ssd(folder)


def outcomes(tables: SsdTables, rule: str) -> tuple[list[tuple[date, ...]], list[str]]:
    found = ssd_cases(tables, rule, held_from=None)
    return [tuple(case.done_on) for case in found.cases], [fault.problem for fault in found.refused]


class TestPlacementVisits:
    """A placement starts its visits afresh; a visit belongs to the placement in which it was made."""

    def test_two_placements(self, tmp_path: Path) -> None:
        tables = dataset(
            tmp_path,
            a=[PLACEMENTS, "7,2018-05-01,2018-06-01", "7,2018-06-01,"],
            b=[VISITS, "7,2018-05-08,Y", "7,2018-06-12,Y", "7,2018-06-20,"],
        )
        found = ssd_cases(tables, "placement_visits", held_from=None)
        assert [case.done_on for case in found.cases] == [
            (date(2018, 5, 8),),
            (date(2018, 6, 12), date(2018, 6, 20)),
        ]
        # within one week of the start: the 8th is the last day of the first, and the 12th is too late for the second
        firsts = [obligations(PLACEMENT_VISITS, case, as_at=date(2018, 7, 1))[0].outcome for case in found.cases]
        assert firsts == [TimescaleOutcome.IN_TIME, TimescaleOutcome.LATE]

    @pytest.mark.parametrize(
        ("placements", "visits", "problem"),
        [
            (["7,2018-05-01,"], ["7,2018-05-08,N"], "the child was not seen"),
            (["7,2018-05-01,2018-06-01", "7,2018-06-01,"], ["7,2018-06-01,Y"], "the day of the move"),
            (["7,2018-05-01,", "7,2018-06-01,"], [], "no day on which it ended"),
            (["7,2018-05-01,2018-06-05", "7,2018-06-01,"], [], "before it ended"),
            (["7,2018-05-01,"], ["7,soon,Y"], "cannot be read"),
            (["7,soon,"], [], "cannot be read"),
        ],
    )
    def test_what_is_not_told(self, tmp_path: Path, placements: list[str], visits: list[str], problem: str) -> None:
        tables = dataset(tmp_path, a=[PLACEMENTS, *placements], b=[VISITS, "9,2018-05-01,Y", *visits])
        assert any(problem in each for each in outcomes(tables, "placement_visits")[1])


class TestHealth:
    """The first completed assessment in a period of care is its first; other checks are none, and unknown words say nothing."""

    def tables(self, folder: Path, *checks: str) -> SsdTables:
        return dataset(
            folder,
            a=[CARE, "7,P1,2018-05-01,", "8,P2,2018-05-01,2018-07-01"],
            b=[HEALTH, *checks],
            c=[PEOPLE, "P1,2010-02-01", "P2,2016-02-01"],
        )

    def test_first_assessments(self, tmp_path: Path) -> None:
        checks = (
            "P1,2018-05-02,Dental Check,Completed",
            "P1,2018-05-10,Health Assessment,Cancelled",
            "P1,2018-05-31,Health Assessment,Completed",
            "P1,2018-11-30,Health Assessment,Planned",
            "P2,2018-04-30,Health Assessment,Completed",
        )
        assert outcomes(self.tables(tmp_path, *checks), "iha") == ([(date(2018, 5, 31),), ()], [])

    def test_later_ones_turn_on_the_birthday(self, tmp_path: Path) -> None:
        """Twenty working days after 1 May 2018 is the 31st, without 7 and 28 May; then twelve months, at eight years of age."""
        checks = ("P1,2018-05-31,IHA,Completed", "P1,2019-05-31,RHA,Completed", "P2,2018-06-01,IHA,Completed")
        (first, second) = ssd_cases(self.tables(tmp_path, *checks), "health_assessments", held_from=None).cases
        assert [each.outcome for each in obligations(HEALTH_ASSESSMENTS, first, as_at=date(2019, 6, 30))][:2] == [
            TimescaleOutcome.IN_TIME,
            TimescaleOutcome.IN_TIME,
        ]
        assert second.born_on == date(2016, 2, 1)

    @pytest.mark.parametrize(
        ("check", "problem"),
        [
            ("P1,2018-05-31,Wellbeing call,Completed", "not known"),
            ("P1,2018-05-31,Health Assessment,Pending", "was completed is not told"),
            ("P1,2018-05-31,Health Assessment,", "was completed is not told"),
            ("P1,2018-05-31,Review Health Assessment,Completed", "called a review"),
            ("P1,soon,Health Assessment,Completed", "cannot be read"),
        ],
    )
    def test_what_is_not_told(self, tmp_path: Path, check: str, problem: str) -> None:
        done, refused = outcomes(self.tables(tmp_path, check), "iha")
        assert (done, [problem in each for each in refused]) == ([()], [True])


class TestACouncilsOwnVisits:
    """A council's own rule of visits is measured from its plans, by the name that it gives the rule."""

    def test_plans_of_need(self, tmp_path: Path) -> None:
        tables = dataset(
            tmp_path,
            a=[
                "cinp_cin_plan_id,cinp_person_id,cinp_cin_plan_start_date,cinp_cin_plan_end_date",
                *("1,P1,2018-05-01,", "2,P2,2018-05-01,2018-06-01", "3,P2,2018-05-20,"),
            ],
            b=["cinv_person_id,cinv_cin_visit_date,cinv_cin_visit_seen", "P1,2018-05-29,Y", "P1,2018-04-29,Y"],
        )
        done, refused = outcomes(tables, "cin_visit")
        assert done == [(date(2018, 5, 29),)]
        assert refused == ["two plans of one child at one time: under which a visit was made is not told"] * 2
        own = read_toml(ROOT / "examples" / "council-rules.toml", OwnRules).rules
        (rule,) = (each for each in own if each.rule_id == "cin_visit")
        (case,) = ssd_cases(tables, "cin_visit", held_from=None).cases
        assert obligations([rule], case, as_at=date(2018, 6, 1))[0].outcome is TimescaleOutcome.IN_TIME

    def test_child_protection_plans(self, tmp_path: Path) -> None:
        tables = dataset(
            tmp_path,
            a=[
                "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date,cppl_cp_plan_ola",
                *("1,P1,2018-05-01,,N", "2,P2,2018-05-01,,Y"),
            ],
            b=["cppv_cp_plan_id,cppv_cp_visit_date,cppv_cp_visit_seen", "1,2018-05-10,Y"],
        )
        assert outcomes(tables, "cp_visit") == ([(date(2018, 5, 10),)], [])


def test_nobody_is_born_after_care_began(tmp_path: Path) -> None:
    """A birthday on the first day may be; of a later one it is not known which is wrong, and the period gives no case."""
    check = "2018-05-20,Health Assessment,Completed"
    for born, cases in (("2018-05-01", 1), ("2018-05-02", 0)):
        tables = dataset(tmp_path, a=[CARE, "7,P1,2018-05-01,"], b=[HEALTH, f"P1,{check}"], c=[PEOPLE, f"P1,{born}"])
        done, refused = outcomes(tables, "health_assessments")
        assert (len(done), "a birthday after care began" in refused) == (cases, not cases)


def test_care_whose_episodes_contradict_gives_no_health_assessment(tmp_path: Path) -> None:
    """Where it is not told when care began or ended, nothing is said of what was due in it."""
    tables = dataset(
        tmp_path, a=[CARE, "7,P1,soon,", "8,P2,2018-05-01,"], b=[HEALTH, "P2,2018-05-20,Health Assessment,Completed"]
    )
    done, refused = outcomes(tables, "iha")
    assert (len(done), len(refused)) == (1, 1)


def test_care_that_began_on_two_days_gives_no_health_assessment(tmp_path: Path) -> None:
    """Two episodes of one period say differently when it began: from when the days count is not told."""
    care = [CARE, "7,P1,2018-05-01,", "7,P1,2018-06-01,"]
    tables = dataset(tmp_path, a=care, b=[HEALTH, "P1,2018-05-20,Health Assessment,Completed"])
    assert outcomes(tables, "iha") == ([], ["two days on which the same period of care began"])
